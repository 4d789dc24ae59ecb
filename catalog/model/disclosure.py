"""What stays in the case of whatever is given out: terms and single fields, by what people decided of them.

Whole recordings say themselves whether they are restricted (`Media.restriction`). The place and the time of a
recording stay, with what files say of them and what people found of them (matches of places, ties to UTC), until
somebody releases them for that recording; a restriction outweighs a release. With a term stay the terms under it and
those that took it over, and all that was annotated with them.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any, Protocol, TypeVar, cast

from catalog.model.disclosed_fields import BY_TABLE, FIELDS, FILE_NAME, PLACE, TELLING, TIME
from catalog.model.records import (
    RECORD_TYPES,
    Alignment,
    Annotation,
    ContentCredentials,
    Disclosure,
    DisclosureKind,
    EarlierCustody,
    EmbeddedMetadata,
    EmbeddedPlace,
    Keyframe,
    Media,
    PlaceMatch,
    Posting,
    PostingObject,
    Record,
    Region,
    SecondLook,
    StoredObject,
    Term,
)
from catalog.model.said_by_files import (
    stamps_in,
    tells_place,
    tells_time,
    without_place,
    without_stamps,
    without_time,
)

R = TypeVar("R", bound=Record)
LEFT_OUT = "(left out)"
LEAST_LETTERS = 4
"""Shorter words are too common to betray anything."""
_SAID_BY_MACHINES = frozenset({"response_headers", "certificate", "refused"})
"""They stay, but only the links in them betray: of “close” or “video/mp4” every record is full."""
_OF_A_FEW_WORDS = frozenset(
    {
        *("kind", "state", "status", "role", "media_type", "extension", "verdict", "graphic", "extent"),
        *("presence", "certainty", "network_path", "made", "purpose", "agreement"),
        *("code", "term_code", "term_codes", "parent", "merged_into", "excludes"),
    }
)
"""Attributes that hold one of the program's own words, or of a vocabulary's codes, by which records find each other,
whatever a person or a page is called."""
_UID_OR_UTC = re.compile(r"(^|_)uids?$|_utc$")
_OF_FILES = (Media, Posting, EmbeddedMetadata, ContentCredentials, EarlierCustody)
"""Records that hold what a file says of itself."""
_KINDS = {each.TABLE: each for each in RECORD_TYPES}


class State(Protocol):
    def all(self, record_type: type[R]) -> list[R]: ...


class Disclosures:
    """What people decided, ready to be asked."""

    def __init__(self, decided: Iterable[Disclosure], terms: Iterable[Term]) -> None:
        self._kept: set[tuple[str, str | None]] = set()
        self._released: set[tuple[str, str | None]] = set()
        codes: set[str] = set()
        for each in decided:
            if each.kind == DisclosureKind.TERM:
                codes.add(each.name)
            else:
                (self._released if each.released else self._kept).add((each.name, each.media_uid))
        self.codes = frozenset(_with_those_under(codes, list(terms)))
        """Of the terms that stay."""

    def stays(self, name: str, media_uid: str | None) -> bool:
        """Whether a field of this recording stays here."""
        return self.is_kept(name, media_uid) or self.stays_unreleased(name, media_uid)

    def is_kept(self, name: str, media_uid: str | None) -> bool:
        """Whether somebody decided that it stays."""
        return not self._kept.isdisjoint({(name, None), (name, media_uid)})

    def stays_unreleased(self, name: str, media_uid: str | None) -> bool:
        """Whether it stays because nobody released it."""
        return FIELDS[name].stays_by_default and (name, media_uid) not in self._released

    def keep_the_page(self, media_uid: str | None) -> bool:
        """Whether something stays that the page of this recording's postings says."""
        return any(each.on_page and self.stays(each.name, media_uid) for each in FIELDS.values())


def _with_those_under(codes: set[str], terms: list[Term]) -> set[str]:
    found = set(codes)
    while True:
        more = {each.code for each in terms if each.parent in found}
        more |= {each.merged_into for each in terms if each.code in found and each.merged_into}
        if more <= found:
            return found
        found |= more


class Outgoing:
    """The records of a state as they may go out: without what stays here, of which it says how much there is.

    Recordings that are restricted are among them: who gives something out names them, and leaves them out itself.
    `also` is applied to every text that goes out. Where `files_go_along`, whose bytes say where and when they were
    recorded, what was read out of them goes too, unless somebody restricted it.
    """

    def __init__(
        self, state: State, *, also: Callable[[str], str] | None = None, files_go_along: bool = False
    ) -> None:
        self._state = state
        self._also = also
        self._files_go_along = files_go_along
        self.decided = Disclosures(state.all(Disclosure), state.all(Term))
        postings = state.all(Posting)
        self._media_of_posting = {each.uid: each.media_uid for each in postings}
        self._from_files = {each.uid for each in postings if each.source_path}
        self._restricted_media = {each.uid for each in state.all(Media) if each.restriction}
        self._links_that_stay = self._links(postings, restricted=True) - self._links(
            postings, restricted=False
        )
        self.hidden_annotations = [
            each for each in state.all(Annotation) if each.term_code in self.decided.codes
        ]
        self._hidden_uids = {each.uid for each in self.hidden_annotations}
        self._hidden_moments = self._moments(hidden=True) - self._moments(hidden=False)
        self.references = {
            each.reference_object_uid
            for each in state.all(PlaceMatch)
            if not (self.stays(each) or self.is_of_restricted(each))
        }
        """uids of the pictures that recordings are compared with in matches of places that go out."""
        self.hidden_fields: set[tuple[str, str | None]] = set()
        """(field, uid of the recording) of each that holds something and stays."""
        self._words: dict[str | None, set[str]] = {}
        self._stamps: dict[str | None, set[str]] = {}
        """Days and times out of the names of files."""
        self._find_what_stays()
        self._cleaners: dict[str | None, Callable[[str], str] | None] = {}

    def all(self, record_type: type[R]) -> list[R]:
        return [self.cleaned(each) for each in self._state.all(record_type) if not self.stays(each)]

    def emptied(self, *kinds: type[Record]) -> dict[str, set[str]]:
        """The names of the fields that hold something and stay, by the uids of records of these kinds; a record of
        which nothing stays is not in it."""
        found: dict[str, set[str]] = {}
        for kind in kinds:
            fields = BY_TABLE.get(kind.TABLE, {})
            for record in self._state.all(kind):
                media_uid = self.media_of(kind.TABLE, record.values())
                for attribute, name in fields.items():
                    if getattr(record, attribute) and self.decided.stays(name, media_uid):
                        found.setdefault(record.uid, set()).add(attribute)
        return found

    def stays(self, record: Record) -> bool:
        """Whether the whole record stays; of a restricted recording itself that is not said here."""
        if isinstance(record, Media):
            return False
        if record.uid in self._hidden_uids:
            return True
        if isinstance(record, Term):
            return record.code in self.decided.codes
        if isinstance(record, Region):
            return record.annotation_uid in self._hidden_uids
        if isinstance(record, SecondLook):
            return record.of_annotation in self._hidden_uids
        if isinstance(record, PlaceMatch | EmbeddedPlace):
            return self.decided.stays(PLACE, record.media_uid)
        if isinstance(record, Alignment):
            return self._tells_a_time_that_stays(record)
        if isinstance(record, Posting):  # a try that brought nothing of a link whose recording stays
            return record.media_uid is None and record.url in self._links_that_stay
        return isinstance(record, Keyframe) and self._only_shows_what_stays(record)

    def is_of_restricted(self, record: Record) -> bool:
        """Whether a record is a restricted recording, or of one, or tells of a page of which a field stays."""
        media_uid = self.media_of(record.TABLE, record.values())
        if (
            isinstance(record, PostingObject)
            and record.role in TELLING
            and self.decided.keep_the_page(media_uid)
        ):
            return True
        return not self._restricted_media.isdisjoint({media_uid, getattr(record, "other_uid", None)})

    def cleaned(self, record: R) -> R:
        """The record with nothing in the fields that stay, and without their words in the others."""
        values = {name: getattr(record, name) for name in record.__dataclass_fields__}
        clean = self.cleaned_values(record.TABLE, values)
        changes = {name: value for name, value in clean.items() if value is not values[name]}
        return dataclasses.replace(record, **changes) if changes else record

    def cleaned_values(self, table: str, values: dict[str, Any]) -> dict[str, Any]:
        """As `cleaned`, of a record's values, be it an earlier version of it; what stays as it was is the same."""
        media_uid = self.media_of(table, values)
        fields = BY_TABLE.get(table, {})
        result = {
            name: _nothing(value)
            if value and name in fields and self.decided.stays(fields[name], media_uid)
            else value
            for name, value in values.items()
        }
        if self._stays_in_what_files_say(PLACE, media_uid):
            result |= without_place(table, result)
        if self._stays_in_what_files_say(TIME, media_uid):
            result |= without_time(table, result)
        if table == Term.TABLE:
            result |= self._without_terms(values)
        recipe = values.get("recipe") or {}
        if table == StoredObject.TABLE and "reference" in recipe and values["uid"] not in self.references:
            result["recipe"] = {name: each for name, each in recipe.items() if name != "reference"}
        clean = self._cleaner(None if values.get("other_uid") else media_uid)  # it speaks of both
        if clean is not None:
            for name, value in result.items():
                if value and name not in _OF_A_FEW_WORDS and not _UID_OR_UTC.search(name):
                    result[name] = _rewritten(value, clean)
        return result

    def _without_terms(self, term: dict[str, Any]) -> dict[str, Any]:
        """What of a term's values named terms that stay, without them."""
        result: dict[str, Any] = {}
        if not self.decided.codes.isdisjoint(term.get("excludes") or ()):
            result["excludes"] = [each for each in term["excludes"] if each not in self.decided.codes]
        if term.get("merged_into") in self.decided.codes:
            result["merged_into"] = ""
        return result

    def without_words(self, value: Any) -> Any:
        """A value of JSON without any word that stays."""
        clean = self._cleaner(None)
        return value if clean is None else _rewritten(value, clean)

    def media_of(self, table: str, values: dict[str, Any]) -> str | None:
        """The uid of the recording that a record is of, by its values; None: of none."""
        if table == Media.TABLE:
            return cast(str, values["uid"])
        if "media_uid" in values:
            return cast("str | None", values["media_uid"])
        return self._media_of_posting.get(values.get("posting_uid", ""))

    def _cleaner(self, media_uid: str | None) -> Callable[[str], str] | None:
        """Takes out of a text the words that stay: of this recording's fields, or with None of all."""
        if media_uid not in self._cleaners:
            words, stamps = (
                _all(each) if media_uid is None else each.get(media_uid, set())
                for each in (self._words, self._stamps)
            )
            self._cleaners[media_uid] = taking_out(words, stamps, self._also)
        return self._cleaners[media_uid]

    def words(self) -> set[str]:
        """What the fields that stay say, of all recordings together."""
        return _all(self._words)

    def told(self, media_uids: Collection[str]) -> list[str]:
        """What is left out of these recordings, counted, in sentences."""
        of_these = [(name, uid) for name, uid in self.hidden_fields if uid is None or uid in media_uids]
        kept = [each for each in of_these if self.decided.is_kept(*each)]
        lines = []
        if codes := self.decided.codes:
            count = sum(each.media_uid in media_uids for each in self.hidden_annotations)
            lines.append(f"{_counted(len(codes), 'restricted term')}, with {_counted(count, 'annotation')}")
        if kept:
            names = sorted({FIELDS[name].label for name, _ in kept})
            lines.append(f"{_counted(len(kept), 'restricted field')}: {', '.join(names)}")
        if unreleased := len(of_these) - len(kept):
            lines.append(
                f"{_counted(unreleased, 'statement')} of the place or the time of recording: they go out only where "
                "somebody released them"
            )
        return lines

    # ---------------------------------------------------------------- what stays

    def _find_what_stays(self) -> None:
        for kind in _OF_FILES:
            for record in self._state.all(kind):
                media_uid = self.media_of(kind.TABLE, record.values())
                if media_uid is None or media_uid in self._restricted_media:
                    continue
                for name, tells in ((PLACE, tells_place), (TIME, tells_time)):
                    if self._stays_in_what_files_say(name, media_uid) and tells(kind.TABLE, record.values()):
                        self.hidden_fields.add((name, media_uid))
        found = [(PLACE, each.media_uid) for each in self._state.all(PlaceMatch) if self.stays(each)]
        named = {each.media_uid for each in self._state.all(EmbeddedPlace)}
        found += [(PLACE, uid) for uid in named if self._stays_in_what_files_say(PLACE, uid)]
        for tie in filter(self.stays, self._state.all(Alignment)):
            found.append(
                (TIME, tie.media_uid if self.decided.stays(TIME, tie.media_uid) else str(tie.other_uid))
            )
        self.hidden_fields |= {each for each in found if each[1] not in self._restricted_media}
        for table, fields in BY_TABLE.items():
            for record in self._state.all(_KINDS[table]):
                media_uid = self.media_of(table, record.values())
                if media_uid not in self._restricted_media and not self.stays(record):
                    self._find_in_fields(record, media_uid, fields)

    def _find_in_fields(self, record: Record, media_uid: str | None, fields: dict[str, str]) -> None:
        for attribute, name in fields.items():
            value = getattr(record, attribute)
            if value and self.decided.stays(name, media_uid):
                self.hidden_fields.add((name, media_uid))
                if FIELDS[name].betrays and self.decided.is_kept(name, media_uid):
                    self._words.setdefault(media_uid, set()).update(_betraying(attribute, value))
            if name == FILE_NAME and media_uid is not None and self._stays_in_what_files_say(TIME, media_uid):
                of_file = getattr(record, "posting_uid", record.uid) in self._from_files
                if stamps := stamps_in(value) if of_file else set():
                    self.hidden_fields.add((TIME, media_uid))
                    self._stamps.setdefault(media_uid, set()).update(stamps)

    def _tells_a_time_that_stays(self, tie: Alignment) -> bool:
        """A tie to UTC, and one that would tell the time of a recording by that of another."""
        here = self.decided.stays(TIME, tie.media_uid)
        return here if tie.other_uid is None else here != self.decided.stays(TIME, tie.other_uid)

    def _links(self, postings: list[Posting], *, restricted: bool) -> set[str]:
        """Links that brought recordings which stay, or which go out."""
        of = [each for each in postings if each.url and each.media_uid]
        return {each.url for each in of if (each.media_uid in self._restricted_media) == restricted}

    def _moments(self, *, hidden: bool) -> set[tuple[str, int]]:
        """Where annotations begin, or have regions, that stay here, or those that go out."""
        if not self._hidden_uids:
            return set()
        found = {
            (each.media_uid, each.start_pts)
            for each in self._state.all(Annotation)
            if (each.uid in self._hidden_uids) == hidden
        }
        return found | {
            (each.media_uid, key["pts"])
            for each in self._state.all(Region)
            for key in each.keys
            if (each.annotation_uid in self._hidden_uids) == hidden
        }

    def _only_shows_what_stays(self, keyframe: Keyframe) -> bool:
        """Taken by or for somebody who annotated at that moment, where nothing else begins."""
        at = (keyframe.media_uid, keyframe.pts)
        return keyframe.examination_uid is None and at in self._hidden_moments

    def _stays_in_what_files_say(self, name: str, media_uid: str | None) -> bool:
        asked = self.decided.is_kept if self._files_go_along else self.decided.stays
        return asked(name, media_uid)


def _rewritten(value: Any, clean: Callable[[str], str]) -> Any:
    """The value with each text in it cleaned; itself where nothing changes."""
    if isinstance(value, str):
        text = clean(value)
        return text if text != value else value
    if isinstance(value, list):
        new = [_rewritten(each, clean) for each in value]
        return value if all(one is other for one, other in zip(new, value, strict=True)) else new
    if isinstance(value, dict):
        said = {name: _rewritten(each, clean) for name, each in value.items()}
        return value if all(said[name] is each for name, each in value.items()) else said
    return value


def taking_out(
    words: set[str], stamps: set[str], also: Callable[[str], str] | None
) -> Callable[[str], str] | None:
    """What takes these out of a text and does `also` to it; None: nothing is to be done."""
    steps: list[Callable[[str], str]] = []
    if words:
        found = re.compile(rf"(?<!\w)(?:{_any_of(words)})(?!\w)")
        steps.append(lambda text: found.sub(LEFT_OUT, text))
    if stamps:
        steps.append(lambda text: without_stamps(text, stamps, LEFT_OUT))
    steps += [also] if also is not None else []

    def clean(text: str) -> str:
        for step in steps:
            text = step(text)
        return text

    return clean if steps else None


def _any_of(words: set[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda each: (-len(each), each))))


def _all(by_media: dict[str | None, set[str]]) -> set[str]:
    return set().union(*by_media.values())


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def _nothing(value: Any) -> Any:
    """What stands in a field that holds nothing."""
    return type(value)() if isinstance(value, str | list | dict) else None


def _betraying(attribute: str, value: Any) -> set[str]:
    """The words by which a value would be known wherever else they stand."""
    words = {each for each in _texts(value) if len(each) >= LEAST_LETTERS}
    return {each for each in words if "://" in each} if attribute in _SAID_BY_MACHINES else words


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
