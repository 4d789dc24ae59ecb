"""From an empty case to the report in the real window, over a server on this machine: somebody who knows no key, and
touches the keyboard to type text alone."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from app.acquisition.dialogs import AddFilesDialog
from app.library.add_link import AddLinkDialog
from app.main_window import MainWindow
from app.report.case_dialog import ReportDialog
from catalog.case import Case
from catalog.jobs import ProcessRunner, run
from catalog.model.records import Keyframe, Media, ReportIssue, StoredObject
from catalog.operations import cases
from catalog.operations.verify import verify
from tests.helpers.mouse_alone import button, choose_term, from_menu, tool
from tests.helpers.site import Site
from tests.helpers.video import make_video
from tests.helpers.watchdog import watching
from tests.helpers.whole_way import LONG, dialog_of, draw_shots, furnish, wait_for_quiet
from tests.helpers.window import (
    annotations,
    click,
    number_on_screen,
    row_centre,
    wait_at_rest,
    window_on,
)

FIFTH = 0.2


def archive_the_link(qtbot: QtBot, window: MainWindow, link: str) -> None:
    click(button(window.invitation, "Add from a link…"))
    dialog = dialog_of(qtbot, AddLinkDialog)
    assert isinstance(dialog, AddLinkDialog)
    dialog.field.clear()
    qtbot.keyClicks(dialog.field, link)
    click(dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok))
    wait_for_quiet(qtbot, window, 1)


def add_the_file(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    click(tool(window, window.library, "add_files"))
    dialog = dialog_of(qtbot, QFileDialog)
    line = dialog.findChild(QLineEdit, "fileNameEdit")
    line.setCompleter(None)
    for _ in range(10):
        # Qt's own dialog reads folders while one types, and takes the folder it has just come to for the answer
        line.setFocus()
        line.selectAll()
        qtbot.keyClicks(line, str(path))
        qtbot.wait(300)
        click(dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Open))
        if QApplication.activeModalWidget() is not dialog:
            break
    looked_at = dialog_of(qtbot, AddFilesDialog)
    click(looked_at.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok))
    wait_for_quiet(qtbot, window, 2)


def go(qtbot: QtBot, window: MainWindow, frame: int) -> None:
    """By a click on the ruler of the timeline, where the frame is."""
    timeline, moments = window.timeline, window.session.moments
    assert moments is not None
    click(timeline, QPoint(timeline.place_of(moments.pts_of_frame(frame)).x(), 12))
    wait_at_rest(qtbot, window)


def step(qtbot: QtBot, window: MainWindow, frames: int) -> None:
    """So many single frames on."""
    for _ in range(frames):
        click(tool(window, window.stage.transport, "frame_forward"))
    wait_at_rest(qtbot, window)


def code_what_is_seen(qtbot: QtBot, window: MainWindow) -> None:
    """Two spans begun and ended, a point with a note, a span by marks, one taken back."""
    add = window.vocabulary.add_button
    step(qtbot, window, 5)
    choose_term(window, "Shield")
    click(add)  # from frame 5
    step(qtbot, window, 25)
    click(add)  # to 30
    choose_term(window, "Baton")
    click(add)  # 30 to 32
    step(qtbot, window, 2)
    click(add)
    choose_term(window, "Munition launched or thrown")
    click(add)
    click(window.editor.note)
    qtbot.keyClicks(window.editor.note, "from the left, behind the barrier")
    from_menu(window, "mark_in")
    step(qtbot, window, 25)
    from_menu(window, "mark_out")
    choose_term(window, "Person on ground")
    click(add)
    choose_term(window, "Firearm-like object")
    click(add)
    from_menu(window, "undo")


def make_the_report(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    from_menu(window, "report")
    dialog = dialog_of(qtbot, ReportDialog)
    assert isinstance(dialog, ReportDialog)
    click(dialog.block.field("examiner"))
    qtbot.keyClicks(dialog.block.field("examiner"), "A. Examiner")
    dialog.place.clear()
    qtbot.keyClicks(dialog.place, str(folder))
    with qtbot.waitSignal(window.reporting.made, timeout=LONG):
        click(button(dialog, "Make report"))
    assert window.reporting.box is not None
    window.reporting.box.close()


@pytest.mark.timeout(400)
def test_a_newcomer_who_never_touches_the_keyboard_but_to_type_comes_from_an_empty_case_to_the_report(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    posted = make_video(
        tmp_path / "posted.mp4", frames=150, fps=25, b_frames=2, size=(320, 180), sound=True, draw=draw_shots
    )
    local = make_video(tmp_path / "local.mov", frames=60, fps=25, size=(320, 180), draw=draw_shots)
    cases.new_case(tmp_path / "case", actor="tester", name="North gate").close()
    with Site() as site, window_on(qtbot, tmp_path / "case") as window, watching() as watched:
        site.add_video("clip.mp4", posted.path)
        furnish(qtbot, window)
        link = site.add_page("post.html", title="The gate, 17:40", video="clip.mp4")
        assert window.centre.currentWidget() is window.invitation
        archive_the_link(qtbot, window, link)
        add_the_file(qtbot, window, local.path)

        view = window.library.view
        click(view, row_centre(view, view.model().index(0, 0)))
        wait_at_rest(qtbot, window)
        assert window.session.media is not None and window.session.media.title == "The gate, 17:40"
        assert window.stage.picture.concealed and window.stage.silent
        click(window.stage.picture._cover.button)
        assert number_on_screen(window, of=FIFTH) == 0

        strip = window.strip
        assert strip.model().rowCount() >= 3
        click(strip, row_centre(strip, strip.model().index(2, 0)))
        wait_at_rest(qtbot, window)
        assert number_on_screen(window, of=FIFTH) == window.session.keyframes[2].frame

        go(qtbot, window, 0)
        click(tool(window, window.stage.transport, "play"))
        qtbot.waitUntil(lambda: window.player.running and window.player.number > 10, timeout=20_000)
        click(tool(window, window.stage.transport, "play"))
        wait_at_rest(qtbot, window)
        assert number_on_screen(window, of=FIFTH) == window.player.number

        go(qtbot, window, 0)
        code_what_is_seen(qtbot, window)
        click(tool(window, window.stage.transport, "capture"))
        qtbot.waitUntil(lambda: window.session.keyframes != [] and has_grabbed(window), timeout=LONG)
        made = annotations(window)
        QTest.mouseMove(window.timeline.viewport(), QPoint(300, 60))
        go(qtbot, window, 40)
        assert abs(number_on_screen(window, of=FIFTH) - 40) <= 1
        make_the_report(qtbot, window, tmp_path / "out")
        moments = window.session.moments
        assert moments is not None
        frames = [moments.number(each.start_pts) for each in made]

    assert watched.turns > 1000
    assert watched.slow == [], str(watched)
    assert [(each.term_code, each.extent) for each in made] == [
        ("eq.shield", "interval"),
        ("wpn.baton", "interval"),
        ("act.launch", "point"),
        ("con.ground", "interval"),
    ]
    assert frames == [5, 30, 32, 32]
    assert made[2].note == "from the left, behind the barrier"
    check_the_case(tmp_path / "case", posted.path, local.path)
    check_the_report(tmp_path / "out")


def has_grabbed(window: MainWindow) -> bool:
    return any(each.examination_uid is None for each in window.session.keyframes)


def check_the_case(path: Path, posted: Path, local: Path) -> None:
    """Rows, objects and stills: what was served and what lay on disk, bit for bit, and whole stills."""
    with Case.open(path) as case, ProcessRunner() as runner:
        first, second = case.find(Media, order="number")
        for media, source in ((first, posted), (second, local)):
            stored = case.get(StoredObject, media.reference_object_uid)
            assert stored.sha256 == hashlib.sha256(source.read_bytes()).hexdigest()
            assert case.object_path(stored).read_bytes() == source.read_bytes()
        keyframes = case.find(Keyframe, media_uid=first.uid)
        assert {each.frame // 50 for each in keyframes if each.examination_uid} == {0, 1, 2}
        stills = [case.get(StoredObject, k.still_object_uid) for k in keyframes if k.still_object_uid]
        assert stills and all(case.object_path(still).read_bytes().startswith(b"\x89PNG") for still in stills)
        assert case.details.examiner == "A. Examiner"
        assert case.count(ReportIssue) == 1
        assert run(verify(path), runner).sound


def check_the_report(folder: Path) -> None:
    (pdf,) = folder.glob("*.pdf")
    (html,) = folder.glob("*.html")
    assert pdf.read_bytes().startswith(b"%PDF-")
    text = html.read_text(encoding="utf-8")
    for words in ("North gate", "A. Examiner", "Baton", "from the left, behind the barrier", "M1-A3"):
        assert words in text
