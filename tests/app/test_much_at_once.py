"""What is done to very many records at once: the window goes on meanwhile, and nothing is done by halves."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import swatch
from app.main_window import MainWindow
from app.models.annotations import UID, Column
from app.timeline.editing import TimelineEditing
from app.together import event_rows, event_timeline
from app.together.room import TogetherRoom
from app.transcript.dialogs import ReadSubtitlesDialog
from app.transcript.room import TranscriptRoom
from app.vocabulary.dialogs import MergeDialog
from app.vocabulary.room import VocabularyRoom
from catalog.case import Case
from catalog.jobs import JobState
from catalog.model.records import Annotation, Media, Term, Utterance
from catalog.operations import annotate
from tests.helpers.cases import add_media
from tests.helpers.scale import scaled
from tests.helpers.watchdog import watching
from tests.helpers.window import ACTOR, copy_of, only_media, room_in, settled, wait_at_rest, window_on

MANY = 600
VERY_MANY = scaled(2500)


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


def editing_of(window: MainWindow) -> TimelineEditing:
    return room_in(window, TimelineEditing)


def wait_done(qtbot: QtBot, window: MainWindow) -> None:
    """Until what is written beside the window is written, and what is read beside it is there."""
    qtbot.waitUntil(lambda: not (window.work.busy or window.session.is_reading), timeout=60_000)


@pytest.fixture
def window(qtbot: QtBot, case_path: Path) -> Iterator[MainWindow]:
    """With all its rooms: making them all at once is not what is watched here."""
    with window_on(qtbot, case_path, furnished=True) as opened:
        yield opened


@pytest.fixture
def crowded(crowded_once: Path, tmp_path: Path) -> Path:
    return copy_of(crowded_once, tmp_path)


@pytest.fixture(scope="module")
def crowded_once(recorded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Very many annotations of the only film; M2, a record alone, has very many lines."""
    path = copy_of(recorded, tmp_path_factory.mktemp("crowded"))
    with Case.open(path) as case:
        (film,) = case.find(Media)
        other = add_media(case, title="speech.mp4")
        spans = [(n * 40, n * 40 + 30) for n in range(VERY_MANY)]
        with case.unit_of_work("annotation.carry", actor="somebody") as work:
            work.add_all(
                Annotation(
                    media_uid=film.uid,
                    term_code=("eq.shield", "eq.barrier", "eq.mask")[start % 3],
                    extent="interval",
                    start_pts=film.origin_pts + start,
                    end_pts=film.origin_pts + end,
                    annotator="tester",
                    made_utc="2026-11-01T09:30:00.000Z",
                )
                for start, end in spans
            )
            work.add_all(
                Utterance(
                    media_uid=other.uid,
                    start_pts=start,
                    end_pts=end,
                    original=f"word {start}",
                    written_by="somebody",
                    made_utc="2026-11-01T09:30:00.000Z",
                )
                for start, end in spans
            )
    return path


def test_a_recording_with_very_many_annotations_or_lines_is_chosen_while_the_window_goes_on(
    qtbot: QtBot, crowded: Path
) -> None:
    with window_on(qtbot, crowded, furnished=True) as window:
        window.steps.closing.click()
        session, table, lanes = window.session, window.table.table, window.timeline.track
        film, other = session.library
        lines = room_in(window, TranscriptRoom).panel
        window.docks.bring_up("transcript")
        wait_done(qtbot, window)
        settled(qtbot, window)
        wanted = session.annotations[VERY_MANY // 2]
        chosen: list[Annotation | None] = []
        session.annotation_chosen.connect(chosen.append)
        with watching() as watched:
            QTimer.singleShot(0, window, lambda: session.choose_media(other))
            qtbot.waitUntil(lambda: lines.model.rowCount() == VERY_MANY, timeout=60_000)
            assert session.annotations == [] and table.model().rowCount() == 0
            window.docks.bring_up("annotations")
            QTimer.singleShot(0, window, lambda: session.choose_media(film))
            qtbot.waitUntil(lambda: session.media == film, timeout=60_000)
            assert session.is_reading and session.utterances == []
            session.choose_annotation(wanted.uid)
            assert session.annotation is None
            qtbot.waitUntil(lambda: session.annotation == wanted, timeout=60_000)
            qtbot.waitUntil(lambda: sum(len(e.annotations) for e in lanes.lanes) == VERY_MANY, timeout=60_000)
            QTimer.singleShot(0, window, lambda: editing_of(window).select_all())
            qtbot.waitUntil(lambda: len(session.selected) == VERY_MANY, timeout=60_000)
            QApplication.processEvents()
        assert watched.slow == [], str(watched)
        assert chosen[-1] == session.annotation == wanted
        assert table.model().rowCount() == VERY_MANY and table.currentIndex().data(UID) == wanted.uid
        assert table.viewport().rect().intersects(table.visualRect(table.currentIndex()))
        assert len(table.selectionModel().selectedRows()) == VERY_MANY


def test_the_timeline_of_the_event_reads_very_many_annotations_while_the_window_goes_on(
    qtbot: QtBot, crowded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[threading.Thread] = []

    def read(*asked: Any) -> event_rows.Found:
        threads.append(threading.current_thread())
        return event_rows.read_row(*asked)

    monkeypatch.setattr(event_timeline, "read_row", read)
    with window_on(qtbot, crowded, furnished=True) as window:
        window.steps.closing.click()
        wait_done(qtbot, window)
        settled(qtbot, window)
        session, case = window.session, window.session.case
        timeline = room_in(window, TogetherRoom).event_panel.timeline

        def marked() -> int:
            return sum(len(row.marks.start) for row in timeline.event_shown.rows)

        with watching() as watched:
            QTimer.singleShot(0, window, lambda: window.docks.bring_up("event"))
            qtbot.waitUntil(lambda: marked() == VERY_MANY, timeout=60_000)
            QApplication.processEvents()
        assert watched.slow == [], str(watched)
        assert threads and threading.main_thread() not in threads
        first, second = session.annotations[:2]
        session.write(annotate.remove_annotation, case, first.uid, actor=ACTOR)
        assert timeline.reading
        session.write(annotate.remove_annotation, case, second.uid, actor=ACTOR)  # while it is read again
        qtbot.waitUntil(lambda: not timeline.reading, timeout=60_000)
        assert marked() == VERY_MANY - 2


def test_very_many_annotations_are_sorted_and_searched_while_the_window_goes_on(
    qtbot: QtBot, crowded: Path
) -> None:
    with window_on(qtbot, crowded, furnished=True) as window:
        window.steps.closing.click()
        window.docks.bring_up("annotations")
        wait_done(qtbot, window)
        settled(qtbot, window)
        panel = window.table
        table, shown = panel.table, panel.proxy
        shields = [each.number for each in window.session.annotations if each.term_code == "eq.shield"]

        def sort(column: Column) -> None:
            table.sortByColumn(column, Qt.SortOrder.DescendingOrder)

        with watching() as watched:
            for column in (Column.PEOPLE, Column.TAGS, Column.AUTHOR, Column.TERM):
                QTimer.singleShot(0, window, partial(sort, column))
                qtbot.wait(20)
            QTest.keyClicks(panel.search, "eq.shield")
            assert shown.is_learning
            qtbot.waitUntil(lambda: not shown.is_learning, timeout=60_000)
            QApplication.processEvents()
        assert watched.slow == [], str(watched)
        assert [shown.index(row, 0).data() for row in range(shown.rowCount())] == [
            f"A{number}" for number in sorted(shields, reverse=True)
        ]
        panel.search.clear()
        terms = [shown.index(row, Column.TERM).data() for row in range(shown.rowCount())]
        assert len(terms) == VERY_MANY and terms == sorted(terms, key=str.casefold, reverse=True)


def test_all_rows_selected_before_the_search_is_done_are_in_the_end_those_that_were_found(
    qtbot: QtBot, crowded: Path
) -> None:
    with window_on(qtbot, crowded) as window:
        window.docks.bring_up("annotations")
        wait_done(qtbot, window)
        panel, session = window.table, window.session
        QTest.keyClicks(panel.search, "eq.shield")
        panel.table.selectAll()
        shields = {each.uid for each in session.annotations if each.term_code == "eq.shield"}
        assert panel.proxy.is_learning and len(session.selected) > len(shields)
        qtbot.waitUntil(lambda: not panel.proxy.is_learning, timeout=60_000)
        QApplication.processEvents()
        assert session.selected == shields


def test_what_is_written_while_very_many_annotations_are_being_read_is_among_them(
    qtbot: QtBot, crowded: Path
) -> None:
    with window_on(qtbot, crowded, furnished=True) as window:
        wait_done(qtbot, window)
        session = window.session
        film, other = session.library
        session.choose_media(other)
        session.choose_media(film)
        first = session.case.find(Annotation, media_uid=film.uid, number=1)[0]
        session.write(annotate.edit_annotation, session.case, first.uid, actor=ACTOR, note="just now")
        assert session.is_reading
        assert session.annotation_counts[film.uid] == VERY_MANY
        wait_done(qtbot, window)
        assert len(session.annotations) == VERY_MANY and session.annotations[0].note == "just now"
        session.choose_media(other)
        session.choose_media(film)
        session.choose_media(other)
        wait_done(qtbot, window)
        QApplication.processEvents()
        assert session.annotations == [] and session.media == other
        session.choose_media(film)  # and is closed before it is there


def test_changing_merging_deleting_and_taking_back_very_many_is_written_while_the_window_goes_on(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.steps.closing.click()
    coded_much(window)
    wait_done(qtbot, window)
    session, case = window.session, window.session.case
    editing = editing_of(window)
    editing.select_all()
    wait_at_rest(qtbot, window)
    settled(qtbot, window)

    def beside(ask: Callable[[], object]) -> None:
        """Asked for, it is written while the window goes on, and is over some time later."""
        head, turns = case.head(), []
        with watching() as watched:
            ask()
            assert window.work.writes and case.head() == head
            QTimer.singleShot(0, window, lambda: turns.append(case.head()))
            wait_done(qtbot, window)
            QApplication.processEvents()
        assert turns == [head], "the window's turn came before it was written"
        assert watched.slow == [], str(watched)
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
    editor = room_in(window, VocabularyRoom).editor
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
    room = room_in(window, TranscriptRoom)
    case = window.session.case
    window.actions_table["read_subtitles"].trigger()
    dialog = room.dialog
    assert isinstance(dialog, ReadSubtitlesDialog)
    dialog.file.setText(str(path))
    head = case.head()
    dialog.accept()
    assert window.work.writes and case.head() == head
    qtbot.waitUntil(lambda: len(window.session.utterances) == MANY, timeout=60_000)
    assert case.count(Utterance) == len(window.session.utterances) == room.panel.model.rowCount() == MANY
    assert "Read in 600 lines" in window.statusBar().currentMessage()
    room.panel.table.selectAll()
    room.remove()
    assert window.work.writes and case.count(Utterance) == MANY
    qtbot.waitUntil(lambda: not window.work.busy, timeout=60_000)
    assert case.count(Utterance) == room.panel.model.rowCount() == 0
    window.session.undo()
    qtbot.waitUntil(lambda: room.panel.model.rowCount() == MANY, timeout=60_000)


def test_of_two_steps_the_second_waits_until_the_first_is_written(qtbot: QtBot, window: MainWindow) -> None:
    coded_much(window)
    wait_done(qtbot, window)
    editing = editing_of(window)
    editing.select_all()
    editing.change(certainty="probable")
    window.session.undo()
    assert "still being written" in window.statusBar().currentMessage()
    qtbot.waitUntil(lambda: not window.work.busy, timeout=60_000)
    assert window.session.case.count(Annotation, certainty="probable") == MANY


def test_what_is_written_beside_the_window_is_stopped_whole_or_finished_when_it_closes(
    qtbot: QtBot, case_path: Path
) -> None:
    with window_on(qtbot, case_path, furnished=True) as window:
        coded_much(window)
        wait_done(qtbot, window)
        editing = editing_of(window)
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


def test_a_terms_mark_is_drawn_once_however_often_a_list_asks_for_it(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[Term] = []
    draw = swatch.draw
    monkeypatch.setattr(swatch, "draw", lambda *given: (drawn.append(given[-1]), draw(*given)))
    red, blue = (swatch.sample(colour=colour, shape="star") for colour in ("#ab0102", "#0201ab"))
    marks = [swatch.icon(each).pixmap(swatch.SIZE).toImage() for each in (red, blue, red, blue, red)]
    assert drawn == [red, blue]
    assert marks[0] == marks[2] == marks[4] != marks[1] == marks[3]
