"""Sound and suggestions in the window: drawn, told in plain words, accepted or dismissed by keys."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from app import theme
from app.main_window import MainWindow
from app.suggestions import words
from app.timeline import painting
from app.timeline.scale import Scale
from app.timeline.sound import drawn
from app.timeline.suggestion_marks import paint_suggestions
from app.timeline.track import GUTTER, SOUND, SUGGESTIONS, Track
from catalog.media.waveform import WaveformMaker
from catalog.model.records import Suggestion, SuggestionKind, SuggestionState
from tests.helpers.window import annotations, click, pixels, tap, wait_at_rest

RATE = 8000


def suggest(window: MainWindow, kind: SuggestionKind, first: int, last: int, **facts: Any) -> Suggestion:
    """A suggestion over the frames `first` up to `last`, as an examination adds one."""
    media, moments = window.session.media, window.session.moments
    assert media is not None and moments is not None
    start, end = moments.pts_of_frame(first), moments.pts_of_frame(last)
    with window.session.case.unit_of_work("media.listen", actor="tester") as work:
        work.add(Suggestion(media_uid=media.uid, kind=kind, start_pts=start, end_pts=end, facts=facts))
    window.session.refresh()
    return work.stored(Suggestion)


def state_of(window: MainWindow, suggestion: Suggestion) -> str:
    return window.session.case.get(Suggestion, suggestion.uid).state


def save_waveform(window: MainWindow, samples: np.ndarray[Any, np.dtype[np.float32]]) -> None:
    media = window.session.media
    assert media is not None
    maker = WaveformMaker(RATE, 1)
    maker.take(0, samples[None])
    path = window.session.case.derived(media.uid) / "waveform.npz"
    maker.result(media.first_pts * media.time_base).save(path)
    window.timeline.reload_sound()


def sound_lane(window: MainWindow) -> np.ndarray[Any, np.dtype[np.uint8]]:
    """`uint8 (height, width, 3)`: the waveform's strip of the timeline as it is on screen, without the gutter."""
    timeline = window.timeline
    place = QRectF(
        GUTTER, timeline.track.sound_top, timeline.viewport().width() - GUTTER, SOUND
    ).toAlignedRect()
    return pixels(timeline.viewport().grab(place).toImage())


def inked(window: MainWindow, x: int) -> int:
    """How many rows of one column of the sound's lane are not the panel's own colour."""
    panel = QColor(theme.look().panel)
    column = sound_lane(window)[:, x].astype(int)
    return int((np.abs(column - [panel.red(), panel.green(), panel.blue()]).sum(1) > 40).sum())


def test_a_loud_second_stands_high_in_the_waveform_and_a_quiet_one_low(window: MainWindow) -> None:
    samples = np.full(8 * RATE, 0.001, np.float32)
    samples[::2] *= -1
    samples[3 * RATE : 4 * RATE] *= 900
    save_waveform(window, samples)
    scale = window.timeline.scale
    assert inked(window, round(scale.x(3.5))) > SOUND * 0.7
    assert 0 < inked(window, round(scale.x(6.0))) < 6


def test_the_waveform_keeps_to_its_time_when_zoomed(window: MainWindow) -> None:
    samples = np.zeros(8 * RATE, np.float32)
    samples[6 * RATE : round(6.1 * RATE)] = 0.9
    samples[::2] *= -1
    save_waveform(window, samples)
    window.player.go_to_number(150)  # 6.0 s
    for _ in range(6):
        tap(window, "Ctrl+Up")
    scale = window.timeline.scale
    assert scale.shown < 2
    assert inked(window, round(scale.x(6.05))) > SOUND * 0.3
    assert inked(window, round(scale.x(5.9))) < 6


def test_where_no_sound_is_recorded_nothing_is_drawn() -> None:
    extremes = np.array([[-1.0, 1.0], [np.nan, np.nan], [0.0, 0.0]], np.float32)
    picture = drawn(extremes, 28, QColor("#808080"))
    filled = [sum(picture.pixelColor(x, y).alpha() > 0 for y in range(28)) for x in range(3)]
    assert filled == [28, 0, 1]


def test_sound_that_was_not_analysed_says_so_and_what_to_do(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    window.timeline.sound.forget()
    monkeypatch.setattr(QPainter, "drawText", lambda self, *given: told.append(str(given[-1])))
    image = QImage(900, 200, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painting.paint_still(painter, window.timeline.track, window.session, window.timeline.sound)
    painter.end()
    assert any("not analysed yet" in text for text in told)


def test_marks_of_suggestions_are_hollow_unlike_annotations() -> None:
    scale = Scale(length=10, width=600)
    scale.show_all()
    track = Track(scale, 0, Fraction(1, 1000), width=600 + GUTTER, height=200, shows_suggestions=True)
    colours = theme.look()
    image = QImage(600, 200, QImage.Format.Format_RGB32)
    image.fill(QColor(colours.panel))
    silence = Suggestion(media_uid="m", kind=SuggestionKind.SILENCE, start_pts=2000, end_pts=6000)
    painter = QPainter(image)
    ((box, found),) = paint_suggestions(painter, track, [silence], "")
    painter.end()
    assert found is silence
    inside = QPointF(track.x(5500), box.center().y()).toPoint()
    assert image.pixelColor(inside) == QColor(colours.panel)
    top_edge = pixels(image)[round(box.top()), round(track.x(2200)) : round(track.x(5800))]
    own = (top_edge == top_edge[0]).all(1)
    assert 0.2 < own.mean() < 0.8, "the frame is dashed"


def test_keys_go_from_suggestion_to_suggestion_and_the_bar_says_what_each_is(
    qtbot: QtBot, window: MainWindow
) -> None:
    assert window.suggestion_bar.isHidden()
    bang = suggest(
        window, SuggestionKind.IMPULSIVE, 40, 42, peak_milli_dbfs=-3200, rise_micros=1500, clipped=True
    )
    silence = suggest(window, SuggestionKind.SILENCE, 100, 150, digital=True)
    assert window.suggestion_bar.isVisible()
    assert "1 × impulsive sound, 1 × silence" in window.suggestion_bar.text.text()
    tap(window, "Ctrl+Right")
    assert (window.player.number, window.session.suggestion) == (40, bang)
    said = window.suggestion_bar.text.text()
    assert "Impulsive sound: peak −3.2 dBFS, rises in 1.5 ms, clipped" in said
    assert words.NOT_YET in said and "0:00:01.600" in said
    tap(window, "Ctrl+Right")
    assert (window.player.number, window.session.suggestion) == (100, silence)
    assert "Silence: nothing at all is recorded there" in window.suggestion_bar.text.text()
    tap(window, "Ctrl+Right")
    assert "no suggestion after" in window.statusBar().currentMessage()
    tap(window, "Home", "Ctrl+Left")
    assert window.session.suggestion == silence, "from elsewhere the keys go by the player's place"
    tap(window, "End", "Ctrl+Left", "Ctrl+Left")
    assert window.session.suggestion == bang


def test_accepting_makes_one_annotation_and_undo_takes_both_back(window: MainWindow) -> None:
    bang = suggest(window, SuggestionKind.IMPULSIVE, 40, 42, peak_milli_dbfs=-3200, rise_micros=1500)
    assert annotations(window) == []
    tap(window, "Ctrl+Return")
    assert annotations(window) == [], "nothing is chosen yet"
    tap(window, "Ctrl+Right", "Ctrl+Return")
    (made,) = annotations(window)
    assert (made.term_code, made.presence, made.certainty, made.start_pts) == (
        "snd.bang",
        "heard",
        "possible",
        bang.start_pts,
    )
    assert window.session.annotation == made
    assert window.session.suggestions == [] and window.suggestion_bar.isHidden()
    tap(window, "Ctrl+Z")
    assert annotations(window) == []
    assert state_of(window, bang) == SuggestionState.OPEN
    assert window.session.suggestions == [bang] and window.suggestion_bar.isVisible()


def test_dismissing_makes_none_and_undo_brings_it_back(window: MainWindow) -> None:
    gap = suggest(window, SuggestionKind.SOUND_GAP, 60, 70, missing=True)
    tap(window, "Ctrl+Right", "Ctrl+Delete")
    assert state_of(window, gap) == SuggestionState.DISMISSED
    assert annotations(window) == [] and window.session.suggestions == []
    tap(window, "Ctrl+Z")
    assert window.session.suggestions == [gap]


def test_a_suggestion_can_be_accepted_as_another_term(window: MainWindow) -> None:
    suggest(window, SuggestionKind.IMPULSIVE, 40, 42)
    tap(window, "Ctrl+Right")
    bar = window.suggestion_bar
    assert bar.accept.text() == "Accept as Bang"
    bar.fill_menu()
    blast = window.session.term("act.blast")
    assert blast is not None
    texts = {action.text(): action for action in bar.menu.actions()}
    assert "Bang" in texts, "terms of sound are at hand"
    submenu = texts[blast.group].menu()
    next(each for each in submenu.actions() if each.text() == blast.labels["en"]).trigger()
    assert [each.term_code for each in annotations(window)] == ["act.blast"]


def test_suggestions_are_never_counted_as_annotations(window: MainWindow) -> None:
    suggest(window, SuggestionKind.SILENCE, 100, 150)
    media = window.session.media
    assert media is not None
    assert window.session.annotation_counts[media.uid] == 0
    assert window.table.model.rowCount() == 0


def test_a_click_on_a_mark_chooses_it_and_its_tip_says_that_it_is_a_suggestion(
    qtbot: QtBot, window: MainWindow
) -> None:
    silence = suggest(window, SuggestionKind.SILENCE, 100, 150, digital=True)
    timeline = window.timeline
    timeline.viewport().grab()
    middle = (silence.start_pts + silence.end_pts) // 2
    place = QPointF(GUTTER + timeline.track.x(middle), timeline.track.suggestions_top + SUGGESTIONS / 2)
    assert "Suggestion" in timeline.words_at(place)
    click(timeline, place.toPoint())
    assert window.session.suggestion == silence
    assert window.player.number == 100


def test_playing_around_it_runs_from_before_to_after_and_goes_back(qtbot: QtBot, window: MainWindow) -> None:
    suggest(window, SuggestionKind.IMPULSIVE, 60, 62)
    tap(window, "Ctrl+Right")
    wait_at_rest(qtbot, window)
    seen: list[int] = []
    window.player.picture.connect(lambda _, pts: window.player.running and seen.append(pts))
    tap(window, "/")
    assert window.player.running
    qtbot.waitUntil(lambda: not window.player.running, timeout=20_000)
    wait_at_rest(qtbot, window)
    moments = window.session.moments
    assert moments is not None
    numbers = [moments.number(pts) for pts in seen]
    assert 30 <= min(numbers) <= 40 and 80 <= max(numbers) <= 95
    assert window.player.number == 60
