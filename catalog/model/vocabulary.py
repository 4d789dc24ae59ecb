"""Controlled vocabularies: read from TOML, checked, and given out as terms with the attributes they offer."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

from catalog.errors import InvalidInput
from catalog.model.records import Json, Term, TermAttribute, TermGroup
from catalog.texts import phrase

PLAYER_KEYS = frozenset("KJLIOBGC")
"""Letters that play, mark, split, go and capture; no term may have them, with Shift or without."""
ATTRIBUTE_KINDS = ("text", "number", "yes_no", "choice")
SHAPES = (
    *("square", "triangle", "circle", "diamond", "star", "plus"),
    *("hourglass", "triangle_down", "ring", "cross"),
)
"""Signs that tell groups apart where colours cannot be told."""
LONGEST_TEXT = 500
"""Characters in an attribute's text; longer words belong into the note."""

_FOLDER = "resources.vocabularies"
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
CODE = re.compile(r"[a-z0-9_]+(\.[a-z0-9_]+)*")
COLOUR = re.compile(r"#[0-9a-f]{6}")
KEY = re.compile(r"(Shift\+)?([A-Z0-9])")


@dataclass(frozen=True, slots=True)
class Choice:
    """One allowed value of an attribute. `code` is what is stored."""

    code: str
    labels: Json


def in_language(texts: Json, language: str, *, otherwise: str = "") -> str:
    """The text in that language, else the English one, else `otherwise`."""
    return str(texts.get(language) or texts.get("en") or otherwise)


@dataclass(frozen=True, slots=True)
class Attribute:
    """Something more that an annotation can say: text, a number, yes or no, or one of `choices`."""

    code: str
    kind: str
    labels: Json
    definition: str
    choices: tuple[Choice, ...] = ()

    def checked(self, value: object) -> str | int | bool:
        """`value` as it may be stored. Raises InvalidInput, naming what is allowed."""
        name = self.labels.get("en", self.code)
        if self.kind == "choice":
            allowed = [choice.code for choice in self.choices]
            if isinstance(value, str) and value in allowed:
                return value
            raise InvalidInput(
                phrase("{name}: “{value}” is not a choice.", name=name, value=value),
                hint=phrase("Use one of: {allowed}.", allowed=", ".join(allowed)),
            )
        if self.kind == "yes_no":
            if isinstance(value, bool):
                return value
            raise InvalidInput(
                phrase("{name}: “{value}” is neither yes nor no.", name=name, value=value),
                hint="Say true or false.",
            )
        if self.kind == "number":
            if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
                return value
            raise InvalidInput(
                phrase("{name}: “{value}” is not a count.", name=name, value=value),
                hint="Give a whole number, 0 or more.",
            )
        if isinstance(value, str) and 0 < len(value.strip()) <= LONGEST_TEXT:
            return value.strip()
        raise InvalidInput(
            phrase(
                "{name} wants a text of 1 to {LONGEST_TEXT} characters.", name=name, LONGEST_TEXT=LONGEST_TEXT
            ),
            hint="Put longer words into the note.",
        )


@dataclass(frozen=True, slots=True)
class Group:
    """A heading over terms. `name` is its English label, which `Term.group` holds."""

    name: str
    labels: Json
    colour: str
    shape: str = ""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`languages` are those that every label has, `partly` those that only some have."""

    name: str
    version: str
    languages: tuple[str, ...]
    title: Json
    groups: tuple[Group, ...]
    attributes: tuple[Attribute, ...]
    terms: tuple[Term, ...]
    partly: tuple[str, ...] = ()

    def term(self, code: str) -> Term:
        """Raises InvalidInput when there is no such term."""
        found = next((term for term in self.terms if term.code == code), None)
        if found is None:
            raise InvalidInput(
                phrase("The vocabulary “{name}” has no term “{code}”.", name=self.name, code=code),
                hint="Look the code up in the list of terms.",
            )
        return found

    def attributes_of(self, term: Term) -> list[Attribute]:
        """The attributes that `term` offers, in its order; ones this version no longer defines are left out."""
        known = {attribute.code: attribute for attribute in self.attributes}
        return [known[code] for code in term.attributes if code in known]

    def checked_attributes(self, term: Term, values: Mapping[str, object]) -> Json:
        """`values` as they may be stored with an annotation of `term`. Raises InvalidInput."""
        offered = {attribute.code: attribute for attribute in self.attributes_of(term)}
        for code in values:
            if code not in offered:
                fit = ", ".join(offered) or "none"
                raise InvalidInput(
                    phrase("“{code}” has no attribute “{code_2}”.", code=term.code, code_2=code),
                    hint=phrase("Attributes it has: {fit}.", fit=fit),
                )
        return {code: offered[code].checked(value) for code, value in values.items()}


def group_of_record(record: TermGroup) -> Group:
    return Group(record.name, record.labels, record.colour, record.shape)


def attribute_of_record(record: TermAttribute) -> Attribute:
    choices = tuple(Choice(str(each["code"]), dict(each["labels"])) for each in record.choices)
    return Attribute(record.code, record.kind, record.labels, record.definition, choices)


def group_records(vocabulary: Vocabulary) -> list[TermGroup]:
    """The groups as a case keeps them, with new uids."""
    return [
        TermGroup(
            vocabulary=vocabulary.name,
            name=each.name,
            labels=each.labels,
            colour=each.colour,
            shape=each.shape,
            position=position,
        )
        for position, each in enumerate(vocabulary.groups)
    ]


def attribute_records(vocabulary: Vocabulary) -> list[TermAttribute]:
    """The attributes as a case keeps them, with new uids."""
    return [
        TermAttribute(
            vocabulary=vocabulary.name,
            code=each.code,
            kind=each.kind,
            labels=each.labels,
            definition=each.definition,
            choices=[{"code": choice.code, "labels": choice.labels} for choice in each.choices],
            position=position,
        )
        for position, each in enumerate(vocabulary.attributes)
    ]


def vocabulary_names() -> list[str]:
    """The vocabularies that the program carries."""
    return sorted(
        file.name.removesuffix(".toml")
        for file in resources.files(_FOLDER).iterdir()
        if file.name.endswith(".toml")
    )


def load_vocabulary(name: str = "public-order") -> Vocabulary:
    """A vocabulary that the program carries. Its terms get new uids each time: a case keeps its own copies.

    Raises InvalidInput when there is none of that name.
    """
    if not _NAME.fullmatch(name) or name not in vocabulary_names():
        known = ", ".join(vocabulary_names())
        raise InvalidInput(
            phrase("There is no vocabulary “{name}”.", name=name),
            hint=phrase("Vocabularies there are: {known}.", known=known),
        )
    text = resources.files(_FOLDER).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return parse_vocabulary(text, source=f"{name}.toml")


def parse_vocabulary(text: str, *, source: str, player_keys: frozenset[str] = PLAYER_KEYS) -> Vocabulary:
    """Reads and checks a vocabulary's TOML. Raises InvalidInput that names `source`, the entry and the fault.

    `player_keys` are letters that no term may have: none where a person has given the player other keys.
    """
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise InvalidInput(
            phrase("{source} is not valid TOML: {error}.", source=source, error=error),
            hint="Correct the file at that place.",
        ) from error
    return _Reader(source, table, player_keys).vocabulary()


class _Reader:
    def __init__(self, source: str, table: dict[str, Any], player_keys: frozenset[str]) -> None:
        self._source = source
        self._table = table
        self._player_keys = player_keys
        self._languages: tuple[str, ...] = ()
        self._partly: tuple[str, ...] = ()

    def vocabulary(self) -> Vocabulary:
        self._languages = self._codes(self._table, "languages", "the file")
        self._partly = self._codes(self._table, "partly", "the file")
        if "en" not in self._languages:
            raise self._fault("the file", "“languages” must be a list of codes with “en” among them")
        name = self._text(self._table, "name", "the file", _NAME)
        version = self._text(self._table, "version", "the file")
        title = self._labels(self._table, "title", "the file")
        groups = tuple(self._group(each) for each in self._tables("groups"))
        attributes = tuple(self._attribute(each) for each in self._tables("attributes"))
        self._refuse_twice("group", [group.name for group in groups])
        self._refuse_twice("attribute", [attribute.code for attribute in attributes])
        terms = tuple(
            self._term(each, position, name, version, groups, attributes)
            for position, each in enumerate(self._tables("terms"))
        )
        self._refuse_twice("term", [term.code for term in terms])
        self._refuse_twice("key", [term.key for term in terms if term.key and not term.retired])
        if not terms:
            raise self._fault("the file", "there are no terms in it")
        for fault in faults_between(terms):
            raise self._fault("the file", fault)
        return Vocabulary(name, version, self._languages, title, groups, attributes, terms, self._partly)

    def _group(self, table: dict[str, Any]) -> Group:
        labels = self._labels(table, "labels", "a group")
        colour = self._text(table, "colour", f"the group “{labels['en']}”", COLOUR)
        shape = self._text(table, "shape", f"the group “{labels['en']}”") if "shape" in table else ""
        if shape and shape not in SHAPES:
            raise self._fault(f"the group “{labels['en']}”", f"“shape” must be one of {', '.join(SHAPES)}")
        return Group(labels["en"], labels, colour, shape)

    def _attribute(self, table: dict[str, Any]) -> Attribute:
        code = self._text(table, "code", "an attribute", CODE)
        where = f"the attribute “{code}”"
        kind = self._text(table, "kind", where)
        if kind not in ATTRIBUTE_KINDS:
            raise self._fault(where, f"“kind” must be one of {', '.join(ATTRIBUTE_KINDS)}")
        values = self._tables("values", table, where)
        if bool(values) != (kind == "choice"):
            raise self._fault(where, "a choice needs “values”, and nothing else has them")
        choices = tuple(
            Choice(self._text(value, "code", where), self._labels(value, "labels", where)) for value in values
        )
        self._refuse_twice(f"value of {where}", [choice.code for choice in choices])
        labels = self._labels(table, "labels", where)
        return Attribute(code, kind, labels, self._text(table, "definition", where), choices)

    def _term(
        self,
        table: dict[str, Any],
        position: int,
        vocabulary: str,
        version: str,
        groups: tuple[Group, ...],
        attributes: tuple[Attribute, ...],
    ) -> Term:
        code = self._text(table, "code", "a term", CODE)
        where = f"the term “{code}”"
        group = self._text(table, "group", where)
        if group not in [each.name for each in groups]:
            raise self._fault(where, f"there is no group “{group}”")
        kind = self._text(table, "kind", where)
        if kind not in ("point", "interval"):
            raise self._fault(where, "“kind” must be point or interval")
        offered = table.get("attributes", [])
        known = [attribute.code for attribute in attributes]
        if not isinstance(offered, list) or any(each not in known for each in offered):
            raise self._fault(where, f"“attributes” must be a list of {', '.join(known)}")
        self._refuse_twice(f"attribute of {where}", offered)
        return Term(
            vocabulary=vocabulary,
            vocabulary_version=version,
            code=code,
            group=group,
            position=position,
            kind=kind,
            labels=self._labels(table, "labels", where),
            definition=self._text(table, "definition", where),
            colour=self._text(table, "colour", where, COLOUR),
            key=self._key(table, where),
            attributes=list(offered),
            retired=table.get("retired", False) is True,
            **self._more_of(table, where),
        )

    def _more_of(self, table: dict[str, Any], where: str) -> dict[str, Any]:
        """Fields of a term that most terms lack."""
        found: dict[str, Any] = {"distressing": table.get("distressing", False) is True}
        for name in ("parent", "merged_into"):
            if name in table:
                found[name] = self._text(table, name, where, CODE)
        if "shape" in table:
            found["shape"] = self._text(table, "shape", where)
            if found["shape"] not in SHAPES:
                raise self._fault(where, f"“shape” must be one of {', '.join(SHAPES)}")
        if "definitions" in table:
            found["definitions"] = self._labels(table, "definitions", where, every=False)
        found["excludes"] = list(self._codes(table, "excludes", where))
        return found

    def _key(self, table: dict[str, Any], where: str) -> str:
        if "key" not in table:
            return ""
        key = self._text(table, "key", where, KEY)
        if key[-1] in self._player_keys:
            raise self._fault(where, f"the key “{key}” belongs to the player")
        return key

    def _tables(
        self, name: str, within: dict[str, Any] | None = None, where: str = "the file"
    ) -> list[dict[str, Any]]:
        found = (self._table if within is None else within).get(name, [])
        if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
            raise self._fault(where, f"“{name}” must be a list of tables")
        return found

    def _text(
        self, table: dict[str, Any], name: str, where: str, pattern: re.Pattern[str] | None = None
    ) -> str:
        value = table.get(name)
        if not isinstance(value, str) or not value.strip():
            raise self._fault(where, f"“{name}” is missing or not text")
        if pattern is not None and not pattern.fullmatch(value):
            raise self._fault(where, f"“{name}” cannot be “{value}”")
        return value

    def _codes(self, table: dict[str, Any], name: str, where: str) -> tuple[str, ...]:
        """A list of words without spaces, each there once; empty where there is none."""
        found = table.get(name, [])
        if not isinstance(found, list) or not all(isinstance(x, str) and x.strip() == x != "" for x in found):
            raise self._fault(where, f"“{name}” must be a list of codes")
        self._refuse_twice(f"code in “{name}” of {where}", found)
        return tuple(found)

    def _labels(self, table: dict[str, Any], name: str, where: str, *, every: bool = True) -> Json:
        labels = table.get(name)
        if not isinstance(labels, dict):
            raise self._fault(where, f"“{name}” is missing")
        for language in labels:
            self._text(labels, language, where)
        for language in self._languages if every else ():
            self._text(labels, language, where)
        if extra := set(labels) - {*self._languages, *self._partly}:
            raise self._fault(
                where, f"“{name}” has languages that the file does not list: {', '.join(sorted(extra))}"
            )
        return dict(labels)

    def _refuse_twice(self, what: str, values: list[str]) -> None:
        for value in _repeated(values):
            raise self._fault("the file", f"the {what} “{value}” stands there twice")

    def _fault(self, where: str, what: str) -> InvalidInput:
        return InvalidInput(
            phrase("{source}, {where}: {what}.", source=self._source, where=where, what=what),
            hint="Correct the vocabulary file and load it again.",
        )


def faults_between(terms: tuple[Term, ...] | list[Term]) -> Iterator[str]:
    """What is wrong between terms, in words: parents and exclusions that are not there, circles, one-sidedness."""
    return (words for _, words in torn_terms(terms))


def torn_terms(terms: tuple[Term, ...] | list[Term]) -> Iterator[tuple[Term, str]]:
    """As `faults_between`, each with the term that it lies with."""
    known = {term.code: term for term in terms}
    for term in terms:
        if term.parent and (term.parent not in known or known[term.parent].group != term.group):
            yield term, f"the term “{term.code}” stands under “{term.parent}”, which is not in its group"
        above, seen = term.parent, {term.code}
        while above in known:
            if above in seen:
                yield term, f"the term “{term.code}” stands under itself"
                break
            seen.add(above)
            above = known[above].parent
        for other in term.excludes:
            if other == term.code or other not in known:
                yield term, f"the term “{term.code}” excludes “{other}”, which is no other term"
            elif term.code not in known[other].excludes:
                yield term, f"“{term.code}” excludes “{other}”, but not the other way round"
        if term.merged_into and term.merged_into not in known:
            yield term, f"the term “{term.code}” was merged into “{term.merged_into}”, which is not there"


def _repeated(values: list[str]) -> Iterator[str]:
    seen: set[str] = set()
    for value in values:
        if value in seen:
            yield value
        seen.add(value)
