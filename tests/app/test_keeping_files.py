"""Stored files in the window: checked, mirrored, restored; and what is erased is gone, in sight and from the disk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from app.fixity import fields
from app.fixity.dialog import FixityDialog
from app.fixity.erase_dialog import EraseDialog
from app.fixity.room import FixityRoom
from app.main_window import MainWindow
from catalog.model.about import BY_NAME
from catalog.model.records import Annotation, FixityRun, Media, Posting, StoredObject, Tombstone
from catalog.operations import erasure, fixity
from catalog.operations.erasure_fields import CODES, OF_MEDIA, OF_POSTING
from catalog.operations.erasure_plan import plan_field
from catalog.operations.erasure_text import erasable_fields, worker_fields
from catalog.operations.mirror import mirror, set_mirror
from tests.helpers.erased import traces
from tests.helpers.here import run_here
from tests.helpers.window import PATIENCE_MILLISECONDS, room_in

WORD = "Zvezdochka-77"


@pytest.fixture(autouse=True)
def own_settings_of_the_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRAMEWITNESS_CONFIG", str(tmp_path / "settings"))


@pytest.fixture
def room(window: MainWindow) -> FixityRoom:
    return room_in(window, FixityRoom)


@pytest.fixture
def dialog(qtbot: QtBot, room: FixityRoom) -> Iterator[FixityDialog]:
    """Opened by a click on the badge."""
    qtbot.mouseClick(room.badge, Qt.MouseButton.LeftButton)
    assert room.dialog is not None
    qtbot.waitUntil(room.dialog.isVisible)
    yield room.dialog
    if room.box is not None:
        room.box.close()
    room.dialog.reject()


def click(qtbot: QtBot, button: object) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def wait(qtbot: QtBot, condition: object) -> None:
    qtbot.waitUntil(condition, timeout=PATIENCE_MILLISECONDS)


def test_damage_is_found_by_a_click_and_mended_from_a_mirror_that_was_chosen(
    qtbot: QtBot, window: MainWindow, room: FixityRoom, dialog: FixityDialog, tmp_path: Path
) -> None:
    assert room.badge.text() == "Files not checked yet" and room.badge.accessibleName()
    assert "No mirror is set" in dialog.state.text() and not dialog.mirror_now.isEnabled()
    dialog.set_folder(tmp_path / "mirror")
    wait(qtbot, lambda: "The mirror was in step" in dialog.state.text())
    case = window.session.case
    stored = case.get(StoredObject, case.find(Media)[0].reference_object_uid)
    path = case.object_path(stored)
    right = path.read_bytes()
    path.chmod(0o600)
    path.write_bytes(b"spoilt")
    click(qtbot, dialog.check_all)
    wait(qtbot, lambda: room.box is not None)
    assert "1 were restored from the mirror" in room.box.text()
    assert path.read_bytes() == right
    wait(qtbot, lambda: room.badge.text().startswith("Files checked 2"))
    assert not dialog.stop.isVisible() and dialog.check_all.isEnabled()
    assert case.count(FixityRun) == 1


def test_a_check_that_is_due_begins_by_itself_and_days_are_set_with_the_keyboard(
    qtbot: QtBot, window: MainWindow, room: FixityRoom, dialog: FixityDialog
) -> None:
    dialog.days.setFocus()
    dialog.days.selectAll()
    QTest.keyClicks(dialog.days, "7")
    QTest.keyClick(dialog.days, Qt.Key.Key_Tab)
    case = window.session.case
    assert fixity.standing(case).keeping.every_days == 7
    room._look()  # the timer's turn
    wait(qtbot, lambda: case.count(FixityRun, state="done") == 1)
    wait(qtbot, lambda: room.badge.text().startswith("Files checked 2"))
    room._look()
    assert case.count(FixityRun) == 1


def test_a_recording_is_erased_once_no_work_runs_and_its_name_was_typed_and_no_byte_of_it_stays(
    qtbot: QtBot, window: MainWindow, room: FixityRoom
) -> None:
    window.actions_table["erase"].trigger()
    dialog = room.erasing
    assert dialog is not None and dialog.plan is None
    assert dialog._busy(), "it looks what would go"
    dialog.accept()
    assert "still running" in dialog.problem.text() and dialog.isVisible()
    click(qtbot, dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Cancel))
    assert not dialog.isVisible(), "and what it looked for comes too late, and is not shown"
    wait(qtbot, lambda: not window.work.busy)
    assert len(window.session.library) == 1 and window.session.case.count(Tombstone) == 0
    session = window.session
    assert session.media is not None
    label, title, path = session.media.label, session.media.title, session.case.path
    bytes_of_it = session.case.object_path(session.reference(session.media))
    wait(qtbot, lambda: not window.work.busy)
    window.actions_table["erase"].trigger()
    dialog = room.erasing
    assert dialog is not None
    wait(qtbot, lambda: dialog.plan is not None)
    assert title in dialog.what.currentText() and "tombstone" in dialog.preview.toPlainText()
    QTest.keyClicks(dialog.typed, label)
    assert not dialog.go.isEnabled(), "it wants a reason"
    wait(qtbot, lambda: not window.work.busy)
    QTest.keyClicks(dialog.why, f"asked for {title}")
    click(qtbot, dialog.go)
    assert "names what is to go" in dialog.problem.text() and dialog.isVisible()
    dialog.why.setText("asked for")
    QTest.keyClicks(dialog.typed, "x")
    assert not dialog.go.isEnabled(), "another name was typed"
    QTest.keyClick(dialog.typed, Qt.Key.Key_Backspace)
    wait(qtbot, lambda: not window.work.busy)
    click(qtbot, dialog.go)
    wait(qtbot, lambda: room.box is not None)
    assert f"recording {label}" in room.box.text()
    room.box.close()
    assert session.media is None and session.library == []
    assert not bytes_of_it.exists()
    assert traces(path, title) == []
    assert session.case.find(Tombstone)[0].state == "done"
    assert session.case.count(Annotation) == 0


def choose(qtbot: QtBot, dialog: EraseDialog, what: str, which: str) -> None:
    """With the keyboard, as a person does who looks for a word."""
    wait(qtbot, lambda: not dialog._busy())
    dialog.what.setFocus()
    dialog.what.setCurrentIndex(dialog.what.findText(what, Qt.MatchFlag.MatchContains))
    wait(qtbot, lambda: dialog.part.count() > 0 and not dialog._busy())
    dialog.part.setFocus()
    wanted = dialog.part.findText(which, Qt.MatchFlag.MatchContains)
    assert wanted >= 0, [dialog.part.itemText(each) for each in range(dialog.part.count())]
    QTest.keyClick(dialog.part, Qt.Key.Key_Home)
    for _ in range(wanted):
        QTest.keyClick(dialog.part, Qt.Key.Key_Down)
    wait(qtbot, lambda: dialog.plan is not None and not dialog._busy())


def test_one_field_is_chosen_by_its_name_and_erased_and_a_workers_name_once_they_took_another(
    qtbot: QtBot, window: MainWindow, room: FixityRoom
) -> None:
    session = window.session
    (posting,) = session.case.find(Posting)
    window.actions_table["erase"].trigger()
    dialog = room.erasing
    assert dialog is not None and not dialog.part.isVisible(), "the recording goes as a whole"
    choose(qtbot, dialog, "One field of posting P1", "Posting · Where the file lay: ")
    assert "source_path" in dialog.preview.toPlainText()
    QTest.keyClicks(dialog.why, "asked for")
    QTest.keyClicks(dialog.typed, "P1")
    click(qtbot, dialog.go)
    wait(qtbot, lambda: room.box is not None)
    room.box.close()
    room.box = None
    (now,) = session.case.find(Posting)
    assert now == replace(posting, source_path="(erased)")
    assert traces(session.case.path, posting.source_path) == []
    mine = session.author
    window.actions_table["erase"].trigger()
    dialog = room.erasing
    assert dialog is not None
    choose(qtbot, dialog, "The name of somebody who worked", mine)
    dialog.why.setText("asked for")
    QTest.keyClicks(dialog.typed, "former worker 1")
    click(qtbot, dialog.go)
    assert "under this name now" in dialog.problem.text() and dialog.isVisible()
    window.commands._set_author("somebody else")
    click(qtbot, dialog.go)
    wait(qtbot, lambda: room.box is not None)
    room.box.close()
    assert {each.actor for each in session.case.entries()} == {"former worker 1", "somebody else"}


def test_any_of_very_many_postings_is_found_by_its_words_and_erased(
    qtbot: QtBot, window: MainWindow, room: FixityRoom
) -> None:
    session = window.session
    (first,) = session.case.find(Posting)
    assert session.media is not None
    with session.case.unit_of_work("test", actor=session.author) as work:
        work.add_all(
            Posting(
                media_uid=first.media_uid,
                state="archived",
                uploader=f"witness{number:03}",
                title="The square",
                url=f"https://example.org/watch/{number}",
            )
            for number in range(100)
        )
    window.actions_table["erase"].trigger()
    dialog = room.erasing
    assert dialog is not None
    wait(qtbot, lambda: dialog.plan is not None)
    assert dialog.search.isVisible() and dialog.what.count() > 300
    QTest.keyClicks(dialog.search, "nobody")
    assert "Nothing" in dialog.found.text() and not dialog.what.isEnabled() and dialog.plan is None
    dialog.search.clear()
    QTest.keyClicks(dialog.search, "ALL square Witness087")
    assert dialog.found.text() == "1 found" and "P89 (witness087 · The square)" in dialog.what.currentText()
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    assert dialog.isVisible(), "Enter goes on to what was found"
    dialog.what.hidePopup()
    wait(qtbot, lambda: dialog.plan is not None and not dialog._busy())
    QTest.keyClicks(dialog.why, "asked for")
    QTest.keyClicks(dialog.typed, "P89")
    click(qtbot, dialog.go)
    wait(qtbot, lambda: room.box is not None)
    room.box.close()
    assert [each.number for each in session.case.find(Posting, uploader="(erased)")] == [89]
    assert traces(session.case.path, "witness087") == []


def test_a_folder_with_other_things_is_no_mirror_and_one_that_was_away_at_an_erasure_is_cleaned_when_it_is_back(
    qtbot: QtBot, window: MainWindow, dialog: FixityDialog, tmp_path: Path
) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "one.txt").write_text("mine")
    dialog.set_folder(tmp_path / "letters")
    assert "holds something else" in dialog.problem.text() and dialog.problem.isVisible()
    assert dialog.folder.text() == "No folder is set."
    case, first, away = window.session.case, tmp_path / "first", tmp_path / "away"
    assert not dialog.to_clean.isVisible()
    run_here(mirror(case, first))
    set_mirror(case, None)
    first.rename(away)
    (posting,) = case.find(Posting)
    erasure.erase(case, plan_field(case, posting, "source_path"), why="asked for", actor="tester")
    dialog.refresh()
    assert dialog.to_clean.isVisible() and str(first) in dialog.to_clean.text()
    away.rename(first)
    assert traces(first, posting.source_path) != []
    click(qtbot, dialog.clean)
    wait(qtbot, lambda: not dialog.to_clean.isVisible())
    assert traces(first, posting.source_path) == []


def test_every_field_that_can_be_erased_is_called_by_a_name() -> None:
    for kind in (Media, Posting, Annotation, *OF_MEDIA, *OF_POSTING):
        assert kind.TABLE in fields.KINDS
        for name in erasable_fields(kind):
            offered = f"{kind.TABLE}.{name}" not in CODES and name not in worker_fields(kind)
            assert not offered or name in fields.FIELDS or name in BY_NAME, f"{kind.TABLE}.{name}"
