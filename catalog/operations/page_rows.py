"""What the page of a recording is made of: headings with rows of a name and a value, in words to be translated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from catalog.texts import marked, phrase


@dataclass(frozen=True, slots=True)
class Row:
    """`value` is a phrase, or what a site, a file or a person said: that is shown as it is."""

    name: str
    value: str
    missing: bool = False
    """It could not be had; `value` says why."""
    fixed: bool = False
    """A hash, a link, an address: letters that are to be told apart."""


@dataclass(frozen=True, slots=True)
class Section:
    heading: str
    rows: tuple[Row, ...]


def filled(name: str, value: str, *, fixed: bool = False) -> Iterator[Row]:
    """The row, or nothing where the value is empty."""
    if value:
        yield Row(name, value, fixed=fixed)


def size_text(size: int) -> str:
    """To the byte, and rounded for people."""
    for unit, words in (
        (1_000_000_000, marked("{size} GB ({bytes} bytes)")),
        (1_000_000, marked("{size} MB ({bytes} bytes)")),
        (1_000, marked("{size} kB ({bytes} bytes)")),
    ):
        if size >= unit:
            return phrase(
                words, size=f"{size / unit:.1f}", bytes=f"{size:,}".replace(",", "\N{NO-BREAK SPACE}")
            )
    return phrase("{size} bytes", size=size)


def seconds_text(micros: int | None) -> str:
    return "" if micros is None else phrase("{seconds} s", seconds=f"{micros / 1_000_000:.3f}")


def utc_text(utc: str) -> str:
    """A stored time of the world as people write it."""
    return phrase("{time} UTC", time=utc.replace("T", " ").removesuffix("Z")) if utc else ""
