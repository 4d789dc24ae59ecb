"""The case's vocabulary in hand: read whole, changed, checked, and written as one unit of work.

Terms, groups and attributes hang together (a moved group renumbers terms, an exclusion has two sides), so whoever
changes one of them changes a draft of all, and what differs is written with one custody entry.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from catalog.case import Case
from catalog.errors import InvalidInput
from catalog.model.records import Annotation, Json, Record, Term, TermAttribute, TermGroup
from catalog.model.vocabulary import (
    ATTRIBUTE_KINDS,
    CODE,
    COLOUR,
    KEY,
    SHAPES,
    Vocabulary,
    attribute_of_record,
    attribute_records,
    faults_between,
    group_of_record,
    group_records,
    load_vocabulary,
    vocabulary_names,
)
from catalog.store.unit_of_work import UnitOfWork
from catalog.texts import phrase

USUAL = "public-order"
LONGEST_LABEL = 120
LONGEST_DEFINITION = 2000
GREY = "#44484d"
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class Contents:
    """A vocabulary's records, each kind in its order."""

    groups: tuple[TermGroup, ...]
    attributes: tuple[TermAttribute, ...]
    terms: tuple[Term, ...]


def contents_of(case: Case) -> Contents:
    """What the case's vocabulary holds. A case without groups of its own has those of the vocabulary that the
    program brings, as records that are not stored yet."""
    terms = case.find(Term, order="position, code")
    groups = case.find(TermGroup, order="position, name")
    if groups:
        return Contents(tuple(groups), tuple(case.find(TermAttribute, order="position, code")), tuple(terms))
    name = terms[0].vocabulary if terms else USUAL
    if name in vocabulary_names():
        brought = _brought(name)
        groups, attributes = group_records(brought), attribute_records(brought)
    else:
        groups, attributes = [], []
    known = {each.name for each in groups}
    for term in terms:
        if term.group not in known:
            known.add(term.group)
            groups.append(
                TermGroup(
                    vocabulary=name,
                    name=term.group,
                    labels={"en": term.group},
                    colour=term.colour,
                    position=len(groups),
                )
            )
    return Contents(tuple(groups), tuple(attributes), tuple(terms))


@functools.cache
def _brought(name: str) -> Vocabulary:
    """Read once: parsing it takes longer than writing an annotation."""
    return load_vocabulary(name)


def case_vocabulary(case: Case) -> Vocabulary:
    """The vocabulary that this case codes with."""
    return vocabulary_of(contents_of(case))


def vocabulary_of(contents: Contents) -> Vocabulary:
    """Records as a vocabulary. The title is that of the vocabulary the program brings by this name, if there is
    one: a case keeps none."""
    terms = contents.terms
    name = terms[0].vocabulary if terms else USUAL
    title: Json = _brought(name).title if name in vocabulary_names() else {"en": name}
    groups = tuple(group_of_record(each) for each in contents.groups)
    attributes = tuple(attribute_of_record(each) for each in contents.attributes)
    labels = [each.labels for each in groups]
    labels += [each.labels for each in attributes] + [each.labels for each in terms]
    labels += [choice.labels for each in attributes for choice in each.choices]
    definitions = [term.definitions for term in terms]
    spoken = list(dict.fromkeys(["en", *(code for each in (*labels, *definitions, title) for code in each)]))
    complete = tuple(code for code in spoken if all(code in each for each in (*labels, title)))
    return Vocabulary(
        name=name,
        version=terms[0].vocabulary_version if terms else "",
        languages=complete,
        title=title,
        groups=groups,
        attributes=attributes,
        terms=terms,
        partly=tuple(code for code in spoken if code not in complete),
    )


def with_shapes(vocabulary: Vocabulary) -> list[Term]:
    """The terms, each with the shape it is drawn with: its own, or its group's."""
    of_group = {each.name: each.shape for each in vocabulary.groups}
    return [
        each if each.shape else replace(each, shape=of_group.get(each.group, "")) for each in vocabulary.terms
    ]


class Draft:
    """Read, changed by its mappings, then `write`. Mappings keep the order in which things are shown."""

    def __init__(self, case: Case) -> None:
        contents = contents_of(case)
        self.case = case
        self.terms = {each.code: each for each in contents.terms}
        self.groups = {each.name: each for each in contents.groups}
        self.attributes = {each.code: each for each in contents.attributes}
        self.is_stored = bool(case.count(TermGroup))
        self.before = contents

    # ---------------------------------------------------------------- looking up

    def term(self, code: str) -> Term:
        """Raises InvalidInput when there is none."""
        if code not in self.terms:
            raise InvalidInput(
                phrase("This case has no term “{code}”.", code=code),
                hint="“framewitness terms CASE” lists the codes.",
            )
        return self.terms[code]

    def group(self, name: str) -> TermGroup:
        if name not in self.groups:
            raise InvalidInput(
                phrase("The vocabulary has no group “{name}”.", name=name),
                hint=phrase("It has: {groups}.", groups=", ".join(self.groups)),
            )
        return self.groups[name]

    def attribute(self, code: str) -> TermAttribute:
        if code not in self.attributes:
            raise InvalidInput(
                phrase("The vocabulary has no attribute “{code}”.", code=code),
                hint=phrase("It has: {attributes}.", attributes=", ".join(self.attributes)),
            )
        return self.attributes[code]

    def below(self, code: str) -> list[Term]:
        """All terms under this one, at any depth."""
        children = [each for each in self.terms.values() if each.parent == code]
        return children + [deeper for child in children for deeper in self.below(child.code)]

    def put(self, term: Term) -> None:
        self.terms[term.code] = term

    def exclude(self, code: str, others: Iterable[str]) -> None:
        """From now on `code` excludes exactly these, and they exclude it."""
        wanted = set(others)
        for other in list(self.terms.values()):
            if other.code == code:
                self.put(replace(other, excludes=[each for each in self.terms if each in wanted]))
            elif (other.code in wanted) != (code in other.excludes):
                left = {*other.excludes, code} if other.code in wanted else {*other.excludes} - {code}
                self.put(replace(other, excludes=[each for each in self.terms if each in left]))

    def place(self, code: str, *, group: str, parent: str = "", before: str | None = None) -> None:
        """Moves a term with all that stands under it: before another term, else to the end of where it goes."""
        moving = [self.term(code), *self.below(code)]
        codes = {each.code for each in moving}
        if parent in codes:
            raise InvalidInput(
                phrase("“{code}” cannot stand under itself.", code=code), hint="Choose another place."
            )
        if parent and self.term(parent).group != group:
            group = self.term(parent).group
        self.group(group)
        kept = [each for each in self.terms.values() if each.code not in codes]
        at = next((i for i, each in enumerate(kept) if each.code == before), len(kept))
        moved = [replace(moving[0], group=group, parent=parent)]
        moved += [replace(each, group=group) for each in moving[1:]]
        self.terms = {each.code: each for each in (*kept[:at], *moved, *kept[at:])}

    def order(self) -> None:
        """Gives positions: groups in their order, in each its terms with what stands under them."""
        found: list[Term] = []

        def walk(group: str, parent: str) -> None:
            for term in self.terms.values():
                if term.group == group and term.parent == parent:
                    found.append(term)
                    walk(group, term.code)

        for name in self.groups:
            walk(name, "")
        placed = {each.code for each in found}
        found += [each for each in self.terms.values() if each.code not in placed]
        self.terms = {each.code: replace(each, position=i) for i, each in enumerate(found)}
        self.groups = {each.name: replace(each, position=i) for i, each in enumerate(self.groups.values())}
        self.attributes = {
            each.code: replace(each, position=i) for i, each in enumerate(self.attributes.values())
        }

    # ---------------------------------------------------------------- writing

    def contents(self) -> Contents:
        return Contents(
            tuple(self.groups.values()), tuple(self.attributes.values()), tuple(self.terms.values())
        )

    def write(
        self,
        action: str,
        *,
        actor: str,
        parameters: Mapping[str, Any] | None = None,
        first: str = "",
        also: Callable[[UnitOfWork], None] | None = None,
    ) -> bool:
        """Checks what changed and commits it, with what `also` adds to the unit; False when nothing differs.

        The record with the uid `first` stands first in the unit: the step is named after it.

        Groups and attributes that the case had from the program become its own first, in a unit of their own, so
        that undoing what is written now never takes them away. Raises InvalidInput, ChangedMeanwhile.
        """
        changed = self.check()
        old, kept = (
            {each.uid: each for each in _all(self.before)},
            {each.uid for each in _all(self.contents())},
        )
        gone = [each for uid, each in old.items() if uid not in kept]
        if not changed and not gone and also is None:
            return False
        if not self.is_stored:
            self._adopt(actor)
        gone_uids = {each.uid for each in gone}
        with self.case.unit_of_work(action, actor=actor, parameters=parameters) as work:
            for each in sorted([*changed, *gone], key=lambda each: each.uid != first):
                if each.uid in gone_uids:
                    work.remove(each)
                elif each.uid in old:
                    work.replace(each, since=old[each.uid])
                else:
                    work.add(each)
            if also is not None:
                also(work)
        return True

    def _adopt(self, actor: str) -> None:
        with self.case.unit_of_work("vocabulary.adopt", actor=actor) as work:
            work.add_all(self.before.groups)
            work.add_all(self.before.attributes)
        self.is_stored = True

    def check(self) -> list[Record]:
        """The records that are new or changed. Raises InvalidInput where one of them cannot be."""
        old = {each.uid: each for each in _all(self.before)}
        changed = [each for each in _all(self.contents()) if old.get(each.uid) != each]
        for each in changed:
            if isinstance(each, Term):
                self._check_term(each)
            elif isinstance(each, TermGroup):
                _check_labels(each.labels, f"the group “{each.name}”")
                _check_colour(each.colour)
                _check_shape(each.shape)
            elif isinstance(each, TermAttribute):
                _check_attribute(each)
        touched = {each.code for each in changed if isinstance(each, Term)}
        if touched:
            for fault in faults_between(list(self.terms.values())):
                raise InvalidInput(phrase("{upper}{fault}.", upper=fault[:1].upper(), fault=fault[1:]))
        return changed

    def _check_term(self, term: Term) -> None:
        name = f"the term “{term.code}”"
        if not CODE.fullmatch(term.code) or len(term.code) > LONGEST_LABEL:
            raise InvalidInput(
                phrase("“{code}” cannot be a code.", code=term.code),
                hint="Use small letters, digits, underscores and points, as in act.throw.",
            )
        _check_labels(term.labels, name)
        _check_text(term.definition, name, LONGEST_DEFINITION)
        for language, text in term.definitions.items():
            _check_language(language)
            _check_text(text, name, LONGEST_DEFINITION)
        if term.kind not in ("point", "interval"):
            raise InvalidInput(
                phrase("“{kind}” is not a kind of term.", kind=term.kind), hint="Use point or interval."
            )
        _check_colour(term.colour)
        _check_shape(term.shape)
        self.group(term.group)
        for code in term.attributes:
            self.attribute(code)
        if not term.key or term.retired:
            return
        if not KEY.fullmatch(term.key):
            raise InvalidInput(
                phrase("A term cannot have the key “{key}”.", key=term.key),
                hint="Use a letter or digit, with Shift or without.",
            )
        for other in self.terms.values():
            if other.key == term.key and other.code != term.code and not other.retired:
                raise InvalidInput(
                    phrase(
                        "The key {key} belongs to “{labels}” ({code}).",
                        key=term.key,
                        labels=other.labels.get("en", other.code),
                        code=other.code,
                    ),
                    hint="Choose another key, or take it from that term first.",
                )


def uses(case: Case, code: str) -> int:
    """How many annotations there are of a term."""
    return case.count(Annotation, term_code=code)


def tidy(text: str) -> str:
    """Words on one line."""
    return " ".join(text.split())


def _all(contents: Contents) -> list[Record]:
    """Terms first, so that a step is named after them."""
    return [*contents.terms, *contents.groups, *contents.attributes]


def _check_attribute(attribute: TermAttribute) -> None:
    name = f"the attribute “{attribute.code}”"
    if not CODE.fullmatch(attribute.code):
        raise InvalidInput(
            phrase("“{code}” cannot be a code.", code=attribute.code),
            hint="Use small letters, as in body_area.",
        )
    _check_labels(attribute.labels, name)
    _check_text(attribute.definition, name, LONGEST_DEFINITION)
    if attribute.kind not in ATTRIBUTE_KINDS:
        raise InvalidInput(phrase("“{kind}” is not a kind of attribute.", kind=attribute.kind))
    if bool(attribute.choices) != (attribute.kind == "choice"):
        raise InvalidInput(
            phrase(
                "{upper}{name} needs choices if it is a choice, and only then.",
                upper=name[:1].upper(),
                name=name[1:],
            )
        )
    codes = [str(each["code"]) for each in attribute.choices]
    if len(set(codes)) < len(codes) or not all(codes):
        raise InvalidInput("Each choice needs a code of its own.")
    for each in attribute.choices:
        _check_labels(each["labels"], f"a choice of {name}")


def _check_labels(labels: Json, name: str) -> None:
    if "en" not in labels:
        raise InvalidInput(
            phrase("{upper}{name} needs an English label.", upper=name[:1].upper(), name=name[1:])
        )
    for language, text in labels.items():
        _check_language(language)
        _check_text(text, name, LONGEST_LABEL)


def _check_language(language: str) -> None:
    if not _LANGUAGE.fullmatch(language):
        raise InvalidInput(
            phrase("“{language}” is not the code of a language.", language=language),
            hint="Such codes are en, ru, kk, pt-BR.",
        )


def _check_text(text: object, name: str, longest: int) -> None:
    if not isinstance(text, str) or not text.strip() or len(text) > longest or not text.isprintable():
        raise InvalidInput(
            phrase(
                "A text of {name} is empty, longer than {longest} characters, or holds what cannot "
                "be printed.",
                name=name,
                longest=longest,
            ),
            hint="Write it on one line, in plain words.",
        )


def _check_colour(colour: str) -> None:
    if not COLOUR.fullmatch(colour):
        raise InvalidInput(
            phrase("“{colour}” is not a colour.", colour=colour),
            hint="Colours are written #rrggbb, as in #a23c06.",
        )


def _check_shape(shape: str) -> None:
    if shape and shape not in SHAPES:
        raise InvalidInput(
            phrase("There is no shape “{shape}”.", shape=shape),
            hint=phrase("Shapes there are: {SHAPES}.", SHAPES=", ".join(SHAPES)),
        )
