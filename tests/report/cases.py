"""A made case for reports: records, custody entries and stills, the same in every run and process."""

from __future__ import annotations

import dataclasses
import functools
import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from catalog.media.opencv import cv2
from catalog.model.records import (
    Annotation,
    CaseDetails,
    Disclosure,
    Examination,
    Keyframe,
    Media,
    Posting,
    PostingObject,
    Record,
    Role,
    Shot,
    StoredObject,
)
from catalog.model.vocabulary import load_vocabulary
from catalog.report.content import ReportContent
from catalog.report.gather import gather
from catalog.store.history import Entry, State

ISSUED = "2026-11-22T15:30:00.000Z"
PROGRAM = {"framewitness": "0.1.0", "typst": "0.15.2"}


@dataclass
class MadeCase:
    """Records are added in order; each `step` closes a custody entry over those added since."""

    records: dict[str, Record] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    stills: dict[str, bytes] = field(default_factory=dict)
    _since: list[Record] = field(default_factory=list)

    def add(self, record: Any) -> Any:
        record = dataclasses.replace(record, uid=f"{record.TABLE}-{len(self.records):05}")
        self.records[record.uid] = record
        self._since.append(record)
        return record

    def replace(self, record: Record, **changes: Any) -> Any:
        self.records[record.uid] = dataclasses.replace(record, **changes)
        return self.records[record.uid]

    def step(self, action: str, **values: Any) -> Entry:
        number = len(self.entries) + 1
        previous = self.entries[-1].hash if self.entries else "0" * 64
        entry = Entry(
            number=number,
            hash=digest(f"{previous} {number} {action}"),
            previous_hash=previous,
            time_utc=f"2026-11-21T{10 + number // 3600:02}:{number // 60 % 60:02}:{number % 60:02}.250Z",
            action=action,
            outcome=values.get("outcome", "done"),
            actor=values.get("actor", "A. Annotator"),
            tools={"framewitness": "0.1.0", **values.get("tools", {})},
            parameters=values.get("parameters", {}),
            inputs=values.get("inputs", []),
            outputs=values.get("outputs", []),
            changed=[(record.TABLE, record.uid) for record in self._since],
        )
        self._since.clear()
        self.entries.append(entry)
        return entry

    def still(self, seed: int, *, width: int = 320, height: int = 180) -> StoredObject:
        png = picture_png(seed, width, height)
        stored = self.add(stored_object(f"still {seed} {width}", Role.STILL, ".png", "image/png"))
        stored = self.replace(stored, sha256=hashlib.sha256(png).hexdigest(), size=len(png))
        self.stills[stored.uid] = png
        return stored

    @property
    def state(self) -> State:
        return State(dict(self.records))

    def read(self, stored: StoredObject) -> bytes:
        if stored.uid not in self.stills:
            raise FileNotFoundError(stored.sha256)
        return self.stills[stored.uid]

    def content(self, **values: Any) -> ReportContent:
        arguments: dict[str, Any] = {
            "as_of": len(self.entries),
            "issued_utc": ISSUED,
            "program": PROGRAM,
            "read_object": self.read,
        }
        return gather(self.state, self.entries, **(arguments | values))


def decision(kind: str, name: str, **fields: Any) -> Disclosure:
    made = {"reason": "risk", "decided_by": "A. Annotator", "decided_utc": "2026-11-21T12:00:00.000Z"}
    return Disclosure(kind=kind, name=name, **(made | fields))


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def stored_object(name: str, role: str, extension: str, media_type: str, **values: Any) -> StoredObject:
    return StoredObject(
        sha256=digest(name),
        sha512=hashlib.sha512(name.encode()).hexdigest(),
        size=len(name) * 123_457,
        media_type=media_type,
        extension=extension,
        role=role,
        **values,
    )


def media(reference: StoredObject, **values: Any) -> Media:
    """Ten seconds at 25 frames a second, time base 1/12800, starting at PTS 0, unless `values` say otherwise."""
    fields: dict[str, Any] = {
        "title": "Street, morning",
        "kind": "video",
        "reference_object_uid": reference.uid,
        "stream_index": 0,
        "playable_object_uid": reference.uid,
        "time_base_numerator": 1,
        "time_base_denominator": 12800,
        "origin_pts": 0,
        "first_pts": 0,
        "end_pts": 128_000,
        "frame_count": 250,
        "width_px": 1280,
        "height_px": 720,
        "has_sound": True,
        "graphic": "not graphic",
    }
    return Media(**(fields | values))


@functools.cache
def picture_png(seed: int, width: int, height: int) -> bytes:
    """A made street: sky, ground, and figures as blocks; with grain, as cameras have it."""
    rng = np.random.default_rng(seed)
    picture = np.zeros((height, width, 3), np.int16)
    picture[: height // 2] = (190, 160, 120)
    picture[height // 2 :] = (110, 115, 120)
    for _ in range(9):
        x, tall = int(rng.integers(0, width)), int(rng.integers(height // 5, height // 2))
        bottom = int(rng.integers(height * 6 // 10, height))
        picture[bottom - tall : bottom, x : x + tall // 3] = rng.integers(20, 220, 3)
    picture += rng.integers(-9, 10, picture.shape, dtype=np.int16)
    made, data = cv2.imencode(".png", np.clip(picture, 0, 255).astype(np.uint8))
    assert made
    return bytes(data)


def empty_case(name: str = "Empty case", **details: str) -> MadeCase:
    case = MadeCase()
    case.add(CaseDetails(name=name, **details))
    case.step("case.create")
    return case


def street_case(*, keyframes: int = 31) -> MadeCase:
    """Four recordings (one left out, one graphic with estimated times, one sound), failed tries, many kinds of text."""
    case = empty_case(
        "Square, 21 November",
        requester="Office of the Prosecutor",
        scope="What can be seen of the use of force between 9:00 and 9:30",
    )
    for term in load_vocabulary().terms:
        case.add(term)
    case.step("vocabulary.load", parameters={"name": "public-order", "version": "1.0"})
    first = _posted_video(case)
    _examined(case, first, shots=9, keyframes=keyframes)
    _annotated(case, first)
    _left_out_video(case)
    _old_camera_file(case)
    _sound(case)
    case.add(
        Posting(
            number=9,
            url="https://videos.example/watch?v=gone&token=secret123",
            obtained="yt-dlp",
            state="failed",
            captured_utc="2026-11-21T10:44:00.000Z",
            captured_by="A. Annotator",
            error="The server answered 404: there is nothing at this address.",
        )
    )
    case.step(
        "archive.fail",
        outcome="failed",
        parameters={"url": "https://videos.example/watch?v=gone&token=secret123"},
    )
    return case


def _posted_video(case: MadeCase) -> Media:
    served = case.add(stored_object("served", Role.SERVED_STREAM, ".mp4", "video/mp4"))
    info = case.add(stored_object("info", Role.INFO, ".json", "application/json"))
    merged = case.add(
        stored_object(
            "merged",
            Role.MERGED_FILE,
            ".mkv",
            "video/x-matroska",
            parent_uid=served.uid,
            recipe={"tool": "ffmpeg", "version": "7.1", "parameters": ["-c", "copy"]},
        )
    )
    made = case.add(
        media(
            served,
            number=1,
            title="Площадь, утро · شركة الشرطة (2019) · live from the square",
            playable_object_uid=merged.uid,
            origin_pts=1024,
            first_pts=1024,
            end_pts=129_024,
            graphic="unrated",
            probe=_probe(),
        )
    )
    posting = case.add(
        Posting(
            number=1,
            url="https://videos.example/watch?v=Ab3dE",
            obtained="yt-dlp",
            state="archived",
            platform="Example Videos",
            title="Площадь сегодня утром!!! شركة الشرطة",
            uploader="Свидетель 7",
            uploader_id="@witness7",
            description="Снято из окна.\nПросьба распространить.\nhttps://videos.example/" + "x" * 120,
            published_as_given="20261121",
            published_utc="2026-11-21T04:10:00.000Z",
            captured_utc="2026-11-21T10:02:00.000Z",
            captured_by="A. Annotator",
            media_uid=made.uid,
            facts={"format": {"id": "137+140", "protocol": "https"}, "tries": 1, "yt_dlp": "2026.10.26"},
        )
    )
    for stored, name in ((served, "Ab3dE.f137.mp4"), (info, "Ab3dE.info.json"), (merged, "Ab3dE.mkv")):
        case.add(PostingObject(posting_uid=posting.uid, object_uid=stored.uid, role=stored.role, name=name))
    outputs = [served.sha256, info.sha256, merged.sha256]
    case.step("archive.add", parameters={"url": posting.url}, outputs=outputs, tools={"yt-dlp": "2026.10.26"})
    return made


def _probe() -> dict[str, Any]:
    return {
        "container": "mov,mp4,m4a,3gp,3g2,mj2",
        "start": "0.080000",
        "metadata": {
            "creation_time": "2026-11-21T04:01:12.000000Z",
            "com.apple.quicktime.model": "iPhone 12",
        },
        "streams": [
            {"index": 0, "type": "video", "codec": "h264", "profile": "High", "pixel_format": "yuv420p"},
            {"index": 1, "type": "audio", "codec": "aac", "sample_rate": 44100},
        ],
    }


def _examined(case: MadeCase, of: Media, *, shots: int, keyframes: int) -> None:
    examination = case.add(
        Examination(
            media_uid=of.uid,
            made_utc="2026-11-21T10:05:00.000Z",
            settings={"boundary": "adaptive", "keyframes_per_shot": 3},
            versions={"opencv": "5.0.0", "av": "18.1.0"},
            frame_count=of.frame_count,
            gaps=[
                {
                    "after_pts": of.first_pts + 90_000,
                    "before_pts": of.first_pts + 92_000,
                    "text": "4 frames lost",
                }
            ],
        )
    )
    for n in range(shots):
        start, end = of.frame_count * n // shots, of.frame_count * (n + 1) // shots
        case.add(
            Shot(
                media_uid=of.uid,
                examination_uid=examination.uid,
                position=n,
                start_pts=of.first_pts + start * 512,
                end_pts=of.first_pts + end * 512,
                start_frame=start,
                end_frame=end,
                begins_with="cut" if n else "start",
                transition_first_frame=start,
                transition_last_frame=start,
            )
        )
    for n in range(keyframes):
        frame = 3 + n * (of.frame_count - 6) // keyframes
        case.add(
            Keyframe(
                number=n + 1,
                media_uid=of.uid,
                examination_uid=examination.uid,
                shot_position=0,
                pts=of.first_pts + frame * 512,
                frame=frame,
                reason="sharpest of its shot",
                sharpness_milli=1234,
                pixel_sha256=digest(f"frame {frame} of {of.uid}"),
                pixel_format="yuv420p",
                still_object_uid=case.still(n).uid,
            )
        )
    case.step("examine", parameters={"media": of.label}, tools={"opencv": "5.0.0", "av": "18.1.0"})


def _annotated(case: MadeCase, of: Media) -> None:
    def annotate(number: int, code: str, frame: int, to: int | None = None, **values: Any) -> None:
        case.add(
            Annotation(
                number=number,
                media_uid=of.uid,
                term_code=code,
                start_pts=of.first_pts + frame * 512,
                end_pts=None if to is None else of.first_pts + to * 512,
                made_utc="2026-11-21T11:00:00.000Z",
                **({"extent": "point" if to is None else "interval", "annotator": "A. Annotator"} | values),
            )
        )
        case.step("annotation.add", parameters={"term": code})

    annotate(1, "eq.shield", 3, 120, attributes={"count": 6, "readable_text": "ПОЛИЦИЯ"})
    annotate(
        2,
        "act.aim",
        10,
        60,
        certainty="probable",
        attributes={"muzzle": "at people", "elevated_position": True},
    )
    annotate(
        3, "act.discharge", 18, note="A flash, then smoke drifting to the left.\nNo casing can be made out."
    )
    annotate(
        4, "snd.bang", 19, presence="heard", status="disputed", attributes={"count": 2}, annotator="Б. Вторая"
    )
    annotate(
        5,
        "wpn.launcher",
        61,
        200,
        presence="looked for and not seen",
        look_speed="0.5",
        look_with_sound=False,
    )
    annotate(
        6,
        "con.fall",
        112,
        certainty="possible",
        note="يسقط شخص على الأرض قرب السيارة (رقم 3).",
        annotator="س. مراقب",
    )
    annotate(8, "per.child", 150, extent="open", status="confirmed")
    annotate(9, "old.term", 157, 160)


def _left_out_video(case: MadeCase) -> None:
    secret = case.add(stored_object("secret", Role.LOCAL_FILE, ".mov", "video/quicktime"))
    made = case.add(
        media(
            secret,
            number=2,
            title="Balcony of the witness",
            restriction="shows the home of a witness at risk",
        )
    )
    posting = case.add(
        Posting(
            number=2,
            source_path="/media/card/balcony-of-witness.mov",
            media_uid=made.uid,
            state="archived",
            obtained="copied from disk",
        )
    )
    case.add(
        PostingObject(
            posting_uid=posting.uid, object_uid=secret.uid, role=secret.role, name="balcony-of-witness.mov"
        )
    )
    case.step("file.add", parameters={"path": posting.source_path}, outputs=[secret.sha256])
    case.step("media.restrict", parameters={"restriction": made.restriction, "media": made.title})
    case.add(
        Annotation(
            number=1,
            media_uid=made.uid,
            term_code="per.id",
            extent="point",
            start_pts=0,
            annotator="A. Annotator",
            made_utc="2026-11-21T11:10:00.000Z",
        )
    )
    case.step("annotation.add", parameters={"term": "per.id"})


def _old_camera_file(case: MadeCase) -> None:
    stored = case.add(stored_object("avi", Role.LOCAL_FILE, ".avi", "video/x-msvideo"))
    made = case.add(
        media(
            stored,
            number=3,
            title="MVI_0001.AVI",
            graphic="graphic",
            times_estimated=True,
            has_sound=False,
            time_base_denominator=25,
            end_pts=250,
            rotation_degrees=90,
        )
    )
    posting = case.add(
        Posting(
            number=3,
            source_path="/media/card/DCIM/MVI_0001.AVI",
            original_name="MVI_0001.AVI",
            obtained="copied from disk",
            captured_utc="2026-11-21T10:30:00.000Z",
            captured_by="A. Annotator",
            state="archived",
            media_uid=made.uid,
        )
    )
    case.add(
        PostingObject(posting_uid=posting.uid, object_uid=stored.uid, role=stored.role, name="MVI_0001.AVI")
    )
    case.step("file.add", outputs=[stored.sha256])
    grabbed = Keyframe(
        number=1,
        media_uid=made.uid,
        examination_uid=None,
        pts=100,
        frame=100,
        reason="grabbed by hand",
        pixel_sha256=digest("frame 100"),
        pixel_format="yuvj420p",
        still_object_uid=case.still(77, width=540, height=960).uid,
        made_by="A. Annotator",
    )
    case.add(grabbed)
    case.step("keyframe.grab")
    case.add(
        Annotation(
            number=1,
            media_uid=made.uid,
            term_code="con.injury",
            extent="interval",
            start_pts=100,
            end_pts=140,
            annotator="A. Annotator",
            made_utc="2026-11-21T11:20:00.000Z",
        )
    )
    case.step("annotation.add", parameters={"term": "con.injury"})


def _sound(case: MadeCase) -> None:
    stored = case.add(stored_object("sound", Role.LOCAL_FILE, ".opus", "audio/ogg"))
    case.add(
        media(
            stored,
            number=4,
            title="Voice message",
            kind="sound",
            width_px=0,
            height_px=0,
            frame_count=0,
            time_base_denominator=48000,
            end_pts=48000 * 73,
        )
    )
    case.step("file.add", outputs=[stored.sha256])


def texts_of(value: Any) -> Iterable[str]:
    """Every string anywhere in a content."""
    if isinstance(value, str):
        yield value
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for each in dataclasses.fields(value):
            yield from texts_of(getattr(value, each.name))
    elif isinstance(value, tuple):
        for each in value:
            yield from texts_of(each)


Reader = Callable[[StoredObject], bytes]
