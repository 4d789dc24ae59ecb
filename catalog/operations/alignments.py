"""Recordings put on one clock, and clocks tied to UTC: one function for each thing a person asks.

What writes commits at once and can be undone (`catalog.operations.undo`). Reading is exact: see
`catalog.model.clock`.
"""

from __future__ import annotations

import weakref
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from catalog.case import Case
from catalog.errors import InvalidInput, MediaUnreadable
from catalog.jobs import Job, Operation
from catalog.model.clock import (
    SPEED_OF_SOUND,
    USUAL_METRES,
    UTC,
    Aligned,
    Clock,
    media_of_ties,
    utc_seconds,
    utc_text,
)
from catalog.model.records import Alignment, CopyLink, CopyState, Media
from catalog.model.timecode import utc_now
from catalog.operations.suggestions import sound_file
from catalog.texts import phrase

if TYPE_CHECKING:
    from catalog.analysis.synchrony import Synchrony

METHODS = ("eye", "ear", "typed", "sound", "clock in the picture")
MOST_DRIFT_PPB = 10_000_000
"""One in a hundred. Clocks of recorders differ by some hundred thousandths; what differs more is another speed."""

MOST_AWAY_SECONDS = 100 * 366 * 86_400
"""A century: what is farther away is a slip of the hand, and numbers without end cannot be stored."""
FEW_ENTRIES = 32
"""So many changes are looked at one by one; after more everything is read again."""

_clocks: weakref.WeakKeyDictionary[Case, tuple[int, Clock]] = weakref.WeakKeyDictionary()
"""The clock of each open case as of a custody entry: it is asked for with each frame that is shown."""


def align(
    case: Case,
    media_uid: str,
    at_pts: int,
    *,
    other_uid: str,
    other_pts: int,
    error_micros: int,
    method: str,
    drift_ppb: int = 0,
    facts: dict[str, Any] | None = None,
    note: str = "",
    actor: str,
) -> Alignment:
    """Says that `at_pts` of one recording is the same moment as `other_pts` of another, within the error.

    Each PTS is in its own media's time base and may lie outside of it. `drift_ppb` is how much faster the first
    one's clock runs. Of several alignments between the same two the last one made counts. Raises InvalidInput for
    an error that is not stated, an unknown method, a drift that no clock has, a recording with itself, and what lies
    further away than anybody lives.
    """
    if media_uid == other_uid:
        raise InvalidInput("A recording cannot be aligned with itself.", hint="Choose two recordings.")
    case.get(Media, other_uid)
    made = Alignment(
        media_uid=media_uid,
        at_pts=at_pts,
        other_uid=other_uid,
        other_pts=other_pts,
        drift_ppb=drift_ppb,
        error_micros=error_micros,
        method=method,
        facts=facts or {},
        note=note.strip(),
        made_by=actor,
        made_utc=utc_now(),
    )
    return _added(case, made, "alignment.add", actor=actor)


def tie_to_utc(
    case: Case,
    media_uid: str,
    at_pts: int,
    utc: str,
    *,
    error_micros: int,
    method: str = "clock in the picture",
    drift_ppb: int = 0,
    facts: dict[str, Any] | None = None,
    note: str = "",
    actor: str,
) -> Alignment:
    """Says that `at_pts` of a recording was at `utc` (`2026-11-01T09:30:00.000Z`, or with another zone).

    Raises InvalidInput as `align` does, and for a time that cannot be read or that no calendar has.
    """
    moment = utc_text(utc_seconds(utc))
    if not moment:
        raise InvalidInput(
            phrase("“{value}” lies outside the calendar.", value=utc), hint="Look at the year and the zone."
        )
    made = Alignment(
        media_uid=media_uid,
        at_pts=at_pts,
        utc=moment,
        drift_ppb=drift_ppb,
        error_micros=error_micros,
        method=method,
        facts=facts or {},
        note=note.strip(),
        made_by=actor,
        made_utc=utc_now(),
    )
    return _added(case, made, "alignment.tie", actor=actor)


def remove_alignment(case: Case, uid: str, *, actor: str) -> Alignment | None:
    """Takes an alignment out. Returns the one between the same two that was made before it, which counts again."""
    removed = case.get(Alignment, uid)
    with case.unit_of_work("alignment.remove", actor=actor) as work:
        work.remove(removed)
    left = alignments_between(case, removed.media_uid, removed.other_uid)
    return left[-1] if left else None


@dataclass(frozen=True, slots=True)
class SoundProposal:
    """What the sound of two recordings says of their clocks, for a person to accept."""

    media_uid: str
    other_uid: str
    at_pts: int
    other_pts: int
    metres: int
    found: Synchrony

    @property
    def sure(self) -> bool:
        return self.found.sure

    def offset_seconds(self, media: Media, other: Media) -> Fraction:
        """How many seconds after the first recording's 0:00 the other one's 0:00 is, by this proposal."""
        begun = self.at_pts * media.time_base - self.other_pts * other.time_base
        return begun + other.origin_pts * other.time_base - media.origin_pts * media.time_base

    def in_words(self) -> str:
        """What a person reads before deciding: the measure, the error and what it consists of, or why it is unsure."""
        found = self.found
        measure = f"z {found.z:.1f}, ratio {found.ratio:.2f}, {found.votes} of {found.chunks} stretches agree"
        if not found.sure:
            return f"Unsure: the sound does not tell how these two lie to each other ({measure})."
        return (
            f"The same sound is heard in both ({measure}). The error is ±{found.error_micros / 1e6:.3f} s: "
            f"±{found.measured_micros / 1e6:.4f} s as measured, and {found.travel_micros / 1e6:.3f} s that sound "
            f"takes over {self.metres} m."
        )


def propose_from_sound(
    case: Case, media_uid: str, other_uid: str, *, metres: int = USUAL_METRES
) -> Operation[SoundProposal]:
    """Compares the sound of two recordings; nothing is written. `metres` is the largest distance that the recorders
    may have had from each other. Raises MediaUnreadable for a recording without sound that can be decoded."""
    from catalog.analysis.synchrony import SoundOf, synchronise

    if metres < 0:
        raise InvalidInput("The largest distance cannot be less than nothing.")
    media = [case.get(Media, uid) for uid in (media_uid, other_uid)]
    sounds = []
    for each in media:
        source = sound_file(case, each)
        if source is None:
            raise MediaUnreadable(
                phrase("{label} has no sound.", label=each.label), hint="Align it by eye, or type the offset."
            )
        sounds.append(SoundOf(**source))
    arguments = {"one": sounds[0], "other": sounds[1], "metres": metres}
    found: Synchrony | None = yield Job(
        f"compare the sound of {media[0].label} and {media[1].label}", synchronise, arguments
    )
    if found is None:
        raise MediaUnreadable(
            phrase(
                "The sound of {label} or {label_2} cannot be decoded.",
                label=media[0].label,
                label_2=media[1].label,
            ),
            hint="Align them by eye, or type the offset.",
        )
    at, there = (
        round(seconds / each.time_base)
        for seconds, each in zip((found.at, found.other_at), media, strict=True)
    )
    return SoundProposal(media_uid, other_uid, at, there, metres, found)


def accept_proposal(case: Case, proposal: SoundProposal, *, actor: str, note: str = "") -> Alignment:
    """Aligns as the sound says. Raises InvalidInput for a proposal that is unsure."""
    from catalog.analysis.synchrony import facts_of

    if not proposal.sure:
        raise InvalidInput(proposal.in_words(), hint="Align by eye or by ear, or type the offset.")
    return align(
        case,
        proposal.media_uid,
        proposal.at_pts,
        other_uid=proposal.other_uid,
        other_pts=proposal.other_pts,
        error_micros=proposal.found.error_micros,
        method="sound",
        drift_ppb=proposal.found.drift_ppb,
        facts=facts_of(proposal.found, metres=proposal.metres),
        note=note,
        actor=actor,
    )


def align_by_offset(
    case: Case,
    media_uid: str,
    other_uid: str,
    offset: Fraction,
    *,
    error_micros: int,
    method: str = "typed",
    note: str = "",
    actor: str,
) -> Alignment:
    """Says that the other recording's 0:00 is `offset` seconds after the first one's 0:00."""
    media, other = case.get(Media, media_uid), case.get(Media, other_uid)
    if offset >= 0:
        at = media.origin_pts + round(offset / media.time_base)
        there = other.origin_pts
    else:
        at, there = media.origin_pts, other.origin_pts + round(-offset / other.time_base)
    return align(
        case,
        media.uid,
        at,
        other_uid=other.uid,
        other_pts=there,
        error_micros=error_micros,
        method=method,
        note=note,
        actor=actor,
    )


def offset_seconds(case: Case, media_uid: str, other_uid: str) -> Fraction | None:
    """How many seconds after the first recording's 0:00 the other one's 0:00 is; None where nothing ties them."""
    media, other = case.get(Media, media_uid), case.get(Media, other_uid)
    aligned = offset_of(case, media.uid, other.uid)
    if aligned is None:
        return None
    begun = aligned.line.back().at(other.origin_pts * other.time_base)
    return begun - media.origin_pts * media.time_base


def alignments_between(case: Case, media_uid: str, other_uid: str | None) -> list[Alignment]:
    """Those between these two, either way round, the last one made last; `other_uid` None: with UTC."""
    found = case.find(Alignment, media_uid=media_uid, other_uid=other_uid)
    if other_uid is not None:
        found += case.find(Alignment, media_uid=other_uid, other_uid=media_uid)
    return sorted(found, key=lambda each: (each.made_utc, each.uid))


def clock_of(case: Case) -> Clock:
    """All that is tied in this case, as it stands now. Cheap to ask again while nothing was written."""
    head = case.head()
    known = _clocks.get(case)
    if known is not None and known[0] == head:
        return known[1]
    if (
        known is not None
        and known[0] < head <= known[0] + FEW_ENTRIES
        and not case.changes(Alignment, CopyLink, Media, first=known[0] + 1, upto=head, most=1)
    ):
        _clocks[case] = (head, known[1])
        return known[1]
    alignments = case.find(Alignment)
    links = case.find(CopyLink, state=str(CopyState.CONFIRMED))
    wanted = set(media_of_ties(alignments, links))
    if len(wanted) < FEW_ENTRIES:
        media = [case.get(Media, uid) for uid in sorted(wanted)]
    else:
        media = [each for each in case.find(Media) if each.uid in wanted]
    clock = Clock(media, alignments, links)
    _clocks[case] = (head, clock)
    return clock


def offset_of(case: Case, media_uid: str, other_uid: str) -> Aligned | None:
    """How the clock of one recording lies to another's, with the error and the path; None: nothing ties them."""
    return clock_of(case).between(media_uid, other_uid)


def utc_of(case: Case, media: Media, pts: int) -> tuple[str, int] | None:
    """A moment of a recording as UTC (`2026-11-01T09:30:00.000Z`) and its error in millionths of a second.

    None where nothing ties the recording to UTC.
    """
    return clock_of(case).utc_of(media, pts)


def pts_at_utc(case: Case, media: Media, utc: str) -> int | None:
    """The last PTS of a recording not after a moment of the world; it may lie outside of the recording.

    None where nothing ties it to UTC. Raises InvalidInput for a time that cannot be read.
    """
    return clock_of(case).pts_at_utc(media, utc)


def _added(case: Case, made: Alignment, action: str, *, actor: str) -> Alignment:
    _check_near(case, made)
    if made.method not in METHODS:
        raise InvalidInput(
            phrase("“{method}” is no way to align.", method=made.method),
            hint=phrase("Use one of: {METHODS}.", METHODS=", ".join(METHODS)),
        )
    if made.error_micros <= 0:
        raise InvalidInput(
            "An alignment needs its error: how far off it may be.",
            hint="Give at least the length of a frame; for sound also 2.9 ms for each metre it may have travelled.",
        )
    if abs(made.drift_ppb) > MOST_DRIFT_PPB:
        raise InvalidInput(
            "The two clocks run too differently to be of recordings at the same speed.",
            hint="Look whether one of them was slowed down or sped up.",
        )
    with case.unit_of_work(action, actor=actor, parameters={"method": made.method}) as work:
        work.add(made)
    return work.stored(Alignment)


def _check_near(case: Case, made: Alignment) -> None:
    media = case.get(Media, made.media_uid)
    away = [abs(made.at_pts - media.origin_pts) * media.time_base, Fraction(made.error_micros, 1_000_000)]
    if made.other_uid is not None:
        other = case.get(Media, made.other_uid)
        away.append(abs(made.other_pts - other.origin_pts) * other.time_base)
    if max(away) > MOST_AWAY_SECONDS:
        raise InvalidInput(
            "That is more than a hundred years away from the recording.", hint="Look at the numbers again."
        )


__all__ = [
    "METHODS",
    "SPEED_OF_SOUND",
    "USUAL_METRES",
    "UTC",
    "SoundProposal",
    "accept_proposal",
    "align",
    "align_by_offset",
    "alignments_between",
    "clock_of",
    "offset_of",
    "offset_seconds",
    "propose_from_sound",
    "pts_at_utc",
    "remove_alignment",
    "tie_to_utc",
    "utc_of",
]
