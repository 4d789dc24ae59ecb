"""What was said in a recording, as somebody wrote it down, and as somebody translated it.

Each change commits at once and can be undone (`catalog.operations.undo`).
"""

from __future__ import annotations

import dataclasses
from typing import Any

from catalog.case import Case
from catalog.errors import InvalidInput
from catalog.jobs import JobContext, SilentContext, counted
from catalog.model.records import Media, Utterance
from catalog.model.timecode import utc_now
from catalog.model.uids import new_uid
from catalog.texts import phrase

SILENT = SilentContext()

EDITABLE = frozenset(
    {"start_pts", "end_pts", "speaker", "language", "original", "translation_language", "translation", "note"}
)


def add_utterance(
    case: Case,
    *,
    actor: str,
    media_uid: str,
    start_pts: int,
    end_pts: int,
    original: str = "",
    speaker: str = "",
    language: str = "",
    translation: str = "",
    translation_language: str = "",
    note: str = "",
) -> Utterance:
    """Commits a line of the transcript and returns it with its permanent number.

    It may be without words yet: begun while listening, written afterwards. Raises InvalidInput for a span that is
    empty or leaves the recording, and for one in a photograph.
    """
    utterance = Utterance(
        media_uid=media_uid,
        start_pts=start_pts,
        end_pts=end_pts,
        speaker=speaker,
        language=language,
        original=original,
        translation_language=translation_language,
        translation=translation,
        translator=actor if translation.strip() else "",
        note=note,
        written_by=actor,
        made_utc=utc_now(),
    )
    utterance = checked(case.get(Media, media_uid), utterance)
    with case.unit_of_work("utterance.add", actor=actor) as work:
        work.add(utterance)
    return work.stored(Utterance)


def edit_utterance(case: Case, uid: str, *, actor: str, **changes: Any) -> Utterance:
    """Commits a new version of a line; the versions before stay in the case's history.

    `changes` are fields of `EDITABLE`. Whoever changes the translation is its translator. Nothing is written when
    nothing differs. Raises InvalidInput as `add_utterance` does, KeyError when there is no such line.
    """
    unknown = set(changes) - EDITABLE
    if unknown:
        raise TypeError(f"cannot be edited: {sorted(unknown)}")
    before = case.get(Utterance, uid)
    after = checked(case.get(Media, before.media_uid), dataclasses.replace(before, **changes))
    if after.translation != before.translation:
        after = dataclasses.replace(after, translator=actor if after.translation else "")
    if after == before:
        return before
    changed = sorted(name for name in changes if getattr(before, name) != getattr(after, name))
    with case.unit_of_work("utterance.edit", actor=actor, parameters={"fields": changed}) as work:
        work.replace(after, since=before)
    return after


def begin_line(
    case: Case,
    *,
    actor: str,
    media_uid: str,
    at_pts: int,
    end_pts: int,
    speaker: str = "",
    language: str = "",
    translation_language: str = "",
) -> Utterance:
    """Begins a line at `at_pts`, and ends there the one that was under way; both in one step.

    A line is under way if it begins before `at_pts` and ends after it; the new one takes its end, or `end_pts`
    where there was none. Raises InvalidInput as `add_utterance` does.
    """
    media = case.get(Media, media_uid)
    under_way = [
        each
        for each in case.find(Utterance, media_uid=media_uid, order="start_pts, number")
        if each.start_pts < at_pts < each.end_pts
    ]
    last = under_way[-1] if under_way else None
    utterance = Utterance(
        media_uid=media_uid,
        start_pts=at_pts,
        end_pts=max(last.end_pts, at_pts + 1) if last else end_pts,
        original="",
        written_by=actor,
        made_utc=utc_now(),
        speaker=speaker,
        language=language,
        translation_language=translation_language,
    )
    utterance = checked(media, utterance)
    with case.unit_of_work("utterance.begin", actor=actor) as work:
        work.add(utterance)
        if last is not None:
            work.replace(dataclasses.replace(last, end_pts=at_pts), since=last)
    assert work.committed is not None
    stored = work.committed.changes[0].after
    assert isinstance(stored, Utterance)
    return stored


def remove_utterances(case: Case, uids: list[str], *, actor: str, context: JobContext = SILENT) -> int:
    """Takes lines out of the transcript, in one step, and returns how many. Their numbers are not given again."""
    utterances = [case.get(Utterance, uid) for uid in uids]
    if utterances:
        with case.unit_of_work("utterance.remove", actor=actor) as work:
            for each in counted(utterances, context, "lines"):
                work.remove(each)
    return len(utterances)


def split_utterance(case: Case, uid: str, at_pts: int, *, actor: str) -> tuple[Utterance, Utterance]:
    """Cuts a line in two at `at_pts`; the later part gets a new number.

    The words are divided where a word ends, as near as can be to the same part of the text as of the time; people
    then set right what was said when. Raises InvalidInput outside the line.
    """
    whole = case.get(Utterance, uid)
    if not whole.start_pts < at_pts < whole.end_pts:
        raise InvalidInput("The cursor is not inside this line.", hint="Move it between its start and end.")
    done, of = at_pts - whole.start_pts, whole.end_pts - whole.start_pts
    original, translation = _divided(whole.original, done, of), _divided(whole.translation, done, of)
    earlier = dataclasses.replace(whole, end_pts=at_pts, original=original[0], translation=translation[0])
    later = dataclasses.replace(
        whole,
        uid=new_uid(),
        number=0,
        start_pts=at_pts,
        original=original[1],
        translation=translation[1],
    )
    with case.unit_of_work("utterance.split", actor=actor) as work:
        work.replace(earlier, since=whole)
        work.add(later)
    assert work.committed is not None
    stored = [each.after for each in work.committed.changes if isinstance(each.after, Utterance)]
    return stored[0], stored[1]


def merge_utterances(case: Case, uids: list[str], *, actor: str, context: JobContext = SILENT) -> Utterance:
    """Makes one line of several: the first keeps its number, and reaches to the end of the last.

    Raises InvalidInput for fewer than two, for lines of several recordings, speakers or languages.
    """
    lines = sorted((case.get(Utterance, uid) for uid in set(uids)), key=lambda e: (e.start_pts, e.number))
    if len(lines) < 2:
        raise InvalidInput("There is nothing to merge.", hint="Choose two lines or more.")
    for names, what in (
        ({each.media_uid for each in lines}, "recordings"),
        ({each.speaker for each in lines}, "speakers"),
        ({each.language for each in lines}, "languages"),
        ({each.translation_language for each in lines if each.translation}, "languages of translation"),
    ):
        if len(names) > 1:
            raise InvalidInput(
                phrase("These lines have different {what}.", what=what),
                hint="Merge lines of one speaker and one language.",
            )
    first, translated = lines[0], [each for each in lines if each.translation]
    translators = {each.translator for each in translated}
    merged = dataclasses.replace(
        first,
        end_pts=max(each.end_pts for each in lines),
        original=" ".join(each.original for each in lines if each.original),
        translation=" ".join(each.translation for each in translated),
        translation_language=translated[0].translation_language if translated else first.translation_language,
        translator=", ".join(sorted(translators)),
        note="\n".join(each.note for each in lines if each.note),
    )
    with case.unit_of_work("utterance.merge", actor=actor) as work:
        work.replace(merged, since=first)
        for each in counted(lines[1:], context, "lines"):
            work.remove(each)
    return merged


def checked(media: Media, utterance: Utterance) -> Utterance:
    """The line as it may be stored. Raises InvalidInput as `add_utterance` does."""
    if not utterance.written_by.strip():
        raise InvalidInput("A line needs somebody who wrote it down.", hint="Give a name or a pseudonym.")
    if media.kind == "photograph":
        raise InvalidInput("Nothing is said in a photograph.", hint="Choose a recording with sound.")
    if utterance.end_pts <= utterance.start_pts:
        raise InvalidInput("The end of a line must lie after its start.")
    if utterance.start_pts < earliest(media) or utterance.end_pts > media.end_pts:
        raise InvalidInput(
            phrase("That line reaches beyond {label}.", label=media.label),
            hint="Give times inside the recording.",
        )
    texts = {
        name: getattr(utterance, name).strip()
        for name in ("speaker", "language", "original", "translation_language", "translation", "note")
    }
    return dataclasses.replace(utterance, **texts)


def earliest(media: Media) -> int:
    """The first moment that something can be said at: sound may begin before the first picture does."""
    return min(media.origin_pts, media.first_pts)


def _divided(text: str, done: int, of: int) -> tuple[str, str]:
    """The words before and after the gap between words that is nearest to `done / of` of the text."""
    gaps = [0, *(place for place, sign in enumerate(text) if sign.isspace()), len(text)]
    place = min(gaps, key=lambda gap: abs(gap * of - len(text) * done))
    return text[:place].strip(), text[place:].strip()
