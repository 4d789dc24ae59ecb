"""Which annotation lies in which row of which lane. Knows nothing of pixels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from catalog.model.records import Annotation, Extent, Term

UNKNOWN_COLOUR = "#808080"


@dataclass(frozen=True, slots=True)
class Placed:
    """An annotation with its term, span (PTS, half-open; a point's end is its start) and row in the lane."""

    annotation: Annotation
    label: str
    colour: str
    start_pts: int
    end_pts: int
    row: int


@dataclass(slots=True)
class Lane:
    """A group of the vocabulary that has annotations, with as many rows as keep them apart."""

    name: str
    placed: list[Placed] = field(default_factory=list)
    rows: int = 1


def lay_out(annotations: Iterable[Annotation], terms: Sequence[Term], *, open_until_pts: int) -> list[Lane]:
    """Lanes in the vocabulary's order. What is begun and not ended reaches to `open_until_pts`."""
    by_code = {term.code: term for term in terms}
    order = list(dict.fromkeys(term.group for term in sorted(terms, key=lambda term: term.position)))
    groups: dict[str, list[Annotation]] = {}
    for annotation in annotations:
        term = by_code.get(annotation.term_code)
        groups.setdefault(term.group if term else "Other", []).append(annotation)
    lanes = []
    for name in [*order, "Other"]:
        if name in groups:
            lanes.append(_packed(name, groups[name], by_code, open_until_pts))
    return lanes


def _packed(name: str, annotations: list[Annotation], by_code: dict[str, Term], open_until_pts: int) -> Lane:
    """First free row for each, in order of their beginnings."""
    lane = Lane(name)
    row_ends: list[int] = []
    for annotation in sorted(annotations, key=lambda each: (each.start_pts, each.number)):
        end = _end_of(annotation, open_until_pts)
        row = next((i for i, taken_to in enumerate(row_ends) if taken_to <= annotation.start_pts), None)
        if row is None:
            row = len(row_ends)
            row_ends.append(0)
        row_ends[row] = max(end, annotation.start_pts + 1)
        term = by_code.get(annotation.term_code)
        label = term.labels.get("en", term.code) if term else annotation.term_code
        colour = term.colour if term else UNKNOWN_COLOUR
        lane.placed.append(Placed(annotation, label, colour, annotation.start_pts, end, row))
    lane.rows = max(1, len(row_ends))
    return lane


def _end_of(annotation: Annotation, open_until_pts: int) -> int:
    if annotation.extent == Extent.POINT:
        return annotation.start_pts
    if annotation.end_pts is not None:
        return annotation.end_pts
    return max(annotation.start_pts + 1, open_until_pts)
