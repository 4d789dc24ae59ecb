"""What is done to annotations from the timeline: moved, drawn, merged, copied, changed several at once.

Whatever the mouse does there the keys do too; each is one step that one undo takes back.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection
from typing import Any

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu

from app import swatch
from app.i18n import tr, trn
from app.room import Desk, Panel
from app.timeline.drags import Part, Span
from app.timeline.lanes import Lane
from app.timeline.snapping import Snapping, kept_inside
from app.timeline.track import GUTTER, Spot
from app.vocabulary.words import group_label, label_of
from catalog.model.records import Annotation, AnnotationStatus, Certainty, Extent, Term
from catalog.operations import annotate, annotate_many

CERTAINTIES = {f"certainty_{each.value}": each for each in Certainty}
STATUSES = {f"status_{each.value}": each for each in AnnotationStatus}
NUDGES = {
    "begin_earlier": (Part.BEGIN, -1),
    "begin_later": (Part.BEGIN, 1),
    "end_earlier": (Part.END, -1),
    "end_later": (Part.END, 1),
    "move_earlier": (Part.WHOLE, -1),
    "move_later": (Part.WHOLE, 1),
}
MENU = ("merge", "copy_to_term", "move_here", "split", "delete", "", *CERTAINTIES, "", *STATUSES)
"""Of a right click on an annotation; empty: a line between."""


class TimelineEditing:
    """A room without panels of its own: the timeline's signals and the menu Selection, made into operations."""

    def __init__(self, desk: Desk) -> None:
        self.panels: list[Panel] = []
        self._desk, self._session, self._timeline = desk, desk.session, desk.timeline
        self.menu: QMenu | None = None
        hands = self._timeline.hands
        hands.chosen_term = desk.chosen_term
        hands.began.connect(desk.player.pause)
        hands.dropped.connect(self.put)
        hands.drawn.connect(self._on_drawn)
        self._timeline.menu_asked.connect(self._show_menu)
        self._connect()

    def close(self) -> None:
        """Nothing is held."""

    def _connect(self) -> None:
        done: dict[str, Callable[[], Any]] = {
            "delete": self.delete,
            "select_all": self.select_all,
            "select_before": lambda: self.select_next(-1),
            "select_after": lambda: self.select_next(1),
            "merge": self.merge,
            "copy_to_term": self.ask_for_copy,
            "move_here": self.move_here,
            "zoom_frames": self._timeline.zoom_frames,
            "zoom_chosen": self.zoom_chosen,
            "pan_earlier": lambda: self._timeline.pan_page(-1),
            "pan_later": lambda: self._timeline.pan_page(1),
        }
        for id, (part, frames) in NUDGES.items():
            done[id] = functools.partial(self.nudge, part, frames)
        for id, certainty in CERTAINTIES.items():
            done[id] = functools.partial(self.change, certainty=str(certainty))
        for id, status in STATUSES.items():
            done[id] = functools.partial(self.change, status=str(status))
        for id, do in done.items():
            self._desk.actions[id].triggered.connect(lambda _=False, do=do: do())

    # ---------------------------------------------------------------- selecting

    @property
    def selected(self) -> list[Annotation]:
        """The selected annotations in order of their beginnings; if none, what a person should do is said."""
        found = [each for each in self._session.annotations if each.uid in self._session.selected]
        if not found:
            self._desk.say(tr("Choose an annotation first: click it on the timeline or in the table."))
        return found

    def select_all(self) -> None:
        session = self._session
        chosen = session.annotation or next(iter(session.annotations), None)
        if chosen is not None:
            session.select({each.uid for each in session.annotations}, chosen=chosen.uid)
            self._desk.say(trn("%n annotations selected.", len(session.selected)))

    def select_next(self, direction: int) -> None:
        """Adds the annotation after (or before) the chosen one in time, and chooses it."""
        session, chosen = self._session, self._session.annotation
        if chosen is None:
            return
        position = session.annotations.index(chosen) + direction
        if 0 <= position < len(session.annotations):
            uid = session.annotations[position].uid
            session.select(session.selected | {uid}, chosen=uid)

    def zoom_chosen(self) -> None:
        found = self.selected
        if found:
            ends = [each.end_pts if each.end_pts is not None else each.start_pts + 1 for each in found]
            self._timeline.show_span(found[0].start_pts, max(ends))

    # ---------------------------------------------------------------- moving

    def put(self, spans: dict[str, Span]) -> None:
        """Annotations at other times, in one step."""
        self._write_many(
            tr("Moving annotations"), annotate_many.move_annotations, spans, then=self._say_moved
        )

    def _say_moved(self, moved: list[Annotation]) -> None:
        if moved and self._session.moments is not None:
            clock, first = self._session.moments.clock, moved[0]
            if len(moved) > 1:
                self._desk.say(trn("Moved %n annotations.", len(moved)))
            elif first.end_pts is None:
                self._desk.say(
                    tr("A{number} is at {begin} now.", number=first.number, begin=clock(first.start_pts))
                )
            else:
                words = tr("A{number} runs from {begin} to {end} now.")
                self._desk.say(
                    words.format(number=first.number, begin=clock(first.start_pts), end=clock(first.end_pts))
                )

    def nudge(self, part: Part, frames: int) -> None:
        """The chosen one's edge, or all that is selected, by a frame; the frame at the edge is shown."""
        session, chosen = self._session, self._session.annotation
        snapping = self._snapping()
        found = self.selected
        if chosen is None or snapping is None or not found:
            return
        step = snapping.after if frames > 0 else snapping.before
        start, end = chosen.start_pts, chosen.end_pts
        if part is Part.WHOLE:
            self._move_by(found, step(start) - start, snapping)
        elif part is Part.BEGIN:
            begin = step(start)
            if end is None or begin < end:
                self.put({chosen.uid: (begin, end)})
        elif end is not None:
            until = min(step(end), session.media.end_pts) if session.media else end
            if until > start:
                self.put({chosen.uid: (start, until)})
        now = session.annotation
        if now is not None:
            at_end = part is Part.END and now.end_pts is not None
            shown = snapping.before(now.end_pts) if at_end and now.end_pts is not None else now.start_pts
            self._desk.player.pause()
            self._desk.player.go_to_pts(shown)

    def move_here(self) -> None:
        """All that is selected, so that the chosen one begins where the player stands."""
        chosen, snapping, found = self._session.annotation, self._snapping(), self.selected
        if chosen is not None and snapping is not None and found:
            self._move_by(found, self._desk.player.pts - chosen.start_pts, snapping)

    def _move_by(self, annotations: list[Annotation], by: int, snapping: Snapping) -> None:
        media = self._session.media
        if media is None:
            return
        before: dict[str, Span] = {each.uid: (each.start_pts, each.end_pts) for each in annotations}
        by = kept_inside(before, by, media.first_pts, media.end_pts)
        self.put({uid: snapping.moved(span, by) for uid, span in before.items()})

    def _snapping(self) -> Snapping | None:
        moments = self._session.moments
        return Snapping(moments) if moments is not None and moments.index is not None else None

    # ---------------------------------------------------------------- changing

    def delete(self) -> None:
        session = self._session
        found = [each for each in session.annotations if each.uid in session.selected]
        if not found:
            self._desk.say(tr("Choose the annotation that is to be deleted first."))
            return

        def say(_: int) -> None:
            if len(found) == 1:
                self._desk.say(tr("Deleted A{number}. {key:undo} brings it back.", number=found[0].number))
            else:
                self._desk.say(trn("Deleted %n annotations. {key:undo} brings them back.", len(found)))

        uids = [each.uid for each in found]
        self._write_many(tr("Deleting annotations"), annotate_many.remove_many, uids, then=say)

    def change(self, **changes: str) -> None:
        """Certainty, status or term of all that is selected."""
        found = self.selected
        if found:
            self._write_many(
                tr("Changing annotations"),
                annotate_many.edit_many,
                [each.uid for each in found],
                then=lambda changed: self._desk.say(trn("Changed %n annotations.", len(changed))),
                **changes,
            )

    def merge(self) -> None:
        found = self.selected
        if not found:
            return

        def show(merged: Annotation) -> None:
            self._session.choose_annotation(merged.uid)
            words = trn("Merged %n annotations into A{number}.", len(found), number=merged.number)
            self._desk.say(words)

        uids = [each.uid for each in found]
        self._write_many(tr("Merging annotations"), annotate_many.merge_annotations, uids, then=show)

    def copy_to(self, term: Term) -> None:
        found = self.selected
        if not found:
            return

        def show(made: list[Annotation]) -> None:
            media = self._session.media
            uids = [each.uid for each in made if media is not None and each.media_uid == media.uid]
            if uids:
                self._session.select(set(uids), chosen=uids[0])
            label = label_of(term)
            self._desk.say(trn("Copied %n annotations to “{label}”.", len(made), label=label))

        uids = [each.uid for each in found]
        self._write_many(tr("Copying annotations"), annotate_many.copy_to_term, uids, term.code, then=show)

    def ask_for_copy(self) -> None:
        """A menu of all terms, where the mouse or the chosen annotation is."""
        if self.selected:
            self._pop_up(self._terms_menu(tr("Copy to"), self.copy_to), self._place())

    def _on_drawn(self, lane: Lane, start: int, end: int) -> None:
        """A new annotation over a span: of the chosen term if it is of that group, else of one asked for."""
        term = self._desk.chosen_term()
        if term is not None and term.group == lane.name and not term.retired:
            self.draw(term, start, end)
            return
        menu = self._new_menu(tr("New annotation"))
        for each in self._session.terms:
            if each.group == lane.name and not each.retired:
                self._add_term(menu, each, lambda term: self.draw(term, start, end))
        self._pop_up(menu, QCursor.pos())

    def draw(self, term: Term, start: int, end: int) -> None:
        """A span of this term, or a point at its beginning."""
        media, is_point = self._session.media, term.kind == Extent.POINT
        if media is None:
            return
        made = self._write(
            annotate.add_annotation,
            media_uid=media.uid,
            term_code=term.code,
            extent=str(Extent.POINT if is_point else Extent.INTERVAL),
            start_pts=start,
            end_pts=None if is_point else end,
            assignment_uid=self._session.assignment_uid,
        )
        if made is not None:
            self._session.choose_annotation(made.uid)

    def _write(self, operation: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        session = self._session
        return session.write(operation, session.case, *args, actor=session.author, **kwargs)

    def _write_many(
        self,
        name: str,
        operation: Callable[..., Any],
        which: Collection[str],
        *args: Any,
        then: Callable[[Any], object],
        **kwargs: Any,
    ) -> None:
        """As `_write`, of an operation on all of `which`; beside the window where they are many."""
        case, author = self._session.case, self._session.author
        self._session.write_many(
            name,
            len(which),
            lambda context: operation(case, which, *args, actor=author, context=context, **kwargs),
            then,
        )

    # ---------------------------------------------------------------- menus

    def _show_menu(self, spot: Spot | None, place: QPoint) -> None:
        if spot is not None and spot.annotation is not None:
            menu = self._new_menu(tr("Selection"))
            for id in MENU:
                if id:
                    menu.addAction(self._desk.actions[id])
                else:
                    menu.addSeparator()
            self._pop_up(menu, place)

    def _terms_menu(self, title: str, then: Callable[[Term], None]) -> QMenu:
        menu = self._new_menu(title)
        groups: dict[str, QMenu] = {}
        for term in self._session.terms:
            if not term.retired:
                group = groups.get(term.group) or menu.addMenu(
                    group_label(self._session.vocabulary.groups, term.group)
                )
                groups[term.group] = group
                self._add_term(group, term, then)
        return menu

    def _add_term(self, menu: QMenu, term: Term, then: Callable[[Term], None]) -> None:
        action = menu.addAction(swatch.icon(term), label_of(term))
        action.triggered.connect(lambda: then(term))

    def _new_menu(self, title: str) -> QMenu:
        menu = QMenu(title, self._timeline)
        menu.setAccessibleName(title)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setTearOffEnabled(False)
        return menu

    def _pop_up(self, menu: QMenu, place: QPoint) -> None:
        self.menu = menu
        menu.popup(place)
        menu.setActiveAction(menu.actions()[0])

    def _place(self) -> QPoint:
        """Where the chosen annotation begins on the screen, as far as it is in view."""
        track, chosen = self._timeline.placed_track(), self._session.annotation
        x = track.x(chosen.start_pts) if chosen is not None else 0.0
        inside = QPointF(GUTTER + min(max(0.0, x), track.scale.width), track.head)
        return self._timeline.viewport().mapToGlobal(inside).toPoint()
