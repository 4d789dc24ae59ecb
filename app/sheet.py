"""The sheet of keys, made from the table of actions, the keys in force and the vocabulary."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app import actions, theme
from app.i18n import tr
from app.keymap import KeyMap
from app.vocabulary.words import label_of
from catalog.model.records import Term

COLUMNS = 3
Group = tuple[str, list[tuple[str, str]]]


class KeySheet(QDialog):
    """Modal to the window. The button below opens what changes keys."""

    def __init__(self, keymap: KeyMap, terms: Sequence[Term] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keys"))
        groups: list[Group] = list(actions.sheet(keymap.keys))
        coded = [(str(term.key), label_of(term)) for term in terms if term.key and not term.retired]
        if coded:
            groups.append((tr("Vocabulary"), coded))
        inner = QWidget()
        row = QHBoxLayout(inner)
        row.setSpacing(28)
        labels = []
        for column in in_columns(groups):
            label = QLabel("".join(_table(*group) for group in column))
            label.setTextFormat(Qt.TextFormat.RichText)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            label.setWordWrap(True)
            row.addWidget(label)
            labels.append(label)
        self.text = " ".join(label.text() for label in labels)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setAccessibleName(tr("Keys"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.change = buttons.addButton(tr("Change keys…"), QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(scroll, 1)
        layout.addWidget(_words())
        layout.addWidget(buttons)
        self.resize(QSize(1400, 800).boundedTo(self.screen().availableSize() * 0.94))


def _words() -> QLabel:
    words = QLabel(
        tr(
            "Every other letter and digit belongs to the vocabulary: a tap marks a point, or begins and ends a "
            "span; held, it marks the span for as long as it is held. Keys go by their place on the board, "
            "so they work under any layout. While a note is being typed nothing is coded."
        )
    )
    words.setWordWrap(True)
    words.setObjectName("dim")
    return words


def in_columns(groups: list[Group], columns: int = COLUMNS) -> list[list[Group]]:
    """The groups in their order, in columns of about the same length."""
    whole = sum(len(rows) + 2 for _, rows in groups)
    found: list[list[Group]] = [[] for _ in range(columns)]
    before = 0
    for group in groups:
        middle = before + (len(group[1]) + 2) / 2
        found[min(columns - 1, int(middle * columns / whole))].append(group)
        before += len(group[1]) + 2
    return [column for column in found if column]


def _table(name: str, rows: list[tuple[str, str]]) -> str:
    colours = theme.look()
    lines = "".join(
        f"<tr><td style='padding:2px 14px 2px 0; color:{colours.accent}'>"
        f"<b>{escape(keys).replace('  ', ' &nbsp; ')}</b></td><td style='padding:2px 0'>{escape(text)}</td></tr>"
        for keys, text in rows
    )
    return f"<p style='color:{colours.dim}'><b>{escape(name)}</b></p><table>{lines}</table>"
