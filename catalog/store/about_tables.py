"""The tables of what archivists say of recordings, and of what stays in the case."""

from __future__ import annotations

from catalog.store.database import Database
from catalog.store.tables import integers, make_table, text


def make(db: Database) -> None:
    make_table(
        db,
        "media_details",
        {
            **text(
                "media_uid reference_code summary keywords priority content_type language creator testify"
            ),
            **text("device original generation original_exists original_place edited recorded_place"),
            **text("recorded_utc recorded_as_given weather landmarks weapons alleged_violation rights"),
            **text("custody_notes finding_aids"),
            **integers("latitude_micro longitude_micro place_error_metres time_error_seconds"),
        },
        refers={"media_uid": "media"},
        optional="latitude_micro longitude_micro place_error_metres time_error_seconds",
    )
    db.table("media_details").create_index(["media_uid"], unique=True)
    make_table(
        db,
        "assessments",
        text("media_uid kind value why assessed_by assessed_utc"),
        refers={"media_uid": "media"},
    )
    db.table("assessments").create_index(["media_uid"])
    make_table(
        db,
        "disclosures",
        {**text("kind name media_uid reason decided_by decided_utc"), "released": int},
        refers={"media_uid": "media"},
        optional="media_uid",
    )
