"""What the event timeline draws: each recording as a row on the common clock, in seconds, ready for arrays."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QPixmap

from app.i18n import tr
from app.session import CaseSession
from app.together.words import METHODS, error_text
from catalog.case import Case
from catalog.errors import InvalidInput
from catalog.model.clock import UTC, Aligned, Line, utc_seconds
from catalog.model.records import (
    Annotation,
    CopyLink,
    CopyState,
    Extent,
    Media,
    Posting,
    Suggestion,
    SuggestionKind,
    SuggestionState,
    Term,
)

Floats = NDArray[np.float64]
UNKNOWN_COLOUR = "#888888"


@dataclass(slots=True)
class Marks:
    """Annotations of one recording on the common clock, by their beginning. Points have no length."""

    start: Floats = field(default_factory=lambda: np.empty(0))
    end: Floats = field(default_factory=lambda: np.empty(0))
    longest: float = 0.0
    looks: NDArray[np.int64] = field(default_factory=lambda: np.empty(0, np.int64))
    """Which of the timeline's terms each is of."""
    words: Sequence[str] = ()


@dataclass(slots=True)
class Row:
    """A recording. `to_common` leads from its own seconds to the common clock; None: nothing ties it."""

    media: Media
    to_common: Line | None
    error_micros: int = 0
    why: str = ""
    """How it is tied, or why it stands apart."""
    start: float = 0.0
    end: float = 0.0
    marks: Marks = field(default_factory=Marks)
    bangs: Floats = field(default_factory=lambda: np.empty(0))
    posted: Posting | None = None
    """The earliest of its postings whose date is known."""
    loaded: bool = False

    def pts_at(self, seconds: float) -> int:
        """The last PTS not after a moment of the common clock."""
        assert self.to_common is not None
        own = self.to_common.back().at(Fraction(seconds))
        return int(own // self.media.time_base)

    def seconds_at(self, pts: int) -> float:
        assert self.to_common is not None
        return float(self.to_common.at(pts * self.media.time_base))


@dataclass(slots=True)
class Event:
    """The recordings of one event in the order that they begin, then those that nothing ties to them."""

    rows: list[Row] = field(default_factory=list)
    apart: list[Row] = field(default_factory=list)
    utc: Line | None = None
    """From the common clock to UTC, where one of them is tied to it."""
    utc_error_micros: int = 0
    root: Media | None = None
    """The recording whose 0:00 is 0 on the common clock."""
    joined: list[tuple[int, int, float]] = field(default_factory=list)
    """Copies: the two rows, and the moment on the common clock at which they are joined."""
    earliest: Posting | None = None
    earliest_seconds: float | None = None
    """On the common clock, where that is tied to UTC."""

    @property
    def start(self) -> float:
        return min((row.start for row in self.rows), default=0.0)

    @property
    def end(self) -> float:
        return max((row.end for row in self.rows), default=1.0)


def event_of(session: CaseSession, chosen: Media | None) -> Event:
    """The recordings that are tied to the chosen one, without their annotations yet."""
    clock = session.world()
    if chosen is None:
        return Event()
    tied = clock.all_from(chosen.uid)
    members = [each for each in session.library if each.uid in tied]
    root = min(members, key=lambda each: each.number, default=chosen)
    event = Event(root=root)
    from_root = clock.all_from(root.uid)
    zero = Line(Fraction(1), -root.origin_pts * root.time_base)
    for media in session.library:
        event_row = _row(from_root.get(media.uid), media, root, zero)
        (event.apart if event_row.to_common is None else event.rows).append(event_row)
    event.rows.sort(key=lambda row: (row.start, row.media.number))
    world = clock.between(root.uid, UTC)
    if world is not None:
        event.utc = zero.back().then(world.line)
        event.utc_error_micros = world.error_micros
    _join_copies(event, session.copy_links)
    return event


def _row(aligned: Aligned | None, media: Media, root: Media, zero: Line) -> Row:
    """`aligned` leads from the root's clock to the recording's."""
    if aligned is None:
        return Row(media, None, why=_why_apart(media, root))
    line = aligned.line.back().then(zero)
    row = Row(media, line, aligned.error_micros)
    row.start = row.seconds_at(media.first_pts)
    row.end = row.seconds_at(max(media.end_pts, media.first_pts + 1))
    if aligned.path:
        how = ", ".join(dict.fromkeys(METHODS[each.method]() for each in aligned.path))
        row.why = f"{how}, {error_text(aligned.error_micros)}"
    return row


def _why_apart(media: Media, root: Media) -> str:
    if media.kind == "photograph":
        return tr("a photograph that nothing ties to {media}", media=root.label)
    return tr("not aligned with {media}", media=root.label)


def _join_copies(event: Event, links: list[CopyLink]) -> None:
    places = {row.media.uid: number for number, row in enumerate(event.rows)}
    for link in links:
        one, other = places.get(link.media_uid), places.get(link.other_uid)
        if link.state == CopyState.CONFIRMED and one is not None and other is not None and link.ranges:
            longest = max(link.ranges, key=lambda each: int(each["end_pts"]) - int(each["start_pts"]))
            middle = (int(longest["start_pts"]) + int(longest["end_pts"])) // 2
            event.joined.append((min(one, other), max(one, other), event.rows[one].seconds_at(middle)))


def find_earliest(event: Event) -> None:
    """Among the postings of the rows that are read."""
    known = [row.posted for row in event.rows if row.posted is not None]
    event.earliest = min(known, key=_when, default=None)
    event.earliest_seconds = None
    if event.earliest is not None and event.utc is not None:
        with contextlib.suppress(InvalidInput):  # a page's date without a zone
            event.earliest_seconds = float(event.utc.back().at(utc_seconds(event.earliest.published_utc)))


def _when(posting: Posting) -> tuple[str, int]:
    return posting.published_utc, posting.number


@dataclass(frozen=True, slots=True)
class Found:
    """What the case has of a recording, on the common clock. The `marks` have their terms by their places in
    `codes`."""

    marks: Marks
    codes: tuple[str, ...]
    bangs: Floats
    posted: Posting | None


def read_row(case: Case, media: Media, to_common: Line, assignment_uid: str | None) -> Found:
    """Reads a row's annotations, bangs and postings; 0.2 s for ten thousand annotations, so beside the window.
    Who codes for an assignment sees no bangs: they are suggestions, less those that somebody dismissed."""
    annotations = case.find(
        Annotation, order="start_pts, number", media_uid=media.uid, assignment_uid=assignment_uid
    )
    marks, codes = _marks(media, to_common, annotations)
    postings = [each for each in case.find(Posting, media_uid=media.uid) if each.published_utc]
    of_it = {"media_uid": media.uid, "kind": str(SuggestionKind.IMPULSIVE)}
    bangs = [] if assignment_uid else case.find(Suggestion, order="start_pts", **of_it)
    heard = [each.start_pts for each in bangs if each.state != SuggestionState.DISMISSED]
    posted = min(postings, key=_when, default=None)
    return Found(marks, codes, _on_common(media, to_common, heard), posted)


def fill_row(row: Row, found: Found, look_of: Callable[[str], int]) -> None:
    row.bangs, row.posted, row.marks = found.bangs, found.posted, found.marks
    looks = np.array([look_of(code) for code in found.codes], np.int64)
    row.marks.looks = looks[found.marks.looks]


def _marks(media: Media, to_common: Line, annotations: list[Annotation]) -> tuple[Marks, tuple[str, ...]]:
    if not annotations:
        return Marks(), ()
    start = _on_common(media, to_common, [each.start_pts for each in annotations])
    end = _on_common(media, to_common, [_end_of(each) for each in annotations])
    codes = {code: number for number, code in enumerate(dict.fromkeys(e.term_code for e in annotations))}
    looks = np.array([codes[each.term_code] for each in annotations], np.int64)
    words = [f"{media.label}-A{each.number}  {each.term_code}" for each in annotations]
    return Marks(start, end, float((end - start).max()), looks, words), tuple(codes)


def _end_of(annotation: Annotation) -> int:
    if annotation.extent == Extent.INTERVAL and annotation.end_pts is not None:
        return annotation.end_pts
    return annotation.start_pts


def _on_common(media: Media, to_common: Line, pts: list[int]) -> Floats:
    slope = float(to_common.slope * media.time_base)
    return np.asarray(pts, np.float64) * slope + float(to_common.offset)


@dataclass(slots=True)
class Looks:
    """The terms that occur, by number: rows keep numbers, so that they can be drawn by arrays."""

    session: CaseSession
    terms: list[Term | None] = field(default_factory=list)
    colours: list[str] = field(default_factory=list)
    known: dict[str, int] = field(default_factory=dict)
    marks: dict[tuple[int, str], QPixmap] = field(default_factory=dict)
    """Each one's mark in each look."""

    def number(self, code: str) -> int:
        if code not in self.known:
            term = self.session.term(code)
            self.known[code] = len(self.terms)
            self.terms.append(term)
            self.colours.append(term.colour if term is not None and term.colour else UNKNOWN_COLOUR)
        return self.known[code]
