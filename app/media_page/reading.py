"""Headings with names and values, to be read and copied; quick for thousands of lines."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QColor, QFont, QShowEvent, QTextCharFormat, QTextCursor

from app import theme
from app.i18n import said, tr
from app.page_capture.scroll import ReadingField
from catalog.operations.page_of_media import Row, Section

MOST_ROWS = 500
"""So many rows are written: more would hold the window up (0.06 ms each)."""


class SectionsField(ReadingField):
    """Site's words are shown as they are, each in its own direction, none of them as markup.

    Nothing is written while the field is out of sight.
    """

    def __init__(self, name: str, nothing: str) -> None:
        super().__init__(name)
        self._nothing = nothing
        self._sections: tuple[Section, ...] = ()
        self._stale = True

    def show_sections(self, sections: Sequence[Section]) -> None:
        """The place stays where the same is shown again."""
        if tuple(sections) == self._sections and not self._stale:
            return
        self._sections = tuple(sections)
        self._stale = True
        if self.isVisible():
            self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._fill()

    def _fill(self) -> None:
        self._stale = False
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        left = MOST_ROWS
        for number, section in enumerate(self._sections):
            if left <= 0:
                break
            cursor.insertText(("\n" if number else "") + _line(said(section.heading)) + "\n", _heading())
            for row in section.rows[:left]:
                _write(cursor, row)
            left -= len(section.rows) + 1
        if left <= 0:
            cursor.insertText("\n" + tr("There is more of it in the case."), _heading())
        if not self._sections:
            cursor.insertText(self._nothing, _plain())
        cursor.endEditBlock()
        self.verticalScrollBar().setValue(0)


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
