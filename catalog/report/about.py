"""What an archivist says of a recording, and how far people rely on it: each statement with who, when and why."""

from __future__ import annotations

from collections.abc import Iterable

from catalog.model.about import (
    KIND_LABELS,
    PLACE_OF_RECORDING,
    SCALES,
    SCALES_MEAN,
    TIME_OF_RECORDING,
    AboutField,
    sections,
    value_text,
)
from catalog.model.disclosed_fields import PLACE, TIME
from catalog.model.records import Assessment, AssessmentKind
from catalog.report.content import LEFT_OUT, Block, Fact, Facts, Paragraph
from catalog.report.facts import optional
from catalog.report.holdings import Recording

_ERRORS = {"place_error_metres": "coordinates", "time_error_seconds": "recorded_utc"}
"""Fields that state the error of another: that none was stated is told where that one is filled."""


def about_blocks(recording: Recording) -> Iterable[Block]:
    if recording.details is None and not recording.assessments and not recording.kept_back:
        yield Paragraph(
            "No archivist has described this recording in the case, and nobody has assessed it.", "quiet"
        )
        return
    missing: list[str] = []
    rows: list[Fact] = []
    for _, fields in sections():
        for field in fields:
            if not field.of_media:
                rows += _rows(recording, field, missing)
    if rows:
        yield Facts(tuple(rows))
        if missing:
            yield Paragraph(f"Not supplied: {', '.join(each.lower() for each in missing)}.", "quiet")
    yield from _assessment_blocks(recording)


def _rows(recording: Recording, field: AboutField, missing: list[str]) -> Iterable[Fact]:
    told_as = _told_as(field)
    text = value_text(field, recording.details, recording.media)
    if text:
        yield Fact(field.label, text)
    elif told_as in recording.kept_back:
        if field.name in ("recorded_place", "recorded_utc", told_as):  # once for all that goes with it
            yield Fact(field.label, LEFT_OUT, "missing")
    elif _stands_for(recording, _ERRORS.get(field.name, "")):
        yield Fact(field.label, "not stated", "missing")
    else:
        missing.append(field.label)


def _told_as(field: AboutField) -> str:
    """Under which name the field is restricted."""
    if not set(PLACE_OF_RECORDING).isdisjoint(field.attributes):
        return PLACE
    return TIME if not set(TIME_OF_RECORDING).isdisjoint(field.attributes) else field.name


def _stands_for(recording: Recording, name: str) -> bool:
    fields = [field for _, fields in sections() for field in fields if field.name == name]
    return any(value_text(field, recording.details, recording.media) for field in fields)


def _assessment_blocks(recording: Recording) -> Iterable[Block]:
    for kind in AssessmentKind:
        said = [each for each in recording.assessments if each.kind == kind]
        if not said:
            yield Facts((Fact(KIND_LABELS[kind], "nobody has said", "missing"),))
            continue
        yield Facts(tuple(_assessment_facts(said[-1], recording)), KIND_LABELS[kind])
        for each in reversed(said[:-1]):
            yield Facts(tuple(_assessment_facts(each, recording)), f"{KIND_LABELS[kind]}, earlier", fine=True)


def _assessment_facts(said: Assessment, recording: Recording) -> Iterable[Fact]:
    yield Fact("Said", said.value)
    yield from optional("By", said.assessed_by)
    yield Fact("When (UTC)", said.assessed_utc)
    if "assessment_reasons" in recording.kept_back:
        yield Fact("Why", LEFT_OUT, "missing")
    else:
        yield Fact("Why", said.why)


def scale_blocks() -> Iterable[Block]:
    """What the words of the scales mean, as those read who choose them."""
    for kind, scale in SCALES.items():
        yield Paragraph(f"{KIND_LABELS[kind]}: {SCALES_MEAN[kind]}")
        yield Facts(tuple(Fact(value, meaning) for value, meaning in scale.items()))
