"""Signatures and time stamps in the window: the badge, signing on request, authorities, and the end of a session."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import closing
from app.keeping.dialog import CustodyDialog
from app.keeping.room import KeepingRoom
from app.main_window import MainWindow, make_window
from app.notices import Notice, Notices
from app.protection.access_dialog import AccessDialog
from app.protection.contact_dialog import ContactDialog
from app.protection.way_form import Way
from app.settings import Settings
from catalog.archive import contact
from catalog.model.records import Checkpoint, CheckpointReason, TimeStamp
from catalog.operations import cases
from catalog.operations.annotate import describe_case
from catalog.operations.authorities import add_authority, known_authorities, known_key_told
from catalog.operations.checkpoints import sign_head
from catalog.operations.mirror import set_mirror
from catalog.operations.mirror_settings import keeping_of
from catalog.store.objects import ObjectStore, TakenObject
from tests.helpers.authority import NEEDS_OPENSSL, Authority
from tests.helpers.cases import add_media, make_case
from tests.helpers.dialogs import open_dialogs
from tests.helpers.window import ACTOR, PATIENCE_MILLISECONDS, room_in, window_on


@pytest.fixture(autouse=True)
def own_settings_of_the_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRAMEWITNESS_CONFIG", str(tmp_path / "settings"))


@pytest.fixture
def room(window: MainWindow) -> KeepingRoom:
    return room_of(window)


def room_of(window: MainWindow) -> KeepingRoom:
    return room_in(window, KeepingRoom)


def until_badge_says(qtbot: QtBot, room: KeepingRoom, text: str) -> None:
    qtbot.waitUntil(lambda: room.badge.text() == text, timeout=PATIENCE_MILLISECONDS)


@pytest.fixture
def dialog(qtbot: QtBot, room: KeepingRoom) -> Iterator[CustodyDialog]:
    """Opened by a click on the badge."""
    qtbot.mouseClick(room.badge, Qt.MouseButton.LeftButton)
    assert room.dialog is not None
    qtbot.waitUntil(room.dialog.isVisible)
    yield room.dialog
    room.dialog.reject()


def test_the_badge_tells_in_words_that_nothing_is_signed_and_then_that_it_is(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with make_case(tmp_path) as made:
        path = made.path
    with window_on(qtbot, path) as window:
        room = room_of(window)
        assert room.badge.isVisible() and room.badge.text() == "Not signed yet"
        assert "Not signed yet" in room.badge.accessibleName()
        window.actions_table["sign_now"].trigger()
        until_badge_says(qtbot, room, "Signed, no time stamp")
        case = window.session.case
        (signed,) = case.find(Checkpoint)
        assert (signed.reason, signed.signed_by) == ("on request", window.session.author)
        assert "none is set" in room.badge.toolTip()
        describe_case(case, actor=ACTOR, scope="new")
        window.session.refresh()
        qtbot.waitUntil(lambda: "1 later step is not signed" in room.badge.toolTip())


@NEEDS_OPENSSL
def test_an_authority_is_set_with_the_keyboard_and_its_stamp_is_listed(
    qtbot: QtBot, window: MainWindow, room: KeepingRoom, dialog: CustodyDialog, tmp_path: Path
) -> None:
    assert dialog.authorities.item(0).text() == "None is set."
    with Authority(tmp_path / "authority") as authority:
        dialog.add.setFocus()
        qtbot.keyClick(dialog.add, Qt.Key.Key_Space)
        adding = dialog.adding
        assert adding is not None
        qtbot.waitUntil(adding.isVisible)
        qtbot.keyClicks(adding.url, "tsa")
        qtbot.keyClick(adding.url, Qt.Key.Key_Return)
        assert adding.isVisible() and "not the address" in adding.problem.text()
        adding.url.clear()
        qtbot.keyClicks(adding.url, authority.url)
        qtbot.keyClicks(adding.certificates, str(authority.certificates))
        qtbot.keyClick(adding.url, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: len(known_authorities()) == 1)
        assert authority.url in dialog.authorities.item(0).text()
        qtbot.mouseClick(dialog.now, Qt.MouseButton.LeftButton)
        until_badge_says(qtbot, room, "Signed and time-stamped")
        qtbot.waitUntil(lambda: dialog.signatures.topLevelItem(0).childCount() == 1)
        row = dialog.signatures.topLevelItem(0)
        assert row.text(0) == str(window.session.case.find(Checkpoint)[-1].entry)
        assert f"{authority.url}: stamped 20" in row.child(0).text(0)
        qtbot.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
        told = known_key_told()
        assert told is not None and QApplication.clipboard().text() == told.public_key
        dialog.authorities.setCurrentRow(0)
        qtbot.mouseClick(dialog.remove, Qt.MouseButton.LeftButton)
        assert known_authorities() == [] and dialog.authorities.item(0).text() == "None is set."


@NEEDS_OPENSSL
def test_what_failed_and_what_waits_is_told_and_caught_up_by_itself(
    qtbot: QtBot, window: MainWindow, room: KeepingRoom, tmp_path: Path
) -> None:
    with Authority(tmp_path / "authority", way="refused") as authority:
        add_authority(authority.url, authority.certificates)
        window.actions_table["sign_now"].trigger()
        until_badge_says(qtbot, room, "Signed, time stamp failed")
        authority.way = "error 503"
        window.actions_table["sign_now"].trigger()
        until_badge_says(qtbot, room, "Signed, time stamp pending")
        qtbot.waitUntil(lambda: window.session.case.find(TimeStamp)[0].error.endswith("503."))
        authority.way = "granted"
        case = window.session.case
        room.catch_up()
        assert case.find(TimeStamp)[0].state == "pending", "not before its time"
        (waiting,) = case.find(TimeStamp)
        with case.unit_of_work("test.time", actor=ACTOR) as work:
            work.replace(dataclasses.replace(waiting, next_try_utc="2026-01-01T00:00:00.000Z"))
        qtbot.waitUntil(lambda: not window.work.busy, timeout=PATIENCE_MILLISECONDS)
        room.catch_up()
        until_badge_says(qtbot, room, "Signed and time-stamped")


@NEEDS_OPENSSL
def test_the_person_is_told_before_an_authority_sees_this_computers_address(
    qtbot: QtBot, window: MainWindow, room: KeepingRoom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contact, "is_here", lambda _host: False)
    with Authority(tmp_path / "authority") as authority:
        add_authority(authority.url, authority.certificates)
        window.actions_table["sign_now"].trigger()
        qtbot.waitUntil(lambda: bool(window.findChildren(ContactDialog)), timeout=PATIENCE_MILLISECONDS)
        (told,) = window.findChildren(ContactDialog)
        assert told.isVisible() and told.hosts == ("127.0.0.1",)
        qtbot.mouseClick(told.not_now, Qt.MouseButton.LeftButton)
        room.catch_up()
        notices = window.findChild(Notices)
        assert notices is not None
        (wait,) = [each for each in notices.findChildren(Notice) if "Time stamps wait" in each.label.text()]
        assert "127.0.0.1 would see this computer's internet address" in wait.label.text()
        assert authority.asked == 0
        until_badge_says(qtbot, room, "Time stamps wait for you")
        qtbot.mouseClick(wait.buttons[0], Qt.MouseButton.LeftButton)
        again = next(each for each in window.findChildren(ContactDialog) if each.isVisible())
        qtbot.mouseClick(again.go_on, Qt.MouseButton.LeftButton)
        until_badge_says(qtbot, room, "Signed and time-stamped")
    links = window.intake.links
    links.use_way(dataclasses.replace(links.capture, proxy="socks5h://127.0.0.1:9"), "proxy")
    assert window.session.case.proxy == "socks5h://127.0.0.1:9", "they go the way of the window"


@NEEDS_OPENSSL
def test_time_stamps_that_wait_for_the_way_to_be_said_ask_for_it_by_the_badge(
    qtbot: QtBot, case_path: Path, tmp_path: Path
) -> None:
    """There are no links that would ask for it."""
    settings = Settings(case_path.with_name("window.ini"))
    settings.way = "proxy"
    settings.sync()
    with Authority(tmp_path / "authority") as authority, window_on(qtbot, case_path) as window:
        add_authority(authority.url, authority.certificates)
        room = room_of(window)
        case = window.session.case
        sign_head(case, actor=ACTOR, reason=CheckpointReason.EXPORT)
        window.session.refresh()
        until_badge_says(qtbot, room, "Time stamps wait for you")
        assert "the proxy" in room.badge.toolTip() and "Click here" in room.badge.toolTip()
        room.badge.setFocus()
        qtbot.keyClick(room.badge, Qt.Key.Key_Space)
        asking = next(each for each in open_dialogs() if isinstance(each, AccessDialog))
        assert asking.form.way is Way.PROXY and authority.asked == 0
        asking.reject()
        assert room.badge.text() == "Time stamps wait for you"
        qtbot.mouseClick(room.badge, Qt.MouseButton.LeftButton)
        asking = next(each for each in open_dialogs() if isinstance(each, AccessDialog))
        qtbot.mouseClick(asking.form.own, Qt.MouseButton.LeftButton)
        asking.accept()
        until_badge_says(qtbot, room, "Signed and time-stamped")


@pytest.mark.parametrize("stop", [False, True], ids=["waited for", "stopped"])
def test_a_case_is_closed_in_sight_and_a_mirror_that_takes_long_can_be_stopped(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: bool
) -> None:
    monkeypatch.setattr(closing, "SHOWN_AFTER_MILLISECONDS", 0)
    go_on, really = threading.Event(), ObjectStore.take

    def slow(self: ObjectStore, source: Path, **how: Any) -> TakenObject:
        how["context"].report(1, 4)
        go_on.wait(20)
        how["context"].check_cancelled()
        return really(self, source, **how)

    seen: list[int] = []

    def look() -> None:
        dialog = next((each for each in open_dialogs() if isinstance(each, closing.ClosingDialog)), None)
        if dialog is not None and dialog.progress.maximum() and not seen:
            seen.append(dialog.progress.value())
            qtbot.keyClick(dialog, Qt.Key.Key_Return)
            assert dialog.stop.isEnabled(), "Enter, meant for something else, stops nothing"
            if stop:
                qtbot.mouseClick(dialog.stop, Qt.MouseButton.LeftButton)
                assert not dialog.stop.isEnabled() and dialog.isVisible(), "until it has stopped"
            go_on.set()

    with make_case(tmp_path) as made:
        set_mirror(made, tmp_path / "mirror")
    with cases.open_case(tmp_path / "case", actor="tester") as case:
        add_media(case)
        monkeypatch.setattr(ObjectStore, "take", slow)
        looking = QTimer()
        looking.timeout.connect(look)
        looking.start(10)
        closing.close_in_sight(case)
        looking.stop()
        assert len(seen) == 1 and seen[0] > 0
        copied = list((tmp_path / "mirror" / "objects").rglob("*.mp4"))
        problem = keeping_of(case.details.uid).mirror_problem
        assert (len(copied), "has not ended" in problem) == ((0, True) if stop else (1, False))
        assert case.count(Checkpoint) == 1
    assert open_dialogs() == []


def test_closing_the_window_signs_what_was_done_in_it(
    qtbot: QtBot, case_path: Path, qapp: QApplication
) -> None:
    with cases.open_case(case_path, actor=ACTOR, window=True) as case:
        signed = case.count(Checkpoint)
        window = make_window(case, author=ACTOR, settings=Settings(case_path.with_name("window.ini")))
        window.show()
        window.session.write(describe_case, case, actor=ACTOR, scope="what was done")
        head = case.head()
        window.close_for_good()
        window.deleteLater()
        qapp.processEvents()
    with cases.open_case(case_path, actor=ACTOR) as case:
        assert case.count(Checkpoint) == signed + 1
        last = case.find(Checkpoint, order="entry")[-1]
        assert (last.entry, last.reason) == (head, "end of a session")
