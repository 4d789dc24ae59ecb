"""What a recording is as a file, in rows: its streams, what was proved of its completeness, its objects and hashes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from catalog.archive.verdict import reasons
from catalog.case import Case
from catalog.model.records import Completeness, Examination, Json, Media, Posting, PostingObject, StoredObject
from catalog.operations.page_rows import Row, Section, filled, seconds_text, size_text, utc_text
from catalog.texts import marked, phrase

MOST_ERRORS = 30
_KINDS = {"video": marked("Picture"), "audio": marked("Sound")}


def technical(case: Case, media: Media) -> Iterator[Section]:
    yield Section(marked("The recording"), tuple(_recording_rows(media)))
    for stream in media.probe.get("streams") or ():
        yield Section(_stream_title(stream), tuple(_plain_rows(stream)))
    for posting in case.find(Posting, media_uid=media.uid, order="number"):
        for record in case.find(Completeness, posting_uid=posting.uid)[-1:]:
            yield Section(
                phrase("Completeness, as checked for P{number}", number=posting.number),
                tuple(_completeness_rows(record)),
            )
    yield Section(marked("Index of its frames"), tuple(_index_rows(case, media)))
    for stored in _objects(case, media):
        yield Section(phrase("Stored file: {role}", role=stored.role), tuple(_object_rows(stored)))


def _recording_rows(media: Media) -> Iterator[Row]:
    yield Row(marked("Kind"), media.kind)
    yield from filled(marked("Container"), str(media.probe.get("container") or ""))
    if media.kind != "photograph":
        micros = round((media.end_pts - media.first_pts) * media.time_base * 1_000_000)
        yield Row(marked("Length"), seconds_text(micros))
    if media.width_px:
        told = phrase("{width} × {height} pixels, as coded", width=media.width_px, height=media.height_px)
        yield Row(marked("Size of the picture"), told)
    if media.rotation_degrees:
        yield Row(marked("Turned when shown"), phrase("{degrees}° clockwise", degrees=media.rotation_degrees))
    if media.sample_aspect_numerator != media.sample_aspect_denominator:
        shape = f"{media.sample_aspect_numerator}:{media.sample_aspect_denominator}"
        yield Row(marked("Shape of its pixels"), shape)
    yield Row(marked("Sound"), marked("yes") if media.has_sound else marked("no"))
    for name, value in (media.probe.get("metadata") or {}).items():
        yield Row(str(name), str(value))


def _stream_title(stream: Json) -> str:
    kind = _KINDS.get(str(stream.get("type")), str(stream.get("type")))
    return phrase("Stream {index}: {kind}", index=stream.get("index", "–"), kind=kind)


def _plain_rows(values: Json, above: str = "") -> Iterator[Row]:
    """Every fact of a stream, nested ones under the name of what they belong to, empty ones left out."""
    for key, value in values.items():
        name = f"{above}{key.replace('_', ' ')}"
        if isinstance(value, dict):
            yield from _plain_rows(value, f"{name}: ")
        elif value not in (None, "", [], 0) and key not in ("index", "type"):
            yield Row(name, ", ".join(map(str, value)) if isinstance(value, list) else str(value))


def _completeness_rows(record: Completeness) -> Iterator[Row]:
    yield Row(marked("Verdict"), record.verdict)
    for sentence in reasons(record.why):
        yield Row(marked("Why"), sentence)
    for number, stream in enumerate(record.streams, start=1):
        yield from _completeness_of(stream, number)
    yield Row(marked("Checked"), utc_text(record.made_utc))
    for name, version in record.versions.items():
        yield Row(phrase("Version of {tool}", tool=name), str(version))


def _completeness_of(stream: Json, number: int) -> Iterator[Row]:
    expected, received = stream["bytes_expected"], stream["bytes_received"]
    came = (
        phrase("{received} of {expected} bytes", received=received, expected=expected)
        if expected is not None
        else phrase("{received} bytes; the server did not say how many there are", received=received)
    )
    yield Row(phrase("Stream {index}", index=number), came)
    if fragments := stream["fragments"]:
        counted = phrase(
            "{received} of {expected}, each with its hash",
            received=fragments["received"],
            expected=fragments["expected"] if fragments["expected"] is not None else "?",
        )
        yield Row(marked("Segments"), counted)
    yield from filled(marked("Length by the list of segments"), seconds_text(stream["declared_micros"]))
    for track in stream.get("tracks") or ():
        yield Row(_KINDS.get(track["kind"], track["kind"]), _track(track))
    errors: list[Any] = stream["errors"]
    for text in errors[:MOST_ERRORS]:
        yield Row(marked("Fault"), str(text), missing=True)
    if len(errors) > MOST_ERRORS:
        yield Row(marked("Fault"), phrase("{count} more", count=len(errors) - MOST_ERRORS), missing=True)


def _track(track: Json) -> str:
    decoded = seconds_text(track["decoded_micros"]) or "–"
    if track["declared_micros"] is None:
        return phrase("{frames} frames decoded, {length}", frames=track["frames"], length=decoded)
    return phrase(
        "{frames} frames decoded, {length}; its header says {declared}",
        frames=track["frames"],
        length=decoded,
        declared=seconds_text(track["declared_micros"]),
    )


def _index_rows(case: Case, media: Media) -> Iterator[Row]:
    yield Row(marked("Frames"), str(media.frame_count))
    base = f"{media.time_base_numerator}/{media.time_base_denominator} s"
    yield Row(marked("Unit of its times"), base, fixed=True)
    yield Row(marked("First and last time"), f"{media.first_pts} – {media.end_pts}", fixed=True)
    exact = marked("estimated: the file's own times cannot be true")
    yield Row(marked("Times"), exact if media.times_estimated else marked("exact, as the file has them"))
    made = case.find(Examination, media_uid=media.uid)
    told = phrase("{count} times", count=len(made)) if made else marked("not yet")
    yield Row(marked("Shots and keyframes looked for"), told)


def _objects(case: Case, media: Media) -> list[StoredObject]:
    """The recording's own objects first, then all that its postings brought, each once."""
    uids = [media.reference_object_uid, media.playable_object_uid]
    for posting in case.find(Posting, media_uid=media.uid, order="number"):
        uids += [each.object_uid for each in case.find(PostingObject, posting_uid=posting.uid)]
    return [each for uid in dict.fromkeys(uids) for each in case.find(StoredObject, uid=uid)]


def _object_rows(stored: StoredObject) -> Iterator[Row]:
    yield Row(marked("Type"), stored.media_type)
    yield Row(marked("Size"), size_text(stored.size))
    yield Row("SHA-256", stored.sha256, fixed=True)
    yield Row("SHA-512", stored.sha512, fixed=True)
    for row in _plain_rows(stored.recipe):
        yield Row(phrase("Made: {what}", what=row.name), row.value, fixed=True)
