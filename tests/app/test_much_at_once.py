"""What is done to very many records at once: the window goes on meanwhile, and nothing is done by halves."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from app.main_window import MainWindow
from app.timeline.editing import TimelineEditing
from app.transcript.dialogs import ReadSubtitlesDialog
from app.transcript.room import TranscriptRoom
from app.vocabulary.dialogs import MergeDialog
from app.vocabulary.room import VocabularyRoom
from catalog.case import Case
from catalog.jobs import JobState
from catalog.model.records import Annotation, Utterance
from tests.helpers.window import only_media, wait_at_rest, window_on

MANY = 600


def coded_much(window: MainWindow) -> None:
    """More annotations than are written while somebody waits, each over a frame or two."""
    session, media = window.session, only_media(window)
    assert session.moments is not None
    frames = [session.moments.pts_of_frame(number) for number in range(100)]
    made = [
        Annotation(
            media_uid=media.uid,
            term_code="eq.shield",
            extent="interval",
            start_pts=frames[number % 98],
            end_pts=frames[number % 98 + 1],
            annotator="tester",
            made_utc="2026-11-01T09:30:00.000Z",
        )
        for number in range(MANY)
    ]
    with session.case.unit_of_work("annotation.carry", actor="somebody") as work:
        work.add_all(made)
    session.refresh()


def test_changing_merging_deleting_and_taking_back_very_many_is_written_while_the_window_goes_on(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.steps.closing.click()
    coded_much(window)
    session, case = window.session, window.session.case
    editing = next(each for each in window.rooms if isinstance(each, TimelineEditing))
    editing.select_all()
    wait_at_rest(qtbot, window)

    def beside(ask: Callable[[], object]) -> None:
        """Asked for, it is written while the window goes on, and is over some time later."""
        head, turns = case.head(), []
        ask()
        assert window.work.writes and case.head() == head
        QTimer.singleShot(0, window, lambda: turns.append(case.head()))
        qtbot.waitUntil(lambda: not window.work.busy, timeout=60_000)
        assert turns == [head], "the window's turn came before it was written"
        assert case.head() > head

    def count(**where: str) -> int:
        return case.count(Annotation, **where)

    beside(lambda: editing.change(certainty="probable"))
    assert count(certainty="probable") == MANY
    beside(session.undo)
    assert count(certainty="probable") == 0
    beside(session.redo)
    assert count(certainty="probable") == MANY
    window.actions_table["edit_vocabulary"].trigger()
    editor = next(each for each in window.rooms if isinstance(each, VocabularyRoom)).editor
    assert editor is not None
    editor.choose("eq.shield")
    editor.merge.click()
    dialog = editor.dialog
    assert isinstance(dialog, MergeDialog)
    dialog.choice.setCurrentIndex(dialog.choice.findData("eq.barrier"))
    beside(dialog.accept)
    assert count(term_code="eq.barrier") == MANY and "600 annotations were moved" in editor.said.text()
    beside(session.undo)
    assert count(term_code="eq.shield") == MANY
    editing.select_all()
    beside(editing.merge)
    assert count() == 1 and "Merged 600 annotations into A1." in window.statusBar().currentMessage()
    beside(session.undo)
    assert count() == MANY
    editing.select_all()
    beside(editing.delete)
    assert count() == 0 and session.annotations == []
    beside(session.undo)
    assert len(session.annotations) == MANY
    assert case.differences() == []


def test_a_long_transcript_is_read_in_and_taken_out_while_the_window_goes_on(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    lines = (f"{n}\n00:00:0{n % 7},{n % 100:03} --> 00:00:07,{n % 100:03}\nword {n}\n" for n in range(MANY))
    path = tmp_path / "said.srt"
    path.write_text("\n".join(lines), encoding="utf-8")
    room = next(each for each in window.rooms if isinstance(each, TranscriptRoom))
    case = window.session.case
    window.actions_table["read_subtitles"].trigger()
    dialog = room.dialog
    assert isinstance(dialog, ReadSubtitlesDialog)
    dialog.file.setText(str(path))
    head = case.head()
    dialog.accept()
    assert window.work.writes and case.head() == head
    qtbot.waitUntil(lambda: not window.work.busy, timeout=60_000)
    assert case.count(Utterance) == len(window.session.utterances) == room.panel.model.rowCount() == MANY
    assert "Read in 600 lines" in window.statusBar().currentMessage()
    room.panel.table.selectAll()
    room.remove()
    assert window.work.writes and case.count(Utterance) == MANY
    qtbot.waitUntil(lambda: not window.work.busy, timeout=60_000)
    assert case.count(Utterance) == room.panel.model.rowCount() == 0
    window.session.undo()
    qtbot.waitUntil(lambda: not window.work.busy, timeout=60_000)
    assert room.panel.model.rowCount() == MANY


def test_of_two_steps_the_second_waits_until_the_first_is_written(qtbot: QtBot, window: MainWindow) -> None:
    coded_much(window)
    editing = next(each for each in window.rooms if isinstance(each, TimelineEditing))
    editing.select_all()
    editing.change(certainty="probable")
    window.session.undo()
    assert "still being written" in window.statusBar().currentMessage()
    qtbot.waitUntil(lambda: not window.work.busy, timeout=60_000)
    assert window.session.case.count(Annotation, certainty="probable") == MANY


def test_what_is_written_beside_the_window_is_stopped_whole_or_finished_when_it_closes(
    qtbot: QtBot, case_path: Path
) -> None:
    with window_on(qtbot, case_path) as window:
        coded_much(window)
        editing = next(each for each in window.rooms if isinstance(each, TimelineEditing))
        editing.select_all()
        with closing(sqlite3.connect(case_path / "catalog.sqlite", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")  # the writing waits, so that it is not over before it is stopped
            editing.change(certainty="possible")
            (entry,) = [each for each in window.work.unfinished if each.runner is not None]
            window.work.cancel(entry)
        qtbot.waitUntil(lambda: not window.work.busy, timeout=60_000)
        assert entry.state is JobState.CANCELLED
        assert window.session.case.count(Annotation, certainty="possible") == 0
        editing.change(certainty="probable")
        assert window.work.writes
    with Case.open(case_path) as case:
        assert case.count(Annotation, certainty="probable") == MANY
        assert case.differences() == []
