"""Finding stretches of footage that two recordings share, by their fingerprints alone.

Frames that look alike vote for a straight line between the times of the one and those of the other: one shift,
and one speed. The line with most votes is followed, every fingerprint along it compared, and cut into ranges.
Then the next line is looked for among the votes that are left. Times here are seconds, as PTS times time base.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]
Words = NDArray[np.uint64]

CANDIDATE = 64
"""Bits of 256 up to which two fingerprints may be of one picture. Unrelated ones were never nearer than 88."""
FOLLOWED = 76
"""Along a line that has votes, frames up to this distance count as the same: their moments differ by up to a
quarter of a second, in which hands and cameras move."""
FIRST_WORD = 20
"""Bits of the first 64 up to which the others are looked at. Where all bits are alike likely to differ, that passes
93 of 100 pairs at 64 bits of 256 and all at 31, and one unrelated pair in 540."""
JOINED = 98
"""Between and beside hits a frame up to this distance does not end a range: quick movement, few bits a second."""
LEAST_HITS = 4
LEAST_VOTES = 2
TOLERANCE_SECONDS = 0.4
"""How far a hit may lie from its line: half of the fingerprints' spacing, and the fit's own error."""
NEAREST_SECONDS = 0.33
"""How far from the fitted line a frame may lie that is compared: half the fingerprints' spacing, and some."""
GAP_SECONDS = 4.0
"""So long a stretch of frames that should match and do not ends a range."""
PLAIN_GAP_SECONDS = 15.0
"""A range goes on over frames too plain to be compared for so long."""
SLOWEST, FASTEST, SPEED_STEP = 0.8, 1.25, 0.01
STANDS_STILL = 0.85
"""If so many of the hits are hits at other shifts too, the picture stands still and the moment is not certain."""
SHORTEST_STILL_SECONDS = 8.0
"""A shorter stretch in which nothing moves (a title, a logo) is no sign of a copy."""
MOST_RANGES = 40
_BLOCK, _QUERIES = 8192, 16


@dataclass(frozen=True, slots=True, eq=False)
class Footage:
    """The fingerprints of one recording that can be compared, in order of time, and where it begins and ends."""

    start: float
    end: float
    times: Floats
    words: Words
    """(n, 4) uint64: the 256 bits."""
    telling: NDArray[np.bool_]
    """Whether the picture is rich enough to count as a hit; plainer ones only help to see where ranges end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedRange:
    """Half-open stretches that show the same: seconds of the one and of the other."""

    start: float
    end: float
    other_start: float
    other_end: float
    speed: float
    """Seconds of the other for each second of the one; below 1 the other runs faster."""
    hits: int
    distance: float
    """Median bits that differ."""
    stands_still: bool
    mirrored: bool = False


class Library:
    """Fingerprints of many recordings, laid out for being searched: 45 bytes for each."""

    def __init__(self, footage: list[Footage]) -> None:
        self.spans = [(each.start, each.end) for each in footage]
        self.starts = np.cumsum([0, *(len(each.times) for each in footage)])
        self.times = np.concatenate([np.zeros(0), *(each.times for each in footage)])
        self.columns = np.concatenate(
            [np.zeros((4, 0), np.uint64), *(each.words.T for each in footage)], axis=1
        )
        """(4, n): each of the four words of all fingerprints in one row."""
        self.telling = np.concatenate([np.zeros(0, np.bool_), *(each.telling for each in footage)])
        self.owners = self._owners()

    @classmethod
    def of_arrays(
        cls,
        spans: list[tuple[float, float]],
        *,
        starts: Numbers,
        times: Floats,
        columns: Words,
        telling: NDArray[np.bool_],
    ) -> Library:
        """One as it was laid out before."""
        library = cls([])
        library.spans, library.starts = spans, starts
        library.times, library.columns, library.telling = times, columns, telling
        library.owners = library._owners()
        return library

    def _owners(self) -> NDArray[np.int32]:
        return np.repeat(np.arange(len(self.spans), dtype=np.int32), np.diff(self.starts))

    def __len__(self) -> int:
        return len(self.times)

    def footage(self, owner: int) -> Footage:
        first, end = self.starts[owner], self.starts[owner + 1]
        words = np.ascontiguousarray(self.columns[:, first:end].T)
        return Footage(*self.spans[owner], self.times[first:end], words, self.telling[first:end])

    def near(self, queries: Words, most: int = CANDIDATE) -> Iterator[Votes]:
        """Where telling pictures like `queries` (n, 4) uint64 are, at most `most` bits apart; piece by piece.

        Two million fingerprints take 4 ms a query on one core.
        """
        for begin in range(0, len(self), _BLOCK):
            block = np.ascontiguousarray(self.columns[:, begin : begin + _BLOCK])
            width = block.shape[1]
            mixed = np.empty((_QUERIES, width), np.uint64)
            counted = np.empty((_QUERIES, width), np.uint8)
            for start in range(0, len(queries), _QUERIES):
                some = queries[start : start + _QUERIES]
                view, count = mixed[: len(some)], counted[: len(some)]
                np.bitwise_xor(some[:, :1], block[0], out=view)
                np.bitwise_count(view, out=count)
                flat = np.flatnonzero(count.reshape(-1) <= FIRST_WORD)
                bits = count.reshape(-1)[flat].astype(np.int64)
                rows, places = np.divmod(flat, width)
                for word in (1, 2, 3):
                    bits += np.bitwise_count(some[rows, word] ^ block[word, places])
                    kept = bits <= most
                    rows, places, bits = rows[kept], places[kept], bits[kept]
                    if not len(rows):
                        break
                telling = self.telling[places + begin]
                rows, places = rows[telling], places[telling]
                if len(rows):
                    owners = self.owners[places + begin]
                    breaks = (np.diff(rows) != 0) | (np.diff(places) > 1) | (np.diff(owners) != 0)
                    heads = np.concatenate([[0], np.flatnonzero(breaks) + 1])
                    tails = np.concatenate([heads[1:], [len(rows)]]) - 1
                    yield Votes(rows[heads] + start, places[heads] + begin, places[tails] + begin)


@dataclass(frozen=True, slots=True, eq=False)
class Votes:
    """Frames of one recording that look like runs of neighbouring frames of another. A picture that stands still
    for an hour gives a run for each of its frames, in place of a million pairs."""

    mine: Numbers
    first: Numbers
    last: Numbers
    """Inclusive."""

    def __len__(self) -> int:
        return len(self.mine)

    def only(self, chosen: NDArray[np.bool_]) -> Votes:
        return Votes(self.mine[chosen], self.first[chosen], self.last[chosen])

    @staticmethod
    def together(parts: list[Votes]) -> Votes:
        none = [np.zeros(0, np.int64)]
        return Votes(
            np.concatenate(none + [each.mine for each in parts]),
            np.concatenate(none + [each.first for each in parts]),
            np.concatenate(none + [each.last for each in parts]),
        )


def shared_ranges(one: Footage, other: Footage, votes: Votes) -> list[SharedRange]:
    """The stretches that both show, in order of time in `one`. The votes' places are those in the two footages."""
    found: list[SharedRange] = []
    while len(votes) >= LEAST_VOTES and len(found) < MOST_RANGES:
        times, low, high = one.times[votes.mine], other.times[votes.first], other.times[votes.last]
        line = _best_line(low, high, times)
        if line is None:
            break
        ranges, fitted = _followed(one, other, line)
        found += [each for each in ranges if not _told_already(each, found)]
        # whatever came of it, these lines are done; where pictures stand still, the fitted one may touch no vote
        done = _on(line, times, low, high) | _on(fitted, times, low, high)
        for each in ranges:
            here = _within(times, times, each.start, each.end)
            there = _within(low, high, each.other_start, each.other_end)
            done |= (here | there) if each.stands_still else (here & there)
        votes = votes.only(~done)
    return sorted(found, key=lambda each: each.start)


def _on(line: _Line, times: Floats, low: Floats, high: Floats) -> NDArray[np.bool_]:
    """The votes that a line runs through."""
    at = line.at(times)
    return (at >= low - 2 * TOLERANCE_SECONDS) & (at <= high + 2 * TOLERANCE_SECONDS)


# ---------------------------------------------------------------- the line with most votes


@dataclass(frozen=True, slots=True)
class _Line:
    """`other = shift + speed * one`, in seconds."""

    shift: float
    speed: float
    votes: int = 0

    def at(self, times: Floats) -> Floats:
        return self.shift + self.speed * times


def _best_line(low: Floats, high: Floats, times: Floats) -> _Line | None:
    straight = best = _most_votes(low, high, times, 1.0)
    for step in range(round((FASTEST - SLOWEST) / SPEED_STEP) + 1):
        line = _most_votes(low, high, times, SLOWEST + step * SPEED_STEP)
        # another speed needs clearly more votes: among 46 of them chance finds some
        if line.votes > best.votes and line.votes >= 1.15 * straight.votes + 2:
            best = line
    return best if best.votes >= LEAST_VOTES else None


def _most_votes(low: Floats, high: Floats, times: Floats, speed: float) -> _Line:
    """The shift that most runs agree upon at one speed; the middle of it, where many do."""
    begins = low - speed * times - TOLERANCE_SECONDS
    ends = high - speed * times + TOLERANCE_SECONDS
    at = np.concatenate([begins, ends])
    change = np.repeat(np.array([1, -1], np.int64), len(times))
    order = np.lexsort((-change, at))
    at, votes = at[order], np.cumsum(change[order])
    most = int(votes.max())
    best = np.flatnonzero(votes == most)
    widest = best[np.argmax(at[best + 1] - at[best])]
    return _Line(float(at[widest] + at[widest + 1]) / 2, speed, most)


# ---------------------------------------------------------------- following it


def _followed(one: Footage, other: Footage, line: _Line) -> tuple[list[SharedRange], _Line]:
    """The ranges along a line, and the line as fitted."""
    for _ in range(4):
        bits, seen_at = _along(one, other, line)
        fitted = _fitted(one.times, seen_at, bits, line)
        if fitted is None:
            return [], line
        settled = abs(fitted.speed - line.speed) < 1e-4 and abs(fitted.shift - line.shift) < 0.01
        line = fitted
        if settled:
            break
    bits, seen_at = _along(one, other, line, within=NEAREST_SECONDS)
    ranges = []
    for first, last in _stretches(one.times, bits):
        inside = slice(first, last + 1)
        places = first + np.flatnonzero((bits[inside] <= FOLLOWED) & one.telling[inside])
        if len(places) < LEAST_HITS or np.count_nonzero(bits[places] <= CANDIDATE) < LEAST_VOTES:
            continue
        near = line
        local = _fitted(one.times[first : last + 1], seen_at[first : last + 1], bits[first : last + 1], line)
        if local is not None and len(places) >= 8:
            near = local
        found = _ends(one, other, near, first, last)
        still = _stands_still(one, other, near, places)
        if still and found.end - found.start < min(
            SHORTEST_STILL_SECONDS, 0.5 * (one.end - one.start), 0.5 * (other.end - other.start)
        ):
            continue
        ranges.append(
            replace(found, hits=len(places), distance=float(np.median(bits[places])), stands_still=still)
        )
    return ranges, line


def _along(
    one: Footage, other: Footage, line: _Line, *, within: float = 2 * TOLERANCE_SECONDS
) -> tuple[NDArray[np.int64], Floats]:
    """For each frame of `one` the bits to the likest of the four frames of `other` nearest to where the line has
    it, and when that is. 256 where the other has none then."""
    wanted = line.at(one.times)
    place = np.searchsorted(other.times, wanted)
    bits = np.full(len(wanted), 256, np.int64)
    seen_at = wanted.copy()
    for step in (-1, 0, 1, -2):
        near = np.clip(place + step, 0, len(other.times) - 1)
        close = np.abs(other.times[near] - wanted) <= within
        found = np.bitwise_count(one.words ^ other.words[near]).sum(axis=1, dtype=np.int64)
        better = close & (found < bits)
        bits[better], seen_at[better] = found[better], other.times[near][better]
    return bits, seen_at


def _fitted(times: Floats, seen_at: Floats, bits: NDArray[np.int64], line: _Line) -> _Line | None:
    """The line through the hits; its speed is only changed where hits lie far enough apart to tell."""
    same = (bits <= FOLLOWED) & (np.abs(line.at(times) - seen_at) <= 2 * TOLERANCE_SECONDS)
    if np.count_nonzero(same) < LEAST_VOTES:
        return None
    x, y = times[same], seen_at[same]
    weight = np.maximum(1.0, FOLLOWED + 8.0 - bits[same])
    speed = line.speed
    if len(x) >= 8 and x[-1] - x[0] >= 5.0:
        centre = np.average(x, weights=weight)
        spread = x - centre
        slope = float(np.sum(weight * spread * (y - line.speed * x)) / np.sum(weight * spread * spread))
        error = TOLERANCE_SECONDS / (np.sqrt(len(x)) * max(float(np.std(x)), 1e-6))
        if abs(slope) > 2 * error or line.speed != 1.0:
            speed = line.speed + slope
    rest = y - speed * x
    return _Line(float(np.median(rest)), speed, len(x))


def _stretches(times: Floats, bits: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """First and last place of each run of frames alike, without a long stretch of others in it."""
    alike = np.flatnonzero(_joined(bits))
    if not len(alike):
        return
    first = int(alike[0])
    for before, after in itertools.pairwise(alike):
        between = slice(before + 1, after)
        nothing_to_compare = (bits[between] == 256).all()
        if times[after] - times[before] > (PLAIN_GAP_SECONDS if nothing_to_compare else GAP_SECONDS):
            yield first, int(before)
            first = int(after)
    yield first, int(alike[-1])


def _joined(bits: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Hits, and frames that are near to being one in an unbroken row from a hit."""
    same = bits <= FOLLOWED
    for order in (slice(None), slice(None, None, -1)):
        carried, reached = False, same[order]
        for place, nearly in enumerate(bits[order] <= JOINED):
            carried = bool(nearly and (carried or reached[place]))
            reached[place] |= carried
    return same


def _ends(one: Footage, other: Footage, line: _Line, first: int, last: int) -> SharedRange:
    """The range from the first frame alike to the last. Each end lies somewhere between that frame and the next
    one outward: there where a recording begins or ends, if one does just then; else in the middle."""
    times = one.times
    before = float(times[first - 1]) if first else one.start
    after = float(times[last + 1]) if last + 1 < len(times) else one.end
    begin, end = float(times[first]), float(times[last])
    begin = _nearest_end(
        before, begin, one.start, (other.start - line.shift) / line.speed, middle=begin - 0.25
    )
    end = _nearest_end(end, after, one.end, (other.end - line.shift) / line.speed, middle=end + 0.25)
    begin, end = max(begin, one.start), min(end, one.end)
    return SharedRange(
        start=begin,
        end=end,
        other_start=float(np.clip(line.shift + line.speed * begin, other.start, other.end)),
        other_end=float(np.clip(line.shift + line.speed * end, other.start, other.end)),
        speed=line.speed,
        hits=0,
        distance=0.0,
        stands_still=False,
    )


def _nearest_end(low: float, high: float, own: float, others: float, *, middle: float) -> float:
    for known in (others, own):
        if low - TOLERANCE_SECONDS <= known <= high + TOLERANCE_SECONDS:
            return known
    return float(np.clip(middle, low, high))


def _stands_still(one: Footage, other: Footage, line: _Line, places: Numbers) -> bool:
    """Whether the hits would be hits as well if the one were shifted by some seconds against the other."""
    part = Footage(one.start, one.end, one.times[places], one.words[places], one.telling[places])
    for seconds in (1.5, 3.0):
        shares = []
        for shift in (-seconds, seconds):
            moved = replace(line, shift=line.shift + shift)
            bits, _ = _along(part, other, moved)
            there = bits < 256
            if np.count_nonzero(there) >= LEAST_HITS:
                shares.append(np.count_nonzero(bits[there] <= CANDIDATE) / np.count_nonzero(there))
        if shares and max(shares) >= STANDS_STILL:
            return True
    return False


def _told_already(found: SharedRange, others: list[SharedRange]) -> bool:
    """Whether a range says nothing that another did not: more than half of it, on both sides, is within that."""
    for each in others:
        here = min(found.end, each.end) - max(found.start, each.start)
        there = min(found.other_end, each.other_end) - max(found.other_start, each.other_start)
        if here > 0.5 * (found.end - found.start) and there > 0.5 * (found.other_end - found.other_start):
            return True
    return False


def _within(low: Floats, high: Floats, start: float, end: float) -> NDArray[np.bool_]:
    inside: NDArray[np.bool_] = (high >= start - TOLERANCE_SECONDS) & (low <= end + TOLERANCE_SECONDS)
    return inside
