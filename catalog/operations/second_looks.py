"""A second look at annotations: somebody else confirms, disputes or comments on what a coder said.

The annotation stays as it is but for its status, and every look is kept with what was looked at. Each function
commits at once and can be undone (`catalog.operations.undo`).
"""

from __future__ import annotations

import dataclasses

from catalog.case import Case
from catalog.errors import InvalidInput
from catalog.model.records import Annotation, AnnotationStatus, Json, SecondLook, Verdict
from catalog.model.timecode import utc_now
from catalog.texts import phrase

STATUS_AFTER = {
    Verdict.CONFIRM: AnnotationStatus.CONFIRMED,
    Verdict.DISPUTE: AnnotationStatus.DISPUTED,
}
SEEN = ("term_code", "extent", "start_pts", "end_pts", "presence", "certainty", "attributes")
"""What of an annotation a look is at: if it changes afterwards, the look was at something else."""


def look_again(
    case: Case, uid: str, verdict: str, *, actor: str, text: str = "", coder_hidden: bool = False
) -> SecondLook:
    """Records what `actor` says of the annotation with this uid, and gives it the status that follows.

    Raises InvalidInput for a verdict that is none, a dispute or comment without a word of why, a confirmation by
    the one who made the annotation, and one that is begun and not ended.
    """
    annotation, text = case.get(Annotation, uid), text.strip()
    if verdict not in list(Verdict):
        raise InvalidInput(
            phrase("“{verdict}” is no verdict.", verdict=verdict),
            hint=phrase("Use one of: {Verdict}.", Verdict=", ".join(Verdict)),
        )
    if annotation.extent == "open":
        raise InvalidInput(
            "This annotation is begun and not ended.", hint="End it before it is looked at again."
        )
    if verdict == Verdict.CONFIRM:
        _check_is_another(annotation, actor)
    if verdict != Verdict.CONFIRM and not text:
        raise InvalidInput("Say in a few words why.", hint="The first coder can only answer what is written.")
    look = SecondLook(
        of_annotation=uid,
        verdict=str(verdict),
        text=text,
        looked_by=actor,
        looked_utc=utc_now(),
        coder_hidden=coder_hidden,
        seen=seen_of(annotation),
    )
    status = STATUS_AFTER.get(Verdict(verdict), annotation.status)
    with case.unit_of_work("annotation.look", actor=actor, parameters={"verdict": str(verdict)}) as work:
        work.add(look)
        if status != annotation.status:
            work.replace(dataclasses.replace(annotation, status=str(status)), since=annotation)
    return work.stored(SecondLook)


def looks_at(case: Case, uid: str) -> list[SecondLook]:
    """Every look at one annotation, the first one first."""
    return case.find(SecondLook, of_annotation=uid, order="looked_utc, rowid")


def to_look_at(case: Case, *, actor: str, media_uid: str | None = None) -> list[Annotation]:
    """Annotations that others made and `actor` has given no verdict on as they stand now; by recording and time.

    Those begun and not ended, and those of assignments, are not among them.
    """
    where = {"media_uid": media_uid} if media_uid else {}
    found = case.find(Annotation, order="media_uid, start_pts, number", assignment_uid=None, **where)
    judged: dict[str, list[Json]] = {}
    for look in case.find(SecondLook, looked_by=actor):
        if look.verdict != Verdict.COMMENT:
            judged.setdefault(look.of_annotation, []).append(look.seen)
    return [
        each
        for each in found
        if each.annotator != actor and each.extent != "open" and seen_of(each) not in judged.get(each.uid, [])
    ]


def status_kept(before: Annotation, after: Annotation, *, actor: str) -> Annotation:
    """`after` with the status that it may have when `actor` puts it in the place of `before`.

    What was confirmed is no longer so once it says something else: nobody else has looked at that. A dispute stays
    until somebody looks again. Raises InvalidInput for one's own annotation that is set to confirmed.
    """
    confirmed = str(AnnotationStatus.CONFIRMED)
    if after.status != confirmed:
        return after
    if before.status != confirmed:
        _check_is_another(before, actor)
    elif seen_of(before) != seen_of(after):
        return dataclasses.replace(after, status=str(AnnotationStatus.UNREVIEWED))
    return after


def _check_is_another(annotation: Annotation, actor: str) -> None:
    if annotation.annotator == actor:
        raise InvalidInput(
            "Whoever made an annotation cannot confirm it: a second look is somebody else's.",
            hint="Work under the name of whoever looks again (menu Case), or leave it to them.",
        )


def seen_of(annotation: Annotation) -> Json:
    return {name: getattr(annotation, name) for name in SEEN}
