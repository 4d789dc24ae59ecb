"""The room of seeing better: a panel of knobs, the keys that do the same, and stills of what is seen."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from app.i18n import tr
from app.room import Desk, Panel, Place
from app.seeing.panel import SeeingPanel
from catalog.model.records import DerivedPicture, Media
from catalog.operations.derived_pictures import keep_seen

CLOSER = 1.25
MOVE_PX = 60
WIPE_STEP = 0.02


class SeeingRoom:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._picture, self._viewing = desk.stage.picture, desk.stage.viewing
        self.panel = SeeingPanel(desk.session, desk.player, self._viewing, self._picture, desk.actions)
        self.panels = [
            Panel("seeing", tr("See better"), self.panel, Place.RIGHT, behind="annotation"),
        ]
        self._connect()

    def close(self) -> None:
        pass

    def _connect(self) -> None:
        picture, viewing = self._picture, self._viewing
        done = {
            "picture_closer": lambda: picture.zoom_by(CLOSER),
            "picture_wider": lambda: picture.zoom_by(1 / CLOSER),
            "picture_whole": lambda: picture.set_zoom(None),
            "picture_100": lambda: picture.set_zoom(1.0),
            "picture_200": lambda: picture.set_zoom(2.0),
            "picture_400": lambda: picture.set_zoom(4.0),
            "picture_left": lambda: self._move(-1, 0),
            "picture_right": lambda: self._move(1, 0),
            "picture_up": lambda: self._move(0, -1),
            "picture_down": lambda: self._move(0, 1),
            "see_better": self._bring_up,
            "seeing_on": viewing.toggle,
            "seeing_none": viewing.reset,
            "picture_turn": viewing.turn,
            "hold_frame": viewing.hold_or_let_go,
            "hold_mode": viewing.next_mode,
            "wipe_left": lambda: picture.move_wipe(picture.wipe_share - WIPE_STEP),
            "wipe_right": lambda: picture.move_wipe(picture.wipe_share + WIPE_STEP),
            "keep_seen": self.keep,
        }
        for action_id, do in done.items():
            self._desk.actions[action_id].triggered.connect(lambda _=False, do=do: do())

    def _move(self, across: int, down: int) -> None:
        way = QPointF(across, down) * MOVE_PX
        self._picture.pan(way.x(), way.y())

    def _bring_up(self) -> None:
        self._desk.bring_up("seeing")
        self.panel.first.setFocus()

    def keep(self) -> None:
        """The frame on screen, as it is seen, becomes a picture of the case with its recipe."""
        desk, seeing = self._desk, self._viewing.now
        media, moments = desk.session.media, desk.session.moments
        if media is None or moments is None or not desk.player.loaded or media.kind == "sound":
            return
        if seeing.is_plain:
            desk.say(tr("The picture is seen as the file has it: {key:capture} captures the frame itself."))
            return
        desk.player.pause()
        pts = desk.player.pts
        desk.work.submit(
            tr("Still of {media} at {clock}, as it is seen", media=media.label, clock=moments.clock(pts)),
            lambda: keep_seen(desk.session.case, media.uid, pts, seeing, actor=desk.session.author),
            then=lambda kept: self._say_kept(media, kept),
            quiet=True,
        )

    def _say_kept(self, media: Media, kept: DerivedPicture) -> None:
        self._desk.session.refresh()
        self._desk.say(
            tr(
                "Kept as {media}-E{number}: a picture made from the frame, with the steps that made it.",
                media=media.label,
                number=kept.number,
            )
        )
