"""Badges in the list of recordings: whether all of each is here, its bytes as they were, its arrival time-stamped."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRectF, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from app import theme
from app.i18n import marked, said, tr
from app.session import CaseSession
from catalog.model.records import (
    CaptureVerdict,
    Checkpoint,
    Completeness,
    FixityRun,
    Media,
    Posting,
    TimeStamp,
)
from catalog.operations.captures import reasons
from catalog.operations.page_badges import BytesState, Standings, bytes_state, came_with
from catalog.operations.standing import Standing

_BEST_FIRST = (
    CaptureVerdict.COMPLETE,
    CaptureVerdict.DAMAGED,
    CaptureVerdict.PARTIAL,
    CaptureVerdict.UNKNOWN,
)


IN_ROW = {
    CaptureVerdict.COMPLETE: marked("complete"),
    CaptureVerdict.DAMAGED: marked("damaged"),
    CaptureVerdict.PARTIAL: marked("partial"),
    CaptureVerdict.UNKNOWN: marked("not proved complete"),
}
"""In a narrow list, where “complete with damage” would be cut to “complete”."""
FIXITY = {
    BytesState.AS_THEY_WERE: marked("bytes as they were"),
    BytesState.DAMAGED: marked("bytes damaged"),
    BytesState.NOT_READ: marked("bytes not read again yet"),
}
STAMP = {
    Standing.STAMPED: marked("time stamp: stamped"),
    Standing.PENDING: marked("time stamp: pending"),
    Standing.FAILED: marked("time stamp: failed"),
    Standing.SIGNED: marked("signed, no time stamp"),
    Standing.UNSIGNED: marked("not signed yet"),
}
_STAMP_IN_ROW = {
    Standing.STAMPED: marked("stamped"),
    Standing.PENDING: marked("stamp pending"),
    Standing.FAILED: marked("stamp failed"),
}


class Verdicts(QObject):
    """Reads what is known of a recording when it is first asked for, and again after anything of it was written."""

    changed = Signal()

    def __init__(self, session: CaseSession, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._known: dict[str, Completeness | None] = {}
        self._marks: dict[str, tuple[BytesState, Standing]] = {}
        self._standings: Standings | None = None
        self._count = session.case.count(Completeness)
        self._kept = self._keeping()
        session.library_changed.connect(self._known.clear)
        session.library_changed.connect(self._marks.clear)
        session.history_changed.connect(self._look)

    def of(self, media: Media) -> Completeness | None:
        """The best verdict on the postings that brought it; None: it came from a file, or was never checked."""
        if not self._count:
            return None
        if media.uid not in self._known:
            self._known[media.uid] = self._read(media)
        return self._known[media.uid]

    def in_row(self, media: Media) -> str:
        found = self.of(media)
        fixity, standing = self.marks_of(media)
        parts = [] if found is None else [tr(IN_ROW[CaptureVerdict(found.verdict)])]
        parts += [tr("bytes damaged")] if fixity is BytesState.DAMAGED else []
        parts += [tr(_STAMP_IN_ROW[standing])] if standing in _STAMP_IN_ROW else []
        return " · ".join(parts)

    def marks_of(self, media: Media) -> tuple[BytesState, Standing]:
        """What was found when its bytes were read last, and how the signatures over its arrival stand."""
        if media.uid not in self._marks:
            case = self._session.case
            if self._standings is None:
                self._standings = Standings(case)
            standing = self._standings.of(came_with(case, media))
            self._marks[media.uid] = (BytesState(bytes_state(case, media)[0]), standing)
        return self._marks[media.uid]

    def told(self, media: Media) -> str:
        """“complete with damage: why”, where there is a verdict; the bytes and the time stamp, each on a line."""
        fixity, standing = self.marks_of(media)
        lines = [tr(FIXITY[fixity]), tr(STAMP[standing])]
        found = self.of(media)
        if found is not None:
            why = " ".join(said(each) for each in reasons(found.why))
            lines.insert(0, f"{said(found.verdict)}: {why}" if why else said(found.verdict))
        return "\n".join(lines)

    def _read(self, media: Media) -> Completeness | None:
        case = self._session.case
        newest = [
            found[-1]
            for posting in case.find(Posting, media_uid=media.uid)
            if (found := case.find(Completeness, posting_uid=posting.uid))
        ]
        return min(newest, key=_rank, default=None)

    def _look(self) -> None:
        count, kept = self._session.case.count(Completeness), self._keeping()
        if (count, kept) != (self._count, self._kept):
            self._count, self._kept = count, kept
            self._known.clear()
            self._marks.clear()
            self._standings = None
            self.changed.emit()

    def _keeping(self) -> tuple[object, ...]:
        """Another whenever something was signed, stamped, or read again. Small tables."""
        case = self._session.case
        stamps = tuple(sorted(case.count_by(TimeStamp, "state").items()))
        return case.count(Checkpoint), stamps, tuple(sorted(case.count_by(FixityRun, "state").items()))


def _rank(found: Completeness) -> int:
    return _BEST_FIRST.index(CaptureVerdict(found.verdict))


def draw_verdict(painter: QPainter, box: QRectF, verdict: str) -> None:
    """The shape of a verdict, as wide as high: a disc with a tick, a triangle, half a disc, a ring."""
    colours = theme.look()
    painter.save()
    square = box.adjusted(1, 1, -1, -1)
    side, corner = square.width(), square.topLeft()

    def at(x: float, y: float) -> QPointF:
        return corner + QPointF(x * side, y * side)

    if verdict == CaptureVerdict.COMPLETE:
        painter.setPen(QPen(QColor(colours.success), 1.6))
        painter.drawEllipse(square)
        painter.drawPolyline(QPolygonF([at(0.28, 0.52), at(0.45, 0.7), at(0.74, 0.34)]))
    elif verdict == CaptureVerdict.DAMAGED:
        painter.setPen(QPen(QColor(colours.warning), 1.6))
        painter.drawPolygon(QPolygonF([at(0.5, 0.02), at(1.0, 0.95), at(0.0, 0.95)]))
        painter.drawLine(at(0.5, 0.36), at(0.5, 0.68))
    elif verdict == CaptureVerdict.PARTIAL:
        painter.setPen(QPen(QColor(colours.failure), 1.6))
        painter.drawEllipse(square)
        painter.setBrush(QColor(colours.failure))
        painter.drawChord(square, 90 * 16, 180 * 16)
    else:
        painter.setPen(QPen(QColor(colours.dim), 1.6))
        painter.drawEllipse(square)
    painter.restore()
