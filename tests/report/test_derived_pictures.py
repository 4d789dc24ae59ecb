"""What a report shows of pictures that were made from frames."""

from __future__ import annotations

from catalog.model.records import DerivedPicture, Graphic, Media, PictureKind
from catalog.report.content import Block, Facts, Pair, Quotation
from catalog.report.html import render_html
from catalog.report.pdf import render_pdf
from tests.report.cases import MadeCase, street_case

STEPS = [{"step": "contrast, brightness, gamma", "brightness": 0, "contrast": 20, "gamma_centi": 160}]


def with_picture(graphic: str = Graphic.NOT_GRAPHIC) -> MadeCase:
    case = street_case(keyframes=3)
    media = next(each for each in case.state.all(Media) if not each.restriction and each.kind == "video")
    case.replace(media, graphic=graphic)
    case.add(
        DerivedPicture(
            number=1,
            media_uid=media.uid,
            kind=PictureKind.ENHANCED_STILL,
            object_uid=case.still(7).uid,
            first_pts=media.first_pts,
            last_pts=media.first_pts,
            recipe={"steps": STEPS, "versions": {"opencv": "5"}},
            note="The doorway is dark.",
            made_by="tester",
            made_utc="2026-01-02T03:04:05.000Z",
        )
    )
    return case


def blocks_of(case: MadeCase, **values: str) -> tuple[Block, ...]:
    return next(
        each.blocks
        for each in case.content(**values).sections
        if each.title == "Pictures made from its frames"
    )


def test_a_kept_still_stands_beside_the_frame_with_what_was_done_to_it() -> None:
    case = with_picture()
    blocks = blocks_of(case)
    pair = next(each for each in blocks if isinstance(each, Pair))
    assert pair.right.picture is not None and "enhanced still" in pair.right.lines[0]
    assert pair.left.lines[0].startswith("The frame itself: M1 at ")
    facts = {fact.label: fact.value for each in blocks if isinstance(each, Facts) for fact in each.rows}
    assert facts["Step 1"] == "contrast, brightness, gamma: brightness 0, contrast 20, gamma centi 160"
    assert len(facts["SHA-256 of its file"]) == 64
    assert [each.text for each in blocks if isinstance(each, Quotation)] == ["The doorway is dark."]
    assert "The doorway is dark." in render_html(case.content()).decode()
    assert render_pdf(case.content()).startswith(b"%PDF")


def test_what_was_made_of_a_graphic_recording_is_blurred_or_left_out_with_it() -> None:
    case = with_picture(Graphic.GRAPHIC)
    (pair,) = [each for each in blocks_of(case) if isinstance(each, Pair)]
    assert pair.right.picture is not None and "blurred" in pair.right.picture.description
    (pair,) = [each for each in blocks_of(case, graphic_stills="left out") if isinstance(each, Pair)]
    assert pair.right.picture is None and "rated graphic" in pair.right.absence


def test_a_case_without_them_says_nothing_of_them() -> None:
    titles = {each.title for each in street_case(keyframes=3).content().sections}
    assert "Pictures made from its frames" not in titles
