"""The boundary detector on real recordings, whose boundaries a person wrote down; skipped where there are none."""

from __future__ import annotations

from pathlib import Path

import av
import pytest

from tests.analysis.test_shots import detect, thumbnails_of
from tests.helpers.boundaries import Score, scores
from tests.helpers.footage import BOUNDARIES, HAND_HELD, HELD_OUT_TAKES, TUNING_TAKES, sample
from tests.helpers.montage import (
    REAL_HELD_OUT_SEEDS,
    Montage,
    Transition,
    make_montage,
)
from tests.helpers.scale import SCALE, scaled
from tests.helpers.video import samples_folder

COPIES = {name for name in BOUNDARIES if "grey-bar" in name or "logo-bar" in name}
"""Other versions of recordings that are tried anyway."""
needs_recordings = pytest.mark.skipif(samples_folder() is None, reason="no folder of real recordings")


@pytest.mark.parametrize("name", sorted(set(BOUNDARIES) - (COPIES if SCALE <= 1 else set())))
def test_real_recordings_have_the_boundaries_that_a_person_sees(name: str) -> None:
    path = sample(name)
    if path is None:
        pytest.skip(f"{name} is not there")
    with av.open(str(path)) as container:
        rate = float(container.streams.video[0].average_rate or 25)
    truth = [
        Transition(kind, kind, (first + last) // 2, first, last) for kind, first, last in BOUNDARIES[name]
    ]
    whole = Montage(path, 0, round(rate), 0, tuple(truth), (), ())
    found = detect(thumbnails_of(whole), rate)
    score = scores(truth, found)
    if name in HAND_HELD:
        assert found == []
    assert (score["all"].missed, score["all"].false) == (0, 0), found
    assert score["cut"].missed == score["gradual"].missed == 0, found


@needs_recordings
def test_montages_of_takes_never_seen_before_are_cut_where_they_were_joined(tmp_path: Path) -> None:
    total = {kind: Score() for kind in ("all", "cut", "gradual")}
    for seed in REAL_HELD_OUT_SEEDS[: scaled(3)]:
        montage = make_montage(
            tmp_path / f"{seed}.mp4", seed, shots=11, width=320, height=180, takes=HELD_OUT_TAKES
        )
        for kind, score in scores(montage.transitions, detect(thumbnails_of(montage))).items():
            total[kind].add(score)
    assert total["cut"].f1 >= 0.95, total
    assert total["all"].f1 >= 0.9, total


def test_no_recording_serves_both_for_tuning_and_for_figures_that_are_told() -> None:
    assert {take.file for take in TUNING_TAKES}.isdisjoint(take.file for take in HELD_OUT_TAKES)
    for take in (*TUNING_TAKES, *HELD_OUT_TAKES):
        assert all(
            last < take.first or first >= take.end or first == take.first
            for _, first, last in BOUNDARIES[take.file]
        )
