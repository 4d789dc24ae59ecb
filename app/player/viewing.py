"""How each recording is seen in this window: what is done to its picture, its zoom, and the frame held beside it.

None of it is evidence; it is forgotten when the window closes. What is on stands on the picture in words.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject, Signal

from app.i18n import marked, tr
from app.player.holding import MODE_NAMES, HeldFrame, Mode
from app.player.picture import PictureWidget
from app.player.player import Player
from app.session import CaseSession
from catalog.media.seeing import PLAIN, Channel, Lines, Seeing
from catalog.model.records import Media

CHANNEL_NAMES = {
    Channel.ALL: marked("All colours"),
    Channel.RED: marked("Red alone"),
    Channel.GREEN: marked("Green alone"),
    Channel.BLUE: marked("Blue alone"),
    Channel.LUMA: marked("Brightness alone (luma)"),
    Channel.CHROMA_BLUE: marked("Blue difference alone (chroma)"),
    Channel.CHROMA_RED: marked("Red difference alone (chroma)"),
}
LINES_NAMES = {
    Lines.WOVEN: marked("All lines, as they are"),
    Lines.BLENDED: marked("Both fields blended"),
    Lines.UPPER: marked("Upper field alone"),
    Lines.LOWER: marked("Lower field alone"),
}


@dataclass
class _View:
    """What is remembered of one recording."""

    seeing: Seeing = PLAIN
    is_on: bool = True
    place: tuple[float | None, tuple[float, float]] = field(default=(None, (0.5, 0.5)))


class Viewing(QObject):
    """Follows the chosen recording; the player is told how to see, the picture where to look."""

    changed = Signal()

    def __init__(self, session: CaseSession, player: Player, picture: PictureWidget) -> None:
        super().__init__(picture)
        self._session = session
        self._player = player
        self._picture = picture
        self._views: dict[str, _View] = {}
        self._media_uid: str | None = None
        self._exact_pts: int | None = None
        """Of the exact frame that is on screen; None while what is there was only played."""
        self._holds_next = False
        session.media_chosen.connect(self._on_media)
        player.running_changed.connect(lambda _: self._say())
        picture.zoomed.connect(self._say)

    # ---------------------------------------------------------------- what is done to the picture

    @property
    def chosen(self) -> Seeing:
        """What is set for the recording, on or off."""
        return self._view.seeing

    @property
    def is_on(self) -> bool:
        return self._view.is_on

    @property
    def now(self) -> Seeing:
        """What is done."""
        return self._view.seeing if self._view.is_on else PLAIN

    @property
    def _view(self) -> _View:
        return self._views.setdefault(self._media_uid or "", _View())

    def see(self, seeing: Seeing) -> None:
        """Sets what is done, and turns it on."""
        self._view.seeing, self._view.is_on = seeing, True
        self._apply()

    def change(self, **values: int | str) -> None:
        """Sets single steps, by the names of `Seeing`'s fields."""
        self.see(replace(self._view.seeing, **values))  # type: ignore[arg-type]

    def turn(self) -> None:
        """A quarter turn more, clockwise."""
        self.change(quarter_turns=(self.chosen.quarter_turns + 1) % 4)

    def toggle(self) -> None:
        """All that is set off, or on again. The zoom stays: so the two can be compared."""
        if self.chosen.is_plain:
            self._session.said.emit(tr("Nothing is set yet: the picture is seen as the file has it."))
            return
        self._view.is_on = not self._view.is_on
        self._apply()

    def reset(self) -> None:
        self._view.seeing, self._view.is_on = PLAIN, True
        self._apply()

    def _apply(self) -> None:
        self._player.set_seeing(self.now.unturned)
        self._picture.set_quarter_turns(self.now.quarter_turns)
        self._say()
        self.changed.emit()

    # ---------------------------------------------------------------- the frame that is held

    def hold_or_let_go(self) -> None:
        """Holds the exact frame that is shown, or the one that comes to rest now; or lets go of it."""
        if self._picture.held is not None:
            self._picture.hold(None)
            self.changed.emit()
        elif self._exact_pts is not None:
            self._hold(self._exact_pts)
        elif self._player.loaded:
            self._holds_next = True
            self._player.pause()

    def on_picture(self, pts: int, *, is_exact: bool) -> None:
        """Another picture is on screen: the exact frame at `pts`, or one that is played."""
        self._exact_pts = pts if is_exact else None
        if self._holds_next and is_exact:
            self._hold(pts)

    def _hold(self, pts: int) -> None:
        moments = self._session.moments
        self._holds_next = False
        if moments is None:
            return
        words = tr("frame {number}, {clock}", number=moments.number(pts), clock=moments.clock(pts))
        parts = steps_in_words(self.now)
        held = f"{words} ({', '.join(parts)})" if parts else words
        self._picture.hold(HeldFrame(self._picture.image.copy(), self._picture.display, held))
        self.changed.emit()

    def next_mode(self) -> None:
        modes = list(Mode)
        self.set_mode(modes[(modes.index(self._picture.holding_mode) + 1) % len(modes)])

    def set_mode(self, mode: Mode) -> None:
        self._picture.set_holding_mode(mode)
        if self._picture.held is None:
            self._session.said.emit(tr("Hold a frame first: then the two are compared."))
        else:
            self._session.said.emit(tr(MODE_NAMES[mode]))
        self.changed.emit()

    # ---------------------------------------------------------------- words

    def words(self) -> str:
        """What is on, for the picture; empty where it is seen as the file has it."""
        parts = steps_in_words(self.now)
        zoom = self._picture.zoom
        if zoom is not None:
            parts.append(tr("zoom {percent} %", percent=round(100 * zoom)))
        if not parts:
            return ""
        text = tr("Seen with: {steps} – the file is unchanged", steps=", ".join(parts))
        missing = steps_in_words(self.now.beyond_curve)
        if self._player.running and missing:
            text += "\n" + tr("Not while playing: {steps}", steps=", ".join(missing))
        return text

    def _say(self) -> None:
        self._picture.words.say(self.words())

    def _on_media(self, media: Media | None) -> None:
        if self._media_uid is not None:
            self._view.place = self._picture.view
        self._media_uid = media.uid if media else None
        self._holds_next, self._exact_pts = False, None
        self._picture.hold(None)
        self._picture.set_view(self._view.place)
        self._apply()


def steps_in_words(seeing: Seeing) -> list[str]:
    """Each thing that is done, in a few words, in the order in which it is done."""
    steps = []
    if seeing.lines != PLAIN.lines:
        steps.append(tr(LINES_NAMES[Lines(seeing.lines)]))
    if seeing.channel != PLAIN.channel:
        steps.append(tr(CHANNEL_NAMES[Channel(seeing.channel)]))
    if seeing.contrast:
        steps.append(tr("contrast {value}", value=f"{seeing.contrast:+d}"))
    if seeing.brightness:
        steps.append(tr("brightness {value}", value=f"{seeing.brightness:+d}"))
    if seeing.gamma_centi != PLAIN.gamma_centi:
        steps.append(tr("gamma {value}", value=f"{seeing.gamma_centi / 100:.2f}"))
    if seeing.local_contrast_tenths:
        steps.append(tr("local contrast {value} (CLAHE)", value=f"{seeing.local_contrast_tenths / 10:.1f}"))
    if seeing.sharpening:
        steps.append(tr("sharpening {value} %", value=seeing.sharpening))
    if seeing.quarter_turns:
        steps.append(tr("turned by {degrees}°", degrees=90 * seeing.quarter_turns))
    return steps
