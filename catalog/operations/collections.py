"""Collections of recordings, and searches that are kept under a name. Each step can be undone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from catalog.case import Case
from catalog.errors import InvalidInput
from catalog.model.records import Collection, CollectionMember, Media, Posting, SavedSearch
from catalog.model.timecode import utc_now
from catalog.operations.search.conditions import Condition
from catalog.texts import phrase

LONGEST_NAME = 200


def collections(case: Case) -> list[Collection]:
    """In the order of their names."""
    return sorted(case.find(Collection), key=lambda each: each.name.casefold())


def members(case: Case, collection_uid: str) -> set[str]:
    """Uids of the recordings, and of the postings that brought none, in a collection."""
    found = case.find(CollectionMember, collection_uid=collection_uid)
    return {each.media_uid or each.posting_uid or "" for each in found}


def make_collection(
    case: Case, name: str, *, uids: Iterable[str] = (), note: str = "", actor: str
) -> Collection:
    """With these recordings or postings in it. Raises InvalidInput for no name, and one that another has."""
    name = _free_name(name, [each.name for each in case.find(Collection)])
    made = Collection(name=name, note=note.strip(), made_by=actor, made_utc=utc_now())
    with case.unit_of_work("collection.make", actor=actor) as work:
        work.add(made)
        work.add_all(_members(case, made.uid, uids, actor=actor))
    return made


def rename_collection(case: Case, uid: str, name: str, *, note: str | None = None, actor: str) -> Collection:
    found = case.get(Collection, uid)
    name = _free_name(name, [each.name for each in case.find(Collection) if each.uid != uid])
    changed = replace(found, name=name, note=found.note if note is None else note.strip())
    if changed != found:
        with case.unit_of_work("collection.rename", actor=actor) as work:
            work.replace(changed, since=found)
    return changed


def remove_collection(case: Case, uid: str, *, actor: str) -> None:
    """The collection alone goes; what is in it stays in the case."""
    found = case.get(Collection, uid)
    with case.unit_of_work("collection.remove", actor=actor) as work:
        for each in case.find(CollectionMember, collection_uid=uid):
            work.remove(each)
        work.remove(found)


def add_to_collection(case: Case, uid: str, uids: Sequence[str], *, actor: str) -> int:
    """Adds recordings or postings; gives how many were not in it yet. RecordGone for what is not in the case."""
    case.get(Collection, uid)
    there = members(case, uid)
    new = [each for each in dict.fromkeys(uids) if each not in there]
    if new:
        with case.unit_of_work("collection.add", actor=actor) as work:
            work.add_all(_members(case, uid, new, actor=actor))
    return len(new)


def take_from_collection(case: Case, uid: str, uids: Iterable[str], *, actor: str) -> int:
    """Takes these out; gives how many were in it."""
    wanted = set(uids)
    found = [
        each
        for each in case.find(CollectionMember, collection_uid=uid)
        if (each.media_uid or each.posting_uid) in wanted
    ]
    if found:
        with case.unit_of_work("collection.take_out", actor=actor) as work:
            for each in found:
                work.remove(each)
    return len(found)


# ---------------------------------------------------------------- searches


def saved_searches(case: Case) -> list[SavedSearch]:
    """In the order of their names."""
    return sorted(case.find(SavedSearch), key=lambda each: each.name.casefold())


def save_search(
    case: Case, name: str, *, words: str, conditions: Sequence[Condition], actor: str
) -> SavedSearch:
    """Keeps it under a name; one of this name gets these words and conditions. InvalidInput for no name, and where
    there is nothing to look for."""
    words = words.strip()
    if not words and not conditions:
        raise InvalidInput(
            "There is nothing to look for in this search.", hint="Type words, or add a condition, first."
        )
    kept = [each.as_json() for each in conditions]
    known = {each.name.casefold(): each for each in case.find(SavedSearch)}
    before = known.get(name.strip().casefold())
    if before is not None:
        changed = replace(before, words=words, conditions=kept)
        if changed != before:
            with case.unit_of_work("search.change", actor=actor) as work:
                work.replace(changed, since=before)
        return changed
    made = SavedSearch(
        name=_free_name(name, ()), words=words, conditions=kept, made_by=actor, made_utc=utc_now()
    )
    with case.unit_of_work("search.save", actor=actor) as work:
        work.add(made)
    return made


def remove_search(case: Case, uid: str, *, actor: str) -> None:
    found = case.get(SavedSearch, uid)
    with case.unit_of_work("search.remove", actor=actor) as work:
        work.remove(found)


# ---------------------------------------------------------------- parts


def _members(case: Case, collection_uid: str, uids: Iterable[str], *, actor: str) -> list[CollectionMember]:
    media = {uid for rows in case.columns(Media, ("uid",)) for (uid,) in rows}
    made, now = [], utc_now()
    for uid in uids:
        posting = None if uid in media else case.get(Posting, uid)
        made.append(
            CollectionMember(
                collection_uid=collection_uid,
                media_uid=None if posting else uid,
                posting_uid=posting.uid if posting else None,
                added_by=actor,
                added_utc=now,
            )
        )
    return made


def _free_name(name: str, taken: Iterable[str]) -> str:
    name = " ".join(name.split())
    if not name:
        raise InvalidInput("A name is missing.", hint="Type a few words.")
    if len(name) > LONGEST_NAME:
        raise InvalidInput("That name is too long.", hint="Type a few words.")
    if name.casefold() in {each.casefold() for each in taken}:
        raise InvalidInput(
            phrase("There is a collection called “{name}” already.", name=name), hint="Choose another name."
        )
    return name
