"""Which shots and keyframes are shown of several examinations, and what people's own choices do to that."""

from __future__ import annotations

from typing import Any

from catalog.model.records import Examination, Keyframe
from catalog.model.selection import as_decided, current, shown_examination

OLD = Examination(uid="old", media_uid="m", made_utc="2026-11-01T09:00:00.000Z", frame_count=9)
NEW = Examination(uid="new", media_uid="m", made_utc="2026-11-01T10:00:00.000Z", frame_count=9)
CHOSEN = Examination(
    uid="old", media_uid="m", made_utc=OLD.made_utc, chosen_utc="2026-11-01T11:00:00.000Z", frame_count=9
)


def keyframe(run: str | None, pts: int, **fields: Any) -> Keyframe:
    return Keyframe(
        media_uid="m",
        examination_uid=run,
        pts=pts,
        frame=pts,
        reason="",
        pixel_sha256="",
        pixel_format="",
        **fields,
    )


def test_the_run_that_was_made_or_chosen_last_is_shown() -> None:
    assert shown_examination([NEW, OLD]) is NEW
    assert shown_examination([CHOSEN, NEW]) is CHOSEN
    assert shown_examination([]) is None


def test_only_the_shown_runs_findings_and_those_taken_by_hand_are_there() -> None:
    old, new, by_hand = keyframe("old", 1), keyframe("new", 2), keyframe(None, 3)
    assert current([old, new, by_hand], [OLD, NEW]) == [new, by_hand]
    assert current([old, new, by_hand], [CHOSEN, NEW]) == [old, by_hand]


def test_a_pinned_keyframe_of_another_run_is_there_once() -> None:
    pinned, again = keyframe("old", 1, pinned=True), keyframe("new", 1)
    assert current([pinned, again], [OLD, NEW]) == [pinned]


def test_a_frame_that_two_people_took_is_there_once_as_the_first_did() -> None:
    first, second = keyframe(None, 1, made_by="coder"), keyframe(None, 1, made_by="second")
    assert current([first, second], [OLD]) == [first]


def test_a_removed_keyframe_is_not_there_even_where_it_was_taken_by_hand_or_pinned() -> None:
    gone = [keyframe("new", 1, removed=True), keyframe(None, 2, removed=True)]
    pinned_and_gone = keyframe("new", 3, removed=True, pinned=True)
    other = keyframe("new", 3)
    assert current([*gone, pinned_and_gone, other], [NEW]) == [other]


def test_a_moment_that_was_removed_stays_so_in_whatever_is_found_later() -> None:
    earlier = [keyframe("old", 1, removed=True), keyframe("old", 2, pinned=True)]
    found = [keyframe("new", 1), keyframe("new", 2), keyframe("new", 3)]
    assert [each.removed for each in as_decided(found, earlier)] == [True, False, False]
    assert [each.pts for each in current([*earlier, *as_decided(found, earlier)], [OLD, NEW])] == [2, 3]


def test_of_a_frame_that_was_found_and_taken_by_hand_one_still_is_there() -> None:
    found, by_hand = keyframe("new", 1), keyframe(None, 1)
    assert current([found, by_hand], [NEW]) == [by_hand]
    pinned = keyframe("new", 1, pinned=True)
    assert current([pinned, by_hand], [NEW]) == [pinned]
