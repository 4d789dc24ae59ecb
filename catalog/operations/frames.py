"""One exact frame, taken out of a case as a picture."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from catalog.analysis.results import StillResult
from catalog.case import Case
from catalog.errors import InvalidInput, from_os_error
from catalog.jobs import Job, Operation
from catalog.model.records import Examination, Media, Purpose, StoredObject
from catalog.model.selection import shown_examination
from catalog.model.timecode import clock
from catalog.operations.examine import ensure_index, file_of, grab_keyframe, still_of
from catalog.operations.going_out import going_out
from catalog.operations.times import resolve_times
from catalog.store.files import write_whole
from catalog.texts import phrase


@dataclass(frozen=True, slots=True)
class ExportedFrame:
    pts: int
    frame: int
    clock: str
    pixel_sha256: str
    pixel_format: str
    sha256: str
    remarks: list[str]
    """What whoever gets it must know."""
    times_estimated: bool = False
    is_damaged: bool = False
    """The last examination found damage there."""


def export_frame(
    case: Case,
    media_uid: str,
    time_text: str,
    out: Path,
    *,
    actor: str,
    overwrite: bool = False,
    purpose: str = Purpose.COURT,
) -> Operation[ExportedFrame]:
    """Writes the frame shown at a time as a PNG to `out`; where the case can be written it is a keyframe too.

    Raises InvalidInput when `out` exists (unless `overwrite`), when the time lies outside the recording, and for a
    recording that does not go out for the purpose.
    """
    _, remarks = going_out(case, media_uid, purpose)
    if out.exists() and not overwrite:
        raise InvalidInput(
            phrase("{out} exists already.", out=out), hint="Give another name, or --overwrite."
        )
    times = yield from resolve_times(case, media_uid, start=time_text, end=None)
    media = case.get(Media, media_uid)
    if case.read_only:
        with tempfile.TemporaryDirectory(prefix="framewitness-") as folder:
            index_path = yield from ensure_index(case, media_uid)
            arguments = {**file_of(case, media), "objects_folder": folder, "derived_folder": folder}
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
    return ExportedFrame(
        pts,
        frame,
        at,
        pixel_sha256,
        pixel_format,
        sha256,
        remarks,
        media.times_estimated,
        _is_damaged(case, media, pts),
    )


def _is_damaged(case: Case, media: Media, pts: int) -> bool:
    """Whether the frame lies between the whole ones that bound a damaged stretch."""
    examination = shown_examination(case.find(Examination, media_uid=media.uid))
    return examination is not None and any(
        (gap["after_pts"] < pts or pts == media.first_pts == gap["after_pts"]) and pts < gap["before_pts"]
        for gap in examination.gaps
    )


def _write_out(source: Path, out: Path) -> None:
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        write_whole(out, source.read_bytes())
    except OSError as error:
        raise from_os_error(error, f"writing {out}") from error
