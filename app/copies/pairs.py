"""Two recordings that seem to share footage, seen from the one that is open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from app.i18n import marked, tr
from app.moments import Moments
from catalog.model.records import CopyLink, CopyState, Media
from catalog.model.timecode import clock_of_seconds
from catalog.operations.copies import CANDIDATE, CopyCandidate, CopyRange
from catalog.operations.copy_links import ranges_of


def there(found: CopyRange, pts: int) -> int:
    """The other's moment that shows what is shown here at `pts`."""
    share = Fraction(pts - found.start_pts, max(1, found.end_pts - found.start_pts))
    return found.other_start_pts + round(share * (found.other_end_pts - found.other_start_pts))


@dataclass(frozen=True, slots=True)
class Pair:
    """`candidate` is what the search found, `link` what a person decided; at least one of them is there."""

    here: Media
    other: Media
    matches: tuple[CopyRange, ...]
    """Each with the open recording's times first."""
    state: str
    words: str
    candidate: CopyCandidate | None
    link: CopyLink | None

    @property
    def key(self) -> frozenset[str]:
        return frozenset((self.here.uid, self.other.uid))

    @property
    def shared(self) -> str:
        """How long the footage in common is: “0:16”."""
        ticks = sum(each.end_pts - each.start_pts for each in self.matches)
        clock = clock_of_seconds(ticks * self.here.time_base)[:-4]
        return clock[2:].removeprefix("0") if clock.startswith("0:") else clock

    def match_at(self, pts: int) -> CopyRange | None:
        return next((each for each in self.matches if each.start_pts <= pts < each.end_pts), None)

    def said_of(self, match: CopyRange, pts: int) -> str:
        """“0:00:12.300 of M1 is 0:00:06.300 of M2”."""
        here, other = Moments(self.here).clock(pts), Moments(self.other).clock(there(match, pts))
        return f"{here} of {self.here.label} is {other} of {self.other.label}"


def pairs_of(
    media: Media,
    library: Sequence[Media],
    candidates: Iterable[CopyCandidate],
    links: Iterable[CopyLink],
) -> list[Pair]:
    """Confirmed ones first, then candidates, then what a person said is no copy; each by the other's number."""
    by_uid = {each.uid: each for each in library}
    decided = {frozenset((each.media_uid, each.other_uid)): each for each in links}
    pairs: dict[frozenset[str], Pair] = {}
    for found in candidates:
        other_uid = _other(media, found)
        if other_uid in by_uid:
            key = frozenset((media.uid, other_uid))
            link = decided.get(key)
            here = found.media_uid == media.uid
            matches = found.ranges if here else tuple(each.turned() for each in found.ranges)
            state = str(link.state) if link else CANDIDATE
            pairs[key] = Pair(media, by_uid[other_uid], matches, state, found.words, found, link)
    for key, link in decided.items():
        other_uid = _other(media, link)
        if other_uid in by_uid and key not in pairs:
            words = str(link.facts.get("said", ""))
            matches = ranges_of(link, media.uid)
            pairs[key] = Pair(media, by_uid[other_uid], matches, str(link.state), words, None, link)
    order = {str(CopyState.CONFIRMED): 0, CANDIDATE: 1, str(CopyState.DISMISSED): 2}
    return sorted(pairs.values(), key=lambda pair: (order[pair.state], pair.other.number))


def in_row(pairs: Sequence[Pair]) -> str:
    """For a row of the library: “copy of M1” or “may be a copy of M1”; nothing for what a person dismissed."""
    told: list[str] = []
    for state, words in (
        (str(CopyState.CONFIRMED), marked("copy of {labels}")),
        (CANDIDATE, marked("may be a copy of {labels}")),
    ):
        labels = [pair.other.label for pair in pairs if pair.state == state]
        if labels:
            told.append(tr(words, labels=", ".join(labels)))
    return ", ".join(told)


def _other(media: Media, found: CopyCandidate | CopyLink) -> str:
    """The uid of the other recording; empty where `media` is neither of the two."""
    if media.uid == found.media_uid:
        return found.other_uid
    return found.media_uid if media.uid == found.other_uid else ""
