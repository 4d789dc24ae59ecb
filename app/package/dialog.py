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
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.acquisition.purpose import PurposeChoice
from app.form_dialog import FormDialog, in_words
from app.i18n import said, tr, trn
from catalog.errors import InvalidInput
from catalog.operations.before_packaging import READ_NOTES, Outlook

UID = Qt.ItemDataRole.UserRole
MOST_NAMED = 12


class PackageDialog(FormDialog):
    """After `accept`: `out` is a place where nothing is yet, `media_uids` what was chosen (None: all)."""

    def __init__(
        self,
        outlooks: Sequence[Outlook],
        out: Path,
        parent: QWidget | None = None,
        *,
        read_notes: bool = False,
    ) -> None:
        """`read_notes`: something is restricted, and notes may quote it."""
        super().__init__(tr("Make a package"), parent, width=600)
        self._outlooks = outlooks
        self.out = out
        self.media_uids: list[str] | None = None
        self.chooser: QFileDialog | None = None
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Recordings in the package"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.places = _Places()
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
        form.addRow("", self.places)
        form.addRow("", self.report)
        form.addRow(tr("New folder"), row)
        form.addRow(tr("Encrypt for"), self.recipient)
        self.ask(
            tr(
                "A package holds recordings, what was said of them, and the log with its proofs. Whoever gets it can "
                "check it without this program. What is left out of reports is left out of it, too."
            ),
            form,
            *([said(READ_NOTES)] if read_notes else []),
            does=tr("Make the package"),
        )
        self._fill()
        self.list.itemChanged.connect(self._on_changed)
        self.made_for.currentIndexChanged.connect(lambda _: self._fill())
        self.places.leave_out.toggled.connect(self._on_changed)

    # ---------------------------------------------------------------- what is chosen

    def _fill(self) -> None:
        """The recordings for what the package is made for now; what was unticked stays so."""
        out = {str(item.data(UID)) for item in self._items() if item.checkState() == Qt.CheckState.Unchecked}
        self.list.blockSignals(True)
        self.list.clear()
        for each in self._outlooks:
            self.list.addItem(_row(each, self.made_for.purpose, ticked=each.media.uid not in out))
        self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self._on_changed()

    def _on_changed(self) -> None:
        """The report goes with all recordings that may go out; a box that cannot be ticked says why by its hint."""
        ticked = {str(each.data(UID)) for each in self._items() if each.checkState() == Qt.CheckState.Checked}
        self.places.tell([e.media.label for e in self._outlooks if e.names_place and e.media.uid in ticked])
        chosen, free = self._chosen()
        self.report.setEnabled(len(chosen) == free)
        if not self.report.isEnabled():
            self.report.setChecked(False)

    def _chosen(self) -> tuple[list[str], int]:
        """(uids that are ticked and not left out for their places, how many could be ticked)."""
        free = self._items()
        out = (
            {each.media.uid for each in self._outlooks if each.names_place}
            if self.places.leaves_out
            else set()
        )
        ticked = [str(each.data(UID)) for each in free if each.checkState() == Qt.CheckState.Checked]
        return [each for each in ticked if each not in out], len(free)

    def _items(self) -> list[QListWidgetItem]:
        """Those that may go out."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return [each for each in items if each.flags() & Qt.ItemFlag.ItemIsUserCheckable]

    def accept(self) -> None:
        chosen, free = self._chosen()
        name = self.place.text().strip()
        out = Path(name).expanduser()
        if not chosen:
            self.problem.say(tr("Choose a recording first."))
            return
        if not self.places.is_answered:
            self.problem.say(tr("Say first what is to become of the files that name a place."))
            return
        if not name or not out.is_absolute() or out.exists():
            self.problem.say(tr("Name a new folder: a package is never written over another thing."))
            return
        if not out.parent.is_dir():
            self.problem.say(tr("There is no folder “{name}”.", name=out.parent))
            return
        if recipient := self.recipient.text().strip():
            from catalog.exchange.sealing import check_recipient

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


class _Places(QWidget):
    """What is to become of chosen files that name a place: hidden where there are none, else one of two answers."""

    def __init__(self) -> None:
        super().__init__()
        self.words = in_words("")
        self.leave_out = QRadioButton(tr("Leave these recordings out"))
        self.go_on = QRadioButton(tr("Package them all the same"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for each in (self.words, self.leave_out, self.go_on):
            layout.addWidget(each)

    def tell(self, labels: Sequence[str]) -> None:
        """Of which chosen recordings the files name a place."""
        self.setVisible(bool(labels))
        shown = ", ".join(labels[:MOST_NAMED]) + (" …" if len(labels) > MOST_NAMED else "")
        self.words.setText(
            trn(
                "%n chosen recordings have files that tell where they were recorded: {names}.",
                len(labels),
                names=shown,
            )
            + " "
            + tr("A package holds files as they are: whoever gets it can read the place.")
        )

    @property
    def is_answered(self) -> bool:
        return self.isHidden() or self.leave_out.isChecked() or self.go_on.isChecked()

    @property
    def leaves_out(self) -> bool:
        return not self.isHidden() and self.leave_out.isChecked()


def _row(outlook: Outlook, purpose: str, *, ticked: bool) -> QListWidgetItem:
    media = outlook.media
    title = " ".join(media.title.split())
    if reason := outlook.stays.get(purpose, ""):  # has no box to tick
        item = QListWidgetItem(
            tr(
                "{label}  left out of reports ({reason}): {title}",
                label=media.label,
                reason=said(reason),
                title=title,
            )
        )
        item.setFlags(Qt.ItemFlag.ItemIsSelectable)
    else:
        place = f"({tr('its files name a place')})  " if outlook.names_place else ""
        item = QListWidgetItem(f"{media.label}  {place}{title}")
        item.setFlags(
            Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable
        )
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
    item.setToolTip(item.text())
    item.setData(UID, media.uid)
    return item
