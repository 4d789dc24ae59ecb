"""Reading vocabularies from files into a case, and writing them out.

Reading in happens in two steps: a plan says what would be new, changed and retired, and only then is it written.
Nothing is ever deleted by it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from catalog.case import Case
from catalog.errors import InvalidInput, from_os_error
from catalog.model.colours import PALETTE
from catalog.model.disclosure import Disclosures
from catalog.model.records import Term, TermAttribute, TermGroup
from catalog.model.vocabulary import Vocabulary, attribute_records, group_records, parse_vocabulary
from catalog.model.vocabulary_text import vocabulary_text
from catalog.operations import vocabulary_foreign as foreign
from catalog.operations.about_disclosure import decided
from catalog.operations.vocabulary_draft import Draft, case_vocabulary, tidy, uses
from catalog.operations.vocabulary_foreign import MOST_TERMS, Incoming
from catalog.operations.vocabulary_versions import differences
from catalog.store.files import write_whole
from catalog.texts import phrase

LARGEST_BYTES = 8_000_000
SUFFIXES = (".toml", ".csv", ".boris", ".eaf", ".etf", ".ecv")
"""Kinds of files that can be read; the first three are written too."""


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What reading a file in would do, in words; `draft` is the vocabulary as it would be."""

    source: str
    new: list[str]
    changed: list[str]
    retired: list[str]
    left_alone: int
    """Terms of the case that the file does not name."""
    notes: list[str]
    """What of the file is not taken over, and why."""
    draft: Draft

    @property
    def changes_anything(self) -> bool:
        return bool(self.new or self.changed or self.retired)


def export_vocabulary(case: Case, path: Path) -> list[str]:
    """Writes the case's vocabulary as TOML (all of it), CSV or a BORIS project, by the path's suffix, and returns
    what that kind of file cannot carry, in words. A file that is there is replaced once the new one is whole. Raises
    InvalidInput, SourceUnavailable, StorageFull. Terms that are kept in the case stay there."""
    vocabulary, kept = _going_out(case)
    examples = sum(len(each.examples) for each in vocabulary.terms)
    lost = [f"{examples} examples: they are frames of this case."] if examples else []
    if kept:
        lost.append(f"{kept} restricted term{'' if kept == 1 else 's'}.")
    suffix = path.suffix.lower()
    if suffix == ".toml":
        text = vocabulary_text(vocabulary)
    elif suffix == ".csv":
        text = "\ufeff" + foreign.csv_text(vocabulary)
        lost.append(
            "Groups' colours and shapes, attributes, exclusions and warnings: CSV has the terms alone."
        )
    elif suffix == ".boris":
        text = foreign.boris_text(vocabulary)
        lost.append("Labels other than the English ones, parents, shapes and warnings: BORIS has none.")
    else:
        raise InvalidInput(
            phrase("A vocabulary is not written as “{name}”.", name=path.name),
            hint="Let the name end in .toml, .csv or .boris.",
        )
    try:
        write_whole(path, text.encode("utf-8"))
    except OSError as error:
        raise from_os_error(error, f"writing {path.name}") from error
    return lost


def _going_out(case: Case) -> tuple[Vocabulary, int]:
    """The vocabulary without the terms that stay in the case, and how many those are."""
    vocabulary = case_vocabulary(case)
    codes = Disclosures(decided(case), case.find(Term)).codes
    going = tuple(
        replace(each, excludes=[code for code in each.excludes if code not in codes])
        for each in vocabulary.terms
        if each.code not in codes and each.merged_into not in codes
    )
    return replace(vocabulary, terms=going), len(vocabulary.terms) - len(going)


def import_vocabulary(case: Case, path: Path, *, actor: str, retire_missing: bool = False) -> ImportPlan:
    """Plans and writes at once; returns what was planned."""
    plan = plan_import(case, path, retire_missing=retire_missing)
    apply_import(plan, actor=actor)
    return plan


def apply_import(plan: ImportPlan, *, actor: str) -> bool:
    """Writes a plan as one step; False when it changes nothing. Raises ChangedMeanwhile if somebody edited the
    vocabulary since it was made, InvalidInput for what a case cannot hold."""
    if not plan.changes_anything:
        return False
    parameters = {
        "file": plan.source,
        "note": f"read in from {plan.source}",
        "changes": [*plan.new, *plan.changed, *plan.retired],
    }
    return plan.draft.write("vocabulary.import", actor=actor, parameters=parameters)


def plan_import(case: Case, path: Path, *, retire_missing: bool = False) -> ImportPlan:
    """What reading `path` into the case would do; nothing is written.

    A TOML file of the vocabulary that the case has gives it its version too, as does one with `retire_missing`,
    which retires the terms that the file does not name. Raises InvalidInput, naming the fault.
    """
    text, source = _read(path), path.name
    draft, notes = Draft(case), list[str]()
    if path.suffix.lower() == ".toml":
        vocabulary = parse_vocabulary(text, source=source, player_keys=frozenset())
        codes = _take_whole(draft, vocabulary, notes)
        known = next(iter(draft.terms.values())).vocabulary
        if retire_missing or vocabulary.name == known:
            _rename(draft, vocabulary)
    else:
        incoming = _foreign(text, source, path.suffix.lower())
        notes += incoming.notes
        codes = _take_part(draft, incoming, notes)
    if len(codes) > MOST_TERMS:
        raise InvalidInput(
            phrase("{source} has {count} terms.", source=source, count=len(codes)),
            hint=phrase("At most {MOST_TERMS} can be read in.", MOST_TERMS=MOST_TERMS),
        )
    left = [each for each in draft.terms.values() if each.code not in codes and not each.retired]
    if retire_missing:
        for each in left:
            draft.put(replace(each, retired=True))
    draft.order()
    draft.check()
    return _plan(draft, source, notes, left_alone=0 if retire_missing else len(left))


def _plan(draft: Draft, source: str, notes: list[str], *, left_alone: int) -> ImportPlan:
    told = differences(draft.before, draft.contents())
    new = [each for each in told if each.startswith("new ")]
    retired = [each for each in told if each.endswith(": retired") or ": retired, merged" in each]
    before, after = (
        next(iter(each)).vocabulary_version for each in (draft.before.terms, draft.terms.values())
    )
    if before != after:
        notes.append(f"The vocabulary becomes version {after}; it is {before} now.")
    return ImportPlan(
        source=source,
        new=new,
        changed=[each for each in told if each not in new and each not in retired],
        retired=retired,
        left_alone=left_alone,
        notes=notes,
        draft=draft,
    )


def _read(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST_BYTES + 1)
    except OSError as error:
        raise from_os_error(error, f"reading {path.name}") from error
    if len(data) > LARGEST_BYTES:
        raise InvalidInput(
            phrase(
                "{name} is larger than {LARGEST_BYTES} MB.",
                name=path.name,
                LARGEST_BYTES=LARGEST_BYTES // 1_000_000,
            ),
            hint="No vocabulary is so large.",
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidInput(
            phrase("{name} is not a text in UTF-8.", name=path.name), hint="Save it as UTF-8 and try again."
        ) from error


def _foreign(text: str, source: str, suffix: str) -> Incoming:
    if suffix in (".csv", ".tsv"):
        found = foreign.read_csv(text, source)
    elif suffix in (".boris", ".json"):
        found = foreign.read_boris(text, source)
    elif suffix in (".eaf", ".etf", ".ecv"):
        found = foreign.read_elan(text, source)
    else:
        raise InvalidInput(
            phrase("“{source}” is no kind of vocabulary known here.", source=source),
            hint=phrase("Known kinds: {SUFFIXES}.", SUFFIXES=", ".join(SUFFIXES)),
        )
    if not found.terms:
        raise InvalidInput(
            phrase("There are no terms in {source}.", source=source),
            hint="Look whether it is the right file.",
        )
    return found


# ---------------------------------------------------------------- a whole vocabulary


def _take_whole(draft: Draft, vocabulary: Vocabulary, notes: list[str]) -> set[str]:
    """Puts a vocabulary's groups, attributes and terms in the place of those of the same names, in its order."""
    groups = {each.name: _kept_group(draft, each) for each in group_records(vocabulary)}
    draft.groups = groups | {name: each for name, each in draft.groups.items() if name not in groups}
    attributes = {each.code: _kept_attribute(draft, each, notes) for each in attribute_records(vocabulary)}
    rest = {code: each for code, each in draft.attributes.items() if code not in attributes}
    draft.attributes = attributes | rest
    terms = {each.code: _merged(draft, each.code, _fields_of(each), notes) for each in vocabulary.terms}
    draft.terms = terms | {code: each for code, each in draft.terms.items() if code not in terms}
    _settle(draft, {each.code: each.excludes for each in vocabulary.terms}, notes)
    return set(terms)


def _rename(draft: Draft, vocabulary: Vocabulary) -> None:
    name, version = vocabulary.name, vocabulary.version
    draft.terms = {
        code: replace(each, vocabulary=name, vocabulary_version=version) for code, each in draft.terms.items()
    }
    draft.groups = {key: replace(each, vocabulary=name) for key, each in draft.groups.items()}
    draft.attributes = {code: replace(each, vocabulary=name) for code, each in draft.attributes.items()}


def _fields_of(term: Term) -> dict[str, Any]:
    names = ("group", "kind", "labels", "definition", "definitions", "colour", "shape", "key", "attributes")
    more = ("distressing", "retired", "parent", "merged_into")
    return {name: getattr(term, name) for name in (*names, *more)}


def _kept_group(draft: Draft, group: TermGroup) -> TermGroup:
    known = draft.groups.get(group.name)
    return (
        group
        if known is None
        else replace(known, labels=group.labels, colour=group.colour, shape=group.shape)
    )


def _kept_attribute(draft: Draft, attribute: TermAttribute, notes: list[str]) -> TermAttribute:
    known = draft.attributes.get(attribute.code)
    if known is None:
        return attribute
    if known.kind != attribute.kind:
        notes.append(f"The attribute {known.code} stays as it is: it is of another kind here.")
        return known
    given = {each["code"] for each in attribute.choices}
    choices = [*attribute.choices, *(each for each in known.choices if each["code"] not in given)]
    return replace(known, labels=attribute.labels, definition=attribute.definition, choices=choices)


# ---------------------------------------------------------------- terms alone


def _take_part(draft: Draft, incoming: Incoming, notes: list[str]) -> set[str]:
    """Puts terms in, with the fields that the file gives; groups and attributes that are not there are made."""
    some = next(iter(draft.groups.values()))
    for name in incoming.groups:
        if name not in draft.groups:
            taken = {each.colour for each in draft.groups.values()}
            colour = next((each for each in PALETTE if each not in taken), PALETTE[-1])
            draft.groups[name] = TermGroup(
                vocabulary=some.vocabulary, name=name, labels={"en": name}, colour=colour, position=0
            )
    for each in incoming.attributes:
        made = TermAttribute(
            vocabulary=some.vocabulary,
            code=each.code,
            kind=each.kind,
            labels=each.labels,
            definition=each.definition,
            choices=[{"code": choice.code, "labels": choice.labels} for choice in each.choices],
            position=0,
        )
        draft.attributes[each.code] = _kept_attribute(draft, made, notes)
    excludes: dict[str, list[str]] = {}
    for term in incoming.terms:
        fields = {name: value for name, value in term.items() if name not in ("code", "excludes")}
        excludes[term["code"]] = term.get("excludes", [])
        known = draft.terms.get(term["code"])
        if known is not None and "labels" in fields:
            fields["labels"] = {**known.labels, **fields["labels"]}
        draft.put(_merged(draft, term["code"], fields, notes))
    _settle(draft, excludes, notes)
    return set(excludes)


def _merged(draft: Draft, code: str, fields: Mapping[str, Any], notes: list[str]) -> Term:
    """The case's term with the fields that a file gives, or a new one of them alone."""
    known, values = draft.terms.get(code), dict(fields)
    if "definition" in values:
        values["definition"] = tidy(values["definition"])
    if known is not None:
        kind = values.get("kind", known.kind)
        if kind != known.kind and (count := uses(draft.case, code)):
            notes.append(f"{code} stays {known.kind}: it has {count} annotations.")
            del values["kind"]
        return replace(known, **values)
    some = next(iter(draft.terms.values()))
    group = str(values.get("group") or some.group)
    labels = values.pop("labels", {})
    standard: dict[str, Any] = {
        "kind": "interval",
        "definition": str(labels.get("en") or code),
        "colour": draft.group(group).colour,
    }
    return Term(
        vocabulary=some.vocabulary,
        vocabulary_version=some.vocabulary_version,
        code=code,
        position=len(draft.terms),
        labels={"en": str(next(iter(labels.values()), code)), **labels},
        **{**standard, **values, "group": group},
    )


def _settle(draft: Draft, excludes: Mapping[str, list[str]], notes: list[str]) -> None:
    """Makes exclusions two-sided, and takes keys away that two terms would have."""
    for code, others in excludes.items():
        beside = [each for each in draft.terms[code].excludes if each not in excludes]
        draft.exclude(code, [*others, *beside])
    holders: dict[str, str] = {
        each.key: each.code
        for each in draft.terms.values()
        if each.key and not each.retired and each.code not in excludes
    }
    for code in excludes:
        term = draft.terms[code]
        if term.key and not term.retired and holders.setdefault(term.key, code) != code:
            notes.append(f"{code} gets no key: {term.key} belongs to {holders[term.key]}.")
            draft.put(replace(term, key=""))
