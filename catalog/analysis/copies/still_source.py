"""Job: where a picture comes from — the recordings, and the moments in them, that show what it shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from catalog.analysis.copies.fingerprint_index import gathered, words_of
from catalog.analysis.copies.fingerprints import LEAST_QUALITY, active_area, distances, pdq, small_luma
from catalog.analysis.copies.matching import CANDIDATE
from catalog.analysis.copies.results import Footing, FoundStill, Known
from catalog.analysis.thumbs import Plane, planes_of
from catalog.errors import CatalogError, MediaUnreadable
from catalog.jobs import JobContext, SilentContext
from catalog.media.frame_indexing import build_index
from catalog.media.frame_reader import FrameReader, decode_all
from catalog.media.opencv import cv2
from catalog.media.probe import probe_file
from catalog.texts import phrase

CROPPED_BY = (0.0, 0.04, 0.08, 0.12, 0.17)
"""Shares of a side that a picture may have lost at each edge: it is looked for with so much put back around it."""
FARTHEST = 100
"""Bits up to which a moment is looked at closely; beyond CANDIDATE its details must be found again."""
MOST_LOOKED_AT = 24
APART_SECONDS = 1.0
AROUND_SECONDS = 0.5
DETAILS, LEAST_DETAILS, DETAIL_SHARE = 900, 18, 0.25
"""ORB features looked for, and how many, and which share of those alike, must lie where one shift, turn and scale
puts them."""


@dataclass(frozen=True, slots=True)
class _Look:
    """One way of looking for the picture."""

    words: NDArray[np.uint64]
    mirrored: bool


def still_source(
    context: JobContext,
    *,
    path: str,
    known: list[Known],
    files: dict[str, Footing],
    index_path: str | None = None,
) -> tuple[list[FoundStill], list[str]]:
    """Moments of `known` media that the picture at `path` may come from, the likeliest first; and the media whose
    fingerprints cannot be used. `files` are theirs, by uid.

    Cropped by up to a sixth at each edge, scaled, encoded again, framed or mirrored pictures are found. Beyond 64
    bits a moment only counts when its details lie in the frame as they do in the picture. Raises MediaUnreadable
    when the picture cannot be read or is too plain.
    """
    picture = _picture(context, path)
    all_of_them = gathered(known, Path(index_path) if index_path else None)
    looks = list(_looks(picture))
    if not looks:
        raise MediaUnreadable(
            phrase("“{name}” is too plain to be told from other pictures.", name=Path(path).name),
            hint="Take a still with more to see in it.",
        )
    found: list[FoundStill] = []
    for number, one in enumerate(all_of_them.usable):
        footage = all_of_them.library.footage(number)
        words, times = footage.words[footage.telling], footage.times[footage.telling]
        best = np.full(len(times), 256)
        mirrored = np.zeros(len(times), np.bool_)
        for look in looks:
            bits = np.bitwise_count(words ^ look.words).sum(axis=1, dtype=np.int64)
            mirrored[bits < best] = look.mirrored
            best = np.minimum(best, bits)
        for place in _apart(times, best):
            found.append(
                FoundStill(
                    uid=one.uid,
                    seconds=float(times[place]),
                    distance=int(best[place]),
                    mirrored=bool(mirrored[place]),
                    verified=False,
                )
            )
    found.sort(key=lambda each: each.distance)
    looked = [
        _looked_at(context, picture, each, files[each.uid], count)
        for count, each in enumerate(found[:MOST_LOOKED_AT])
    ]
    kept = [each for each in looked if each.verified or each.distance <= CANDIDATE]
    return sorted(kept, key=lambda each: (not each.verified, each.distance)), all_of_them.unusable


def _picture(context: JobContext, path: str) -> Plane:
    probe = probe_file(context, path=path)
    if probe.kind == "sound":
        raise MediaUnreadable(phrase("“{name}” is a sound recording, not a picture.", name=Path(path).name))
    index = build_index(Path(path), probe.stream_index, context)
    for frame in decode_all(Path(path), index, probe.stream_index):
        return _upright(planes_of(frame.raw)[0], probe.rotation_degrees)
    raise MediaUnreadable(phrase("“{name}” cannot be decoded.", name=Path(path).name))


def _upright(luma: Plane, rotation_degrees: int) -> Plane:
    return np.ascontiguousarray(np.rot90(small_luma(luma), -(rotation_degrees // 90) % 4))


def _inside(picture: Plane) -> Plane:
    left, top, right, bottom = active_area(picture)
    return np.ascontiguousarray(picture[top:bottom, left:right])


def _looks(picture: Plane) -> Iterator[_Look]:
    inside = _inside(picture)
    bases = [picture] if inside.shape == picture.shape else [inside, picture]
    for base in bases:
        for lost in CROPPED_BY:
            height, width = (round(side * lost / (1 - 2 * lost)) for side in base.shape)
            around = cv2.copyMakeBorder(base, height, height, width, width, cv2.BORDER_REFLECT)
            hashed, mirrored, quality = pdq(small_luma(around))
            if quality >= LEAST_QUALITY:
                yield _Look(words_of(hashed[None])[0], False)
                yield _Look(words_of(mirrored[None])[0], True)


def _apart(times: NDArray[np.float64], bits: NDArray[np.int64]) -> Iterator[int]:
    """The best moments of a recording, at least a second apart."""
    taken: list[float] = []
    for place in np.argsort(bits, kind="stable")[:200].tolist():
        if bits[place] > FARTHEST or len(taken) == 6:
            return
        if all(abs(float(times[place]) - each) >= APART_SECONDS for each in taken):
            taken.append(float(times[place]))
            yield place


def _looked_at(
    context: JobContext, picture: Plane, found: FoundStill, footing: Footing, count: int
) -> FoundStill:
    """With the frame around there that is likest, and whether the picture's details are in it."""
    context.report(count, MOST_LOOKED_AT, "moments", "looking at likely moments")
    path = Path(footing.path)
    shown = _inside(picture)
    shown = np.ascontiguousarray(shown[:, ::-1]) if found.mirrored else shown
    words = [look.words for look in _looks(shown) if not look.mirrored]
    try:
        index = build_index(path, footing.stream_index, SilentContext())
        with FrameReader(path, index, footing.stream_index) as reader:
            first, last = (
                index.number_at(round((found.seconds + shift) / index.time_base))
                for shift in (-AROUND_SECONDS, AROUND_SECONDS)
            )
            frames = {
                number: _inside(_upright(planes_of(reader.frame(number).raw)[0], footing.rotation_degrees))
                for number in range(first, last + 1)
            }
    except CatalogError:
        context.check_cancelled()
        return found
    bits = {
        number: min(int(distances(each.view(np.uint8), pdq(frame)[0][None])[0]) for each in words)
        for number, frame in frames.items()
    }
    likest = sorted(bits, key=lambda number: bits[number])[:8]
    details = {number: _details_in_common(shown, frames[number]) for number in likest}
    best = max(likest, key=lambda number: (details[number], -bits[number]))
    seconds = float(index.pts_of(best) * index.time_base)
    return replace(
        found,
        seconds=seconds,
        distance=min(found.distance, bits[best]),
        verified=details[best] >= LEAST_DETAILS,
    )


def _details_in_common(one: Plane, other: Plane) -> int:
    """How many features of both lie where one shift, turn and scale puts them; 0 where that may be chance."""
    finder = cv2.ORB_create(DETAILS, fastThreshold=8)
    here, described = finder.detectAndCompute(one, None)
    there, described_there = finder.detectAndCompute(other, None)
    if described is None or described_there is None:
        return 0
    pairs = cv2.BFMatcher(cv2.NORM_HAMMING, crossCheck=True).match(described, described_there)
    if len(pairs) < LEAST_DETAILS:
        return 0
    mine = np.array([here[each.queryIdx].pt for each in pairs], np.float32)
    theirs = np.array([there[each.trainIdx].pt for each in pairs], np.float32)
    matrix, inliers = cv2.estimateAffinePartial2D(mine, theirs, method=cv2.RANSAC, ransacReprojThreshold=4.0)
    if matrix is None or inliers is None:
        return 0
    count = int(inliers.sum())
    scale = float(np.hypot(matrix[0, 0], matrix[1, 0]))
    plausible = 0.3 <= scale <= 3.0 and count >= DETAIL_SHARE * len(pairs)
    return count if plausible else 0
