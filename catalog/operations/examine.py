"""Finding shots and keyframes, taking frames by hand, and turning what people type into exact times."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from catalog.case import Case
from catalog.errors import CatalogError, InvalidInput, MediaUnreadable
from catalog.jobs import Job, JobContext, Operation
from catalog.media.frame_index import FrameIndex
from catalog.model.records import Examination, Keyframe, Media, Role, Shot, StoredObject
from catalog.model.selection import as_decided
from catalog.model.timecode import utc_now
from catalog.operations.suggestions import new_suggestions, sound_file
from catalog.operations.written import written
from catalog.texts import phrase

if TYPE_CHECKING:
    from catalog.analysis.results import ExaminationResult, StillResult

__all__ = ["ensure_index", "examine", "grab_keyframe", "shots_of_bare_file"]

INDEX = "index.npz"
BY_HAND = "grabbed by hand"

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


def examine(
    case: Case,
    media_uid: str,
    *,
    actor: str,
    settings: dict[str, Any] | None = None,
    one_thread: bool = False,
) -> Operation[Examination]:
    """One run over a media: shots, keyframes, stills, thumbnails, fingerprints, and what is to be heard.

    It stands beside earlier runs. Of the sound it suggests only what no earlier run did, whatever was decided then.

    With `one_thread` it decodes on one core: together faster, where as many run at a time as there are cores.
    """
    media = case.get(Media, media_uid)
    arguments = {**file_of(case, media), **_folders(case, media), "settings": settings or {}}
    sound, unheard = _sound_of(case, media)
    arguments |= {"one_thread": one_thread, "sound": sound}
    result: ExaminationResult = yield Job(f"examine {media.label}", examine_file, arguments)
    examination = Examination(
        media_uid=media.uid,
        made_utc=utc_now(),
        settings=result.settings,
        versions=result.versions,
        frame_count=result.frame_count,
        gaps=result.gaps,
        sound=result.sound.facts if result.sound else unheard,
    )
    reference = case.get(StoredObject, media.reference_object_uid)

    def write() -> None:
        now = case.get(Media, media.uid)  # it may have been rated while the job ran
        reconciled = _reconciled(case, now)
        stills = _StillObjects(case, reference)
        keyframes = as_decided(
            _keyframes(result.keyframes, media.uid, stills, actor=actor, examination=examination.uid),
            case.find(Keyframe, media_uid=media.uid),
        )
        proposals = result.sound.proposals if result.sound else []
        suggestions = new_suggestions(case, reconciled, proposals, examination_uid=examination.uid)
        work = case.unit_of_work(
            "media.examine",
            actor=actor,
            parameters={"media": media.label, "settings": result.settings},
            tools=result.versions,
            inputs=[reference.sha256],
            outputs=[each.still.sha256 for each in result.keyframes if each.still],
        )
        with work:
            if reconciled != now:
                work.replace(reconciled, since=now)
            work.add(examination)
            work.add_all(stills.new)
            found = (dataclasses.asdict(each) for each in result.shots)
            work.add_all(Shot(media_uid=media.uid, examination_uid=examination.uid, **each) for each in found)
            work.add_all(keyframes)
            work.add_all(suggestions)

    written(write)
    return examination


def _sound_of(case: Case, media: Media) -> tuple[dict[str, Any] | None, dict[str, Any]]:
    """Where the sound is, as the job wants it, None where there is none to be had; and the facts for that case."""
    try:
        return sound_file(case, media), {}
    except MediaUnreadable as error:
        return None, {"unreadable": str(error)}


def _keyframes(
    results: list[StillResult],
    media_uid: str,
    stills: _StillObjects,
    *,
    actor: str,
    examination: str | None = None,
    reason: str = "",
) -> list[Keyframe]:
    """Records of found or grabbed frames; `reason` outranks the one that the finding gave."""
    return [
        Keyframe(
            media_uid=media_uid,
            examination_uid=examination,
            shot_position=each.shot,
            pts=each.pts,
            frame=each.frame,
            reason=reason or each.reason,
            sharpness_milli=each.sharpness_milli,
            pixel_sha256=each.pixel_sha256,
            pixel_format=each.pixel_format,
            still_object_uid=stills.uid_of(each.still, each.still_recipe),
            made_by=actor,
        )
        for each in results
    ]


def _reconciled(case: Case, media: Media) -> Media:
    """The media with what the full decode showed of its frames, where demuxing had promised something else."""
    if media.kind != "video":
        return media
    index = FrameIndex.load(case.derived(media.uid) / INDEX)
    return dataclasses.replace(
        media,
        frame_count=len(index),
        first_pts=index.pts_of(0),
        end_pts=index.end_pts,
        times_estimated=index.estimated,
    )


def grab_keyframe(
    case: Case, media_uid: str, pts: int, *, actor: str, reason: str = BY_HAND, blind: bool = False
) -> Operation[Keyframe]:
    """The frame shown at `pts` becomes a keyframe with a full still, or is the one that it already was; `blind` as
    with several. Raises InvalidInput for a sound recording."""
    (keyframe,) = yield from grab_keyframes(case, media_uid, [pts], actor=actor, reason=reason, blind=blind)
    return keyframe


def grab_keyframes(
    case: Case, media_uid: str, moments: list[int], *, actor: str, reason: str, blind: bool = False
) -> Operation[list[Keyframe]]:
    """Stills for several moments of one media, in one unit of work.

    A frame that is a keyframe already stays that one record and is given the still that it lacks. Where it is taken by
    hand it is pinned, if an examination found it, and put back, if it was removed. Who codes `blind` knows of none
    that others took, and has a record of their own with the same still.
    """
    media = case.get(Media, media_uid)
    if media.kind == "sound":
        raise InvalidInput(phrase("{label} is a sound recording; it has no frames.", label=media.label))
    index_path = yield from ensure_index(case, media_uid)
    arguments = {**file_of(case, media), **_folders(case, media)}
    arguments |= {"index_path": str(index_path), "moments": moments}
    results: list[StillResult] = yield Job(f"stills of {media.label}", stills_of, arguments)
    reference = case.get(StoredObject, media.reference_object_uid)

    def write() -> list[Keyframe]:
        stills = _StillObjects(case, reference)
        taken = _keyframes(results, media.uid, stills, actor=actor, reason=reason)
        before = [_known(case, each, ("", actor) if blind else None) for each in taken]
        after = [_with_still(old, each) if old else each for old, each in zip(before, taken, strict=True)]
        if after == before:
            return after
        work = case.unit_of_work(
            "keyframe.grab",
            actor=actor,
            parameters={"media": media.label, "pts": [each.pts for each in results], "reason": reason},
            inputs=[reference.sha256],
            outputs=[each.still.sha256 for each in results if each.still],
        )
        shown = {each.still_object_uid for each in after}
        with work:
            work.add_all([each for each in stills.new if each.uid in shown])
            work.add_all([each for old, each in zip(before, after, strict=True) if old is None])
            for old, each in zip(before, after, strict=True):
                if old is not None and old != each:
                    work.replace(each, since=old)
        return [case.get(Keyframe, each.uid) for each in after]

    return written(write)


def _known(case: Case, taken: Keyframe, makers: tuple[str, ...] | None) -> Keyframe | None:
    """The record of this very frame that the case has by one of `makers` (None: by anybody); of several the one with
    a still, pinned, the earliest."""
    return min(
        (
            each
            for each in case.find(Keyframe, media_uid=taken.media_uid, pts=taken.pts)
            if each.pixel_sha256 == taken.pixel_sha256 and (makers is None or each.made_by in makers)
        ),
        key=lambda each: (each.still_object_uid is None, not each.pinned, each.removed, each.number),
        default=None,
    )


def _with_still(known: Keyframe, taken: Keyframe) -> Keyframe:
    """The known keyframe as it is once the same frame was taken."""
    known = dataclasses.replace(known, still_object_uid=known.still_object_uid or taken.still_object_uid)
    if taken.reason != BY_HAND:
        return known
    return dataclasses.replace(known, removed=False, pinned=known.pinned or known.examination_uid is not None)


def still_made(case: Case, keyframe_uid: str, *, actor: str) -> Operation[Keyframe]:
    """Makes the full still of a keyframe that has none. Raises MediaUnreadable where the file gives other pixels
    than were recorded; nothing is changed then."""
    keyframe = case.get(Keyframe, keyframe_uid)
    media = case.get(Media, keyframe.media_uid)
    index_path = yield from ensure_index(case, media.uid)
    arguments = {**file_of(case, media), **_folders(case, media)}
    arguments |= {"index_path": str(index_path), "moments": [keyframe.pts]}
    (result,) = yield Job(f"still of {media.label}-K{keyframe.number}", stills_of, arguments)
    if result.pixel_sha256 != keyframe.pixel_sha256:
        raise MediaUnreadable(
            phrase(
                "The frame of {label}-K{number} does not decode as it did when it was found.",
                label=media.label,
                number=keyframe.number,
            ),
            hint="Run “framewitness verify” to see whether the recording's file is still what it was.",
        )
    reference = case.get(StoredObject, media.reference_object_uid)

    def write() -> Keyframe:
        before = case.get(Keyframe, keyframe_uid)
        stills = _StillObjects(case, reference)
        after = dataclasses.replace(before, still_object_uid=stills.uid_of(result.still, result.still_recipe))
        work = case.unit_of_work(
            "keyframe.still",
            actor=actor,
            parameters={"media": media.label, "pts": before.pts},
            inputs=[reference.sha256],
            outputs=[result.still.sha256],
        )
        with work:
            work.add_all(stills.new)
            work.replace(after, since=before)
        return after

    return written(write)


def stills_of(context: JobContext, *, moments: list[int], **arguments: Any) -> list[StillResult]:
    """Job: the still of each of `moments` (PTS); the other arguments are those of `still_of`."""
    results = []
    for count, pts in enumerate(moments):
        context.report(count, len(moments), "stills")
        results.append(still_of(context, pts=pts, **arguments))
    return results


def ensure_index(case: Case, media_uid: str) -> Operation[Path]:
    """The path of the media's frame index, which is made again where `derived/` was emptied.

    For a case in a read-only place it is then made in a folder that goes when the case is closed.
    """
    media = case.get(Media, media_uid)
    path = place_of(case, media_uid, INDEX, FrameIndex.load)
    try:
        FrameIndex.load(path)
    except CatalogError:
        from catalog.media.frame_indexing import index_to_file

        arguments = {**file_of(case, media), "index_path": str(path)}
        yield Job(f"index of {media.label}", index_to_file, arguments)
    return path


def place_of(case: Case, media_uid: str, name: str, load: Callable[[Path], object]) -> Path:
    """Where a derived file lies or is to be made: in a read-only place, the scratch folder for one that is not in
    `derived/` or that `load` cannot read (it raises CatalogError then)."""
    path = case.derived(media_uid) / name
    if case.read_only:
        try:
            load(path)
        except CatalogError:
            return case.scratch(media_uid) / name
    return path


def missing_thumbnails(case: Case, media_uid: str) -> list[int]:
    """PTS of the keyframes whose thumbnails are gone from `derived/`; all of them where the poster is."""
    derived = case.derived(media_uid)
    moments = sorted({each.pts for each in case.find(Keyframe, media_uid=media_uid)})
    if not (derived / "poster.jpg").exists():
        return moments
    return [pts for pts in moments if not (derived / f"thumb-{pts}.jpg").exists()]


def remake_thumbnails(case: Case, media_uid: str) -> Operation[int]:
    """Makes again what is gone from `derived/` of one media; returns how many. Nothing in a read-only place."""
    missing = missing_thumbnails(case, media_uid)
    media = case.get(Media, media_uid)
    if case.read_only or not missing or media.kind == "sound":
        return 0
    index_path = yield from ensure_index(case, media_uid)
    arguments = {
        **file_of(case, media),
        "index_path": str(index_path),
        "moments": missing,
        "derived_folder": str(case.derived(media_uid)),
        "rotation_degrees": media.rotation_degrees,
        "sample_aspect": Fraction(media.sample_aspect_numerator, media.sample_aspect_denominator),
    }
    yield Job(f"thumbnails of {media.label}", thumbnails_of, arguments)
    return len(missing)


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


def file_of(case: Case, media: Media) -> dict[str, Any]:
    """The reference object, which must be there. Raises MediaUnreadable that says how to get it back."""
    path = case.object_path(case.get(StoredObject, media.reference_object_uid))
    if not path.exists():
        raise MediaUnreadable(
            phrase("The file of {label} is missing from the case.", label=media.label),
            hint=phrase(
                "Run “framewitness verify”, and put {name} back into {parent} from a copy of the case.",
                name=path.name,
                parent=path.parent,
            ),
        )
    return {"path": str(path), "stream_index": media.stream_index}


def _folders(case: Case, media: Media) -> dict[str, str]:
    return {"objects_folder": str(case.objects.folder), "derived_folder": str(case.derived(media.uid))}
