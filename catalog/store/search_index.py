"""The full-text index of a case: a database of its own beside the catalogue, made from it and thrown away at will.

Texts are folded and cut into every three letters that follow one another (FTS5's trigram tokenizer), so that parts of
words are found, as Russian needs. One or two letters are found, anywhere in a word as well, by the threes that begin
with them; for this two blanks stand after each text. A text's rowid says what it is, whose, and its place there, so
that what is found comes in that order without sorting: ranking a common word by bm25 takes ten times as long as a
person waits.
"""

from __future__ import annotations

import contextlib
import os
import re
import sqlite3
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from catalog.store.connection import uri_of
from catalog.store.rows import clean_text

T = TypeVar("T")
VERSION = 3
"""An index of another version is thrown away."""
BUSY_SECONDS = 15.0
THREE = 3
AFTER_TEXT = " " * (THREE - 1)
"""So that each letter of a text, the last one too, begins a three."""
MOST_THREES = 300
"""Where more begin with a short word it is so common that looking into the texts finds it sooner."""
PLACE_BITS, POSITION_BITS = 26, 30
SLOT_BITS = 20
"""So many texts may an object have; the bits of a position that are left number the objects of a place."""
MOST_TEXTS = 1 << SLOT_BITS
FREE = -1
EMPTYING_SECONDS = 2.0
MERGED_PAGES = 500
_FIRST_SIGN, _LAST_SIGN = "\x01", "\U0010ffff"
_PLACES, _POSITIONS = (1 << PLACE_BITS) - 1, (1 << POSITION_BITS) - 1
_BESIDE = ("", "-wal", "-shm", "-journal")
_TEMPORARY = ("locked", "busy", "interrupted", "full", "readonly", "disk i/o", "unable to open")
_SCHEMA = f"""
PRAGMA user_version = {VERSION};
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS texts (
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL, at INTEGER, who TEXT NOT NULL, time TEXT NOT NULL,
    text TEXT NOT NULL, folded TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS texts_by_uid ON texts (uid) WHERE uid != '';
CREATE TABLE IF NOT EXISTS sources (
    object_uid TEXT NOT NULL, place INTEGER NOT NULL, slot INTEGER NOT NULL, kind INTEGER NOT NULL,
    PRIMARY KEY (object_uid, place)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(
    folded, content='texts', content_rowid='id', tokenize='trigram case_sensitive 1', detail=full
);
"""


class Text(NamedTuple):
    """A text that can be found. `kind` is the number of what it is; lower kinds are found first."""

    kind: int
    place: int
    """Number of the recording or posting that it belongs to."""
    position: int
    """Which of the place's texts of this kind; FREE: any that none has."""
    text: str
    uid: str = ""
    """Of the record that says it; empty: it stands in an object."""
    at: int | None = None
    """When in the recording, in the kind's own unit."""
    who: str = ""
    time: str = ""
    also: str = ""
    """Is found, but not shown."""


class Damaged(Exception):
    """The index cannot be read any more: `SearchIndex.forget` it, and make it again."""


def folded(text: str) -> str:
    """Without difference of capitals, of letter forms (NFKC), and of ё and е."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")


def on_one_line(text: str) -> str:
    """With one space between words: what stands in quotes is found also where a line ends in it."""
    return " ".join(text.split())


def wanted_words(typed: str) -> list[str]:
    """The folded words that must all stand in a text; what stands in quotes is one."""
    found = re.findall(r'"([^"]*)"|([^\s"]+)', folded(typed).replace("\0", " "))
    return [word for word in (on_one_line(quoted) or plain for quoted, plain in found) if word]


class SearchIndex:
    """A connection to the index at `path`, which is made where it is not there. For one thread.

    An index of another case, another version, or one that cannot be read is thrown away and begun anew. Raises
    OSError or sqlite3.OperationalError where the place cannot be written.
    """

    def __init__(self, path: Path, *, case_uid: str) -> None:
        self.path = path
        self._case_uid = case_uid
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._db = self._opened()
        except Damaged:
            self.forget(path)
            self._db = self._opened()
        self._file = _file_of(path)

    # ---------------------------------------------------------------- how it stands

    @property
    def head(self) -> int:
        """The custody entry up to which records are in it; 0: they are not all in it yet."""
        return int(self._meta("head") or 0)

    def set_head(self, head: int) -> None:
        self._run("INSERT OR REPLACE INTO meta VALUES ('head', ?)", [str(head)])

    @property
    def is_there(self) -> bool:
        """Whether the file is still the one that was opened: somebody may have forgotten it."""
        return _file_of(self.path) == self._file

    @property
    def is_empty(self) -> bool:
        return not self._run("SELECT 1 FROM texts LIMIT 1")

    def sources(self) -> set[tuple[str, int]]:
        """(uid, place) of each object whose texts are in it."""
        return {(uid, place) for uid, place in self._run("SELECT object_uid, place FROM sources")}

    def has_source(self, object_uid: str, place: int) -> bool:
        known = "SELECT 1 FROM sources WHERE object_uid = ? AND place = ?"
        return bool(self._run(known, [object_uid, place]))

    def interrupt(self) -> None:
        """Ends a search that is under way, which raises sqlite3.OperationalError. From any thread."""
        with contextlib.suppress(sqlite3.ProgrammingError):
            self._db.interrupt()

    def close(self) -> None:
        with contextlib.suppress(sqlite3.Error):
            self._db.close()

    @staticmethod
    def forget(path: Path) -> None:
        """Deletes the index with all that was in it, also where another program has it open."""
        if path.exists():
            with contextlib.suppress(sqlite3.Error):
                _empty(path)
        for end in _BESIDE:
            beside = path.with_name(path.name + end)
            with contextlib.suppress(OSError):  # Windows keeps a file that is open; it is empty by now
                if end != "-shm":  # which others may have mapped, and which holds no text
                    os.truncate(beside, 0)
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)

    # ---------------------------------------------------------------- writing

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """All of the block or nothing. Waits while another program writes."""
        self._run("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            with contextlib.suppress(sqlite3.Error):
                self._db.execute("ROLLBACK")
            raise
        self._run("COMMIT")

    def optimize(self) -> None:
        """Joins what was written piece by piece: common words are then found in half the time.

        In small steps, so that others who write wait for no more than one.
        """
        pages, done = -MERGED_PAGES, 0
        while pages < 0 or self._db.total_changes - done > 1:  # as SQLite's documentation of "merge" says
            done = self._db.total_changes
            with self.writing():
                self._run("INSERT INTO words (words, rank) VALUES ('merge', ?)", [pages])
            pages = MERGED_PAGES

    def clear(self) -> None:
        """Takes out everything. For the beginning of a block of `writing`."""
        self._run("INSERT INTO words (words) VALUES ('delete-all')")
        for table in ("texts", "sources", "meta"):
            self._run(f"DELETE FROM {table}")
        self._run("INSERT INTO meta VALUES ('case', ?)", [self._case_uid])

    def put(self, texts: Iterable[Text]) -> None:
        """Takes in texts whose places are free."""
        rows: list[tuple[Any, ...]] = []
        for each in texts:
            position = each.position
            if position == FREE:
                self._insert(rows)
                position = self._free(each.kind, each.place)
            shown, who = _storable(each.text), _storable(each.who)
            said = " ".join(part for part in (shown, who, _storable(each.also)) if part)
            searched = on_one_line(folded(said)) + AFTER_TEXT
            id = _id(each.kind, each.place, position)
            rows.append((id, each.uid, each.at, who, each.time, shown, searched))
        self._insert(rows)

    def _insert(self, rows: list[tuple[Any, ...]]) -> None:
        """Writes these rows, and forgets them."""
        words = [(row[0], row[-1]) for row in rows]
        _guarded(lambda: self._db.executemany("INSERT INTO texts VALUES (?, ?, ?, ?, ?, ?, ?)", rows))
        _guarded(lambda: self._db.executemany("INSERT INTO words (rowid, folded) VALUES (?, ?)", words))
        rows.clear()

    def remove(self, uid: str) -> None:
        """Takes out what a record said."""
        self._remove("uid = ? AND uid != ''", [uid])

    def put_source(self, object_uid: str, kind: int, place: int, texts: Sequence[Text]) -> None:
        """Takes in the texts of an object, whose positions are counted from 0, and notes that they are here."""
        known = self._run("SELECT max(slot) FROM sources WHERE kind = ? AND place = ?", [kind, place])
        slot = 0 if known[0][0] is None else known[0][0] + 1
        first = slot << SLOT_BITS
        self.put(each._replace(position=first + each.position) for each in texts)
        self._run("INSERT INTO sources VALUES (?, ?, ?, ?)", [object_uid, place, slot, kind])

    def source_of(self, kind: int, place: int, position: int) -> str:
        """The object that a text stands in; empty: none."""
        known = "SELECT object_uid FROM sources WHERE kind = ? AND place = ? AND slot = ?"
        found = self._run(known, [kind, place, position >> SLOT_BITS])
        return str(found[0][0]) if found else ""

    def remove_source(self, object_uid: str, place: int) -> None:
        found = self._run(
            "SELECT kind, slot FROM sources WHERE object_uid = ? AND place = ?", [object_uid, place]
        )
        for kind, slot in found:
            first = _id(kind, place, slot << SLOT_BITS)
            self._remove("id BETWEEN ? AND ?", [first, first + (1 << SLOT_BITS) - 1])
        self._run("DELETE FROM sources WHERE object_uid = ? AND place = ?", [object_uid, place])

    def _free(self, kind: int, place: int) -> int:
        last = self._run(
            "SELECT max(id) FROM texts WHERE id BETWEEN ? AND ?",
            [_id(kind, place, 0), _id(kind, place, _POSITIONS)],
        )[0][0]
        return 1 if last is None else (last & _POSITIONS) + 1

    def _remove(self, condition: str, values: Sequence[object]) -> None:
        for id, searched in self._run(f"SELECT id, folded FROM texts WHERE {condition}", values):
            self._run("INSERT INTO words (words, rowid, folded) VALUES ('delete', ?, ?)", [id, searched])
            self._run("DELETE FROM texts WHERE id = ?", [id])

    # ---------------------------------------------------------------- looking

    def find(
        self, words: Sequence[str], kind: int, limit: int, *, places: Collection[int] | None = None
    ) -> list[Text]:
        """The first texts of this kind in which all words stand, by place and position; only of these places."""
        if not words or (places is not None and not places):
            return []
        asked = self._asked(words)
        if asked is None:
            return []
        condition = f"{asked.condition} AND {asked.id} BETWEEN ? AND ?"
        if places is not None:
            listed = ",".join(map(str, places))  # ten thousand numbers are too many to be bound
            condition += f" AND (({asked.id} >> {POSITION_BITS}) & {_PLACES}) IN ({listed})"
        rows = self._run(
            f"SELECT t.id, t.text, t.uid, t.at, t.who, t.time FROM {asked.texts} WHERE {condition} "
            f"ORDER BY {asked.id} LIMIT ?",
            [*asked.values, _id(kind, 0, 0), _id(kind, _PLACES, _POSITIONS), limit],
        )
        return [_text(row) for row in rows]

    def places(self, words: Sequence[str]) -> dict[int, set[int]]:
        """Numbers of the places, by kind, that have a text in which all words stand."""
        found: dict[int, set[int]] = {}
        if not words:
            return found
        asked = self._asked(words)
        if asked is None:
            return found
        key = f"{asked.id} >> {POSITION_BITS}"
        for (both,) in self._run(
            f"SELECT DISTINCT {key} FROM {asked.source} WHERE {asked.condition}", asked.values
        ):
            found.setdefault(both >> PLACE_BITS, set()).add(both & _PLACES)
        return found

    def texts(self, kind: int, place: int, *, first: int = 0, limit: int = -1) -> list[Text]:
        """The texts of a place in their order, from the first that has at least position `first`."""
        rows = self._run(
            "SELECT id, text, uid, at, who, time FROM texts WHERE id BETWEEN ? AND ? ORDER BY id LIMIT ?",
            [_id(kind, place, first), _id(kind, place, _POSITIONS), limit],
        )
        return [_text(row) for row in rows]

    def count(self, kind: int, place: int | None = None) -> int:
        first = _id(kind, place or 0, 0)
        last = _id(kind, _PLACES if place is None else place, _POSITIONS)
        return int(self._run("SELECT count(*) FROM texts WHERE id BETWEEN ? AND ?", [first, last])[0][0])

    # ---------------------------------------------------------------- parts

    def _asked(self, words: Sequence[str]) -> _Asked | None:
        """None: one of the words stands nowhere."""
        matched, looked_for = [], []
        for word in words:
            threes = self._threes(word) if len(word) < THREE else [word]
            if not threes:
                return None
            if len(threes) > MOST_THREES:
                looked_for.append("%" + re.sub(r"([\\%_])", r"\\\1", word) + "%")
            else:
                matched.append("(" + " OR ".join(map(_quoted, threes)) + ")")
        conditions = ["t.folded LIKE ? ESCAPE '\\'" for _ in looked_for]
        if not matched:
            return _Asked("texts t", "texts t", "t.id", " AND ".join(conditions), looked_for)
        both = "words w JOIN texts t ON t.id = w.rowid"
        return _Asked(
            both if looked_for else "words w",
            both,
            "w.rowid",
            " AND ".join(["words MATCH ?", *conditions]),
            [" AND ".join(matched), *looked_for],
        )

    def _threes(self, word: str) -> list[str]:
        """The threes of all texts that begin with a shorter word, or the first of them where there are too many.

        Each is sought for itself: a list of all would count in how many texts each stands.
        """
        found: list[str] = []
        at_least, last = word, word + _LAST_SIGN * THREE
        while len(found) <= MOST_THREES:
            next_one = self._run(
                "SELECT term FROM temp.threes WHERE term >= ? AND term <= ? LIMIT 1", [at_least, last]
            )
            if not next_one:
                break
            found.append(next_one[0][0])
            at_least = found[-1] + _FIRST_SIGN
        return found

    def _opened(self) -> sqlite3.Connection:
        db = sqlite3.connect(
            uri_of(self.path), uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        try:
            _guarded(lambda: self._prepare(db))
        except BaseException:
            db.close()
            raise
        return db

    def _prepare(self, db: sqlite3.Connection) -> None:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        found = db.execute("PRAGMA user_version").fetchone()[0]
        if not found and not db.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
            db.executescript(f"BEGIN IMMEDIATE; {_SCHEMA} COMMIT;")
            db.execute("INSERT OR REPLACE INTO meta VALUES ('case', ?)", [self._case_uid])
        elif found != VERSION:
            raise Damaged(f"version {found}")
        whose = db.execute("SELECT value FROM meta WHERE name = 'case'").fetchone()
        if whose != (self._case_uid,):
            raise Damaged("of another case")
        db.execute("CREATE VIRTUAL TABLE temp.threes USING fts5vocab(main, words, instance)")

    def _meta(self, name: str) -> str | None:
        found = self._run("SELECT value FROM meta WHERE name = ?", [name])
        return str(found[0][0]) if found else None

    def _run(self, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        return _guarded(lambda: self._db.execute(statement, values).fetchall())


class _Asked(NamedTuple):
    """What is selected from, alone (without the texts: four times as fast for a common word) and with the texts; the
    text's id there; the condition with its values."""

    source: str
    texts: str
    id: str
    condition: str
    values: list[str]


def _quoted(word: str) -> str:
    """As FTS5's queries have it, with no sign that means anything."""
    return '"' + word.replace('"', '""') + '"'


def _id(kind: int, place: int, position: int) -> int:
    return (kind << (PLACE_BITS + POSITION_BITS)) | (place << POSITION_BITS) | position


def _text(row: tuple[Any, ...]) -> Text:
    id, text, uid, at, who, time = row
    place = (id >> POSITION_BITS) & _PLACES
    return Text(id >> (PLACE_BITS + POSITION_BITS), place, id & _POSITIONS, text, uid, at, who, time)


def _storable(text: str) -> str:
    """Without what SQLite cannot carry: lone surrogates, which sites hand out, and zero characters."""
    return str(clean_text(text)).replace("\0", "\ufffd")


def _file_of(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _guarded(step: Callable[[], T]) -> T:
    """Runs a step; what SQLite says of a file that is no index, or is one no more, becomes `Damaged`."""
    try:
        return step()
    except sqlite3.DatabaseError as error:
        words = str(error).casefold()
        if isinstance(error, sqlite3.OperationalError) and any(each in words for each in _TEMPORARY):
            raise
        raise Damaged(str(error)) from error


def _empty(path: Path) -> None:
    """Overwrites all that is in it. While somebody reads, that stays in the write-ahead log, and the old in the file:
    `SearchIndex.forget` cuts off both."""
    with contextlib.closing(
        sqlite3.connect(uri_of(path), uri=True, timeout=EMPTYING_SECONDS, isolation_level=None)
    ) as db:
        db.execute("PRAGMA secure_delete = ON")
        for table in ("words", "texts", "sources", "meta"):
            db.execute(f"DROP TABLE IF EXISTS {table}")
        db.execute("VACUUM")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
