"""Editing the vocabulary of a case: terms, groups and attributes. One function for each thing a person asks for.

Each commits at once and can be undone. A term that was ever used is retired or merged, never deleted, so that every
annotation, old or new, can be read with the words it was made with.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from catalog.case import Case
from catalog.errors import InvalidInput
from catalog.jobs import JobContext, SilentContext, counted
from catalog.model.records import Annotation, Assignment, Json, Keyframe, Term, TermAttribute, TermGroup
from catalog.operations.vocabulary_draft import Draft, case_vocabulary, tidy, uses
from catalog.store.unit_of_work import UnitOfWork
from catalog.texts import phrase

__all__ = ["case_vocabulary", "uses"]

EDITABLE = frozenset(
    {
        *("labels", "definition", "definitions", "colour", "shape", "key", "kind"),
        *("attributes", "excludes", "examples", "distressing"),
    }
)

# ---------------------------------------------------------------- terms


def add_term(
    case: Case,
    *,
    actor: str,
    group: str,
    labels: Mapping[str, str],
    definition: str,
    kind: str,
    code: str = "",
    parent: str = "",
    colour: str = "",
    **more: Any,
) -> Term:
    """Adds a term at the end of its group, or under `parent`. `more` are other fields of `EDITABLE`.

    Without `code` one is made of the English label; without `colour` it has its group's. Raises InvalidInput for
    a code or key that is taken, and for whatever is not as `Term` wants it.
    """
    if unknown := set(more) - EDITABLE:
        raise TypeError(f"no fields of a term: {sorted(unknown)}")
    draft = Draft(case)
    group = draft.term(parent).group if parent else group
    labels = _tidied(labels)
    code = code.strip() or proposed_code(case, group=group, label=labels.get("en", ""), parent=parent)
    if code in draft.terms:
        raise InvalidInput(
            phrase("There is a term “{code}” already.", code=code), hint="Choose another code."
        )
    excludes, values = more.pop("excludes", []), _tidied_fields(more)
    some = next(iter(draft.terms.values()), None)
    made = Term(
        vocabulary=some.vocabulary if some else draft.group(group).vocabulary,
        vocabulary_version=some.vocabulary_version if some else "1",
        code=code,
        group=group,
        position=len(draft.terms),
        kind=kind,
        labels=labels,
        definition=tidy(definition),
        colour=colour or draft.group(group).colour,
        parent=parent,
        **values,
    )
    _check_examples(case, made)
    draft.put(made)
    if excludes:
        draft.exclude(code, excludes)
    draft.order()
    draft.write("term.add", actor=actor, parameters={"term": code}, first=made.uid)
    return draft.term(code)


def edit_term(case: Case, code: str, *, actor: str, take_key: bool = False, **changes: Any) -> Term:
    """Commits a new version of a term; `changes` are fields of `EDITABLE`. Nothing is written if nothing differs.

    With `take_key` a key that another term has is taken from it in the same step. Exclusions are kept on both
    sides. The kind changes only while no annotation is there. Raises InvalidInput.
    """
    if unknown := set(changes) - EDITABLE:
        raise TypeError(f"cannot be edited: {sorted(unknown)}")
    draft = Draft(case)
    before = draft.term(code)
    excludes = changes.pop("excludes", None)
    after = replace(before, **_tidied_fields(changes))
    if after.kind != before.kind and (count := uses(case, code)):
        raise InvalidInput(
            phrase(
                "“{code}” has {count} annotations; it cannot become {kind} now.",
                code=code,
                count=count,
                kind=after.kind,
            ),
            hint="Add another term, and merge this one into it.",
        )
    _check_examples(case, after)
    if take_key and after.key:
        for other in list(draft.terms.values()):
            if other.key == after.key and other.code != code:
                draft.put(replace(other, key=""))
    draft.put(after)
    if excludes is not None:
        draft.exclude(code, excludes)
    fields = sorted([*changes, *(["excludes"] if excludes is not None else [])])
    draft.write("term.edit", actor=actor, parameters={"term": code, "fields": fields}, first=before.uid)
    return draft.term(code)


def move_term(
    case: Case, code: str, *, actor: str, group: str, parent: str = "", before: str | None = None
) -> Term:
    """Puts a term, with what stands under it, into a group or under another term: before the term `before`, else
    at the end. Raises InvalidInput where it would stand under itself."""
    draft = Draft(case)
    draft.place(code, group=group, parent=parent, before=before)
    draft.order()
    draft.write("term.move", actor=actor, parameters={"term": code}, first=draft.term(code).uid)
    return draft.term(code)


def retire_term(case: Case, code: str, *, actor: str) -> Term:
    """The term is not offered any more; its annotations stay, and it is printed with them."""
    return _set_retired(case, code, True, actor=actor)


def bring_back_term(case: Case, code: str, *, actor: str) -> Term:
    """A retired term is offered again: without its key, if another term has that now."""
    return _set_retired(case, code, False, actor=actor)


def _set_retired(case: Case, code: str, retired: bool, *, actor: str) -> Term:
    draft = Draft(case)
    before = draft.term(code)
    if before.retired == retired:
        return before
    key = before.key
    if any(each.key == key and not each.retired for each in draft.terms.values() if each.code != code):
        key = ""
    if retired:
        draft.put(replace(before, retired=True))
    else:
        draft.put(replace(before, retired=False, merged_into="", key=key))
    draft.write("term.retire" if retired else "term.bring_back", actor=actor)
    return draft.term(code)


def was_used(case: Case, code: str) -> bool:
    """Whether an annotation of this term is, or ever was, in the case."""
    return uses(case, code) > 0 or bool(case.ever(Annotation, term_code=code))


def remove_term(case: Case, code: str, *, actor: str) -> None:
    """Deletes a term that no annotation ever had. Raises InvalidInput for any other, and for one that others
    stand under."""
    draft = Draft(case)
    draft.term(code)
    if was_used(case, code):
        raise InvalidInput(
            phrase("“{code}” is in use and cannot be deleted.", code=code), hint="Retire it, or merge it."
        )
    if draft.below(code):
        raise InvalidInput(
            phrase("Other terms stand under “{code}”.", code=code), hint="Move them elsewhere first."
        )
    if any(each.merged_into == code for each in draft.terms.values()):
        raise InvalidInput(
            phrase("Another term was merged into “{code}”.", code=code), hint="Retire it instead."
        )
    if len(draft.terms) == 1:
        raise InvalidInput("A vocabulary needs at least one term.", hint="Add another one first.")
    draft.exclude(code, [])
    gone = draft.terms.pop(code)
    draft.write("term.remove", actor=actor, parameters={"term": code}, first=gone.uid)


def merge_terms(
    case: Case, from_code: str, into_code: str, *, actor: str, context: JobContext | None = None
) -> int:
    """Moves all annotations of one term to another in one step, and retires the first; returns how many moved.

    Their versions under the old term stay in the history. What stands under the old term goes under the other,
    which from now on offers the attributes that the moved annotations have; blind assignments that asked for the
    old term ask for the new one. Raises InvalidInput for a retired term or one and the same; Cancelled where
    `context` says so, as long as nothing is written.
    """
    draft = Draft(case)
    old, new = draft.term(from_code), draft.term(into_code)
    if from_code == into_code:
        raise InvalidInput("A term cannot be merged into itself.", hint="Choose another one.")
    if new.retired:
        raise InvalidInput(
            phrase("“{into_code}” is retired.", into_code=into_code), hint="Choose a term that is in use."
        )
    if new in draft.below(from_code):
        draft.place(into_code, group=old.group, parent=old.parent, before=from_code)
    for child in [each for each in draft.terms.values() if each.parent == from_code]:
        draft.place(child.code, group=new.group, parent=into_code)
    moving = case.find(Annotation, term_code=from_code)
    used = {code for each in moving for code in each.attributes}
    new = draft.term(into_code)
    offered = [*new.attributes, *(c for c in old.attributes if c in used and c not in new.attributes)]
    draft.put(replace(draft.term(from_code), retired=True, merged_into=into_code))
    draft.put(replace(new, attributes=offered))
    draft.order()
    assignments = [each for each in case.find(Assignment) if from_code in each.term_codes]

    def move(work: UnitOfWork) -> None:
        for each in counted(moving, context or SilentContext(), "annotations"):
            work.replace(replace(each, term_code=into_code), since=each)
        for asked in assignments:
            codes = dict.fromkeys(into_code if code == from_code else code for code in asked.term_codes)
            work.replace(replace(asked, term_codes=list(codes)), since=asked)

    parameters = {"from": from_code, "into": into_code, "annotations": len(moving)}
    draft.write("term.merge", actor=actor, parameters=parameters, also=move, first=old.uid)
    return len(moving)


# ---------------------------------------------------------------- groups


def add_group(
    case: Case, *, actor: str, labels: Mapping[str, str], colour: str, shape: str = ""
) -> TermGroup:
    """Adds a heading after the others. Raises InvalidInput when there is one of that English name."""
    draft, tidied = Draft(case), _tidied(labels)
    name = tidied.get("en", "")
    if name in draft.groups:
        raise InvalidInput(
            phrase("There is a group “{name}” already.", name=name), hint="Choose another name."
        )
    some = next(iter(draft.groups.values()), None)
    draft.groups[name] = TermGroup(
        vocabulary=some.vocabulary if some else case_vocabulary(case).name,
        name=name,
        labels=tidied,
        colour=colour,
        shape=shape,
        position=len(draft.groups),
    )
    draft.write("group.add", actor=actor)
    return draft.groups[name]


def edit_group(
    case: Case,
    name: str,
    *,
    actor: str,
    labels: Mapping[str, str] | None = None,
    colour: str | None = None,
    shape: str | None = None,
) -> TermGroup:
    """Changes a heading. Another English label is another name: the group's terms are given it too."""
    draft = Draft(case)
    before = draft.group(name)
    after = replace(
        before,
        labels=before.labels if labels is None else _tidied(labels),
        colour=before.colour if colour is None else colour,
        shape=before.shape if shape is None else shape,
    )
    new_name = str(after.labels.get("en", ""))
    if new_name != name and new_name in draft.groups:
        raise InvalidInput(
            phrase("There is a group “{new_name}” already.", new_name=new_name), hint="Choose another name."
        )
    after = replace(after, name=new_name)
    draft.groups = {each.name: each for each in (after if g is before else g for g in draft.groups.values())}
    for term in [each for each in draft.terms.values() if each.group == name]:
        draft.put(replace(term, group=new_name))
    draft.write("group.edit", actor=actor)
    return after


def move_group(case: Case, name: str, *, actor: str, before: str | None = None) -> None:
    """Puts a group, with all its terms, before another one; None: to the end."""
    draft = Draft(case)
    moving = draft.group(name)
    kept = [each for each in draft.groups.values() if each.name != name]
    at = next((i for i, each in enumerate(kept) if each.name == before), len(kept))
    draft.groups = {each.name: each for each in (*kept[:at], moving, *kept[at:])}
    draft.order()
    draft.write("group.move", actor=actor, first=moving.uid)


def remove_group(case: Case, name: str, *, actor: str) -> None:
    """Deletes a heading that no term stands under, retired ones included. Raises InvalidInput otherwise."""
    draft = Draft(case)
    draft.group(name)
    if any(each.group == name for each in draft.terms.values()):
        raise InvalidInput(
            phrase("There are terms in “{name}”.", name=name), hint="Move them to another group first."
        )
    del draft.groups[name]
    draft.write("group.remove", actor=actor)


# ---------------------------------------------------------------- attributes


def add_attribute(
    case: Case,
    *,
    actor: str,
    kind: str,
    labels: Mapping[str, str],
    definition: str,
    code: str = "",
    choices: Iterable[Json] = (),
) -> TermAttribute:
    """Adds something that terms can offer. `choices` are `{"code", "labels"}` each, for the kind "choice" alone."""
    draft, tidied = Draft(case), _tidied(labels)
    code = code.strip() or slug(tidied.get("en", ""))
    if code in draft.attributes:
        raise InvalidInput(
            phrase("There is an attribute “{code}” already.", code=code), hint="Choose another code."
        )
    draft.attributes[code] = TermAttribute(
        vocabulary=case_vocabulary(case).name,
        code=code,
        kind=kind,
        labels=tidied,
        definition=tidy(definition),
        choices=list(choices),
        position=len(draft.attributes),
    )
    draft.write("attribute.add", actor=actor)
    return draft.attributes[code]


def edit_attribute(
    case: Case,
    code: str,
    *,
    actor: str,
    labels: Mapping[str, str] | None = None,
    definition: str | None = None,
    choices: Iterable[Json] | None = None,
) -> TermAttribute:
    """Changes words and choices; a choice that some annotation has stays. Raises InvalidInput."""
    draft = Draft(case)
    before = draft.attribute(code)
    after = replace(
        before,
        labels=before.labels if labels is None else _tidied(labels),
        definition=before.definition if definition is None else tidy(definition),
        choices=before.choices if choices is None else list(choices),
    )
    gone = {each["code"] for each in before.choices} - {each["code"] for each in after.choices}
    if lost := gone & set(_values_of(draft, code)):
        raise InvalidInput(
            phrase("Annotations have {lost}.", lost=", ".join(sorted(lost))), hint="Keep these choices."
        )
    draft.attributes[code] = after
    draft.write("attribute.edit", actor=actor)
    return after


def remove_attribute(case: Case, code: str, *, actor: str) -> None:
    """Deletes an attribute that no annotation has; terms offer it no more. Raises InvalidInput otherwise."""
    draft = Draft(case)
    gone = draft.attribute(code)
    if count := len(_values_of(draft, code)):
        raise InvalidInput(
            phrase("{count} annotations have “{code}”.", count=count, code=code),
            hint="Take it off the terms that should not offer it.",
        )
    del draft.attributes[code]
    for term in [each for each in draft.terms.values() if code in each.attributes]:
        draft.put(replace(term, attributes=[each for each in term.attributes if each != code]))
    draft.write("attribute.remove", actor=actor, first=gone.uid)


def _values_of(draft: Draft, code: str) -> list[Any]:
    """What annotations say of an attribute, each once for each annotation."""
    return [
        each.attributes[code] for each in draft.case.find(Annotation) if each.attributes.get(code) is not None
    ]


# ---------------------------------------------------------------- words


def slug(text: str) -> str:
    """Small Latin letters, digits and underscores of a text; "term" where there are none."""
    return re.sub(r"[^a-z0-9]+", "_", text.casefold()).strip("_")[:40] or "term"


def proposed_code(case: Case, *, group: str, label: str, parent: str = "") -> str:
    """A code that is free, after the manner of the group's other terms."""
    terms = case.find(Term, order="position")
    beginnings = [each.code.partition(".")[0] for each in terms if each.group == group and "." in each.code]
    first = parent or (max(beginnings, key=beginnings.count) if beginnings else slug(group))
    taken = {each.code for each in terms}
    code, number = f"{first}.{slug(label)}", 2
    while code in taken:
        code, number = f"{first}.{slug(label)}_{number}", number + 1
    return code


def _tidied(labels: Mapping[str, str]) -> dict[str, str]:
    """Labels on one line each; a language whose text is empty is left out."""
    return {language: tidy(text) for language, text in labels.items() if tidy(text)}


def _tidied_fields(changes: Mapping[str, Any]) -> dict[str, Any]:
    done = dict(changes)
    for name in ("labels", "definitions"):
        if name in done:
            done[name] = _tidied(done[name])
    if "definition" in done:
        done["definition"] = tidy(done["definition"])
    return done


def _check_examples(case: Case, term: Term) -> None:
    for uid in term.examples:
        if not case.count(Keyframe, uid=uid):
            raise InvalidInput("An example is no keyframe of this case.", hint="Capture the frame first.")
