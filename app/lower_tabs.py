"""Below the timeline: the table of annotations, and the recording's copies, one behind the other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QTabWidget, QWidget

from app.annotate.table_panel import TablePanel
from app.copies.panel import CopiesPanel
from catalog.operations.copies import CANDIDATE


class LowerTabs(QTabWidget):
    """How many there are stands on the tabs; what belongs to the open tab stands at their right."""

    def __init__(self, table: TablePanel, copies: CopiesPanel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table, self._copies = table, copies
        self.setDocumentMode(True)
        self.setAccessibleName("Annotations and copies")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.tabBar().setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.tabBar().setAccessibleName("Annotations or copies")
        self.tabBar().setExpanding(False)
        self.addTab(table, "Annotations")
        self.addTab(copies, "Copies")
        self._corner = QStackedWidget()
        self._corner.addWidget(table.search)
        self._corner.addWidget(copies.find_source)
        self.setCornerWidget(self._corner)
        self.currentChanged.connect(self._corner.setCurrentIndex)
        table.counted.connect(lambda text: self.setTabText(0, f"Annotations  {text}"))
        copies.read_again.connect(self._show_copies)
        table.count()
        self._show_copies()

    def search_annotations(self) -> None:
        self.setCurrentWidget(self._table)
        self._table.search.setFocus()

    def _show_copies(self) -> None:
        pairs = self._copies.pairs
        waiting = sum(pair.state == CANDIDATE for pair in pairs)
        told = f"{len(pairs)}" + (f" ({waiting} to look at)" if waiting else "")
        self.setTabText(1, f"Copies  {told}")
