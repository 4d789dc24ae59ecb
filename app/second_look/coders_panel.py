"""Two coders side by side: who was assigned what, what each said, and which of it is kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.flow import Flow
from app.i18n import marked, tr
from app.moments import Moments
from app.problem import ProblemLine
from app.session import CaseSession
from app.vocabulary.words import label_of
from catalog.errors import CatalogError
from catalog.model.records import Annotation, Assignment, AssignmentState, Outcome
from catalog.operations import adjudication
from catalog.operations.adjudication import Pair

TITLES = (
    marked("Recording"),
    marked("Begins"),
    marked("Term"),
    marked("This case says"),
    marked("The second coder says"),
    marked("Shared"),
    marked("Decision"),
)
OUTCOMES = (
    (Outcome.FIRST, marked("Keep this case's")),
    (Outcome.SECOND, marked("Keep the second's")),
    (Outcome.BOTH, marked("Keep both")),
    (Outcome.NEITHER, marked("Keep neither")),
)
DECIDED = {
    Outcome.FIRST: marked("this case's"),
    Outcome.SECOND: marked("the second's"),
    Outcome.BOTH: marked("both"),
    Outcome.NEITHER: marked("neither"),
}
STATES = {
    AssignmentState.OPEN: marked("not handed in"),
    AssignmentState.HANDED_IN: marked("handed in"),
    AssignmentState.ADJUDICATED: marked("adjudicated"),
}


class CodersPanel(QWidget):
    """The second coder sees nothing here but that there is an assignment: the pairs are for whoever decides."""

    assign_asked = Signal()
    copy_asked = Signal(object)
    """Assignment"""
    take_in_asked = Signal()
    code_asked = Signal(object)
    """Assignment to code now, or None to go back to the case's own coding."""
    hand_in_asked = Signal(object)
    finish_asked = Signal(object)
    go_asked = Signal(str, int)
    """Uid of a media, and the PTS."""

    def __init__(self, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.assignments: list[Assignment] = []
        self.pairs: list[Pair] = []
        self.choice = QComboBox()
        self.choice.setAccessibleName(tr("Assignment"))
        self.assign = self._button(tr("Assign…"), self.assign_asked.emit)
        self.copy = self._button(tr("Make the blind copy…"), lambda: self.copy_asked.emit(self.assignment))
        self.take_in = self._button(tr("Take in what was coded…"), self.take_in_asked.emit)
        self.code = self._button(tr("Code it"), self._on_code)
        self.hand_in = self._button(tr("Hand in"), lambda: self.hand_in_asked.emit(self.assignment))
        self.finish = self._button(tr("All is decided"), lambda: self.finish_asked.emit(self.assignment))
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.table = self._made_table()
        self.why = QLineEdit()
        self.why.setAccessibleName(tr("Why"))
        self.why.setPlaceholderText(tr("Why, in a few words"))
        self.problem = ProblemLine()
        self.outcomes = {
            outcome: self._button(tr(text), partial(self.decide, outcome)) for outcome, text in OUTCOMES
        }
        self._lay_out()
        self.choice.currentIndexChanged.connect(lambda _: self._show())
        self.table.itemSelectionChanged.connect(self._on_row)
        session.history_changed.connect(self.read)
        session.assignment_changed.connect(self.read)
        self._show()

    # ---------------------------------------------------------------- what is told

    @property
    def assignment(self) -> Assignment | None:
        index = self.choice.currentIndex()
        return self.assignments[index] if 0 <= index < len(self.assignments) else None

    @property
    def pair(self) -> Pair | None:
        row = self.table.currentRow()
        return self.pairs[row] if 0 <= row < len(self.pairs) else None

    def read(self) -> None:
        """Reads assignments and pairs again. Out of sight it waits until it is seen."""
        if not self.isVisible():
            return
        now = self._session.case.find(Assignment, order="number")
        before = self.assignment
        if now != self.assignments:
            self.assignments = now
            self.choice.blockSignals(True)
            self.choice.clear()
            for each in now:
                state = tr(STATES[AssignmentState(each.state)])
                self.choice.addItem(f"{each.number}  {each.title} ({each.coder}, {state})")
            kept = [i for i, each in enumerate(now) if before and each.uid == before.uid]
            self.choice.setCurrentIndex(kept[0] if kept else len(now) - 1)
            self.choice.blockSignals(False)
        self._show()

    def decide(self, outcome: Outcome) -> None:
        """Decides on the chosen pair, and goes on to the next that is not decided."""
        assignment, pair, session = self.assignment, self.pair, self._session
        if assignment is None or pair is None or session.case.read_only:
            return
        try:
            adjudication.adjudicate(
                session.case, assignment.uid, pair, outcome, actor=session.author, reason=self.why.text()
            )
        except CatalogError as error:
            self.problem.say(error)
            return
        self.problem.say("")
        self.why.clear()
        row = self.table.currentRow()
        session.refresh()
        later = [i for i, each in enumerate(self.pairs) if i > row and self._waits(each)]
        earlier = [i for i, each in enumerate(self.pairs) if self._waits(each)]
        if later or earlier:
            self.table.selectRow((later or earlier)[0])

    # ---------------------------------------------------------------- parts

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.read()

    @staticmethod
    def _waits(pair: Pair) -> bool:
        return pair.decision is None and not pair.agrees

    def _on_code(self) -> None:
        self.code_asked.emit(None if self._session.assignment else self.assignment)

    def _show(self) -> None:
        assignment, session = self.assignment, self._session
        is_coder = assignment is not None and assignment.coder == session.author
        comparing = assignment is not None and not is_coder and assignment.state != AssignmentState.OPEN
        row = self.table.currentRow()
        self.pairs = (
            adjudication.pairs(session.case, assignment.uid) if comparing and assignment is not None else []
        )
        self._fill()
        if 0 <= row < len(self.pairs):
            self.table.blockSignals(True)
            self.table.selectRow(row)
            self.table.blockSignals(False)
        writable = not session.case.read_only
        coding = session.assignment is not None
        self.choice.setEnabled(bool(self.assignments) and not coding)
        self.assign.setEnabled(writable and bool(session.library) and not coding)
        self.take_in.setEnabled(writable and bool(self.assignments))
        self.copy.setEnabled(assignment is not None and not is_coder)
        self.code.setText(tr("Stop coding it") if coding else tr("Code it"))
        is_open = assignment is not None and assignment.state == AssignmentState.OPEN
        self.code.setEnabled(writable and (coding or (is_coder and is_open)))
        self.hand_in.setEnabled(writable and is_coder and is_open)
        self.finish.setEnabled(writable and comparing)
        self.table.setVisible(comparing)
        self.words.setText(self._told(is_coder=is_coder, comparing=comparing))
        self._allow()

    def _told(self, *, is_coder: bool, comparing: bool) -> str:
        assignment, session = self.assignment, self._session
        if assignment is None:
            return tr(
                "Nobody else codes recordings of this case. Assign some to a second coder, who sees nothing of what "
                "was coded; then compare the two and decide what is kept."
            )
        if session.assignment is not None:
            return tr(
                "You are coding “{title}”. You see only what you code for it; nothing of it is in the case's own "
                "coding before somebody decides.",
                title=session.assignment.title,
            )
        if is_coder:
            return tr("This is yours to code, {name}. {note}", name=session.author, note=assignment.note)
        if not comparing:
            return tr(
                "{name} has not handed this in. Make the blind copy for another computer, and take in what comes "
                "back; or let them code it here under their own name.",
                name=assignment.coder,
            )
        agreeing = sum(each.agrees for each in self.pairs)
        waiting = sum(self._waits(each) for each in self.pairs)
        return tr(
            "{total} annotations or pairs; the two say the same of the very same frames in {agreeing}; {waiting} are "
            "not decided yet.",
            total=len(self.pairs),
            agreeing=agreeing,
            waiting=waiting,
        )

    def _fill(self) -> None:
        self.table.blockSignals(True)
        self.table.setRowCount(len(self.pairs))
        for row, pair in enumerate(self.pairs):
            for column, text in enumerate(self._texts(pair)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.table.setItem(row, column, item)
        self.table.blockSignals(False)

    def _texts(self, pair: Pair) -> list[str]:
        media = self._session.media_of(pair.media_uid)
        said = pair.first or pair.second
        assert media is not None and said is not None
        moments, term = Moments(media), self._session.term(said.term_code)
        decision = tr("agree") if pair.agrees else tr("not decided")
        if pair.decision is not None:
            decision = f"{tr(DECIDED[Outcome(pair.decision.outcome)])} ({pair.decision.decided_by})"
        return [
            media.label,
            moments.clock(pair.start_pts),
            label_of(term) if term else said.term_code,
            self._said(moments, pair.first),
            self._said(moments, pair.second),
            f"{pair.shared_milli / 10:.0f} %" if pair.first and pair.second else "",
            decision,
        ]

    def _said(self, moments: Moments, annotation: Annotation | None) -> str:
        if annotation is None:
            return "–"
        span = moments.clock(annotation.start_pts)
        if annotation.end_pts is not None:
            span += f" – {moments.clock(annotation.end_pts)}"
        return f"{span}, {tr(annotation.presence)}, {tr(annotation.certainty)}"

    def _on_row(self) -> None:
        pair = self.pair
        self._allow()
        if pair is not None:
            self.go_asked.emit(pair.media_uid, pair.start_pts)

    def _allow(self) -> None:
        pair = self.pair
        writable = not self._session.case.read_only and (pair is None or pair.decision is None)
        can = {
            Outcome.FIRST: pair is not None and pair.first is not None,
            Outcome.SECOND: pair is not None and pair.second is not None,
            Outcome.BOTH: pair is not None and pair.first is not None and pair.second is not None,
            Outcome.NEITHER: pair is not None,
        }
        for outcome, button in self.outcomes.items():
            button.setVisible(self.table.isVisibleTo(self))
            button.setEnabled(writable and can[outcome])
        self.why.setVisible(self.table.isVisibleTo(self))

    def _button(self, text: str, do: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: do())
        return button

    def _made_table(self) -> QTableWidget:
        table = QTableWidget(0, len(TITLES))
        table.setAccessibleName(tr("What the two coders said"))
        table.setHorizontalHeaderLabels([tr(title) for title in TITLES])
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.hide()
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        return table

    def _lay_out(self) -> None:
        above = Flow(
            *(self.choice, self.assign, self.copy, self.take_in, self.code, self.hand_in, self.finish)
        )
        below = Flow(self.why, *self.outcomes.values())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 5, 8, 6)
        layout.setSpacing(5)
        layout.addLayout(above)
        layout.addWidget(self.words)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.problem)
        layout.addLayout(below)
