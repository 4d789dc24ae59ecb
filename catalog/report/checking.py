"""How a stranger checks a report with stock tools: the very commands, for this case and its recordings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from catalog.model.records import Keyframe, StoredObject
from catalog.report.content import Block, Command, Fact, Facts, Paragraph
from catalog.report.holdings import Entry, Holdings, Recording
from catalog.report.recordings import object_name
from catalog.report.wording import CHAIN_NOTE, CHECKING, FRAMEHASH_NOTE

_FRAMES_NAMED = 2


def checking_blocks(holdings: Holdings, entries: Sequence[Entry]) -> Iterable[Block]:
    yield Paragraph(CHECKING)
    if any(each.media.kind != "sound" for each in holdings.shown):
        yield Paragraph(FRAMEHASH_NOTE)
    for recording in holdings.shown:
        yield from _of_recording(holdings, recording)
    last = entries[-1]
    query = f"'SELECT body FROM custody WHERE number = {last.number}'"
    yield Command(
        (f"sqlite3 -readonly catalog.sqlite {query} \\", "  | tr -d '\\n' | sha256sum"),
        f"The hash of custody entry {last.number}, which is on the first page",
    )
    yield Paragraph(CHAIN_NOTE, "quiet")
    yield Command(
        ("framewitness verify .",), "The whole chain and every object at once, with Framewitness itself"
    )
    yield Command(
        (f"framewitness report . --as-of {last.number} --out FOLDER",),
        "This report again, byte for byte, with the same version of the program",
    )


def framehash_command(stored: StoredObject, recording: Recording) -> tuple[str, ...]:
    """The lines of the shell command that prints PTS and pixel hash of every frame."""
    media = recording.media
    base = f"{media.time_base_numerator}:{media.time_base_denominator}"
    return (
        "ffmpeg -v error -noautorotate -copyts \\",
        f"  -i {object_name(stored)} \\",
        f"  -map 0:{media.stream_index} -fps_mode passthrough -enc_time_base {base} \\",
        "  -f framehash -hash sha256 -",
    )


def _of_recording(holdings: Holdings, recording: Recording) -> Iterable[Block]:
    label = recording.media.label
    names = [object_name(stored) for stored in recording.objects]
    if names:
        yield Command(
            (*(f"sha256sum {name}" for name in names), *(f"sha512sum {name}" for name in names)),
            f"{label}: the stored bytes; the name of a file is the SHA-256 that it must have",
        )
    reference = holdings.objects.get(recording.media.reference_object_uid)
    if reference is None or recording.media.kind == "sound":
        return
    yield Command(framehash_command(reference, recording), f"{label}: PTS and pixel hash of every frame")
    examples = _examples(recording)
    if examples:
        estimated = recording.media.times_estimated
        names = [f"frame {each.frame}" if estimated else f"PTS {each.pts}" for each in examples]
        rows = tuple(
            Fact(name, each.pixel_sha256, "code") for name, each in zip(names, examples, strict=True)
        )
        yield Facts(rows, f"{label}: among the lines it prints")


def _examples(recording: Recording) -> list[Keyframe]:
    """Frames that annotations begin at, else the first keyframes."""
    named = [recording.keyframe_at(each.start_pts) for each in recording.annotations]
    found: dict[int, Keyframe] = {each.pts: each for each in named if each is not None}
    for each in recording.keyframes:
        found.setdefault(each.pts, each)
    return list(found.values())[:_FRAMES_NAMED]
