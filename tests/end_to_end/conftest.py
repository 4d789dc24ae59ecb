from __future__ import annotations

import pytest

from tests.helpers.cli import CommandLine


@pytest.fixture
def framewitness(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    monkeypatch.setenv("no_proxy", "127.0.0.1,localhost")
    monkeypatch.setenv("COLUMNS", "200")
    return CommandLine(capfd)
