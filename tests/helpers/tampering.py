"""A filled case, and its catalogue in the hands of somebody who knows SQL."""

from __future__ import annotations

import contextlib
import dataclasses
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from catalog.case import CATALOGUE
from catalog.store.migrations import TRIGGERS
from tests.helpers.cases import ACTOR, add_annotation, add_examination, add_media, add_term, make_case


@contextlib.contextmanager
def raw(path: Path, *, unprotected: bool = True) -> Iterator[sqlite3.Connection]:
    """The catalogue in somebody's hands who knows SQL: without the triggers while the block runs, with them after."""
    connection = sqlite3.connect(path / CATALOGUE, isolation_level=None)
    try:
        if unprotected:
            for name in TRIGGERS:
                connection.execute(f"DROP TRIGGER {name}")
        yield connection
        if unprotected:
            for sql in TRIGGERS.values():
                connection.execute(sql)
    finally:
        connection.close()


def fill(folder: Path) -> Path:
    """A closed case with a record of nearly every type, an edited and a removed annotation."""
    with make_case(folder) as case:
        media = add_media(case)
        add_term(case)
        add_examination(case, media)
        first, second = add_annotation(case, media), add_annotation(case, media)
        with case.unit_of_work("annotation.edit", actor=ACTOR, parameters={"fields": ["note"]}) as work:
            work.replace(dataclasses.replace(first, note="edited"))
        with case.unit_of_work("annotation.remove", actor=ACTOR) as work:
            work.remove(second)
        assert case.differences() == []
        return case.path
