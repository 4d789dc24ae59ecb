from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.actions import ACTIONS
from app.find.room import FindRoom
from app.main_window import MainWindow
from app.palette import Entry, Palette, narrowed
from tests.helpers.window import annotations, press, room_in, tap, wait_at_rest


def opened(window: MainWindow) -> Palette:
    tap(window, "Ctrl+K")
    assert isinstance(window.shell.dialog, Palette)
    return window.shell.dialog


def entry(text: str, also: str = "") -> Entry:
    return Entry(text, "Case", "", lambda: None, also=also)


def test_every_typed_word_must_be_found_and_beginnings_come_first() -> None:
    entries = [entry("Forget the marks"), entry("Mark the end of a span"), entry("Report", "отчёт")]
    assert [each.text for each in narrowed(entries, "mark")] == ["Mark the end of a span", "Forget the marks"]
    assert [each.text for each in narrowed(entries, "span MARK")] == ["Mark the end of a span"]
    assert [each.text for each in narrowed(entries, "отч")] == ["Report"]
    assert narrowed(entries, "zebra") == []


def test_every_action_every_panel_and_every_term_is_in_the_palette(window: MainWindow) -> None:
    shown = opened(window).shown()
    assert {spec.text for spec in ACTIONS} <= set(shown)
    assert {f"Panel: {panel.title}" for panel in window.panels} <= set(shown)
    labels = {f"Code: {term.labels['en']}" for term in window.session.terms if not term.retired}
    assert labels and labels <= set(shown)


def test_typing_narrows_and_enter_runs_the_first_line(qtbot: QtBot, window: MainWindow) -> None:
    palette = opened(window)
    QTest.keyClicks(palette.line, "one frame forw")
    assert palette.shown() == ["One frame forward"]
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    wait_at_rest(qtbot, window)
    assert window.player.number == 1


def test_a_term_is_found_in_russian_and_coded(window: MainWindow) -> None:
    palette = opened(window)
    QTest.keyClicks(palette.line, "code")
    palette.line.setText("дубинка")
    assert palette.shown() == ["Code: Baton"]
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert [each.term_code for each in annotations(window)] == ["wpn.baton"]


def test_arrows_choose_another_line_and_a_click_runs_it(window: MainWindow) -> None:
    palette = opened(window)
    palette.line.setText("panel: copies")
    place = palette.table.visualRect(palette.table.model().index(0, 0)).center()
    QTest.mouseClick(palette.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.copies.isVisible()
    palette = opened(window)
    palette.line.setText("one second")
    QTest.keyClick(palette.line, Qt.Key.Key_Down)
    assert palette.table.currentIndex().row() == 1


def test_what_cannot_be_done_now_is_shown_and_does_nothing(window: MainWindow) -> None:
    window.actions_table["report"].setEnabled(False)
    palette = opened(window)
    palette.line.setText("Make a report")
    assert palette.shown() == ["Make a report…"]
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert palette.isVisible()
    palette.reject()


def test_where_nothing_is_called_so_the_palette_leads_on_to_the_search(
    qtbot: QtBot, window: MainWindow
) -> None:
    palette = opened(window)
    QTest.keyClicks(palette.line, "square zebra")
    assert palette.nothing.isVisible()
    assert palette.shown()[:2] == [
        "Search the whole case for “square zebra”",
        "List the recordings that have “square zebra”",
    ]
    palette.line.setText("square.mp4")
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    panel = room_in(window, FindRoom).panel
    assert panel.isVisible() and panel.words.text() == "square.mp4"
    qtbot.waitUntil(lambda: panel.found.topLevelItemCount() > 0, timeout=20_000)
    palette = opened(window)
    palette.line.setText("square.mp4")
    QTest.keyClick(palette.line, Qt.Key.Key_Down)
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert window.library.filter_bar.words.text() == "square.mp4"
    tap(window, "Ctrl+Shift+F")
    assert panel.words.text() == "square.mp4", "the key alone changes no words"


def test_where_no_term_has_the_words_the_vocabulary_leads_on(qtbot: QtBot, window: MainWindow) -> None:
    vocabulary = window.vocabulary
    QTest.keyClicks(vocabulary.search, "baton")
    assert not vocabulary.nothing.isVisible()
    vocabulary.search.setText("square")
    assert vocabulary.nothing.isVisible()
    QTest.mouseClick(vocabulary.find_button, Qt.MouseButton.LeftButton)
    panel = room_in(window, FindRoom).panel
    assert panel.isVisible() and panel.words.text() == "square"
    vocabulary.search.clear()
    assert not vocabulary.nothing.isVisible()


def test_no_key_codes_while_the_palette_is_open(window: MainWindow) -> None:
    palette = opened(window)
    QTest.keyClicks(palette.line, "n")
    press(window, "N")
    assert annotations(window) == []
    palette.reject()
