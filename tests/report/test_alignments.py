"""What a report says of how recordings' clocks lie to one another and to UTC."""

from __future__ import annotations

from catalog.model.records import Alignment, Media
from tests.report.cases import MadeCase, decision, street_case, texts_of


def medium(case: MadeCase, number: int) -> Media:
    return next(each for each in case.state.all(Media) if each.number == number)


def align(case: MadeCase, one: int, other: int | None, **fields: object) -> None:
    values: dict[str, object] = {
        "media_uid": medium(case, one).uid,
        "at_pts": 90_000,
        "other_uid": medium(case, other).uid if other else None,
        "error_micros": 40_000,
        "method": "eye",
        "made_by": "A. Annotator",
        "made_utc": "2026-11-21T12:00:00.000Z",
        **fields,
    }
    case.add(Alignment(**values))  # type: ignore[arg-type]
    case.step("alignment.add")


def said(case: MadeCase, anchor: str) -> str:
    found = next((each for each in case.content().sections if each.anchor == anchor), None)
    return "\n".join(texts_of(found)) if found else ""


def test_a_case_without_alignments_says_nothing_of_clocks() -> None:
    assert not said(street_case(keyframes=4), "m1-clock")


def test_an_alignment_is_told_on_both_recordings_with_its_error_and_method() -> None:
    case = street_case(keyframes=4)
    align(case, 1, 3, drift_ppb=12_300)
    assert "M3 at" in said(case, "m1-clock")
    assert "M1 at" in said(case, "m3-clock")
    for anchor, drift in (("m1-clock", "+12.3"), ("m3-clock", "-12.3")):
        words = said(case, anchor)
        assert "±0.040000 s" in words and "eye" in words and drift in words


def test_only_the_last_alignment_with_utc_is_told() -> None:
    case = street_case(keyframes=4)
    case.add(decision("field", "time_of_recording", media_uid=medium(case, 1).uid, released=True))
    align(case, 1, None, utc="2026-11-01T09:00:00.000Z", method="typed")
    align(
        case,
        1,
        None,
        utc="2026-11-01T09:30:00.000Z",
        method="clock in the picture",
        made_utc="2026-11-21T13:00:00.000Z",
    )
    words = said(case, "m1-clock")
    assert "2026-11-01 09:30:00.000 UTC" in words and "clock in the picture" in words
    assert "09:00:00" not in words


def test_nothing_is_told_of_a_recording_that_is_left_out_but_that_there_is_one() -> None:
    case = street_case(keyframes=4)
    left_out = next(each for each in case.state.all(Media) if each.restriction)
    align(case, 1, left_out.number)
    words = said(case, "m1-clock")
    assert "left out" in words and left_out.label not in words
