"""Jobs: shots and keyframes of a media in one decoding pass, the still of one moment, shots of a bare file."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np

from catalog.analysis.opencv import cv2
from catalog.analysis.results import ExaminationResult, FoundShot, StillResult
from catalog.analysis.shots import Boundary, BoundaryDetector
from catalog.analysis.stills import lay_down_png, recipe, sharpness_milli, upright, write_thumbnail
from catalog.analysis.thumbs import planes_of, thumbnail
from catalog.errors import MediaUnreadable
from catalog.jobs import JobContext
from catalog.media.frame_index import FrameIndex, build_index
from catalog.media.frame_reader import FrameReader, decode_all
from catalog.media.probe import Probe, probe_file
from catalog.store.objects import ObjectStore

BLACK = 20
"""Mean luma below which a frame says nothing."""


@dataclass(slots=True)
class _Pass:
    """What one decoding pass saw: of each frame its PTS, sharpness and mean luma; the boundaries."""

    pts: list[int]
    sharpness: list[int]
    brightness: list[float]
    boundaries: list[Boundary]


def examine_file(
    context: JobContext,
    *,
    path: str,
    stream_index: int,
    objects_folder: str,
    derived_folder: str,
    settings: dict[str, Any],
) -> ExaminationResult:
    """Finds shots and keyframes; lays stills into the store, thumbnails and the index into `derived_folder`."""
    probe = probe_file(context, path=path)
    derived = Path(derived_folder)
    if probe.kind == "sound":
        return ExaminationResult(
            frame_count=0, settings=settings, versions=_versions(), gaps=[], shots=[], keyframes=[]
        )
    index = build_index(Path(path), stream_index, context)
    seen = _decoding_pass(context, Path(path), stream_index, index, probe)
    index = index.reconciled_with(seen.pts)
    index.save(derived / "index.npz")
    shots = _shots(index, seen.boundaries)
    store = ObjectStore(Path(objects_folder))
    facts = {"rotation_degrees": probe.rotation_degrees, "sample_aspect": probe.sample_aspect}
    keyframes: list[StillResult] = []
    with FrameReader(Path(path), index, stream_index) as reader:
        for shot in shots:
            context.report(shot.position, len(shots), "stills", "writing stills")
            number = _best(seen, shot)
            found = _still(reader, number, store, derived, facts)
            keyframes.append(dataclasses.replace(found, reason="sharpest of the shot", shot=shot.position))
    if keyframes:
        first = derived / f"thumb-{keyframes[0].pts}.jpg"
        (derived / "poster.jpg").write_bytes(first.read_bytes())
    return ExaminationResult(
        frame_count=len(index),
        settings=settings,
        versions=_versions(),
        gaps=[],
        shots=shots,
        keyframes=keyframes,
    )


def still_of(
    context: JobContext,
    *,
    path: str,
    stream_index: int,
    index_path: str,
    pts: int,
    objects_folder: str,
    derived_folder: str,
) -> StillResult:
    """The frame shown at `pts` as a PNG object and a thumbnail."""
    index = FrameIndex.load(Path(index_path))
    probe = probe_file(context, path=path)
    facts = {"rotation_degrees": probe.rotation_degrees, "sample_aspect": probe.sample_aspect}
    with FrameReader(Path(path), index, stream_index) as reader:
        return _still(
            reader, index.number_at(pts), ObjectStore(Path(objects_folder)), Path(derived_folder), facts
        )


def shots_of_bare_file(context: JobContext, *, path: str, settings: dict[str, Any]) -> dict[str, Any]:
    """Boundaries and keyframes of a file as JSON values; nothing is written anywhere."""
    probe = probe_file(context, path=path)
    if probe.kind == "sound":
        raise MediaUnreadable(f"“{Path(path).name}” is a sound recording; it has no shots.")
    index = build_index(Path(path), probe.stream_index, context)
    seen = _decoding_pass(context, Path(path), probe.stream_index, index, probe)
    index = index.reconciled_with(seen.pts)
    keyframes = []
    with FrameReader(Path(path), index, probe.stream_index) as reader:
        for shot in _shots(index, seen.boundaries):
            frame = reader.frame(_best(seen, shot))
            keyframes.append(
                {
                    "frame": frame.number,
                    "pts": frame.pts,
                    "seconds": _seconds(index, frame.pts),
                    "shot": shot.position,
                    "reason": "sharpest of the shot",
                    "sharpness": seen.sharpness[frame.number] / 1000,
                    "pixel_sha256": frame.pixel_sha256(),
                }
            )
    return {
        "fps": _rate(index),
        "frame_count": len(index),
        "boundaries": [
            {
                "kind": each.kind,
                "frame": each.frame,
                "pts": index.pts_of(each.frame),
                "seconds": _seconds(index, index.pts_of(each.frame)),
                "first_frame": each.first_frame,
                "last_frame": each.last_frame,
            }
            for each in seen.boundaries
        ],
        "keyframes": keyframes,
    }


def _decoding_pass(
    context: JobContext, path: Path, stream_index: int, index: FrameIndex, probe: Probe
) -> _Pass:
    detector = BoundaryDetector(_rate(index))
    seen = _Pass([], [], [], [])
    for frame in decode_all(path, index, stream_index):
        planes = planes_of(frame.raw)
        small = thumbnail(*planes)
        seen.pts.append(frame.pts)
        seen.sharpness.append(sharpness_milli(planes[0]))
        seen.brightness.append(float(small.luma.mean()))
        seen.boundaries += detector.push(small)
        if frame.number % 16 == 0:
            context.report(frame.number, len(index), "frames")
    seen.boundaries += detector.finish()
    return seen


def _shots(index: FrameIndex, boundaries: list[Boundary]) -> list[FoundShot]:
    starts = [0, *(each.frame for each in boundaries)]
    ends = [*starts[1:], len(index)]
    begun = [Boundary("start", 0, 0, 0), *boundaries]
    return [
        FoundShot(
            position=position,
            start_pts=index.pts_of(start),
            end_pts=index.pts_of(end) if end < len(index) else index.end_pts,
            start_frame=start,
            end_frame=end,
            begins_with=by.kind,
            transition_first_frame=by.first_frame,
            transition_last_frame=by.last_frame,
        )
        for position, (start, end, by) in enumerate(zip(starts, ends, begun, strict=True))
    ]


def _best(seen: _Pass, shot: FoundShot) -> int:
    """The sharpest frame of a shot that is neither black nor part of the transition that opens it."""
    first = min(max(shot.start_frame, shot.transition_last_frame), shot.end_frame - 1)
    numbers = range(first, shot.end_frame)
    lit = [number for number in numbers if seen.brightness[number] > BLACK]
    return max(lit or numbers, key=lambda number: seen.sharpness[number])


def _still(
    reader: FrameReader, number: int, store: ObjectStore, derived: Path, facts: dict[str, Any]
) -> StillResult:
    frame = reader.frame(number)
    rgb = upright(frame, facts)
    write_thumbnail(derived / f"thumb-{frame.pts}.jpg", rgb)
    return StillResult(
        pts=frame.pts,
        frame=frame.number,
        sharpness_milli=sharpness_milli(planes_of(frame.raw)[0]),
        pixel_sha256=frame.pixel_sha256(),
        pixel_format=frame.pixel_format,
        still=lay_down_png(store, rgb),
        still_recipe=recipe(frame, **facts),
    )


def _seconds(index: FrameIndex, pts: int) -> float:
    return float((pts - index.origin_pts) * index.time_base)


def _rate(index: FrameIndex) -> float:
    """Frames a second by the median step; 25 where there is but one frame."""
    steps = np.diff(index.pts)
    return float(1 / (Fraction(int(np.median(steps))) * index.time_base)) if len(steps) else 25.0


def _versions() -> dict[str, str]:
    return {"av": av.__version__, "opencv": str(cv2.__version__), "numpy": np.__version__}
