"""Choosing what is to be erased for good, seeing what goes and what stays, and confirming it by typing its name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.fixity.fields import field_text
from app.i18n import said, tr, trn
from app.problem import ProblemLine
from app.session import CaseSession
from catalog.errors import CatalogError
from catalog.model.records import Annotation, Media, Posting
from catalog.operations.erasure import Preview, check_actor, check_reason
from catalog.operations.erasure_fields import fields_with_something
from catalog.operations.erasure_plan import (
    Part,
    plan_actor,
    plan_field,
    plan_posting,
    plan_recording,
    plan_worker,
    workers_of,
)
from catalog.operations.erasure_planning import Plan

MOST_TOLD = 12
"""Where more than so many things can be erased, they are found by their words."""
SHOWN_LETTERS = 60
"""So much of a posting's name is shown."""
_ONWARD = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)
SETTLE_MILLISECONDS = 250
"""After a key, before it is looked what would go of what is found."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be erased: how it is offered, and how its plan is made (with the part and `everywhere`)."""

    text: str
    plan: Callable[[Any, bool], Plan]
    parts: Callable[[], list[tuple[str, Any]]] | None = None
    """What of it can be chosen, each with its words, looked up beside the window; None: it goes as a whole."""
    words: str = ""
    """By which it is found, beside the text."""

    def has(self, words: list[str]) -> bool:
        said = f"{self.text} {self.words}".casefold()
        return all(each in said for each in words)


def choices(session: CaseSession) -> list[Choice]:
    """What can be erased of the recording that is open and of the annotation that is chosen, every person, and the
    names of workers."""
    case, media, annotation = session.case, session.media, session.annotation
    found: list[Choice] = []
    if media is not None:
        found.append(
            Choice(
                tr(
                    "Recording {label} with all that was said of it: {title}",
                    label=media.label,
                    title=media.title,
                ),
                lambda _, everywhere: plan_recording(case, media, everywhere=everywhere),
            )
        )
        found.append(_field(session, tr("One field of recording {label}", label=media.label), media))
        for posting in case.find(Posting, media_uid=media.uid, order="number"):
            found += _of_posting(session, posting)
    if annotation is not None:
        of = session.media_of(annotation.media_uid)
        label = f"{of.label if of else ''}-A{annotation.number}"
        found.append(_field(session, tr("One field of annotation {label}", label=label), annotation))
    found += [
        Choice(
            tr("Person or group {label}: {name}", label=each.label, name=each.name),
            lambda _, everywhere, actor=each: plan_actor(case, actor, everywhere=everywhere),  # type: ignore[misc]
        )
        for each in session.actors
    ]
    found.append(
        Choice(
            tr("The name of somebody who worked on this case"),
            lambda name, everywhere: plan_worker(case, name, everywhere=everywhere),
            lambda: [(each, each) for each in sorted(workers_of(case))],
        )
    )
    return found


def _of_posting(session: CaseSession, posting: Posting) -> list[Choice]:
    case, label = session.case, f"P{posting.number}"
    names = [posting.uploader, posting.title, posting.url, posting.original_name or posting.source_path]
    words = " ".join(names)
    name = " ".join(" · ".join([each for each in names if each][:2]).split())
    if name:
        label += f" ({name if len(name) <= SHOWN_LETTERS else name[: SHOWN_LETTERS - 1] + '…'})"
    return [
        Choice(
            tr("The page of posting {label}, with comments and traffic", label=label),
            lambda _, everywhere: plan_posting(case, posting, Part.PAGE, everywhere=everywhere),
            words=words,
        ),
        Choice(
            tr("All that posting {label} tells of a person; the recording stays", label=label),
            lambda _, everywhere: plan_posting(case, posting, Part.PERSON, everywhere=everywhere),
            words=words,
        ),
        _field(session, tr("One field of posting {label}", label=label), posting, words),
    ]


def _field(session: CaseSession, text: str, owner: Media | Posting | Annotation, words: str = "") -> Choice:
    case = session.case
    return Choice(
        text,
        lambda found, everywhere: plan_field(case, found.record, found.name, everywhere=everywhere),
        lambda: [(field_text(each), each) for each in fields_with_something(case, owner)],
        words,
    )


class EraseDialog(QDialog):
    wanted = Signal(object)
    """A function that makes the plan for what is chosen: to be called beside the window, for `show_preview`."""
    parts_wanted = Signal(object)
    """A function that lists the parts of what is chosen, likewise, for `show_parts`."""

    def __init__(
        self,
        offered: list[Choice],
        parent: QWidget,
        *,
        busy: Callable[[], bool],
        author: Callable[[], str],
    ) -> None:
        """`busy` tells whether work runs that could still write what is to go, `author` who works now."""
        super().__init__(parent)
        self.setWindowTitle(tr("Erase for good"))
        self._offered = self._found = offered
        self._busy = busy
        self._author = author
        self.plan: Plan | None = None
        self.search = QLineEdit()
        self.search.setAccessibleName(tr("Find among what can be erased"))
        self.search.setPlaceholderText(tr("A number, name, title or link"))
        self.search.setClearButtonEnabled(True)
        self.search.installEventFilter(self)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLE_MILLISECONDS)
        self._settling.timeout.connect(self.look)
        self.what = QComboBox()
        self.what.setAccessibleName(tr("What is to go"))
        self.what.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.what.setMinimumContentsLength(40)
        self._texts = QStringListModel([each.text for each in offered], self)
        self.what.setModel(self._texts)
        self.part = QComboBox()
        self.part.setAccessibleName(tr("Which of it"))
        self.part.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.part.setMinimumContentsLength(40)
        self.everywhere = QCheckBox(tr("Take its names and titles out of all else that the case says, too"))
        self.preview = QPlainTextEdit()
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.preview.setAccessibleName(tr("What goes and what stays"))
        self.preview.setMinimumHeight(220)
        self.why = QLineEdit()
        self.why.setAccessibleName(tr("Why"))
        self.why.setPlaceholderText(tr("It stays in the case: without the names that are to go"))
        self.typed = QLineEdit()
        self.typed.setAccessibleName(tr("Its short name, typed"))
        self.ask_typed = QLabel(tr("Type its name"))
        self.problem = ProblemLine()
        self._lay_out()
        self.search.textChanged.connect(self._narrow)
        self.what.currentIndexChanged.connect(self.look)
        self.part.activated.connect(self._look)
        self.everywhere.toggled.connect(self._look)
        self.why.textChanged.connect(self._on_typed)
        self.typed.textChanged.connect(self._on_typed)

    def _lay_out(self) -> None:
        intro = QLabel(
            tr(
                "For somebody at risk who asks for it. It cannot be undone. Derived files, exports and backups "
                "inside the case go whole, as any of them may tell of it. Keep elsewhere what you still need of them."
            )
        )
        intro.setWordWrap(True)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.go = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.go.setText(tr("Erase it for good"))
        self.go.setAutoDefault(False)
        self.go.setEnabled(False)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("Find"), self.search)
        form.setRowVisible(self.search, len(self._offered) > MOST_TOLD)
        self.found = QLabel()
        form.addRow("", self.found)
        form.setRowVisible(self.found, False)
        form.addRow(tr("What"), self.what)
        form.addRow(tr("Which"), self.part)
        self._form = form
        form.addRow("", self.everywhere)
        confirm = QFormLayout()
        confirm.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        confirm.addRow(tr("Why"), self.why)
        confirm.addRow(self.ask_typed, self.typed)
        self.ask_typed.setBuddy(self.typed)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addWidget(intro)
        layout.addLayout(form)
        layout.addWidget(self.preview, 1)
        layout.addLayout(confirm)
        layout.addWidget(self.problem)
        layout.addWidget(buttons)
        self.resize(680, 600)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter, or an arrow down, goes on from the words to what was found: Enter would close the dialog else."""
        if (
            watched is not self.search
            or not isinstance(event, QKeyEvent)
            or event.type() != QEvent.Type.KeyPress
            or event.key() not in _ONWARD
        ):
            return super().eventFilter(watched, event)
        self.what.setFocus()
        self.what.showPopup()
        return True

    def _narrow(self) -> None:
        """Offers what has all the words that were typed, and keeps what is chosen while it is among it."""
        before = self._chosen()
        words = self.search.text().casefold().split()
        self._found = [each for each in self._offered if each.has(words)]
        kept = [i for i, each in enumerate(self._found) if each is before]
        self.what.blockSignals(True)
        self._texts.setStringList([each.text for each in self._found])
        self.what.setCurrentIndex(kept[0] if kept else 0 if self._found else -1)
        self.what.blockSignals(False)
        self.what.setEnabled(bool(self._found))
        self._form.setRowVisible(self.found, bool(words))
        self.found.setText(
            trn("%n found", len(self._found))
            if self._found
            else tr("Nothing that can be erased has these words.")
        )
        if not kept:
            self._begin_to_look(None)
            self._settling.start()

    def _chosen(self) -> Choice | None:
        row = self.what.currentIndex()
        return self._found[row] if 0 <= row < len(self._found) else None

    def look(self, *_: object) -> None:
        """Asks for the plan of what is chosen, or for its parts first."""
        self._settling.stop()
        choice = self._chosen()
        self.part.clear()
        if choice is None:
            self._form.setRowVisible(self.part, False)
            self.preview.clear()
            return
        self._form.setRowVisible(self.part, choice.parts is not None)
        if choice.parts is None:
            self._look()
            return
        self._begin_to_look(choice)
        self.parts_wanted.emit(choice.parts)

    def show_parts(self, parts: list[tuple[str, Any]]) -> None:
        for text, part in parts:
            self.part.addItem(text, [part])  # in a list: Qt would take some values apart
        if parts:
            self._look()
        else:
            self.preview.setPlainText(tr("Nothing stands there that could be erased."))

    def _look(self, *_: object) -> None:
        choice, everywhere = self._chosen(), self.everywhere.isChecked()
        chosen = self.part.currentData()
        if choice is None or (choice.parts is not None and chosen is None):
            return  # they are still looked up
        part = chosen[0] if chosen else None
        self._begin_to_look((choice, part, everywhere))
        self.wanted.emit(lambda: choice.plan(part, everywhere))

    def _begin_to_look(self, asked: object) -> None:
        self.plan = None
        self._asked = asked
        self.typed.clear()
        self._on_typed()
        self.problem.say("")
        self.preview.setPlainText(tr("Looking what would go…"))

    def asked(self) -> object:
        """Stands for what is chosen now: a preview of something else is not shown."""
        return self._asked

    def show_preview(self, plan: Plan, told: Preview) -> None:
        self.plan = plan
        lines = [tr("This goes for good:"), *(f"  •  {said(each)}" for each in told.goes), ""]
        lines += [tr("This stays:"), *(f"  •  {said(each)}" for each in told.stays)]
        self.preview.setPlainText("\n".join(lines))
        self.ask_typed.setText(tr("Type {name} to confirm", name=plan.confirm))
        self._on_typed()

    def accept(self) -> None:
        if self._busy():
            self.problem.say(tr("Work is still running. Wait until it has ended, or stop it; then erase."))
            return
        assert self.plan is not None
        try:
            check_reason(self.plan, self.why.text())
            check_actor(self.plan, self._author())
        except CatalogError as error:
            self.problem.say(error)
            return
        super().accept()

    def _on_typed(self) -> None:
        confirmed = self.plan is not None and self.typed.text().strip() == self.plan.confirm
        self.go.setEnabled(confirmed and bool(self.why.text().strip()))
