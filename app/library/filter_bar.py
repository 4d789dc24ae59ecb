"""Above the list of recordings: words, a filter, collections; and what the list is narrowed to."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.i18n import tr


class FilterBar(QWidget):
    """`filter` and `sets` are buttons that stand with those that bring recordings in."""

    to_list = Signal()
    """Somebody wants to go on in the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QLineEdit()
        self.words.setPlaceholderText(tr("Find recordings"))
        self.words.setAccessibleName(tr("Find recordings"))
        self.words.setToolTip(
            tr(
                "Lists the recordings that have these words anywhere: in titles, descriptions, comments, pages, "
                "transcripts or annotations. Enter shows the places."
            )
        )
        self.words.setClearButtonEnabled(True)
        self.words.installEventFilter(self)
        self.filter = self._button(tr("Filter…"), tr("Choose by any field which recordings are listed"))
        self.sets = self._button(
            tr("Collections"), tr("Collections of recordings, and searches that are kept")
        )
        self.menu = QMenu(self.sets)
        self.sets.setMenu(self.menu)
        self.sets.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setAccessibleName(tr("What the list is narrowed to"))
        self.show_all = self._button(tr("Show all"), tr("List all recordings again"))
        self._below = QWidget()
        below = QHBoxLayout(self._below)
        below.setContentsMargins(2, 4, 0, 0)
        below.addWidget(self.told, 1)
        below.addWidget(self.show_all, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 0, 6, 4)
        layout.setSpacing(0)
        layout.addWidget(self.words)
        layout.addWidget(self._below)
        self.tell("")

    def tell(self, text: str) -> None:
        """Says what the list is narrowed to; empty: it is not."""
        self.told.setText(text)
        self._below.setVisible(bool(text))

    def _button(self, text: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName("flat")
        button.setText(text)
        button.setToolTip(tip)
        button.setAccessibleName(text)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the field the arrow down goes into the list."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Down
        ):
            self.to_list.emit()
            return True
        return False
