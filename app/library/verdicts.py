"""Whether all of a recording is in the case: a word and a shape in the list of recordings."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRectF, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from app import theme
from app.i18n import marked, said, tr
from app.session import CaseSession
from catalog.model.records import CaptureVerdict, Completeness, Media, Posting
from catalog.operations.captures import reasons

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


class Verdicts(QObject):
    """Reads the verdicts on a recording when it is first asked for, and again after any were written."""

    changed = Signal()

    def __init__(self, session: CaseSession, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._known: dict[str, Completeness | None] = {}
        self._count = session.case.count(Completeness)
        session.library_changed.connect(self._known.clear)
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
        return "" if found is None else tr(IN_ROW[CaptureVerdict(found.verdict)])

    def told(self, media: Media) -> str:
        """“complete with damage: why”; empty where there is no verdict."""
        found = self.of(media)
        if found is None:
            return ""
        why = " ".join(said(each) for each in reasons(found.why))
        return f"{said(found.verdict)}: {why}" if why else said(found.verdict)

    def _read(self, media: Media) -> Completeness | None:
        case = self._session.case
        newest = [
            found[-1]
            for posting in case.find(Posting, media_uid=media.uid)
            if (found := case.find(Completeness, posting_uid=posting.uid))
        ]
        return min(newest, key=_rank, default=None)

    def _look(self) -> None:
        count = self._session.case.count(Completeness)
        if count != self._count:
            self._count = count
            self._known.clear()
            self.changed.emit()


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
