"""The annotations of one recording: a table of them all, then a card for each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from catalog.model.records import (
    CERTAINTY_MEANING,
    Annotation,
    AnnotationStatus,
    Certainty,
    Extent,
    Keyframe,
    Presence,
    Term,
)
from catalog.report.content import AnnotationCard, Block, Column, Fact, Paragraph, Table
from catalog.report.facts import duration_text, moment, optional, readable, short_moment
from catalog.report.holdings import Recording
from catalog.report.region_words import region_facts
from catalog.report.stills import NO_STILL, Stills
from catalog.report.timeline_picture import safe_colour
from catalog.report.watching import look_facts

_CERTAINTIES = frozenset(str(each) for each in Certainty)


def annotation_blocks(recording: Recording, terms: Mapping[str, Term], stills: Stills) -> Iterable[Block]:
    media = recording.media
    if not recording.annotations:
        yield Paragraph("Nobody has annotated this recording. That says nothing about what it shows.")
        return
    columns = (
        *(
            Column("No.", 11, "figures"),
            Column("From", 15, "figures"),
            Column("To", 15, "figures"),
            Column("Term", 34),
        ),
        *(Column("How", 20), Column("Certainty", 13), Column("By", 17)),
    )
    rows = []
    for each in recording.annotations:
        label, _ = _term_words(each, terms)
        how = each.presence + (", disputed" if each.status == AnnotationStatus.DISPUTED else "")
        start = short_moment(media, each.start_pts)
        end = "" if each.extent == Extent.POINT else "not recorded"
        if each.end_pts is not None:
            end = short_moment(media, each.end_pts)
        number = f"{media.label}-A{each.number}"
        rows.append((number, start, end, label, how, each.certainty, each.annotator))
    yield Table(columns, tuple(rows))
    for each in recording.annotations:
        yield _card(recording, each, terms, stills)


def _card(
    recording: Recording, each: Annotation, terms: Mapping[str, Term], stills: Stills
) -> AnnotationCard:
    media = recording.media
    label = f"{media.label}-A{each.number}"
    keyframe = recording.keyframe_at(each.start_pts)
    term, other = _term_words(each, terms)
    known = terms.get(each.term_code)
    badges = [each.presence]
    if each.status != AnnotationStatus.UNREVIEWED:
        badges.append(each.status)
    return AnnotationCard(
        label=label,
        term=term,
        other_term=other,
        colour=safe_colour(known.colour if known else ""),
        badges=tuple(badges),
        still=stills.for_card(media, keyframe, label),
        facts=tuple(_card_facts(recording, each, known, keyframe, stills)),
        note=each.note,
        marked=stills.marked(recording, each, recording.regions.get(each.uid, ())),
    )


def _card_facts(
    recording: Recording, each: Annotation, term: Term | None, keyframe: Keyframe | None, stills: Stills
) -> Iterable[Fact]:
    media = recording.media
    yield Fact("From", moment(media, each.start_pts))
    if each.end_pts is not None:
        yield Fact("To", moment(media, each.end_pts))
        yield Fact("Length", duration_text(media, each.start_pts, each.end_pts))
    elif each.extent == Extent.OPEN:
        yield Fact("To", "begun, its end was not recorded", "missing")
    if each.presence == Presence.NOT_SEEN:
        speed = f"at {each.look_speed} times normal speed" if each.look_speed else "at a speed not recorded"
        speed = "frame by frame" if each.look_speed == "0" else speed
        sound = {True: "with sound", False: "without sound", None: "sound not recorded"}[each.look_with_sound]
        yield Fact("The look", f"this span, {speed}, {sound}")
        yield from look_facts(recording, each)
    certainty = CERTAINTY_MEANING.get(Certainty(each.certainty), "") if each.certainty in _CERTAINTIES else ""
    yield Fact("Certainty", f"{each.certainty}: {certainty}" if certainty else each.certainty)
    for name, value in each.attributes.items():
        yield from optional(readable(name).capitalize(), value)
    yield from _people_and_tags(recording, each)
    if term is not None:
        yield Fact("Term", f"{term.code}: {term.definition}{_no_longer(term)}")
    yield from region_facts(media, each, recording.regions.get(each.uid, ()))
    if each.carried_from:
        yield Fact("Carried over", recording.carried_from[each.uid])
    yield Fact("Recorded by", each.annotator)
    yield Fact("Recorded (UTC)", each.made_utc)
    second = "none recorded" if each.status == AnnotationStatus.UNREVIEWED else each.status
    yield Fact("Second look", second)
    pts = str(each.start_pts) if each.end_pts is None else f"{each.start_pts} to {each.end_pts}"
    yield Fact("PTS", pts, "code")
    if keyframe is None:
        yield Fact("Frame, pixel hash", NO_STILL, "missing")
    else:
        yield Fact("Frame", str(keyframe.frame), "code")
        yield Fact(f"Pixel SHA-256 ({keyframe.pixel_format})", keyframe.pixel_sha256, "code")
        yield from stills.file_facts(keyframe)


def _people_and_tags(recording: Recording, each: Annotation) -> Iterable[Fact]:
    """What is said beyond term and attributes; nothing where nothing is said."""
    unknown = "somebody whom the case no longer names"
    if each.actor_uid is not None:
        yield Fact("Who acts", recording.people.get(each.actor_uid, unknown))
    if each.target_uid is not None:
        yield Fact("Whom it concerns", recording.people.get(each.target_uid, unknown))
    if each.tags:
        yield Fact("Tags", ", ".join(each.tags))
    if each.doubt:
        yield Fact("To be checked", each.doubt, "missing")


def _no_longer(term: Term) -> str:
    """Says of a retired term that it is, and of a merged one what took its place."""
    if term.merged_into:
        return f" (retired: merged into {term.merged_into})"
    return " (retired: no longer offered for coding)" if term.retired else ""


def _term_words(each: Annotation, terms: Mapping[str, Term]) -> tuple[str, str]:
    """The term's English label, and its labels in the other languages."""
    term = terms.get(each.term_code)
    if term is None:
        return each.term_code, ""
    others = [str(term.labels[language]) for language in sorted(term.labels) if language != "en"]
    return str(term.labels.get("en", term.code)), " · ".join(others)
