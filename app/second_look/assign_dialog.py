"""Which recordings a second coder gets, and for which terms."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.i18n import tr
from app.problem import ProblemLine
from app.session import CaseSession
from app.vocabulary.words import group_label

CODE = int(Qt.ItemDataRole.UserRole)


class AssignDialog(QDialog):
    """`media_uids` and `term_codes` are what is ticked; no ticked group of terms means all of them."""

    def __init__(self, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Assign to a second coder"))
        self._session = session
        self.coder = QLineEdit()
        self.coder.setAccessibleName(tr("Second coder"))
        self.coder.setPlaceholderText(tr("A name or a pseudonym"))
        self.title = QLineEdit()
        self.title.setAccessibleName(tr("Title"))
        self.note = QLineEdit()
        self.note.setAccessibleName(tr("Note for the coder"))
        chosen = session.media.uid if session.media else ""
        self.recordings = _ticked(
            tr("Recordings to code"),
            [(each.uid, f"{each.label}  {each.title}", each.uid == chosen) for each in session.library],
        )
        groups = dict.fromkeys(term.group for term in session.terms if not term.retired)
        self.groups = _ticked(
            tr("Groups of terms to code"),
            [(name, group_label(session.vocabulary.groups, name), False) for name in groups],
        )
        self.problem = ProblemLine()
        form = QFormLayout()
        form.addRow(tr("Second coder"), self.coder)
        form.addRow(tr("Title"), self.title)
        form.addRow(tr("Recordings"), self.recordings)
        form.addRow(tr("Only these terms"), self.groups)
        form.addRow(tr("Note"), self.note)
        buttons = QDialogButtonBox()
        self.ok = buttons.addButton(tr("Assign"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self.problem)
        layout.addWidget(buttons)
        self.resize(560, 520)

    @property
    def media_uids(self) -> list[str]:
        return _ticked_codes(self.recordings)

    @property
    def term_codes(self) -> list[str]:
        groups = set(_ticked_codes(self.groups))
        return [term.code for term in self._session.terms if term.group in groups and not term.retired]

    def _accept(self) -> None:
        if not self.coder.text().strip():
            self.problem.say(tr("Say who codes it."))
        elif not self.media_uids:
            self.problem.say(tr("Tick at least one recording."))
        else:
            self.accept()


def _ticked(name: str, rows: list[tuple[str, str, bool]]) -> QListWidget:
    found = QListWidget()
    found.setAccessibleName(name)
    for code, text, is_ticked in rows:
        item = QListWidgetItem(text)
        item.setData(CODE, code)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)
        found.addItem(item)
    return found


def _ticked_codes(rows: QListWidget) -> list[str]:
    items = [rows.item(i) for i in range(rows.count())]
    return [item.data(CODE) for item in items if item.checkState() == Qt.CheckState.Checked]
