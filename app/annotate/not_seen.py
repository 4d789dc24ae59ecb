"""“Looked for and not seen”: asks for the span, the speed and the sound of the look. Nothing is assumed."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from app.moments import Moments
from app.problem import ProblemLine
from catalog.errors import InvalidInput
from catalog.model.records import Term

SPEEDS = ("0.1", "0.25", "0.5", "1", "2", "4", "8")


class NotSeenDialog(QDialog):
    """After `accept`, `start_pts`, `end_pts`, `speed` and `with_sound` say what the look was."""

    def __init__(
        self, moments: Moments, term: Term, span: tuple[int, int] | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Looked for and not seen")
        self._moments = moments
        media = moments.media
        start, end = span or (media.first_pts, media.end_pts)
        self.start_pts, self.end_pts, self.speed = start, end, ""
        self.with_sound: bool | None = None
        label = str(term.labels.get("en", term.code))
        intro = QLabel(
            f"“{label}” was looked for in this span of {media.label} and was not seen or heard. "
            "A look says something only with its span, its speed and whether there was sound."
        )
        intro.setWordWrap(True)
        self.begin = _line("Span begins", moments.clock(start))
        self.end = _line("Span ends", moments.clock(end))
        self.speed_box = _box(
            "Speed of the look", [("Choose…", ""), *((f"{each}×", each) for each in SPEEDS)]
        )
        self.sound_box = _box("Sound", [("Choose…", None), ("with sound", True), ("without sound", False)])
        if not media.has_sound:
            self.sound_box.setCurrentIndex(2)
            self.sound_box.setEnabled(False)
            self.sound_box.setToolTip("This recording has no sound.")
        self.problem = ProblemLine()
        form = QFormLayout()
        form.addRow("From", self.begin)
        form.addRow("To", self.end)
        form.addRow("Watched at", self.speed_box)
        form.addRow("Sound", self.sound_box)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText("Record")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(intro)
        layout.addLayout(form)
        layout.addWidget(self.problem)
        layout.addWidget(buttons)
        self.setMinimumWidth(430)

    def accept(self) -> None:
        try:
            self.start_pts = self._moments.parse(self.begin.text())
            self.end_pts = self._moments.parse(self.end.text(), is_end=True)
            if self.end_pts <= self.start_pts:
                raise InvalidInput("The span must end after it begins.")
        except InvalidInput as error:
            self.problem.say(error)
            return
        self.speed = self.speed_box.currentData()
        self.with_sound = self.sound_box.currentData()
        if not self.speed or self.with_sound is None:
            self.problem.say("Say how fast it was watched, and whether with sound.")
            return
        super().accept()


def _line(name: str, text: str) -> QLineEdit:
    line = QLineEdit(text)
    line.setAccessibleName(name)
    return line


def _box(name: str, options: list[tuple[str, object]]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    for text, value in options:
        box.addItem(text, value)
    return box
