from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from catalog.cli import progress
from tests.helpers.cli import CommandLine
from tests.helpers.here_runner import HereRunner
from tests.helpers.site import Site


@pytest.fixture
def framewitness(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    monkeypatch.setenv("no_proxy", "127.0.0.1,localhost")
    monkeypatch.setenv("COLUMNS", "200")
    return CommandLine(capfd)


@pytest.fixture
def here(framewitness: CommandLine, monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    """Does the commands' jobs in this process: a child takes seconds to load yt-dlp and the decoders."""
    monkeypatch.setattr(progress, "ProcessRunner", HereRunner)
    return framewitness


@pytest.fixture
def case(framewitness: CommandLine, tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    assert framewitness("new", folder).code == 0
    return folder


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as site:
        yield site
