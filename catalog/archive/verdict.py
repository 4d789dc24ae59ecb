"""The verdict on what came of a recording, and why, in sentences that can be said in other languages."""

from __future__ import annotations

from catalog.model.records import CaptureVerdict, Json
from catalog.texts import marked, phrase, recognised

SEGMENTS = marked("{received} of {expected} segments arrived.")
BYTES = marked("{received} of {expected} bytes arrived.")
BY_LIST = marked("{decoded} s can be decoded, and the list of segments says {declared} s.")
BY_PICTURE = marked("{decoded} s can be decoded, and its header says of its picture {declared} s.")
BY_SOUND = marked("{decoded} s can be decoded, and its header says of its sound {declared} s.")
BY_PAGE = marked("{decoded} s can be decoded, and the page says {declared} s.")
ONE_FAULT = marked("One fault was found in decoding all of it.")
FAULTS = marked("{count} faults were found in decoding all of it.")
NOT_DECODED = marked("It was not decoded to its end.")
LIVE = marked("It is what a live stream sent while it was listened to.")
NOT_SAID = marked("Neither the server nor the recording says how much there is of it.")
NOTHING = marked("Nothing of a recording was received.")
ENDED = marked("The try ended before all of it was here.")
LEFT_OUT = marked("That was left out.")
CANCELLED = marked("That was cancelled.")
REASONS = (
    *(
        SEGMENTS,
        BYTES,
        BY_LIST,
        BY_PICTURE,
        BY_SOUND,
        BY_PAGE,
        ONE_FAULT,
        FAULTS,
        NOT_DECODED,
        LIVE,
        NOT_SAID,
    ),
    *(NOTHING, ENDED, LEFT_OUT, CANCELLED),
)


def reasons(why: str) -> list[str]:
    """The sentences of a stored verdict's `why`, as phrases."""
    return recognised(why, REASONS)


def judged(streams: list[Json], *, page_micros: int | None, decoded: bool, live: bool) -> tuple[str, str]:
    """The verdict on a recording that is in the case, and why. `decoded`: every one of `streams` was decoded.

    Complete: as much came as was declared (bytes, segments, or the duration in the recording's header), all of it
    decodes, and lasts as long as was said.
    """
    short = _shortfalls(streams)
    if short:
        return CaptureVerdict.PARTIAL, " ".join(short)
    unread = [text for stream in streams for text in stream["errors"]]
    lasting = _too_short(streams, page_micros) if decoded else []
    proved = all(_was_declared(stream) or _header_agrees(stream) for stream in streams)
    if unread or lasting:
        verdict = CaptureVerdict.DAMAGED if proved else CaptureVerdict.UNKNOWN
        if lasting and not all(_was_declared(stream) for stream in streams):
            verdict = CaptureVerdict.PARTIAL
        what = [ONE_FAULT if len(unread) == 1 else phrase(FAULTS, count=len(unread))] if unread else []
        return verdict, " ".join([*lasting, *what])
    if not decoded:
        return CaptureVerdict.UNKNOWN, NOT_DECODED
    if live:
        return CaptureVerdict.UNKNOWN, LIVE
    if not proved:
        return CaptureVerdict.UNKNOWN, NOT_SAID
    return CaptureVerdict.COMPLETE, ""


def judged_unfinished(streams: list[Json]) -> tuple[str, str]:
    """The verdict on a try that failed, by what it left behind."""
    if not any(stream["bytes_received"] for stream in streams):
        return CaptureVerdict.UNKNOWN, NOTHING
    return CaptureVerdict.PARTIAL, " ".join(_shortfalls(streams)) or ENDED


def _shortfalls(streams: list[Json]) -> list[str]:
    texts: list[str] = []
    for stream in streams:
        fragments = stream["fragments"]
        if fragments and fragments["expected"] is not None and fragments["received"] < fragments["expected"]:
            texts.append(phrase(SEGMENTS, received=fragments["received"], expected=fragments["expected"]))
        expected = stream["bytes_expected"]
        if expected is not None and stream["bytes_received"] < expected:
            texts.append(phrase(BYTES, received=stream["bytes_received"], expected=expected))
    return texts


def _was_declared(stream: Json) -> bool:
    return stream["bytes_expected"] is not None or stream["fragments"] is not None


def _header_agrees(stream: Json) -> bool:
    """Whether the recording's own header says how long it lasts; that less was decoded is told before."""
    return any(track["declared_micros"] is not None for track in stream["tracks"])


def _too_short(streams: list[Json], page_micros: int | None) -> list[str]:
    texts: list[str] = []
    for stream in streams:
        # The durations in lists of segments are rounded, each of them; those of pages are for people.
        if _is_shorter(stream["declared_micros"], stream["decoded_micros"], 1.0, 0.02):
            texts.append(_shorter(BY_LIST, stream["declared_micros"], stream["decoded_micros"]))
        texts += [
            _shorter(
                BY_PICTURE if track["kind"] == "video" else BY_SOUND,
                track["declared_micros"],
                track["decoded_micros"],
            )
            for track in stream["tracks"]
            if _is_shorter(track["declared_micros"], track["decoded_micros"], 0.5, 0.01)
        ]
    longest = max((stream["decoded_micros"] for stream in streams if stream["decoded_micros"]), default=None)
    if _is_shorter(page_micros, longest, 2.0, 0.05):
        texts.append(_shorter(BY_PAGE, page_micros, longest))
    return texts


def _is_shorter(declared: int | None, decoded: int | None, seconds: float, share: float) -> bool:
    if declared is None or decoded is None:
        return False
    return declared - decoded > max(seconds * 1_000_000, share * declared)


def _shorter(template: str, declared: int | None, decoded: int | None) -> str:
    return phrase(
        template,
        decoded=f"{(decoded or 0) / 1_000_000:.1f}",
        declared=f"{(declared or 0) / 1_000_000:.1f}",
    )
