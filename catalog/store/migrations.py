"""The catalogue's tables, made and brought up to date by sqlite-utils migrations.

`FORMAT` is the number of migrations; it stands in the database as `user_version`. A migration is never
changed once released: add the next one, with a fixture case of the format before and a test.
"""

from __future__ import annotations

from typing import Any

from sqlite_utils.db import Database
from sqlite_utils.migrations import Migrations

migrations = Migrations("framewitness")

TRIGGERS = {
    "custody_no_update": (
        "CREATE TRIGGER custody_no_update BEFORE UPDATE ON custody "
        "BEGIN SELECT RAISE(ABORT, 'the custody log is append-only'); END"
    ),
    "custody_no_delete": (
        "CREATE TRIGGER custody_no_delete BEFORE DELETE ON custody "
        "BEGIN SELECT RAISE(ABORT, 'the custody log is append-only'); END"
    ),
    # INSERT OR REPLACE deletes a row without firing the triggers on DELETE.
    "custody_no_replace": (
        "CREATE TRIGGER custody_no_replace BEFORE INSERT ON custody "
        "WHEN EXISTS (SELECT 1 FROM custody WHERE number = NEW.number OR hash = NEW.hash) "
        "BEGIN SELECT RAISE(ABORT, 'the custody log is append-only'); END"
    ),
    "custody_values_no_replace": (
        "CREATE TRIGGER custody_values_no_replace BEFORE INSERT ON custody_values "
        "WHEN EXISTS (SELECT 1 FROM custody_values WHERE entry = NEW.entry AND slot = NEW.slot) "
        "BEGIN SELECT RAISE(ABORT, 'custody values can be erased, not changed'); END"
    ),
    "custody_values_erase_only": (
        "CREATE TRIGGER custody_values_erase_only BEFORE UPDATE ON custody_values "
        "WHEN NEW.salt IS NOT NULL OR NEW.value IS NOT NULL OR NEW.entry IS NOT OLD.entry "
        "OR NEW.slot IS NOT OLD.slot OR NEW.kind IS NOT OLD.kind OR NEW.uid IS NOT OLD.uid "
        "BEGIN SELECT RAISE(ABORT, 'custody values can be erased, not changed'); END"
    ),
    "custody_values_no_delete": (
        "CREATE TRIGGER custody_values_no_delete BEFORE DELETE ON custody_values "
        "BEGIN SELECT RAISE(ABORT, 'custody values can be erased, not removed'); END"
    ),
}
"""Trigger name to its SQL. Never `transform()` these tables: sqlite-utils then drops their triggers (#611)."""


def missing_triggers(db: Database) -> list[str]:
    """Names of the custody triggers that are not there word for word."""
    found = {trigger.name: trigger.sql for trigger in db.triggers}
    return [name for name, sql in TRIGGERS.items() if found.get(name) != sql]


def migrate(db: Database) -> None:
    """Applies what is pending and sets `user_version`, in one transaction: all of it or nothing.

    Waits for another writer. The connection must be free to write and outside a transaction.
    """
    db.execute("BEGIN IMMEDIATE")
    try:
        migrations.apply(db)
        db.execute(f"PRAGMA user_version = {FORMAT}")
        db.execute("COMMIT")
    except BaseException:
        if db.conn.in_transaction:
            db.conn.execute("ROLLBACK")
        raise


def format_of(db: Database) -> int:
    """The format that the database itself says it has, a log not yet folded in included; 0: none."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def _text(names: str) -> dict[str, Any]:
    return dict.fromkeys(names.split(), str)


def _integers(names: str) -> dict[str, Any]:
    return dict.fromkeys(names.split(), int)


def _table(
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


@migrations()
def format_1_the_first(db: Database) -> None:
    db.execute(
        "CREATE TABLE custody (number INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, body TEXT NOT NULL)"
    )
    db.execute(
        "CREATE TABLE custody_values (entry INTEGER NOT NULL REFERENCES custody(number), slot TEXT NOT NULL, "
        "kind TEXT, uid TEXT, salt TEXT, value TEXT, PRIMARY KEY (entry, slot))"
    )
    db.execute("CREATE INDEX custody_values_of_record ON custody_values (uid, entry) WHERE uid IS NOT NULL")
    for sql in TRIGGERS.values():
        db.execute(sql)
    db.table("counters").create({"scope": str, "last": int}, pk="scope", not_null={"last"})
    _table(db, "case_details", _text("name requester authority scope examiner summary"))
    _table(
        db,
        "objects",
        {**_text("sha256 sha512 media_type extension role parent_uid recipe"), "size": int},
        refers={"parent_uid": "objects"},
        optional="parent_uid",
    )
    db.table("objects").create_index(["sha256"], unique=True)
    _media_tables(db)
    _examination_tables(db)
    _table(
        db,
        "terms",
        {
            **_text("vocabulary vocabulary_version code group kind labels definition colour key"),
            "attributes": str,
            "position": int,
            "retired": int,
        },
    )
    db.table("terms").create_index(["code"], unique=True)
    _table(
        db,
        "annotations",
        {
            **_text("media_uid term_code extent presence certainty attributes note"),
            **_text("annotator made_utc status look_speed"),
            **_integers("number start_pts end_pts look_with_sound"),
        },
        refers={"media_uid": "media"},
        optional="end_pts look_with_sound",
    )
    db.table("annotations").create_index(["media_uid", "start_pts"])
    db.table("annotations").create_index(["media_uid", "number"], unique=True)
    db.table("annotations").create_index(["term_code"])
    _table(
        db,
        "report_issues",
        {**_text("issued_utc program files"), **_integers("number as_of")},
    )
    db.table("report_issues").create_index(["number"], unique=True)


def _media_tables(db: Database) -> None:
    _table(
        db,
        "media",
        {
            **_text("title kind reference_object_uid playable_object_uid graphic restriction probe"),
            **_integers("number stream_index time_base_numerator time_base_denominator origin_pts"),
            **_integers("first_pts end_pts frame_count times_estimated width_px height_px"),
            **_integers("rotation_degrees sample_aspect_numerator sample_aspect_denominator has_sound"),
        },
        refers={"reference_object_uid": "objects", "playable_object_uid": "objects"},
    )
    db.table("media").create_index(["number"], unique=True)
    db.table("media").create_index(["reference_object_uid"], unique=True)
    _table(
        db,
        "postings",
        {
            **_text("url source_path original_name obtained state platform title uploader"),
            **_text("uploader_id description published_as_given published_utc"),
            **_text("captured_utc captured_by error error_hint media_uid facts"),
            "number": int,
        },
        refers={"media_uid": "media"},
        optional="media_uid",
    )
    db.table("postings").create_index(["number"], unique=True)
    db.table("postings").create_index(["media_uid"])
    db.table("postings").create_index(["url"])
    _table(
        db,
        "posting_objects",
        _text("posting_uid object_uid role name"),
        refers={"posting_uid": "postings", "object_uid": "objects"},
    )
    db.table("posting_objects").create_index(["posting_uid"])
    db.table("posting_objects").create_index(["object_uid"])


def _examination_tables(db: Database) -> None:
    _table(
        db,
        "examinations",
        {**_text("media_uid made_utc settings versions gaps"), "frame_count": int},
        refers={"media_uid": "media"},
    )
    db.table("examinations").create_index(["media_uid"])
    _table(
        db,
        "shots",
        {
            **_text("media_uid examination_uid begins_with"),
            **_integers("position start_pts end_pts start_frame end_frame"),
            **_integers("transition_first_frame transition_last_frame"),
        },
        refers={"media_uid": "media", "examination_uid": "examinations"},
    )
    db.table("shots").create_index(["media_uid", "start_pts"])
    _table(
        db,
        "keyframes",
        {
            **_text("media_uid examination_uid reason pixel_sha256 pixel_format"),
            **_text("still_object_uid made_by"),
            **_integers("number shot_position pts frame sharpness_milli"),
        },
        refers={"media_uid": "media", "examination_uid": "examinations", "still_object_uid": "objects"},
        optional="examination_uid shot_position still_object_uid",
    )
    db.table("keyframes").create_index(["media_uid", "pts"])
    db.table("keyframes").create_index(["media_uid", "number"], unique=True)


@migrations()
def format_2_what_sound_and_copies_showed(db: Database) -> None:
    added = {
        "examinations": "sound TEXT NOT NULL DEFAULT '{}', chosen_utc TEXT NOT NULL DEFAULT ''",
        "keyframes": "pinned INTEGER NOT NULL DEFAULT 0, removed INTEGER NOT NULL DEFAULT 0",
        "annotations": "carried_from TEXT NOT NULL DEFAULT ''",
    }
    for table, columns in added.items():
        for column in columns.split(", "):
            db.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
    _table(
        db,
        "suggestions",
        {
            **_text("media_uid examination_uid kind facts state decided_by decided_utc became"),
            **_integers("number start_pts end_pts"),
        },
        refers={"media_uid": "media", "examination_uid": "examinations"},
        optional="examination_uid",
    )
    db.table("suggestions").create_index(["media_uid", "start_pts"])
    db.table("suggestions").create_index(["media_uid", "number"], unique=True)
    _table(
        db,
        "copy_links",
        _text("media_uid other_uid state ranges facts decided_by decided_utc"),
        refers={"media_uid": "media", "other_uid": "media"},
    )
    db.table("copy_links").create_index(["media_uid"])
    db.table("copy_links").create_index(["other_uid"])


@migrations()
def format_3_the_examining_room(db: Database) -> None:
    for column in ["parent", "shape", "merged_into"]:
        db.execute(f"ALTER TABLE terms ADD COLUMN {column} TEXT NOT NULL DEFAULT ''")
    db.execute("ALTER TABLE terms ADD COLUMN definitions TEXT NOT NULL DEFAULT '{}'")
    for column in ["excludes", "examples"]:
        db.execute(f"ALTER TABLE terms ADD COLUMN {column} TEXT NOT NULL DEFAULT '[]'")
    db.execute("ALTER TABLE terms ADD COLUMN distressing INTEGER NOT NULL DEFAULT 0")
    db.execute("ALTER TABLE annotations ADD COLUMN doubt TEXT NOT NULL DEFAULT ''")
    db.execute("ALTER TABLE annotations ADD COLUMN tags TEXT NOT NULL DEFAULT '[]'")
    _table(db, "term_groups", {**_text("vocabulary name labels colour shape"), "position": int})
    _table(
        db, "term_attributes", {**_text("vocabulary code kind labels definition choices"), "position": int}
    )
    _coding_tables(db)
    _watching_tables(db)
    _place_tables(db)
    for column, table in (
        ("actor_uid", "actors"),
        ("target_uid", "actors"),
        ("assignment_uid", "assignments"),
    ):
        db.execute(f"ALTER TABLE annotations ADD COLUMN {column} TEXT REFERENCES {table}(uid)")
    for column in ("actor_uid", "target_uid"):
        db.table("annotations").create_index([column])


def _coding_tables(db: Database) -> None:
    _table(
        db,
        "regions",
        {**_text("annotation_uid media_uid kind label keys unsure_why"), **_integers("number unsure_pts")},
        refers={"annotation_uid": "annotations", "media_uid": "media"},
        optional="unsure_pts",
    )
    db.table("regions").create_index(["annotation_uid", "number"], unique=True)
    db.table("regions").create_index(["media_uid"])
    _table(db, "actors", {**_text("kind name description member_of"), "number": int})
    db.table("actors").create_index(["number"], unique=True)
    _table(
        db,
        "second_looks",
        {**_text("of_annotation verdict text looked_by looked_utc seen"), "coder_hidden": int},
    )
    db.table("second_looks").create_index(["of_annotation"])
    _table(
        db,
        "assignments",
        {**_text("title coder media_uids term_codes note state made_by made_utc"), "number": int},
    )
    db.table("assignments").create_index(["number"], unique=True)
    _table(
        db,
        "adjudications",
        _text("assignment_uid media_uid first second outcome became reason decided_by decided_utc"),
        refers={"assignment_uid": "assignments", "media_uid": "media"},
    )
    db.table("adjudications").create_index(["assignment_uid"])


def _watching_tables(db: Database) -> None:
    _table(
        db,
        "utterances",
        {
            **_text("media_uid speaker language original translation_language translation translator"),
            **_text("note written_by made_utc source_object_uid"),
            **_integers("number start_pts end_pts"),
        },
        refers={"media_uid": "media", "source_object_uid": "objects"},
        optional="source_object_uid",
    )
    db.table("utterances").create_index(["media_uid", "start_pts"])
    db.table("utterances").create_index(["media_uid", "number"], unique=True)
    _table(
        db,
        "reviews",
        {
            **_text("media_uid watched_by watched_utc"),
            **_integers("start_pts end_pts speed_milli with_sound"),
        },
        refers={"media_uid": "media"},
    )
    db.table("reviews").create_index(["media_uid", "start_pts"])
    _table(
        db,
        "alignments",
        {
            **_text("media_uid other_uid utc method facts note made_by made_utc"),
            **_integers("at_pts other_pts drift_ppb error_micros"),
        },
        refers={"media_uid": "media", "other_uid": "media"},
        optional="other_uid",
    )
    db.table("alignments").create_index(["media_uid"])


def _place_tables(db: Database) -> None:
    _table(
        db,
        "derived_pictures",
        {
            **_text("media_uid kind object_uid recipe note made_by made_utc"),
            **_integers("number first_pts last_pts"),
        },
        refers={"media_uid": "media", "object_uid": "objects"},
    )
    db.table("derived_pictures").create_index(["media_uid", "number"], unique=True)
    _table(
        db,
        "place_matches",
        {
            **_text("media_uid picture_uid reference_object_uid reference points result note"),
            **_text("made_by made_utc check check_note checked_by checked_utc"),
            **_integers("number pts latitude_micro longitude_micro error_metres"),
        },
        refers={
            "media_uid": "media",
            "picture_uid": "derived_pictures",
            "reference_object_uid": "objects",
        },
        optional="picture_uid latitude_micro longitude_micro error_metres",
    )
    db.table("place_matches").create_index(["number"], unique=True)


@migrations()
def format_4_the_archive(db: Database) -> None:
    _capture_tables(db)
    _page_tables(db)
    _checkpoint_tables(db)
    _queue_tables(db)
    _annex_tables(db)


def _capture_tables(db: Database) -> None:
    _table(
        db,
        "captures",
        {
            **_text("posting_uid asked_url reached_url redirects started_utc ended_utc collector machine"),
            **_text("network_path server_address certificate response_headers extractor"),
            **_text("extractor_version availability live_status released_as_given released_utc missing"),
            **_integers("clock_offset_ms clock_error_ms"),
        },
        refers={"posting_uid": "postings"},
        optional="clock_offset_ms clock_error_ms",
    )
    db.table("captures").create_index(["posting_uid"])
    _table(
        db,
        "completeness",
        _text("posting_uid verdict why streams made_utc versions"),
        refers={"posting_uid": "postings"},
    )
    db.table("completeness").create_index(["posting_uid"])


def _page_tables(db: Database) -> None:
    _table(
        db,
        "page_captures",
        {
            **_text("posting_uid asked_url reached_url title started_utc ended_utc captured_by network_path"),
            **_text("browser user_agent response_headers hosts refused remarks objects missing"),
            **_integers("http_status page_height_px"),
        },
        refers={"posting_uid": "postings"},
        optional="http_status page_height_px",
    )
    db.table("page_captures").create_index(["posting_uid"])


def _annex_tables(db: Database) -> None:
    _table(
        db,
        "annexes",
        {
            **_text("name from_case case_name head_hash tree_root verdict remarks log_object_uid taken told"),
            **_text("received_by received_utc"),
            **_integers("number head_number"),
        },
        refers={"log_object_uid": "objects"},
        optional="log_object_uid",
    )
    db.table("annexes").create_index(["number"], unique=True)


def _queue_tables(db: Database) -> None:
    _table(
        db,
        "queue",
        {
            **_text("url source source_name title fields state next_try_utc error error_hint options"),
            **_text("posting_uid added_by added_utc"),
            **_integers("number position tries was_known"),
        },
        refers={"posting_uid": "postings"},
        optional="posting_uid",
    )
    db.table("queue").create_index(["number"], unique=True)
    db.table("queue").create_index(["state"])


def _checkpoint_tables(db: Database) -> None:
    _table(
        db,
        "checkpoints",
        {
            **_text("entry_hash public_key signature reason signed_by made_utc object_uid"),
            "entry": int,
        },
        refers={"object_uid": "objects"},
    )
    db.table("checkpoints").create_index(["entry"])
    _table(
        db,
        "time_stamps",
        {
            **_text("checkpoint_uid authority state next_try_utc error stamped_utc"),
            **_text("request_object_uid response_object_uid chain_object_uid"),
            "tries": int,
        },
        refers={
            "checkpoint_uid": "checkpoints",
            "request_object_uid": "objects",
            "response_object_uid": "objects",
            "chain_object_uid": "objects",
        },
        optional="request_object_uid response_object_uid chain_object_uid",
    )
    db.table("time_stamps").create_index(["checkpoint_uid"])


FORMAT = len(migrations._migrations)
