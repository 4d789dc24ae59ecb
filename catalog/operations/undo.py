"""Undo and redo: new units of work that write the inverse of recorded changes.

What can be undone is read from the custody chain, so it outlives the window and the program. Somebody undoes
only what they did themselves; where a later change to the same record stands in the way, nothing is written.
"""

from __future__ import annotations

from dataclasses import replace

from catalog.case import Case
from catalog.errors import ChangedMeanwhile
from catalog.model.records import (
    Alignment,
    Annotation,
    CopyLink,
    Examination,
    Keyframe,
    Media,
    Record,
    Suggestion,
    Utterance,
)
from catalog.store.unit_of_work import UnitOfWork

UNDOABLE = {
    "annotation.add": "adding",
    "annotation.edit": "editing",
    "annotation.remove": "removing",
    "annotation.split": "splitting",
    "media.rate": "rating",
    "media.restrict": "restricting",
    "case.describe": "describing the case",
    "suggestion.accept": "accepting",
    "suggestion.dismiss": "dismissing",
    "keyframe.pin": "pinning",
    "keyframe.unpin": "unpinning",
    "keyframe.remove": "removing",
    "keyframe.restore": "restoring",
    "examination.choose": "choosing what is shown of",
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
    "alignment.add": "aligning",
    "alignment.tie": "tying to UTC",
    "alignment.remove": "removing the alignment of",
}


def next_undo(case: Case, *, actor: str) -> str | None:
    """What `undo` would take back, in words; None: nothing."""
    undone, _ = _stacks(case, actor)
    return _in_words(case, undone[-1]) if undone else None


def next_redo(case: Case, *, actor: str) -> str | None:
    _, redone = _stacks(case, actor)
    return _in_words(case, redone[-1]) if redone else None


def undo(case: Case, *, actor: str) -> str | None:
    """Takes back this actor's last step and says what it was; None when there is none.

    A step in whose way somebody else's later change stands is passed over, and named; if there is no other,
    ChangedMeanwhile is raised. Either way nothing of the other's is touched.
    """
    done, _ = _stacks(case, actor)
    blocked: list[ChangedMeanwhile] = []
    for number in reversed(done):
        try:
            words = _apply(case, number, actor=actor, forwards=False)
        except ChangedMeanwhile as error:
            blocked.append(error)
            continue
        passed_over = [_in_words(case, each) for each in list(reversed(done))[: len(blocked)]]
        if not passed_over:
            return words
        return f"{words} (passed over, because somebody changed it since: {', '.join(passed_over)})"
    if blocked:
        raise blocked[0]
    return None


def redo(case: Case, *, actor: str) -> str | None:
    """Does again what this actor undid last; None when there is nothing, or something new was done since."""
    _, undone = _stacks(case, actor)
    return _apply(case, undone[-1], actor=actor, forwards=True) if undone else None


def _stacks(case: Case, actor: str) -> tuple[list[int], list[int]]:
    """Numbers of the entries that can be undone and redone, the next one last."""
    done: list[int] = []
    undone: list[int] = []
    for number, action, parameters in case.steps_of(actor, [*UNDOABLE, "undo", "redo"]):
        if action == "undo":
            undone.append(parameters["entry"])
            done.remove(parameters["entry"])
        elif action == "redo":
            done.append(parameters["entry"])
            undone.remove(parameters["entry"])
        else:
            done.append(number)
            undone.clear()
    return done, undone


def _apply(case: Case, number: int, *, actor: str, forwards: bool) -> str:
    words = _in_words(case, number)
    action = "redo" if forwards else "undo"
    with case.unit_of_work(action, actor=actor, parameters={"entry": number, "step": words}) as work:
        for uid in _changed(case, number):
            before, after = _around(case, uid, number)
            wanted, present = (after, before) if forwards else (before, after)
            _step(case, work, uid, wanted=wanted, present=present, words=words)
            if isinstance(wanted, Keyframe) and isinstance(present, Keyframe):
                _found_again_since(case, work, wanted, present, changed=_changed(case, number))
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
        raise ChangedMeanwhile(
            f"A later change stands in the way of {words}; nothing was changed.",
            hint="Undo or correct the later change first.",
        )
    if wanted is None:
        work.remove(known)
    elif present is None:
        work.add(wanted)
    else:
        work.replace(wanted)


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
    """The record before and after entry `number`."""
    versions = case.versions(uid, upto=number)
    before = versions[-2][1] if len(versions) > 1 else None
    return before, versions[-1][1]


def _in_words(case: Case, number: int) -> str:
    (entry,) = case.entries(first=number, upto=number)
    verb = UNDOABLE[entry.action]
    _, uid = entry.changed[0]
    before, after = _around(case, uid, number)
    record = after or before
    if isinstance(record, Annotation):
        media = case.get(Media, record.media_uid)
        return f"{verb} {media.label}-A{record.number} ({record.term_code})"
    if isinstance(record, CopyLink):
        labels = [case.get(Media, uid).label for uid in (record.media_uid, record.other_uid)]
        return f"{verb} {labels[0]} and {labels[1]}"
    if isinstance(record, Alignment):
        named = [case.get(Media, uid).label for uid in (record.media_uid, record.other_uid) if uid]
        return f"{verb} {' and '.join(named)}"
    if isinstance(record, Utterance):
        lines = [each for kind, each in entry.changed if kind == Utterance.TABLE]
        what = f"line {record.number}" if len(lines) == 1 else f"{len(lines)} lines"
        return f"{verb} {what} of {case.get(Media, record.media_uid).label}"
    if isinstance(record, Suggestion):
        media = case.get(Media, record.media_uid)
        return f"{verb} {media.label}-S{record.number} ({record.kind})"
    if isinstance(record, Keyframe):
        return f"{verb} {case.get(Media, record.media_uid).label}-K{record.number}"
    if isinstance(record, Examination):
        return f"{verb} {case.get(Media, record.media_uid).label}"
    if isinstance(record, Media):
        return f"{verb} {record.label}"
    return verb
