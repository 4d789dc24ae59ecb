"""One montage for all tests of this folder, drawn once."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from tests.helpers.montage import HELD_OUT_SEEDS, Montage, make_montage
from tests.helpers.once import made_once
from tests.helpers.scale import scaled


@pytest.fixture(scope="session")
def montages(tmp_path_factory: pytest.TempPathFactory) -> list[Montage]:
    """Small montages of seeds that the detector was not tuned on."""
    folder = made_once(tmp_path_factory, "montages", _draw)
    drawn: list[Montage] = pickle.loads((folder / "drawn").read_bytes())
    return drawn


def _draw(folder: Path) -> None:
    drawn = [
        make_montage(folder / f"{seed}.mp4", seed, shots=11, width=320, height=180)
        for seed in HELD_OUT_SEEDS[: scaled(2)]
    ]
    (folder / "drawn").write_bytes(pickle.dumps(drawn))


@pytest.fixture
def montage(montages: list[Montage]) -> Montage:
    return montages[0]
