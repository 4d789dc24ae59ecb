"""The history of one annotation: each version with when, who, and what became what; second looks among them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.history.words import VERDICTS, action_text, field_text, value_text, when
from app.i18n import tr
from app.session import CaseSession
from catalog.model.records import Annotation, SecondLook
from catalog.operations import history


class AnnotationHistory(QDialog):
    """Oldest first: what was first coded stands above what became of it."""

    def __init__(self, session: CaseSession, annotation: Annotation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        media = session.media_of(annotation.media_uid)
        label = f"{media.label if media else ''}-A{annotation.number}"
        self.setWindowTitle(tr("History of {annotation}", annotation=label))
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(self.windowTitle())
        self.tree.setHeaderLabels([tr("When (UTC)"), tr("Who"), tr("What")])
        self.tree.setRootIsDecorated(False)
        self.tree.setWordWrap(True)
        self.tree.setSelectionMode(QTreeWidget.SelectionMode.SingleSelection)
        header = self.tree.header()
        header.setStretchLastSection(True)
        for column in (0, 1):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self._fill(annotation)
        self.tree.expandAll()
        intro = QLabel(tr("Nothing of it is lost: each version stays in the case with its custody entry."))
        intro.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(tr("Close"))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addWidget(intro)
        layout.addWidget(self.tree, 1)
        layout.addWidget(buttons)
        self.resize(680, 420)

    def texts(self) -> list[str]:
        """What it says, a line each."""
        lines = []
        for row in range(self.tree.topLevelItemCount()):
            item = self.tree.topLevelItem(row)
            assert item is not None
            lines.append(f"{item.text(1)}: {item.text(2)}")
            lines += [child.text(2) for i in range(item.childCount()) if (child := item.child(i))]
        return lines

    def _fill(self, annotation: Annotation) -> None:
        case = self._session.case
        rows = [(each.time_utc, self._revision(each)) for each in history.revisions(case, annotation.uid)]
        rows += [(each.looked_utc, self._look(each)) for each in history.second_looks(case, annotation.uid)]
        for _, item in sorted(rows, key=lambda row: row[0]):
            self.tree.addTopLevelItem(item)

    def _revision(self, revision: history.Revision) -> QTreeWidgetItem:
        item = QTreeWidgetItem([when(revision.time_utc), revision.actor, action_text(revision.action)])
        item.setToolTip(0, tr("Custody entry {number}", number=revision.entry))
        for name, before, after in revision.changes:
            told = tr(
                "{field}: {before} → {after}",
                field=field_text(name),
                before=value_text(self._session, name, before),
                after=value_text(self._session, name, after),
            )
            child = QTreeWidgetItem(["", "", told])
            child.setToolTip(2, told)
            item.addChild(child)
        return item

    def _look(self, look: SecondLook) -> QTreeWidgetItem:
        words = tr(VERDICTS[look.verdict]) if look.verdict in VERDICTS else look.verdict
        item = QTreeWidgetItem([when(look.looked_utc), look.looked_by, words])
        if look.text:
            child = QTreeWidgetItem(["", "", look.text])
            child.setTextAlignment(2, Qt.AlignmentFlag.AlignTop)
            item.addChild(child)
        return item
