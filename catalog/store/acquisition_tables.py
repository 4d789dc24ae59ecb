"""The tables of what is known of files that people gave: how they came, consent, what they say of themselves."""

from __future__ import annotations

from catalog.store.database import Database
from catalog.store.tables import make_table, text


def make(db: Database) -> None:
    make_table(
        db,
        "acquisitions",
        {
            **text("posting_uid folder path_in_folder received_from how received_as_given original_name"),
            **text("prior_custodians note written_by written_utc"),
        },
        refers={"posting_uid": "postings"},
    )
    db.table("acquisitions").create_index(["posting_uid"], unique=True)
    make_table(
        db,
        "consents",
        text("posting_uid purpose state given_by said_on withdrawn_on note recorded_by recorded_utc"),
        refers={"posting_uid": "postings"},
    )
    db.table("consents").create_index(["posting_uid", "purpose"], unique=True)
    _of_media(db, "embedded_metadata", text("facts raw remarks tools read_utc"))
    _of_media(
        db,
        "embedded_places",
        {**text("name value source tags released_by released_utc"), "restricted": int},
    )
    _of_media(
        db,
        "content_credentials",
        text("verdict why signer issuer signed_as_given generator title actions findings raw tools read_utc"),
    )
    make_table(
        db,
        "earlier_custody",
        {
            **text("posting_uid object_uid program program_version listed_in file_name algorithm"),
            **text("claimed_hash found_hash agreement archived_as_given archived_utc facts"),
        },
        refers={"posting_uid": "postings", "object_uid": "objects"},
        optional="object_uid",
    )
    db.table("earlier_custody").create_index(["posting_uid"])


def _of_media(db: Database, name: str, columns: dict[str, type]) -> None:
    make_table(
        db,
        name,
        {**text("media_uid object_uid"), **columns},
        refers={"media_uid": "media", "object_uid": "objects"},
    )
    db.table(name).create_index(["media_uid"])
