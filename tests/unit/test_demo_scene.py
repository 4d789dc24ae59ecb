"""The drawn street scene is what its truth says, every time, and its site serves it as a real one does."""

from __future__ import annotations

import socket
import urllib.error
import urllib.request
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from urllib.parse import urlsplit

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from catalog.case import Case
from catalog.model.records import Media, Presence, StoredObject
from catalog.model.vocabulary import load_vocabulary
from resources.demo.site import TITLE, cut_into_segments, served
from resources.demo.street_scene import Truth, pictures, truth
from tests.helpers.demonstration import demonstration

OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))
"""Asks this computer itself, whatever proxy it is set to use."""


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Truth]:
    """The film that the demonstration drew and archived, and what it is said to show."""
    with Case.open(demonstration(tmp_path_factory).folder, read_only=True) as case:
        media = case.find(Media, number=1)[0]
        return case.object_path(case.get(StoredObject, media.reference_object_uid)), truth()


@pytest.fixture(scope="module")
def lumas(scene: tuple[Path, Truth]) -> NDArray[np.float32]:
    """The luma of every decoded frame, every fourth pixel: (frames, height / 4, width / 4)."""
    with av.open(str(scene[0])) as container:
        frames = [
            np.frombuffer(frame.planes[0], np.uint8).reshape(frame.height, -1)[::4, : frame.width : 4]
            for frame in container.decode(video=0)
        ]
    return np.stack(frames).astype(np.float32)


@pytest.fixture(scope="module")
def sound(scene: tuple[Path, Truth]) -> tuple[int, NDArray[np.float32]]:
    """Rate in Hz, and the samples from the moment in which the picture begins."""
    with av.open(str(scene[0])) as container:
        frames = list(container.decode(audio=0))
    first = frames[0]
    assert first.pts is not None
    assert first.time_base is not None
    samples = np.concatenate([frame.to_ndarray()[0] for frame in frames])
    late = int(first.pts * first.time_base * first.sample_rate)
    return first.sample_rate, np.concatenate([np.zeros(max(late, 0), np.float32), samples[max(-late, 0) :]])


@pytest.fixture
def site(scene: tuple[Path, Truth], tmp_path: Path) -> Iterator[tuple[str, Path]]:
    with served(scene[0], tmp_path / "site") as where:
        yield where.mp4_url, scene[0]


def change(lumas: NDArray[np.float32], frame: int) -> float:
    """Mean difference of a frame from the one before."""
    return float(np.abs(lumas[frame] - lumas[frame - 1]).mean())


def test_the_film_has_as_many_frames_as_its_truth_says(
    scene: tuple[Path, Truth], lumas: NDArray[np.float32]
) -> None:
    known = scene[1]
    assert len(lumas) == known.frame_count == known.shots[-1][1]
    assert 20 <= known.frame_count / known.rate <= 25


def test_a_cut_changes_the_picture_and_nothing_else_does_but_the_flash(
    scene: tuple[Path, Truth], lumas: NDArray[np.float32]
) -> None:
    known = scene[1]
    cuts = {boundary.frame for boundary in known.boundaries if boundary.kind == "cut"}
    assert len(cuts) == 3
    flash = {*known.flash_frames, max(known.flash_frames) + 1}
    changes = {frame: change(lumas, frame) for frame in range(1, len(lumas))}
    quiet = max(value for frame, value in changes.items() if frame not in cuts | flash)
    assert min(changes[frame] for frame in cuts) > 2 * quiet


def test_the_dissolve_is_a_mixture_of_what_lies_on_either_side(
    scene: tuple[Path, Truth], lumas: NDArray[np.float32]
) -> None:
    (dissolve,) = [each for each in scene[1].boundaries if each.kind == "gradual"]
    old, new = lumas[dissolve.first_frame - 1], lumas[dissolve.last_frame + 1]
    direction = new - old
    shares = [
        float(((lumas[frame] - old) * direction).sum() / (direction * direction).sum())
        for frame in range(dissolve.first_frame, dissolve.last_frame + 1)
    ]
    assert shares == sorted(shares)
    assert 0 < shares[0] < 0.2
    assert 0.8 < shares[-1] < 1
    prevails = dissolve.first_frame + next(place for place, share in enumerate(shares) if share > 0.5)
    assert abs(prevails - dissolve.frame) <= 1


def test_the_flash_is_bright_and_the_same_scene_goes_on_after_it(
    scene: tuple[Path, Truth], lumas: NDArray[np.float32]
) -> None:
    first, last = min(scene[1].flash_frames), max(scene[1].flash_frames)
    assert 2 <= last - first + 1 <= 3
    before = lumas[first - 1]
    for frame in scene[1].flash_frames:
        assert lumas[frame].mean() > before.mean() + 40
    assert lumas[first].mean() > 200
    assert np.abs(lumas[last + 1] - before).mean() < 12
    assert all(not first <= boundary.frame <= last + 1 for boundary in scene[1].boundaries)


def test_every_bang_begins_where_the_truth_says_and_nowhere_else(
    scene: tuple[Path, Truth], sound: tuple[int, NDArray[np.float32]]
) -> None:
    rate, samples = sound
    step = rate // 100
    loud = np.sqrt(np.square(samples[: len(samples) // step * step].reshape(-1, step)).mean(1))
    quiet = float(np.median(loud))
    rises = [
        place
        for place in range(30, len(loud))
        if loud[place] > 8 * quiet and loud[place] > 6 * loud[place - 4 : place - 1].max()
    ]
    starts = [place for i, place in enumerate(rises) if i == 0 or place - rises[i - 1] > 10]
    expected = [float(bang) for bang in scene[1].bangs_seconds]
    assert len(starts) == len(expected)
    assert [place / 100 for place in starts] == pytest.approx(expected, abs=0.021)


def test_the_sound_is_as_long_as_the_film(
    scene: tuple[Path, Truth], sound: tuple[int, NDArray[np.float32]]
) -> None:
    rate, samples = sound
    assert len(samples) / rate == pytest.approx(scene[1].frame_count / scene[1].rate, abs=0.05)


def test_what_the_truth_says_lies_in_the_film_and_uses_terms_that_exist(scene: tuple[Path, Truth]) -> None:
    known = scene[1]
    vocabulary = load_vocabulary()
    terms = {term.code: term for term in vocabulary.terms}
    for each in known.annotations:
        term = terms[each.term_code]
        assert (term.kind == "point") == (each.end_frame is None), each
        assert 0 <= each.start_frame < (each.end_frame or each.start_frame + 1) <= known.frame_count
        vocabulary.checked_attributes(term, each.attributes)
    looked_for = [each for each in known.annotations if each.presence == Presence.NOT_SEEN]
    assert [each.term_code for each in looked_for] == ["wpn.handgun"]
    assert (looked_for[0].start_frame, looked_for[0].end_frame) in known.shots
    assert looked_for[0].look_speed
    assert looked_for[0].look_with_sound is not None
    bangs = sorted(each.start_frame for each in known.annotations if each.term_code == "snd.bang")
    assert bangs == [bang * known.rate for bang in known.bangs_seconds]


def test_an_unidentified_object_is_in_the_picture_only_while_the_truth_says_so(
    scene: tuple[Path, Truth], lumas: NDArray[np.float32]
) -> None:
    (held,) = [each for each in scene[1].annotations if each.term_code == "wpn.unknown"]
    assert held.end_frame is not None
    # where the hand that holds it is, in the third of the picture left of the middle, before a bright window
    where = (slice(58, 68), slice(42, 55))
    dark = (lumas[:, where[0], where[1]] < 45).mean((1, 2))
    with_it = dark[held.start_frame + 2 : held.end_frame - 2].min()
    start, end = next(span for span in scene[1].shots if span[0] <= held.start_frame < span[1])
    without = max(dark[start : held.start_frame].max(), dark[held.end_frame + 1 : end - 1].max())
    assert with_it > without


def test_the_scene_is_drawn_the_same_every_time() -> None:
    once = [picture.copy() for picture in islice(pictures(), 50)]
    assert all(np.array_equal(a, b) for a, b in zip(once, islice(pictures(), 50), strict=True))


def test_the_film_has_pictures_out_of_order_and_keyframes_to_cut_at(scene: tuple[Path, Truth]) -> None:
    with av.open(str(scene[0])) as container:
        packets = [packet for packet in container.demux(video=0) if packet.pts is not None]
    assert any(packet.pts != packet.dts for packet in packets)
    assert sum(packet.is_keyframe for packet in packets) >= 8


def test_segments_hold_the_very_frames_of_the_film(
    scene: tuple[Path, Truth], lumas: NDArray[np.float32], tmp_path: Path
) -> None:
    files = cut_into_segments(scene[0], tmp_path / "hls")
    segments = [path for path in files if path.suffix == ".ts"]
    assert len(segments) >= 4
    joined = tmp_path / "joined.ts"
    joined.write_bytes(b"".join(path.read_bytes() for path in segments))
    with av.open(str(joined)) as container:
        for number, frame in enumerate(container.decode(video=0)):
            luma = np.frombuffer(frame.planes[0], np.uint8).reshape(frame.height, -1)[::4, : frame.width : 4]
            assert np.array_equal(luma, lumas[number]), number
    assert number + 1 == scene[1].frame_count


def test_the_site_answers_with_the_whole_film(site: tuple[str, Path]) -> None:
    url, path = site
    with OPENER.open(url, timeout=10) as answer:
        assert answer.status == 200
        assert answer.headers["Accept-Ranges"] == "bytes"
        assert answer.read() == path.read_bytes()


@pytest.mark.parametrize(
    ("asked", "first", "end"),
    [("bytes=0-99", 0, 100), ("bytes=1000-", 1000, None), ("bytes=-500", -500, None), ("bytes=0-0", 0, 1)],
)
def test_the_site_answers_with_the_part_that_is_asked_for(
    site: tuple[str, Path], asked: str, first: int, end: int | None
) -> None:
    url, path = site
    whole = path.read_bytes()
    with OPENER.open(urllib.request.Request(url, headers={"Range": asked}), timeout=10) as answer:
        assert answer.status == 206
        assert answer.read() == whole[first:end]
        start = first % len(whole)
        last = (end or len(whole)) - 1
        assert answer.headers["Content-Range"] == f"bytes {start}-{last}/{len(whole)}"


def test_the_site_refuses_a_part_past_the_end_and_what_it_was_not_given(site: tuple[str, Path]) -> None:
    url, path = site
    past = urllib.request.Request(url, headers={"Range": f"bytes={path.stat().st_size}-"})
    with pytest.raises(urllib.error.HTTPError) as refused:
        OPENER.open(past, timeout=10)
    assert refused.value.code == 416
    refused.value.close()
    for name in ("/../street.mp4", "/video/", "/hls/nothing.ts"):
        with pytest.raises(urllib.error.HTTPError) as missing:
            OPENER.open(url.replace("/video/street.mp4", name), timeout=10)
        assert missing.value.code == 404
        missing.value.close()


def test_the_pages_name_the_film_in_two_scripts(scene: tuple[Path, Truth], tmp_path: Path) -> None:
    with served(scene[0], tmp_path) as where:
        with OPENER.open(where.page_url, timeout=10) as answer:
            page = answer.read().decode()
        with OPENER.open(where.hls_url, timeout=10) as answer:
            playlist = answer.read().decode()
    assert TITLE in page
    assert "/video/street.mp4" in page
    assert playlist.startswith("#EXTM3U")
    assert "#EXT-X-ENDLIST" in playlist


def test_nothing_listens_once_the_site_is_closed(scene: tuple[Path, Truth], tmp_path: Path) -> None:
    with served(scene[0], tmp_path) as where:
        address = urlsplit(where.page_url)
        idle = socket.create_connection((address.hostname, address.port), timeout=10)
        idle.close()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((address.hostname, address.port), timeout=10)
