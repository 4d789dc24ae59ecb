"""The dialog for a link to archive."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from app.i18n import tr
from app.problem import ProblemLine


def links_in(text: str) -> list[str]:
    """The http and https links in a text, each once, in order."""
    words = text.replace("<", " ").replace(">", " ").split()
    return list(dict.fromkeys(word for word in words if is_link(word)))


def is_link(word: str) -> bool:
    url = QUrl(word, QUrl.ParsingMode.TolerantMode)
    return url.scheme().lower() in ("http", "https") and bool(url.host())


class AddLinkDialog(QDialog):
    """After `accept`, `links` holds what is to be archived."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Add from a link"))
        self.links: list[str] = []
        intro = QLabel(
            tr(
                "Paste the address of the page or of the video, one a line. The video is saved as it "
                "is served, hashed, and every step is written into the case."
            )
        )
        intro.setWordWrap(True)
        self.field = QPlainTextEdit()
        self.field.setAccessibleName(tr("Links, one a line"))
        self.field.setPlaceholderText(tr("https://…"))
        self.field.setTabChangesFocus(True)
        self.field.setFixedHeight(self.field.fontMetrics().height() * 5 + 14)
        clipboard = "\n".join(links_in(QGuiApplication.clipboard().text()[:10_000]))
        if clipboard:
            self.field.setPlainText(clipboard)
            self.field.selectAll()
        self.problem = ProblemLine()
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText(tr("Archive"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addWidget(intro)
        layout.addWidget(self.field)
        layout.addWidget(self.problem)
        layout.addWidget(buttons)
        self.setMinimumWidth(520)
        self.field.setFocus()

    def accept(self) -> None:
        words = self.field.toPlainText().split()
        wrong = [word for word in words if not is_link(word)]
        if wrong:
            self.problem.say(
                tr("“{wrong}” is not a link that begins with http:// or https://.", wrong=wrong[0][:120])
            )
            return
        self.links = list(dict.fromkeys(words))
        if not self.links:
            self.problem.say(tr("Paste a link first."))
            return
        super().accept()
