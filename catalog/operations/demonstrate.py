"""The whole way, once, without a network: a drawn scene is posted on this computer, archived, and reported.

What is in the scene is known. That truth is used twice: to say what the examination found of it, after the
examination is over, and to annotate from, in a viewer's place. It never reaches what finds shots and keyframes.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from catalog.case import Case
from catalog.jobs import Job, JobContext, Operation
from catalog.media.frame_index import FrameIndex
from catalog.model.records import (
    Annotation,
    Examination,
    Extent,
    Graphic,
    Keyframe,
    Media,
    Posting,
    Shot,
    Suggestion,
    SuggestionKind,
)
from catalog.model.timecode import clock_of_seconds
from catalog.operations.acquire import add_file, add_link
from catalog.operations.annotate import add_annotation, describe_case, rate_graphic
from catalog.operations.cases import new_case
from catalog.operations.copies import CopyCandidate, confirm_copy, find_copies
from catalog.operations.examine import ensure_index, examine
from catalog.operations.publish import ReportIssued, report
from catalog.operations.suggestions import open_suggestions
from catalog.operations.verify import Verification, verify
from resources.demo.site import served
from resources.demo.street_scene import KnownBoundary, Truth, write_scene

SCOPE = "A drawn scene. No real event, place or person is shown, and nobody asked for this report."
SUMMARY = (
    "A line in marked uniforms with shields and batons advances towards people in civilian clothes. One of them holds "
    "an object that cannot be identified; one throws something. A flash, a cloud and five bangs follow."
)
NO_PROXY = {"proxy": ""}
"""The site is on this computer: what the computer is set to use for others does not lead there."""
BANG_TOLERANCE = Fraction(1, 20)
"""Seconds between a known bang and a suggestion that still counts as of it."""
CUT_TOLERANCE_FRAMES = 1
"""How far from a known cut a found one still counts as that cut; what is off is said."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What an examination found of the known boundaries. `found` pairs each with the shot that begins there."""

    media: Media
    keyframes: list[Keyframe]
    found: list[tuple[KnownBoundary, Shot]]
    missed: list[KnownBoundary]
    extra: list[Shot]

    @property
    def exact(self) -> int:
        """How many of those found begin in the very frame."""
        return sum(known.frame == shot.start_frame for known, shot in self.found)


@dataclass(frozen=True, slots=True)
class Heard:
    """What listening suggested of the known bangs. A burst may hold several; echoes belong to their bang."""

    bangs: int
    suggested: list[Suggestion]
    found: int
    """Bangs that lie in a suggestion, or begin at most `BANG_TOLERANCE` from one."""
    extra: list[Suggestion]


@dataclass(frozen=True, slots=True)
class Demonstration:
    """What was done, and where it is. The first media is the posted MP4, the second the HLS copy."""

    case_path: Path
    truth: Truth
    postings: list[Posting]
    same_media: bool
    """The file copied from disk was recognised as the bytes that were posted."""
    comparisons: list[Comparison]
    same_pixels: int
    """How many frames are keyframes of both media and have the same pixels in both."""
    shared_frames: int
    heard: Heard
    copies: list[CopyCandidate]
    """Found of the first media, and confirmed."""
    annotations: list[Annotation]
    report: ReportIssued
    verification: Verification

    def in_words(self) -> Iterator[str]:
        """Lines for a person, in the order in which things were done."""
        rate = self.truth.rate
        length = clock_of_seconds(Fraction(self.truth.frame_count, rate))
        yield f"Drawn: a street scene of {length}, {self.truth.frame_count} frames, with known truth."
        for posting, media in zip(self.postings, self._media_of_postings(), strict=True):
            yield f"Archived as {media.label}: {posting.url or posting.source_path} ({posting.obtained})."
        if self.same_media:
            yield "The copy from disk has the posted MP4's very bytes: one object, two postings."
        for each in self.comparisons:
            yield from _comparison_in_words(each, rate)
        flash = self.truth.flash_frames
        yield f"The flash in frames {flash[0]} to {flash[-1]} is light, not a cut; it is no boundary of the truth."
        yield (
            f"{self.shared_frames} frames are keyframes of both; {self.same_pixels} of them have the same pixels "
            "in both, by their hashes."
        )
        yield (
            f"Sound: {self.heard.found} of {self.heard.bangs} known bangs suggested as impulsive sounds, "
            f"{len(self.heard.extra)} suggestions that are none; nobody has decided on any: Ctrl+Right goes to them."
        )
        for copy in self.copies:
            yield f"Found by the pictures, and confirmed: {copy.words}"
        yield f"Annotated from the known truth: {len(self.annotations)} annotations on the MP4."
        yield from self.verification.in_words()
        yield "Report:"
        for line in self.report.in_words():
            yield f"  {line}"
        yield f"Case: {self.case_path}"

    def _media_of_postings(self) -> list[Media]:
        by_uid = {each.media.uid: each.media for each in self.comparisons}
        return [by_uid[posting.media_uid or ""] for posting in self.postings]


def demonstrate(case_folder: Path, *, actor: str) -> Operation[Demonstration]:
    """Makes a case at `case_folder` and takes the drawn scene through it, from the posting to the report.

    Raises CaseUnusable when `case_folder` exists. What a failure or cancel leaves is a sound, unfinished case.
    """
    case_folder = case_folder.absolute()
    with new_case(case_folder, actor=actor, name="Demonstration: a drawn street scene") as case:
        with tempfile.TemporaryDirectory(prefix="framewitness-demo-") as temporary:
            video = Path(temporary) / "street-scene.mp4"
            truth: Truth = yield Job("draw the street scene", draw_scene, {"path": str(video)})
            with served(video, Path(temporary) / "site") as site:
                posted = yield from add_link(case, site.page_url, actor=actor, options=NO_PROXY)
                live = yield from add_link(case, site.hls_page_url, actor=actor, options=NO_PROXY)
            copied = yield from add_file(case, video, actor=actor)
        comparisons = []
        for media in (posted.media, live.media):
            examination = yield from examine(case, media.uid, actor=actor)
            comparisons.append(compare(case, media, examination, truth))
        copies = yield from find_copies(case, media_uid=posted.media.uid)
        for each in copies:
            confirm_copy(case, each, actor=actor)
        sound = heard(case, posted.media, truth)
        index_path = yield from ensure_index(case, posted.media.uid)
        annotations = _annotate(case, posted.media, FrameIndex.load(index_path), truth, actor=actor)
        for media in (posted.media, live.media):
            rate_graphic(case, media.uid, Graphic.NOT_GRAPHIC, actor=actor)
        describe_case(case, actor=actor, scope=SCOPE, summary=SUMMARY)
        issued = yield from report(case, case_folder / "exports", actor=actor)
        verification = yield from verify(case_folder)
    shared, same = _shared_pixels(comparisons[0].keyframes, comparisons[1].keyframes)
    return Demonstration(
        case_path=case_folder,
        truth=truth,
        postings=[posted.posting, live.posting, copied.posting],
        same_media=copied.media.uid == posted.media.uid and not copied.is_new,
        comparisons=comparisons,
        shared_frames=shared,
        same_pixels=same,
        heard=sound,
        copies=copies,
        annotations=annotations,
        report=issued,
        verification=verification,
    )


def draw_scene(context: JobContext, *, path: str) -> Truth:
    """Job: draws and encodes the scene at `path`."""
    return write_scene(Path(path), context)


def compare(case: Case, media: Media, examination: Examination, truth: Truth) -> Comparison:
    """Sets what an examination found beside the known boundaries; each of either is used once at most."""
    shots = case.find(Shot, order="position", examination_uid=examination.uid)
    keyframes = case.find(Keyframe, order="pts", examination_uid=examination.uid)
    extra = [shot for shot in shots if shot.begins_with != "start"]
    found: list[tuple[KnownBoundary, Shot]] = []
    missed: list[KnownBoundary] = []
    for known in truth.boundaries:
        fitting = [shot for shot in extra if _fits(known, shot)]
        if not fitting:
            missed.append(known)
            continue
        nearest = min(fitting, key=lambda shot: abs(shot.start_frame - known.frame))
        found.append((known, nearest))
        extra.remove(nearest)
    return Comparison(media, keyframes, found, missed, extra)


def heard(case: Case, media: Media, truth: Truth) -> Heard:
    """Sets what listening suggested beside the known bangs."""
    suggested = [each for each in open_suggestions(case, media.uid) if each.kind == SuggestionKind.IMPULSIVE]

    def is_of(each: Suggestion, bang: Fraction) -> bool:
        start, end = ((pts - media.origin_pts) * media.time_base for pts in (each.start_pts, each.end_pts))
        return start - BANG_TOLERANCE <= bang <= max(start + BANG_TOLERANCE, end)

    bangs = truth.bangs_seconds
    return Heard(
        bangs=len(bangs),
        suggested=suggested,
        found=sum(any(is_of(each, bang) for each in suggested) for bang in bangs),
        extra=[each for each in suggested if not any(is_of(each, bang) for bang in bangs)],
    )


def _fits(known: KnownBoundary, shot: Shot) -> bool:
    if shot.begins_with != known.kind:
        return False
    if known.kind == "cut":
        return abs(shot.start_frame - known.frame) <= CUT_TOLERANCE_FRAMES
    return shot.transition_first_frame <= known.last_frame and known.first_frame <= shot.transition_last_frame


def _annotate(case: Case, media: Media, index: FrameIndex, truth: Truth, *, actor: str) -> list[Annotation]:
    def pts_of(frame: int) -> int:
        return index.pts_of(frame) if frame < truth.frame_count else media.end_pts

    return [
        add_annotation(
            case,
            actor=actor,
            media_uid=media.uid,
            term_code=known.term_code,
            extent=Extent.POINT if known.end_frame is None else Extent.INTERVAL,
            start_pts=pts_of(known.start_frame),
            end_pts=None if known.end_frame is None else pts_of(known.end_frame),
            presence=known.presence,
            certainty=known.certainty,
            attributes=dict(known.attributes),
            note=known.note,
            look_speed=known.look_speed,
            look_with_sound=known.look_with_sound,
        )
        for known in truth.annotations
    ]


def _shared_pixels(one: list[Keyframe], other: list[Keyframe]) -> tuple[int, int]:
    """How many frames are in both lists, and of how many of these the pixels' hashes agree."""
    hashes = {keyframe.frame: keyframe.pixel_sha256 for keyframe in one}
    both = [keyframe for keyframe in other if keyframe.frame in hashes]
    return len(both), sum(hashes[keyframe.frame] == keyframe.pixel_sha256 for keyframe in both)


def _comparison_in_words(comparison: Comparison, rate: int) -> Iterator[str]:
    known = len(comparison.found) + len(comparison.missed)
    yield (
        f"{comparison.media.label}: {len(comparison.keyframes)} keyframes; {len(comparison.found)} of {known} "
        f"boundaries found, {comparison.exact} of them in the very frame; {len(comparison.missed)} missed, "
        f"{len(comparison.extra)} that are none."
    )
    for truth, shot in comparison.found:
        where = f"frame {truth.frame} ({clock_of_seconds(Fraction(truth.frame, rate))})"
        off = shot.start_frame - truth.frame
        said = "found there" if off == 0 else f"found in frame {shot.start_frame} ({off:+d})"
        if truth.kind == "gradual":
            where += f", mixed frames {truth.first_frame} to {truth.last_frame}"
            said += f", as {shot.transition_first_frame} to {shot.transition_last_frame}"
        yield f"  {truth.kind} at {where}: {said}"
    for truth in comparison.missed:
        yield f"  {truth.kind} at frame {truth.frame}: missed"
    for shot in comparison.extra:
        yield f"  {shot.begins_with} at frame {shot.start_frame}: found, and is none"
