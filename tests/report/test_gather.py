"""What a report says, and what it must not say."""

from __future__ import annotations

import dataclasses
import hashlib
from pathlib import Path
from typing import Any

import pytest

from catalog.case import Case
from catalog.errors import InvalidInput
from catalog.model.records import (
    Annotation,
    CaseDetails,
    Keyframe,
    Media,
    Posting,
    PostingObject,
    PublicCopy,
    Role,
)
from catalog.model.vocabulary import load_vocabulary
from catalog.report.content import (
    AnnotationCard,
    Command,
    Fact,
    Facts,
    Paragraph,
    ReportContent,
    Section,
    Strip,
    Table,
)
from catalog.report.gather import gather
from catalog.report.html import render_html
from catalog.report.pdf import render_pdf
from tests.report.cases import (
    MadeCase,
    decision,
    digest,
    empty_case,
    media,
    stored_object,
    street_case,
    texts_of,
)


@pytest.fixture(scope="module")
def street() -> MadeCase:
    return street_case()


@pytest.fixture(scope="module")
def content(street: MadeCase) -> ReportContent:
    return street.content()


def test_the_title_block_says_what_is_missing_and_which_state_it_is_of(
    street: MadeCase, content: ReportContent
) -> None:
    facts = _facts(content.front)
    assert facts["Requester"] == Fact("Requester", "Office of the Prosecutor")
    assert facts["Authority"] == Fact("Authority", "not supplied", "missing")
    assert facts["Examiner"].form == "missing"
    assert facts["Report"].value == "number 1 of this case"
    assert facts["Issued (UTC)"].value == "2026-11-22T15:30:00.000Z"
    assert f"entry {len(street.entries)}" in facts["Shows the case"].value
    assert facts["Hash of that entry"].value == street.entries[-1].hash == content.entry_hash


def test_every_recording_is_told_of_and_those_left_out_only_with_the_reason(content: ReportContent) -> None:
    overview = next(b for b in _section(content, "recordings").blocks if isinstance(b, Table))
    assert [row[0] for row in overview.rows] == ["M1", "M2", "M3", "M4"]
    assert overview.rows[1] == ("M2", "left out", "video", "", "", "shows the home of a witness at risk")
    assert [each.label for each in content.sections if each.level == 2] == ["M1", "M3", "M4"]
    assert "1 recording of the case is left out of this report" in "\n".join(texts_of(content.front))


def test_nothing_betrays_a_recording_that_is_left_out(content: ReportContent) -> None:
    said = "\n".join(texts_of(content))
    assert "balcony" not in said.lower()
    assert said.count(digest("secret")) == 1  # the hash that says which one is left out
    custody = next(b for b in _section(content, "custody").blocks if isinstance(b, Table))
    about = [row for row in custody.rows if "M2" in row[4]]
    assert [row[2] for row in about] == ["file.add", "media.restrict", "annotation.add"]
    assert {row[4] for row in about} == {"about M2, which this report leaves out"}


def test_an_annotation_is_told_with_its_number_moment_frame_and_hashes(
    street: MadeCase, content: ReportContent
) -> None:
    card = _cards(content)["M1-A2"]
    keyframe = next(each for each in street.state.all(Keyframe) if each.frame == 10)
    facts = {fact.label: fact.value for fact in card.facts}
    assert (card.term, card.other_term) == ("Weapon pointed at people", "Оружие направлено на людей")
    assert facts["From"] == "0:00:00.400 (0.400000 s)"
    assert facts["To"] == "0:00:02.400 (2.400000 s)"
    assert facts["PTS"] == "6144 to 31744"
    assert facts["Frame"] == "10"
    assert facts["Pixel SHA-256 (yuv420p)"] == keyframe.pixel_sha256
    assert (
        facts["Still’s file, SHA-256"]
        == hashlib.sha256(street.stills[keyframe.still_object_uid or ""]).hexdigest()
    )
    assert facts["Certainty"].startswith("probable: more likely than not")
    assert facts["Muzzle"] == "at people"
    assert facts["Elevated position"] == "yes"
    assert facts["Recorded by"] == "A. Annotator"
    assert card.still.picture is not None


def test_the_table_of_annotations_has_a_line_for_each(content: ReportContent) -> None:
    table = next(b for b in _section(content, "m1-annotations").blocks if isinstance(b, Table))
    rows = {row[0]: row[1:] for row in table.rows}
    aim = ("0:00:00.400", "0:00:02.400", "Weapon pointed at people", "seen", "probable", "A. Annotator")
    assert rows["M1-A2"] == aim
    assert rows["M1-A3"][1] == ""
    assert rows["M1-A8"][1] == "not recorded"
    assert rows["M1-A4"][3] == "heard, disputed"
    assert len(rows) == 8


def test_an_annotation_without_a_keyframe_at_its_start_says_that_no_still_was_made(
    content: ReportContent,
) -> None:
    card = _cards(content)["M1-A4"]
    assert (card.still.picture, card.still.absence) == (None, "no still was made")
    assert {f.label: f.value for f in card.facts}["Frame, pixel hash"] == "no still was made"


def test_looked_for_and_not_seen_names_the_span_the_speed_and_the_sound(content: ReportContent) -> None:
    card = _cards(content)["M1-A5"]
    facts = {fact.label: fact.value for fact in card.facts}
    assert card.badges == ("looked for and not seen",)
    assert facts["The look"] == "this span, at 0.5 times normal speed, without sound"
    assert (facts["From"], facts["To"]) == ("0:00:02.440 (2.440000 s)", "0:00:08.000 (8.000000 s)")


def test_disputed_open_and_unknown_ones_are_told_as_such(content: ReportContent) -> None:
    cards = _cards(content)
    assert cards["M1-A4"].badges == ("heard", "disputed")
    assert {f.label: f.value for f in cards["M1-A8"].facts}["To"] == "begun, its end was not recorded"
    assert cards["M1-A9"].term == "old.term"
    assert "M1-A7" not in cards
    assert {f.label: f.value for f in _facts(_section(content, "summary").blocks).values()}["Disputed"] == "1"


def test_estimated_times_are_marked_wherever_they_stand(content: ReportContent) -> None:
    card = _cards(content)["M3-A1"]
    facts = {fact.label: fact.value for fact in card.facts}
    assert facts["From"].endswith(", estimated")
    assert facts["Length"].endswith(", estimated")
    table = next(b for b in _section(content, "m3-annotations").blocks if isinstance(b, Table))
    assert table.rows[0][1] == "0:00:04.000 est."
    assert any(isinstance(b, Paragraph) and "estimated" in b.text for b in _section(content, "m3").blocks)


def test_source_capture_hashes_and_technical_facts_are_there(
    street: MadeCase, content: ReportContent
) -> None:
    source = _facts(_section(content, "m1-source").blocks)
    assert source["Link"].value == "https://videos.example/watch?v=Ab3dE"
    assert source["Uploader"].value == "Свидетель 7 · @witness7"
    assert source["Author, recordist"].form == "missing"
    assert source["tries"].value == "1"
    said = "\n".join(texts_of(_section(content, "m1-bytes").blocks))
    for name in ("served", "info", "merged"):
        assert digest(name) in said
        assert hashlib.sha512(name.encode()).hexdigest() in said
    technical = _facts(_section(content, "m1-technical").blocks)
    assert technical["Time base"].value == "1/12800 s"
    assert technical["codec"].value in ("h264", "aac")


def test_failed_tries_are_told_with_their_error_and_without_the_secrets_of_their_link(
    content: ReportContent,
) -> None:
    said = "\n".join(texts_of(_section(content, "failed").blocks))
    assert "The server answered 404" in said
    assert "https://videos.example/watch?v=gone" in said
    assert "secret123" not in "\n".join(texts_of(content))


def test_what_was_asked_of_public_archives_is_told_below_its_posting_with_the_answer() -> None:
    case = empty_case("Asked")
    made = case.add(media(case.add(stored_object("one", Role.LOCAL_FILE, ".mp4", "video/mp4")), number=1))
    link = "https://videos.example/watch?v=1&token=secret123"
    facts = {"channel": "a square"}
    posting = case.add(Posting(number=1, media_uid=made.uid, state="archived", url=link, facts=facts))
    asked: dict[str, Any] = {"posting_uid": posting.uid, "archive": "web.example", "asked_url": link}
    copy_url = f"https://web.example/web/20261121101500/{link}"
    case.add(
        PublicCopy(
            **asked,
            made="by the program",
            asked_by="tester",
            asked_utc="2026-11-21T10:14:00.000Z",
            network_path="through Tor",
            copy_url=copy_url,
            copied_as_given="2026-11-21 10:15:00 UTC",
        )
    )
    case.add(
        PublicCopy(
            **asked,
            made="by the program",
            asked_by="colleague",
            asked_utc="2026-11-22T10:14:00.000Z",
            error="It answers 429: too many requests.",
        )
    )
    case.step("public.ask")
    told = [
        {row.label: row.value for row in block.rows}
        for block in _section(case.content(), "m1-source").blocks
        if isinstance(block, Facts) and block.heading == "Copy at a public archive"
    ]
    assert told[0] == {
        "Public archive": "web.example",
        "Link of the copy": "https://web.example/web/20261121101500/https://videos.example/watch?v=1",
        "Link asked for": "https://videos.example/watch?v=1",
        "Asked (UTC), by": "2026-11-21T10:14:00.000Z, tester",
        "How": "by the program; through Tor",
        "Time of the copy, as the archive says": "2026-11-21 10:15:00 UTC",
        "Its answer": "a copy, which is not in the case",
    }
    assert (told[1]["Link of the copy"], told[1]["Its answer"]) == (
        "not supplied",
        "It answers 429: too many requests.",
    )
    last = _section(case.content(), "m1-source").blocks[-1]
    assert isinstance(last, Facts) and last.heading == "Noted with the posting", "not of the copy above it"
    case.add(decision("field", "link"))
    assert "none was noted" not in "\n".join(texts_of(case.content())), "left out is not denied"


def test_methods_tools_and_what_is_not_proved_are_stated(content: ReportContent) -> None:
    tools = next(b for b in _section(content, "methods").blocks if isinstance(b, Table))
    assert ("yt-dlp", "2026.10.26", "3") in tools.rows
    not_proved = "\n".join(texts_of(_section(content, "not-proved").blocks))
    for word in ("served", "Who made", "Where and when", "synthetic"):
        assert word in not_proved


def test_custody_lists_every_entry_up_to_the_one_reported(street: MadeCase, content: ReportContent) -> None:
    custody = next(b for b in _section(content, "custody").blocks if isinstance(b, Table))
    assert [row[0] for row in custody.rows] == [str(entry.number) for entry in street.entries]
    assert [row[5] for row in custody.rows] == [entry.hash[:16] for entry in street.entries]
    assert custody.rows[4][4] == "M1-A1; term: eq.shield"
    assert "31 keyframes" in custody.rows[3][4]


def test_entries_after_the_one_reported_are_not_told_of(street: MadeCase) -> None:
    custody = next(b for b in _section(street.content(as_of=7), "custody").blocks if isinstance(b, Table))
    assert [row[0] for row in custody.rows] == ["1", "2", "3", "4", "5", "6", "7"]


def test_the_commands_to_check_with_name_files_stream_and_time_base(content: ReportContent) -> None:
    commands = ["\n".join(b.lines) for b in _section(content, "checking").blocks if isinstance(b, Command)]
    served = f"objects/{digest('served')[:2]}/{digest('served')}.mp4"
    (framehash,) = [each for each in commands if served in each and "framehash" in each]
    assert "-map 0:0" in framehash
    assert "-enc_time_base 1:12800" in framehash
    assert any(f"sha256sum {served}" in each for each in commands)
    assert not any(digest("sound") in each and "framehash" in each for each in commands)


def test_thousands_of_keyframes_leave_a_strip_that_says_how_many_are_missing() -> None:
    case = empty_case()
    reference = case.add(stored_object("x", Role.SERVED_STREAM, ".mp4", "video/mp4"))
    shown = case.add(media(reference, number=1))
    still = case.still(1)
    for n in range(2000):
        case.add(_keyframe(shown, number=n + 1, pts=n * 64, still_object_uid=still.uid))
    case.step("examine")
    section = _section(case.content(), "m1-keyframes")
    strip = next(b for b in section.blocks if isinstance(b, Strip))
    assert len(strip.stills) == 24
    assert strip.stills[0].lines[0] == "M1-K1"
    assert strip.stills[-1].lines[0] == "M1-K2000"
    assert any(
        "24 of 2000 keyframes. Left out here because the strip shows 24 at most" in text
        for text in texts_of(section)
    )


@pytest.mark.parametrize(("choice", "shown"), [("shown", True), ("blurred", True), ("left out", False)])
def test_stills_of_graphic_recordings_follow_the_choice(street: MadeCase, choice: Any, shown: bool) -> None:
    card = _cards(street.content(graphic_stills=choice))["M3-A1"]
    assert (card.still.picture is not None) is shown
    if card.still.picture is not None:
        assert card.still.picture.description.endswith("blurred") is (choice == "blurred")
    else:
        assert card.still.absence == "left out: rated graphic"
    other = _cards(street.content(graphic_stills=choice))["M1-A2"]
    assert other.still.picture is not None and not other.still.picture.description.endswith("blurred")


def test_a_still_that_is_missing_or_was_changed_is_left_out_and_said_so(street: MadeCase) -> None:
    def missing(_: object) -> bytes:
        raise FileNotFoundError

    assert "is missing" in _cards(street.content(read_object=missing))["M1-A2"].still.absence
    changed = street.content(read_object=lambda stored: street.read(stored) + b" ")
    assert "does not have the hash" in _cards(changed)["M1-A2"].still.absence


def test_an_entry_that_is_not_there_is_refused(street: MadeCase) -> None:
    for as_of in (0, len(street.entries) + 1):
        with pytest.raises(InvalidInput, match=f"no custody entry {as_of}"):
            street.content(as_of=as_of)


def test_an_empty_case_gives_a_report_too() -> None:
    content = empty_case().content()
    assert "There is no recording in the case." in list(texts_of(content))
    assert render_pdf(content).startswith(b"%PDF")
    assert render_html(content).startswith(b"<!DOCTYPE html>")


def test_a_real_case_gives_the_same_bytes_for_an_entry_whatever_happens_after_it(tmp_path: Path) -> None:
    with Case.create(tmp_path / "case", name="Real", actor="A") as case:
        with case.unit_of_work("add", actor="A") as work:
            taken = case.objects.take_bytes(b"not really a video", extension=".mp4")
            stored = dataclasses.replace(
                stored_object("", Role.LOCAL_FILE, ".mp4", "video/mp4"),
                sha256=taken.sha256,
                sha512=taken.sha512,
                size=taken.size,
            )
            work.add(stored)
            shown = work.add(media(stored))
            posting = work.add(Posting(source_path="/card/a.mp4", media_uid=shown.uid, state="archived"))
            work.add(PostingObject(posting_uid=posting.uid, object_uid=stored.uid, role=stored.role))
            work.add_all(load_vocabulary().terms)
        with case.unit_of_work("annotation.add", actor="A", parameters={"term": "act.aim"}) as work:
            work.add(
                Annotation(
                    media_uid=shown.uid,
                    term_code="act.aim",
                    extent="point",
                    start_pts=512,
                    annotator="A",
                    made_utc="2026-11-22T12:00:00.000Z",
                )
            )
        head = case.head()
        before = _issued(case, head)
        with case.unit_of_work("case.describe", actor="A") as work:
            work.replace(dataclasses.replace(case.get(CaseDetails, case.details.uid), name="Changed later"))
        after = _issued(case, head)
        assert before == after
        assert _issued(case, head + 1) != before
        assert b"Changed later" not in before[1]
        assert b"M1-A1" in before[1]


def _issued(case: Case, as_of: int) -> tuple[bytes, bytes]:
    content = gather(
        case.state_as_of(as_of),
        case.entries(upto=as_of),
        as_of=as_of,
        issued_utc="2026-11-22T15:30:00.000Z",
        program={"framewitness": "0.1.0"},
        read_object=lambda stored: case.object_path(stored).read_bytes(),
    )
    return render_pdf(content), render_html(content)


def _keyframe(shown: Media, **values: Any) -> Keyframe:
    fields: dict[str, Any] = {
        "media_uid": shown.uid,
        "examination_uid": None,
        "frame": 0,
        "reason": "grabbed by hand",
        "pixel_sha256": digest("pixels"),
        "pixel_format": "yuv420p",
    }
    return Keyframe(**(fields | values))


def _section(content: ReportContent, anchor: str) -> Section:
    (found,) = [each for each in content.sections if each.anchor == anchor]
    return found


def _facts(blocks: tuple[Any, ...]) -> dict[str, Fact]:
    return {fact.label: fact for block in blocks if isinstance(block, Facts) for fact in block.rows}


def _cards(content: ReportContent) -> dict[str, AnnotationCard]:
    return {b.label: b for s in content.sections for b in s.blocks if isinstance(b, AnnotationCard)}
