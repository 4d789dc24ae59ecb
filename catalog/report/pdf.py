"""The report as tagged PDF/A-2b, set by Typst.

What is to be said reaches the template as JSON, never as markup, so nothing in it can become code. Every
character that no font of ours has is shown as its number: one without a glyph would fail the whole file.
"""

from __future__ import annotations

import dataclasses
import json
import re
import tempfile
from collections.abc import Set
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path
from typing import Any

import typst

from catalog.report.characters import breakable, flat, marked, runs_right_to_left, shortened
from catalog.report.content import Command, Fact, Picture, ReportContent
from catalog.report.fonts import CODE_FONTS, TEXT_FONTS, covered_characters, write_fonts

RIGHT_TO_LEFT = "\ue003"
"""Stands before a text that begins in a script written from right to left."""
_CODE_BREAK_EVERY = 16
_WITHOUT_GLYPH = re.compile(r"the text `(\".*?\")` could not be displayed", re.DOTALL)
_MOST_TRIES = 12


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
        covered: Set[int] = covered_characters()
        for _ in range(_MOST_TRIES):
            _lay_down(content, root, covered)
            try:
                return typst.compile(
                    str(template),
                    root=str(root),
                    font_paths=fonts,
                    ignore_system_fonts=True,
                    format="pdf",
                    pdf_standards=["a-2b"],
                    timestamp=int(issued.timestamp()),
                )
            except typst.TypstError as error:
                stubborn = _without_glyph(error)
                if not stubborn & covered:
                    raise
                covered -= stubborn
        raise RuntimeError("characters without a glyph remain")


def _without_glyph(error: typst.TypstError) -> Set[int]:
    """Characters that the fonts list but could not shape where they stood (a rare mark on a rare letter)."""
    found = _WITHOUT_GLYPH.search(error.message)
    if found is None:
        return frozenset()
    text = re.sub(r"\\u\{([0-9a-f]+)\}", lambda m: chr(int(m[1], 16)), found.group(1)[1:-1])
    return frozenset(ord(c) for c in text if not c.isascii())


def _lay_down(content: ReportContent, root: Path, covered: Set[int]) -> None:
    setting = _Setting(root, covered)
    data = {
        "title": flat(marked(f"Report {content.number}: {content.case_name}", covered=covered)),
        "case": setting.text(shortened(content.case_name, 64)),
        "case_full": setting.text(content.case_name),
        "number": str(content.number),
        "issued": content.issued_utc,
        "as_of": str(content.as_of),
        "hash": content.entry_hash,
        "fonts": {"text": TEXT_FONTS, "code": CODE_FONTS},
        "front": setting.tree(content.front),
        "sections": setting.tree(content.sections),
    }
    (root / "data.json").write_text(json.dumps(data), encoding="ascii")


class _Setting:
    """Turns content into what the template reads; writes pictures to `root`."""

    def __init__(self, root: Path, covered: Set[int]) -> None:
        self._root = root
        self._covered = covered

    def text(self, text: str, *, code: bool = False) -> str:
        shown = marked(text, covered=self._covered)
        shown = breakable(shown, every=_CODE_BREAK_EVERY) if code else breakable(shown)
        return f"{RIGHT_TO_LEFT}{shown}" if runs_right_to_left(shown) else shown

    def tree(self, value: Any) -> Any:
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, Picture):
            return self._picture(value)
        if isinstance(value, Fact):
            code = value.form == "code"
            return {
                "label": self.text(value.label),
                "value": self.text(value.value, code=code),
                "form": value.form,
            }
        if isinstance(value, Command):
            lines = [self.text(line, code=True) for line in value.lines]
            return {"kind": value.kind, "lines": lines, "purpose": self.text(value.purpose)}
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            names = [each.name for each in dataclasses.fields(value)]
            made = {name: self.tree(getattr(value, name)) for name in names}
            kind = getattr(value, "kind", None)
            return {"kind": kind, **made} if kind else made
        if isinstance(value, tuple):
            return [self.tree(each) for each in value]
        return value

    def _picture(self, picture: Picture) -> dict[str, Any]:
        (self._root / picture.name).write_bytes(picture.data)
        description = flat(marked(picture.description, covered=self._covered))
        return {
            "path": f"/{picture.name}",
            "description": description,
            "width": picture.width_px,
            "height": picture.height_px,
        }
