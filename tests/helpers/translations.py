"""Which texts the program shows, and which of them a translation has.

`python -m tests.helpers.translations` brings `resources/i18n/framewitness_*.ts` up to date with the texts in the code
and compiles them; new texts stand there without a translation until somebody writes one.
"""

from __future__ import annotations

import ast
import functools
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import PySide6

from app.actions import ACTIONS, MENUS
from app.i18n import CONTEXT
from catalog.model.records import (
    CERTAINTY_MEANING,
    ActorKind,
    AnnotationStatus,
    AssignmentState,
    CaptureVerdict,
    Certainty,
    CopyState,
    Extent,
    Graphic,
    NetworkPath,
    Outcome,
    PictureKind,
    Presence,
    QueueSource,
    RegionKind,
    RegionState,
    Role,
    SuggestionKind,
    Verdict,
)
from catalog.operations.undo import UNDOABLE

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "resources" / "i18n"
IN_WINDOW = {"tr", "trn", "marked"}
IN_CATALOG = {"phrase", "marked"}
STATES = (
    *(
        ActorKind,
        AnnotationStatus,
        AssignmentState,
        Certainty,
        CopyState,
        Extent,
        Graphic,
        Outcome,
        PictureKind,
    ),
    *(CaptureVerdict, NetworkPath, Role),
    *(Presence, QueueSource, RegionKind, RegionState, SuggestionKind, Verdict),
)
"""What records say by a word of a list, which the window shows in its own language."""
PLURALS = {"en": 2, "ru": 3}
"""How many forms a text with a number has."""


@dataclass(frozen=True, slots=True)
class Source:
    """A text in the code. `numbered`: its words depend on a number."""

    text: str
    numbered: bool
    place: str


@functools.cache
def texts() -> dict[str, Source]:
    """Every text that is written in the code to be shown, by itself."""
    found: dict[str, Source] = {}
    for folder in ("app", "catalog"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for source in _in_file(path):
                known = found.get(source.text)
                if known is None or source.numbered:
                    found[source.text] = source
    table = "app/actions.py"
    shown = [spec.text for spec in ACTIONS] + list(MENUS) + [str(value) for kind in STATES for value in kind]
    for text in (*shown, *CERTAINTY_MEANING.values(), *UNDOABLE.values()):
        found.setdefault(text, Source(text, False, table))
    return found


def _in_file(path: Path) -> Iterator[Source]:
    in_window = path.is_relative_to(ROOT / "app")
    names = IN_WINDOW if in_window else IN_CATALOG
    text = path.read_text(encoding="utf-8")
    if not any(f"{name}(" in text for name in (*names, "report")) and "catalog.errors" not in text:
        return
    nodes = list(ast.walk(ast.parse(text)))
    errors = _error_names(nodes)
    for node in nodes:
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        place = f"{path.relative_to(ROOT)}:{node.lineno}"
        if name in names and node.args:
            for text in _literals(node.args[0]):
                yield Source(text, name == "trn", place)
        elif name == "report" and len(node.args) == 4:  # of a job: what it is doing
            for text in _literals(node.args[3]):
                yield Source(text, False, place)
        elif name in errors:
            for value in (*node.args[:1], *(each.value for each in node.keywords if each.arg == "hint")):
                for text in _literals(value):
                    yield Source(text, False, place)


def _error_names(nodes: list[ast.AST]) -> set[str]:
    """The names of errors that a file takes from the tree of errors."""
    return {
        alias.asname or alias.name
        for node in nodes
        if isinstance(node, ast.ImportFrom) and node.module == "catalog.errors"
        for alias in node.names
        if alias.name[:1].isupper()
    }


def _literals(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.strip():
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)


def translated(language: str) -> dict[str, list[str]]:
    """What the language's file has: for each text its forms, empty where nobody wrote one."""
    path = FOLDER / f"framewitness_{language}.ts"
    if not path.exists():
        return {}
    found = {}
    for message in ET.parse(path).getroot().iter("message"):
        translation = message.find("translation")
        assert translation is not None
        forms = [form.text or "" for form in translation.findall("numerusform")]
        found[message.findtext("source", "")] = forms or [translation.text or ""]
    return found


def wanted(language: str) -> dict[str, Source]:
    """The texts that a language needs; English only those with a number: “%n frame(s)” is never shown as it is."""
    return {text: source for text, source in texts().items() if language != "en" or source.numbered}


def write(language: str, forms: dict[str, list[str]]) -> Path:
    """Writes the file of a language with every text of the code, in their order, and what `forms` has of each."""
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    for text, source in sorted(wanted(language).items()):
        message = ET.SubElement(context, "message", {"numerus": "yes"} if source.numbered else {})
        ET.SubElement(message, "source").text = text
        known = forms.get(text, [])
        count = PLURALS[language] if source.numbered else 1
        done = len(known) == count and all(known)
        translation = ET.SubElement(message, "translation", {} if done else {"type": "unfinished"})
        if source.numbered:
            for i in range(count):
                ET.SubElement(translation, "numerusform").text = known[i] if i < len(known) else ""
        else:
            translation.text = known[0] if known else ""
    ET.indent(root)
    path = FOLDER / f"framewitness_{language}.ts"
    path.parent.mkdir(parents=True, exist_ok=True)
    head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    path.write_text(head + ET.tostring(root, encoding="unicode") + "\n", encoding="utf-8")
    return path


def compile_to(source: Path, target: Path) -> None:
    """Makes Qt's binary form of a file; unfinished texts are left out. A window that has the old one open keeps it: Qt
    maps the file into memory, and one that is written over under it ends the process."""
    tool, made = Path(PySide6.__file__).parent / "lrelease", target.with_suffix(".part")
    subprocess.run([str(tool), "-silent", str(source), "-qm", str(made)], check=True, timeout=60)
    made.replace(target)


def main() -> int:
    for language in PLURALS:
        known = translated(language)
        path = write(language, known)
        compile_to(path, path.with_suffix(".qm"))
        needed = wanted(language)
        missing = [text for text in needed if not all(translated(language).get(text, [""]))]
        print(f"{path.name}: {len(needed)} texts, {len(missing)} without a translation")
    return 0


if __name__ == "__main__":
    sys.exit(main())
