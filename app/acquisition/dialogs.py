"""Before files are taken in: what was found, what lies beside it, and how it came. And the form for later."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from app.acquisition.form import AcquisitionForm
from app.form_dialog import FormDialog
from app.i18n import tr, trn
from app.problem import ProblemLine
from catalog.model.records import Acquisition, Consent, Media
from catalog.operations.acquisition import Form
from catalog.operations.intake_preview import FoundFile, Previewed
from catalog.texts import amount

Index = QModelIndex | QPersistentModelIndex
FILE, WHERE, BESIDE, SIZE, KNOWN = range(5)


class FoundModel(QAbstractTableModel):
    """A row for each recording that was found, with a box that says whether it is taken in."""

    def __init__(self, found: list[Previewed]) -> None:
        super().__init__()
        self._rows = found
        self._taken = [not each.known_as for each in found]
        self._titles = [tr("File"), tr("Where"), tr("Beside it"), tr("Size"), tr("In the case")]

    def chosen(self) -> list[FoundFile]:
        return [each.found for each, taken in zip(self._rows, self._taken, strict=True) if taken]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return len(self._titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        box = Qt.ItemFlag.ItemIsUserCheckable if index.column() == FILE else Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | box

    def data(self, index: Index, role: int = 0) -> Any:
        each, column = self._rows[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(each, column)
        if role == Qt.ItemDataRole.CheckStateRole and column == FILE:
            return Qt.CheckState.Checked if self._taken[index.row()] else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.TextAlignmentRole and column == SIZE:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def setData(self, index: Index, value: Any, role: int = 0) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != FILE:
            return False
        self._taken[index.row()] = Qt.CheckState(value) == Qt.CheckState.Checked
        self.dataChanged.emit(index, index)
        return True

    @staticmethod
    def _text(each: Previewed, column: int) -> str:
        found = each.found
        if column == FILE:
            return found.path.name
        if column == WHERE:
            inside = found.path_in_folder.rpartition("/")[0]
            return f"{found.folder}/{inside}".rstrip("/") if found.folder else str(found.path.parent)
        if column == BESIDE:
            return ", ".join(beside.name for beside in found.sidecars)
        if column == SIZE:
            return amount(found.size)
        return tr("as {label}", label=each.known_as) if each.known_as else ""


class AddFilesDialog(QDialog):
    """After `accept`: `chosen` are the files to take in, `form` what was said of them."""

    def __init__(self, found: list[Previewed], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Take these files in"))
        self.chosen: list[FoundFile] = []
        self.said = Form()
        self.model = FoundModel(found)
        self.view = QTreeView()
        self.view.setAccessibleName(tr("Files that were found"))
        self.view.setModel(self.model)
        self.view.setRootIsDecorated(False)
        self.view.setUniformRowHeights(True)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.view.setCurrentIndex(self.model.index(0, 0))
        header = self.view.header()
        header.setStretchLastSection(False)
        for column, width in ((FILE, 210), (WHERE, 150), (BESIDE, 150), (SIZE, 80), (KNOWN, 90)):
            header.resizeSection(column, width)
        header.setSectionResizeMode(FILE, QHeaderView.ResizeMode.Stretch)
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.form = AcquisitionForm()
        self.problem = ProblemLine()
        self.model.dataChanged.connect(lambda *_: self._count())
        self._known = sum(bool(each.known_as) for each in found)
        self._lay_out()
        self._count()

    def _lay_out(self) -> None:
        how = QLabel(tr("How they came. All of it can be filled in later, too."))
        how.setObjectName("dim")
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.take = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.take.setText(tr("Take in"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(self.told)
        layout.addWidget(self.view, 1)
        layout.addWidget(how)
        layout.addWidget(self.form)
        layout.addWidget(self.problem)
        layout.addWidget(buttons)
        self.resize(760, 680)

    def _count(self) -> None:
        many = len(self.model.chosen())
        words = [
            trn("%n file is copied into the case; the originals are not touched.", many)
            if many
            else tr("Nothing is chosen.")
        ]
        if self._known:
            words.append(trn("%n of those found is in the case already.", self._known))
        self.told.setText(" ".join(words))

    def accept(self) -> None:
        self.chosen = self.model.chosen()
        if not self.chosen:
            self.problem.say(tr("Choose a file first: tick the box before its name."))
            return
        self.said = self.form.form()
        super().accept()


class AcquisitionDialog(FormDialog):
    """The form for recordings that are in the case. After `accept`, `said` is what was filled in or changed."""

    def __init__(
        self,
        media: list[Media],
        acquisition: Acquisition | None,
        consents: list[Consent],
        parent: QWidget | None = None,
        *,
        several: bool = False,
    ) -> None:
        """`several`: it speaks of more than one posting, each of which may hold something else."""
        super().__init__(tr("How it came, and what is allowed"), parent, width=620)
        self.said = Form()
        labels = ", ".join(each.label for each in media[:12]) + (" …" if len(media) > 12 else "")
        words = tr(
            "What you do not touch stays as it is. Where somebody refuses or takes back what may be done with it, "
            "reports and packages for that purpose leave it out and say so."
        )
        self.form = AcquisitionForm(several=several)
        self.form.show_records(acquisition, consents)
        self.ask(f"{labels}\n\n{words}", self.form, does=tr("Write it down"))

    def accept(self) -> None:
        self.said = self.form.form()
        if not self.said.says_anything:
            self.problem.say(tr("Nothing was filled in or changed."))
            return
        super().accept()
