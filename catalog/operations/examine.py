"""Finding shots and keyframes, taking frames by hand, and turning what people type into exact times."""

from __future__ import annotations

import math
import tempfile
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from catalog.analysis.results import ExaminationResult, StillResult
from catalog.case import Case
from catalog.errors import CatalogError, InvalidInput, from_os_error
from catalog.jobs import Job, JobContext, Operation
from catalog.media.frame_index import FrameIndex, index_to_file
from catalog.model.records import Examination, Keyframe, Media, Role, Shot, StoredObject
from catalog.model.timecode import clock, parse_time, utc_now
from catalog.operations.acquire import written

__all__ = ["ensure_index", "examine", "export_frame", "grab_keyframe", "resolve_times", "shots_of_bare_file"]

INDEX = "index.npz"

# The jobs below load OpenCV only in the child that runs them: it has no place in the window's process.


def examine_file(context: JobContext, **arguments: Any) -> ExaminationResult:
    from catalog.analysis import examine as room

    return room.examine_file(context, **arguments)


def shots_of_bare_file(context: JobContext, **arguments: Any) -> dict[str, Any]:
    from catalog.analysis import examine as room

    return room.shots_of_bare_file(context, **arguments)


def still_of(context: JobContext, **arguments: Any) -> StillResult:
    from catalog.analysis import examine as room

    return room.still_of(context, **arguments)


def thumbnails_of(context: JobContext, **arguments: Any) -> None:
    from catalog.analysis import thumbnails as room

    room.thumbnails_of(context, **arguments)


@dataclass(frozen=True, slots=True)
class Times:
    """A moment or span as PTS; `end_pts` is half-open, None for a moment."""

    start_pts: int
    end_pts: int | None


@dataclass(frozen=True, slots=True)
class ExportedFrame:
    pts: int
    frame: int
    clock: str
    pixel_sha256: str
    pixel_format: str
    sha256: str


def examine(
    case: Case, media_uid: str, *, actor: str, settings: dict[str, Any] | None = None
) -> Operation[Examination]:
    """One run over a media: shots, keyframes, stills, thumbnails. It stands beside earlier runs."""
    media = case.get(Media, media_uid)
    arguments = {**_file_of(case, media), **_folders(case, media), "settings": settings or {}}
    result: ExaminationResult = yield Job(f"examine {media.label}", examine_file, arguments)
    examination = Examination(
        media_uid=media.uid,
        made_utc=utc_now(),
        settings=result.settings,
        versions=result.versions,
        frame_count=result.frame_count,
        gaps=result.gaps,
    )
    reference = case.get(StoredObject, media.reference_object_uid)

    def write() -> None:
        stills = _StillObjects(case, reference)
        keyframes = [
            Keyframe(
                media_uid=media.uid,
                examination_uid=examination.uid,
                shot_position=each.shot,
                pts=each.pts,
                frame=each.frame,
                reason=each.reason,
                sharpness_milli=each.sharpness_milli,
                pixel_sha256=each.pixel_sha256,
                pixel_format=each.pixel_format,
                still_object_uid=stills.uid_of(each.still, each.still_recipe),
                made_by=actor,
            )
            for each in result.keyframes
        ]
        work = case.unit_of_work(
            "media.examine",
            actor=actor,
            parameters={"media": media.label, "settings": result.settings},
            tools=result.versions,
            inputs=[reference.sha256],
            outputs=[each.still.sha256 for each in result.keyframes if each.still],
        )
        with work:
            work.add(examination)
            work.add_all(stills.new)
            work.add_all(
                Shot(
                    media_uid=media.uid,
                    examination_uid=examination.uid,
                    position=each.position,
                    start_pts=each.start_pts,
                    end_pts=each.end_pts,
                    start_frame=each.start_frame,
                    end_frame=each.end_frame,
                    begins_with=each.begins_with,
                    transition_first_frame=each.transition_first_frame,
                    transition_last_frame=each.transition_last_frame,
                )
                for each in result.shots
            )
            work.add_all(keyframes)

    written(write)
    return examination


def grab_keyframe(
    case: Case, media_uid: str, pts: int, *, actor: str, reason: str = "grabbed by hand"
) -> Operation[Keyframe]:
    """The frame shown at `pts` becomes a keyframe with a full still. Raises InvalidInput for a sound recording."""
    (keyframe,) = yield from grab_keyframes(case, media_uid, [pts], actor=actor, reason=reason)
    return keyframe


def grab_keyframes(
    case: Case, media_uid: str, moments: list[int], *, actor: str, reason: str
) -> Operation[list[Keyframe]]:
    """Stills for several moments of one media, in one unit of work."""
    media = case.get(Media, media_uid)
    if media.kind == "sound":
        raise InvalidInput(f"{media.label} is a sound recording; it has no frames.")
    index_path = yield from ensure_index(case, media_uid)
    arguments = {**_file_of(case, media), **_folders(case, media)}
    arguments |= {"index_path": str(index_path), "moments": moments}
    results: list[StillResult] = yield Job(f"stills of {media.label}", stills_of, arguments)
    reference = case.get(StoredObject, media.reference_object_uid)

    def write() -> list[Keyframe]:
        stills = _StillObjects(case, reference)
        keyframes = [
            Keyframe(
                media_uid=media.uid,
                pts=each.pts,
                frame=each.frame,
                reason=reason,
                sharpness_milli=each.sharpness_milli,
                pixel_sha256=each.pixel_sha256,
                pixel_format=each.pixel_format,
                still_object_uid=stills.uid_of(each.still, each.still_recipe),
                made_by=actor,
            )
            for each in results
        ]
        work = case.unit_of_work(
            "keyframe.grab",
            actor=actor,
            parameters={"media": media.label, "pts": [each.pts for each in results], "reason": reason},
            inputs=[reference.sha256],
            outputs=[each.still.sha256 for each in results],
        )
        with work:
            work.add_all(stills.new)
            work.add_all(keyframes)
        assert work.committed is not None
        return [change.after for change in work.committed.changes if isinstance(change.after, Keyframe)]

    return written(write)


def stills_of(context: JobContext, *, moments: list[int], **arguments: Any) -> list[StillResult]:
    """Job: the still of each of `moments` (PTS); the other arguments are those of `still_of`."""
    results = []
    for count, pts in enumerate(moments):
        context.report(count, len(moments), "stills")
        results.append(still_of(context, pts=pts, **arguments))
    return results


def export_frame(
    case: Case, media_uid: str, time_text: str, out: Path, *, actor: str, overwrite: bool = False
) -> Operation[ExportedFrame]:
    """Writes the frame shown at a time as a PNG to `out`; where the case can be written it is a keyframe too.

    Raises InvalidInput when `out` exists (unless `overwrite`) or the time lies outside the recording.
    """
    if out.exists() and not overwrite:
        raise InvalidInput(f"{out} exists already.", hint="Give another name, or --overwrite.")
    times = yield from resolve_times(case, media_uid, start=time_text, end=None)
    media = case.get(Media, media_uid)
    if case.read_only:
        with tempfile.TemporaryDirectory(prefix="framewitness-") as folder:
            index_path = yield from ensure_index(case, media_uid)
            arguments = {**_file_of(case, media), "objects_folder": folder, "derived_folder": folder}
            arguments |= {"index_path": str(index_path), "pts": times.start_pts}
            result: StillResult = yield Job(f"frame of {media.label}", still_of, arguments)
            still = result.still
            assert still is not None
            _write_out(Path(folder) / still.sha256[:2] / f"{still.sha256}{still.extension}", out)
            found = (result.pts, result.frame, result.pixel_sha256, result.pixel_format, still.sha256)
    else:
        keyframe = yield from grab_keyframe(case, media_uid, times.start_pts, actor=actor)
        assert keyframe.still_object_uid is not None
        stored = case.get(StoredObject, keyframe.still_object_uid)
        _write_out(case.object_path(stored), out)
        found = (keyframe.pts, keyframe.frame, keyframe.pixel_sha256, keyframe.pixel_format, stored.sha256)
    pts, frame, pixel_sha256, pixel_format, sha256 = found
    at = clock(pts, time_base=media.time_base, origin_pts=media.origin_pts)
    return ExportedFrame(pts, frame, at, pixel_sha256, pixel_format, sha256)


def ensure_index(case: Case, media_uid: str) -> Operation[Path]:
    """The path of the media's frame index, which is made again where `derived/` was emptied.

    For a case in a read-only place it is then made in a folder that goes when the case is closed.
    """
    media = case.get(Media, media_uid)
    path = case.derived(media_uid) / INDEX
    if case.read_only and not path.exists():
        path = case.scratch(media_uid) / INDEX
    try:
        FrameIndex.load(path)
    except CatalogError:
        arguments = {**_file_of(case, media), "index_path": str(path)}
        yield Job(f"index of {media.label}", index_to_file, arguments)
    return path


def resolve_times(case: Case, media_uid: str, *, start: str, end: str | None) -> Operation[Times]:
    """What a person typed, as PTS of frames: the frame shown at `start`; the first frame not before `end`.

    Raises InvalidInput for a time that cannot be read or lies outside the recording.
    """
    media = case.get(Media, media_uid)
    wanted = [parse_time(text) for text in (start, end) if text is not None]
    if media.kind == "sound":
        return _times_of_sound(media, wanted, [text for text in (start, end) if text is not None])
    index_path = yield from ensure_index(case, media_uid)
    index = FrameIndex.load(index_path)
    start_pts = index.pts_of(index.number_at(_inside(media, index, wanted[0], text=start)))
    if end is None:
        return Times(start_pts, None)
    limit = _inside(media, index, wanted[1], text=end, past_last=True)
    number = index.number_at(limit)
    if index.pts_of(number) < limit:
        number += 1
    return Times(start_pts, index.pts_of(number) if number < len(index) else media.end_pts)


def _times_of_sound(media: Media, wanted: list[tuple[str, Fraction | int]], texts: list[str]) -> Times:
    """A sound recording has no frames: a time is taken as it is, in units of its time base."""
    found = []
    for (kind, value), text in zip(wanted, texts, strict=True):
        if kind == "frame":
            raise InvalidInput(f"{media.label} is a sound recording; it has no frames.", hint="Give seconds.")
        pts = (
            int(value) if kind == "pts" else math.floor(Fraction(value) / media.time_base) + media.origin_pts
        )
        if not media.first_pts <= pts <= media.end_pts:
            raise _outside(media, text)
        found.append(pts)
    return Times(found[0], found[1] if len(found) > 1 else None)


def _inside(
    media: Media, index: FrameIndex, time: tuple[str, Fraction | int], *, text: str, past_last: bool = False
) -> int:
    """The PTS of a typed time; `past_last` allows the half-open end itself."""
    kind, value = time
    if kind == "frame":
        if 0 <= value < len(index):
            return index.pts_of(int(value))
        if past_last and value == len(index):
            return media.end_pts
        raise InvalidInput(
            f"{media.label} has no frame {value}.", hint=f"It has frames 0 to {len(index) - 1}."
        )
    pts = int(value) if kind == "pts" else math.floor(Fraction(value) / media.time_base) + media.origin_pts
    last = media.end_pts if past_last else media.end_pts - 1
    first = index.pts_of(0)
    # What is shown "at 0:00" of a video that begins later is its first frame, as in a player.
    if (kind == "seconds" and value >= 0 and pts <= last) or first <= pts <= last:
        return max(pts, first)
    raise _outside(media, text)


def _outside(media: Media, text: str) -> InvalidInput:
    ends = clock(media.end_pts, time_base=media.time_base, origin_pts=media.origin_pts)
    return InvalidInput(f"“{text}” lies outside {media.label}.", hint=f"It ends at {ends}.")


class _StillObjects:
    """Records of still objects: those that the case has, and new ones gathered for the unit of work."""

    def __init__(self, case: Case, reference: StoredObject) -> None:
        self._case = case
        self._reference = reference
        self._uids: dict[str, str] = {}
        self.new: list[StoredObject] = []

    def uid_of(self, taken: Any, recipe: dict[str, Any]) -> str | None:
        if taken is None:
            return None
        if taken.sha256 not in self._uids:
            known = self._case.find(StoredObject, sha256=taken.sha256)
            if not known:
                known = [
                    StoredObject(
                        sha256=taken.sha256,
                        sha512=taken.sha512,
                        size=taken.size,
                        media_type="image/png",
                        extension=taken.extension,
                        role=Role.STILL,
                        parent_uid=self._reference.uid,
                        recipe=recipe,
                    )
                ]
                self.new += known
            self._uids[taken.sha256] = known[0].uid
        return self._uids[taken.sha256]


def _file_of(case: Case, media: Media) -> dict[str, Any]:
    reference = case.get(StoredObject, media.reference_object_uid)
    return {"path": str(case.object_path(reference)), "stream_index": media.stream_index}


def _folders(case: Case, media: Media) -> dict[str, str]:
    return {"objects_folder": str(case.objects.folder), "derived_folder": str(case.derived(media.uid))}


def _write_out(source: Path, out: Path) -> None:
    part = out.with_name(f".{out.name}.part")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(source.read_bytes())
        part.replace(out)
    except OSError as error:
        raise from_os_error(error, f"writing {out}") from error
    finally:
        part.unlink(missing_ok=True)
