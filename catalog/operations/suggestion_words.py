"""What a suggestion is, in plain words: what was measured, never what it means."""

from __future__ import annotations

from collections.abc import Callable

from catalog.model.records import Media, Suggestion, SuggestionKind
from catalog.texts import phrase

Clock = Callable[[Media, int], str]
"""A moment (PTS) of a recording as its reader writes times."""
_MOSTLY_SHARED_MILLI = 800


def is_moment(suggestion: Suggestion) -> bool:
    """Whether it is one short sound; all others are stretches."""
    return suggestion.kind == SuggestionKind.IMPULSIVE and suggestion.facts.get("count", 1) == 1


def in_short(suggestion: Suggestion) -> str:
    """A word or two: “silence”, “3 impulsive sounds”."""
    count = suggestion.facts.get("count", 1)
    if count == 1:
        return str(suggestion.kind)
    several = {
        SuggestionKind.IMPULSIVE: phrase("{count} impulsive sounds", count=count),
        SuggestionKind.SILENCE: phrase("{count} silences", count=count),
        SuggestionKind.SOUND_GAP: phrase("{count} sound gaps", count=count),
        SuggestionKind.REPEATED: phrase("{count} repeated sounds", count=count),
    }
    return several[SuggestionKind(suggestion.kind)]


def measured(suggestion: Suggestion, other: Media | None, clock: Clock) -> str:
    """“peak −3.2 dBFS, rises in 1.5 ms, clipped (4 samples)”; may be empty. `other` and `clock` as for `facts`."""
    return ", ".join(facts(suggestion, other, clock))


def facts(suggestion: Suggestion, other: Media | None, clock: Clock) -> list[str]:
    """The same one by one.

    `other` is the recording that a repeated sound is heard in as well (may be the same; None: it is not known).
    """
    if suggestion.kind == SuggestionKind.IMPULSIVE:
        return _impulsive(suggestion)
    if suggestion.kind == SuggestionKind.REPEATED:
        return [] if other is None else _repeated(suggestion, other, clock)
    return _quiet(suggestion)


def _impulsive(suggestion: Suggestion) -> list[str]:
    facts = suggestion.facts
    words: list[str] = []
    if "peak_milli_dbfs" in facts:
        peak = _decibels(facts["peak_milli_dbfs"])
        words.append(
            phrase("the loudest with peak {peak} dBFS", peak=peak)
            if facts.get("count", 1) > 1
            else phrase("peak {peak} dBFS", peak=peak)
        )
    if "rise_micros" in facts:
        rise = facts["rise_micros"] / 1000
        words.append(
            phrase("rises in {rise} ms", rise=f"{rise:.1f}")
            if rise >= 0.1
            else phrase("rises in less than 0.1 ms")
        )
    if facts.get("clipped"):
        words.append(
            phrase("clipped ({count} samples)", count=facts["clipped_samples"])
            if "clipped_samples" in facts
            else phrase("clipped")
        )
    return words


def _quiet(suggestion: Suggestion) -> list[str]:
    facts = suggestion.facts
    if facts.get("missing"):
        return [phrase("the file has no sound there")]
    if facts.get("digital"):
        return [phrase("nothing at all is recorded there")]
    if "peak_milli_dbfs" not in facts:
        return []
    return [phrase("nothing above {peak} dBFS", peak=_decibels(facts["peak_milli_dbfs"]))]


def _repeated(suggestion: Suggestion, other: Media, clock: Clock) -> list[str]:
    facts = suggestion.facts
    if not isinstance(facts.get("other_start_pts"), int):
        return []
    time = clock(other, facts["other_start_pts"])
    words: list[str] = [
        phrase("the same as at {time} of this recording", time=time)
        if other.uid == suggestion.media_uid
        else phrase("the same as at {time} of {label}", time=time, label=other.label)
    ]
    if facts.get("share_milli", 0) >= _MOSTLY_SHARED_MILLI:
        words.append(phrase("most of the shorter one’s sound, as in copies of one recording"))
    return words


def _decibels(thousandths: int) -> str:
    return f"{thousandths / 1000:.1f}".replace("-", "−")
