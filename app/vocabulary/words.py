"""How languages, kinds and colours of the vocabulary are called in the window."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QLocale

from app.i18n import marked, said, tr
from catalog.model.colours import UNIMPAIRED
from catalog.model.records import Json, Term
from catalog.model.vocabulary import Group, in_language

LANGUAGES = ("en", "ru", "kk", "uk", "be", "fr", "es", "ar", "fa", "tr", "de", "pt", "zh", "my")
"""Those that are offered first; any other can be typed."""
KINDS = {"interval": marked("A span: it begins and ends"), "point": marked("A point: one moment")}
ATTRIBUTE_KINDS = {
    "text": marked("A short text"),
    "number": marked("A number"),
    "yes_no": marked("Yes or no"),
    "choice": marked("One of several"),
}
_SIGHTS = {
    UNIMPAIRED: marked("everybody"),
    "protanopia": marked("people who do not see red (protanopia)"),
    "deuteranopia": marked("people who do not see green (deuteranopia)"),
    "tritanopia": marked("people who do not see blue (tritanopia)"),
}


def window_language() -> str:
    """The language code of the window's texts and numbers, such as "en"."""
    return QLocale().name().partition("_")[0]


def in_window_language(texts: Json, *, otherwise: str = "") -> str:
    return in_language(texts, window_language(), otherwise=otherwise)


def label_of(term: Term) -> str:
    return in_window_language(term.labels, otherwise=term.code)


def group_label(groups: Iterable[Group], name: str) -> str:
    """Of the group with this name, which is the English one; texts of the program itself are translated."""
    labels = next((each.labels for each in groups if each.name == name), {})
    return in_window_language(labels, otherwise=said(name))


def second_label_of(term: Term) -> str:
    """Its label in another language than the window's, if it has one."""
    shown = label_of(term)
    return next((str(text) for text in term.labels.values() if text and str(text) != shown), "")


def definition_of(term: Term) -> str:
    return in_window_language({"en": term.definition, **term.definitions})


def language_name(code: str) -> str:
    """What a language calls itself: “Русский”; the code where nobody knows."""
    if code == "en":
        return "English"  # Qt would say which: “American English”
    locale = QLocale(code)
    name = locale.nativeLanguageName() if locale.language() != QLocale.Language.C else ""
    return f"{name[:1].upper()}{name[1:]}" if name else code


def near_words(near: Iterable[tuple[str, str]]) -> str:
    """A warning about colours that can be taken for one another; empty where there are none."""
    return " ".join(
        tr("To {who} this colour can look like that of {group}.", who=tr(_SIGHTS[sight]), group=f"“{name}”")
        for name, sight in near
    )
