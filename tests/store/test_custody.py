"""The custody log of a real case: append-only, and every change made past the one door is named."""

from __future__ import annotations

import contextlib
import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from catalog.case import CATALOGUE, Case
from catalog.custody.chain import GENESIS, commitment, entry_hash, seal
from catalog.errors import CaseUnusable
from catalog.model.records import Annotation, Posting
from catalog.store.history import ERASED
from catalog.store.migrations import TRIGGERS
from tests.helpers.cases import ACTOR, add_media, make_case
from tests.helpers.tampering import fill, raw


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill(tmp_path_factory.mktemp("filled"))


@pytest.fixture
def path(filled: Path, tmp_path: Path) -> Path:
    return shutil.copytree(filled, tmp_path / "case")


def differences(path: Path) -> list[str]:
    with Case.open(path, read_only=True) as case:
        return case.differences()


# ---------------------------------------------------------------- append-only


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE custody SET body = 'x' WHERE number = 1",
        "UPDATE custody SET hash = 'x'",
        "UPDATE custody SET number = number + 100",
        "DELETE FROM custody",
        "DELETE FROM custody WHERE number = 1",
        "INSERT OR REPLACE INTO custody SELECT number, hash, 'x' FROM custody",
        "INSERT OR REPLACE INTO custody SELECT number + 100, hash, 'x' FROM custody WHERE number = 1",
        "REPLACE INTO custody VALUES (1, 'x', 'y')",
        "UPDATE OR REPLACE custody SET number = 1 WHERE number = 2",
        "INSERT INTO custody VALUES (1, 'x', 'y') ON CONFLICT DO UPDATE SET body = 'x'",
        "UPDATE custody_values SET value = '\"x\"' WHERE slot = 'actor'",
        "UPDATE custody_values SET salt = 'ff' WHERE slot = 'actor'",
        "UPDATE custody_values SET value = NULL",
        "UPDATE custody_values SET salt = NULL, value = NULL, uid = 'x'",
        "UPDATE custody_values SET salt = NULL, value = NULL, entry = entry + 1",
        "DELETE FROM custody_values",
        "INSERT OR REPLACE INTO custody_values SELECT entry, slot, kind, uid, salt, 'x' FROM custody_values",
    ],
)
def test_the_custody_log_refuses_everything_but_new_entries(path: Path, statement: str) -> None:
    with raw(path, unprotected=False) as connection:
        for recursive in ("ON", "OFF"):
            connection.execute(f"PRAGMA recursive_triggers = {recursive}")
            with pytest.raises(sqlite3.IntegrityError, match=r"append-only|can be erased"):
                connection.execute(statement)
    assert differences(path) == []


def test_a_value_can_be_erased_and_the_chain_stays_whole(path: Path) -> None:
    with Case.open(path) as case:
        head = case.head()
        entry = next(each for each in case.entries() if each.action == "annotation.edit")
    with raw(path, unprotected=False) as connection:
        connection.execute(
            "UPDATE custody_values SET salt = NULL, value = NULL WHERE entry = ? AND slot IN ('actor', 'parameters')",
            [entry.number],
        )
    assert differences(path) == []
    with Case.open(path) as case:
        (erased,) = case.entries(first=entry.number, upto=entry.number)
        assert (erased.actor, erased.parameters) == (ERASED, {ERASED: True})
        assert (erased.hash, erased.action) == (entry.hash, "annotation.edit")
        assert entry.number not in [number for number, _, _ in case.steps_of(ACTOR, ["annotation.edit"])]
        assert case.head() == head


def test_an_erased_record_is_left_out_of_the_state_and_not_replaced_by_an_older_one(path: Path) -> None:
    with Case.open(path) as case:
        (annotation,) = case.find(Annotation)
        last = case.versions(annotation.uid)[-1][0]
    with raw(path, unprotected=False) as connection:
        connection.execute(
            "UPDATE custody_values SET salt = NULL, value = NULL WHERE entry = ? AND uid = ?",
            [last, annotation.uid],
        )
        connection.execute("DELETE FROM annotations WHERE uid = ?", [annotation.uid])
    with Case.open(path) as case:
        assert case.differences() == []
        assert annotation.uid not in {each.uid for each in case.state_as_of(last).all(Annotation)}
        assert case.state_as_of(last - 1).get(Annotation, annotation.uid).note == ""


def test_an_erasure_is_no_way_to_change_a_record_unseen(path: Path) -> None:
    """The triggers let values be erased: a record whose value is gone must be gone too."""
    with raw(path, unprotected=False) as connection:
        (uid,) = connection.execute("SELECT uid FROM annotations").fetchone()
        connection.execute("UPDATE custody_values SET salt = NULL, value = NULL WHERE uid = ?", [uid])
        connection.execute("UPDATE annotations SET note = 'she was pushed'")
    (line,) = differences(path)
    assert uid in line and "still there" in line


@pytest.mark.parametrize("name", TRIGGERS)
def test_a_case_whose_log_lost_a_trigger_is_not_written_to_and_verify_names_it(path: Path, name: str) -> None:
    with raw(path, unprotected=False) as connection:
        connection.execute(f"DROP TRIGGER {name}")
    with pytest.raises(CaseUnusable, match=name) as caught:
        Case.open(path)
    assert caught.value.hint
    (line,) = differences(path)
    assert name in line


def test_a_trigger_of_the_right_name_that_does_nothing_is_not_taken_for_it(path: Path) -> None:
    with raw(path, unprotected=False) as connection:
        connection.execute("DROP TRIGGER custody_no_update")
        connection.execute("CREATE TRIGGER custody_no_update BEFORE UPDATE ON custody BEGIN SELECT 1; END")
    with pytest.raises(CaseUnusable, match="custody_no_update"):
        Case.open(path)


# ---------------------------------------------------------------- tampering, each kind named

Tamper = Callable[[sqlite3.Connection], object]

TAMPERED: dict[str, tuple[str, str]] = {
    "an entry's text": (
        "UPDATE custody SET body = replace(body, 'case.create', 'case.forged') WHERE number = 1",
        "custody entry 1: its text was changed",
    ),
    "an entry's text, to nothing readable": (
        "UPDATE custody SET body = '{' WHERE number = 3",
        "custody entry 3: its text cannot be read",
    ),
    "an entry's text, to bytes": (
        "UPDATE custody SET body = x'00ff' WHERE number = 3",
        "custody entry 3: its text was changed",
    ),
    "an entry's hash": (
        "UPDATE custody SET hash = 'f' || hash WHERE number = 2",
        "custody entry 2: its text was changed",
    ),
    "an entry's number": (
        "UPDATE custody SET number = 99 WHERE number = 4",
        "custody entry 5: entry 4 was expected",
    ),
    "an entry in the middle": (
        "DELETE FROM custody_values WHERE entry = 3; DELETE FROM custody WHERE number = 3",
        "custody entry 4: entry 3 was expected",
    ),
    "the first entry": ("DELETE FROM custody WHERE number = 1", "custody entry 2: entry 1 was expected"),
    "the last entry": (
        "DELETE FROM custody WHERE number = (SELECT max(number) FROM custody)",
        "there is no such entry",
    ),
    "the last entry with its values": (
        "DELETE FROM custody_values WHERE entry = (SELECT max(number) FROM custody);"
        "DELETE FROM custody WHERE number = (SELECT max(number) FROM custody)",
        "removed outside custody",
    ),
    "an entry put at the end": ("INSERT INTO custody VALUES (99, 'h', '{}')", "custody entry 99"),
    "an actor's value": (
        """UPDATE custody_values SET value = '"somebody else"' WHERE entry = 2 AND slot = 'actor'""",
        "custody entry 2: the value of “actor” differs",
    ),
    "a value to something unreadable": (
        "UPDATE custody_values SET value = '{{{' WHERE kind = 'annotations'",
        "the value of “change 000000” differs",
    ),
    "a salt": (
        f"UPDATE custody_values SET salt = '{'0' * 32}' WHERE entry = 2 AND slot = 'parameters'",
        "custody entry 2: the value of “parameters” differs",
    ),
    "a salt to something unreadable": (
        "UPDATE custody_values SET salt = 'zz' WHERE entry = 2 AND slot = 'parameters'",
        "custody entry 2: the value of “parameters” differs",
    ),
    "a salt to nothing": (
        "UPDATE custody_values SET salt = NULL WHERE entry = 2 AND slot = 'parameters'",
        "custody entry 2: the value of “parameters” differs",
    ),
    "a value to nothing": (
        "UPDATE custody_values SET value = NULL WHERE entry = 2 AND slot = 'parameters'",
        "custody entry 2: the value of “parameters” differs",
    ),
    "a value's row": (
        "DELETE FROM custody_values WHERE entry = 2 AND slot = 'actor'",
        "custody entry 2: the value of “actor” differs",
    ),
    "a value beside the chain": (
        "INSERT INTO custody_values VALUES (2, 'note', NULL, NULL, '00', '1')",
        "custody entry 2: “note” stands beside the chain and not in it",
    ),
    "a value of no entry": (
        "INSERT INTO custody_values VALUES (99, 'actor', NULL, NULL, '00', '1')",
        "entry 99",
    ),
    "what record a value stands for": (
        "UPDATE custody_values SET uid = 'another' WHERE kind = 'media'",
        "stands for another record",
    ),
    "what type a value stands for": (
        "UPDATE custody_values SET kind = 'diary' WHERE kind = 'media'",
        "stands for another record",
    ),
    "a field of a record": ("UPDATE media SET title = 'forged'", "changed outside custody (title)"),
    "two fields of a record": (
        "UPDATE annotations SET note = 'forged', start_pts = start_pts + 1",
        "changed outside custody (start_pts, note)",
    ),
    "a hash of an object": (
        "UPDATE objects SET sha256 = 'ff' WHERE extension = '.mp4'",
        "changed outside custody (sha256)",
    ),
    "a JSON field, to nothing readable": ("UPDATE media SET probe = '{'", "media "),
    "a number's type": ("UPDATE media SET end_pts = 'never'", "changed outside custody (end_pts)"),
    "a record's uid": (
        "UPDATE annotations SET uid = 'another'",
        "annotations another: a record that custody knows nothing of",
    ),
    "a record's row": ("DELETE FROM annotations", "removed outside custody"),
    "a row put in": (
        "INSERT INTO case_details SELECT 'another', name, requester, authority, scope, examiner, summary "
        "FROM case_details",
        "case_details another: a record that custody knows nothing of",
    ),
    "a removed row brought back": (
        "INSERT INTO annotations SELECT * FROM kept",
        "a record that custody knows nothing of",
    ),
    "a column more": ("ALTER TABLE media ADD COLUMN note TEXT", "media: its columns are not those"),
    "a column less": ("ALTER TABLE media DROP COLUMN restriction", "media: its columns are not those"),
    "a whole table": ("DROP TABLE annotations", "annotations: the table cannot be read"),
    "the custody values": (
        "DROP TABLE custody_values; CREATE TABLE custody_values (entry, slot)",
        "lacks something",
    ),
    "the counters": ("DROP TABLE counters", "lacks something that every case has (no such table: counters)"),
    "a counter set back": (
        "UPDATE counters SET last = 1 WHERE scope LIKE 'annotations %'",
        "stands at 1, but number 2 was given",
    ),
}


@pytest.mark.parametrize(("statements", "named"), TAMPERED.values(), ids=TAMPERED.keys())
def test_every_change_past_the_door_is_named(path: Path, statements: str, named: str) -> None:
    with sqlite3.connect(path / CATALOGUE) as connection:
        if "kept" in statements:
            keep_the_removed_annotation(connection)
        for name in TRIGGERS:
            connection.execute(f"DROP TRIGGER {name}")
        connection.executescript(statements)
        connection.execute("DROP TABLE IF EXISTS kept")
        for sql in TRIGGERS.values():
            with contextlib.suppress(sqlite3.OperationalError):  # its columns may be gone
                connection.execute(sql)
    connection.close()
    found = differences(path)
    assert any(named in line for line in found), found


def keep_the_removed_annotation(connection: sqlite3.Connection) -> None:
    """A table `kept` with the row of the removed annotation, made from the one that is there."""
    (uid,) = connection.execute(
        "SELECT DISTINCT uid FROM custody_values WHERE kind = 'annotations' AND value = 'null'"
    ).fetchone()
    connection.execute("CREATE TABLE kept AS SELECT * FROM annotations")
    connection.execute("UPDATE kept SET uid = ?, number = 2, note = ''", [uid])


def test_tampering_in_one_place_does_not_hide_it_in_another(path: Path) -> None:
    with raw(path) as connection:
        connection.execute("UPDATE custody_values SET value = '{{{' WHERE kind = 'annotations'")
        connection.execute("UPDATE media SET title = 'forged'")
    found = "\n".join(differences(path))
    assert "the value of" in found and "changed outside custody (title)" in found


def test_a_case_with_a_forged_record_opens_and_the_record_is_named_by_its_uid(path: Path) -> None:
    with raw(path) as connection:
        connection.execute("UPDATE annotations SET note = 'forged'")
    with Case.open(path) as case:
        (annotation,) = case.find(Annotation)
        assert case.differences() == [f"annotations {annotation.uid}: changed outside custody (note)"]


def test_an_entry_forged_with_a_right_hash_breaks_the_chain_after_it(path: Path) -> None:
    with raw(path) as connection:
        body, previous = connection.execute(
            "SELECT c.body, p.hash FROM custody c JOIN custody p ON p.number = c.number - 1 WHERE c.number = 3"
        ).fetchone()
        forged = json.loads(body) | {"outcome": "forged"}
        link = seal(forged, number=3, previous_hash=previous)
        connection.execute("UPDATE custody SET body = ?, hash = ? WHERE number = 3", [link.body, link.hash])
    assert differences(path) == ["custody entry 4: does not follow from the entry before it"]


# ---------------------------------------------------------------- the chain can be recomputed by hand


def test_the_chain_can_be_recomputed_from_the_tables_with_nothing_but_sha256(path: Path) -> None:
    with raw(path, unprotected=False) as connection:
        entries = connection.execute("SELECT number, hash, body FROM custody ORDER BY number").fetchall()
        values = {
            (entry, slot): (salt, value)
            for entry, slot, salt, value in connection.execute(
                "SELECT entry, slot, salt, value FROM custody_values"
            )
        }
    previous = GENESIS
    for number, own_hash, text in entries:
        body = json.loads(text)
        assert entry_hash(text) == own_hash
        assert (body["number"], body["previous"]) == (number, previous)
        previous = own_hash
        assert commitment(*values[number, "actor"]) == body["actor"]
        for position, change in enumerate(body["changes"]):
            assert commitment(*values[number, f"change {position:06}"]) == change["after"]
    assert "tester" not in "".join(text for _, _, text in entries)


def test_an_entry_holds_what_stood_before_each_change(path: Path) -> None:
    with raw(path, unprotected=False) as connection:
        bodies = [
            json.loads(body) for (body,) in connection.execute("SELECT body FROM custody ORDER BY number")
        ]
    last: dict[str, str] = {}
    changed_again = 0
    for body in bodies:
        for change in body["changes"]:
            assert change["before"] == last.get(change["uid"])
            changed_again += change["uid"] in last
            last[change["uid"]] = change["after"]
    assert changed_again == 2


def test_nothing_that_a_person_wrote_stands_in_the_chain_itself(tmp_path: Path) -> None:
    with make_case(tmp_path) as case:
        media = add_media(case, title="The name of a witness")
        with case.unit_of_work("annotation.add", actor="a.witness", parameters={"said": "a secret"}) as work:
            work.add(Posting(url="https://example.org/secret", description="a secret"))
        assert media
    with raw(case.path, unprotected=False) as connection:
        text = "".join(body for (body,) in connection.execute("SELECT body FROM custody"))
    assert "a.witness" not in text and "name of a witness" not in text and "secret" not in text
