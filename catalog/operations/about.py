"""What an archivist says of recordings, and how far they can be relied on: of one or of many at once.

Each is one unit of work and one step to undo; every version stays in the history.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from catalog.case import Case
from catalog.errors import ChangedMeanwhile, InvalidInput
from catalog.jobs import JobContext, SilentContext, counted
from catalog.model.about import BY_NAME, FIELDS, KIND_LABELS, SCALES, AboutField, changes_of, value_text
from catalog.model.records import Assessment, Media, MediaDetails, Record
from catalog.model.timecode import utc_now
from catalog.operations.history import Revision, revisions
from catalog.texts import phrase

__all__ = [
    "Said",
    "assess",
    "assessments_of",
    "details_of",
    "edit_about",
    "history_of",
    "typed_fields",
]
SILENT = SilentContext()
LONGEST_REASON = 2000
_FEW = 16
"""So many are read one by one; more come faster with all of the case."""
_LABELS = 20
"""So many recordings are named in the log's own words; all are in its changes."""


def details_of(case: Case, media_uid: str) -> MediaDetails | None:
    return next(iter(case.find(MediaDetails, media_uid=media_uid)), None)


def typed_fields(case: Case, media: Media) -> dict[str, str]:
    """Each field of the form by its name, as it is typed and read; empty where nothing is supplied."""
    details = details_of(case, media.uid)
    return {field.name: value_text(field, details, media) for field in FIELDS}


def assessments_of(case: Case, media_uid: str) -> list[Assessment]:
    """The newest first."""
    return case.find(Assessment, order="assessed_utc DESC, rowid DESC", media_uid=media_uid)


def edit_about(
    case: Case,
    media_uids: Collection[str],
    typed: Mapping[str, str],
    *,
    actor: str,
    seen: Mapping[str, str] | None = None,
    context: JobContext = SILENT,
) -> list[str]:
    """Fills these fields, and no others, of all these recordings; returns the uids of those that differ now.

    `seen` says how fields stood when their new text was decided on: where somebody has changed one of them since,
    ChangedMeanwhile is raised. Nothing is written when nothing differs, or when InvalidInput is raised for a field
    or value that there is not. KeyError when a recording is not there. `context` may end it before it is written.
    """
    of_details, of_media = changes_of(typed)
    media, known = _read(case, media_uids)
    if seen:
        _refuse_what_changed(media, known, seen)
    written: list[tuple[Any, Any]] = []
    changed: list[Media] = []
    for each in counted(media, context, "recordings"):
        before = known.get(each.uid)
        pairs: list[tuple[Any, Any]] = [(each, dataclasses.replace(each, **of_media))]
        if before is not None:
            pairs.append((before, dataclasses.replace(before, **of_details)))
        elif any(of_details.values()):
            pairs.append((None, MediaDetails(media_uid=each.uid, **of_details)))
        differing = [(one, other) for one, other in pairs if one != other]
        written += differing
        changed += [each] if differing else []
    if not written:
        return []
    with case.unit_of_work(
        "about.edit", actor=actor, parameters={"fields": sorted(typed), **_named(changed)}
    ) as work:
        for before, after in written:
            if before is None:
                work.add(after)
            else:
                work.replace(after, since=before)
    return [each.uid for each in changed]


def assess(
    case: Case,
    media_uids: Collection[str],
    *,
    kind: str,
    value: str,
    why: str,
    actor: str,
    context: JobContext = SILENT,
) -> int:
    """States the status, confidence or likelihood of recordings, with the reason; returns how many.

    Earlier statements stay, whoever made them. Raises InvalidInput for a value that the scale has not, and without
    a reason. KeyError when a recording is not there.
    """
    if kind not in SCALES or value not in SCALES[kind]:
        raise InvalidInput(
            phrase("“{value}” is on no scale of {kind}.", value=value, kind=kind),
            hint=phrase("Use one of: {values}.", values="; ".join(SCALES.get(kind, SCALES))),
        )
    why = why.strip()
    if not why or len(why) > LONGEST_REASON:
        raise InvalidInput(
            "An assessment needs a reason.",
            hint=phrase("Say in at most {most} characters what it rests on.", most=LONGEST_REASON),
        )
    media, _ = _read(case, media_uids)
    now = utc_now()
    made = [
        Assessment(media_uid=each.uid, kind=kind, value=value, why=why, assessed_by=actor, assessed_utc=now)
        for each in counted(media, context, "recordings")
    ]
    if made:
        with case.unit_of_work(
            "about.assess", actor=actor, parameters={"kind": kind, "value": value, **_named(media)}
        ) as work:
            work.add_all(made)
    return len(made)


@dataclass(frozen=True, slots=True)
class Said:
    """One field of a recording as somebody changed it, in words."""

    time_utc: str
    actor: str
    label: str
    before: str
    after: str
    why: str = ""


def history_of(case: Case, media: Media) -> list[Said]:
    """Every change of the form's fields and every assessment, the newest first.

    A statement that was taken back stands in the case's history alone.
    """
    told: list[tuple[int, Said]] = []
    details = details_of(case, media.uid)
    for record in [media, *([details] if details else []), *assessments_of(case, media.uid)]:
        before: Record | None = None
        for revision, (_, after) in zip(revisions(case, record.uid), case.versions(record.uid), strict=True):
            told += [(revision.entry, each) for each in _said(revision, before, after, media)]
            before = after
    return [each for _, each in sorted(told, key=lambda pair: -pair[0])]


# ---------------------------------------------------------------- parts


def _said(revision: Revision, before: Record | None, after: Record | None, media: Media) -> Iterator[Said]:
    if isinstance(after, Assessment):
        label = KIND_LABELS[after.kind]
        yield Said(revision.time_utc, revision.actor, label, "", after.value, after.why)
        return
    for field in FIELDS:
        one, other = (_text_in(field, each, media) for each in (before, after))
        if one != other and not (field.of_media and before is None):
            yield Said(revision.time_utc, revision.actor, field.label, one, other)


def _text_in(field: AboutField, record: Record | None, media: Media) -> str:
    """What the field says in this version; empty where it does not stand in such a record."""
    if isinstance(record, Media):
        return value_text(field, None, record)
    return value_text(field, record, media) if isinstance(record, MediaDetails) and not field.of_media else ""


def _read(case: Case, media_uids: Collection[str]) -> tuple[list[Media], dict[str, MediaDetails]]:
    """The recordings by their numbers, and what is said of them by their uids."""
    wanted = set(media_uids)
    if len(wanted) <= _FEW:
        media = [case.get(Media, uid) for uid in wanted]
        details = [found for uid in wanted if (found := details_of(case, uid)) is not None]
    else:
        media = [each for each in case.find(Media) if each.uid in wanted]
        details = [each for each in case.find(MediaDetails) if each.media_uid in wanted]
        if len(media) != len(wanted):
            raise KeyError(*wanted - {each.uid for each in media})
    return sorted(media, key=lambda each: each.number), {each.media_uid: each for each in details}


def _refuse_what_changed(
    media: list[Media], known: Mapping[str, MediaDetails], seen: Mapping[str, str]
) -> None:
    for each in media:
        for name, text in seen.items():
            now = value_text(BY_NAME[name], known.get(each.uid), each)
            if now != text:
                raise ChangedMeanwhile(
                    phrase(
                        "Somebody else has changed “{field}” of {label} in the meantime; your change was not written.",
                        field=BY_NAME[name].label,
                        label=each.label,
                    ),
                    hint="Look at how it stands now, and make the change again if it is still wanted.",
                )


def _named(media: list[Media]) -> dict[str, Any]:
    named = [each.label for each in media[:_LABELS]]
    return {"recordings": named} | ({"more": len(media) - _LABELS} if len(media) > _LABELS else {})
