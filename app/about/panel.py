"""All that is said about the chosen recording: each field is in the case as soon as it is left."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from app.about.assessing import Assessing
from app.about.form import FieldForm
from app.about.staying import Staying
from app.flow import scrolled
from app.history.words import when
from app.i18n import said, tr
from app.problem import ProblemLine
from app.session import CaseSession
from catalog.errors import CatalogError
from catalog.model.about import changes_of
from catalog.model.records import Disclosure, DisclosureKind, Media
from catalog.operations import about, about_disclosure
from catalog.operations.naming import name_of


class AboutPanel(QWidget):
    def __init__(self, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._media: Media | None = None
        """Whose fields are shown."""
        self._changes_of = ""
        """uid of the recording whose changes are listed, or are being read."""
        self._is_made = False
        self.setAccessibleName(tr("Description of the recording"))

    def make(self) -> None:
        """Makes what is in it, when somebody first wants to see it: most start the window for something else."""
        if self._is_made:
            return
        self._is_made = True
        self.form = FieldForm()
        self.assessing = Assessing()
        self.staying = Staying()
        self.changes = QPlainTextEdit()
        self.changes.setReadOnly(True)
        self.changes.setTabChangesFocus(True)
        self.changes.setAccessibleName(tr("Every change of what is said about this recording"))
        self.problem = ProblemLine()
        self.problem.setTextFormat(Qt.TextFormat.PlainText)  # what was typed stands in it
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(scrolled(self.form, tr("Fields")), tr("Fields"))
        self.tabs.addTab(scrolled(self.assessing, tr("Assessment")), tr("Assessment"))
        self.tabs.addTab(scrolled(self.staying, tr("What stays here")), tr("What stays here"))
        self.tabs.addTab(self.changes, tr("Every change"))
        self.nothing = QLabel(tr("Choose a recording: what is known about it is written here."))
        self.nothing.setObjectName("dim")
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setMargin(16)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.nothing)
        self.stack.addWidget(self.tabs)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self.problem)
        layout.addWidget(self.stack, 1)
        self._follow()

    def _follow(self) -> None:
        session = self._session
        session.media_chosen.connect(lambda _: self._change_recording())
        session.history_changed.connect(self._read)
        session.terms_changed.connect(self._show_terms)
        self.form.left.connect(self.keep)
        self.assessing.asked.connect(self._assess)
        self.staying.keep_field_asked.connect(self._keep_field)
        self.staying.keep_term_asked.connect(self._keep_term)
        self.staying.release_asked.connect(self._release)
        self.staying.lift_asked.connect(self._lift)
        self.tabs.currentChanged.connect(lambda _: self._show_changes())
        self._show_terms()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.make()
        self._change_recording()

    # ---------------------------------------------------------------- what is shown

    def _change_recording(self) -> None:
        """What was typed about the one before is written first."""
        self.keep()
        if self.isVisible():
            self._media = self._session.media
            self._read(keep_edited=False)
            self.assessing.clear()
            self.problem.say("")

    def _read(self, *, keep_edited: bool = True) -> None:
        if not self.isVisible():
            return
        case = self._session.case
        media = self._media and self._session.media_of(self._media.uid)
        self._media = media
        self.stack.setCurrentWidget(self.nothing if media is None else self.tabs)
        if media is None:
            return
        editable = not case.read_only
        self.form.show_texts(about.typed_fields(case, media), keep_edited=keep_edited)
        self.form.set_editable(editable)
        self.assessing.show_statements(about.assessments_of(case, media.uid))
        self.assessing.set_editable(editable)
        decisions = [
            (each, f"{name_of(case, each)}")
            for each in about_disclosure.decided(case)
            if each.media_uid in (None, media.uid)
        ]
        self.staying.show_decisions(decisions)
        self.staying.set_editable(editable)
        self._show_changes()

    def _show_terms(self) -> None:
        self.staying.show_terms([each for each in self._session.terms if not each.retired])

    def _show_changes(self) -> None:
        """They are read beside the window: a step on very many recordings takes long to read."""
        media, session = self._media, self._session
        if media is None or self.tabs.currentWidget() is not self.changes:
            session.reader.forget("changes")
            return
        if media.uid != self._changes_of:
            self.changes.clear()
        self._changes_of = media.uid
        session.reader.ask("changes", lambda: about.history_of(session.case, media), self._list_changes)

    def _list_changes(self, changes: list[about.Said]) -> None:
        lines: list[str] = []
        before = ""
        for each in changes:
            heading = tr("{when} UTC, {who}", when=when(each.time_utc), who=each.actor)
            lines += [heading] if heading != before else []
            before = heading
            lines.append("    " + _in_words(each))
        self.changes.setPlainText("\n".join(lines) or tr("Nothing was said about it yet."))

    # ---------------------------------------------------------------- what is written

    def keep(self) -> None:
        """Writes what was typed in the form; what a field cannot hold stays there, with what is wrong."""
        session = self._session
        if self._media is None or session.case.read_only:
            return
        changes = self.form.changes()
        if not changes:
            return
        if self._taken_by_others(changes):
            return
        try:
            changes_of(changes)
        except CatalogError as error:
            self.problem.say(error)
            return
        self.problem.say("")
        uid, seen = self._media.uid, self.form.seen()
        done = session.write(about.edit_about, session.case, [uid], changes, actor=session.author, seen=seen)
        self._read(keep_edited=done is None)

    def _taken_by_others(self, changes: dict[str, str]) -> bool:
        """Shows what somebody else wrote meanwhile into a field that was typed in, and says what was typed."""
        media = self._media and self._session.media_of(self._media.uid)
        if media is None:
            return False
        now = about.typed_fields(self._session.case, media)
        taken = {name: now[name] for name, text in self.form.seen().items() if now[name] != text}
        if taken:
            self.form.show_texts(taken)
            self.problem.say(
                tr(
                    "Somebody else has changed this meanwhile; it is shown as it stands now. You had typed: {typed}",
                    typed="; ".join(changes[name] or "—" for name in taken),
                )
            )
        return bool(taken)

    def _assess(self, kind: str, value: str, why: str) -> None:
        session = self._session
        if self._media is None:
            return
        done = session.write(
            about.assess,
            session.case,
            [self._media.uid],
            kind=kind,
            value=value,
            why=why,
            actor=session.author,
        )
        if done:
            self.assessing.clear()

    def _keep_field(self, name: str, here: bool, why: str) -> None:
        if self._media is not None:
            uid = self._media.uid if here else None
            session = self._session
            self._decided(
                session.write(
                    about_disclosure.restrict_field,
                    session.case,
                    name,
                    why,
                    actor=session.author,
                    media_uid=uid,
                )
            )

    def _keep_term(self, code: str, why: str) -> None:
        session = self._session
        self._decided(
            session.write(about_disclosure.restrict_term, session.case, code, why, actor=session.author)
        )

    def _release(self, name: str, why: str) -> None:
        session = self._session
        if self._media is not None:
            uid = self._media.uid
            self._decided(
                session.write(
                    about_disclosure.release_field,
                    session.case,
                    name,
                    why,
                    actor=session.author,
                    media_uid=uid,
                )
            )

    def _lift(self, decision: Disclosure) -> None:
        session = self._session
        session.write(about_disclosure.lift, session.case, decision, actor=session.author)

    def _decided(self, made: Disclosure | None) -> None:
        if made is None:
            return
        self.staying.done()
        what = name_of(self._session.case, made)
        kind = tr("the term {what}", what=what) if made.kind == DisclosureKind.TERM else what
        self._session.said.emit(
            tr("From now on {what} goes out. {key:undo} takes that back.", what=kind)
            if made.released
            else tr("From now on {what} stays in the case. {key:undo} takes that back.", what=kind)
        )


def _in_words(change: about.Said) -> str:
    told = tr(
        "{field}: {before} → {after}",
        field=said(change.label),
        before=said(change.before) or "—",
        after=said(change.after) or "—",
    )
    return f"{told} ({change.why})" if change.why else told
