"""Going to a typed time."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from app.form_dialog import FormDialog
from app.i18n import tr
from app.moments import Moments
from catalog.errors import InvalidInput


class GoToDialog(FormDialog):
    """After `accept`, `pts` is the frame's."""

    def __init__(self, moments: Moments, pts: int, parent: QWidget | None = None) -> None:
        super().__init__(tr("Go to a time"), parent, width=460)
        self._moments = moments
        self.pts = pts
        self.line = QLineEdit(moments.clock(pts))
        self.line.setAccessibleName(tr("Time"))
        self.line.selectAll()
        hint = QLabel("\n".join(forms(moments, pts)))
        hint.setObjectName("dim")
        hint.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.ask(self.line, hint, does=tr("Go"))

    def accept(self) -> None:
        try:
            self.pts = self._moments.parse(self.line.text())
        except InvalidInput as error:
            self.problem.say(error)
            return
        super().accept()


def forms(moments: Moments, pts: int) -> list[str]:
    """How a time can be typed, each shown with the frame that is on screen now."""
    clock, seconds = moments.bare_clock(pts), f"{moments.seconds(pts):g}"
    found = [
        tr("Clock time: {clock}", clock=clock),
        tr("Seconds: {seconds}", seconds=seconds),
        tr("Frame: {frame}", frame=f"frame:{moments.number(pts)}"),
        tr("Presentation timestamp: {pts}", pts=f"pts:{pts}"),
    ]
    timecode, world = moments.timecode(pts), moments.utc(pts)
    if timecode:
        found.append(tr("Timecode: {timecode}", timecode=timecode))
    if world is not None:
        found.append(tr("UTC: {time}", time=world[0]))
    return found
