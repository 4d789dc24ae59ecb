"""Controlled vocabularies: read from TOML, checked, and given out as terms with the attributes they offer."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

from catalog.errors import InvalidInput
from catalog.model.records import Json, Term

PLAYER_KEYS = frozenset("KJLIOBGC")
"""Letters that play, mark, split, go and capture; no term may have them, with Shift or without."""
ATTRIBUTE_KINDS = ("text", "number", "yes_no", "choice")
LONGEST_TEXT = 500
"""Characters in an attribute's text; longer words belong into the note."""

_FOLDER = "resources.vocabularies"
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_CODE = re.compile(r"[a-z0-9_]+(\.[a-z0-9_]+)*")
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_KEY = re.compile(r"(Shift\+)?([A-Z0-9])")


@dataclass(frozen=True, slots=True)
class Choice:
    """One allowed value of an attribute. `code` is what is stored."""

    code: str
    labels: Json


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
                f"{name}: “{value}” is not a choice.", hint=f"Use one of: {', '.join(allowed)}."
            )
        if self.kind == "yes_no":
            if isinstance(value, bool):
                return value
            raise InvalidInput(f"{name}: “{value}” is neither yes nor no.", hint="Say true or false.")
        if self.kind == "number":
            if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
                return value
            raise InvalidInput(f"{name}: “{value}” is not a count.", hint="Give a whole number, 0 or more.")
        if isinstance(value, str) and 0 < len(value.strip()) <= LONGEST_TEXT:
            return value.strip()
        raise InvalidInput(
            f"{name} wants a text of 1 to {LONGEST_TEXT} characters.", hint="Put longer words into the note."
        )


@dataclass(frozen=True, slots=True)
class Group:
    """A heading over terms. `name` is its English label, which `Term.group` holds."""

    name: str
    labels: Json
    colour: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    name: str
    version: str
    languages: tuple[str, ...]
    title: Json
    groups: tuple[Group, ...]
    attributes: tuple[Attribute, ...]
    terms: tuple[Term, ...]

    def term(self, code: str) -> Term:
        """Raises InvalidInput when there is no such term."""
        found = next((term for term in self.terms if term.code == code), None)
        if found is None:
            raise InvalidInput(
                f"The vocabulary “{self.name}” has no term “{code}”.",
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
                    f"“{term.code}” has no attribute “{code}”.", hint=f"Attributes it has: {fit}."
                )
        return {code: offered[code].checked(value) for code, value in values.items()}


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
        raise InvalidInput(f"There is no vocabulary “{name}”.", hint=f"Vocabularies there are: {known}.")
    text = resources.files(_FOLDER).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return parse_vocabulary(text, source=f"{name}.toml")


def parse_vocabulary(text: str, *, source: str) -> Vocabulary:
    """Reads and checks a vocabulary's TOML. Raises InvalidInput that names `source`, the entry and the fault."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InvalidInput(
            f"{source} is not valid TOML: {error}.", hint="Correct the file at that place."
        ) from error
    return _Reader(source, table).vocabulary()


class _Reader:
    def __init__(self, source: str, table: dict[str, Any]) -> None:
        self._source = source
        self._table = table
        self._languages: tuple[str, ...] = ()

    def vocabulary(self) -> Vocabulary:
        languages = self._table.get("languages")
        if (
            not isinstance(languages, list)
            or "en" not in languages
            or not all(isinstance(x, str) for x in languages)
        ):
            raise self._fault("the file", "“languages” must be a list of codes with “en” among them")
        self._languages = tuple(languages)
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
        self._refuse_twice("key", [term.key for term in terms if term.key])
        if not terms:
            raise self._fault("the file", "there are no terms in it")
        return Vocabulary(name, version, self._languages, title, groups, attributes, terms)

    def _group(self, table: dict[str, Any]) -> Group:
        labels = self._labels(table, "labels", "a group")
        colour = self._text(table, "colour", f"the group “{labels['en']}”", _COLOUR)
        return Group(labels["en"], labels, colour)

    def _attribute(self, table: dict[str, Any]) -> Attribute:
        code = self._text(table, "code", "an attribute", _CODE)
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
        code = self._text(table, "code", "a term", _CODE)
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
            colour=self._text(table, "colour", where, _COLOUR),
            key=self._key(table, where),
            attributes=list(offered),
            retired=table.get("retired", False) is True,
        )

    def _key(self, table: dict[str, Any], where: str) -> str:
        if "key" not in table:
            return ""
        key = self._text(table, "key", where, _KEY)
        if key[-1] in PLAYER_KEYS:
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

    def _labels(self, table: dict[str, Any], name: str, where: str) -> Json:
        labels = table.get(name)
        if not isinstance(labels, dict):
            raise self._fault(where, f"“{name}” is missing")
        for language in self._languages:
            self._text(labels, language, where)
        if extra := set(labels) - set(self._languages):
            raise self._fault(
                where, f"“{name}” has languages that the file does not list: {', '.join(sorted(extra))}"
            )
        return dict(labels)

    def _refuse_twice(self, what: str, values: list[str]) -> None:
        for value in _repeated(values):
            raise self._fault("the file", f"the {what} “{value}” stands there twice")

    def _fault(self, where: str, what: str) -> InvalidInput:
        return InvalidInput(
            f"{self._source}, {where}: {what}.", hint="Correct the vocabulary file and load it again."
        )


def _repeated(values: list[str]) -> Iterator[str]:
    seen: set[str] = set()
    for value in values:
        if value in seen:
            yield value
        seen.add(value)
