"""The line of a dialog that says what is wrong with what was typed. It takes no room while nothing is."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from app.i18n import said
from catalog.errors import CatalogError


class ProblemLine(QLabel):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("failure")
        self.setWordWrap(True)
        self.hide()

    def say(self, problem: str | CatalogError) -> None:
        """Shows words, or an error's message and hint; nothing for empty words."""
        if isinstance(problem, CatalogError):
            problem = f"{said(problem.message)} {said(problem.hint or '')}".strip()
        self.setText(problem)
        self.setVisible(bool(problem))
