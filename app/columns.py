"""Columns as wide as their titles need: in languages of longer words, and with larger text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableView


def fit_columns(table: QTableView) -> None:
    """Makes no column narrower than its title. Those that take the room that is left have theirs as a tool tip."""
    header = table.horizontalHeader()
    for column in range(header.count()):
        if header.sectionResizeMode(column) is not QHeaderView.ResizeMode.Stretch:
            header.resizeSection(column, max(header.sectionSize(column), header.sectionSizeHint(column)))


TITLE_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
"""What a table's title answers."""
