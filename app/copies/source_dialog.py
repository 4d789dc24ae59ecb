"""Where a picture comes from: a still or screenshot is looked for in every recording of the case."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.i18n import tr
from app.models.thumbnails import Thumbnails
from app.moments import Moments
from app.problem import ProblemLine
from app.session import CaseSession
from catalog.model.records import Media
from catalog.operations.copies import CopyCandidate

PICTURES = {".png", ".jpg", ".jpeg", ".webp", ".bmp", ".gif", ".tif", ".tiff", ".heic", ".avif"}


def picture_in(mime: QMimeData) -> Path | None:
    """The picture file that is dragged, where it is a single one."""
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].suffix.lower() in PICTURES else None


LIST_HEIGHT = 230


class SourceDialog(QDialog):
    """Says where the picture was found as soon as that is known; a click goes there and closes it."""

    go_asked = Signal(object, int)
    """Media and PTS."""

    def __init__(
        self, name: str, session: CaseSession, thumbnails: Thumbnails, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Where a picture comes from"))
        self._session = session
        self._thumbnails = thumbnails
        self.found: list[tuple[Media, int]] = []
        self.text = QLabel(tr("Looking for {name} in the recordings of this case…", name=name))
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.problem = ProblemLine()
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Where the picture was found"))
        self.list.setIconSize(QSize(96, 54))
        self.list.itemActivated.connect(lambda _: self._go())
        self.list.itemClicked.connect(lambda _: self.go_button.setEnabled(True))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(LIST_HEIGHT)
        self.list.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.go_button: QPushButton = buttons.addButton(
            tr("Go there"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.go_button.setEnabled(False)
        buttons.accepted.connect(self._go)
        buttons.rejected.connect(self.reject)
        self._name = name
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addWidget(self.text)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.problem)
        layout.addWidget(buttons)
        self.setMinimumWidth(640)

    def show_found(self, candidates: Sequence[CopyCandidate]) -> None:
        for each in candidates:
            media = self._session.media_of(each.other_uid)
            for found in each.ranges if media is not None else ():
                assert media is not None
                self.found.append((media, found.other_start_pts))
                at = Moments(media).clock(found.other_start_pts)
                where = tr("{media} at {moment}", media=f"{media.label}  {media.title}", moment=at)
                item = QListWidgetItem(f"{where}\n{each.words}")
                item.setIcon(QIcon(self._thumbnails.poster(media)))
                item.setToolTip(each.words)
                self.list.addItem(item)
        if self.found:
            self.text.setText(
                tr("{name} may come from here. Look at both before you say so.", name=self._name)
            )
            self.list.show()
            self.adjustSize()
            self.list.setCurrentRow(0)
            self.go_button.setEnabled(True)
            self.go_button.setFocus()
        else:
            self.text.setText(
                tr(
                    "{name} was not found in any recording of this case. Recordings that are not "
                    "examined yet were not looked through.",
                    name=self._name,
                )
            )

    def show_failure(self, words: str) -> None:
        self.text.setText("")
        self.problem.say(words)

    def _go(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self.found):
            self.go_asked.emit(*self.found[row])
            self.accept()
