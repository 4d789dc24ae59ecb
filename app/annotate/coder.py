"""From keys to annotations: a tap is a point, or begins and ends a span; a hold is a span for as long as it lasts.

What was on screen when a span ended still belongs to it, so its half-open end is the next frame's time. Each
annotation is in the case before the next key is read.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from app.annotate.marks import Marks
from app.player.player import Player
from app.session import CaseSession
from catalog.model.records import Annotation, Extent, Presence, Term
from catalog.operations import annotate

HOLD_SECONDS = 0.25


@dataclass(frozen=True, slots=True)
class _Held:
    term: Term
    start_pts: int
    since: float
    """Monotonic seconds."""


@dataclass(frozen=True, slots=True)
class _Lifted:
    pts: int
    at: float
    """Monotonic seconds."""


class Coder(QObject):
    """Codes the chosen recording at the player's position."""

    held_changed = Signal()
    said = Signal(str)

    def __init__(
        self, session: CaseSession, player: Player, marks: Marks, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._player = player
        self._marks = marks
        self._by_key: dict[str, Term] = {}
        self._held: dict[str, _Held] = {}
        self._lifted: dict[str, _Lifted] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(round(HOLD_SECONDS * 1000) + 10)
        self._timer.timeout.connect(self.held_changed)
        session.terms_changed.connect(self._read_keys)
        session.media_chosen.connect(lambda _: self._forget())
        self._read_keys()

    def _read_keys(self) -> None:
        self._by_key = {term.key: term for term in self._session.terms if term.key and not term.retired}

    def is_code(self, key: str) -> bool:
        return key in self._by_key and self._player.loaded

    # ---------------------------------------------------------------- keys

    def press(self, key: str) -> None:
        self._held[key] = _Held(self._by_key[key], self._player.pts, time.monotonic())
        self._timer.start()

    def lift(self, key: str) -> None:
        """The key went up here and now, unless it comes down again at once."""
        self._lifted[key] = _Lifted(self._player.pts, time.monotonic())

    def release(self, key: str) -> None:
        """The key is up since it was lifted last."""
        held, lifted = self._held.pop(key, None), self._lifted.pop(key, None)
        if held is not None:
            self._end(held, lifted or _Lifted(self._player.pts, time.monotonic()))

    def let_go(self) -> None:
        """The window lost its focus: what is held ends here."""
        for key in list(self._held):
            self.lift(key)
            self.release(key)

    def held_codes(self) -> list[str]:
        """Terms whose keys have been down for longer than a tap."""
        now = time.monotonic()
        return [each.term.code for each in self._held.values() if now - each.since > HOLD_SECONDS]

    def _end(self, held: _Held, lifted: _Lifted) -> None:
        is_tap = lifted.at - held.since <= HOLD_SECONDS
        if is_tap or held.term.kind == Extent.POINT:
            self.tap(held.term, held.start_pts)
        else:
            start, last = sorted((held.start_pts, lifted.pts))
            self._add(held.term, Extent.INTERVAL, start, self._after(last))
        self.held_changed.emit()

    def _forget(self) -> None:
        self._held.clear()
        self._lifted.clear()
        self.held_changed.emit()

    # ---------------------------------------------------------------- what is made

    def tap(self, term: Term, pts: int | None = None) -> None:
        """A point, or the beginning or end of a span, at `pts` (by default where the player stands)."""
        if not self._player.loaded:
            return
        pts = self._player.pts if pts is None else pts
        if term.kind == Extent.POINT:
            self._add(term, Extent.POINT, pts, None)
            return
        begun = self._session.open_annotation(term.code)
        if begun is None:
            self._add(term, Extent.OPEN, pts, None)
        elif self._after(pts) <= begun.start_pts:
            self.said.emit(
                f"{_label(term)} was begun later than this. Go past its beginning to end it, or delete it."
            )
        else:
            self._close(begun, term, self._after(pts))

    def commit(self, term: Term | None) -> None:
        """Adds the chosen term over the marked span where there is one, else at the current frame."""
        if term is None:
            self.said.emit("Choose a term in the vocabulary first, or press its key.")
        elif self._marks.span is None:
            self.tap(term)
        else:
            start, end = self._marks.span
            is_point = term.kind == Extent.POINT
            made = self._add(
                term, Extent.POINT if is_point else Extent.INTERVAL, start, None if is_point else end
            )
            if made is not None:
                self._marks.clear()

    def _close(self, begun: Annotation, term: Term, end_pts: int) -> None:
        done = self._session.write(
            annotate.edit_annotation,
            self._session.case,
            begun.uid,
            actor=self._session.author,
            extent=str(Extent.INTERVAL),
            end_pts=end_pts,
        )
        if done is not None:
            self._session.choose_annotation(done.uid)
            self.said.emit(f"{_label(term)} ended.")

    def _add(self, term: Term, extent: Extent, start_pts: int, end_pts: int | None) -> Annotation | None:
        media, moments = self._session.media, self._session.moments
        if media is None or moments is None:
            return None
        made = self._session.write(
            annotate.add_annotation,
            self._session.case,
            actor=self._session.author,
            media_uid=media.uid,
            term_code=term.code,
            extent=str(extent),
            start_pts=start_pts,
            end_pts=end_pts,
            presence=str(Presence.HEARD if term.code.startswith("snd.") else Presence.SEEN),
        )
        if made is not None:
            self._session.choose_annotation(made.uid)
            if extent == Extent.OPEN:
                how = f"press {term.key} again to end it" if term.key else "add it again to end it"
                self.said.emit(f"{_label(term)} begun at {moments.clock(start_pts)}: {how}.")
            else:
                self.said.emit(f"{_label(term)} added at {moments.clock(start_pts)}.")
        return made

    def _after(self, pts: int) -> int:
        moments = self._session.moments
        assert moments is not None
        return moments.after(pts)


def _label(term: Term) -> str:
    return str(term.labels.get("en", term.code))
