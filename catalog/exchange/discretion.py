"""What must not be said in a package: secrets, places on the archivist's machine, and what stays in the case.

A record whose text had to be changed goes out without the salt of its commitment, so it cannot be proved by the log;
the package says which those are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from catalog.archive.scrub import LEFT_OUT, scrubbed_url, texts_in
from catalog.exchange.selection import Selection
from catalog.model.records import Media, Posting, Record, StoredObject

_URL = re.compile(r"(?i)\b(?:https?|ftp|wss?|socks\w*)://[^\s\"'<>]+")
_ABSOLUTE = re.compile(r"(?:/|~[\w-]*/|[A-Za-z]:[\\/]|\\\\|file:).*", re.DOTALL)
_PATH_KEY = re.compile(r"(?i)(^|[ _])(path|folder|directory|file)$")
_LOCAL = re.compile(
    r"(?:/(?:home|Users|root|tmp|var|mnt|media|private|Volumes|run|srv|opt)/|~/|[A-Za-z]:\\|\\\\\w|file:/)\S.*"
)
_SECRET_KEY = re.compile(r"(?i)(^|[ _-])(set-)?cookies?$|^authorization$|^proxy|passw|secret|credential")
LEAST_LETTERS = 4
"""Shorter words are too common to betray anything."""


class Discretion:
    """Knows what stays here. `folders` are places on this machine whose names stay here too."""

    def __init__(self, selection: Selection, folders: Iterable[Path] = ()) -> None:
        hidden = selection.hidden.values()
        shown = selection.shown.values()
        self._uids = set(selection.hidden)
        hashes = {each.sha256 for each in hidden if isinstance(each, StoredObject)}
        self._hashes = hashes - {each.sha256 for each in shown if isinstance(each, StoredObject)}
        self._words = sorted(set(_words(hidden)) - set(_words(shown)))
        labels = [re.escape(each.label) for each in hidden if isinstance(each, Media)]
        self._labels = re.compile(rf"\b({'|'.join(labels)})\b") if labels else None
        everybody = [*shown, *hidden]
        named = {_folder(each.source_path) for each in everybody if isinstance(each, Posting)}
        self._folders = sorted({*named, *map(str, folders)} - {"", "/", "."}, key=len, reverse=True)

    def cleaned(self, values: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
        """A record's values as they may go out, and the names of the fields that had to be changed."""
        result = {name: self._clean(value, name) for name, value in values.items()}
        return result, [name for name, value in values.items() if result[name] != value]

    def is_clean(self, value: Any) -> bool:
        """Whether something that was said of a step may go out as it is, down to the words in it."""
        return self._clean(value) == value and not any(self._betrayed(text) for text in texts_in(value))

    def names_hidden_bytes(self, body: dict[str, Any]) -> bool:
        """Whether an entry's own text holds the hash of bytes that stay here, which who has them could look for."""
        return not self._hashes.isdisjoint([*body["inputs"], *body["outputs"]])

    def _clean(self, value: Any, name: str = "") -> Any:
        if isinstance(value, dict):
            return {key: self._clean(each, str(key)) for key, each in value.items()}
        if isinstance(value, list):
            if len(value) == 2 and isinstance(value[0], str) and _SECRET_KEY.search(value[0]):
                return [value[0], LEFT_OUT]  # a header
            return [self._clean(each) for each in value]
        if not isinstance(value, str) or not value:
            return value
        if _SECRET_KEY.search(name) or value in self._uids or value in self._hashes:
            return LEFT_OUT
        if _LOCAL.fullmatch(value) or (_PATH_KEY.search(name) and _ABSOLUTE.fullmatch(value)):
            return LEFT_OUT
        for folder in self._folders:
            value = value.replace(folder, LEFT_OUT)
        return _URL.sub(lambda each: _clean_url(each[0]), value)

    def _betrayed(self, text: str) -> bool:
        return (
            text in self._uids
            or text in self._hashes
            or (self._labels is not None and self._labels.search(text) is not None)
            or any(word in text for word in self._words)
        )


def _words(records: Iterable[Record]) -> Iterator[str]:
    """By what a recording is known to people."""
    for each in records:
        found: tuple[str, ...] = ()
        if isinstance(each, Media):
            found = (each.title,)
        elif isinstance(each, Posting):
            found = (each.title, each.url, each.source_path, each.original_name, each.uploader)
        yield from (word for word in found if len(word) >= LEAST_LETTERS)


def _folder(path_text: str) -> str:
    """The folder that a file lay in, as given, where that is more than one name deep."""
    windows = re.match(r"[A-Za-z]:|\\\\", path_text) is not None
    path: PurePath = PureWindowsPath(path_text) if windows else PurePosixPath(path_text)
    return str(path.parent) if len(path.parent.parts) > 2 else ""


def _clean_url(url: str) -> str:
    """The link as it was, unless something in it is a secret."""
    scrubbed = scrubbed_url(url, public=True)
    try:
        one, other = urlsplit(url), urlsplit(scrubbed)
    except ValueError:
        return scrubbed
    same = (one.netloc.lower(), one.path, one.fragment) == (other.netloc, other.path, other.fragment)
    same = same and parse_qsl(one.query, keep_blank_values=True) == parse_qsl(
        other.query, keep_blank_values=True
    )
    return url if same else scrubbed
