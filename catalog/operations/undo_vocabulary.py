"""Whether the vocabulary still holds together after a step is taken back, or done again.

Terms, groups and attributes name one another, and annotations and assignments name them: what somebody built on a
term or a group since keeps the step that made it from being taken back.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from catalog.case import Case
from catalog.model.records import Annotation, Assignment, Record, Term, TermAttribute, TermGroup
from catalog.model.vocabulary import torn_terms

R = TypeVar("R", bound=Record)
Step = tuple[Record | None, Record | None]
"""A record as it would be, and as it is now; None: it is not there."""


@dataclass(frozen=True, slots=True)
class _Words:
    terms: list[Term]
    groups: list[TermGroup]
    attributes: list[TermAttribute]

    @property
    def has_own(self) -> bool:
        """Whether the case keeps groups and attributes, and does not just use those that the program brings."""
        return bool(self.groups)


def in_the_way(case: Case, steps: Sequence[Step]) -> str | None:
    """The uid of a record that keeps these from being written, since it would name what is no longer there, or have
    a key that another has; None where nothing does. What was so before is not questioned."""
    touched = [each for step in steps for each in step if isinstance(each, Term | TermGroup | TermAttribute)]
    if not touched:
        return None
    now = _Words(case.find(Term), case.find(TermGroup), case.find(TermAttribute))
    then = _Words(
        _after(now.terms, Term, steps),
        _after(now.groups, TermGroup, steps),
        _after(now.attributes, TermAttribute, steps),
    )
    known = set(_faults(case, now))
    changed = {each.uid for each in touched}
    found = [uid for uid, words in _faults(case, then) if (uid, words) not in known]
    return next((uid for uid in found if uid not in changed), found[0] if found else None)


def _after(there: list[R], kind: type[R], steps: Sequence[Step]) -> list[R]:
    found = {each.uid: each for each in there}
    for wanted, present in steps:
        if isinstance(present, kind):
            found.pop(present.uid, None)
        if isinstance(wanted, kind):
            found[wanted.uid] = wanted
    return list(found.values())


def _faults(case: Case, words: _Words) -> Iterator[tuple[str, str]]:
    """(uid of the record that hangs on what is not there, what is wrong)"""
    for term, fault in torn_terms(words.terms):
        yield term.uid, fault
    yield from _clashes(words.terms)
    codes = {each.code for each in words.terms}
    for assignment in case.find(Assignment):
        if missing := sorted(set(assignment.term_codes) - codes):
            yield assignment.uid, f"asks for {missing}"
    for rows in case.columns(Annotation, ("uid", "term_code")):
        yield from ((uid, f"has the term {code}") for uid, code in rows if code not in codes)
    if not words.has_own:
        return
    names, attributes = {each.name for each in words.groups}, {each.code: each for each in words.attributes}
    for term in words.terms:
        if term.group not in names:
            yield term.uid, f"stands in {term.group}"
        if missing := sorted(set(term.attributes) - set(attributes)):
            yield term.uid, f"offers {missing}"
    yield from _values(case, attributes)


def _clashes(terms: list[Term]) -> Iterator[tuple[str, str]]:
    holders: dict[str, list[Term]] = {}
    for term in terms:
        if term.key and not term.retired:
            holders.setdefault(term.key, []).append(term)
    for key, those in holders.items():
        if len(those) > 1:
            yield from ((each.uid, f"has the key {key} with others") for each in those)


def _values(case: Case, attributes: dict[str, TermAttribute]) -> Iterator[tuple[str, str]]:
    """What annotations say that no attribute, or no choice of it, stands for."""
    allowed = {
        code: {str(each["code"]) for each in attribute.choices} for code, attribute in attributes.items()
    }
    for rows in case.columns(Annotation, ("uid", "attributes")):
        for uid, text in rows:
            for code, value in json.loads(text).items() if text != "{}" else ():
                if code not in attributes or (allowed[code] and str(value) not in allowed[code]):
                    yield uid, f"says {code}: {value}"
