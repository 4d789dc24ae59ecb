"""The report as tagged PDF/A-2b, set by Typst.

What is to be said reaches the template as JSON, never as markup, so nothing in it can become code. Every
character that no font of ours has is shown as its number: one without a glyph would fail the whole file.
"""

from __future__ import annotations

import dataclasses
import json
import re
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path
from typing import Any, TypeAlias

import typst

from catalog.report.characters import breakable, flat, marked, runs_right_to_left, shortened
from catalog.report.content import LONGEST_HEADING, Command, Fact, Facts, Picture, ReportContent, Table
from catalog.report.fonts import CODE_FONTS, TEXT_FONTS, characters_of_families, write_fonts

Families: TypeAlias = tuple[frozenset[int], ...]
RIGHT_TO_LEFT = "\ue003"
"""Stands before a text that begins in a script written from right to left."""
_WITHOUT_GLYPH = re.compile(r"the text `(\".*?\")` could not be displayed", re.DOTALL)
_MOST_TRIES = 6
"""Each after the first shows one more character as its number; the last keeps to one family of fonts,
and so does every one after Typst panicked."""


def render_pdf(content: ReportContent) -> bytes:
    """The same bytes for the same content, whatever machine, time zone, language or fonts are there."""
    issued = datetime.fromisoformat(content.issued_utc.replace("Z", "+00:00")).astimezone(UTC)
    with tempfile.TemporaryDirectory(prefix="framewitness-report-") as name:
        root = Path(name)
        template = root / "report.typ"
        template.write_bytes(resources.files("resources.report").joinpath("report.typ").read_bytes())
        write_fonts(root / "fonts")
        fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(root / "fonts")]
        )
        families: Families = characters_of_families()
        for left in reversed(range(_MOST_TRIES)):
            _lay_down(content, root, families)
            try:
                return _compiled(template, fonts, int(issued.timestamp()))
            except typst.TypstError as error:
                stubborn = _without_glyph(error)
                if not left or not any(stubborn & family for family in families):
                    raise
                families = tuple(family - stubborn for family in families)
            except BaseException as error:
                if type(error).__name__ != "PanicException" or not left:
                    raise
                families = families[:1]
            if left == 1:
                families = families[:1]
    raise AssertionError("the last try returns or raises")


def _compiled(template: Path, fonts: typst.Fonts, timestamp: int) -> bytes:
    return typst.compile(
        str(template),
        root=str(template.parent),
        font_paths=fonts,
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=["a-2b"],
        timestamp=timestamp,
    )


def _without_glyph(error: typst.TypstError) -> frozenset[int]:
    """Characters that the fonts have but Typst could not set where they stood (three scripts in one word)."""
    found = _WITHOUT_GLYPH.search(error.message)
    if found is None:
        return frozenset()
    text = re.sub(r"\\u\{([0-9a-f]+)\}", lambda m: chr(int(m[1], 16)), found.group(1)[1:-1])
    return frozenset(ord(c) for c in text if not c.isascii())


def _lay_down(content: ReportContent, root: Path, families: Families) -> None:
    setting = _Setting(root, families)
    data = {
        "title": flat(marked(f"Report {content.number}: {content.case_name}", families=families)),
        "case": setting.text(shortened(content.case_name, 64)),
        "heading": setting.text(shortened(content.case_name, LONGEST_HEADING)),
        "number": str(content.number),
        "issued": content.issued_utc,
        "as_of": str(content.as_of),
        "hash": content.entry_hash,
        "fonts": {"text": TEXT_FONTS, "code": CODE_FONTS},
        "front": setting.tree(content.front),
        "sections": setting.tree(content.sections),
    }
    (root / "data.json").write_text(json.dumps(data), encoding="ascii")


@dataclass(frozen=True, slots=True)
class _Breaks:
    """Words of more than `longest` characters may be broken, `every` so many."""

    longest: int = 20
    every: int = 20


_CODE = _Breaks(32, 16)
_VALUE = _Breaks(30, 15)
_LABEL = _Breaks(15, 8)
_FINE_LABEL = _Breaks(30, 18)
_TABLE_POINTS = 460


def _breaks_in_width(points: int) -> _Breaks:
    """For a column so wide, in which the usual letter takes 4.9 points and the widest 7.8."""
    return _Breaks(max(4, points * 10 // 49), max(3, points * 10 // 78))


class _Setting:
    """Turns content into what the template reads; writes pictures to `root`."""

    def __init__(self, root: Path, families: Families) -> None:
        self._root = root
        self._families = families

    def text(self, text: str, breaks: _Breaks = _Breaks()) -> str:
        shown = breakable(marked(text, families=self._families), longest=breaks.longest, every=breaks.every)
        return f"{RIGHT_TO_LEFT}{shown}" if runs_right_to_left(shown) else shown

    def tree(self, value: Any) -> Any:
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, Picture):
            return self._picture(value)
        if isinstance(value, Fact):
            return self._fact(value, _LABEL)
        if isinstance(value, Command):
            lines = [self.text(line, _CODE) for line in value.lines]
            return {"kind": value.kind, "lines": lines, "purpose": self.text(value.purpose)}
        if isinstance(value, Table):
            return self._table(value)
        if isinstance(value, Facts):
            rows = [self._fact(row, _FINE_LABEL if value.fine else _LABEL) for row in value.rows]
            heading = self.text(value.heading)
            return {"kind": value.kind, "rows": rows, "heading": heading, "fine": value.fine}
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            names = [each.name for each in dataclasses.fields(value)]
            made = {name: self.tree(getattr(value, name)) for name in names}
            kind = getattr(value, "kind", None)
            return {"kind": kind, **made} if kind else made
        if isinstance(value, tuple):
            return [self.tree(each) for each in value]
        return value

    def _fact(self, fact: Fact, label: _Breaks) -> dict[str, str]:
        value = self.text(fact.value, _CODE if fact.form == "code" else _VALUE)
        return {"label": self.text(fact.label, label), "value": value, "form": fact.form}

    def _table(self, table: Table) -> dict[str, Any]:
        shares = sum(column.share for column in table.columns)
        breaks = [_breaks_in_width(_TABLE_POINTS * column.share // shares) for column in table.columns]
        rows = [[self.text(cell, b) for cell, b in zip(row, breaks, strict=True)] for row in table.rows]
        return {"kind": table.kind, "columns": self.tree(table.columns), "rows": rows}

    def _picture(self, picture: Picture) -> dict[str, Any]:
        (self._root / picture.name).write_bytes(picture.data)
        description = flat(marked(picture.description, families=self._families))
        return {
            "path": f"/{picture.name}",
            "description": description,
            "width": picture.width_px,
            "height": picture.height_px,
        }
