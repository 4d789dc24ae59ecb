"""The people of the case: whom it names, and where they are annotated in all its recordings."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app import swatch
from app.annotate.words import actor_label
from app.flow import Flow
from app.i18n import tr, trn
from app.moments import Moments
from app.people.actor_dialog import KINDS
from app.session import CaseSession
from app.vocabulary.words import label_of
from catalog.model.records import Actor, ActorKind, Annotation
from catalog.operations import actors

UID = int(Qt.ItemDataRole.UserRole) + 1
MOST_SHOWN = 500
"""So many annotations of one person are listed; the rest are counted."""


class PeoplePanel(QWidget):
    """On the left the people, on the right the annotations of the chosen one. Emits what is asked."""

    add_asked = Signal()
    edit_asked = Signal(object)
    """Actor."""
    remove_asked = Signal(object)
    merge_asked = Signal(object, object)
    """Actor that goes, Actor that stays."""
    go_asked = Signal(object)
    """Annotation."""

    def __init__(self, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stale = True
        self._annotations: dict[str, Annotation] = {}
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Find a person or group"))
        self.search.setAccessibleName(tr("Find a person or group"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.people = _tree(
            tr("People"), [tr("No."), tr("Name"), tr("Kind"), tr("Seen with"), tr("Annotations")]
        )
        self.people.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.people.currentItemChanged.connect(lambda *_: self._show_chosen())
        self.people.itemActivated.connect(lambda *_: self._edit())
        self.found = _tree(
            tr("Annotations of the chosen person"),
            [tr("Annotation"), tr("Term"), tr("Begins"), tr("Ends"), tr("Part"), tr("Note")],
        )
        self.found.header().setSectionResizeMode(5, QHeaderView.ResizeMode.Stretch)
        self.found.itemActivated.connect(lambda *_: self._go())
        self.found.itemClicked.connect(lambda *_: self._go())
        self.about = QLabel()
        self.about.setWordWrap(True)
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.add = self._button(tr("New…"), self.add_asked.emit)
        self.edit = self._button(tr("Edit…"), self._edit)
        self.merge = self._button(tr("Merge into"), lambda: None)
        self.merge.setToolTip(
            tr("These two are one and the same: everything that names this one names the other")
        )
        self._into = QMenu(self)
        self._into.aboutToShow.connect(self.fill_menu)
        self.merge.setMenu(self._into)
        self.remove = self._button(tr("Remove"), self._remove)
        self._lay_out()
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(300)
        self._late.timeout.connect(self._read_if_shown)
        session.actors_changed.connect(self._read_if_shown)
        session.annotations_changed.connect(self._late.start)
        session.assignment_changed.connect(self._late.start)
        self._show_chosen()

    # ---------------------------------------------------------------- what is told and asked

    def chosen(self) -> Actor | None:
        item = self.people.currentItem()
        return self._session.actor(item.data(0, UID)) if item is not None else None

    def choose(self, uid: str) -> None:
        for row in range(self.people.topLevelItemCount()):
            item = self.people.topLevelItem(row)
            if item is not None and item.data(0, UID) == uid:
                self.people.setCurrentItem(item, 0, QItemSelectionModel.SelectionFlag.ClearAndSelect | _ROWS)

    def fill_menu(self) -> None:
        """Those whom the chosen one can be merged into."""
        self._into.clear()
        chosen = self.chosen()
        others = [
            each
            for each in self._session.actors
            if chosen is not None and each.uid != chosen.uid and each.kind == chosen.kind
        ]
        for other in others:
            action = self._into.addAction(actor_label(other))
            action.triggered.connect(lambda _=False, other=other: self.merge_asked.emit(chosen, other))
        if not others:
            self._into.addAction(tr("Nobody else of this kind is named")).setEnabled(False)

    # ---------------------------------------------------------------- reading

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._read()

    def _read_if_shown(self) -> None:
        self._stale = True
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        self._stale = False
        chosen = self.chosen()
        self.people.blockSignals(True)
        self.people.clear()
        for each in self._session.actors:
            group = self._session.actor(each.member_of)
            count = len(self._annotations_of(each))
            texts = [each.label, each.name, _kind(each), group.name if group else "", str(count)]
            item = QTreeWidgetItem(texts)
            item.setData(0, UID, each.uid)
            item.setToolTip(1, each.description or each.name)
            self.people.addTopLevelItem(item)
        self.people.blockSignals(False)
        if chosen is not None:
            self.choose(chosen.uid)
        first = self.people.topLevelItem(0)
        if self.people.currentItem() is None and first is not None:
            self.people.setCurrentItem(first)
        self._filter(self.search.text())
        self._show_chosen()

    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        for row in range(self.people.topLevelItemCount()):
            item = self.people.topLevelItem(row)
            assert item is not None
            found = self._session.actor(item.data(0, UID))
            whole = " ".join([item.text(0), item.text(1), item.text(3), found.description if found else ""])
            item.setHidden(not all(word in whole.casefold() for word in words))

    def _show_chosen(self) -> None:
        chosen = self.chosen()
        can_write = not self._session.case.read_only
        self.add.setEnabled(can_write)
        for button in (self.edit, self.merge, self.remove):
            button.setEnabled(chosen is not None and can_write)
        self.found.clear()
        self._annotations = {}
        if chosen is None:
            self.about.setText(
                tr("Nobody is named yet. Name a person or group here, or in an annotation under “Who acts”.")
                if not self._session.actors
                else tr("Choose somebody on the left.")
            )
            return
        annotations = self._annotations_of(chosen)
        for each in annotations[:MOST_SHOWN]:
            self._annotations[each.uid] = each
            self.found.addTopLevelItem(self._row(each, chosen))
        media = {each.media_uid for each in annotations}
        told = [chosen.description] if chosen.description else []
        told.append(
            tr(
                "{annotations} in {recordings}",
                annotations=trn("%n annotations", len(annotations)),
                recordings=trn("%n recordings", len(media)),
            )
        )
        if len(annotations) > MOST_SHOWN:
            told.append(tr("The first {count} are listed.", count=MOST_SHOWN))
        self.about.setText("\n".join(told))

    def _annotations_of(self, chosen: Actor) -> list[Annotation]:
        """Of the coding that is shown: that of an assignment, or the case's own."""
        coding = self._session.assignment_uid
        found = actors.annotations_of(self._session.case, chosen.uid)
        return [each for each in found if each.assignment_uid == coding]

    def _row(self, annotation: Annotation, chosen: Actor) -> QTreeWidgetItem:
        media, term = self._session.media_of(annotation.media_uid), self._session.term(annotation.term_code)
        assert media is not None
        moments, end = Moments(media), annotation.end_pts
        part = tr("acts") if annotation.actor_uid == chosen.uid else tr("is concerned")
        item = QTreeWidgetItem(
            [
                f"{media.label}-A{annotation.number}",
                label_of(term) if term else annotation.term_code,
                moments.clock(annotation.start_pts),
                moments.clock(end) if end is not None else "",
                part,
                annotation.note.replace("\n", " "),
            ]
        )
        item.setData(0, UID, annotation.uid)
        item.setToolTip(5, annotation.note)
        if term is not None:
            item.setIcon(1, swatch.icon(term))
        return item

    # ---------------------------------------------------------------- parts

    def _edit(self) -> None:
        if self.chosen() is not None and not self._session.case.read_only:
            self.edit_asked.emit(self.chosen())

    def _remove(self) -> None:
        if self.chosen() is not None:
            self.remove_asked.emit(self.chosen())

    def _go(self) -> None:
        item = self.found.currentItem()
        annotation = self._annotations.get(item.data(0, UID)) if item is not None else None
        if annotation is not None:
            self.go_asked.emit(annotation)

    def _button(self, text: str, do: object) -> QPushButton:
        button = QPushButton(text)
        button.setAccessibleName(text.rstrip("…"))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: do())  # type: ignore[operator]
        return button

    def _lay_out(self) -> None:
        buttons = Flow(self.add, self.edit, self.merge, self.remove, self.search, spacing=5)
        left, right = QWidget(), QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(4, 4, 0, 0)
        column.setSpacing(4)
        column.addLayout(buttons)
        column.addWidget(self.people, 1)
        other = QVBoxLayout(right)
        other.setContentsMargins(0, 6, 4, 0)
        other.setSpacing(6)
        other.addWidget(self.about)
        other.addWidget(self.found, 1)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(right)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 1, 1)
        layout.addWidget(split)


_ROWS = QItemSelectionModel.SelectionFlag.Rows


def _kind(actor: Actor) -> str:
    return tr(KINDS[ActorKind(actor.kind)])


def _tree(name: str, titles: list[str]) -> QTreeWidget:
    tree = QTreeWidget()
    tree.setAccessibleName(name)
    tree.setHeaderLabels(titles)
    for column, title in enumerate(titles):
        tree.headerItem().setToolTip(column, title)
    tree.setRootIsDecorated(False)
    tree.setUniformRowHeights(True)
    tree.setAlternatingRowColors(True)
    tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    tree.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    tree.header().setStretchLastSection(False)
    tree.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    return tree
