"""What is drawn over the picture, which region is chosen, which tool is in hand; and what is written of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from app.i18n import tr
from app.player.player import Player
from app.player.stage import Stage
from app.regions import shapes
from app.regions.shapes import Places
from app.session import CaseSession
from catalog.model import geometry
from catalog.model.records import Annotation, Media, Region, RegionKind, RegionState
from catalog.model.regions import Placed, Points, lasts, place_at
from catalog.operations import regions

SETTLES_AFTER_MS = 600
"""So long after the last key that moved a region its new place is written, as one step."""


class Tool(StrEnum):
    SELECT = "select"
    BOX = str(RegionKind.BOX)
    POLYGON = str(RegionKind.POLYGON)
    POINT = str(RegionKind.POINT)


@dataclass(frozen=True, slots=True)
class Shown:
    """A region whose annotation lasts on the frame that is shown, and where it is there."""

    region: Region
    annotation: Annotation
    placed: Placed
    places: Places
    """In pixels of the upright picture."""


class Board(QObject):
    """One chosen region at most: `in_hand`, the keys move it."""

    changed = Signal()

    def __init__(self, session: CaseSession, player: Player, stage: Stage, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._player, self._stage = session, player, stage
        self.tool = Tool.SELECT
        self.corner: int | None = None
        """The corner of an outline that the keys move; None: the whole."""
        self.begun: list[shapes.Place] = []
        """Corners of an outline that is being drawn, or the first of a box."""
        self.in_hand = False
        self._known: dict[str, Annotation] = {}
        self._known_of: list[Annotation] = []
        self._region_uid: str | None = None
        self._moved: tuple[str, int, Places] | None = None
        """The chosen region, the frame and its new place there, while it is not written yet."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SETTLES_AFTER_MS)
        self._timer.timeout.connect(self.settle)
        session.regions_changed.connect(self.changed)
        session.annotations_changed.connect(self.changed)
        session.annotation_chosen.connect(self._on_annotation)
        session.media_chosen.connect(lambda _: self.use(Tool.SELECT))
        player.moved.connect(self._on_moved)
        self._on_annotation(session.annotation)

    def close(self) -> None:
        self.settle()

    # ---------------------------------------------------------------- what is there

    @property
    def pts(self) -> int:
        """Of the frame that is on screen."""
        shown = self._stage.shown_pts
        return self._player.pts if shown is None else shown

    @property
    def at_rest(self) -> bool:
        """Whether the exact frame of where the player stands is on screen."""
        player = self._player
        return player.loaded and not player.running and self._stage.shown_pts == player.pts

    @property
    def size(self) -> tuple[int, int]:
        """Of the upright picture, in pixels."""
        media = self._session.media
        return geometry.upright_size(media) if media is not None else (0, 0)

    @property
    def region(self) -> Region | None:
        """The chosen one."""
        return next((each for each in self._session.regions if each.uid == self._region_uid), None)

    def of_annotation(self) -> list[Region]:
        """Those of the chosen annotation."""
        chosen = self._session.annotation
        return [each for each in self._session.regions if chosen and each.annotation_uid == chosen.uid]

    def annotation_of(self, region: Region) -> Annotation | None:
        annotations = self._session.annotations
        if annotations is not self._known_of:  # a list of thousands, asked for with each frame that plays
            self._known_of, self._known = annotations, {each.uid: each for each in annotations}
        return self._known.get(region.annotation_uid)

    def shown(self) -> list[Shown]:
        """All regions of the frame on screen, the chosen one last."""
        if not self._session.regions or self._session.media is None:
            return []
        pts, found = self.pts, []
        for region in self._session.regions:
            annotation = self.annotation_of(region)
            placed = place_at(region, pts, annotation) if annotation is not None else None
            if annotation is not None and placed is not None:
                found.append(Shown(region, annotation, placed, self._upright(region, placed.points, pts)))
        return sorted(found, key=lambda each: each.region.uid == self._region_uid)

    def chosen_here(self) -> Shown | None:
        """The chosen region, if its annotation lasts on the frame on screen."""
        return next((each for each in self.shown() if each.region.uid == self._region_uid), None)

    def _upright(self, region: Region, points: Points, pts: int) -> Places:
        if self._moved is not None and self._moved[:2] == (region.uid, pts):
            return self._moved[2]
        media = self._session.media
        assert media is not None
        return shapes.tidied(region.kind, [geometry.to_upright(media, x, y) for x, y in points])

    # ---------------------------------------------------------------- choosing

    def use(self, tool: Tool) -> None:
        self.tool, self.begun = tool, []
        if tool is not Tool.SELECT:
            self._player.pause()
            self.let_go()
        self.changed.emit()

    def choose(self, uid: str | None, *, in_hand: bool = False) -> None:
        """Chooses a region, and its annotation with it."""
        self.settle()
        if uid != self._region_uid:
            self.corner = None
        self._region_uid = uid
        region = self.region
        if region is not None:
            self._session.choose_annotation(region.annotation_uid)
        self.in_hand = in_hand and region is not None
        self.changed.emit()

    def let_go(self) -> None:
        self.settle()
        self.in_hand, self.corner = False, None
        self.changed.emit()

    def _on_annotation(self, annotation: Annotation | None) -> None:
        region = self.region
        if annotation is None or region is None or region.annotation_uid != annotation.uid:
            self.settle()
            first = next(iter(self.of_annotation()), None)
            self._region_uid, self.in_hand, self.corner = (first.uid if first else None), False, None
        self.begun = []
        self.changed.emit()

    def _on_moved(self) -> None:
        if self._moved is not None and self._moved[1] != self._player.pts:
            self.settle()
        if self.begun:
            self.begun = []
        self.changed.emit()

    # ---------------------------------------------------------------- drawing and moving

    def may_draw(self) -> bool:
        """Whether something can be drawn now; says why not, and pauses where it runs."""
        session = self._session
        if session.case.read_only or session.media is None or session.media.kind == "sound":
            session.said.emit(tr("Nothing can be drawn here."))
        elif not self.at_rest:
            self._player.pause()
            session.said.emit(tr("Paused. Draw on this frame now."))
        elif session.annotation is None:
            session.said.emit(tr("Choose or add the annotation first."))
        elif not lasts(session.annotation, self.pts):
            session.said.emit(
                tr(
                    "The chosen annotation does not last on this frame. Go to one of its frames, or make it longer."
                )
            )
        else:
            return True
        return False

    def draw(self, kind: str, places: Places) -> Region | None:
        """A new region of the chosen annotation, then in hand."""
        annotation, media = self._session.annotation, self._session.media
        if annotation is None or media is None or not self.may_draw():
            return None
        made: Region | None = self._write(
            regions.add_region, annotation.uid, kind=kind, pts=self.pts, points=_coded(media, kind, places)
        )
        self.use(Tool.SELECT)
        if made is not None:
            self.choose(made.uid, in_hand=True)
            self._session.said.emit(
                tr(
                    "Region R{number} drawn. Arrows move it, Ctrl+arrows change its size, Esc lets go.",
                    number=made.number,
                )
            )
        return made

    def draw_in_the_middle(self) -> None:
        """For whoever has no mouse: a shape to move with the keys."""
        if self.tool is not Tool.SELECT:
            self.draw(str(self.tool), shapes.in_the_middle(str(self.tool), *self.size))

    def move(self, places: Places, *, soon: bool = False) -> None:
        """Shows the chosen region at another place on this frame; writes it with `settle`, or `soon` by itself."""
        region = self.region
        if region is None or not self.may_draw():
            return
        self._moved = (region.uid, self.pts, places)
        if soon:
            self._timer.start()
        self.changed.emit()

    def settle(self) -> None:
        """Writes where the chosen region was moved to; another recording may have been chosen meanwhile."""
        self._timer.stop()
        if self._moved is None:
            return
        (uid, pts, places), self._moved = self._moved, None
        for region in self._session.case.find(Region, uid=uid):
            media = self._session.media_of(region.media_uid)
            assert media is not None
            points = _coded(media, region.kind, places)
            self._write(regions.set_key, uid, pts=pts, points=points)
        self.changed.emit()

    def forget_move(self) -> None:
        self._timer.stop()
        self._moved = None
        self.changed.emit()

    # ---------------------------------------------------------------- what is said of the chosen one

    def key_here(self) -> None:
        """The chosen region is keyed on this frame where it is drawn now."""
        shown = self.chosen_here()
        if shown is None:
            self.may_draw()
            return
        self.move(shown.places)
        self.settle()

    def set_state(self, state: RegionState) -> None:
        region = self.region
        if region is not None and self.may_draw():
            self.settle()
            self._write(regions.set_state, region.uid, pts=self.pts, state=str(state))

    def remove_key(self) -> None:
        if (region := self.region) is not None:
            self.forget_move()
            self._write(regions.remove_key, region.uid, pts=self.pts)

    def remove(self) -> None:
        """The whole chosen region."""
        if (region := self.region) is not None:
            self.forget_move()
            case, author = self._session.case, self._session.author
            self._session.write(regions.remove_region, case, region.uid, actor=author)
            self._session.said.emit(
                tr("Region R{number} deleted. {key:undo} brings it back.", number=region.number)
            )
            self.choose(next((each.uid for each in self.of_annotation()), None))

    def add_corner(self, edge: int, share: float = 0.5) -> None:
        if (region := self.region) is not None and self.may_draw():
            self.settle()
            self._write(regions.add_corner, region.uid, edge=edge, share_milli=round(share * 1000))

    def remove_corner(self, corner: int) -> None:
        if (region := self.region) is not None and self.may_draw():
            self.settle()
            self.corner = None
            self._write(regions.remove_corner, region.uid, corner=corner)

    def name(self, text: str) -> None:
        if (region := self.region) is not None and text.strip() != region.label:
            self._write(regions.name_region, region.uid, text)

    def _write(self, operation: Callable[..., Region], uid: str, *given: Any, **named: Any) -> Region | None:
        session = self._session
        return session.write(operation, session.case, uid, *given, actor=session.author, **named)


def _coded(media: Media, kind: str, places: Places) -> Points:
    return tuple(geometry.to_coded(media, x, y) for x, y in shapes.tidied(kind, places))
