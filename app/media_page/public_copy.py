"""Asking for a copy at a public web archive: what that gives away is told first, and nothing is sent by itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.form_dialog import in_a_row
from app.i18n import tr
from app.library.add_link import is_link
from app.problem import ProblemLine
from catalog.model.records import Posting


class PublicCopyDialog(QDialog):
    """Asks nobody: it says what a person wants, of the chosen posting."""

    send_asked = Signal(object)
    browser_asked = Signal(object)
    """Posting."""
    note_asked = Signal(object, str)
    """Posting, and the link of a copy that was made in a browser."""

    def __init__(self, postings: Sequence[Posting], way: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Copy at a public archive"))
        self._postings = list(postings)
        told = QLabel(
            tr(
                "The Wayback Machine (web.archive.org) can keep a copy of its own, which supports yours: a stranger "
                "vouches for it. It visits the page itself, shows the copy to everybody, and you cannot take that "
                "back. It learns this link and the address of whoever asks. Those who watch the page may notice."
            )
        )
        told.setWordWrap(True)
        self.which = QComboBox()
        self.which.setAccessibleName(tr("Link to be copied"))
        for posting in self._postings:
            self.which.addItem(tr("P{number}: {link}", number=posting.number, link=posting.url))
        self.which.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.browser = QPushButton(tr("Open in my browser"))
        self.browser.setToolTip(
            tr("Your own browser asks the archive, by its own way and with its own logins")
        )
        self.send = QPushButton(tr("Ask from here"))
        self.send.setToolTip(way)
        self.way = QLabel(way)
        self.way.setObjectName("dim")
        self.way.setWordWrap(True)
        self.copy = QLineEdit()
        self.copy.setAccessibleName(tr("Link of the copy, if you had one made in your browser"))
        self.copy.setPlaceholderText(tr("https://web.archive.org/web/…"))
        self.note = QPushButton(tr("Note it"))
        self.problem = ProblemLine()
        self.browser.clicked.connect(lambda: self.browser_asked.emit(self.posting))
        self.send.clicked.connect(lambda: self.send_asked.emit(self.posting))
        self.note.clicked.connect(self._note)
        for each in (self.browser, self.send, self.note):
            each.setAutoDefault(False)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(tr("Close"))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addWidget(told)
        layout.addWidget(self.which)
        layout.addLayout(in_a_row(self.send, self.browser))
        layout.addWidget(self.way)
        layout.addWidget(QLabel(self.copy.accessibleName()))
        line = QHBoxLayout()
        line.addWidget(self.copy, 1)
        line.addWidget(self.note)
        layout.addLayout(line)
        layout.addWidget(self.problem)
        layout.addWidget(buttons)
        self.setMinimumWidth(560)
        for label in self.findChildren(QLabel):
            label.setTextFormat(Qt.TextFormat.PlainText)

    @property
    def posting(self) -> Posting:
        return self._postings[max(0, self.which.currentIndex())]

    def _note(self) -> None:
        link = self.copy.text().strip()
        if is_link(link):
            self.problem.say("")
            self.note_asked.emit(self.posting, link)
        else:
            self.problem.say(tr("Paste the whole link of the copy, from your browser's address bar."))
