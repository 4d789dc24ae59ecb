"""What a suggestion is, in plain words: what was measured, never what it means."""

from __future__ import annotations

from collections.abc import Callable

from catalog.model.records import Media, Suggestion, SuggestionKind

Clock = Callable[[Media, int], str]
"""A moment (PTS) of a recording as its reader writes times."""
_MOSTLY_SHARED_MILLI = 800


def is_moment(suggestion: Suggestion) -> bool:
    """Whether it is one short sound; all others are stretches."""
    return suggestion.kind == SuggestionKind.IMPULSIVE and suggestion.facts.get("count", 1) == 1


def in_short(suggestion: Suggestion) -> str:
    """A word or two: “silence”, “3 impulsive sounds”."""
    count = suggestion.facts.get("count", 1)
    return f"{count} {suggestion.kind}s" if count > 1 else str(suggestion.kind)


def measured(suggestion: Suggestion, other: Media | None, clock: Clock) -> str:
    """“peak −3.2 dBFS, rises in 1.5 ms, clipped (4 samples)”; may be empty.

    `other` is the recording that a repeated sound is heard in as well (may be the same; None: it is not known).
    """
    if suggestion.kind == SuggestionKind.IMPULSIVE:
        return ", ".join(_impulsive(suggestion))
    if suggestion.kind == SuggestionKind.REPEATED:
        return "" if other is None else ", ".join(_repeated(suggestion, other, clock))
    return _quiet(suggestion)


def _impulsive(suggestion: Suggestion) -> list[str]:
    facts, words = suggestion.facts, []
    if "peak_milli_dbfs" in facts:
        loudest = "the loudest with peak" if facts.get("count", 1) > 1 else "peak"
        words.append(f"{loudest} {_decibels(facts['peak_milli_dbfs'])} dBFS")
    if "rise_micros" in facts:
        rise = facts["rise_micros"] / 1000
        words.append(f"rises in {rise:.1f} ms" if rise >= 0.1 else "rises in less than 0.1 ms")
    if facts.get("clipped"):
        words.append(
            f"clipped ({facts['clipped_samples']} samples)" if "clipped_samples" in facts else "clipped"
        )
    return words


def _quiet(suggestion: Suggestion) -> str:
    facts = suggestion.facts
    if facts.get("missing"):
        return "the file has no sound there"
    if facts.get("digital"):
        return "nothing at all is recorded there"
    return f"nothing above {_decibels(facts['peak_milli_dbfs'])} dBFS" if "peak_milli_dbfs" in facts else ""


def _repeated(suggestion: Suggestion, other: Media, clock: Clock) -> list[str]:
    facts = suggestion.facts
    if not isinstance(facts.get("other_start_pts"), int):
        return []
    where = "of this recording" if other.uid == suggestion.media_uid else f"of {other.label}"
    words = [f"the same as at {clock(other, facts['other_start_pts'])} {where}"]
    if facts.get("share_milli", 0) >= _MOSTLY_SHARED_MILLI:
        words.append("most of the shorter one’s sound, as in copies of one recording")
    return words


def _decibels(thousandths: int) -> str:
    return f"{thousandths / 1000:.1f}".replace("-", "−")
