"""One montage for all tests of this folder, drawn once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.montage import HELD_OUT_SEEDS, Montage, make_montage
from tests.helpers.once import known_once
from tests.helpers.scale import scaled


@pytest.fixture(scope="session")
def montages(tmp_path_factory: pytest.TempPathFactory) -> list[Montage]:
    """Small montages of seeds that the detector was not tuned on."""
    return known_once(tmp_path_factory, "montages", _draw)


def _draw(folder: Path) -> list[Montage]:
    return [
        make_montage(folder / f"{seed}.mp4", seed, shots=11, width=320, height=180)
        for seed in HELD_OUT_SEEDS[: scaled(2)]
    ]


@pytest.fixture
def montage(montages: list[Montage]) -> Montage:
    return montages[0]
