"""A page's picture as wide as the panel, to be scrolled; its pieces are decoded as they come into sight."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QScrollArea, QSizePolicy, QTextEdit, QWidget

from app import theme
from app.i18n import tr
from app.page_capture.drawing import SHOWN_WIDTH_PX
from catalog.operations.search import Passage

KEPT = 6
"""Decoded pieces that are kept: what is in sight, and a little beside it."""


class PagePicture(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Picture of the page"))
        self._pieces: list[bytes] = []
        self._heights: list[int] = []
        self._decoded: dict[int, QPixmap] = {}

    def show_pieces(self, pieces: list[bytes]) -> None:
        self._pieces, self._decoded = pieces, {}
        self._heights = []
        for number in range(len(pieces)):
            first = number in (0, len(pieces) - 1)
            self._heights.append(self._piece(number).height() if first else self._heights[0])
        self._fit()
        self.update()

    @property
    def whole_height_px(self) -> int:
        """In pixels of the picture as it was drawn for the window."""
        return sum(self._heights)

    def fit(self, width: int) -> None:
        self.setFixedWidth(max(1, width))
        self._fit()

    def _fit(self) -> None:
        height = round(self.whole_height_px * self.width() / SHOWN_WIDTH_PX)
        self.setFixedHeight(max(height, 3 * self.fontMetrics().height()))

    def _piece(self, number: int) -> QPixmap:
        if number not in self._decoded:
            pixmap = QPixmap()
            pixmap.loadFromData(self._pieces[number])
            while len(self._decoded) >= KEPT:
                del self._decoded[next(iter(self._decoded))]
            self._decoded[number] = pixmap
        return self._decoded[number]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if not self._pieces:
            painter.drawText(
                self.rect(), Qt.AlignmentFlag.AlignCenter, tr("The picture is being made ready…")
            )
        scale, top = self.width() / SHOWN_WIDTH_PX, 0
        for number, height in enumerate(self._heights):
            place = QRectF(0, top * scale, self.width(), height * scale)
            top += height
            if place.toAlignedRect().intersects(event.rect()):
                piece = self._piece(number)
                painter.drawPixmap(place, piece, QRectF(QRect(0, 0, piece.width(), piece.height())))
        painter.end()


SCROLLING = ("Up", "Down", "PgUp", "PgDown", "Home", "End")


class PageScroll(QScrollArea):
    own_keys = SCROLLING

    def __init__(self) -> None:
        super().__init__()
        self.picture = PagePicture()
        self.setWidget(self.picture)
        self.setAccessibleName(tr("The page as it was seen"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        ends = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}
        if event.key() in ends:
            bar.setValue(ends[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.picture.fit(self.viewport().width())


class ReadingField(QPlainTextEdit):
    """Text to be read and copied."""

    own_keys = SCROLLING

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)

    def show_text(self, text: str, *, has_earlier: bool = False, has_later: bool = False) -> int:
        """Gives how many characters, as Qt counts them, stand before the text."""
        before = tr("[What comes before is in the saved file.]") + "\n\n" if has_earlier else ""
        self.setExtraSelections([])
        self.setPlainText(
            before + text + ("\n\n" + tr("[The rest is in the saved file.]") if has_later else "")
        )
        return _length(before)

    def show_passage(self, passage: Passage) -> None:
        """Marks the words in the text, and brings the first of them into the middle."""
        before = self.show_text(passage.text, has_earlier=passage.has_earlier, has_later=passage.has_later)
        look = theme.look()
        marked: list[QTextEdit.ExtraSelection] = []
        place, counted = before, 0
        for first, end in passage.marks:
            place, counted = place + _length(passage.text[counted:first]), first
            selection = QTextEdit.ExtraSelection()
            selection.cursor = QTextCursor(self.document())
            selection.cursor.setPosition(place)
            selection.cursor.setPosition(
                place + _length(passage.text[first:end]), QTextCursor.MoveMode.KeepAnchor
            )
            selection.format.setBackground(theme.mixed(look.field, look.accent, 0.45))
            selection.format.setFontUnderline(True)  # not by colour alone
            marked.append(selection)
        self.setExtraSelections(marked)
        if marked:
            self.setTextCursor(marked[0].cursor)
            self.centerCursor()


def _length(text: str) -> int:
    """In characters as Qt counts them (UTF-16)."""
    return len(text) + sum(sign > "\uffff" for sign in text)
