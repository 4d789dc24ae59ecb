"""The output of auto-archiver (Bellingcat), as versions 0.13 to 1.2 write it, whose sources were read for this.

Understood: the HTML page of each item (`html_formatter`), the CSV file of `csv_db`, JSON of `Metadata.to_json`, the
table of its Google sheet downloaded as CSV with the columns' usual names, hashes of `hash_enricher`
(SHA-256, SHA3-512), the time stamps of `timestamping_enricher` (a `hashes.txt`, tokens, certificates), WACZ files.
"""

from __future__ import annotations

import ast
import csv
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from typing import Any

from catalog.archive.kinds import MEDIA_EXTENSIONS
from catalog.archive.others_listing import Claim, ClaimedFile, ClaimedPosting, Files, Listing, claim_of
from catalog.archive.others_tokens import judge_token
from catalog.archive.scrub import LEFT_OUT
from catalog.model.embedded_names import without_places
from catalog.model.records import Json, Role
from catalog.texts import phrase

PROGRAM = "auto-archiver"
MOST_BYTES_OF_A_LIST = 100_000_000
_SHEET = {"link": "url", "archive status": "status", "archive location": "archive"}
_TOLD = ("status", "metadata", "media")
_PLACES_INSIDE = re.compile(r"(?i)gps|latitude|longitude")
"""In what a page has of nested values, which is one text there."""
_VERSION = re.compile(r"auto-archiver.{0,40}?v\s?([\w.+-]+)", re.DOTALL)


def read_auto_archiver(folder: Path, files: list[Path]) -> Listing | None:
    """What the lists among these files say; None where there is none."""
    there = Files(folder, files)
    found: dict[str, ClaimedPosting] = {}
    versions: set[str] = set()
    remarks: list[str] = []
    for path in files:
        if path.suffix.lower() not in (".html", ".htm", ".csv", ".json"):
            continue
        if path.stat().st_size > MOST_BYTES_OF_A_LIST:
            remarks.append(phrase("{name} is too large for a list, and was not read.", name=path.name))
            continue
        for item, version in _items(path, remarks):
            posting = _posting(item, path, there)
            versions |= {version} - {""}
            known = found.get(posting.url)
            found[posting.url] = posting if known is None else _joined(known, posting)
    if not found:
        return None
    return Listing(PROGRAM, ", ".join(sorted(versions)), list(found.values()), remarks)


def _items(path: Path, remarks: list[str]) -> Iterator[tuple[Json, str]]:
    """(item as `{"status", "metadata", "media"}`, version of auto-archiver where it is told)."""
    try:
        text = path.read_text(encoding="utf-8-sig", errors="replace")
        if path.suffix.lower() == ".json":
            yield from _of_json(text)
        elif path.suffix.lower() == ".csv":
            yield from _of_csv(text)
        elif "auto-archiver" in text and "Archived media for" in text:
            yield _of_html(text)
    except (ValueError, TypeError, SyntaxError, RecursionError, csv.Error, MemoryError) as error:
        why = f"{type(error).__name__}: {error}"[:300]
        remarks.append(phrase("{name} could not be read: {why}", name=path.name, why=why))


# ---------------------------------------------------------------- the forms


def _of_json(text: str) -> Iterator[tuple[Json, str]]:
    read = json.loads(text)
    for each in read if isinstance(read, list) else [read]:
        if isinstance(each, dict) and set(_TOLD) <= set(each) and isinstance(each["metadata"], dict):
            yield each, ""


def _of_csv(text: str) -> Iterator[tuple[Json, str]]:
    """`csv_db` writes Python's own notation of dictionaries; a sheet has a row for each link."""
    csv.field_size_limit(min(sys.maxsize, MOST_BYTES_OF_A_LIST))
    rows = csv.DictReader(text.splitlines(keepends=True))
    names = [(each or "").strip().lower() for each in rows.fieldnames or []]
    if set(_TOLD) <= set(names):
        for row in rows:
            told = {name: row.get(name) or "" for name in _TOLD}
            metadata, media = (_plain(told[name]) for name in ("metadata", "media"))
            if isinstance(metadata, dict) and isinstance(media, list):
                yield {"status": told["status"], "metadata": metadata, "media": media}, ""
    elif set(_SHEET) <= set(names):
        for row in rows:
            cells = {(name or "").strip().lower(): str(value or "") for name, value in row.items()}
            if cells["link"].strip() and cells["archive location"].strip():
                yield _of_row(cells), ""


def _of_row(cells: dict[str, str]) -> Json:
    first, *_ = cells["archive location"].split("\n")
    media = [{"filename": first, "_key": first, "properties": {"hash": cells.get("hash", "")}}]
    for name in ("wacz", "screenshot"):
        if cells.get(name):
            media.append({"filename": cells[name], "_key": cells[name], "properties": {"id": name}})
    metadata = {
        "url": cells["link"].strip(),
        "title": cells.get("upload title", ""),
        "content": cells.get("text content", ""),
        "timestamp": cells.get("upload timestamp", ""),
        "_processed_at": cells.get("archive date", ""),
    }
    return {"status": cells["archive status"], "metadata": metadata, "media": media}


def _plain(text: str) -> Any:
    """Python's notation of plain values and of times, without running anything. Raises ValueError, SyntaxError."""

    def value(node: ast.expr) -> Any:
        if isinstance(node, ast.Constant):
            return node.value
        if isinstance(node, ast.Dict):
            pairs = zip(node.keys, node.values, strict=True)
            return {str(value(key)): value(inner) for key, inner in pairs if key is not None}
        if isinstance(node, ast.List | ast.Tuple | ast.Set):
            return [value(each) for each in node.elts]
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
            return -value(node.operand)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "datetime.datetime":
            return _moment([value(each) for each in node.args], bool(node.keywords))
        return ast.unparse(node)

    return value(ast.parse(text, mode="eval").body)


def _moment(parts: list[Any], with_zone: bool) -> str:
    """`datetime.datetime(2026, 5, 3, 10, 0, 1, 5)` as ISO 8601; a zone is always UTC there."""
    year, month, day, hour, minute, second, micro = [*map(int, parts), 0, 0, 0, 0][:7]
    text = f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{micro:06}"
    return f"{text}+00:00" if with_zone else text


def _of_html(text: str) -> tuple[Json, str]:
    page = _Page()
    page.feed(text)
    page.close()
    version = _VERSION.search(re.sub(r"<[^>]*>", "", text[-5_000:]))
    metadata = {"url": page.url, "title": page.title, **page.metadata}
    return {"status": "", "metadata": metadata, "media": page.media}, version.group(1) if version else ""


class _Page(HTMLParser):
    """Reads `url`, `title`, `media` (each `{"_key", "properties"}`) and `metadata` off the page of an item."""

    def __init__(self) -> None:
        super().__init__()
        self.url = self.title = ""
        self.media: list[Json] = []
        self.metadata: Json = {}
        self._in: list[str] = []
        self._text = ""
        self._label = ""
        self._row: list[str] = []
        self._table = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._table = dict(attrs).get("class") or ""
        if tag in ("h2", "p", "td", "b", "li", "tr"):
            if tag == "li":
                self._take_value()
            self._text = ""
        if tag == "tr":
            self._row = []

    def handle_data(self, data: str) -> None:
        self._text += data

    def handle_endtag(self, tag: str) -> None:
        words = " ".join(self._text.split())
        if tag == "h2" and words.startswith("Archived media for"):
            self.url = words.removeprefix("Archived media for").split(" - open")[0].strip()
        elif tag == "p" and words.startswith("'") and self._label == "title" and not self._table:
            self.title = words.strip("'")
        elif tag == "b":
            self._label, self._text = words.rstrip(":"), ""
            return
        elif tag == "li" and self._table == "content":
            self._take_value()
        elif tag == "td" and self._table == "metadata":
            self._row.append(words)
        elif tag == "tr" and self._table == "metadata" and len(self._row) == 2:
            self.metadata.setdefault(self._row[0], self._row[1])

    def _take_value(self) -> None:
        words, label = " ".join(self._text.split()), self._label
        self._text = self._label = ""
        if not label or self._table != "content":
            return
        if label == "key":
            self.media.append({"_key": words, "filename": words, "properties": {}})
        elif self.media:
            self.media[-1]["properties"].setdefault(label, words)


# ---------------------------------------------------------------- one item


def _posting(item: Json, listed_in: Path, there: Files) -> ClaimedPosting:
    metadata: Json = item["metadata"]
    files = [ClaimedFile(listed_in.name, listed_in, Role.EARLIER_RECORD)]
    for media in _list(item["media"]):
        if isinstance(media, dict):
            files += _files(media, listed_in.name, there, inner=False)
    told = {name: _told(value) for name, value in metadata.items() if value not in (None, "", [], {})}
    return ClaimedPosting(
        url=_words(metadata.get("url")),
        title=_words(metadata.get("title")),
        description=_words(metadata.get("content")),
        uploader=_words(metadata.get("author") or metadata.get("uploader")),
        archived_as_given=_words(metadata.get("_processed_at")),
        published_as_given=_words(metadata.get("timestamp")),
        files=tuple(_checked_tokens(files)),
        facts={"status": _words(item["status"]), **without_places(told)},
    )


def _files(media: Json, listed_in: str, there: Files, *, inner: bool) -> Iterator[ClaimedFile]:
    properties = media.get("properties")
    properties = properties if isinstance(properties, dict) else {}
    key = _words(media.get("_key") or media.get("key") or media.get("filename"))
    name = PurePosixPath(key.replace("\\", "/")).name
    if name:
        role = _role(name, _words(properties.get("id")), inner)
        facts = {each: _told(value) for each, value in properties.items() if not _is_media(value)}
        urls = [_words(each) for each in _list(media.get("urls")) if each]
        yield ClaimedFile(
            name,
            there.find(key),
            role,
            role == Role.LOCAL_FILE,
            (claim_of(properties.get("hash"), listed_in),),
            {**without_places(facts), **({"stored at": urls} if urls else {}), "key": key},
        )
    for value in properties.values():
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict) and "filename" in each:
                yield from _files(each, listed_in, there, inner=True)


def _is_media(value: Any) -> bool:
    some = value[0] if isinstance(value, list) and value else value
    return isinstance(some, dict) and "filename" in some


def _role(name: str, id: str, inner: bool) -> str:
    lower = name.lower()
    suffix = PurePosixPath(lower).suffix
    if lower.startswith("timestamp_token") or suffix in (".crt", ".pem", ".tsr", ".tst", ".ots"):
        return Role.EARLIER_TOKEN
    if lower == "hashes.txt" or id == "timestamped_hashes" or suffix in (".html", ".htm", ".json", ".csv"):
        return Role.EARLIER_RECORD
    if suffix in (".wacz", ".warc", ".gz"):
        return Role.TRAFFIC
    if "screenshot" in id:
        return Role.PAGE_PICTURE
    if suffix == ".pdf":
        return Role.PAGE_PDF
    if suffix in MEDIA_EXTENSIONS:
        return Role.THUMBNAIL if inner or id.startswith("thumbnail") else Role.LOCAL_FILE
    return Role.SUBTITLE if suffix in (".srt", ".vtt") else Role.RECEIVED_FILE


def _checked_tokens(files: list[ClaimedFile]) -> Iterator[ClaimedFile]:
    """With each token verified against the lists of hashes beside it, by the certificates that are trusted here."""
    lists = [each.path for each in files if each.path is not None and each.path.suffix == ".txt"]
    beside = [each.path for each in files if each.path is not None and _is_certificate(each)]
    for each in files:
        if each.role != Role.EARLIER_TOKEN or each.path is None or _is_certificate(each):
            yield each
            continue
        if each.path.suffix == ".ots":
            yield each  # of OpenTimestamps: a block chain would have to be asked
            continue
        token = judge_token(each.path, lists, beside)
        told = {"stamped": token.time_utc, "stamped by": token.signer, "why it does not hold": token.why}
        yield replace(
            each, token=token, facts={**each.facts, **{name: said for name, said in told.items() if said}}
        )


def _is_certificate(file: ClaimedFile) -> bool:
    return PurePosixPath(file.name.lower()).suffix in (".crt", ".pem")


def _joined(known: ClaimedPosting, other: ClaimedPosting) -> ClaimedPosting:
    """Two lists that speak of one link: each file once, with what each says of it."""
    files = {each.path or each.name: each for each in known.files}
    for each in other.files:
        before = files.get(each.path or each.name)
        if before is None:
            files[each.path or each.name] = each
            continue
        claims: tuple[Claim, ...] = before.claims + tuple(c for c in each.claims if c not in before.claims)
        files[each.path or each.name] = replace(
            before,
            role=before.role if before.role != Role.EARLIER_RECORD else each.role,
            is_recording=before.is_recording or each.is_recording,
            claims=tuple(c for c in claims if c.value) or claims[:1],
            facts={**each.facts, **before.facts},
            token=before.token or each.token,
        )
    return ClaimedPosting(
        known.url,
        known.title or other.title,
        known.description or other.description,
        known.uploader or other.uploader,
        known.archived_as_given or other.archived_as_given,
        known.published_as_given or other.published_as_given,
        tuple(files.values()),
        {**other.facts, **{name: value for name, value in known.facts.items() if value}},
    )


def _list(value: Any) -> list[Any]:
    """Nothing where a list was expected and something else stands."""
    return value if isinstance(value, list) else []


def _told(value: Any) -> str:
    """In words, without places: those stay in the list itself, which is kept, as they do in a recording."""
    text = _words(without_places(value))
    return LEFT_OUT if _PLACES_INSIDE.search(text) else text


def _words(value: Any) -> str:
    """As text, cut where it is beyond all measure."""
    if value is None:
        return ""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 20_000 else f"{text[:20_000]}… (cut)"
