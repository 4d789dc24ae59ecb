"""The sections that tell of one recording: source, bytes, technical facts, timeline, annotations, keyframes."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Mapping

from catalog.archive.hidden import file_name_of
from catalog.archive.scrub import scrubbed, scrubbed_url
from catalog.model.records import Examination, Graphic, Keyframe, Media, Posting, StoredObject, Term
from catalog.report.about import about_blocks
from catalog.report.acquired import credential_blocks, earlier_blocks, tells_of_credentials
from catalog.report.alignments import alignment_blocks
from catalog.report.annotations import annotation_blocks
from catalog.report.captures import Captured, capture_blocks
from catalog.report.characters import shortened
from catalog.report.content import Block, Fact, Facts, Paragraph, Section, Strip
from catalog.report.copies import copy_blocks, suggestion_blocks
from catalog.report.derived_pictures import derived_picture_blocks
from catalog.report.facts import duration_text, fact, facts_of, optional, size_text
from catalog.report.holdings import Recording
from catalog.report.stills import Stills
from catalog.report.timeline_picture import draw_timeline
from catalog.report.watching import coverage_facts, transcript_blocks

MOST_IN_STRIP = 24


def object_name(stored: StoredObject) -> str:
    """Where the object lies, from the case's folder."""
    return f"objects/{stored.sha256[:2]}/{stored.sha256}{stored.extension}"


def recording_sections(
    recording: Recording, *, terms: Mapping[str, Term], stills: Stills, new_page: bool
) -> Iterable[Section]:
    media = recording.media
    anchor = media.label.lower()

    def part(title: str, name: str, *blocks: Block | None) -> Section:
        return Section(
            3, "", title, f"{anchor}-{name}", tuple(block for block in blocks if block is not None)
        )

    title = shortened(media.title, 90) or "untitled"
    yield Section(2, media.label, title, anchor, tuple(_opening(recording)), new_page)
    yield part("About this recording", "about", *about_blocks(recording))
    yield part("Source and capture", "source", *_sources(recording))
    yield part("Stored bytes", "bytes", *_bytes(recording))
    yield part("Technical facts", "technical", *_technical(recording))
    if tells_of_credentials(recording):
        yield part("Content credentials (C2PA)", "credentials", *credential_blocks(recording))
    if recording.earlier:
        yield part("What others claim of it", "earlier", *earlier_blocks(recording))
    timeline = draw_timeline(
        media,
        shots=recording.shots,
        keyframes=recording.keyframes,
        annotations=recording.annotations,
        terms=dict(terms),
        gaps=recording.examination.gaps if recording.examination else (),
    )
    if timeline is not None:
        yield part("Timeline", "timeline", timeline, *_damage(recording))
    yield part("Annotations", "annotations", *annotation_blocks(recording, terms, stills))
    if recording.utterances:
        blocks = transcript_blocks(recording, recording.sources)
        yield part("Transcript", "transcript", *blocks)
    if recording.copies:
        yield part("Copies", "copies", *copy_blocks(recording))
    if recording.aligned:
        yield part("On one clock with others", "clock", *alignment_blocks(recording))
    if recording.suggestions:
        yield part("Suggestions of the program", "suggestions", *suggestion_blocks(recording))
    yield part("Keyframes", "keyframes", *_keyframes(recording, stills))
    if recording.derived_pictures:
        yield part("Pictures made from its frames", "pictures", *derived_picture_blocks(recording, stills))


def _opening(recording: Recording) -> Iterable[Block]:
    media = recording.media
    if media.times_estimated:
        yield Paragraph(
            "The times of this recording are estimated: its own timestamps run back or are missing. "
            "Frame numbers and pixel hashes hold; clock times and seconds are approximate.",
            "notice",
        )
    if media.graphic == Graphic.GRAPHIC:
        yield Paragraph("Rated graphic.", "notice")
    elif media.graphic == Graphic.UNRATED:
        yield Paragraph(
            "Not rated: whether this recording is graphic has not been said. Look with care.", "notice"
        )
    length = duration_text(media, media.first_pts, media.end_pts)
    rows = [fact("Kind", media.kind)]
    if media.kind != "photograph":
        rows += [fact("Length", length), fact("Sound", media.has_sound)]
    if media.kind == "video":
        found = f"{len(recording.shots)}, {len(recording.keyframes)}"
        rows += [fact("Frames", media.frame_count), fact("Shots, keyframes", found)]
    yield Facts((*rows, fact("Annotations", len(recording.annotations)), *coverage_facts(recording)))


def _sources(recording: Recording) -> Iterable[Block]:
    for posting in recording.postings:
        captured = recording.captured.get(posting.uid, Captured())
        yield from posting_blocks(posting, f"Posting P{posting.number}", captured)
    if not recording.postings:
        yield Paragraph("No posting of this recording is in the case.")


def posting_blocks(posting: Posting, heading: str, captured: Captured) -> Iterable[Block]:
    emptied = captured.emptied.get(posting.uid, ())
    yield Facts(tuple(_posting_facts(posting, emptied)), heading)
    yield from capture_blocks(captured)
    if details := facts_of(scrubbed(posting.facts)):
        yield Facts(details, "Noted with the posting", fine=True)


def _posting_facts(posting: Posting, emptied: Collection[str]) -> Iterable[Fact]:
    name = file_name_of(posting)
    name_stays = not name and not {"original_name", "source_path"}.isdisjoint(emptied)
    if posting.url or "url" in emptied or not (name or name_stays):
        link = scrubbed_url(posting.url, public=True) if posting.url else ""
        yield fact("Link", link, "code", left_out="url" in emptied)
        if link != posting.url:
            yield Fact("", "Parts of the link that look like a password or a signature are left out here.")
    if name or name_stays:
        yield fact("Name of the file", name, left_out=name_stays)
    yield fact("How obtained", posting.obtained)
    yield fact("Captured (UTC)", posting.captured_utc)
    yield fact("Captured by", posting.captured_by)
    yield from optional("Platform", posting.platform)
    yield fact("Title there", posting.title, left_out="title" in emptied)
    uploader = " · ".join(each for each in (posting.uploader, posting.uploader_id) if each)
    yield fact("Uploader", uploader, left_out="uploader" in emptied or "uploader_id" in emptied)
    yield Fact("Author, recordist", "unknown: not established by this report", "missing")
    yield fact("Published, as given", posting.published_as_given)
    yield from optional("Published (UTC)", posting.published_utc)
    yield from optional("Description there", posting.description[:4000])
    yield Fact("State", posting.state)
    yield from optional("Error", posting.error)


def _bytes(recording: Recording) -> Iterable[Block]:
    media = recording.media
    for stored in recording.objects:
        name = {media.reference_object_uid: "Reference: what all times and frames refer to"}.get(
            stored.uid, ""
        )
        if stored.uid == media.playable_object_uid != media.reference_object_uid:
            name = "What a player opens"
        parent = next((each.sha256 for each in recording.objects if each.uid == stored.parent_uid), "")
        rows = (
            fact("In the case", object_name(stored), "code"),
            *(Fact("Came as", role) for role in recording.roles.get(stored.uid, ())),
            fact("Size", size_text(stored.size)),
            fact("Media type", stored.media_type),
            fact("SHA-256", stored.sha256, "code"),
            fact("SHA-512", stored.sha512, "code"),
            *optional("Derived from", parent, "code"),
        )
        yield Facts(rows, name or stored.role.capitalize())
        if recipe := facts_of(scrubbed(stored.recipe)):
            yield Facts(recipe, "How it was made", fine=True)


def _technical(recording: Recording) -> Iterable[Block]:
    media = recording.media
    base = f"{media.time_base_numerator}/{media.time_base_denominator} s"
    turn = f"{media.rotation_degrees}° clockwise" if media.rotation_degrees else "none needed"
    rows = [
        fact("Reference stream", f"{media.stream_index} (counted from 0)"),
        fact("Time base", base),
        fact("First, end PTS", f"{media.first_pts}, {media.end_pts}"),
        fact("PTS of 0:00:00", media.origin_pts),
    ]
    if media.kind != "sound":
        aspect = f"{media.sample_aspect_numerator}:{media.sample_aspect_denominator}"
        rows += [
            fact("Coded size", f"{media.width_px} × {media.height_px} pixels, pixel aspect {aspect}"),
            fact("Turn to upright", turn),
        ]
    yield Facts(tuple(rows))
    yield from _probed(media)
    for examination in recording.examinations:
        yield Facts(
            (
                fact("Made (UTC)", examination.made_utc),
                fact("Frames decoded", examination.frame_count),
                *facts_of(
                    {
                        "versions": examination.versions,
                        "settings": examination.settings,
                        "sound": examination.sound,
                    }
                ),
            ),
            "Examination for shots and keyframes" + _shown_of(recording, examination),
            fine=True,
        )


def _shown_of(recording: Recording, examination: Examination) -> str:
    """Which of several runs this one is."""
    if len(recording.examinations) < 2:
        return ""
    return ": the one shown here" if examination is recording.examination else ": not shown here"


def _probed(media: Media) -> Iterable[Block]:
    """What the file says of itself, less what stands above already; each stream apart."""
    probe = scrubbed(media.probe)
    for remark in probe.pop("remarks", None) or []:
        yield Paragraph(str(remark), "notice")
    streams = probe.pop("streams", None)
    above = {each.name for each in dataclasses.fields(Media)}
    if rows := facts_of({name: value for name, value in probe.items() if name not in above}):
        yield Facts(rows, "As the file says", fine=True)
    for position, stream in enumerate(streams if isinstance(streams, list) else []):
        rows = facts_of(stream) if isinstance(stream, Mapping) else ()
        yield Facts(rows, f"Stream {position}", fine=True)


def _damage(recording: Recording) -> Iterable[Block]:
    for gap in recording.examination.gaps if recording.examination else []:
        yield Paragraph(
            f"Damage: between PTS {gap.get('after_pts')} and PTS {gap.get('before_pts')}: {gap.get('text', '')}",
            "notice",
        )


def _keyframes(recording: Recording, stills: Stills) -> Iterable[Block]:
    with_still = [each for each in recording.keyframes if each.still_object_uid is not None]
    if not recording.keyframes:
        yield Paragraph("No keyframes were made of this recording.")
        return
    pinned = [each for each in with_still if each.pinned][:MOST_IN_STRIP]
    others = [each for each in with_still if not each.pinned]
    chosen = sorted([*pinned, *_evenly(others, MOST_IN_STRIP - len(pinned))], key=lambda each: each.pts)
    text = f"{len(chosen)} of {len(recording.keyframes)} keyframes."
    without, too_many = len(recording.keyframes) - len(with_still), len(with_still) - len(chosen)
    if without:
        text += f" Left out here for want of a stored still: {without}."
    if too_many:
        text += (
            f" Left out here because the strip shows {MOST_IN_STRIP} at most, those that a person pinned and others "
            f"evenly chosen: {too_many}."
        )
    if without or too_many:
        text += " “framewitness list CASE --json” lists all, with their pixel hashes."
    yield Paragraph(text, "quiet")
    if chosen:
        yield Strip(tuple(stills.for_strip(recording.media, each) for each in chosen))


def _evenly(keyframes: list[Keyframe], most: int) -> list[Keyframe]:
    """At most `most` of them, the first and the last among them."""
    if len(keyframes) <= most:
        return keyframes
    return [keyframes[n * (len(keyframes) - 1) // max(1, most - 1)] for n in range(most)]
