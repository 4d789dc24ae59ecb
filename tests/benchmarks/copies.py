"""Copies found among made ones, beside vPDQ's own matching on the same files; how fast two million fingerprints are
searched; how near the fingerprints are to those of the package `pdqhash`.

Originals and copies are of seeds that nothing was tuned on. `vpdq` and `pdqhash` are built from source and are no
dependencies of the project: where they are not installed, that is said.
"""

from __future__ import annotations

import importlib
import importlib.util
import shutil
import tempfile
import time
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np

from catalog.analysis.copies.close_look import look_closely
from catalog.analysis.copies.compare import compare, fingerprints_of, matches
from catalog.analysis.copies.fingerprint_index import gathered
from catalog.analysis.copies.fingerprints import Fingerprints, pdq, small_luma
from catalog.analysis.copies.matching import Footage, Library, SharedRange
from catalog.analysis.copies.results import Footing, Known, ToCompare
from catalog.jobs import Job, JobContext, ProcessRunner, SilentContext
from catalog.media.frame_indexing import index_to_file
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
from tests.helpers.scale import SCALE, scaled

SHOTS, WIDTH, HEIGHT, CRF = 18, 384, 216, 20
HOUR_SECONDS = 3600.0
TOLERANCE_SECONDS = 0.5
LIBRARY_SIZE, QUERY_SIZE, MEDIA = 2_000_000, 200, 5_000
VPDQ_DISTANCE, VPDQ_QUALITY = 31, 50
"""The defaults of its own documentation."""
VPDQ_SHARE = 80.0
"""Per cent of the query's frames that must have a match: its default, with none for the other side."""


@dataclass
class Tally:
    """Of one kind of copy: pairs, and ranges to within half a second."""

    kind: str
    pairs: int = 0
    found: int = 0
    fingerprints_alone: int = 0
    ranges: int = 0
    right: int = 0
    wrong: int = 0
    worst: float = 0.0
    peer: int = 0
    peer_any: int = 0


def main() -> None:
    with tempfile.TemporaryDirectory() as name, ProcessRunner() as runner:
        _quality(Path(name))
        size: dict[str, Any] = runner.start(Job("search", search_two_million)).result(600)
        print(
            f"copies: {LIBRARY_SIZE:,} fingerprints of {MEDIA:,} media, a query of {QUERY_SIZE} and mirrored: "
            f"{size['seconds']:.2f} s (limit 2 s), {size['cpu']:.2f} s of processor; index {size['megabytes']:.0f} MB "
            f"(limit 150 MB); planted copy {'found' if size['found'] else 'MISSED'}, false pairs {size['false']}; "
            f"read from the case's index in {size['read']:.2f} s"
        )


# ---------------------------------------------------------------- recall and precision


def _quality(folder: Path) -> None:
    seeds = HELD_OUT_SEEDS[: max(2, scaled(2))]
    print(f"copies: drawing originals of seeds {', '.join(map(str, seeds))} …", flush=True)
    originals = []
    for seed in seeds:
        path = folder / f"{seed}.mp4"
        make_montage(path, seed, shots=SHOTS, width=WIDTH, height=HEIGHT, crf=CRF)
        originals.append(path)
    copies: dict[Path, list[MadeCopy]] = {}
    for path in originals:
        others = [each for each in originals if each != path]
        copies[path] = [
            make_copy(path, folder / f"{path.stem}-{number}.mp4", kind) for number, kind in enumerate(KINDS)
        ]
        copies[path] += [
            make_compilation(
                path,
                folder / f"{path.stem}-hour.ts",
                others,
                seconds=HOUR_SECONDS * min(1.0, SCALE),
                clip_at=at,
            )
            for at in (_telling_moment(path),)
        ]
    known = {
        each: _known(each, folder) for each in (*originals, *(c.path for m in copies.values() for c in m))
    }
    rows = {kind: Tally(kind) for kind in (*KINDS, "3 s in a compilation")}
    false_pairs = 0
    vpdq = _Peer.made(list(known))
    peer_false = 0
    for original in originals:
        shared = compare(SilentContext(), known=list(known.values()), of=[str(original)]).shared
        by_other = {each.other_uid: each for each in shared}
        truth = {str(each.path): each for each in copies[original]}
        for path in known:
            if path == original:
                continue
            if str(path) in truth:
                _judge(
                    rows[truth[str(path)].kind],
                    original,
                    truth[str(path)],
                    by_other.get(str(path)),
                    known,
                    vpdq,
                )
            elif not _shares_anyway(original, path, copies):
                false_pairs += str(path) in by_other
                peer_false += vpdq is not None and vpdq.any_match(original, path)
    _print_rows(list(rows.values()), false_pairs, peer_false, vpdq is not None)
    _print_bits(originals)


def _shares_anyway(original: Path, path: Path, copies: dict[Path, list[MadeCopy]]) -> bool:
    """The compilations of the others are made of this original's packets."""
    return path.suffix == ".ts" and all(path != each.path for each in copies[original])


def _telling_moment(path: Path) -> float:
    """Where three seconds begin that are not plain: nobody could find black in black."""
    pictures = [cv2.cvtColor(each, cv2.COLOR_RGB2GRAY) for n, each in enumerate(decoded(path)) if n % 5 == 0]
    quality = np.array([pdq(small_luma(each))[2] for each in pictures])
    means = [quality[n : n + 15].min() for n in range(len(quality) - 15)]
    return int(np.argmax(means)) / 5


def _known(path: Path, folder: Path) -> Known:
    derived = folder / f"derived {path.name}"
    derived.mkdir()
    probe = probe_file(SilentContext(), path=str(path))
    place = {"path": str(path), "stream_index": probe.stream_index, "index_path": str(derived / "index.npz")}
    index_to_file(SilentContext(), **place)
    fingerprints_of(SilentContext(), **place, rotation_degrees=0, derived_folder=str(derived), keyframes=[])
    start, end = (float(pts * probe.time_base) for pts in (probe.first_pts, probe.end_pts))
    return Known(uid=str(path), path=str(derived / "fingerprints.npz"), start=start, end=end)


def _judge(
    row: Tally, original: Path, made: MadeCopy, shared: Any, known: dict[Path, Known], peer: _Peer | None
) -> None:
    row.pairs += 1
    row.ranges += len(made.ranges)
    if peer is not None:
        row.peer += peer.same(original, made.path)
        row.peer_any += peer.any_match(original, made.path)
    if shared is None:
        return
    row.found += 1
    begun = known[made.path].start
    row.fingerprints_alone += sum(
        _error(each, shared.ranges, begun) <= TOLERANCE_SECONDS for each in made.ranges
    )
    pair = ToCompare(
        one=Footing(path=str(original), stream_index=0),
        other=Footing(path=str(made.path), stream_index=0),
        ranges=shared.ranges,
    )
    ranges = look_closely(SilentContext(), pairs=[pair])[0].ranges
    errors = [_error(each, ranges, begun) for each in made.ranges]
    row.right += sum(each <= TOLERANCE_SECONDS for each in errors)
    row.wrong += len(ranges) - sum(each <= TOLERANCE_SECONDS for each in errors)
    row.worst = max([row.worst, *(each for each in errors if each <= TOLERANCE_SECONDS)])


def _error(truth: TrueRange, ranges: tuple[SharedRange, ...], begun: float) -> float:
    """Of the range that fits best, the end that is farthest off, in seconds."""
    return min(
        (
            max(
                abs(each.start - truth.start),
                abs(each.end - truth.end),
                abs(each.other_start - begun - truth.copy_start),
                abs(each.other_end - begun - truth.copy_end),
            )
            for each in ranges
        ),
        default=float("inf"),
    )


def _print_rows(rows: list[Tally], false_pairs: int, peer_false: int, has_peer: bool) -> None:
    print(
        f"{'kind':24} pairs found   ranges right (fingerprints alone) wrong   worst   "
        "vPDQ: same by its own rule / any frame"
    )
    for row in rows:
        peer = f"{row.peer} / {row.peer_any} of {row.pairs}" if has_peer else "not installed"
        print(
            f"{row.kind:24} {row.found} of {row.pairs}        {row.right} of {row.ranges} ({row.fingerprints_alone})"
            f"                    {row.wrong}   {row.worst:5.2f} s   {peer}"
        )
    pairs, found = sum(row.pairs for row in rows), sum(row.found for row in rows)
    ranges, right = sum(row.ranges for row in rows), sum(row.right for row in rows)
    wrong = sum(row.wrong for row in rows)
    print(
        f"pairs: recall {found / pairs:.3f}, precision {found / max(1, found + false_pairs):.3f}; ranges to half a "
        f"second: recall {right / ranges:.3f}, precision {right / max(1, right + wrong):.3f}; "
        + (
            f"vPDQ: recall {sum(r.peer for r in rows) / pairs:.3f} by its rule, "
            f"{sum(r.peer_any for r in rows) / pairs:.3f} by any frame (false pairs {peer_false})"
            if has_peer
            else "vPDQ: not installed"
        )
    )


def _print_bits(originals: list[Path]) -> None:
    if importlib.util.find_spec("pdqhash") is None:
        print("pdqhash: not installed")
        return
    peer = importlib.import_module("pdqhash")
    bits, ours, theirs = [], 0.0, 0.0
    for path in originals:
        for number, picture in enumerate(decoded(path)):
            if number % 10:
                continue
            grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
            began = time.process_time()
            hashed, _, quality = pdq(grey)
            ours += time.process_time() - began
            three = cv2.cvtColor(grey, cv2.COLOR_GRAY2RGB)
            began = time.process_time()
            vector, _ = peer.compute(three)
            theirs += time.process_time() - began
            if quality >= 50:
                bits.append(int((np.unpackbits(hashed)[::-1] != vector).sum()))
    print(
        f"pdqhash: {len(bits)} frames, {np.mean(bits):.2f} of 256 bits differ on average, {max(bits)} at most; "
        f"{ours / theirs:.2f} of its time, mirrored hash included"
    )


class _Peer:
    """vPDQ's own hashing and matching (every frame hashed once a second, as its documentation does)."""

    def __init__(self, module: Any, paths: list[Path]) -> None:
        self._hashes = {
            path: np.array(
                [
                    np.frombuffer(bytes.fromhex(each.hex), np.uint64)
                    for each in module.computeHash(str(path), seconds_per_hash=1)
                    if each.quality >= VPDQ_QUALITY
                ],
                np.uint64,
            ).reshape(-1, 4)
            for path in paths
        }

    @classmethod
    def made(cls, paths: list[Path]) -> _Peer | None:
        if importlib.util.find_spec("vpdq") is None:
            return None
        return cls(importlib.import_module("vpdq"), paths)

    def _shares(self, one: Path, other: Path) -> tuple[float, float]:
        a, b = self._hashes[one], self._hashes[other]
        if not len(a) or not len(b):
            return 0.0, 0.0
        near = np.bitwise_count(a[:, None] ^ b[None]).sum(axis=2) <= VPDQ_DISTANCE
        return 100 * float(near.any(axis=1).mean()), 100 * float(near.any(axis=0).mean())

    def same(self, one: Path, other: Path) -> bool:
        """As its own rule has it, whichever of the two is the query: enough of its frames match some of the other's."""
        return max(self._shares(one, other)) >= VPDQ_SHARE

    def any_match(self, one: Path, other: Path) -> bool:
        return max(self._shares(one, other)) > 0


# ---------------------------------------------------------------- two million


def search_two_million(context: JobContext) -> dict[str, Any]:
    """A job: random fingerprints of many media, one of which is planted with a stretch of the query."""
    rng = np.random.default_rng(0)
    each = LIBRARY_SIZE // MEDIA
    times = 0.5 * np.arange(each)
    words = rng.integers(0, 2**64, (LIBRARY_SIZE, 4), dtype=np.uint64)
    telling = np.ones(each, np.bool_)
    query = rng.integers(0, 2**64, (QUERY_SIZE, 4), dtype=np.uint64)
    flips = np.packbits(rng.random((100, 256)) < 0.1, axis=1).view(np.uint64)
    words[37 * each + 50 : 37 * each + 150] = query[30:130] ^ flips
    footage = [Footage(0, each / 2, times, words[n * each : (n + 1) * each], telling) for n in range(MEDIA)]
    library = Library(footage)
    held = sum(array.nbytes for array in (library.times, library.columns, library.owners, library.telling))
    del footage, words
    one = Footage(0, QUERY_SIZE / 2, 0.5 * np.arange(QUERY_SIZE), query, np.ones(QUERY_SIZE, np.bool_))
    other = Footage(0, QUERY_SIZE / 2, one.times, rng.permutation(query.ravel()).reshape(-1, 4), one.telling)
    taken = []
    for _ in range(3):
        began, cpu = time.perf_counter(), time.process_time()
        found = list(matches(context, (one, other), library, passed_over=range(0)))
        taken.append((time.perf_counter() - began, time.process_time() - cpu))
    (right,) = [ranges for owner, ranges in found if owner == 37] or [[]]
    return {
        "seconds": sorted(taken)[1][0],
        "cpu": sorted(each[1] for each in taken)[1],
        "megabytes": held / 1e6,
        "found": len(right) == 1
        and abs(right[0].start - 15) <= 0.5
        and abs(right[0].other_start - 25) <= 0.5,
        "false": sum(owner != 37 for owner, _ in found),
        "read": _seconds_to_read(rng, each),
    }


def _seconds_to_read(rng: np.random.Generator, each: int) -> float:
    """Reading the fingerprints of all media from the case's index, when nothing has changed since it was written."""
    with tempfile.TemporaryDirectory() as name:
        hashes = rng.integers(0, 256, (each, 32), dtype=np.uint8)
        one = Fingerprints(
            time_base=Fraction(1, 2),
            pts=np.arange(each, dtype=np.int64),
            hashes=hashes,
            mirrored=hashes,
            quality=np.full(each, 100, np.uint8),
            keyframe=np.zeros(each, np.bool_),
            area=np.zeros((each, 4), np.uint16),
        )
        known = [
            Known(uid=f"media {n}", path=str(Path(name) / f"{n}.npz"), start=0, end=each / 2)
            for n in range(MEDIA)
        ]
        one.save(Path(known[0].path))
        for other in known[1:]:
            shutil.copyfile(known[0].path, other.path)
        gathered(known, Path(name) / "all.npz")
        began = time.perf_counter()
        gathered(known, Path(name) / "all.npz")
        return time.perf_counter() - began


if __name__ == "__main__":
    main()
