"""What each action does. The table of actions says how they are called; this says what happens."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QInputDialog, QWidget

from app.actions import Actions, ask_with
from app.annotate.coder import Coder
from app.annotate.editor import AnnotationEditor
from app.annotate.marks import Marks
from app.annotate.not_seen import NotSeenDialog
from app.annotate.vocabulary_panel import VocabularyPanel
from app.i18n import tr
from app.job_bridge import WorkQueue
from app.library.add_link import AddLinkDialog
from app.library.intake import Intake
from app.library.library_panel import LibraryPanel
from app.library.row_dialogs import LeaveOutDialog, SavedByHandDialog
from app.player.go_to import GoToDialog
from app.player.player import Player
from app.player.runs import ExamineDialog
from app.resuming import take_up
from app.session import CaseSession
from app.settings import Settings
from catalog.model.records import Annotation, Examination, Extent, Keyframe, Media, Posting, Presence
from catalog.model.selection import shown_examination
from catalog.operations import annotate, cases
from catalog.operations.examine import grab_keyframe


class Commands(QObject):
    """Dialogs do not stop the window: each is opened, and acts when it is accepted."""

    def __init__(
        self,
        window: QWidget,
        *,
        session: CaseSession,
        queue: WorkQueue,
        player: Player,
        marks: Marks,
        coder: Coder,
        intake: Intake,
        vocabulary: VocabularyPanel,
        editor: AnnotationEditor,
        settings: Settings,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._queue = queue
        self._player = player
        self._marks = marks
        self._coder = coder
        self._intake = intake
        self._vocabulary = vocabulary
        self._settings = settings
        self.dialog: QWidget | None = None
        vocabulary.add_asked.connect(coder.tap)
        vocabulary.commit_asked.connect(self.commit)
        vocabulary.not_seen_asked.connect(self.ask_not_seen)
        editor.not_seen_asked.connect(self.ask_not_seen)
        editor.now_asked.connect(lambda name: self._set_to_now(editor, name))

    def connect_to(self, actions: Actions) -> None:
        player, marks = self._player, self._marks
        self._vocabulary.find_asked.connect(lambda words: ask_with(actions["find"], words))
        self._vocabulary.edit_asked.connect(actions["edit_vocabulary"].trigger)
        done = {
            "add_link": self.ask_for_links,
            "add_files": self.ask_for_files,
            "add_folder": self.ask_for_folder,
            "examine": self.ask_how_to_examine,
            "author": self.ask_for_author,
            "undo": self._session.undo,
            "redo": self._session.redo,
            "play": player.toggle,
            "play_typing": player.toggle,
            "frame_back": lambda: player.step(-1),
            "frame_forward": lambda: player.step(1),
            "second_back": lambda: player.skip(-1),
            "second_forward": lambda: player.skip(1),
            "ten_back": lambda: player.skip(-10),
            "ten_forward": lambda: player.skip(10),
            "first_frame": lambda: player.go_to_number(0),
            "last_frame": lambda: player.go_to_number(player.last_number),
            "go_to": self.ask_for_time,
            "slower": player.slower,
            "faster": player.faster,
            "a_little_slower": lambda: player.a_little(-1),
            "a_little_faster": lambda: player.a_little(1),
            "normal_speed": lambda: player.set_rate(1.0),
            "capture": self.capture,
            "mark_in": lambda: marks.set_begin(player.pts),
            "mark_out": self.mark_out,
            "clear_marks": marks.clear,
            "commit": self.commit,
            "not_seen": self.ask_not_seen,
            "previous_annotation": lambda: self.go_to_annotation(-1),
            "next_annotation": lambda: self.go_to_annotation(1),
            "split": self.split,
        }
        for action_id, do in done.items():
            actions[action_id].triggered.connect(lambda _=False, do=do: do())

    def connect_library(self, library: LibraryPanel) -> None:
        """What the menus of its rows ask for."""
        library.rate_asked.connect(self.rate)
        library.try_again_asked.connect(self._intake.try_again)
        library.join_asked.connect(self.ask_for_saved_file)
        library.examine_asked.connect(self.ask_how_to_examine)
        library.leave_out_asked.connect(self.ask_why_left_out)
        library.let_in_asked.connect(self.let_in)

    # ---------------------------------------------------------------- bringing in

    def ask_for_links(self) -> None:
        dialog = AddLinkDialog(self._session, self._queue, self._intake.links, self._window)
        self._open(dialog)
        dialog.accepted.connect(lambda: self._intake.add_wanted(dialog.wanted))

    def ask_for_files(self) -> None:
        dialog = QFileDialog(self._window, tr("Add files"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self._look_at)
        self._open(dialog)

    def ask_for_folder(self) -> None:
        dialog = QFileDialog(self._window, tr("Add a folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.filesSelected.connect(self._look_at)
        self._open(dialog)

    def _look_at(self, names: list[str]) -> None:
        self._intake.paths_chosen.emit([Path(name) for name in names])

    def ask_for_saved_file(self, posting: Posting) -> None:
        """For a link that failed: a file that somebody saved from there by other means."""
        dialog = SavedByHandDialog(posting, self._window)
        dialog.accepted.connect(lambda: self._intake.join(posting, dialog.path, dialog.obtained))
        self._open(dialog)

    def ask_how_to_examine(self, media: Media | None = None) -> None:
        """A recording's shots, keyframes and sound again (the chosen one's, if none is given), as densely as asked."""
        media = media or self._session.media
        if media is None:
            return
        last = shown_examination(self._session.case.find(Examination, media_uid=media.uid))
        dialog = ExamineDialog(media, last, self._window)
        dialog.accepted.connect(lambda: self._intake.examine(media, dialog.settings))
        self._open(dialog)

    # ---------------------------------------------------------------- watching

    def ask_for_time(self) -> None:
        if self._session.moments is None or not self._player.loaded:
            return
        self._player.pause()
        dialog = GoToDialog(self._session.moments, self._player.pts, self._window)
        dialog.accepted.connect(lambda: self._player.go_to_pts(dialog.pts))
        self._open(dialog)

    def capture(self) -> None:
        """The frame on screen becomes a keyframe with a still."""
        media, moments = self._session.media, self._session.moments
        if media is None or moments is None or not self._player.loaded:
            return
        self._player.pause()
        pts, case, author = self._player.pts, self._session.case, self._session.author
        blind = self._session.assignment is not None
        self._queue.submit(
            tr("Still of {label} at {time}", label=media.label, time=moments.clock(pts)),
            lambda: grab_keyframe(case, media.uid, pts, actor=author, blind=blind),
            then=lambda keyframe: self._say_captured(media, keyframe),
            quiet=True,
        )

    def _say_captured(self, media: Media, keyframe: Keyframe) -> None:
        self._session.refresh()
        self._session.said.emit(
            tr(
                "Frame {frame} is now still {label}-K{number}.",
                frame=keyframe.frame,
                label=media.label,
                number=keyframe.number,
            )
        )

    # ---------------------------------------------------------------- annotating

    def mark_out(self) -> None:
        if self._session.moments is not None:
            self._marks.set_end(self._session.moments.after(self._player.pts))

    def commit(self) -> None:
        self._coder.commit(self._vocabulary.chosen())

    def go_to_annotation(self, direction: int) -> None:
        """To the next beginning of an annotation, seen from where the player stands."""
        here, chosen = self._player.pts, self._session.annotation
        ordered = self._session.annotations
        if chosen is not None and chosen.start_pts == here:
            position = ordered.index(chosen) + direction
            found = ordered[position] if 0 <= position < len(ordered) else None
        elif direction > 0:
            found = next((each for each in ordered if each.start_pts > here), None)
        else:
            found = next((each for each in reversed(ordered) if each.start_pts < here), None)
        if found is not None:
            self._session.choose_annotation(found.uid)
            self._player.go_to_pts(found.start_pts)

    def split(self) -> None:
        chosen = self._session.annotation
        if chosen is None:
            self._session.said.emit(tr("Choose the annotation that is to be split first."))
            return
        made = self._session.write(
            annotate.split_annotation,
            self._session.case,
            chosen.uid,
            self._player.pts,
            actor=self._session.author,
        )
        if made is not None:
            self._session.choose_annotation(made[1].uid)
            self._session.said.emit(
                tr("Split into A{number} and A{number_2}.", number=made[0].number, number_2=made[1].number)
            )

    def ask_not_seen(self, annotation: Annotation | None = None) -> None:
        """Asks for the look; for a new annotation of the chosen term, or for one that is there."""
        moments = self._session.moments
        term = self._session.term(annotation.term_code) if annotation else self._vocabulary.chosen()
        if moments is None or term is None:
            self._session.said.emit(tr("Choose in the vocabulary what was looked for first."))
            return
        self._player.pause()
        span = self._marks.span
        if annotation is not None and annotation.end_pts is not None:
            span = (annotation.start_pts, annotation.end_pts)
        dialog = NotSeenDialog(self._session, moments, term, span, self._window)
        dialog.accepted.connect(lambda: self._record_look(dialog, term.code, annotation))
        self._open(dialog)

    def _record_look(self, dialog: NotSeenDialog, term_code: str, annotation: Annotation | None) -> None:
        session, media = self._session, self._session.media
        if media is None:
            return
        said: dict[str, Any] = {
            "extent": str(Extent.INTERVAL),
            "start_pts": dialog.start_pts,
            "end_pts": dialog.end_pts,
            "presence": str(Presence.NOT_SEEN),
            "look_speed": dialog.speed,
            "look_with_sound": dialog.with_sound,
        }
        case, author = session.case, session.author
        if annotation is not None:
            session.write(annotate.edit_annotation, case, annotation.uid, actor=author, **said)
            return
        made = session.write(
            lambda: annotate.add_annotation(
                case,
                actor=author,
                media_uid=media.uid,
                term_code=term_code,
                assignment_uid=session.assignment_uid,
                **said,
            )
        )
        if made is not None:
            self._marks.clear()
            session.choose_annotation(made.uid)

    def _set_to_now(self, editor: AnnotationEditor, name: str) -> None:
        moments = self._session.moments
        if moments is not None and self._player.loaded:
            pts = self._player.pts
            editor.set_time(name, moments.after(pts) if name == "end_pts" else pts)

    # ---------------------------------------------------------------- the window

    def rate(self, media: Media, rating: str) -> None:
        self._session.write(
            annotate.rate_graphic, self._session.case, media.uid, rating, actor=self._session.author
        )
        self._session.concealment_changed.emit()

    def ask_why_left_out(self, media: Media) -> None:
        dialog = LeaveOutDialog(media, self._window)
        dialog.accepted.connect(lambda: self._restrict(media, dialog.reason))
        self._open(dialog)

    def let_in(self, media: Media) -> None:
        """Reports show it again."""
        self._restrict(media, "")

    def _restrict(self, media: Media, reason: str) -> None:
        case, author = self._session.case, self._session.author
        if self._session.write(annotate.restrict, case, media.uid, reason, actor=author) is not None:
            told = (
                tr("{label} is left out of reports. {key:undo} takes that back.", label=media.label)
                if reason
                else tr("{label} is in reports again. {key:undo} takes that back.", label=media.label)
            )
            self._session.said.emit(told)

    def ask_for_author(self) -> None:
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle(tr("Work under another name"))
        dialog.setLabelText(tr("Name or pseudonym that stands in the case for what you do from now on:"))
        dialog.setTextValue(self._session.author)
        dialog.textValueSelected.connect(self._set_author)
        self._open(dialog)

    def _set_author(self, name: str) -> None:
        if name.strip():
            self._settings.author = self._session.author = name.strip()
            cases.work_as(self._session.case, name.strip())
            take_up(self._session)
            self._session.history_changed.emit()

    def _open(self, dialog: QWidget) -> None:
        self.dialog = dialog
        dialog.finished.connect(dialog.deleteLater)  # type: ignore[attr-defined]
        dialog.open()  # type: ignore[attr-defined]
