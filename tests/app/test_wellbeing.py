from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.care import announcing
from app.care.announcing import distressing, end_of
from app.care.pausing import POSTPONED_SECONDS, RESTED_SECONDS
from app.main_window import MainWindow
from catalog.model.records import Presence
from catalog.operations import annotate
from tests.helpers.window import ACTOR, click, copy_of, pixels, tap, wait_at_rest, window_on

SECOND = 12800
"""One second in the recordings' time base."""


def wound(window: MainWindow, start: int, end: int) -> None:
    session, media = window.session, window.session.media
    assert media is not None
    code = next(term.code for term in session.terms if term.distressing and term.kind == "interval")
    session.write(
        lambda: annotate.add_annotation(
            session.case,
            actor=ACTOR,
            media_uid=media.uid,
            term_code=code,
            extent="interval",
            start_pts=media.first_pts + start * SECOND,
            end_pts=media.first_pts + end * SECOND,
        )
    )


# ---------------------------------------------------------------- graphic media


def test_what_may_be_graphic_is_grey_as_well_as_blurred(qtbot: QtBot, unrated: Path, tmp_path: Path) -> None:
    with window_on(qtbot, copy_of(unrated, tmp_path)) as window:
        wait_at_rest(qtbot, window)
        picture = window.stage.picture
        coloured = picture.image.copy()
        coloured.fill("#b01020")
        picture.set_image(coloured)
        hidden = pixels(picture.grab(picture.picture_rect().toAlignedRect()).toImage())[8:-8, 8:40]
        assert (np.ptp(hidden.astype(int), axis=2) <= 2).all()
        window.session.reveal(window.session.library[0], True)
        shown = pixels(picture.grab(picture.picture_rect().toAlignedRect()).toImage())[8:-8, 8:40]
        assert np.ptp(shown.astype(int), axis=2).min() > 100


# ---------------------------------------------------------------- pauses


def test_after_a_time_of_watching_what_may_be_graphic_a_pause_is_suggested(
    qtbot: QtBot, unrated: Path, tmp_path: Path
) -> None:
    with window_on(qtbot, copy_of(unrated, tmp_path)) as window:
        pauses, notices, media = window.care.pauses, window.notices, window.session.library[0]
        minutes = window._settings.pause_minutes
        assert minutes == 30
        pauses.pass_time(minutes * 60)
        assert notices.notice("pause") is None, "nothing was seen yet"
        window.session.reveal(media, True)
        pauses.start_anew()
        pauses.pass_time(minutes * 60 - 2)
        assert notices.notice("pause") is None
        pauses.pass_time(3)
        notice = notices.notice("pause")
        assert notice is not None and notice.isVisible() and "30 min" in notice.label.text()
        click(notice.buttons[1])
        assert notices.notice("pause") is None
        pauses.pass_time(POSTPONED_SECONDS - 5)
        assert notices.notice("pause") is None
        pauses.pass_time(6)
        again = notices.notice("pause")
        assert again is not None
        click(again.buttons[0])
        assert window.session.concealed(media), "a pause hides the picture"
        assert pauses.exposed_seconds == 0


def test_a_rest_begins_the_count_anew_and_nought_minutes_mean_never(
    qtbot: QtBot, unrated: Path, tmp_path: Path
) -> None:
    with window_on(qtbot, copy_of(unrated, tmp_path)) as window:
        pauses, media = window.care.pauses, window.session.library[0]
        window.session.reveal(media, True)
        pauses.pass_time(60 * 20)
        window.session.reveal(media, False)
        pauses.pass_time(RESTED_SECONDS)
        assert pauses.exposed_seconds == 0
        tap(window, "Ctrl+K")
        window.shell.dialog.reject()
        window.actions_table["pause_reminder"].trigger()
        pauses.dialog.setIntValue(0)
        pauses.dialog.accept()
        window.session.reveal(media, True)
        pauses.pass_time(60 * 60 * 5)
        assert window.notices.notice("pause") is None
        assert window._settings.pause_minutes == 0


def test_what_is_rated_not_graphic_does_not_count(window: MainWindow) -> None:
    window.care.pauses.pass_time(60 * 60)
    assert window.care.pauses.exposed_seconds == 0


# ---------------------------------------------------------------- distressing content


def test_terms_of_the_carried_vocabulary_are_marked_distressing(window: MainWindow) -> None:
    assert [term.code for term in window.session.terms if term.distressing]


def test_stretches_that_touch_are_skipped_together(window: MainWindow) -> None:
    wound(window, 2, 3)
    wound(window, 3, 5)
    wound(window, 7, 8)
    found = distressing(window.session.annotations, window.session.terms, point_pts=1, end_pts=9 * SECOND)
    assert len(found) == 3
    assert end_of(found, found[0], gap_pts=SECOND) == found[1].end_pts
    assert end_of(found, found[2], gap_pts=SECOND) == found[2].end_pts


def test_what_was_looked_for_and_not_seen_is_nothing_to_warn_of(window: MainWindow) -> None:
    wound(window, 2, 3)
    (seen,) = window.session.annotations
    not_seen = replace(seen, presence=str(Presence.NOT_SEEN))
    terms = window.session.terms
    assert distressing([not_seen], terms, point_pts=1, end_pts=9) == []
    assert len(distressing([seen], terms, point_pts=1, end_pts=9)) == 1


def test_before_distressing_content_is_reached_while_playing_it_is_announced_and_skipped(
    qtbot: QtBot, window: MainWindow
) -> None:
    wound(window, 3, 6)
    assert window.notices.notice("distressing") is None
    tap(window, "Space")
    qtbot.waitUntil(lambda: window.notices.notice("distressing") is not None, timeout=20_000)
    notice = window.notices.notice("distressing")
    label = next(
        term.labels["en"] for term in window.session.terms if term.distressing and term.kind == "interval"
    )
    assert notice is not None and label in notice.label.text()
    assert not notice.label.text().endswith(":")
    tap(window, "Ctrl+J")
    assert window.notices.notice("distressing") is None
    assert window.player.pts >= window.session.annotations[0].end_pts
    window.player.pause()


def test_at_rest_nothing_is_announced(window: MainWindow) -> None:
    wound(window, 1, 3)
    tap(window, "Right", "Right")
    assert window.notices.notice("distressing") is None


@pytest.mark.parametrize("rate", [0.5, 1.0, 4.0])
def test_the_warning_comes_five_seconds_of_ones_own_time_ahead(window: MainWindow, rate: float) -> None:
    media = window.session.media
    assert media is not None
    window.player.set_rate(rate)
    ahead = window.care.announcer._ahead(media.time_base)
    assert ahead == round(announcing.AHEAD_SECONDS * rate / media.time_base)
