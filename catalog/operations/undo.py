"""Undo and redo: new units of work that write the inverse of recorded changes.

What can be undone is read from the custody chain, so it outlives the window and the program. Somebody undoes
only what they did themselves; where a later change to the same record stands in the way, nothing is written.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from catalog.case import Case
from catalog.errors import ChangedMeanwhile, InvalidInput
from catalog.model.records import (
    Actor,
    Adjudication,
    Annotation,
    Assignment,
    Collection,
    CollectionMember,
    DerivedPicture,
    Keyframe,
    Media,
    MediaDetails,
    PlaceMatch,
    Record,
    Region,
    SecondLook,
    Suggestion,
    Term,
    TermAttribute,
    TermGroup,
    Utterance,
)
from catalog.operations import undo_vocabulary
from catalog.operations.naming import name_of
from catalog.store.history import Entry
from catalog.store.unit_of_work import UnitOfWork
from catalog.texts import phrase

MANY = 500
"""So many changed records are counted, no more: of 10,000 it took 16 ms."""
UNDOABLE = {
    "annotation.add": "adding",
    "annotation.edit": "editing",
    "annotation.remove": "removing",
    "annotation.split": "splitting",
    "annotation.edit_many": "editing",
    "annotation.move": "moving",
    "annotation.remove_many": "removing",
    "annotation.merge": "merging",
    "annotation.copy_to_term": "copying to another term",
    "actor.add": "adding",
    "actor.edit": "editing",
    "actor.remove": "removing",
    "actor.merge": "merging into",
    "media.rate": "rating",
    "acquisition.fill_in": "saying how it came",
    "media.restrict": "restricting",
    "case.describe": "describing the case",
    "about.edit": "describing",
    "about.assess": "assessing",
    "disclosure.restrict": "restricting",
    "disclosure.release": "releasing",
    "disclosure.lift": "taking back the decision on",
    "suggestion.accept": "accepting",
    "suggestion.dismiss": "dismissing",
    "picture.keep": "keeping",
    "picture.stitch": "stitching",
    "place.begin": "beginning",
    "place.points": "setting the points of",
    "place.conclude": "concluding on",
    "place.check": "checking",
    "place.remove": "removing",
    "keyframe.pin": "pinning",
    "keyframe.unpin": "unpinning",
    "keyframe.remove": "removing",
    "keyframe.restore": "restoring",
    "examination.choose": "choosing what is shown of",
    "public.note": "noting a public copy of",
    "copy.confirm": "confirming as copies",
    "copy.dismiss": "dismissing as copies",
    "copy.carry": "carrying over",
    "utterance.add": "adding",
    "utterance.begin": "beginning",
    "utterance.edit": "editing",
    "utterance.remove": "removing",
    "utterance.split": "splitting",
    "utterance.merge": "merging",
    "transcript.import": "reading in",
    "term.add": "adding",
    "term.edit": "editing",
    "term.move": "moving",
    "term.retire": "retiring",
    "term.bring_back": "bringing back",
    "term.remove": "deleting",
    "term.merge": "merging away",
    "group.add": "adding",
    "group.edit": "editing",
    "group.move": "moving",
    "group.remove": "deleting",
    "attribute.add": "adding",
    "attribute.edit": "editing",
    "attribute.remove": "deleting",
    "vocabulary.publish": "publishing a version of the vocabulary",
    "vocabulary.import": "reading in a vocabulary",
    "collection.make": "making",
    "collection.rename": "renaming",
    "collection.remove": "deleting",
    "collection.add": "adding to",
    "collection.take_out": "taking out of",
    "search.save": "keeping",
    "search.change": "changing",
    "search.remove": "deleting",
    "alignment.add": "aligning",
    "alignment.tie": "tying to UTC",
    "alignment.remove": "removing the alignment of",
    "region.add": "drawing",
    "region.move": "moving",
    "region.state": "saying whether there is anything to see of",
    "region.unkey": "removing a keyed frame of",
    "region.shape": "changing the corners of",
    "region.name": "naming",
    "region.remove": "removing",
    "region.track": "following",
    "annotation.look": "the second look at",
    "assignment.make": "assigning",
    "assignment.hand_in": "handing in",
    "assignment.finish": "finishing",
    "adjudication.decide": "deciding on",
}

_KINDS = {
    "annotation": Annotation.TABLE,
    "region": Region.TABLE,
    "actor": Actor.TABLE,
    "utterance": Utterance.TABLE,
    "transcript": Utterance.TABLE,
    "suggestion": Suggestion.TABLE,
    "assignment": Assignment.TABLE,
    "look": SecondLook.TABLE,
    "term": Term.TABLE,
    "group": TermGroup.TABLE,
    "attribute": TermAttribute.TABLE,
    "collection": Collection.TABLE,
    "about": MediaDetails.TABLE,
}
"""Of which records an action of this name speaks, where it changes others with them."""
_OF_MANY = frozenset(
    {
        *("annotation.edit_many", "annotation.move", "annotation.remove_many", "annotation.merge"),
        *("about.edit", "about.assess"),
    }
)
_HANGS_ON: tuple[tuple[type[Record], type[Record], str], ...] = (
    (Annotation, Region, "annotation_uid"),
    (Actor, Annotation, "actor_uid"),
    (Actor, Annotation, "target_uid"),
    (Actor, Actor, "member_of"),
    (Assignment, Annotation, "assignment_uid"),
    (Assignment, Adjudication, "assignment_uid"),
    (DerivedPicture, PlaceMatch, "picture_uid"),
    (Collection, CollectionMember, "collection_uid"),
)
"""(what must be there, what hangs on it, by which field)."""


def next_undo(case: Case, *, actor: str) -> str | None:
    """What `undo` would take back, in words; None: nothing."""
    number = next(_done(case, actor), None)
    return _in_words(case, number) if number is not None else None


def next_redo(case: Case, *, actor: str) -> str | None:
    number = _next_redone(case, actor)
    return _in_words(case, number) if number is not None else None


def undo(case: Case, *, actor: str) -> str | None:
    """Takes back this actor's last step and says what it was; None when there is none.

    A step in whose way somebody else's later change stands is passed over, and named; if there is no other,
    ChangedMeanwhile is raised. Either way nothing of the other's is touched.
    """
    blocked: list[ChangedMeanwhile] = []
    passed: list[int] = []
    for number in _done(case, actor):
        try:
            words = _apply(case, number, actor=actor, forwards=False)
        except ChangedMeanwhile as error:
            blocked.append(error)
            passed.append(number)
            continue
        passed_over = [_in_words(case, each) for each in passed]
        if not passed_over:
            return words
        return phrase(
            "{words} (passed over, because somebody changed it since: {others})",
            words=words,
            others=passed_over[0] if len(passed_over) == 1 else ", ".join(passed_over),
        )
    if blocked:
        raise blocked[0]
    return None


def redo(case: Case, *, actor: str) -> str | None:
    """Does again what this actor undid last; None when there is nothing, or something new was done since."""
    number = _next_redone(case, actor)
    return _apply(case, number, actor=actor, forwards=True) if number is not None else None


def back_to(case: Case, number: int, *, actor: str) -> tuple[list[str], list[str]]:
    """Takes back this actor's steps from the last one to that of entry `number`, each a step that can be redone.

    Returns what was taken back, and what was left because somebody else's later change stands in the way, both in
    words. Raises InvalidInput where that entry is not a step of theirs that can be undone now.
    """
    steps: list[int] = []
    for each in _done(case, actor):
        steps.append(each)
        if each == number:
            break
    if number not in steps:
        raise InvalidInput(
            "This step cannot be taken back.", hint="Only your own steps can, and those not taken back yet."
        )
    undone: list[str] = []
    left: list[str] = []
    for each in steps:
        try:
            undone.append(_apply(case, each, actor=actor, forwards=False))
        except ChangedMeanwhile:
            left.append(_in_words(case, each))
    return undone, left


def size_of_undo(case: Case, *, actor: str) -> int:
    """How many records `undo` would change, if nothing stands in its way; of each kind no more than `MANY` count."""
    return _size(case, next(_done(case, actor), None))


def size_of_redo(case: Case, *, actor: str) -> int:
    return _size(case, _next_redone(case, actor))


def _size(case: Case, number: int | None) -> int:
    if number is None:
        return 0
    return sum(map(len, case.changes(first=number, upto=number, most=MANY).values()))


def steps_done(case: Case, *, actor: str) -> list[int]:
    """Numbers of the entries that this actor can take back now, the next one last."""
    return list(_done(case, actor))[::-1]


def _done(case: Case, actor: str) -> Iterator[int]:
    """Numbers of the entries that can be undone, the one to be undone next first. Read from the end, as needed."""
    settled: set[int] = set()
    for number, action, parameters in _steps_back(case, actor):
        entry = parameters["entry"] if action in ("undo", "redo") else number
        if entry not in settled:
            settled.add(entry)
            if action != "undo":
                yield entry


def _next_redone(case: Case, actor: str) -> int | None:
    """The number of the entry to be done again next; whatever was done newly since ends that."""
    done_again: set[int] = set()
    for _, action, parameters in _steps_back(case, actor):
        if action == "redo":
            done_again.add(parameters["entry"])
        elif action != "undo":
            return None
        elif parameters["entry"] not in done_again:
            return int(parameters["entry"])
        else:
            done_again.discard(parameters["entry"])
    return None


def _steps_back(case: Case, actor: str) -> Iterator[tuple[int, str, dict[str, Any]]]:
    """This actor's steps and what they undid and did again, newest first."""
    before, most = case.head() + 1, 20
    while True:
        rows = case.steps_of(actor, [*UNDOABLE, "undo", "redo"], before=before, most=most)
        yield from rows
        if len(rows) < most:
            return
        before, most = rows[-1][0], min(most * 4, 2000)


def _apply(case: Case, number: int, *, actor: str, forwards: bool) -> str:
    words = _in_words(case, number)
    action = "redo" if forwards else "undo"
    with case.unit_of_work(action, actor=actor, parameters={"entry": number, "step": words}) as work:
        changed = _changed(case, number)
        steps: list[tuple[Record | None, Record | None]] = []
        for uid in changed if forwards else reversed(changed):  # what hangs on another comes after it
            before, after = _around(case, uid, number)
            wanted, present = (after, before) if forwards else (before, after)
            steps.append((wanted, present))
            _step(case, work, uid, wanted=wanted, present=present, words=words)
            _check_what_hangs(case, wanted, present, changed=changed, words=words)
            if isinstance(wanted, Keyframe) and isinstance(present, Keyframe):
                _found_again_since(case, work, wanted, present, changed=changed)
        torn = undo_vocabulary.in_the_way(case, steps)
        if torn is not None:
            raise _in_the_way(case, words, case.versions(torn, last=1)[-1][0])
    return words


def _step(
    case: Case, work: UnitOfWork, uid: str, *, wanted: Record | None, present: Record | None, words: str
) -> None:
    known = wanted or present
    assert known is not None
    now = next(iter(case.find(type(known), uid=uid)), None)
    if isinstance(now, Keyframe) and isinstance(wanted, Keyframe) and isinstance(present, Keyframe):
        # a still that was made since takes nothing back, and stays
        wanted = replace(wanted, still_object_uid=now.still_object_uid)
        present = replace(present, still_object_uid=now.still_object_uid)
    if now != present:
        last = case.versions(uid, last=1)[-1][0]
        raise _in_the_way(case, words, last)
    if wanted is None:
        work.remove(known)
    elif present is None:
        work.add(wanted)
    else:
        work.replace(wanted)


def _check_what_hangs(
    case: Case, wanted: Record | None, present: Record | None, *, changed: list[str], words: str
) -> None:
    """Raises ChangedMeanwhile where this would take away what something else hangs on by now, or where it would
    bring back what hangs on something that was taken away."""
    for parent, child, field in _HANGS_ON:
        if isinstance(present, parent) and wanted is None:
            hanging = [each.uid for each in case.find(child, **{field: present.uid})]
            new = [uid for uid in hanging if uid not in changed]
            if new:
                raise _in_the_way(case, words, case.versions(new[0], last=1)[-1][0])
        if isinstance(wanted, child):
            uid = getattr(wanted, field)
            if uid and uid not in changed and not case.count(parent, uid=uid):
                raise _in_the_way(case, words, case.versions(uid, last=1)[-1][0])


def _in_the_way(case: Case, words: str, number: int) -> ChangedMeanwhile:
    (entry,) = case.entries(first=number, upto=number)
    return ChangedMeanwhile(
        phrase(
            "A later change by {actor} ({time_utc} UTC) stands in the way of {words}; nothing was changed.",
            actor=entry.actor,
            time_utc=entry.time_utc[:16].replace("T", " "),
            words=words,
        ),
        hint="Undo or correct the later change first.",
    )


def _found_again_since(
    case: Case, work: UnitOfWork, wanted: Keyframe, present: Keyframe, *, changed: list[str]
) -> None:
    """A moment is removed or restored as a whole: also where a later examination found it again."""
    if wanted.removed == present.removed:
        return
    for other in case.find(Keyframe, media_uid=wanted.media_uid, pts=wanted.pts):
        if other.uid not in changed and other.removed != wanted.removed:
            pinned = other.pinned and not wanted.removed
            work.replace(replace(other, removed=wanted.removed, pinned=pinned), since=other)


def _changed(case: Case, number: int) -> list[str]:
    (entry,) = case.entries(first=number, upto=number)
    return [uid for _, uid in entry.changed]


def _around(case: Case, uid: str, number: int) -> tuple[Record | None, Record | None]:
    """The record before and after entry `number`; of one that was erased since, None."""
    versions = case.versions(uid, upto=number, last=2)
    before = versions[-2][1] if len(versions) > 1 else None
    return before, versions[-1][1] if versions else None


def in_words(case: Case, entry: Entry) -> str:
    """What an entry of `UNDOABLE` did, in words: “adding M1-A3 (eq.shield)”."""
    verb = UNDOABLE[entry.action]
    kind = _KINDS.get(entry.action.partition(".")[0], "")
    concerned = [uid for of_kind, uid in entry.changed if of_kind == kind]
    if not concerned:
        concerned = [uid for _, uid in entry.changed][: None if entry.action in _OF_MANY else 1]
    if not concerned or entry.action.startswith("vocabulary."):
        return verb
    before, after = _around(case, concerned[0], entry.number)
    record = after or before
    if record is None:
        return phrase("{verb} what was erased since", verb=verb)
    if isinstance(record, Utterance) and len(concerned) > 1:
        label = case.get(Media, record.media_uid).label
        return phrase("{verb} {count} lines of {label}", verb=verb, count=len(concerned), label=label)
    more = len(concerned) - 1 if entry.action in _OF_MANY else 0
    name = name_of(case, record)
    if more:
        name = phrase("{name} and {more} more", name=name, more=more)
    return phrase("{verb} {names}", verb=verb, names=name) if name else verb


def _in_words(case: Case, number: int) -> str:
    (entry,) = case.entries(first=number, upto=number)
    return in_words(case, entry)
