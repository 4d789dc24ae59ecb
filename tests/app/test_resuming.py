"""A case opens where its window was closed."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.settings import MOST_PLACES, LastPlace, Settings
from tests.helpers.window import copy_of, number_on_screen, settled, wait_at_rest, window_on


def test_a_case_opens_with_the_recording_the_frame_and_the_panels_that_were_last_before_one(
    qtbot: QtBot, filled: Path, tmp_path: Path
) -> None:
    path = copy_of(filled, tmp_path)
    with window_on(qtbot, path) as window:
        second = window.session.library[1]
        window.session.choose_media(second)
        qtbot.waitUntil(lambda: window.player.loaded and window.player.media == second, timeout=30_000)
        window.player.go_to_number(31)
        wait_at_rest(qtbot, window)
        window.docks.bring_up("copies")
        settled(qtbot, window)
    with window_on(qtbot, path) as window:
        assert window.session.media == second
        wait_at_rest(qtbot, window)
        assert window.player.number == 31
        settled(qtbot, window)
        assert window.copies.isVisible() and not window.timeline.isVisible()
        window.docks.bring_up("timeline")
        settled(qtbot, window)
    with window_on(qtbot, path) as window:
        settled(qtbot, window)
        assert window.timeline.isVisible() and not window.copies.isVisible()


def test_what_may_be_graphic_is_blurred_and_silent_again(qtbot: QtBot, unrated: Path, tmp_path: Path) -> None:
    path = copy_of(unrated, tmp_path)
    with window_on(qtbot, path) as window:
        (media,) = window.session.library
        window.session.reveal(media, True)
        window.player.go_to_number(40)
        wait_at_rest(qtbot, window)
        assert number_on_screen(window, of=0.2) == 40
    with window_on(qtbot, path) as window:
        wait_at_rest(qtbot, window)
        assert window.player.number == 40
        assert window.stage.picture.concealed and window.stage.silent
        with pytest.raises(ValueError):
            number_on_screen(window, of=0.2)


def test_a_recording_that_is_gone_or_rubbish_in_the_settings_opens_the_first_one(
    qtbot: QtBot, case_path: Path
) -> None:
    settings = Settings(case_path.with_name("window.ini"))
    with window_on(qtbot, case_path) as window:
        uid = window.session.case.details.uid
    settings.keep_place(uid, LastPlace("gone", 5, ("no such panel",)))
    settings.sync()
    with window_on(qtbot, case_path) as window:
        assert window.session.media == window.session.library[0]
    for rubbish in ("[]", "{", f'{{"{uid}": 3}}', f'{{"{uid}": ["a", "b", 1]}}'):
        settings._store.setValue("places", rubbish)
        assert settings.place(uid) is None


def test_only_so_many_cases_are_remembered(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "window.ini")
    for number in range(MOST_PLACES + 5):
        settings.keep_place(f"case {number}", LastPlace("m", number, ()))
    settings.keep_place("case 20", LastPlace("m", 7, ("timeline",)))
    assert settings.place("case 4") is None and settings.place("case 5") == LastPlace("m", 5, ())
    assert settings.place("case 20") == LastPlace("m", 7, ("timeline",))
