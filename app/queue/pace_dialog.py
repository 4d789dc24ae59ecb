"""How fast the queue of links is worked off, and how politely."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QLabel,
    QSpinBox,
    QWidget,
)

from app.form_dialog import FormDialog
from app.i18n import tr
from catalog.operations.queue import Patience
from catalog.operations.queue_run import Pace

LABEL_WIDTH = 260
"""Room for two lines of each label, also in languages of longer words."""


class PaceDialog(FormDialog):
    """After `accept`, `pace` says what was chosen."""

    def __init__(self, pace: Pace, *, goes_on: bool, parent: QWidget | None = None) -> None:
        super().__init__(tr("How fast links are archived"), parent, width=540)
        intro = tr(
            "A site that is asked too much at once may shut this connection out, and notice who asks. What is "
            "chosen here holds for all cases on this computer."
        )
        self.at_once = _number(1, 20, pace.at_once)
        self.per_host = _number(1, 20, pace.per_host)
        self.pause = _number(0, 3600, round(pace.pause_seconds), tr(" s"))
        self.rate = _number(0, 1_000_000, (pace.rate_limit_bytes or 0) // 1000, tr(" kB/s"))
        self.rate.setSpecialValueText(tr("as fast as it comes"))
        self.tries = _number(1, 100, pace.patience.tries)
        self.wait = _number(1, 3600, pace.patience.first_wait_seconds, tr(" s"))
        self.goes_on = QCheckBox(tr("Go on by itself when a case with waiting links is opened"))
        self.goes_on.setChecked(goes_on)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for text, field in (
            (tr("Links at a time"), self.at_once),
            (tr("Of them, of one site"), self.per_host),
            (tr("Pause between two of one site"), self.pause),
            (tr("Speed of each link, at most"), self.rate),
            (tr("Tries, where waiting may help"), self.tries),
            (tr("Wait before the second try; then twice that, and so on"), self.wait),
        ):
            label = QLabel(text)
            label.setWordWrap(True)
            label.setMinimumWidth(LABEL_WIDTH)
            label.setBuddy(field)
            field.setAccessibleName(text)
            form.addRow(label, field)
        self.ask(intro, form, self.goes_on)

    @property
    def pace(self) -> Pace:
        return Pace(
            at_once=self.at_once.value(),
            per_host=self.per_host.value(),
            pause_seconds=float(self.pause.value()),
            rate_limit_bytes=self.rate.value() * 1000 or None,
            patience=Patience(self.tries.value(), self.wait.value()),
        )


def _number(least: int, most: int, value: int, unit: str = "") -> QSpinBox:
    field = QSpinBox()
    field.setRange(least, most)
    field.setSuffix(unit)
    field.setValue(value)
    return field
