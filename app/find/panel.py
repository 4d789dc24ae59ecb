"""Find in the case: words typed, and every place where they stand. Choosing one goes there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.find.searching import WHO_CODES_SEES, Reading, Searching
from app.flow import Flow
from app.i18n import marked, tr, trn
from app.moments import Moments
from app.session import CaseSession
from catalog.operations.search import Findings, Found, Kind, find

OF_EACH, OF_ONE = 60, 300
"""So many of each kind are listed, and so many where one kind alone is looked for."""
MOST = 300
PAUSE_MILLISECONDS = 150
"""So long nothing is typed before it is looked for."""
FOUND = int(Qt.ItemDataRole.UserRole) + 1
KINDS = {
    "recording": marked("Recording"),
    "posting": marked("Where it was found"),
    "annotation": marked("Annotation"),
    "line": marked("What was said"),
    "note": marked("Note"),
    "subtitle": marked("Subtitle"),
    "page": marked("Page as it was seen"),
    "comment": marked("Comment"),
}
_WHERE: tuple[tuple[str, tuple[Kind, ...]], ...] = (
    (marked("Everywhere"), tuple(Kind)),
    (marked("In titles and descriptions"), (Kind.RECORDING, Kind.POSTING)),
    (marked("In annotations and notes"), (Kind.ANNOTATION, Kind.NOTE)),
    (marked("In what was said"), (Kind.LINE, Kind.SUBTITLE)),
    (marked("In pages"), (Kind.PAGE,)),
    (marked("In comments"), (Kind.COMMENT,)),
)


class FindPanel(QWidget):
    go_asked = Signal(object)
    """Found."""
    listed = Signal()
    """What was found is listed."""

    def __init__(self, session: CaseSession, searching: Searching, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.searching = searching
        self.shown_uids: frozenset[str] | None = None
        """The recordings that the list of recordings shows; None: all."""
        self.searched = ""
        """The words whose places are listed."""
        self._go_to_first = False
        self._make_parts()
        self._lay_out()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE_MILLISECONDS)
        self._soon.timeout.connect(self.look)
        self.words.textChanged.connect(lambda _: self._soon.start())
        self.words.returnPressed.connect(self._to_first)
        self.where.currentIndexChanged.connect(lambda _: self.look())
        self.only_shown.toggled.connect(lambda _: self.look())
        self.found.itemClicked.connect(self._go)
        self.found.itemActivated.connect(self._go)
        searching.updated.connect(self._again)
        session.assignment_changed.connect(self._again)

    def _make_parts(self) -> None:
        self.words = QLineEdit()
        self.words.setPlaceholderText(
            tr("Words to find in titles, descriptions, annotations, transcripts, pages and comments")
        )
        self.words.setToolTip(
            tr(
                "Parts of words are found too. All words must stand in one place; “in quotes” they stay together."
            )
        )
        self.words.setAccessibleName(tr("Words to find in the case"))
        self.words.setClearButtonEnabled(True)
        self.words.setMinimumWidth(self.fontMetrics().averageCharWidth() * 40)
        self.words.installEventFilter(self)
        self.where = QComboBox()
        self.where.setAccessibleName(tr("Where to look"))
        for text, kinds in _WHERE:
            self.where.addItem(tr(text), kinds)
        self.only_shown = QCheckBox(tr("Only in the recordings listed"))
        self.only_shown.setToolTip(tr("Those that the list of recordings shows after its filter"))
        self.count = QLabel()
        self.count.setAccessibleName(tr("How many were found"))
        self.advice = QLabel()
        self.advice.setWordWrap(True)
        self.advice.setObjectName("dim")
        self.advice.setContentsMargins(8, 6, 8, 6)
        self.advice.hide()
        self.found = QTreeWidget()
        self.found.setAccessibleName(tr("What was found"))
        self.found.setHeaderLabels([tr("Where"), tr("Time"), tr("Kind"), tr("Words")])
        self.found.setRootIsDecorated(False)
        self.found.setUniformRowHeights(True)
        self.found.setAlternatingRowColors(True)
        self.found.header().setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        moment = self.fontMetrics().horizontalAdvance("0000-00-00 00:00") + 24
        for column, width in enumerate((90, moment, 140)):
            self.found.setColumnWidth(column, width)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(Flow(self.words, self.where, self.only_shown, self.count, margins=(6, 4, 6, 4)))
        layout.addWidget(self.advice)
        layout.addWidget(self.found, 1)

    def show_only(self, uids: frozenset[str] | None) -> None:
        """The list of recordings shows these now; None: all."""
        self.shown_uids = uids
        if self.only_shown.isChecked():
            self._again()

    # ---------------------------------------------------------------- looking

    def look(self) -> None:
        """Looks for the words now; they are listed as soon as they are found."""
        self._soon.stop()
        words = self.words.text().strip()
        if not words:
            self._list(words, Findings())
            return
        kinds: tuple[Kind, ...] = self.where.currentData()
        if self._session.assignment:
            kinds = tuple(each for each in kinds if each in WHO_CODES_SEES)
        chosen = self.shown_uids if self.only_shown.isChecked() else None
        of_each = OF_EACH if len(kinds) > 2 else OF_ONE

        def step(reading: Reading) -> Findings:
            whose = None if chosen is None else reading.holdings.whose(set(chosen))
            return find(reading.case_index, words, kinds=kinds, whose=whose, of_each=of_each, most=MOST)

        self.searching.ask("find", step, lambda findings: self._list(words, findings))
        self._tell_wait()

    def _list(self, words: str, findings: Findings) -> None:
        chosen = self.found.currentItem()
        kept = chosen.data(0, FOUND) if chosen else None
        self.searched = words
        self.found.clear()
        self.found.addTopLevelItems([self._row(each) for each in findings.found])
        for row, each in enumerate(findings.found):
            item = self.found.topLevelItem(row)
            if kept is not None and _same(each, kept) and item is not None:
                self.found.setCurrentItem(item)
        self._tell(findings)
        if self._go_to_first:
            self._go_to_first = False
            self._choose_first()
        self.listed.emit()

    def _again(self) -> None:
        if self.isVisible() and self.words.text().strip():
            self.look()
        elif not self.isVisible():
            self.found.clear()  # it is looked for again once it is seen
            self.searched = ""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.searching.begin()
        if self.words.text().strip():
            self.look()

    def _tell_wait(self) -> None:
        if self.words.text().strip() != self.searched:
            self.count.setText(tr("looking…"))

    def _tell(self, findings: Findings) -> None:
        count = len(findings.found)
        reading = not self.searching.complete
        if not self.searched:
            told = ""
        elif findings.more:
            told = tr("the first {count}", count=count)
        else:
            told = trn("%n found", count) if count else "" if reading else tr("nothing found")
        if self.searched and reading:
            told = " – ".join(part for part in (told, tr("still reading the case…")) if part)
        self.count.setText(told)
        self._advise(findings, reading=reading)

    def _advise(self, findings: Findings, *, reading: bool) -> None:
        """What to do next where nothing was found, or more than is listed."""
        advice = ""
        if findings.more:
            names = ", ".join(tr(KINDS[each]) for each in KINDS if each in findings.more)
            advice = tr(
                "There is more than is listed of: {kinds}. Type another word, or choose where to look.",
                kinds=names,
            )
        elif self.searched and not findings.found and not reading:
            advice = tr("Nothing in the case has all these words in one place. Fewer letters find more: “demo” "
                        "finds “demonstration”.")  # fmt: skip
            if self.only_shown.isChecked() or self.where.currentIndex():
                advice += " " + tr("Only a part of the case was looked through: look everywhere.")
        self.advice.setText(advice)
        self.advice.setVisible(bool(advice))

    def _row(self, found: Found) -> QTreeWidgetItem:
        media = self._session.media_of(found.media_uid) if found.media_uid and found.pts is not None else None
        at = Moments(media).clock(found.pts) if media is not None and found.pts is not None else ""
        at = at or found.time_utc[:16].replace("T", " ")
        item = QTreeWidgetItem([found.label, at, tr(KINDS[found.kind]), found.excerpt])
        item.setData(0, FOUND, found)
        item.setToolTip(3, found.excerpt)
        item.setSizeHint(0, QSize(0, max(24, self.fontMetrics().height() + 9)))
        return item

    # ---------------------------------------------------------------- going there

    def _go(self, item: QTreeWidgetItem) -> None:
        self.go_asked.emit(item.data(0, FOUND))

    def _to_first(self) -> None:
        if self.words.text().strip() == self.searched and not self._soon.isActive():
            self._choose_first()
        else:
            self._go_to_first = True
            self.look()

    def _choose_first(self) -> None:
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


def _same(one: Found, other: Found) -> bool:
    return (one.kind, one.uid, one.posting_uid, one.position) == (
        *(other.kind, other.uid),
        *(other.posting_uid, other.position),
    )
