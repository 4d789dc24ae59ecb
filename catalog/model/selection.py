"""Which findings are shown: those of one of several examinations, and what people took, pinned or removed by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from catalog.model.records import Examination, Keyframe, Shot

Found = TypeVar("Found", Shot, Keyframe)


def current(found: Iterable[Found], examinations: Iterable[Examination]) -> list[Found]:
    """Shots or keyframes of the shown one of a media's `examinations`, and those of none, in the order given.

    Keyframes that a person pinned are there whatever run is shown, and those that a person removed are not; of
    several at one PTS the pinned one stands for all, else the one that a person took, the first in the order given.
    """
    last = shown_examination(examinations)
    shown = (None, last.uid if last else None)
    found = list(found)
    chosen = [each for each in reversed(found) if isinstance(each, Keyframe) and not each.removed]
    by_hand = {each.pts: each.uid for each in chosen if each.examination_uid is None}
    pinned = {each.pts: each.uid for each in chosen if each.pinned}
    return [each for each in found if _is_shown(each, shown, {**by_hand, **pinned})]


def _is_shown(each: Shot | Keyframe, shown: tuple[str | None, ...], chosen: Mapping[int, str]) -> bool:
    if isinstance(each, Keyframe):
        if each.removed:
            return False
        if each.pts in chosen:
            return chosen[each.pts] == each.uid
    return each.examination_uid in shown


def shown_examination(examinations: Iterable[Examination]) -> Examination | None:
    """The run that a person chose or that was made, whichever happened last."""
    return max(examinations, key=lambda each: (max(each.made_utc, each.chosen_utc), each.uid), default=None)


def as_decided(found: Iterable[Keyframe], earlier: Iterable[Keyframe]) -> list[Keyframe]:
    """New keyframes of a media as people decided about the `earlier` ones: a moment that was removed stays so.

    Those that were pinned are shown beside any examination by their own records.
    """
    removed = {each.pts for each in earlier if each.removed}
    return [replace(each, removed=True) if each.pts in removed else each for each in found]
