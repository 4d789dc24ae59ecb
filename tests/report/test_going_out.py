"""What is restricted, and what somebody does not allow, stays whichever way something is given out."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

import catalog.operations
from catalog.archive.options import CaptureOptions
from catalog.case import Case
from catalog.cli.listing import case_json
from catalog.errors import InvalidInput
from catalog.model.records import Media, PageCapture, Posting, PostingState, Purpose, Role, Utterance
from catalog.operations.about_disclosure import restrict_field
from catalog.operations.acquisition import Form, Said, fill_in
from catalog.operations.annotate import restrict
from catalog.operations.first_look import contact_sheet
from catalog.operations.frames import export_frame
from catalog.operations.going_out import GoingOut, going_out
from catalog.operations.package import package
from catalog.operations.page import save_page
from catalog.operations.public_archive import ask_for_copy
from catalog.operations.subtitles import export_subtitles
from tests.helpers.cases import A_MOMENT, ACTOR, add_media, make_case, take_object
from tests.helpers.cli import CommandLine
from tests.helpers.here import run_here

LINK = "https://videos.example/watch?v=1"


@dataclass(frozen=True)
class Told:
    """A recording with everything of which there is a way out."""

    case: Case
    media: Media
    capture: PageCapture
    folder: Path

    def refuses(self, purpose: str, state: str = "refused") -> None:
        uids = [each.uid for each in self.case.find(Posting, media_uid=self.media.uid)]
        fill_in(self.case, uids, Form(consents=(Said(purpose, state),)), actor=ACTOR)


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Told]:
    with make_case(tmp_path) as case:
        media = add_media(case)
        posting = case.find(Posting, media_uid=media.uid)[0]
        page = take_object(case, b"<html>", extension=".html", role=Role.PAGE_SOURCE)
        capture = PageCapture(
            posting_uid=posting.uid,
            asked_url=LINK,
            started_utc=A_MOMENT,
            objects={Role.PAGE_SOURCE: page.uid},
        )
        line = Utterance(
            media_uid=media.uid, start_pts=0, end_pts=90_000, original="words", written_by=ACTOR, made_utc=""
        )
        with case.unit_of_work("test", actor=ACTOR) as work:
            work.add(capture)
            work.add(line)
            work.add(Posting(url=LINK, state=PostingState.ARCHIVED, media_uid=media.uid))
            work.add(Posting(url=LINK, state=PostingState.FAILED, error="the server answered 404"))
        folder = tmp_path / "out"
        folder.mkdir()
        yield Told(case, media, capture, folder)


WAYS: dict[str, Callable[[Told, str], Any]] = {
    "a frame": lambda told, purpose: run_here(
        export_frame(told.case, told.media.uid, "0", told.folder / "out.png", actor=ACTOR, purpose=purpose)
    ),
    "a contact sheet": lambda told, purpose: run_here(
        contact_sheet(
            told.case, told.media.uid, told.folder / "out.jpg", most=3, reveal=True, purpose=purpose
        )
    ),
    "subtitles": lambda told, purpose: export_subtitles(
        told.case, told.media.uid, told.folder / "out.vtt", purpose=purpose
    ),
    "its page": lambda told, purpose: run_here(
        save_page(told.case, told.capture, told.folder, purpose=purpose)
    ),
    "a package": lambda told, purpose: run_here(
        package(
            told.case,
            told.folder / "package",
            actor=ACTOR,
            media_uids=[told.media.uid],
            purpose=purpose,
        )
    ),
    "a public copy": lambda told, _: run_here(
        ask_for_copy(
            told.case, told.case.find(Posting, url=LINK)[0].uid, actor=ACTOR, options=CaptureOptions()
        )
    ),
    "a public copy of a try that brought nothing": lambda told, _: run_here(
        ask_for_copy(
            told.case, told.case.find(Posting, media_uid=None)[0].uid, actor=ACTOR, options=CaptureOptions()
        )
    ),
}


@pytest.mark.parametrize("way", WAYS)
def test_no_way_leads_out_for_what_is_restricted_and_for_what_nobody_may_use(told: Told, way: str) -> None:
    told.refuses(Purpose.PUBLISH)
    with pytest.raises(InvalidInput, match="consent to publish it was refused"):
        WAYS[way](told, Purpose.PUBLISH)
    told.refuses(Purpose.PUBLISH, "given")
    told.refuses(Purpose.KEEP, "withdrawn")
    for purpose in (Purpose.COURT, Purpose.PUBLISH):
        with pytest.raises(InvalidInput, match="consent to keep it was withdrawn"):
            WAYS[way](told, purpose)
    restrict(told.case, told.media.uid, "shows a home", actor=ACTOR)
    with pytest.raises(InvalidInput, match="shows a home"):
        WAYS[way](told, Purpose.PUBLISH)
    assert list(told.folder.iterdir()) == []


def test_whatever_writes_files_for_others_asks_whether_they_may_go() -> None:
    """The vocabulary has no recordings in it."""
    folder = Path(catalog.operations.__file__).parent
    writing = {
        path.stem
        for path in folder.rglob("*.py")
        if re.search(r"\b(write_whole|copy_objects|fill_package|ask_archive)\b", path.read_text("utf-8"))
    }
    assert {"frames", "first_look", "subtitles", "page", "package", "public_archive"} <= writing
    for name in writing - {"vocabulary_files"}:
        assert "from catalog.operations.going_out import" in (folder / f"{name}.py").read_text("utf-8"), name


def test_the_json_of_a_case_leaves_out_what_may_not_be_used_for_its_purpose_and_says_why(told: Told) -> None:
    other = add_media(told.case, title="the square")
    told.refuses(Purpose.PUBLISH)
    said = case_json(told.case, GoingOut(told.case, purpose=Purpose.PUBLISH))
    assert [each["label"] for each in said["media"]] == [other.label]
    assert said["left_out"] == ["1 recording (M1: consent to publish it was refused)"]
    assert LINK not in str(said), "not even by a try of its link that failed"
    said = case_json(told.case, GoingOut(told.case))
    assert len(said["media"]) == 2 and said["left_out"] == [] and LINK in str(said)


def test_who_gets_something_for_court_is_told_that_it_may_not_be_published(told: Told) -> None:
    assert WAYS["subtitles"](told, Purpose.COURT).remarks == []
    told.refuses(Purpose.PUBLISH)
    assert going_out(told.case, told.media.uid, Purpose.COURT)[1] == [
        "Not to be published: consent to publish it was refused."
    ]
    for way in ("subtitles", "its page"):
        assert (
            WAYS[way](told, Purpose.COURT).remarks == going_out(told.case, told.media.uid, Purpose.COURT)[1]
        )


def test_the_commands_ask_what_it_is_for_and_say_what_stays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with make_case(tmp_path) as case:
        add_media(case)
        path = case.path
    run = CommandLine(capsys)
    assert run("acquired", path, "M1", "--consent", "publish=refused@2026-05-01").code == 0
    refused = "consent to publish it was refused on 2026-05-01"
    done = run("transcript", path, "M1", "--json", "--for", "publish")
    assert done.code != 0 and refused in done.words and "[" not in done.out
    assert run("transcript", path, "M1", "--json", "--for", "publish", "--everything").out.strip() == "[]"
    for command in ("frame", "look"):
        at = ("--at", "0") if command == "frame" else ()
        done = run(command, path, "M1", *at, "--out", tmp_path / "out.png", "--for", "publish")
        assert done.code != 0 and f"M1 does not go out: {refused}" in done.words
    assert json.loads(run("list", path, "--json", "--for", "publish").out)["left_out"] == [
        f"1 recording (M1: {refused})"
    ]
    assert run.listed(path)["left_out"] == []
    assert run("acquired", path, "M1", "--consent", "publish=").code != 0
    assert run("acquired", path, "M1", "--consent", "publish=unsaid").code == 0
    assert json.loads(run("list", path, "--json", "--for", "publish").out)["left_out"] == []


def test_subtitles_leave_out_the_words_that_stay_and_say_of_how_many_lines(told: Told) -> None:
    posting = told.case.find(Posting, media_uid=told.media.uid)[0]
    lines = [
        Utterance(
            media_uid=told.media.uid,
            start_pts=second * 90_000,
            end_pts=second * 90_000 + 45_000,
            original=text,
            speaker="Zqspeaker",
            written_by=ACTOR,
            made_utc="",
        )
        for second, text in ((2, "this is Zqchannel live"), (3, "a crowd"))
    ]
    with told.case.unit_of_work("test", actor=ACTOR) as work:
        work.add_all(lines)
        work.replace(replace(posting, uploader="Zqchannel"))
    restrict_field(told.case, "uploader", "at risk", actor=ACTOR)
    out = told.folder / "out.srt"
    done = export_subtitles(told.case, told.media.uid, out)
    assert (done.lines, done.less) == (3, 1)
    assert "this is (left out) live" in out.read_text("utf-8") and "a crowd" in out.read_text("utf-8")
    restrict_field(told.case, "speakers", "at risk", actor=ACTOR)
    assert export_subtitles(told.case, told.media.uid, out).less == 1, "it names no speakers anyway"
    assert export_subtitles(told.case, told.media.uid, out, speakers=True).less == 2
    assert "Zqspeaker" not in out.read_text("utf-8")
