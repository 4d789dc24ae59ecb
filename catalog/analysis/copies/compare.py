"""Jobs: fingerprints of media and of bare files, and the footage that recordings share by them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from catalog.analysis.copies.fingerprint_index import Gathered, footage_of, gathered
from catalog.analysis.copies.fingerprints import LEAST_QUALITY, Fingerprints, FingerprintTaker
from catalog.analysis.copies.matching import Footage, Library, SharedRange, Votes, shared_ranges
from catalog.analysis.copies.results import WHOLE, Area, Comparison, FileFacts, Footing, Known, Shared
from catalog.analysis.thumbs import planes_of
from catalog.errors import MediaUnreadable
from catalog.jobs import JobContext
from catalog.media.frame_index import FrameIndex
from catalog.media.frame_indexing import build_index
from catalog.media.frame_reader import decode_all
from catalog.media.probe import probe_file
from catalog.model.derived import FINGERPRINTS
from catalog.texts import phrase

MIRRORED_EVERY = 2
"""Of so many frames one is looked for mirrored: copies are mirrored seldom, and looking costs as much again."""
_REPORT_EVERY = 50


def fingerprints_of(
    context: JobContext,
    *,
    path: str,
    stream_index: int,
    index_path: str,
    rotation_degrees: int,
    derived_folder: str,
    keyframes: list[int] | None = None,
) -> None:
    """Lays `fingerprints.npz` into the derived folder: two a second, and those of the frames at `keyframes` (PTS)."""
    index = FrameIndex.load(Path(index_path))
    taken = _taken(context, Path(path), stream_index, index, rotation_degrees, frozenset(keyframes or ()))
    taken.save(Path(derived_folder) / FINGERPRINTS)


def compare(
    context: JobContext, *, known: list[Known], of: list[str] | None, index_path: str | None = None
) -> Comparison:
    """The footage that the media `of` share with any other; every two of `known` where it is None."""
    all_of_them = gathered(known, Path(index_path) if index_path else None)
    usable = all_of_them.usable
    wanted = [n for n, each in enumerate(usable) if of is None or each.uid in of]
    shared: list[Shared] = []
    for count, number in enumerate(wanted):
        context.report(count, len(wanted), "recordings", "comparing fingerprints")
        passed_over = range(number + 1) if of is None else range(number, number + 1)
        prints = Fingerprints.load(Path(usable[number].path))
        shared += _shared(context, usable[number], prints, all_of_them, passed_over)
    return Comparison(shared=tuple(shared), unusable=tuple(all_of_them.unusable))


def compare_file(
    context: JobContext, *, path: str, known: list[Known], index_path: str | None = None
) -> tuple[FileFacts, Comparison]:
    """What a file that is in no case shares with those known. Its `one_uid` is empty. Nothing of it is written.

    Raises MediaUnreadable for a recording of sound alone.
    """
    probe = probe_file(context, path=path)
    if probe.kind == "sound":
        raise MediaUnreadable(
            phrase(
                "“{name}” is a sound recording; copies are found by their pictures.", name=Path(path).name
            ),
            hint="“framewitness suggestions CASE --compare” compares the sound of recordings of a case.",
        )
    facts = FileFacts(
        kind=probe.kind,
        start=float(probe.first_pts * probe.time_base),
        end=float(probe.end_pts * probe.time_base),
        time_base=probe.time_base,
        origin_pts=probe.origin_pts,
        footing=Footing(path=path, stream_index=probe.stream_index, rotation_degrees=probe.rotation_degrees),
        facts={**probe.as_json(), "title": Path(path).name},
    )
    if probe.kind == "photograph":
        return facts, Comparison(shared=(), unusable=())
    index = build_index(Path(path), probe.stream_index, context)
    prints = _taken(context, Path(path), probe.stream_index, index, probe.rotation_degrees, frozenset())
    all_of_them = gathered(known, Path(index_path) if index_path else None)
    one = Known(uid="", path="", start=facts.start, end=facts.end)
    shared = _shared(context, one, prints, all_of_them, range(0))
    return facts, Comparison(shared=tuple(shared), unusable=tuple(all_of_them.unusable))


def _shared(
    context: JobContext, one: Known, prints: Fingerprints, others: Gathered, passed_over: range
) -> Iterator[Shared]:
    both = footage_of(prints, one.start, one.end)
    for owner, ranges in matches(context, both, others.library, passed_over=passed_over):
        other = others.usable[owner]
        yield Shared(
            one_uid=one.uid,
            other_uid=other.uid,
            ranges=tuple(ranges),
            one_area=_usual_area(prints, [(each.start, each.end) for each in ranges]),
            other_area=_usual_area(
                Fingerprints.load(Path(other.path)), [(each.other_start, each.other_end) for each in ranges]
            ),
        )


def matches(
    context: JobContext,
    both: tuple[Footage, Footage],
    library: Library,
    *,
    passed_over: range,
) -> Iterator[tuple[int, list[SharedRange]]]:
    """For each recording of the library that shares footage its number and the ranges. `both`: the footage as it
    is, and mirrored."""
    found: dict[int, list[SharedRange]] = {}
    for mirrored, footage in enumerate(both):
        telling = np.flatnonzero(footage.telling)
        if mirrored and len(telling) > 20:
            telling = telling[::MIRRORED_EVERY]
        parts = []
        for part in library.near(footage.words[telling]):
            context.check_cancelled()
            parts.append(part)
        votes = Votes.together(parts)
        votes = replace(votes, mine=telling[votes.mine])
        owners = library.owners[votes.first]
        for owner in np.unique(owners).tolist():
            if owner in passed_over:
                continue
            start = library.starts[owner]
            some = votes.only(owners == owner)
            some = Votes(some.mine, some.first - start, some.last - start)
            for each in shared_ranges(footage, library.footage(owner), some):
                found.setdefault(owner, []).append(replace(each, mirrored=bool(mirrored)))
    for owner in sorted(found):
        yield owner, _once(found[owner])


# ---------------------------------------------------------------- inside


def _taken(
    context: JobContext,
    path: Path,
    stream_index: int,
    index: FrameIndex,
    rotation_degrees: int,
    keyframes: frozenset[int],
) -> Fingerprints:
    taker = FingerprintTaker(index.time_base, rotation_degrees)
    for frame in decode_all(path, index, stream_index):
        is_keyframe = frame.pts in keyframes
        if is_keyframe or taker.wants(frame.pts):
            taker.take(frame.pts, planes_of(frame.raw)[0], keyframe=is_keyframe)
        if frame.number % _REPORT_EVERY == 0:
            context.report(frame.number, len(index), "frames", f"fingerprints of {path.name}")
    return taker.result()


def _usual_area(prints: Fingerprints, spans: list[tuple[float, float]]) -> Area:
    times = prints.pts * float(prints.time_base)
    inside = np.any([(times >= start) & (times < end) for start, end in spans], axis=0)
    inside &= prints.quality >= LEAST_QUALITY
    if not inside.any():
        return WHOLE
    left, top, right, bottom = (int(each) for each in np.median(prints.area[inside], axis=0))
    return left, top, right, bottom


def _once(ranges: list[SharedRange]) -> list[SharedRange]:
    """In order of time; where a range was found both ways, the one with more hits (a picture that looks the same in
    a mirror)."""
    kept: list[SharedRange] = []
    for each in sorted(ranges, key=lambda found: (-found.hits, found.distance)):
        if not any(
            each.mirrored != other.mirrored
            and min(each.end, other.end) - max(each.start, other.start) > 0.5 * (each.end - each.start)
            for other in kept
        ):
            kept.append(each)
    return sorted(kept, key=lambda found: found.start)
