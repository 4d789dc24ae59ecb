from __future__ import annotations

from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.main_window import MainWindow
from app.transcript.dialogs import ReadSubtitlesDialog, WriteSubtitlesDialog
from app.transcript.model import Column, is_right_to_left
from app.transcript.panel import TranscriptPanel
from app.transcript.room import TranscriptRoom
from catalog.model.records import Utterance
from catalog.operations import transcripts
from tests.helpers.window import click, only_media, room_in, row_centre, tap, wait_at_rest

SRT = "1\n00:00:01,000 --> 00:00:02,500\nСтой! Назад!\n\n2\n00:00:03,000 --> 00:00:04,000\nДа\n"


def room(window: MainWindow) -> TranscriptRoom:
    return room_in(window, TranscriptRoom)


def panel(window: MainWindow) -> TranscriptPanel:
    """That of the window, in front."""
    found = room(window)
    found.show()
    return found.panel


def said(window: MainWindow) -> list[Utterance]:
    return window.session.case.find(Utterance, order="start_pts, number")


def frame(window: MainWindow, number: int) -> int:
    assert window.session.moments is not None
    return window.session.moments.pts_of_frame(number)


def say(window: MainWindow, start: int, end: int, original: str, **fields: str) -> Utterance:
    made = transcripts.add_utterance(
        window.session.case,
        actor="tester",
        media_uid=only_media(window).uid,
        start_pts=frame(window, start),
        end_pts=frame(window, end),
        original=original,
        **fields,
    )
    window.session.refresh()
    return made


def cell(window: MainWindow, row: int, column: Column) -> str:
    return str(panel(window).model.index(row, column).data())


def type_text(text: str) -> None:
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, text)


def test_lines_are_written_down_by_keys_alone_while_the_recording_runs_on(
    qtbot: QtBot, window: MainWindow
) -> None:
    """Ctrl+Y begins a line here and ends the one before, also while the one before is being typed."""
    for at, words in ((25, "one"), (50, "two"), (75, "three")):
        window.player.go_to_number(at)
        wait_at_rest(qtbot, window)
        tap(window, "Ctrl+Y")
        type_text(words)
    window.player.go_to_number(100)
    tap(window, "Ctrl+Shift+Y")
    assert [(each.start_pts, each.end_pts, each.original) for each in said(window)] == [
        (frame(window, 25), frame(window, 50), "one"),
        (frame(window, 50), frame(window, 75), "two"),
        (frame(window, 75), frame(window, 100), "three"),
    ]


def test_who_types_a_translation_is_its_translator(qtbot: QtBot, window: MainWindow) -> None:
    say(window, 0, 25, "Стой!", language="ru")
    shown = panel(window)
    shown.translation_language.setCurrentText("en")
    window.session.author = "colleague"
    index = shown.model.index(0, Column.TRANSLATION)
    place = row_centre(shown.table, index)
    click(shown.table, place)
    click(shown.table, place, double=True)
    type_text("Stop!")
    tap(window, "Return")
    qtbot.waitUntil(lambda: said(window)[0].translation != "", timeout=5000)
    (line,) = said(window)
    assert (line.translation, line.translation_language, line.translator) == ("Stop!", "en", "colleague")
    assert line.written_by == "tester"
    assert cell(window, 0, Column.BY) == "tester, colleague"


def test_a_click_on_a_line_goes_there_and_the_line_spoken_now_is_marked(
    qtbot: QtBot, window: MainWindow
) -> None:
    say(window, 10, 25, "one")
    say(window, 50, 75, "two")
    shown = panel(window)
    click(shown.table, row_centre(shown.table, shown.model.index(1, Column.ORIGINAL)))
    wait_at_rest(qtbot, window)
    assert window.player.number == 50
    assert [cell(window, row, Column.BEGIN)[0] for row in (0, 1)] == ["0", "▸"]
    window.player.go_to_number(30)
    assert "▸" not in cell(window, 0, Column.BEGIN) + cell(window, 1, Column.BEGIN)


def test_times_are_typed_and_a_wrong_one_changes_nothing(window: MainWindow) -> None:
    say(window, 25, 50, "one")
    shown = panel(window)
    failures: list[object] = []
    window.session.failed.disconnect()
    window.session.failed.connect(failures.append)
    assert shown.model.setData(shown.model.index(0, Column.END), "3.0")
    assert said(window)[0].end_pts == frame(window, 75)
    assert not shown.model.setData(shown.model.index(0, Column.END), "yesterday")
    assert len(failures) == 1
    assert said(window)[0].end_pts == frame(window, 75)


def test_lines_are_split_merged_and_removed_and_undo_brings_them_back(window: MainWindow) -> None:
    say(window, 0, 50, "one two")
    shown = panel(window)
    window.player.go_to_number(25)
    window.actions_table["line_split"].trigger()
    assert [each.original for each in said(window)] == ["one", "two"]
    shown.table.selectAll()
    window.actions_table["line_merge"].trigger()
    assert [each.original for each in said(window)] == ["one two"]
    shown.table.selectAll()
    window.actions_table["line_remove"].trigger()
    assert said(window) == []
    window.session.undo()
    assert [each.original for each in said(window)] == ["one two"]


def test_what_another_program_writes_leaves_the_cell_that_is_typed_in_open(
    qtbot: QtBot, window: MainWindow
) -> None:
    made = say(window, 50, 75, "one")
    shown = panel(window)
    shown.write_in(made.uid)
    QTest.keyClicks(QApplication.focusWidget(), "half a sen")
    say(window, 0, 25, "before")
    assert shown.is_typing()
    QTest.keyClicks(QApplication.focusWidget(), "tence")
    tap(window, "Return")
    qtbot.waitUntil(
        lambda: [each.original for each in said(window)] == ["before", "half a sentence"], timeout=5000
    )


def test_right_to_left_words_are_drawn_from_the_right() -> None:
    assert is_right_to_left("لا تقتربوا")
    assert is_right_to_left("… שלום")
    assert not is_right_to_left("Stop! لا")
    assert not is_right_to_left("123")


def test_subtitles_are_read_in_and_written_out_by_the_dialogs(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    source = tmp_path / "square.srt"
    source.write_text(SRT, encoding="cp1251")
    window.actions_table["read_subtitles"].trigger()
    dialog = room(window).dialog
    assert isinstance(dialog, ReadSubtitlesDialog)
    dialog.accept()
    assert dialog.isVisible(), "no file is named yet"
    dialog.file.setText(str(source))
    dialog.language.setCurrentText("ru")
    dialog.offset.setValue(0.5)
    dialog.accept()
    assert [(each.original, each.language) for each in said(window)] == [("Стой! Назад!", "ru"), ("Да", "ru")]
    assert "cp1251" in window.statusBar().currentMessage()
    window.actions_table["write_subtitles"].trigger()
    writing = room(window).dialog
    assert isinstance(writing, WriteSubtitlesDialog)
    writing.file.setText(str(tmp_path / "out.vtt"))
    writing.accept()
    qtbot.waitUntil((tmp_path / "out.vtt").exists, timeout=5000)
    qtbot.waitUntil(lambda: "out.vtt" in window.statusBar().currentMessage(), timeout=5000)
    text = (tmp_path / "out.vtt").read_text(encoding="utf-8")
    assert text.startswith("WEBVTT\n\n00:00:01.500 --> 00:00:03.000\nСтой! Назад!\n")
