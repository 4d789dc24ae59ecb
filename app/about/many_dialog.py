"""Describing many recordings at once: which, what of them, and how far they can be relied on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.about.assessing import Assessing
from app.about.form import FieldForm
from app.flow import Flow, scrolled
from app.i18n import tr, trn
from app.problem import ProblemLine
from app.session import CaseSession
from catalog.errors import CatalogError
from catalog.model.about import FIELDS, changes_of, value_text
from catalog.model.records import Media, MediaDetails
from catalog.operations import about

MOST_LOOKED_AT = 50
"""Of so many recordings is shown what they have in common; more would be read too long."""
Index = QModelIndex | QPersistentModelIndex


class Recordings(QAbstractListModel):
    """The case's recordings, or those whose label and title hold some words, each with a mark whether it is chosen."""

    def __init__(self, media: Sequence[Media], chosen: set[str]) -> None:
        super().__init__()
        self._media = list(media)
        self._words = [f"{each.label}  {each.title}".casefold() for each in media]
        self._shown = list(range(len(self._media)))
        self.chosen = chosen

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- as Qt has it
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        media = self._media[self._shown[index.row()]]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{media.label}  {media.title}"
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if media.uid in self.chosen else Qt.CheckState.Unchecked
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        uid = self._media[self._shown[index.row()]].uid
        self.chosen = (
            self.chosen | {uid} if Qt.CheckState(value) == Qt.CheckState.Checked else self.chosen - {uid}
        )
        self.dataChanged.emit(index, index, [role])
        return True

    def flags(self, _: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable

    def show_only(self, words: str) -> None:
        wanted = words.casefold().split()
        self.beginResetModel()
        self._shown = [row for row, text in enumerate(self._words) if all(each in text for each in wanted)]
        self.endResetModel()

    def choose_shown(self, chosen: bool) -> None:
        uids = {self._media[row].uid for row in self._shown}
        self.chosen = self.chosen | uids if chosen else self.chosen - uids
        if self._shown:
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))

    def chosen_media(self) -> list[Media]:
        return [each for each in self._media if each.uid in self.chosen]


class ManyDialog(QDialog):
    def __init__(self, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setWindowTitle(tr("Describe many recordings"))
        here = {session.media.uid} if session.media is not None else set()
        self.model = Recordings(session.library, here)
        self.search = QLineEdit()
        self.search.setAccessibleName(tr("Find recordings"))
        self.search.setPlaceholderText(tr("Find recordings"))
        self.search.textChanged.connect(self.model.show_only)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        self.list.setLayoutMode(QListView.LayoutMode.Batched)  # a case may have 10,000 recordings
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(tr("Recordings to describe"))
        self.all = QPushButton(tr("Choose all shown"))
        self.none = QPushButton(tr("Choose none shown"))
        self.all.clicked.connect(lambda: self.model.choose_shown(True))
        self.none.clicked.connect(lambda: self.model.choose_shown(False))
        self.form = FieldForm()
        self.assessing = Assessing()
        self.count = QLabel()
        self.count.setWordWrap(True)
        self.problem = ProblemLine()
        self.form.edited.connect(self._tell)
        self.model.dataChanged.connect(lambda *_: self._on_chosen())
        self.assessing.asked.connect(self._assess)
        self._lay_out()
        self._on_chosen()

    def accept(self) -> None:
        changes, uids = self.form.changes(), sorted(self.model.chosen)
        try:
            changes_of(changes)
        except CatalogError as error:
            self.problem.say(error)
            return
        session = self._session
        if changes and uids:
            session.write_many(
                tr("Describe recordings"),
                len(uids),
                lambda context: about.edit_about(
                    session.case, uids, changes, actor=session.author, context=context
                ),
                self._say_described,
            )
        super().accept()

    def _say_described(self, changed: list[str]) -> None:
        self._session.said.emit(
            trn("%n recordings are described otherwise now.", len(changed))
            + " "
            + tr("{key:undo} takes that back.")
        )

    def _assess(self, kind: str, value: str, why: str) -> None:
        session, uids = self._session, sorted(self.model.chosen)
        if not uids:
            self.problem.say(tr("Choose the recordings first."))
            return
        session.write_many(
            tr("Assess recordings"),
            len(uids),
            lambda context: about.assess(
                session.case, uids, kind=kind, value=value, why=why, actor=session.author, context=context
            ),
            lambda count: session.said.emit(trn("%n recordings were assessed.", count)),
        )
        self.assessing.clear()
        self.problem.say("")

    # ---------------------------------------------------------------- what is shown

    def _on_chosen(self) -> None:
        """Shows what the chosen ones have in common, and leaves alone what was typed."""
        chosen = self.model.chosen_media()
        self.form.show_texts(_in_common(self._session, chosen), keep_edited=True)
        self._tell()

    def _tell(self) -> None:
        chosen, changed = len(self.model.chosen), len(self.form.changes())
        self.count.setText(
            trn("%n recordings chosen", chosen)
            + ", "
            + trn("%n fields changed", changed)
            + ". "
            + tr("Only the fields that you change are written, in one step.")
        )
        self.save.setEnabled(bool(chosen) and bool(changed))

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        self.save = buttons.button(QDialogButtonBox.StandardButton.Save)
        self.save.setText(tr("Save"))
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr("Cancel"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        left = QVBoxLayout()
        left.addWidget(self.search)
        left.addWidget(self.list, 1)
        left.addLayout(Flow(self.all, self.none))
        tabs = self.tabs = QTabWidget()
        tabs.addTab(scrolled(self.form, tr("Fields")), tr("Fields"))
        tabs.addTab(scrolled(self.assessing, tr("Assessment")), tr("Assessment"))
        sides = QHBoxLayout()
        sides.addLayout(left, 2)
        sides.addWidget(tabs, 3)
        layout = QVBoxLayout(self)
        layout.addLayout(sides, 1)
        layout.addWidget(self.count)
        layout.addWidget(self.problem)
        layout.addWidget(buttons)
        letters = self.fontMetrics().averageCharWidth()
        self.resize(letters * 120, self.fontMetrics().height() * 34)


def _in_common(session: CaseSession, media: list[Media]) -> dict[str, str | None]:
    """The text of each field that is the same in all of these; None where it differs, or where they are too many."""
    if len(media) > MOST_LOOKED_AT:
        return dict.fromkeys(each.name for each in FIELDS)
    found = [each for one in media for each in session.case.find(MediaDetails, media_uid=one.uid)]
    details = {each.media_uid: each for each in found}
    common: dict[str, str | None] = {}
    for field in FIELDS:
        texts = {value_text(field, details.get(each.uid), each) for each in media}
        common[field.name] = texts.pop() if len(texts) == 1 else None if texts else ""
    return common
