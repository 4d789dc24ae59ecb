"""What the window has open: the case, who works on it, the chosen recording and annotation.

Panels read lists from here and are told when one of them changed; whatever writes goes through `write`, so that
every panel is fresh before the next event, and another process' changes are seen within a second.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ParamSpec, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from app import undoing
from app.changed import Changed, changed_since, failed_postings, media_now
from app.chosen_lists import Frames, frames_of, lines_asked, read_lines
from app.held_annotations import HeldAnnotations, Step
from app.i18n import tr
from app.job_bridge import WorkQueue
from app.moments import Moments
from app.reader import Reader
from catalog.case import Case
from catalog.errors import CaseReadOnly, CatalogError
from catalog.jobs import JobContext, SilentContext
from catalog.model.clock import Clock
from catalog.model.records import (
    Actor,
    Annotation,
    Assignment,
    CopyLink,
    Examination,
    Graphic,
    Keyframe,
    Media,
    Posting,
    Region,
    Review,
    Shot,
    StoredObject,
    Suggestion,
    Term,
    TermAttribute,
    TermGroup,
    Utterance,
)
from catalog.operations.alignments import clock_of
from catalog.operations.suggestions import open_suggestions
from catalog.operations.vocabulary_draft import case_vocabulary, with_shapes

P = ParamSpec("P")
T = TypeVar("T")
REFRESH_MILLISECONDS = 1000
AT_ONCE = 100
"""So many records are written while the window waits; more beside it."""


class CaseSession(QObject):
    """The open case as the window sees it. All lists are in the order people expect."""

    library_changed = Signal()
    terms_changed = Signal()
    annotations_changed = Signal()
    keyframes_changed = Signal()
    media_chosen = Signal(object)
    """Media, or None."""
    media_edited = Signal(object)
    """The chosen media's record changed (rating, title); its frames did not."""
    annotation_chosen = Signal(object)
    """Annotation, or None."""
    selection_changed = Signal()
    """`selected` is another set of annotations."""
    suggestions_changed = Signal()
    suggestion_chosen = Signal(object)
    """Suggestion, or None."""
    copy_links_changed = Signal()
    reviews_changed = Signal()
    """Reviews of the chosen media are others, or those of any media may be."""
    utterances_changed = Signal()
    regions_changed = Signal()
    actors_changed = Signal()
    concealment_changed = Signal()
    assignment_changed = Signal()
    """Another coding is shown and made: that of an assignment, or the case's own."""
    coders_hidden_changed = Signal()
    history_changed = Signal()
    """What can be undone or redone may be something else now."""
    failed = Signal(object)
    said = Signal(str)

    def __init__(self, case: Case, *, author: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.case = case
        self.author = author
        self.work: WorkQueue | None = None
        """What takes long goes here; None: everything is done at once."""
        self.library: list[Media] = []
        self.failed_postings: list[Posting] = []
        self.vocabulary = case_vocabulary(case)
        self.terms: list[Term] = []
        """In their order, each with the shape that it is drawn with: its own or its group's."""
        self._by_code: dict[str, Term] = {}
        self.reader = Reader(self)
        self.reader.failed.connect(self.failed)
        self._held = HeldAnnotations(self.reader)
        self.shots: list[Shot] = []
        self.keyframes: list[Keyframe] = []
        self.examinations: list[Examination] = []
        self.removed_keyframes: list[Keyframe] = []
        self.suggestions: list[Suggestion] = []
        """Those of the chosen media that nobody has decided on, in their order in time."""
        self.copy_links: list[CopyLink] = []
        self.reviews: list[Review] = []
        self.utterances: list[Utterance] = []
        """What was watched and what was said of the chosen media, in their order in time."""
        self.regions: list[Region] = []
        """Where the chosen media's annotations are in its picture, by their numbers."""
        self.actors: list[Actor] = []
        """Persons and groups that the case names, by their numbers."""
        self.annotation_counts: dict[str, int] = {}
        self.assignment: Assignment | None = None
        """What is coded now without seeing what others coded; None: the case's own coding."""
        self.coders_hidden = False
        """Whether names of coders are kept from whoever looks again."""
        self.moments: Moments | None = None
        self._media: Media | None = None
        self._annotation_uid: str | None = None
        self.selected: set[str] = set()
        """Uids of the annotations that are worked on together; the chosen one is among them."""
        self._suggestion_uid: str | None = None
        self._revealed: set[str] = set()
        self._seen_version = -1
        self._head = 0
        self._timer = QTimer(self)
        self._timer.setInterval(REFRESH_MILLISECONDS)
        self._timer.timeout.connect(self.look_for_changes)
        self.refresh()
        self._timer.start()

    def close(self) -> None:
        self._timer.stop()
        self.reader.close()

    # ---------------------------------------------------------------- reading

    @property
    def media(self) -> Media | None:
        return self._media

    @property
    def annotations(self) -> list[Annotation]:
        return self._held.all

    @property
    def is_reading(self) -> bool:
        """Whether the annotations are not all here yet, or not as they are now: very many are being read."""
        return self._held.is_reading

    @property
    def begun(self) -> list[Annotation]:
        return self._held.begun

    @property
    def doubtful(self) -> int:
        """How many of the annotations the program wants looked at again."""
        return self._held.doubtful

    def annotations_since(
        self, before: Sequence[Annotation]
    ) -> tuple[Sequence[Annotation], Sequence[Annotation]]:
        """What went and what came since `annotations` were these, each in order."""
        return self._held.since(before)

    @property
    def annotation(self) -> Annotation | None:
        if self._annotation_uid is None:
            return None
        return self._held.by_uid.get(self._annotation_uid)

    @property
    def suggestion(self) -> Suggestion | None:
        return next((each for each in self.suggestions if each.uid == self._suggestion_uid), None)

    def media_of(self, uid: str) -> Media | None:
        return next((each for each in self.library if each.uid == uid), None)

    def name_of(self, who: str) -> str:
        """The name of whoever coded or looked, or that it is not to be known."""
        return tr("hidden") if self.coders_hidden and who != self.author else who

    def hide_coders(self, hidden: bool) -> None:
        """Keeps the names of coders from whoever looks again, until the case is closed."""
        self.coders_hidden = hidden
        self.coders_hidden_changed.emit()

    def term(self, code: str) -> Term | None:
        return self._by_code.get(code)

    def playable(self, media: Media) -> StoredObject:
        return self.case.get(StoredObject, media.playable_object_uid)

    def reference(self, media: Media) -> StoredObject:
        return self.case.get(StoredObject, media.reference_object_uid)

    def actor(self, uid: str | None) -> Actor | None:
        return next((each for each in self.actors if each.uid == uid), None) if uid else None

    def world(self) -> Clock:
        """What ties this case's recordings to one another and to UTC, as it stands now."""
        return clock_of(self.case)

    def look_for_changes(self) -> None:
        """Reads again if anybody, here or in another program, has written since."""
        try:
            if self.case.data_version() != self._seen_version:
                self.refresh()
        except CatalogError as error:
            self._timer.stop()
            self.failed.emit(error)

    def refresh(self) -> None:
        """Reads what the custody log says has changed since the last time, and tells of the lists that did."""
        self._seen_version = self.case.data_version()
        self._head, changed = changed_since(self.case, self._head)
        if changed.touches(Term, TermGroup, TermAttribute):
            self.vocabulary = case_vocabulary(self.case)
            self.terms = with_shapes(self.vocabulary)
            self._by_code = {each.code: each for each in self.terms}
            self.terms_changed.emit()
        if changed.touches(Actor):
            self.actors = self.case.find(Actor, order="number")
            self.actors_changed.emit()
        step = self._next_step(changed)
        if changed.touches(Media, Posting, Annotation):
            self._read_library(changed, step)
        if changed.touches(Keyframe, Shot, Examination):
            self._read_frames()
        if changed.touches(Suggestion):
            self._read_suggestions()
        if changed.touches(CopyLink):
            self.copy_links = self.case.find(CopyLink)
            self.copy_links_changed.emit()
        if changed.touches(Review):
            self._read_reviews(others=True)
        if changed.touches(Utterance):
            self._read_utterances()
        self._take(step)
        if changed.touches(Region):
            self._read_regions()
        if changed.any:
            self.history_changed.emit()

    def _next_step(self, changed: Changed) -> Step:
        here: dict[str, Any] = {"media_uid": self._media.uid if self._media else ""}
        here["assignment_uid"] = self.assignment_uid
        return self._held.next_step(self.case, here, changed.few(Annotation), self._take)

    def _read_library(self, changed: Changed, step: Step) -> None:
        library, failures = self.library, self.failed_postings
        if changed.touches(Media, Posting):
            library, failures = media_now(self.case, library, changed), failed_postings(self.case)
        counts = self._counts(library, changed, step)
        now = (library, failures, counts)
        if now != (self.library, self.failed_postings, self.annotation_counts):
            self.library, self.failed_postings, self.annotation_counts = now
            self._media_again()
            self.library_changed.emit()

    def _counts(self, library: list[Media], changed: Changed, step: Step) -> dict[str, int]:
        """Annotations of each media by its uid; counted anew only where they may be others."""
        few = changed.few(Annotation)
        all_here = few is not None and not self.is_reading and self._held.know_all(few, step)
        if all_here and len(library) == len(self.library) and self._media is not None:
            return {**self.annotation_counts, self._media.uid: len(step.after)}
        counted = self.case.count_by(Annotation, "media_uid", assignment_uid=self.assignment_uid)
        return {each.uid: counted.get(each.uid, 0) for each in library}

    def _media_again(self) -> None:
        if self._media is None:
            return
        now = next((each for each in self.library if each.uid == self._media.uid), None)
        if now is None:
            self.choose_media(None)
        elif now != self._media:
            self._media = now
            if self.moments is not None:
                self.moments = self.moments.again(now)
            self.media_edited.emit(now)
            self.concealment_changed.emit()

    def _read_frames(self) -> None:
        only_by = self.author if self.assignment else None
        now = frames_of(self.case, self._media.uid, only_by=only_by) if self._media else Frames()
        self.examinations, self.removed_keyframes = now.examinations, now.removed
        if (now.keyframes, now.shots) != (self.keyframes, self.shots):
            self.keyframes, self.shots = now.keyframes, now.shots
            self.keyframes_changed.emit()

    def _read_suggestions(self) -> None:
        uid, before = self._media.uid if self._media else "", self.suggestion
        now = open_suggestions(self.case, uid) if uid and not self.assignment else []
        if now != self.suggestions:
            self.suggestions = now
            self.suggestions_changed.emit()
        if before is not None and self.suggestion is None:
            self._suggestion_uid = None
            self.suggestion_chosen.emit(None)

    def _read_reviews(self, *, others: bool = False) -> None:
        """`others`: also told where those of another media may be what changed."""
        uid = self._media.uid if self._media else ""
        reviews = self.case.find(Review, order="start_pts, rowid", media_uid=uid) if uid else []
        if others or reviews != self.reviews:
            self.reviews = reviews
            self.reviews_changed.emit()

    def _read_utterances(self) -> None:
        here = lines_asked(self._media, self.assignment, self.author)
        read_lines(self.case, self.reader, here, before=self.utterances, take=self._take_utterances)

    def _take_utterances(self, utterances: list[Utterance]) -> None:
        if utterances != self.utterances:
            self.utterances = utterances
            self.utterances_changed.emit()

    def _read_regions(self) -> None:
        uid = self._media.uid if self._media else ""
        regions = self.case.find(Region, order="number", media_uid=uid) if uid else []
        if regions != self.regions:
            self.regions = regions
            self.regions_changed.emit()

    def _take(self, step: Step) -> None:
        if step.changes_nothing:
            return
        before = self.annotation
        self._held.take(step)
        if self.selected:
            self._select(self.selected & self._held.by_uid.keys())
        self.annotations_changed.emit()
        if self.annotation is None and not self.is_reading:
            self._annotation_uid = None
        if self.annotation != before:
            self.annotation_chosen.emit(self.annotation)

    # ---------------------------------------------------------------- choosing

    def choose_media(self, media: Media | None) -> None:
        if (media and media.uid) == (self._media and self._media.uid):
            return
        self._media = media
        self.moments = Moments(media, world=self.world) if media else None
        self._annotation_uid = self._suggestion_uid = None
        self._select(set())
        self._read_frames()
        self._read_suggestions()
        self._read_reviews()
        self._read_utterances()
        self._take(self._next_step(Changed(None)))
        self._read_regions()
        self.media_chosen.emit(media)
        self.annotation_chosen.emit(None)
        self.suggestion_chosen.emit(None)

    def choose_annotation(self, uid: str | None) -> None:
        """Makes this one the chosen annotation, and the only one that is selected."""
        self.select({uid} if uid else set(), chosen=uid)

    def select(self, uids: set[str], *, chosen: str | None) -> None:
        """Selects annotations of the chosen media; `chosen`, if any, is one of them."""
        self._select(set(uids))
        if chosen != self._annotation_uid:
            self._annotation_uid = chosen
            self.annotation_chosen.emit(self.annotation)

    def _select(self, uids: set[str]) -> None:
        if uids != self.selected:
            self.selected = uids
            self.selection_changed.emit()

    def choose_suggestion(self, uid: str | None) -> None:
        if uid != self._suggestion_uid:
            self._suggestion_uid = uid
            self.suggestion_chosen.emit(self.suggestion)

    def choose_assignment(self, assignment: Assignment | None) -> None:
        """Codes for an assignment from now on, and shows only what was coded for it; None: the case's own coding."""
        self.assignment = assignment
        self._head = 0
        self.refresh()
        self.assignment_changed.emit()

    @property
    def assignment_uid(self) -> str | None:
        """What annotations that are made now belong to."""
        return self.assignment.uid if self.assignment else None

    # ---------------------------------------------------------------- what may be graphic

    def concealed(self, media: Media | None) -> bool:
        """Whether pictures of this media are to be blurred and its sound kept off."""
        return media is not None and media.graphic != Graphic.NOT_GRAPHIC and media.uid not in self._revealed

    def reveal(self, media: Media, shown: bool) -> None:
        """Shows, or hides again, what may be graphic: for this window only, until it closes."""
        if shown:
            self._revealed.add(media.uid)
        else:
            self._revealed.discard(media.uid)
        self.concealment_changed.emit()

    # ---------------------------------------------------------------- writing

    def write(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | None:
        """Runs an operation that commits at once, then refreshes. What the world did is told by `failed`."""
        try:
            if self.case.read_only:
                raise CaseReadOnly(
                    "This case was opened for reading only.",
                    hint="Copy the case folder to a disk that can be written, and open the copy.",
                )
            result = function(*args, **kwargs)
        except CatalogError as error:
            self.failed.emit(error)
            self.refresh()
            return None
        self.refresh()
        return result

    def write_many(
        self, name: str, many: int, write: Callable[[JobContext], T], then: Callable[[T], object]
    ) -> None:
        """As `write`, of an operation on so many records; `then` gets what it returns. Where they are many, the
        window goes on meanwhile, and the queue shows `name`."""
        if many <= AT_ONCE or self.work is None or self.case.read_only:
            done = self.write(write, SilentContext())
            if done is not None:
                then(done)
            return

        def finish(done: T) -> None:
            self.refresh()
            then(done)

        self.work.write_beside(name, write, then=finish)

    def undo(self) -> None:
        undoing.undo(self)

    def redo(self) -> None:
        undoing.redo(self)
