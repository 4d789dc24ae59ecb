"""The tables of collections and saved searches."""

from __future__ import annotations

from catalog.store.database import Database
from catalog.store.tables import make_table, text


def make(db: Database) -> None:
    make_table(db, "collections", text("name note made_by made_utc"))
    make_table(
        db,
        "collection_members",
        text("collection_uid media_uid posting_uid added_by added_utc"),
        refers={"collection_uid": "collections", "media_uid": "media", "posting_uid": "postings"},
        optional="media_uid posting_uid",
    )
    for column in ("collection_uid", "media_uid"):
        db.table("collection_members").create_index([column])
    make_table(db, "saved_searches", text("name words conditions made_by made_utc"))
