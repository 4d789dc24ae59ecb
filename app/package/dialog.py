"""What a package is to hold, for whom, and where it is written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from app.acquisition.purpose import PurposeChoice
from app.form_dialog import FormDialog
from app.i18n import tr
from catalog.errors import InvalidInput
from catalog.model.records import Media

UID = Qt.ItemDataRole.UserRole


class PackageDialog(FormDialog):
    """After `accept`: `out` is a place where nothing is yet, `media_uids` what was chosen (None: all)."""

    def __init__(self, media: Sequence[Media], out: Path, parent: QWidget | None = None) -> None:
        super().__init__(tr("Make a package"), parent, width=600)
        self.out = out
        self.media_uids: list[str] | None = None
        self.chooser: QFileDialog | None = None
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Recordings in the package"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for each in media:
            self.list.addItem(_row(each))
        self.list.setCurrentRow(0)
        self.list.itemChanged.connect(self._on_changed)
        self.report = QCheckBox(tr("Put the report into it"))
        self.report.setToolTip(
            tr("The report tells of all recordings: it goes with all of them or not at all.")
        )
        self.place = QLineEdit(str(out))
        self.place.setAccessibleName(tr("New folder for the package"))
        choose = QPushButton(tr("Choose…"))
        choose.clicked.connect(self._choose)
        row = QHBoxLayout()
        row.addWidget(self.place, 1)
        row.addWidget(choose)
        self.recipient = QLineEdit()
        self.recipient.setAccessibleName(tr("Encrypt for"))
        hint = tr("The recipient’s public key (age1…). Empty: not encrypted.")
        self.recipient.setPlaceholderText(hint)
        self.recipient.setToolTip(hint)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.made_for = PurposeChoice()
        form.addRow(tr("Made for"), self.made_for)
        form.addRow(tr("Recordings"), self.list)
        form.addRow("", self.report)
        form.addRow(tr("New folder"), row)
        form.addRow(tr("Encrypt for"), self.recipient)
        self.ask(
            tr(
                "A package holds recordings, what was said of them, and the log with its proofs. Whoever gets it can "
                "check it without this program. What is left out of reports is left out of it, too."
            ),
            form,
            does=tr("Make the package"),
        )
        self._on_changed()

    # ---------------------------------------------------------------- what is chosen

    def _on_changed(self) -> None:
        """The report goes with all recordings that may go out; a box that cannot be ticked says why by its hint."""
        chosen, free = self._chosen()
        self.report.setEnabled(len(chosen) == free)
        if not self.report.isEnabled():
            self.report.setChecked(False)

    def _chosen(self) -> tuple[list[str], int]:
        """(uids that are ticked, how many could be)."""
        items = [self.list.item(row) for row in range(self.list.count())]
        free = [each for each in items if each.flags() & Qt.ItemFlag.ItemIsUserCheckable]
        ticked = [str(each.data(UID)) for each in free if each.checkState() == Qt.CheckState.Checked]
        return ticked, len(free)

    def accept(self) -> None:
        chosen, free = self._chosen()
        name = self.place.text().strip()
        out = Path(name).expanduser()
        if not chosen:
            self.problem.say(tr("Choose a recording first."))
            return
        if not name or not out.is_absolute() or out.exists():
            self.problem.say(tr("Name a new folder: a package is never written over another thing."))
            return
        if not out.parent.is_dir():
            self.problem.say(tr("There is no folder “{name}”.", name=out.parent))
            return
        if recipient := self.recipient.text().strip():
            from catalog.operations.package import check_recipient

            try:
                check_recipient(recipient)
            except InvalidInput as error:
                self.problem.say(error)
                return
        self.out = out
        self.media_uids = None if len(chosen) == free else chosen
        super().accept()

    def _choose(self) -> None:
        self.chooser = QFileDialog(self, tr("Where the package’s folder is to be made"))
        self.chooser.setFileMode(QFileDialog.FileMode.Directory)
        name = Path(self.place.text().strip()).name or self.out.name
        self.chooser.fileSelected.connect(lambda folder: self.place.setText(str(Path(folder) / name)))
        self.chooser.finished.connect(self.chooser.deleteLater)
        self.chooser.open()


def _row(media: Media) -> QListWidgetItem:
    title = " ".join(media.title.split())
    if media.restriction:  # has no box to tick
        item = QListWidgetItem(
            tr(
                "{label}  left out of reports ({reason}): {title}",
                label=media.label,
                reason=media.restriction,
                title=title,
            )
        )
        item.setFlags(Qt.ItemFlag.ItemIsSelectable)
    else:
        item = QListWidgetItem(f"{media.label}  {title}")
        item.setFlags(
            Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable
        )
        item.setCheckState(Qt.CheckState.Checked)
    item.setToolTip(item.text())
    item.setData(UID, media.uid)
    return item
