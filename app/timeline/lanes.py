"""Which annotation lies in which row of which lane. Knows nothing of pixels.

A lane keeps its times as arrays, row by row: of ten thousand annotations only those in view are looked at.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from catalog.model.records import Annotation, Certainty, Extent, Presence, Term

UNKNOWN_COLOUR = "#808080"
OTHER = "Other"
Times = NDArray[np.int64]


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
    rows: list[Row]
    terms: list[Term | None]
    """The terms that are in the lane; `term_numbers` counts in it."""
    term_numbers: NDArray[np.int64]
    points: NDArray[np.bool_]
    opens: NDArray[np.bool_]
    unsure: NDArray[np.bool_]
    not_seen: NDArray[np.bool_]

    @property
    def height_in_rows(self) -> int:
        return max(1, len(self.rows))

    def label(self, member: int) -> str:
        term = self.terms[int(self.term_numbers[member])]
        return str(term.labels.get("en", term.code)) if term else self.annotations[member].term_code

    def colour(self, member: int) -> str:
        term = self.terms[int(self.term_numbers[member])]
        return term.colour if term else UNKNOWN_COLOUR

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


def lay_out(
    annotations: Iterable[Annotation],
    terms: Sequence[Term],
    *,
    open_until_pts: int,
    before: Sequence[Lane] = (),
) -> list[Lane]:
    """A lane for each group of the vocabulary that is in use or has terms to choose, in the vocabulary's order.

    `annotations` come in order of their beginnings. What is begun and not ended reaches to `open_until_pts`. A
    lane of `before` in which nothing changed is taken over as it is, if terms are the same.
    """
    by_code = {term.code: term for term in terms}
    group_of = {term.code: term.group for term in terms}
    ordered = sorted(terms, key=lambda term: term.position)
    groups: dict[str, list[Annotation]] = {term.group: [] for term in ordered if not term.retired}
    groups |= {term.group: [] for term in ordered if term.group not in groups}
    groups[OTHER] = []
    for annotation in annotations:
        groups[group_of.get(annotation.term_code, OTHER)].append(annotation)
    in_choice = {term.group for term in terms if not term.retired}
    known = {lane.name: lane for lane in before}
    lanes = []
    for name, members in groups.items():
        if not members and name not in in_choice:
            continue
        lane = known.get(name)
        same = lane is not None and lane.annotations == members and _same_terms(lane, by_code)
        lanes.append(lane if lane is not None and same else _laid_out(name, members, by_code, open_until_pts))
    return lanes


def _same_terms(lane: Lane, by_code: dict[str, Term]) -> bool:
    return all(term is not None and by_code.get(term.code) == term for term in lane.terms)


def _laid_out(name: str, annotations: list[Annotation], by_code: dict[str, Term], until_pts: int) -> Lane:
    codes = list(dict.fromkeys(each.term_code for each in annotations))
    numbers = {code: number for number, code in enumerate(codes)}
    starts = _numbers(each.start_pts for each in annotations)
    ends = _numbers(_end_of(each, until_pts) for each in annotations)
    return Lane(
        name,
        annotations,
        _rows(starts, ends),
        [by_code.get(code) for code in codes],
        _numbers(numbers[each.term_code] for each in annotations),
        _flags(each.extent == Extent.POINT for each in annotations),
        _flags(each.extent == Extent.OPEN for each in annotations),
        _flags(each.certainty != Certainty.CLEAR for each in annotations),
        _flags(each.presence == Presence.NOT_SEEN for each in annotations),
    )


def _rows(starts: Times, ends: Times) -> list[Row]:
    """First free row for each, in order of their beginnings: no more rows than lie over one another anywhere."""
    taken: list[tuple[int, int]] = []
    free: list[int] = []
    rows: list[int] = []
    count = 0
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        while taken and taken[0][0] <= start:
            heapq.heappush(free, heapq.heappop(taken)[1])
        if free:
            row = heapq.heappop(free)
        else:
            row, count = count, count + 1
        rows.append(row)
        heapq.heappush(taken, (max(end, start + 1), row))
    numbers = np.array(rows, np.int64)
    order = np.argsort(numbers, kind="stable")
    edges = np.searchsorted(numbers[order], np.arange(count + 1))
    parts = [order[edges[row] : edges[row + 1]] for row in range(count)]
    return [Row(part, starts[part], ends[part]) for part in parts]


def distressing_spans(annotations: Iterable[Annotation], terms: Iterable[Term]) -> list[tuple[int, int]]:
    """Where something is annotated with a term that is distressing to see: (PTS, half-open), in order, merged."""
    codes = {term.code for term in terms if term.distressing}
    spans: list[tuple[int, int]] = []
    if not codes:
        return spans
    for each in annotations:
        if each.term_code not in codes or each.presence == Presence.NOT_SEEN:
            continue
        end = each.end_pts if each.end_pts is not None else each.start_pts + 1
        if spans and each.start_pts <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], end))
        else:
            spans.append((each.start_pts, end))
    return spans


def packed(starts: Sequence[int], ends: Sequence[int]) -> list[Row]:
    """Rows of anything else that has a beginning and an end, in order of the beginnings."""
    return _rows(np.array(starts, np.int64), np.array(ends, np.int64))


def _end_of(annotation: Annotation, open_until_pts: int) -> int:
    if annotation.end_pts is not None:
        return annotation.end_pts
    if annotation.extent == Extent.POINT:
        return annotation.start_pts
    return max(annotation.start_pts + 1, open_until_pts)


def _numbers(values: Iterable[int]) -> Times:
    return np.fromiter(values, np.int64)


def _flags(values: Iterable[bool]) -> NDArray[np.bool_]:
    return np.fromiter(values, np.bool_)
