"""How a posting's bytes were obtained, where the program says so: stored in English, to be read in any language."""

from __future__ import annotations

from catalog.texts import marked, phrase, recognised_whole

COPIED = marked("copied from disk")
_TAKEN_OVER = marked("taken over from {program}")


def taken_over(program: str) -> str:
    return phrase(_TAKEN_OVER, program=program)


def explained_obtained(text: str) -> str:
    """The stored words as the phrase that they are; what a person wrote as it is."""
    return recognised_whole(text, (COPIED, _TAKEN_OVER))
