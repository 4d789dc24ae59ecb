"""The page that a recording was posted on, in the real window: its picture, its text, what was noted, copies."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.main_window import MainWindow
from app.media_page.room import MediaPageRoom
from app.page_capture.drawing import pieces_of
from app.page_capture.remarks import ALL
from app.page_capture.room import PageRoom
from catalog.archive.options import CaptureOptions
from catalog.case import Case
from catalog.errors import SourceUnavailable
from catalog.jobs import JobContext, SilentContext
from catalog.model.page_visit import PageVisit, PageWish
from catalog.model.records import Media, PageCapture, Posting, Role
from catalog.model.uids import new_uid
from catalog.operations.page import capture_page
from catalog.texts import Phrase, recognised_whole
from tests.helpers.here import run_here
from tests.helpers.site import Site
from tests.helpers.window import PATIENCE_MILLISECONDS, click, copy_of, room_in, tap, window_on

LINK = "http://127.0.0.1/watch"
HEIGHT_PX = 3_200
BANDS = ("#c02020", "#20c020", "#2020c0", "#c0c020")
"""From the top down, each a quarter of the page."""


def seen_page(context: JobContext, wish: PageWish, folder: Path) -> PageVisit:
    """A capturer that saw four bands of colour, and no PDF."""
    image = QImage(1280, HEIGHT_PX, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    for number, band in enumerate(BANDS):
        painter.fillRect(0, number * HEIGHT_PX // 4, 1280, HEIGHT_PX // 4, QColor(band))
    painter.end()
    image.save(str(folder / "page.png"))
    (folder / "page.txt").write_text("1,204 views\n<b>not bold</b>", encoding="utf-8")
    return PageVisit(
        files={Role.PAGE_PICTURE: "page.png", Role.PAGE_TEXT: "page.txt"},
        reached_url=wish.url,
        title="On the bridge <b>",
        http_status=200,
        refused={"the camera": 2},
        missing=[{"what": Role.PAGE_PDF, "why": "the browser could not print it"}],
    )


def with_page(path: Path) -> Path:
    """The case with the page of its only recording."""
    with Case.open(path) as case:
        [media] = case.find(Media)
        [posting] = case.find(Posting, media_uid=media.uid)
        posting = dataclasses.replace(posting, url=LINK)
        options = CaptureOptions(proxy="", page_capturer=seen_page)
        assert run_here(capture_page(case, posting, actor="tester", options=options)) is not None
    return path


def room_of(window: MainWindow) -> PageRoom:
    return room_in(window, MediaPageRoom).page


def show_page(qtbot: QtBot, window: MainWindow) -> PageRoom:
    room = room_of(window)
    window.actions_table["page"].trigger()
    qtbot.waitUntil(lambda: room.panel.isVisible(), timeout=PATIENCE_MILLISECONDS)
    return room


def colour_at(room: PageRoom, share: float) -> str:
    """Of the band in sight at this share of the view's height."""
    view = room.panel.seen.viewport()
    image = view.grab().toImage()
    colour = image.pixelColor(QPoint(image.width() // 2, round(image.height() * share)))
    return min(BANDS, key=lambda band: _distance(QColor(band), colour))


def _distance(one: QColor, other: QColor) -> int:
    return sum(abs(a - b) for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True))


def test_the_page_of_the_recording_is_scrolled_by_keys_and_read(
    qtbot: QtBot, case_path: Path, tmp_path: Path
) -> None:
    with window_on(qtbot, with_page(case_path)) as window:
        room = show_page(qtbot, window)
        picture = room.panel.seen.picture
        qtbot.waitUntil(lambda: picture.whole_height_px > 0, timeout=PATIENCE_MILLISECONDS)
        assert picture.whole_height_px == HEIGHT_PX * 1000 // 1280
        assert "On the bridge <b>" in room.panel.which.currentText()
        assert colour_at(room, 0.1) == BANDS[0]
        room.panel.seen.setFocus()
        bar = room.panel.seen.verticalScrollBar()
        for key in ("PgDown", "PgDown", "Down", "Up", "PgUp"):
            before = bar.value()
            tap(window, key)
            assert (bar.value() > before) == (key in ("PgDown", "Down")), key
        tap(window, "End")
        assert bar.value() == bar.maximum() > 0
        assert colour_at(room, 0.9) == BANDS[-1]
        room.panel.tabs.setCurrentWidget(room.panel.text)
        assert room.panel.text.toPlainText() == "1,204 views\n<b>not bold</b>"
        facts = room.panel.facts.toPlainText()
        assert f"Address reached: {LINK}" in facts
        assert "PDF: the browser could not print it" in facts
        assert "the camera (2)" in facts
        room.save_in(room.panel.capture() or pytest.fail("no capture"), tmp_path)
        qtbot.waitUntil(lambda: len(list(tmp_path.glob("P1-*"))) == 2, timeout=PATIENCE_MILLISECONDS)
        qtbot.waitUntil(lambda: not window.work.busy, timeout=PATIENCE_MILLISECONDS)
        click(room.panel.save)
        dialog = room.panel.findChild(QFileDialog)
        assert dialog is not None and dialog.fileMode() == QFileDialog.FileMode.Directory
        dialog.reject()


def test_a_page_is_hidden_as_long_as_the_recording_is(qtbot: QtBot, unrated: Path, tmp_path: Path) -> None:
    with window_on(qtbot, with_page(copy_of(unrated, tmp_path))) as window:
        room = show_page(qtbot, window)
        assert room.panel.stack.currentWidget() is room.panel.nothing
        assert "may show what is graphic" in room.panel.nothing.text()
        assert room.panel.seen.picture.whole_height_px == 0
        tap(window, "Ctrl+E")
        picture = room.panel.seen.picture
        qtbot.waitUntil(lambda: picture.whole_height_px > 0, timeout=PATIENCE_MILLISECONDS)
        tap(window, "Ctrl+E")
        assert room.panel.stack.currentWidget() is room.panel.nothing


def test_a_file_that_is_no_picture_is_told_of(tmp_path: Path) -> None:
    path = tmp_path / "page.png"
    path.write_bytes(b"no picture")
    with pytest.raises(SourceUnavailable, match="cannot be read"):
        pieces_of(SilentContext(), path=str(path))


def test_what_is_said_of_a_page_with_numbers_is_recognised_for_other_languages() -> None:
    for template in ALL:
        names = re.findall(r"\{(\w+)\}", template)
        stored = template.format(**{name: f"{number}7 x" for number, name in enumerate(names)})
        found = recognised_whole(stored, ALL)
        assert isinstance(found, Phrase) and found.template == template, stored
    assert recognised_whole("Something else.", ALL) == "Something else."


def test_a_recording_without_a_page_says_so_and_a_link_that_brings_nothing_leaves_its_page_as_evidence(
    qtbot: QtBot, window: MainWindow
) -> None:
    links, case = window.intake.links, window.session.case
    room = show_page(qtbot, window)
    assert "No page was kept" in room.panel.nothing.text()
    assert not room.panel.save.isVisible()
    assert not case.find(PageCapture)
    assert links.capture.page_capturer is not None, "the window has a browser of its own"
    links.capture = dataclasses.replace(
        links.capture, proxy="", page_capturer=seen_page, backoff_seconds=0.01, page_retries=0
    )
    with Site() as site:
        link = site.add_page_without_video("news.html")
        window.intake.add_links([link])
        qtbot.waitUntil(lambda: bool(case.find(PageCapture)), timeout=60_000)
        qtbot.waitUntil(lambda: links.run.idle and not window.work.busy, timeout=60_000)
    [posting] = case.find(Posting, url=link)
    [record] = case.find(PageCapture)
    assert (posting.state, posting.media_uid) == ("failed", None)
    assert record.posting_uid == posting.uid and set(record.objects) == {Role.PAGE_PICTURE, Role.PAGE_TEXT}
    media = window.session.library[0]
    with case.unit_of_work("archive.end", actor="tester") as work:
        work.add(dataclasses.replace(posting, uid=new_uid(), number=0, media_uid=media.uid, state="archived"))
    window.session.refresh()
    qtbot.waitUntil(lambda: room.panel.capture() == record, timeout=PATIENCE_MILLISECONDS)
