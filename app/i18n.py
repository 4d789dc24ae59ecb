"""Texts in the person's language. Every text that a person reads in the window goes through here.

Texts are written in English. Qt's translation files in `resources/i18n` hold the other languages; a test finds every
text that one of them lacks, and every text that is shown without having come through here.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import resources
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from catalog.model.vocabulary import in_language
from catalog.texts import Labelled, Phrase

CONTEXT = "framewitness"
"""All texts are in one context: a text that means two things is written as two texts."""
LANGUAGES = {"en": "English", "ru": "Русский"}
"""The languages that the window speaks, by their own names."""


def tr(text: str, /, **values: Any) -> str:
    """The text in the window's language, with `{name}` replaced by the values. The text itself is a literal.

    `{key:undo}` in it stands for the key that an action has now, which people can change.
    """
    return _filled(QCoreApplication.translate(CONTEXT, text), values)


def trn(text: str, count: int, /, **values: Any) -> str:
    """As `tr`, for a text whose words depend on a number: `%n` in it stands for the number."""
    return _filled(QCoreApplication.translate(CONTEXT, text, "", count), values)


def _filled(text: str, values: dict[str, Any]) -> str:
    return text.format(**{"key": _Keys(), **values}) if values or "{key:" in text else text


class _Keys:
    """Fills `{key:undo}` in a text."""

    def __format__(self, action_id: str) -> str:
        return key_of(action_id)


def use_keys(keys: Callable[[str], tuple[str, ...]] | None) -> None:
    """From now on texts name the keys that `keys` gives for an action; None: those of the table of actions."""
    global _keys
    _keys = keys


_keys: Callable[[str], tuple[str, ...]] | None = None


def key_of(action_id: str) -> str:
    """The key of an action as the menus write it, to be named in a text; where it has none, what the menu calls it."""
    from app.actions import BY_ID

    spec = BY_ID[action_id]
    keys = _keys(action_id) if _keys is not None else spec.keys
    if not keys:
        return f"“{tr(spec.text).rstrip('…')}”"
    named = next((key for key in keys if key.endswith("Enter")), keys[0])  # as it stands on the keyboard
    return QKeySequence(named).toString(QKeySequence.SequenceFormat.NativeText) or named


def marked(text: str) -> str:
    """The text as it is, to be translated where it is shown: for tables that are made before there is a language."""
    return text


def said(text: str) -> str:
    """A text that the catalogue gave (an error, the name of a step, a state) in the window's language.

    Where it was filled with values, its template is looked up and filled again, the values among them that are texts
    themselves likewise. What the case names is called by its label. What is in no translation is given back as it is.
    """
    if isinstance(text, Phrase):
        values = {
            name: said(value) if isinstance(value, str) else value for name, value in text.values.items()
        }
        return QCoreApplication.translate(CONTEXT, text.template).format(**values)
    if isinstance(text, Labelled):
        return in_language(text.labels, QLocale().name().partition("_")[0], otherwise=str(text))
    return QCoreApplication.translate(CONTEXT, text) if text else text


def language_of(choice: str) -> str:
    """The code of the language to speak: the one chosen, else the desktop's if it is known here, else English."""
    if choice in LANGUAGES:
        return choice
    system = QLocale.system().name().partition("_")[0]
    return system if system in LANGUAGES else "en"


def use_language(application: QApplication, choice: str = "system") -> str:
    """Makes the application speak a language from now on and returns its code; windows that are open stay as they are.

    Qt's own texts (buttons of dialogs) come from the files that PySide6 brings.
    """
    language = language_of(choice)
    for translator in application.findChildren(QTranslator):
        application.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(QLocale(language))
    own = Path(str(resources.files("resources"))) / "i18n"
    qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    for folder, name in ((qt, f"qtbase_{language}"), (own, f"framewitness_{language}")):
        translator = QTranslator(application)
        if translator.load(str(folder / f"{name}.qm")):
            application.installTranslator(translator)
        else:
            translator.deleteLater()
    application.setLayoutDirection(QLocale(language).textDirection())
    return language
