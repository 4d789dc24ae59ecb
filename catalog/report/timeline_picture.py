"""A media's whole length as one SVG: shots, keyframes, and annotations in lanes by group.

Shapes alone, no letters: the forms of a report set the labels beside it in their own type. Every coordinate is
an integer reckoned from integers, so the bytes are the same everywhere.
"""

from __future__ import annotations

import hashlib
import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from catalog.model.records import Annotation, AnnotationStatus, Json, Keyframe, Media, Presence, Shot, Term
from catalog.model.timecode import clock_of_seconds
from catalog.report.characters import shortened
from catalog.report.content import Lane, Picture, Tick, Timeline

WIDTH = 10_000
ROW = 320
"""Height of a row; at the width of a page this is about as high as a line of text."""
_MARK_WIDTH = 36
_MOST_ROWS = 6
"""Rows a lane may have; annotations that overlap deeper share the last one."""
_LONGEST_LABEL = 28
_PLAIN_GREY = "#8a8a8a"
_STEPS_SECONDS = (
    *(Fraction(1, 10), Fraction(1, 5), Fraction(1, 2), Fraction(1), Fraction(2), Fraction(5), Fraction(10)),
    *(Fraction(15), Fraction(30), Fraction(60), Fraction(120), Fraction(300), Fraction(600), Fraction(900)),
    *(Fraction(1800), Fraction(3600), Fraction(7200), Fraction(14400), Fraction(28800), Fraction(86400)),
)
_MOST_TICKS = 7


def draw_timeline(
    media: Media,
    *,
    shots: Sequence[Shot],
    keyframes: Sequence[Keyframe],
    annotations: Sequence[Annotation],
    terms: dict[str, Term],
    gaps: Sequence[Json] = (),
) -> Timeline | None:
    """None for a media without extent, such as a photograph."""
    if media.end_pts - media.first_pts < 2:
        return None
    scale = _Scale(media)
    lanes = [Lane("Shots and keyframes", 1, "#5b6570")]
    shapes = [*_shot_shapes(scale, shots), *_gap_shapes(scale, gaps), *_keyframe_shapes(scale, keyframes)]
    top = 1
    for group, members in _by_group(annotations, terms):
        rows = _rows(members, scale)
        colour = safe_colour(terms[members[0].term_code].colour if members[0].term_code in terms else "")
        lanes.append(Lane(shortened(group, _LONGEST_LABEL), max(rows.values()) + 1, colour))
        for annotation in members:
            term = terms.get(annotation.term_code)
            shapes.append(_annotation_shape(scale, annotation, term, top + rows[annotation.uid]))
        top += lanes[-1].rows
    svg = _svg(top, _rulings(lanes), shapes)
    counts = f"{len(shots)} shots, {len(keyframes)} keyframes, {len(annotations)} annotations"
    picture = Picture(
        f"timeline-{hashlib.sha256(svg).hexdigest()[:32]}.svg",
        svg,
        "image/svg+xml",
        WIDTH,
        top * ROW,
        f"Timeline of {media.label}: {counts}. All of them are listed in the text.",
    )
    return Timeline(picture, tuple(lanes), _ticks(media), _caption(media, annotations, gaps))


def safe_colour(colour: str) -> str:
    """The colour if it is one, else grey: a term's colour may come from a stranger's file."""
    return colour if re.fullmatch(r"#[0-9a-fA-F]{6}", colour) else _PLAIN_GREY


@dataclass(frozen=True, slots=True)
class _Scale:
    media: Media

    def x(self, pts: int) -> int:
        first, end = self.media.first_pts, self.media.end_pts
        return min(max(pts - first, 0), end - first) * WIDTH // (end - first)

    def bar(self, start_pts: int, end_pts: int) -> tuple[int, int]:
        """(x, width), wide enough to be seen and within the picture."""
        x, end = self.x(start_pts), self.x(end_pts)
        width = max(end - x, _MARK_WIDTH)
        return min(x, WIDTH - width), width

    def span(self, annotation: Annotation) -> tuple[int, int]:
        if annotation.extent == "open":
            return self.bar(annotation.start_pts, self.media.end_pts)
        return self.bar(annotation.start_pts, annotation.end_pts or annotation.start_pts)


def _shot_shapes(scale: _Scale, shots: Sequence[Shot]) -> Iterable[str]:
    for shot in sorted(shots, key=lambda each: each.start_pts):
        x, end = scale.x(shot.start_pts), scale.x(shot.end_pts)
        colour = "#ccd3da" if shot.position % 2 == 0 else "#e4e8ec"
        yield _rect(x, 50, max(end - x, 1), ROW - 100, fill=colour)


def _gap_shapes(scale: _Scale, gaps: Sequence[Json]) -> Iterable[str]:
    for gap in gaps:
        after, before = gap.get("after_pts"), gap.get("before_pts")
        start = after if isinstance(after, int) else scale.media.first_pts
        end = before if isinstance(before, int) else scale.media.end_pts
        x, width = scale.bar(start, end)
        yield _rect(x, 20, width, ROW - 40, fill="#ffffff", stroke="#b3261e")


def _keyframe_shapes(scale: _Scale, keyframes: Sequence[Keyframe]) -> Iterable[str]:
    seen: set[int] = set()
    for keyframe in keyframes:
        x, width = scale.bar(keyframe.pts, keyframe.pts)
        if x not in seen:
            seen.add(x)
            yield _rect(x + width // 4, 90, width // 2, ROW - 180, fill="#2b3138")


def _annotation_shape(scale: _Scale, annotation: Annotation, term: Term | None, row: int) -> str:
    x, width = scale.span(annotation)
    colour = safe_colour(term.colour if term else "")
    hollow = annotation.presence == Presence.NOT_SEEN
    disputed = annotation.status == AnnotationStatus.DISPUTED
    return _rect(
        x,
        row * ROW + 60,
        width,
        ROW - 120,
        fill="#ffffff" if hollow else colour,
        stroke="#000000" if disputed else colour,
        stroke_width=32 if hollow or disputed else 20,
    )


def _by_group(
    annotations: Sequence[Annotation], terms: dict[str, Term]
) -> Iterable[tuple[str, list[Annotation]]]:
    """Groups in the order of their terms' positions, members in the order of time."""
    groups: dict[str, list[Annotation]] = {}
    first: dict[str, int] = {}
    for annotation in sorted(annotations, key=lambda each: (each.start_pts, each.number, each.uid)):
        term = terms.get(annotation.term_code)
        group = term.group if term else "Other terms"
        groups.setdefault(group, []).append(annotation)
        first[group] = min(first.get(group, 1_000_000), term.position if term else 1_000_000)
    return sorted(groups.items(), key=lambda each: (first[each[0]], each[0]))


def _rows(annotations: Sequence[Annotation], scale: _Scale) -> dict[str, int]:
    """The row of each annotation within its lane: the first that is free where it begins."""
    ends: list[int] = []
    rows: dict[str, int] = {}
    for annotation in annotations:
        x, width = scale.span(annotation)
        row = next((n for n, end in enumerate(ends) if end <= x), len(ends))
        row = min(row, _MOST_ROWS - 1)
        if row == len(ends):
            ends.append(0)
        ends[row] = max(ends[row], x + width)
        rows[annotation.uid] = row
    return rows


def _rulings(lanes: Sequence[Lane]) -> Iterable[str]:
    top = 0
    for number, lane in enumerate(lanes):
        height = lane.rows * ROW
        yield _rect(0, top, WIDTH, height, fill="#f6f7f8" if number % 2 == 0 else "#ffffff")
        top += height


def _ticks(media: Media) -> tuple[Tick, ...]:
    """Round times from the recording's 0:00 on; the first tick is where the recording begins."""
    length = (media.end_pts - media.first_pts) * media.time_base
    begin = (media.first_pts - media.origin_pts) * media.time_base
    step = next((each for each in _STEPS_SECONDS if length / each <= _MOST_TICKS), length / 4)
    places = [Fraction(0)]
    at = (begin // step + 1) * step
    while at < begin + length:
        if (at - begin) > step / 2:
            places.append(at - begin)
        at += step
    places.append(length)
    ticks = []
    for place, following in itertools.pairwise(places):
        share = int((following - place) * 1_000_000 / length)
        ticks.append(Tick(clock_of_seconds(begin + place).removesuffix(".000"), share))
    return tuple(ticks)


def _caption(media: Media, annotations: Sequence[Annotation], gaps: Sequence[Json]) -> str:
    parts = ["These times are estimated."] if media.times_estimated else []
    parts.append("Alternating grey: shots. Dark marks: keyframes. Coloured: annotations, by group.")
    if any(each.presence == Presence.NOT_SEEN for each in annotations):
        parts.append("Hollow: looked for and not seen.")
    if any(each.status == AnnotationStatus.DISPUTED for each in annotations):
        parts.append("Black outline: disputed.")
    if any(each.extent == "open" for each in annotations):
        parts.append("A bar up to the right edge may stand for an annotation whose end was not recorded.")
    if gaps:
        parts.append("Red outline: could not be decoded.")
    return " ".join(parts)


def _rect(
    x: int, y: int, width: int, height: int, *, fill: str, stroke: str = "", stroke_width: int = 20
) -> str:
    line = f' stroke="{stroke}" stroke-width="{stroke_width}"' if stroke else ""
    return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{fill}"{line}/>'


def _svg(rows: int, *shapes: Iterable[str]) -> bytes:
    body = "".join(shape for each in shapes for shape in each)
    size = f'viewBox="0 0 {WIDTH} {rows * ROW}" width="{WIDTH // 10}" height="{rows * ROW // 10}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} preserveAspectRatio="none">'
    return f"{head}{body}</svg>".encode("ascii")
