"""Texts in the person's language. Every text that a person reads in the window goes through here."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication

CONTEXT = "framewitness"
"""All texts are in one context: a text that means two things is written as two texts."""


def tr(text: str, /, **values: Any) -> str:
    """The text in the window's language, with `{name}` replaced by the values. The text itself is a literal."""
    translated = QCoreApplication.translate(CONTEXT, text)
    return translated.format(**values) if values else translated


def trn(text: str, count: int, /, **values: Any) -> str:
    """As `tr`, for a text whose words depend on a number: `%n` in it stands for the number."""
    translated = QCoreApplication.translate(CONTEXT, text, "", count)
    return translated.format(**values) if values else translated


def marked(text: str) -> str:
    """The text as it is, to be translated where it is shown: for tables that are made before there is a language."""
    return text
