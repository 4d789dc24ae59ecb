"""The same without ever touching the mouse. Its children are forked: how they are started is tried with the mouse."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.library.add_link import AddLinkDialog
from app.main_window import MainWindow
from app.report.case_dialog import ReportDialog
from catalog.model.records import Graphic
from catalog.operations import cases
from tests.helpers.keys_alone import press_in_dialog, push, reach, run_action, type_in
from tests.helpers.site import Site
from tests.helpers.video import make_video
from tests.helpers.watchdog import watching
from tests.helpers.whole_way import LONG, dialog_of, draw_shots, furnish, wait_for_quiet
from tests.helpers.window import annotations, let_go, press, tap, wait_at_rest, window_on

pytestmark = pytest.mark.usefixtures("children_ready_made")


def add_by_keys(qtbot: QtBot, window: MainWindow, link: str) -> None:
    tap(window, "Ctrl+L")
    dialog = dialog_of(qtbot, AddLinkDialog)
    press_in_dialog(Qt.Key.Key_Delete)
    type_in(link)
    push(dialog, "Archive")
    wait_for_quiet(qtbot, window, 1)


def rate_by_keys(window: MainWindow) -> None:
    rating = window.stage.rating
    reach(rating)
    for _ in range(rating.count()):
        QTest.keyClick(rating, Qt.Key.Key_Up)
    while rating.currentData() != Graphic.NOT_GRAPHIC:
        QTest.keyClick(rating, Qt.Key.Key_Down)
    assert window.session.media is not None and window.session.media.graphic == Graphic.NOT_GRAPHIC


def code_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    """A span tapped and one held, a point with certainty and note, a box on the frame, and one taken back."""
    tap(window, "Home", *["Right"] * 5, "S", "Shift+Right", "S")
    press(window, "N")
    qtbot.wait(400)
    tap(window, "Right", "Right")
    let_go(window, "N")
    wait_at_rest(qtbot, window)
    tap(window, "Ctrl+Shift+B", "Return", "Shift+Right", "Escape")
    assert len(window.session.regions) == 1
    tap(window, "X")
    run_action(window, "certainty probable")
    run_action(window, "panel annotation")
    reach(window.editor.note)
    type_in("from the left")
    reach(window.stage.picture)
    tap(window, "E", "Ctrl+Z")
    tap(window, "Alt+Left")
    run_action(window, "look again at what others")
    run_action(window, "status disputed")


def report_by_keys(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    tap(window, "Ctrl+R")
    dialog = dialog_of(qtbot, ReportDialog)
    assert isinstance(dialog, ReportDialog)
    reach(dialog.block.field("examiner"))
    type_in("A. Examiner")
    reach(dialog.place)
    dialog.place.selectAll()
    type_in(str(folder))
    with qtbot.waitSignal(window.reporting.made, timeout=LONG):
        push(dialog, "Make report")
    assert window.reporting.box is not None
    QTest.keyClick(window.reporting.box, Qt.Key.Key_Escape)


@pytest.mark.timeout(400)
def test_a_coder_who_never_touches_the_mouse_comes_from_an_empty_case_to_the_report(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    posted = make_video(
        tmp_path / "posted.mp4", frames=150, fps=25, b_frames=2, size=(320, 180), sound=True, draw=draw_shots
    )
    cases.new_case(tmp_path / "case", actor="tester", name="North gate").close()
    with Site() as site, window_on(qtbot, tmp_path / "case") as window, watching() as watched:
        site.add_video("clip.mp4", posted.path)
        furnish(qtbot, window)
        add_by_keys(qtbot, window, site.add_page("post.html", title="The gate, 17:40", video="clip.mp4"))
        reach(window.library.view)
        QTest.keyClick(window.library.view, Qt.Key.Key_Down)
        QTest.keyClick(window.library.view, Qt.Key.Key_Home)
        qtbot.waitUntil(lambda: window.player.loaded, timeout=LONG)
        rate_by_keys(window)
        reach(window.stage.picture)
        wait_at_rest(qtbot, window)
        tap(window, "Space")
        qtbot.waitUntil(lambda: window.player.running and window.player.number > 10, timeout=20_000)
        tap(window, "K")
        wait_at_rest(qtbot, window)
        code_by_keys(qtbot, window)
        made = annotations(window)
        report_by_keys(qtbot, window, tmp_path / "out")
    assert watched.turns > 1000
    assert watched.slow == [], str(watched)
    assert [(each.term_code, each.certainty, each.status, each.note) for each in made] == [
        ("eq.shield", "clear", "unreviewed", ""),
        ("wpn.baton", "clear", "disputed", ""),
        ("act.launch", "probable", "unreviewed", "from the left"),
    ]
    (html,) = (tmp_path / "out").glob("*.html")
    text = html.read_text(encoding="utf-8")
    for words in ("North gate", "A. Examiner", "Baton", "from the left", "M1-A3"):
        assert words in text
