"""Which annotation lies in which row of which lane. Knows nothing of pixels.

A lane keeps its times as arrays, row by row: of ten thousand annotations only those in view are looked at.
"""

from __future__ import annotations

import bisect
import heapq
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from app.i18n import marked
from app.models.changes import changed_part
from app.vocabulary.words import label_of
from catalog.later import np
from catalog.model.records import Annotation, Certainty, Extent, Presence, Term

if TYPE_CHECKING:
    from numpy.typing import NDArray

UNKNOWN_COLOUR = "#808080"
OTHER = marked("Other")
Times: TypeAlias = "NDArray[np.int64]"
Facts: TypeAlias = "dict[str, NDArray[Any]]"
Changed = tuple[Sequence[Annotation], Sequence[Annotation]]
FEW = 256
"""If no more annotations than this changed, only they are laid out again."""
SPARE = 2
"""So many rows more than are needed may stand until a recording is opened again."""
NOWHERE = -1
"""In the place of a row's number: not yet in one."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An annotation with its term's label and colour, its span (PTS, half-open; a point's end is its start), row."""

    annotation: Annotation
    label: str
    colour: str
    start_pts: int
    end_pts: int
    row: int


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """Annotations of one row, none over another, in order: their places in the lane's list, starts and ends."""

    members: Times
    starts: Times
    ends: Times

    def between(self, start_pts: float, end_pts: float) -> slice:
        """Those that touch a span of time, and the one before."""
        first = int(np.searchsorted(self.ends, start_pts, side="left"))
        last = int(np.searchsorted(self.starts, end_pts, side="right"))
        return slice(max(0, first - 1), last)


@dataclass(slots=True, eq=False)
class Lane:
    """A group of the vocabulary; `annotations` in order of their beginnings, the arrays as long as that list."""

    name: str
    annotations: list[Annotation]
    facts: Facts
    row_numbers: Times
    rows: list[Row]
    terms: list[Term | None]
    """The terms that are in the lane, in the order of `codes`."""
    codes: list[str]
    labels: list[str] = field(init=False)
    colours: list[str] = field(init=False)
    _members: dict[str, int] | None = None

    def __post_init__(self) -> None:
        named = list(zip(self.terms, self.codes, strict=True))
        self.labels = [label_of(term) if term else code for term, code in named]
        self.colours = [term.colour if term else UNKNOWN_COLOUR for term, _ in named]

    def label(self, member: int) -> str:
        return self.labels[int(self.facts["term"][member])]

    def colour(self, member: int) -> str:
        return self.colours[int(self.facts["term"][member])]

    def flags(self, name: str) -> NDArray[np.bool_]:
        """For each of the annotations whether it is `points`, `opens`, `unsure` or `not_seen`."""
        found: NDArray[np.bool_] = self.facts[name]
        return found

    def members(self, uids: Collection[str]) -> list[int]:
        """The places of those of these annotations that are in the lane."""
        if self._members is None:
            self._members = {each.uid: member for member, each in enumerate(self.annotations)}
        known = self._members
        return [known[uid] for uid in uids if uid in known]

    def in_row(self, row: int) -> list[Placed]:
        there = self.rows[row]
        return [
            Placed(self.annotations[member], self.label(member), self.colour(member), start, end, row)
            for member, start, end in zip(
                there.members.tolist(), there.starts.tolist(), there.ends.tolist(), strict=True
            )
        ]

    @property
    def placed(self) -> list[Placed]:
        """All of them, row by row."""
        return [each for row in range(len(self.rows)) for each in self.in_row(row)]


@dataclass(slots=True, eq=False)
class Layout:
    """Lanes as they were made of a list of annotations and terms, so that the next can be made of what changed."""

    lanes: list[Lane] = field(default_factory=list)
    annotations: Sequence[Annotation] = ()
    terms: Sequence[Term] = ()
    open_until_pts: int = 0


def lay_out(
    annotations: Sequence[Annotation],
    terms: Sequence[Term],
    *,
    open_until_pts: int,
    before: Layout | None = None,
    changed: Changed | None = None,
) -> Layout:
    """A lane for each group of the vocabulary that is in use or has terms to choose, in the vocabulary's order.

    `annotations` come in order of their beginnings. What is begun and not ended reaches to `open_until_pts`. With
    the layout from `before`, of the same terms, only what changed since is laid out again: (gone, come) in
    `changed`, if that is known.
    """
    if before is not None and changed_little(
        before, annotations, terms, open_until_pts=open_until_pts, changed=changed
    ):
        return _laid_out_again(
            before, annotations, *(changed or changed_part(before.annotations, annotations))
        )
    by_code = {term.code: term for term in terms}
    in_choice = {term.group for term in terms if not term.retired}
    groups: dict[str, list[Annotation]] = {name: [] for name in _group_order(terms)}
    for annotation in annotations:
        term = by_code.get(annotation.term_code)
        groups[term.group if term else OTHER].append(annotation)
    lanes = [
        _laid_out(name, members, by_code, open_until_pts)
        for name, members in groups.items()
        if members or name in in_choice
    ]
    return Layout(lanes, annotations, terms, open_until_pts)


def changed_little(
    before: Layout | None,
    annotations: Sequence[Annotation],
    terms: Sequence[Term],
    *,
    open_until_pts: int,
    changed: Changed | None,
) -> bool:
    """Whether `lay_out` lays only a few out again."""
    if before is None or before.terms != terms or before.open_until_pts != open_until_pts:
        return False
    gone, come = changed or changed_part(before.annotations, annotations)
    return max(len(gone), len(come)) <= FEW


def _group_order(terms: Sequence[Term]) -> list[str]:
    ordered = sorted(terms, key=lambda term: term.position)
    in_choice = [term.group for term in ordered if not term.retired]
    return list(dict.fromkeys([*in_choice, *(term.group for term in ordered), OTHER]))


def _laid_out_again(
    before: Layout, annotations: Sequence[Annotation], gone: Sequence[Annotation], come: Sequence[Annotation]
) -> Layout:
    by_code = {term.code: term for term in before.terms}

    def of_group(some: Sequence[Annotation]) -> dict[str, list[Annotation]]:
        found: dict[str, list[Annotation]] = {}
        for each in some:
            term = by_code.get(each.term_code)
            found.setdefault(term.group if term else OTHER, []).append(each)
        return found

    left, joined = of_group(gone), of_group(come)
    lanes = {lane.name: lane for lane in before.lanes}
    in_choice = {term.group for term in before.terms if not term.retired}
    for name in {*left, *joined}:
        lane = lanes.get(name) or _laid_out(name, [], by_code, before.open_until_pts)
        lanes[name] = _changed(lane, left.get(name, []), joined.get(name, []), by_code, before.open_until_pts)
    ordered = [
        lanes[name]
        for name in _group_order(before.terms)
        if name in lanes and (lanes[name].annotations or name in in_choice)
    ]
    return Layout(ordered, annotations, before.terms, before.open_until_pts)


def _changed(
    lane: Lane, gone: list[Annotation], come: list[Annotation], by_code: dict[str, Term], until_pts: int
) -> Lane:
    """The lane without some annotations and with others; those that are in both stay in their rows."""
    members = list(lane.annotations)
    places = sorted(bisect.bisect_left(members, _order(each), key=_order) for each in gone)
    facts = {name: np.delete(values, places) for name, values in lane.facts.items()}
    for place in reversed(places):
        del members[place]
    joined = [bisect.bisect_right(members, _order(each), key=_order) for each in come]
    codes = list(dict.fromkeys([*lane.codes, *(each.term_code for each in come)]))
    new = _facts(come, codes, until_pts)
    facts = {name: np.insert(values, joined, new[name]) for name, values in facts.items()}
    for place, each in zip(reversed(joined), reversed(come), strict=True):
        members.insert(place, each)
    stayed = np.insert(np.delete(lane.row_numbers, places), joined, NOWHERE)
    numbers = _row_numbers_again(facts["start"], facts["end"], stayed)
    terms = [by_code.get(code) for code in codes]
    return Lane(lane.name, members, facts, numbers, _rows(facts, numbers), terms, codes)


def _laid_out(name: str, annotations: list[Annotation], by_code: dict[str, Term], until_pts: int) -> Lane:
    codes = list(dict.fromkeys(each.term_code for each in annotations))
    facts = _facts(annotations, codes, until_pts)
    numbers = _row_numbers(facts["start"], facts["end"])
    terms = [by_code.get(code) for code in codes]
    return Lane(name, annotations, facts, numbers, _rows(facts, numbers), terms, codes)


def _facts(annotations: Sequence[Annotation], codes: Sequence[str], until_pts: int) -> Facts:
    """What is drawn of each, as arrays: start, end (PTS, half-open), number of its term's code, and its flags."""
    number = {code: place for place, code in enumerate(codes)}
    point, is_open, clear, not_seen = Extent.POINT, Extent.OPEN, Certainty.CLEAR, Presence.NOT_SEEN
    return {
        "start": np.array([each.start_pts for each in annotations], np.int64),
        "end": np.array([_end_of(each, until_pts) for each in annotations], np.int64),
        "term": np.array([number[each.term_code] for each in annotations], np.int64),
        "points": np.array([each.extent == point for each in annotations], bool),
        "opens": np.array([each.extent == is_open for each in annotations], bool),
        "unsure": np.array([each.certainty != clear for each in annotations], bool),
        "not_seen": np.array([each.presence == not_seen for each in annotations], bool),
    }


def _row_numbers(starts: Times, ends: Times) -> Times:
    """First free row for each, in order of their beginnings: no more rows than lie over one another anywhere."""
    count = 0
    taken: list[tuple[int, int]] = []
    free: list[int] = []
    rows: list[int] = []
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        while taken and taken[0][0] <= start:
            heapq.heappush(free, heapq.heappop(taken)[1])
        if free:
            row = heapq.heappop(free)
        else:
            row, count = count, count + 1
        rows.append(row)
        heapq.heappush(taken, (end if end > start else start + 1, row))
    return np.array(rows, np.int64)


def _row_numbers_again(starts: Times, ends: Times, stayed: Times) -> Times:
    """Each of those that are `NOWHERE` into the first row that is free over its span; the others stay in theirs.

    Rows that jump about under every key are hard to follow. So all are laid out anew only where a row is left
    empty, or where that saves more than `SPARE` rows.
    """
    numbers, until = stayed.copy(), np.maximum(ends, starts + 1)
    for place in np.flatnonzero(stayed == NOWHERE).tolist():
        beside = (starts < until[place]) & (until > starts[place]) & (numbers != NOWHERE)
        taken = np.bincount(numbers[beside], minlength=1) > 0
        numbers[place] = len(taken) if taken.all() else int(np.argmin(taken))
    used = np.bincount(numbers) > 0
    if used.all() and len(used) <= _deepest(starts, until) + SPARE:
        return numbers
    return _row_numbers(starts, ends)


def _deepest(starts: Times, until: Times) -> int:
    """How many lie over one another where most do; starts in order."""
    over = np.arange(1, len(starts) + 1) - np.searchsorted(np.sort(until), starts, side="right")
    return int(over.max(initial=0))


def _rows(facts: Facts, numbers: Times) -> list[Row]:
    count = int(numbers.max()) + 1 if len(numbers) else 0
    order = np.argsort(numbers, kind="stable")
    edges = np.searchsorted(numbers[order], np.arange(count + 1))
    parts = [order[edges[row] : edges[row + 1]] for row in range(count)]
    return [Row(part, facts["start"][part], facts["end"][part]) for part in parts]


def _order(annotation: Annotation) -> tuple[int, int]:
    return annotation.start_pts, annotation.number


def distressing_spans(lanes: Iterable[Lane]) -> tuple[Times, Times]:
    """Where something is annotated with a term that is distressing to see, merged: starts and ends (PTS), in order."""
    starts, ends = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for lane in lanes:
        numbers = [number for number, term in enumerate(lane.terms) if term is not None and term.distressing]
        if numbers:
            there = np.isin(lane.facts["term"], numbers) & ~lane.flags("not_seen")
            starts.append(lane.facts["start"][there])
            ends.append(np.maximum(lane.facts["end"][there], lane.facts["start"][there] + 1))
    return merged(np.concatenate(starts), np.concatenate(ends))


def merged(starts: Times, ends: Times) -> tuple[Times, Times]:
    """Half-open spans in order, those that overlap or touch as one: their starts and their ends."""
    order = np.argsort(starts, kind="stable")
    starts, ends = starts[order], np.maximum.accumulate(ends[order])
    apart = starts[1:] > ends[:-1]
    return starts[np.insert(apart, 0, True)[: len(starts)]], ends[np.append(apart, True)[: len(ends)]]


def packed(starts: Sequence[int], ends: Sequence[int]) -> list[Row]:
    """Rows of anything else that has a beginning and an end, in order of the beginnings."""
    facts = {"start": np.array(starts, np.int64), "end": np.array(ends, np.int64)}
    return _rows(facts, _row_numbers(facts["start"], facts["end"]))


def _end_of(annotation: Annotation, open_until_pts: int) -> int:
    if annotation.end_pts is not None:
        return annotation.end_pts
    if annotation.extent == Extent.POINT:
        return annotation.start_pts
    return max(annotation.start_pts + 1, open_until_pts)
