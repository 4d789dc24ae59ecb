"""What lets panels be small: rows of buttons that go on in the next line where there is no room (in narrow panels, with
large text, in languages of long words), and forms that scroll."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QVBoxLayout,
    QWidget,
)


class Flow(QLayout):
    """Each widget has its own size; those whose policy is to expand share what is left of their line."""

    def __init__(
        self, *widgets: QWidget, spacing: int = 6, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
    ) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)
        self.setContentsMargins(*margins)
        for widget in widgets:
            self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # None ends Qt's search
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        margins = self.contentsMargins()
        room = width - margins.left() - margins.right()
        heights = [
            max(_height(item, width) for item, width in zip(line, self._widths(line, room), strict=True))
            for line in self._lines(room)
        ]
        return margins.top() + margins.bottom() + sum(heights) + self.spacing() * max(0, len(heights) - 1)

    def sizeHint(self) -> QSize:
        """All in one line."""
        sizes = [self._size(item) for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in sizes) + self.spacing() * max(0, len(sizes) - 1)
        return self._with_margins(QSize(width, max((size.height() for size in sizes), default=0)))

    def minimumSize(self) -> QSize:
        """The widest alone."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize()) if not item.isEmpty() else size
        return self._with_margins(size)

    def setGeometry(self, place: QRect) -> None:
        super().setGeometry(place)
        margins = self.contentsMargins()
        inner = place.marginsRemoved(margins)
        parent = self.parentWidget()
        direction = parent.layoutDirection() if parent is not None else Qt.LayoutDirection.LeftToRight
        top = inner.top()
        for line in self._lines(inner.width()):
            sized = [
                (item, QSize(width, _height(item, width)))
                for item, width in zip(line, self._widths(line, inner.width()), strict=True)
            ]
            height = max(size.height() for _, size in sized)
            left = inner.left()
            for item, size in sized:
                box = QRect(QPoint(left, top + (height - size.height()) // 2), size)
                item.setGeometry(QStyle.visualRect(direction, inner, box))
                left += size.width() + self.spacing()
            top += height + self.spacing()

    def _with_margins(self, size: QSize) -> QSize:
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _size(self, item: QLayoutItem) -> QSize:
        return item.sizeHint().expandedTo(item.minimumSize())

    def _lines(self, room: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        left = -1
        for item in self._items:
            if item.isEmpty():
                continue
            width = self._size(item).width()
            if left < width:
                lines.append([])
                left = room
            lines[-1].append(item)
            left -= width + self.spacing()
        return lines

    def _widths(self, line: list[QLayoutItem], room: int) -> list[int]:
        widths = [min(self._size(item).width(), room) for item in line]
        growing = [i for i, item in enumerate(line) if _expands(item)]
        spare = max(0, room - sum(widths) - self.spacing() * (len(line) - 1))
        for i in growing:
            widths[i] += spare // len(growing)
        return widths


def _height(item: QLayoutItem, width: int) -> int:
    if item.hasHeightForWidth():
        return max(item.heightForWidth(width), item.minimumSize().height())
    return max(item.sizeHint().height(), item.minimumSize().height())


def _expands(item: QLayoutItem) -> bool:
    widget = item.widget()
    policy = widget.sizePolicy().horizontalPolicy() if widget is not None else QSizePolicy.Policy.Fixed
    return policy in (
        QSizePolicy.Policy.Expanding,
        QSizePolicy.Policy.Ignored,
        QSizePolicy.Policy.MinimumExpanding,
    )


def beside(label: QLabel, field: QWidget) -> QWidget:
    """A field with its label before it, which go into the next line together."""
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    row.addWidget(label)
    row.addWidget(field, 1)
    label.setBuddy(field)
    return both


def scrolled(widget: QWidget, name: str) -> QScrollArea:
    """Something in what scrolls up and down, for a panel that is low."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setAccessibleName(name)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(_Low(widget, area.viewport()))
    return area


class _Low(QWidget):
    """As low as what is in it can be, where that needs more than there is: Qt would give it its favourite height."""

    def __init__(self, widget: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._widget = widget
        widget.setParent(self)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        layout = self._widget.layout()
        if layout is not None and layout.hasHeightForWidth():
            return layout.minimumHeightForWidth(width)
        return self._widget.minimumSizeHint().height()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._widget.minimumSizeHint().width(), 0)

    def sizeHint(self) -> QSize:
        return self._widget.sizeHint()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._widget.setGeometry(self.rect())


def mirrored(painter: QPainter, row: QRect, place: QRect) -> QRect:
    """A place in a painted row, given as where one reads from left to right, for where one reads the other way too."""
    return QStyle.visualRect(painter.layoutDirection(), row, place)


def column(*widgets: QWidget) -> QWidget:
    """A widget with these below one another, without gaps."""
    whole = QWidget()
    layout = QVBoxLayout(whole)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for widget in widgets:
        layout.addWidget(widget)
    return whole
