"""Videos of the tests here, each made once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from catalog.jobs import SilentContext
from catalog.media.frame_index import FrameIndex
from catalog.media.frame_indexing import build_index
from catalog.media.frame_reader import decode_all
from tests.helpers.once import known_once
from tests.helpers.rare_shapes import SHAPES
from tests.helpers.video import MadeVideo


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], MadeVideo]:
    """The video of a shape's name."""
    videos: dict[str, MadeVideo] = {}

    def make(name: str) -> MadeVideo:
        if name not in videos:
            videos[name] = known_once(tmp_path_factory, f"shape {name}", SHAPES[name])
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


@pytest.fixture(scope="session")
def examined(
    made: Callable[[str], MadeVideo], indexed: Callable[[str], FrameIndex]
) -> Callable[[str], FrameIndex]:
    """The index as it is once everything was decoded."""
    indexes: dict[str, FrameIndex] = {}

    def index(name: str) -> FrameIndex:
        if name not in indexes:
            seen = [(frame.pts, frame.is_damaged) for frame in decode_all(made(name).path, indexed(name), 0)]
            undamaged = not any(is_damaged for _, is_damaged in seen)
            indexes[name] = indexed(name).reconciled_with([pts for pts, _ in seen], undamaged=undamaged)
        return indexes[name]

    return index
