"""The whole event on one clock: each recording a bar with its annotations, a line across all at the cursor."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QTimer, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip

from app.changed import changed_since
from app.i18n import tr
from app.session import CaseSession
from app.timeline.scale import Scale
from app.together.event_painting import GUTTER, ROW_HEIGHT, RULER, EventPainting
from app.together.event_rows import (
    Event,
    Found,
    Looks,
    Row,
    event_of,
    fill_row,
    find_earliest,
    read_row,
)
from catalog.model.records import Annotation, Media, Posting, Suggestion

ZOOM = 1.25
ROW = "event row"
"""Under this name rows are read."""


class EventTimeline(QAbstractScrollArea):
    """Rows are read one after another beside the window, so that many recordings, or many annotations of one, keep
    nobody waiting."""

    go_asked = Signal(object, int)
    """Media, and a PTS of it."""
    changed = Signal()

    def __init__(self, session: CaseSession) -> None:
        super().__init__()
        self._session = session
        self.event_shown = Event()
        self._looks = Looks(session)
        self.scale = Scale()
        self._cursor: float | None = None
        self._chosen: Media | None = None
        self._counts: dict[str, int] = {}
        self._stale = True
        self._head = 0
        self._coding: str | None = None
        self._under_way: Row | None = None
        """The row that is being read."""
        self.setAccessibleName(tr("Event timeline"))
        self.setMinimumHeight(90)
        self.viewport().setMouseTracking(True)
        self._reading = QTimer(self)
        self._reading.setInterval(0)
        self._reading.timeout.connect(self._read_on)
        session.terms_changed.connect(self.reload)
        session.assignment_changed.connect(self.reload)
        session.annotations_changed.connect(self._chosen_anew)

    # ---------------------------------------------------------------- what is shown

    def show_media(self, chosen: Media | None) -> None:
        if (chosen and chosen.uid) != (self._chosen and self._chosen.uid):
            self._chosen = chosen
            self.reload()

    def reload(self) -> None:
        """Everything may be other now; drawn again once it is seen."""
        self._stale = True
        if self.isVisible():
            self._build()

    def _build(self) -> None:
        self._stale = False
        before, kept = self.event_shown, {row.media.uid: row for row in self.event_shown.rows}
        counts, is_fresh = self._session.annotation_counts, self._freshness()
        self.event_shown = event_of(self._session, self._chosen)
        for row in self.event_shown.rows:
            old = kept.get(row.media.uid)
            read = old is not None and old.loaded and old is not self._under_way
            same = read and old is not None and old.to_common == row.to_common
            fresh = is_fresh(row.media.uid) and counts.get(row.media.uid) == self._counts.get(row.media.uid)
            if old is not None and same and fresh:
                row.marks, row.bangs, row.posted, row.loaded = old.marks, old.bangs, old.posted, True
        self._counts = dict(counts)
        event = self.event_shown
        if (event.start, event.end) != (before.start, before.end) or not before.rows:
            self.scale.length = max(0.1, event.end - event.start)
            self.scale.width = max(1.0, self.viewport().width() - GUTTER - 8)
            self.scale.show_all()
        self._place_bars()
        self._reading.start()
        self.changed.emit()
        self.viewport().update()

    def _freshness(self) -> Callable[[str], bool]:
        """Whether a row of the recording with this uid may stay as it was read: its annotations can be others, and
        as many as before."""
        session, coding = self._session, self._session.assignment_uid
        before = self._head if coding == self._coding else 0
        self._coding = coding
        self._head, changed = changed_since(session.case, before)
        stale: set[str | None] = set()
        kinds: tuple[type[Annotation | Suggestion | Posting], ...] = (Annotation, Suggestion, Posting)
        for kind in kinds:
            few = changed.few(kind)
            if few is None:
                return lambda _: False
            stale |= {each.media_uid for uid in few for each in session.case.find(kind, uid=uid)}
        return lambda uid: uid not in stale

    def _chosen_anew(self) -> None:
        for row in self.event_shown.rows:
            if self._chosen is not None and row.media.uid == self._chosen.uid and row.loaded:
                row.loaded = False
                if self.isVisible():
                    self._reading.start()

    def _read_on(self) -> None:
        waiting = next((row for row in self.event_shown.rows if not row.loaded), None)
        if waiting is None:
            self._reading.stop()
            find_earliest(self.event_shown)
            self.changed.emit()
            self.viewport().update()
            return
        self._reading.stop()
        assert waiting.to_common is not None, "only rows that are tied to the clock are read"
        waiting.loaded = True  # until something of it changes, even while it is read
        self._under_way = waiting
        session = self._session
        session.reader.ask(
            ROW,
            partial(read_row, session.case, waiting.media, waiting.to_common, session.assignment_uid),
            partial(self._take, waiting),
        )

    def _take(self, row: Row, found: Found) -> None:
        self._under_way = None
        fill_row(row, found, self._looks.number)
        self._reading.start()
        self.viewport().update()

    @property
    def reading(self) -> bool:
        return self._reading.isActive() or self._session.reader.waits(ROW)

    def show_position(self, leader: Media | None, pts: int | None) -> None:
        row = self._row_of(leader)
        cursor = row.seconds_at(pts) if row is not None and pts is not None else None
        if cursor != self._cursor:
            self._cursor = cursor
            if self.isVisible():
                self.viewport().update()

    def _row_of(self, media: Media | None) -> Row | None:
        if media is None:
            return None
        return next((row for row in self.event_shown.rows if row.media.uid == media.uid), None)

    # ---------------------------------------------------------------- zoom

    def zoom(self, closer: bool) -> None:
        at = self.scale.width / 2
        if self._cursor is not None:
            x = self.scale.x(self._cursor - self.event_shown.start)
            at = x if 0 <= x <= self.scale.width else at
        self._zoom(ZOOM if closer else 1 / ZOOM, at)

    def zoom_all(self) -> None:
        self.scale.show_all()
        self._place_bars()
        self.viewport().update()

    def _zoom(self, factor: float, at: float) -> None:
        self.scale.zoom(factor, at)
        self._place_bars()
        self.viewport().update()

    def _place_bars(self) -> None:
        rows = len(self.event_shown.rows) + len(self.event_shown.apart)
        height = self.viewport().height() - RULER
        upright = self.verticalScrollBar()
        upright.setRange(0, max(0, round(rows * ROW_HEIGHT - height)))
        upright.setPageStep(max(1, round(height)))
        upright.setSingleStep(round(ROW_HEIGHT))
        along = self.horizontalScrollBar()
        along.blockSignals(True)
        along.setRange(0, max(0, round((self.scale.length - self.scale.shown) * 1000)))
        along.setPageStep(max(1, round(self.scale.shown * 1000)))
        along.setSingleStep(max(1, round(self.scale.shown * 50)))
        along.setValue(round(self.scale.start * 1000))
        along.blockSignals(False)

    # ---------------------------------------------------------------- events

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        try:
            self.paint(painter)
        finally:
            painter.end()

    def paint(self, painter: QPainter) -> None:
        """Draws what is in view."""
        painting = EventPainting(
            painter,
            self.event_shown,
            self._looks,
            self.scale,
            first=self.event_shown.start,
            top=self.verticalScrollBar().value(),
        )
        size = self.viewport().size()
        painting.paint(size.width(), size.height(), self._cursor, self._chosen.uid if self._chosen else "")

    def showEvent(self, event: object) -> None:
        if self._stale:
            self._build()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.scale.resize(self.viewport().width() - GUTTER - 8)
        self._place_bars()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if dx:
            self.scale.move_to(self.horizontalScrollBar().value() / 1000)
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        from PySide6.QtCore import Qt

        turn = event.angleDelta().y() or event.angleDelta().x()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom(ZOOM if turn > 0 else 1 / ZOOM, event.position().x() - GUTTER)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            along = self.horizontalScrollBar()
            along.setValue(along.value() - (1 if turn > 0 else -1) * along.singleStep())
        else:
            super().wheelEvent(event)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        row = self._row_at(place)
        if row is None:
            return
        if row.to_common is None or place.x() < GUTTER:
            self.go_asked.emit(row.media, row.media.first_pts)
            return
        self.go_asked.emit(row.media, row.pts_at(self._seconds_at(place)))

    def _seconds_at(self, place: QPoint) -> float:
        return self.event_shown.start + self.scale.seconds(place.x() - GUTTER)

    def _row_at(self, place: QPoint) -> Row | None:
        """The row under a place; of the ruler the chosen recording's."""
        rows = [*self.event_shown.rows, *self.event_shown.apart]
        if place.y() < RULER:
            return self._row_of(self._chosen) if place.x() >= GUTTER else None
        number = int((place.y() - RULER + self.verticalScrollBar().value()) // ROW_HEIGHT)
        return rows[number] if number < len(rows) else None

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.words_at(event.pos()), self)
            return True
        return super().viewportEvent(event)

    def words_at(self, place: QPoint) -> str:
        """What lies under a place, in words."""
        row = self._row_at(place)
        if row is None or place.y() < RULER:
            return ""
        words = [f"{row.media.label}  {row.media.title}", row.why]
        if row.to_common is not None and place.x() >= GUTTER:
            near = 5 / self.scale.per_second
            seconds, marks = self._seconds_at(place), row.marks
            if len(marks.start):
                under = (marks.start - near <= seconds) & (seconds <= marks.end + near)
                words += [marks.words[number] for number in under.nonzero()[0][:8]]
            if len(row.bangs) and abs(row.bangs - seconds).min() <= near:
                words.append(tr("impulsive sound"))
        return "\n".join(each for each in words if each)
