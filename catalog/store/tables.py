"""How a migration makes a table of records."""

from __future__ import annotations

from typing import Any

from catalog.store.database import Database


def text(names: str) -> dict[str, Any]:
    return dict.fromkeys(names.split(), str)


def integers(names: str) -> dict[str, Any]:
    return dict.fromkeys(names.split(), int)


def make_table(
    db: Database,
    name: str,
    columns: dict[str, Any],
    *,
    refers: dict[str, str] | None = None,
    optional: str = "",
) -> None:
    """Makes a table of records: `uid` is its key; columns are NOT NULL but for those named in `optional`."""
    may_be_null = optional.split()
    db.table(name).create(
        {"uid": str, **columns},
        pk="uid",
        not_null={"uid", *(each for each in columns if each not in may_be_null)},
        foreign_keys=[(column, table, "uid") for column, table in (refers or {}).items()],
    )
