"""What people give, in the window: looked at before it is taken in, how it came, what it says; photographs, sound."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.acquisition.dialogs import AcquisitionDialog, AddFilesDialog
from app.acquisition.form import AcquisitionForm
from app.acquisition.metadata_view import MetadataView
from app.acquisition.room import AcquisitionRoom
from app.main_window import MainWindow
from catalog.case import Case
from catalog.model.records import (
    Acquisition,
    Consent,
    ConsentState,
    Graphic,
    Media,
    Posting,
    PostingObject,
    Presence,
    Purpose,
    Region,
    Role,
)
from catalog.operations.acquire import add_file
from catalog.operations.acquisition import UNSAID, Said
from catalog.operations.annotate import rate_graphic
from tests.archive.capturing import run_here
from tests.helpers.given import make_photograph, signed
from tests.helpers.video import make_sound
from tests.helpers.window import (
    PATIENCE_MILLISECONDS,
    annotations,
    click,
    copy_of,
    make_recorded_case,
    room_in,
    tap,
    wait_at_rest,
    window_on,
)


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case with a signed photograph (M1) and a sound recording (M2)."""
    folder = tmp_path_factory.mktemp("given")
    picture = signed(make_photograph(folder / "plain.jpg"), folder / "signed.jpg")
    path = make_recorded_case(folder / "case", [picture])
    with Case.open(path) as case:
        sound = run_here(add_file(case, make_sound(folder / "voice.m4a", seconds=2), actor="tester")).media
        rate_graphic(case, sound.uid, Graphic.NOT_GRAPHIC, actor="tester")
    return path


@pytest.fixture
def window(qtbot: QtBot, given: Path, tmp_path: Path) -> Iterator[MainWindow]:
    with window_on(qtbot, copy_of(given, tmp_path)) as opened:
        yield opened


def room_of(window: MainWindow) -> AcquisitionRoom:
    return room_in(window, AcquisitionRoom)


def asked(qtbot: QtBot, window: MainWindow, paths: list[Path]) -> AddFilesDialog:
    window.intake.paths_chosen.emit(paths)
    room = room_of(window)
    qtbot.waitUntil(
        lambda: room.dialog is not None and room.dialog.isVisible(), timeout=PATIENCE_MILLISECONDS
    )
    assert isinstance(room.dialog, AddFilesDialog)
    return room.dialog


def choose(window: MainWindow, label: str) -> Media:
    media = next(each for each in window.session.library if each.label == label)
    window.session.choose_media(media)
    return media


def typed(field: QWidget, text: str) -> None:
    field.setFocus()
    QTest.keyClicks(field, text)


def cells(dialog: AddFilesDialog) -> list[list[str]]:
    model = dialog.model
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


# ---------------------------------------------------------------- before it is taken in


def test_a_folder_is_shown_before_it_is_taken_in_and_taken_in_by_keys_alone(
    qtbot: QtBot, window: MainWindow, given: Path, tmp_path: Path
) -> None:
    card = tmp_path / "card"
    (card / "may").mkdir(parents=True)
    make_photograph(card / "may" / "new.jpg", number=77)
    (card / "may" / "new.jpg.json").write_text("{}")
    shutil.copy(given.parent / "signed.jpg", card / "known.jpg")
    dialog = asked(qtbot, window, [card])
    assert cells(dialog) == [
        ["known.jpg", "card", "", dialog.model.index(0, 3).data(), "as M1"],
        ["new.jpg", "card/may", "new.jpg.json", dialog.model.index(1, 3).data(), ""],
    ]
    assert window.session.case.count(Media) == 2
    typed(dialog.form.lines["received_from"], "a neighbour")
    dialog.form.states[Purpose.PUBLISH].setFocus()
    QTest.keyClick(dialog.form.states[Purpose.PUBLISH], Qt.Key.Key_Down)
    dialog.take.setFocus()
    QTest.keyClick(dialog.take, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(window.session.library) == 3, timeout=PATIENCE_MILLISECONDS)
    case = window.session.case
    [posting] = case.find(Posting, original_name="new.jpg")
    [kept] = case.find(Acquisition, posting_uid=posting.uid)
    assert (kept.received_from, kept.path_in_folder) == ("a neighbour", "may/new.jpg")
    assert [each.state for each in case.find(Consent)] == ["given"]
    assert Role.SIDECAR in {each.role for each in case.find(PostingObject, posting_uid=posting.uid)}
    qtbot.waitUntil(lambda: not window.work.busy, timeout=PATIENCE_MILLISECONDS)


def test_a_box_ticked_by_the_mouse_takes_a_file_in_or_leaves_it_and_none_is_refused(
    qtbot: QtBot, window: MainWindow, given: Path
) -> None:
    dialog = asked(qtbot, window, [given.parent / "signed.jpg"])
    assert dialog.model.chosen() == []
    click(dialog.take)
    assert dialog.isVisible()
    assert dialog.problem.isVisible()
    place = dialog.view.visualRect(dialog.model.index(0, 0))
    click(dialog.view.viewport(), QPoint(place.left() + 9, place.center().y()))
    assert [each.path.name for each in dialog.model.chosen()] == ["signed.jpg"]
    dialog.reject()


def test_a_folder_without_recordings_is_told_and_nothing_is_asked(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    with qtbot.waitSignal(window.session.failed, timeout=PATIENCE_MILLISECONDS) as told:
        window.intake.paths_chosen.emit([tmp_path / "empty"])
    assert "No recording was found" in str(told.args[0])
    assert room_of(window).dialog is None
    QApplication.activeModalWidget().close()  # type: ignore[union-attr]


# ---------------------------------------------------------------- later


def test_how_several_came_is_said_at_once_from_the_menu_and_taken_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    menu = QMenu(window)
    window.library.menu_asked.emit(menu, [each.uid for each in window.session.library])
    [action] = [each for each in menu.actions() if each.text().startswith("How it came")]
    action.trigger()
    dialog = room_of(window).dialog
    assert isinstance(dialog, AcquisitionDialog)
    typed(dialog.form.custodians, "a shop")
    dialog.accept()
    case = window.session.case
    assert [each.prior_custodians for each in case.find(Acquisition)] == [["a shop"]] * 2
    window.session.undo()
    assert case.count(Acquisition) == 0


def test_the_form_shows_what_is_known_and_changes_only_what_was_touched(
    qtbot: QtBot, window: MainWindow
) -> None:
    choose(window, "M1")
    for how, wanted in (("by messenger", ("by messenger", "")), (None, ("by messenger", "seen by me"))):
        window.actions_table["acquisition"].trigger()
        dialog = room_of(window).dialog
        assert isinstance(dialog, AcquisitionDialog)
        if how:
            typed(dialog.form.lines["how"], how)
        else:
            assert dialog.form.lines["how"].text() == "by messenger"
            typed(dialog.form.note, "seen by me")
        dialog.accept()
        [kept] = window.session.case.find(Acquisition)
        assert (kept.how, kept.note) == wanted
    window.actions_table["acquisition"].trigger()
    dialog = room_of(window).dialog
    assert isinstance(dialog, AcquisitionDialog)
    dialog.accept()
    assert dialog.isVisible()  # nothing was touched, which is said
    dialog.reject()


def test_whoever_allowed_each_purpose_stays_named_where_nobody_else_is(qtbot: QtBot) -> None:
    form = AcquisitionForm()
    qtbot.addWidget(form)
    known = [
        Consent(posting_uid="p", purpose=purpose, state=ConsentState.GIVEN, given_by=name)
        for purpose, name in ((Purpose.KEEP, "the witness"), (Purpose.PUBLISH, "her sister"))
    ]
    form.show_records(None, known)
    refused = form.states[Purpose.PUBLISH].findData(ConsentState.REFUSED)
    form.states[Purpose.PUBLISH].setCurrentIndex(refused)
    [said] = form.form().consents
    assert (said.purpose, said.state, said.given_by) == ("publish", "refused", "her sister")
    form.given_by.selectAll()
    QTest.keyClicks(form.given_by, "her lawyer")
    assert {each.given_by for each in form.form().consents} == {"her lawyer"}


def test_a_consent_can_be_set_back_to_nothing_said_by_keys_and_be_brought_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    case = window.session.case

    def said_of_publishing(*keys: Qt.Key) -> list[str]:
        window.actions_table["acquisition"].trigger()
        dialog = room_of(window).dialog
        assert isinstance(dialog, AcquisitionDialog)
        for key in keys:
            QTest.keyClick(dialog.form.states[Purpose.PUBLISH], key)
        dialog.accept()
        return [each.state for each in case.find(Consent)]

    choose(window, "M1")
    assert said_of_publishing(Qt.Key.Key_Down, Qt.Key.Key_Down) == ["refused"]
    assert said_of_publishing(Qt.Key.Key_Home) == []
    window.session.undo()
    assert [each.state for each in case.find(Consent)] == ["refused"]


def test_of_several_recordings_what_was_said_stands_unless_it_is_set_back(qtbot: QtBot) -> None:
    form = AcquisitionForm(several=True)
    qtbot.addWidget(form)
    assert form.states[Purpose.COURT].currentText() == "as it stands"
    assert not form.form().says_anything
    form.states[Purpose.COURT].setCurrentText("nothing said")
    assert form.form().consents == (Said(Purpose.COURT, UNSAID),)


def test_the_panel_tells_what_the_file_says_and_that_places_stay_here(
    qtbot: QtBot, window: MainWindow
) -> None:
    choose(window, "M1")
    window.actions_table["embedded"].trigger()
    view: MetadataView = room_of(window).view
    qtbot.waitUntil(lambda: "Testcam One" in view.says.toPlainText(), timeout=PATIENCE_MILLISECONDS)
    told = view.says.toPlainText()
    assert "signed, not trusted" in told
    assert "2026:05:03 12:00:01" in told
    assert "52.520000, 13.405000" in told
    assert "left out of everything that is given out" in told
    view.tabs.setCurrentWidget(view.full)
    qtbot.waitUntil(
        lambda: "claimSignature.validated" in view.full.toPlainText(), timeout=PATIENCE_MILLISECONDS
    )
    view.tabs.setCurrentWidget(view.says)
    choose(window, "M2")
    qtbot.waitUntil(
        lambda: "no content credentials" in view.says.toPlainText(), timeout=PATIENCE_MILLISECONDS
    )
    assert "Testcam" not in view.says.toPlainText()


# ---------------------------------------------------------------- photographs and sound are media


def test_a_photograph_is_shown_coded_by_a_key_and_marked_with_a_box(qtbot: QtBot, window: MainWindow) -> None:
    photograph = choose(window, "M1")
    wait_at_rest(qtbot, window)
    assert (window.player.pts, photograph.frame_count) == (photograph.first_pts, 1)
    window.stage.picture.setFocus()
    tap(window, "N")
    qtbot.waitUntil(lambda: len(annotations(window)) == 1, timeout=PATIENCE_MILLISECONDS)
    [made] = annotations(window)
    assert (made.start_pts, made.presence) == (photograph.first_pts, Presence.SEEN)
    window.session.choose_annotation(made.uid)
    window.actions_table["region_box"].trigger()
    picture = window.stage.picture
    for move, (x, y) in ((QTest.mousePress, (10, 10)), (QTest.mouseRelease, (40, 30))):
        QTest.mouseMove(picture, picture.to_widget(x, y).toPoint())
        move(picture, Qt.MouseButton.LeftButton, pos=picture.to_widget(x, y).toPoint())
    [region] = window.session.case.find(Region)
    assert region.annotation_uid == made.uid


def test_what_is_coded_in_a_sound_recording_is_heard(qtbot: QtBot, window: MainWindow) -> None:
    choose(window, "M2")
    wait_at_rest(qtbot, window)
    window.stage.picture.setFocus()
    tap(window, "N")
    qtbot.waitUntil(lambda: len(annotations(window)) == 1, timeout=PATIENCE_MILLISECONDS)
    assert annotations(window)[0].presence == Presence.HEARD
