"""Pictures of the real window: what each shows, how it is made, and whether there is something in it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.main_window import MainWindow
from tests.helpers.dialogs import opened
from tests.helpers.window import pixels, wait_at_rest

SIZE = QSize(1280, 800)
SHOWN_ON_PAGE = {
    "first-steps": ("recordings", "timeline"),
    "seeing": ("seeing",),
    "annotating": ("timeline", "annotation"),
    "regions": ("regions",),
    "not-seen": ("timeline",),
    "several": ("together",),
    "transcripts": ("transcript",),
    "second-look": ("second look",),
    "where": ("places",),
    "suggestions": ("timeline",),
    "safety": ("timeline",),
}
"""The panels in front on the picture of a page of help."""
DIALOG_ON_PAGE = {"vocabulary": "edit_vocabulary", "reports": "report"}


def lay_open(qtbot: QtBot, window: MainWindow, *panels: str, frame: int = 30) -> None:
    """The window at the usual size, at a frame with something to see, with these panels in front."""
    window.resize(SIZE)
    window.player.go_to_pts(window.session.moments.pts_of_frame(frame))  # type: ignore[union-attr]
    wait_at_rest(qtbot, window)
    window.session.choose_annotation(
        next(each.uid for each in window.session.annotations if each.term_code == "wpn.baton")
    )
    for panel in panels:
        window.docks.bring_up(panel)
    for _ in range(5):
        QApplication.processEvents()
    wait_at_rest(qtbot, window)


def of_page(qtbot: QtBot, window: MainWindow, page: str) -> QImage:
    """The picture on a page of help."""
    lay_open(qtbot, window, *SHOWN_ON_PAGE.get(page, ()))
    if page == "suggestions":
        window.session.choose_suggestion(window.session.suggestions[0].uid)
    if page == "safety":
        window.session.choose_media(window.session.library[1])
        qtbot.waitUntil(lambda: window.player.loaded, timeout=30_000)
        wait_at_rest(qtbot, window)
    qtbot.waitUntil(lambda: not window.work.unfinished, timeout=30_000)
    QApplication.processEvents()
    if page not in DIALOG_ON_PAGE:
        return window.grab().toImage()
    with opened(window, DIALOG_ON_PAGE[page]) as dialog:
        return dialog.grab().toImage()


def light_enough(image: QImage, width: int = 760) -> QImage:
    """For a page of help: not wider than `width`."""
    if image.width() > width:
        image = image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
    return image.convertToFormat(QImage.Format.Format_RGB888)


def is_blank(image: QImage) -> bool:
    """Whether there are hardly more than one or two colours in it."""
    seen = pixels(image)[::3, ::3].reshape(-1, 3) // 8
    return len(np.unique(seen.astype(np.int32) @ np.array([1, 32, 1024]))) < 12
