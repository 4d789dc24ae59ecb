"""What was watched of a recording, and what was said in it."""

from __future__ import annotations

from collections.abc import Iterable

from catalog.model.coverage import covered, missing, percent, share, speed_words
from catalog.model.records import Annotation, Media, StoredObject
from catalog.report.content import Block, Column, Fact, Paragraph, Table
from catalog.report.facts import short_moment
from catalog.report.holdings import Recording

MOST_GAPS = 5
"""So many unwatched stretches of a look are named; the others are counted."""


def coverage_facts(recording: Recording) -> Iterable[Fact]:
    """How much of the recording was watched, by each who did, and how fast at most."""
    media, reviews = recording.media, recording.reviews
    if not reviews:
        yield Fact("Watched", "not recorded that anybody watched it with this program", "missing")
        return
    end = max(media.end_pts, media.first_pts + 1)
    for who in dict.fromkeys(each.watched_by for each in reviews):
        mine = [each for each in reviews if each.watched_by == who]
        parts = [f"{percent(share(covered(mine), media.first_pts, end))} %"]
        if media.kind != "photograph":
            slow = percent(share(covered(mine, max_speed_milli=1000), media.first_pts, end))
            parts.append(f"{slow} % at normal speed or slower")
        if media.has_sound:
            heard = percent(share(covered(mine, with_sound=True), media.first_pts, end))
            parts.append(f"{heard} % with sound")
        yield Fact("Watched", f"by {who}: {', '.join(parts)}")


def look_facts(recording: Recording, look: Annotation) -> Iterable[Fact]:
    """How much of the span of a "looked for and not seen" was watched, by whom, how fast, with sound or not.

    First what bears out what the look says of itself: by its annotator, at most at its speed, with sound if it says
    so; then everybody's watching as it was.
    """
    start, end = look.start_pts, look.end_pts
    if end is None:
        return
    media = recording.media
    here = [each for each in recording.reviews if each.start_pts < end and each.end_pts > start]
    stated = covered(
        (each for each in here if each.watched_by == look.annotator),
        max_speed_milli=_speed_milli(look.look_speed),
        with_sound=look.look_with_sound or None,
    )
    part = share(stated, start, end)
    words = f"{percent(part)} % of the span by {look.annotator} as stated"
    if part < 1:
        words += (
            f"; not watched so: {_gaps(media, missing(stated, start, end))}. “Not seen” means nothing there"
        )
    yield Fact("Recorded while playing", words)
    kinds = {(each.watched_by, each.speed_milli, each.with_sound) for each in here}
    for who, speed, with_sound in sorted(kinds):
        spans = covered(
            each
            for each in here
            if (each.watched_by, each.speed_milli, each.with_sound) == (who, speed, with_sound)
        )
        sound = "with sound" if with_sound else "without sound"
        yield Fact("", f"{percent(share(spans, start, end))} % by {who}, {speed_words(speed)}, {sound}")


def _speed_milli(speed: str) -> int | None:
    """None where it is not a number, as older programs let people write."""
    try:
        return round(float(speed) * 1000)
    except ValueError:
        return None


def _gaps(media: Media, gaps: list[tuple[int, int]]) -> str:
    named = [f"{short_moment(media, a)} to {short_moment(media, b)}" for a, b in gaps[:MOST_GAPS]]
    more = len(gaps) - MOST_GAPS
    return ", ".join(named) + (f", and {more} more" if more > 0 else "")


def transcript_blocks(recording: Recording, sources: Iterable[StoredObject]) -> Iterable[Block]:
    """Every line with its speaker, original and translation, and by whom each is."""
    media = recording.media
    yield Paragraph(
        "What was said, as the people named here wrote it down and translated it. Times are those of the lines.",
        "quiet",
    )
    columns = (
        *(Column("No.", 8, "figures"), Column("From", 15, "figures"), Column("To", 15, "figures")),
        *(Column("Speaker", 16), Column("Original", 36), Column("Translation", 36), Column("By", 20)),
    )
    rows = []
    for each in recording.utterances:
        by = f"{each.written_by}; translated by {each.translator}" if each.translator else each.written_by
        language = f" [{each.language}]" if each.language and each.original else ""
        into = f" [{each.translation_language}]" if each.translation_language and each.translation else ""
        times = (short_moment(media, each.start_pts), short_moment(media, each.end_pts))
        rows.append(
            (
                str(each.number),
                *times,
                each.speaker,
                f"{each.original}{language}",
                f"{each.translation}{into}",
                by,
            )
        )
    yield Table(columns, tuple(rows))
    used = {each.source_object_uid for each in recording.utterances}
    for stored in sources:
        if stored.uid in used:
            count = sum(each.source_object_uid == stored.uid for each in recording.utterances)
            yield Paragraph(
                f"{count} of these lines were read from a subtitle file, SHA-256 {stored.sha256}.", "quiet"
            )
