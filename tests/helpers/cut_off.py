"""What has less room on the screen than it needs: texts cut off, widgets reaching out, texts one over the other."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenuBar,
    QPushButton,
    QRadioButton,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionGroupBox,
    QTabBar,
    QToolButton,
    QWidget,
)

SCREEN = (1280, 800)
"""What a small screen has, in device-independent pixels."""
SLACK = 1
"""Pixels: half a pixel is lost or won by rounding."""


def faults(whole: QWidget) -> list[str]:
    """Everything in sight in a window or panel that has not the room it needs, in words."""
    found = []
    if whole.isWindow() and (whole.width() > SCREEN[0] or whole.height() > SCREEN[1]):
        found.append(f"larger than a small screen: {whole.width()} × {whole.height()}")
    seen = [each for each in (whole, *whole.findChildren(QWidget)) if _in_sight(each)]
    for each in seen:
        found += [f"{_name(each)}: {words}" for words in _lacks(each)]
        if each is not whole and _reaches_out(each):
            found.append(f"{_name(each)}: reaches out of {_name(each.parentWidget())}")
    found += [f"{_name(one)} lies over {_name(other)}" for one, other in _overlapping(seen)]
    return found


def _in_sight(widget: QWidget) -> bool:
    return widget.isVisible() and not widget.visibleRegion().isEmpty()


def _name(widget: QWidget | None) -> str:
    if widget is None:
        return "nothing"
    text = getattr(widget, "text", lambda: "")() or widget.accessibleName() or widget.objectName()
    return f"{type(widget).__name__} “{str(text)[:60]}”"


def _lacks(each: QWidget) -> Iterator[str]:
    if isinstance(each, QLabel):
        yield from _label(each)
    elif isinstance(each, (QPushButton, QToolButton, QCheckBox, QRadioButton)):
        yield from _button(each)
    elif isinstance(each, QComboBox):
        yield from _combo(each)
    elif isinstance(each, QTabBar):
        yield from _tabs(each)
    elif isinstance(each, QHeaderView):
        yield from _header(each)
    elif isinstance(each, QLineEdit):
        yield from _line(each)
    elif isinstance(each, QGroupBox):
        option = QStyleOptionGroupBox()
        each.initStyleOption(option)
        room = each.style().subControlRect(
            QStyle.ComplexControl.CC_GroupBox, option, QStyle.SubControl.SC_GroupBoxLabel, each
        )
        yield from _against(each.title(), room.width(), each)
    elif isinstance(each, QMenuBar):
        shown = sum(1 for action in each.actions() if action.isVisible())
        there = sum(1 for action in each.actions() if not each.actionGeometry(action).isEmpty())
        if there < shown:
            yield f"{shown - there} menus have no room"


def _told_elsewhere(each: QWidget, text: str) -> bool:
    """Whether the tool tip has the whole text, so that it may be pressed together."""
    told = html.unescape(re.sub(r"<[^>]*>", " ", each.toolTip()))
    return bool(told) and text.strip() in told


def _against(text: str, room: int, each: QWidget) -> Iterator[str]:
    wanted = each.fontMetrics().horizontalAdvance(text.replace("&", ""))
    if wanted > room + SLACK and not _told_elsewhere(each, text):
        yield f"“{text}” has {room} of {wanted} pixels"


def _label(label: QLabel) -> Iterator[str]:
    if not label.text().strip() or not label.pixmap().isNull():
        return
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        if needed > label.height() + SLACK:
            yield f"{label.height()} of {needed} pixels high"
        return
    size = (
        label.minimumSizeHint()
        if label.sizePolicy().horizontalPolicy() is not QSizePolicy.Policy.Ignored
        else label.sizeHint()
    )
    if size.width() > label.width() + SLACK and not _told_elsewhere(label, label.text()):
        yield f"{label.width()} of {size.width()} pixels wide"
    if size.height() > label.height() + SLACK:
        yield f"{label.height()} of {size.height()} pixels high"


def _button(button: QAbstractButton) -> Iterator[str]:
    if not button.text() or (
        isinstance(button, QToolButton)
        and button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly
        and not button.icon().isNull()
    ):
        return
    size = button.sizeHint()
    if size.width() > button.width() + SLACK and not _told_elsewhere(button, button.text()):
        yield f"{button.width()} of {size.width()} pixels wide"
    text = button.fontMetrics().height()
    if button.height() < text:
        yield f"{button.height()} pixels high, its text {text}"


def _combo(box: QComboBox) -> Iterator[str]:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    room = box.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, box
    )
    icon = 0 if box.itemIcon(box.currentIndex()).isNull() else box.iconSize().width() + 4
    text = box.currentText() or box.placeholderText()
    yield from _against(text, room.width() - icon, box)


def _tabs(bar: QTabBar) -> Iterator[str]:
    for i in range(bar.count()):
        text = bar.tabText(i)
        wanted = bar.fontMetrics().horizontalAdvance(text.replace("&", ""))
        if bar.isTabVisible(i) and bar.tabRect(i).width() < wanted + SLACK and text not in bar.tabToolTip(i):
            yield f"tab “{text}” has {bar.tabRect(i).width()} of {wanted} pixels"


def _header(header: QHeaderView) -> Iterator[str]:
    model = header.model()
    if model is None or header.orientation() is not Qt.Orientation.Horizontal:
        return
    for i in range(header.count()):
        text = str(model.headerData(i, header.orientation()) or "")
        tip = str(model.headerData(i, header.orientation(), Qt.ItemDataRole.ToolTipRole) or "")
        wanted = header.fontMetrics().horizontalAdvance(text) + 12  # the sheet's padding
        if not header.isSectionHidden(i) and text not in tip and header.sectionSize(i) + SLACK < wanted:
            yield f"column “{text}” has {header.sectionSize(i)} of {wanted} pixels"


def _line(line: QLineEdit) -> Iterator[str]:
    if isinstance(line.parentWidget(), QComboBox) or line.text():
        return  # what was typed can be moved through
    margins = line.textMargins()
    room = line.width() - margins.left() - margins.right() - 16  # the sheet's padding and frame
    if line.isClearButtonEnabled():
        room -= 0  # it is in sight only once something was typed
    yield from _against(line.placeholderText(), room, line)


def _reaches_out(each: QWidget) -> bool:
    parent = each.parentWidget()
    if parent is None or each.isWindow() or isinstance(parent, (QTabBar, QAbstractScrollArea)):
        return False
    if isinstance(parent.parentWidget(), QAbstractScrollArea) or not _says_something(each):
        return False
    room = parent.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK)
    return not room.contains(each.geometry())


def _says_something(each: QWidget) -> bool:
    return isinstance(each, (QLabel, QAbstractButton, QComboBox, QLineEdit)) and not (
        isinstance(each, QLabel) and not each.text()
    )


def _overlapping(seen: list[QWidget]) -> Iterator[tuple[QWidget, QWidget]]:
    """Pairs of texts in one widget that lie over one another."""
    by_parent: dict[QWidget, list[QWidget]] = {}
    for each in seen:
        parent = each.parentWidget()
        if parent is not None and not each.isWindow() and _says_something(each):
            by_parent.setdefault(parent, []).append(each)
    for parent, siblings in by_parent.items():
        if isinstance(parent, (QLineEdit, QComboBox, QTabBar)):
            continue  # small buttons stand inside of them
        for i, one in enumerate(siblings):
            for other in siblings[i + 1 :]:
                shared: QRect = one.geometry().intersected(other.geometry())
                if shared.width() > SLACK and shared.height() > SLACK:
                    yield one, other
