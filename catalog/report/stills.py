"""Stills of one report, made from the case's own objects."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from typing import Literal, TypeAlias

from catalog.model.geometry import to_upright, upright_size
from catalog.model.records import (
    Annotation,
    DerivedPicture,
    Graphic,
    Keyframe,
    Media,
    Region,
    RegionKind,
    RegionState,
    StoredObject,
)
from catalog.model.regions import Standing, first_seen_pts, place_at
from catalog.report.content import Fact, Still
from catalog.report.facts import short_moment
from catalog.report.holdings import Recording
from catalog.report.marks import draw_region
from catalog.report.pictures import blurred_pixels, decoded_pixels, jpeg_picture, reduced, still_picture

GraphicStills: TypeAlias = Literal["shown", "blurred", "left out"]
"""What becomes of the stills of a recording that is rated graphic."""
ReadObject: TypeAlias = Callable[[StoredObject], bytes]

MOST_STILLS = 400
"""Stills beside annotations in one report; the annotations after them are printed without."""
MOST_MARKED = 4
"""Frames of one annotation on which its regions are drawn; the others are told in words."""
CARD_STILL_PX = 880
STRIP_STILL_PX = 360
NO_STILL = "no still was made"


class Stills:
    """Makes the stills of one report from the case's objects, each object read once."""

    def __init__(
        self, objects: Mapping[str, StoredObject], read_object: ReadObject, graphic_stills: GraphicStills
    ) -> None:
        self._objects = objects
        self._read_object = read_object
        self._graphic_stills = graphic_stills
        self._left = MOST_STILLS

    def for_card(self, media: Media, keyframe: Keyframe | None, label: str) -> Still:
        if keyframe is None or keyframe.still_object_uid is None:
            return Still(None, NO_STILL)
        if self._left == 0:
            return Still(None, f"not printed: this report shows the first {MOST_STILLS} stills")
        self._left -= 1
        return self._still(media, keyframe, CARD_STILL_PX, f"Still of {label}")

    def for_strip(self, media: Media, keyframe: Keyframe) -> Still:
        name = f"{media.label}-K{keyframe.number}"
        lines = (name, short_moment(media, keyframe.pts), f"frame {keyframe.frame}")
        still = self._still(media, keyframe, STRIP_STILL_PX, f"Keyframe {name}")
        return Still(still.picture, still.absence, lines)

    def marked(
        self, recording: Recording, annotation: Annotation, regions: Sequence[Region]
    ) -> tuple[Still, ...]:
        """The still of each frame on which a region of the annotation is visible first, with the regions that are there
        drawn in. None of a frame that has no still, and of no more than `MOST_MARKED` frames."""
        frames = {first_seen_pts(each, annotation) for each in regions} - {None}
        found = (
            self._marked(recording, annotation, regions, pts)
            for pts in sorted(frames, key=lambda pts: pts or 0)
        )
        return tuple(each for each in found if each is not None)[:MOST_MARKED]

    def _marked(
        self, recording: Recording, annotation: Annotation, regions: Sequence[Region], pts: int | None
    ) -> Still | None:
        media = recording.media
        keyframe = recording.keyframe_at(pts) if pts is not None else None
        if keyframe is None or self._left == 0:
            return None
        outlines = {each.number: _outline(media, each, annotation, keyframe.pts) for each in regions}
        outlines = {number: points for number, points in outlines.items() if points}
        png, _, blurred = self.read(self._objects.get(keyframe.still_object_uid or ""), media)
        pixels = decoded_pixels(png) if png is not None else None
        if pixels is None:
            return None
        small = reduced(pixels, CARD_STILL_PX)
        drawn = blurred_pixels(small) if blurred else small.copy()
        width, height = upright_size(media)
        for number, points in outlines.items():
            across, down = drawn.shape[1] / width, drawn.shape[0] / height
            draw_region(drawn, [(int(x * across), int(y * down)) for x, y in points], number)
        names = ", ".join(f"R{number}" for number in sorted(outlines))
        line = f"The same frame with {names} drawn in"
        if keyframe.pts != annotation.start_pts:
            at = short_moment(media, keyframe.pts)
            line = f"{at}, frame {keyframe.frame} (PTS {keyframe.pts}), with {names} drawn in"
        return Still(jpeg_picture(drawn, line + (", blurred" if blurred else "")), "", (line,))

    def of_derived(self, media: Media, picture: DerivedPicture) -> Still:
        """A picture that was made from the recording's frames."""
        name = f"{media.label}-E{picture.number}"
        png, absence, blurred = self.read(self._objects.get(picture.object_uid), media)
        if png is None:
            return Still(None, absence, (name,))
        what = f"{picture.kind.capitalize()} {name}" + (", blurred" if blurred else "")
        made = still_picture(png, longest_px=CARD_STILL_PX, blurred=blurred, description=what)
        return Still(
            made, "" if made else "the picture’s file cannot be decoded", (f"{name}: {picture.kind}",)
        )

    def _still(self, media: Media, keyframe: Keyframe, longest_px: int, description: str) -> Still:
        png, absence, blurred = self.read(self._objects.get(keyframe.still_object_uid or ""), media)
        if png is None:
            return Still(None, absence)
        what = f"{description}, frame {keyframe.frame}" + (", blurred" if blurred else "")
        picture = still_picture(png, longest_px=longest_px, blurred=blurred, description=what)
        return Still(picture, "" if picture else "the still’s file cannot be decoded")

    def read(self, stored: StoredObject | None, media: Media | None) -> tuple[bytes | None, str, bool]:
        """A picture's bytes, or why there are none, and whether it is to be blurred. `media` is the recording that it
        was made from, if any."""
        graphic = media is not None and media.graphic == Graphic.GRAPHIC
        if stored is None:
            return None, NO_STILL, False
        if graphic and self._graphic_stills == "left out":
            return None, "left out: rated graphic", False
        try:
            data = self._read_object(stored)
        except OSError:
            return None, "the still’s file is missing from the case", False
        if hashlib.sha256(data).hexdigest() != stored.sha256:
            return None, "left out: the still’s file does not have the hash it was stored with", False
        return data, "", graphic and self._graphic_stills == "blurred"

    def file_facts(self, keyframe: Keyframe) -> tuple[Fact, ...]:
        """The hash of the full still in the case, where there is one."""
        stored = self._objects.get(keyframe.still_object_uid or "")
        return (Fact("Still’s file, SHA-256", stored.sha256, "code"),) if stored else ()


def _outline(media: Media, region: Region, annotation: Annotation, pts: int) -> list[tuple[float, float]]:
    """Corners in pixels of the upright picture, where somebody or the tracker said that the region is visible."""
    there = place_at(region, pts, annotation)
    if there is None or there.state is not RegionState.VISIBLE or there.standing is Standing.NOT_KEYED:
        return []
    corners = list(there.points)
    if region.kind == RegionKind.BOX:
        (left, top), (right, bottom) = corners
        corners = [(left, top), (right, top), (right, bottom), (left, bottom)]
    return [to_upright(media, x, y) for x, y in corners]
