"""What a report says and shows of where in the picture an annotation is."""

from __future__ import annotations

import dataclasses

import numpy as np

from catalog.model.records import Annotation, Keyframe, Region
from catalog.report.content import AnnotationCard
from catalog.report.html import render_html
from catalog.report.pdf import render_pdf
from catalog.report.pictures import decoded_pixels
from tests.report.cases import MadeCase, street_case


def key(pts: int, left: int, *, state: str = "visible", made_by: str = "person") -> dict[str, object]:
    points = [[left, 80_000], [left + 180_000, 260_000]]
    return {"pts": pts, "points": points, "state": state, "made_by": made_by}


def an_interval(case: MadeCase) -> Annotation:
    return next(each for each in case.state.all(Annotation) if each.end_pts is not None)


def card_of(case: MadeCase, annotation: Annotation) -> AnnotationCard:
    return next(
        block
        for section in case.content().sections
        for block in section.blocks
        if isinstance(block, AnnotationCard) and block.label.endswith(f"-A{annotation.number}")
    )


def told(case: MadeCase, annotation: Annotation) -> dict[str, str]:
    return {fact.label: fact.value for fact in card_of(case, annotation).facts}


def with_region(first_key: dict[str, object]) -> tuple[MadeCase, Annotation]:
    """A case whose first annotation that has a still has one region."""
    case = street_case(keyframes=3)
    at = {each.pts for each in case.state.all(Keyframe) if each.still_object_uid}
    annotation = next(each for each in case.state.all(Annotation) if each.start_pts in at)
    region = Region(
        number=1,
        annotation_uid=annotation.uid,
        media_uid=annotation.media_uid,
        kind="box",
        keys=[first_key | {"pts": annotation.start_pts}],
    )
    case.add(region)
    return case, annotation


def test_the_frame_is_shown_once_as_it_is_and_once_with_the_region_drawn_in() -> None:
    case, annotation = with_region(key(0, 120_000))
    card = card_of(case, annotation)
    (marked,) = card.marked
    assert card.still.picture is not None and marked.picture is not None
    assert marked.lines == ("The same frame with R1 drawn in",)
    plain, drawn = (decoded_pixels(each.picture.data) for each in (card.still, marked) if each.picture)
    assert plain is not None and drawn is not None and plain.shape == drawn.shape
    changed = np.abs(plain.astype(int) - drawn.astype(int)).max(axis=2) > 60
    rows, columns = np.nonzero(changed)
    n = 1280 // drawn.shape[1]
    assert 0 < changed.mean() < 0.1, "a line, not the whole picture"
    assert abs(columns.min() - 120 // n) < 20 and abs(columns.max() - 300 // n) < 40
    assert abs(rows.max() - 260 // n) < 20
    assert "with R1 drawn in" in render_html(case.content()).decode()


def test_nothing_is_drawn_where_the_region_is_hidden() -> None:
    case, annotation = with_region(key(0, 120_000, state="hidden"))
    assert card_of(case, annotation).marked == ()


def test_a_region_that_is_keyed_later_is_drawn_on_that_later_frame() -> None:
    case, annotation = with_region(key(0, 120_000))
    (first,) = (each for each in case.state.all(Keyframe) if each.pts == annotation.start_pts)
    later = annotation.start_pts + 7
    case.add(dataclasses.replace(first, pts=later, frame=first.frame + 3, number=90, examination_uid=None))
    region = Region(
        number=2,
        annotation_uid=annotation.uid,
        media_uid=annotation.media_uid,
        kind="box",
        keys=[key(later - 3, 400_000, state="hidden"), key(later, 400_000)],
    )
    case.add(region)
    assert "on the first keyed frame on which it is visible" in told(case, annotation)["Region R2"]
    assert f"(PTS {later})" in told(case, annotation)["Region R2"]
    at_once, drawn = card_of(case, annotation).marked
    assert at_once.lines == ("The same frame with R1 drawn in",)
    assert drawn.lines[0].endswith(f"frame {first.frame + 3} (PTS {later}), with R2 drawn in")
    assert drawn.picture is not None and at_once.picture is not None
    assert drawn.picture.data != at_once.picture.data
    assert "with R2 drawn in" in render_html(case.content()).decode()
    assert render_pdf(case.content()).startswith(b"%PDF")


def test_a_region_is_told_with_its_place_on_the_first_frame_and_how_it_is_known() -> None:
    case = street_case(keyframes=3)
    annotation = an_interval(case)
    start = annotation.start_pts
    case.add(
        Region(
            number=1,
            annotation_uid=annotation.uid,
            media_uid=annotation.media_uid,
            kind="box",
            label="helmet 217",
            keys=[
                key(start, 120_000),
                key(start + 10, 121_500, made_by="tracker"),
                key(start + 20, 121_500, state="hidden"),
            ],
            unsure_pts=start + 11,
            unsure_why="it may be hidden",
        )
    )
    words = told(case, annotation)["Region R1"]
    assert words.startswith("“helmet 217”: box 120,80–300,260 px on the annotation’s first frame")
    assert f"(PTS {start})" in words and "not turned upright" in words
    assert "3 keyed frames, 1 of them by following" in words
    assert "hidden from" in words and "unsure at" in words and "it may be hidden" in words
    assert "120,80–300,260 px" in render_html(case.content()).decode()
    assert render_pdf(case.content()).startswith(b"%PDF")


def test_a_place_that_nobody_keyed_at_the_start_is_not_said_to_be_there() -> None:
    case = street_case(keyframes=3)
    annotation = an_interval(case)
    later = key(annotation.start_pts + 5, 10_250)
    case.add(
        Region(
            number=1,
            annotation_uid=annotation.uid,
            media_uid=annotation.media_uid,
            kind="box",
            keys=[later],
        )
    )
    words = told(case, annotation)["Region R1"]
    assert words.startswith("box 10.3,80–190.3,260 px on its first keyed frame")
    assert f"(PTS {annotation.start_pts + 5})" in words
