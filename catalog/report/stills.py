"""Stills of one report, made from the case's own objects."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from typing import Literal, TypeAlias

from catalog.model.records import Graphic, Keyframe, Media, StoredObject
from catalog.report.content import Fact, Still
from catalog.report.facts import short_moment
from catalog.report.pictures import still_picture

GraphicStills: TypeAlias = Literal["shown", "blurred", "left out"]
"""What becomes of the stills of a recording that is rated graphic."""
ReadObject: TypeAlias = Callable[[StoredObject], bytes]

MOST_STILLS = 400
"""Stills beside annotations in one report; the annotations after them are printed without."""
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
