"""What a case held as of one entry, sorted for telling: everything by the media it belongs to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from catalog.archive.hidden import Places, folders_of
from catalog.model.disclosure import Outgoing
from catalog.model.records import (
    Actor,
    Alignment,
    Annotation,
    Assessment,
    Capture,
    CaseDetails,
    Completeness,
    ContentCredentials,
    CopyLink,
    CopyState,
    DerivedPicture,
    EarlierCustody,
    Examination,
    Keyframe,
    Media,
    MediaDetails,
    PlaceMatch,
    Posting,
    PostingObject,
    PublicCopy,
    Record,
    Region,
    ReportIssue,
    Review,
    Role,
    Shot,
    StoredObject,
    Suggestion,
    Term,
    Utterance,
)
from catalog.model.selection import current, shown_examination
from catalog.report.captures import Captured, captured_by_posting

R = TypeVar("R", bound=Record)


class State(Protocol):
    """The records as of one custody entry."""

    def all(self, record_type: type[R]) -> list[R]: ...


class Entry(Protocol):
    """One custody entry."""

    @property
    def number(self) -> int: ...
    @property
    def hash(self) -> str: ...
    @property
    def time_utc(self) -> str: ...
    @property
    def action(self) -> str: ...
    @property
    def outcome(self) -> str: ...
    @property
    def actor(self) -> str: ...
    @property
    def tools(self) -> Mapping[str, str]: ...
    @property
    def parameters(self) -> Mapping[str, Any]: ...
    @property
    def inputs(self) -> Sequence[str]: ...
    @property
    def outputs(self) -> Sequence[str]: ...
    @property
    def changed(self) -> Sequence[tuple[str, str]]: ...


@dataclass(frozen=True, slots=True)
class Copy:
    """A confirmed copy as one of the two recordings sees it."""

    other: Recording
    link: CopyLink
    ranges: tuple[Mapping[str, int], ...]
    """As in the link, this recording's times first, in their order."""
    seen_from: str
    """The label of the recording that the link's own words speak of."""


@dataclass(frozen=True, slots=True)
class AlignedWith:
    """An alignment that counts, and the other recording; None: UTC."""

    alignment: Alignment
    other: Recording | None


@dataclass(frozen=True, slots=True)
class Recording:
    """One media with all that hangs on it, each in its order."""

    media: Media
    postings: tuple[Posting, ...]
    objects: tuple[StoredObject, ...]
    """The bytes that its postings brought and what was made of them by merging; not stills, not reports."""
    roles: Mapping[str, tuple[str, ...]]
    """For each object's uid, as what and under which name it came."""
    examinations: tuple[Examination, ...]
    shots: tuple[Shot, ...]
    """Those of the examination that is shown."""
    keyframes: tuple[Keyframe, ...]
    every_keyframe: tuple[Keyframe, ...]
    """Those of other examinations, and those that a person removed from the strip, too."""
    annotations: tuple[Annotation, ...]
    suggestions: tuple[Suggestion, ...]
    reviews: tuple[Review, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    sources: tuple[StoredObject, ...] = ()
    """Subtitle files that lines of the transcript were read from."""
    copies: list[Copy] = field(default_factory=list)
    aligned: list[AlignedWith] = field(default_factory=list)
    people: dict[str, str] = field(default_factory=dict)
    """For the uid of each person or group whom its annotations name, what the case calls them."""
    carried_from: dict[str, str] = field(default_factory=dict)
    """For the uid of each annotation that was carried over from a copy, from where, in words."""
    derived_pictures: list[DerivedPicture] = field(default_factory=list)
    """Pictures made from its frames, by their numbers."""
    pictures_stored: dict[str, StoredObject] = field(default_factory=dict)
    """Their files, by the objects' uids."""
    captured: Mapping[str, Captured] = field(default_factory=dict)
    """For the uid of each posting of the case that was made from a link, how it was captured."""
    regions: dict[str, list[Region]] = field(default_factory=dict)
    """For the uid of each annotation that has any, where it is in the picture, by their numbers."""
    details: MediaDetails | None = None
    """What an archivist says of it."""
    assessments: tuple[Assessment, ...] = ()
    """Of its status, confidence and likelihood, the newest last."""
    kept_back: frozenset[str] = frozenset()
    """Names of the fields that hold something and are not told."""
    credentials: tuple[ContentCredentials, ...] = ()
    earlier: tuple[EarlierCustody, ...] = ()
    """What other programs claim of the files of its postings."""

    @property
    def left_out(self) -> bool:
        return bool(self.media.restriction)

    @property
    def examination(self) -> Examination | None:
        """The one whose findings are shown."""
        return shown_examination(self.examinations)

    def keyframe_at(self, pts: int) -> Keyframe | None:
        """The keyframe at this very PTS; of several the one with a still, a person's, the earliest numbered."""
        found = [each for each in self.every_keyframe if each.pts == pts]
        return min(
            found,
            key=lambda k: (k.still_object_uid is None, k.examination_uid is not None, k.number),
            default=None,
        )


class Holdings:
    """`whole` is the state; what of it is not to go out is left out here, but for whole recordings."""

    def __init__(self, whole: State) -> None:
        postings = whole.all(Posting)
        self.places_on_disk = Places(folders_of(postings), [each.source_path for each in postings])
        state = self.outgoing = Outgoing(whole, also=self.places_on_disk.names_only)
        self.details = state.all(CaseDetails)[0]
        self.objects = {each.uid: each for each in state.all(StoredObject)}
        self.terms = {
            each.code: each for each in sorted(state.all(Term), key=lambda t: (t.position, t.code, t.uid))
        }
        self.postings = sorted(state.all(Posting), key=lambda each: (each.number, each.uid))
        self.captured = captured_by_posting(
            state.all(Capture),
            state.all(Completeness),
            state.all(PublicCopy),
            state.emptied(Posting, Capture, PublicCopy),
        )
        self.issues = state.all(ReportIssue)
        self.places = sorted(state.all(PlaceMatch), key=lambda each: (each.number, each.uid))
        self.derived_pictures = {each.uid: each for each in state.all(DerivedPicture)}
        media = sorted(state.all(Media), key=lambda each: (each.number, each.uid))
        by_media = _Grouped(state)
        self.recordings = [self._recording(each, by_media) for each in media]
        self._join_copies(state)
        self._join_alignments(state)
        self._join_regions(state)
        self._join_pictures()
        self._name_what_was_carried()
        self._name_people(state)

    @property
    def shown(self) -> list[Recording]:
        return [each for each in self.recordings if not each.left_out]

    @property
    def left_out(self) -> list[Recording]:
        return [each for each in self.recordings if each.left_out]

    @property
    def unattached(self) -> list[Posting]:
        """Postings that hold no recording: failed, or not finished."""
        known = {each.media.uid for each in self.recordings}
        return [each for each in self.postings if each.media_uid not in known]

    def labels(self) -> dict[str, str]:
        """The name that people know a record by, for each uid that has one."""
        named: dict[str, str] = {posting.uid: f"P{posting.number}" for posting in self.postings}
        for recording in self.recordings:
            label = recording.media.label
            named[recording.media.uid] = label
            named |= {each.uid: f"{label}-A{each.number}" for each in recording.annotations}
            named |= {each.uid: f"{label}-K{each.number}" for each in recording.keyframes}
            for annotation in recording.annotations:
                regions = recording.regions.get(annotation.uid, ())
                named |= {each.uid: f"{label}-A{annotation.number}-R{each.number}" for each in regions}
        named |= {each.uid: f"place {each.number}" for each in self.places}
        named |= {each.uid: f"report {each.number}" for each in self.issues}
        return named

    def _join_pictures(self) -> None:
        by_uid = {each.media.uid: each for each in self.recordings}
        for picture in sorted(self.derived_pictures.values(), key=lambda each: (each.number, each.uid)):
            recording = by_uid[picture.media_uid]
            recording.derived_pictures.append(picture)
            stored = self.objects.get(picture.object_uid)
            if stored is not None:
                recording.pictures_stored[stored.uid] = stored

    def _join_copies(self, state: State) -> None:
        by_uid = {each.media.uid: each for each in self.recordings}
        for link in sorted(state.all(CopyLink), key=lambda each: (each.decided_utc, each.uid)):
            if link.state != CopyState.CONFIRMED:
                continue
            one, other = by_uid[link.media_uid], by_uid[link.other_uid]
            for here, there, ranges in (
                (one, other, link.ranges),
                (other, one, [_turned(each) for each in link.ranges]),
            ):
                ordered = tuple(sorted(ranges, key=lambda each: each["start_pts"]))
                here.copies.append(Copy(there, link, ordered, one.media.label))

    def _join_alignments(self, state: State) -> None:
        """Of several between the same two the last one made counts."""
        by_uid = {each.media.uid: each for each in self.recordings}
        last: dict[frozenset[str | None], Alignment] = {}
        for each in sorted(state.all(Alignment), key=lambda each: (each.made_utc, each.uid)):
            last[frozenset((each.media_uid, each.other_uid))] = each
        for each in sorted(last.values(), key=lambda each: (each.made_utc, each.uid)):
            one = by_uid[each.media_uid]
            other = by_uid[each.other_uid] if each.other_uid else None
            one.aligned.append(AlignedWith(each, other))
            if other is not None:
                other.aligned.append(AlignedWith(each, one))

    def _join_regions(self, state: State) -> None:
        by_uid = {each.media.uid: each for each in self.recordings}
        for region in sorted(state.all(Region), key=lambda each: (each.number, each.uid)):
            by_uid[region.media_uid].regions.setdefault(region.annotation_uid, []).append(region)

    def _name_what_was_carried(self) -> None:
        told = {
            each.uid: f"from {recording.media.label}-A{each.number}, at the same moment of the footage"
            for recording in self.shown
            for each in recording.annotations
        }
        for recording in self.recordings:
            for each in recording.annotations:
                if each.carried_from:
                    unknown = "from an annotation that is not in this report"
                    recording.carried_from[each.uid] = told.get(each.carried_from, unknown)

    def _name_people(self, state: State) -> None:
        names = {each.uid: each.name for each in state.all(Actor)}
        for recording in self.recordings:
            named = {
                uid for each in recording.annotations for uid in (each.actor_uid, each.target_uid) if uid
            }
            recording.people.update({uid: names[uid] for uid in sorted(named) if uid in names})

    def _recording(self, media: Media, grouped: _Grouped) -> Recording:
        postings = tuple(each for each in self.postings if each.media_uid == media.uid)
        links = [link for posting in postings for link in grouped.objects[posting.uid]]
        roles: dict[str, list[str]] = defaultdict(list)
        for link in links:
            named = f"{link.role}: {link.name}" if link.name else link.role
            if named not in roles[link.object_uid]:
                roles[link.object_uid].append(named)
        roles.setdefault(media.reference_object_uid, [])
        roles.setdefault(media.playable_object_uid, [])
        objects = tuple(
            self.objects[uid]
            for uid in roles
            if uid in self.objects and self.objects[uid].role not in (Role.STILL, Role.REPORT)
        )
        examinations = grouped.examinations[media.uid]
        return Recording(
            media=media,
            postings=postings,
            captured=self.captured,
            credentials=tuple(grouped.credentials[media.uid]),
            earlier=tuple(each for posting in postings for each in grouped.earlier[posting.uid]),
            objects=objects,
            roles={uid: tuple(names) for uid, names in roles.items()},
            examinations=tuple(examinations),
            shots=tuple(current(grouped.shots[media.uid], examinations)),
            keyframes=tuple(current(grouped.keyframes[media.uid], examinations)),
            every_keyframe=tuple(grouped.keyframes[media.uid]),
            annotations=tuple(grouped.annotations[media.uid]),
            details=next(iter(grouped.details[media.uid]), None),
            assessments=tuple(grouped.assessments[media.uid]),
            kept_back=frozenset(name for name, uid in self.outgoing.hidden_fields if uid == media.uid),
            suggestions=tuple(grouped.suggestions[media.uid]),
            reviews=tuple(grouped.reviews[media.uid]),
            utterances=tuple(utterances := grouped.utterances[media.uid]),
            sources=tuple(
                self.objects[uid]
                for uid in dict.fromkeys(each.source_object_uid for each in utterances)
                if uid in self.objects
            ),
        )


class _Grouped:
    """Records by the uid of the media or posting they belong to, sorted."""

    def __init__(self, state: State) -> None:
        self.objects = _by(
            state.all(PostingObject), lambda e: e.posting_uid, lambda e: (e.role, e.name, e.uid)
        )
        self.credentials = _by(
            state.all(ContentCredentials), lambda e: e.media_uid, lambda e: (e.read_utc, e.uid)
        )
        self.earlier = _by(
            state.all(EarlierCustody), lambda e: e.posting_uid, lambda e: (e.file_name, e.listed_in, e.uid)
        )
        self.examinations = _by(state.all(Examination), lambda e: e.media_uid, lambda e: (e.made_utc, e.uid))
        self.shots = _by(state.all(Shot), lambda e: e.media_uid, lambda e: (e.position, e.uid))
        self.keyframes = _by(state.all(Keyframe), lambda e: e.media_uid, lambda e: (e.pts, e.number, e.uid))
        own = [each for each in state.all(Annotation) if each.assignment_uid is None]
        self.annotations = _by(own, lambda e: e.media_uid, lambda e: (e.start_pts, e.number, e.uid))
        self.reviews = _by(
            state.all(Review), lambda e: e.media_uid, lambda e: (e.watched_utc, e.start_pts, e.uid)
        )
        self.utterances = _by(
            state.all(Utterance), lambda e: e.media_uid, lambda e: (e.start_pts, e.number, e.uid)
        )
        self.details = _by(state.all(MediaDetails), lambda e: e.media_uid, lambda e: e.uid)
        self.assessments = _by(
            state.all(Assessment), lambda e: e.media_uid, lambda e: (e.assessed_utc, e.uid)
        )
        self.suggestions = _by(state.all(Suggestion), lambda e: e.media_uid, lambda e: (e.kind, e.uid))


def _turned(matched: Mapping[str, int]) -> dict[str, int]:
    """A matching range as the other recording sees it."""
    return {
        "start_pts": matched["other_start_pts"],
        "end_pts": matched["other_end_pts"],
        "other_start_pts": matched["start_pts"],
        "other_end_pts": matched["end_pts"],
    }


def _by(records: Iterable[R], owner: Callable[[R], str], order: Callable[[R], Any]) -> dict[str, list[R]]:
    grouped: dict[str, list[R]] = defaultdict(list)
    for record in sorted(records, key=order):
        grouped[owner(record)].append(record)
    return grouped
