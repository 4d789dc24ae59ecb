"""The collector is protected: told before the first contact, by Tor or a proxy where wished, and no secret is kept."""

from __future__ import annotations

import contextlib
import multiprocessing
import multiprocessing.context
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.library.add_link import AddLinkDialog
from app.main_window import MainWindow
from app.protection import way_form
from app.protection.access_dialog import AccessDialog
from app.protection.asking import when_told
from app.protection.contact_dialog import ContactDialog
from app.protection.room import NOTICE, ProtectionRoom
from app.protection.way_form import Way, way_of
from app.settings import Settings
from catalog.archive import contact
from catalog.archive.contact import TOR
from catalog.archive.link_lists import ListedLink
from catalog.archive.options import CaptureOptions
from catalog.case import Case
from catalog.model.records import Capture, Posting, QueueItem
from catalog.operations import queue
from catalog.operations.publish import report
from catalog.operations.queue_run import Pace
from tests.archive.capturing import files_with
from tests.helpers.here import run_here
from tests.helpers.site import Site
from tests.helpers.site import Way as Served
from tests.helpers.socks import SocksProxy
from tests.helpers.video import make_video
from tests.helpers.window import ACTOR, PATIENCE_MILLISECONDS, click, room_in, tap, window_on

PASSWORD = "open-sesame-99"
COOKIE = "geheim-4711-0815"
QUICK = CaptureOptions(proxy="", page=False, backoff_seconds=0.01, retries=1)


@pytest.fixture(autouse=True)
def own_settings_of_this_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: object) -> Path:
    monkeypatch.setenv("FRAMEWITNESS_CONFIG", str(tmp_path / "own settings"))
    QGuiApplication.clipboard().clear()
    return tmp_path / "own settings"


@pytest.fixture
def far_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests' site is taken for one that is not on this computer."""
    monkeypatch.setattr(contact, "is_here", lambda _host: False)


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_video(tmp_path_factory.mktemp("clips") / "clip.mp4", frames=10).path


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as site:
        yield site


def room_of(window: MainWindow) -> ProtectionRoom:
    return room_in(window, ProtectionRoom)


def asking(window: MainWindow) -> QDialog:
    dialog = room_of(window).dialog
    assert dialog is not None and dialog.isVisible()
    return dialog


def states(case: Case) -> list[str]:
    return [each.state for each in case.find(QueueItem, order="number")]


@contextlib.contextmanager
def link_dialog(window: MainWindow, qtbot: QtBot) -> Iterator[AddLinkDialog]:
    tap(window, "Ctrl+L")
    dialog = window.commands.dialog
    assert isinstance(dialog, AddLinkDialog)
    qtbot.waitUntil(dialog.isActiveWindow, timeout=PATIENCE_MILLISECONDS)
    try:
        yield dialog
    finally:
        if dialog.isVisible():
            dialog.reject()


def above(dialog: QDialog, kind: type[QDialog]) -> QDialog:
    return next(each for each in dialog.findChildren(kind) if each.isVisible())


def test_nothing_is_asked_before_a_person_was_told_once(
    far_away: None, qtbot: QtBot, window: MainWindow, site: Site, clip: Path
) -> None:
    links = window.intake.links
    links.capture, links.pace = QUICK, Pace(pause_seconds=0)
    link = site.add_video("clip.mp4", clip)
    with link_dialog(window, qtbot) as dialog:
        assert "this computer's own address" in dialog.way.text()
        qtbot.keyClicks(dialog.field, link)
        click(dialog.look)
        told = above(dialog, ContactDialog)
        assert isinstance(told, ContactDialog) and told.hosts == ("127.0.0.1",)
        QTest.keyClick(told, Qt.Key.Key_Return)  # "Not now" is what Return means
        assert dialog.look.isEnabled() and site.asked() == []
        click(dialog.archive)
    told = asking(window)
    assert isinstance(told, ContactDialog)
    click(told.not_now)
    assert states(window.session.case) == ["waiting"]
    notice = window.notices.notice(NOTICE)
    assert notice is not None
    assert notice.label.text() == "Links wait: 127.0.0.1 would see this computer's internet address."
    assert site.asked() == []
    click(notice.buttons[0])
    told = asking(window)
    assert isinstance(told, ContactDialog)
    click(told.go_on)
    qtbot.waitUntil(lambda: states(window.session.case) == ["done"], timeout=60_000)
    assert window.notices.notice(NOTICE) is None
    assert when_told(links, [f"{link}?again"], window, lambda: None) is None, "it was said once"
    qtbot.waitUntil(lambda: links.run.idle and not window.work.busy, timeout=60_000)


def test_links_go_through_a_proxy_whose_password_is_nowhere_afterwards(
    qtbot: QtBot,
    case_path: Path,
    site: Site,
    clip: Path,
    tmp_path: Path,
    own_settings_of_this_test: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    login = Served(wants_cookie=f"session={COOKIE}", headers={"X-Echo": COOKIE})
    site.add_video("clip.mp4", clip, login)
    cookies = tmp_path / "cookies.txt"
    cookies.write_text(f"# Netscape HTTP Cookie File\nvideo.invalid\tFALSE\t/\tFALSE\t0\tsession\t{COOKIE}\n")
    with SocksProxy(to_port=site.port, name="somebody", password=PASSWORD) as proxy:
        with window_on(qtbot, case_path) as window:
            links = window.intake.links
            links.capture, links.pace = QUICK, Pace(pause_seconds=0)
            window.actions_table["access"].trigger()
            dialog = asking(window)
            assert isinstance(dialog, AccessDialog)
            click(dialog.form.other)
            dialog.accept()
            assert dialog.isVisible() and "Write the proxy's address whole" in dialog.problem.text()
            qtbot.keyClicks(dialog.form.address, proxy.url().replace(f"somebody:{PASSWORD}@", ""))
            qtbot.keyClicks(dialog.form.name, "somebody")
            qtbot.keyClicks(dialog.form.password, PASSWORD)
            click(dialog.of_file)
            dialog.accept()
            assert "Choose the file" in dialog.problem.text()
            qtbot.keyClicks(dialog.file, str(cookies))
            dialog.accept()
            assert not dialog.isVisible()
            assert PASSWORD not in repr(links.capture)
            window.intake.add_links(["http://video.invalid/clip.mp4"])
            assert room_of(window).dialog is None, "nobody sees this computer's address"
            qtbot.waitUntil(lambda: states(window.session.case) == ["done"], timeout=60_000)
            qtbot.waitUntil(lambda: not window.work.busy, timeout=60_000)
            settings = window._settings
        assert {host for host, _ in proxy.asked} == {"video.invalid"}
    with Case.open(case_path) as case:
        assert case.find(Capture)[-1].network_path == "proxy"
        (tmp_path / "out").mkdir()
        run_here(report(case, tmp_path / "out", actor=ACTOR))
    settings.sync()
    assert settings.way == "proxy"
    cookies.unlink()
    for secret in (PASSWORD, COOKIE):
        assert files_with(tmp_path, secret) == [], "case, settings, report, log"
        assert secret not in caplog.text


def test_the_choice_of_a_proxy_is_remembered_and_not_its_address(
    qtbot: QtBot, case_path: Path, site: Site, clip: Path, tmp_path: Path
) -> None:
    settings = Settings(case_path.with_name("window.ini"))
    settings.way = "proxy"
    settings.sync()
    with Case.open(case_path) as case:
        queue.add_links(case, [ListedLink(site.add_video("clip.mp4", clip))], actor=ACTOR)
    with window_on(qtbot, case_path) as window:
        notice = window.notices.notice(NOTICE)
        assert notice is not None and "the proxy" in notice.label.text()
        links = window.intake.links
        links.go_on()
        dialog = asking(window)
        assert isinstance(dialog, AccessDialog) and dialog.form.way is Way.PROXY
        dialog.reject()
        assert states(window.session.case) == ["waiting"] and site.asked() == []
        links.pause(True)
        room_of(window).ask_for_access()
        dialog = asking(window)
        assert isinstance(dialog, AccessDialog)
        click(dialog.form.own)
        dialog.accept()
        assert links.way_known and window._settings.way == "own"
        assert window.notices.notice(NOTICE) is None


def test_tor_is_chosen_only_where_it_answers(
    far_away: None, qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    links = window.intake.links
    links.pause(True)
    window.intake.add_links(["https://video.example/1"])
    monkeypatch.setattr(way_form, "_listening", lambda: None)
    room_of(window).ask_for_access()
    dialog = asking(window)
    assert isinstance(dialog, AccessDialog)
    click(dialog.form.tor)
    dialog.accept()
    assert dialog.isVisible() and "Start Tor" in dialog.problem.text()
    monkeypatch.setattr(way_form, "_listening", lambda: TOR)
    dialog.accept()
    assert links.capture.proxy == TOR and way_of(links.capture.proxy) is Way.TOR
    assert window._settings.way == "tor"
    assert not window.session.case.find(Posting, url="https://video.example/1")


def test_a_link_that_leads_on_to_another_site_waits_until_the_person_was_told_of_that(
    qtbot: QtBot, window: MainWindow, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The download runs in a child as in real life, which reads this test's settings; there is no such other site."""
    monkeypatch.setattr(multiprocessing, "get_context", multiprocessing.context._default_context.get_context)
    links = window.intake.links
    links.capture, links.pace = QUICK, Pace(pause_seconds=0)
    link = site.add_redirect("post.mp4", "http://elsewhere.invalid/clip.mp4")
    with link_dialog(window, qtbot) as dialog:
        qtbot.keyClicks(dialog.field, link)
        click(dialog.look)
        qtbot.waitUntil(lambda: bool(dialog.findChildren(ContactDialog)), timeout=60_000)
        told = above(dialog, ContactDialog)
        assert isinstance(told, ContactDialog) and told.hosts == ("elsewhere.invalid",)
        click(told.not_now)
        assert "127.0.0.1 leads on to elsewhere.invalid, which was not asked" in dialog.problem.text()
        click(dialog.archive)
    case = window.session.case
    qtbot.waitUntil(lambda: window.notices.notice(NOTICE) is not None, timeout=60_000)
    assert states(case) == ["waiting"] and "leads on to" in case.find(QueueItem)[0].error
    notice = window.notices.notice(NOTICE)
    assert notice is not None
    assert notice.label.text() == "Links wait: elsewhere.invalid would see this computer's internet address."
    click(notice.buttons[0])
    told = asking(window)
    assert isinstance(told, ContactDialog) and told.hosts == ("elsewhere.invalid",)
    click(told.go_on)
    qtbot.waitUntil(lambda: not links.held_hosts and links.run.rows.ordered[0].tries > 0, timeout=60_000)
    qtbot.waitUntil(lambda: "No site called elsewhere" in case.find(QueueItem)[0].error, timeout=60_000)
    qtbot.waitUntil(lambda: not links.run.running and not window.work.busy, timeout=60_000)
