"""The sheet of keys, made from the table of actions."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
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


class KeySheet(QDialog):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys")
        groups = list(actions.sheet())
        columns = (
            [group for group in groups if group[0] == "Playback"],
            [group for group in groups if group[0] in ("Annotate", "Suggestions", "Edit", "Help")],
            [group for group in groups if group[0] in ("Case", "View")],
        )
        inner = QWidget()
        row = QHBoxLayout(inner)
        row.setSpacing(28)
        for column in columns:
            label = QLabel("".join(_table(*group) for group in column))
            label.setTextFormat(Qt.TextFormat.RichText)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            row.addWidget(label)
        self.text = " ".join(label.text() for label in inner.findChildren(QLabel))
        vocabulary = QLabel(
            "Every other letter and digit belongs to the vocabulary: a tap marks a point, or begins and ends a "
            "span; held, it marks the span for as long as it is held. Keys go by their place on the board, "
            "so they work under any layout. While a note is being typed nothing is coded."
        )
        vocabulary.setWordWrap(True)
        vocabulary.setObjectName("dim")
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(scroll, 1)
        layout.addWidget(vocabulary)
        layout.addWidget(buttons)
        self.resize(min(1300, inner.sizeHint().width() + 90), min(760, inner.sizeHint().height() + 130))


def _table(name: str, rows: list[tuple[str, str]]) -> str:
    colours = theme.look()
    lines = "".join(
        f"<tr><td style='padding:2px 14px 2px 0; color:{colours.accent}'>"
        f"<b>{escape(keys).replace('  ', ' &nbsp; ')}</b></td><td style='padding:2px 0'>{escape(text)}</td></tr>"
        for keys, text in rows
    )
    return f"<p style='color:{colours.dim}'><b>{escape(name)}</b></p><table>{lines}</table>"
