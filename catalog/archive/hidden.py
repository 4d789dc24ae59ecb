"""By what a text or a step would betray what stays in the case, and where files lay on the archivist's machine."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from typing import Any

from catalog.archive.scrub import texts_in
from catalog.model.disclosure import LEAST_LETTERS
from catalog.model.records import Actor, Media, Posting, Record, StoredObject

ABSOLUTE = re.compile(r"(?:/|~[\w-]*/|[A-Za-z]:[\\/]|\\\\|file:).*", re.DOTALL)
_ROOTS = (
    r"(?:/(?:home|Users|root|tmp|var|mnt|media|private|Volumes|run|srv|opt)/|~/|[A-Za-z]:\\|\\\\\w|file:/)"
)
PATH_KEY = re.compile(r"(?i)(^|[ _])(path|folder|directory|file)$")
"""Names of values that are places on a machine."""
LOCAL = re.compile(rf"{_ROOTS}\S.*")
"""A text that is nothing but a place on a machine."""
_LOCAL_INSIDE = re.compile(rf"(?<![\w/.:-]){_ROOTS}[^\s\"'<>|*?“”«»]+")


class Hidden:
    """What stays here: records with their bytes and the names that people know them by.

    What `shown` records say too betrays nothing. `words` are further texts that tell of it.
    """

    def __init__(
        self,
        records: Iterable[Record],
        shown: Iterable[Record] = (),
        *,
        words: Iterable[str] = (),
        labels: Iterable[str] = (),
    ) -> None:
        hidden, others = list(records), list(shown)
        self.uids = {each.uid for each in hidden} - {each.uid for each in others}
        known = {each.sha256 for each in others if isinstance(each, StoredObject)}
        self.hashes = {each.sha256 for each in hidden if isinstance(each, StoredObject)} - known
        told = set(_words(hidden)) - set(_words(others))
        self._words = sorted(told | {word for word in words if len(word) >= LEAST_LETTERS})
        named = [*labels, *(each.label for each in hidden if isinstance(each, Media))]
        text = "|".join(map(re.escape, named))
        self._labels = re.compile(rf"\b(?:{text})\b") if named else None
        """Of a recording itself and in "M2-A7": what was removed since is known by nothing else."""

    def has_bytes(self, hashes: Iterable[str]) -> bool:
        """Whether one of these SHA-256 is of bytes that stay, which whoever has them could look for."""
        return not self.hashes.isdisjoint(hashes)

    def is_named_in(self, value: Any) -> bool:
        """Whether any text in a value of JSON tells of what stays."""
        return any(self._is_in(text) for text in texts_in(value))

    def _is_in(self, text: str) -> bool:
        return (
            text in self.uids
            or text in self.hashes
            or (self._labels is not None and self._labels.search(text) is not None)
            or any(word in text for word in self._words)
        )


def _words(records: Iterable[Record]) -> Iterator[str]:
    """By what people know a record."""
    for each in records:
        found: tuple[str, ...] = ()
        if isinstance(each, Media):
            found = (each.title,)
        elif isinstance(each, Posting):
            found = (each.title, each.url, each.source_path, each.original_name, each.uploader)
        elif isinstance(each, Actor):
            found = (each.name,)
        yield from (word for word in found if len(word) >= LEAST_LETTERS)


def folders_of(postings: Iterable[Posting]) -> set[str]:
    """The folders that files lay in, as given, where those are more than one name deep."""
    return {_folder(each.source_path) for each in postings} - {""}


def _folder(path_text: str) -> str:
    path = _path(path_text)
    return str(path.parent) if len(path.parent.parts) > 2 else ""


def _path(text: str) -> PurePath:
    windows = re.match(r"[A-Za-z]:|\\\\", text) is not None
    return PureWindowsPath(text) if windows else PurePosixPath(text)


def file_name_of(posting: Posting) -> str:
    """What the file was called that was taken in, without where it lay; empty for a link."""
    return posting.original_name or (_path(posting.source_path).name if posting.source_path else "")


class Places:
    """Takes places on a machine out of texts, and leaves the names of the files; `paths` are known to be such."""

    def __init__(self, folders: Iterable[str | Path], paths: Iterable[str] = ()) -> None:
        longest_first = sorted(
            {str(each) for each in folders} - {"", "/", "."}, key=lambda each: (-len(each), each)
        )
        text = "|".join(map(re.escape, longest_first))
        self._folders = re.compile(rf"(?<![\w.:/-])(?:{text})(?:[\\/]+|(?!\w))") if text else None
        named = "|".join(map(re.escape, sorted({each for each in paths if ABSOLUTE.fullmatch(each)})))
        self._paths = re.compile(rf"(?<![\w.:/-])(?:{named})(?!\w)") if named else None

    def told(self, name: str, value: Any) -> Any:
        """A value as it may be told of, by what it is called."""
        if isinstance(value, dict):
            return {key: self.told(str(key), each) for key, each in value.items()}
        if isinstance(value, list):
            return [self.told(name, each) for each in value]
        if not isinstance(value, str):
            return value
        if PATH_KEY.search(name) and ABSOLUTE.fullmatch(value):
            return _path(value).name
        return self.names_only(value)

    def names_only(self, text: str) -> str:
        if "/" not in text and "\\" not in text:
            return text
        if self._paths is not None:
            text = self._paths.sub(lambda found: _path(found[0]).name, text)
        if self._folders is not None:
            text = self._folders.sub("", text)
        if LOCAL.fullmatch(text) and "\n" not in text and ": " not in text[3:]:
            return _path(text).name
        return _LOCAL_INSIDE.sub(lambda found: _path(found[0]).name, text)
