"""What a report shows of the pictures that were made from a recording's frames: each beside the frame itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from catalog.archive.scrub import scrubbed
from catalog.model.records import DerivedPicture
from catalog.report.content import Block, Fact, Facts, Pair, Paragraph, Quotation, Still
from catalog.report.facts import fact, facts_of, short_moment
from catalog.report.holdings import Recording
from catalog.report.stills import Stills

MOST_PICTURES = 24
_NATURE = (
    "Each was made from frames of the recording by the steps that stand beside it, so that more can be seen. It is "
    "not a frame as it was recorded, and is judged beside that."
)


def derived_picture_blocks(recording: Recording, stills: Stills) -> Iterable[Block]:
    yield Paragraph(_NATURE, "quiet")
    for picture in recording.derived_pictures[:MOST_PICTURES]:
        yield from _blocks(recording, picture, stills)
    left = len(recording.derived_pictures) - MOST_PICTURES
    if left > 0:
        yield Paragraph(f"{left} more are in the case and not shown here.")


def _blocks(recording: Recording, picture: DerivedPicture, stills: Stills) -> Iterable[Block]:
    media = recording.media
    keyframe = recording.keyframe_at(picture.first_pts)
    line = f"The frame itself: {media.label} at {short_moment(media, picture.first_pts)}"
    plain = stills.for_card(media, keyframe, line)
    yield Pair(Still(plain.picture, plain.absence, (line,)), stills.of_derived(media, picture))
    span = f"PTS {picture.first_pts}"
    if picture.last_pts != picture.first_pts:
        span += f" to {picture.last_pts}"
    rows = [Fact("Made of", f"{media.label}, {span}"), *_steps(picture.recipe)]
    stored = recording.pictures_stored.get(picture.object_uid)
    rows.append(fact("SHA-256 of its file", stored.sha256 if stored else "", "code"))
    rows.append(Fact("Made by", f"{picture.made_by}, {picture.made_utc}"))
    yield Facts(tuple(rows))
    rest = {name: value for name, value in picture.recipe.items() if name != "steps"}
    if details := facts_of(scrubbed(rest)):
        yield Facts(details, fine=True)
    if picture.note:
        yield Quotation(picture.note, f"Note by {picture.made_by}")


def _steps(recipe: Mapping[str, Any]) -> Iterable[Fact]:
    steps = recipe.get("steps")
    for number, step in enumerate(steps if isinstance(steps, list) else [], 1):
        settings = {name: value for name, value in step.items() if name != "step"}
        words = ", ".join(f"{each.label} {each.value}" for each in facts_of(settings))
        yield Fact(f"Step {number}", f"{step.get('step', '')}: {words}")
