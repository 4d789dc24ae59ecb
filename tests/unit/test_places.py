"""Where a recording was made: references, points, results, and a second person's check."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from catalog.analysis.png import png_of
from catalog.analysis.reference_pictures import facts_of_picture, lay_open, turn_of
from catalog.case import Case
from catalog.errors import InvalidInput, MediaUnreadable
from catalog.jobs import SilentContext, run
from catalog.model.coordinates import parse_place, place_text
from catalog.model.matching import Standing, consistency, homography, projected
from catalog.model.records import DerivedPicture, Media, PictureKind, PlaceMatch, Role, StoredObject
from catalog.operations import places, undo
from catalog.operations.about_disclosure import release_field
from catalog.operations.places import MatchPoint
from catalog.report.gather import gather
from catalog.report.html import render_html
from catalog.report.pdf import render_pdf
from tests.helpers.cases import A_MOMENT, ACTOR, add_media, make_case, take_object
from tests.helpers.window import _Here

OTHER = "colleague"
STATED = {"kind": "photograph", "source": "the city's archive", "date": "not known", "title": "The square"}


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with make_case(tmp_path) as opened:
        yield opened


def picture(path: Path, width: int = 400, height: int = 300, shade: int = 90) -> Path:
    path.write_bytes(png_of(np.full((height, width, 3), shade, np.uint8)))
    return path


def reference_of(case: Case, folder: Path, **stated: str) -> StoredObject:
    path = picture(folder / "square.png")
    return run(places.take_reference(case, path, actor=ACTOR, **{**STATED, **stated}), _Here())


def begun(case: Case, folder: Path) -> PlaceMatch:
    media = add_media(case)
    return places.begin_place(
        case,
        media_uid=media.uid,
        pts=90_000,
        reference_object_uid=reference_of(case, folder).uid,
        actor=ACTOR,
    )


def five(shift: int = 0) -> list[MatchPoint]:
    spots = [(10, 10), (1000, 40), (1100, 600), (60, 640), (600, 300)]
    return [
        MatchPoint(n, x * 1000, y * 1000, x * 300 + (shift if n == 5 else 0), y * 300)
        for n, (x, y) in enumerate(spots, 1)
    ]


# ---------------------------------------------------------------- the reference picture


def test_a_reference_picture_becomes_an_object_of_the_case_with_what_is_stated_of_it(
    case: Case, tmp_path: Path
) -> None:
    stored = reference_of(case, tmp_path)
    assert (stored.role, stored.media_type) == (Role.REFERENCE_PICTURE, "image/png")
    assert stored.recipe["reference"] == STATED
    assert (stored.recipe["width_px"], stored.recipe["height_px"]) == (400, 300)
    assert case.object_path(stored).read_bytes() == (tmp_path / "square.png").read_bytes()
    assert places.references(case) == [stored]


def test_the_same_picture_again_is_stored_once_and_stated_anew(case: Case, tmp_path: Path) -> None:
    first = reference_of(case, tmp_path)
    again = reference_of(case, tmp_path, date="2024-05-01")
    assert again.uid == first.uid
    assert again.recipe["reference"]["date"] == "2024-05-01"
    head = case.head()
    assert reference_of(case, tmp_path, date="2024-05-01") == again
    assert case.head() == head


@pytest.mark.parametrize("missing", ["source", "date", "title"])
def test_source_date_and_title_must_be_stated(case: Case, tmp_path: Path, missing: str) -> None:
    with pytest.raises(InvalidInput, match="title, a source and a date") as told:
        reference_of(case, tmp_path, **{missing: "  "})
    assert "not known" in (told.value.hint or "")
    assert places.references(case) == []


def test_what_is_no_picture_is_refused_and_leaves_nothing(case: Case, tmp_path: Path) -> None:
    page = tmp_path / "page.png"
    page.write_text("<html>not a picture</html>")
    with pytest.raises(MediaUnreadable):
        run(places.take_reference(case, page, actor=ACTOR, **STATED), _Here())
    assert places.references(case) == []
    assert not [each for each in case.objects.folder.rglob("*") if each.is_file()]


def with_turn(jpeg: bytes, orientation: int) -> bytes:
    entry = struct.pack(">HHIHH", 0x0112, 3, 1, orientation, 0)
    tiff = b"MM\0*" + struct.pack(">I", 8) + struct.pack(">H", 1) + entry + struct.pack(">I", 0)
    block = b"Exif\0\0" + tiff
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(block) + 2) + block + jpeg[2:]


def test_a_camera_s_turn_is_told_and_the_pixels_stay_as_they_are_stored(tmp_path: Path) -> None:
    from catalog.media.opencv import cv2

    made, jpeg = cv2.imencode(".jpg", np.full((40, 60, 3), 120, np.uint8))
    assert made
    path = tmp_path / "turned.jpg"
    for orientation, degrees in ((1, 0), (3, 180), (6, 90), (8, 270), (2, 0)):
        data = with_turn(jpeg.tobytes(), orientation)
        assert turn_of(data) == degrees
        path.write_bytes(data)
        facts = facts_of_picture(SilentContext(), path=str(path))
        assert (facts.width_px, facts.height_px, facts.turn_degrees) == (60, 40, degrees)


def test_a_picture_is_laid_open_pixel_for_pixel_with_a_small_one_behind_it(tmp_path: Path) -> None:
    random = np.random.default_rng(3)
    rgb = random.integers(0, 255, (1000, 2400, 3), dtype=np.uint8)
    path = tmp_path / "wide.png"
    path.write_bytes(png_of(rgb))
    laid = lay_open(SilentContext(), path=str(path), raw_path=str(tmp_path / "raw"))
    raw = np.fromfile(laid.raw_path, np.uint8)
    assert (laid.full, laid.small) == ((2400, 1000), (1600, 666))
    assert np.array_equal(raw[: rgb[..., 0].size * 4].reshape(1000, 2400, 4)[..., 2::-1], rgb)
    assert len(raw) == 4 * (2400 * 1000 + 1600 * 666)


# ---------------------------------------------------------------- coordinates

HERE = (43_238_949, 76_889_709)


@pytest.mark.parametrize(
    "text",
    [
        "43.238949, 76.889709",
        "43.238949 76.889709",
        "43,238949; 76,889709",
        "43.238949 N, 76.889709 E",
        "N43.238949 E76.889709",
        "76.889709 E 43.238949 N",
        "geo:43.238949,76.889709?z=17",
        "https://www.google.com/maps/@43.238949,76.889709,17z",
        "https://www.google.com/maps/place/X/@43.1,76.1,17z/data=!3m1!4b1!4m5!3m4!1s0x0:0x0!8m2!3d43.238949!4d76.889709",
        "https://maps.google.com/?q=43.238949,76.889709",
        "https://www.openstreetmap.org/?mlat=43.238949&mlon=76.889709#map=17/43.1/76.1",
        "https://www.openstreetmap.org/#map=17/43.238949/76.889709",
        "https://yandex.kz/maps/162/?ll=76.1%2C43.1&pt=76.889709%2C43.238949&z=17",
        "https://2gis.kz/almaty?m=76.889709%2C43.238949%2F17",
        "https://maps.apple.com/?ll=43.238949,76.889709",
        "https://www.bing.com/maps?cp=43.238949~76.889709&lvl=17",
    ],
)
def test_a_place_is_read_however_people_write_it(text: str) -> None:
    assert parse_place(text) == HERE


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("43°14'20.2\"N 76°53'22.9\"E", (43_238_944, 76_889_694)),
        ("43° 14′ 20.2″ N, 76° 53′ 22.9″ E", (43_238_944, 76_889_694)),
        ("33°52.5' S 151°12.3' E", (-33_875_000, 151_205_000)),
        ("43°14'20.2\" С 76°53'22.9\" В", (43_238_944, 76_889_694)),
        ("43°14'20.2\" с.ш. 76°53'22.9\" в.д.", (43_238_944, 76_889_694)),
        ("-33.875, -151.205", (-33_875_000, -151_205_000)),
        ("−33.875, −151.205", (-33_875_000, -151_205_000)),
    ],
)
def test_degrees_minutes_seconds_and_southern_and_western_places_are_read(
    text: str, found: tuple[int, int]
) -> None:
    assert parse_place(text) == found
    assert parse_place(place_text(*found)) == found


@pytest.mark.parametrize(
    "text",
    [
        "somewhere",
        "43.2",
        "43.2, 76.8, 12",
        "https://example.org/page",
        "95.0, 20.0",
        "20.0, 181.0",
        "43°75'00\" N 76°00'00\" E",
        "43 E 76 N 5",
        "https://goo.gl/maps/abc",
    ],
)
def test_what_is_no_place_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput):
        parse_place(text)


# ---------------------------------------------------------------- a match


def test_a_match_is_begun_given_points_concluded_and_checked_by_another(case: Case, tmp_path: Path) -> None:
    place = begun(case, tmp_path)
    assert (place.number, place.reference, place.points) == (1, STATED, [])
    place = places.set_points(case, place.uid, reversed(five()), actor=ACTOR)
    assert places.points_of(place) == five()
    place = places.conclude(
        case, place.uid, actor=ACTOR, result="The corner", coordinates="43.238949, 76.889709", error_metres=15
    )
    assert (place.latitude_micro, place.longitude_micro, place.error_metres) == (*HERE, 15)
    place = places.check_place(case, place.uid, "agrees", note="Same windows.", actor=OTHER)
    assert (place.check, place.checked_by, place.check_note) == ("agrees", OTHER, "Same windows.")


def test_whoever_worked_on_a_match_cannot_check_it(case: Case, tmp_path: Path) -> None:
    place = begun(case, tmp_path)
    places.conclude(case, place.uid, actor=ACTOR, result="The corner")
    with pytest.raises(InvalidInput, match="cannot check"):
        places.check_place(case, place.uid, "agrees", actor=ACTOR)
    places.set_points(case, place.uid, five(), actor=OTHER)
    with pytest.raises(InvalidInput, match="cannot check"):
        places.check_place(case, place.uid, "agrees", actor=OTHER)
    assert places.check_place(case, place.uid, "disagrees", actor="third").check == "disagrees"


def test_a_check_falls_when_the_match_is_changed_after_it(case: Case, tmp_path: Path) -> None:
    place = begun(case, tmp_path)
    places.conclude(case, place.uid, actor=ACTOR, result="The corner")
    places.check_place(case, place.uid, "agrees", actor=OTHER)
    same = places.conclude(case, place.uid, actor=ACTOR, result="The corner")
    assert same.check == "agrees"
    changed = places.conclude(case, place.uid, actor=ACTOR, result="Another corner")
    assert (changed.check, changed.checked_by) == ("", "")
    places.check_place(case, place.uid, "agrees", actor=OTHER)
    assert places.set_points(case, place.uid, five(), actor=ACTOR).check == ""


def test_what_cannot_be_meant_is_refused(case: Case, tmp_path: Path) -> None:
    place = begun(case, tmp_path)
    for wrong in (
        [MatchPoint(1, -1, 0, 0, 0)],
        [MatchPoint(1, 1_280_001, 0, 0, 0)],
        [MatchPoint(1, 0, 0, 400_001, 0)],
        [MatchPoint(1, 0, 0, 0, 0), MatchPoint(1, 5, 5, 5, 5)],
        [MatchPoint(0, 0, 0, 0, 0)],
    ):
        with pytest.raises(InvalidInput):
            places.set_points(case, place.uid, wrong, actor=ACTOR)
    with pytest.raises(InvalidInput, match="needs words"):
        places.conclude(case, place.uid, actor=ACTOR, result=" ")
    with pytest.raises(InvalidInput, match="error in metres"):
        places.conclude(case, place.uid, actor=ACTOR, result="x", coordinates="43.2, 76.8")
    with pytest.raises(InvalidInput, match="no result"):
        places.check_place(case, place.uid, "agrees", actor=OTHER)
    with pytest.raises(InvalidInput, match="no verdict"):
        places.check_place(case, place.uid, "perhaps", actor=OTHER)


def test_a_frame_outside_the_recording_and_a_bare_object_are_refused(case: Case, tmp_path: Path) -> None:
    media, reference = add_media(case), reference_of(case, tmp_path)
    with pytest.raises(InvalidInput, match="outside"):
        places.begin_place(
            case, media_uid=media.uid, pts=900_000, reference_object_uid=reference.uid, actor=ACTOR
        )
    with pytest.raises(InvalidInput, match="source"):
        places.begin_place(
            case, media_uid=media.uid, pts=0, reference_object_uid=media.reference_object_uid, actor=ACTOR
        )


def test_every_step_is_taken_back_and_done_again(case: Case, tmp_path: Path) -> None:
    place = begun(case, tmp_path)
    places.set_points(case, place.uid, five(), actor=ACTOR)
    places.conclude(case, place.uid, actor=ACTOR, result="The corner")
    places.remove_place(case, place.uid, actor=ACTOR)
    done = [case.find(PlaceMatch)]
    for words in (
        "removing place 1 (M1)",
        "concluding on place 1 (M1)",
        "setting the points of place 1 (M1)",
    ):
        assert undo.undo(case, actor=ACTOR) == words
        done.append(case.find(PlaceMatch))
    assert [len(each) for each in done] == [0, 1, 1, 1]
    assert (done[1][0].result, done[2][0].result, done[3][0].points) == ("The corner", "", [])
    assert undo.undo(case, actor=ACTOR) == "beginning place 1 (M1)"
    for _ in range(4):
        undo.redo(case, actor=ACTOR)
    assert case.find(PlaceMatch) == done[0]


# ---------------------------------------------------------------- whether points fit


def test_points_of_one_plane_fit_and_the_one_that_does_not_is_named() -> None:
    random = np.random.default_rng(5)
    matrix = np.array([[0.9, 0.1, 30], [-0.05, 1.1, 12], [2e-4, 1e-4, 1]])
    here = random.uniform(0, 900, (9, 2))
    there = projected(matrix, here) + random.normal(0, 0.4, (9, 2))
    told = consistency(here, there)
    assert told.standing is Standing.TOLD and told.odd is None and max(told.off_px) < 2
    there[4] += (30, -28)
    told = consistency(here, there)
    assert told.odd == 4
    assert told.odd_px == pytest.approx(41, abs=4) and told.rest_px < 2


def test_the_right_point_is_named_whichever_it_is() -> None:
    random = np.random.default_rng(11)
    for _ in range(40):
        matrix = np.eye(3) + random.normal(0, 1, (3, 3)) * [[0.1, 0.1, 40], [0.1, 0.1, 40], [1e-4, 1e-4, 0]]
        here = random.uniform(0, 1000, (8, 2))
        there = projected(matrix, here) + random.normal(0, 0.5, (8, 2))
        odd = int(random.integers(8))
        angle = random.uniform(0, 2 * np.pi)
        there[odd] += 60 * np.array([np.cos(angle), np.sin(angle)])
        told = consistency(here, there)
        assert told.odd in (odd, None)
        if told.odd is None:  # said of none rather than of a wrong one, and seldom
            assert max(told.off_px) > 3


def test_few_points_and_points_in_line_tell_nothing() -> None:
    square = [(0.0, 0.0), (100.0, 0.0), (100.0, 100.0), (0.0, 100.0)]
    assert consistency(square[:3], square[:3]).standing is Standing.TOO_FEW
    assert consistency(square, square).standing is Standing.EXACT
    line = [(float(x), 2.0 * x) for x in range(6)]
    assert consistency(line, line).standing is Standing.IN_LINE
    five_points = [*square, (50.0, 40.0)]
    moved = [*square, (50.0, 90.0)]
    assert consistency(five_points, moved).odd is None  # with five nobody can say which one is off
    assert np.allclose(homography(np.array(square), np.array(square) * 2), np.diag([2, 2, 1]))


# ---------------------------------------------------------------- reports


def html_of(case: Case, **how: object) -> str:
    return render_html(content_of(case, **how)).decode()


def content_of(case: Case, **how: object):  # type: ignore[no-untyped-def]
    head = case.head()
    return gather(
        case.state_as_of(head),
        case.entries(upto=head),
        as_of=head,
        issued_utc=A_MOMENT,
        program={"framewitness": "1"},
        read_object=lambda stored: case.object_path(stored).read_bytes(),
        **how,  # type: ignore[arg-type]
    )


def release_places(case: Case) -> None:
    for media in case.find(Media):
        release_field(case, "place_of_recording", "known anyway", actor=ACTOR, media_uid=media.uid)


def with_panorama(case: Case, folder: Path) -> tuple[Media, PlaceMatch]:
    media = add_media(case)
    still = take_object(case, picture(folder / "pan.png", 700, 200, 60).read_bytes(), extension=".png")
    made = DerivedPicture(
        media_uid=media.uid,
        kind=PictureKind.PANORAMA,
        object_uid=still.uid,
        first_pts=0,
        last_pts=90_000,
        recipe={"width_px": 700, "height_px": 200, "frames": [{"pts": 0}, {"pts": 90_000}]},
        made_by=ACTOR,
        made_utc=A_MOMENT,
    )
    with case.unit_of_work("picture.stitch", actor=ACTOR) as work:
        work.add(made)
    place = places.begin_place(
        case,
        media_uid=media.uid,
        pts=0,
        picture_uid=made.uid,
        reference_object_uid=reference_of(case, folder).uid,
        actor=ACTOR,
    )
    points = [MatchPoint(1, 100_000, 100_000, 200_000, 150_000, "lamp")]
    places.set_points(case, place.uid, points, actor=ACTOR)
    place = places.conclude(
        case, place.uid, actor=ACTOR, result="The corner", coordinates="43.238949, 76.889709", error_metres=15
    )
    return media, place


def test_a_report_shows_both_pictures_the_points_the_result_and_who_checked(
    case: Case, tmp_path: Path
) -> None:
    _, place = with_panorama(case, tmp_path)
    places.check_place(case, place.uid, "agrees", actor=OTHER)
    assert "The corner" not in html_of(case), "nobody has released it yet"
    release_places(case)
    html = html_of(case)
    for told in (
        *("Place 1: M1", "the city&#39;s archive", "The corner", "43.238949, 76.889709", "± 15 m", "lamp"),
        *("made of 2 frames", f"{OTHER}, ", "not known", "Fewer than four points"),
    ):
        assert told in html, told
    reference = case.get(StoredObject, place.reference_object_uid)
    assert reference.sha256 in html.replace("<wbr>", "")
    places_shown = html[html.index('id="places"') :]
    assert places_shown.count('<figure><img src="data:image/jpeg') == 2
    assert render_pdf(content_of(case)).startswith(b"%PDF")
    assert html == html_of(case)


def test_a_report_of_a_case_without_places_says_nothing_of_them(case: Case, tmp_path: Path) -> None:
    add_media(case)
    before = html_of(case)
    assert "Where recordings were made" not in before and "pair" not in before


def test_places_of_a_restricted_recording_stay_out_of_the_report(case: Case, tmp_path: Path) -> None:
    from catalog.operations import annotate

    media, _ = with_panorama(case, tmp_path)
    release_places(case)
    annotate.restrict(case, media.uid, "a witness asked for it", actor=ACTOR)
    html = html_of(case)
    for told in ("The corner", "43.238949", "Place 1", 'class="pair"'):
        assert told not in html


def test_a_frame_of_another_recording_as_reference_is_guarded_as_that_recording_is(
    case: Case, tmp_path: Path
) -> None:
    """A still that the case made itself, taken in again from a file, to be compared with."""
    from catalog.operations import annotate

    other = add_media(case)
    bytes_of_still = picture(tmp_path / "square.png").read_bytes()
    take_object(
        case, bytes_of_still, extension=".png", role=Role.STILL, parent_uid=other.reference_object_uid
    )
    begun(case, tmp_path)
    release_places(case)
    assert html_of(case).count('<figure><img src="data:image/jpeg') == 1
    annotate.rate_graphic(case, other.uid, "graphic", actor=ACTOR)
    assert "points, blurred" in html_of(case)
    annotate.restrict(case, other.uid, "a witness asked for it", actor=ACTOR)
    html = html_of(case)
    assert "it belongs to a recording that is left out" in html
    assert '<figure><img src="data:image/jpeg' not in html


def test_pictures_of_a_graphic_recording_are_blurred_or_left_out_as_asked(case: Case, tmp_path: Path) -> None:
    from catalog.operations import annotate

    media, _ = with_panorama(case, tmp_path)
    release_places(case)
    shown = html_of(case)
    annotate.rate_graphic(case, media.uid, "graphic", actor=ACTOR)
    assert "left out: rated graphic" in html_of(case, graphic_stills="left out")
    blurred = html_of(case, graphic_stills="blurred")
    assert "points, blurred" in blurred and "points, blurred" not in shown
