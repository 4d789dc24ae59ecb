"""What a report or a package is made for: what somebody does not allow for that is left out of it."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QWidget

from app.i18n import tr
from catalog.model.records import Purpose


class PurposeChoice(QComboBox):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Made for"))
        self.setToolTip(tr("What somebody does not allow for that is left out, and that is said"))
        self.addItem(tr("Use in court"), str(Purpose.COURT))
        self.addItem(tr("Publication"), str(Purpose.PUBLISH))

    @property
    def purpose(self) -> str:
        return str(self.currentData())
