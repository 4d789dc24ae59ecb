"""Before a package is made a person is told whose files tell where they were recorded."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from catalog.archive.sidecars import names_a_place
from catalog.case import Case
from catalog.model.records import Media, Posting, PostingObject, Purpose, Role
from catalog.operations.about_disclosure import lift, release_field, restrict_field
from catalog.operations.acquisition import Form, Said, fill_in
from catalog.operations.annotate import restrict
from catalog.operations.before_packaging import anything_stays, outlook
from tests.exchange.made import add_place
from tests.helpers.cases import ACTOR, add_media, make_case, take_object
from tests.helpers.cli import CommandLine

pytestmark = pytest.mark.usefixtures("children_ready_made")

PLACED = b'{"geoData": {"latitude": 43.2389, "longitude": 76.8897}}'


def test_what_a_file_or_one_beside_it_or_its_container_tells_is_a_place_until_that_is_released(
    tmp_path: Path,
) -> None:
    with make_case(tmp_path) as case:
        by_bytes, beside, probed, none = (add_media(case, title=f"{n}.mp4") for n in range(4))
        add_place(case, by_bytes.number)
        for media, data in ((beside, PLACED), (none, b'{"geoData": {"latitude": 0.0}}')):
            posting = case.find(Posting, media_uid=media.uid)[0]
            stored = take_object(case, data, extension=".json", role=Role.SIDECAR)
            with case.unit_of_work("test", actor=ACTOR) as work:
                work.add(
                    PostingObject(
                        posting_uid=posting.uid, object_uid=stored.uid, role=Role.SIDECAR, name="it.json"
                    )
                )
        with case.unit_of_work("test", actor=ACTOR) as work:
            work.replace(with_probe(probed, {"metadata": {"location": "+43+76/"}}))
        assert naming(case) == [by_bytes.label, beside.label, probed.label]
        release_field(case, "place_of_recording", "known anyway", actor=ACTOR, media_uid=beside.uid)
        assert naming(case) == [by_bytes.label, probed.label]
        restrict_field(case, "place_of_recording", "not any more", actor=ACTOR)
        assert naming(case) == [by_bytes.label, beside.label, probed.label]


def with_probe(media: Media, probe: dict[str, object]) -> Media:
    return replace(media, probe=probe)


def naming(case: Case) -> list[str]:
    return [each.media.label for each in outlook(case) if each.names_place]


def test_it_says_for_each_purpose_what_stays_and_why(tmp_path: Path) -> None:
    with make_case(tmp_path) as case:
        restricted, refused, free = (add_media(case) for _ in range(3))
        restrict(case, restricted.uid, "shows a home", actor=ACTOR)
        uids = [each.uid for each in case.find(Posting, media_uid=refused.uid)]
        fill_in(case, uids, Form(consents=(Said(Purpose.PUBLISH, "refused"),)), actor=ACTOR)
        assert {each.media.label: dict(each.stays) for each in outlook(case)} == {
            restricted.label: {"court": "shows a home", "publish": "shows a home"},
            refused.label: {"publish": "consent to publish it was refused"},
            free.label: {},
        }


def test_who_packages_or_reports_is_told_to_read_the_notes_while_something_is_restricted_or_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run, said = CommandLine(capsys), "Read the notes before you send it"
    with make_case(tmp_path) as case:
        media = add_media(case)
        release_field(case, "place_of_recording", "known anyway", actor=ACTOR, media_uid=media.uid)
        assert not anything_stays(case)
        field = restrict_field(case, "title", "at risk", actor=ACTOR)
        assert anything_stays(case)
        lift(case, field, actor=ACTOR)
        uids = [each.uid for each in case.find(Posting)]
        fill_in(case, uids, Form(consents=(Said(Purpose.PUBLISH, "refused"),)), actor=ACTOR)
        assert anything_stays(case)
        fill_in(case, uids, Form(consents=(Said(Purpose.PUBLISH, "given"),)), actor=ACTOR)
    assert said not in run("package", case.path, "--out", tmp_path / "free").words
    with Case.open(case.path) as case:
        restrict(case, add_media(case).uid, "shows a home", actor=ACTOR)
    assert said in run("package", case.path, "--out", tmp_path / "out").words
    assert said in run("report", case.path, "--out", tmp_path / "report").words


def test_the_command_tells_how_many_and_packages_only_once_somebody_has_said_what_becomes_of_them(
    case_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Case.open(case_path) as case:
        add_place(case, 2)
    run, out = CommandLine(capsys), tmp_path / "out"
    done = run("package", case_path, "--out", out)
    assert done.code != 0 and not out.exists()
    assert "1 of 2 recordings have files that tell where they were recorded: M2." in done.words
    assert "--places leave-out" in done.words and "--places go-on" in done.words
    done = run("package", case_path, "--out", out, "--media", "M2", "--places", "leave-out")
    assert done.code != 0 and "No recording is left" in done.words
    done = run("package", case_path, "--out", out, "--places", "leave-out")
    assert done.code == 0 and "1 of 2 recordings" in done.words
    assert json.loads((out / "data" / "package.json").read_text())["media"] == ["M1"]
    done = run("package", case_path, "--out", tmp_path / "all", "--places", "go-on")
    assert done.code == 0
    assert json.loads((tmp_path / "all" / "data" / "package.json").read_text())["media"] == ["M1", "M2"]


@pytest.mark.parametrize(
    ("data", "tells"),
    [
        (PLACED, True),
        (b"<exif:GPSLatitude>52,31.2N</exif:GPSLatitude>", True),
        (b"photoshop:City='Almaty'", True),
        ('"location": "Алматы"'.encode(), True),
        (b'{"latitude": 0.0, "longitude": 0.0, "location": null, "city": ""}', False),
        (b"1\n00:00:01,000 --> 00:00:02,000\nStop!\n", False),
        (b"lat:" + b" " * 1_000_000, False),
        (b"\xff\xfe\x00", False),
    ],
)
def test_a_file_beside_a_recording_is_looked_through_for_places_without_being_parsed(
    data: bytes, tells: bool
) -> None:
    assert names_a_place(data) == tells
