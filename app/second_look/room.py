"""The room of second looks: a queue of what others coded, and two coders side by side."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from app.i18n import tr, trn
from app.notices import Notices
from app.room import Desk, Panel, Place
from app.second_look.assign_dialog import AssignDialog
from app.second_look.coders_panel import CodersPanel
from app.second_look.looking_panel import LookingPanel
from catalog.model.records import Annotation, Assignment
from catalog.operations import adjudication, assignments, taking_in

AROUND_SECONDS = 1


class SecondLookRoom:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.looking = LookingPanel(desk.session)
        self.coders = CodersPanel(desk.session)
        self.dialog: AssignDialog | QFileDialog | None = None
        self.panels = [
            Panel(
                "second look", tr("Second look"), self.looking, Place.BELOW, behind="annotations", shown=False
            ),
            Panel(
                "two coders", tr("Two coders"), self.coders, Place.BELOW, behind="annotations", shown=False
            ),
        ]
        self._connect()

    def close(self) -> None:
        """Nothing runs here."""

    def _connect(self) -> None:
        desk, looking, coders = self._desk, self.looking, self.coders
        looking.go_asked.connect(self._go)
        looking.play_asked.connect(self._play)
        looking.counted.connect(
            lambda count: desk.title("second look", f"{tr('Second look')}  {count}".rstrip())
        )
        coders.go_asked.connect(self._go_to)
        coders.assign_asked.connect(self.ask_to_assign)
        coders.copy_asked.connect(self._ask_for_copy)
        coders.take_in_asked.connect(self._ask_for_coded)
        coders.code_asked.connect(desk.session.choose_assignment)
        coders.hand_in_asked.connect(self._hand_in)
        coders.finish_asked.connect(self._finish)
        desk.actions["second_look"].triggered.connect(lambda: desk.bring_up("second look"))
        desk.actions["two_coders"].triggered.connect(lambda: desk.bring_up("two coders"))

    # ---------------------------------------------------------------- a second look

    def _go(self, annotation: Annotation) -> None:
        self._go_to(annotation.media_uid, annotation.start_pts)
        self._desk.session.choose_annotation(annotation.uid)

    def _go_to(self, media_uid: str, pts: int) -> None:
        media = self._desk.session.media_of(media_uid)
        if media is not None:
            self._desk.opener.open_at(media, pts)

    def _play(self, annotation: Annotation) -> None:
        media, player = self._desk.session.media, self._desk.player
        if media is None or media.uid != annotation.media_uid or not player.loaded:
            self._go(annotation)
            return
        margin = round(AROUND_SECONDS / media.time_base)
        end = annotation.end_pts if annotation.end_pts is not None else annotation.start_pts
        player.play_span(annotation.start_pts - margin, end + margin, then_pts=annotation.start_pts)

    # ---------------------------------------------------------------- a second coder

    def ask_to_assign(self) -> None:
        session = self._desk.session
        dialog = AssignDialog(session, self._desk.window)

        def assign() -> None:
            session.write(
                lambda: assignments.assign(
                    session.case,
                    actor=session.author,
                    coder=dialog.coder.text(),
                    title=dialog.title.text(),
                    media_uids=dialog.media_uids,
                    term_codes=dialog.term_codes,
                    note=dialog.note.text(),
                )
            )

        dialog.accepted.connect(assign)
        self._open(dialog)

    def _ask_for_copy(self, assignment: Assignment) -> None:
        dialog = QFileDialog(self._desk.window, tr("Where the blind copy goes: a new folder"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.selectFile(f"{assignment.coder}-{assignment.number}")
        dialog.filesSelected.connect(lambda names: self.copy_to(assignment, Path(names[0])))
        self._open(dialog)

    def copy_to(self, assignment: Assignment, target: Path) -> None:
        session = self._desk.session
        self._desk.work.submit(
            tr("Blind copy for {name}", name=assignment.coder),
            lambda: assignments.blind_copy(session.case, assignment.uid, target, actor=session.author),
            then=lambda made: self._say_copied(assignment, made),
            beside=True,
        )

    def _say_copied(self, assignment: Assignment, made: assignments.BlindCopy) -> None:
        ready = tr(
            "{name} is ready. Give the whole folder to {coder}.",
            name=made.path.name,
            coder=assignment.coder,
        )
        notices = self._desk.window.findChild(Notices)
        if made.left_out and notices is not None:  # it stays until it is put away
            left_out = tr("Left out: {what}", what="; ".join(made.left_out))
            notices.tell("blind copy", f"{ready} {left_out}")
        else:
            self._desk.session.said.emit(ready)

    def _ask_for_coded(self) -> None:
        dialog = QFileDialog(self._desk.window, tr("The folder that came back"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.filesSelected.connect(lambda names: self.take_in(Path(names[0])))
        self._open(dialog)

    def take_in(self, path: Path) -> None:
        session = self._desk.session

        def say(taken: taking_in.TakenIn) -> None:
            session.refresh()
            name = taken.assignment.coder
            words = [tr("{count} annotations of {name} taken in.", count=len(taken.annotations), name=name)]
            if taken.kept:
                words.append(trn("%n were changed here since, and stay as they are.", taken.kept))
            if taken.elsewhere:
                words.append(trn("%n lie in other recordings, and were left out.", taken.elsewhere))
            session.said.emit(" ".join(words))

        self._desk.work.submit(
            tr("Take in {name}", name=path.name),
            lambda: taking_in.take_in(session.case, path, actor=session.author),
            then=say,
            beside=True,
        )

    def _hand_in(self, assignment: Assignment) -> None:
        session = self._desk.session
        if session.write(assignments.hand_in, session.case, assignment.uid, actor=session.author) is not None:
            session.choose_assignment(None)
            session.said.emit(tr("Handed in. {key:undo} takes that back."))

    def _finish(self, assignment: Assignment) -> None:
        session = self._desk.session
        session.write(adjudication.finish, session.case, assignment.uid, actor=session.author)

    def _open(self, dialog: AssignDialog | QFileDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
