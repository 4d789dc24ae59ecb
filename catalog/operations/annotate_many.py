"""What is done to several annotations at once: each function is one unit of work, and one step to undo.

`context` is told how far they are, and may end them (Cancelled) as long as nothing is written.

Regions (where in the picture an annotation is) go with the annotation that they belong to.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from catalog.case import Case
from catalog.errors import InvalidInput
from catalog.jobs import JobContext, SilentContext, counted
from catalog.model.records import (
    Annotation,
    AnnotationStatus,
    Certainty,
    Extent,
    Media,
    Presence,
    Region,
)
from catalog.model.timecode import utc_now
from catalog.model.uids import new_uid
from catalog.operations.annotate import checked, known_term, usual_presence
from catalog.operations.second_looks import status_kept
from catalog.texts import phrase

SILENT = SilentContext()
TOGETHER = frozenset({"term_code", "certainty", "status"})
"""What may be changed of several at once."""
LEAST_CERTAIN_LAST = list(Certainty)
Wanted = list[tuple[Annotation, Mapping[str, Any]]]
"""Annotations, each with the fields that are to be something else."""
_FEW = 16
"""So many are read one by one; more come faster with all of their recording."""


def edit_many(
    case: Case, uids: Collection[str], *, actor: str, context: JobContext = SILENT, **changes: str
) -> list[Annotation]:
    """Gives all of them the same term, certainty or status, and returns those that differ now.

    Nothing is written when nothing differs. Raises InvalidInput as `annotate.edit_annotation` does (then none is
    changed), KeyError when one is not there.
    """
    unknown = set(changes) - TOGETHER
    if unknown:
        raise TypeError(f"cannot be edited together: {sorted(unknown)}")
    wanted: Wanted = [(each, changes) for each in _read(case, uids)]
    return _put(case, wanted, actor=actor, action="annotation.edit_many", context=context)


def move_annotations(
    case: Case,
    spans: Mapping[str, tuple[int, int | None]],
    *,
    actor: str,
    context: JobContext = SILENT,
) -> list[Annotation]:
    """Puts each annotation at its (start, half-open end or None) in PTS, and returns those that differ now.

    Regions stay where they are: what they mark is in the picture at that time. Raises InvalidInput when one would
    lie outside its recording, or end before it begins; then none is moved. KeyError when one is not there.
    """
    wanted: Wanted = []
    for each in _read(case, spans):
        start, end = spans[each.uid]
        wanted.append((each, {"start_pts": start, "end_pts": end}))
    return _put(case, wanted, actor=actor, action="annotation.move", context=context)


def remove_many(case: Case, uids: Collection[str], *, actor: str, context: JobContext = SILENT) -> int:
    """Takes annotations out of the case with their regions, and returns how many annotations went.

    Numbers are not given again; all versions stay in the history. KeyError when one is not there.
    """
    gone = _read(case, uids)
    if not gone:
        return 0
    with case.unit_of_work("annotation.remove_many", actor=actor) as work:
        for annotation in counted(gone, context, "annotations"):
            work.remove(annotation)
        for region in _regions(case, gone):
            work.remove(region)
    return len(gone)


def merge_annotations(
    case: Case, uids: Collection[str], *, actor: str, context: JobContext = SILENT
) -> Annotation:
    """Makes one span of several of the same term: the earliest one grows over all, the others go into it.

    Gaps between them are covered too. It is as certain as the least certain; notes and tags come together; the
    regions of all are kept. Raises InvalidInput, and changes nothing, when they are fewer than two, not of one
    term in one recording, not all spans, or say different things of how, who and whom.
    """
    parts = sorted(_read(case, uids), key=lambda each: (each.start_pts, each.number))
    _check_alike(parts)
    first, others = parts[0], parts[1:]
    merged = dataclasses.replace(
        first,
        end_pts=max(each.end_pts or 0 for each in parts),
        certainty=max((each.certainty for each in parts), key=_certainty_order),
        status=first.status
        if len({each.status for each in parts}) == 1
        else str(AnnotationStatus.UNREVIEWED),
        attributes=_attributes_of(parts),
        note="\n".join(dict.fromkeys(each.note for each in parts if each.note)),
        doubt="\n".join(dict.fromkeys(each.doubt for each in parts if each.doubt)),
        tags=list(dict.fromkeys(tag for each in parts for tag in each.tags)),
    )
    merged = status_kept(first, checked(case, merged, first), actor=actor)
    with case.unit_of_work("annotation.merge", actor=actor, parameters={"count": len(parts)}) as work:
        work.replace(merged, since=first)
        for other in counted(others, context, "annotations"):
            work.remove(other)
        for region in _regions(case, others):
            work.remove(region)
            work.add(_copied(region, merged.uid))
    return merged


def copy_to_term(
    case: Case, uids: Collection[str], term_code: str, *, actor: str, context: JobContext = SILENT
) -> list[Annotation]:
    """Adds an annotation of another term over each of these, with their note, tags, people and regions.

    Attributes come along where the other term has them too. Those that are of that term already are passed over.
    Raises InvalidInput, and adds nothing, when that leaves none or the term is unknown or retired.
    """
    term = known_term(case, term_code)
    originals = [each for each in _read(case, uids) if each.term_code != term_code]
    if not originals:
        raise InvalidInput(
            "What is selected is of that term already.", hint="Choose another term to copy it to."
        )
    copies = {}
    for each in counted(originals, context, "annotations"):
        looked_for = each.presence == Presence.NOT_SEEN
        copy = dataclasses.replace(
            each,
            uid=new_uid(),
            number=0,
            term_code=term_code,
            presence=each.presence
            if looked_for
            else usual_presence(case.get(Media, each.media_uid), term_code),
            attributes={name: value for name, value in each.attributes.items() if name in term.attributes},
            status=str(AnnotationStatus.UNREVIEWED),
            annotator=actor,
            made_utc=utc_now(),
            carried_from="",
        )
        copies[each.uid] = checked(case, copy, None)
    regions = _regions(case, originals)
    with case.unit_of_work("annotation.copy_to_term", actor=actor, parameters={"term": term_code}) as work:
        work.add_all(copies.values())
        work.add_all(_copied(each, copies[each.annotation_uid].uid) for each in regions)
    assert work.committed is not None
    return [each.after for each in work.committed.changes if isinstance(each.after, Annotation)]


def _put(case: Case, wanted: Wanted, *, actor: str, action: str, context: JobContext) -> list[Annotation]:
    before_and_after = []
    for before, changes in counted(wanted, context, "annotations"):
        after = dataclasses.replace(before, **changes)
        if after != before:
            before_and_after.append((before, status_kept(before, checked(case, after, before), actor=actor)))
    if not before_and_after:
        return []
    fields = sorted({name for _, changes in wanted for name in changes})
    with case.unit_of_work(action, actor=actor, parameters={"fields": fields}) as work:
        for before, after in before_and_after:
            work.replace(after, since=before)
    return [after for _, after in before_and_after]


def _read(case: Case, uids: Iterable[str]) -> list[Annotation]:
    wanted = list(dict.fromkeys(uids))
    if len(wanted) <= _FEW:
        return [case.get(Annotation, uid) for uid in wanted]
    media_uid = case.get(Annotation, wanted[0]).media_uid
    there = {each.uid: each for each in case.find(Annotation, media_uid=media_uid)}
    return [there.get(uid) or case.get(Annotation, uid) for uid in wanted]


def _regions(case: Case, annotations: list[Annotation]) -> list[Region]:
    """All regions of these, annotation by annotation."""
    of: dict[str, list[Region]] = {}
    for media_uid in dict.fromkeys(each.media_uid for each in annotations):
        for region in case.find(Region, order="number", media_uid=media_uid):
            of.setdefault(region.annotation_uid, []).append(region)
    return [region for each in annotations for region in of.get(each.uid, [])]


def _copied(region: Region, annotation_uid: str) -> Region:
    """A region's number belongs to its annotation: with another it is another record."""
    return dataclasses.replace(region, uid=new_uid(), number=0, annotation_uid=annotation_uid)


def _check_alike(parts: list[Annotation]) -> None:
    if len(parts) < 2:
        raise InvalidInput(
            "There is nothing to merge.", hint="Select at least two annotations of the same term."
        )
    if len({(each.media_uid, each.term_code) for each in parts}) > 1:
        raise InvalidInput(
            "Only annotations of the same term can be merged.",
            hint="Select annotations of one term, or change their term first.",
        )
    if any(each.extent != Extent.INTERVAL or each.end_pts is None for each in parts):
        raise InvalidInput(
            "Only spans can be merged; a moment, or what is not ended yet, cannot.",
            hint="End it first, or leave it out.",
        )
    for name, words in (
        ("presence", "seen, heard, or looked for and not seen"),
        ("look_speed", "how fast they were looked at"),
        ("look_with_sound", "whether they were looked at with sound"),
        ("actor_uid", "who acts"),
        ("target_uid", "whom it concerns"),
        ("assignment_uid", "the assignment they belong to"),
    ):
        if len({getattr(each, name) for each in parts}) > 1:
            raise InvalidInput(
                phrase("They differ in {words}, so one annotation cannot say it for all.", words=words),
                hint="Make them alike first, or keep them apart.",
            )


def _attributes_of(parts: list[Annotation]) -> dict[str, Any]:
    """What any of them says. Raises InvalidInput where two say different things."""
    said: dict[str, Any] = {}
    for each in parts:
        for name, value in each.attributes.items():
            if said.setdefault(name, value) != value:
                raise InvalidInput(
                    phrase("They differ in “{name}”, so one annotation cannot say it for all.", name=name),
                    hint="Make them alike first, or keep them apart.",
                )
    return said


def _certainty_order(certainty: str) -> int:
    return LEAST_CERTAIN_LAST.index(Certainty(certainty))
