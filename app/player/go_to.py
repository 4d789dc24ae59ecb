"""Going to a typed time."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.moments import Moments
from app.problem import ProblemLine
from catalog.errors import InvalidInput


class GoToDialog(QDialog):
    """After `accept`, `pts` is the frame's."""

    def __init__(self, moments: Moments, pts: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Go to a time")
        self._moments = moments
        self.pts = pts
        self.line = QLineEdit(moments.clock(pts))
        self.line.setAccessibleName("Time")
        self.line.selectAll()
        hint = QLabel("Seconds (12.5), a clock time (1:02:03.500), a frame (frame:300) or a PTS (pts:90000)")
        hint.setObjectName("dim")
        self.problem = ProblemLine()
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText("Go")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (self.line, hint, self.problem, buttons):
            layout.addWidget(widget)
        self.setMinimumWidth(460)

    def accept(self) -> None:
        try:
            self.pts = self._moments.parse(self.line.text())
        except InvalidInput as error:
            self.problem.say(error)
            return
        super().accept()
