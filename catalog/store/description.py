"""What case.toml says of a case, and which format a case has, read without touching anything."""

from __future__ import annotations

import contextlib
import json
import sqlite3
import tomllib
from pathlib import Path

from catalog.errors import CaseIsNewer, CaseUnusable
from catalog.store.connection import uri_of
from catalog.store.files import write_synced
from catalog.store.migrations import FORMAT
from catalog.texts import phrase

CATALOGUE = "catalog.sqlite"
DESCRIPTION = "case.toml"


def describe(path: Path, *, name: str, uid: str) -> None:
    """Writes case.toml whole."""
    text = "# A Framewitness case. Do not edit.\n"
    text += f"format = {FORMAT}\nname = {_toml(name)}\nid = {_toml(uid)}\n"
    write_synced(path / DESCRIPTION, text.encode("utf-8"))


def _toml(text: str) -> str:
    """A TOML string. JSON's are, but for DEL, and for escapes of characters past U+FFFF, which TOML refuses."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def told_format(path: Path) -> int:
    """The case's format as case.toml tells it, read without touching anything. Raises CaseIsNewer, CaseUnusable."""
    try:
        if not path.exists():
            raise CaseUnusable(
                phrase("There is no case at {path}.", path=path),
                hint="Make one with “framewitness new”, or check the path.",
            )
        described = tomllib.loads((path / DESCRIPTION).read_text(encoding="utf-8"))
        with (path / CATALOGUE).open("rb") as stream:
            header = stream.read(100)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CaseUnusable(
            phrase(
                "{path} is not a Framewitness case ({DESCRIPTION} or {CATALOGUE} is missing or "
                "cannot be read).",
                path=path,
                DESCRIPTION=DESCRIPTION,
                CATALOGUE=CATALOGUE,
            ),
            hint="Give the folder that holds case.toml.",
        ) from error
    if not header.startswith(b"SQLite format 3\0") or not isinstance(described.get("format"), int):
        raise damaged(path)
    in_toml = int(described["format"])
    # user_version, SQLite file format 1.3: big-endian at offset 60; a log not yet folded in may hold a newer one.
    newest = max(in_toml, int.from_bytes(header[60:64], "big"), _format_in_log(path / CATALOGUE))
    if newest > FORMAT:
        raise newer(path, newest)
    return in_toml


def _format_in_log(catalogue: Path) -> int:
    """The format that a log not yet folded in tells of; 0 without one. It is not folded in by asking."""
    log = catalogue.with_name(f"{catalogue.name}-wal")
    with contextlib.suppress(OSError, sqlite3.Error):
        if log.stat().st_size > 0:
            with contextlib.closing(sqlite3.connect(f"{uri_of(catalogue)}?mode=ro", uri=True)) as connection:
                return int(connection.execute("PRAGMA user_version").fetchone()[0])
    return 0


def newer(path: Path, found: int) -> CaseIsNewer:
    return CaseIsNewer(
        phrase(
            "{name} was made by a newer Framewitness (format {found}, this one knows {FORMAT}).",
            name=path.name,
            found=found,
            FORMAT=FORMAT,
        ),
        hint="Install the newer Framewitness. The case was left untouched.",
    )


def damaged(path: Path) -> CaseUnusable:
    return CaseUnusable(
        phrase("The catalogue of {name} is damaged.", name=path.name),
        hint="Restore catalog.sqlite from a copy of the case.",
    )
