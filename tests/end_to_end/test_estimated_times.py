"""A recording whose own times run back: whoever reads a time of it is told that it is estimated."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest

from tests.helpers.cli import CommandLine
from tests.helpers.video import b_frames_avi, cfr_mp4

pytestmark = pytest.mark.usefixtures("children_ready_made")

CLOCK = re.compile(r"\b\d+:\d\d:\d\d\.\d{3}\b")
WORDS_BEHIND = 90
"""Characters behind a time in which it must be called estimated: the other end of a span may stand between, or the
other times of a scale."""


def unmarked(text: str) -> list[str]:
    """The times in a text that nothing behind them calls estimated."""
    return [
        text[found.start() : found.end() + WORDS_BEHIND]
        for found in CLOCK.finditer(text)
        if not re.search(r"\best(\.|imated)", text[found.end() : found.end() + WORDS_BEHIND])
    ]


def test_every_time_on_the_command_line_and_in_a_report_is_called_estimated(
    framewitness: CommandLine, tmp_path: Path
) -> None:
    case, out = tmp_path / "case", tmp_path / "out"
    framewitness("new", case)
    assert framewitness("add", case, b_frames_avi(tmp_path).path).code == 0
    assert framewitness("examine", case).code == 0
    said = framewitness("frame", case, "M1", "--at", "1.0", "--out", tmp_path / "frame.png")
    assert "The time is estimated" in said.out
    spoken = framewitness("annotate", case, "M1", "--term", "eq.shield", "--at", "0.5", "--to", "1.5")
    assert spoken.code == 0, spoken.words
    assert CLOCK.search(spoken.out)
    assert unmarked(spoken.out) == []
    listed = framewitness("list", case)
    assert len(CLOCK.findall(listed.out)) >= 3
    assert unmarked(listed.out) == []
    assert framewitness.listed(case)["media"][0]["times_estimated"]
    assert framewitness("report", case, "--out", out).code == 0
    page = next(out.glob("*.html")).read_text(encoding="utf-8")
    text = html.unescape(re.sub(r"<[^>]+>", " ", page))
    assert len(CLOCK.findall(text)) >= 5
    assert unmarked(" ".join(text.split())) == []


def test_times_of_a_bare_file_are_called_estimated_where_they_are(
    framewitness: CommandLine, tmp_path: Path
) -> None:
    lying, true = b_frames_avi(tmp_path).path, cfr_mp4(tmp_path).path
    said = framewitness("shots", lying)
    assert "The times are estimated" in said.out
    assert all(" s est." in line for line in said.out.splitlines() if line.startswith("keyframe"))
    assert json.loads(framewitness("shots", lying, "--json").out)["times_estimated"]
    said = framewitness("shots", true)
    assert "keyframe" in said.out
    assert "est" not in said.out.replace("best", "").replace("fastest", "").replace("sharpest", "")
    assert not json.loads(framewitness("shots", true, "--json").out)["times_estimated"]
