"""What a person says is seen or heard, and what is said about media and case: one function for each.

Each commits at once and can be undone (`catalog.operations.undo`).
"""

from __future__ import annotations

import dataclasses
import difflib
from collections.abc import Iterable
from typing import Any

from catalog.case import Case
from catalog.errors import InvalidInput
from catalog.model.records import (
    Actor,
    Annotation,
    AnnotationStatus,
    CaseDetails,
    Certainty,
    Extent,
    Graphic,
    Media,
    Presence,
    Region,
    Term,
)
from catalog.model.regions import in_gap, keys_of
from catalog.model.timecode import clock, utc_now
from catalog.model.uids import new_uid
from catalog.operations import exclusion
from catalog.operations.second_looks import status_kept
from catalog.operations.vocabulary_draft import case_vocabulary
from catalog.texts import phrase

EDITABLE = frozenset(
    {
        *("term_code", "extent", "start_pts", "end_pts", "presence", "certainty"),
        *("attributes", "note", "status", "look_speed", "look_with_sound"),
        *("actor_uid", "target_uid", "tags", "doubt"),
    }
)
LONGEST_TAG = 50
LOST_KEYBOARD = "Ended when the window lost the keyboard; check its end."
"""The doubt of a span whose key nobody saw being let go."""


def add_annotation(
    case: Case,
    *,
    actor: str,
    media_uid: str,
    term_code: str,
    extent: str,
    start_pts: int,
    end_pts: int | None = None,
    presence: str | None = None,
    certainty: str = Certainty.CLEAR,
    attributes: dict[str, Any] | None = None,
    note: str = "",
    look_speed: str = "",
    look_with_sound: bool | None = None,
    actor_uid: str | None = None,
    target_uid: str | None = None,
    tags: Iterable[str] = (),
    doubt: str = "",
    assignment_uid: str | None = None,
    delay_ms: int = 0,
) -> Annotation:
    """Commits a new annotation and returns it with its permanent number.

    Without `presence`, terms of sound are heard and the others seen, as far as the recording has sound or pictures.
    `start_pts` and the half-open `end_pts` are in the media's time base; `delay_ms` is the reaction delay that was
    taken off them, for the custody log. What the same coder had begun of a term that this one excludes ends where
    this one starts, in the same step. Raises InvalidInput when the term is unknown, a time lies outside the
    recording, one of an excluded term is there, a person or group is not known to the case, a tag is not a short
    word or two, or "looked for and not seen" lacks span, speed or sound.
    """
    annotation = Annotation(
        media_uid=media_uid,
        term_code=term_code,
        extent=extent,
        start_pts=start_pts,
        end_pts=end_pts,
        presence=presence or usual_presence(case.get(Media, media_uid), term_code),
        certainty=certainty,
        attributes=attributes or {},
        note=note,
        annotator=actor,
        made_utc=utc_now(),
        look_speed=look_speed,
        look_with_sound=look_with_sound,
        actor_uid=actor_uid,
        target_uid=target_uid,
        tags=list(tags),
        doubt=doubt,
        assignment_uid=assignment_uid,
    )
    return _added(case, checked(case, annotation, None), delay_ms)


def _added(case: Case, annotation: Annotation, delay_ms: int) -> Annotation:
    """Commits it, and what it ends of other terms, in one step."""
    ended = exclusion.ended_by(case, annotation, known_term(case, annotation.term_code))
    parameters = {"term": annotation.term_code} | ({"reaction_delay_ms": delay_ms} if delay_ms else {})
    with case.unit_of_work("annotation.add", actor=annotation.annotator, parameters=parameters) as work:
        work.add(annotation)
        for before, after in ended:
            work.replace(after, since=before)
    assert work.committed is not None
    return next(
        change.after
        for change in work.committed.changes
        if change.before is None and isinstance(change.after, Annotation)
    )


def edit_annotation(case: Case, uid: str, *, actor: str, delay_ms: int = 0, **changes: Any) -> Annotation:
    """Commits a new version of an annotation; the versions before stay in the case's history.

    `changes` are fields of `EDITABLE`; a new end settles a doubt, and what was confirmed is so no more once it says
    something else. Nothing is written when nothing differs. Raises InvalidInput as `add_annotation` does and where
    coders would confirm what is their own, KeyError when there is no such annotation.
    """
    unknown = set(changes) - EDITABLE
    if unknown:
        raise TypeError(f"cannot be edited: {sorted(unknown)}")
    before = case.get(Annotation, uid)
    if changes.get("end_pts", before.end_pts) != before.end_pts:
        changes.setdefault("doubt", "")
    after = dataclasses.replace(before, **changes)
    if after == before:
        return before
    after = status_kept(before, checked(case, after, before), actor=actor)
    if after == before:
        return before
    changed = sorted(name for name in changes if getattr(before, name) != getattr(after, name))
    parameters = {"fields": changed} | ({"reaction_delay_ms": delay_ms} if delay_ms else {})
    with case.unit_of_work("annotation.edit", actor=actor, parameters=parameters) as work:
        work.replace(after, since=before)
    return after


def remove_annotation(case: Case, uid: str, *, actor: str) -> None:
    """Takes an annotation out of the case, and with it where it is in the picture.

    Its number is not given again; its versions stay in the history.
    """
    annotation = case.get(Annotation, uid)
    regions = case.find(Region, annotation_uid=uid)
    with case.unit_of_work("annotation.remove", actor=actor) as work:
        for region in regions:
            work.remove(region)
        work.remove(annotation)


def split_annotation(case: Case, uid: str, at_pts: int, *, actor: str) -> tuple[Annotation, Annotation]:
    """Cuts an interval in two at `at_pts`; the later part gets a new number. Raises InvalidInput outside it.

    Each part is where the whole was in the picture: it has the keyed frames of its own span, and the nearest one on
    the other side of the cut, so that every place in between stays what it was. A doubt about the end goes with the
    end.
    """
    whole = case.get(Annotation, uid)
    if whole.end_pts is None or not whole.start_pts < at_pts < whole.end_pts:
        raise InvalidInput(
            "The cursor is not inside this annotation.", hint="Move it between its start and end."
        )
    earlier = dataclasses.replace(whole, end_pts=at_pts, doubt="")
    later = dataclasses.replace(
        whole, uid=new_uid(), number=0, start_pts=at_pts, made_utc=utc_now(), annotator=actor
    )
    regions = case.find(Region, annotation_uid=uid, order="number")
    with case.unit_of_work("annotation.split", actor=actor) as work:
        work.replace(earlier, since=whole)
        work.add(later)
        for region in regions:
            before_cut, after_cut = cut_region(region, at_pts, later.uid)
            if before_cut != region:
                work.replace(before_cut, since=region)
            work.add(after_cut)
    assert work.committed is not None
    stored = [change.after for change in work.committed.changes if isinstance(change.after, Annotation)]
    return stored[0], stored[1]


def cut_region(region: Region, at_pts: int, later_uid: str) -> tuple[Region, Region]:
    """The region as the two parts of its annotation have it; the second is a new one of annotation `later_uid`."""
    keys = region.keys
    first_after = next((n for n, key in enumerate(keys) if key["pts"] >= at_pts), len(keys))
    last_before = (
        first_after if first_after < len(keys) and keys[first_after]["pts"] == at_pts else first_after - 1
    )
    earlier, later = keys[: first_after + 1], keys[max(0, last_before) :]
    unsure = region.unsure_pts
    before_cut = dataclasses.replace(region, keys=earlier)
    after_cut = dataclasses.replace(region, uid=new_uid(), number=0, annotation_uid=later_uid, keys=later)
    if unsure is None:
        return before_cut, after_cut
    spans_cut = in_gap(keys_of(region), at_pts, unsure)
    if unsure >= at_pts and not spans_cut:
        before_cut = dataclasses.replace(before_cut, unsure_pts=None, unsure_why="")
    if unsure < at_pts and not spans_cut:
        after_cut = dataclasses.replace(after_cut, unsure_pts=None, unsure_why="")
    return before_cut, after_cut


def rate_graphic(case: Case, media_uid: str, rating: str, *, actor: str) -> Media:
    """Says whether a recording is graphic. Unrated counts as graphic in the window."""
    rating = _one_of(rating, Graphic, "a rating")
    return _change_media(case, media_uid, actor=actor, action="media.rate", graphic=rating)


def restrict(case: Case, media_uid: str, reason: str, *, actor: str) -> Media:
    """Keeps a recording out of every report, with the reason; an empty reason lifts that."""
    return _change_media(case, media_uid, actor=actor, action="media.restrict", restriction=reason.strip())


def describe_case(case: Case, *, actor: str, **fields: str) -> CaseDetails:
    """Fills fields of the title block: name, requester, authority, scope, examiner, summary."""
    before = case.details
    after = dataclasses.replace(before, **{name: text.strip() for name, text in fields.items()})
    if not after.name:
        raise InvalidInput("A case needs a name.")
    if after != before:
        with case.unit_of_work("case.describe", actor=actor) as work:
            work.replace(after, since=before)
    return after


def usual_presence(media: Media, term_code: str) -> str:
    """In a sound recording everything is heard, in a photograph everything seen; else terms of sound are heard."""
    if media.kind in ("sound", "photograph"):
        return Presence.HEARD if media.kind == "sound" else Presence.SEEN
    return Presence.HEARD if term_code.startswith("snd.") else Presence.SEEN


def known_term(case: Case, code: str) -> Term:
    """The case's term with this code. Raises InvalidInput, naming codes that look alike."""
    found = case.find(Term, code=code)
    if found:
        return found[0]
    codes = [term.code for term in case.find(Term, order="position")]
    alike = difflib.get_close_matches(code, codes, n=3, cutoff=0.5)
    hint = f"Did you mean {', '.join(alike)}?" if alike else "“framewitness terms CASE” lists the codes."
    raise InvalidInput(phrase("This case has no term “{code}”.", code=code), hint=hint)


def _change_media(case: Case, media_uid: str, *, actor: str, action: str, **changes: Any) -> Media:
    before = case.get(Media, media_uid)
    after = dataclasses.replace(before, **changes)
    if after != before:
        with case.unit_of_work(action, actor=actor, parameters=changes) as work:
            work.replace(after, since=before)
    return after


def checked(case: Case, annotation: Annotation, before: Annotation | None) -> Annotation:
    """The annotation as it may be stored; what was already so in `before` is not questioned again.

    Raises InvalidInput as `add_annotation` does. For operations that write an annotation with something else.
    """
    if not annotation.annotator.strip():
        raise InvalidInput("An annotation needs somebody who made it.", hint="Give a name or a pseudonym.")
    term = known_term(case, annotation.term_code)
    same_term = before is not None and before.term_code == term.code
    if term.retired and not same_term:
        raise InvalidInput(
            phrase("The term “{code}” is retired.", code=term.code), hint="Choose a term that is in use."
        )
    if before is None or not same_term or before.attributes != annotation.attributes:
        given = annotation.attributes
        attributes = case_vocabulary(case).checked_attributes(term, given) if given else {}
        annotation = dataclasses.replace(annotation, attributes=attributes)
    if before is None or before.tags != annotation.tags:
        annotation = dataclasses.replace(annotation, tags=clean_tags(annotation.tags))
    for uid in {annotation.actor_uid, annotation.target_uid} - {None}:
        if not case.count(Actor, uid=uid):
            raise InvalidInput("The case names no such person or group.", hint="Add them first.")
    _one_of(annotation.extent, Extent, "an extent")
    _one_of(annotation.presence, Presence, "a presence")
    _one_of(annotation.certainty, Certainty, "a certainty")
    _one_of(annotation.status, AnnotationStatus, "a status")
    _check_times(case.get(Media, annotation.media_uid), annotation)
    if annotation.presence == Presence.NOT_SEEN:
        if annotation.extent != Extent.INTERVAL:
            raise InvalidInput(
                "“Looked for and not seen” needs the span that was looked at.",
                hint="Give a start and an end.",
            )
        if not annotation.look_speed or annotation.look_with_sound is None:
            raise InvalidInput(
                "“Looked for and not seen” needs the speed it was watched at and whether there was sound.",
                hint="For example: speed 1, with sound.",
            )
    if before is None or _told(before) != _told(annotation):
        exclusion.check_beside(case, annotation, term)
    return annotation


def _told(annotation: Annotation) -> tuple[Any, ...]:
    """What says what is where and by whom, which is what another annotation may exclude."""
    span = (annotation.extent, annotation.start_pts, annotation.end_pts)
    return (annotation.term_code, *span, annotation.presence == Presence.NOT_SEEN, annotation.annotator)


def clean_tags(tags: Iterable[str]) -> list[str]:
    """Each tag once, without spaces around it. Raises InvalidInput for an empty one, or one that is too long."""
    cleaned = list(dict.fromkeys(" ".join(str(tag).split()) for tag in tags))
    for tag in cleaned:
        if not 1 <= len(tag) <= LONGEST_TAG or "," in tag:
            raise InvalidInput(
                phrase("“{tag}” cannot be a tag.", tag=tag),
                hint=phrase(
                    "A tag is a word or a few, at most {LONGEST_TAG} characters, without a comma.",
                    LONGEST_TAG=LONGEST_TAG,
                ),
            )
    return cleaned


def _check_times(media: Media, annotation: Annotation) -> None:
    if not media.first_pts <= annotation.start_pts < max(media.end_pts, media.first_pts + 1):
        raise InvalidInput(
            phrase(
                "That time lies outside {label}, which runs from {time} to {time_2}.",
                label=media.label,
                time=_clock(media, media.first_pts),
                time_2=_clock(media, media.end_pts),
            ),
            hint="Give a time inside the recording.",
        )
    if annotation.extent != Extent.INTERVAL:
        if annotation.end_pts is not None:
            raise InvalidInput("A point and an open annotation have no end.")
        return
    if annotation.end_pts is None or annotation.end_pts <= annotation.start_pts:
        raise InvalidInput("The end of a span must lie after its start.")
    if annotation.end_pts > media.end_pts:
        raise InvalidInput(
            phrase(
                "The end lies past the end of {label}, which is {time} long.",
                label=media.label,
                time=_clock(media, media.end_pts),
            ),
            hint="Give an end inside the recording.",
        )


def _clock(media: Media, pts: int) -> str:
    return clock(pts, time_base=media.time_base, origin_pts=media.origin_pts)


def _one_of(value: str, choices: type[Any], what: str) -> str:
    allowed = [str(choice) for choice in choices]
    if value not in allowed:
        raise InvalidInput(
            phrase("“{value}” is not {what}.", value=value, what=what),
            hint=phrase("Use one of: {allowed}.", allowed=", ".join(allowed)),
        )
    return value
