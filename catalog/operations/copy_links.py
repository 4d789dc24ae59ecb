"""What a person decides of two recordings that seem to share footage, and annotations carried over between them."""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from catalog.case import Case
from catalog.errors import InvalidInput
from catalog.jobs import Operation
from catalog.later import np
from catalog.media.frame_index import FrameIndex
from catalog.model.records import Annotation, AnnotationStatus, CopyLink, CopyState, Media, Presence
from catalog.model.timecode import utc_now
from catalog.model.uids import new_uid
from catalog.operations import annotate
from catalog.operations.copy_words import CopyCandidate, CopyRange
from catalog.operations.examine import ensure_index
from catalog.operations.vocabulary_draft import case_vocabulary

EDGE_SECONDS = Fraction(3, 10)
"""An annotation may reach so far past a range's end, which is not known better, and is cut there."""
_EXCHANGED = {"left": "right", "right": "left"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """What came of carrying annotations over."""

    annotations: list[Annotation]
    outside: int
    """So many show what the other recording does not have, or not in one piece."""
    unsure: int
    """So many lie where the picture stands still, so that their moments in the other are not certain."""
    already: int
    """So many had been carried over before."""
    not_seen: int
    """So many say that something was looked for and not seen, which holds only for what was watched."""
    unheard: int
    """So many were heard, and the other recording has no sound."""
    exchanged: int
    """So many of `annotations` had left and right exchanged, as the other shows the picture mirrored."""


# ---------------------------------------------------------------- what a person decides


def confirm_copy(case: Case, candidate: CopyCandidate, *, actor: str) -> CopyLink:
    """Records that a person saw the two to share this footage.

    Two recordings have one link, however often and from wherever they are confirmed or dismissed. Raises InvalidInput
    for a file outside the case, ChangedMeanwhile when somebody else decided of these two at the same moment.
    """
    return _decided(case, candidate, CopyState.CONFIRMED, actor)


def dismiss_copy(case: Case, candidate: CopyCandidate, *, actor: str) -> CopyLink:
    """Records that the two share nothing, or nothing that matters."""
    return _decided(case, candidate, CopyState.DISMISSED, actor)


def _decided(case: Case, candidate: CopyCandidate, state: CopyState, actor: str) -> CopyLink:
    if not candidate.media_uid:
        raise InvalidInput(
            "Only two recordings of the case can be confirmed or dismissed as copies.",
            hint="Add the file to the case first.",
        )
    before = link_between(case, candidate.media_uid, candidate.other_uid)
    link = CopyLink(
        uid=before.uid if before else _uid_of_pair(candidate.media_uid, candidate.other_uid),
        media_uid=candidate.media_uid,
        other_uid=candidate.other_uid,
        state=state,
        ranges=[_as_json(each) for each in candidate.ranges],
        facts={"said": candidate.words, **candidate.changes},
        decided_by=actor,
        decided_utc=utc_now(),
    )
    labels = [case.get(Media, uid).label for uid in (candidate.media_uid, candidate.other_uid)]
    action = "copy.confirm" if state is CopyState.CONFIRMED else "copy.dismiss"
    with case.unit_of_work(action, actor=actor, parameters={"media": labels}) as work:
        if before is None:
            work.add(link)
        else:
            work.replace(link, since=before)
    return link


def _uid_of_pair(one_uid: str, other_uid: str) -> str:
    """The same for these two whoever asks, so that the catalogue refuses a second link between them.

    A UUIDv7 like all others: the time is that of the later of the two media, the rest comes from a hash of both.
    """
    first, second = sorted((one_uid, other_uid))
    digest = hashlib.sha256(f"copy {first} {second}".encode()).digest()
    value = (uuid.UUID(second).int >> 80 << 80) | int.from_bytes(digest[:10], "big")
    value &= ~(0xF << 76) & ~(0x3 << 62)
    return str(uuid.UUID(int=value | (0x7 << 76) | (0x2 << 62)))


def link_between(case: Case, one_uid: str, other_uid: str) -> CopyLink | None:
    """What was decided of these two, either way round."""
    found = [
        *case.find(CopyLink, media_uid=one_uid, other_uid=other_uid),
        *case.find(CopyLink, media_uid=other_uid, other_uid=one_uid),
    ]
    return max(found, key=lambda each: each.decided_utc, default=None)


def _as_json(found: CopyRange) -> dict[str, Any]:
    return {
        "start_pts": found.start_pts,
        "end_pts": found.end_pts,
        "other_start_pts": found.other_start_pts,
        "other_end_pts": found.other_end_pts,
        "speed_micros": round(found.speed * 1_000_000),
        "mirrored": found.mirrored,
        "stands_still": found.stands_still,
    }


def ranges_of(link: CopyLink, seen_from_uid: str) -> tuple[CopyRange, ...]:
    ranges = tuple(
        CopyRange(
            start_pts=each["start_pts"],
            end_pts=each["end_pts"],
            other_start_pts=each["other_start_pts"],
            other_end_pts=each["other_end_pts"],
            speed=each.get("speed_micros", 1_000_000) / 1_000_000,
            mirrored=each.get("mirrored", False),
            stands_still=each.get("stands_still", False),
        )
        for each in link.ranges
    )
    if link.media_uid == seen_from_uid:
        return ranges
    return tuple(sorted((each.turned() for each in ranges), key=lambda each: each.start_pts))


# ---------------------------------------------------------------- carrying over


def carry_annotations(
    case: Case, copy_link_uid: str, *, actor: str, from_media_uid: str
) -> Operation[Carried]:
    """Makes annotations of one recording's also in its confirmed copy, at the moments that show the same.

    Each begins and ends at the shown frame that is nearest; it is unreviewed, and names the one it came from. Where
    the picture is mirrored, attributes that tell left from right are exchanged. What the other recording does not
    bear out, because it was found by its pictures alone, is counted and not carried over: what lies outside the
    shared ranges, what was heard where it has no sound, and what was looked for and not seen. All in one step that
    can be undone. Raises InvalidInput when nobody confirmed the copy.
    """
    link = case.get(CopyLink, copy_link_uid)
    if link.state != CopyState.CONFIRMED:
        raise InvalidInput("Nobody has confirmed this copy.", hint="Confirm it first, then carry over.")
    target = case.get(Media, link.other_uid if from_media_uid == link.media_uid else link.media_uid)
    index = FrameIndex.load((yield from ensure_index(case, target.uid)))
    ranges = ranges_of(link, from_media_uid)
    source = case.get(Media, from_media_uid)
    there = case.find(Annotation, media_uid=target.uid, assignment_uid=None)
    told = {each.carried_from for each in there} | {each.uid for each in there}
    made: list[Annotation] = []
    outside = unsure = already = not_seen = unheard = exchanged = 0
    for each in case.find(
        Annotation, media_uid=from_media_uid, assignment_uid=None, order="start_pts, number"
    ):
        found = _holding(ranges, each, source)
        if each.uid in told or each.carried_from in told - {""}:
            already += 1
        elif found is None:
            outside += 1
        elif each.presence == Presence.NOT_SEEN:
            not_seen += 1
        elif each.presence == Presence.HEARD and not target.has_sound:
            unheard += 1
        elif found.stands_still:
            unsure += 1
        else:
            sided = _exchanged(case, each) if found.mirrored else each
            exchanged += sided is not each
            made.append(annotate.checked(case, _carried(sided, found, target, index, actor), sided))
    if made:
        labels = [source.label, target.label]
        with case.unit_of_work("copy.carry", actor=actor, parameters={"media": labels}) as work:
            work.add_all(made)
        assert work.committed is not None
        made = [each.after for each in work.committed.changes if isinstance(each.after, Annotation)]
    return Carried(
        annotations=made,
        outside=outside,
        unsure=unsure,
        already=already,
        not_seen=not_seen,
        unheard=unheard,
        exchanged=exchanged,
    )


def _exchanged(case: Case, annotation: Annotation) -> Annotation:
    """With left for right in attributes that are a choice between them; the very same where there is none."""
    told = {code for code, value in annotation.attributes.items() if value in ("left", "right")}
    if not told or not (told := told & _sided(case)):
        return annotation
    sides = {code: _EXCHANGED[annotation.attributes[code]] for code in told}
    return replace(annotation, attributes=annotation.attributes | sides)


def _sided(case: Case) -> frozenset[str]:
    """Codes of the attributes that are a choice between left and right; what is written out in words is not one."""
    return frozenset(
        attribute.code
        for attribute in case_vocabulary(case).attributes
        if {"left", "right"} <= {choice.code for choice in attribute.choices}
    )


def _holding(ranges: tuple[CopyRange, ...], annotation: Annotation, source: Media) -> CopyRange | None:
    """The range that the whole annotation lies in."""
    edge = EDGE_SECONDS / source.time_base
    for each in ranges:
        if not each.start_pts - edge <= annotation.start_pts < each.end_pts:
            continue
        end = annotation.end_pts
        if end is None or each.start_pts < end <= each.end_pts + edge:
            return each
    return None


def _carried(
    annotation: Annotation, found: CopyRange, target: Media, index: FrameIndex, actor: str
) -> Annotation:
    start = _nearest(index.pts, _across(found, annotation.start_pts))
    end = None
    if annotation.end_pts is not None:
        boundaries = np.append(index.pts, index.end_pts)
        end = _nearest(boundaries, _across(found, annotation.end_pts))
        if end <= start:
            end = int(boundaries[np.searchsorted(boundaries, start, side="right")])
    return replace(
        annotation,
        uid=new_uid(),
        number=0,
        media_uid=target.uid,
        start_pts=start,
        end_pts=end,
        annotator=actor,
        made_utc=utc_now(),
        status=AnnotationStatus.UNREVIEWED,
        carried_from=annotation.uid,
    )


def _across(found: CopyRange, pts: int) -> Fraction:
    """The moment in the other, in its own PTS, exact; what reaches past the range is cut at its end."""
    inside = min(max(pts, found.start_pts), found.end_pts)
    slope = Fraction(found.other_end_pts - found.other_start_pts, max(1, found.end_pts - found.start_pts))
    return found.other_start_pts + slope * (inside - found.start_pts)


def _nearest(times: np.typing.NDArray[np.int64], wanted: Fraction) -> int:
    place = int(np.searchsorted(times, float(wanted)))
    around = [int(each) for each in times[max(0, place - 1) : place + 1]]
    return min(around, key=lambda pts: abs(pts - wanted))
