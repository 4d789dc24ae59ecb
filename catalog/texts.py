"""Texts for people that remember what they were made of, so that a window can say them in another language.

    raise InvalidInput(phrase("“{code}” is no term of this case.", code=code))

A `Phrase` is a `str` like any other, in English. Whoever shows it to somebody who reads another language looks the
template up and fills it again. A text without values is written as it is: it is its own template.
"""

from __future__ import annotations

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
