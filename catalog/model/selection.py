"""Which of several examinations' findings are shown: those of the last one, and what people took by hand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from catalog.model.records import Examination, Keyframe, Shot

Found = TypeVar("Found", Shot, Keyframe)


def current(found: Iterable[Found], examinations: Iterable[Examination]) -> list[Found]:
    """Shots or keyframes of the shown one of a media's `examinations`, and those of none, in the order given."""
    last = shown_examination(examinations)
    shown = (None, last.uid if last else None)
    return [each for each in found if each.examination_uid in shown]


def shown_examination(examinations: Iterable[Examination]) -> Examination | None:
    """The run that a person chose or that was made, whichever happened last."""
    return max(examinations, key=lambda each: (max(each.made_utc, each.chosen_utc), each.uid), default=None)
