"""Videos of the tests here, each made once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from catalog.jobs import SilentContext
from catalog.media.frame_index import FrameIndex, build_index
from tests.helpers.video import PRESETS, MadeVideo


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], MadeVideo]:
    """The video of a preset's name."""
    videos: dict[str, MadeVideo] = {}

    def make(name: str) -> MadeVideo:
        if name not in videos:
            videos[name] = PRESETS[name](tmp_path_factory.mktemp(name))
        return videos[name]

    return make


@pytest.fixture(scope="session")
def indexed(made: Callable[[str], MadeVideo]) -> Callable[[str], FrameIndex]:
    """The index of that video."""
    indexes: dict[str, FrameIndex] = {}

    def index(name: str) -> FrameIndex:
        if name not in indexes:
            indexes[name] = build_index(made(name).path, 0, SilentContext())
        return indexes[name]

    return index
