from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.find.panel import FindPanel
from app.find.room import FindRoom
from app.main_window import MainWindow
from catalog.operations import annotate, transcripts
from tests.helpers.window import click, only_media, tap, wait_at_rest


def panel(window: MainWindow) -> FindPanel:
    (found,) = (each.panel for each in window.rooms if isinstance(each, FindRoom))
    return found


def note(window: MainWindow, frame: int, text: str) -> None:
    assert window.session.moments is not None
    annotate.add_annotation(
        window.session.case,
        actor="tester",
        media_uid=only_media(window).uid,
        term_code="eq.shield",
        extent="point",
        start_pts=window.session.moments.pts_of_frame(frame),
        note=text,
    )
    window.session.refresh()


def rows(window: MainWindow) -> list[str]:
    found = panel(window).found
    return [found.topLevelItem(row).text(0) for row in range(found.topLevelItemCount())]


def look_for(qtbot: QtBot, window: MainWindow, words: str) -> None:
    tap(window, "Ctrl+Shift+F")
    assert QApplication.focusWidget() is panel(window).words
    panel(window).words.setText(words)
    panel(window).look()
    qtbot.waitUntil(
        lambda: panel(window).searched == words and panel(window).searching.complete, timeout=20_000
    )


def test_words_are_found_and_return_goes_to_the_first(qtbot: QtBot, window: MainWindow) -> None:
    note(window, 50, "Щит у входа")
    note(window, 100, "another")
    look_for(qtbot, window, "ВХОДА щит")
    assert rows(window) == ["M1-A1"]
    assert panel(window).count.text() == "1 found"
    tap(window, "Return")
    wait_at_rest(qtbot, window)
    assert window.player.number == 50
    assert window.session.annotation is not None
    assert window.session.annotation.number == 1


def test_a_click_on_a_line_of_the_transcript_goes_to_its_time(qtbot: QtBot, window: MainWindow) -> None:
    assert window.session.moments is not None
    pts = window.session.moments.pts_of_frame
    transcripts.add_utterance(
        window.session.case,
        actor="tester",
        media_uid=only_media(window).uid,
        start_pts=pts(75),
        end_pts=pts(80),
        original="Назад!",
    )
    window.session.refresh()
    look_for(qtbot, window, "назад")
    assert rows(window) == ["M1 line 1"]
    found = panel(window).found
    click(found, found.visualItemRect(found.topLevelItem(0)).center())
    wait_at_rest(qtbot, window)
    assert window.player.number == 75


def test_what_is_written_while_the_panel_is_open_is_found_at_once(qtbot: QtBot, window: MainWindow) -> None:
    look_for(qtbot, window, "crowd")
    assert rows(window) == []
    assert panel(window).count.text() == "nothing found"
    note(window, 10, "crowd at the gate")
    qtbot.waitUntil(lambda: rows(window) == ["M1-A1"], timeout=5000)
    window.session.undo()
    qtbot.waitUntil(lambda: rows(window) == [], timeout=5000)
