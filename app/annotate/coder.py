"""From keys to annotations: a tap is a point, or begins and ends a span; a hold is a span for as long as it lasts.

What was on screen when a span ended still belongs to it, so its half-open end is the next frame's time. Each
annotation is in the case before the next key is read.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import QObject, QTimer, Signal

from app.annotate.marks import Marks
from app.i18n import tr
from app.player.player import Player
from app.session import CaseSession
from app.vocabulary.words import label_of
from catalog.model.records import Annotation, Extent, Term
from catalog.operations import annotate
from catalog.operations.exclusion import excluded_by

HOLD_SECONDS = 0.25
LONGEST_DELAY_MS = 2000


@dataclass(frozen=True, slots=True)
class _Moment:
    """When something was seen: a frame's PTS, the reaction delay that was taken off, and monotonic seconds."""

    pts: int
    delay_ms: int
    at: float


@dataclass(frozen=True, slots=True)
class Held:
    """A term whose key is down."""

    term: Term
    start_pts: int
    delay_ms: int
    since: float
    """Monotonic seconds."""


class Coder(QObject):
    """Codes the chosen recording at the player's position.

    While it plays, what somebody reacts to lies `reaction_ms` of their time back: times that speed in the
    recording. At rest the frame on screen is meant.
    """

    held_changed = Signal()
    reaction_changed = Signal()
    said = Signal(str)

    def __init__(
        self, session: CaseSession, player: Player, marks: Marks, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._player = player
        self._marks = marks
        self._reaction_ms = 0
        self._by_key: dict[str, Term] = {}
        self._held: dict[str, Held] = {}
        self._lifted: dict[str, _Moment] = {}
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

    # ---------------------------------------------------------------- reaction delay

    @property
    def reaction_ms(self) -> int:
        return self._reaction_ms

    def set_reaction(self, milliseconds: int) -> None:
        self._reaction_ms = min(max(0, milliseconds), LONGEST_DELAY_MS)
        self.reaction_changed.emit()

    def _now(self) -> _Moment:
        pts, moments = self._player.pts, self._session.moments
        if not self._reaction_ms or not self._player.running or moments is None:
            return _Moment(pts, 0, time.monotonic())
        speed = Fraction(str(self._player.rate))
        back = round(Fraction(self._reaction_ms, 1000) * speed / moments.media.time_base)
        seen = moments.pts_of_frame(moments.number(max(moments.media.first_pts, pts - back)))
        return _Moment(seen, self._reaction_ms, time.monotonic())

    # ---------------------------------------------------------------- keys

    def press(self, key: str) -> None:
        now = self._now()
        self._held[key] = Held(self._by_key[key], now.pts, now.delay_ms, now.at)
        self._timer.start()

    def lift(self, key: str) -> None:
        """The key went up here and now, unless it comes down again at once."""
        self._lifted[key] = self._now()

    def release(self, key: str) -> None:
        """The key is up since it was lifted last."""
        held, lifted = self._held.pop(key, None), self._lifted.pop(key, None)
        if held is not None:
            self._end(held, lifted or self._now())

    def let_go(self) -> None:
        """The window lost the keyboard: what is held ends here, and is marked, since nobody saw the key go up."""
        now = self._now()
        for key in list(self._held):
            held, lifted = self._held.pop(key), self._lifted.pop(key, None)
            self._end(held, lifted or now, doubt="" if lifted else annotate.LOST_KEYBOARD)

    def held(self) -> list[Held]:
        """Those whose keys have been down for longer than a tap."""
        now = time.monotonic()
        return [each for each in self._held.values() if now - each.since > HOLD_SECONDS]

    def held_codes(self) -> list[str]:
        return [each.term.code for each in self.held()]

    def _end(self, held: Held, lifted: _Moment, *, doubt: str = "") -> None:
        is_tap = lifted.at - held.since <= HOLD_SECONDS
        if is_tap or held.term.kind == Extent.POINT:
            self._tap(held.term, held.start_pts, held.delay_ms)
        else:
            start, last = sorted((held.start_pts, lifted.pts))
            delay = max(held.delay_ms, lifted.delay_ms)
            self._add(held.term, Extent.INTERVAL, start, self._after(last), delay_ms=delay, doubt=doubt)
        self.held_changed.emit()

    def _forget(self) -> None:
        self._held.clear()
        self._lifted.clear()
        self.held_changed.emit()

    # ---------------------------------------------------------------- what is made

    def tap(self, term: Term) -> None:
        """A point, or the beginning or end of a span, where the player stands."""
        now = self._now()
        self._tap(term, now.pts, now.delay_ms)

    def end(self, annotation: Annotation) -> None:
        """Ends what was begun where the player stands."""
        term, now = self._session.term(annotation.term_code), self._now()
        if term is not None:
            self._close(annotation, term, now.pts, now.delay_ms)

    def begun(self) -> list[Annotation]:
        """What was begun in the chosen recording and not ended, in the order in which it was."""
        return list(self._session.begun)

    def _begun_by_me(self, term: Term) -> Annotation | None:
        """The last one of this term that whoever works here began: a key never ends what a colleague began."""
        mine = [each for each in self.begun() if each.annotator == self._session.author]
        return next((each for each in reversed(mine) if each.term_code == term.code), None)

    def _tap(self, term: Term, pts: int, delay_ms: int) -> None:
        if not self._player.loaded:
            return
        if term.kind == Extent.POINT:
            self._add(term, Extent.POINT, pts, None, delay_ms=delay_ms)
            return
        begun = self._begun_by_me(term)
        if begun is None:
            self._add(term, Extent.OPEN, pts, None, delay_ms=delay_ms)
        else:
            self._close(begun, term, pts, delay_ms)

    def commit(self, term: Term | None) -> None:
        """Adds the chosen term over the marked span where there is one, else at the current frame."""
        if term is None:
            self.said.emit(tr("Choose a term in the vocabulary first, or press its key."))
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

    def _close(self, begun: Annotation, term: Term, last_pts: int, delay_ms: int) -> None:
        end_pts = self._after(last_pts)
        if end_pts <= begun.start_pts:
            self.said.emit(
                tr(
                    "{term} was begun later than this. Go past its beginning to end it, or delete it.",
                    term=label_of(term),
                )
            )
            return
        done = self._session.write(
            annotate.edit_annotation,
            self._session.case,
            begun.uid,
            actor=self._session.author,
            delay_ms=delay_ms,
            extent=str(Extent.INTERVAL),
            end_pts=end_pts,
        )
        if done is not None:
            self._session.choose_annotation(done.uid)
            self.said.emit(tr("{term} ended.", term=label_of(term)))

    def _add(
        self,
        term: Term,
        extent: Extent,
        start_pts: int,
        end_pts: int | None,
        *,
        delay_ms: int = 0,
        doubt: str = "",
    ) -> Annotation | None:
        media = self._session.media
        if media is None or self._session.moments is None:
            return None
        may_end = self._may_end(term)
        made = self._session.write(
            annotate.add_annotation,
            self._session.case,
            actor=self._session.author,
            media_uid=media.uid,
            term_code=term.code,
            extent=str(extent),
            start_pts=start_pts,
            end_pts=end_pts,
            delay_ms=delay_ms,
            doubt=doubt,
            assignment_uid=self._session.assignment_uid,
        )
        if made is not None:
            self._session.choose_annotation(made.uid)
            self.said.emit(" ".join([*self._ended(may_end), self._added(term, extent, start_pts)]))
        return made

    def _added(self, term: Term, extent: Extent, start_pts: int) -> str:
        assert self._session.moments is not None
        label, when = label_of(term), self._session.moments.clock(start_pts)
        if extent != Extent.OPEN:
            return tr("{term} added at {time}.", term=label, time=when)
        if term.key:
            return tr(
                "{term} begun at {time}: press {key} again to end it.", term=label, time=when, key=term.key
            )
        return tr("{term} begun at {time}: add it again to end it.", term=label, time=when)

    def _may_end(self, term: Term) -> list[str]:
        """Uids of what was begun and would end where `term` starts, because the two exclude each other."""
        codes = excluded_by(self._session.terms, term.code)
        return [each.uid for each in self.begun() if each.term_code in codes] if codes else []

    def _ended(self, may_have: list[str]) -> list[str]:
        if not may_have:
            return []
        annotations = self._session.annotations
        ended = [each for each in annotations if each.uid in may_have and each.end_pts is not None]
        terms = [self._session.term(each.term_code) for each in ended]
        return [tr("{term} ended.", term=label_of(term)) for term in terms if term is not None]

    def _after(self, pts: int) -> int:
        moments = self._session.moments
        assert moments is not None
        return moments.after(pts)
