"""Which stored files that stay hold words that are to go: pages, traffic and what sites said, not recordings."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from catalog.case import Case
from catalog.model.records import Posting, PostingObject, Role, StoredObject

LARGEST_BYTES = 64 * 1024 * 1024
"""Larger files are taken for recordings, and not read."""
_UNREAD = frozenset({Role.SERVED_STREAM, Role.MERGED_FILE, Role.LOCAL_FILE, Role.STILL, Role.THUMBNAIL})


def files_naming(case: Case, words: Iterable[str], going: set[str]) -> list[str]:
    """Files that stay and hold one of these words, each as “P3 info”; those of no posting by their role alone.

    Words are found as UTF-8, UTF-16 and as JSON escapes, in plain and in gzipped files; not inside PDF or pictures.
    """
    forms = forms_of(words)
    if not forms:
        return []
    postings = {each.uid: f"P{each.number}" for each in case.find(Posting)}
    of_object = {each.object_uid: postings.get(each.posting_uid, "") for each in case.find(PostingObject)}
    found = []
    for stored in case.find(StoredObject):
        if stored.uid in going or stored.role in _UNREAD or stored.size > LARGEST_BYTES:
            continue
        if any(form in data for data in _contents(case.object_path(stored)) for form in forms):
            found.append(f"{of_object.get(stored.uid, '')} {stored.role}".strip())
    return sorted(set(found))


def forms_of(words: Iterable[str]) -> set[bytes]:
    """The bytes by which words stand in files."""
    found: set[bytes] = set()
    for word in words:
        escaped = json.dumps(word)[1:-1].encode()
        found |= {word.encode("utf-8", "replace"), word.encode("utf-16-le", "replace"), escaped}
    return found


def _contents(path: Path) -> Iterator[bytes]:
    """A file's bytes, and those packed in it; of one that cannot be read nothing."""
    try:
        data = path.read_bytes()
    except OSError:
        return
    yield data
    if data.startswith(b"\x1f\x8b"):
        try:
            yield gzip.decompress(data)
        except (OSError, EOFError, zlib.error):
            return
