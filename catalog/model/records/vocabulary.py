"""Controlled vocabularies as a case holds them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from catalog.model.records.base import Json, Record


@dataclass(frozen=True, kw_only=True)
class Term(Record):
    """A code of a controlled vocabulary, as this case holds it. A term in use is retired, never deleted."""

    TABLE: ClassVar[str] = "terms"

    vocabulary: str
    vocabulary_version: str
    code: str
    group: str
    position: int
    kind: str
    """The extent it is coded with: "point" or "interval"."""
    labels: Json
    """Label by language code: {"en": …, "ru": …}."""
    definition: str
    colour: str
    key: str = ""
    """Physical key on a US board, e.g. "Z" or "Shift+Z"; empty: none."""
    attributes: list[str] = field(default_factory=list)
    retired: bool = False
    parent: str = ""
    """The code of the term that this one stands under; empty: directly under its group."""
    definitions: Json = field(default_factory=dict)
    """The definition in other languages, by language code; `definition` is the English one."""
    shape: str = ""
    """The sign that stands beside the colour; empty: the group's."""
    excludes: list[str] = field(default_factory=list)
    """Codes of terms that cannot be annotated over the same span by one person."""
    examples: list[str] = field(default_factory=list)
    """Uids of keyframes of the case that show what is meant."""
    distressing: bool = False
    """Where it is annotated, whoever watches is warned before reaching it."""
    merged_into: str = ""
    """The code of the term that took over this one's annotations when it was retired."""


@dataclass(frozen=True, kw_only=True)
class TermGroup(Record):
    """A heading over terms. A case without any has those of the vocabulary that the program brings."""

    TABLE: ClassVar[str] = "term_groups"

    vocabulary: str
    name: str
    """Its English label, which `Term.group` holds."""
    labels: Json
    colour: str
    shape: str = ""
    position: int


@dataclass(frozen=True, kw_only=True)
class TermAttribute(Record):
    """Something more that annotations can say; terms name those that they offer. Kept as groups are."""

    TABLE: ClassVar[str] = "term_attributes"

    vocabulary: str
    code: str
    kind: str
    """One of `catalog.model.vocabulary.ATTRIBUTE_KINDS`."""
    labels: Json
    definition: str
    choices: list[Json] = field(default_factory=list)
    """`{"code", "labels"}` of each allowed value, for the kind "choice"."""
    position: int
