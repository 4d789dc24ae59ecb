"""Every text that a person reads can be translated, and is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.i18n import _Keys
from tests.helpers.translations import FOLDER, PLURALS, compile_to, translated, wanted

LANGUAGES = sorted(PLURALS)


def placeholders(text: str) -> set[str]:
    """What stands in braces (`name`, `key:undo`), and `%n`."""
    return set(re.findall(r"\{(key:\w+|\w+)[^}]*\}", text)) | set(re.findall(r"%n", text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_in_the_code_has_its_translation_and_none_is_left_over(language: str) -> None:
    needed, found = wanted(language), translated(language)
    missing = {text: source.place for text, source in needed.items() if not all(found.get(text, [""]))}
    assert not missing
    assert not found.keys() - needed.keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_placeholders_of_its_text_and_a_form_for_every_number(language: str) -> None:
    found = translated(language)
    for text, source in wanted(language).items():
        forms = [form for form in found.get(text, []) if form]
        assert len(forms) in (0, PLURALS[language] if source.numbered else 1), text
        for form in forms:
            assert placeholders(form) == placeholders(text), (text, form)
            names = {each for each in placeholders(text) - {"%n"} if not each.startswith("key:")}
            form.format(**{"key": _Keys(), **dict.fromkeys(names, 1)})


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_file_is_what_the_translations_make(tmp_path: Path, language: str) -> None:
    source = FOLDER / f"framewitness_{language}.ts"
    compile_to(source, tmp_path / "made.qm")
    assert (tmp_path / "made.qm").read_bytes() == source.with_suffix(".qm").read_bytes()
