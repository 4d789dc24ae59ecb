"""The table of copies at public web archives."""

from __future__ import annotations

from catalog.store.database import Database
from catalog.store.tables import make_table, text


def make(db: Database) -> None:
    make_table(
        db,
        "public_copies",
        text(
            "posting_uid archive asked_url made asked_by asked_utc network_path copy_url copied_as_given error"
        ),
        refers={"posting_uid": "postings"},
    )
    db.table("public_copies").create_index(["posting_uid"])
