"""The stills that were kept of what was seen in a recording; choosing one goes to its frame and sees it so again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from app.i18n import tr
from app.player.player import Player
from app.player.viewing import Viewing, steps_in_words
from app.session import CaseSession
from catalog.errors import InvalidInput
from catalog.media.seeing import seeing_of
from catalog.model.records import DerivedPicture, PictureKind

_PICTURE = Qt.ItemDataRole.UserRole


class KeptStills(QListWidget):
    def __init__(self, session: CaseSession, player: Player, viewing: Viewing) -> None:
        super().__init__()
        self._session = session
        self._player = player
        self._viewing = viewing
        self._shown: list[DerivedPicture] | None = None
        self.setAccessibleName(tr("Stills kept of what was seen"))
        self.setToolTip(tr("Enter or a double click goes to the frame and sees it so again."))
        self.setWordWrap(True)
        self.setMinimumHeight(60)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.itemActivated.connect(self._see_again)
        session.media_chosen.connect(lambda _: self.read())
        session.history_changed.connect(self.read)
        self.read()

    def read(self) -> None:
        media, moments = self._session.media, self._session.moments
        kept = (
            self._session.case.find(
                DerivedPicture, media_uid=media.uid, kind=str(PictureKind.ENHANCED_STILL), order="number"
            )
            if media
            else []
        )
        if kept == self._shown or moments is None:
            return
        self._shown = kept
        self.clear()
        for each in kept:
            where = tr("E{number}   {clock}", number=each.number, clock=moments.clock(each.first_pts))
            item = QListWidgetItem(f"{where}\n{_words(each)}")
            item.setData(_PICTURE, each)
            self.addItem(item)

    def _see_again(self, item: QListWidgetItem) -> None:
        picture: DerivedPicture = item.data(_PICTURE)
        try:
            seeing = seeing_of(picture.recipe["steps"])
        except InvalidInput as error:
            self._session.failed.emit(error)
            return
        self._player.pause()
        self._player.go_to_pts(picture.first_pts)
        self._viewing.see(seeing)


def _words(picture: DerivedPicture) -> str:
    try:
        return ", ".join(steps_in_words(seeing_of(picture.recipe["steps"])))
    except InvalidInput:
        return tr("made by steps that this version does not know")
