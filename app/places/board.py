"""What is compared now: the match that is chosen, its points, the one in hand, and the one that is only half set."""

from __future__ import annotations

import dataclasses
from enum import Enum

from PySide6.QtCore import QObject, QTimer, Signal

from app.session import CaseSession
from catalog.model.geometry import to_coded, to_upright, upright_size
from catalog.model.matching import Consistency, consistency
from catalog.model.records import Media, PlaceMatch
from catalog.model.regions import PIXEL
from catalog.operations import places
from catalog.operations.places import MatchPoint

SOON_MILLISECONDS = 500
"""Arrow presses within so long are one step."""
Place = tuple[float, float]
"""Pixels of a picture as it is shown upright, or of a stored one as it is stored."""


class Side(Enum):
    LEFT = "left"
    RIGHT = "right"

    @property
    def other(self) -> Side:
        return Side.RIGHT if self is Side.LEFT else Side.LEFT


class Board(QObject):
    changed = Signal()
    """Another point is in hand, or something moved."""
    chosen = Signal()
    """Another match is compared now, or its pictures are others."""
    read_again = Signal()
    """The list of matches, or a word of one of them, is another."""

    def __init__(self, session: CaseSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.places: list[PlaceMatch] = []
        self.place: PlaceMatch | None = None
        self.points: list[MatchPoint] = []
        self.half: tuple[Side, Place] | None = None
        """The next point, where only one of the two pictures has it."""
        self.number: int | None = None
        """The point in hand."""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MILLISECONDS)
        self._soon.timeout.connect(self.write)
        session.history_changed.connect(self.read)
        self.read()

    # ---------------------------------------------------------------- reading

    def read(self) -> None:
        now = self._session.case.find(PlaceMatch, order="number")
        if now == self.places:
            return
        self.places = now
        uid = self.place.uid if self.place else None
        found = next((each for each in now if each.uid == uid), None)
        if found is None:
            self.choose(now[-1].uid if now else None)
        elif found != self.place:
            self._soon.stop()
            self.place, self.points = found, places.points_of(found)
            if self.number not in [each.number for each in self.points]:
                self.number = None
            self.changed.emit()
        self.read_again.emit()

    def choose(self, uid: str | None) -> None:
        self.write()
        self.place = next((each for each in self.places if each.uid == uid), None)
        self.points = places.points_of(self.place) if self.place else []
        self.half = self.number = None
        self.chosen.emit()
        self.changed.emit()

    @property
    def media(self) -> Media | None:
        return self._session.media_of(self.place.media_uid) if self.place else None

    @property
    def may_write(self) -> bool:
        return self.place is not None and not self._session.case.read_only

    @property
    def point(self) -> MatchPoint | None:
        return next((each for each in self.points if each.number == self.number), None)

    @property
    def next_number(self) -> int:
        return 1 + max((each.number for each in self.points), default=0)

    def size(self, side: Side) -> Place:
        """Of the picture on that side, in pixels."""
        place, media = self.place, self.media
        if place is None or media is None:
            return 1.0, 1.0
        if side is Side.RIGHT:
            found = places.reference_size(self._session.case, place)
        else:
            found = (
                upright_size(media)
                if place.picture_uid is None
                else places.left_size(self._session.case, place)
            )
        return float(found[0]), float(found[1])

    def at(self, point: MatchPoint, side: Side) -> Place:
        if side is Side.RIGHT:
            return point.other_x / PIXEL, point.other_y / PIXEL
        media = self.media
        if media is not None and self.place is not None and self.place.picture_uid is None:
            return to_upright(media, point.x, point.y)
        return point.x / PIXEL, point.y / PIXEL

    def consistency(self) -> Consistency:
        return consistency(
            [(each.x / PIXEL, each.y / PIXEL) for each in self.points],
            [(each.other_x / PIXEL, each.other_y / PIXEL) for each in self.points],
        )

    # ---------------------------------------------------------------- changing

    def take(self, number: int | None) -> None:
        """Takes a point in hand, or lets go."""
        if number != self.number:
            self.number = number
            self.changed.emit()

    def put(self, side: Side, place: Place) -> None:
        """The next point on one picture; once it is on both it is a point."""
        if not self.may_write:
            return
        place = self._kept(side, place)
        if self.half is None or self.half[0] is side:
            self.half, self.number = (side, place), None
            self.changed.emit()
            return
        other = self.half[1]
        left, right = (place, other) if side is Side.LEFT else (other, place)
        point = self._with(
            self._with(MatchPoint(self.next_number, 0, 0, 0, 0), Side.LEFT, left), Side.RIGHT, right
        )
        self.half, self.number = None, point.number
        self.points.append(point)
        self.write()
        self.changed.emit()

    def move(self, side: Side, place: Place, *, soon: bool = False, dragging: bool = False) -> None:
        """Moves the point in hand on one picture. `soon` waits whether it moves on, `dragging` for the end of it."""
        point = self.point
        if not self.may_write:
            return
        if point is None:
            if self.half is not None and self.half[0] is side:
                self.half = side, self._kept(side, place)
                self.changed.emit()
            return
        self._replace(self._with(point, side, self._kept(side, place)))
        if soon:
            self._soon.start()
        elif not dragging:
            self.write()
        self.changed.emit()

    def note(self, number: int, text: str) -> None:
        point = next((each for each in self.points if each.number == number), None)
        if point is not None and point.note != text.strip() and self.may_write:
            self._replace(dataclasses.replace(point, note=text.strip()))
            self.write()

    def remove(self) -> None:
        """The point in hand goes from both pictures; a half one goes first."""
        if self.half is not None:
            self.half = None
        elif self.number is not None and self.may_write:
            self.points = [each for each in self.points if each.number != self.number]
            self.number = None
            self.write()
        self.changed.emit()

    def let_go(self) -> None:
        self.half = self.number = None
        self.changed.emit()

    def step(self, by: int) -> None:
        """The next point, or the one before, is taken in hand."""
        numbers = [each.number for each in self.points]
        if numbers:
            at = numbers.index(self.number) + by if self.number in numbers else (0 if by > 0 else -1)
            self.half = None
            self.take(numbers[at % len(numbers)])

    def write(self) -> None:
        """Commits the points as they are drawn, where they are others than the case has."""
        self._soon.stop()
        place = self.place
        if place is None or self.points == places.points_of(place) or not self.may_write:
            return
        session = self._session
        written = session.write(places.set_points, session.case, place.uid, self.points, actor=session.author)
        if written is None and self.place is not None and self.place.uid == place.uid:
            self.points = places.points_of(self.place)
            self.changed.emit()

    def _replace(self, point: MatchPoint) -> None:
        self.points = [point if each.number == point.number else each for each in self.points]

    def _kept(self, side: Side, place: Place) -> Place:
        width, height = self.size(side)
        return min(max(place[0], 0.0), width), min(max(place[1], 0.0), height)

    def _with(self, point: MatchPoint, side: Side, place: Place) -> MatchPoint:
        media = self.media
        if side is Side.RIGHT:
            return dataclasses.replace(
                point, other_x=round(place[0] * PIXEL), other_y=round(place[1] * PIXEL)
            )
        if media is not None and self.place is not None and self.place.picture_uid is None:
            x, y = to_coded(media, *place)
        else:
            x, y = round(place[0] * PIXEL), round(place[1] * PIXEL)
        return dataclasses.replace(point, x=x, y=y)
