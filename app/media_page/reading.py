"""Headings with names and values, to be read and copied; quick for thousands of lines."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextCursor

from app import theme
from app.i18n import said, tr
from app.page_capture.scroll import ReadingField
from catalog.operations.page_of_media import Row, Section


class SectionsField(ReadingField):
    """Site's words are shown as they are, each in its own direction, none of them as markup."""

    def __init__(self, name: str, nothing: str) -> None:
        super().__init__(name)
        self._nothing = nothing
        self._sections: tuple[Section, ...] = ()

    def show_sections(self, sections: Sequence[Section]) -> None:
        """The place stays where the same is shown again."""
        place = self.verticalScrollBar().value() if tuple(sections) == self._sections else 0
        self._sections = tuple(sections)
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for number, section in enumerate(self._sections):
            cursor.insertText(("\n" if number else "") + _line(said(section.heading)) + "\n", _heading())
            for row in section.rows:
                _write(cursor, row)
        if not self._sections:
            cursor.insertText(self._nothing, _plain())
        cursor.endEditBlock()
        self.verticalScrollBar().setValue(place)


def _write(cursor: QTextCursor, row: Row) -> None:
    name = _line(said(row.name))
    if row.missing:
        name = tr("{name} (missing)", name=name) if _is_thing(row) else name
    cursor.insertText("    ", _plain())
    cursor.insertText(f"{name}:  ", _dim())
    value = "\n        ".join(_line(each) for each in said(row.value).splitlines()) or "–"
    cursor.insertText(
        f"\N{FIRST STRONG ISOLATE}{value}\N{POP DIRECTIONAL ISOLATE}", _fixed() if row.fixed else _plain()
    )
    cursor.insertText("\n", _plain())


def _is_thing(row: Row) -> bool:
    """Whether the name is of what could not be had, in small letters as it stands in a sentence."""
    return row.name[:1].islower()


def _line(text: str) -> str:
    """A site's own words without what turns the direction of writing about, or does not print."""
    return "".join(each if each.isprintable() else " " for each in text)


def _plain() -> QTextCharFormat:
    return QTextCharFormat()


def _dim() -> QTextCharFormat:
    form = QTextCharFormat()
    form.setForeground(QColor(theme.look().dim))
    return form


def _heading() -> QTextCharFormat:
    form = QTextCharFormat()
    form.setFontWeight(QFont.Weight.Bold)
    return form


def _fixed() -> QTextCharFormat:
    form = QTextCharFormat()
    form.setFont(theme.fixed_font())
    return form
