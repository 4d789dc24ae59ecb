"""What is signed and time-stamped, with which key, and whom to ask: a dialog that stays up to date while it is open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.form_dialog import heading, in_a_row, in_words
from app.i18n import said, tr
from app.keeping import words
from app.problem import ProblemLine
from app.session import CaseSession
from catalog.errors import CatalogError
from catalog.model.records import Checkpoint, TimeStamp
from catalog.operations import authorities
from catalog.operations.standing import custody_of

SHOWN = 200
"""So many of the last signatures are listed."""


class CustodyDialog(QDialog):
    stamp_asked = Signal()

    def __init__(self, session: CaseSession, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Signatures and time stamps"))
        self._session = session
        self.state = in_words("")
        self.signatures = QTreeWidget()
        self.signatures.setAccessibleName(tr("Signatures"))
        self.signatures.setHeaderLabels([tr("Up to step"), tr("Signed"), tr("By"), tr("Why")])
        self.signatures.setMinimumHeight(170)
        self.key = in_words("")
        self.copy = QPushButton(tr("Copy the public key"))
        self.copy.clicked.connect(self._copy_key)
        self.authorities = QListWidget()
        self.authorities.setAccessibleName(tr("Time stamp authorities"))
        self.authorities.setMaximumHeight(90)
        self.add = QPushButton(tr("Add an authority…"))
        self.add.clicked.connect(self.ask_authority)
        self.remove = QPushButton(tr("Remove it"))
        self.remove.setEnabled(False)
        self.remove.clicked.connect(self._remove_authority)
        self.authorities.currentRowChanged.connect(lambda row: self.remove.setEnabled(row >= 0))
        self.problem = ProblemLine()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.now = buttons.addButton(tr("Sign and stamp now"), QDialogButtonBox.ButtonRole.ActionRole)
        self.now.setEnabled(not session.case.read_only)
        self.now.clicked.connect(self.stamp_asked)
        buttons.rejected.connect(self.reject)
        for each in (self.copy, self.add, self.remove):
            each.setAutoDefault(False)
        self.now.setDefault(True)
        self._lay_out(buttons)
        self.adding: AuthorityDialog | None = None
        session.history_changed.connect(self.refresh)
        self.refresh()
        self.signatures.setFocus()

    def _lay_out(self, buttons: QDialogButtonBox) -> None:
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addWidget(self.state)
        layout.addWidget(self.signatures, 1)
        layout.addWidget(heading(tr("Your key")))
        layout.addWidget(self.key)
        layout.addLayout(in_a_row(self.copy))
        layout.addWidget(heading(tr("Who confirms the time")))
        layout.addWidget(
            in_words(
                tr(
                    "A time stamp authority learns the fingerprint of a signature and nothing of the case. It is asked "
                    "by the way that sites are asked (Access to sites), and you are told before it first sees your own "
                    "address. Without one, the times in the case are only what your computer said."
                )
            )
        )
        layout.addWidget(self.authorities)
        layout.addLayout(in_a_row(self.add, self.remove))
        layout.addWidget(self.problem)
        layout.addWidget(buttons)
        self.resize(720, 620)

    # ---------------------------------------------------------------- what is shown

    def refresh(self) -> None:
        case = self._session.case
        try:
            known = authorities.known_authorities()
            told = authorities.known_key_told()
        except CatalogError as error:
            self.problem.say(error)
            known, told = [], None
        self.state.setText(words.told(custody_of(case), any_authority=bool(known)))
        self._list_signatures()
        self.copy.setEnabled(told is not None)
        self.key.setText(
            tr("It is made when you sign for the first time.")
            if told is None
            else tr(
                "To compare by voice: {fingerprint}. The private part lies in {place}. It signs all your cases: "
                "whoever has two of them sees that the same person signed both.",
                fingerprint=told.fingerprint,
                place=said(told.place),
            )
        )
        self.authorities.clear()
        for each in known:
            trust = (
                tr("checked with its own certificates")
                if each.certificates
                else tr("checked with this system's")
            )
            item = QListWidgetItem(f"{each.name}  ({trust})")
            item.setData(Qt.ItemDataRole.UserRole, each.url)
            self.authorities.addItem(item)
        if not known:
            item = QListWidgetItem(tr("None is set."))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.authorities.addItem(item)

    def _list_signatures(self) -> None:
        case = self._session.case
        stamps: dict[str, list[TimeStamp]] = {}
        for stamp in case.find(TimeStamp):
            stamps.setdefault(stamp.checkpoint_uid, []).append(stamp)
        self.signatures.clear()
        for each in reversed(case.find(Checkpoint, order="entry, rowid")[-SHOWN:]):
            row = QTreeWidgetItem(
                [str(each.entry), words.moment(each.made_utc), each.signed_by, words.reason_text(each)]
            )
            self.signatures.addTopLevelItem(row)
            for stamp in stamps.get(each.uid, []):
                text = words.stamp_text(stamp)
                line = QTreeWidgetItem(row, [text])
                line.setFirstColumnSpanned(True)
                line.setToolTip(0, text)
            row.setExpanded(True)
        for column in range(3):
            self.signatures.resizeColumnToContents(column)

    # ---------------------------------------------------------------- settings

    def _copy_key(self) -> None:
        told = authorities.known_key_told()
        if told is not None:
            QGuiApplication.clipboard().setText(told.public_key)

    def ask_authority(self) -> None:
        dialog = self.adding = AuthorityDialog(self)
        dialog.accepted.connect(self.refresh)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _remove_authority(self) -> None:
        url = self.authorities.currentItem().data(Qt.ItemDataRole.UserRole)
        try:
            authorities.remove_authority(str(url))
        except CatalogError as error:
            self.problem.say(error)
        self.refresh()


class AuthorityDialog(QDialog):
    """Asks for one more authority and sets it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Add a time stamp authority"))
        self.url = QLineEdit()
        self.url.setPlaceholderText(tr("It begins with https://"))
        self.url.setAccessibleName(tr("Address"))
        self.certificates = QLineEdit()
        self.certificates.setAccessibleName(tr("Certificates"))
        self.certificates.setPlaceholderText(tr("Those that this system trusts"))
        choose = QPushButton(tr("Choose…"))
        choose.clicked.connect(self._choose)
        file_row = QHBoxLayout()
        file_row.addWidget(self.certificates, 1)
        file_row.addWidget(choose)
        form = QFormLayout()
        form.addRow(tr("Address"), self.url)
        form.addRow(tr("Certificates"), file_row)
        self.problem = ProblemLine()
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(
            in_words(
                tr(
                    "The address that the authority gives for RFC 3161, and the file with its certificates (PEM, root "
                    "included) if it publishes one. What does not lead to that root is refused."
                )
            )
        )
        layout.addLayout(form)
        layout.addWidget(self.problem)
        layout.addWidget(buttons)
        self.setMinimumWidth(520)

    def _choose(self) -> None:
        dialog = QFileDialog(self, tr("Certificates"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.certificates.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def accept(self) -> None:
        file = self.certificates.text().strip()
        try:
            authorities.add_authority(self.url.text(), Path(file) if file else None)
        except CatalogError as error:
            self.problem.say(error)
            return
        super().accept()
