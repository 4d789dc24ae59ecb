"""What a file would do to the vocabulary, before it does."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.i18n import tr, trn
from app.problem import ProblemLine
from app.session import CaseSession
from catalog.errors import CatalogError
from catalog.operations.vocabulary_files import ImportPlan, plan_import

LARGE_BYTES = 50_000
"""A larger file is looked through beside the window."""


def _is_large(path: Path) -> bool:
    try:
        return path.stat().st_size > LARGE_BYTES
    except OSError:
        return False


class ImportDialog(QDialog):
    """After `accept`, `plan` is what was shown and agreed to."""

    def __init__(self, session: CaseSession, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Read in a vocabulary"))
        self._session = session
        self._path = path
        self.plan: ImportPlan | None = None
        self._asked = 0
        self.heading = QLabel()
        self.heading.setObjectName("heading")
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.rows = QListWidget()
        self.rows.setAccessibleName(tr("What would change"))
        self.rows.setWordWrap(True)
        self.retire = QCheckBox(tr("Retire the terms that the file does not have"))
        self.retire.toggled.connect(self._make_plan)
        self.problem = ProblemLine()
        about = QLabel(tr("Nothing is written yet, and nothing is ever deleted by this."))
        about.setObjectName("dim")
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.do = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.do.setText(tr("Read in"))
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr("Cancel"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for each in (self.heading, about, self.rows, self.retire, self.problem, buttons):
            layout.addWidget(each)
        self.resize(720, 560)
        self._make_plan()

    def _make_plan(self) -> None:
        self.rows.clear()
        self.plan = None
        self.do.setEnabled(False)
        self._asked += 1
        asked, case, path, retire = self._asked, self._session.case, self._path, self.retire.isChecked()

        def made(_: object = None) -> ImportPlan | CatalogError:
            try:
                return plan_import(case, path, retire_missing=retire)
            except CatalogError as error:
                return error

        if self._session.work is None or not _is_large(path):
            self._show(made())
            return
        self.problem.say(tr("Reading {file}…", file=path.name))
        self._session.work.write_beside(
            tr("Looking through {file}", file=path.name),
            made,
            then=lambda found: self._show(found) if asked == self._asked else None,
        )

    def done(self, result: int) -> None:
        self._asked += 1  # what is still being looked through is not wanted any more
        super().done(result)

    def _show(self, plan: ImportPlan | CatalogError) -> None:
        if isinstance(plan, CatalogError):
            self.problem.say(plan)
            return
        self.problem.say("")
        self.plan = plan
        self.do.setEnabled(plan.changes_anything)
        self.heading.setText(plan.source if plan.changes_anything else tr("Nothing in it is new."))
        self._add(trn("%n new", len(plan.new)), plan.new)
        self._add(trn("%n changed", len(plan.changed)), plan.changed)
        self._add(trn("%n retired", len(plan.retired)), plan.retired)
        self._add(trn("%n to be noted", len(plan.notes)), plan.notes)
        if plan.left_alone:
            self._add(
                trn("%n terms of the case are not in the file and stay as they are", plan.left_alone), [""]
            )

    def _add(self, heading: str, lines: list[str]) -> None:
        if not lines:
            return
        item = QListWidgetItem(heading)
        font = QFont()
        font.setWeight(QFont.Weight.DemiBold)
        item.setFont(font)
        self.rows.addItem(item)
        self.rows.addItems([f"    {line}" for line in lines if line])
