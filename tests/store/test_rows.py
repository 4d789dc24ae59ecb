"""Records to rows and back, and the schema that must fit them."""

from __future__ import annotations

import copy
import dataclasses
import json
import pickle
import sqlite3
import types
import typing
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils.db import Database

from catalog.custody.chain import canonical
from catalog.model.records import RECORD_TYPES, Annotation, CaseDetails, Presence, Record, Term
from catalog.store.migrations import migrate
from catalog.store.rows import KINDS, clean_text, from_row, from_values, to_row
from tests.helpers.generated import ANY_TEXT, json_values, records
from tests.helpers.scale import scaled

EVERY_TYPE = pytest.mark.parametrize("record_type", RECORD_TYPES, ids=lambda each: each.__name__)


@pytest.fixture(scope="module")
def db() -> Iterator[Database]:
    database = Database(sqlite3.connect(":memory:", isolation_level=None), execute_plugins=False)
    migrate(database)
    yield database
    database.close()


def stored_and_read(db: Database, record: Record) -> Record:
    """The record after it has been in its table. What it refers to need not be there."""
    table = db.table(record.TABLE)
    db.execute("BEGIN")
    try:
        table.insert(to_row(record))
        return from_row(type(record), next(iter(table.rows_where("uid = ?", [record.uid]))))
    finally:
        db.execute("ROLLBACK")


def test_lists_and_mappings_wait_as_text_until_they_are_asked_for(db: Database) -> None:
    term = Term(
        vocabulary="core",
        vocabulary_version="1",
        code="shield",
        group="things",
        position=1,
        kind="interval",
        labels={"en": "Shield"},
        definition="",
        colour="#336699",
    )
    read = stored_and_read(db, term)
    assert "labels" not in vars(read)
    again = copy.copy(read)
    sent = pickle.loads(pickle.dumps(read))
    assert read.labels == {"en": "Shield"} and "labels" in vars(read)
    assert again.labels == sent.labels == read.labels and read == again == sent == term
    assert dataclasses.replace(stored_and_read(db, term), key="S") == dataclasses.replace(term, key="S")
    assert stored_and_read(db, term).values() == term.values()
    with pytest.raises(AttributeError, match="Term has no colours"):
        read.colours  # type: ignore[attr-defined]  # noqa: B018
    with pytest.raises(TypeError):  # which the check of the log tells
        from_row(Term, {**to_row(term), "labels": None})


@EVERY_TYPE
@settings(max_examples=scaled(5))
@given(data=st.data())
def test_any_record_comes_out_of_its_table_and_of_the_custody_values_as_it_went_in(
    db: Database, record_type: type[Record], data: st.DataObject
) -> None:
    record = data.draw(records(record_type))
    read = stored_and_read(db, record)
    assert read == record
    assert [type(value) for value in read.values().values()] == [
        type(value) for value in record.values().values()
    ]
    assert from_values(record_type, json.loads(canonical(record.values()))) == record


@EVERY_TYPE
def test_the_columns_are_the_fields_with_their_types(db: Database, record_type: type[Record]) -> None:
    hints = typing.get_type_hints(record_type)
    columns = {column.name: column for column in db.table(record_type.TABLE).columns}
    assert set(columns) == {field.name for field in dataclasses.fields(record_type)}
    for name, column in columns.items():
        options = typing.get_args(hints[name]) if isinstance(hints[name], types.UnionType) else (hints[name],)
        numeric = int in options or bool in options
        assert column.type == ("INTEGER" if numeric else "TEXT"), name
        assert bool(column.notnull) is (types.NoneType not in options), name
        assert bool(column.is_pk) is (name == "uid"), name


@EVERY_TYPE
def test_every_uid_of_another_record_is_held_by_a_foreign_key(
    db: Database, record_type: type[Record]
) -> None:
    held = {key.column for key in db.table(record_type.TABLE).foreign_keys}
    refers = {
        field.name
        for field in dataclasses.fields(record_type)
        if field.name.endswith("_uid") and field.name != "uid"
    }
    assert held == refers


@EVERY_TYPE
def test_a_permanent_number_is_unique_in_its_scope(db: Database, record_type: type[Record]) -> None:
    if record_type.NUMBERED is None:
        assert "number" not in db.table(record_type.TABLE).columns_dict
        return
    scope = ["number"] if record_type.NUMBERED == "case" else [record_type.NUMBERED, "number"]
    unique = [index.columns for index in db.table(record_type.TABLE).indexes if index.unique]
    assert scope in unique


def test_every_table_belongs_to_a_record_or_to_custody(db: Database) -> None:
    own = {"custody", "custody_values", "counters", "object_checks", "_sqlite_migrations"}
    assert set(db.table_names()) == set(KINDS) | own
    assert len(KINDS) == len(RECORD_TYPES)


def test_an_enumeration_is_stored_as_its_text(db: Database) -> None:
    annotation = Annotation(
        media_uid="m",
        term_code="t",
        extent="point",
        start_pts=1,
        annotator="a",
        made_utc="",
        presence=Presence.HEARD,
    )
    read = stored_and_read(db, annotation)
    assert isinstance(read, Annotation) and type(read.presence) is str
    assert read == annotation
    assert canonical(read.values()) == canonical(annotation.values())


def test_values_of_an_older_format_take_defaults_and_lose_fields_that_are_gone() -> None:
    read = from_values(CaseDetails, {"uid": "u", "name": "n", "no_longer": "x"})
    assert read == CaseDetails(uid="u", name="n")


@given(ANY_TEXT)
def test_cleaned_text_can_be_stored_and_is_clean(text: str) -> None:
    cleaned = clean_text(text)
    assert cleaned.encode("utf-8").decode("utf-8") == cleaned
    assert clean_text(cleaned) == cleaned
    if not any(0xD800 <= ord(character) < 0xE000 for character in text):
        assert cleaned == text


@given(json_values(ANY_TEXT))
def test_any_value_can_be_cleaned_to_canonical_text(value: object) -> None:
    assert canonical(clean_text(value)).encode("utf-8")
