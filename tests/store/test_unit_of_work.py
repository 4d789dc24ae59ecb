"""The one way to write: all of it or nothing, with one custody entry, and never over somebody else's change."""

from __future__ import annotations

import dataclasses
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalog.case import Case
from catalog.errors import CaseInUse, ChangedMeanwhile, StorageFull
from catalog.model.records import Annotation, CaseDetails, Media, Posting, ReportIssue, Term
from catalog.model.uids import new_uid
from tests.helpers.cases import ACTOR, add_annotation, add_examination, add_media, add_term, make_case
from tests.helpers.disks import small_disk
from tests.helpers.generated import ANY_TEXT, json_values, records
from tests.helpers.scale import scaled


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with make_case(tmp_path) as made:
        yield made
        assert made.differences() == []


def changed(annotation: Annotation, note: str) -> Annotation:
    return dataclasses.replace(annotation, note=note)


# ---------------------------------------------------------------- all of it or nothing


def test_a_unit_writes_its_records_and_one_entry(case: Case) -> None:
    before = case.head()
    with case.unit_of_work(
        "media.examine",
        actor="A. Person",
        parameters={"n": 1},
        tools={"opencv": "5"},
        outcome="done",
        inputs=["ab"],
    ) as work:
        posting = work.add(Posting(url="https://example.org/1"))
        work.add(Posting(url="https://example.org/2"))
        assert case.count(Posting) == 0
    (entry,) = case.entries(first=before + 1)
    assert work.committed is not None and work.committed.entry == entry.number == before + 1
    assert (entry.action, entry.actor, entry.parameters, entry.inputs) == (
        "media.examine",
        "A. Person",
        {"n": 1},
        ["ab"],
    )
    assert entry.tools["opencv"] == "5"
    assert [kind for kind, _ in entry.changed] == ["postings", "postings"]
    assert entry.changed[0][1] == posting.uid
    assert entry.time_utc.endswith("Z")
    assert [each.url for each in case.find(Posting)] == ["https://example.org/1", "https://example.org/2"]


def test_an_exception_in_the_block_writes_nothing(case: Case) -> None:
    before = case.head()
    with pytest.raises(ZeroDivisionError), case.unit_of_work("x", actor=ACTOR) as work:
        work.add(Posting(url="https://example.org"))
        raise ZeroDivisionError
    assert (case.count(Posting), case.head()) == (0, before)


@pytest.mark.parametrize(
    "bad",
    [
        Annotation(
            media_uid="nothing", term_code="t", extent="point", start_pts=1, annotator="", made_utc=""
        ),
        Posting(url="https://example.org", facts={"rate": 29.97}),
        Posting(url="https://example.org", facts={"object": object()}),
        Posting(url=None),  # type: ignore[arg-type]
        ReportIssue(as_of=2**70, issued_utc="", program={}, files=[]),
    ],
    ids=["refers to nothing", "a float", "not JSON", "nothing where text must be", "an integer too large"],
)
def test_a_record_that_cannot_be_written_takes_the_whole_unit_with_it(case: Case, bad: Posting) -> None:
    before = case.head()
    with (
        pytest.raises((sqlite3.IntegrityError, TypeError, OverflowError)),
        case.unit_of_work("x", actor=ACTOR) as work,
    ):
        work.add(Posting(url="https://example.org/good"))
        work.add(bad)
    assert (case.count(Posting), case.head()) == (0, before)
    add_media(case)  # and the next unit goes through


def test_a_float_among_the_parameters_writes_nothing(case: Case) -> None:
    with (
        pytest.raises(TypeError, match="float"),
        case.unit_of_work("x", actor=ACTOR, parameters={"speed": 0.5}) as work,
    ):
        work.add(Posting())
    assert case.count(Posting) == 0


def test_a_full_disk_writes_nothing_and_the_case_lives_on(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", size="2m") as disk, make_case(disk) as case:
        before = case.head()
        with pytest.raises(StorageFull) as caught, case.unit_of_work("x", actor=ACTOR) as work:
            work.add(Posting(description="x" * 4_000_000))
        assert caught.value.hint
        assert (case.count(Posting), case.head()) == (0, before)
        with case.unit_of_work("x", actor=ACTOR) as work:
            work.add(Posting(description="small"))
        assert case.count(Posting) == 1
        assert case.differences() == []


def test_a_unit_without_changes_is_an_entry_of_its_own(case: Case) -> None:
    with case.unit_of_work("verify", actor=ACTOR, outcome="2 faults"):
        pass
    assert (case.entries()[-1].action, case.entries()[-1].outcome) == ("verify", "2 faults")


# ---------------------------------------------------------------- several changes to one record


def test_a_record_added_and_changed_in_one_unit_is_written_as_it_was_last(case: Case) -> None:
    with case.unit_of_work("x", actor=ACTOR) as work:
        posting = work.add(Posting(url="https://example.org/1"))
        work.replace(dataclasses.replace(posting, url="https://example.org/2"))
    assert [each.url for each in case.find(Posting)] == ["https://example.org/2"]
    assert len(case.versions(posting.uid)) == 1


def test_a_record_added_and_removed_in_one_unit_never_was(case: Case) -> None:
    with case.unit_of_work("x", actor=ACTOR) as work:
        posting = work.add(Posting(url="https://example.org/1"))
        work.remove(posting)
    assert case.count(Posting) == 0
    assert case.entries()[-1].changed == []


def test_a_record_changed_and_removed_in_one_unit_is_removed(case: Case) -> None:
    annotation = add_annotation(case, add_media(case))
    with case.unit_of_work("x", actor=ACTOR) as work:
        work.replace(changed(annotation, "new"))
        work.remove(changed(annotation, "new"))
    assert case.count(Annotation) == 0


def test_a_record_added_twice_is_a_mistake(case: Case) -> None:
    posting = Posting()
    with pytest.raises(ValueError, match="in this unit"), case.unit_of_work("x", actor=ACTOR) as work:
        work.add(posting)
        work.add(posting)


def test_what_is_not_there_cannot_be_replaced_or_removed(case: Case) -> None:
    for step in ("replace", "remove"):
        with pytest.raises(KeyError), case.unit_of_work("x", actor=ACTOR) as work:
            getattr(work, step)(Posting())


def test_the_stored_record_is_given_with_its_number(case: Case) -> None:
    with case.unit_of_work("x", actor=ACTOR) as work:
        work.add(Posting())
    assert work.stored(Posting) == case.find(Posting)[0]
    assert work.stored(Posting).number == 1


# ---------------------------------------------------------------- somebody else


def test_a_change_that_somebody_else_makes_inside_the_block_is_not_written_over(case: Case) -> None:
    annotation = add_annotation(case, add_media(case))
    with Case.open(case.path) as other:
        with pytest.raises(ChangedMeanwhile) as caught, case.unit_of_work("x", actor=ACTOR) as mine:
            mine.replace(changed(annotation, "mine"))
            mine.add(Posting())
            with other.unit_of_work("x", actor="other") as theirs:
                theirs.replace(changed(annotation, "theirs"))
        assert caught.value.hint
    assert case.get(Annotation, annotation.uid).note == "theirs"
    assert case.count(Posting) == 1  # the one of the media


def test_a_change_made_since_the_record_was_read_is_not_written_over(case: Case) -> None:
    read = add_annotation(case, add_media(case))
    with case.unit_of_work("x", actor="other") as theirs:
        theirs.replace(changed(read, "theirs"))
    with pytest.raises(ChangedMeanwhile), case.unit_of_work("x", actor=ACTOR) as work:
        work.replace(changed(read, "mine"), since=read)
    with pytest.raises(ChangedMeanwhile), case.unit_of_work("x", actor=ACTOR) as work:
        work.remove(read)
    assert case.get(Annotation, read.uid).note == "theirs"


def test_a_record_that_somebody_else_removed_is_not_brought_back(case: Case) -> None:
    annotation = add_annotation(case, add_media(case))
    with pytest.raises(ChangedMeanwhile), case.unit_of_work("x", actor=ACTOR) as mine:
        mine.replace(changed(annotation, "mine"))
        with case.unit_of_work("x", actor="other") as theirs:
            theirs.remove(annotation)
    assert case.count(Annotation) == 0


def test_a_writer_waits_for_another_program_and_then_says_that_it_keeps_writing(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("catalog.store.connection.BUSY_MILLISECONDS", 200)
    holder = sqlite3.connect(case.path / "catalog.sqlite", isolation_level=None)
    try:
        holder.execute("BEGIN IMMEDIATE")
        with Case.open(case.path) as impatient:
            with pytest.raises(CaseInUse) as caught, impatient.unit_of_work("x", actor=ACTOR) as work:
                work.add(Posting())
            assert caught.value.hint
            holder.execute("ROLLBACK")
            with impatient.unit_of_work("x", actor=ACTOR) as work:
                work.add(Posting())
    finally:
        holder.close()
    assert case.count(Posting) == 1


def test_threads_write_one_after_the_other(case: Case) -> None:
    media = add_media(case)
    errors: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for n in range(10):
                add_annotation(case, media, note=f"{number} {n}")
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not errors
    assert sorted(each.number for each in case.find(Annotation)) == list(range(1, 41))


WRITES_MANY = """
import sys
from pathlib import Path
from catalog.case import Case
from catalog.model.records import Media
from catalog.model.uids import new_uid
from tests.helpers.cases import add_annotation

with Case.open(Path(sys.argv[1])) as case:
    (media,) = case.find(Media)
    print("ready", flush=True)
    sys.stdin.readline()
    for number in range(int(sys.argv[3])):
        add_annotation(case, media, note=f"{sys.argv[2]} {number}")
"""


def test_two_processes_that_write_at_once_leave_one_whole_chain(case: Case) -> None:
    media = add_media(case)
    before = case.head()
    each = scaled(100)
    command = [sys.executable, "-c", WRITES_MANY, str(case.path)]
    writers = [
        subprocess.Popen(
            [*command, name, str(each)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for name in ("first", "second")
    ]
    for writer in writers:
        assert writer.stdout is not None and writer.stdout.readline() == "ready\n"
    for writer in writers:
        assert writer.stdin is not None
        print(file=writer.stdin, flush=True)
    for writer in writers:
        writer.communicate()
        assert writer.returncode == 0
    assert case.head() == before + 2 * each
    found = case.find(Annotation, order="number", media_uid=media.uid)
    assert [annotation.number for annotation in found] == list(range(1, 2 * each + 1))
    for name in ("first", "second"):
        own = [annotation.note for annotation in found if annotation.note.startswith(name)]
        assert own == [f"{name} {number}" for number in range(each)]
    turns = [annotation.note.split()[0] for annotation in found]
    assert any(a != b for a, b in zip(turns[each // 4 :], turns[each // 4 + 1 :], strict=False))


# ---------------------------------------------------------------- permanent numbers


def test_numbers_run_from_one_in_their_own_scope(case: Case) -> None:
    first, second = add_media(case), add_media(case)
    assert (first.number, second.number) == (1, 2)
    numbers = [add_annotation(case, media).number for media in (first, first, second, first)]
    assert numbers == [1, 2, 1, 3]
    assert [each.number for each in add_examination(case, second)] == [1, 2, 3]
    assert [each.number for each in case.find(Posting)] == [1, 2]


def test_a_number_is_never_given_again_after_its_record_was_removed(case: Case) -> None:
    media = add_media(case)
    last = [add_annotation(case, media) for _ in range(3)][-1]
    with case.unit_of_work("annotation.remove", actor=ACTOR) as work:
        work.remove(last)
    assert add_annotation(case, media).number == 4


def test_a_removed_record_comes_back_under_its_own_number(case: Case) -> None:
    media = add_media(case)
    first = add_annotation(case, media)
    with case.unit_of_work("annotation.remove", actor=ACTOR) as work:
        work.remove(first)
    add_annotation(case, media)
    with case.unit_of_work("undo", actor=ACTOR) as work:
        work.add(first)
    assert sorted(each.number for each in case.find(Annotation)) == [1, 2]
    assert add_annotation(case, media).number == 3


def test_a_number_brought_from_elsewhere_is_not_given_again(case: Case) -> None:
    media = add_media(case)
    add_annotation(case, media, number=7)
    assert add_annotation(case, media).number == 8


def test_a_number_is_not_given_by_a_unit_that_fails(case: Case) -> None:
    with pytest.raises(sqlite3.IntegrityError), case.unit_of_work("x", actor=ACTOR) as work:
        work.add(Posting())
        work.add(Posting(media_uid="nothing"))
    add_media(case)
    assert [each.number for each in case.find(Posting)] == [1]


def test_a_permanent_number_cannot_be_changed(case: Case) -> None:
    annotation = add_annotation(case, add_media(case))
    for number in (0, 9):
        with pytest.raises(ValueError, match="permanent number"), case.unit_of_work("x", actor=ACTOR) as work:
            work.replace(dataclasses.replace(annotation, number=number))


# ---------------------------------------------------------------- what people and files bring


def test_text_that_utf8_cannot_carry_is_kept_as_escapes_everywhere(case: Case) -> None:
    odd = "clip\udcff.mp4"
    media = add_media(case, title=odd, probe={odd: [odd, {"x": odd}]})
    kept = "clip\\udcff.mp4"
    assert (media.title, media.probe) == (kept, {kept: [kept, {"x": kept}]})
    with case.unit_of_work(odd, actor=odd, parameters={odd: odd}, tools={odd: odd}, outcome=odd) as work:
        work.replace(dataclasses.replace(media, title=odd + "!"))
    assert case.get(Media, media.uid).title == kept + "!"
    entry = case.entries()[-1]
    assert (entry.action, entry.actor, entry.parameters, entry.outcome) == (kept, kept, {kept: kept}, kept)
    assert [number for number, _, _ in case.steps_of(odd, [kept])] == [entry.number]


@settings(max_examples=scaled(25), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    record=records(Posting, ANY_TEXT, media_uid=None, number=0)
    | records(Term, ANY_TEXT)
    | records(CaseDetails, ANY_TEXT),
    actor=ANY_TEXT,
    parameters=st.dictionaries(ANY_TEXT, json_values(ANY_TEXT), max_size=3),
)
def test_whatever_is_written_can_be_read_back_and_verified(
    case: Case, record: Posting | Term | CaseDetails, actor: str, parameters: dict[str, object]
) -> None:
    if isinstance(record, Term) and case.count(Term, code=record.code):
        return
    record = dataclasses.replace(record, uid=new_uid())
    with case.unit_of_work("x", actor=actor, parameters=parameters) as work:
        work.add(record)
    stored = work.stored(type(record))
    assert case.get(type(record), record.uid) == stored
    assert case.state_as_of(case.head()).get(type(record), record.uid) == stored
    assert case.differences() == []


def test_finding_by_nothing_finds_what_is_empty(case: Case) -> None:
    media = add_media(case)
    with case.unit_of_work("x", actor=ACTOR) as work:
        work.add(Posting(url="https://example.org", state="failed"))
    assert [each.state for each in case.find(Posting, media_uid=None)] == ["failed"]
    assert case.count(Posting, media_uid=media.uid) == 1
    assert case.find(Term, retired=True) == []
    add_term(case, "old", retired=True)
    assert [each.code for each in case.find(Term, retired=True)] == ["old"]
    with pytest.raises(KeyError):
        case.get(Media, "nothing")
