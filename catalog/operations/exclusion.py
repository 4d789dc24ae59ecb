"""Terms that cannot be annotated over the same span by one person: what stands in the way, and what ends by itself.

Only what is said to be there counts: "looked for and not seen" excludes nothing. One coder's annotations are held
against each other, those of an assignment apart from those of the case's own coding.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable
from typing import Any

from catalog.case import Case
from catalog.errors import InvalidInput
from catalog.model.records import Annotation, Extent, Media, Presence, Term
from catalog.model.timecode import clock
from catalog.texts import phrase


def excluded_by(terms: Iterable[Term], code: str) -> set[str]:
    """Codes of the terms that cannot be beside this one, whichever of the two names the other."""
    found: set[str] = set()
    for term in terms:
        if term.code == code:
            found.update(term.excludes)
        elif code in term.excludes:
            found.add(term.code)
    return found


def check_beside(case: Case, annotation: Annotation, term: Term) -> None:
    """Raises InvalidInput where the annotation would overlap one of a term that its own excludes.

    An open annotation counts with its first frame alone; what it overlaps is known when it is ended.
    """
    end = annotation.start_pts + 1 if annotation.end_pts is None else annotation.end_pts
    for where in _rivals(case, annotation, term):
        for other in _there(case.overlapping(Annotation, annotation.start_pts, end, **where), annotation):
            media = case.get(Media, annotation.media_uid)
            raise InvalidInput(
                phrase(
                    "{label} and {name} exclude each other, and {label_2}-A{number} ({name}) is there "
                    "{when}.",
                    label=_label(term),
                    name=_name(case, other.term_code),
                    label_2=media.label,
                    number=other.number,
                    when=_when(media, other),
                ),
                hint="Choose another span, or change or delete the other one first.",
            )


def ended_by(case: Case, annotation: Annotation, term: Term) -> list[tuple[Annotation, Annotation]]:
    """(as it is, ended) of each annotation that was begun before this one starts, and that its term excludes."""
    return [
        (
            other,
            dataclasses.replace(other, extent=str(Extent.INTERVAL), end_pts=annotation.start_pts),
        )
        for where in _rivals(case, annotation, term)
        for other in _there(case.find(Annotation, extent=str(Extent.OPEN), **where), annotation)
        if other.start_pts < annotation.start_pts
    ]


def _rivals(case: Case, annotation: Annotation, term: Term) -> list[dict[str, Any]]:
    """For each term that this one excludes, what tells the same coder's annotations of it in the same recording."""
    if annotation.presence == Presence.NOT_SEEN:
        return []
    codes = _excluded(case, term)
    same = {
        "media_uid": annotation.media_uid,
        "annotator": annotation.annotator,
        "assignment_uid": annotation.assignment_uid,
    }
    return [{**same, "term_code": code} for code in sorted(codes)]


def _excluded(case: Case, term: Term) -> set[str]:
    """As `excluded_by`, of all terms of the case, which are not read whole: this is asked at every key."""
    codes = set(term.excludes)
    for rows in case.columns(Term, ("code", "excludes")):
        codes.update(
            code for code, excludes in rows if excludes != "[]" and term.code in json.loads(excludes)
        )
    return codes - {term.code}


def _there(found: list[Annotation], annotation: Annotation) -> list[Annotation]:
    """Others than the annotation itself that say that something is there."""
    return [each for each in found if each.uid != annotation.uid and each.presence != Presence.NOT_SEEN]


def _when(media: Media, annotation: Annotation) -> str:
    def at(pts: int) -> str:
        return clock(pts, time_base=media.time_base, origin_pts=media.origin_pts)

    if annotation.end_pts is None:
        return f"from {at(annotation.start_pts)} on"
    return f"from {at(annotation.start_pts)} to {at(annotation.end_pts)}"


def _name(case: Case, code: str) -> str:
    found = case.find(Term, code=code)
    return _label(found[0]) if found else code


def _label(term: Term) -> str:
    return f"“{term.labels.get('en', term.code)}”"
