"""The tables of an archive that can be checked by strangers: captures, pages, the queue, signed heads, annexes."""

from __future__ import annotations

from catalog.store.database import Database
from catalog.store.tables import integers, make_table, text


def make(db: Database) -> None:
    _capture_tables(db)
    _page_tables(db)
    _checkpoint_tables(db)
    _queue_tables(db)
    _annex_tables(db)


def _capture_tables(db: Database) -> None:
    make_table(
        db,
        "captures",
        {
            **text("posting_uid asked_url reached_url redirects started_utc ended_utc collector machine"),
            **text("network_path server_address certificate response_headers extractor"),
            **text("extractor_version availability live_status released_as_given released_utc missing"),
            **integers("clock_offset_ms clock_error_ms"),
        },
        refers={"posting_uid": "postings"},
        optional="clock_offset_ms clock_error_ms",
    )
    db.table("captures").create_index(["posting_uid"])
    make_table(
        db,
        "completeness",
        text("posting_uid verdict why streams made_utc versions"),
        refers={"posting_uid": "postings"},
    )
    db.table("completeness").create_index(["posting_uid"])


def _page_tables(db: Database) -> None:
    make_table(
        db,
        "page_captures",
        {
            **text("posting_uid asked_url reached_url title started_utc ended_utc captured_by network_path"),
            **text("browser user_agent response_headers hosts refused remarks objects missing"),
            **integers("http_status page_height_px"),
        },
        refers={"posting_uid": "postings"},
        optional="http_status page_height_px",
    )
    db.table("page_captures").create_index(["posting_uid"])


def _annex_tables(db: Database) -> None:
    make_table(
        db,
        "annexes",
        {
            **text("name from_case case_name head_hash tree_root verdict remarks log_object_uid taken told"),
            **text("received_by received_utc"),
            **integers("number head_number"),
        },
        refers={"log_object_uid": "objects"},
        optional="log_object_uid",
    )
    db.table("annexes").create_index(["number"], unique=True)


def _queue_tables(db: Database) -> None:
    make_table(
        db,
        "queue",
        {
            **text("url source source_name title fields state next_try_utc error error_hint options"),
            **text("posting_uid added_by added_utc"),
            **integers("number position tries was_known"),
        },
        refers={"posting_uid": "postings"},
        optional="posting_uid",
    )
    db.table("queue").create_index(["number"], unique=True)
    db.table("queue").create_index(["state"])


def _checkpoint_tables(db: Database) -> None:
    make_table(
        db,
        "checkpoints",
        {
            **text("entry_hash public_key signature reason signed_by made_utc object_uid"),
            "entry": int,
        },
        refers={"object_uid": "objects"},
    )
    db.table("checkpoints").create_index(["entry"])
    make_table(
        db,
        "time_stamps",
        {
            **text("checkpoint_uid authority state next_try_utc error stamped_utc"),
            **text("request_object_uid response_object_uid chain_object_uid"),
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
