"""The archivist's fields of a recording, and the words of the scales on which people say how far it can be relied on.

The fields are those that archives of video evidence use (Mnemonic, WITNESS); who a person is and what the law says of
a deed are no facts of a recording, so that such fields hold what is alleged, and say so.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from catalog.errors import InvalidInput
from catalog.model.clock import utc_seconds, utc_text
from catalog.model.coordinates import parse_place, place_text
from catalog.model.records import AssessmentKind, Graphic, Media, MediaDetails
from catalog.texts import phrase

LONGEST_LINE = 500
LONGEST_TEXT = 20_000
MOST_KEYWORDS = 100
LARGEST = 1_000_000_000
"""Metres or seconds of an error; more says nothing."""


class FieldKind(StrEnum):
    LINE = "line"
    TEXT = "text"
    KEYWORDS = "keywords"
    CHOICE = "choice"
    TIME = "time"
    PLACE = "place"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class AboutField:
    """A field as people fill it. `holds` names what of `MediaDetails`, or of `Media`, it is kept in."""

    name: str
    label: str
    section: str
    kind: str = FieldKind.LINE
    holds: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    hint: str = ""
    of_media: bool = False

    @property
    def attributes(self) -> tuple[str, ...]:
        return self.holds or (self.name,)


_WHAT = phrase("What it is")
_WHO = phrase("Who made it, and with what")
_ORIGINAL = phrase("The original")
_WHERE = phrase("Where and when it was recorded")
_SEEN = phrase("What stands in it")
_USE = phrase("Use and care")
_KNOWN = (phrase("yes"), phrase("no"), phrase("not known"))

FIELDS: tuple[AboutField, ...] = (
    AboutField("title", phrase("Title"), _WHAT, of_media=True),
    AboutField("reference_code", phrase("Reference code"), _WHAT),
    AboutField("summary", phrase("Summary"), _WHAT, FieldKind.TEXT),
    AboutField("keywords", phrase("Keywords"), _WHAT, FieldKind.KEYWORDS, hint=phrase("Between commas.")),
    AboutField(
        "content_type",
        phrase("Kind of content"),
        _WHAT,
        hint=phrase("Such as: filmed by an eyewitness, surveillance camera, broadcast."),
    ),
    AboutField("language", phrase("Language spoken"), _WHAT),
    AboutField(
        "priority",
        phrase("Priority"),
        _WHAT,
        FieldKind.CHOICE,
        choices=(phrase("low"), phrase("normal"), phrase("high"), phrase("urgent")),
    ),
    AboutField("creator", phrase("Creator"), _WHO, hint=phrase("Whoever recorded it, as stated.")),
    AboutField(
        "testify",
        phrase("Creator willing to testify"),
        _WHO,
        FieldKind.CHOICE,
        choices=(phrase("yes"), phrase("no"), phrase("not asked")),
    ),
    AboutField("device", phrase("Device"), _WHO),
    AboutField("original", phrase("This is the original"), _ORIGINAL, FieldKind.CHOICE, choices=_KNOWN),
    AboutField(
        "generation",
        phrase("Generation"),
        _ORIGINAL,
        hint=phrase("Such as: first copy from the camera, copy of a copy, taken from a broadcast."),
    ),
    AboutField("original_exists", phrase("An original exists"), _ORIGINAL, FieldKind.CHOICE, choices=_KNOWN),
    AboutField("original_place", phrase("Where the original is kept"), _ORIGINAL),
    AboutField("edited", phrase("Edited"), _ORIGINAL, FieldKind.CHOICE, choices=_KNOWN),
    AboutField("recorded_place", phrase("Place of recording"), _WHERE),
    AboutField(
        "coordinates",
        phrase("Its coordinates"),
        _WHERE,
        FieldKind.PLACE,
        holds=("latitude_micro", "longitude_micro"),
        hint=phrase("Such as: 43.238949, 76.889709 (north first), or the link to a map."),
    ),
    AboutField("place_error_metres", phrase("Error of the place, in metres"), _WHERE, FieldKind.NUMBER),
    AboutField(
        "recorded_utc",
        phrase("Time of recording (UTC)"),
        _WHERE,
        FieldKind.TIME,
        hint=phrase("Such as: 2026-11-01 09:30:00 or 2026-11-01, or with a zone: 2026-11-01T14:30:00+05:00."),
    ),
    AboutField("time_error_seconds", phrase("Error of the time, in seconds"), _WHERE, FieldKind.NUMBER),
    AboutField("recorded_as_given", phrase("The time as it was stated"), _WHERE),
    AboutField("weather", phrase("Weather"), _SEEN),
    AboutField("landmarks", phrase("Landmarks"), _SEEN),
    AboutField("weapons", phrase("Weapons seen"), _SEEN),
    AboutField(
        "alleged_violation",
        phrase("Violation alleged"),
        _SEEN,
        hint=phrase("What is alleged and by whom; this program says nothing of it."),
    ),
    AboutField("rights", phrase("Rights"), _USE),
    AboutField(
        "graphic", phrase("Graphic"), _USE, FieldKind.CHOICE, choices=tuple(map(str, Graphic)), of_media=True
    ),
    AboutField(
        "restriction",
        phrase("Left out of everything that is given out, because"),
        _USE,
        of_media=True,
        hint=phrase("Empty: it is not left out."),
    ),
    AboutField("custody_notes", phrase("Notes on custody"), _USE, FieldKind.TEXT),
    AboutField("finding_aids", phrase("Finding aids"), _USE),
)
BY_NAME = {each.name: each for each in FIELDS}
PLACE_OF_RECORDING = ("recorded_place", "latitude_micro", "longitude_micro", "place_error_metres")
TIME_OF_RECORDING = ("recorded_utc", "recorded_as_given", "time_error_seconds")

KIND_LABELS: dict[str, str] = {
    AssessmentKind.STATUS: phrase("Status"),
    AssessmentKind.CONFIDENCE: phrase("Confidence"),
    AssessmentKind.LIKELIHOOD: phrase("Likelihood"),
}
STATUS_SCALE: dict[str, str] = {
    phrase("unverified"): phrase("nobody has examined yet whether it is what it is said to be"),
    phrase("under examination"): phrase("somebody is examining it; nothing is concluded"),
    phrase("partly verified"): phrase(
        "some of source, place, time and content are borne out, others are not yet"
    ),
    phrase("verified"): phrase("source, place, time and content are borne out as far as could be examined"),
    phrase("disputed"): phrase("something speaks against it, or those who examined it disagree"),
    phrase("rejected"): phrase("it was examined, and is not what it is said to be"),
}
CONFIDENCE_SCALE: dict[str, str] = {
    phrase("low"): phrase("rests on little, or on sources that could not be examined"),
    phrase("moderate"): phrase(
        "rests on sources that are plausible, without enough that bears them out independently"
    ),
    phrase("high"): phrase("rests on several sources that were examined and are independent of one another"),
}
LIKELIHOOD_SCALE: dict[str, str] = {
    phrase("confirmed by independent sources"): phrase("other sources, independent of it, say the same"),
    phrase("probably true"): phrase(
        "not confirmed; consistent in itself, and agrees with what else is known"
    ),
    phrase("possibly true"): phrase(
        "not confirmed; reasonably consistent, and agrees with some of what is known"
    ),
    phrase("doubtful"): phrase("not confirmed; possible but not consistent, and nothing else is known of it"),
    phrase("improbable"): phrase("not consistent in itself, or contradicted by what else is known"),
    phrase("cannot be judged"): phrase("there is nothing to judge it by"),
}
SCALES: dict[str, dict[str, str]] = {
    AssessmentKind.STATUS: STATUS_SCALE,
    AssessmentKind.CONFIDENCE: CONFIDENCE_SCALE,
    AssessmentKind.LIKELIHOOD: LIKELIHOOD_SCALE,
}
"""For each kind of assessment its values in their order, and what each means."""
SCALES_MEAN: dict[str, str] = {
    AssessmentKind.STATUS: phrase("How far the examination of the recording has come."),
    AssessmentKind.CONFIDENCE: phrase("On how much the status rests."),
    AssessmentKind.LIKELIHOOD: phrase(
        "Whether the recording shows what is said of it, in the six steps by which the Admiralty system grades the "
        "credibility of information. It is a person's judgement, not a number that anything was reckoned from."
    ),
}


def sections() -> Iterator[tuple[str, list[AboutField]]]:
    """Each section with its fields, in their order."""
    for section in dict.fromkeys(each.section for each in FIELDS):
        yield section, [each for each in FIELDS if each.section == section]


def value_text(field: AboutField, details: MediaDetails | None, media: Media) -> str:
    """The field as it is typed and read; empty where nothing is supplied."""
    record = media if field.of_media else details
    if record is None:
        return ""
    values = [getattr(record, name) for name in field.attributes]
    if field.kind == FieldKind.PLACE:
        return place_text(*values) if None not in values else ""
    (value,) = values
    if field.kind == FieldKind.KEYWORDS:
        return ", ".join(value)
    if field.kind == FieldKind.TIME:
        return _readable_time(value)
    return "" if value is None else str(value)


def changes_of(typed: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the typed fields, by name, change of `MediaDetails` and of `Media`.

    Raises InvalidInput for a field that there is not, and for a value that it cannot hold.
    """
    details: dict[str, Any] = {}
    media: dict[str, Any] = {}
    for name, text in typed.items():
        if name not in BY_NAME:
            raise InvalidInput(
                phrase("There is no field “{name}”.", name=name),
                hint=phrase("Use one of: {names}.", names=", ".join(BY_NAME)),
            )
        field = BY_NAME[name]
        (media if field.of_media else details).update(_read(field, text))
    return details, media


def empty_of(attribute: str) -> Any:
    """What an attribute of `MediaDetails` holds when nothing is supplied."""
    for each in dataclasses.fields(MediaDetails):
        if each.name == attribute:
            return [] if each.default is dataclasses.MISSING else each.default
    raise KeyError(attribute)


def _read(field: AboutField, text: str) -> dict[str, Any]:
    text = text.strip()
    if field.kind == FieldKind.PLACE:
        latitude, longitude = parse_place(text) if text else (None, None)
        return dict(zip(field.attributes, (latitude, longitude), strict=True))
    return {field.attributes[0]: _READERS[field.kind](field, text)}


def _line(field: AboutField, text: str) -> str:
    text = " ".join(text.split())
    if field.name == "title" and not text:
        raise InvalidInput("A recording needs a title.", hint="Write a few words.")
    return _within(field, text, LONGEST_LINE)


def _text(field: AboutField, text: str) -> str:
    return _within(field, text, LONGEST_TEXT)


def _within(field: AboutField, text: str, longest: int) -> str:
    if len(text) > longest:
        raise InvalidInput(
            phrase("“{field}” is too long: {count} characters.", field=field.label, count=len(text)),
            hint=phrase("At most {longest} are kept.", longest=longest),
        )
    return text


def _keywords(field: AboutField, text: str) -> list[str]:
    words = list(dict.fromkeys(" ".join(each.split()) for each in text.split(",") if each.strip()))
    if len(words) > MOST_KEYWORDS or any(len(each) > LONGEST_LINE for each in words):
        raise InvalidInput(
            "These are no keywords.",
            hint=phrase("At most {count}, each a word or a few, between commas.", count=MOST_KEYWORDS),
        )
    return words


def _choice(field: AboutField, text: str) -> str:
    allowed = [str(each) for each in field.choices] + ([] if field.of_media else [""])
    if text not in allowed:
        raise InvalidInput(
            phrase("“{value}” is no answer to “{field}”.", value=text, field=field.label),
            hint=phrase("Use one of: {allowed}.", allowed=", ".join(filter(None, allowed))),
        )
    return text


def _time(_: AboutField, text: str) -> str:
    """A day as it is; a moment as UTC, which it is taken for where it names no zone."""
    if not text:
        return ""
    day_alone = len(text) == 10
    moment = utc_text(utc_seconds(f"{text}T00:00:00Z" if day_alone else _with_zone(text)))
    return text if day_alone else moment


def _with_zone(text: str) -> str:
    date, _, time = text.replace(" ", "T", 1).partition("T")
    time = time.replace(" ", "")
    return f"{date}T{time}" if time[-1:] in "Zz" or set("+-") & set(time) else f"{date}T{time}Z"


def _readable_time(value: str) -> str:
    """A day, or a moment to the second where it has no parts of one."""
    text = value.replace("T", " ").removesuffix("Z")
    return text.removesuffix(".000")


def _number(field: AboutField, text: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit()) or int(text[:12]) > LARGEST or len(text) > 12:
        raise InvalidInput(
            phrase("“{value}” is no number for “{field}”.", value=text[:40], field=field.label),
            hint=phrase("A whole number from 0 to {most}.", most=LARGEST),
        )
    return int(text)


_READERS: dict[str, Any] = {
    FieldKind.LINE: _line,
    FieldKind.TEXT: _text,
    FieldKind.KEYWORDS: _keywords,
    FieldKind.CHOICE: _choice,
    FieldKind.TIME: _time,
    FieldKind.NUMBER: _number,
}
