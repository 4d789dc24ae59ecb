"""What a row's menu in the list of recordings does."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.library.row_dialogs import LeaveOutDialog, SavedByHandDialog
from app.main_window import MainWindow, make_window
from app.models.library import Role
from app.settings import Settings
from catalog.case import Case
from catalog.errors import CatalogError
from catalog.jobs import ProcessRunner, run
from catalog.model.records import Completeness, Media, Posting, PostingState
from catalog.operations import acquire, cases
from tests.helpers.site import NO_PROXY, Site
from tests.helpers.video import make_video
from tests.helpers.window import only_media, tap, window_on

JOIN, LEAVE_OUT, LET_IN = "Join a file saved by hand…", "Leave out of reports…", "Let into reports again"
TRY_AGAIN, COLLECT = "Try again", "Add to a collection"


@pytest.fixture(scope="session")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_video(tmp_path_factory.mktemp("saved") / "saved.mp4", frames=10, fps=25).path


@pytest.fixture
def failed_link(case_path: Path) -> str:
    """A link without a page behind it, tried twice in the case at `case_path`."""
    with Site() as site, cases.open_case(case_path, actor="tester") as case, ProcessRunner() as runner:
        link = site.url("gone.mp4")
        for _ in range(2):
            with pytest.raises(CatalogError):
                run(acquire.add_link(case, link, actor="tester", options=dict(NO_PROXY)), runner)
        return link


def actions_of(window: MainWindow, uid: str) -> dict[str, QAction]:
    """The menu of the row of a recording or failed posting."""
    row = window.library_model.row_of(uid)
    assert row is not None
    menu = window.library.menu_for(window.library_model.index(row))
    assert menu is not None
    return {action.text(): action for action in menu.actions() if action.text()}


def words_of(window: MainWindow, uid: str, role: int = int(Role.FACTS)) -> str:
    row = window.library_model.row_of(uid)
    assert row is not None
    return str(window.library_model.index(row).data(role))


def asked(window: MainWindow, kind: type[QWidget]) -> QWidget:
    dialog = window.commands.dialog
    assert isinstance(dialog, kind) and dialog.isVisible()
    return dialog


def test_a_file_saved_by_hand_joins_the_link_that_failed(
    qtbot: QtBot, case_path: Path, failed_link: str, clip: Path
) -> None:
    with window_on(qtbot, case_path) as window:
        (failed,) = window.session.failed_postings
        assert failed.url == failed_link
        actions_of(window, failed.uid)[JOIN].trigger()
        dialog = asked(window, SavedByHandDialog)
        assert isinstance(dialog, SavedByHandDialog)
        dialog.place.setText(str(clip))
        dialog.how.setText("  screen recording by a colleague ")
        dialog.accept()
        qtbot.waitUntil(lambda: window.session.failed_postings == [], timeout=30_000)
        (joined,) = window.session.case.find(Posting, state=str(PostingState.SAVED_BY_HAND))
        assert (joined.url, joined.obtained) == (failed_link, "screen recording by a colleague")
        media = window.session.case.get(Media, joined.media_uid or "")
        assert window.library_model.row_of(media.uid) is not None
        assert window.library_model.rowCount() == 2, "the link's earlier failure is no row any more"
        assert window.session.case.entries(first=1)[-1].actor == "tester"
        qtbot.waitUntil(lambda: not window.work.busy, timeout=60_000)


def test_a_join_says_what_is_missing_and_goes_on_only_with_a_file_and_a_way(
    qtbot: QtBot, tmp_path: Path, clip: Path
) -> None:
    dialog = SavedByHandDialog(Posting(url="https://example.org/<b>gone</b>"))
    qtbot.addWidget(dialog)
    dialog.show()
    for place, how, complaint in (
        ("", "by mail", "Choose the file first"),
        (str(tmp_path / "nothing.mp4"), "by mail", "There is no file"),
        (str(tmp_path), "by mail", "There is no file"),
        (str(clip), "  ", "Say how the file was obtained"),
    ):
        dialog.place.setText(place)
        dialog.how.setText(how)
        dialog.accept()
        assert dialog.isVisible() and complaint in dialog.problem.text()
    dialog.choose.click()
    assert dialog.chooser is not None
    dialog.chooser.fileSelected.emit(str(clip))
    dialog.chooser.reject()
    dialog.how.setText("by mail")
    dialog.accept()
    assert not dialog.isVisible()
    assert (dialog.path, dialog.obtained) == (clip, "by mail")


def test_a_recording_is_left_out_of_reports_with_its_reason_and_let_in_again(window: MainWindow) -> None:
    media = only_media(window)
    assert "left out" not in words_of(window, media.uid)
    assert LET_IN not in actions_of(window, media.uid)
    actions_of(window, media.uid)[LEAVE_OUT].trigger()
    dialog = asked(window, LeaveOutDialog)
    assert isinstance(dialog, LeaveOutDialog)
    dialog.why.setText("  ")
    dialog.accept()
    assert dialog.isVisible() and "Give the reason" in dialog.problem.text()
    assert only_media(window).restriction == ""
    dialog.why.setText(" shows a minor ")
    dialog.accept()
    assert window.session.case.get(Media, media.uid).restriction == "shows a minor"
    assert "left out of reports" in words_of(window, media.uid)
    assert "left out of reports" in words_of(window, media.uid, Qt.ItemDataRole.AccessibleTextRole)
    assert "shows a minor" in words_of(window, media.uid, Qt.ItemDataRole.ToolTipRole)
    assert LEAVE_OUT not in actions_of(window, media.uid)
    actions_of(window, media.uid)[LET_IN].trigger()
    assert window.session.case.get(Media, media.uid).restriction == ""
    assert "left out" not in words_of(window, media.uid)


def test_leaving_out_can_be_undone_by_the_key_that_the_window_names(window: MainWindow) -> None:
    media = only_media(window)
    window.commands.ask_why_left_out(media)
    dialog = asked(window, LeaveOutDialog)
    assert isinstance(dialog, LeaveOutDialog)
    dialog.why.setText("shared in confidence")
    dialog.accept()
    assert "Ctrl+Z" in window.statusBar().currentMessage()
    window.stage.picture.setFocus()
    tap(window, "Ctrl+Z")
    assert only_media(window).restriction == ""


def test_a_question_that_is_cancelled_changes_nothing(window: MainWindow) -> None:
    before = window.session.case.head()
    actions_of(window, only_media(window).uid)[LEAVE_OUT].trigger()
    dialog = asked(window, LeaveOutDialog)
    assert isinstance(dialog, LeaveOutDialog)
    dialog.why.setText("a reason")
    dialog.reject()
    assert window.session.case.head() == before


def test_only_a_link_can_be_joined_by_a_file(qtbot: QtBot, case_path: Path, tmp_path: Path) -> None:
    (tmp_path / "text.mp4").write_text("this is no video")
    with ProcessRunner() as runner, cases.open_case(case_path, actor="tester") as case:
        adding = acquire.add_file(case, tmp_path / "text.mp4", actor="tester")
        with pytest.raises(CatalogError):
            run(adding, runner)
    with window_on(qtbot, case_path, opened=False) as window:
        (failed,) = window.session.failed_postings
        assert list(actions_of(window, failed.uid)) == [TRY_AGAIN, COLLECT]


def test_a_case_that_can_only_be_read_offers_neither(qtbot: QtBot, case_path: Path, failed_link: str) -> None:
    with Case.open(case_path, read_only=True) as case:
        window = make_window(case, author="tester", settings=Settings(case_path.with_name("read-only.ini")))
        qtbot.addWidget(window)
        (failed,) = window.session.failed_postings
        assert not actions_of(window, failed.uid)[JOIN].isEnabled()
        assert not actions_of(window, only_media(window).uid)[LEAVE_OUT].isEnabled()
        window.close()


def test_the_list_says_of_each_link_whether_all_of_it_is_here(qtbot: QtBot, case_path: Path) -> None:
    with window_on(qtbot, case_path) as window:
        case, media = window.session.case, window.session.library[0]
        assert words_of(window, media.uid, int(Role.VERDICT)) == "None", "a file was not served by anybody"
        shown = {
            "not known": "not proved complete",
            "partial": "partial",
            "complete with damage": "damaged",
            "complete": "complete",
        }
        for number, (verdict, word) in enumerate(shown.items()):
            with case.unit_of_work("archive.end", actor="colleague") as work:
                posting = work.add(Posting(url=f"https://example.org/{number}", media_uid=media.uid))
                work.add(
                    Completeness(
                        posting_uid=posting.uid,
                        verdict=verdict,
                        why="So it is.",
                        made_utc="2026-11-01T09:30:00.000Z",
                    )
                )
            window.session.look_for_changes()
            assert words_of(window, media.uid, int(Role.VERDICT)) == verdict, "the best of its postings"
            assert words_of(window, media.uid).split("\n")[2].startswith(word)
            assert f"{verdict}: So it is." in words_of(window, media.uid, int(Qt.ItemDataRole.ToolTipRole))
            assert word in words_of(window, media.uid, int(Qt.ItemDataRole.AccessibleTextRole))
