"""Driving the real window with keys and mouse, and reading what it shows."""

from __future__ import annotations

import contextlib
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QEventLoop, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app import theme
from app.main_window import MainWindow, make_window
from app.settings import Settings
from catalog.case import Case
from catalog.jobs import Job, JobState, SilentContext, Snapshot, run
from catalog.model.records import Annotation, Graphic, Media
from catalog.operations import acquire, annotate, cases, examine
from catalog.operations.first_look import first_look
from tests.helpers.video import draw_number, read_number

ACTOR = "tester"
R = TypeVar("R")
PATIENCE_MILLISECONDS = 30_000


class Waiting:
    """What is needed here of pytest-qt, where no test runs: benchmarks, and windows in processes of their own."""

    def __init__(self, *, rest_seconds: float = 0.0, patience: int = 1) -> None:
        self._patience = patience
        """How many times as long it waits as it was asked to."""
        self._rest_seconds = rest_seconds
        """Between two looks: nothing where it is measured how soon something comes."""

    def waitUntil(self, condition: Callable[[], bool], timeout: int = PATIENCE_MILLISECONDS) -> None:  # noqa: N802 -- as there
        end = time.monotonic() + timeout / 1000 * self._patience
        while not condition():
            if time.monotonic() > end:
                raise TimeoutError("waited in vain")
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
            if self._rest_seconds:
                time.sleep(self._rest_seconds)


class _Here:
    """A runner that does each job at once in this very process: the test's own files need no walls."""

    def start(self, job: Job) -> _Done:
        return _Done(job.name, job.function(SilentContext(), **job.arguments))

    def close(self) -> None:
        pass


class _Done:
    def __init__(self, name: str, value: Any) -> None:
        self._name, self._value = name, value

    def snapshot(self) -> Snapshot:
        return Snapshot(self._name, JobState.DONE)

    def partials(self) -> list[Any]:
        return []

    def cancel(self) -> None:
        pass

    def result(self, timeout_seconds: float | None = None) -> Any:
        return self._value


def make_recorded_case(path: Path, videos: list[Path], *, graphic: str = Graphic.NOT_GRAPHIC) -> Path:
    """A case in which `videos` are archived, indexed, given a first look and rated. It is closed."""
    with cases.new_case(path, actor=ACTOR, name="The square") as case:
        for video in videos:
            media = run(acquire.add_file(case, video, actor=ACTOR), _Here()).media
            run(examine.ensure_index(case, media.uid), _Here())
            run(first_look(case, media.uid), _Here())
            if graphic != Graphic.UNRATED:
                annotate.rate_graphic(case, media.uid, graphic, actor=ACTOR)
    return path


def copy_of(case: Path, folder: Path) -> Path:
    """A copy for one test to change; stored objects stay read-only."""
    return Path(shutil.copytree(case, folder / "case"))


@contextlib.contextmanager
def window_on(
    qtbot: QtBot | Waiting,
    path: Path,
    *,
    opened: bool = True,
    look: str = "light",
    text_percent: int = 100,
    furnished: bool = False,
) -> Iterator[MainWindow]:
    """The window of the case at `path`, in front, its first recording loaded; closed at the end. Its later rooms come
    when they are asked for, or `furnished` with it."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, look, text_percent)
    with Case.open(path, window=True) as case:
        window = make_window(case, author=ACTOR, settings=Settings(path.with_name("window.ini")))
        try:
            window.show()
            window.activateWindow()
            qtbot.waitUntil(window.isActiveWindow, timeout=5000)
            if furnished:
                window.furnishing.finish()
                settled(qtbot, window)
            if opened and window.session.library:
                qtbot.waitUntil(lambda: window.player.loaded, timeout=PATIENCE_MILLISECONDS)
                window.stage.picture.setFocus()
            yield window
        finally:
            window.close_for_good()
            window.deleteLater()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            application.processEvents()


def settled(qtbot: QtBot | Waiting, window: MainWindow) -> None:
    """Until each panel has its place, its size and its title."""
    qtbot.waitUntil(lambda: not window.docks._settling.isActive() and not window.docks._sizes_wanted)
    for _ in range(3):  # one layout asks for the next
        QApplication.processEvents()


def room_in(window: MainWindow, kind: type[R]) -> R:
    """The window's room of that class; one that comes later comes now, alone."""
    window.furnishing.bring_room(kind.__name__)
    return next(each for each in window._rooms if isinstance(each, kind))


# ---------------------------------------------------------------- what is shown


def wait_at_rest(qtbot: QtBot | Waiting, window: MainWindow) -> None:
    """Until the exact frame of where the player stands is on screen."""

    def is_at_rest() -> bool:
        player, stage = window.player, window.stage
        there = (player.media is not None and player.media.kind == "sound") or stage.shown_pts == player.pts
        return player.loaded and not player.running and not player.frames.waiting and there

    qtbot.waitUntil(is_at_rest, timeout=PATIENCE_MILLISECONDS)


def pixels(image: QImage) -> NDArray[np.uint8]:
    """`uint8 (height, width, 3)`"""
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(rgb.constBits(), np.uint8).reshape(rgb.height(), rgb.bytesPerLine())
    return rows[:, : rgb.width() * 3].reshape(rgb.height(), rgb.width(), 3).copy()


def number_on_screen(window: MainWindow, *, of: float = 1.0) -> int:
    """The frame number in the pixels of the window itself, as a camera before the screen would read it.

    `of` is the share of width and height that the number takes, in the upper left corner. ValueError if there
    is none to be read.
    """
    picture = window.stage.picture
    return read_number(corner(picture.grab(picture.picture_rect().toAlignedRect()).toImage(), of))


def corner(image: QImage, share: float) -> NDArray[np.uint8]:
    """The pixels of the upper left part of an image."""
    whole = pixels(image)
    return whole[: round(whole.shape[0] * share), : round(whole.shape[1] * share)]


def draw_small(number: int, width: int, height: int) -> NDArray[np.uint8]:
    """A picture in which the number takes only the upper left fifth: a detail that no blur may let through."""
    picture = np.full((height, width, 3), 128, np.uint8)
    picture[: height // 5, : width // 5] = draw_number(number, width // 5, height // 5)
    return picture


def annotations(window: MainWindow) -> list[Annotation]:
    """Of the chosen recording, read from the case."""
    assert window.session.media is not None
    return window.session.case.find(Annotation, media_uid=window.session.media.uid, order="number")


def only_media(window: MainWindow) -> Media:
    (media,) = window.session.library
    return media


# ---------------------------------------------------------------- hands

_NAMES: dict[str, Qt.Key] = {
    name: getattr(Qt.Key, f"Key_{name}")
    for name in ("Left", "Right", "Up", "Down", "Home", "End", "Space", "Backspace", "Delete", "Return")
} | {
    "Escape": Qt.Key.Key_Escape,
    ",": Qt.Key.Key_Comma,
    ".": Qt.Key.Key_Period,
    "[": Qt.Key.Key_BracketLeft,
    "]": Qt.Key.Key_BracketRight,
    "?": Qt.Key.Key_Question,
    "/": Qt.Key.Key_Slash,
    "-": Qt.Key.Key_Minus,
    "=": Qt.Key.Key_Equal,
    "PgUp": Qt.Key.Key_PageUp,
    "PgDown": Qt.Key.Key_PageDown,
}
_MODIFIERS = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
}


def parsed(key: str) -> tuple[Qt.Key, Qt.KeyboardModifier]:
    """`Ctrl+Shift+Z` as Qt has it."""
    *modifiers, name = key.split("+")
    flags = Qt.KeyboardModifier.NoModifier
    for each in modifiers:
        flags |= _MODIFIERS[each]
    return _NAMES.get(name) or getattr(Qt.Key, f"Key_{name}"), flags


def focused(window: MainWindow) -> QWidget:
    return QApplication.focusWidget() or window


def tap(window: MainWindow, *keys: str) -> None:
    """Presses and lets go of each key, where the focus is."""
    for key in keys:
        code, modifiers = parsed(key)
        QTest.keyClick(focused(window), code, modifiers)


def press(window: MainWindow, key: str) -> None:
    code, modifiers = parsed(key)
    QTest.keyPress(focused(window), code, modifiers)


def let_go(window: MainWindow, key: str) -> None:
    code, modifiers = parsed(key)
    QTest.keyRelease(focused(window), code, modifiers)


def repeat(window: MainWindow, key: str, times: int) -> None:
    """What the system sends while a key stays down: releases and presses flagged as repeated."""
    code, modifiers = parsed(key)
    for _ in range(times):
        for kind in (QEvent.Type.KeyRelease, QEvent.Type.KeyPress):
            event = QKeyEvent(kind, int(code), modifiers, key[-1].lower(), True, 1)
            QApplication.sendEvent(focused(window), event)


def click(widget: Any, place: QPoint | None = None, *, double: bool = False) -> None:
    """A left click in the middle of a widget, or at a place in it; views are clicked in their viewport."""
    target: QWidget = widget.viewport() if hasattr(widget, "viewport") else widget
    where = place if place is not None else target.rect().center()
    (QTest.mouseDClick if double else QTest.mouseClick)(
        target, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where
    )


def row_centre(view: Any, index: Any) -> QPoint:
    """The middle of a row of a Qt view, scrolled into sight."""
    view.scrollTo(index)
    return QPointF(view.visualRect(index).center()).toPoint()
