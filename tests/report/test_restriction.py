"""What is restricted stays, whatever is given out: recordings, terms and single fields; and it is said how much."""

from __future__ import annotations

import dataclasses
import json
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from catalog.case import Case
from catalog.cli.listing import case_json
from catalog.errors import InvalidInput
from catalog.exchange.discretion import Discretion
from catalog.exchange.package_words import left_out_lines
from catalog.exchange.selection import select
from catalog.model.disclosed_fields import FIELDS
from catalog.model.disclosure import Disclosures
from catalog.model.records import (
    RECORD_TYPES,
    Acquisition,
    Annotation,
    Assessment,
    Capture,
    Disclosure,
    Keyframe,
    Media,
    PageCapture,
    Posting,
    PostingObject,
    PublicCopy,
    Record,
    Region,
    Role,
    StoredObject,
    Term,
    Utterance,
)
from catalog.operations.about import edit_about
from catalog.operations.about_disclosure import (
    decided,
    lift,
    release_field,
    restrict_field,
    restrict_term,
)
from catalog.operations.annotate import restrict
from catalog.operations.going_out import GoingOut
from catalog.operations.page import save_page
from catalog.operations.publish import report
from catalog.operations.subtitles import export_subtitles
from catalog.operations.vocabulary_files import export_vocabulary
from catalog.report.content import Section, Table
from tests.exchange.made import HOME, make_case_to_package, packaged
from tests.helpers.cases import A_MOMENT, ACTOR, add_annotation, add_media, add_term, make_case, take_object
from tests.helpers.here import run_here
from tests.report.cases import MadeCase, decision, empty_case, media, stored_object, street_case, texts_of

KEPT_FROM = ("about terms or fields, which this report leaves out",)


def said_in(case: MadeCase) -> str:
    return "\n".join(texts_of(case.content()))


# ---------------------------------------------------------------- every field, in reports and packages


def told_case() -> tuple[MadeCase, dict[str, list[str]]]:
    """A recording with a word of its own in every field that can be restricted; the words by the fields."""
    case = empty_case("Told")
    stored = case.add(stored_object("told", Role.LOCAL_FILE, ".mp4", "video/mp4"))
    made = case.add(media(stored, number=1))
    posting = case.add(Posting(number=1, media_uid=made.uid, state="archived"))
    annotation = case.add(
        Annotation(
            number=1,
            media_uid=made.uid,
            term_code="x",
            extent="point",
            start_pts=5,
            annotator=ACTOR,
            made_utc=A_MOMENT,
        )
    )
    kinds = {each.TABLE: each for each in RECORD_TYPES}
    fixed = {"media": made, "postings": posting, "annotations": annotation}
    words: dict[str, list[str]] = {}
    filled: dict[str, dict[str, Any]] = {}
    for field in FIELDS.values():
        for table, attribute in field.of:
            value, said = _word(kinds[table], attribute, len(words))
            filled.setdefault(table, {})[attribute] = value
            words.setdefault(field.name, []).extend(said)
    for table, values in filled.items():
        if table in fixed:
            case.replace(fixed[table], **values)
        else:
            case.add(_made(kinds[table], values, made.uid, posting.uid, stored.uid))
    case.step("made", parameters={"words": ""})
    return case, words


def _word(kind: type[Record], attribute: str, number: int) -> tuple[Any, list[str]]:
    hint = str({each.name: each.type for each in dataclasses.fields(kind)}[attribute])
    word = f"Zq{attribute.title().replace('_', '')}Of{kind.__name__}"
    if "int" in hint:
        value = {"latitude_micro": 12_345_678, "longitude_micro": 98_765_432}.get(attribute, 7654 + number)
        return value, [f"{value // 1_000_000}.{value % 1_000_000:06}" if value > 10_000 else str(value)]
    if "list[Json]" in hint:
        return [{"from": "", "to": f"https://{word}.example/", "status": 302}], [word.lower()]
    if "list[list[str]]" in hint:
        return [["server", word]], [word]
    if "list" in hint:
        return [word], [word]
    if "Json" in hint:
        return {"subject": word}, [word]
    if "url" in attribute:
        return f"https://place.example/{word}", [word]
    return (A_MOMENT.replace("11", "07") if attribute == "recorded_utc" else word), [
        "2026-07-01" if attribute == "recorded_utc" else word
    ]


_PLAUSIBLE = {
    "kind": "status",
    "verdict": "invalid",
    "state": "given",
    "purpose": "keep",
    "agreement": "differs",
}
"""What stands in fields that hold one of a few words."""


def _made(
    kind: type[Record], values: dict[str, Any], media_uid: str, posting_uid: str, object_uid: str
) -> Any:
    needed: dict[str, Any] = {}
    for each in dataclasses.fields(kind):
        if each.name == "uid" or (each.default, each.default_factory) != (dataclasses.MISSING,) * 2:
            continue
        owned = {"media_uid": media_uid, "posting_uid": posting_uid, "object_uid": object_uid}
        needed[each.name] = (owned | _PLAUSIBLE).get(each.name, 3 if each.type == "int" else "said")
    return kind(**(needed | values))


def test_no_field_that_is_restricted_is_in_a_report_and_the_others_are() -> None:
    case, words = told_case()
    whole = said_in(case)
    printed = {name: {word for word in said if word in whole} for name, said in words.items()}
    told = {name for name in printed if printed[name]}
    assert told >= {"uploader", "title", "device", "description", "file_name", "weather", "speakers"}
    assert not told & {"place_of_recording", "time_of_recording"}
    for name in FIELDS:
        one, _ = told_case()
        one.add(decision("field", name))
        text = said_in(one)
        assert not [word for word in words[name] if word in text], name
        assert "1 restricted field: " in text, name
        lost = {
            other: printed[other]
            for other in FIELDS
            if other != name and not all(map(text.__contains__, printed[other]))
        }
        assert lost == {}, name


def test_no_field_that_is_restricted_is_in_the_records_of_a_package() -> None:
    _, words = told_case()
    for name in FIELDS:
        one, _ = told_case()
        one.add(decision("field", name))
        selection = select(one.state, None)
        discretion = Discretion(selection)
        text = json.dumps(
            [
                discretion.cleaned(each.TABLE, each.values())[0]
                for each in selection.shown.values()
                if not isinstance(each, Disclosure)
            ],
            ensure_ascii=False,
        )
        hidden = [word for word in words[name] if word in text or word.replace(".", "") in text]
        assert not hidden, (name, hidden)


# ---------------------------------------------------------------- single fields


def test_a_restricted_field_is_of_one_recording_or_of_all_and_its_words_stay_wherever_they_stand() -> None:
    case = street_case(keyframes=1)
    posting = next(each for each in case.records.values() if isinstance(each, Posting) and each.uploader)
    case.replace(posting, facts={"channel": "Свидетель 7", "tries": 1}, description="by Свидетель 7!")
    case.step("remark", parameters={"said": "taken from Свидетель 7"})
    case.add(decision("field", "uploader", media_uid=posting.media_uid))
    text = said_in(case)
    assert "Свидетель 7" not in text and "witness7" not in text
    assert "1 restricted field: Uploader" in text
    assert "\nUploader\nleft out of this report\n" in text and "\nUploader\nnot supplied\n" in text, "of M2"
    custody = _table(case, "custody")
    assert custody[-1][4] in KEPT_FROM
    other = street_case(keyframes=1)
    other.add(decision("field", "uploader", media_uid="somebody else's"))
    assert "Свидетель 7" in said_in(other)


def test_a_restricted_link_takes_neither_kinds_of_bytes_nor_words_of_servers_with_it() -> None:
    case, _ = told_case()
    (posting,) = (each for each in case.records.values() if isinstance(each, Posting))
    (recording,) = (each for each in case.records.values() if isinstance(each, Media))
    (capture,) = (each for each in case.records.values() if isinstance(each, Capture))
    headers = [
        ["content-type", "video/mp4"],
        ["connection", "close"],
        ["location", "https://there.example/Zqaway"],
    ]
    case.replace(capture, response_headers=headers, asked_url="video")
    case.replace(posting, description="close to the bridge, then https://there.example/Zqaway")
    case.replace(recording, title="video", kind="video")
    for name in ("link", "title"):
        case.add(decision("field", name))
    case.step("restricted", parameters={})
    outgoing = select(case.state, None).outgoing
    assert [each.media_type for each in outgoing.all(StoredObject)] == ["video/mp4"]
    assert [each.kind for each in outgoing.all(Media)] == ["video"]
    assert [each.description for each in outgoing.all(Posting)] == ["close to the bridge, then (left out)"]


def test_a_restricted_link_is_not_told_by_the_copies_at_public_archives() -> None:
    case, _ = told_case()
    (posting,) = (each for each in case.records.values() if isinstance(each, Posting))
    case.replace(posting, url="https://place.example/Zqseen?a=1")
    copy = next(each for each in case.records.values() if isinstance(each, PublicCopy))
    case.replace(
        copy, asked_url="http://place.example/Zqseen", copy_url="https://web.example/7/place.example/Zqseen"
    )
    case.add(decision("field", "link"))
    case.step("restricted", parameters={})
    text = said_in(case)
    assert "Zqseen" not in text
    for label in ("Link", "Link asked", "Link reached", "Link of the copy", "Link asked for"):
        assert f"\n{label}\nleft out of this report\n" in text, label
    assert "Zqseen" not in json.dumps(
        [each.values() for each in select(case.state, None).outgoing.all(PublicCopy)]
    )


def test_a_word_that_stays_is_taken_out_of_what_a_server_said_whatever_word_it_is() -> None:
    case = street_case(keyframes=1)
    posting = next(each for each in case.records.values() if isinstance(each, Posting) and each.uploader)
    case.replace(posting, uploader="null", uploader_id='quoted " name')
    case.add(decision("field", "uploader", media_uid=posting.media_uid))
    discretion = Discretion(select(case.state, None))
    info = {"a": None, "by": "null", "tags": ['of quoted " name', 3, True], "nullable": "annulled"}
    assert discretion.cleaned_info(info) == {
        "a": None,
        "by": "(left out)",
        "tags": ["of (left out)", 3, True],
        "nullable": "annulled",
    }


# ---------------------------------------------------------------- terms


def test_what_is_annotated_with_a_restricted_term_stays_and_is_counted() -> None:
    case = street_case(keyframes=1)
    codes = [each.term_code for each in case.records.values() if isinstance(each, Annotation)]
    code = "eq.shield"
    hidden = [
        each for each in case.records.values() if isinstance(each, Annotation) and each.term_code == code
    ]
    assert hidden and len(set(codes)) > 1
    first = hidden[0]
    case.replace(first, note="the man in the doorway")
    case.add(
        Region(
            number=1,
            annotation_uid=first.uid,
            media_uid=first.media_uid,
            kind="box",
            keys=[
                {
                    "pts": first.start_pts,
                    "points": [[0, 0], [9000, 9000]],
                    "state": "visible",
                    "made_by": "person",
                }
            ],
        )
    )
    taken = case.add(
        Keyframe(
            number=900,
            media_uid=first.media_uid,
            pts=first.start_pts,
            frame=1,
            reason="start of an annotation",
            sharpness_milli=1,
            pixel_sha256="ab" * 32,
            pixel_format="yuv420p",
            still_object_uid=case.still(77).uid,
            made_by=ACTOR,
        )
    )
    before = said_in(case)
    assert "doorway" in before and "ab" * 32 in before
    case.add(decision("term", code))
    text = said_in(case)
    shown = [each for each in hidden if each.media_uid == first.media_uid]
    assert "doorway" not in text and code not in text and "ab" * 32 not in text
    assert f"1 restricted term, with {len(shown)} annotation" in text
    going = select(case.state, None)
    assert not {each.uid for each in hidden} & going.shown.keys()
    assert taken.uid not in going.shown
    assert not [each for each in going.shown.values() if isinstance(each, Region | Disclosure)]
    assert code not in {each.code for each in going.shown.values() if isinstance(each, Term)}


def test_terms_under_a_restricted_one_and_those_that_took_it_over_stay_too() -> None:
    def term(code: str, **fields: Any) -> Term:
        named: dict[str, Any] = {"labels": {"en": code}, "definition": "", "colour": "#fff", "group": "g"}
        return Term(
            vocabulary="v", vocabulary_version="1", code=code, position=1, kind="point", **(named | fields)
        )

    terms = [term("a"), term("b", parent="a"), term("c", parent="b"), term("d"), term("e", merged_into="d")]
    assert Disclosures([decision("term", "a")], terms).codes == {"a", "b", "c"}
    assert Disclosures([decision("term", "e")], terms).codes == {"d", "e"}
    assert Disclosures([], terms).codes == frozenset()


# ---------------------------------------------------------------- places on the archivist's machine


@pytest.mark.parametrize(
    "folder", [HOME, "/data/of the collector", r"C:\Users\archivist-by-name\evidence", "/srv/x", "/odd"]
)
def test_a_report_names_files_and_never_where_they_lay(folder: str) -> None:
    case = empty_case("Places")
    between = "\\" if "\\" in folder else "/"
    path = f"{folder}{between}street.mp4"
    stored = case.add(
        stored_object("told", Role.LOCAL_FILE, ".mp4", "video/mp4", recipe={"copied from disk": path})
    )
    made = case.add(media(stored, number=1))
    case.add(
        Posting(
            number=1,
            media_uid=made.uid,
            state="archived",
            source_path=path,
            facts={"part": f"{path}.part", "said": f"cannot open '{path}': denied"},
        )
    )
    case.add(Posting(number=2, state="failed", source_path=path, error=f"{path}: no such file"))
    case.step("archive.start", parameters={"path": path, "error": f"lost {path} at once", "all": [path]})
    text = said_in(case)
    assert folder not in text and "archivist-by-name" not in text and "of the collector" not in text
    assert "Name of the file\nstreet.mp4" in text
    assert "Posting P2: street.mp4" in text
    assert "path: street.mp4" in _table(case, "custody")[-1][4]


def test_links_and_plain_words_with_strokes_stay_as_they_are() -> None:
    case = street_case(keyframes=1)
    case.step("remark", parameters={"said": "9/11, yes/no, and/or, https://a.example/home/x/y, km/h"})
    assert "9/11, yes/no, and/or, https://a.example/home/x/y, km/h" in said_in(case)


# ---------------------------------------------------------------- real cases, and everything that is written out


@pytest.fixture(scope="module")
def made_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = make_case_to_package(tmp_path_factory.mktemp("restriction"))
    with Case.open(path) as case:
        one = case.find(Media, number=1)[0]
        add_term(case, "secret.code", key="")
        add_annotation(case, one, term_code="secret.code", note="behind the curtain")
        edit_about(case, [one.uid], {"creator": "Zqcreator Zqname", "weather": "Zqrain"}, actor=ACTOR)
        edit_about(case, [one.uid], {"creator": "Zqcreator Zqlater"}, actor=ACTOR)
        restrict_term(case, "secret.code", "a minor", actor=ACTOR)
        restrict_field(case, "creator", "at risk", actor=ACTOR, media_uid=one.uid)
        restrict_field(case, "uploader", "at risk", actor=ACTOR)
    return path


@pytest.mark.usefixtures("children_ready_made")
def test_nothing_of_what_is_restricted_is_in_a_package_which_still_checks(
    made_case: Path, tmp_path: Path
) -> None:
    done = packaged(made_case, tmp_path / "out", with_report=True)
    held = b"\0".join(path.read_bytes() for path in sorted((tmp_path / "out").rglob("*")) if path.is_file())
    for secret in ("curtain", "secret.code", "Zqcreator", "Zqlater", "a minor", "archivist-by-name"):
        assert secret.encode() not in held, secret
    assert b"Zqrain" in held
    told = " | ".join(done.filled.left_out)
    assert "1 restricted term, with 1 annotation" in told and "1 restricted field: Creator" in told
    assert not list((tmp_path / "out").rglob("*.scrubbed.json")), (
        "what a server said of it tells who uploaded it"
    )
    checked = subprocess.run(
        [sys.executable, "-I", "-S", "-X", "utf8", "verify.py"],
        cwd=tmp_path / "out",
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert checked.returncode == 0, checked.stdout


@pytest.mark.usefixtures("children_ready_made")
def test_with_every_field_restricted_a_package_names_recordings_by_their_numbers_alone(
    made_case: Path, tmp_path: Path
) -> None:
    path = shutil.copytree(made_case, tmp_path / "case")
    with Case.open(path) as case:
        one = case.find(Media, number=1)[0]
        assert one.title == "one.mp4"
        told = {each.name for each in decided(case)}
        for name in FIELDS:
            if name not in told:
                restrict_field(case, name, "at risk", actor=ACTOR)
    packaged(path, tmp_path / "out", with_report=True)
    held = b"\0".join(each.read_bytes() for each in (tmp_path / "out").rglob("*") if each.is_file())
    for secret in ("one.mp4", "two.mp4", "a title", "example.org", "was edited", "Zqrain", "Zqcreator"):
        assert secret.encode() not in held, secret
    assert b"M1" in held


def test_a_report_of_an_earlier_entry_does_not_tell_what_was_restricted_since(
    made_case: Path, tmp_path: Path
) -> None:
    with Case.open(made_case) as case:
        first = next(e.number for e in case.entries() if e.action == "disclosure.restrict") - 1
        with pytest.raises(InvalidInput, match="kept out of reports since"):
            run_here(report(case, tmp_path / "out", actor=ACTOR, as_of=first))
    assert not (tmp_path / "out").exists()


def test_what_was_released_and_is_not_any_more_is_not_told_by_an_earlier_report(tmp_path: Path) -> None:
    with make_case(tmp_path) as case:
        made = add_media(case)
        released = release_field(case, "place_of_recording", "known anyway", actor=ACTOR, media_uid=made.uid)
        head = case.head()
        lift(case, released, actor=ACTOR)
        with pytest.raises(InvalidInput, match="not released any more"):
            run_here(report(case, tmp_path / "out", actor=ACTOR, as_of=head))


def test_the_page_and_the_speakers_stay_where_their_fields_do(tmp_path: Path) -> None:
    with make_case(tmp_path) as case:
        made = add_media(case)
        posting = case.find(Posting, media_uid=made.uid)[0]
        page = take_object(case, b"<html>", extension=".html", role=Role.PAGE_SOURCE)
        capture = PageCapture(
            posting_uid=posting.uid,
            asked_url="https://a.example/",
            started_utc=A_MOMENT,
            objects={Role.PAGE_SOURCE: page.uid},
        )
        with case.unit_of_work("page.capture", actor=ACTOR) as work:
            work.add(capture)
            work.add(PostingObject(posting_uid=posting.uid, object_uid=page.uid, role=Role.PAGE_SOURCE))
            work.add(
                Utterance(
                    media_uid=made.uid,
                    start_pts=0,
                    end_pts=90_000,
                    speaker="Zqspeaker",
                    original="words",
                    written_by=ACTOR,
                    made_utc="",
                )
            )
        out = tmp_path / "out.vtt"
        export_subtitles(case, made.uid, out, speakers=True)
        assert "Zqspeaker" in out.read_text()
        restrict_field(case, "speakers", "at risk", actor=ACTOR)
        export_subtitles(case, made.uid, out, speakers=True)
        assert "Zqspeaker" not in out.read_text() and "words" in out.read_text()
        restrict_field(case, "uploader", "at risk", actor=ACTOR, media_uid=made.uid)
        with pytest.raises(InvalidInput, match="restricted"):
            run_here(save_page(case, capture, tmp_path))
        assert page.uid not in select(case.state_as_of(case.head()), None).shown


def test_the_list_of_another_program_stays_where_it_tells_of_a_recording_or_a_field_that_stays(
    tmp_path: Path,
) -> None:
    with make_case(tmp_path) as case:
        one, other = add_media(case, data=b"1"), add_media(case, data=b"2")
        listed = take_object(
            case, b"url\nhttps://example.org/2\n", extension=".csv", role=Role.EARLIER_RECORD
        )
        with case.unit_of_work("test", actor=ACTOR) as work:
            for posting in case.find(Posting):
                held = PostingObject(posting_uid=posting.uid, object_uid=listed.uid, role=Role.EARLIER_RECORD)
                work.add(held)

        def goes(*chosen: str) -> bool:
            return listed.uid in select(case.state_as_of(case.head()), chosen or None).shown

        assert goes() and not goes(one.uid)
        decision = restrict_field(case, "link", "at risk", actor=ACTOR, media_uid=other.uid)
        assert not goes()
        lift(case, decision, actor=ACTOR)
        assert goes()
        restrict(case, other.uid, "shows a home", actor=ACTOR)
        assert not goes()


def test_where_a_file_and_what_lay_beside_it_were_kept_is_left_out_with_their_names_and_told(
    tmp_path: Path,
) -> None:
    with make_case(tmp_path) as case:
        made = add_media(case, title="clip.mp4")
        (posting,) = case.find(Posting)
        beside = take_object(case, b"1", extension=".json", role=Role.SIDECAR)
        with case.unit_of_work("test", actor=ACTOR) as work:
            for role, name in ((Role.SIDECAR, "zq-ivanov.json"), (Role.SUBTITLE, "zq-ivanov.srt")):
                work.add(PostingObject(posting_uid=posting.uid, object_uid=beside.uid, role=role, name=name))
            work.add(
                Acquisition(posting_uid=posting.uid, folder="Zqstreet 5", path_in_folder="Zqdoor/clip.mp4")
            )
        restrict_field(case, "file_name", "at risk", actor=ACTOR, media_uid=made.uid)
        selection = select(case.state_as_of(case.head()), None)
        assert "1 restricted field: Name of the file and where it lay" in left_out_lines(selection, Counter())
        said = str([selection.outgoing.cleaned(each) for each in selection.shown.values()])
        assert "zq-ivanov" not in said and "Zqstreet" not in said and "Zqdoor" not in said


def test_decisions_need_a_reason_and_are_made_once_and_taken_back(tmp_path: Path) -> None:
    with make_case(tmp_path) as case:
        made = add_media(case)
        add_term(case)
        for wrong in (
            lambda: restrict_term(case, "baton.raised", " ", actor=ACTOR),
            lambda: restrict_term(case, "no.such", "why", actor=ACTOR),
            lambda: restrict_field(case, "no_such", "why", actor=ACTOR),
            lambda: release_field(case, "device", "why", actor=ACTOR, media_uid=made.uid),
        ):
            with pytest.raises(InvalidInput):
                wrong()
        assert decided(case) == []
        kept = restrict_term(case, "baton.raised", "why", actor=ACTOR)
        with pytest.raises(InvalidInput, match="decided already: why"):
            restrict_term(case, "baton.raised", "why not", actor=ACTOR)
        lift(case, kept, actor=ACTOR)
        assert decided(case) == []


def _table(case: MadeCase, anchor: str) -> tuple[tuple[str, ...], ...]:
    section: Section = next(each for each in case.content().sections if each.anchor == anchor)
    return next(block for block in section.blocks if isinstance(block, Table)).rows


def test_an_assessment_is_told_with_who_when_and_why_and_its_scale_is_printed() -> None:
    case = street_case(keyframes=1)
    (first,) = (each for each in case.records.values() if isinstance(each, Media) and each.number == 1)
    assert "Admiralty" not in said_in(case)
    for number, value in enumerate(("unverified", "partly verified")):
        case.add(
            Assessment(
                media_uid=first.uid,
                kind="status",
                value=value,
                why=f"reason {number}",
                assessed_by="A. Annotator",
                assessed_utc=f"2026-11-2{number}T09:00:00.000Z",
            )
        )
    text = said_in(case)
    assert text.index("partly verified") < text.index("reason 0")
    assert "Status, earlier" in text and "Admiralty" in text
    assert "some of source, place, time and content are borne out" in text


def test_a_case_as_json_and_its_vocabulary_are_without_what_stays(made_case: Path, tmp_path: Path) -> None:
    with Case.open(made_case) as case:
        whole = json.dumps(case_json(case, GoingOut(case, everything=True)))
        said = json.dumps(case_json(case, GoingOut(case)))
        for secret in ("curtain", "secret.code", "Zqcreator", "archivist-by-name"):
            assert secret in whole and secret not in said, secret
        assert "Zqrain" in said
        left_out = json.loads(said)["left_out"]
        assert "1 restricted term, with 1 annotation" in left_out
        assert json.loads(whole)["left_out"] == []
        for ending in (".toml", ".csv", ".boris"):
            lost = export_vocabulary(case, tmp_path / f"words{ending}")
            assert "1 restricted term." in lost
            assert "secret.code" not in (tmp_path / f"words{ending}").read_text(encoding="utf-8-sig")


def test_a_restricted_recording_is_not_in_the_json_of_its_case(tmp_path: Path) -> None:
    with make_case(tmp_path) as case:
        add_media(case, title="the balcony")
        one = add_media(case, title="the square")
        restrict(case, case.find(Media, number=1)[0].uid, "shows a home", actor=ACTOR)
        said = case_json(case, GoingOut(case))
        assert [each["title"] for each in said["media"]] == [one.title]
        assert said["left_out"] == ["1 recording (M1: shows a home)"]
        assert "balcony" not in json.dumps(said)
