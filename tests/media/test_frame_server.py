"""The frame server: real children, real shared memory, real deaths."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable, Iterator
from fractions import Fraction
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path

import numpy as np
import pytest

from catalog.errors import InvalidInput, MediaUnreadable
from catalog.jobs import SilentContext
from catalog.media import frame_server
from catalog.media.frame_index import FrameIndex
from catalog.media.frame_indexing import build_index
from catalog.media.frame_reader import decode_all
from catalog.media.frame_server import FrameServer, Picture
from tests.helpers.rare_shapes import DAMAGED
from tests.helpers.scale import scaled
from tests.helpers.video import MadeVideo, make_video, read_number

Made = Callable[[str], MadeVideo]
Indexed = Callable[[str], FrameIndex]
Serve = Callable[[str], MadeVideo]


@pytest.fixture
def server() -> Iterator[FrameServer]:
    with FrameServer() as served:
        yield served


@pytest.fixture
def serve(server: FrameServer, made: Made, indexed: Indexed, tmp_path: Path) -> Serve:
    """Opens a preset's video in the server."""

    def open_it(name: str) -> MadeVideo:
        video, index_path = made(name), tmp_path / f"{name}.npz"
        indexed(name).save(index_path)
        server.open(video.path, index_path, 0, video.rotation, video.sample_aspect)
        return video

    return open_it


def until(condition: Callable[[], bool], seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.004)


def kill_child(server: FrameServer) -> int:
    pid = server.pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    return pid


def test_a_child_started_ahead_serves_the_first_file_and_dies_like_any_other(
    server: FrameServer, serve: Serve
) -> None:
    server.start()
    pid = server.pid
    serve("rotated_90")
    assert read_number(server.request(5).rgb) == 5 and server.pid == pid
    server.close()
    server.start()
    kill_child(server)
    serve("rotated_90")
    assert read_number(server.request(7).rgb) == 7


def test_pictures_are_exact_upright_and_with_square_pixels(server: FrameServer, serve: Serve) -> None:
    serve("rotated_90")
    turned = server.request(5)
    assert (turned.number, turned.width, turned.height) == (5, 128, 192)
    assert turned.rgb.shape == (192, 128, 3)
    assert read_number(turned.rgb) == 5
    serve("wide_samples")
    wide = server.request(39)
    assert (wide.width, wide.height, read_number(wide.rgb)) == (256, 144, 39)
    assert read_number(turned.rgb) == 5, "a picture is the receiver's own"


def test_any_order_gives_the_frames_asked_for(server: FrameServer, serve: Serve, indexed: Indexed) -> None:
    video = serve("trimmed_b_frames_mp4")
    for number in (0, 74, 3, 4, 5, 4, 3, 60, 59, 1):
        picture = server.request(number)
        assert read_number(picture.rgb) == video.numbers[number]
        assert picture.pts == indexed("trimmed_b_frames_mp4").pts_of(number)


def test_asking_does_not_wait_and_the_newest_wins(server: FrameServer, serve: Serve) -> None:
    serve("cfr_mp4")
    began = time.monotonic()
    for number in range(40):
        server.ask(number)
    assert time.monotonic() - began < 1
    got: list[Picture] = []

    def arrived() -> bool:
        picture = server.poll()
        got.extend([picture] if picture else [])
        return bool(got) and got[-1].number == 39

    until(arrived)
    assert len(got) <= 3, "what was asked for in between is skipped"
    assert all(read_number(picture.rgb) == picture.number for picture in got)
    assert server.poll() is None


def test_another_file_forgets_what_was_asked_of_the_first(server: FrameServer, serve: Serve) -> None:
    serve("cfr_mp4")
    server.ask(30)
    video = serve("trimmed_mp4")
    assert read_number(server.request(2).rgb) == video.numbers[2] == 27


def test_a_killed_child_is_replaced_and_nobody_notices(server: FrameServer, serve: Serve) -> None:
    serve("vfr_mp4")
    assert read_number(server.request(10).rgb) == 10
    first = kill_child(server)
    assert read_number(server.request(11).rgb) == 11
    assert server.pid != first
    server.ask(33)
    kill_child(server)  # at work, or just done
    got: list[int] = []

    def arrived() -> bool:
        picture = server.poll()
        got.extend([read_number(picture.rgb)] if picture else [])
        return bool(got)

    until(arrived)
    assert got == [33]


def test_a_child_killed_while_it_reads_ahead_is_replaced_and_reads_ahead_no_more(
    server: FrameServer, serve: Serve, indexed: Indexed
) -> None:
    """What kills it may lie ahead: of this file only what is asked for is decoded from then on."""
    serve("long_group_mp4")
    for number in (10, 11, 90, 91, 20):
        assert read_number(server.request(number).rgb) == number
        time.sleep(0.01)  # it reads on meanwhile
        first = kill_child(server)
        assert server.poll() is None, "nobody is told"
        assert read_number(server.request(number + 1).rgb) == number + 1
        assert server.pid != first
    assert server._source is not None
    assert not server._source.reads_ahead
    serve("cfr_mp4")
    assert server._source.reads_ahead, "another file has killed nobody"


def test_pictures_are_right_however_requests_and_reading_ahead_meet(
    server: FrameServer, serve: Serve, indexed: Indexed
) -> None:
    """Pictures made ready lie beside the one that was sent and must not run into it."""
    video = serve("long_group_mp4")
    chance = random.Random(8)
    number, held = 70, []
    for _ in range(scaled(40)):
        number += chance.choice((1, 1, 1, 2, -1, -1, -3, 40, -50))
        number %= len(video.numbers)
        picture = server.request(number)
        assert (picture.number, read_number(picture.rgb)) == (number, number)
        assert picture.pts == indexed("long_group_mp4").pts_of(number)
        held = [*held[-4:], picture]
        assert all(read_number(each.rgb) == each.number for each in held)
        time.sleep(chance.choice((0, 0, 0.005, 0.03)))


def test_a_picture_that_follows_damage_says_so(server: FrameServer, tmp_path: Path) -> None:
    path = DAMAGED["broken_packets_mp4"](tmp_path).path
    index = build_index(path, 0, SilentContext())
    index.save(tmp_path / "damaged.npz")
    bad = next(frame.number for frame in decode_all(path, index, 0, one_thread=True) if frame.is_damaged)
    end = index.group_of(bad)[1]
    server.open(path, tmp_path / "damaged.npz", 0)
    for number, is_after in ((0, False), (bad, True), (end - 1, True), (end, False), (5, False)):
        assert server.request(number).after_damage == is_after


def test_a_file_that_kills_every_child_is_unreadable_and_others_can_still_be_shown(
    server: FrameServer, serve: Serve
) -> None:
    video = serve("cfr_mp4")
    server.ask(20)
    killed: set[int] = set()

    def failed() -> bool:
        try:
            assert server.poll() is None
        except MediaUnreadable as error:
            assert "stops the decoder" in error.message
            assert video.path.name in error.message
            return True
        if server.pid is not None and server.pid not in killed:
            killed.add(kill_child(server))  # before it can answer: a child takes longer to start
        return False

    until(failed)
    assert len(killed) == frame_server.DEATHS_ALLOWED
    assert read_number(server.request(21).rgb) == 21


def test_a_hanging_child_is_killed(
    server: FrameServer, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    serve("cfr_mp4")
    server.request(0)
    monkeypatch.setattr(frame_server, "SILENCE_SECONDS", 5.0)  # a child needs some to start
    stopped = server.pid
    assert stopped is not None
    os.kill(stopped, signal.SIGSTOP)
    assert read_number(server.request(30).rgb) == 30
    assert server.pid != stopped


def test_what_is_wrong_is_said_and_the_server_goes_on(
    server: FrameServer, serve: Serve, made: Made, tmp_path: Path
) -> None:
    serve("cfr_mp4")
    with pytest.raises(InvalidInput, match="no frame 60"):
        server.request(60)
    child = server.pid
    text = tmp_path / "text.mp4"
    text.write_text("no video")
    server.open(text, tmp_path / "cfr_mp4.npz", 0)
    with pytest.raises(MediaUnreadable, match="is text"):
        server.request(0)
    server.open(made("cfr_mp4").path, tmp_path / "not there.npz", 0)
    with pytest.raises(MediaUnreadable, match="index"):
        server.request(0)
    serve("cfr_mp4")
    assert read_number(server.request(59).rgb) == 59
    assert server.pid == child


def test_a_long_way_is_given_up_when_another_frame_or_file_is_wanted(
    server: FrameServer, serve: Serve, tmp_path: Path
) -> None:
    """A recording known only by counting must be decoded from its start; nobody waits for that any more."""
    long = make_video(
        tmp_path / "long.h264", frames=800, size=(640, 480), codec_options={"crf": "30"}, draw=_plain
    )
    index_path = tmp_path / "long.npz"
    build_index(long.path, 0, SilentContext()).save(index_path)
    server.open(long.path, index_path, 0)
    server.request(0)
    began = time.monotonic()
    server.request(799)
    whole_way = time.monotonic() - began
    waited = []
    for _ in range(3):
        server.open(long.path, index_path, 0)
        server.request(0)
        server.ask(799)
        time.sleep(whole_way / 10)  # it is on its way
        serve("cfr_mp4")
        began = time.monotonic()
        assert read_number(server.request(7).rgb) == 7
        waited.append(time.monotonic() - began)
    assert min(waited) < whole_way / 2
    server.open(long.path, index_path, 0)
    server.request(0)
    server.ask(799)
    server.ask(9)
    got: list[Picture] = []
    until(lambda: got.extend([each] if (each := server.poll()) else []) or bool(got))
    assert [each.number for each in got] == [9], "the first is not waited for, however short its way"


def _plain(number: int, width: int, height: int) -> np.ndarray:
    return np.full((height, width, 3), number % 250, np.uint8)


def test_closing_ends_the_child_and_leaves_no_shared_memory(
    made: Made, indexed: Indexed, tmp_path: Path
) -> None:
    index_path = tmp_path / "index.npz"
    indexed("cfr_mp4").save(index_path)
    with FrameServer() as server:
        server.open(made("cfr_mp4").path, index_path, 0, 0, Fraction(1))
        server.request(3)
        pid = server.pid
        assert pid is not None
        assert server._memory is not None
        name = server._memory.name
        SharedMemory(name).close()  # it is there
    with pytest.raises(FileNotFoundError):
        SharedMemory(name)
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    server.close()  # again does no harm
