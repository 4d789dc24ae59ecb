"""Which records of a case go into a package: those of the chosen recordings, and what these need to be understood.

Reads records generically, by the uids that their fields hold, so that a kind of record made later follows its
recording too. What is restricted stays out, and so does every record that cannot stand without it. What was left
out is counted by reason; nothing else is said of it but the label and reason of a recording, as a report does.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from catalog.model.disclosed_fields import TELLING, TIME
from catalog.model.disclosure import Outgoing
from catalog.model.records import (
    RECORD_TYPES,
    Acquisition,
    Actor,
    Adjudication,
    Annex,
    Annotation,
    Assignment,
    CaseDetails,
    Collection,
    CollectionMember,
    Consent,
    Disclosure,
    EmbeddedPlace,
    Media,
    Posting,
    PostingObject,
    Record,
    ReportIssue,
    Role,
    SavedSearch,
    StoredObject,
    Term,
    TermAttribute,
    TermGroup,
)
from catalog.store.history import State

OF_THE_LOG = frozenset({"checkpoints", "time_stamps", "tombstones"})
"""Tables that speak of the log itself: they go out with every package."""
STAYS_HERE = frozenset(
    {
        *(Annex.TABLE, Assignment.TABLE, Adjudication.TABLE, "queue", "fixity_runs"),
        *(Acquisition.TABLE, Consent.TABLE),  # they name whoever gave it
        *(Collection.TABLE, CollectionMember.TABLE, SavedSearch.TABLE, Disclosure.TABLE),
    }
)
"""Tables of the work in this case, not of its recordings."""
RESTRICTED = "restricted"
NOT_CHOSEN = "of recordings that were not chosen"
OWN_WORK = "of the work in the case, not of its recordings"
_OPTIONAL = frozenset({"parent_uid", "examination_uid", "source_object_uid", "carried_from", "target_uid"})
"""Fields whose record may stand without the one they name."""


@dataclass(slots=True)
class Selection:
    """`shown` by uid. `left_out` counts records by why they are left out; `remarks` are for people."""

    outgoing: Outgoing
    """Knows what of the records that go out is left out."""
    shown: dict[str, Record] = field(default_factory=dict)
    hidden: dict[str, Record] = field(default_factory=dict)
    left_out: Counter[str] = field(default_factory=Counter)
    remarks: list[str] = field(default_factory=list)
    media: list[Media] = field(default_factory=list)
    """Those that go out, by number."""
    restricted: list[Media] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        return not self.hidden

    def objects(self) -> Iterator[StoredObject]:
        for record in self.shown.values():
            if isinstance(record, StoredObject):
                yield record


def select(state: State, media_uids: Iterable[str] | None) -> Selection:
    """The records of these recordings (None: of all) as of `state`. Restricted ones stay out, chosen or not."""
    return _Selecting(state, None if media_uids is None else set(media_uids)).result()


def references(record: Record) -> Iterator[tuple[str, str]]:
    """(field, uid) of each other record that this one names."""
    for name in (each.name for each in dataclasses.fields(record)):
        value: Any = getattr(record, name)
        if name == "uid" or not value:
            continue
        if name.endswith("_uid") or name in ("of_annotation", "carried_from"):
            yield name, value
        elif name.endswith("_uids"):
            for each in value:
                yield name, each


class _Selecting:
    def __init__(self, state: State, chosen: set[str] | None) -> None:
        self.state = state
        self.records = {each.uid: each for kind in RECORD_TYPES for each in state.all(kind)}
        self.all_media = sorted(state.all(Media), key=lambda each: each.number)
        self.everything = chosen is None
        self.chosen = {each.uid for each in self.all_media} if chosen is None else chosen
        self.found = Selection(Outgoing(state, files_go_along=True))
        self._outgoing = self.found.outgoing
        self._tries: dict[str, list[Posting]] = {}
        for posting in state.all(Posting):
            self._tries.setdefault(posting.url, []).append(posting)
        self._why: dict[str, str] = {}
        """Why a record stays out, by uid; empty text: it goes out."""
        self._guarded: set[str] = set()
        """Objects that belong to recordings that stay out, and to none that goes out."""

    def result(self) -> Selection:
        self._with_whole_recordings()
        for media in self.all_media:
            why = RESTRICTED if media.restriction else "" if media.uid in self.chosen else NOT_CHOSEN
            self._why[media.uid] = why
            if not why:
                self.found.media.append(media)
            elif media.restriction:
                self.found.restricted.append(media)
        self._guard()
        for uid in self.records:
            self._of(uid)
        self._follow()
        for uid, record in self.records.items():
            why = self._why[uid]
            if why == NOT_CHOSEN and self.everything:
                why = RESTRICTED if self.found.restricted else OWN_WORK
            if why:
                self.found.hidden[uid] = record
                self.found.left_out[why] += 1
            else:
                self.found.shown[uid] = record
        self._tell_what_files_say()
        return self.found

    def _tell_what_files_say(self) -> None:
        """Bytes go out as they are: what stays here can still be read in them, and who sends them knows it."""
        naming = {each.media_uid for each in self.state.all(EmbeddedPlace) if each.uid in self.found.hidden}
        decided, fields = self._outgoing.decided, self._outgoing.hidden_fields
        timed = {uid for name, uid in fields if name == TIME and decided.is_kept(TIME, uid)}
        for what, of in (("places that these files name themselves", naming), ("time of recording", timed)):
            if labels := [each.label for each in self.found.media if each.uid in of]:
                self.found.remarks.append(
                    f"The records of the {what}, which can still be read in the files: {', '.join(labels)}"
                )

    # ---------------------------------------------------------------- clips

    def _with_whole_recordings(self) -> None:
        """A clip goes out with the recording that it was cut from, or with the restriction that forbids it named."""
        of_object = {media.reference_object_uid: media for media in self.all_media}
        waiting = [each for each in self.all_media if each.uid in self.chosen and not each.restriction]
        while waiting:
            clip = waiting.pop()
            stored = self.records.get(clip.reference_object_uid)
            parent = stored.parent_uid if isinstance(stored, StoredObject) else None
            whole = of_object.get(parent or "")
            if whole is None or whole.uid == clip.uid:
                continue
            if whole.restriction:
                self.found.remarks.append(
                    f"{clip.label} is a part of {whole.label}, which is left out: {whole.restriction}"
                )
            elif whole.uid not in self.chosen:
                self.chosen.add(whole.uid)
                self.found.remarks.append(f"{whole.label} goes with it: {clip.label} is a part of it.")
                waiting.append(whole)

    # ---------------------------------------------------------------- one record

    def _guard(self) -> None:
        """Objects are marked by what goes out first: one that two recordings share goes with the one that does."""
        held: dict[bool, set[str]] = {True: set(), False: set()}
        for record in self.records.values():
            owner = None if isinstance(record, StoredObject) else self._owner(record)
            if owner is not None:
                into = held[not self._why[owner]]
                for name, uid in references(record):
                    # of a match of places the reference picture is somebody else's
                    if name.endswith("object_uid") and (
                        isinstance(record, Media) or name != "reference_object_uid"
                    ):
                        into.add(uid)
        self._guarded = (held[False] - held[True]) | self._lists_that_stay()
        for record in self.records.values():
            if not isinstance(record, PostingObject) or record.role not in TELLING:
                continue
            if self._outgoing.decided.keep_the_page(self._owner(record)):
                self._guarded.add(record.object_uid)
                self._why[record.object_uid] = RESTRICTED

    def _lists_that_stay(self) -> set[str]:
        """Objects that tell of several recordings, as the lists of other programs do, of which not all go out."""
        found = set()
        for record in self.records.values():
            if isinstance(record, PostingObject) and record.role == Role.EARLIER_RECORD:
                owner = self._owner(record)
                if self._why[owner] if owner is not None else not self.everything:
                    found.add(record.object_uid)
        return found

    def _owner(self, record: Record) -> str | None:
        """The recording that a record is of, directly or through its posting; None: of none, or of a lost one."""
        if isinstance(record, Media):
            return record.uid
        uid = getattr(record, "media_uid", None)
        if uid is None and getattr(record, "posting_uid", None):
            posting = self.records.get(record.posting_uid)  # type: ignore[attr-defined]
            uid = posting.media_uid if isinstance(posting, Posting) else None
        return uid if uid in self._why else None

    def _of(self, uid: str) -> str:
        if uid not in self._why:
            self._why[uid] = NOT_CHOSEN  # of a ring of records none goes out by itself
            self._why[uid] = self._judged(self.records[uid])
        return self._why[uid]

    def _judged(self, record: Record) -> str:
        if self._outgoing.stays(record):
            return RESTRICTED
        if record.TABLE in OF_THE_LOG or isinstance(record, CaseDetails):
            return ""
        if record.TABLE in STAYS_HERE or getattr(record, "assignment_uid", None):
            return OWN_WORK
        if isinstance(record, StoredObject | Actor | Term | TermGroup | TermAttribute):
            return NOT_CHOSEN  # until a record that goes out names it
        if isinstance(record, ReportIssue):
            return "" if self.everything and not self.found.restricted else NOT_CHOSEN
        if isinstance(record, Posting) and record.media_uid is None:
            return self._of_a_failed_try(record)
        return self._by_references(record)

    def _by_references(self, record: Record) -> str:
        stands_on_one = False
        for name, uid in references(record):
            named = self.records.get(uid)
            if named is None or name in _OPTIONAL:
                continue
            if isinstance(named, StoredObject):
                if uid in self._guarded:
                    return self._why_of_guarded(uid)
                continue
            if isinstance(named, Actor):
                continue
            if why := self._of(uid):
                return why
            stands_on_one = True
        return "" if stands_on_one or isinstance(record, Media) else OWN_WORK

    def _why_of_guarded(self, uid: str) -> str:
        return RESTRICTED if self._why.get(uid) == RESTRICTED or self.found.restricted else NOT_CHOSEN

    def _of_a_failed_try(self, posting: Posting) -> str:
        """Goes out with everything, unless it was a try of a link whose recording stays out."""
        others = [each for each in self._tries[posting.url] if each.url and each.media_uid]
        if whys := [why for each in others if (why := self._why.get(str(each.media_uid), NOT_CHOSEN))]:
            return whys[0]
        return "" if self.everything or others else NOT_CHOSEN

    # ---------------------------------------------------------------- what others name

    def _follow(self) -> None:
        """Brings in what records that go out name: objects with those they were made from, persons, terms."""
        waiting = [self.records[uid] for uid, why in self._why.items() if not why]
        waiting += self._vocabulary(waiting)
        while waiting:
            for _, uid in references(waiting.pop()):
                named = self.records.get(uid)
                follows = isinstance(named, StoredObject | Actor)
                if named is not None and follows and self._why[uid] and uid not in self._guarded:
                    if self._outgoing.stays(named):
                        continue
                    self._why[uid] = ""
                    waiting.append(named)
                    group = self.records.get(named.member_of) if isinstance(named, Actor) else None
                    if group is not None and self._why[group.uid]:
                        self._why[group.uid] = ""
                        waiting.append(group)

    def _vocabulary(self, going: list[Record]) -> list[Record]:
        """The terms that annotations use, with those above them, their groups and attributes; all with everything."""
        terms = {each.code: each for each in self.state.all(Term)}
        used = {each.term_code for each in going if isinstance(each, Annotation)}
        for code in list(used):
            while code in terms and terms[code].parent and terms[code].parent not in used:
                code = terms[code].parent
                used.add(code)
        found: list[Record] = []
        for term in terms.values():
            if (term.code in used or self.everything) and not self._outgoing.stays(term):
                found.append(term)
        groups = {each.group for each in found if isinstance(each, Term)}
        attributes = {code for each in found if isinstance(each, Term) for code in each.attributes}
        found += [each for each in self.state.all(TermGroup) if each.name in groups or self.everything]
        found += [
            each for each in self.state.all(TermAttribute) if each.code in attributes or self.everything
        ]
        for each in found:
            self._why[each.uid] = ""
        return found


def file_name(stored: StoredObject) -> str:
    """A name for an object's file that every system can hold."""
    role = "".join(
        each if each.isalnum() and each.isascii() else "-" for each in str(stored.role) or Role.LOCAL_FILE
    )
    return f"{role}-{stored.sha256[:16]}{stored.extension}"
