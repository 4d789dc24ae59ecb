"""What a suggestion is, in plain words: what was measured, never what it means."""

from __future__ import annotations

from collections.abc import Callable

from app.moments import Moments
from catalog.model.records import Media, Suggestion, SuggestionKind

MediaOf = Callable[[str], Media | None]
NOT_YET = "Nobody has looked at it yet."


def is_moment(suggestion: Suggestion) -> bool:
    """Whether it is one short sound; all others are stretches."""
    return suggestion.kind == SuggestionKind.IMPULSIVE and suggestion.facts.get("count", 1) == 1


def in_short(suggestion: Suggestion) -> str:
    """A word or two for a mark: “silence”."""
    count = suggestion.facts.get("count", 1)
    return f"{count} {suggestion.kind}s" if count > 1 else str(suggestion.kind)


def in_full(suggestion: Suggestion, media_of: MediaOf) -> str:
    """“Impulsive sound: peak −3.2 dBFS, rises in 1.5 ms, clipped”; `media_of` finds a recording by its uid."""
    name = in_short(suggestion)
    name = f"{name[:1].upper()}{name[1:]}"
    facts = _FACTS[SuggestionKind(suggestion.kind)](suggestion, media_of)
    return f"{name}: {', '.join(facts)}" if facts else name


def place(suggestion: Suggestion, moments: Moments) -> str:
    """When it is: a moment, or from when to when."""
    begin = moments.clock(suggestion.start_pts)
    return begin if is_moment(suggestion) else f"{begin} – {moments.clock(suggestion.end_pts)}"


def _impulsive(suggestion: Suggestion, media_of: MediaOf) -> list[str]:
    facts, words = suggestion.facts, []
    loudest = "the loudest with peak" if facts.get("count", 1) > 1 else "peak"
    if "peak_milli_dbfs" in facts:
        words.append(f"{loudest} {_decibels(facts['peak_milli_dbfs'])} dBFS")
    if "rise_micros" in facts:
        words.append(f"rises in {facts['rise_micros'] / 1000:.1f} ms")
    if facts.get("clipped"):
        words.append("clipped")
    return words


def _quiet(suggestion: Suggestion, media_of: MediaOf) -> list[str]:
    facts = suggestion.facts
    if facts.get("missing"):
        return ["the file has no sound there"]
    if facts.get("digital"):
        return ["nothing at all is recorded there"]
    return [f"nothing above {_decibels(facts['peak_milli_dbfs'])} dBFS"] if "peak_milli_dbfs" in facts else []


def _repeated(suggestion: Suggestion, media_of: MediaOf) -> list[str]:
    facts = suggestion.facts
    other = media_of(str(facts.get("other_media_uid", "")))
    start = facts.get("other_start_pts")
    if other is None or not isinstance(start, int):
        return []
    where = "of this recording" if other.uid == suggestion.media_uid else f"of {other.label}"
    return [f"the same as at {Moments(other).clock(start)} {where}"]


def _decibels(thousandths: int) -> str:
    return f"{thousandths / 1000:.1f}".replace("-", "−")


_FACTS: dict[SuggestionKind, Callable[[Suggestion, MediaOf], list[str]]] = {
    SuggestionKind.IMPULSIVE: _impulsive,
    SuggestionKind.SILENCE: _quiet,
    SuggestionKind.SOUND_GAP: _quiet,
    SuggestionKind.REPEATED: _repeated,
}
