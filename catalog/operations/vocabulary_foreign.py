"""Vocabularies as other programs write them: CSV, BORIS ethograms, ELAN controlled vocabularies.

The files are strangers': whatever is not as expected is refused in words, never guessed at.
"""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from catalog.errors import InvalidInput
from catalog.model.records import Extent
from catalog.model.vocabulary import CODE, KEY, Attribute, Choice, Vocabulary
from catalog.operations.vocabulary import slug
from catalog.operations.vocabulary_draft import LONGEST_LABEL, tidy
from catalog.texts import phrase

MOST_TERMS = 5000
_LABEL = re.compile(r"label[ _(]*([a-z]{2,3}(-[a-z0-9]{2,8})*)\)?", re.IGNORECASE)
_ISO_639 = {
    "eng": "en",
    "rus": "ru",
    "kaz": "kk",
    "nld": "nl",
    "fra": "fr",
    "deu": "de",
    "spa": "es",
    "ara": "ar",
}
_FORMULA = "=+-@\t\r"
_COLUMNS = ("code", "group", "kind", "parent", "key", "definition", "colour")


@dataclass
class Incoming:
    """What a file says. A term is a mapping of those fields that the file gives, `code` among them."""

    groups: list[str] = field(default_factory=list)
    attributes: list[Attribute] = field(default_factory=list)
    terms: list[dict[str, Any]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add_group(self, name: str) -> None:
        if name and name not in self.groups:
            self.groups.append(name)


# ---------------------------------------------------------------- CSV


def csv_text(vocabulary: Vocabulary) -> str:
    """A table for people: a row a term, a column a language. What a spreadsheet would take for a formula is
    written with an apostrophe before it, which reading takes off again."""
    languages = [*vocabulary.languages, *vocabulary.partly]
    to = io.StringIO(newline="")
    writer = csv.writer(to, lineterminator="\r\n")
    writer.writerow(["code", "group", *(f"label_{each}" for each in languages), *_COLUMNS[2:], "retired"])
    for term in vocabulary.terms:
        labels = [str(term.labels.get(each, "")) for each in languages]
        rest = [term.kind, term.parent, term.key, term.definition, term.colour, "yes" if term.retired else ""]
        writer.writerow([_cell(each) for each in (term.code, term.group, *labels, *rest)])
    return to.getvalue()


def read_csv(text: str, source: str) -> Incoming:
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    try:
        rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise _fault(source, f"it is no table ({error})") from error
    found = Incoming()
    for number, row in enumerate(rows, start=2):
        term = _row(row, source, number)
        if term:
            found.terms.append(term)
            found.add_group(str(term.get("group", "")))
    return found


def _row(row: dict[str | None, Any], source: str, number: int) -> dict[str, Any]:
    """A term's fields; empty for an empty row."""
    cells = {
        name.strip().casefold(): _uncell(value.strip())
        for name, value in row.items()
        if isinstance(name, str) and isinstance(value, str) and value.strip()
    }
    if not cells:
        return {}
    labels = {
        match[1].lower(): text
        for name, text in cells.items()
        if (match := _LABEL.fullmatch(name)) is not None
    }
    if "label" in cells:
        labels.setdefault("en", cells["label"])
    term: dict[str, Any] = {name: cells[name] for name in _COLUMNS if name in cells}
    if "color" in cells:
        term.setdefault("colour", cells["color"])
    if "code" not in term:
        raise _fault(source, f"row {number} has no code")
    if labels:
        term["labels"] = labels
    if "retired" in cells:
        term["retired"] = cells["retired"].casefold() in ("yes", "true", "1")
    return term


def _cell(text: str) -> str:
    return f"'{text}" if text[:1] in (*_FORMULA, "'") and text else text


def _uncell(text: str) -> str:
    return text[1:] if text[:1] == "'" and text[1:2] in (*_FORMULA, "'") and text[1:] else text


# ---------------------------------------------------------------- BORIS


def boris_text(vocabulary: Vocabulary) -> str:
    """A BORIS project (format 7) that has nothing but the ethogram. Retired terms are left out."""
    known = {each.code: each for each in vocabulary.attributes}
    behaviours = {}
    for number, term in enumerate(each for each in vocabulary.terms if not each.retired):
        offered = [known[code] for code in term.attributes if code in known]
        shift, _, letter = term.key.rpartition("+")
        behaviours[str(number)] = {
            "type": "Point event" if term.kind == Extent.POINT else "State event",
            "key": letter if shift else letter.lower(),
            "code": str(term.labels.get("en", term.code)),
            "description": term.definition,
            "color": term.colour,
            "category": term.group,
            "modifiers": {str(i): _modifier(each) for i, each in enumerate(offered)},
            "excluded": ",".join(_english(vocabulary, code) for code in term.excludes),
            "coding map": "",
        }
    project = {
        "time_format": "hh:mm:ss",
        "project_date": "",
        "project_name": vocabulary.name,
        "project_description": f"Vocabulary {vocabulary.name}, version {vocabulary.version}",
        "project_format_version": "7.0",
        "subjects_conf": {},
        "behaviors_conf": behaviours,
        "observations": {},
        "behavioral_categories": [each.name for each in vocabulary.groups],
        "independent_variables": {},
        "coding_map": {},
        "behaviors_coding_map": [],
        "converters": {},
    }
    return json.dumps(project, indent=2, ensure_ascii=False)


def _modifier(attribute: Attribute) -> dict[str, Any]:
    if attribute.kind == "number":
        return {"name": str(attribute.labels["en"]), "type": 2, "values": []}
    values = [str(each.labels.get("en", each.code)) for each in attribute.choices]
    if attribute.kind == "yes_no":
        values = ["yes", "no"]
    return {"name": str(attribute.labels["en"]), "type": 0 if values else 3, "values": values}


def _english(vocabulary: Vocabulary, code: str) -> str:
    return str(vocabulary.term(code).labels.get("en", code))


def read_boris(text: str, source: str) -> Incoming:
    """Behaviours of a BORIS project, under codes made of their categories and names."""
    try:
        project = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _fault(source, "it is not valid JSON") from error
    behaviours = project.get("behaviors_conf") if isinstance(project, dict) else None
    if not isinstance(behaviours, dict) or not all(isinstance(each, dict) for each in behaviours.values()):
        raise _fault(source, "it is no BORIS project with behaviours")
    found, codes, taken = Incoming(), {}, set[str]()
    for each in behaviours.values():
        name = tidy(_text(each, "code"))[:LONGEST_LABEL]
        if name:
            codes[name] = _free_code(_text(each, "category") or "boris", name, taken)
    for each in behaviours.values():
        name = tidy(_text(each, "code"))[:LONGEST_LABEL]
        if name:
            found.terms.append(_behaviour(each, name, codes, found))
    _make_exclusions_mutual(found)
    return found


def _behaviour(
    behaviour: dict[str, Any], name: str, codes: dict[str, str], found: Incoming
) -> dict[str, Any]:
    group = tidy(_text(behaviour, "category"))[:LONGEST_LABEL] or "From BORIS"
    found.add_group(group)
    term: dict[str, Any] = {
        "code": codes[name],
        "group": group,
        "kind": "point" if _text(behaviour, "type").casefold().startswith("point") else "interval",
        "labels": {"en": name},
        "definition": tidy(_text(behaviour, "description")) or name,
        "excludes": [
            codes[each] for each in map(tidy, _text(behaviour, "excluded").split(",")) if each in codes
        ],
        "attributes": list(_modifiers(behaviour, found)),
    }
    key, colour = _text(behaviour, "key"), _text(behaviour, "color").lower()
    named = f"Shift+{key}" if len(key) == 1 and key.isupper() else key.upper()
    if KEY.fullmatch(named):
        term["key"] = named
    if re.fullmatch(r"#[0-9a-f]{6}", colour):
        term["colour"] = colour
    return term


def _modifiers(behaviour: dict[str, Any], found: Incoming) -> Iterator[str]:
    modifiers = behaviour.get("modifiers")
    for each in modifiers.values() if isinstance(modifiers, dict) else ():
        if not isinstance(each, dict):
            continue
        name = tidy(_text(each, "name"))[:LONGEST_LABEL] or "modifier"
        listed = each.get("values")
        values = [re.sub(r" *\(.\)$", "", str(value)) for value in listed] if isinstance(listed, list) else []
        values = list(dict.fromkeys(tidy(value)[:LONGEST_LABEL] for value in values if tidy(value)))
        kind = "number" if each.get("type") == 2 else "choice" if values else "text"
        if each.get("type") == 1:
            found.notes.append(f"“{name}” allows several values in BORIS; here one can be chosen.")
        choices = tuple(Choice(value, {"en": value}) for value in values) if kind == "choice" else ()
        made = Attribute(slug(name), kind, {"en": name}, name, choices)
        known = next((other for other in found.attributes if other.code == made.code), None)
        if known is not None and known != made:
            made = Attribute(
                _free_code("", name, {a.code for a in found.attributes}), kind, {"en": name}, name, choices
            )
        if made not in found.attributes:
            found.attributes.append(made)
        yield made.code


# ---------------------------------------------------------------- ELAN


def read_elan(text: str, source: str) -> Incoming:
    """Controlled vocabularies of an ELAN file (.eaf, .etf, .ecv): a group each, with intervals as terms."""
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise _fault(source, "it defines entities, which no ELAN file does")
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        raise _fault(source, f"it is not valid XML ({error})") from error
    found, taken = Incoming(), set[str]()
    for vocabulary in root.iter("CONTROLLED_VOCABULARY"):
        group = tidy(vocabulary.get("CV_ID", ""))[:LONGEST_LABEL] or "From ELAN"
        entries = [*vocabulary.iter("CV_ENTRY_ML"), *vocabulary.iter("CV_ENTRY")]
        if not entries:
            found.notes.append(f"“{group}” has no entries in this file; it is kept elsewhere.")
            continue
        found.add_group(group)
        for entry in entries:
            values = list(entry.iter("CVE_VALUE")) or [entry]
            labels = {_language(each): tidy(each.text or "")[:LONGEST_LABEL] for each in values}
            labels = {language: label for language, label in labels.items() if label}
            if not labels:
                continue
            labels.setdefault("en", next(iter(labels.values())))
            said = {_language(each): tidy(each.get("DESCRIPTION", "")) for each in values}
            term = {
                "code": _free_code(group, labels["en"], taken),
                "group": group,
                "kind": "interval",
                "labels": labels,
                "definition": said.get("en") or labels["en"],
                "definitions": {code: words for code, words in said.items() if words and code != "en"},
            }
            found.terms.append(term)
    return found


def _language(value: ElementTree.Element) -> str:
    given = value.get("LANG_REF", "eng")
    return _ISO_639.get(given, given if re.fullmatch(r"[a-z]{2,3}", given) else "en")


# ---------------------------------------------------------------- all


def _make_exclusions_mutual(found: Incoming) -> None:
    for term in found.terms:
        term["excludes"] = [code for code in dict.fromkeys(term["excludes"]) if code != term["code"]]
    by_code = {term["code"]: term for term in found.terms}
    for term in found.terms:
        for other in term["excludes"]:
            if term["code"] not in by_code[other]["excludes"]:
                by_code[other]["excludes"].append(term["code"])


def _free_code(group: str, name: str, taken: set[str]) -> str:
    wanted = f"{slug(group)}.{slug(name)}" if group else slug(name)
    code, number = wanted, 2
    while code in taken:
        code, number = f"{wanted}_{number}", number + 1
    assert CODE.fullmatch(code)
    taken.add(code)
    return code


def _text(table: dict[str, Any], name: str) -> str:
    value = table.get(name)
    return value if isinstance(value, str) else ""


def _fault(source: str, what: str) -> InvalidInput:
    return InvalidInput(
        phrase("{source} cannot be read as a vocabulary: {what}.", source=source, what=what),
        hint="Choose a TOML, CSV, BORIS or ELAN file.",
    )
