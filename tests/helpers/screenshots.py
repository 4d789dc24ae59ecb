"""Pictures of every panel and every dialog of the real window, and what in them has not the room it needs.

`python -m tests.helpers.program tests.helpers.screenshots CASE FOLDER WAY…` takes them in a process of its own, for a
scale is chosen before Qt begins (QT_SCALE_FACTOR). It prints what was found wrong as JSON: for each way and picture a
list of words.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from app import theme
from app.find.room import FindRoom
from app.i18n import use_language
from app.main_window import MainWindow
from app.places.room import PlacesRoom
from app.together.room import TogetherRoom
from tests.helpers.cut_off import faults
from tests.helpers.dialogs import DIALOGS, kinds_of_dialog, opened
from tests.helpers.pictures import is_blank, lay_open
from tests.helpers.pseudo import Pseudo
from tests.helpers.window import Waiting, room_in, window_on

SIZE = (1280, 800)
KEPT = "FRAMEWITNESS_PICTURES"
"""The folder that pictures are kept in to be looked at."""
PATIENT = Waiting(rest_seconds=0.005, patience=3)


@dataclass(frozen=True, slots=True)
class Way:
    """How the window looks: `light-en`, or `dark-ru-150`, or `light-pseudo-rtl`, as a picture's folder is named."""

    look: str = "light"
    language: str = "en"
    """"pseudo": every text half as long again."""
    text_percent: int = 100
    right_to_left: bool = False

    @classmethod
    def read(cls, name: str) -> Way:
        look, language, *more = name.split("-")
        percent = next((int(each) for each in more if each.isdigit()), 100)
        return cls(look, language, percent, "rtl" in more)


@contextmanager
def shown_in(way: Way) -> Iterator[None]:
    """The application as a way has it; afterwards as tests have it: English, from left to right, at its own size."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    pseudo = Pseudo(longer=True) if way.language == "pseudo" else None
    use_language(application, "en" if pseudo else way.language)
    if pseudo is not None:
        application.installTranslator(pseudo)
    if way.right_to_left:
        application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    theme.apply(application, way.look, way.text_percent)
    try:
        yield
    finally:
        if pseudo is not None:
            application.removeTranslator(pseudo)
        use_language(application, "en")
        theme.apply(application, "light", 100)


def take(case: Path, folder: Path, way: Way) -> dict[str, list[str]]:
    """What is wrong with every panel and every dialog of the case's window. Saves a picture of each where they are
    KEPT, else of the window alone: nobody looks at the others, and writing them took a tenth of the time."""
    folder.mkdir(parents=True, exist_ok=True)
    told: dict[str, list[str]] = {}

    def keep(name: str, widget: QWidget) -> None:
        image: QImage = widget.grab().toImage()
        if name == "window" or os.environ.get(KEPT):
            image.save(str(folder / f"{name}.png"), "PNG", 75)  # hardly compressed
        told[name] = faults(widget) + (["blank"] if is_blank(image) else [])

    with (
        shown_in(way),
        window_on(PATIENT, case, look=way.look, text_percent=way.text_percent) as window,
    ):
        lay_out_whole(window)
        keep("window", window)
        for panel in window.panels:
            bring_up(window, panel.id)
            keep(f"panel {panel.id}", window.docks.dock(panel.id))
        kinds = set()
        for name in DIALOGS:
            with opened(window, name) as dialog:
                keep(f"dialog {name}", dialog)
                kinds.add(type(dialog))
    told["dialogs without a picture"] = sorted(kind.__name__ for kind in kinds_of_dialog() - kinds)
    return told


def lay_out_whole(window: MainWindow) -> None:
    """As on a small screen, at a frame with something to see, an annotation chosen, both recordings side by side."""
    lay_open(PATIENT, window)
    room = room_in(window, TogetherRoom)
    room.add(window.session.library[1].uid)
    PATIENT.waitUntil(lambda: window.copy_search.searched and not window.work.busy)
    QApplication.processEvents()


def bring_up(window: MainWindow, panel_id: str) -> None:
    window.docks.bring_up(panel_id)
    if panel_id == "places":
        room = room_in(window, PlacesRoom)
        PATIENT.waitUntil(lambda: not any(each.image.isNull() for each in room.panel.pictures.values()))
    if panel_id == "find":
        room = room_in(window, FindRoom)
        PATIENT.waitUntil(lambda: room.searching.complete)
        room.panel.words.setText("helmet")
        room.panel.look()
        PATIENT.waitUntil(lambda: room.panel.searched == "helmet")
    for _ in range(4):
        QApplication.processEvents()


def take_in_a_child(
    case: Path, folder: Path, names: list[str], *, scale: int = 1
) -> dict[str, dict[str, list[str]]]:
    """As `take`, for each of the named ways, in a process of its own, on a small screen of that scale.

    Returns by way and picture what is wrong. CalledProcessError where the process failed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    screen = {"name": "small", "x": 0, "y": 0, "width": SIZE[0] * scale, "height": SIZE[1] * scale}
    place = folder / "screen.json"
    place.write_text(json.dumps({"screens": [screen | {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}]}))
    program = [sys.executable, "-m", "tests.helpers.program", "tests.helpers.screenshots"]
    done = subprocess.run(
        [*program, str(case), str(folder), *names],
        env=os.environ | {"QT_QPA_PLATFORM": f"offscreen:configfile={place}", "QT_SCALE_FACTOR": str(scale)},
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        timeout=280,
        check=True,
        text=True,
    )
    found: dict[str, dict[str, list[str]]] = json.loads(done.stdout)
    return found


def main() -> None:
    """Each way on a copy of the case."""
    case, folder, names = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:]
    application = QApplication(["screenshots"])
    found = {}
    for name in names:
        with tempfile.TemporaryDirectory() as place:
            copy = Path(shutil.copytree(case, Path(place) / "case"))
            found[name] = take(copy, folder / name, Way.read(name))
    print(json.dumps(found))
    application.quit()
