"""The whole recording in one drawing: shots, keyframes, sound, suggestions, a lane for each group of terms."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from app.i18n import said, tr
from app.session import CaseSession
from app.suggestions import words
from app.timeline import painting, watched
from app.timeline.annotation_lanes import words_of
from app.timeline.hands import Hands
from app.timeline.lanes import Lane, Layout, distressing_spans
from app.timeline.laying_out import lay_out_for
from app.timeline.scale import Scale
from app.timeline.sound import SoundLane
from app.timeline.speech import Speech, label
from app.timeline.track import (
    GUTTER,
    RULER,
    SHOTS,
    SOUND,
    SUGGESTIONS,
    WATCHED,
    Spot,
    Track,
)
from app.vocabulary.words import label_of
from catalog.model.records import Annotation, Media

if TYPE_CHECKING:
    from catalog.media.waveform import Waveform

ZOOM_STEP = 1.5


class Timeline(QAbstractScrollArea):
    """Draws, zooms and pans; what the mouse does in it is done by `hands`. Writes nothing."""

    go_asked = Signal(int)
    """PTS"""
    annotation_clicked = Signal(str)
    suggestion_clicked = Signal(str)
    menu_asked = Signal(object, QPoint)
    """The Spot that was clicked with the right button, or None, and where on the screen."""

    def __init__(
        self,
        session: CaseSession,
        waveform_of: Callable[[Media], Waveform | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._waveform_of = waveform_of
        self._track = Track()
        self.sound = SoundLane(self._read_waveform)
        self.cursor_pts = 0
        self.marks: tuple[int | None, int | None] = (None, None)
        self.hits = painting.Hits()
        self.hands = Hands(self, session)
        self._ahead = painting.Ahead()
        self._layout: Layout | None = None
        self._speech = Speech()
        self._laying_out = QTimer(self)
        """While it runs, annotations are still to be laid out: in a turn of its own, since others follow them too."""
        self._laying_out.setSingleShot(True)
        self._laying_out.setInterval(0)
        self._laying_out.timeout.connect(self._lay_out)
        self._still: QPixmap | None = None
        """Everything but cursor, marks and what is dragged, as drawn last: the cursor moves 30 times a second."""
        self.setAccessibleName(tr("Timeline"))
        self.setAccessibleDescription(tr("Shots, keyframes, sound, suggestions and annotations over time"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._fit_rows()
        self.viewport().setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.horizontalScrollBar().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.horizontalScrollBar().valueChanged.connect(self._on_scrolled)
        self._connect(session)

    def _connect(self, session: CaseSession) -> None:
        session.media_chosen.connect(lambda _: self.reload())
        for changed in (session.annotations_changed, session.terms_changed, session.suggestions_changed):
            changed.connect(self._lay_out_soon)
        for changed in (session.keyframes_changed, session.selection_changed):
            changed.connect(self._draw_again)
        session.reviews_changed.connect(self._read_watched)
        session.utterances_changed.connect(self._read_speech)
        session.annotation_chosen.connect(lambda _: self._draw_again())
        session.suggestion_chosen.connect(lambda _: self._draw_again())

    def sizeHint(self) -> QSize:
        return QSize(800, 320)

    # ---------------------------------------------------------------- what is told

    def reload(self) -> None:
        """For another recording, or one whose frames are now known."""
        media, moments = self._session.media, self._session.moments
        self.marks = (None, None)
        self.sound.forget()
        if media is None or moments is None:
            self._track = Track(Scale(width=self._track_width()))
            self.cursor_pts = 0
        else:
            length = max(moments.seconds(media.end_pts) - moments.seconds(media.first_pts), 1e-3)
            frames = max(1, media.frame_count)
            scale = Scale(length=length, width=self._track_width(), frame_seconds=length / frames)
            scale.show_all()
            has_sound = media.has_sound or media.kind == "sound"
            self._track = Track(scale, media.first_pts, media.time_base, shows_sound=has_sound)
            self.cursor_pts = media.first_pts
        self._fit_rows()
        self._read_watched()
        self._read_speech()
        self._lay_out()

    def reload_sound(self) -> None:
        """The sound of the chosen recording may have been analysed just now."""
        self.sound.forget()
        self._draw_again()

    @property
    def track(self) -> Track:
        """Where everything stands; annotations that came since it was asked for last are laid out first."""
        if self._laying_out.isActive():
            self._lay_out()
        return self._track

    @property
    def scale(self) -> Scale:
        return self._track.scale

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
        return self._track.seconds(pts)

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
        self._show_scale()

    def zoom_frames(self) -> None:
        """So close that single frames are told apart, around the cursor."""
        self.scale.zoom(self.scale.largest / self.scale.per_second, 0.0)
        self.scale.move_to(self.seconds(self.cursor_pts) - self.scale.shown / 2)
        self._show_scale()

    def show_span(self, start_pts: int, end_pts: int) -> None:
        """Zooms so that a span takes the middle of the view."""
        start, end = self.seconds(start_pts), self.seconds(end_pts)
        wanted = max(end - start, 5 * self.scale.frame_seconds) * 1.5
        self.scale.zoom(self.scale.width / wanted / self.scale.per_second, 0.0)
        self.scale.move_to((start + end - self.scale.shown) / 2)
        self._show_scale()

    def pan_to(self, start: float) -> None:
        """`start`, in seconds from the first frame, to the left edge, as far as the recording goes."""
        self.scale.move_to(start)
        self._show_scale()

    def pan_page(self, direction: int) -> None:
        """Nearly all of what is in view earlier or later; the cursor stays where it is."""
        self.pan_to(self.scale.start + direction * 0.9 * self.scale.shown)

    def _zoom(self, factor: float, x: float) -> None:
        self.scale.zoom(factor, x)
        self._show_scale()

    def _show_scale(self) -> None:
        self._set_bars()
        self.viewport().update()

    # ---------------------------------------------------------------- events

    def paintEvent(self, event: QPaintEvent) -> None:
        track = self.placed_track()  # before anything is painted: it may lay out, and change the scroll bars
        if self._still is None:
            ratio = self.devicePixelRatioF()
            self._still = QPixmap(self.viewport().size() * ratio)
            self._still.setDevicePixelRatio(ratio)
            painter = QPainter(self._still)
            painter.setFont(self.font())
            self.hits = painting.paint_still(painter, track, self._session, self.sound, self._ahead)
            painter.end()
        painter = QPainter(self.viewport())
        painter.setFont(self.font())
        painter.drawPixmap(0, 0, self._still)
        if self._session.media is not None:
            painting.paint_moving(painter, track, self.cursor_pts, self.marks)
            self.hands.paint(painter)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._fit_rows()
            self._set_bars()
        self._draw_again()
        super().changeEvent(event)

    def _fit_rows(self) -> None:
        """Rows are as high as their words."""
        self._track.row = painting.row_height(self.font())
        self.setMinimumHeight(RULER + SHOTS + WATCHED + SOUND + SUGGESTIONS + 2 * self._track.row + 16)

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
            self.pan_to(self.scale.start - (turn.x() or turn.y()) / self.scale.per_second)
        else:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - turn.y() // 3)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        suggestion = painting.struck(event.position(), self.hits.suggestions)
        if suggestion is not None and event.button() == Qt.MouseButton.LeftButton:
            self.go_asked.emit(suggestion.start_pts)
            self.suggestion_clicked.emit(suggestion.uid)
        else:
            self.hands.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.hands.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.hands.release(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.hands.leave()
        super().leaveEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        annotation = self.annotation_at(event.position())
        said = painting.struck(event.position(), self.hits.speech)
        if annotation is not None:
            self.go_asked.emit(annotation.start_pts)
        elif said is not None:
            self.go_asked.emit(said.start_pts)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._session.media is None or self.hands.drag is not None:
            return
        spot = self.placed_track().spot_at(event.pos().x() - GUTTER, event.pos().y())
        annotation = spot.annotation if spot is not None else None
        if annotation is not None and annotation.uid not in self._session.selected:
            self.annotation_clicked.emit(annotation.uid)
        self.menu_asked.emit(spot, event.globalPos())

    def viewportEvent(self, event: object) -> bool:
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.words_at(QPointF(event.pos())), self)
            return True
        return bool(super().viewportEvent(event))  # type: ignore[arg-type]

    # ---------------------------------------------------------------- parts

    def go(self, x: float) -> None:
        """Asks for the time at `x` of the viewport."""
        self.go_asked.emit(self.pts(self.scale.seconds(max(0.0, x - GUTTER))))

    def annotation_at(self, place: QPointF) -> Annotation | None:
        spot = self.placed_track().spot_at(place.x() - GUTTER, place.y())
        return spot.annotation if spot is not None else None

    def spots_of(self, uids: set[str]) -> dict[str, Spot]:
        """Where annotations are drawn, by uid."""
        found: dict[str, Spot] = {}
        for lane in self.track.lanes if uids else ():
            for number, row in enumerate(lane.rows):
                for member in row.members.tolist():
                    uid = lane.annotations[member].uid
                    if uid in uids:
                        found[uid] = Spot(lane, number, member)
        return found

    def lanes_between(self, uid: str, other: Lane) -> list[Lane]:
        """The lanes from that of an annotation to another, both among them."""
        lanes = list(self.track.lanes)
        spot = self.spots_of({uid}).get(uid)
        first, last = sorted((lanes.index(spot.lane) if spot else lanes.index(other), lanes.index(other)))
        return lanes[first : last + 1]

    def words_at(self, place: QPointF) -> str:
        """What is at a place of the viewport, in full; empty where there is nothing to be said."""
        moments, session = self._session.moments, self._session
        if moments is None or place.x() < GUTTER:
            return ""
        suggestion, line = (
            painting.struck(place, self.hits.suggestions),
            painting.struck(place, self.hits.speech),
        )
        if suggestion is not None:
            told = words.in_full(suggestion, session.media_of)
            number = tr("Suggestion S{number}", number=suggestion.number)
            return f"{number}\n{words.place(suggestion, moments)}\n{told}\n{tr(words.NOT_YET)}"
        if self.track.watched_top <= place.y() < self.track.watched_top + WATCHED:
            pts = self.pts(self.scale.seconds(max(0.0, place.x() - GUTTER)))
            return watched.words_for(session.reviews, pts, session.name_of)
        if place.y() >= self.track.head and line is not None:
            span = f"{moments.clock(line.start_pts)} – {moments.clock(line.end_pts)}"
            return "\n".join(each for each in (label(line), span, line.translation) if each)
        annotation = self.annotation_at(place)
        return self._words_for(annotation) if annotation else ""

    def _words_for(self, annotation: Annotation) -> str:
        moments, term = self._session.moments, self._session.term(annotation.term_code)
        assert moments is not None
        times = moments.clock(annotation.start_pts)
        if annotation.end_pts is not None:
            times += f" – {moments.clock(annotation.end_pts)}"
        name = label_of(term) if term else annotation.term_code
        told = f"A{annotation.number} {words_of(name, annotation)}\n{times}"
        told += f"\n{said(annotation.presence)}, {said(annotation.certainty)}"
        return f"{told}\n{annotation.note}" if annotation.note else told

    def _lay_out_soon(self) -> None:
        self.hands.cancel()
        self._laying_out.start()

    def _lay_out(self) -> None:
        session, media = self._session, self._session.media
        self._laying_out.stop()
        lay_out_for(
            session.reader,
            self._layout,
            session.annotations,
            session.terms,
            open_until_pts=media.end_pts if media is not None else 0,
            changed=session.annotations_since(self._layout.annotations) if self._layout else None,
            show=self._show_layout,
        )

    def _show_layout(self, layout: Layout) -> None:
        self.hands.cancel()
        self._layout, track = layout, self._track
        track.lanes, track.awaits = layout.lanes, self._session.is_reading
        self._ahead.distressing = distressing_spans(track.lanes)
        track.shows_suggestions = bool(self._session.suggestions)
        self._set_bars()
        self._draw_again()

    def _read_watched(self) -> None:
        media = self._session.media
        has_sound = media is not None and (media.has_sound or media.kind == "sound")
        self._ahead.watched = watched.coverage(self._session.reviews, has_sound=has_sound)
        self._draw_again()

    def _read_speech(self) -> None:
        self._track.speech = self._speech.rows_of(self._session.utterances)
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
        self.verticalScrollBar().setRange(0, max(0, self._track.whole_height - self.viewport().height()))
        self.verticalScrollBar().setPageStep(self.viewport().height())

    def _on_scrolled(self, value: int) -> None:
        self.scale.move_to(value / self.scale.per_second)
        self._draw_again()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._draw_again()

    def place_of(self, pts: int, lane: int = 0, row: int = 0) -> QPoint:
        """Where a time stands in the viewport, in the lane with that number; for tests that use the mouse."""
        top = self.placed_track().lane_tops()[lane]
        there, height = self.track.lanes[lane], self.track.row
        below = row * height + height // 2 if there.rows else self.track.lane_height(there) // 2
        return QPoint(round(GUTTER + self.track.x(pts)), round(top + below))

    def placed_track(self) -> Track:
        """The track with the viewport's size and scrolling as they are now."""
        self.track.width, self.track.height = self.viewport().width(), self.viewport().height()
        self.track.scrolled = self.verticalScrollBar().value()
        return self.track

    def _read_waveform(self) -> Waveform | None:
        media = self._session.media
        return self._waveform_of(media) if media is not None else None
