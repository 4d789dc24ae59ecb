"""The room of the people whom the case names."""

from __future__ import annotations

from app.i18n import tr
from app.people.actor_dialog import ActorDialog
from app.people.panel import PeoplePanel
from app.room import Desk, Panel, Place
from catalog.model.records import Actor, Annotation
from catalog.operations import actors


class PeopleRoom:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.panel = PeoplePanel(desk.session)
        self.panels = [
            Panel("people", self._title(), self.panel, Place.BELOW, behind="annotations", shown=False)
        ]
        self.dialog: ActorDialog | None = None
        self.panel.add_asked.connect(lambda: self._ask(None))
        self.panel.edit_asked.connect(self._ask)
        self.panel.remove_asked.connect(self._remove)
        self.panel.merge_asked.connect(self._merge)
        self.panel.go_asked.connect(self.go_to)
        desk.actions["people"].triggered.connect(lambda: self.show())
        desk.session.actors_changed.connect(self._count)

    def close(self) -> None:
        """It holds nothing open."""

    def show(self) -> None:
        self._desk.bring_up("people")
        self.panel.search.setFocus()

    def go_to(self, annotation: Annotation) -> None:
        """Opens the annotation's recording, chooses it and goes to its beginning."""
        media = self._desk.session.media_of(annotation.media_uid)
        if media is not None:
            self._desk.opener.open_at(media, annotation.start_pts)
            self._desk.session.choose_annotation(annotation.uid)

    def _ask(self, known: Actor | None) -> None:
        dialog = ActorDialog(self._desk.session, known, parent=self._desk.window)
        dialog.accepted.connect(lambda: self.panel.choose(dialog.saved.uid) if dialog.saved else None)
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        dialog.open()

    def _remove(self, found: Actor) -> None:
        session = self._desk.session
        session.write(actors.remove_actor, session.case, found.uid, actor=session.author)
        if session.actor(found.uid) is None:
            self._desk.say(
                tr("{person} is no longer named. {key:undo} brings them back.", person=found.label)
            )

    def _merge(self, gone: Actor, kept: Actor) -> None:
        session = self._desk.session
        done = session.write(actors.merge_actors, session.case, gone.uid, kept.uid, actor=session.author)
        if done is not None:
            self.panel.choose(done.uid)
            self._desk.say(
                tr("{gone} is {kept} now. {key:undo} takes that back.", gone=gone.label, kept=kept.label)
            )

    def _title(self) -> str:
        count = len(self._desk.session.actors)
        return tr("People  {count}", count=count) if count else tr("People")

    def _count(self) -> None:
        self._desk.title("people", self._title())
