"""Transcripts from subtitle files and into them: SRT and WebVTT.

A time of the file is counted from the recording's 0:00 and becomes the last PTS that is not after it; read back it
is the same time to the millisecond, unless the recording's time base is coarser than that. What a WebVTT file says
of a transport stream's clock (X-TIMESTAMP-MAP) is not applied: the recording's 0:00 is that of its container.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from catalog.case import Case
from catalog.errors import InvalidInput, SourceUnavailable, from_os_error
from catalog.jobs import JobContext, SilentContext, counted
from catalog.model.records import Media, Posting, PostingObject, Purpose, Role, StoredObject, Utterance
from catalog.model.subtitles import (
    LONGEST_BYTES,
    Cue,
    decoded,
    milliseconds_of_pts,
    parse_subtitles,
    pts_of_milliseconds,
    written_srt,
    written_vtt,
)
from catalog.model.timecode import utc_now
from catalog.operations.going_out import GoingOut, going_out
from catalog.operations.transcripts import checked, earliest
from catalog.store.files import write_whole
from catalog.texts import phrase

MEDIA_TYPES = {".srt": "application/x-subrip", ".vtt": "text/vtt"}
TEXTS = ("original", "translation", "both")
ENDING = ".srt, .vtt"
SILENT = SilentContext()


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What came of reading subtitles."""

    utterances: list[Utterance]
    """New lines, and those that were given a translation."""
    outside: int
    """So many cues lie wholly outside the recording, and were left out."""
    encoding: str
    source: StoredObject


@dataclass(frozen=True, slots=True)
class Written:
    """How many lines were written, of how many of them something stays, and what whoever gets them must know."""

    lines: int
    less: int
    remarks: list[str]


def import_subtitles(
    case: Case,
    media_uid: str,
    path: Path,
    *,
    actor: str,
    language: str = "",
    translation: bool = False,
    offset_ms: int = 0,
    encoding: str = "",
    context: JobContext = SILENT,
) -> Imported:
    """Makes a transcript of a subtitle file, whose bytes are taken into the case as an object.

    `language` is that of the words (BCP 47). With `translation` they are a translation: each goes to the line that
    has just its times, or becomes a line of its own. `offset_ms` is added to each time. Raises SourceUnavailable
    for a file that cannot be read, InvalidInput (naming the line) for one that is no SRT or WebVTT; then nothing
    is kept.
    """
    try:
        if path.stat().st_size > LONGEST_BYTES:
            raise InvalidInput(
                phrase("{name} is too large for subtitles.", name=path.name),
                hint="Give an SRT or WebVTT file.",
            )
        data = path.read_bytes()
    except OSError as error:
        raise from_os_error(error, f"reading {path.name}") from error
    media = case.get(Media, media_uid)
    text, found = decoded(data, name=path.name, encoding=encoding)
    cues = parse_subtitles(text, name=path.name)
    source = _taken(case, data, path.name, media, actor=actor)
    return _written(
        case,
        media,
        cues,
        source,
        found,
        actor=actor,
        language=language,
        translation=translation,
        offset_ms=offset_ms,
        context=context,
    )


def import_archived_subtitles(
    case: Case,
    media_uid: str,
    object_uid: str,
    *,
    actor: str,
    language: str = "",
    translation: bool = False,
    offset_ms: int = 0,
    encoding: str = "",
    context: JobContext = SILENT,
) -> Imported:
    """As `import_subtitles`, of a subtitle file that a posting brought. Raises SourceUnavailable where its bytes
    are missing."""
    source = case.get(StoredObject, object_uid)
    path = case.object_path(source)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SourceUnavailable(
            phrase(
                "The bytes of {name} cannot be read: {strerror}.", name=path.name, strerror=error.strerror
            ),
            hint="Verify the case.",
        ) from error
    media = case.get(Media, media_uid)
    text, found = decoded(data, name=path.name, encoding=encoding)
    cues = parse_subtitles(text, name=path.name)
    return _written(
        case,
        media,
        cues,
        source,
        found,
        actor=actor,
        language=language,
        translation=translation,
        offset_ms=offset_ms,
        context=context,
    )


def archived_subtitles(case: Case, media_uid: str) -> list[tuple[StoredObject, str]]:
    """Subtitle files that the postings of a recording brought and that can be read here, each with its name."""
    found = []
    for posting in case.find(Posting, media_uid=media_uid, order="number"):
        for held in case.find(PostingObject, posting_uid=posting.uid, role=str(Role.SUBTITLE), order="name"):
            stored = case.get(StoredObject, held.object_uid)
            if stored.extension in MEDIA_TYPES:
                found.append((stored, held.name))
    return found


def export_subtitles(
    case: Case,
    media_uid: str,
    path: Path,
    *,
    text: str = "original",
    speakers: bool = False,
    purpose: str = Purpose.COURT,
) -> Written:
    """Writes the transcript of a recording as SRT or WebVTT, as the name ends.

    `text` is "original", "translation", or "both", the original above. WebVTT names speakers always, SRT where
    `speakers` asks for it. Lines without such a text are left out, and so are words that stay in the case. An
    existing file is replaced as a whole. Raises InvalidInput for another ending, where no line has such a text, and
    for a recording that does not go out for the purpose, and what `from_os_error` makes of the disk.
    """
    if path.suffix.lower() not in MEDIA_TYPES or text not in TEXTS:
        raise InvalidInput(
            phrase("{name} is no name for subtitles.", name=path.name),
            hint=phrase("Let it end in {ENDING}.", ENDING=ENDING),
        )
    media, remarks = going_out(case, media_uid, purpose)
    speakers = speakers or path.suffix.lower() == ".vtt"
    wanted = {"media_uid": media_uid, "order": "start_pts, number"}
    whole = [_cue(media, each, text, speakers=speakers) for each in case.find(Utterance, **wanted)]
    going = GoingOut(case, purpose=purpose).find(Utterance, **wanted)
    lines = [_cue(media, each, text, speakers=speakers) for each in going]
    less = sum(one != other for one, other in zip(lines, whole, strict=True))
    cues = [cue for cue in lines if cue.text]
    if not cues:
        raise InvalidInput(
            phrase("{label} has no {value} text.", label=media.label, value=text),
            hint="Write or import a transcript first.",
        )
    written = written_vtt(cues) if path.suffix.lower() == ".vtt" else written_srt(cues, speakers=speakers)
    try:
        write_whole(path, written.encode("utf-8"))
    except OSError as error:
        raise from_os_error(error, f"writing {path.name}") from error
    return Written(len(cues), less, remarks)


def _cue(media: Media, utterance: Utterance, text: str, *, speakers: bool) -> Cue:
    words = {
        "original": utterance.original,
        "translation": utterance.translation,
        "both": "\n".join(each for each in (utterance.original, utterance.translation) if each),
    }[text]
    start, end = (
        milliseconds_of_pts(pts, time_base=media.time_base, origin_pts=media.origin_pts)
        for pts in (utterance.start_pts, utterance.end_pts)
    )
    return Cue(start, max(end, start + 1), words, utterance.speaker if speakers else "")


def _taken(case: Case, data: bytes, name: str, media: Media, *, actor: str) -> StoredObject:
    """The file as an object of the case; one that is there already is not taken twice."""
    taken = case.objects.take_bytes(data, extension=Path(name).suffix)
    known = case.find(StoredObject, sha256=taken.sha256)
    if known:
        return known[0]
    stored = StoredObject(
        sha256=taken.sha256,
        sha512=taken.sha512,
        size=taken.size,
        media_type=MEDIA_TYPES.get(taken.extension, "text/plain"),
        extension=taken.extension,
        role=Role.TRANSCRIPT,
        recipe={"copied from disk": name, "transcript of": media.label},
    )
    with case.unit_of_work(
        "transcript.take",
        actor=actor,
        parameters={"media": media.label, "name": name},
        outputs=[taken.sha256],
    ) as work:
        work.add(stored)
    return stored


def _written(
    case: Case,
    media: Media,
    cues: list[Cue],
    source: StoredObject,
    encoding: str,
    *,
    actor: str,
    language: str,
    translation: bool,
    offset_ms: int,
    context: JobContext,
) -> Imported:
    added, changed = _lines(
        case,
        media,
        cues,
        source,
        actor=actor,
        language=language,
        translation=translation,
        offset_ms=offset_ms,
        context=context,
    )
    outside = len(cues) - len(added) - len(changed)
    if not added and not changed:
        raise InvalidInput(
            phrase("None of the {count} lines lies inside {label}.", count=len(cues), label=media.label),
            hint="Check the offset and the recording.",
        )
    parameters = {
        "media": media.label,
        "lines": len(added) + len(changed),
        "encoding": encoding,
        "offset_ms": offset_ms,
    }
    with case.unit_of_work(
        "transcript.import", actor=actor, parameters=parameters, inputs=[source.sha256]
    ) as work:
        work.add_all(added)
        for before, after in changed:
            work.replace(after, since=before)
    assert work.committed is not None
    lines = [each.after for each in work.committed.changes if isinstance(each.after, Utterance)]
    return Imported(utterances=lines, outside=outside, encoding=encoding, source=source)


def _lines(
    case: Case,
    media: Media,
    cues: list[Cue],
    source: StoredObject,
    *,
    actor: str,
    language: str,
    translation: bool,
    offset_ms: int,
    context: JobContext,
) -> tuple[list[Utterance], list[tuple[Utterance, Utterance]]]:
    """New lines, and lines that get their translation (before, after). Cues outside the recording give none."""
    now = utc_now()
    there = {
        (e.start_pts, e.end_pts): e
        for e in reversed(case.find(Utterance, media_uid=media.uid, order="number"))
    }
    words: dict[str, Any] = {"translation_language": language, "translator": actor}
    added: list[Utterance] = []
    changed: list[tuple[Utterance, Utterance]] = []
    for cue in counted(cues, context, "lines"):
        span = _span(media, cue, offset_ms)
        if span is None:
            continue
        if translation and span in there and not there[span].translation:
            before = there.pop(span)
            after = dataclasses.replace(before, translation=cue.text, **words)
            changed.append((before, checked(media, after)))
            continue
        own: dict[str, Any] = (
            {"original": "", "translation": cue.text, **words}
            if translation
            else {"original": cue.text, "language": language}
        )
        line = Utterance(
            media_uid=media.uid,
            start_pts=span[0],
            end_pts=span[1],
            speaker=cue.speaker,
            written_by=actor,
            made_utc=now,
            source_object_uid=source.uid,
            **own,
        )
        added.append(checked(media, line))
    return added, changed


def _span(media: Media, cue: Cue, offset_ms: int) -> tuple[int, int] | None:
    """A cue's span, cut to the recording; None outside it."""
    start, end = (
        pts_of_milliseconds(each + offset_ms, time_base=media.time_base, origin_pts=media.origin_pts)
        for each in (cue.start_ms, cue.end_ms)
    )
    start, end = max(start, earliest(media)), min(max(end, start + 1), media.end_pts)
    return (start, end) if start < end else None
