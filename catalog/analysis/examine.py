"""Jobs: all that is found in a media in one pass, the still of one moment, shots of a bare file."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import av
import numpy as np

from catalog.analysis.beside import Meanwhile
from catalog.analysis.decoding_pass import Seen, best_number, decoding_pass, measured, nominal_rate
from catalog.analysis.keyframes import ONLY_POOR, joined
from catalog.analysis.results import ExaminationResult, FoundShot, StillResult
from catalog.analysis.settings import ExaminationSettings, settings_from
from catalog.analysis.shots.detector import Boundary
from catalog.analysis.sound.listening import SoundFindings, SoundSummary, listen
from catalog.analysis.stills import StillMaker
from catalog.errors import MediaUnreadable, SourceUnavailable
from catalog.jobs import JobContext
from catalog.media.frame_index import FrameIndex
from catalog.media.frame_indexing import build_index
from catalog.media.frame_reader import DecodedFrame, FrameReader
from catalog.media.opencv import cv2
from catalog.media.probe import Probe, probe_and_index, probe_file
from catalog.model.derived import FINGERPRINTS
from catalog.store.objects import ObjectStore
from catalog.texts import phrase

DETECTOR = "framewitness shots 2"
"""Changes whenever the same frames may give other boundaries or keyframes."""
PHOTOGRAPH = "the photograph"
_Heard = SoundFindings | SoundSummary | None
"""None: not to be listened to; a summary: sound that could not be."""


def examine_file(
    context: JobContext,
    *,
    path: str,
    stream_index: int,
    objects_folder: str,
    derived_folder: str,
    settings: dict[str, Any],
    one_thread: bool = False,
    sound: dict[str, Any] | None = None,
) -> ExaminationResult:
    """Finds shots and keyframes and takes fingerprints in one decoding pass, and listens beside it.

    Lays a PNG of each shot's best frame into the store, and into `derived_folder` a JPEG of every keyframe
    (`thumb-{pts}.jpg`), `poster.jpg`, the index as it is after decoding everything (`index.npz`),
    `fingerprints.npz`, and what listening leaves (`waveform.npz`, `landmarks.npz`). When it fails or is cancelled
    before the end, it leaves none of these.

    `settings` may override thresholds by their names, as they stand in the result; an unknown one raises
    InvalidInput. `sound` tells where the sound is (`path`, `stream_index` and `first_frame` as `listen` takes them);
    None: do not listen. Sound that cannot be read does not keep the pictures from being examined; the facts then
    are `unreadable` alone: why.

    A damaged file is decoded a second time with one thread, since several conceal damage differently from run to
    run; with `one_thread`, for batches of one process a core, once is enough, and the result is the same. A sound
    recording has no keyframes.
    """
    wanted_settings = settings_from(settings)
    derived = Path(derived_folder)
    with Meanwhile(lambda leaving: _listened(leaving, sound), context) as listening:
        probe, planned = probe_and_index(context, Path(path))
        if planned is None:
            heard = listening.result()
            if isinstance(heard, SoundFindings):
                heard.save(derived)
            return _only_heard(heard)
        if stream_index != probe.stream_index:
            planned = build_index(Path(path), stream_index, context)
        maker = StillMaker(ObjectStore(Path(objects_folder)), probe.rotation_degrees, probe.sample_aspect)
        recording = Path(path), stream_index, probe, planned
        try:
            looked = _looked_through(context, *recording, maker, wanted_settings, one_thread=one_thread)
            heard = listening.result()
            _save(looked, heard, maker, derived)
        except BaseException:
            maker.forget()
            raise
    return ExaminationResult(
        frame_count=len(looked.index),
        settings={"detector": DETECTOR, **wanted_settings.named()},
        versions=_versions(),
        gaps=_gaps(planned, looked.seen),
        shots=looked.shots,
        keyframes=looked.keyframes,
        sound=_summary(heard),
    )


def _only_heard(heard: _Heard) -> ExaminationResult:
    return ExaminationResult(
        frame_count=0,
        settings={},
        versions=_versions(),
        gaps=[],
        shots=[],
        keyframes=[],
        sound=_summary(heard),
    )


def _save(looked: _Looked, heard: _Heard, maker: StillMaker, derived: Path) -> None:
    keyframes = looked.keyframes
    maker.write_thumbnails(derived, poster_pts=keyframes[0].pts if keyframes else None)
    looked.index.save(derived / "index.npz")
    looked.seen.fingerprints.result().save(derived / FINGERPRINTS)
    if isinstance(heard, SoundFindings):
        heard.save(derived)


def _listened(context: JobContext, sound: dict[str, Any] | None) -> _Heard:
    if sound is None:
        return None
    try:
        found = listen(
            Path(sound["path"]),
            context=context,
            stream_index=sound["stream_index"],
            first_frame=sound["first_frame"],
        )
    except (MediaUnreadable, SourceUnavailable) as error:
        return SoundSummary(facts={"unreadable": str(error)}, proposals=[])
    return found or SoundSummary(facts={"unreadable": "Nothing of the sound can be decoded."}, proposals=[])


def _summary(heard: _Heard) -> SoundSummary | None:
    return None if heard is None else SoundSummary(facts=heard.facts, proposals=heard.proposals)


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
    maker = StillMaker(ObjectStore(Path(objects_folder)), probe.rotation_degrees, probe.sample_aspect)
    try:
        with _frame(context, Path(path), stream_index, index, index.number_at(pts)) as frame:
            still = maker.make(frame, measured(frame), shot=None, reason="", full=True)
        maker.write_thumbnails(Path(derived_folder))
    except BaseException:
        maker.forget()
        raise
    return still


def shots_of_bare_file(context: JobContext, *, path: str, settings: dict[str, Any]) -> dict[str, Any]:
    """Boundaries and keyframes of a file as JSON values; nothing is written anywhere."""
    wanted_settings = settings_from(settings)
    probe, planned = probe_and_index(context, Path(path))
    if planned is None:
        raise MediaUnreadable(phrase("“{name}” is a sound recording; it has no shots.", name=Path(path).name))
    maker = StillMaker(None, probe.rotation_degrees, probe.sample_aspect)
    looked = _looked_through(context, Path(path), probe.stream_index, probe, planned, maker, wanted_settings)
    index = looked.index

    def seconds(pts: int) -> float:
        return float((pts - probe.origin_pts) * index.time_base)

    return {
        "fps": nominal_rate(index),
        "frame_count": len(index),
        "times_estimated": index.estimated,
        "boundaries": [
            {
                "kind": each.kind,
                "frame": each.frame,
                "pts": index.pts_of(each.frame),
                "seconds": seconds(index.pts_of(each.frame)),
                "first_frame": each.first_frame,
                "last_frame": each.last_frame,
            }
            for each in looked.seen.boundaries
        ],
        "keyframes": [
            {
                "frame": each.frame,
                "pts": each.pts,
                "seconds": seconds(each.pts),
                "shot": each.shot,
                "reason": each.reason,
                "sharpness": each.sharpness_milli / 1000,
                "pixel_sha256": each.pixel_sha256,
            }
            for each in looked.keyframes
        ],
    }


# ---------------------------------------------------------------- looking through


@dataclass(frozen=True, slots=True)
class _Looked:
    index: FrameIndex
    seen: Seen
    shots: list[FoundShot]
    keyframes: list[StillResult]


def _looked_through(
    context: JobContext,
    path: Path,
    stream_index: int,
    probe: Probe,
    index: FrameIndex,
    maker: StillMaker,
    settings: ExaminationSettings,
    *,
    one_thread: bool = False,
) -> _Looked:
    """`index` is that of the packets, before anything is decoded."""
    while True:
        seen = decoding_pass(
            context, path, stream_index, index, maker, settings=settings, one_thread=one_thread
        )
        reconciled = index.reconciled_with(seen.pts, undamaged=seen.is_whole)
        times_are_true = np.array_equal(reconciled.pts, np.frombuffer(seen.pts, np.int64))
        is_whole = seen.is_whole and len(seen.pts) == len(index)
        index = reconciled
        if times_are_true and (is_whole or one_thread or not len(seen.pts)):
            break
        one_thread = one_thread or not is_whole
        maker.forget()
    if not len(seen.pts):
        raise MediaUnreadable(phrase("Not one picture of “{name}” can be decoded.", name=path.name))
    shots = _shots(index, seen.boundaries)
    wanted = [(_best_of(seen, shots[position]), position) for position in seen.shots_without]
    again = _read_again(path, stream_index, index, maker, seen, wanted, whole_decode=not is_whole)
    keyframes = joined([*seen.keyframes, *again])
    if probe.kind == "photograph":
        keyframes = [replace(each, shot=None, reason=PHOTOGRAPH) for each in keyframes]
        shots = []
    return _Looked(index, seen, shots, keyframes)


def _read_again(
    path: Path,
    stream_index: int,
    index: FrameIndex,
    maker: StillMaker,
    seen: Seen,
    wanted: list[tuple[int, int]],
    *,
    whole_decode: bool,
) -> Iterator[StillResult]:
    """Stills of frames (number, shot) whose pictures were let go during the pass, none being fit."""
    if not wanted:
        return
    with FrameReader(path, index, stream_index, whole_decode=whole_decode) as reader:
        for number, shot in wanted:
            frame = reader.frame(number)
            seen.fingerprint(frame)
            yield maker.make(frame, measured(frame), shot=shot, reason=ONLY_POOR, full=True)


def _best_of(seen: Seen, shot: FoundShot) -> int:
    """The sharpest frame of a shot, outside the transition that opens it if that leaves any."""
    first = min(max(shot.start_frame, shot.transition_last_frame + 1), shot.end_frame - 1)
    return best_number(seen, first if shot.begins_with == "gradual" else shot.start_frame, shot.end_frame)


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


def _gaps(planned: FrameIndex, seen: Seen) -> list[dict[str, Any]]:
    """Each stretch of frames that gave no picture, or a damaged one, between the nearest whole ones."""
    if seen.is_whole and np.array_equal(planned.pts, np.frombuffer(seen.pts, np.int64)):
        return []
    damaged = {pts for pts, bad in zip(seen.pts, seen.damaged, strict=True) if bad}
    decoded = set(seen.pts)
    gaps: list[dict[str, Any]] = []
    before, missing, broken = int(planned.pts[0]), 0, 0

    def close(at: int) -> None:
        parts = [f"{missing} frames give no picture"] * bool(missing)
        parts += [f"{broken} frames are damaged or may be built on damaged ones"] * bool(broken)
        if parts:
            gaps.append({"after_pts": before, "before_pts": at, "text": "; ".join(parts)})

    for pts in sorted(decoded | {int(each) for each in planned.pts}):
        if pts not in decoded:
            missing += 1
        elif pts in damaged:
            broken += 1
        else:
            close(pts)
            before, missing, broken = pts, 0, 0
    close(planned.end_pts)
    return gaps


@contextlib.contextmanager
def _frame(
    context: JobContext, path: Path, stream_index: int, index: FrameIndex, number: int
) -> Iterator[DecodedFrame]:
    """One exact frame. If the decoder makes up anything on the way to it, the whole file is decoded up to it with
    one thread: only then is a damaged picture the same each time."""
    with FrameReader(path, index, stream_index, cache_bytes=1) as reader:
        try:
            for each in range(index.group_of(number)[0], number + 1):
                context.check_cancelled()
                frame = reader.frame(each)
                if frame.is_damaged:
                    break
            else:
                yield frame
                return
        except MediaUnreadable:
            pass
    with FrameReader(
        path, index, stream_index, whole_decode=True, while_decoding=context.check_cancelled
    ) as reader:
        yield reader.frame(number)


def _versions() -> dict[str, str]:
    return {"av": av.__version__, "opencv": str(cv2.__version__), "numpy": np.__version__}
