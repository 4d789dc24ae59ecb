"""What a report says of confirmed copies of a recording, and of what the program proposed to look at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from catalog.archive.scrub import scrubbed
from catalog.model.records import Posting, SuggestionState
from catalog.report.content import Block, Column, Fact, Facts, Paragraph, Table
from catalog.report.facts import facts_of, short_moment
from catalog.report.holdings import Recording

_COLUMNS = tuple(
    Column(heading, 25, "figures") for heading in ("From", "To", "In the other, from", "In the other, to")
)


def copy_blocks(recording: Recording) -> Iterable[Block]:
    """Each confirmed copy with its matching ranges; of one that is left out nothing but that it is there."""
    for copy in recording.copies:
        other = copy.other.media
        if copy.other.left_out:
            yield Paragraph("A recording that is left out of this report shares footage with it.")
            continue
        yield Facts(
            (
                Fact("Shares footage with", f"{other.label}, as a person confirmed"),
                Fact("Confirmed by", copy.link.decided_by),
                Fact("Confirmed (UTC)", copy.link.decided_utc),
            ),
            f"Copy {other.label}",
        )
        rows = tuple(
            (
                short_moment(recording.media, here["start_pts"]),
                short_moment(recording.media, here["end_pts"]),
                short_moment(other, here["other_start_pts"]),
                short_moment(other, here["other_end_pts"]),
            )
            for here in copy.ranges
        )
        yield Table(_COLUMNS, rows)
        compared = scrubbed(copy.link.facts)
        if said := compared.pop("said", ""):
            yield Paragraph(f"As the program compared them when it was confirmed: {said}", "quiet")
        if details := facts_of(compared):
            yield Facts(details, f"Seen from {copy.seen_from}", fine=True)
    if earliest := _earliest(recording):
        yield Facts((earliest,))


def suggestion_blocks(recording: Recording) -> Iterable[Block]:
    """How many suggestions there are and what people made of them."""
    if not recording.suggestions:
        return
    counted: dict[str, dict[str, int]] = {}
    for each in recording.suggestions:
        by_state = counted.setdefault(each.kind, dict.fromkeys(SuggestionState, 0))
        by_state[each.state] = by_state.get(each.state, 0) + 1
    yield Paragraph(
        "Places that the program proposed to listen to. They are no observations and count for nothing here; accepting "
        "one made an annotation, which stands among the annotations unless it was removed since.",
        "quiet",
    )
    yield Facts(tuple(Fact(kind.capitalize(), _states(states)) for kind, states in counted.items()))


def _states(states: Mapping[str, int]) -> str:
    words = {
        SuggestionState.ACCEPTED: "accepted",
        SuggestionState.DISMISSED: "dismissed",
        SuggestionState.OPEN: "not decided by anybody",
    }
    return ", ".join(f"{states[state]} {word}" for state, word in words.items() if states.get(state))


def _earliest(recording: Recording) -> Fact | None:
    """The earliest known posting of a recording and its confirmed copies."""
    known: list[tuple[str, Any, Posting]] = []
    for holder in (recording, *(copy.other for copy in recording.copies)):
        if not holder.left_out:
            known += [
                (each.published_utc, holder.media, each) for each in holder.postings if each.published_utc
            ]
    if not recording.copies or not known:
        return None
    when, media, posting = min(known, key=lambda each: (each[0], each[2].number))
    return Fact("Earliest known posting", f"{when}, as its page says: P{posting.number}, of {media.label}")
