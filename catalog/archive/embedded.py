"""What the bytes of a recording say of themselves: times, devices, authors, places, as they stand there.

Four readers are asked: MediaInfo (containers and streams), PyAV (what the demultiplexer calls metadata), ExifRead
(EXIF of photographs), and an XML parser for XMP packets. Nothing of it is taken as true. Places are told apart, so
that they can stay where they are until somebody releases them. Reads untrusted bytes: for child processes only.
"""

from __future__ import annotations

import io
import json
import logging
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, BinaryIO
from xml.etree import ElementTree

import av

from catalog.archive.credentials import Checked, check_credentials
from catalog.archive.shut_in import shut_in
from catalog.errors import Cancelled
from catalog.jobs import JobContext
from catalog.media.opening import open_media
from catalog.media.probe import Probe, probe_file
from catalog.model.embedded_names import is_place, kind_of
from catalog.model.records import Json
from catalog.model.tool_versions import version

MOST_CHARACTERS = 20_000
"""Of one value: what is longer is a picture or a log that somebody put into a text."""
MOST_VALUES = 5_000
_XMP_LOOKED_THROUGH = 8_000_000
"""Bytes at the beginning and at the end of a file that are searched for an XMP packet."""
_MOST_XMP = 2_000_000
_OF_THE_COPY = re.compile(
    r"^(@ref|CompleteName.*|FolderName.*|FileName.*|FileExtension.*|File_(Created|Modified)_Date.*)$"
)
"""What MediaInfo says of the file in the object store, not of its bytes."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place that the file names. `tags` are what it was read from, as found."""

    name: str
    value: str
    source: str
    tags: Json


@dataclass(frozen=True, slots=True)
class Embedded:
    """`facts` and `raw` as in the record `EmbeddedMetadata`; `credentials` are None where they were not looked for."""

    facts: list[Json] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    raw: Json = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    tools: Json = field(default_factory=dict)
    credentials: Checked | None = None


@dataclass(frozen=True, slots=True)
class Examined:
    probe: Probe
    embedded: Embedded


def examine_bytes(context: JobContext, *, path: str) -> Examined:
    """Job: what a recording is, and what it says of itself. Raises as `probe_file`; a reader that fails is a remark."""
    return Examined(probe_file(context, path=path), read_embedded(context, path=path))


def read_embedded(context: JobContext, *, path: str) -> Embedded:
    """Job: what the file says of itself. Never raises for what is in it: what cannot be read is a remark."""
    found = Embedded(
        tools={
            "pymediainfo": version("pymediainfo"),
            "av": av.__version__,
            "exifread": version("exifread"),
            "c2pa-python": version("c2pa-python"),
        }
    )
    file = Path(path)
    for name, read in READERS:
        context.check_cancelled()
        try:
            values = dict(_few(read(file, found)))
        except Cancelled:
            raise
        except Exception as error:  # readers of other people's bytes fail in any way
            found.remarks.append(f"{name} could not be read: {type(error).__name__}: {error}"[:300])
            continue
        _tell_apart(name, values, found)
    context.check_cancelled()
    checked = check_credentials(file)
    if checked.places:
        name, value = next(iter(checked.places.items()))
        tags = {f"C2PA: {each}": checked.places[each] for each in checked.places}
        _found_place(Place(name.rpartition(".")[2], value, "content credentials", tags), found)
    tools = {**found.tools, "MediaInfo": found.raw.get("MediaInfo", {}).get("creatingLibrary.version", "")}
    return replace(found, facts=_once(found.facts), tools=tools, credentials=checked)


def _few(values: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for number, (name, value) in enumerate(values):
        if number == MOST_VALUES:
            return
        yield name, value if len(value) <= MOST_CHARACTERS else f"{value[:MOST_CHARACTERS]}… (cut)"


# ---------------------------------------------------------------- readers: each gives (name, value) as found


def _media_info(path: Path, _: Embedded) -> Iterator[tuple[str, str]]:
    from pymediainfo import MediaInfo

    MediaInfo.can_parse()  # loads the library, which is a file too
    alone = {"File_IsReferenced": "1", "File_TestContinuousFileNames": "0", "File_TestDirectory": "0"}
    with path.open("rb") as stream, shut_in():
        told: Any = MediaInfo.parse(stream, output="JSON", full=False, mediainfo_options=alone)
    report = json.loads(told)
    library = report.get("creatingLibrary") or {}
    yield "creatingLibrary.version", str(library.get("version", ""))
    for number, track in enumerate((report.get("media") or {}).get("track") or []):
        kind = f"{track.get('@type', 'Track')}{number or ''}"
        for name, value in _flat(track):
            if not _OF_THE_COPY.match(name) and name != "@type":
                yield f"{kind}.{name}", value


def _demuxed(path: Path, _: Embedded) -> Iterator[tuple[str, str]]:
    with open_media(path) as container:
        yield from container.metadata.items()
        for stream in container.streams:
            for name, value in stream.metadata.items():
                yield f"stream {stream.index}: {name}", value


def _exif(path: Path, found: Embedded) -> Iterator[tuple[str, str]]:
    import exifread
    from exifread.utils import get_gps_coords

    logger = logging.getLogger("exifread")
    before = logger.level
    logger.setLevel(logging.CRITICAL)  # it tells of each file that has none
    try:
        with path.open("rb") as stream:
            source = _exif_of_jpeg(stream) or stream
            source.seek(0)
            tags: dict[str, Any] = exifread.process_file(source, details=True, extract_thumbnail=False)
    finally:
        logger.setLevel(before)
    for name, tag in tags.items():
        if not isinstance(tag, bytes):
            yield name, str(tag)
    if any(name.startswith("GPS ") for name in tags):
        position = get_gps_coords(tags)
        if position:
            yield "GPS position", ", ".join(f"{each:.6f}" for each in position)


def _exif_of_jpeg(stream: BinaryIO) -> BinaryIO | None:
    """The EXIF segment of a JPEG wherever it stands: ExifRead gives up where content credentials stand before it."""
    if stream.read(2) != b"\xff\xd8":
        return None
    while len(head := stream.read(4)) == 4 and head[0] == 0xFF and head[1] not in (0xD9, 0xDA):
        data = stream.read(int.from_bytes(head[2:], "big") - 2)
        if head[1] == 0xE1 and data.startswith(b"Exif\0\0"):
            return io.BytesIO(data[6:])
    return None


def _xmp(path: Path, _: Embedded) -> Iterator[tuple[str, str]]:
    packet = _packet(path)
    if packet:
        yield from xmp_values(packet)


def xmp_values(packet: bytes) -> Iterator[tuple[str, str]]:
    """The properties of an XMP packet or file, with a short form of their namespaces. Raises ParseError."""
    names: dict[str, str] = {}
    root: ElementTree.Element | None = None
    parser: Any = ElementTree.XMLPullParser(events=("start-ns", "end"))
    parser.feed(packet.strip(b"\0 \r\n\t"))
    parser.close()
    told: Any = parser.read_events()
    for event, value in told:
        if event == "start-ns":
            prefix, uri = value
            names.setdefault(uri, prefix)
        else:
            root = value
    if root is None:
        return

    def short(name: str) -> str:
        uri, _, local = name[1:].rpartition("}") if name.startswith("{") else ("", "", name)
        return f"{names[uri]}:{local}" if names.get(uri) else local

    def walk(element: ElementTree.Element, inside: str) -> Iterator[tuple[str, str]]:
        for name, value in element.attrib.items():
            if short(name) not in ("rdf:about", "x:xmptk", "rdf:parseType", "xml:lang"):
                yield f"{inside}{short(name)}", value
        for child in element:
            name = short(child.tag)
            deeper = inside if name.startswith("rdf:") or name == "x:xmpmeta" else f"{inside}{name}/"
            if child.text and child.text.strip():
                yield (deeper.rstrip("/") or name), child.text.strip()
            yield from walk(child, deeper)

    for name, value in walk(root, ""):
        yield name.replace("/", "."), value


def _packet(path: Path) -> bytes:
    """The first XMP packet that stands near the beginning or the end of the file."""
    size = path.stat().st_size
    with path.open("rb") as stream:
        data = stream.read(_XMP_LOOKED_THROUGH)
        if size > len(data):
            stream.seek(-min(_XMP_LOOKED_THROUGH, size - len(data)), io.SEEK_END)
            data += b"\0" + stream.read()
    start = data.find(b"<x:xmpmeta")
    end = data.find(b"</x:xmpmeta>", start)
    if start < 0 or end < 0 or end - start > _MOST_XMP:
        return b""
    return data[start : end + len(b"</x:xmpmeta>")]


def _flat(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """Each text, number or truth in it, by the names on the way to it."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _flat(inner, f"{name}.{key}" if name else str(key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _flat(inner, f"{name}[{number}]")
    elif value is not None:
        yield name, str(value)


READERS = (("EXIF", _exif), ("XMP", _xmp), ("PyAV", _demuxed), ("MediaInfo", _media_info))
"""In the order in which the same words are believed to be theirs."""

# ---------------------------------------------------------------- what it is about


def _tell_apart(reader: str, values: dict[str, str], found: Embedded) -> None:
    places = {name: value for name, value in values.items() if is_place(name) and value.strip()}
    rest = {name: value for name, value in values.items() if name not in places}
    if rest:
        found.raw[reader] = rest
    if places:
        name = "GPS position" if "GPS position" in places else next(iter(places))
        _found_place(
            Place(name, places[name], reader, {f"{reader}: {each}": places[each] for each in places}), found
        )
    for name, value in rest.items():
        kind = kind_of(name.rpartition(": ")[2] if reader == "PyAV" else name.rpartition(".")[2] or name)
        if kind and value.strip():
            found.facts.append({"kind": kind, "name": name, "value": value, "source": reader})


def _found_place(place: Place, found: Embedded) -> None:
    """What two readers tell in the same words is one place."""
    for known in found.places:
        if known.value == place.value:
            known.tags.update(place.tags)
            return
    found.places.append(place)


def _once(facts: list[Json]) -> list[Json]:
    """What several readers say in the same words stands once, by the reader that came first."""
    seen: set[tuple[str, str]] = set()
    kept = []
    for fact in facts:
        key = (fact["kind"], fact["value"])
        if key not in seen:
            seen.add(key)
            kept.append(fact)
    return kept
