"""What a report says of where in the picture an annotation is."""

from __future__ import annotations

from catalog.model.records import Annotation, Region
from catalog.report.content import AnnotationCard
from catalog.report.html import render_html
from catalog.report.pdf import render_pdf
from tests.report.cases import MadeCase, street_case


def key(pts: int, left: int, *, state: str = "visible", made_by: str = "person") -> dict[str, object]:
    points = [[left, 80_000], [left + 180_000, 260_000]]
    return {"pts": pts, "points": points, "state": state, "made_by": made_by}


def an_interval(case: MadeCase) -> Annotation:
    return next(each for each in case.state.all(Annotation) if each.end_pts is not None)


def told(case: MadeCase, annotation: Annotation) -> dict[str, str]:
    cards = [
        block
        for section in case.content().sections
        for block in section.blocks
        if isinstance(block, AnnotationCard) and block.label.endswith(f"-A{annotation.number}")
    ]
    return {fact.label: fact.value for fact in cards[0].facts}


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
