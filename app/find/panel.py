"""Find in the case: words typed, and every place where they stand. Choosing one goes there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.find.index import Index
from app.i18n import marked, tr, trn
from app.moments import Moments
from app.session import CaseSession
from catalog.operations.search import Found

MOST = 200
PAUSE_MILLISECONDS = 150
"""So long nothing is typed before it is looked for."""
FOUND = int(Qt.ItemDataRole.UserRole) + 1
_KINDS = {
    "recording": marked("Recording"),
    "posting": marked("Where it was found"),
    "annotation": marked("Annotation"),
    "line": marked("What was said"),
}


class FindPanel(QWidget):
    go_asked = Signal(object)
    """Found."""

    def __init__(self, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.index = Index(session, self)
        self.words = QLineEdit()
        self.words.setPlaceholderText(
            tr("Words to find in annotations, transcripts, titles and descriptions")
        )
        self.words.setToolTip(self.words.placeholderText())
        self.words.setAccessibleName(tr("Words to find in the case"))
        self.words.setClearButtonEnabled(True)
        self.words.installEventFilter(self)
        self.count = QLabel()
        self.count.setAccessibleName(tr("How many were found"))
        self.found = QTreeWidget()
        self.found.setAccessibleName(tr("What was found"))
        self.found.setHeaderLabels([tr("Where"), tr("Time"), tr("Kind"), tr("Words")])
        self.found.setRootIsDecorated(False)
        self.found.setUniformRowHeights(True)
        self.found.setAlternatingRowColors(True)
        self.found.header().setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        for column, width in enumerate((110, 100, 130)):
            self.found.setColumnWidth(column, width)
        self.found.itemClicked.connect(self._go)
        self.found.itemActivated.connect(self._go)
        above = QHBoxLayout()
        above.setContentsMargins(6, 4, 6, 4)
        above.addWidget(self.words, 1)
        above.addWidget(self.count)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(above)
        layout.addWidget(self.found, 1)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE_MILLISECONDS)
        self._soon.timeout.connect(self.look)
        self.words.textChanged.connect(lambda _: self._soon.start())
        self.words.returnPressed.connect(self._to_first)
        self.index.changed.connect(self._again)

    def look(self) -> None:
        """Looks for the words now."""
        self._soon.stop()
        self.index.begin()
        chosen = self.found.currentItem()
        kept = chosen.data(0, FOUND).uid if chosen else None
        found = self.index.find(self.words.text(), MOST)
        self.found.clear()
        self.found.addTopLevelItems([self._row(each) for each in found])
        for row, each in enumerate(found):
            item = self.found.topLevelItem(row)
            if each.uid == kept and item is not None:
                self.found.setCurrentItem(item)
        self._tell(len(found))

    def _again(self) -> None:
        if self.isVisible() and self.words.text().strip():
            self.look()
        elif not self.isVisible():
            self.found.clear()  # it is looked for again once it is seen

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.words.text().strip():
            self.look()

    def _tell(self, count: int) -> None:
        if not self.words.text().strip():
            self.count.setText("")
        elif not self.index.complete:
            self.count.setText(tr("reading the case…"))
        elif count == MOST:
            self.count.setText(tr("the first {count}", count=count))
        else:
            self.count.setText(trn("%n found", count) if count else tr("nothing found"))

    def _row(self, found: Found) -> QTreeWidgetItem:
        media = self._session.media_of(found.media_uid) if found.media_uid else None
        at = Moments(media).clock(found.pts) if media is not None and found.pts is not None else ""
        item = QTreeWidgetItem([found.label, at, tr(_KINDS[found.kind]), found.excerpt])
        item.setData(0, FOUND, found)
        item.setToolTip(3, found.excerpt)
        item.setSizeHint(0, QSize(0, max(24, self.fontMetrics().height() + 9)))
        return item

    def _go(self, item: QTreeWidgetItem) -> None:
        self.go_asked.emit(item.data(0, FOUND))

    def _to_first(self) -> None:
        self.look()
        first = self.found.topLevelItem(0)
        if first is not None:
            self.found.setCurrentItem(first)
            self.found.setFocus()
            self._go(first)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the field the arrow down goes into the list."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Down
        ):
            first = self.found.topLevelItem(0)
            if first is not None and self.found.currentItem() is None:
                self.found.setCurrentItem(first)
            self.found.setFocus()
            return True
        return False
