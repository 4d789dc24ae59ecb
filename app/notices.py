"""Lines above the picture that tell something and wait: they stop nothing, and go when they are answered."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from app import theme
from app.i18n import tr
from app.icons import icon

Answer = tuple[str, Callable[[], object]]
"""What stands on a button, and what it does; the notice is gone then."""


class Notice(QFrame):
    """One line with its buttons and one that closes it."""

    def __init__(self, text: str, answers: Sequence[Answer], close: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("notice")
        self.setAccessibleName(text)
        self.sign = QLabel("!")
        self.sign.setObjectName("warning")
        self.sign.setFont(theme.fixed_font(bold=True))
        self.label = QLabel(text)
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        line = QHBoxLayout(self)
        line.setContentsMargins(10, 3, 4, 3)
        line.addWidget(self.sign)
        line.addWidget(self.label, 1)
        self.buttons: list[QPushButton] = []
        for words, do in answers:
            button = QPushButton(words)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _=False, do=do: (close(), do()))
            line.addWidget(button)
            self.buttons.append(button)
        self.closing = QToolButton()
        self.closing.setObjectName("slim")
        self.closing.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.closing.setIcon(icon("close"))
        self.closing.setToolTip(tr("Put this notice away"))
        self.closing.setAccessibleName(tr("Put this notice away"))
        self.closing.clicked.connect(close)
        line.addWidget(self.closing)


class Notices(QWidget):
    """Notices by id, the newest at the bottom; takes no room while there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._by_id: dict[str, Notice] = {}
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(1)
        self.hide()

    def tell(self, id: str, text: str, answers: Sequence[Answer] = ()) -> Notice:
        """Shows a notice in the place of any with the same id."""
        self.withdraw(id)
        notice = self._by_id[id] = Notice(text, answers, lambda: self.withdraw(id))
        self._lines.addWidget(notice)
        self.show()
        return notice

    def withdraw(self, id: str) -> None:
        """The notice with this id goes, if it is there."""
        notice = self._by_id.pop(id, None)
        if notice is not None:
            notice.hide()
            notice.deleteLater()
        self.setVisible(bool(self._by_id))

    def notice(self, id: str) -> Notice | None:
        return self._by_id.get(id)

    def draw_icons(self) -> None:
        for notice in self._by_id.values():
            notice.closing.setIcon(icon("close"))
