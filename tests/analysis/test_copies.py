"""Copies: which stretches two recordings share, to within half a second, and that strangers share nothing."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from itertools import combinations, islice
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from catalog.analysis.copies import close_look
from catalog.analysis.copies.close_look import look_closely
from catalog.analysis.copies.compare import compare, compare_file, fingerprints_of
from catalog.analysis.copies.fingerprints import Fingerprints
from catalog.analysis.copies.matching import Footage, Library, SharedRange, Votes, shared_ranges
from catalog.analysis.copies.results import Comparison, Footing, Known, Shared, ToCompare
from catalog.analysis.copies.still_source import still_source
from catalog.errors import MediaUnreadable
from catalog.jobs import SilentContext
from catalog.media.frame_indexing import index_to_file
from catalog.media.frame_reader import DecodedFrame, FrameReader
from catalog.media.opencv import cv2
from catalog.media.probe import probe_file
from tests.helpers.copies import (
    HELD_OUT_SEEDS,
    KINDS,
    MadeCopy,
    TrueRange,
    decoded,
    make_compilation,
    make_copy,
)
from tests.helpers.montage import make_montage
from tests.helpers.scale import SCALE

HALF_A_SECOND = 0.5
SOME_KINDS = ("middle removed", "tenth of the bit rate", "faster (1.1)", "mirrored", "letterboxed")
"""Those tried by default; with FRAMEWITNESS_TEST_SCALE above 1 all are."""
RATE = 25


# ---------------------------------------------------------------- made fingerprints


class World:
    """A stream of fingerprints that changes slowly with time, as of a camera that moves."""

    def __init__(self, seed: int, seconds: float) -> None:
        rng = np.random.default_rng(seed)
        self.points = rng.standard_normal((int(seconds) + 3, 256))

    def words(self, times: NDArray[np.float64]) -> NDArray[np.uint64]:
        low = np.floor(times).astype(int)
        share = (times - low)[:, None]
        mixed = self.points[low] * (1 - share) + self.points[low + 1] * share
        return np.packbits(mixed > 0, axis=1).view(np.uint64).reshape(-1, 4)

    def footage(self, shown_at: NDArray[np.float64], length: float, *, starts: float = 0.0) -> Footage:
        """Fingerprints twice a second; `shown_at` are the moments of this world that they show."""
        times = starts + 0.5 * np.arange(len(shown_at))
        return Footage(starts, starts + length, times, self.words(shown_at), np.ones(len(times), np.bool_))


def half_seconds(start: float, end: float, phase: float = 0.0) -> NDArray[np.float64]:
    return np.arange(start + phase, end, 0.5)


def found_in(one: Footage, other: Footage) -> list[SharedRange]:
    votes = Votes.together(list(Library([other]).near(one.words)))
    return shared_ranges(one, other, votes)


def around(found: SharedRange, *expected: float) -> bool:
    edges = (found.start, found.end, found.other_start, found.other_end)
    return all(abs(a - b) <= HALF_A_SECOND for a, b in zip(edges, expected, strict=True))


def test_a_trimmed_copy_is_found_with_its_times() -> None:
    world = World(1, 60)
    whole = world.footage(half_seconds(0, 60), 60)
    part = world.footage(half_seconds(12.2, 41.2), 29, starts=100)
    (found,) = found_in(whole, part)
    assert around(found, 12.2, 41.2, 100, 129)
    assert found.speed == 1.0
    assert not found.stands_still


def test_a_copy_with_its_middle_removed_gives_two_ranges() -> None:
    world = World(2, 60)
    kept = np.concatenate([half_seconds(0, 20), half_seconds(33, 60)])
    first, second = found_in(world.footage(half_seconds(0, 60), 60), world.footage(kept, 47))
    assert around(first, 0, 20, 0, 20)
    assert around(second, 33, 60, 20, 47)


@pytest.mark.parametrize("speed", [0.85, 0.96, 1.1, 1.2])
def test_another_speed_is_found_and_measured(speed: float) -> None:
    world = World(3, 80)
    length = 80 / speed
    copy = world.footage(np.arange(0, length, 0.5) * speed, length)
    (found,) = found_in(world.footage(half_seconds(0, 80), 80), copy)
    assert around(found, 0, 80, 0, length)
    assert found.speed == pytest.approx(1 / speed, abs=0.003)


def test_three_seconds_in_a_compilation_are_found_though_moments_fall_between() -> None:
    world, rest = World(4, 60), World(5, 300)
    phase = 0.25
    clip = half_seconds(30, 33, phase)
    words = np.concatenate(
        [rest.words(half_seconds(0, 150)), world.words(clip), rest.words(half_seconds(150, 280))]
    )
    times = 0.5 * np.arange(len(words))
    compilation = Footage(0, 0.5 * len(words), times, words, np.ones(len(words), np.bool_))
    (found,) = found_in(world.footage(half_seconds(0, 60), 60), compilation)
    assert around(found, 30, 33, 150 - phase, 153 - phase)


def test_strangers_share_nothing() -> None:
    library = Library([World(seed, 60).footage(half_seconds(0, 60), 60) for seed in range(20, 40)])
    for seed in range(40, 44):
        mine = World(seed, 60).footage(half_seconds(0, 60), 60)
        votes = Votes.together(list(library.near(mine.words)))
        owners = library.owners[votes.first]
        for owner in np.unique(owners).tolist():
            start = library.starts[owner]
            some = votes.only(owners == owner)
            local = Votes(some.mine, some.first - start, some.last - start)
            assert shared_ranges(mine, library.footage(owner), local) == []


def test_a_camera_that_stands_still_is_a_copy_whose_moment_is_not_certain() -> None:
    """And an hour of it neither fills the memory nor takes long: runs of frames alike count as one."""
    world = World(6, 10)
    still = world.footage(np.full(7200, 4.0), 3600)
    (found,) = found_in(world.footage(np.full(120, 4.0), 60), still)
    assert found.stands_still
    assert found.end - found.start == pytest.approx(60, abs=1)


def test_a_title_that_many_recordings_open_with_is_no_sign_of_a_copy() -> None:
    title, one, other = World(7, 10), World(8, 60), World(9, 60)

    def opened(rest: World) -> Footage:
        words = np.concatenate([title.words(np.full(8, 2.0)), rest.words(half_seconds(0, 50))])
        times = 0.5 * np.arange(len(words))
        return Footage(0, 54, times, words, np.ones(len(words), np.bool_))

    assert found_in(opened(one), opened(other)) == []


def test_plain_frames_do_not_vote_but_do_not_end_a_range_either() -> None:
    world = World(10, 60)
    whole = world.footage(half_seconds(0, 60), 60)
    plain = (whole.times >= 20) & (whole.times < 28)
    without = replace(
        whole, times=whole.times[~plain], words=whole.words[~plain], telling=whole.telling[~plain]
    )
    (found,) = found_in(whole, without)
    assert around(found, 0, 60, 0, 60)
    nothing = replace(whole, telling=np.zeros(len(whole.times), np.bool_))
    assert found_in(whole, nothing) == []


def test_the_search_finds_every_pair_that_comparing_all_with_all_finds() -> None:
    rng = np.random.default_rng(0)
    words = rng.integers(0, 2**63, (5000, 4), dtype=np.uint64)
    queries = words[rng.integers(0, 5000, 40)].copy()
    for each in queries:  # up to 31 bits turned
        for bit in rng.choice(256, 31, replace=False):
            each[bit // 64] ^= np.uint64(1) << np.uint64(bit % 64)
    everything = Footage(0, 2500, 0.5 * np.arange(5000), words, np.ones(5000, np.bool_))
    votes = Votes.together(list(Library([everything]).near(queries)))
    found = {(int(q), int(p)) for q, p in zip(votes.mine, votes.first, strict=True)}
    bits = np.bitwise_count(queries[:, None] ^ words[None]).sum(axis=2)
    wanted = {(int(q), int(p)) for q, p in np.argwhere(bits <= 31)}
    assert len(wanted) >= 40
    assert wanted <= found


# ---------------------------------------------------------------- made recordings


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("copies")


@pytest.fixture(scope="module")
def original(folder: Path) -> Path:
    path = folder / "original.mp4"
    make_montage(path, HELD_OUT_SEEDS[0], shots=6, width=256, height=144, crf=16)
    return path


@pytest.fixture(scope="module")
def stranger(folder: Path) -> Path:
    path = folder / "stranger.mp4"
    make_montage(path, HELD_OUT_SEEDS[1], shots=4, width=256, height=144, crf=16)
    return path


@pytest.fixture(scope="module")
def short(folder: Path) -> Path:
    """For what is seen in any frame, and does not need many."""
    path = folder / "short.mp4"
    make_montage(path, HELD_OUT_SEEDS[2], shots=2, width=256, height=144, crf=16)
    return path


def known(path: Path, folder: Path) -> Known:
    """The file with its fingerprints made, as the job makes them for a media."""
    derived = folder / f"{path.name} derived"
    context = SilentContext()
    probe = probe_file(context, path=str(path))
    if not derived.exists():
        derived.mkdir()
        place = {
            "path": str(path),
            "stream_index": probe.stream_index,
            "index_path": str(derived / "index.npz"),
        }
        index_to_file(context, **place)
        fingerprints_of(
            context,
            **place,
            rotation_degrees=probe.rotation_degrees,
            derived_folder=str(derived),
            keyframes=[],
        )
    start, end = (float(pts * probe.time_base) for pts in (probe.first_pts, probe.end_pts))
    return Known(uid=path.name, path=str(derived / "fingerprints.npz"), start=start, end=end)


def footing(path: Path) -> Footing:
    probe = probe_file(SilentContext(), path=str(path))
    return Footing(path=str(path), stream_index=probe.stream_index, rotation_degrees=probe.rotation_degrees)


def closely(one: Path, other: Path, shared: Shared) -> tuple[SharedRange, ...]:
    pair = ToCompare(one=footing(one), other=footing(other), ranges=shared.ranges)
    return look_closely(SilentContext(), pairs=[pair])[0].ranges


def is_told(truth: TrueRange, ranges: tuple[SharedRange, ...]) -> bool:
    return any(around(each, truth.start, truth.end, truth.copy_start, truth.copy_end) for each in ranges)


@pytest.mark.parametrize("kind", KINDS if SCALE > 1 else SOME_KINDS)
def test_a_changed_copy_is_found_to_within_half_a_second(
    kind: str, original: Path, stranger: Path, folder: Path
) -> None:
    made = make_copy(original, folder / f"{kind}.mp4", kind)
    everything = [known(path, folder) for path in (original, made.path, stranger)]
    comparison = compare(SilentContext(), known=everything, of=[original.name])
    (shared,) = comparison.shared
    assert shared.other_uid == made.path.name
    ranges = closely(original, made.path, shared)
    assert len(ranges) == len(made.ranges), ranges
    assert all(is_told(truth, ranges) for truth in made.ranges), (made.ranges, ranges)
    assert all(each.mirrored == (kind == "mirrored") for each in ranges)


def test_a_clip_in_a_compilation_is_found(original: Path, stranger: Path, folder: Path) -> None:
    made: MadeCopy = make_compilation(original, folder / "compiled.ts", [stranger], seconds=60, clip_at=4.7)
    shared = compare(
        SilentContext(), known=[known(original, folder), known(made.path, folder)], of=[original.name]
    ).shared
    assert len(shared) == 1
    start = known(made.path, folder).start  # a transport stream begins at some time of its own
    ranges = tuple(
        replace(each, other_start=each.other_start - start, other_end=each.other_end - start)
        for each in closely(original, made.path, shared[0])
    )
    assert len(ranges) == 1
    assert is_told(made.ranges[0], ranges), (made.ranges, ranges)


def test_a_file_that_is_in_no_case_is_compared_in_the_same_way(
    original: Path, stranger: Path, folder: Path
) -> None:
    others = [known(path, folder) for path in (original, stranger)]
    facts, comparison = compare_file(SilentContext(), path=str(original), known=others)
    assert facts.kind == "video"
    assert [each.other_uid for each in comparison.shared] == [original.name]
    assert comparison.shared[0].one_uid == ""


def test_fingerprints_that_cannot_be_read_are_named(original: Path, stranger: Path, folder: Path) -> None:
    broken = replace(known(stranger, folder), path=str(folder / "nothing.npz"))
    comparison: Comparison = compare(SilentContext(), known=[known(original, folder), broken], of=None)
    assert comparison.unusable == (stranger.name,)
    assert comparison.shared == ()


def test_the_same_stream_in_another_container_is_told_from_one_encoded_again(
    short: Path, folder: Path
) -> None:
    import av

    remuxed = folder / "remuxed.mkv"
    with av.open(str(short)) as source, av.open(str(remuxed), "w") as out:
        stream = out.add_stream_from_template(source.streams.video[0])
        for packet in source.demux(source.streams.video[0]):
            if packet.dts is not None:
                packet.stream = stream
                out.mux(packet)
    again = make_copy(short, folder / "again.mp4", "logo").path
    for path, same in ((remuxed, True), (again, False)):
        pair_known = [known(short, folder), known(path, folder)]
        (shared,) = compare(SilentContext(), known=pair_known, of=[short.name]).shared
        pair = ToCompare(one=footing(short), other=footing(path), ranges=shared.ranges)
        (seen,) = look_closely(SilentContext(), pairs=[pair])
        assert seen.same_pixels is same
        assert seen.overlaid is not same
    assert seen.overlaid_where == "top right"


def test_looking_closely_does_not_hold_every_frame_it_saw(
    short: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = make_copy(short, folder / "for memory.mp4", "tenth of the bit rate")
    pair_known = [known(short, folder), known(made.path, folder)]
    (shared,) = compare(SilentContext(), known=pair_known, of=[short.name]).shared
    pair = ToCompare(one=footing(short), other=footing(made.path), ranges=shared.ranges)
    frames: dict[int, object] = {}
    most = 0
    read = FrameReader.frame

    def watched(reader: FrameReader, number: int) -> DecodedFrame:
        nonlocal most
        ours = 3  # the dict, the loop and the count itself
        most = max(most, sum(sys.getrefcount(each) > ours for each in frames.values()))
        frame = read(reader, number)
        frames[id(frame.raw)] = frame.raw
        return frame

    monkeypatch.setattr(FrameReader, "frame", watched)
    monkeypatch.setattr(close_look, "CACHE_BYTES", 1)  # the reader's own store: one frame
    (looked,) = look_closely(SilentContext(), pairs=[pair])
    assert looked.frames > 0
    assert len(frames) > 50
    assert 0 < most <= 6


def frame_of(path: Path, number: int) -> NDArray[np.uint8]:
    return next(islice(decoded(path), number, None))


@pytest.mark.parametrize(("lost", "mirrored"), [(0.0, False), (0.05, True), (0.1, False)])
def test_a_still_finds_the_moment_it_was_taken_at(
    original: Path, stranger: Path, folder: Path, lost: float, mirrored: bool
) -> None:
    prints = Fingerprints.load(Path(known(original, folder).path))
    best = int(np.argmax(np.where((prints.pts > prints.pts[2]), prints.quality, 0)))
    number = round(float(prints.pts[best] * prints.time_base) * RATE)
    picture = frame_of(original, number)[:, :, ::-1]
    height, width = picture.shape[:2]
    down, across = round(lost * height), round(lost * width)
    kept = picture[down : height - down, across : width - across]
    kept = kept[:, ::-1] if mirrored else kept
    still = folder / "still.jpg"
    cv2.imwrite(str(still), cv2.resize(kept, None, fx=1.6, fy=1.6), [cv2.IMWRITE_JPEG_QUALITY, 45])
    everything = [known(original, folder), known(stranger, folder)]
    files = {path.name: footing(path) for path in (original, stranger)}
    found, unusable = still_source(SilentContext(), path=str(still), known=everything, files=files)
    assert unusable == []
    assert found[0].uid == original.name
    assert abs(found[0].seconds - number / RATE) <= HALF_A_SECOND
    assert found[0].mirrored is mirrored


def test_a_picture_that_was_never_shown_is_not_found(original: Path, stranger: Path, folder: Path) -> None:
    still = folder / "foreign.png"
    picture = frame_of(stranger, 60)[:, :, ::-1]
    cv2.imwrite(str(still), np.ascontiguousarray(picture[::-1]))  # upside down: nobody has shown it so
    files = {original.name: footing(original)}
    found, _ = still_source(SilentContext(), path=str(still), known=[known(original, folder)], files=files)
    assert found == []


def test_a_plain_picture_is_refused(original: Path, folder: Path) -> None:
    still = folder / "grey.png"
    cv2.imwrite(str(still), np.full((120, 160, 3), 90, np.uint8))
    with pytest.raises(MediaUnreadable, match="too plain"):
        still_source(SilentContext(), path=str(still), known=[], files={})


# ---------------------------------------------------------------- real recordings

SAMPLES = Path(os.environ.get("FRAMEWITNESS_SAMPLES", "/nowhere"))


@pytest.mark.skipif(
    not (SAMPLES / "copies").is_dir(), reason="FRAMEWITNESS_SAMPLES names no folder with copies"
)
def test_the_families_of_the_real_samples_are_found_and_nothing_else(tmp_path: Path) -> None:
    paths = sorted([*(SAMPLES / "copies").iterdir(), *(SAMPLES / "video").iterdir()])
    pairs = {
        frozenset((each.one_uid, each.other_uid))
        for each in compare(SilentContext(), known=[known(path, tmp_path) for path in paths], of=None).shared
    }
    families = [[p.name for p in paths if p.name.startswith(name)] for name in ("chair", "pattern")]
    assert [len(each) for each in families] == [3, 2]
    assert pairs == {frozenset(two) for family in families for two in combinations(family, 2)}
