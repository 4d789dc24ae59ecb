"""A second format that exists in tests alone, so that bringing a case up to date can be tested before there is one."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator

from sqlite_utils.db import Database

import catalog.case
from catalog.store import description, migrations


def make_places(db: Database) -> None:
    """What the second format does: a table with a row for each media, and an index."""
    db.execute("CREATE TABLE places (uid TEXT PRIMARY KEY, title TEXT NOT NULL)")
    db.execute("CREATE INDEX places_by_title ON places (title)")
    db.execute("INSERT INTO places SELECT uid, title FROM media")


@contextlib.contextmanager
def second_format(change: Callable[[Database], None] = make_places) -> Iterator[None]:
    """The program as a later release of it that knows one format more, which `change` makes of the one before."""
    known, number = list(migrations.migrations._migrations), migrations.FORMAT

    @migrations.migrations(name=f"format_{number + 1}_of_the_tests")
    def format_of_the_tests(db: Database) -> None:
        change(db)

    migrations.FORMAT = catalog.case.FORMAT = description.FORMAT = number + 1
    try:
        yield
    finally:
        migrations.migrations._migrations[:] = known
        migrations.FORMAT = catalog.case.FORMAT = description.FORMAT = number
