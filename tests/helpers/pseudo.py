"""A language made up for tests: every text stands in brackets and is half as long again, so that what does not come
from the translations shows, and what has no room for longer words too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QDockWidget,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QSpinBox,
    QTabBar,
    QTabWidget,
    QWidget,
)

from app.i18n import CONTEXT
from app.vocabulary.words import LANGUAGES
from tests.helpers.translations import texts

_WORD = re.compile(r"[^\W\d_]{2,}")
_TAG = re.compile(r"<style.*?</style>|<[^<>]*>", re.DOTALL)
_INNERMOST = re.compile(r"⟦[^⟦⟧]*⟧")
_KEYS = (
    *(
        "Ctrl",
        "Shift",
        "Alt",
        "PgUp",
        "PgDown",
        "Left",
        "Right",
        "Up",
        "Down",
        "Home",
        "End",
        "Space",
        "Return",
    ),
    *("Enter", "Escape", "Esc", "Delete", "Del", "Backspace", "Tab", "Ins", "F1"),
)
_UNITS = ("PTS", "UTC", "ms", "px", "dB", "kHz", "Hz", "ppm", "kB", "MB", "GB", "dBFS")
_FORMATS = ("SRT", "WebVTT", "CLAHE", "PDF", "HTML", "BORIS", "ELAN", "LosslessCut", "VLC", "Framewitness")
_LANGUAGES = ("English", "Русский", "Язык: русский", "русский")
ROWS = 40
"""Of a list or table no more rows than these are read: they are all made the same way."""


class Pseudo(QTranslator):
    """Gives every text back as ⟦text…⟧, half as long again if `longer`."""

    def __init__(self, *, longer: bool = False) -> None:
        super().__init__()
        self._longer = longer

    def isEmpty(self) -> bool:  # noqa: N802
        return False

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
        if context in ("QShortcut", "QGuiApplication") or not _WORD.search(text):
            return text
        if context == CONTEXT and text not in texts():
            return text
        more = "·" * (len(text) // 2) if self._longer else ""
        return f"⟦{text}{more}⟧"


def untranslated(text: str, data: Iterable[str]) -> str:
    """What is left of a shown text once translations, what people or files said (`data`), keys and units are gone;
    empty where no word is left."""
    left = _TAG.sub(" ", text).replace("&nbsp;", " ").replace("&", "")
    while left != (fewer := _INNERMOST.sub(" ", left)):
        left = fewer
    known = (*_LANGUAGES, *_KEYS, *_UNITS, *_FORMATS, *LANGUAGES, "he", *data)
    for each in sorted({each for each in known if each in left}, key=len, reverse=True):
        left = re.sub(rf"(?<!\w){re.escape(each)}(?!\w)", " ", left)
    left = re.sub(r"\b[0-9a-f]{8,}\b|\d+[A-Za-z×]?", " ", left)
    return left.strip() if _WORD.search(left) else ""


def shown_texts(widget: QWidget) -> Iterator[tuple[str, str]]:
    """(where, text) for everything that a widget and those in it say, seen or not, to eye or ear."""
    for each in (widget, *widget.findChildren(QWidget)):
        name = f"{type(each).__name__} {each.objectName()}".strip()
        for text in (each.toolTip(), each.accessibleName(), each.accessibleDescription(), each.statusTip()):
            yield name, text
        if each.isWindow() or isinstance(each, QDockWidget):
            yield name, each.windowTitle()
        yield from ((name, text) for text in _own_texts(each))
        for action in each.actions():
            yield f"{name} action", action.text()
            yield f"{name} action", action.toolTip()
            yield from _of_menu(action)


def _own_texts(each: QWidget) -> Iterator[str]:
    if isinstance(each, (QLabel, QAbstractButton)):
        yield each.text()
    elif isinstance(each, QGroupBox):
        yield each.title()
    elif isinstance(each, (QLineEdit, QPlainTextEdit)):
        yield each.placeholderText()
    elif isinstance(each, QComboBox):
        yield from (each.itemText(i) for i in range(min(ROWS, each.count())))
    elif isinstance(each, QSpinBox):
        yield from (each.suffix(), each.prefix(), each.specialValueText())
    elif isinstance(each, (QTabBar, QTabWidget)):
        yield from (each.tabText(i) for i in range(each.count()))
    elif isinstance(each, QHeaderView):
        model = each.model()
        if model is not None and not each.isHidden():
            for i in range(each.count()):
                yield str(model.headerData(i, each.orientation()) or "")
    elif isinstance(each, QAbstractItemView) and each.model() is not None:
        yield from _of_model(each.model(), QModelIndex())


def _of_model(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
    for row in range(min(ROWS, model.rowCount(parent))):
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)):
            index = model.index(row, column, parent)
            for role in roles:
                value = index.data(int(role))
                if isinstance(value, str):
                    yield value
        child = model.index(row, 0, parent)
        if model.rowCount(child):
            yield from _of_model(model, child)


def _of_menu(action: QAction) -> Iterator[tuple[str, str]]:
    menu = action.menu()
    if isinstance(menu, QMenu):
        for each in menu.actions():
            yield f"menu {menu.title()}", each.text()
            yield from _of_menu(each)
