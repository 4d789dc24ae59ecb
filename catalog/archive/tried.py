"""What a try to capture a link has to show so far, kept in the work folder where a failure or a kill leaves it."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from catalog.archive.failures import explained
from catalog.archive.gather import BroughtObject
from catalog.archive.missing import BROKE_OFF
from catalog.archive.options import CaptureOptions
from catalog.archive.resume import Journal, received_bytes
from catalog.archive.secrets import Secrets
from catalog.archive.words import described, moment_given
from catalog.model.records import Capture, Json, NetworkPath
from catalog.model.timecode import utc_now
from catalog.model.tool_versions import version
from catalog.store.objects import TakenObject
from catalog.texts import marked, phrase

if TYPE_CHECKING:
    from catalog.archive.session import WatchedYoutubeDL

TRIED_NAME = "tried.json"


@dataclass
class Tried:
    """`capture` are fields of Capture, `described` fields of Posting; nothing of it holds a secret."""

    capture: Json
    described: dict[str, str] = field(default_factory=dict)
    objects: list[BroughtObject] = field(default_factory=list)

    def write(self, folder: Path) -> None:
        path = folder / TRIED_NAME
        unfinished = path.with_suffix(".new")
        unfinished.write_text(json.dumps(dataclasses.asdict(self)), encoding="utf-8")
        unfinished.replace(path)


def read_tried(folder: Path) -> Tried | None:
    """What the last try in this work folder left to say; None: it ended before it had anything."""
    try:
        read = json.loads((folder / TRIED_NAME).read_text(encoding="utf-8"))
        objects = [
            BroughtObject(**{**each, "taken": TakenObject(**each["taken"])}) for each in read["objects"]
        ]
        return Tried(read["capture"], read["described"], objects)
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return None


def left_in(folder: Path) -> list[Json]:
    """How far each stream of an unfinished try came, as entries of Completeness.streams without an object."""
    if not folder.is_dir():
        return []
    streams: list[Json] = []
    for name, kept in Journal(folder).files.items():
        count = len(kept.pieces or kept.fragments)
        in_segments = {"expected": kept.segments, "received": count}
        streams.append(
            {
                "object_uid": None,
                "name": name,
                "bytes_expected": kept.declared,
                "bytes_received": received_bytes(folder, name),
                "fragments": in_segments if not kept.direct else None,
                "declared_micros": None,
                "decoded_micros": None,
                "errors": [],
            }
        )
    return streams


def captured(
    url: str, started_utc: str, options: CaptureOptions, site: WatchedYoutubeDL, info: dict[str, Any] | None
) -> Json:
    """The fields of Capture as far as they are known: the answer that counted, and what the page says.

    `info` is what was found on the page; None: nothing.
    """
    facts: Json = {
        "asked_url": url,
        "started_utc": started_utc,
        "ended_utc": utc_now(),
        "machine": options.machine,
        "network_path": NetworkPath.DIRECT,
        "extractor_version": f"yt-dlp {version('yt-dlp')}",
    }
    missing: list[Json] = []
    if site.answer is None:
        missing.append({"what": marked("the server's answer"), "why": marked("No answer came.")})
    else:
        known = {each.name for each in dataclasses.fields(Capture)} | {"status"}
        answer = dataclasses.asdict(site.answer)
        status = answer.pop("status")
        missing += answer.pop("missing")
        facts |= {name: value for name, value in answer.items() if name in known}
        facts |= {"asked_url": url, "response_headers": [["status", str(status)], *site.answer.headers]}
    if info is None:
        missing.append({"what": marked("what the page says"), "why": marked("Nothing was found on it.")})
    else:
        facts |= _said(info)
        missing += _not_said(info, options) + _comments_not_had(site, info, options)
        if not described(info, site.first_response)["published_as_given"]:
            missing.append({"what": marked("upload time"), "why": marked("The page does not say.")})
    hidden: Json = site.secrets().hidden({**facts, "missing": missing})
    return hidden


def _comments_not_had(site: WatchedYoutubeDL, info: dict[str, Any], options: CaptureOptions) -> list[Json]:
    had = len(info.get("comments") or ())
    if not options.comments:
        why: str = marked("They were not asked for.")
    elif site.comments_failure is not None:
        told = explained(site.comments_failure, site.situation(str(info.get("webpage_url") or ""), 1))
        why = phrase(BROKE_OFF, count=had, why=told.message)
    elif not had:
        why = marked("The site handed none out.")
    else:
        return []
    return [{"what": marked("comments"), "why": why}]


def _said(info: dict[str, Any]) -> Json:
    released, utc = moment_given(info, "release_timestamp", "release_date")
    return {
        "extractor": str(info.get("extractor") or ""),
        "availability": str(info.get("availability") or ""),
        "live_status": str(info.get("live_status") or ""),
        "released_as_given": released,
        "released_utc": utc,
    }


def _not_said(info: dict[str, Any], options: CaptureOptions) -> list[Json]:
    missing = []
    offered = [language for language in info.get("subtitles") or {} if language != "live_chat"]
    for what, wanted, there in (
        (marked("subtitles"), options.subtitles, offered),
        (marked("thumbnail"), options.thumbnail, info.get("thumbnails")),
    ):
        if not wanted:
            missing.append({"what": what, "why": marked("They were not asked for.")})
        elif not there:
            missing.append({"what": what, "why": marked("The page offers none.")})
    for what, keys in (
        (marked("title"), ("title",)),
        (marked("description"), ("description",)),
        (marked("uploader"), ("uploader", "channel")),
        (marked("release time"), ("release_timestamp", "release_date")),
        (marked("availability"), ("availability",)),
    ):
        if not any(info.get(key) is not None for key in keys):
            missing.append({"what": what, "why": marked("The page does not say.")})
    return missing


def hide_in(brought: BroughtObject, secrets: Secrets) -> BroughtObject:
    return dataclasses.replace(
        brought, name=secrets.hidden(brought.name), recipe=secrets.hidden(brought.recipe)
    )
