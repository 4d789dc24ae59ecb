"""Every record as it stood after any entry, and the versions that led there."""

from __future__ import annotations

import dataclasses
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalog.case import Case
from catalog.model.records import RECORD_TYPES, Annotation, CaseDetails, Media, Record, StoredObject
from tests.helpers.cases import ACTOR, add_annotation, add_media, make_case
from tests.helpers.scale import scaled
from tests.helpers.tampering import fill, raw


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill(tmp_path_factory.mktemp("filled"))


@pytest.fixture
def path(filled: Path, tmp_path: Path) -> Path:
    return shutil.copytree(filled, tmp_path / "case")


def all_records(case: Case) -> dict[str, Record]:
    return {record.uid: record for kind in RECORD_TYPES for record in case.find(kind)}


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["add", "edit", "remove", "bring back", "rename", "two at once"]), st.integers(0, 50)
    ),
    max_size=12,
)


@settings(max_examples=scaled(8), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_the_state_as_of_an_entry_is_what_was_there_then(
    tmp_path: Path, steps: list[tuple[str, int]]
) -> None:
    with make_case(Path(tmp_path, str(len(list(tmp_path.iterdir()))))) as case:
        media = add_media(case)
        was: dict[int, dict[str, Record]] = {case.head(): all_records(case)}
        removed: list[Annotation] = []
        for step, which in steps:
            take(case, media, step, which, removed)
            was[case.head()] = all_records(case)
        for number, expected in was.items():
            state = case.state_as_of(number)
            found = {record.uid: record for kind in RECORD_TYPES for record in state.all(kind)}
            assert found == expected
        assert case.differences() == []


def take(case: Case, media: Media, step: str, which: int, removed: list[Annotation]) -> None:
    present = case.find(Annotation)
    if step == "add" or (not present and step in ("edit", "remove", "two at once")):
        add_annotation(case, media, note=f"{which}")
    elif step == "edit":
        with case.unit_of_work("annotation.edit", actor=ACTOR) as work:
            work.replace(dataclasses.replace(present[which % len(present)], note=f"edited {which}"))
    elif step == "remove":
        removed.append(present[which % len(present)])
        with case.unit_of_work("annotation.remove", actor=ACTOR) as work:
            work.remove(removed[-1])
    elif step == "bring back" and removed:
        with case.unit_of_work("undo", actor=ACTOR) as work:
            work.add(removed.pop())
    elif step == "two at once":
        with case.unit_of_work("annotation.split", actor=ACTOR) as work:
            work.replace(dataclasses.replace(present[-1], note=f"split {which}"))
            work.add(dataclasses.replace(present[-1], uid=f"{case.head()} {which}", number=0))
    else:
        with case.unit_of_work("case.describe", actor=ACTOR) as work:
            work.replace(dataclasses.replace(case.details, summary=f"{which}"))


def test_the_versions_of_a_record_are_kept_with_the_entries_that_made_them(path: Path) -> None:
    with Case.open(path) as case:
        (annotation,) = case.find(Annotation)
        versions = case.versions(annotation.uid)
        assert [version.note for _, version in versions] == ["", "edited"]
        actions = [case.entries(first=number, upto=number)[0].action for number, _ in versions]
        assert actions == ["annotation.add", "annotation.edit"]
        assert case.versions(annotation.uid, upto=versions[0][0]) == versions[:1]
        removed = [
            uid for entry in case.entries() if entry.action == "annotation.remove" for _, uid in entry.changed
        ]
        assert case.versions(removed[0])[-1][1] is None
        assert case.versions("nothing") == []


def test_the_state_before_the_first_entry_is_empty(path: Path) -> None:
    with Case.open(path) as case:
        assert case.state_as_of(0).all(CaseDetails) == []
        assert len(case.state_as_of(1).all(CaseDetails)) == 1
        assert case.state_as_of(1).all(StoredObject) == []
        with pytest.raises(KeyError):
            case.state_as_of(1).get(Media, "nothing")


def test_the_state_does_not_depend_on_what_the_tables_hold(path: Path) -> None:
    with Case.open(path) as case:
        (media,) = case.find(Media)
    with raw(path) as connection:
        connection.execute("UPDATE media SET title = 'forged'")
    with Case.open(path) as case:
        assert case.state_as_of(case.head()).all(Media) == [media]


def test_steps_are_found_by_who_did_them(path: Path) -> None:
    with Case.open(path) as case:
        steps = case.steps_of(ACTOR, ["annotation.edit", "annotation.remove"])
        assert [(action, parameters) for _, action, parameters in steps] == [
            ("annotation.remove", {}),
            ("annotation.edit", {"fields": ["note"]}),
        ]
        assert case.steps_of(ACTOR, ["annotation.edit", "annotation.remove"], most=1) == steps[:1]
        assert case.steps_of(ACTOR, ["annotation.edit", "annotation.remove"], before=steps[0][0]) == steps[1:]
        assert case.steps_of("somebody else", ["annotation.edit"]) == []


def test_of_very_many_changed_records_no_more_are_named_than_are_asked_for(tmp_path: Path) -> None:
    with make_case(tmp_path / "case") as case:
        media = add_media(case)
        before = case.head()
        made = [add_annotation(case, media).uid for _ in range(5)]
        with case.unit_of_work("annotation.carry", actor=ACTOR) as work:
            work.remove(case.get(Annotation, made[0]))
        asked = {"first": before + 1, "upto": case.head()}
        assert case.changes(**asked) == {Annotation.TABLE: set(made)}
        (some,) = case.changes(**asked, most=3).values()
        assert len(some) == 3 and some < set(made)
        assert case.changes(**asked, most=5) == case.changes(Annotation, **asked) == case.changes(**asked)
        assert case.changes(Media, **asked, most=3) == {}
