"""Recordings that share footage: found, confirmed or dismissed by a person, annotations carried over.

What is found is a candidate until a person confirms it, and is not kept: fingerprints lie in `derived/` and can
be made again. What a person decides is a record (`CopyLink`), in one step that can be undone.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from catalog.analysis.copies.results import (
    WHOLE,
    Area,
    Closely,
    Comparison,
    FileFacts,
    Footing,
    FoundStill,
    Known,
    Shared,
    ToCompare,
)
from catalog.case import Case
from catalog.errors import Cancelled, CatalogError, MediaUnreadable
from catalog.jobs import Job, JobContext, Operation
from catalog.model.derived import FINGERPRINTS, FINGERPRINTS_OF_ALL
from catalog.model.records import CopyLink, CopyState, Keyframe, Media
from catalog.operations.copy_links import (
    Carried,
    carry_annotations,
    confirm_copy,
    dismiss_copy,
    link_between,
    ranges_of,
)
from catalog.operations.copy_words import (
    CANDIDATE,
    CopyCandidate,
    CopyRange,
    Party,
    changes_between,
    earliest_posting,
    lacking,
    party_of,
    party_of_file,
    sentences,
)
from catalog.operations.examine import ensure_index, file_of, place_of
from catalog.texts import phrase

if TYPE_CHECKING:
    from catalog.analysis.copies.matching import SharedRange

__all__ = [
    "CANDIDATE",
    "Carried",
    "CopyCandidate",
    "CopyRange",
    "carry_annotations",
    "confirm_copy",
    "dismiss_copy",
    "ensure_fingerprints",
    "find_copies",
    "find_source",
    "not_comparable",
]

MOST_LOOKED_AT = 40
"""So many pairs, those that share most first, have frames laid over each other in one search."""
STILLS_TOLD = 3


# The jobs below load OpenCV only in the child that runs them: it has no place in the window's process.


def fingerprints_of(context: JobContext, **arguments: Any) -> None:
    from catalog.analysis.copies import compare as room

    room.fingerprints_of(context, **arguments)


def compare(context: JobContext, **arguments: Any) -> Comparison:
    from catalog.analysis.copies import compare as room

    return room.compare(context, **arguments)


def compare_file(context: JobContext, **arguments: Any) -> tuple[FileFacts, Comparison]:
    from catalog.analysis.copies import compare as room

    return room.compare_file(context, **arguments)


def look_closely(context: JobContext, **arguments: Any) -> list[Closely]:
    from catalog.analysis.copies import close_look as room

    return room.look_closely(context, **arguments)


def still_source(context: JobContext, **arguments: Any) -> tuple[list[FoundStill], list[str]]:
    from catalog.analysis.copies import still_source as room

    return room.still_source(context, **arguments)


# ---------------------------------------------------------------- fingerprints


def ensure_fingerprints(case: Case, media_uid: str) -> Operation[Path]:
    """The path of the media's fingerprints, which are made where they are not there or cannot be used.

    For a case in a read-only place they are made in a folder that goes when the case is closed. Raises
    MediaUnreadable for a recording of sound alone, or one that cannot be read.
    """
    from catalog.analysis.copies.fingerprint_file import Fingerprints

    path = _place(case, media_uid)
    try:
        Fingerprints.load(path)
    except CatalogError:
        yield from _made(case, media_uid, path)
    return path


def _index_path(case: Case) -> str | None:
    return None if case.read_only else str(case.path / "derived" / FINGERPRINTS_OF_ALL)


def _place(case: Case, media_uid: str) -> Path:
    from catalog.analysis.copies.fingerprint_file import Fingerprints

    return place_of(case, media_uid, FINGERPRINTS, Fingerprints.load)


def _made(case: Case, media_uid: str, path: Path) -> Operation[None]:
    media = case.get(Media, media_uid)
    if media.kind == "sound":
        raise MediaUnreadable(
            phrase("{label} is a sound recording; copies are found by their pictures.", label=media.label)
        )
    index_path = yield from ensure_index(case, media_uid)
    arguments = {
        **file_of(case, media),
        "index_path": str(index_path),
        "rotation_degrees": media.rotation_degrees,
        "derived_folder": str(path.parent),
        "keyframes": sorted({each.pts for each in case.find(Keyframe, media_uid=media_uid)}),
    }
    yield Job(f"fingerprints of {media.label}", fingerprints_of, arguments)


def not_comparable(case: Case) -> list[Media]:
    """After a search, the recordings that took no part: those of sound alone, and those that cannot be read."""
    return [
        each
        for each in case.find(Media, order="number")
        if each.kind == "sound" or not _place(case, each.uid).is_file()
    ]


def _known(case: Case, *, again: Iterable[str] = ()) -> Operation[list[Known]]:
    """All media that have fingerprints, after making those that are missing or named in `again`."""
    known = []
    for media in case.find(Media, order="number"):
        if media.kind == "sound":
            continue
        path = _place(case, media.uid)
        if not path.exists() or media.uid in again:
            try:
                yield from _made(case, media.uid, path)
            except Cancelled:
                raise
            except CatalogError:
                with contextlib.suppress(OSError):  # not to be written, or a folder
                    path.unlink(missing_ok=True)
                continue  # damaged or missing: `not_comparable` tells of it, the others are compared all the same
        start, end = (float(pts * media.time_base) for pts in (media.first_pts, media.end_pts))
        known.append(Known(uid=media.uid, path=str(path), start=start, end=end))
    return known


# ---------------------------------------------------------------- finding


def find_copies(
    case: Case, *, media_uid: str | None = None, closely: bool = True
) -> Operation[list[CopyCandidate]]:
    """Recordings of the case that share footage with one, or every two that do; those that share most come first.

    Missing fingerprints are made first. Frames of at most 40 pairs are then laid over each other (`closely`), which
    makes their moments exact and tells what was changed. Photographs are looked for in the recordings. What a person
    decided comes with its state. `not_comparable` names what could not be compared. Raises MediaUnreadable where
    the one is a photograph that is missing or too plain; among all of a case such a one is passed over.
    """
    known = yield from _known(case)
    if media_uid is not None and case.get(Media, media_uid).kind == "photograph":
        found = yield from _photograph(case, case.get(Media, media_uid), known)
        return found
    of = None if media_uid is None else [media_uid]
    comparison: Comparison = yield Job(
        "compare recordings", compare, {"known": known, "of": of, "index_path": _index_path(case)}
    )
    if comparison.unusable:
        known = yield from _known(case, again=comparison.unusable)
        comparison = yield Job(
            "compare recordings", compare, {"known": known, "of": of, "index_path": _index_path(case)}
        )
    parties = _parties(case, comparison.shared)
    looked = yield from _looked_closely(case, comparison.shared, {}, closely=closely)
    found = [
        _candidate(
            case, parties[each.one_uid], parties[each.other_uid], each.ranges, near, areas=_areas(each)
        )
        for each, near in zip(comparison.shared, looked, strict=True)
    ]
    if media_uid is None:
        found = yield from _with_photographs(case, found, known)
    return sorted(found, key=_most_shared_first)


def find_source(case: Case, path: Path, *, closely: bool = True) -> Operation[list[CopyCandidate]]:
    """Recordings of the case that share footage with a file that is not in it; for a picture, where it comes from.

    Nothing of the file is kept. Raises MediaUnreadable or SourceUnavailable when it cannot be read.
    """
    known = yield from _known(case)
    facts: FileFacts
    arguments = {"path": str(path), "known": known, "index_path": _index_path(case)}
    facts, comparison = yield Job(f"compare {path.name}", compare_file, arguments)
    one = party_of_file(facts)
    if facts.kind == "photograph":
        found = yield from _of_still(case, one, str(path), known)
        return found
    if comparison.unusable:
        arguments["known"] = yield from _known(case, again=comparison.unusable)
        facts, comparison = yield Job(f"compare {path.name}", compare_file, arguments)
    looked = yield from _looked_closely(case, comparison.shared, {"": facts.footing}, closely=closely)
    parties = _parties(case, comparison.shared)
    found = [
        _candidate(case, one, parties[each.other_uid], each.ranges, near, areas=_areas(each))
        for each, near in zip(comparison.shared, looked, strict=True)
    ]
    return sorted(found, key=_most_shared_first)


def _with_photographs(
    case: Case, found: list[CopyCandidate], known: list[Known]
) -> Operation[list[CopyCandidate]]:
    """What was found, and where the case's photographs come from. Two photographs that show the same are told once."""
    pairs: dict[frozenset[str], CopyCandidate] = {}
    for media in case.find(Media, kind="photograph", order="number"):
        try:
            sources = yield from _photograph(case, media, known)
        except MediaUnreadable:
            continue
        for each in sources:
            pairs.setdefault(frozenset((each.media_uid, each.other_uid)), each)
    for each in found:
        pairs.setdefault(frozenset((each.media_uid, each.other_uid)), each)
    return list(pairs.values())


def _photograph(case: Case, media: Media, known: list[Known]) -> Operation[list[CopyCandidate]]:
    found = yield from _of_still(case, party_of(case, media), file_of(case, media)["path"], known)
    return found


def _of_still(case: Case, one: Party, path: str, known: list[Known]) -> Operation[list[CopyCandidate]]:
    found: list[FoundStill]
    found, unusable = yield _still_job(case, one, path, known)
    if unusable:
        known = yield from _known(case, again=unusable)
        found, _ = yield _still_job(case, one, path, known)
    from catalog.analysis.copies.matching import SharedRange

    told: dict[str, list[FoundStill]] = {}
    for each in found:
        told.setdefault(each.uid, []).append(each)
    candidates = []
    for uid, moments in told.items():
        ranges = tuple(
            SharedRange(
                start=one.seconds(one.first_pts),
                end=one.seconds(one.end_pts),
                other_start=each.seconds,
                other_end=each.seconds,
                speed=1.0,
                hits=1,
                distance=float(each.distance),
                stands_still=False,
                mirrored=each.mirrored,
            )
            for each in moments[:STILLS_TOLD]
        )
        candidates.append(_candidate(case, one, party_of(case, case.get(Media, uid)), ranges, None))
    return candidates


def _still_job(case: Case, one: Party, path: str, known: list[Known]) -> Job:
    """Looks for the picture in every other media whose file is there."""
    files = _footings(case, [each.uid for each in known if each.uid != one.uid])
    others = [each for each in known if each.uid in files]
    return Job(f"source of {one.label}", still_source, {"path": path, "known": others, "files": files})


def _looked_closely(
    case: Case, shared: tuple[Shared, ...], footings: dict[str, Footing], *, closely: bool
) -> Operation[list[Closely | None]]:
    """For each pair what frames laid over each other showed; None where that was not done, or failed."""
    looked: list[Closely | None] = [None] * len(shared)
    dismissed = {_pair(each) for each in case.find(CopyLink, state=CopyState.DISMISSED)}
    footings = footings | _footings(
        case, [uid for each in shared for uid in (each.one_uid, each.other_uid) if uid]
    )
    order = sorted(range(len(shared)), key=lambda n: -sum(each.end - each.start for each in shared[n].ranges))
    chosen = [
        number
        for number in order
        if {shared[number].one_uid, shared[number].other_uid} <= footings.keys()
        and frozenset((shared[number].one_uid, shared[number].other_uid)) not in dismissed
    ][:MOST_LOOKED_AT]
    if closely and chosen:
        pairs = [
            ToCompare(
                one=footings[shared[number].one_uid],
                other=footings[shared[number].other_uid],
                ranges=shared[number].ranges,
            )
            for number in chosen
        ]
        seen: list[Closely]
        try:
            seen = yield Job("compare frames", look_closely, {"pairs": pairs})
        except Cancelled:
            raise
        except CatalogError:
            return looked  # what the fingerprints say stands by itself
        for number, each in zip(chosen, seen, strict=True):
            looked[number] = each
    return looked


def _footings(case: Case, uids: Iterable[str]) -> dict[str, Footing]:
    """The files of media, as far as they are there."""
    found = {}
    for uid in set(uids):
        media = case.get(Media, uid)
        try:
            found[uid] = Footing(**file_of(case, media), rotation_degrees=media.rotation_degrees)
        except MediaUnreadable:
            continue
    return found


def _parties(case: Case, shared: Iterable[Shared]) -> dict[str, Party]:
    uids = {uid for each in shared for uid in (each.one_uid, each.other_uid) if uid}
    return {uid: party_of(case, case.get(Media, uid)) for uid in uids}


def _areas(shared: Shared) -> tuple[Area, Area]:
    return shared.one_area, shared.other_area


def _pair(link: CopyLink) -> frozenset[str]:
    return frozenset((link.media_uid, link.other_uid))


def _most_shared_first(candidate: CopyCandidate) -> tuple[bool, int]:
    dismissed = candidate.state == CopyState.DISMISSED
    return dismissed, -sum(each.end_pts - each.start_pts for each in candidate.ranges)


def _candidate(
    case: Case,
    one: Party,
    other: Party,
    found: tuple[SharedRange, ...],
    closely: Closely | None,
    *,
    areas: tuple[Area, Area] = (WHOLE, WHOLE),
) -> CopyCandidate:
    """One pair in the records' times, with what a person decided about it."""
    ranges = tuple(_in_pts(each, one, other) for each in (closely.ranges if closely else found))
    link = link_between(case, one.uid, other.uid) if one.uid else None
    if link is not None and link.state == CopyState.CONFIRMED:
        ranges = ranges_of(link, one.uid)
    changes = changes_between(one, other, ranges, areas, closely)
    earliest = earliest_posting(one, other)
    said = [*sentences(one, other, ranges, changes), *([f"{earliest[1]}."] if earliest else [])]
    return CopyCandidate(
        media_uid=one.uid,
        other_uid=other.uid,
        ranges=ranges,
        only_here=lacking(ranges, one),
        only_there=lacking(tuple(each.turned() for each in ranges), other),
        changes=changes,
        looked_closely=closely is not None,
        earliest=earliest[0] if earliest else None,
        earliest_words=earliest[1] if earliest else "",
        words=" ".join(f"{each[0].upper()}{each[1:]}" for each in said),
        annotations=other.annotations,
        watched=None,
        state=link.state if link else CANDIDATE,
        link_uid=link.uid if link else "",
    )


def _in_pts(found: SharedRange, one: Party, other: Party) -> CopyRange:
    def pts(seconds: float, party: Party) -> int:
        return min(max(round(seconds / float(party.time_base)), party.first_pts), party.end_pts)

    return CopyRange(
        start_pts=pts(found.start, one),
        end_pts=pts(found.end, one),
        other_start_pts=pts(found.other_start, other),
        other_end_pts=pts(found.other_end, other),
        speed=found.speed,
        mirrored=found.mirrored,
        stands_still=found.stands_still,
    )
