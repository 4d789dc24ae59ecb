"""Writing a vocabulary as TOML: what `parse_vocabulary` reads back as the very same vocabulary."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from catalog.model.records import Term
from catalog.model.vocabulary import Attribute, Group, Vocabulary


def vocabulary_text(vocabulary: Vocabulary) -> str:
    """The whole file. Examples are left out: they are keyframes of one case."""
    parts = [_head(vocabulary)]
    parts += [_attribute(each) for each in vocabulary.attributes]
    parts += [_group(each) for each in vocabulary.groups]
    parts += [_term(each) for each in vocabulary.terms]
    return "\n".join(parts)


def _head(vocabulary: Vocabulary) -> str:
    head: dict[str, Any] = {
        "name": vocabulary.name,
        "version": vocabulary.version,
        "languages": list(vocabulary.languages),
    }
    if vocabulary.partly:
        head["partly"] = list(vocabulary.partly)
    return _lines(head | {"title": vocabulary.title})


def _attribute(attribute: Attribute) -> str:
    text = "[[attributes]]\n" + _lines(
        {
            "code": attribute.code,
            "kind": attribute.kind,
            "labels": attribute.labels,
            "definition": attribute.definition,
        }
    )
    if attribute.choices:
        rows = "".join(
            f"    {_value({'code': each.code, 'labels': each.labels})},\n" for each in attribute.choices
        )
        text += f"values = [\n{rows}]\n"
    return text


def _group(group: Group) -> str:
    shape = {"shape": group.shape} if group.shape else {}
    return "[[groups]]\n" + _lines({"labels": group.labels, "colour": group.colour, **shape})


def _term(term: Term) -> str:
    return "[[terms]]\n" + _lines(dict(_fields(term)))


def _fields(term: Term) -> Iterator[tuple[str, Any]]:
    yield from (("code", term.code), ("group", term.group))
    if term.parent:
        yield "parent", term.parent
    yield from (("kind", term.kind), ("labels", term.labels), ("definition", term.definition))
    if term.definitions:
        yield "definitions", term.definitions
    yield "colour", term.colour
    for name in ("shape", "key", "attributes", "excludes", "distressing", "retired", "merged_into"):
        value = getattr(term, name)
        if value:
            yield name, value


def _lines(values: Mapping[str, Any]) -> str:
    return "".join(f"{name} = {_value(value)}\n" for name, value in values.items())


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        # JSON's strings are TOML's, but for DEL
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, list):
        return f"[{', '.join(_value(each) for each in value)}]"
    return f"{{ {', '.join(f'{_name(name)} = {_value(each)}' for name, each in value.items())} }}"


def _name(name: str) -> str:
    """A bare key where TOML allows one."""
    bare = name.isascii() and name.replace("-", "").replace("_", "").isalnum()
    return name if bare else json.dumps(name, ensure_ascii=False)
