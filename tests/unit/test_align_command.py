"""`framewitness align`: recordings are put on one clock, tied to UTC and listed from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from catalog.case import Case
from catalog.jobs import run
from catalog.model.records import Alignment
from catalog.operations import acquire, cases
from tests.helpers.cases import ACTOR, add_media
from tests.helpers.cli import CommandLine
from tests.helpers.events import event
from tests.helpers.sound import write_sound
from tests.helpers.window import _Here

pytestmark = pytest.mark.usefixtures("children_ready_made")

RATE = 16_000


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> CommandLine:
    return CommandLine(capsys)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Two videos and a sound recording that nothing ties."""
    with cases.new_case(tmp_path / "case", actor=ACTOR) as case:
        add_media(case)
        add_media(case)
        add_media(case, kind="sound", frame_count=0, width_px=0, height_px=0)
    return tmp_path / "case"


def kept(path: Path) -> list[Alignment]:
    with Case.open(path, read_only=True) as case:
        return case.find(Alignment)


def test_an_offset_is_typed_with_its_error_and_listed(command: CommandLine, path: Path) -> None:
    assert "Nothing is aligned yet" in command("align", path).words
    done = command(
        "align", path, "M1", "M2", "--offset", "-2.5", "--error", "0.04", "--note", "the same flash"
    )
    assert (done.code, done.words) == (0, "M1–M2 -2.500 s ±0.040 s typed")
    (row,) = json.loads(command("align", path, "--json").out)["alignments"]
    assert (row["media"], row["other"], row["offset_seconds"], row["error_micros"]) == (
        "M1",
        "M2",
        -2.5,
        40_000,
    )
    assert kept(path)[0].note == "the same flash"


def test_a_clock_in_the_picture_ties_to_utc_and_a_contradiction_is_told(
    command: CommandLine, path: Path
) -> None:
    tie = ("--utc", "2026-11-01T15:30:00+06:00", "--error", "1")
    assert command("align", path, "M3", "--at", "2", *tie).code == 0
    assert kept(path)[0].utc == "2026-11-01T09:30:00.000Z"
    command("align", path, "M1", "M2", "--offset", "1", "--error", "0.01")
    command("align", path, "M2", "M3", "--offset", "1", "--error", "0.01")
    told = command("align", path, "M1", "M3", "--offset", "9", "--error", "0.01")
    assert "These contradict each other: M1, M2, M3 are 7.000 s apart" in told.words


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("M1", "M2", "--offset", "1"), "Say how far off"),
        (("M1", "--offset", "1", "--error", "1"), "Name two recordings"),
        (("M1", "M2", "--offset", "frame:3", "--error", "1"), "not a number of seconds"),
        (("M1", "M2", "--offset", "9" * 60, "--error", "1"), "more than a hundred years"),
        (("M1", "M2", "--offset", "1", "--error", "9" * 60), "more than a hundred years"),
        (("M3", "--at", "1", "--utc", "9999-12-31T23:59:59-12:00", "--error", "1"), "outside the calendar"),
        (("M3", "--utc", "2026-11-01T15:30:00Z", "--error", "1"), "needs a recording and --at"),
        (("M1", "M2", "--offset", "1", "--from-sound", "--error", "1"), "Give one of"),
        (("M1", "M1", "--offset", "1", "--error", "1"), "with itself"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_words(
    command: CommandLine, path: Path, given: tuple[str, ...], told: str
) -> None:
    said = command("align", path, *given)
    assert said.code == 2 and told in said.words
    assert kept(path) == []
    assert command("align", path).code == 0


def test_the_sound_proposes_and_nothing_is_written_before_it_is_accepted(
    command: CommandLine, tmp_path: Path
) -> None:
    heard = event(np.random.default_rng(79), 40, kind="street")
    pieces = {"one.wav": heard[: 30 * RATE], "other.wav": heard[8 * RATE :]}
    path = tmp_path / "case"
    with cases.new_case(path, actor=ACTOR) as case:
        for name, piece in pieces.items():
            file = write_sound(tmp_path / name, piece, rate=RATE)
            run(acquire.add_file(case, file, actor=ACTOR), _Here())
    proposed = command("align", path, "M1", "M2", "--from-sound", "--metres", "0")
    assert "The same sound is heard in both" in proposed.words and "M2 begins 0:00:08.00" in proposed.words
    assert kept(path) == []
    assert command("align", path, "M1", "M2", "--from-sound", "--metres", "0", "--accept").code == 0
    (made,) = kept(path)
    assert made.method == "sound" and made.error_micros < 100_000
