"""A queue of what others said: each is watched again, and confirmed, disputed or commented on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.flow import Flow
from app.i18n import tr
from app.moments import Moments
from app.problem import ProblemLine
from app.session import CaseSession
from app.vocabulary.words import label_of
from catalog.errors import InvalidInput
from catalog.model.records import CERTAINTY_MEANING, Annotation, Certainty, SecondLook, Verdict
from catalog.operations import second_looks

UID = int(Qt.ItemDataRole.UserRole)


class LookingPanel(QWidget):
    """The list follows the case; choosing a row goes there. A verdict takes the row away and goes on to the next."""

    go_asked = Signal(object)
    """Annotation"""
    play_asked = Signal(object)
    counted = Signal(str)

    def __init__(self, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._waiting: list[Annotation] = []
        self.hide_coder = QCheckBox(tr("Do not show me who coded it"))
        self.only_here = QCheckBox(tr("Only this recording"))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Annotations to look at again"))
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.why = QLineEdit()
        self.why.setAccessibleName(tr("Why"))
        self.why.setPlaceholderText(tr("Why? Needed to dispute or to comment"))
        self.why.setToolTip(self.why.placeholderText())
        self.problem = ProblemLine()
        self.play = self._button(tr("Play it"), self._ask_to_play)
        self.confirm = self._button(tr("Confirm"), lambda: self.judge(Verdict.CONFIRM))
        self.dispute = self._button(tr("Dispute"), lambda: self.judge(Verdict.DISPUTE))
        self.comment = self._button(tr("Comment"), lambda: self.judge(Verdict.COMMENT))
        self._lay_out()
        self._connect()
        self._show()

    # ---------------------------------------------------------------- what is told

    @property
    def chosen(self) -> Annotation | None:
        row = self.list.currentRow()
        return self._waiting[row] if 0 <= row < len(self._waiting) else None

    def read(self) -> None:
        """Reads what waits, and keeps the chosen row where it still does. Out of sight it waits until it is seen."""
        if not self.isVisible():
            return
        session, before, row = self._session, self.chosen, self.list.currentRow()
        media_uid = session.media.uid if self.only_here.isChecked() and session.media else None
        self._waiting = (
            second_looks.to_look_at(session.case, actor=session.author, media_uid=media_uid)
            if session.assignment is None
            else []
        )
        self.list.blockSignals(True)
        self.list.clear()
        for each in self._waiting:
            self.list.addItem(QListWidgetItem(self._line(each)))
        kept = [i for i, each in enumerate(self._waiting) if before and each.uid == before.uid]
        if self._waiting:
            self.list.setCurrentRow(kept[0] if kept else min(max(row, 0), len(self._waiting) - 1))
        self.list.blockSignals(False)
        self.counted.emit(str(len(self._waiting)) if self._waiting else "")
        self._show()

    def judge(self, verdict: Verdict) -> None:
        """Records the verdict on the chosen annotation."""
        annotation, session = self.chosen, self._session
        if annotation is None:
            return
        try:
            if not session.case.read_only:
                second_looks.look_again(
                    session.case,
                    annotation.uid,
                    verdict,
                    actor=session.author,
                    text=self.why.text(),
                    coder_hidden=session.coders_hidden,
                )
        except InvalidInput as error:
            self.problem.say(error)
            return
        self.why.clear()
        self.problem.say("")
        self.list.setFocus()
        session.refresh()
        session.said.emit(_SAID[verdict]())
        if verdict == Verdict.COMMENT:
            self._show()

    # ---------------------------------------------------------------- parts

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.read()

    def _connect(self) -> None:
        session = self._session
        self.list.currentRowChanged.connect(lambda _: self._go())
        self.list.itemActivated.connect(lambda _: self._ask_to_play())
        self._show_hidden()
        self.hide_coder.toggled.connect(self._on_hidden)
        session.coders_hidden_changed.connect(self._show_hidden)
        self.only_here.toggled.connect(lambda _: self.read())
        self.why.textChanged.connect(lambda _: self._allow())
        session.annotations_changed.connect(self.read)
        session.history_changed.connect(self.read)
        session.media_chosen.connect(lambda _: self.read())
        session.assignment_changed.connect(self.read)

    def _show_hidden(self) -> None:
        self.hide_coder.setChecked(self._session.coders_hidden)

    def _on_hidden(self, hidden: bool) -> None:
        self._session.hide_coders(hidden)
        self.read()

    def _go(self) -> None:
        self._show()
        if self.chosen is not None:
            self.go_asked.emit(self.chosen)

    def _ask_to_play(self) -> None:
        if self.chosen is not None:
            self.play_asked.emit(self.chosen)

    def _show(self) -> None:
        annotation = self.chosen
        if annotation is None and self._session.assignment is not None:
            self.words.setText(tr("While you code an assignment, what others coded is not shown."))
        elif annotation is None:
            nothing = tr(
                "Nothing that others coded waits for a second look by {name}.", name=self._session.author
            )
            self.words.setText(nothing)
        else:
            self.words.setText("\n".join(self._told(annotation)))
        self._allow()

    def _allow(self) -> None:
        there = self.chosen is not None
        writable = there and not self._session.case.read_only
        has_words = bool(self.why.text().strip())
        self.play.setEnabled(there)
        self.confirm.setEnabled(writable)
        for button in (self.dispute, self.comment):
            button.setEnabled(writable and has_words)
            button.setToolTip("" if has_words else tr("Write why first"))

    def _line(self, annotation: Annotation) -> str:
        media = self._session.media_of(annotation.media_uid)
        if media is None:
            return f"A{annotation.number}"
        time = Moments(media).clock(annotation.start_pts)
        return f"{media.label}-A{annotation.number}   {time}   {self._label(annotation)}"

    def _label(self, annotation: Annotation) -> str:
        term = self._session.term(annotation.term_code)
        return label_of(term) if term else annotation.term_code

    def _told(self, annotation: Annotation) -> list[str]:
        session = self._session
        media, term = session.media_of(annotation.media_uid), session.term(annotation.term_code)
        lines = [self._line(annotation)]
        if term is not None:
            lines.append(term.definition)
        if media is not None and annotation.end_pts is not None:
            moments = Moments(media)
            begin, end = moments.clock(annotation.start_pts), moments.clock(annotation.end_pts)
            lines.append(tr("From {begin} to {end}", begin=begin, end=end))
        certainty = tr(CERTAINTY_MEANING[Certainty(annotation.certainty)])
        lines.append(f"{tr(annotation.presence)}, {tr(annotation.certainty)}: {certainty}")
        if annotation.note:
            lines.append(annotation.note)
        lines.append(tr("Coded by {name}", name=session.name_of(annotation.annotator)))
        lines += [self._look_line(each) for each in second_looks.looks_at(session.case, annotation.uid)]
        return lines

    def _look_line(self, look: SecondLook) -> str:
        who = self._session.name_of(look.looked_by)
        return f"{look.looked_utc[:16].replace('T', ' ')}  {who}: {tr(look.verdict)}  {look.text}".rstrip()

    def _button(self, text: str, do: object) -> QPushButton:
        button = QPushButton(text)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: do())  # type: ignore[operator]
        return button

    def _lay_out(self) -> None:
        above = Flow(self.hide_coder, self.only_here)
        buttons = Flow(self.play, self.confirm, self.dispute, self.comment)
        right = QVBoxLayout()
        right.addWidget(self.words, 1)
        right.addWidget(self.why)
        right.addWidget(self.problem)
        right.addLayout(buttons)
        row = QHBoxLayout()
        row.addWidget(self.list, 2)
        row.addLayout(right, 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 5, 8, 6)
        layout.setSpacing(5)
        layout.addLayout(above)
        layout.addLayout(row, 1)


_SAID = {
    Verdict.CONFIRM: lambda: tr("Confirmed. {key:undo} takes that back."),
    Verdict.DISPUTE: lambda: tr("Disputed. {key:undo} takes that back."),
    Verdict.COMMENT: lambda: tr("Comment kept."),
}
