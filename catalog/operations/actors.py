"""The persons and groups that the case names: “H1, officer A, helmet 217”. People tell them apart, never a program.

Each function commits at once and can be undone (`catalog.operations.undo`).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

from catalog.case import Case
from catalog.errors import InvalidInput
from catalog.model.records import Actor, ActorKind, Annotation
from catalog.texts import phrase

LONGEST_NAME = 120
EDITABLE = frozenset({"kind", "name", "description", "member_of"})


def add_actor(
    case: Case,
    *,
    actor: str,
    name: str,
    kind: str = ActorKind.PERSON,
    description: str = "",
    member_of: str = "",
) -> Actor:
    """Names a person or a group and returns them with their permanent number.

    `member_of` is the uid of the group that a person is seen with. Raises InvalidInput for no name, one that
    another of the kind has already, and a group that is none.
    """
    made = check_actor(
        case, Actor(name=name, kind=kind, description=description.strip(), member_of=member_of), None
    )
    with case.unit_of_work("actor.add", actor=actor) as work:
        work.add(made)
    return work.stored(Actor)


def edit_actor(case: Case, uid: str, *, actor: str, **changes: str) -> Actor:
    """Changes fields of `EDITABLE`; nothing is written when nothing differs. Raises InvalidInput as `add_actor`."""
    unknown = set(changes) - EDITABLE
    if unknown:
        raise TypeError(f"cannot be edited: {sorted(unknown)}")
    before = case.get(Actor, uid)
    after = check_actor(case, dataclasses.replace(before, **changes), before)  # type: ignore[arg-type]
    if after != before:
        with case.unit_of_work("actor.edit", actor=actor) as work:
            work.replace(after, since=before)
    return after


def remove_actor(case: Case, uid: str, *, actor: str) -> None:
    """Takes away a person or group whom nothing names. Raises InvalidInput while something does."""
    found = case.get(Actor, uid)
    uses, members = len(annotations_of(case, uid)), case.count(Actor, member_of=uid)
    if uses or members:
        what = [f"{uses} annotation{'s' * (uses != 1)}" if uses else ""]
        what += [f"{members} person{'s' * (members != 1)}" if members else ""]
        raise InvalidInput(
            phrase(
                "{label} ({name}) is named by {filter}.",
                label=found.label,
                name=found.name,
                filter=" and ".join(filter(None, what)),
            ),
            hint="Merge them into another, or take the name away there first.",
        )
    with case.unit_of_work("actor.remove", actor=actor) as work:
        work.remove(found)


def merge_actors(case: Case, uid: str, into_uid: str, *, actor: str) -> Actor:
    """They turned out to be one: everything that names the first names the second from now on.

    The first goes; its name and description are kept in the second's description. All in one step. Raises
    InvalidInput for one and the same, and for a person and a group.
    """
    if uid == into_uid:
        raise InvalidInput("These are one and the same already.", hint="Choose another to merge into.")
    gone, kept = case.get(Actor, uid), case.get(Actor, into_uid)
    if gone.kind != kept.kind:
        raise InvalidInput(
            "A person and a group cannot be merged.", hint="Change what one of them is first, if it is wrong."
        )
    told = f"Also named “{gone.name}”" + (f": {gone.description}" if gone.description else ".")
    merged = dataclasses.replace(
        kept,
        description="\n".join(filter(None, [kept.description, told])),
        member_of=kept.member_of or gone.member_of,
    )
    annotations, members = annotations_of(case, uid), case.find(Actor, member_of=uid)
    parameters = {"merged": gone.label, "annotations": len(annotations)}
    with case.unit_of_work("actor.merge", actor=actor, parameters=parameters) as work:
        work.replace(merged, since=kept)
        for each in annotations:
            work.replace(_renamed(each, uid, into_uid), since=each)
        for member in members:
            work.replace(dataclasses.replace(member, member_of=into_uid), since=member)
        work.remove(gone)
    return merged


def annotations_of(case: Case, uid: str) -> list[Annotation]:
    """Annotations in any recording in which they act, or whom these concern; by recording, then time."""
    found = {each.uid: each for each in case.find(Annotation, actor_uid=uid)}
    found |= {each.uid: each for each in case.find(Annotation, target_uid=uid)}
    return sorted(found.values(), key=lambda each: (each.media_uid, each.start_pts, each.number))


def actor_named(case: Case, text: str) -> Actor:
    """The person or group called H1, by their name or their uid. Raises InvalidInput where there is none."""
    wanted = text.strip().casefold()
    tests: tuple[Callable[[Actor], bool], ...] = (
        lambda each: wanted in (each.label.casefold(), each.uid),
        lambda each: each.name.casefold() == wanted,
    )
    everybody = case.find(Actor, order="number")
    for test in tests:
        found = [each for each in everybody if test(each)]
        if found:
            return found[0]
    raise InvalidInput(
        phrase("The case names nobody “{value}”.", value=text.strip()),
        hint="“framewitness people CASE” lists whom it names.",
    )


def _renamed(annotation: Annotation, uid: str, into_uid: str) -> Annotation:
    changes: dict[str, Any] = {
        field: into_uid for field in ("actor_uid", "target_uid") if getattr(annotation, field) == uid
    }
    return dataclasses.replace(annotation, **changes)


def check_actor(case: Case, found: Actor, before: Actor | None) -> Actor:
    """The person or group as they may be stored. Raises InvalidInput as `add_actor` does."""
    found = dataclasses.replace(found, name=" ".join(found.name.split()))
    if not found.name or len(found.name) > LONGEST_NAME:
        raise InvalidInput(
            "They need a name." if not found.name else "This name is too long.",
            hint=phrase(
                "What tells them apart, such as “officer A, helmet 217”; at most {LONGEST_NAME} characters.",
                LONGEST_NAME=LONGEST_NAME,
            ),
        )
    if found.kind not in [str(each) for each in ActorKind]:
        raise InvalidInput(
            phrase("“{kind}” is neither a person nor a group.", kind=found.kind), hint="Use person or group."
        )
    for other in case.find(Actor, kind=found.kind):
        if other.uid != found.uid and other.name.casefold() == found.name.casefold():
            raise InvalidInput(
                phrase("{label} is called that already.", label=other.label),
                hint="Give a name that tells them apart.",
            )
    if before is not None and before.kind != found.kind and case.count(Actor, member_of=found.uid):
        raise InvalidInput(
            "Persons are members of this group.", hint="Take them out of it first, then make it a person."
        )
    _check_group(case, found)
    return found


def _check_group(case: Case, found: Actor) -> None:
    if not found.member_of:
        return
    if found.kind == ActorKind.GROUP:
        raise InvalidInput("Only a person can be with a group.", hint="Leave “member of” empty for a group.")
    if not case.count(Actor, uid=found.member_of, kind=str(ActorKind.GROUP)):
        raise InvalidInput("The case names no such group.", hint="Add the group first.")
