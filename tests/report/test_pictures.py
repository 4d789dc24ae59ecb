"""Stills are made smaller and blurred by whole-number arithmetic; the timeline is shapes alone."""

from __future__ import annotations

import dataclasses
import re
from xml.etree import ElementTree

import numpy as np
import pytest

from catalog.media.opencv import cv2
from catalog.model.records import Annotation, Keyframe, Media, Shot, Term
from catalog.report.pictures import reduced, still_picture
from catalog.report.timeline_picture import ROW, WIDTH, draw_timeline
from tests.report.cases import media, picture_png, stored_object, street_case

REFERENCE = stored_object("x", "served stream", ".mp4", "video/mp4")


def test_each_pixel_is_the_rounded_mean_of_its_block() -> None:
    rng = np.random.default_rng(2)
    pixels = rng.integers(0, 256, (90, 121, 3), dtype=np.uint8)
    small = reduced(pixels, 50)
    assert small.shape == (30, 41, 3)
    block = pixels[3:6, 6:9].reshape(-1, 3).astype(int)
    assert small[1, 2].tolist() == ((block.sum(axis=0) * 2 + 9) // 18).tolist()
    assert reduced(pixels, 121) is pixels


def test_a_still_keeps_its_shape_and_comes_out_below_the_size_asked_for() -> None:
    picture = still_picture(picture_png(1, 640, 360), longest_px=400, blurred=False, description="d")
    assert picture is not None
    assert (picture.width_px, picture.height_px) == (320, 180)
    decoded = cv2.imdecode(np.frombuffer(picture.data, np.uint8), cv2.IMREAD_COLOR)
    assert decoded.shape == (180, 320, 3)
    original = reduced(cv2.imdecode(np.frombuffer(picture_png(1, 640, 360), np.uint8), cv2.IMREAD_COLOR), 400)
    assert np.abs(decoded.astype(int) - original).mean() < 6


def test_a_blurred_still_cannot_be_read() -> None:
    letters = np.full((360, 640, 3), 255, np.uint8)
    cv2.putText(letters, "NAME 1234", (40, 200), cv2.FONT_HERSHEY_SIMPLEX, 3, (0, 0, 0), 8)
    png = cv2.imencode(".png", letters)[1].tobytes()
    sharp = still_picture(png, longest_px=640, blurred=False, description="d")
    blurred = still_picture(png, longest_px=640, blurred=True, description="d")
    assert sharp is not None and blurred is not None
    assert _detail(sharp.data) > 500 * _detail(blurred.data)
    assert (sharp.width_px, sharp.height_px) == (blurred.width_px, blurred.height_px)


def test_bytes_that_are_no_picture_give_none() -> None:
    for png in (b"", b"not a picture", picture_png(1, 64, 36)[:40]):
        assert still_picture(png, longest_px=100, blurred=False, description="d") is None


def test_the_timeline_puts_annotations_where_they_are_and_apart_where_they_overlap() -> None:
    case = street_case()
    shown = next(each for each in case.state.all(Media) if each.number == 1)
    annotations = [each for each in case.state.all(Annotation) if each.media_uid == shown.uid]
    terms = {each.code: each for each in case.state.all(Term)}
    timeline = draw_timeline(
        shown,
        shots=[each for each in case.state.all(Shot) if each.media_uid == shown.uid],
        keyframes=[each for each in case.state.all(Keyframe) if each.media_uid == shown.uid],
        annotations=annotations,
        terms=terms,
    )
    assert timeline is not None
    assert [lane.label for lane in timeline.lanes] == [
        *(
            "Shots and keyframes",
            "Weapons and equipment",
            "Acts",
            "Movement and condition",
            "Persons",
            "Sound",
        ),
        "Other terms",
    ]
    rects = _rects(timeline.picture.data)
    aim = next(each for each in annotations if each.term_code == "act.aim")
    (bar,) = [each for each in rects if each["fill"] == terms["act.aim"].colour]
    assert int(bar["x"]) == (aim.start_pts - shown.first_pts) * WIDTH // 128_000
    assert int(bar["width"]) == (aim.end_pts or 0) * WIDTH // 128_000 - aim.start_pts * WIDTH // 128_000
    shield = [each for each in rects if each["fill"] == terms["eq.shield"].colour]
    launcher = [each for each in rects if each.get("stroke") == terms["wpn.launcher"].colour]
    assert launcher[0]["fill"] == "#ffffff"
    assert int(launcher[0]["y"]) - int(shield[0]["y"]) == ROW
    bang = [each for each in rects if each["fill"] == terms["snd.bang"].colour]
    assert bang[0]["stroke"] == "#000000"
    assert all(0 <= int(each["x"]) <= int(each["x"]) + int(each["width"]) <= WIDTH for each in rects)
    assert sum(lane.rows for lane in timeline.lanes) * ROW == timeline.picture.height_px
    assert abs(sum(tick.share_ppm for tick in timeline.ticks) - 1_000_000) < 10


def test_the_time_scale_shows_round_times_from_the_recordings_zero() -> None:
    late = media(REFERENCE, origin_pts=0, first_pts=12_800 * 3 // 2, end_pts=12_800 * 60)
    timeline = draw_timeline(late, shots=[], keyframes=[], annotations=[], terms={})
    assert timeline is not None
    labels = [tick.label for tick in timeline.ticks]
    assert labels == ["0:00:01.500", "0:00:10", "0:00:20", "0:00:30", "0:00:40", "0:00:50"]


def test_a_strangers_colour_or_group_cannot_become_markup() -> None:
    case = street_case()
    shown = next(each for each in case.state.all(Media) if each.number == 1)
    annotation = next(each for each in case.state.all(Annotation) if each.term_code == "act.aim")
    term = next(each for each in case.state.all(Term) if each.code == "act.aim")
    bad = dataclasses.replace(term, colour='red"/><script>alert(1)</script>', group="<script>")
    timeline = draw_timeline(shown, shots=[], keyframes=[], annotations=[annotation], terms={"act.aim": bad})
    assert timeline is not None
    assert b"script" not in timeline.picture.data
    assert re.fullmatch("#[0-9a-f]{6}", timeline.lanes[1].colour)


@pytest.mark.parametrize("end_pts", [0, 1])
def test_a_photograph_has_no_timeline(end_pts: int) -> None:
    photograph = media(REFERENCE, kind="photograph", end_pts=end_pts)
    assert draw_timeline(photograph, shots=[], keyframes=[], annotations=[], terms={}) is None


def _rects(svg: bytes) -> list[dict[str, str]]:
    root = ElementTree.fromstring(svg)
    assert {each.tag.rpartition("}")[2] for each in root.iter()} == {"svg", "rect"}
    return [dict(each.attrib) for each in root]


def _detail(jpeg: bytes) -> float:
    grey = cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_GRAYSCALE)
    return float(cv2.Laplacian(grey, cv2.CV_64F).var())
