"""Links brought in many at once, and their queue: by keys, by mouse, from lists and playlists."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from app.library.add_link import AddLinkDialog
from app.library.link_tree import LinkRow
from app.main_window import MainWindow
from app.queue.links import LinkQueue
from app.queue.links_model import Column
from app.queue.links_panel import LinksPanel
from app.queue.pace_dialog import PaceDialog
from app.queue.room import LinksRoom
from app.session import CaseSession
from app.settings import Settings
from catalog.archive.link_lists import ListedLink
from catalog.archive.options import CaptureOptions
from catalog.case import Case
from catalog.errors import Cancelled
from catalog.model.records import Media, QueueItem, StoredObject
from catalog.operations import queue
from catalog.operations.queue_run import Pace
from tests.helpers.site import NO_PROXY, Site, Way
from tests.helpers.video import make_video
from tests.helpers.window import (
    ACTOR,
    PATIENCE_MILLISECONDS,
    annotations,
    click,
    room_in,
    row_centre,
    tap,
    window_on,
)

QUICK = CaptureOptions(**NO_PROXY, page=False, backoff_seconds=0.01, retries=1)


@pytest.fixture(autouse=True)
def nothing_copied(qapp: object) -> None:
    QGuiApplication.clipboard().clear()


@pytest.fixture
def waiting(window: MainWindow) -> MainWindow:
    """The window, with its queue held, so that nothing is asked of any site."""
    window.intake.links.pause(True)
    return window


def panel_of(window: MainWindow) -> LinksPanel:
    room = room_in(window, LinksRoom)
    window.actions_table["links"].trigger()
    return room.panel


def links_of(window: MainWindow) -> list[str]:
    return [each.url for each in queue.queue(window.session.case)]


def put_in(window: MainWindow, *urls: str) -> LinksPanel:
    queue.add_links(window.session.case, [ListedLink(url) for url in urls], actor=ACTOR)
    window.session.refresh()
    panel = panel_of(window)
    assert len(panel.model.rows) == len(queue.queue(window.session.case))
    return panel


@contextlib.contextmanager
def dialog_on(window: MainWindow, qtbot: QtBot) -> Iterator[AddLinkDialog]:
    tap(window, "Ctrl+L")
    dialog = window.commands.dialog
    assert isinstance(dialog, AddLinkDialog)
    qtbot.waitUntil(dialog.isActiveWindow, timeout=5000)
    try:
        yield dialog
    finally:
        if dialog.isVisible():
            dialog.reject()


def archive(dialog: AddLinkDialog) -> None:
    click(dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok))


def looked_up(qtbot: QtBot, dialog: AddLinkDialog, count: int) -> list[LinkRow]:
    qtbot.waitUntil(
        lambda: dialog.tree.counts()[1] == count and all(row.looked_up for row in dialog.tree.rows()),
        timeout=PATIENCE_MILLISECONDS,
    )
    return list(dialog.tree.rows())


# ---------------------------------------------------------------- adding


def test_links_are_pasted_many_at_once_and_what_the_queue_has_is_said_and_not_ticked(
    qtbot: QtBot, waiting: MainWindow
) -> None:
    put_in(waiting, "https://a.example/1")
    with dialog_on(waiting, qtbot) as dialog:
        QGuiApplication.clipboard().setText(
            "https://a.example/1?utm_source=x\nhttps://b.example/2\nhttps://c.example/3"
        )
        dialog.field.paste()
        known, *others = looked_up(qtbot, dialog, 3)
        assert [row.ticked for row in (known, *others)] == [False, True, True]
        assert known.text(2) == "In the queue as Q1: Waiting"
        assert dialog.told.text().startswith("2 of 3 ticked. 1 ")
        archive(dialog)
    assert links_of(waiting) == ["https://a.example/1", "https://b.example/2", "https://c.example/3"]


def test_what_is_no_link_is_refused_by_name(qtbot: QtBot, waiting: MainWindow) -> None:
    with dialog_on(waiting, qtbot) as dialog:
        qtbot.keyClicks(dialog.field, "https://a.example/1 and")
        archive(dialog)
        assert dialog.isVisible()
        assert "“and” is not a link" in dialog.problem.text()
    assert links_of(waiting) == []


def test_a_table_is_read_with_its_fields_and_put_right_by_mouse(
    qtbot: QtBot, waiting: MainWindow, tmp_path: Path
) -> None:
    table = tmp_path / "links.csv"
    table.write_text(
        "profile;place;url\nhttps://a.example/u;Square;https://a.example/1\nhttps://a.example/v;Bridge;\n",
        "utf-8",
    )
    with dialog_on(waiting, qtbot) as dialog:
        dialog.read_file(table)
        (row,) = looked_up(qtbot, dialog, 1)
        assert row.listed.fields == {"profile": "https://a.example/u", "place": "Square"}
        assert "(line 3)" in dialog.told.text()
        assert dialog.table.isVisible() and dialog.table.column.currentText() == "url"
        dialog.table.column.setFocus()
        QTest.keyClick(dialog.table.column, Qt.Key.Key_Down)
        assert dialog.table.column.currentText() == "profile"
        rows = looked_up(qtbot, dialog, 2)
        assert [each.listed.fields.get("url") for each in rows] == ["https://a.example/1", None]
        archive(dialog)
    items = queue.queue(waiting.session.case)
    assert [(each.source, each.source_name, each.fields["place"]) for each in items] == [
        ("CSV file", "links.csv", "Square"),
        ("CSV file", "links.csv", "Bridge"),
    ]


def test_of_a_playlist_nothing_is_ticked_until_somebody_picks(qtbot: QtBot, waiting: MainWindow) -> None:
    waiting.intake.links.capture = QUICK
    with Site() as site, dialog_on(waiting, qtbot) as dialog:
        feed = site.add_feed("feed.xml", [(f"Clip {n}", f"{n}.mp4") for n in range(1, 6)])
        qtbot.keyClicks(dialog.field, feed)
        click(dialog.look)
        looked_up(qtbot, dialog, 5)
        assert dialog.tree.counts() == (0, 5)
        assert "5 of the list's 5 are shown." in dialog.told.text()
        archive(dialog)
        assert dialog.isVisible() and dialog.problem.text() == "Tick what is to be archived."
        (top,) = (dialog.tree.topLevelItem(0),)
        assert top is not None and not top.flags() & Qt.ItemFlag.ItemIsUserCheckable, "never the whole"
        dialog.tree.setFocus()
        dialog.tree.setCurrentItem(top.child(1))
        QTest.keyClick(dialog.tree, Qt.Key.Key_Space)
        dialog.tree.setCurrentItem(top.child(3))
        QTest.keyClick(dialog.tree, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
        QTest.keyClick(dialog.tree, Qt.Key.Key_Space)
        assert dialog.tree.counts() == (3, 5)
        archive(dialog)
        items = queue.queue(waiting.session.case)
        assert [each.title for each in items] == ["Clip 2", "Clip 4", "Clip 5"]
        assert {(each.source, each.source_name) for each in items} == {("playlist", feed)}
        assert {each.path for each in site.asked()} == {"feed.xml"}


def test_a_box_is_ticked_by_the_mouse_and_a_live_stream_is_taken_on_request_with_its_limit(
    qtbot: QtBot, waiting: MainWindow
) -> None:
    with dialog_on(waiting, qtbot) as dialog:
        qtbot.keyClicks(dialog.field, "https://a.example/1 https://b.example/2")
        first, _ = looked_up(qtbot, dialog, 2)
        place = dialog.tree.visualItemRect(first)
        click(dialog.tree, QPoint(place.left() + 10, place.center().y()))
        assert not first.ticked
        assert not dialog.minutes.isEnabled()
        dialog.live.setFocus()
        QTest.keyClick(dialog.live, Qt.Key.Key_Space)
        dialog.minutes.setValue(3)
        archive(dialog)
    (item,) = queue.queue(waiting.session.case)
    assert item.url == "https://b.example/2"
    assert item.options == {"live": True, "live_limit_seconds": 180}


def test_a_link_that_leads_nowhere_says_so_in_the_dialog(qtbot: QtBot, waiting: MainWindow) -> None:
    waiting.intake.links.capture = QUICK
    with Site() as site, dialog_on(waiting, qtbot) as dialog:
        qtbot.keyClicks(dialog.field, site.add_status("gone", 404))
        click(dialog.look)
        qtbot.waitUntil(lambda: "There is nothing at" in dialog.problem.text(), timeout=PATIENCE_MILLISECONDS)
        assert dialog.look.isEnabled()


# ---------------------------------------------------------------- the panel


def test_links_are_moved_by_keys(waiting: MainWindow) -> None:
    panel = put_in(waiting, *(f"https://a.example/{n}" for n in range(4)))
    panel.table.setFocus()
    panel.table.selectRow(0)
    tap(waiting, "Alt+Down")
    assert [url[-1] for url in links_of(waiting)] == ["1", "0", "2", "3"]
    tap(waiting, "Alt+End")
    assert [url[-1] for url in links_of(waiting)] == ["1", "2", "3", "0"]
    tap(waiting, "Alt+Up", "Alt+Up")
    assert [url[-1] for url in links_of(waiting)] == ["1", "0", "2", "3"]
    tap(waiting, "Alt+Home")
    assert [url[-1] for url in links_of(waiting)] == ["0", "1", "2", "3"]
    assert [item.url[-1] for item in panel.chosen()] == ["0"], "the moved one stays chosen"


def test_a_link_is_dropped_before_another(waiting: MainWindow) -> None:
    panel = put_in(waiting, *(f"https://a.example/{n}" for n in range(4)))
    model, view = panel.model, panel.table
    last = model.index(3, Column.LINK)
    mime = model.mimeData([last])
    place = view.visualRect(model.index(1, Column.LINK))
    drop = QDropEvent(
        QPointF(place.center().x(), place.top() + 1),
        Qt.DropAction.MoveAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    view.dropEvent(drop)
    assert [url[-1] for url in links_of(waiting)] == ["0", "3", "1", "2"]
    assert len(model.rows) == 4


def test_links_are_cancelled_tried_again_found_and_told_of(qtbot: QtBot, waiting: MainWindow) -> None:
    case = waiting.session.case
    queue.add_links(
        case,
        [
            ListedLink("https://a.example/1", fields={"place": "North gate"}),
            ListedLink("https://b.example/2"),
        ],
        actor="colleague",
        source="CSV file",
        source_name="list.csv",
    )
    waiting.session.refresh()
    panel = panel_of(waiting)
    click(panel.table, row_centre(panel.table, panel.model.index(0, Column.STATE)))
    assert "Asked for by colleague (CSV file: list.csv)" in panel.about.text()
    assert "place: North gate" in panel.about.text()
    before = annotations(waiting)
    tap(waiting, "Delete")
    assert [each.state for each in queue.queue(case)] == ["cancelled", "waiting"]
    assert annotations(waiting) == before, "the key means links here, and no annotations"
    assert panel.model.index(0, Column.STATE).data() == "Cancelled"
    assert not panel.stop.isEnabled()
    click(panel.again)
    assert [each.state for each in queue.queue(case)] == ["waiting", "waiting"]
    qtbot.keyClicks(panel.words, "north")
    assert [item.url for item in panel.model.rows] == ["https://a.example/1"]


def test_how_fast_is_set_and_stays(qtbot: QtBot, waiting: MainWindow) -> None:
    panel = panel_of(waiting)
    click(panel.how_fast)
    dialog = panel.dialog
    assert isinstance(dialog, PaceDialog)
    for field, value in ((dialog.at_once, 5), (dialog.per_host, 2), (dialog.pause, 7), (dialog.rate, 250)):
        field.setFocus()
        field.selectAll()
        qtbot.keyClicks(field, str(value))
    dialog.goes_on.setChecked(False)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    pace = waiting.intake.links.pace
    assert (pace.at_once, pace.per_host, pace.pause_seconds, pace.rate_limit_bytes) == (5, 2, 7.0, 250_000)
    assert panel._settings.pace == pace and not panel._settings.queue_goes_on


def test_a_case_opened_for_reading_shows_its_queue_and_changes_none(qtbot: QtBot, case_path: Path) -> None:
    with Case.open(case_path) as case:
        queue.add_links(case, [ListedLink("https://a.example/1")], actor=ACTOR)
    with Case.open(case_path, read_only=True) as case:
        session = CaseSession(case, author=ACTOR)
        settings = Settings(case_path.with_name("window.ini"))
        links = LinkQueue(session, settings)
        panel = LinksPanel(session, links, settings, add=lambda: None, go=lambda _: None)
        qtbot.addWidget(panel)
        panel.show()
        assert [item.url for item in panel.model.rows] == ["https://a.example/1"]
        assert not any(button.isEnabled() for button in (panel.add, panel.pause, panel.stop, panel.again))
        links.close()
        session.close()


# ---------------------------------------------------------------- what runs


def test_a_links_end_is_told_in_a_turn_of_its_own_and_not_after_the_case_has_closed(
    waiting: MainWindow, qapp: QApplication
) -> None:
    links, told = waiting.intake.links, []
    links.ended.connect(lambda item, _: told.append(item))
    ended = QueueItem(url="https://site.example/1", added_by=ACTOR, added_utc="")
    links._on_ended(ended, Cancelled())
    assert told == []
    qapp.processEvents()
    assert told == [ended]
    links._on_ended(ended, Cancelled())
    links.close()
    qapp.processEvents()
    assert told == [ended]


def test_pictures_that_are_gone_are_looked_for_a_little_at_a_time(
    waiting: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    intake, asked = waiting.intake, []

    def slowly(media: Media) -> None:
        time.sleep(0.003)
        asked.append(media)

    monkeypatch.setattr(intake, "restore_thumbnails", slowly)
    lost = [replace(waiting.session.library[0], uid=f"gone {number}") for number in range(20)]
    monkeypatch.setattr(waiting.session, "library", lost)
    intake.restore_posters()
    intake._check_posters()
    assert 1 <= len(asked) <= 3
    while intake._checking.isActive():
        intake._check_posters()
    assert asked == lost


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_video(tmp_path_factory.mktemp("clip") / "clip.mp4", frames=30, size=(640, 360)).path


def test_a_queue_goes_on_where_the_window_was_closed_and_what_came_is_shown(
    qtbot: QtBot, case_path: Path, clip: Path
) -> None:
    def opened() -> contextlib.AbstractContextManager[MainWindow]:
        return window_on(qtbot, case_path)

    with Site() as site:
        link = site.add_video("clip.mp4", clip, Way(bytes_per_second=clip.stat().st_size / 20))
        gone = site.add_status("gone.mp4", 404)
        with opened() as window:
            links = window.intake.links
            links.capture, links.pace = QUICK, Pace(pause_seconds=0)
            panel = put_in(window, link, gone)
            links.go_on()
            qtbot.waitUntil(
                lambda: any(each.done > 10_000 for each in links.run.snapshots.values()), timeout=60_000
            )
            assert panel.model.index(0, Column.STATE).data() == "Running"
            assert (
                "kB" in panel.model.index(0, Column.HOW).data()
                or "MB" in panel.model.index(0, Column.HOW).data()
            )
            window.close()
            assert not window.isVisible(), "closing asks nothing: the queue goes on later"
        with Case.open(case_path) as case:
            assert [each.state for each in queue.queue(case)] == ["waiting", "waiting"]
        site.add_video("clip.mp4", clip)
        with opened() as window:
            links = window.intake.links
            links.capture = QUICK
            panel = panel_of(window)
            qtbot.waitUntil(lambda: links.run.idle, timeout=60_000)
            assert [item.state for item in panel.model.rows] == ["done", "failed"]
            assert panel.model.index(0, Column.HOW).data() == "Archived as M2"
            assert "There is nothing at" in panel.model.index(1, Column.HOW).data()
            panel.table.setFocus()
            panel.table.selectRow(0)
            tap(window, "Return")
            media = window.session.media
            assert media is not None and media.label == "M2"
            stored = window.session.case.get(StoredObject, media.reference_object_uid)
            assert window.session.case.object_path(stored).read_bytes() == clip.read_bytes()
            qtbot.waitUntil(lambda: not window.work.busy, timeout=60_000)
        assert any(each.range and not each.range.startswith("bytes=0-") for each in site.asked("clip.mp4"))
