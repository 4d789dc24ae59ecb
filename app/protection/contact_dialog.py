"""Told once before a site is first asked from this computer: it will see the computer's address."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QVBoxLayout, QWidget

from app.i18n import tr, trn
from app.problem import ProblemLine
from app.protection.way_form import Way, WayForm

SHOWN_ROWS = 6


class ContactDialog(QDialog):
    """After `accept`, `form.proxy()` says by which way to go on."""

    def __init__(self, hosts: Sequence[str], proxy: str | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Before the first contact"))
        self.hosts = tuple(hosts)
        told = QLabel(
            trn("%n sites were not asked from this computer before. Nothing has been sent yet.", len(hosts))
        )
        what = QLabel(
            tr(
                "Who runs a site can see the internet address of whoever asks, and write down when it asked for what. "
                "So can those whom its pages take pictures and films from. The address can lead to you."
            )
        )
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Sites that were not asked before"))
        self.list.addItems(list(hosts))
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        height = self.list.sizeHintForRow(0) * min(SHOWN_ROWS, max(1, len(hosts))) + 8
        self.list.setFixedHeight(height)
        for each in (told, what):
            each.setWordWrap(True)
        self.form = WayForm(proxy, way=Way.OWN)
        self.problem = ProblemLine()
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.go_on = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.go_on.setText(tr("Go on"))
        self.not_now = buttons.button(QDialogButtonBox.StandardButton.Cancel)
        self.not_now.setText(tr("Not now"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        for part in (told, self.list, what, self.form, self.problem):
            layout.addWidget(part)
        layout.addStretch(1)
        layout.addWidget(buttons)
        self.form.changed.connect(lambda: self.problem.say(""))
        self.setMinimumWidth(520)
        self.go_on.setAutoDefault(False)
        self.not_now.setDefault(True)
        self.form.own.setFocus()

    def accept(self) -> None:
        problem = self.form.problem()
        self.problem.say(problem)
        if not problem:
            super().accept()
