"""Packages in the window: chosen by keys and mouse, made, and taken in again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.main_window import MainWindow
from app.package.dialog import PackageDialog
from app.package.room import PackageRoom
from catalog.case import Case
from catalog.model.records import Annex, Media, Posting, Purpose
from catalog.operations.acquisition import Form, Said, fill_in
from catalog.operations.annotate import restrict
from tests.exchange.made import add_place, make_case_to_package, packaged
from tests.helpers.cases import ACTOR
from tests.helpers.window import PATIENCE_MILLISECONDS, room_in, window_on

pytestmark = pytest.mark.usefixtures("children_ready_made")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_case_to_package(tmp_path_factory.mktemp("made"))


@pytest.fixture
def case_to_package(made: Path, tmp_path: Path) -> Path:
    return shutil.copytree(made, tmp_path / "case")


def room_of(window: MainWindow) -> PackageRoom:
    return room_in(window, PackageRoom)


def asked(qtbot: QtBot, window: MainWindow) -> PackageDialog:
    for _ in range(2):  # in haste: it is asked once
        window.actions_table["package"].trigger()
    qtbot.waitUntil(lambda: room_of(window).dialog is not None, timeout=PATIENCE_MILLISECONDS)
    assert len(window.findChildren(PackageDialog)) == 1
    dialog = room_of(window).dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def until_told(qtbot: QtBot, room: PackageRoom) -> str:
    qtbot.waitUntil(lambda: room.box is not None and room.box.isVisible(), timeout=PATIENCE_MILLISECONDS)
    assert room.box is not None
    text = f"{room.box.text()} {room.box.informativeText()} {room.box.detailedText()}"
    room.box.reject()
    return text


def test_a_package_of_one_recording_is_made_by_keys_alone_and_taken_in_again(
    qtbot: QtBot, case_to_package: Path, tmp_path: Path
) -> None:
    with window_on(qtbot, case_to_package) as window:
        dialog = asked(qtbot, window)
        dialog.list.setFocus()
        dialog.list.setCurrentRow(1)
        qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
        assert not dialog.report.isEnabled()
        dialog.place.selectAll()
        qtbot.keyClicks(dialog.place, str(tmp_path / "out"))
        qtbot.keyClick(dialog.place, Qt.Key.Key_Return)
        said = until_told(qtbot, room_of(window))
        assert "1 recording" in said and "of recordings that were not chosen" in said
        assert (tmp_path / "out" / "bagit.txt").exists()
        room_of(window).box = None
        room_of(window).receive(tmp_path / "out")
        said = until_told(qtbot, room_of(window))
        assert "From the case “A street”." in said
        assert window.session.case.count(Annex) == 1


def test_what_cannot_be_is_said_in_the_dialog_and_it_stays(
    qtbot: QtBot, case_to_package: Path, tmp_path: Path
) -> None:
    with window_on(qtbot, case_to_package) as window:
        dialog = asked(qtbot, window)
        dialog.place.setText(str(tmp_path))
        qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
        assert dialog.isVisible() and "never written over" in dialog.problem.text()
        dialog.place.setText(str(tmp_path / "no" / "such"))
        qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
        assert "There is no folder" in dialog.problem.text()
        dialog.place.setText(str(tmp_path / "out"))
        qtbot.keyClicks(dialog.recipient, "somebody")
        qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
        assert dialog.isVisible() and "is no public key" in dialog.problem.text()
        for row in range(2):
            dialog.list.item(row).setCheckState(Qt.CheckState.Unchecked)
        qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
        assert dialog.problem.text() == "Choose a recording first."
        assert says_to_read_notes(dialog) == 0, "nothing is restricted"
        dialog.reject()
        case = window.session.case
        restrict(case, case.find(Media)[0].uid, "shows a home", actor=ACTOR)
        qtbot.waitUntil(lambda: not window.findChildren(PackageDialog))
        room_of(window).dialog = None
        dialog = asked(qtbot, window)
        assert says_to_read_notes(dialog) == 1
        dialog.reject()
        window.reporting.ask()
        reports = window.reporting.dialog
        assert reports is not None and says_to_read_notes(reports) == 1
        reports.reject()


def says_to_read_notes(dialog: QWidget) -> int:
    labels = [each for each in dialog.findChildren(QLabel) if "Read the notes before" in each.text()]
    return sum(each.isVisible() for each in labels)


def test_a_restricted_recording_has_no_box_and_says_why(qtbot: QtBot, case_to_package: Path) -> None:
    with Case.open(case_to_package) as case:
        restrict(case, case.find(Media, number=2)[0].uid, "shows a minor", actor=ACTOR)
    with window_on(qtbot, case_to_package) as window:
        dialog = asked(qtbot, window)
        item = dialog.list.item(1)
        assert not item.flags() & Qt.ItemFlag.ItemIsUserCheckable
        assert "left out of reports (shows a minor)" in item.text()
        assert dialog.report.isEnabled()
        dialog.reject()


def test_who_refuses_publication_has_a_recording_left_out_only_of_what_is_published(
    qtbot: QtBot, case_to_package: Path
) -> None:
    with Case.open(case_to_package) as case:
        two = case.find(Media, number=2)[0]
        uids = [each.uid for each in case.find(Posting, media_uid=two.uid)]
        fill_in(case, uids, Form(consents=(Said(Purpose.PUBLISH, "refused"),)), actor=ACTOR)
    with window_on(qtbot, case_to_package) as window:
        dialog = asked(qtbot, window)
        assert dialog.list.item(1).checkState() == Qt.CheckState.Checked
        dialog.list.item(0).setCheckState(Qt.CheckState.Unchecked)
        dialog.made_for.setCurrentIndex(1)
        assert "consent to publish it was refused" in dialog.list.item(1).text()
        assert not dialog.list.item(1).flags() & Qt.ItemFlag.ItemIsUserCheckable
        assert dialog.list.item(0).checkState() == Qt.CheckState.Unchecked, "what was unticked stays so"
        dialog.reject()


def test_of_files_that_name_a_place_it_is_asked_first_and_they_are_left_out_or_not(
    qtbot: QtBot, case_to_package: Path, tmp_path: Path
) -> None:
    with Case.open(case_to_package) as case:
        add_place(case, 1)
    with window_on(qtbot, case_to_package) as window:
        dialog = asked(qtbot, window)
        assert dialog.places.isVisible() and "recorded: M1." in dialog.places.words.text()
        assert "its files name a place" in dialog.list.item(0).text()
        dialog.place.setText(str(tmp_path / "out"))
        qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
        assert dialog.isVisible() and "what is to become of the files" in dialog.problem.text()
        dialog.list.item(0).setCheckState(Qt.CheckState.Unchecked)
        assert not dialog.places.isVisible() and dialog.places.is_answered
        dialog.list.item(0).setCheckState(Qt.CheckState.Checked)
        dialog.places.go_on.setFocus()
        qtbot.keyClick(dialog.places.go_on, Qt.Key.Key_Space)
        assert dialog.report.isEnabled()
        qtbot.mouseClick(dialog.places.leave_out, Qt.MouseButton.LeftButton)
        assert not dialog.report.isEnabled(), "it would tell of what is left out"
        with qtbot.waitSignal(dialog.accepted):
            qtbot.keyClick(dialog.place, Qt.Key.Key_Return)
        assert dialog.media_uids == [window.session.case.find(Media, number=2)[0].uid]
        assert "1 recording" in until_told(qtbot, room_of(window))


def test_a_package_that_was_spoilt_is_refused_in_words(
    qtbot: QtBot, case_to_package: Path, tmp_path: Path
) -> None:
    packaged(case_to_package, tmp_path / "out")
    (tmp_path / "out" / "data" / "package.json").write_text("{}")
    with window_on(qtbot, case_to_package) as window:
        room_of(window).receive(tmp_path / "out")
        qtbot.waitUntil(lambda: not window.work.busy, timeout=PATIENCE_MILLISECONDS)
        assert window.session.case.count(Annex) == 0
