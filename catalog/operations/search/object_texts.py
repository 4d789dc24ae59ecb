"""What objects say that can be found: comments, subtitles, pages. They are read by a child, which fills the index.

The child opens the index and the files that it is told of; of the catalogue it knows nothing.
"""

from __future__ import annotations

import datetime
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from catalog.errors import CatalogError
from catalog.jobs import JobContext
from catalog.model.records import Role
from catalog.model.subtitles import decoded, parse_subtitles
from catalog.operations.search.kinds import Kind
from catalog.store.search_index import MOST_TEXTS, SearchIndex, Text

KINDS = {
    Role.INFO: Kind.COMMENT,
    Role.SUBTITLE: Kind.SUBTITLE,
    Role.PAGE_TEXT: Kind.PAGE,
}
"""Roles of the objects that are read, and what they hold."""
LONGEST_BYTES = 500_000_000
MANY = 200
"""After so many objects the index is made compact."""
PAGE_PART = 5_000
"""Characters of a page that are one text; all words that are looked for must stand in one."""
LONGEST_COMMENT = 100_000
AT_ONCE_SECONDS = 0.25
"""So long others wait at most who want to write to the index meanwhile."""


class Source(NamedTuple):
    """An object to be read: where its file lies, what it is, and the number of its posting."""

    uid: str
    path: str
    name: str
    role: str
    place: int


def read_sources(context: JobContext, *, index_path: str, case_uid: str, sources_json: str) -> int:
    """Takes the texts of these objects into the index; gives how many objects there were.

    `sources_json` is a list of sources as JSON: it goes to a child in a fraction of the time of ten thousand tuples.

    A file that is missing, or that is not what its role says, has no texts. Each object is in the index wholly or not
    at all, whenever this ends.
    """
    sources = [Source(*each) for each in json.loads(sources_json)]
    index = SearchIndex(Path(index_path), case_uid=case_uid)
    try:
        left = sources[::-1]
        while left:
            context.check_cancelled()
            context.report(len(sources) - len(left), len(sources), "files")
            read = _read_some(left)
            with index.writing():
                for source, texts in read:
                    if not index.has_source(source.uid, source.place):
                        index.put_source(source.uid, KINDS[Role(source.role)], source.place, texts)
        if len(sources) >= MANY:
            index.optimize()
    finally:
        index.close()
    return len(sources)


def _read_some(left: list[Source]) -> list[tuple[Source, list[Text]]]:
    """Takes sources from the end of `left` for a while, without holding up whoever writes to the index."""
    read: list[tuple[Source, list[Text]]] = []
    count, end = 0, time.monotonic() + AT_ONCE_SECONDS
    while left and count < 5000 and (not read or time.monotonic() < end):
        source = left.pop()
        texts = list(texts_of(source))[:MOST_TEXTS]
        read.append((source, texts))
        count += len(texts)
    return read


def texts_of(source: Source) -> Iterator[Text]:
    """The texts of one object. Their positions are counted from 0."""
    path = Path(source.path)
    try:
        if path.stat().st_size > LONGEST_BYTES:
            return
        data = path.read_bytes()
    except OSError:
        return
    if source.role == Role.INFO:
        yield from _comments(data, source.place)
    elif source.role == Role.SUBTITLE:
        yield from _lines(data, source)
    else:
        yield from _page(data.decode("utf-8", "replace"), source.place)


def _comments(data: bytes, place: int) -> Iterator[Text]:
    """As yt-dlp writes them: `comments`, each with `text`, `author`, `timestamp`."""
    if b'"comments"' not in data:
        return
    try:
        info = json.loads(data)
    except (ValueError, RecursionError):
        return
    comments = info.get("comments") if isinstance(info, dict) else None
    for position, each in enumerate(comments if isinstance(comments, list) else ()):
        text = each.get("text") if isinstance(each, dict) else None
        if isinstance(text, str) and text.strip():
            who = each.get("author")
            yield Text(
                Kind.COMMENT,
                place,
                position,
                text[:LONGEST_COMMENT],
                who=who if isinstance(who, str) else "",
                time=_utc(each.get("timestamp")),
            )


def _lines(data: bytes, source: Source) -> Iterator[Text]:
    """Where in the recording in milliseconds."""
    try:
        text, _ = decoded(data, name=source.name)
        cues = parse_subtitles(text, name=source.name)
    except CatalogError:  # in a form that is not read: its words are found as those of a page are
        for each in _page(data.decode("utf-8", "replace"), source.place):
            yield each._replace(kind=Kind.SUBTITLE)
        return
    for position, cue in enumerate(cues):
        yield Text(Kind.SUBTITLE, source.place, position, cue.text, at=cue.start_ms, who=cue.speaker)


def _page(text: str, place: int) -> Iterator[Text]:
    """In parts that end where a line does."""
    position = begin = 0
    while begin < len(text):
        end = begin + PAGE_PART
        if end < len(text):
            end = text.rfind("\n", begin + PAGE_PART // 2, end) + 1 or end
        part = text[begin:end].strip()
        if part:
            yield Text(Kind.PAGE, place, position, part)
            position += 1
        begin = end


def _utc(timestamp: Any) -> str:
    """`2026-11-01T09:30:00.000Z`; empty for what is no time."""
    try:
        moment = datetime.datetime.fromtimestamp(timestamp, tz=datetime.UTC)
    except (TypeError, ValueError, OverflowError, OSError):
        return ""
    return moment.strftime("%Y-%m-%dT%H:%M:%S.000Z") if moment.year >= 1000 else ""
