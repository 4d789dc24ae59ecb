"""Two coders' annotations of the same recordings side by side, and which of them is kept.

An annotation of the one is paired with that of the other of the same term that shares most of its time. Each
decision commits at once and can be undone (`catalog.operations.undo`).
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from catalog.case import Case
from catalog.errors import InvalidInput
from catalog.model.records import (
    Adjudication,
    Annotation,
    AnnotationStatus,
    Assignment,
    AssignmentState,
    Extent,
    Media,
    Outcome,
    Region,
)
from catalog.model.timecode import utc_now
from catalog.model.uids import new_uid
from catalog.store.unit_of_work import UnitOfWork
from catalog.texts import phrase

POINTS_APART_SECONDS = Fraction(1, 2)
"""Two points no further apart than this are taken for one and the same moment."""
TAKEN_OVER = (
    *("term_code", "extent", "start_pts", "end_pts", "presence", "certainty", "attributes"),
    *("note", "look_speed", "look_with_sound", "actor_uid", "target_uid", "tags"),
)
"""What of the second coder's annotation replaces what the first one said."""


@dataclass(frozen=True, slots=True)
class Pair:
    """What the case has and what the assignment has, either None; `shared_milli` is how much of the time that they
    cover together both cover, in thousandths (1000 for points that are paired)."""

    media_uid: str
    first: Annotation | None
    second: Annotation | None
    shared_milli: int
    decision: Adjudication | None

    @property
    def start_pts(self) -> int:
        return min(each.start_pts for each in (self.first, self.second) if each is not None)

    @property
    def agrees(self) -> bool:
        """Whether both said the same of the very same frames."""
        if self.first is None or self.second is None:
            return False
        same = ("term_code", "extent", "start_pts", "end_pts", "presence", "certainty", "attributes")
        return all(getattr(self.first, name) == getattr(self.second, name) for name in same)


def pairs(case: Case, assignment_uid: str) -> list[Pair]:
    """Every annotation of the two coders over the assignment's recordings, once; by recording and time.

    Only terms of the assignment are compared, where it names any; what is begun and not ended is left out.
    """
    assignment = case.get(Assignment, assignment_uid)
    decided = case.find(Adjudication, assignment_uid=assignment_uid, order="decided_utc, rowid")
    found: list[Pair] = []
    for media_uid in assignment.media_uids:
        firsts = _compared(case, assignment, media_uid, None)
        seconds = _compared(case, assignment, media_uid, assignment_uid)
        made = {uid for each in decided for uid in each.became}
        firsts = [each for each in firsts if each.uid not in made or each.uid in {d.first for d in decided}]
        found += sorted(_paired(case.get(Media, media_uid), firsts, seconds, decided), key=_in_order)
    return found


def adjudicate(
    case: Case, assignment_uid: str, pair: Pair, outcome: str, *, actor: str, reason: str = ""
) -> Adjudication:
    """Decides on one pair. What both coders said stays in the case, whatever is decided.

    "first" confirms the case's annotation; "second" gives it what the second coder said and marked in the picture,
    or adds that where the case has none; "both" confirms the one and adds the other; "neither" marks the case's as
    disputed. Raises InvalidInput for an outcome that there is nothing for, for what is decided already, and where the
    adjudicator is the second coder.
    """
    assignment = case.get(Assignment, assignment_uid)
    if outcome not in list(Outcome):
        raise InvalidInput(
            phrase("“{outcome}” is no outcome.", outcome=outcome),
            hint=phrase("Use one of: {Outcome}.", Outcome=", ".join(Outcome)),
        )
    if actor == assignment.coder:
        raise InvalidInput(
            "Whoever coded second cannot decide between the two.", hint="Leave it to somebody else."
        )
    first, second = pair.first, pair.second
    if (outcome == Outcome.FIRST and first is None) or (outcome == Outcome.SECOND and second is None):
        raise InvalidInput("That coder has no annotation here.", hint="Choose the other one, or neither.")
    if outcome == Outcome.BOTH and (first is None or second is None):
        raise InvalidInput("There are not two annotations here.", hint="Choose the one there is, or neither.")
    _check_is_open(case, assignment_uid, pair)
    kept = outcome in (Outcome.FIRST, Outcome.BOTH)
    confirmed = str(
        AnnotationStatus.CONFIRMED if kept or outcome == Outcome.SECOND else AnnotationStatus.DISPUTED
    )
    became: list[str] = []
    with case.unit_of_work("adjudication.decide", actor=actor, parameters={"outcome": str(outcome)}) as work:
        if first is not None:
            after = dataclasses.replace(first, status=confirmed)
            if outcome == Outcome.SECOND and second is not None:
                after = dataclasses.replace(after, **{name: getattr(second, name) for name in TAKEN_OVER})
                _take_over_regions(case, work, first, second)
            if after != first:
                work.replace(after, since=first)
            became += [first.uid] * (outcome != Outcome.NEITHER)
        if second is not None and (outcome == Outcome.BOTH or (outcome == Outcome.SECOND and first is None)):
            added = dataclasses.replace(
                second, uid=new_uid(), number=0, assignment_uid=None, status=confirmed, doubt=""
            )
            work.add(added)
            _copy_regions(case, work, second, added)
            became.append(added.uid)
        return work.add(
            Adjudication(
                assignment_uid=assignment_uid,
                media_uid=pair.media_uid,
                first=first.uid if first else "",
                second=second.uid if second else "",
                outcome=str(outcome),
                became=became,
                reason=reason.strip(),
                decided_by=actor,
                decided_utc=utc_now(),
            )
        )


def _check_is_open(case: Case, assignment_uid: str, pair: Pair) -> None:
    """Another decision on the same two would add what the first one added once more, or undo it by halves."""
    uids = {"first": pair.first.uid if pair.first else "", "second": pair.second.uid if pair.second else ""}
    for each in case.find(Adjudication, assignment_uid=assignment_uid, **uids):
        raise InvalidInput(
            phrase("{decided_by} has decided on these already.", decided_by=each.decided_by),
            hint="Whoever decided takes that back first, by “Undo” or under “What was done”.",
        )


def _take_over_regions(case: Case, work: UnitOfWork, first: Annotation, second: Annotation) -> None:
    """What the first coder marked gives way to what the second one did, if they marked anything."""
    if case.count(Region, annotation_uid=second.uid):
        for region in case.find(Region, annotation_uid=first.uid):
            work.remove(region)
        _copy_regions(case, work, second, first)


def _copy_regions(case: Case, work: UnitOfWork, source: Annotation, target: Annotation) -> None:
    for region in case.find(Region, annotation_uid=source.uid, order="number"):
        work.add(dataclasses.replace(region, uid=new_uid(), number=0, annotation_uid=target.uid))


def finish(case: Case, assignment_uid: str, *, actor: str) -> Assignment:
    """Says that every pair is decided. Raises InvalidInput, with how many are not."""
    assignment = case.get(Assignment, assignment_uid)
    waiting = sum(each.decision is None and not each.agrees for each in pairs(case, assignment_uid))
    if waiting:
        raise InvalidInput(
            phrase("{waiting} pairs are not decided yet.", waiting=waiting), hint="Decide them first."
        )
    after = dataclasses.replace(assignment, state=str(AssignmentState.ADJUDICATED))
    if after != assignment:
        with case.unit_of_work("assignment.finish", actor=actor) as work:
            work.replace(after, since=assignment)
    return after


def _compared(
    case: Case, assignment: Assignment, media_uid: str, assignment_uid: str | None
) -> list[Annotation]:
    found = case.find(
        Annotation, media_uid=media_uid, assignment_uid=assignment_uid, order="start_pts, number"
    )
    codes = set(assignment.term_codes)
    return [each for each in found if each.extent != Extent.OPEN and (not codes or each.term_code in codes)]


def _paired(
    media: Media, firsts: list[Annotation], seconds: list[Annotation], decided: list[Adjudication]
) -> list[Pair]:
    """What was decided together stays together; of the rest the pairs that share most come first."""
    first_by, second_by = {each.uid: each for each in firsts}, {each.uid: each for each in seconds}
    found: list[Pair] = []
    for each in decided:
        one, other = first_by.pop(each.first, None), second_by.pop(each.second, None)
        if one is not None or other is not None:
            found.append(Pair(media.uid, one, other, _shared_milli(media, one, other), each))
    likely = sorted(
        (
            (-shared, one.start_pts, one.uid, other.uid)
            for one, other in _near(media, first_by.values(), second_by.values())
            if (shared := _shared_milli(media, one, other)) > 0
        ),
    )
    for shared, _, one_uid, other_uid in likely:
        if one_uid in first_by and other_uid in second_by:
            found.append(Pair(media.uid, first_by.pop(one_uid), second_by.pop(other_uid), -shared, None))
    found += [Pair(media.uid, each, None, 0, None) for each in first_by.values()]
    found += [Pair(media.uid, None, each, 0, None) for each in second_by.values()]
    return found


def _near(
    media: Media, firsts: Iterable[Annotation], seconds: Iterable[Annotation]
) -> Iterator[tuple[Annotation, Annotation]]:
    """Every two of one term that overlap, or are points close enough; each compared only with what lasts then."""
    reach = int(POINTS_APART_SECONDS / media.time_base) + 1
    both = [*((each, 0) for each in firsts), *((each, 1) for each in seconds)]
    lasting: dict[tuple[str, int], list[tuple[int, Annotation]]] = defaultdict(list)
    for each, coder in sorted(both, key=lambda pair: (pair[0].start_pts, pair[1])):
        for side in (0, 1):
            there = lasting[each.term_code, side]
            lasting[each.term_code, side] = [one for one in there if one[0] > each.start_pts]
        for _, other in lasting[each.term_code, 1 - coder]:
            yield (each, other) if coder == 0 else (other, each)
        end = each.start_pts + reach if each.end_pts is None else each.end_pts
        lasting[each.term_code, coder].append((end, each))


def _shared_milli(media: Media, one: Annotation | None, other: Annotation | None) -> int:
    if (
        one is None
        or other is None
        or (one.presence == "looked for and not seen") != (other.presence == "looked for and not seen")
    ):
        return 0
    if one.end_pts is None or other.end_pts is None:
        apart = abs(one.start_pts - other.start_pts) * media.time_base
        within = one.end_pts is None and other.end_pts is None and apart <= POINTS_APART_SECONDS
        return 1000 - round(apart * 100) if within else 0
    both = min(one.end_pts, other.end_pts) - max(one.start_pts, other.start_pts)
    whole = max(one.end_pts, other.end_pts) - min(one.start_pts, other.start_pts)
    return max(0, both * 1000 // whole)


def _in_order(pair: Pair) -> tuple[int, str]:
    return pair.start_pts, (pair.first or pair.second).uid  # type: ignore[union-attr]
