"""What people and doubts are called where annotations are shown."""

from __future__ import annotations

from app.i18n import marked
from catalog.model.records import Actor

DOUBTS = (marked("Ended when the window lost the keyboard; check its end."),)
"""The doubts that the program itself writes into annotations, for translation where they are shown."""

CHECK_SIGN = "⚠"
"""Stands beside an annotation that has a doubt."""


def actor_label(actor: Actor) -> str:
    """“H1  officer A, helmet 217”"""
    return f"{actor.label}  {actor.name}"
