"""The window: only puts panels together."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QLabel, QMainWindow, QStackedWidget

from app import messages, theme
from app.actions import Actions
from app.annotate.coder import Coder
from app.annotate.editor import AnnotationEditor
from app.annotate.marks import Marks
from app.annotate.table_panel import TablePanel
from app.annotate.vocabulary_panel import VocabularyPanel
from app.care.care import Care
from app.closing import ask_to_stop
from app.commands import Commands
from app.copies.acting import Copying
from app.copies.panel import CopiesPanel
from app.copies.search import CopySearch
from app.docks import Docks
from app.first_steps import FirstSteps
from app.flow import column
from app.furnishing import Furnishing
from app.garbage import Garbage
from app.i18n import tr
from app.job_bridge import WorkQueue
from app.keyboard import Keyboard
from app.keymap import KeyMap
from app.library.intake import Intake
from app.library.invitation import Invitation
from app.library.library_panel import LibraryPanel
from app.menus import Menus
from app.models.keyframes import KeyframeModel
from app.models.library import LibraryModel
from app.models.thumbnails import Thumbnails
from app.notices import Notices
from app.player.first_look import FirstLook
from app.player.keyframe_strip import KeyframeStrip
from app.player.opening import Opener
from app.player.player import Player
from app.player.stage import Stage
from app.player.strip_menu import StripMenu
from app.queue.queue_panel import QueuePanel
from app.report.reporting import Reporting
from app.resuming import keep_place, resume, take_up
from app.room import Desk, Panel, Place, Room
from app.rooms import ROOMS
from app.session import CaseSession
from app.settings import Settings
from app.shell import Shell
from app.suggestions.bar import SuggestionBar
from app.suggestions.deciding import Deciding
from app.suggestions.listening import Listening
from app.timeline.timeline import Timeline
from catalog import later
from catalog.case import Case
from catalog.model.records import Keyframe, Media

SAID_MILLISECONDS = 7000
WITH_RECORDINGS = ["strip", "timeline", "annotations", "copies"]
"""Panels that say nothing in a case without recordings."""


class MainWindow(QMainWindow):
    """One case. Closing it ends its work and lets go of the case's files; the case itself is not closed. It is seen
    before the recording is opened that was open last."""

    seen = Signal()
    """Painted for the first time."""

    def __init__(self, case: Case, *, author: str, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._closing = self._was_seen = False
        self.garbage = Garbage(lambda: not self.player.running, self)
        self.session = CaseSession(case, author=author, parent=self)
        self.work = self.session.work = WorkQueue(self)
        self.actions_table = Actions(self, KeyMap(settings, self))
        self.marks = Marks(self)
        self.player = Player(self)
        self.coder = Coder(self.session, self.player, self.marks, self)
        self.opener = Opener(self.session, self.work, self.player)
        self.strip_menu = StripMenu(self.session, self.work)
        self.listening = Listening(self.session, self.work)
        self.copy_search = CopySearch(self.session, self.work)
        self.deciding = Deciding(self.session, self.player)
        self.intake = Intake(self.session, self.work, settings)
        self.first_look = FirstLook(self.session, self.work)
        self.reporting = Reporting(self.session, self.work, self)
        self._make_panels()
        self.commands = Commands(
            self,
            session=self.session,
            queue=self.work,
            player=self.player,
            marks=self.marks,
            coder=self.coder,
            intake=self.intake,
            vocabulary=self.vocabulary,
            editor=self.editor,
            settings=settings,
        )
        self._lay_out()
        self.care = Care(
            self,
            session=self.session,
            player=self.player,
            notices=self.notices,
            actions=self.actions_table,
            settings=settings,
        )
        self.menus = Menus(self.menuBar(), self.actions_table, self.docks, self.session)
        self.shell = Shell(
            self,
            session=self.session,
            actions=self.actions_table,
            coder=self.coder,
            docks=self.docks,
            settings=settings,
            say=self.say,
        )
        self.keyboard = Keyboard(self, self.actions_table, self.coder.is_code)
        self._connect()
        self.setAcceptDrops(True)
        take_up(self.session)  # before anything is seen
        self._restore_layout()
        self._show_state()
        self.stage.set_sound(settings.volume, muted=False)
        self.seen.connect(self.opener.get_ready)
        self.seen.connect(lambda: self.session.reader.ask("arrays", later.load, lambda _: self._begin()))

    def _begin(self) -> None:
        resume(self.session, self.opener, self._settings)
        self.intake.restore_posters()
        self.copy_search.search_all()

    # ---------------------------------------------------------------- parts

    def _make_panels(self) -> None:
        session, actions = self.session, self.actions_table
        thumbnails = self.thumbnails = Thumbnails(session)
        self.library_model = LibraryModel(session, thumbnails, self.copy_search)
        self.keyframe_model = KeyframeModel(session, thumbnails, self.first_look)
        self.library = LibraryPanel(session, self.library_model, actions)
        self.queue_panel = QueuePanel(self.work, self.intake.links)
        self.stage = Stage(session, self.player, self.marks, actions)
        self.strip = KeyframeStrip(self.keyframe_model)
        self.timeline = Timeline(session, self.listening.waveform)
        self.suggestion_bar = SuggestionBar(session, actions)
        self.table = TablePanel(session)
        self.copies = CopiesPanel(session, self.copy_search, thumbnails)
        self.copying = Copying(session, self.work, self.opener, thumbnails, self)
        self.vocabulary = VocabularyPanel(session, thumbnails)
        self.editor = AnnotationEditor(session)
        self.invitation = Invitation(actions)

    def _lay_out(self) -> None:
        self.centre = QStackedWidget()
        self.centre.addWidget(self.invitation)
        self.centre.addWidget(self.stage)
        self.notices = Notices()
        self.steps = FirstSteps(
            session=self.session,
            player=self.player,
            reporting=self.reporting,
            actions=self.actions_table,
            settings=self._settings,
        )
        self.setCentralWidget(column(self.steps, self.notices, self.centre))
        self.docks = Docks(self)
        self._desk = self._made_desk()
        self._rooms: list[Room] = []
        self._panels: list[Panel] = []
        self._put_up(self._own_panels())
        for make in ROOMS:
            self._furnish(make)
        self.furnishing = Furnishing(self._furnish, self.actions_table, self)
        self.docks.await_later(self.furnishing.panels, self.furnishing.bring)
        self._mode = QLabel()
        self._mode.setContentsMargins(0, 5, 8, 5)  # as high as the badges that come later
        self.statusBar().addPermanentWidget(self._mode)
        self.statusBar().setSizeGripEnabled(False)

    def _furnish(self, make: Callable[[Desk], Room]) -> None:
        room = make(self._desk)
        self._rooms.append(room)
        self._put_up(room.panels)

    @property
    def rooms(self) -> list[Room]:
        """All of them: those that were to come later come now."""
        self.furnishing.finish()
        return self._rooms

    @property
    def panels(self) -> list[Panel]:
        """Of all rooms, and the window's own."""
        self.furnishing.finish()
        return self._panels

    def _put_up(self, panels: list[Panel]) -> None:
        self._panels += panels
        for panel in panels:
            self.docks.add(panel)

    def _made_desk(self) -> Desk:
        return Desk(
            window=self,
            session=self.session,
            work=self.work,
            intake=self.intake,
            library=self.library,
            player=self.player,
            opener=self.opener,
            actions=self.actions_table,
            marks=self.marks,
            coder=self.coder,
            stage=self.stage,
            timeline=self.timeline,
            thumbnails=self.thumbnails,
            settings=self._settings,
            say=self.say,
            bring_up=lambda id: self.docks.bring_up(id),
            chosen_term=self.vocabulary.chosen,
            title=lambda id, text: self.docks.title(id, text),
        )

    def _own_panels(self) -> list[Panel]:
        self.library.setMinimumWidth(210)
        self.vocabulary.setMinimumWidth(300)
        return [
            Panel("recordings", tr("Recordings"), self.library, Place.LEFT),
            Panel("strip", tr("Keyframes"), self.strip, Place.LEFT),
            Panel("work", tr("Work"), self.queue_panel, Place.LEFT),
            Panel("vocabulary", tr("Vocabulary"), self.vocabulary, Place.RIGHT),
            Panel("annotation", tr("Annotation"), self.editor, Place.RIGHT),
            Panel("timeline", tr("Timeline"), column(self.timeline, self.suggestion_bar), Place.BELOW),
            Panel("annotations", tr("Annotations"), self.table, Place.BELOW, behind="timeline"),
            Panel("copies", tr("Copies"), self.copies, Place.BELOW, behind="timeline"),
        ]

    def _connect_actions(self) -> None:
        actions = self.actions_table
        self.commands.connect_to(actions)
        actions["reveal"].triggered.connect(self.stage.toggle_concealment)
        actions["mute"].triggered.connect(self.stage.toggle_mute)
        actions["zoom_in"].triggered.connect(lambda: self.timeline.zoom_at_cursor(True))
        actions["zoom_out"].triggered.connect(lambda: self.timeline.zoom_at_cursor(False))
        actions["zoom_all"].triggered.connect(self.timeline.zoom_all)
        self.deciding.connect_to(actions, self.suggestion_bar)
        self.copying.connect_to(actions, self.copies)
        actions["filter"].triggered.connect(self._search_annotations)
        actions["clear_marks"].triggered.connect(self.stage.picture.setFocus)
        actions["case_details"].triggered.connect(self.reporting.show_details)
        actions["report"].triggered.connect(self.reporting.ask)
        actions["quit"].triggered.connect(self.close)
        actions["find_copies"].triggered.connect(self._find_copies)

    def _connect(self) -> None:
        session, player = self.session, self.player
        self._connect_actions()
        self.table.counted.connect(
            lambda text: self.docks.title("annotations", f"{tr('Annotations')}  {text}")
        )
        self.table.count()
        self.copies.told.connect(lambda text: self.docks.title("copies", f"{tr('Copies')}  {text}"))
        self.keyboard.code_pressed.connect(self.coder.press)
        self.keyboard.code_lifted.connect(self.coder.lift)
        self.keyboard.code_released.connect(self.coder.release)
        self.keyboard.focus_lost.connect(self.coder.let_go)
        self.coder.held_changed.connect(lambda: self.vocabulary.show_held(self.coder.held_codes()))
        self.coder.said.connect(self.say)
        self.deciding.said.connect(self.say)
        self.copying.said.connect(self.say)
        self.listening.heard.connect(self._on_heard)
        session.said.connect(self.say)
        session.failed.connect(lambda error: messages.show_error(self, error))
        session.media_chosen.connect(self._on_media)
        session.library_changed.connect(self._show_state)
        session.history_changed.connect(self._show_mode)
        player.moved.connect(self._on_moved)
        player.failed.connect(lambda error: self.stage.show_problem("\n".join(messages.in_words(error))))
        player.playback_failed.connect(
            lambda text: self.say(
                tr("This file cannot be played here ({reason}). Stepping and stills still work.", reason=text)
            )
        )
        self.opener.problem.connect(self.stage.show_problem)
        self.opener.opened.connect(self.timeline.reload)
        self.opener.opened.connect(lambda: self._on_moved(player.pts))
        self.timeline.go_asked.connect(player.go_to_pts)
        self.timeline.annotation_clicked.connect(session.choose_annotation)
        self.timeline.suggestion_clicked.connect(session.choose_suggestion)
        self.strip.chosen.connect(player.go_to_pts)
        self.strip.menu_asked.connect(self._show_strip_menu)
        self.table.go_asked.connect(player.go_to_pts)
        self.marks.changed.connect(lambda: self.timeline.show_marks(self.marks.begin, self.marks.end))
        self.commands.connect_library(self.library)
        self.stage.rate_asked.connect(self.commands.rate)
        self.work.finished.connect(lambda _: session.refresh())
        self.intake.links.show_asked.connect(self.actions_table["links"].trigger)
        self.intake.archived.connect(self.first_look.ask)
        self.opener.opened.connect(self.first_look.show_chosen)
        self.first_look.drawn.connect(self.library_model.repaint)
        self.intake.examined.connect(self.first_look.put_away)
        self.intake.examined.connect(self._on_examined)
        self.intake.thumbnails_made.connect(self.library_model.repaint)
        self.intake.thumbnails_made.connect(self.keyframe_model.repaint)

    # ---------------------------------------------------------------- what is told

    def say(self, text: str) -> None:
        """A line in the status bar, for a while."""
        self.statusBar().showMessage(text, SAID_MILLISECONDS)

    def _on_media(self, media: Media | None) -> None:
        self.marks.clear()
        if media is not None:
            self.intake.restore_thumbnails(media)
            self.listening.restore(media)
        self._show_state()

    def _on_moved(self, pts: int) -> None:
        self.timeline.show_position(pts, running=self.player.running)
        self.strip.show_position(pts)
        self.copies.show_position(pts)

    def _on_examined(self, media_uid: str) -> None:
        self.session.refresh()
        self.library_model.repaint()
        self.copy_search.search(media_uid)
        if self.session.media is not None and self.session.media.uid == media_uid:
            self.opener.reload()
            self.timeline.reload_sound()

    def _search_annotations(self) -> None:
        self.docks.bring_up("annotations")
        self.table.search.setFocus()

    def _find_copies(self) -> None:
        self.docks.bring_up("copies")
        self.copy_search.search_all()

    def _show_strip_menu(self, keyframe: Keyframe | None, place: QPoint) -> None:
        menu = self.strip_menu.menu_for(keyframe, self.strip)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if not menu.isEmpty():
            menu.popup(place)

    def _on_heard(self, media_uid: str) -> None:
        if self.session.media is not None and self.session.media.uid == media_uid:
            self.timeline.reload_sound()

    def _show_state(self) -> None:
        session = self.session
        self.centre.setCurrentIndex(1 if session.library else 0)
        self.docks.put_away([] if session.library else WITH_RECORDINGS)
        self.actions_table.enable(has_media=session.media is not None, read_only=session.case.read_only)
        self._show_mode()

    def _show_mode(self) -> None:
        self.setWindowTitle(f"{self.session.case.details.name} – Framewitness")
        mode = tr("Read-only") + "   ·   " if self.session.case.read_only else ""
        self._mode.setText(mode + tr("Working as {name}", name=self.session.author))

    # ---------------------------------------------------------------- events

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange) and hasattr(self, "docks"):
            self.stage.draw_icons()
            self.library.draw_icons()
            self.queue_panel.draw_icons()
            self.suggestion_bar.draw_icons()
            self.docks.draw_icons()
            self.steps.draw_icons()
            self.notices.draw_icons()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_seen and self.isVisible():
            self._was_seen = True
            QTimer.singleShot(0, self, lambda: self.seen.emit() if self.isVisible() else None)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.intake.takes(event.mimeData()) and not self.session.case.read_only:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.intake.add_dropped(event.mimeData())
        event.acceptProposedAction()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._ask_before_closing():
            event.ignore()
            return
        self.editor.commit_note()
        self.coder.let_go()
        self.keyboard.detach()
        self._keep_layout()
        self.care.close()
        self.furnishing.close()
        for room in self._rooms:
            room.close()
        self.player.close()
        self.intake.close()
        self.session.close()
        self.work.close()
        self.garbage.close()
        event.accept()

    def _ask_before_closing(self) -> bool:
        """True while work runs and the person has not said yet that it may be stopped."""
        running = [] if self._closing else [each.name for each in self.work.unfinished if not each.quiet]
        if running:
            ask_to_stop(self, running, self.close_for_good)
        return bool(running)

    def close_for_good(self) -> None:
        """Closes without asking; what still runs is stopped."""
        self._closing = True
        self.close()

    def _restore_layout(self) -> None:
        self.resize(1440, 900)
        geometry = self._settings.layout("window")
        if geometry is not None:
            self.restoreGeometry(geometry)
        place = self._settings.place(self.session.case.details.uid)
        panels = place.panels if place is not None else ()
        self.docks.restore(self._settings, panels)
        self.docks.bring_to_front(panels)

    def _keep_layout(self) -> None:
        keep_place(self.session, self.player, self.docks, self._settings)
        self.docks.keep(self._settings)
        self._settings.keep_layout("window", self.saveGeometry())
        self._settings.volume = self.stage.volume
        self._settings.sync()


def make_window(case: Case, *, author: str, settings: Settings) -> MainWindow:
    """The window of a case, not shown yet."""
    with theme.undressed():
        return MainWindow(case, author=author, settings=settings)
