"""What an archivist says of recordings: filled one by one and many at once, with every change kept."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from catalog.case import Case
from catalog.cli import cli
from catalog.errors import ChangedMeanwhile, InvalidInput
from catalog.model.about import FIELDS, SCALES, changes_of
from catalog.model.records import Assessment, AssessmentKind, Media, MediaDetails
from catalog.operations.about import (
    assess,
    assessments_of,
    details_of,
    edit_about,
    history_of,
    typed_fields,
)
from catalog.operations.history import step_in_words
from catalog.operations.undo import next_undo, redo, undo
from tests.helpers.cases import add_media, make_case


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with make_case(tmp_path) as made:
        for number in range(3):
            add_media(made, title=f"recording {number}")
        yield made


def media_of(case: Case) -> list[Media]:
    return case.find(Media, order="number")


def test_fields_are_kept_as_they_were_filled_and_read_as_they_are_typed(case: Case) -> None:
    (first, *_) = media_of(case)
    typed = {
        "reference_code": "AB/12",
        "keywords": "street,  night , street",
        "coordinates": "43°14'20\" N 76°53'23\" E",
        "place_error_metres": "50",
        "recorded_utc": "2026-11-01T14:30:00+05:00",
        "time_error_seconds": "120",
        "testify": "not asked",
        "title": "a  new title",
        "graphic": "not graphic",
    }
    assert edit_about(case, [first.uid], typed, actor="tester") == [first.uid]
    kept = details_of(case, first.uid)
    assert kept is not None
    assert (kept.latitude_micro, kept.longitude_micro, kept.place_error_metres) == (43238889, 76889722, 50)
    assert (kept.recorded_utc, kept.keywords) == ("2026-11-01T09:30:00.000Z", ["street", "night"])
    read = typed_fields(case, media_of(case)[0])
    assert set(read) == {field.name for field in FIELDS}
    assert (read["title"], read["graphic"]) == ("a new title", "not graphic")
    assert (read["coordinates"], read["recorded_utc"]) == ("43.238889, 76.889722", "2026-11-01 09:30:00")
    again = edit_about(case, [first.uid], read, actor="tester")
    assert again == [], "what is read back and written again changes nothing"


def test_a_day_stays_a_day_and_a_moment_without_a_zone_is_utc() -> None:
    assert changes_of({"recorded_utc": "2026-11-01"})[0] == {"recorded_utc": "2026-11-01"}
    for typed in ("2026-11-01 09:30", "2026-11-01T09:30:00Z", "2026-11-01 14:30 +05:00"):
        assert changes_of({"recorded_utc": typed})[0] == {"recorded_utc": "2026-11-01T09:30:00.000Z"}


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("no_such_field", "x"),
        ("media_uid", "x"),
        ("priority", "very"),
        ("graphic", ""),
        ("title", "  "),
        ("coordinates", "nowhere"),
        ("coordinates", "91, 0"),
        ("recorded_utc", "yesterday"),
        ("recorded_utc", "2026-13-01"),
        ("place_error_metres", "-1"),
        ("place_error_metres", "1.5"),
        ("place_error_metres", "9" * 5000),
        ("time_error_seconds", "²"),
        ("device", "x" * 501),
        ("summary", "x" * 20_001),
        ("keywords", ",".join(map(str, range(101)))),
    ],
)
def test_what_a_field_cannot_hold_is_refused_and_nothing_is_written(
    case: Case, name: str, typed: str
) -> None:
    head = case.head()
    with pytest.raises(InvalidInput) as caught:
        edit_about(case, [media_of(case)[0].uid], {"device": "a phone", name: typed}, actor="tester")
    assert caught.value.hint
    assert case.head() == head


def test_many_are_filled_in_one_step_and_only_the_fields_that_were_changed(case: Case) -> None:
    one, two, three = media_of(case)
    edit_about(case, [one.uid], {"device": "a phone", "priority": "low"}, actor="tester")
    head = case.head()
    uids = [one.uid, two.uid, three.uid]
    assert set(edit_about(case, uids, {"priority": "high"}, actor="tester")) == set(uids)
    assert case.head() == head + 1
    assert [str(each.device) for uid in uids if (each := details_of(case, uid))] == ["a phone", "", ""]
    assert {each.priority for each in case.find(MediaDetails)} == {"high"}
    assert next_undo(case, actor="tester") == "describing M1 and 2 more"
    undo(case, actor="tester")
    assert [(each.device, each.priority) for each in case.find(MediaDetails)] == [("a phone", "low")]
    redo(case, actor="tester")
    assert {each.priority for each in case.find(MediaDetails)} == {"high"}
    assert case.differences() == []


def test_more_than_a_few_are_filled_as_few_are(tmp_path: Path) -> None:
    with make_case(tmp_path) as case:
        for _ in range(20):
            add_media(case)
        uids = [each.uid for each in media_of(case)]
        edit_about(case, uids[:1], {"device": "a phone"}, actor="tester")
        assert len(edit_about(case, uids, {"rights": "theirs"}, actor="tester")) == 20
        assert case.count(MediaDetails, rights="theirs") == 20
        assert case.count(MediaDetails, device="a phone") == 1
        with pytest.raises(KeyError):
            edit_about(case, [*uids, "nobody's"], {"rights": "ours"}, actor="tester")


def test_what_somebody_else_changed_since_it_was_read_is_not_written_over(case: Case) -> None:
    (first, *_) = media_of(case)
    edit_about(case, [first.uid], {"device": "theirs"}, actor="colleague")
    with pytest.raises(ChangedMeanwhile, match="Device"):
        edit_about(case, [first.uid], {"device": "mine"}, actor="tester", seen={"device": ""})
    edit_about(case, [first.uid], {"weather": "rain"}, actor="tester", seen={"weather": ""})
    kept = details_of(case, first.uid)
    assert kept is not None and (kept.device, kept.weather) == ("theirs", "rain")


def test_every_assessment_stays_with_who_when_and_why(case: Case) -> None:
    (first, *_) = media_of(case)
    for value, actor in (("under examination", "tester"), ("verified", "colleague")):
        assess(case, [first.uid], kind="status", value=value, why=f"because of {actor}", actor=actor)
    newest, older = assessments_of(case, first.uid)
    assert (newest.value, newest.why, newest.assessed_by) == ("verified", "because of colleague", "colleague")
    assert older.value == "under examination"
    assert newest.assessed_utc >= older.assessed_utc
    assert undo(case, actor="tester") == "assessing M1 (status: under examination)"
    assert [each.value for each in assessments_of(case, first.uid)] == ["verified"]


def test_an_assessment_needs_a_value_of_the_scale_and_a_reason(case: Case) -> None:
    (first, *_) = media_of(case)
    for kind, value, why in (
        ("status", "true", "x"),
        ("mood", "low", "x"),
        ("confidence", "verified", "x"),
        ("confidence", "low", "  "),
    ):
        with pytest.raises(InvalidInput):
            assess(case, [first.uid], kind=kind, value=value, why=why, actor="tester")
    assert case.count(Assessment) == 0
    assert all(meaning for scale in SCALES.values() for meaning in scale.values())
    assert set(SCALES) == set(AssessmentKind)


def test_the_history_tells_each_change_with_what_stood_there_before(case: Case) -> None:
    (first, *_) = media_of(case)
    edit_about(case, [first.uid], {"device": "a phone", "title": "new"}, actor="tester")
    edit_about(case, [first.uid], {"device": "a camera"}, actor="colleague")
    assess(case, [first.uid], kind="likelihood", value="doubtful", why="no shadow", actor="tester")
    told = [
        (each.actor, str(each.label), each.before, each.after) for each in history_of(case, media_of(case)[0])
    ]
    assert told[:2] == [
        ("tester", "Likelihood", "", "doubtful"),
        ("colleague", "Device", "a phone", "a camera"),
    ]
    assert sorted(told[2:]) == [
        ("tester", "Device", "", "a phone"),
        ("tester", "Title", "recording 0", "new"),
    ]
    steps = [str(step_in_words(case, each)) for each in case.entries()]
    assert steps[-3:] == ["describing M1", "describing M1", "assessing M1 (likelihood: doubtful)"]


def test_the_command_prints_and_fills_the_fields_of_recordings(case: Case) -> None:
    path = str(case.path)

    def run(*words: str) -> str:
        done = CliRunner().invoke(cli, ["about", path, *words, "--actor", "tester"], catch_exceptions=False)
        assert done.exit_code == 0, done.output
        return done.output

    run("M1", "M2", "--set", "device=a phone", "--set", "keywords=street, night")
    run("M1", "--status", "verified", "--why", "two others show the same")
    said = json.loads(run("M1", "--json"))
    assert said[0]["fields"]["device"] == "a phone"
    assert said[0]["assessments"][0]["why"] == "two others show the same"
    printed = run("M2")
    assert "Device: a phone" in printed and "Keywords: street, night" in printed
    assert "Status: nobody has said" in printed
    wrong = CliRunner().invoke(cli, ["about", path, "M1", "--set", "priority"])
    assert wrong.exit_code != 0 and "priority" in wrong.output
