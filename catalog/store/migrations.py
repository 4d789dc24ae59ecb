"""The catalogue's tables, made and brought up to date by sqlite-utils migrations.

`FORMAT` is the number of migrations; it stands in the database as `user_version`. A migration is never
changed once released: add the next one, with a fixture case of the format before and a test.
"""

from __future__ import annotations

from catalog.store import (
    about_tables,
    acquisition_tables,
    archive_tables,
    collection_tables,
    fixity_tables,
    public_copy_tables,
)
from catalog.store.database import Database, Migrations
from catalog.store.tables import integers, make_table, text

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
    make_table(db, "case_details", text("name requester authority scope examiner summary"))
    make_table(
        db,
        "objects",
        {**text("sha256 sha512 media_type extension role parent_uid recipe"), "size": int},
        refers={"parent_uid": "objects"},
        optional="parent_uid",
    )
    db.table("objects").create_index(["sha256"], unique=True)
    _media_tables(db)
    _examination_tables(db)
    make_table(
        db,
        "terms",
        {
            **text("vocabulary vocabulary_version code group kind labels definition colour key"),
            "attributes": str,
            "position": int,
            "retired": int,
        },
    )
    db.table("terms").create_index(["code"], unique=True)
    make_table(
        db,
        "annotations",
        {
            **text("media_uid term_code extent presence certainty attributes note"),
            **text("annotator made_utc status look_speed"),
            **integers("number start_pts end_pts look_with_sound"),
        },
        refers={"media_uid": "media"},
        optional="end_pts look_with_sound",
    )
    db.table("annotations").create_index(["media_uid", "start_pts"])
    db.table("annotations").create_index(["media_uid", "number"], unique=True)
    db.table("annotations").create_index(["term_code"])
    make_table(
        db,
        "report_issues",
        {**text("issued_utc program files"), **integers("number as_of")},
    )
    db.table("report_issues").create_index(["number"], unique=True)


def _media_tables(db: Database) -> None:
    make_table(
        db,
        "media",
        {
            **text("title kind reference_object_uid playable_object_uid graphic restriction probe"),
            **integers("number stream_index time_base_numerator time_base_denominator origin_pts"),
            **integers("first_pts end_pts frame_count times_estimated width_px height_px"),
            **integers("rotation_degrees sample_aspect_numerator sample_aspect_denominator has_sound"),
        },
        refers={"reference_object_uid": "objects", "playable_object_uid": "objects"},
    )
    db.table("media").create_index(["number"], unique=True)
    db.table("media").create_index(["reference_object_uid"], unique=True)
    make_table(
        db,
        "postings",
        {
            **text("url source_path original_name obtained state platform title uploader"),
            **text("uploader_id description published_as_given published_utc"),
            **text("captured_utc captured_by error error_hint media_uid facts"),
            "number": int,
        },
        refers={"media_uid": "media"},
        optional="media_uid",
    )
    db.table("postings").create_index(["number"], unique=True)
    db.table("postings").create_index(["media_uid"])
    db.table("postings").create_index(["url"])
    make_table(
        db,
        "posting_objects",
        text("posting_uid object_uid role name"),
        refers={"posting_uid": "postings", "object_uid": "objects"},
    )
    db.table("posting_objects").create_index(["posting_uid"])
    db.table("posting_objects").create_index(["object_uid"])


def _examination_tables(db: Database) -> None:
    make_table(
        db,
        "examinations",
        {**text("media_uid made_utc settings versions gaps"), "frame_count": int},
        refers={"media_uid": "media"},
    )
    db.table("examinations").create_index(["media_uid"])
    make_table(
        db,
        "shots",
        {
            **text("media_uid examination_uid begins_with"),
            **integers("position start_pts end_pts start_frame end_frame"),
            **integers("transition_first_frame transition_last_frame"),
        },
        refers={"media_uid": "media", "examination_uid": "examinations"},
    )
    db.table("shots").create_index(["media_uid", "start_pts"])
    make_table(
        db,
        "keyframes",
        {
            **text("media_uid examination_uid reason pixel_sha256 pixel_format"),
            **text("still_object_uid made_by"),
            **integers("number shot_position pts frame sharpness_milli"),
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
    make_table(
        db,
        "suggestions",
        {
            **text("media_uid examination_uid kind facts state decided_by decided_utc became"),
            **integers("number start_pts end_pts"),
        },
        refers={"media_uid": "media", "examination_uid": "examinations"},
        optional="examination_uid",
    )
    db.table("suggestions").create_index(["media_uid", "start_pts"])
    db.table("suggestions").create_index(["media_uid", "number"], unique=True)
    make_table(
        db,
        "copy_links",
        text("media_uid other_uid state ranges facts decided_by decided_utc"),
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
    make_table(db, "term_groups", {**text("vocabulary name labels colour shape"), "position": int})
    make_table(
        db, "term_attributes", {**text("vocabulary code kind labels definition choices"), "position": int}
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
    make_table(
        db,
        "regions",
        {**text("annotation_uid media_uid kind label keys unsure_why"), **integers("number unsure_pts")},
        refers={"annotation_uid": "annotations", "media_uid": "media"},
        optional="unsure_pts",
    )
    db.table("regions").create_index(["annotation_uid", "number"], unique=True)
    db.table("regions").create_index(["media_uid"])
    make_table(db, "actors", {**text("kind name description member_of"), "number": int})
    db.table("actors").create_index(["number"], unique=True)
    make_table(
        db,
        "second_looks",
        {**text("of_annotation verdict text looked_by looked_utc seen"), "coder_hidden": int},
    )
    db.table("second_looks").create_index(["of_annotation"])
    make_table(
        db,
        "assignments",
        {**text("title coder media_uids term_codes note state made_by made_utc"), "number": int},
    )
    db.table("assignments").create_index(["number"], unique=True)
    make_table(
        db,
        "adjudications",
        text("assignment_uid media_uid first second outcome became reason decided_by decided_utc"),
        refers={"assignment_uid": "assignments", "media_uid": "media"},
    )
    db.table("adjudications").create_index(["assignment_uid"])


def _watching_tables(db: Database) -> None:
    make_table(
        db,
        "utterances",
        {
            **text("media_uid speaker language original translation_language translation translator"),
            **text("note written_by made_utc source_object_uid"),
            **integers("number start_pts end_pts"),
        },
        refers={"media_uid": "media", "source_object_uid": "objects"},
        optional="source_object_uid",
    )
    db.table("utterances").create_index(["media_uid", "start_pts"])
    db.table("utterances").create_index(["media_uid", "number"], unique=True)
    make_table(
        db,
        "reviews",
        {
            **text("media_uid watched_by watched_utc"),
            **integers("start_pts end_pts speed_milli with_sound"),
        },
        refers={"media_uid": "media"},
    )
    db.table("reviews").create_index(["media_uid", "start_pts"])
    make_table(
        db,
        "alignments",
        {
            **text("media_uid other_uid utc method facts note made_by made_utc"),
            **integers("at_pts other_pts drift_ppb error_micros"),
        },
        refers={"media_uid": "media", "other_uid": "media"},
        optional="other_uid",
    )
    db.table("alignments").create_index(["media_uid"])


def _place_tables(db: Database) -> None:
    make_table(
        db,
        "derived_pictures",
        {
            **text("media_uid kind object_uid recipe note made_by made_utc"),
            **integers("number first_pts last_pts"),
        },
        refers={"media_uid": "media", "object_uid": "objects"},
    )
    db.table("derived_pictures").create_index(["media_uid", "number"], unique=True)
    make_table(
        db,
        "place_matches",
        {
            **text("media_uid picture_uid reference_object_uid reference points result note"),
            **text("made_by made_utc check check_note checked_by checked_utc"),
            **integers("number pts latitude_micro longitude_micro error_metres"),
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
    archive_tables.make(db)
    about_tables.make(db)
    acquisition_tables.make(db)
    collection_tables.make(db)
    fixity_tables.make(db)
    public_copy_tables.make(db)


FORMAT = len(migrations._migrations)
