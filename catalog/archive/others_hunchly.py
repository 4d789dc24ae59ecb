"""A case export of Hunchly (“Export Case”, a zip file), in the form of the exports of its versions 2.

Understood, by what its documentation and two open importers of such exports read: `case_data/pages.json`,
`notes.json`, `tagged_photos.json` and `case_attachments.json`; the pages as `PAGEID.mhtml`; tagged photographs,
attachments and screenshots of notes beside them; signatures (`.sig`, `.asc`, `.gpg`), which are kept, not checked.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from catalog.archive.kinds import MEDIA_EXTENSIONS
from catalog.archive.others_listing import Claim, ClaimedFile, ClaimedPosting, Files, Listing, claim_of
from catalog.model.records import Json, Role
from catalog.texts import phrase

PROGRAM = "Hunchly"
MOST_BYTES_OF_A_LIST = 200_000_000
_LISTS = ("pages.json", "notes.json", "tagged_photos.json", "case_attachments.json")
_SIGNATURES = frozenset({".sig", ".asc", ".gpg"})


def read_hunchly(folder: Path, files: list[Path]) -> Listing | None:
    """What the export says; None where there is no `case_data/pages.json`."""
    lists = {each.name.lower(): each for each in files if each.parent.name.lower() == "case_data"}
    if "pages.json" not in lists:
        return None
    remarks: list[str] = []
    rows = {name: _rows(lists[name], remarks) if name in lists else [] for name in _LISTS}
    there = Files(folder, [each for each in files if each.parent.name.lower() != "case_data"])
    notes: dict[str, list[Json]] = {}
    for each in rows["notes.json"]:
        notes.setdefault(_text(each, "PageId", "page_id"), []).append(each)
    pages = {_text(each, "id", "ID"): each for each in rows["pages.json"]}
    postings = [_page(page, notes, there) for page in rows["pages.json"]]
    postings += [_photo(each, pages, there) for each in rows["tagged_photos.json"]]
    postings += [_attachment(each, there) for each in rows["case_attachments.json"]]
    kept = [ClaimedFile(each.name, each, Role.EARLIER_RECORD) for each in lists.values()]
    kept += [ClaimedFile(each.name, each, Role.EARLIER_TOKEN) for each in files if each.suffix in _SIGNATURES]
    postings.append(ClaimedPosting(title="Hunchly case export", files=tuple(kept)))
    return Listing(PROGRAM, "", postings, remarks)


def _page(page: Json, notes: dict[str, list[Json]], there: Files) -> ClaimedPosting:
    """One row of the list, also where another has the same id or none is given."""
    id = _text(page, "id", "ID")
    name = f"{id}.mhtml"
    claim = claim_of(_text(page, "content_hash", "hash"), "pages.json")
    files = [ClaimedFile(name, there.find(name), Role.PAGE_MHTML, False, (claim,), {"page id": id})]
    said = []
    for note in notes.get(id, []) if id else []:
        said.append({"note": _text(note, "Note", "note"), "date": _text(note, "NoteDate", "date")})
        picture = there.find(f"note_screenshots/{_text(note, 'ID', 'id')}.jpeg")
        if picture is not None and picture.parent.name.lower() == "note_screenshots":
            files.append(ClaimedFile(picture.name, picture, Role.PAGE_PICTURE))
    return ClaimedPosting(
        url=_text(page, "url"),
        title=_text(page, "title"),
        archived_as_given=_text(page, "timestamp_created", "date"),
        files=tuple(files),
        facts={"page id": id, **({"notes": said} if said else {})},
    )


def _photo(photo: Json, pages: dict[str, Json], there: Files) -> ClaimedPosting:
    page = pages.get(_text(photo, "PageId", "page_id"), {})
    name = _text(photo, "LocalFile", "local_file")
    claim = claim_of(_text(photo, "PhotoHash", "photo_hash"), "tagged_photos.json")
    file = ClaimedFile(
        name or "photograph", there.find(f"tagged_photos/{name}"), Role.LOCAL_FILE, True, (claim,)
    )
    return ClaimedPosting(
        url=_text(photo, "PhotoUrl", "photo_url") or _text(page, "url"),
        title=_text(photo, "Caption", "caption") or _text(page, "title"),
        archived_as_given=_text(photo, "PhotoTimestamp", "timestamp"),
        files=(file,),
        facts={"page": _text(page, "url"), "page id": _text(photo, "PageId", "page_id")},
    )


def _attachment(attachment: Json, there: Files) -> ClaimedPosting:
    name = _text(attachment, "Filename", "filename")
    path = there.find(f"attachments/{name}")
    is_recording = Path(name).suffix.lower() in MEDIA_EXTENSIONS
    file = ClaimedFile(
        name or "attachment",
        path,
        Role.LOCAL_FILE if is_recording else Role.RECEIVED_FILE,
        is_recording,
        (_any_hash(attachment),),
    )
    source = _text(attachment, "Source", "source")
    return ClaimedPosting(
        url=source if source.startswith(("http://", "https://")) else "",
        title=name,
        archived_as_given=_text(attachment, "Timestamp", "timestamp", "Date", "date"),
        files=(file,),
        facts={key: str(value) for key, value in attachment.items() if value not in (None, "")},
    )


def _any_hash(row: Json) -> Claim:
    said = next((value for key, value in row.items() if "hash" in key.lower() and value), "")
    return claim_of(said, "case_attachments.json")


def _rows(path: Path, remarks: list[str]) -> list[Json]:
    return list(_read(path, remarks))


def _read(path: Path, remarks: list[str]) -> Iterator[Json]:
    try:
        if path.stat().st_size > MOST_BYTES_OF_A_LIST:
            raise ValueError("it is too large for a list")
        read: Any = json.loads(path.read_text(encoding="utf-8-sig", errors="replace"))
    except (ValueError, RecursionError) as error:
        remarks.append(phrase("{name} could not be read: {why}", name=path.name, why=str(error)[:300]))
        return
    for each in read if isinstance(read, list) else []:
        if isinstance(each, dict):
            yield each


def _text(row: Json, *names: str) -> str:
    """The first of these fields that says anything."""
    return next((str(row[name]) for name in names if row.get(name) not in (None, "")), "")
