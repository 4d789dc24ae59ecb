"""Everything about the chosen annotation, each change in the case as soon as it is made."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.annotate.attribute_fields import AttributeFields, ChoiceBox
from app.problem import ProblemLine
from app.session import CaseSession
from catalog.errors import InvalidInput
from catalog.model.records import (
    CERTAINTY_MEANING,
    Annotation,
    AnnotationStatus,
    Certainty,
    Extent,
    Presence,
)
from catalog.operations import annotate

NOTE_PAUSE_MILLISECONDS = 900
"""A note is committed when typing pauses for so long, or when the field is left."""


class AnnotationEditor(QWidget):
    """Edits `session.annotation`. Not editable in a case opened for reading."""

    not_seen_asked = Signal(object)
    """Annotation that is to become "looked for and not seen": span, speed and sound must be asked."""
    now_asked = Signal(str)
    """"start_pts" or "end_pts" is to be where the player stands."""

    def __init__(self, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: Annotation | None = None
        self._note_timer = QTimer(self)
        self._note_timer.setSingleShot(True)
        self._note_timer.setInterval(NOTE_PAUSE_MILLISECONDS)
        self._note_timer.timeout.connect(self.commit_note)
        self.heading = QLabel()
        self.heading.setObjectName("heading")
        self.begin = _TimeField("Begins")
        self.end = _TimeField("Ends")
        self.presence = _choices("Presence", Presence)
        self.certainty = _choices("Certainty", Certainty)
        self.status = _choices("Status after a second look", AnnotationStatus)
        self.look = QLabel()
        self.look.setWordWrap(True)
        self.attributes = AttributeFields()
        self.note = _Note()
        self.author = QLabel()
        self.author.setObjectName("dim")
        self.author.setWordWrap(True)
        self.problem = ProblemLine()
        self._connect()
        self._lay_out()
        session.annotation_chosen.connect(self._show)
        session.media_chosen.connect(lambda _: self._show(None))
        self._show(None)

    # ---------------------------------------------------------------- what is shown

    def _show(self, annotation: Annotation | None) -> None:
        if self._shown is not None and (annotation is None or annotation.uid != self._shown.uid):
            self.commit_note()
            annotation = self._session.annotation
        self._shown = annotation
        self.problem.say("")
        moments = self._session.moments
        if annotation is None or moments is None:
            self._stack.setCurrentIndex(0)
            return
        self._stack.setCurrentIndex(1)
        term = self._session.term(annotation.term_code)
        label = str(term.labels.get("en", term.code)) if term else annotation.term_code
        self.heading.setText(f"{moments.media.label}-A{annotation.number}   {label}")
        self.begin.line.setText(moments.clock(annotation.start_pts))
        is_span = annotation.extent != Extent.POINT
        self.end.setVisible(is_span)
        self._form.labelForField(self.end).setVisible(is_span)
        self.end.line.setText(moments.clock(annotation.end_pts) if annotation.end_pts is not None else "")
        self.end.line.setPlaceholderText("begun, not ended")
        for box, value in (
            (self.presence, annotation.presence),
            (self.certainty, annotation.certainty),
            (self.status, annotation.status),
        ):
            box.setCurrentIndex(box.findData(str(value)))
        self.certainty.setToolTip(CERTAINTY_MEANING[Certainty(annotation.certainty)])
        not_seen = annotation.presence == Presence.NOT_SEEN
        self.look.setVisible(not_seen)
        if not_seen:
            sound = "with sound" if annotation.look_with_sound else "without sound"
            self.look.setText(f"Looked at {annotation.look_speed}× speed, {sound}")
        self.attributes.show_values(term, annotation.attributes)
        self.note.show_text(annotation.note)
        made = annotation.made_utc.replace("T", " ")[:19]
        self.author.setText(f"By {annotation.annotator}, {made} UTC")
        self._body.setEnabled(not self._session.case.read_only)

    # ---------------------------------------------------------------- what is changed

    def commit_note(self) -> None:
        """Commits the note as it stands, if it differs."""
        self._note_timer.stop()
        if self._shown is not None and self.note.was_typed_in:
            self.note.was_typed_in = False
            if self.note.toPlainText() != self._shown.note:
                self._edit(note=self.note.toPlainText())

    def _edit(self, **changes: Any) -> None:
        if self._shown is None:
            return
        done = self._session.write(
            annotate.edit_annotation,
            self._session.case,
            self._shown.uid,
            actor=self._session.author,
            **changes,
        )
        if done is None:
            self._show(self._session.annotation)

    def _edit_time(self, field: _TimeField, name: str) -> None:
        moments, annotation = self._session.moments, self._shown
        if moments is None or annotation is None:
            return
        text = field.line.text().strip()
        now = getattr(annotation, name)
        if text == (moments.clock(now) if now is not None else ""):
            return
        try:
            pts = moments.parse(text, is_end=name == "end_pts")
            self._check_order(annotation, name, pts)
        except InvalidInput as error:
            self.problem.say(error)
            return
        self.problem.say("")
        self.set_time(name, pts)

    def set_time(self, name: str, pts: int) -> None:
        """Sets `start_pts` or `end_pts`; giving an end to what was begun ends it."""
        ended = {"extent": str(Extent.INTERVAL)} if name == "end_pts" else {}
        self._edit(**{name: pts}, **ended)

    def _check_order(self, annotation: Annotation, name: str, pts: int) -> None:
        begin = pts if name == "start_pts" else annotation.start_pts
        end = pts if name == "end_pts" else annotation.end_pts
        if end is not None and end <= begin:
            raise InvalidInput("The end must lie after the beginning.")

    def _on_presence(self) -> None:
        if self._shown is None:
            return
        wanted = self.presence.currentData()
        if wanted == Presence.NOT_SEEN and self._shown.presence != Presence.NOT_SEEN:
            asked_of = self._shown
            self._show(self._shown)
            self.not_seen_asked.emit(asked_of)
        else:
            self._edit(presence=wanted)

    # ---------------------------------------------------------------- parts

    def _connect(self) -> None:
        self.begin.line.editingFinished.connect(lambda: self._edit_time(self.begin, "start_pts"))
        self.end.line.editingFinished.connect(lambda: self._edit_time(self.end, "end_pts"))
        self.begin.now.clicked.connect(lambda: self.now_asked.emit("start_pts"))
        self.end.now.clicked.connect(lambda: self.now_asked.emit("end_pts"))
        self.presence.activated.connect(self._on_presence)
        self.certainty.activated.connect(lambda: self._edit(certainty=self.certainty.currentData()))
        self.status.activated.connect(lambda: self._edit(status=self.status.currentData()))
        self.attributes.changed.connect(lambda values: self._edit(attributes=values))
        self.note.textChanged.connect(self._on_typed)
        self.note.left.connect(self.commit_note)

    def _on_typed(self) -> None:
        if self.note.was_typed_in:
            self._note_timer.start()

    def _lay_out(self) -> None:
        self._form = QFormLayout()
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.setVerticalSpacing(6)
        self._form.addRow("Begins", self.begin)
        self._form.addRow("Ends", self.end)
        self._form.addRow("Presence", self.presence)
        self._form.addRow("", self.look)
        self._form.addRow("Certainty", self.certainty)
        self._form.addRow("Status", self.status)
        self._body = QWidget()
        body = QVBoxLayout(self._body)
        body.setContentsMargins(10, 8, 10, 8)
        body.setSpacing(7)
        body.addWidget(self.heading)
        body.addWidget(self.problem)
        body.addLayout(self._form)
        body.addWidget(QLabel("Note"))
        body.addWidget(self.note)
        body.addWidget(self.attributes)
        body.addWidget(self.author)
        body.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._body)
        nothing = QLabel("No annotation is chosen.\nClick one on the timeline or in the table.")
        nothing.setObjectName("dim")
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(nothing)
        self._stack.addWidget(scroll)


class _TimeField(QWidget):
    """A time as text, with a button that sets it to where the player stands."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.setToolTip("A clock time, seconds, frame:300 or pts:90000")
        self.now = QToolButton()
        self.now.setText("Now")
        self.now.setToolTip("Set to the frame that is shown")
        self.now.setAccessibleName(f"{name}: set to the frame that is shown")
        self.now.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.line, 1)
        layout.addWidget(self.now)


class _Note(QPlainTextEdit):
    """Text of a note. `was_typed_in` tells a person's typing from text that was put there."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Note")
        self.setPlaceholderText("What is seen or heard, in your words")
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().height() * 3 + 18)
        self.was_typed_in = False
        self._putting = False
        self.textChanged.connect(self._on_change)

    def show_text(self, text: str) -> None:
        """Puts a text there, unless somebody is typing just now."""
        if self.was_typed_in or text == self.toPlainText():
            return
        self._putting = True
        self.setPlainText(text)
        self._putting = False

    def _on_change(self) -> None:
        if not self._putting:
            self.was_typed_in = True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


def _choices(name: str, choices: type[StrEnum]) -> ChoiceBox:
    box = ChoiceBox()
    box.setAccessibleName(name)
    for each in choices:
        box.addItem(str(each), str(each))
        if isinstance(each, Certainty):
            box.setItemData(box.count() - 1, CERTAINTY_MEANING[each], Qt.ItemDataRole.ToolTipRole)
    return box
