"""What must not be said in a package: secrets, places on the archivist's machine, and what stays in the case.

A record whose text had to be changed goes out without the salt of its commitment, so it cannot be proved by the log;
the package says which those are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from catalog.archive.hidden import ABSOLUTE, LOCAL, PATH_KEY, Hidden, folders_of
from catalog.archive.scrub import LEFT_OUT, scrubbed_url
from catalog.exchange.selection import Selection
from catalog.model.disclosure import Outgoing
from catalog.model.records import Annotation, Media, Posting

_URL = re.compile(r"(?i)\b(?:https?|ftp|wss?|socks\w*)://[^\s\"'<>]+")
_SECRET_KEY = re.compile(r"(?i)(^|[ _-])(set-)?cookies?$|^authorization$|^proxy|passw|secret|credential")


class Discretion:
    """Knows what stays here. `folders` are places on this machine whose names stay here too."""

    def __init__(self, selection: Selection, folders: Iterable[Path] = ()) -> None:
        hidden, shown = list(selection.hidden.values()), list(selection.shown.values())
        self._outgoing: Outgoing = selection.outgoing
        numbers = {each.uid: each.label for each in [*shown, *hidden] if isinstance(each, Media)}
        labels = [*self._outgoing.decided.codes]
        labels += [
            f"{numbers[each.media_uid]}-A{each.number}" for each in hidden if isinstance(each, Annotation)
        ]
        self._hidden = Hidden(hidden, shown, words=self._outgoing.words(), labels=labels)
        postings = [each for each in [*shown, *hidden] if isinstance(each, Posting)]
        known = {*folders_of(postings), *map(str, folders)} - {"", "/", "."}
        self._folders = sorted(known, key=len, reverse=True)

    def cleaned(self, table: str, values: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
        """A record's values as they may go out, and the names of the fields that had to be changed."""
        disclosed = self._outgoing.cleaned_values(table, values)
        result = {name: self._clean(value, name) for name, value in disclosed.items()}
        return result, [name for name, value in values.items() if result[name] != value]

    def cleaned_info(self, info: dict[str, Any]) -> dict[str, Any]:
        """What a server said of a recording, as it may go out."""
        result = {name: self._clean(value, name) for name, value in info.items()}
        return dict(self._outgoing.without_words(result))

    def is_clean(self, value: Any) -> bool:
        """Whether something that was said of a step may go out as it is, down to the words in it."""
        clean = self._outgoing.without_words(self._clean(value))
        return bool(clean == value) and not self._hidden.is_named_in(value)

    def names_hidden_bytes(self, body: dict[str, Any]) -> bool:
        """Whether an entry's own text holds the hash of bytes that stay here, which who has them could look for."""
        return self._hidden.has_bytes([*body["inputs"], *body["outputs"]])

    def _clean(self, value: Any, name: str = "") -> Any:
        if isinstance(value, dict):
            return {key: self._clean(each, str(key)) for key, each in value.items()}
        if isinstance(value, list):
            if len(value) == 2 and isinstance(value[0], str) and _SECRET_KEY.search(value[0]):
                return [value[0], LEFT_OUT]  # a header
            return [self._clean(each) for each in value]
        if not isinstance(value, str) or not value:
            return value
        if _SECRET_KEY.search(name) or value in self._hidden.uids or value in self._hidden.hashes:
            return LEFT_OUT
        if LOCAL.fullmatch(value) or (PATH_KEY.search(name) and ABSOLUTE.fullmatch(value)):
            return LEFT_OUT
        for folder in self._folders:
            value = value.replace(folder, LEFT_OUT)
        return _URL.sub(lambda each: _clean_url(each[0]), value)


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
