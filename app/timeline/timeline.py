"""The whole recording in one drawing: shots, keyframes, sound, suggestions, a lane for each group of terms."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from app.session import CaseSession
from app.suggestions import words
from app.timeline import painting
from app.timeline.lanes import Placed, lay_out
from app.timeline.scale import Scale
from app.timeline.sound import SoundLane
from app.timeline.track import GUTTER, KEYS, ROW, RULER, SHOTS, SOUND, SUGGESTIONS, Track, lane_height
from catalog.media.waveform import Waveform
from catalog.model.records import Media

ZOOM_STEP = 1.5
T = TypeVar("T")


class Timeline(QAbstractScrollArea):
    """A click goes to that time; on an annotation or suggestion it also chooses it; a drag moves the cursor along."""

    go_asked = Signal(int)
    """PTS"""
    annotation_clicked = Signal(str)
    suggestion_clicked = Signal(str)

    def __init__(
        self,
        session: CaseSession,
        waveform_of: Callable[[Media], Waveform | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._waveform_of = waveform_of
        self.track = Track()
        self.sound = SoundLane(self._read_waveform)
        self.cursor_pts = 0
        self.marks: tuple[int | None, int | None] = (None, None)
        self.hits = painting.Hits()
        self._still: QPixmap | None = None
        """Everything but cursor and marks, as drawn last: the cursor moves 30 times a second."""
        self.setAccessibleName("Timeline")
        self.setAccessibleDescription("Shots, keyframes, sound, suggestions and annotations over time")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumHeight(RULER + SHOTS + KEYS + SOUND + SUGGESTIONS + ROW + 16)
        self.viewport().setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.horizontalScrollBar().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.horizontalScrollBar().valueChanged.connect(self._on_scrolled)
        session.media_chosen.connect(lambda _: self.reload())
        session.annotations_changed.connect(self._lay_out)
        session.terms_changed.connect(self._lay_out)
        session.keyframes_changed.connect(self._draw_again)
        session.annotation_chosen.connect(lambda _: self._draw_again())
        session.suggestions_changed.connect(self._lay_out)
        session.suggestion_chosen.connect(lambda _: self._draw_again())

    def sizeHint(self) -> QSize:
        return QSize(800, 230)

    # ---------------------------------------------------------------- what is told

    def reload(self) -> None:
        """For another recording, or one whose frames are now known."""
        media, moments = self._session.media, self._session.moments
        self.marks = (None, None)
        self.sound.forget()
        if media is None or moments is None:
            self.track = Track(Scale(width=self._track_width()))
            self.cursor_pts = 0
        else:
            length = max(moments.seconds(media.end_pts) - moments.seconds(media.first_pts), 1e-3)
            frames = max(1, media.frame_count)
            scale = Scale(length=length, width=self._track_width(), frame_seconds=length / frames)
            scale.show_all()
            has_sound = media.has_sound or media.kind == "sound"
            self.track = Track(scale, media.first_pts, media.time_base, shows_sound=has_sound)
            self.cursor_pts = media.first_pts
        self._lay_out()

    def reload_sound(self) -> None:
        """The sound of the chosen recording may have been analysed just now."""
        self.sound.forget()
        self._draw_again()

    @property
    def scale(self) -> Scale:
        return self.track.scale

    def show_position(self, pts: int, *, running: bool) -> None:
        """Draws the cursor at `pts`, and turns the page when it left the view."""
        self.cursor_pts = pts
        x = self.scale.x(self.seconds(pts))
        if not 0 <= x <= self.scale.width:
            lead = 0.05 if running else 0.5
            self.scale.move_to(self.seconds(pts) - self.scale.shown * lead)
            self._set_bars()
        self.viewport().update()

    def show_marks(self, begin: int | None, end: int | None) -> None:
        self.marks = (begin, end)
        self.viewport().update()

    def seconds(self, pts: int) -> float:
        """From the first frame, which stands at the left edge."""
        return self.track.seconds(pts)

    def pts(self, seconds: float) -> int:
        media = self._session.media
        if media is None:
            return 0
        pts = media.first_pts + int(seconds / float(media.time_base))
        return min(max(pts, media.first_pts), media.end_pts - 1)

    # ---------------------------------------------------------------- zoom and pan

    def zoom_at_cursor(self, closer: bool) -> None:
        x = self.scale.x(self.seconds(self.cursor_pts))
        if not 0 <= x <= self.scale.width:
            x = self.scale.width / 2
        self._zoom(ZOOM_STEP if closer else 1 / ZOOM_STEP, x)

    def zoom_all(self) -> None:
        self.scale.show_all()
        self._set_bars()
        self.viewport().update()

    def _zoom(self, factor: float, x: float) -> None:
        self.scale.zoom(factor, x)
        self._set_bars()
        self.viewport().update()

    # ---------------------------------------------------------------- events

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._still is None:
            ratio = self.devicePixelRatioF()
            self._still = QPixmap(self.viewport().size() * ratio)
            self._still.setDevicePixelRatio(ratio)
            painter = QPainter(self._still)
            painter.setFont(self.font())
            self.hits = painting.paint_still(painter, self._placed_track(), self._session, self.sound)
            painter.end()
        painter = QPainter(self.viewport())
        painter.drawPixmap(0, 0, self._still)
        if self._session.media is not None:
            painting.paint_moving(painter, self._placed_track(), self.cursor_pts, self.marks)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        self._draw_again()
        super().changeEvent(event)

    def _draw_again(self) -> None:
        self._still = None
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.scale.resize(self._track_width())
        self._set_bars()
        self._draw_again()

    def wheelEvent(self, event: QWheelEvent) -> None:
        turn = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom(1.0015 ** (turn.y() or turn.x()), event.position().x() - GUTTER)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier or turn.x() or not self._is_tall():
            self.scale.move_to(self.scale.start - (turn.x() or turn.y()) / self.scale.per_second)
            self._set_bars()
            self.viewport().update()
        else:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - turn.y() // 3)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._session.media is None:
            return
        place = event.position()
        placed, suggestion = _at(place, self.hits.annotations), _at(place, self.hits.suggestions)
        if suggestion is not None:
            self.go_asked.emit(suggestion.start_pts)
            self.suggestion_clicked.emit(suggestion.uid)
            return
        if place.x() >= GUTTER:
            self._go(place.x())
        if placed is not None:
            self.annotation_clicked.emit(placed.annotation.uid)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton and self._session.media is not None:
            self._go(event.position().x())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        placed = _at(event.position(), self.hits.annotations)
        if placed is not None:
            self.go_asked.emit(placed.start_pts)

    def viewportEvent(self, event: object) -> bool:
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.words_at(QPointF(event.pos())), self)
            return True
        return bool(super().viewportEvent(event))  # type: ignore[arg-type]

    # ---------------------------------------------------------------- parts

    def _go(self, x: float) -> None:
        self.go_asked.emit(self.pts(self.scale.seconds(max(0.0, x - GUTTER))))

    def words_at(self, place: QPointF) -> str:
        """What the annotation or suggestion at a place of the viewport is; empty where there is none."""
        placed, suggestion = _at(place, self.hits.annotations), _at(place, self.hits.suggestions)
        moments = self._session.moments
        if suggestion is not None and moments is not None:
            told = words.in_full(suggestion, self._session.media_of)
            return f"Suggestion S{suggestion.number}\n{words.place(suggestion, moments)}\n{told}\n{words.NOT_YET}"
        return self._words_for(placed) if placed else ""

    def _words_for(self, placed: Placed) -> str:
        annotation, moments = placed.annotation, self._session.moments
        assert moments is not None
        times = moments.clock(annotation.start_pts)
        if annotation.end_pts is not None:
            times += f" – {moments.clock(annotation.end_pts)}"
        words = f"A{annotation.number} {placed.label}\n{times}\n{annotation.presence}, {annotation.certainty}"
        return f"{words}\n{annotation.note}" if annotation.note else words

    def _lay_out(self) -> None:
        media = self._session.media
        end_pts = media.end_pts if media is not None else 0
        lanes = lay_out(self._session.annotations, self._session.terms, open_until_pts=end_pts)
        self.track.lanes = lanes
        self.track.shows_suggestions = bool(self._session.suggestions)
        self._set_bars()
        self._draw_again()

    def _track_width(self) -> float:
        return max(50.0, self.viewport().width() - GUTTER - 12.0)

    def _is_tall(self) -> bool:
        return self.verticalScrollBar().maximum() > 0

    def _set_bars(self) -> None:
        scale, bar = self.scale, self.horizontalScrollBar()
        bar.blockSignals(True)
        bar.setRange(0, round(max(0.0, scale.length - scale.shown) * scale.per_second))
        bar.setPageStep(round(scale.width))
        bar.setSingleStep(40)
        bar.setValue(round(scale.start * scale.per_second))
        bar.blockSignals(False)
        self._still = None
        self.verticalScrollBar().setRange(0, max(0, self.track.whole_height - self.viewport().height()))
        self.verticalScrollBar().setPageStep(self.viewport().height())

    def _on_scrolled(self, value: int) -> None:
        self.scale.move_to(value / self.scale.per_second)
        self._draw_again()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._draw_again()

    def place_of(self, pts: int, lane: int = 0) -> QPoint:
        """Where a time stands in the viewport, in the lane with that number; for tests that use the mouse."""
        above = self.track.head + sum(lane_height(each) for each in self.track.lanes[:lane])
        return QPoint(round(GUTTER + self.track.x(pts)), above + ROW // 2)

    def _placed_track(self) -> Track:
        """The track with the viewport's size and scrolling as they are now."""
        self.track.width, self.track.height = self.viewport().width(), self.viewport().height()
        self.track.scrolled = self.verticalScrollBar().value()
        return self.track

    def _read_waveform(self) -> Waveform | None:
        media = self._session.media
        return self._waveform_of(media) if media is not None else None


def _at(place: QPointF, hits: list[tuple[QRectF, T]]) -> T | None:
    inside = [found for box, found in hits if box.contains(place)]
    return inside[-1] if inside else None
