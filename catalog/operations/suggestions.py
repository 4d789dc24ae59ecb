"""What the program proposes to listen to, and what people make of it.

A suggestion is no observation. Accepting one makes an annotation by the person who accepts it, in the same step;
dismissing keeps it, marked, so that it is not proposed again. Both can be undone.

`facts` of a suggestion by kind (integers in the units their names tell, and booleans):
- impulsive sound: `peak_milli_dbfs`, `rise_micros` (a tenth to nine tenths of the peak), `clipped`,
  `clipped_samples`, `count` (more than 1: a burst of so many, of which peak and rise are the loudest's)
- silence: `peak_milli_dbfs`, `digital` (nothing at all, below the last bit of 16)
- sound gap: the same, `missing` (the stream has no sound there, as after lost packets), and `count` (more than 1: so
  many gaps soon after each other)
- repeated sound: `other_media_uid` (may be the same), `other_start_pts`, `other_end_pts` (in that media's time base),
  `score_milli` (how alike), `lag_micros` within one media, `share_milli` between two (of the shorter one's sound)
"""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Callable, Iterable
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from catalog.case import Case
from catalog.errors import CatalogError, InvalidInput, MediaUnreadable
from catalog.jobs import Job, Operation
from catalog.model.derived import LANDMARKS, WAVEFORM
from catalog.model.records import (
    Annotation,
    Certainty,
    Extent,
    Media,
    Presence,
    StoredObject,
    Suggestion,
    SuggestionKind,
    SuggestionState,
)
from catalog.model.timecode import pts_span, utc_now
from catalog.operations import annotate
from catalog.texts import phrase

if TYPE_CHECKING:
    from catalog.analysis.sound.common_sound import CommonSound
    from catalog.analysis.sound.listening import Proposal, SoundSummary

USUAL_TERMS = {
    SuggestionKind.IMPULSIVE: "snd.bang",
    SuggestionKind.SILENCE: "rec.sound_gap",
    SuggestionKind.SOUND_GAP: "rec.sound_gap",
    SuggestionKind.REPEATED: "rec.sound_repeat",
}


def open_suggestions(case: Case, media_uid: str) -> list[Suggestion]:
    """Those that nobody has decided on, in order of time."""
    return case.find(Suggestion, media_uid=media_uid, state=SuggestionState.OPEN, order="start_pts, number")


def suggestion_named(case: Case, name: str) -> Suggestion:
    """The suggestion with a label such as M3-S4, or a uid. Raises InvalidInput when there is none."""
    media_part, dash, number = name.strip().upper().partition("-S")
    if dash and media_part.removeprefix("M").isdecimal() and number.isdecimal():
        for media in case.find(Media, number=int(media_part.removeprefix("M"))):
            for found in case.find(Suggestion, media_uid=media.uid, number=int(number)):
                return found
    for found in case.find(Suggestion, uid=name.strip()):
        return found
    raise InvalidInput(
        phrase("This case has no suggestion “{name}”.", name=name),
        hint="“framewitness suggestions CASE” lists them: M3-S4 and so on.",
    )


def accept(case: Case, uid: str, *, actor: str, term_code: str | None = None) -> Annotation:
    """Makes an annotation of a suggestion, heard and possible, by `actor`; both in one step.

    Without `term_code`, of the term that fits its kind. A single impulsive sound becomes a point. Raises
    InvalidInput when somebody has decided on it already or the term is unknown, KeyError for an unknown uid.
    """
    before = _undecided(case, uid)
    kind = SuggestionKind(before.kind)
    count = before.facts.get("count", 1)
    is_point = kind is SuggestionKind.IMPULSIVE and count == 1
    term = annotate.known_term(case, term_code or USUAL_TERMS[kind])
    counted = {"count": count} if count > 1 and "count" in term.attributes else {}
    annotation = annotate.checked(
        case,
        Annotation(
            media_uid=before.media_uid,
            term_code=term.code,
            extent=Extent.POINT if is_point else Extent.INTERVAL,
            start_pts=before.start_pts,
            end_pts=None if is_point else before.end_pts,
            presence=Presence.HEARD,
            certainty=Certainty.POSSIBLE,
            attributes=counted,
            annotator=actor,
            made_utc=utc_now(),
        ),
        None,
    )
    after = _decided(before, SuggestionState.ACCEPTED, actor, became=annotation.uid)
    with case.unit_of_work("suggestion.accept", actor=actor, parameters={"term": term.code}) as work:
        work.replace(after, since=before)
        work.add(annotation)
    return work.stored(Annotation)


def dismiss(case: Case, uid: str, *, actor: str) -> Suggestion:
    """Says that a suggestion is nothing to note. Raises InvalidInput when somebody has decided on it already."""
    before = _undecided(case, uid)
    after = _decided(before, SuggestionState.DISMISSED, actor)
    with case.unit_of_work("suggestion.dismiss", actor=actor) as work:
        work.replace(after, since=before)
    return after


def new_suggestions(
    case: Case, media: Media, proposals: Iterable[Proposal], *, examination_uid: str | None = None
) -> list[Suggestion]:
    """Suggestions to be added to the case, of what listening to `media` proposed; nothing is written.

    What lies outside of the recording (sound behind the last frame) is left out, and what was suggested before,
    whatever was decided on it.
    """
    known = case.find(Suggestion, media_uid=media.uid)
    made: list[Suggestion] = []
    for each in proposals:
        span = _span(media, each.start, each.end)
        facts = dict(each.facts)
        if each.other is not None:
            other = _span(media, *each.other)
            if other is None:
                continue
            facts |= {"other_media_uid": media.uid, "other_start_pts": other[0], "other_end_pts": other[1]}
        if span is None or any(_is_the_same(one, each.kind, span, facts) for one in known):
            continue
        made.append(
            Suggestion(
                media_uid=media.uid,
                examination_uid=examination_uid,
                kind=each.kind,
                start_pts=span[0],
                end_pts=span[1],
                facts=facts,
            )
        )
    return made


def sound_file(case: Case, media: Media) -> dict[str, Any] | None:
    """`path`, `stream_index` and `first_frame` for `listen`: where the recording's sound is; None without sound.

    That is the reference file, or where the sound was served apart, the merge that is played. Raises
    MediaUnreadable when the file is missing from the case.
    """
    if not media.has_sound and media.kind != "sound":
        return None
    own = media.kind == "sound" or media.playable_object_uid == media.reference_object_uid
    if own or any(each.get("type") == "audio" for each in media.probe.get("streams", [])):
        index = media.stream_index if media.kind == "sound" else None
        path = _object_file(case, media, media.reference_object_uid)
        return {"path": path, "stream_index": index, "first_frame": None}
    path = _object_file(case, media, media.playable_object_uid)
    return {"path": path, "stream_index": None, "first_frame": media.first_pts * media.time_base}


def ensure_waveform(case: Case, media_uid: str) -> Operation[Path]:
    """The path of the media's waveform, which is made (with the landmarks beside it) where there is none to use.

    For a case in a read-only place it is made in a folder that goes when the case is closed. Raises
    MediaUnreadable when the recording has no sound that can be decoded.
    """
    from catalog.media.waveform import Waveform

    return (yield from _ensured(case, case.get(Media, media_uid), WAVEFORM, Waveform.load))


def listen_again(case: Case, media_uid: str, *, actor: str) -> Operation[list[Suggestion]]:
    """Listens to one media outside of an examination; returns the suggestions that are new, committed."""
    media = case.get(Media, media_uid)
    summary = yield from _listened(case, media, case.derived(media.uid))
    return _added(case, new_suggestions(case, media, summary.proposals), actor=actor, action="media.listen")


def compare_sound(case: Case, *, actor: str, media_uid: str | None = None) -> Operation[list[Suggestion]]:
    """Looks for the same sound in two recordings: every two of the case, or one and each other.

    Recordings not listened to yet are listened to first. Each finding is suggested in the one with the greater
    number, pointing to the other. Returns those that are new, committed. That two recordings share sound may mean
    that one is a copy of the other, or that the same sound was laid under both.
    """
    from catalog.analysis.sound.common_sound import Heard, sounds_in_common
    from catalog.analysis.sound.landmarks import Landmarks

    heard: list[Heard] = []
    by_uid = {each.uid: each for each in case.find(Media, order="number")}
    for media in by_uid.values():
        try:
            source = sound_file(case, media)
            if source is not None:
                path = yield from _ensured(case, media, LANDMARKS, Landmarks.load)
                heard.append(
                    Heard(
                        media_uid=media.uid,
                        path=source["path"],
                        stream_index=source["stream_index"],
                        landmarks_path=str(path),
                    )
                )
        except MediaUnreadable:
            continue  # damaged or missing: the others are compared all the same
    arguments = {"sounds": heard, "only": media_uid}
    common: list[CommonSound] = yield Job("compare sound", sounds_in_common, arguments)
    made = [found for each in common if (found := _of_common(case, by_uid, each)) is not None]
    return _added(case, made, actor=actor, action="sound.compare")


# ---------------------------------------------------------------- inside


def _object_file(case: Case, media: Media, object_uid: str) -> str:
    path = case.object_path(case.get(StoredObject, object_uid))
    if not path.exists():
        raise MediaUnreadable(
            phrase("The file with the sound of {label} is missing from the case.", label=media.label),
            hint=phrase(
                "Run “framewitness verify”, and put {name} back into {parent} from a copy of the case.",
                name=path.name,
                parent=path.parent,
            ),
        )
    return str(path)


def _undecided(case: Case, uid: str) -> Suggestion:
    found = case.get(Suggestion, uid)
    if found.state != SuggestionState.OPEN:
        raise InvalidInput(
            phrase(
                "This suggestion was {state} by {decided_by}.", state=found.state, decided_by=found.decided_by
            ),
            hint="Undo that first, if it was you.",
        )
    return found


def _decided(before: Suggestion, state: SuggestionState, actor: str, *, became: str = "") -> Suggestion:
    return dataclasses.replace(before, state=state, decided_by=actor, decided_utc=utc_now(), became=became)


def _span(media: Media, start: Fraction, end: Fraction) -> tuple[int, int] | None:
    return pts_span(start, end, time_base=media.time_base, first_pts=media.first_pts, end_pts=media.end_pts)


def _is_the_same(known: Suggestion, kind: str, span: tuple[int, int], facts: dict[str, Any]) -> bool:
    """Whether `known` already proposes that: the same kind, mostly the same time, and for repeats the same other."""
    if known.kind != kind or known.facts.get("other_media_uid") != facts.get("other_media_uid"):
        return False
    common = min(known.end_pts, span[1]) - max(known.start_pts, span[0])
    return 2 * common > max(known.end_pts - known.start_pts, span[1] - span[0])


def _listened(case: Case, media: Media, folder: Path) -> Operation[SoundSummary]:
    from catalog.analysis.sound.listening import listen_to_file

    source = sound_file(case, media)
    summary: SoundSummary | None = None
    if source is not None:
        arguments = {**source, "derived_folder": str(folder)}
        summary = yield Job(f"listen to {media.label}", listen_to_file, arguments)
    if summary is None:
        raise MediaUnreadable(phrase("{label} has no sound that can be decoded.", label=media.label))
    return summary


def _ensured(case: Case, media: Media, name: str, load: Callable[[Path], object]) -> Operation[Path]:
    """The path of what listening leaves, made again unless it can be loaded: missing, damaged and outdated alike."""
    folders = [case.derived(media.uid)]
    if case.read_only:
        folders.append(case.scratch(media.uid))
    for folder in folders:
        with contextlib.suppress(CatalogError):
            load(folder / name)
            return folder / name
    yield from _listened(case, media, folders[-1])
    return folders[-1] / name


def _of_common(case: Case, by_uid: dict[str, Media], common: CommonSound) -> Suggestion | None:
    """In the later recording, pointing to the earlier one; None where it is known or outside of either."""
    earlier, later = by_uid[common.media_uid], by_uid[common.other_uid]
    span = _span(later, common.other_start, common.other_end)
    other = _span(earlier, common.start, common.end)
    if span is None or other is None:
        return None
    facts = {
        "other_media_uid": earlier.uid,
        "other_start_pts": other[0],
        "other_end_pts": other[1],
        "score_milli": common.score_milli,
        "share_milli": common.share_milli,
    }
    known = case.find(Suggestion, media_uid=later.uid, kind=SuggestionKind.REPEATED)
    if any(_is_the_same(each, SuggestionKind.REPEATED, span, facts) for each in known):
        return None
    return Suggestion(
        media_uid=later.uid, kind=SuggestionKind.REPEATED, start_pts=span[0], end_pts=span[1], facts=facts
    )


def _added(case: Case, made: list[Suggestion], *, actor: str, action: str) -> list[Suggestion]:
    if not made:
        return []
    with case.unit_of_work(action, actor=actor, parameters={"suggestions": len(made)}) as work:
        work.add_all(made)
    assert work.committed is not None
    return [each.after for each in work.committed.changes if isinstance(each.after, Suggestion)]
