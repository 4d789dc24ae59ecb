"""What a person waits for in the window: from the key to the picture painted, beside the reader alone in the same run.

The window is the real one, painted into memory (Qt's "offscreen" platform); times end when `paintEvent` of the picture
has returned with the frame that was asked for. The file: 1080p, H.264 with B-frames in groups of 250 frames, as in
`frames`. Whoever adds what else is waited for adds a function that yields rows, and names it in `PARTS`.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from app.main_window import MainWindow
from app.player.picture import PictureWidget
from catalog.jobs import run as run_operation
from catalog.media.frame_server import FrameServer
from catalog.media.seeing import Seeing
from catalog.operations.examine import ensure_index
from tests.benchmarks import starting
from tests.benchmarks.frames import FPS, FRAMES, GROUP, SIZE, street
from tests.helpers.scale import scaled
from tests.helpers.video import make_video
from tests.helpers.window import Waiting, _Here, make_recorded_case, tap, wait_at_rest, window_on

PATIENCE_SECONDS = 60


@dataclass(frozen=True)
class Row:
    """Milliseconds; the peer, if there is one, is named and was measured in the same run: its median and, where it
    is as uneven as what is measured, its 95th percentile."""

    what: str
    samples: int
    median_ms: float
    p95_ms: float
    peer: str = ""
    peer_ms: float = float("nan")
    peer_p95_ms: float = float("nan")

    def __str__(self) -> str:
        told = f"{self.what:64} median {self.median_ms:8.2f} ms   p95 {self.p95_ms:8.2f} ms"
        if self.peer:
            told += f"   {self.peer} {self.peer_ms:8.2f} ms"
        if self.peer_p95_ms == self.peer_p95_ms:
            told += f", p95 {self.peer_p95_ms:8.2f} ms"
        return f"{told}   ({self.samples})"


# ---------------------------------------------------------------- the window and its file


class Painted:
    """Notes when the picture has been painted after a frame arrived. Made before the window: Qt looks up once what
    paints a widget."""

    def __init__(self) -> None:
        self._arrived: int | None = None
        self._wanted: int | None = None
        self.at: float | None = None
        self._original: Any = PictureWidget.paintEvent
        PictureWidget.paintEvent = self._paint()  # type: ignore[method-assign]

    def follow(self, window: MainWindow) -> None:
        window.player.picture.connect(self._on_picture)

    def _on_picture(self, _: object, pts: int) -> None:
        self._arrived = pts

    def _paint(self) -> Any:
        note = self

        def paint(widget: PictureWidget, event: Any) -> None:
            note._original(widget, event)
            if note._arrived is not None and note.at is None and note._wanted in (None, note._arrived):
                note.at = time.perf_counter()

        return paint

    def restore(self) -> None:
        PictureWidget.paintEvent = self._original  # type: ignore[method-assign]

    def milliseconds(self, do: Callable[[], object], pts: int | None = None) -> float:
        """From the call to the paint of the frame at `pts`; None: of the next frame that comes."""
        self._arrived, self.at, self._wanted = None, None, pts
        began = time.perf_counter()
        do()
        Waiting().waitUntil(lambda: self.at is not None, timeout=1000 * PATIENCE_SECONDS)
        assert self.at is not None
        return (self.at - began) * 1000


def let_pass(seconds: float) -> None:
    """Time passes while the window lives on."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 2)
        time.sleep(0.001)


# ---------------------------------------------------------------- steps, seeks and knobs


def steps() -> Iterator[Row]:
    """One frame on and back by a held key, seeks to any frame, and a knob of seeing better turned."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(f"window: making {FRAMES} frames of 1080p in groups of {GROUP} …", flush=True)
        video = make_video(
            folder / "street.mp4",
            frames=FRAMES,
            fps=FPS,
            size=SIZE,
            gop=GROUP,
            b_frames=2,
            draw=street(),
            codec_options={"preset": "veryfast", "crf": "23", "x264-params": "scenecut=0"},
        )
        case_path = make_recorded_case(folder / "case", [video.path])
        qtbot = Waiting()
        painted = Painted()
        with window_on(qtbot, case_path) as window:
            painted.follow(window)
            window.session.reveal(window.session.library[0], True)
            index_path = run_operation(
                ensure_index(window.session.case, window.session.library[0].uid), _Here()
            )
            try:
                with FrameServer() as alone:
                    alone.open(video.path, index_path, 0)
                    yield from _steps_of(window, painted, alone)
                yield from _knobs(window, painted)
            finally:
                painted.restore()


def _steps_of(window: MainWindow, painted: Painted, alone: FrameServer) -> Iterator[Row]:
    """After each part the reader alone is asked for the same frames, in the same order, with the same pauses: what it
    kept of those before decides what it must decode."""
    player, count = window.player, scaled(100)

    def pts_of(number: int) -> int:
        assert window.session.moments is not None
        return window.session.moments.pts_of_frame(number)

    start = GROUP + GROUP // 2
    for key, direction in (("Right", 1), ("Left", -1)):
        painted.milliseconds(lambda: player.go_to_number(start), pts_of(start))
        let_pass(0.5)
        times, numbers = [], [start + direction * each for each in range(1, count + 1)]
        for number in numbers:
            times.append(painted.milliseconds(partial(tap, window, key), pts_of(number)))
            let_pass(max(0.0, 1 / FPS - times[-1] / 1000))
        alone.request(start)
        time.sleep(0.5)
        peer = _reader_alone(alone, numbers)
        what = "on" if direction > 0 else "back"
        yield _row(f"one frame {what}, key held, to the picture painted", times, "the reader alone", peer)
    chance = random.Random(5)
    places = [chance.randrange(FRAMES) for _ in range(scaled(40))]
    times = []
    for place in places:
        times.append(painted.milliseconds(partial(player.go_to_number, place), pts_of(place)))
        let_pass(0.1)
    peer = _reader_alone(alone, places, pause=0.1)
    yield _row("a seek to any frame, to the picture painted", times, "the reader alone", peer)


def _reader_alone(server: FrameServer, numbers: list[int], pause: float | None = None) -> list[float]:
    """Milliseconds of each request to a frame server without a window, `pause` seconds apart; None: as a held key."""
    times = []
    for number in numbers:
        began = time.perf_counter()
        server.request(number)
        times.append((time.perf_counter() - began) * 1000)
        time.sleep(max(0.0, 1 / FPS - times[-1] / 1000) if pause is None else pause)
    return times


def _knobs(window: MainWindow, painted: Painted) -> Iterator[Row]:
    """From a knob's turn to the exact frame painted so. The peer: the picture sent once more without any work."""
    viewing = window.stage.viewing
    viewing.see(Seeing(contrast=1))
    window.player.frames.prepare()
    let_pass(2.0)
    for what, seeing in (
        ("contrast", lambda each: Seeing(contrast=each)),
        ("local contrast", lambda each: Seeing(local_contrast_tenths=10 + each)),
        (
            "contrast, local contrast and sharpening",
            lambda each: Seeing(contrast=each, local_contrast_tenths=20, sharpening=100),
        ),
    ):
        times, again = [], []
        for each in range(2, 2 + scaled(25)):
            wanted: Seeing = seeing(each)
            times.append(painted.milliseconds(partial(viewing.see, wanted)))
            let_pass(0.1)
            again.append(painted.milliseconds(window.player.show_again))
            let_pass(0.05)
        yield _row(
            f"{what} turned, to the picture painted",
            times,
            "the same picture again",
            statistics.median(again),
        )


# ---------------------------------------------------------------- memory


@dataclass(frozen=True)
class Memory:
    """Resident MB of the window's process and of its children after so many actions."""

    actions: int
    window_mb: float
    children_mb: float

    def __str__(self) -> str:
        return f"after {self.actions:6} actions: window {self.window_mb:7.1f} MB, children {self.children_mb:7.1f} MB"


def session() -> Iterator[Memory]:
    """Steps, seeks and edits without a pause; an hour of work is about 4000 of them (one each second)."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        video = make_video(folder / "street.mp4", frames=600, size=(1280, 720), gop=50, b_frames=2)
        case_path = make_recorded_case(folder / "case", [video.path])
        with window_on(Waiting(), case_path) as window:
            chance, actions, quarter = random.Random(7), 0, scaled(1000)
            let_pass(1.0)
            yield _memory(actions)
            for _ in range(4):
                for _ in range(quarter):
                    _act(window, chance)
                    actions += 1
                let_pass(1.0)
                yield _memory(actions)


def _act(window: MainWindow, chance: random.Random) -> None:
    kind = chance.random()
    if kind < 0.6:
        tap(window, chance.choice(["Right", "Right", "Left"]))
    elif kind < 0.8:
        window.player.go_to_number(chance.randrange(window.player.last_number + 1))
        wait_at_rest(Waiting(), window)
    elif kind < 0.95:
        tap(window, chance.choice(["X", "N", "S"]))
    else:
        tap(window, "Ctrl+Z")
    QApplication.processEvents()


def _memory(actions: int) -> Memory:
    own = os.getpid()
    children = [each.pid for each in multiprocessing.active_children() if each.pid is not None]
    return Memory(actions, _resident_mb(own), sum(_resident_mb(each) for each in children))


def _resident_mb(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    (line,) = (each for each in status.splitlines() if each.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


# ---------------------------------------------------------------- starting


def starts() -> Iterator[Row]:
    """A program of its own, from its start to the painted window and to the first exact frame, on 10,000 recordings."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        video = make_video(folder / "square.mp4", frames=200, b_frames=2, sound=True)
        many = make_recorded_case(folder / "case", [video.path])
        one = Path(shutil.copytree(many, folder / "one"))
        starting.fill(many, 9_999)
        found, alone, empty = [], [], []
        for _ in range(scaled(5)):  # in turn, so that all meet the same load
            empty.append(1000 * starting.empty())
            alone.append(starting.start(one))
            found.append(starting.start(many))
        for part, what in enumerate(("the painted window", "the first exact frame")):
            yield _row(
                f"10,000 recordings: from the program's start to {what}",
                [1000 * each[part] for each in found],
                "one recording",
                statistics.median(1000 * each[part] for each in alone),
            )
        yield _row("an empty window of PySide6, from the program's start", empty)


# ---------------------------------------------------------------- rows


PARTS: tuple[Callable[[], Iterator[Row | Memory]], ...] = (steps, starts, session)


def _row(what: str, times: list[float], peer: str = "", peer_ms: float | list[float] = float("nan")) -> Row:
    row = Row(what, len(times), statistics.median(times), _p95(times), peer)
    if isinstance(peer_ms, list):
        return replace(row, peer_ms=statistics.median(peer_ms), peer_p95_ms=_p95(peer_ms))
    return replace(row, peer_ms=peer_ms)


def _p95(times: list[float]) -> float:
    return sorted(times)[int(0.95 * len(times))]


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication(["benchmark"])
    for part in PARTS:
        for row in part():
            print(row, flush=True)
    application.processEvents()


if __name__ == "__main__":
    main()
