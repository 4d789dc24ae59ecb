"""Everything about the chosen annotation, each change in the case as soon as it is made."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QDialog,
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
from app.annotate.person_field import PersonField
from app.annotate.tags_field import TagsField
from app.annotate.words import CHECK_SIGN
from app.history.annotation_history import AnnotationHistory
from app.i18n import said, tr
from app.people.actor_dialog import ActorDialog
from app.problem import ProblemLine
from app.session import CaseSession
from app.vocabulary.words import label_of
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
        self.dialog: QDialog | None = None
        self.doubt = _Doubt()
        self.begin = _TimeField(tr("Begins"))
        self.end = _TimeField(tr("Ends"))
        self.presence = _choices(tr("Presence"), Presence)
        self.certainty = _choices(tr("Certainty"), Certainty)
        self.status = _choices(tr("Status after a second look"), AnnotationStatus)
        self.who = PersonField(session, tr("Who acts"))
        self.whom = PersonField(session, tr("Whom it concerns"))
        self.tags = TagsField(session)
        self.look = QLabel()
        self.look.setWordWrap(True)
        self.attributes = AttributeFields()
        self.note = _Note()
        self.author = QLabel()
        self.author.setObjectName("dim")
        self.author.setWordWrap(True)
        self.history = QToolButton()
        self.history.setText(tr("History…"))
        self.history.setToolTip(tr("Every version of this annotation: when, who, what became what"))
        self.history.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.problem = ProblemLine()
        self._connect()
        self._lay_out()
        session.annotation_chosen.connect(self._show)
        session.media_chosen.connect(lambda _: self._show(None))
        session.coders_hidden_changed.connect(lambda: self._show(session.annotation))
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
        label = label_of(term) if term else annotation.term_code
        self.doubt.show_doubt(annotation.doubt)
        self.heading.setText(f"{moments.media.label}-A{annotation.number}   {label}")
        self.begin.line.setText(moments.clock(annotation.start_pts))
        is_span = annotation.extent != Extent.POINT
        self.end.setVisible(is_span)
        self._form.labelForField(self.end).setVisible(is_span)
        self.end.line.setText(moments.clock(annotation.end_pts) if annotation.end_pts is not None else "")
        self.end.line.setPlaceholderText(tr("begun, not ended"))
        for box, value in (
            (self.presence, annotation.presence),
            (self.certainty, annotation.certainty),
            (self.status, annotation.status),
        ):
            box.setCurrentIndex(box.findData(str(value)))
        self.certainty.setToolTip(said(CERTAINTY_MEANING[Certainty(annotation.certainty)]))
        not_seen = annotation.presence == Presence.NOT_SEEN
        self.look.setVisible(not_seen)
        if not_seen:
            words = tr("Looked at {speed}× speed, without sound")
            if annotation.look_with_sound:
                words = tr("Looked at {speed}× speed, with sound")
            self.look.setText(words.format(speed=annotation.look_speed))
        self.who.show_person(annotation.actor_uid)
        self.whom.show_person(annotation.target_uid)
        self.tags.show_tags(annotation.tags)
        self.attributes.show_values(self._session.vocabulary, term, annotation.attributes)
        self.note.show_text(annotation.note)
        made = annotation.made_utc.replace("T", " ")[:19]
        self.author.setText(
            tr("By {name}, {time} UTC", name=self._session.name_of(annotation.annotator), time=made)
        )
        self._fields.setEnabled(not self._session.case.read_only)

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
            raise InvalidInput(tr("The end must lie after the beginning."))

    def _edit_tags(self, typed: list[str]) -> None:
        try:
            tags = annotate.clean_tags(typed)
        except InvalidInput as error:
            self.problem.say(error)
            return
        self.problem.say("")
        self._edit(tags=tags)

    def _ask_for_person(self, name: str, text: str) -> None:
        """Names somebody whom the case does not know yet, and puts them there."""
        asked_of = self._shown
        dialog = ActorDialog(self._session, name=text, parent=self)
        dialog.finished.connect(dialog.deleteLater)

        def put() -> None:
            if dialog.saved and self._shown and asked_of and self._shown.uid == asked_of.uid:
                self._edit(**{name: dialog.saved.uid})

        dialog.accepted.connect(put)
        self.dialog = dialog
        dialog.open()

    def show_history(self) -> None:
        if self._shown is not None:
            self.dialog = AnnotationHistory(self._session, self._shown, self)
            self.dialog.finished.connect(self.dialog.deleteLater)
            self.dialog.open()

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
        self.who.chosen.connect(lambda uid: self._edit(actor_uid=uid))
        self.whom.chosen.connect(lambda uid: self._edit(target_uid=uid))
        self.who.new_asked.connect(lambda text: self._ask_for_person("actor_uid", text))
        self.whom.new_asked.connect(lambda text: self._ask_for_person("target_uid", text))
        self.tags.changed.connect(self._edit_tags)
        self.doubt.checked.clicked.connect(lambda: self._edit(doubt=""))
        self.history.clicked.connect(self.show_history)
        self.attributes.changed.connect(lambda values: self._edit(attributes=values))
        self.note.textChanged.connect(self._on_typed)
        self.note.left.connect(self.commit_note)

    def _on_typed(self) -> None:
        if self.note.was_typed_in:
            self._note_timer.start()

    def _lay_out(self) -> None:
        self._form = QFormLayout()
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._form.setVerticalSpacing(6)
        # What is said most stands in sight without scrolling.
        self._form.addRow(tr("Certainty"), self.certainty)
        self._form.addRow(tr("Note"), self.note)
        self._form.addRow(tr("Begins"), self.begin)
        self._form.addRow(tr("Ends"), self.end)
        self._form.addRow(tr("Presence"), self.presence)
        self._form.addRow("", self.look)
        self._form.addRow(tr("Status"), self.status)
        self._form.addRow(tr("Who acts"), self.who)
        self._form.addRow(tr("Whom"), self.whom)
        self._form.addRow(tr("Tags"), self.tags)
        self._fields = QWidget()
        fields = QVBoxLayout(self._fields)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(7)
        fields.addWidget(self.doubt)
        fields.addLayout(self._form)
        fields.addWidget(self.attributes)
        below = QHBoxLayout()
        below.addWidget(self.author, 1)
        below.addWidget(self.history, 0, Qt.AlignmentFlag.AlignTop)
        whole = QWidget()
        body = QVBoxLayout(whole)
        body.setContentsMargins(10, 8, 10, 8)
        body.setSpacing(7)
        body.addWidget(self.heading)
        body.addWidget(self.problem)
        body.addWidget(self._fields)
        body.addLayout(below)
        body.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(whole)
        nothing = QLabel(tr("No annotation is chosen.\nClick one on the timeline or in the table."))
        nothing.setWordWrap(True)
        nothing.setObjectName("dim")
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 42)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(nothing)
        self._stack.addWidget(scroll)


class _TimeField(QWidget):
    """A time as text, with a button that sets it to where the player stands."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.setToolTip(tr("A clock time, seconds, frame:300 or pts:90000"))
        self.line.setMinimumWidth(self.line.fontMetrics().horizontalAdvance("0:00:00.000") + 18)
        self.now = QToolButton()
        self.now.setText(tr("Now"))
        self.now.setToolTip(tr("Set to the frame that is shown"))
        self.now.setAccessibleName(tr("{field}: set to the frame that is shown", field=name))
        self.now.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.line, 1)
        layout.addWidget(self.now)


class _Doubt(QWidget):
    """Why the program wants the annotation looked at again, until somebody says that they did."""

    def __init__(self) -> None:
        super().__init__()
        self.words = QLabel()
        self.words.setObjectName("warning")
        self.words.setWordWrap(True)
        self.checked = QToolButton()
        self.checked.setText(tr("Checked"))
        self.checked.setToolTip(tr("It is right as it stands"))
        self.checked.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.checked)

    def show_doubt(self, doubt: str) -> None:
        self.words.setText(f"{CHECK_SIGN} {tr(doubt)}" if doubt else "")
        self.setVisible(bool(doubt))


class _Note(QPlainTextEdit):
    """Text of a note. `was_typed_in` tells a person's typing from text that was put there."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Note"))
        self.setPlaceholderText(tr("What is seen or heard, in your words"))
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
        box.addItem(said(str(each)), str(each))
        if isinstance(each, Certainty):
            box.setItemData(box.count() - 1, said(CERTAINTY_MEANING[each]), Qt.ItemDataRole.ToolTipRole)
    return box
