"""A dialog that asks for something: words, fields, a line for what is wrong with them, and two buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.problem import ProblemLine

SPACING = 12


class FormDialog(QDialog):
    """Its maker calls `ask` once the fields are there. What is wrong with them `accept` says by `problem`."""

    ok: QPushButton
    """The button that accepts, where there is one."""

    def __init__(self, title: str, parent: QWidget | None = None, *, width: int = 480) -> None:
        """At least so many pixels wide."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(width)
        self.problem = ProblemLine()

    def ask(self, *parts: str | QWidget | QLayout, does: str = "", only_shows: bool = False) -> None:
        """Lays out the parts, from the top down, with the problem and the buttons below. Words wrap. `does` stands on
        the button that accepts, in place of Qt's own word; where it `only_shows`, there is but one that closes."""
        ok, cancel = QDialogButtonBox.StandardButton.Ok, QDialogButtonBox.StandardButton.Cancel
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close if only_shows else ok | cancel)
        if not only_shows:
            self.ok = buttons.button(ok)
            self.ok.setText(does or self.ok.text())
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(SPACING)
        for part in parts:
            if isinstance(part, QLayout):
                layout.addLayout(part)
            else:
                layout.addWidget(in_words(part) if isinstance(part, str) else part)
        layout.addWidget(self.problem)
        layout.addWidget(buttons)


def in_words(words: str) -> QLabel:
    """Words as they are, whatever looks like markup in them; they wrap."""
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def heading(words: str) -> QLabel:
    label = in_words(words)
    label.setObjectName("panelTitle")
    return label


def in_a_row(*widgets: QWidget) -> QHBoxLayout:
    """The widgets beside one another, from where a line begins."""
    row = QHBoxLayout()
    for each in widgets:
        row.addWidget(each)
    row.addStretch(1)
    return row
