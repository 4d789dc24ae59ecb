"""Versions of a case's vocabulary: publishing one, what changed between two, and which one an annotation was coded
under. All of it is read from the custody chain."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from catalog.case import Case
from catalog.errors import InvalidInput
from catalog.model.records import Annotation, Record, Term, TermAttribute, TermGroup
from catalog.operations.vocabulary_draft import Contents, Draft, contents_of
from catalog.texts import phrase

_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{0,30}")
_WORDS = {
    "labels": "label",
    "colour": "colour",
    "key": "key",
    "definition": "definition",
    "definitions": "definition in another language",
    "attributes": "attributes",
    "excludes": "what it excludes",
    "examples": "examples",
    "distressing": "warning before it",
    "parent": "what it stands under",
    "group": "group",
    "kind": "kind",
    "shape": "shape",
    "merged_into": "merged into",
    "choices": "choices",
}
R = TypeVar("R", Term, TermGroup, TermAttribute)


@dataclass(frozen=True, slots=True)
class Version:
    """A version that was in force from custody entry `entry` on, and what it changed from the one before."""

    version: str
    entry: int
    time_utc: str
    actor: str
    note: str
    changes: tuple[str, ...]


def publish_version(case: Case, version: str, note: str = "", *, actor: str) -> Version:
    """Gives all terms a new version; what changed since the one before is written into the custody log with it.

    Raises InvalidInput for a version that was there already, and where nothing changed since the last.
    """
    version = version.strip()
    draft = Draft(case)
    if not _VERSION.fullmatch(version):
        raise InvalidInput(
            phrase("“{version}” cannot be a version.", version=version),
            hint="Use digits and points, as in 1.2.",
        )
    if version in {each for _, each in _begun(case)}:
        raise InvalidInput(
            phrase("There was a version {version} already.", version=version), hint="Choose the next number."
        )
    changes = changes_since_version(case)
    if not changes:
        raise InvalidInput("Nothing changed since the last version.", hint="Change the vocabulary first.")
    draft.terms = {each.code: replace(each, vocabulary_version=version) for each in draft.terms.values()}
    draft.write(
        "vocabulary.publish",
        actor=actor,
        parameters={"version": version, "note": note.strip(), "changes": changes},
    )
    return versions(case)[-1]


def changes_since_version(case: Case) -> list[str]:
    """What changed since the version in force began, in words, one change a line."""
    begun = _begun(case)
    return differences(_contents_at(case, begun[-1][0]), contents_of(case)) if begun else []


def versions(case: Case) -> list[Version]:
    """Every version that the vocabulary had, the first one first; what was undone is left out."""
    found = []
    for number, version in _begun(case):
        (entry,) = case.entries(first=number, upto=number)
        said = entry.parameters
        found.append(
            Version(
                version=version,
                entry=number,
                time_utc=entry.time_utc,
                actor=entry.actor,
                note=str(said.get("note", "")),
                changes=tuple(str(each) for each in said.get("changes", ())),
            )
        )
    return found


def version_at(case: Case, entry: int) -> str:
    """The vocabulary's version as of a custody entry; empty before there was one."""
    begun = [version for number, version in _changes_of_version(case) if number <= entry]
    return begun[-1] if begun else ""


def coded_under(case: Case, annotation: Annotation) -> str:
    """The version that was in force when the annotation was last given its term by a coder, not by a merge."""
    entry, code = 0, ""
    for number, each in case.versions(annotation.uid):
        if isinstance(each, Annotation) and each.term_code != code:
            (step,) = case.entries(first=number, upto=number)
            if not code or step.action != "term.merge":
                entry = number
            code = each.term_code
    return version_at(case, entry)


def differences(before: Contents, after: Contents) -> list[str]:
    """What differs between two states of a vocabulary, in words, one change a line. Order alone is not told."""
    found = list(_differences(before.groups, after.groups, "group"))
    found += _differences(before.attributes, after.attributes, "attribute")
    found += _differences(before.terms, after.terms, "term")
    return found


def _differences(before: Sequence[R], after: Sequence[R], kind: str) -> Iterator[str]:
    old, new = {each.uid: each for each in before}, {each.uid: each for each in after}
    for uid, now in new.items():
        was = old.get(uid)
        if was is None:
            yield f"new {kind} {_name(now)}"
        elif isinstance(was, Term) and isinstance(now, Term) and was.retired != now.retired:
            into = f", merged into {now.merged_into}" if now.merged_into else ""
            yield f"{_name(now)}: {'retired' if now.retired else 'brought back'}{into}"
        elif was != now:
            changed = [_words_of(was, now, field) for field in _fields(was, now)]
            if changed:
                yield f"{_name(now)}: {'; '.join(changed)}"
    for uid, was in old.items():
        if uid not in new:
            yield f"{kind} {_name(was)} deleted"


def _fields(was: Record, now: Record) -> list[str]:
    return [name for name in _WORDS if getattr(was, name, None) != getattr(now, name, None)]


def _words_of(was: Record, now: Record, field: str) -> str:
    old, new = getattr(was, field), getattr(now, field)
    if isinstance(old, dict):
        told = [
            f"{language}: “{new.get(language, '')}”, was “{old.get(language, '')}”"
            for language in dict.fromkeys([*old, *new])
            if old.get(language) != new.get(language)
        ]
        return f"{_WORDS[field]} {', '.join(told)}"
    if isinstance(old, list) and all(isinstance(each, str) for each in (*old, *new)) and field != "examples":
        return f"{_WORDS[field]}: {', '.join(new) or 'none'}, was {', '.join(old) or 'none'}"
    if isinstance(old, (list, bool)):
        return _WORDS[field]
    return f"{_WORDS[field]} {new or 'none'}, was {old or 'none'}"


def _name(record: Term | TermGroup | TermAttribute) -> str:
    if isinstance(record, TermGroup):
        return f"“{record.name}”"
    return f"{record.code} “{record.labels.get('en', record.code)}”"


# ---------------------------------------------------------------- reading the chain


def _changes_of_version(case: Case) -> list[tuple[int, str]]:
    """(entry, version) of each change of the version that all terms have, also of those that were undone since.

    A term that is added, or comes back by undoing, tells nothing, but for the very first.
    """
    first: list[tuple[int, str]] = []
    found: set[tuple[int, str]] = set()
    for uid in case.ever(Term):
        was = ""
        for entry, term in case.versions(uid):
            if not isinstance(term, Term):
                continue
            if not was:
                first.append((entry, term.vocabulary_version))
            elif term.vocabulary_version != was:
                found.add((entry, term.vocabulary_version))
            was = term.vocabulary_version
    return sorted({*found, *([min(first)] if first else [])})


def _begun(case: Case) -> list[tuple[int, str]]:
    """(entry, version) of the versions that stand: a version that was left by undoing is not among them."""
    stands: list[tuple[int, str]] = []
    for entry, version in _changes_of_version(case):
        earlier = next((i for i, (_, each) in enumerate(stands) if each == version), None)
        stands = stands[: earlier + 1] if earlier is not None else [*stands, (entry, version)]
    return stands


def _contents_at(case: Case, entry: int) -> Contents:
    """The vocabulary as of a custody entry. Groups and attributes that the case took over from the program later
    are as they were taken over."""
    groups, attributes = _at(case, TermGroup, entry), _at(case, TermAttribute, entry)
    if not groups:
        for number in sorted(case.versions(uid)[0][0] for uid in case.ever(TermGroup)):
            (step,) = case.entries(first=number, upto=number)
            if step.action == "vocabulary.adopt":
                groups, attributes = _at(case, TermGroup, number), _at(case, TermAttribute, number)
                break
    if not groups:
        now = contents_of(case)
        groups, attributes = list(now.groups), list(now.attributes)
    return Contents(tuple(groups), tuple(attributes), tuple(_at(case, Term, entry)))


def _at(case: Case, kind: type[R], entry: int) -> list[R]:
    found: list[R] = []
    for uid in case.ever(kind):
        until = case.versions(uid, upto=entry)
        if until and isinstance(until[-1][1], kind):
            found.append(until[-1][1])
    return sorted(found, key=lambda each: each.position)
