"""`framewitness demo`, run as a person runs it: what it leaves is in the case, and is what it said."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from catalog.case import Case
from catalog.jobs import ProcessRunner, run
from catalog.model.records import (
    Annotation,
    CopyLink,
    CopyState,
    Examination,
    Graphic,
    Keyframe,
    Media,
    Posting,
    PostingState,
    Presence,
    ReportIssue,
    StoredObject,
    Suggestion,
    SuggestionState,
)
from catalog.operations.demonstrate import compare, heard
from catalog.operations.verify import verify
from resources.demo.street_scene import KnownBoundary, truth
from tests.helpers.demonstration import Ran, demonstration


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    return demonstration(tmp_path_factory)


@pytest.fixture
def case(ran: Ran) -> Iterator[Case]:
    with Case.open(ran.folder, read_only=True) as opened:
        yield opened


def posted(case: Case) -> Media:
    return case.find(Media, number=1)[0]


def test_both_links_and_the_file_are_archived_and_the_same_bytes_are_one_media(case: Case) -> None:
    page, live, copied = case.find(Posting, order="number")
    assert {page.state, live.state, copied.state} == {PostingState.ARCHIVED}
    assert (page.obtained, live.obtained, copied.obtained) == ("yt-dlp", "yt-dlp", "copied from disk")
    assert page.url.endswith("/street.html")
    assert live.url.endswith("/live.html")
    assert "Уличная сцена" in page.title
    assert page.media_uid == copied.media_uid == posted(case).uid
    assert live.media_uid != page.media_uid
    assert case.count(Media) == 2


def test_the_stored_film_is_the_one_that_was_drawn(case: Case) -> None:
    known = truth()
    reference = case.get(StoredObject, posted(case).reference_object_uid)
    assert reference.extension == ".mp4"
    for media in case.find(Media):
        assert media.frame_count == known.frame_count
        assert (media.width_px, media.height_px) == (known.width_px, known.height_px)
        assert media.has_sound
        assert media.graphic == Graphic.NOT_GRAPHIC


def test_the_boundaries_are_found_in_the_very_frame_and_the_flash_is_none(case: Case) -> None:
    for media in case.find(Media):
        (examination,) = case.find(Examination, media_uid=media.uid)
        compared = compare(case, media, examination, truth())
        assert (len(compared.found), compared.missed, compared.extra) == (4, [], []), media.label
        assert compared.exact >= 3
        assert len(compared.keyframes) >= 5


def test_a_wrong_truth_is_told_as_missed_and_extra(case: Case) -> None:
    media = posted(case)
    (examination,) = case.find(Examination, media_uid=media.uid)
    known = truth()
    first, *rest = known.boundaries
    moved = KnownBoundary("cut", first.frame + 9, first.frame + 9, first.frame + 9)
    compared = compare(case, media, examination, dataclasses.replace(known, boundaries=(moved, *rest)))
    assert compared.missed == [moved]
    assert [shot.start_frame for shot in compared.extra] == [first.frame]
    assert len(compared.found) == 3


def test_the_copies_have_the_same_pixels_in_the_frames_that_are_keyframes_of_both(case: Case) -> None:
    one, other = (
        {k.frame: k.pixel_sha256 for k in case.find(Keyframe, media_uid=media.uid) if k.examination_uid}
        for media in case.find(Media, order="number")
    )
    both = one.keys() & other.keys()
    assert len(both) >= 3
    assert all(one[frame] == other[frame] for frame in both)


def test_both_recordings_are_found_to_be_one_by_their_pictures_and_the_report_says_who_confirmed_it(
    ran: Ran, case: Case
) -> None:
    (link,) = case.find(CopyLink)
    one, other = case.find(Media, order="number")
    assert (link.state, link.decided_by) == (CopyState.CONFIRMED, "tester")
    assert {link.media_uid, link.other_uid} == {one.uid, other.uid}
    (whole,) = link.ranges
    assert (whole["start_pts"], whole["end_pts"]) == (one.first_pts, one.end_pts)
    assert "the same bit for bit" in ran.said


def test_bangs_are_suggested_where_they_are_and_nothing_else_and_nobody_has_accepted_any(case: Case) -> None:
    found = heard(case, posted(case), truth())
    assert found.found >= 4
    assert found.extra == []
    assert {each.state for each in case.find(Suggestion)} == {SuggestionState.OPEN}


def test_the_annotations_are_those_of_the_truth_in_its_frames(case: Case) -> None:
    known = truth()
    media = posted(case)
    made = case.find(Annotation, order="number", media_uid=media.uid)
    assert case.count(Annotation) == len(made) == len(known.annotations)
    per_frame = 1 / (media.time_base * known.rate)
    assert per_frame.denominator == 1
    for annotation, expected in zip(made, known.annotations, strict=True):
        assert annotation.term_code == expected.term_code
        assert annotation.start_pts == media.first_pts + expected.start_frame * per_frame
        if expected.end_frame is None:
            assert annotation.end_pts is None
        else:
            assert annotation.end_pts == media.first_pts + expected.end_frame * per_frame
        assert annotation.presence == expected.presence
        assert annotation.annotator == "tester"
    assert [each.term_code for each in made if each.presence == Presence.NOT_SEEN] == ["wpn.handgun"]


def test_every_annotation_has_a_still_of_its_frame(case: Case) -> None:
    stills = {k.pts for k in case.find(Keyframe, media_uid=posted(case).uid) if k.still_object_uid}
    assert {each.start_pts for each in case.find(Annotation)} <= stills


def test_nothing_is_annotated_before_everything_was_examined(case: Case) -> None:
    actions = [entry.action for entry in case.entries()]
    assert max(i for i, action in enumerate(actions) if action == "media.examine") < actions.index(
        "annotation.add"
    )


def test_the_report_shows_what_was_said(ran: Ran, case: Case) -> None:
    (issue,) = case.find(ReportIssue)
    pdf, page = (
        ran.folder / "exports" / each["name"] for each in sorted(issue.files, key=lambda f: f["name"])[::-1]
    )
    text = "\n".join(sheet.extract_text() for sheet in PdfReader(pdf).pages)
    html = page.read_text(encoding="utf-8")
    for said in ("M1-A8", "Unidentified object", "Уличная сцена", "Handgun"):
        assert said in text, said
        assert said in html, said
    assert posted(case).label in text


def test_the_case_verifies(ran: Ran) -> None:
    with ProcessRunner() as runner:
        checked = run(verify(ran.folder), runner)
    assert checked.faults == []
    assert checked.remarks == []


def test_it_says_what_it_found_and_where_everything_is(ran: Ran) -> None:
    assert "4 of 4 boundaries found" in ran.said
    assert "one object, two postings" in ran.said
    assert "everything agrees" in ran.said
    assert str(ran.folder) in ran.said
    for file in (ran.folder / "exports").iterdir():
        assert str(file) in ran.said


def test_it_leaves_nothing_beside_the_case(ran: Ran) -> None:
    assert list(ran.temporary.iterdir()) == []
    assert [path for path in (ran.folder / "objects" / "incoming").rglob("*") if path.is_file()] == []


def test_a_folder_that_is_there_already_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "letter.txt").write_text("mine")
    done = subprocess.run(
        [sys.executable, "-m", "app", "demo", "--case", str(folder), "--no-window"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert [path.name for path in folder.iterdir()] == ["letter.txt"]
