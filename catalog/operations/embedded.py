"""What recordings say of themselves, as records: read when they are taken in, and again on request."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from catalog.case import Case
from catalog.errors import InvalidInput, WorkerDied
from catalog.jobs import Job, Operation
from catalog.model.records import (
    ContentCredentials,
    EmbeddedMetadata,
    EmbeddedPlace,
    Media,
    Record,
    StoredObject,
)
from catalog.model.timecode import utc_now
from catalog.texts import phrase

if TYPE_CHECKING:
    from catalog.archive.embedded import Embedded
    from catalog.media.probe import Probe

DIED = "A reader ended unexpectedly, so nothing was read but the recording itself."


@dataclass(frozen=True, slots=True)
class Told:
    """What a recording says of itself, as it was read last."""

    metadata: EmbeddedMetadata | None = None
    places: list[EmbeddedPlace] = field(default_factory=list)
    credentials: ContentCredentials | None = None


def examined(name: str, path: str) -> Operation[tuple[Probe, Embedded]]:
    """The probe of a file, and what it says of itself. One process does both; where a reader of what is embedded
    brings it down, the recording is probed without. Raises as `probe_file`."""
    from catalog.archive.embedded import Embedded, examine_bytes
    from catalog.media.probe import probe_file

    try:
        found = yield Job(f"probe {name}", examine_bytes, {"path": path})
        return found.probe, found.embedded
    except WorkerDied:
        probe: Probe = yield Job(f"probe {name}", probe_file, {"path": path})
        return probe, Embedded(remarks=[DIED])


def records_of(media: Media, embedded: Embedded) -> list[Record]:
    """The records of what the media's reference object says of itself."""
    whose: dict[str, Any] = {"media_uid": media.uid, "object_uid": media.reference_object_uid}
    now = utc_now()
    found: list[Record] = [
        EmbeddedMetadata(
            **whose,
            facts=embedded.facts,
            raw=embedded.raw,
            remarks=embedded.remarks,
            tools=embedded.tools,
            read_utc=now,
        )
    ]
    found += [
        EmbeddedPlace(**whose, name=each.name, value=each.value, source=each.source, tags=each.tags)
        for each in embedded.places
    ]
    checked = embedded.credentials
    if checked is not None:
        fields: dict[str, Any] = {
            each.name: getattr(checked, each.name) for each in dataclasses.fields(checked)
        }
        del fields["places"]
        found.append(ContentCredentials(**whose, **fields, tools=embedded.tools, read_utc=now))
    return found


def told_by(case: Case, media_uid: str) -> Told:
    """What was read of a recording; nothing of one that came before this was read."""
    metadata = case.find(EmbeddedMetadata, media_uid=media_uid)
    credentials = case.find(ContentCredentials, media_uid=media_uid)
    return Told(
        metadata[-1] if metadata else None,
        case.find(EmbeddedPlace, media_uid=media_uid),
        credentials[-1] if credentials else None,
    )


def read_again(case: Case, media_uid: str, *, actor: str) -> Operation[Told]:
    """Reads what a recording says of itself from its bytes again; takes the place of what was read before.

    A place that says the same as before keeps whether it was released. Raises InvalidInput where the bytes are gone.
    """
    from catalog.archive.embedded import read_embedded

    media = case.get(Media, media_uid)
    stored = case.get(StoredObject, media.reference_object_uid)
    path = case.object_path(stored)
    if not path.exists():
        raise InvalidInput(
            phrase("The bytes of {label} are not in the case.", label=media.label),
            hint="Run “framewitness verify”: it names what is missing.",
        )
    embedded: Embedded = yield Job(f"read what {media.label} says", read_embedded, {"path": str(path)})
    before = told_by(case, media_uid)
    with case.unit_of_work("embedded.read", actor=actor, inputs=[stored.sha256]) as work:
        for old in (before.metadata, before.credentials):
            if old is not None:
                work.remove(old)
        kept = {(each.name, each.value): each for each in before.places}
        for record in records_of(media, embedded):
            known = kept.pop((record.name, record.value), None) if isinstance(record, EmbeddedPlace) else None
            if known is None:
                work.add(record)
        for gone in kept.values():
            work.remove(gone)
    return told_by(case, media_uid)
