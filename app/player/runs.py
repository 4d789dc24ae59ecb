"""Examinations in words, the dialog that asks how to examine again, and the menu of the keyframe strip."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QMenu,
    QRadioButton,
    QSpinBox,
    QWidget,
)

from app.form_dialog import FormDialog
from app.i18n import marked, said, tr
from catalog.model.records import Examination, Media

DENSITIES = {
    "few": marked("Few: one for each shot, and more only where a take changes wholly"),
    "normal": marked("Normal: one for each shot, and wherever a take comes to show something new"),
    "many": marked("Many: also where little changes"),
}
_SHORT = {
    "few": marked("few keyframes"),
    "normal": marked("normal keyframes"),
    "many": marked("many keyframes"),
}


def in_words(examination: Examination) -> str:
    """“2026-11-22 22:46 UTC, normal, every 10 s”"""
    settings = examination.settings
    parts = [f"{examination.made_utc[:10]} {examination.made_utc[11:16]} UTC"]
    if settings.get("density"):
        parts.append(said(_SHORT.get(str(settings["density"]), str(settings["density"]))))
    every = float(settings.get("interval_seconds") or 0)
    if every:
        parts.append(tr("every {seconds} s", seconds=f"{every:g}"))
    return ", ".join(parts)


def add_runs_menu(
    menu: QMenu,
    examinations: list[Examination],
    shown: Examination | None,
    choose: Callable[[str], None],
    *,
    writable: bool,
) -> None:
    """“Show the examination of…”, where there is more than one; the one that is shown has a tick."""
    if len(examinations) < 2:
        return
    runs = menu.addMenu(tr("Show the examination of"))
    for each in sorted(examinations, key=lambda each: each.made_utc):
        action = runs.addAction(in_words(each))
        action.setCheckable(True)
        action.setChecked(shown is not None and each.uid == shown.uid)
        action.setEnabled(writable)
        action.triggered.connect(lambda _=False, uid=each.uid: choose(uid))


class ExamineDialog(FormDialog):
    """After `accept`, `settings` says how keyframes are to be chosen."""

    def __init__(self, media: Media, last: Examination | None, parent: QWidget | None = None) -> None:
        super().__init__(tr("Find shots and keyframes again"), parent, width=560)
        self.settings: dict[str, str] = {}
        before = last.settings if last is not None else {}
        words = tr(
            "Its shots, keyframes and sound are looked through again. What was found before stays in the case, and "
            "can be shown again. Keyframes that you pinned or removed stay so."
        )
        self.densities = QButtonGroup(self)
        for number, (name, density) in enumerate(DENSITIES.items()):
            button = QRadioButton(tr(density))
            button.setObjectName(name)
            button.setChecked(name == str(before.get("density") or "normal"))
            self.densities.addButton(button, number)
        every = round(float(before.get("interval_seconds") or 0))
        self.at_intervals = QCheckBox(tr("Also one every"))
        self.at_intervals.setChecked(every > 0)
        self.seconds = QSpinBox()
        self.seconds.setRange(1, 86_400)
        self.seconds.setSuffix(tr(" s"))
        self.seconds.setValue(every or 10)
        self.seconds.setAccessibleName(tr("Seconds between keyframes"))
        self.seconds.setEnabled(every > 0)
        self.at_intervals.toggled.connect(self.seconds.setEnabled)
        row = QHBoxLayout()
        row.addWidget(self.at_intervals)
        row.addWidget(self.seconds)
        row.addStretch(1)
        intro = f"{media.label}  {media.title}\n\n{words}"
        self.ask(intro, *self.densities.buttons(), row, does=tr("Examine"))

    def accept(self) -> None:
        (chosen,) = (each for each in self.densities.buttons() if each.isChecked())
        seconds = self.seconds.value() if self.at_intervals.isChecked() else 0
        self.settings = {"density": chosen.objectName(), "interval_seconds": str(seconds)}
        super().accept()
