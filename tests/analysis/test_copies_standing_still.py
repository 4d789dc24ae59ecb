"""Recordings whose pictures hardly change: every frame looks like many, and the search still comes to an end."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from catalog.analysis.copies.matching import Footage, Votes, shared_ranges
from tests.helpers.scale import scaled

CANDIDATE = 64
KNOWN_TO_GO_ROUND = (16, 131, 183, 245, 299, 314, 387, 388)
"""Seeds with which the search once tried one and the same line for ever."""


def footage(rng: np.random.Generator, views: NDArray[np.uint64], *, is_late: bool) -> Footage:
    """A few dozen frames of a few views, each with some bits of noise; by chance in their order or to and fro."""
    count, step = int(rng.integers(8, 60)), float(rng.choice([0.04, 0.1, 0.5]))
    times = (float(rng.random()) if is_late else 0.0) + np.arange(count) * step
    shown = rng.integers(0, len(views), count) if rng.random() < 0.5 else None
    words = views[shown if shown is not None else np.sort(rng.integers(0, len(views), count))]
    noise = np.zeros_like(words)
    for frame in range(count):
        for bit in rng.integers(0, 256, rng.integers(0, 20)):
            noise[frame, bit // 64] ^= np.uint64(1) << np.uint64(bit % 64)
    return Footage(float(times[0]), float(times[-1] + step), times, words ^ noise, np.ones(count, bool))


def votes(one: Footage, other: Footage) -> Votes:
    """Each frame of the one with every run of frames of the other that it is like."""
    runs: list[tuple[int, int, int]] = []
    for mine, word in enumerate(one.words):
        near = np.flatnonzero(np.bitwise_count(other.words ^ word).sum(axis=1) <= CANDIDATE)
        for run in np.split(near, np.flatnonzero(np.diff(near) > 1) + 1):
            if len(run):
                runs.append((mine, int(run[0]), int(run[-1])))
    table = np.array(runs, np.int64).reshape(-1, 3)
    return Votes(table[:, 0], table[:, 1], table[:, 2])


@pytest.mark.timeout(60)
@pytest.mark.parametrize("seed", (*KNOWN_TO_GO_ROUND, *range(1000, 1000 + scaled(5))))
def test_the_search_for_shared_ranges_ends_where_pictures_stand_still(seed: int) -> None:
    rng = np.random.default_rng(seed)
    views = rng.integers(0, 2**63, (rng.integers(1, 6), 4)).astype(np.uint64)
    one, other = footage(rng, views, is_late=False), footage(rng, views, is_late=True)
    for each in shared_ranges(one, other, votes(one, other)):
        assert one.start <= each.start < each.end <= one.end + 1e-6
        assert other.start <= each.other_start < each.other_end <= other.end + 1e-6
