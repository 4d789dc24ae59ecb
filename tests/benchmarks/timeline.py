"""The timeline with 10,000 annotations in one recording and 50,000 in the case: painting, dragging, committing.

Times are of the window's own thread: its CPU time for painting, wall-clock time from a key to the drawn row. The
physical limit is a transaction that SQLite makes durable (one fsync), measured in the same folder between the keys.
"""

from __future__ import annotations

import os
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app import theme
from app.main_window import MainWindow, make_window
from app.settings import Settings
from app.timeline.track import GUTTER
from catalog.case import Case
from catalog.model.records import Annotation, Certainty, Extent, Media, Presence, Term
from catalog.model.timecode import utc_now
from tests.helpers.cases import add_media
from tests.helpers.video import make_video
from tests.helpers.window import ACTOR, make_recorded_case

IN_ONE, IN_ALL = 10_000, 50_000
AT_ONCE = 200
FRAMES, FPS = 1500, 25
TIMES = 60


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication(["benchmark"])
    assert isinstance(application, QApplication)
    theme.apply(application, "light")
    with tempfile.TemporaryDirectory(prefix="framewitness-benchmark-") as name:
        folder = Path(name)
        video = make_video(folder / "long.mp4", frames=FRAMES, fps=FPS, sound=True)
        path = make_recorded_case(folder / "case", [video.path])
        _fill(path)
        with Case.open(path, window=True) as case:
            window = make_window(case, author=ACTOR, settings=Settings(folder / "window.ini"))
            window.resize(1440, 900)
            window.timeline.setMinimumHeight(400)
            window.show()
            try:
                _until(lambda: window.player.loaded and _all_is_laid_out(window))
                _measure(window, folder)
            finally:
                window.close_for_good()
                window.deleteLater()
                QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _fill(path: Path) -> None:
    """Spans of half a second on average and points, of all terms, some unsure, some not seen, spread at random."""
    chance = random.Random(4)
    with Case.open(path) as case:
        terms = [term for term in case.find(Term, order="position") if not term.retired]
        first = case.find(Media)[0]
        others = [add_media(case, title=f"other {number}.mp4") for number in range(4)]
        for media in (first, *others):
            made = [_made(media, chance, terms) for _ in range(min(IN_ONE, IN_ALL // 5))]
            for start in range(0, len(made), AT_ONCE):
                with case.unit_of_work("annotation.import", actor=ACTOR) as work:
                    work.add_all(made[start : start + AT_ONCE])


def _made(media: Media, chance: random.Random, terms: list[Term]) -> Annotation:
    term, length = chance.choice(terms), media.end_pts - media.first_pts
    start = media.first_pts + chance.randrange(length - 1)
    is_point, not_seen = term.kind == Extent.POINT, chance.random() < 0.05
    until = min(media.end_pts, start + 1 + chance.randrange(length // 60))
    return Annotation(
        media_uid=media.uid,
        term_code=term.code,
        extent=str(Extent.POINT if is_point else Extent.INTERVAL),
        start_pts=start,
        end_pts=None if is_point else until,
        presence=str(Presence.NOT_SEEN if not_seen and not is_point else Presence.SEEN),
        certainty=str(chance.choice(list(Certainty))),
        annotator=ACTOR,
        made_utc=utc_now(),
        look_speed="1" if not_seen and not is_point else "",
        look_with_sound=True if not_seen and not is_point else None,
    )


def _measure(window: MainWindow, folder: Path) -> None:
    session, timeline = window.session, window.timeline
    print(f"annotations: {len(session.annotations)} here, {session.case.count(Annotation)} in the case")
    rows = sum(len(lane.rows) for lane in timeline.track.lanes)
    size = timeline.viewport().size()
    print(f"timeline {size.width()}x{size.height()} px, {rows} rows in {len(timeline.track.lanes)} lanes")
    media = session.media
    session.choose_media(None)
    taken = [_cpu(lambda: session.choose_media(media))]
    while not (window.player.loaded and _all_is_laid_out(window)):
        taken.append(_cpu(QApplication.processEvents))
    print(f"choosing the recording: {sum(taken):.0f} ms CPU, the longest turn {max(taken):.0f} ms")
    _say("pan, paint (CPU)", [_cpu(lambda step=step: _pan(window, step)) for step in range(TIMES)])
    _say("zoom, paint (CPU)", [_cpu(lambda step=step: _zoom(window, step)) for step in range(TIMES)])
    _say("step of a drag (CPU)", _drag_steps(window))
    _keys(window, folder)


def _all_is_laid_out(window: MainWindow) -> bool:
    session, lanes = window.session, window.timeline.track.lanes
    count = sum(len(lane.annotations) for lane in lanes)
    return not session.is_reading and count == len(session.annotations) > 0


def _pan(window: MainWindow, step: int) -> None:
    timeline = window.timeline
    if step % 12 == 0:
        timeline.zoom_all()
        timeline._zoom(1.6 ** (step // 12), 300)
    timeline.pan_to(timeline.scale.start + timeline.scale.shown / 20)
    timeline.viewport().repaint()


def _zoom(window: MainWindow, step: int) -> None:
    window.timeline._zoom(1.15 if step % TIMES < TIMES / 2 else 1 / 1.15, 400)
    window.timeline.viewport().repaint()


def _drag_steps(window: MainWindow) -> list[float]:
    """From the mouse's move to the ghost drawn, the frame asked for."""
    timeline = window.timeline
    timeline.zoom_all()
    held = max(window.session.annotations, key=lambda each: (each.end_pts or each.start_pts) - each.start_pts)
    spot = timeline.spots_of({held.uid})[held.uid]
    timeline.verticalScrollBar().setValue(round(timeline.placed_track().row_top(spot)) - 200)
    y = round(timeline.placed_track().row_top(spot)) + 8
    start = QPoint(round(GUTTER + timeline.track.x(held.end_pts or 0)) - 1, y)
    QTest.mousePress(timeline.viewport(), Qt.MouseButton.LeftButton, pos=start)

    def step(number: int) -> None:
        where = QPointF(start - QPoint(6 + number % 40, 0))
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            where,
            timeline.viewport().mapToGlobal(where),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(timeline.viewport(), event)
        timeline.viewport().repaint()

    taken = [_cpu(lambda number=number: step(number)) for number in range(TIMES)]
    assert timeline.hands.drag is not None
    timeline.hands.cancel()
    return taken


def _keys(window: MainWindow, folder: Path) -> None:
    """A key of the vocabulary tapped: to the row in the case, in the table and drawn on the timeline."""
    session = window.session
    taken: list[float] = []
    limit: list[float] = []
    window.stage.picture.setFocus()
    database = sqlite3.connect(folder / "limit.sqlite", isolation_level=None)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")
    database.execute("CREATE TABLE t (x)")
    term = next(each for each in session.terms if each.key == "V")
    assert term.kind == Extent.INTERVAL
    for number in range(TIMES):
        window.player.go_to_number(number * (FRAMES // TIMES))
        _until(lambda: not window.player.frames.waiting)
        before = session.case.head()
        began = time.perf_counter()
        QTest.keyClick(window.stage.picture, Qt.Key.Key_V)
        window.timeline.viewport().repaint()
        window.table.table.viewport().repaint()
        taken.append(1000 * (time.perf_counter() - began))
        assert session.case.head() == before + 1
        began = time.perf_counter()
        database.execute("BEGIN IMMEDIATE")
        database.execute("INSERT INTO t VALUES (zeroblob(4000))")
        database.execute("COMMIT")
        limit.append(1000 * (time.perf_counter() - began))
    database.close()
    _say("key pressed to row committed and drawn", taken)
    _say("one durable SQLite commit alone", limit)


def _cpu(do: Callable[[], None]) -> float:
    began = time.thread_time()
    do()
    return 1000 * (time.thread_time() - began)


def _say(what: str, milliseconds: list[float]) -> None:
    print(
        f"{what}: {statistics.median(milliseconds):.1f} ms, 95th percentile "
        f"{np.quantile(milliseconds, 0.95):.1f} ms ({len(milliseconds)} times)"
    )


def _until(done: Callable[[], bool]) -> None:
    limit = time.monotonic() + 60
    while not done():
        QApplication.processEvents()
        if time.monotonic() > limit:
            raise TimeoutError
