from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from app.main_window import MainWindow
from app.settings import Settings
from app.start_window import NewCaseDialog, StartWindow
from catalog.operations import cases
from tests.helpers.window import ACTOR, click, tap, wait_at_rest, window_on


def test_the_first_steps_are_ticked_off_as_they_are_done(qtbot: QtBot, window: MainWindow) -> None:
    assert window.steps.isVisible()
    assert window.steps.texts() == [
        "✓ Make a case",
        "✓ Add a recording",
        "3. Watch it",
        "4. Press a key for what you see",
        "5. Make a report",
    ]
    tap(window, "Right")
    wait_at_rest(qtbot, window)
    assert window.steps.texts()[2] == "✓ Watch it"
    tap(window, "N")
    assert window.steps.texts()[3].startswith("✓")
    assert not window.steps.done()["report"]


def test_the_steps_can_be_put_away_for_good_and_shown_again(qtbot: QtBot, case_path: Path) -> None:
    with window_on(qtbot, case_path) as window:
        click(window.steps.closing)
        assert not window.steps.isVisible()
    with window_on(qtbot, case_path) as window:
        assert not window.steps.isVisible()
        window.actions_table["first_steps"].trigger()
        assert window.steps.isVisible()


def test_a_case_in_which_somebody_has_coded_shows_no_first_steps(qtbot: QtBot, case_path: Path) -> None:
    with window_on(qtbot, case_path) as window:
        tap(window, "N")
    with window_on(qtbot, case_path) as window:
        assert not window.steps.isVisible()


# ---------------------------------------------------------------- the start window


def test_the_start_window_offers_the_cases_of_late_and_opens_one(qtbot: QtBot, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "window.ini")
    for name in ("one", "two", "gone"):
        if name != "gone":
            cases.new_case(tmp_path / name, actor=ACTOR, name=name).close()
        settings.remember_case(tmp_path / name)
    start = StartWindow(settings, actor=ACTOR)
    qtbot.addWidget(start)
    start.show()
    shown = [start.recent.item(row).text().splitlines()[0] for row in range(start.recent.count())]
    assert shown == ["two", "one"], "the newest first, those that are gone not at all"
    tap_open = start._open_chosen
    click(tap_open)
    assert start.path == tmp_path / "two"
    assert not start.isVisible()


def test_the_start_window_makes_a_case(qtbot: QtBot, tmp_path: Path) -> None:
    start = StartWindow(Settings(tmp_path / "window.ini"), actor=ACTOR)
    qtbot.addWidget(start)
    start.show()
    assert not start.recent.isVisible()
    click(start.make)
    dialog = start.dialog
    assert isinstance(dialog, NewCaseDialog)
    assert not dialog.make.isEnabled()
    dialog.folder.setText(str(tmp_path))
    dialog.name.setText("The square: 3 May")
    assert dialog.path == tmp_path / "The square- 3 May"
    click(dialog.make)
    assert start.path == tmp_path / "The square- 3 May"
    with cases.open_case(start.path, actor=ACTOR) as case:
        assert case.details.name == "The square: 3 May"


def test_a_folder_without_a_case_is_told_and_the_start_window_stays(qtbot: QtBot, tmp_path: Path) -> None:
    start = StartWindow(Settings(tmp_path / "window.ini"), actor=ACTOR)
    qtbot.addWidget(start)
    start.show()
    start.open_case(tmp_path)
    assert start.path is None and start.isVisible()
    assert start.problem.isVisible() and start.problem.text()


def test_only_so_many_cases_are_remembered_and_none_twice(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "window.ini")
    for number in [*range(12), 3]:
        settings.remember_case(tmp_path / str(number))
    names = [Path(each).name for each in settings.recent_cases]
    assert names == ["3", "11", "10", "9", "8", "7", "6", "5"]
