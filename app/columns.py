"""Columns as wide as their titles need: in languages of longer words, and with larger text."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QHeaderView, QTableView


def fit_columns(table: QTableView) -> None:
    """Makes no column narrower than its title. Those that take the room that is left have theirs as a tool tip.

    For a table that has its model, and whose header does not highlight what is selected.
    """
    header = table.horizontalHeader()
    for column in range(header.count()):
        if header.sectionResizeMode(column) is not QHeaderView.ResizeMode.Stretch:
            header.resizeSection(column, max(header.sectionSize(column), header.sectionSizeHint(column)))
    # titles are painted alike whether their columns are selected; where all is, Qt asks every cell to find that out
    header.setSelectionModel(QItemSelectionModel(table.model(), header))


TITLE_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
"""What a table's title answers."""
