"""What people call a record: “M1-A3 (eq.shield)”. For undo's words, histories and messages."""

from __future__ import annotations

from typing import TypeVar

from catalog.case import Case
from catalog.model.disclosed_fields import FIELDS
from catalog.model.records import (
    Actor,
    Adjudication,
    Alignment,
    Annotation,
    Assessment,
    Assignment,
    Collection,
    CollectionMember,
    Completeness,
    CopyLink,
    DerivedPicture,
    Disclosure,
    DisclosureKind,
    Examination,
    Keyframe,
    Media,
    MediaDetails,
    PageCapture,
    PlaceMatch,
    Posting,
    PublicCopy,
    QueueItem,
    Record,
    Region,
    ReportIssue,
    Review,
    SavedSearch,
    SecondLook,
    Shot,
    Suggestion,
    Term,
    TermAttribute,
    TermGroup,
    Tombstone,
    Utterance,
)
from catalog.texts import labelled, phrase

R = TypeVar("R", bound=Record)


def name_of(case: Case, record: Record) -> str:
    """What people call a record; empty for what has no name of its own, such as the case's title block.

    Media and annotations that it hangs on may have been removed since: the history tells how they were called.
    """
    if isinstance(record, (Media, Actor)):
        return record.label if isinstance(record, Media) else f"{record.label} ({record.name})"
    if isinstance(record, Posting):
        return f"{record.title or record.url or record.original_name}"
    if isinstance(record, QueueItem):
        return f"Q{record.number} ({record.url})"
    if isinstance(record, Annotation):
        return phrase(
            "{media}-A{number} ({term})",
            media=_media(case, record.media_uid),
            number=record.number,
            term=_term(case, record.term_code),
        )
    if isinstance(record, Region):
        whose = _annotation(case, record.annotation_uid)
        return phrase("region {number} of {annotation}", number=record.number, annotation=whose)
    if isinstance(record, SecondLook):
        return _annotation(case, record.of_annotation)
    if isinstance(record, (Term, TermAttribute)):
        return labelled(record.code, record.labels)
    if isinstance(record, TermGroup):
        return phrase("the group “{name}”", name=record.name)
    if isinstance(record, (Completeness, PageCapture, PublicCopy)):
        posting = _last(case, Posting, record.posting_uid)
        return name_of(case, posting) if posting is not None else ""
    if isinstance(record, Assignment):
        return f"“{record.title}”"
    if isinstance(record, Tombstone):
        return record.what
    if isinstance(record, (Collection, CollectionMember, SavedSearch)):
        return _of_a_set(case, record)
    if isinstance(record, ReportIssue):
        return phrase("report {number}", number=record.number)
    if isinstance(record, (CopyLink, Alignment)):
        uids = (record.media_uid, record.other_uid)
        names = [_media(case, uid) for uid in uids if uid]
        return (
            phrase("{one} and {other}", one=names[0], other=names[1]) if len(names) == 2 else "".join(names)
        )
    return _in_a_media(case, record)


def _in_a_media(case: Case, record: Record) -> str:
    if isinstance(record, Suggestion):
        return f"{_media(case, record.media_uid)}-S{record.number} ({record.kind})"
    if isinstance(record, Keyframe):
        return f"{_media(case, record.media_uid)}-K{record.number}"
    if isinstance(record, DerivedPicture):
        return f"{_media(case, record.media_uid)}-E{record.number}"
    if isinstance(record, Utterance):
        return phrase("line {number} of {label}", number=record.number, label=_media(case, record.media_uid))
    if isinstance(record, PlaceMatch):
        return phrase("place {number} ({label})", number=record.number, label=_media(case, record.media_uid))
    if isinstance(record, Assessment):
        label = _media(case, record.media_uid)
        return phrase("{label} ({kind}: {value})", label=label, kind=record.kind, value=record.value)
    if isinstance(record, Disclosure):
        is_field = record.kind == DisclosureKind.FIELD and record.name in FIELDS
        field = FIELDS[record.name].label if is_field else record.name
        if record.media_uid is None:
            return f"“{field}”"
        return phrase("“{field}” of {label}", field=field, label=_media(case, record.media_uid))
    if isinstance(record, (Examination, Shot, Review, Adjudication, MediaDetails)):
        uid = getattr(record, "media_uid", None)
        return _media(case, uid) if uid else ""
    return ""


def _of_a_set(case: Case, record: Collection | CollectionMember | SavedSearch) -> str:
    if isinstance(record, SavedSearch):
        return phrase("the search “{name}”", name=record.name)
    found = _last(case, Collection, record.collection_uid) if isinstance(record, CollectionMember) else record
    return phrase("the collection “{name}”", name=found.name if found is not None else "")


def _media(case: Case, uid: str) -> str:
    found = _last(case, Media, uid)
    return found.label if found is not None else phrase("a recording")


def _term(case: Case, code: str) -> str:
    known = case.find(Term, code=code)
    return labelled(code, known[0].labels) if known else code


def _annotation(case: Case, uid: str) -> str:
    found = _last(case, Annotation, uid)
    return name_of(case, found) if found is not None else phrase("an annotation")


def _last(case: Case, record_type: type[R], uid: str) -> R | None:
    """The record as it is, or as it was before it was removed."""
    found = case.find(record_type, uid=uid)
    if found:
        return found[0]
    return next((each for _, each in reversed(case.versions(uid)) if isinstance(each, record_type)), None)
