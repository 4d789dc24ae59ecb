"""Texts for people that remember what they were made of, so that a window can say them in another language.

    raise InvalidInput(phrase("“{code}” is no term of this case.", code=code))

A `Phrase` is a `str` like any other, in English. Whoever shows it to somebody who reads another language looks the
template up and fills it again. A text without values is written as it is: it is its own template.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from typing import Any


class Phrase(str):
    """A filled template. Goes between processes with its parts."""

    __slots__ = ("template", "values")
    template: str
    values: dict[str, Any]

    def __reduce__(self) -> tuple[object, ...]:
        return _made, (self.template, self.values)


def phrase(template: str, /, **values: Any) -> Phrase:
    """`template` with `{name}` replaced by the values, as `str.format` does."""
    return _made(template, values)


def _made(template: str, values: dict[str, Any]) -> Phrase:
    made = Phrase(template.format(**values))
    made.template, made.values = template, values
    return made


class Labelled(str):
    """The code of something that the case itself names, with its labels by language."""

    __slots__ = ("labels",)
    labels: dict[str, Any]

    def __reduce__(self) -> tuple[object, ...]:
        return labelled, (str(self), self.labels)


def labelled(code: str, labels: dict[str, Any]) -> Labelled:
    """`code`, which a window shows as its label: in its own language, else in English, else as it is."""
    made = Labelled(code)
    made.labels = labels
    return made


def marked(template: str, /) -> str:
    """The text as it is, to be looked up where it is shown: for what is stored or filled later."""
    return template


_WHOLE = "whole_"


def recognised(text: str, templates: Iterable[str]) -> list[str]:
    """A stored English text as the phrases that it was joined from by spaces, in order.

    What a part was filled with comes back as text. A sentence that none of the templates made is given as it is.
    """
    patterns = _patterns(tuple(templates))
    found: list[str] = []
    while text:
        template, values, length = _first(text, patterns)
        found.append(phrase(template, **values) if template is not None else text[:length])
        text = text[length:].lstrip(" ")
    return found


def recognised_whole(text: str, templates: Iterable[str]) -> str:
    """A stored English text as the phrase that it is as a whole; as it is where none of the templates made it."""
    for template, pattern in _patterns(tuple(templates)):
        match = pattern.fullmatch(text)
        if match is not None:
            values = match.groupdict()
            del values[_WHOLE]
            return phrase(template, **values)
    return text


def _first(
    text: str, patterns: Sequence[tuple[str, re.Pattern[str]]]
) -> tuple[str | None, dict[str, str], int]:
    """The template that the text begins with, what it was filled with, and how long that is."""
    for template, pattern in patterns:
        match = pattern.match(text)
        if match is not None:
            values = match.groupdict()
            return template, values, len(values.pop(_WHOLE))
    end = text.find(". ")
    return None, {}, len(text) if end < 0 else end + 1


@functools.lru_cache(maxsize=32)
def _patterns(templates: tuple[str, ...]) -> list[tuple[str, re.Pattern[str]]]:
    return [(each, _pattern(each)) for each in templates]


def _pattern(template: str) -> re.Pattern[str]:
    parts = re.split(r"\{(\w+)\}", template)
    inner = "".join(
        re.escape(part) if number % 2 == 0 else f"(?P<{part}>.+?)" for number, part in enumerate(parts)
    )
    return re.compile(f"(?P<{_WHOLE}>{inner})(?: |$)", re.DOTALL)


def amount(size: float) -> str:
    """A size in bytes as people read it, in decimal units: `12.3 MB`."""
    for unit in ("bytes", "kB", "MB", "GB"):
        if size < 1000 or unit == "GB":
            return f"{size:.0f} bytes" if unit == "bytes" else f"{size:.1f} {unit}"
        size /= 1000
    raise AssertionError
