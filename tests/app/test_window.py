from __future__ import annotations

import getpass
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from app import messages, settings, start
from app.library.add_link import links_in
from app.main_window import MainWindow, make_window
from app.settings import Settings
from catalog.case import Case
from catalog.cli import Desktop, main
from catalog.errors import Cancelled, CaseInUse, CatalogError, InvalidInput
from catalog.jobs import ProcessRunner, run
from catalog.model.records import Annotation, Keyframe, Media, Posting
from catalog.operations import annotate, cases
from catalog.operations.assignments import assign
from catalog.operations.examine import grab_keyframe
from tests.helpers.numbers import read_number
from tests.helpers.window import annotations, only_media, pixels, tap, window_on


def test_a_second_window_on_the_same_case_is_told_who_has_it(window: MainWindow, case_path: Path) -> None:
    with pytest.raises(CaseInUse) as refusal:
        start.open_window(case_path, "tester")
    assert f"process {os.getpid()}" in refusal.value.message
    with Case.open(case_path) as beside:
        assert beside.details.name == "The square"


def test_without_a_display_the_window_says_so_instead_of_aborting(case_path: Path) -> None:
    bare = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    script = "from app.start import why_no_window; print(why_no_window())"
    for extra, reason in (({}, "no display"), ({"DISPLAY": ":59999"}, "display")):
        done = subprocess.run(
            [sys.executable, "-c", script], env=bare | extra, capture_output=True, text=True, timeout=60
        )
        assert done.returncode == 0 and reason in done.stdout, done.stderr


def test_a_foreign_qt_in_the_environment_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM_PLUGIN_PATH", "/x/site-packages/cv2/qt/plugins")
    monkeypatch.setenv("QT_QPA_FONTDIR", "/somebody/elses/fonts")
    start.forget_foreign_qt()
    assert "QT_QPA_PLATFORM_PLUGIN_PATH" not in os.environ
    assert os.environ["QT_QPA_FONTDIR"] == "/somebody/elses/fonts"


STANDING = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from app.main_window import make_window
from app.settings import Settings
from catalog.case import Case

application = QApplication([])
with Case.open(Path(sys.argv[1]), window=True) as case:
    window = make_window(case, author="tester", settings=Settings(Path(sys.argv[2])))
    window.show()
    window.grab()
    print(*({"numpy", "av", "cv2", "yt_dlp"} & set(sys.modules)))
    print(window.session.library[0].title)
    window.close_for_good()
"""


def test_a_window_that_is_closed_as_soon_as_it_is_painted_begins_nothing(
    qtbot: QtBot, case_path: Path
) -> None:
    with Case.open(case_path) as case:
        window = make_window(case, author="tester", settings=Settings(case_path.with_name("window.ini")))
        window.show()
        window.grab()
        window.close_for_good()
        QApplication.processEvents()
        assert window.player.frames._server.pid is None and window.session.media is None
        window.deleteLater()


def test_the_window_stands_before_anything_is_loaded_that_computes_or_decodes(
    case_path: Path, tmp_path: Path
) -> None:
    """For whoever codes for an assignment too, which is taken up before."""
    with Case.open(case_path) as case:
        assign(case, actor="coder", coder="tester", media_uids=[case.find(Media)[0].uid])
    command = [sys.executable, "-c", STANDING, str(case_path), str(tmp_path / "window.ini")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.stdout.splitlines() == ["", "square.mp4"], done.stderr


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from 3.12 on")
def test_a_qt_call_gives_up_no_reference_to_none(qtbot: QtBot) -> None:
    """PySide6 6.12.0 did on Python 3.11, and the interpreter aborted after some seconds of painting."""
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)
    for _ in range(500):
        widget.update()
    assert sys.getrefcount(None) - before > -100


def test_what_another_program_writes_is_seen_within_seconds(
    qtbot: QtBot, window: MainWindow, case_path: Path
) -> None:
    media = only_media(window)
    with Case.open(case_path) as beside:
        annotate.add_annotation(
            beside, actor="colleague", media_uid=media.uid, term_code="con.fall", extent="point", start_pts=0
        )
    qtbot.waitUntil(lambda: window.table.proxy.rowCount() == 1, timeout=5000)
    lanes = window.timeline.track.lanes
    assert [each.annotator for lane in lanes for each in lane.annotations] == ["colleague"]


def test_a_case_opened_for_reading_can_be_watched_and_not_changed(qtbot: QtBot, recorded: Path) -> None:
    with Case.open(recorded, read_only=True) as case:
        window = make_window(case, author="tester", settings=Settings(recorded.with_name("read-only.ini")))
        qtbot.addWidget(window)
        window.show()
        qtbot.waitUntil(lambda: window.player.loaded, timeout=20_000)
        before = case.head()
        window.stage.picture.setFocus()
        tap(window, "S")
        qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None, timeout=3000)
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox) and "reading only" in box.text()
        box.close()
        assert case.head() == before
        assert not window.actions_table["add_files"].isEnabled()
        assert not window.actions_table["delete"].isEnabled()
        window.close()


def test_an_empty_case_invites_and_a_drop_brings_files_in(qtbot: QtBot, tmp_path: Path) -> None:
    cases.new_case(tmp_path / "new", actor="tester").close()
    (tmp_path / "text.mp4").write_text("this is no video")
    with window_on(qtbot, tmp_path / "new") as window:
        assert window.centre.currentWidget() is window.invitation
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "text.mp4"))])
        copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(QPoint(9, 9), copy, mime, left, none)
        QApplication.sendEvent(window, enter)
        assert enter.isAccepted()
        QApplication.sendEvent(window, QDropEvent(QPointF(9, 9), copy, mime, left, none))
        qtbot.waitUntil(
            lambda: any("text.mp4" in row.words.text() for row in window.queue_panel.rows.values()),
            timeout=20_000,
        )
        qtbot.waitUntil(lambda: not window.work.busy, timeout=20_000)  # “copying text.mp4” names it too
        (failed,) = window.session.case.find(Posting, state="failed")
        assert window.library_model.row_of(failed.uid) is not None


def test_every_control_that_takes_the_focus_has_a_name_for_screen_readers(window: MainWindow) -> None:
    nameless = [
        each
        for each in window.findChildren(QWidget)
        if each.focusPolicy() != Qt.FocusPolicy.NoFocus
        and each.isVisible()
        and not each.accessibleName()
        and not (isinstance(each, QAbstractButton) and each.text())
        and not each.objectName().startswith("qt_")
        and type(each).__name__ not in ("QMenuBar", "QSplitter", "QHeaderView")
    ]
    assert nameless == []


@pytest.mark.parametrize("look", ["dark", "light"])
def test_the_look_can_be_chosen(window: MainWindow, look: str) -> None:
    window.actions_table[f"look_{look}"].trigger()
    brightness = window.palette().window().color().lightness()
    assert (brightness < 80) == (look == "dark")


def test_an_error_is_shown_with_its_hint_and_a_cancel_is_not(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    assert messages.show_error(parent, Cancelled()) is None
    box = messages.show_error(parent, InvalidInput("That is no time.", hint="Write seconds."))
    assert box is not None and (box.text(), box.informativeText()) == ("That is no time.", "Write seconds.")
    box.close()
    monkeypatch.setattr(messages, "crash_log", lambda: tmp_path / "crashes.log")
    fault: Callable[[], QMessageBox | None] = lambda: messages.show_error(parent, ValueError("oops"))  # noqa: E731
    box = fault()
    assert box is not None and str(tmp_path) in box.informativeText()
    box.close()
    assert "ValueError: oops" in (tmp_path / "crashes.log").read_text()


def test_only_web_links_are_taken_from_a_text() -> None:
    text = "see <https://example.org/a> and http://example.org/b, not file:///etc/passwd nor javascript:x"
    assert links_in(text) == ["https://example.org/a", "http://example.org/b,"]


def test_another_name_stands_in_what_is_done_from_then_on(window: MainWindow) -> None:
    window.commands.ask_for_author()
    dialog = window.commands.dialog
    dialog.setTextValue("Anna K.")  # type: ignore[union-attr]
    dialog.accept()  # type: ignore[union-attr]
    window.stage.picture.setFocus()
    tap(window, "S")
    assert [each.annotator for each in annotations(window)] == ["Anna K."]
    assert "Anna K." in window._mode.text()


def test_no_window_means_a_clear_sentence_for_the_command_line(
    case_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(CatalogError, match="No window can be opened: there is no display"):
        start.open_window(case_path, "tester")


@pytest.mark.parametrize("given", ["by option", "by the environment", "not at all"])
def test_an_actor_that_is_given_wins_over_the_name_that_the_window_keeps(
    qtbot: QtBot, case_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str
) -> None:
    """Even where it is the login name."""
    login = getpass.getuser()
    names: list[str] = []
    monkeypatch.setattr(settings, "default_path", lambda: tmp_path / "kept.ini")
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setenv("QT_FFMPEG_DEBUG", "0")
    monkeypatch.delenv("FRAMEWITNESS_ACTOR")
    if given == "by the environment":
        monkeypatch.setenv("FRAMEWITNESS_ACTOR", login)
    kept = settings.Settings()
    kept.author = "The Archivist"
    kept.sync()

    def read_and_close() -> None:
        for each in QApplication.topLevelWidgets():
            if isinstance(each, MainWindow) and each.isVisible():
                looking.stop()
                names.append(each.session.author)
                each.close_for_good()

    looking = QTimer()
    looking.timeout.connect(read_and_close)
    looking.start(50)
    option = ["--actor", login] if given == "by option" else []
    desktop = Desktop(open_window=start.open_window, why_no_window=start.why_no_window)
    assert main(desktop, ["open", str(case_path), *option]) == 0
    assert names == ["The Archivist" if given == "not at all" else login]


def test_annotations_of_a_colleague_can_not_be_undone_by_the_keys(
    window: MainWindow, case_path: Path
) -> None:
    media = only_media(window)
    with Case.open(case_path) as beside:
        annotate.add_annotation(
            beside, actor="colleague", media_uid=media.uid, term_code="con.fall", extent="point", start_pts=0
        )
    tap(window, "Ctrl+Z")
    assert window.session.case.count(Annotation) == 1


def test_a_change_of_what_somebody_removed_meanwhile_is_told_in_words(
    window: MainWindow, case_path: Path
) -> None:
    media = only_media(window)
    tap(window, "N")
    (made,) = annotations(window)
    told: list[CatalogError] = []
    window.session.failed.connect(told.append)
    with Case.open(case_path) as beside:
        annotate.remove_annotation(beside, made.uid, actor="colleague")
    window.session.write(
        annotate.edit_annotation, window.session.case, made.uid, actor=window.session.author, note="late"
    )
    assert [each.message for each in told] == ["This is no longer in the case: it was removed meanwhile."]
    assert annotations(window) == [] and media.uid == only_media(window).uid


def test_pictures_deleted_from_the_derived_folder_are_made_again(qtbot: QtBot, case_path: Path) -> None:
    """Everything in `derived/` may be deleted at any time."""
    with cases.open_case(case_path, actor="tester") as case, ProcessRunner() as runner:
        (media,) = case.find(Media)
        run(grab_keyframe(case, media.uid, media.end_pts // 2, actor="tester"), runner)
        derived = case.derived(media.uid)
        (keyframe,) = case.find(Keyframe)
    shutil.rmtree(case_path / "derived")
    with window_on(qtbot, case_path) as window:
        qtbot.waitUntil((derived / "poster.jpg").exists, timeout=60_000)
        qtbot.waitUntil(lambda: not window.work.busy, timeout=60_000)
        assert (derived / f"thumb-{keyframe.pts}.jpg").exists()
        poster = window.library_model.index(0, 0).data(Qt.ItemDataRole.DecorationRole)
        assert read_number(pixels(poster.toImage())) == keyframe.frame
