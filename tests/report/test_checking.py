"""The commands that a report prints are run as printed, and show what the report says they show."""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import os
import re
import sqlite3
import subprocess
from fractions import Fraction
from pathlib import Path

import av
import imageio_ffmpeg
import numpy as np
import pytest

from catalog.case import Case
from catalog.media.pixels import pixel_sha256
from catalog.model.records import Keyframe, Posting, PostingObject, Role
from catalog.report.content import Command, Facts, ReportContent
from catalog.report.gather import gather
from catalog.store.objects import ObjectStore
from tests.report.cases import MadeCase, empty_case, media, stored_object


@pytest.fixture(scope="module")
def filmed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ReportContent, list[tuple[int, str]]]:
    """A case folder with one video in it, its report, and (PTS, pixel hash) of each frame as PyAV decodes it."""
    folder = tmp_path_factory.mktemp("case")
    video = folder / "made.mp4"
    _film(video)
    frames = _frames(video)
    taken = ObjectStore(folder / "objects").take(video)
    case: MadeCase = empty_case()
    stored = case.add(stored_object("", Role.LOCAL_FILE, taken.extension, "video/mp4"))
    stored = case.replace(stored, sha256=taken.sha256, sha512=taken.sha512, size=taken.size)
    with av.open(str(video)) as container:
        base = container.streams.video[0].time_base
    assert base is not None
    times = {"time_base_numerator": base.numerator, "time_base_denominator": base.denominator}
    end = frames[-1][0] + 1
    shown = case.add(media(stored, number=1, frame_count=len(frames), end_pts=end, has_sound=False, **times))
    posting = case.add(Posting(number=1, media_uid=shown.uid, source_path="/card/made.mp4"))
    case.add(PostingObject(posting_uid=posting.uid, object_uid=stored.uid, role=stored.role))
    for number in (3, 11):
        pts, pixels = frames[number]
        case.add(
            Keyframe(
                number=number,
                media_uid=shown.uid,
                examination_uid=None,
                pts=pts,
                frame=number,
                reason="grabbed by hand",
                pixel_sha256=pixels,
                pixel_format="yuv420p",
            )
        )
    case.step("file.add")
    return folder, case.content(), frames


def test_the_framehash_command_prints_every_frames_pts_and_pixel_hash(
    filmed: tuple[Path, ReportContent, list[tuple[int, str]]], tmp_path: Path
) -> None:
    folder, content, frames = filmed
    (command,) = [each for each in _commands(content) if "framehash" in each]
    printed = _typed(command, folder, tmp_path)
    lines = [re.split(r",\s*", line) for line in printed.splitlines() if not line.startswith("#")]
    assert [(int(line[2]), line[-1]) for line in lines] == frames
    section = next(each for each in content.sections if each.anchor == "checking")
    promised = [(f.label, f.value) for b in section.blocks if isinstance(b, Facts) for f in b.rows]
    assert promised == [(f"PTS {pts}", pixels) for pts, pixels in (frames[3], frames[11])]


def test_the_hash_commands_name_files_that_have_these_hashes(
    filmed: tuple[Path, ReportContent, list[tuple[int, str]]], tmp_path: Path
) -> None:
    folder, content, _ = filmed
    (command,) = [each for each in _commands(content) if "sha256sum objects" in each]
    printed = [line.split() for line in _typed(command, folder, tmp_path).splitlines()]
    assert len(printed) == 2
    for found, name in printed:
        assert len(found) == 128 or found == Path(name).stem
    stored = next(each for each in content.sections if each.anchor == "m1-bytes")
    values = [f.value for b in stored.blocks if isinstance(b, Facts) for f in b.rows]
    assert {found for found, _ in printed} <= set(values)


def test_the_query_for_the_custody_entry_gives_the_text_whose_hash_is_on_the_first_page(
    tmp_path: Path,
) -> None:
    with Case.create(tmp_path / "case", name="Real", actor="A") as case:
        with case.unit_of_work("case.describe", actor="A") as work:
            work.replace(dataclasses.replace(case.details, scope="Площадь, 9:00 to 9:30\nand after"))
        content = gather(
            case.state_as_of(2),
            case.entries(),
            as_of=2,
            issued_utc="2026-11-22T15:30:00.000Z",
            program={"framewitness": "0.1.0"},
            read_object=lambda stored: case.object_path(stored).read_bytes(),
        )
    (command,) = [each for each in _commands(content) if each.startswith("sqlite3")]
    query = re.search(r"'(SELECT .*)' \\\n  \| tr -d '\\n' \| sha256sum$", command)
    assert query is not None
    with contextlib.closing(sqlite3.connect(tmp_path / "case" / "catalog.sqlite")) as catalogue:
        ((body,),) = catalogue.execute(query[1]).fetchall()
    assert "\n" not in body
    assert hashlib.sha256(body.encode()).hexdigest() == content.entry_hash


def _typed(command: str, folder: Path, tmp_path: Path) -> str:
    """What the shell prints when the command is typed in `folder`, with our ffmpeg as the one on the path."""
    tools = tmp_path / "bin"
    tools.mkdir()
    (tools / "ffmpeg").symlink_to(imageio_ffmpeg.get_ffmpeg_exe())
    path = f"{tools}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["sh", "-e", "-c", command],
        cwd=folder,
        env=os.environ | {"PATH": path},
        capture_output=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def _commands(content: ReportContent) -> list[str]:
    section = next(each for each in content.sections if each.anchor == "checking")
    return ["\n".join(each.lines) for each in section.blocks if isinstance(each, Command)]


def _film(path: Path) -> None:
    """Fourteen frames with B-frames at uneven times, in a time base of its own."""
    rng = np.random.default_rng(4)
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=30, options={"bf": "2"})
        stream.width, stream.height, stream.pix_fmt = 66, 50, "yuv420p"
        stream.time_base = stream.codec_context.time_base = Fraction(1, 1000)
        for number in range(14):
            frame = av.VideoFrame.from_ndarray(
                rng.integers(0, 256, (50, 66, 3), dtype=np.uint8), format="rgb24"
            )
            frame.pts, frame.time_base = 1500 + number * 33 + number % 3, Fraction(1, 1000)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


def _frames(path: Path) -> list[tuple[int, str]]:
    with av.open(str(path)) as container:
        return [(frame.pts or 0, pixel_sha256(frame)) for frame in container.decode(video=0)]
