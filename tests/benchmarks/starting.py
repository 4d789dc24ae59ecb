"""From the start of the program to a window that can be used, on a case of many recordings; `python -m …` is one start.

The recordings are records: each has its own media, object, posting and poster; the first alone has a
file, and was examined. The peers are the same start on a case of that one recording, and an empty window of PySide6.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from catalog.case import Case
from catalog.model.records import Media, Posting, StoredObject
from catalog.model.uids import new_uid

if TYPE_CHECKING:
    from app.main_window import MainWindow


def fill(path: Path, recordings: int) -> None:
    """Adds recordings to a case that has one, by one step."""
    with Case.open(path) as case:
        (media,) = case.find(Media)
        (posting,) = case.find(Posting)
        stored = case.get(StoredObject, media.reference_object_uid)
        made = []
        with case.unit_of_work("acquire.file", actor="benchmark") as work:
            for n in range(recordings):
                own = replace(
                    stored,
                    uid=new_uid(),
                    sha256=hashlib.sha256(str(n).encode()).hexdigest(),
                    sha512=hashlib.sha512(str(n).encode()).hexdigest(),
                )
                each = replace(
                    media, uid=new_uid(), number=0, reference_object_uid=own.uid, title=f"clip {n}.mp4"
                )
                made.append(each)
                work.add(own)
                work.add(each)
                work.add(replace(posting, uid=new_uid(), number=0, media_uid=each.uid, title=each.title))
        poster = case.derived(media.uid) / "poster.jpg"
        for each in made:
            folder = case.path / "derived" / each.uid
            folder.mkdir()
            os.link(poster, folder / "poster.jpg")


EMPTY = """
import time
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.resize(1440, 900)
window.show()
application.processEvents()
window.grab()
print(time.time())
"""


def empty() -> float:
    """Seconds from starting a program to its painted window, which has nothing in it."""
    began = time.time()
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    command = [sys.executable, "-c", EMPTY]
    seen = subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout
    return float(seen) - began


def start(path: Path) -> tuple[float, float]:
    """Seconds from starting a program of its own to the painted window, and to the first exact frame in it."""
    began = time.time()
    command = [sys.executable, "-m", "tests.benchmarks.starting", str(path)]
    environment = {**os.environ, "FRAMEWITNESS_CONFIG": str(path.parent / "config")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # as on the machine of whoever uses the program
    printed = subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout
    window, frame = printed.split()[-2:]
    return float(window) - began, float(frame) - began


def main(path: Path) -> None:
    """`framewitness open`, as a person starts it, with a look at its window once it stands."""
    from app import start
    from app.__main__ import main as framewitness

    load = start._load_window

    def load_and_watch() -> None:
        load()
        from app import main_window

        make = main_window.make_window

        def make_and_watch(*given: Any, **named: Any) -> main_window.MainWindow:
            window = make(*given, **named)
            QTimer.singleShot(0, lambda: _tell(window))
            return window

        main_window.make_window = make_and_watch

    start._load_window = load_and_watch
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.argv = ["framewitness", "open", str(path)]
    framewitness()


def _tell(window: MainWindow) -> None:
    """Nothing else is loaded here: it would be timed."""
    window.grab()
    seen = time.time()
    player, stage = window.player, window.stage
    while not (player.loaded and not player.frames.waiting and stage.shown_pts == player.pts):
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
    print(seen, time.time(), flush=True)
    window.close_for_good()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
