"""From the start of the program to a window that can be used, on a case of many recordings; `python -m …` is one start.

The recordings are records: each has its own media, object, posting and poster; the first alone has a
file, and was examined. The peer is the same start on a case of that one recording.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

from catalog.case import Case
from catalog.model.records import Media, Posting, StoredObject
from catalog.model.uids import new_uid


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


def start(path: Path) -> tuple[float, float]:
    """Seconds from starting a program of its own to the painted window, and to the first exact frame in it."""
    began = time.time()
    command = [sys.executable, "-m", "tests.benchmarks.starting", str(path)]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    window, frame = printed.split()[-2:]
    return float(window) - began, float(frame) - began


def main(path: Path) -> None:
    from PySide6.QtWidgets import QApplication

    from app import theme
    from app.main_window import make_window
    from app.settings import Settings
    from tests.helpers.window import Waiting, wait_at_rest

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication(["benchmark"])
    theme.apply(application, "light")
    with Case.open(path, window=True) as case:
        window = make_window(case, author="benchmark", settings=Settings(path.with_name("window.ini")))
        window.show()
        application.processEvents()
        window.grab()
        seen = time.time()
        wait_at_rest(Waiting(), window)
        print(seen, time.time(), flush=True)
        window.close_for_good()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
