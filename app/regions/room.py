"""The room in which people say where in the picture an annotation is, and let the program follow it."""

from __future__ import annotations

from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu

from app.flow import scrolled
from app.i18n import tr, trn
from app.job_bridge import Entry
from app.regions.board import Board, Tool
from app.regions.hands import Hands
from app.regions.overlay import RegionOverlay
from app.regions.panel import RegionsPanel
from app.room import Desk, Panel, Place
from catalog.jobs import JobState
from catalog.model.records import Region, RegionState
from catalog.model.regions import keys_of, lasts
from catalog.operations import regions
from catalog.operations.regions import TrackResult

PANEL = "regions"


class RegionsRoom:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        picture = desk.stage.picture
        self.board = Board(desk.session, desk.player, desk.stage, desk.window)
        self.overlay = RegionOverlay(desk.session, self.board, picture)
        picture.overlays.append(self.overlay)
        self.panel = RegionsPanel(desk.session, self.board, desk.actions)
        self.panels = [
            Panel(
                PANEL,
                self._title(),
                scrolled(self.panel, tr("Regions in the picture")),
                Place.RIGHT,
                behind="annotation",
            )
        ]
        self.hands = Hands(self.board, self.overlay, picture, self.ask_delete)
        self._entry: Entry | None = None
        self._followed: tuple[str, TrackResult] | None = None
        """The region that is followed, and the last that was heard of it."""
        self.board.changed.connect(picture.update)
        self.board.changed.connect(lambda: desk.title(PANEL, self._title()))
        desk.player.picture.connect(lambda *_: self._on_picture())
        desk.work.changed.connect(self._on_work)
        desk.work.finished.connect(self._on_finished)
        self.panel.list.go_asked.connect(desk.player.go_to_pts)
        self.panel.stop_asked.connect(self._stop)
        self.panel.keep_asked.connect(self._keep)
        self.panel.discard_asked.connect(self._discard)
        self._connect_actions()

    def close(self) -> None:
        self.board.close()
        self.hands.close()

    def _connect_actions(self) -> None:
        board = self.board
        done = {
            "region_select": lambda: self._use(Tool.SELECT),
            "region_box": lambda: self._use(Tool.BOX),
            "region_polygon": lambda: self._use(Tool.POLYGON),
            "region_point": lambda: self._use(Tool.POINT),
            "region_take": self._take,
            "region_earlier": lambda: self._go(-1),
            "region_later": lambda: self._go(1),
            "region_key": board.key_here,
            "region_visible": lambda: board.set_state(RegionState.VISIBLE),
            "region_hidden": lambda: board.set_state(RegionState.HIDDEN),
            "region_out": lambda: board.set_state(RegionState.OUT_OF_VIEW),
            "region_unkey": board.remove_key,
            "region_delete": board.remove,
            "track_on": lambda: self.follow(regions.FORWARD),
            "track_back": lambda: self.follow(regions.BACK),
        }
        for action_id, do in done.items():
            self._desk.actions[action_id].triggered.connect(lambda _=False, do=do: do())

    def _on_picture(self) -> None:
        if self.panel.isVisible():
            self.panel.show_state()

    def _title(self) -> str:
        count = len(self.board.of_annotation())
        return tr("In the picture") + (f"  {count}" if count else "")

    # ---------------------------------------------------------------- tools

    def _use(self, tool: Tool) -> None:
        self._desk.bring_up(PANEL)
        self.board.use(tool)
        if tool is not Tool.SELECT and self._desk.session.annotation is None:
            self._desk.say(tr("Choose or add the annotation first."))
        self._desk.stage.picture.setFocus()

    def _take(self) -> None:
        """For whoever has no mouse."""
        if self.board.region is None:
            self._desk.say(tr("Choose an annotation that has a region first."))
            return
        self.board.use(Tool.SELECT)
        self.board.choose(self.board.region.uid, in_hand=True)
        self._desk.stage.picture.setFocus()

    def _go(self, direction: int) -> None:
        """To the next keyed frame of the chosen region, before or after this one."""
        region, here = self.board.region, self._desk.player.pts
        annotation = self.board.annotation_of(region) if region is not None else None
        if region is None or annotation is None:
            return
        keyed = [key.pts for key in keys_of(region) if lasts(annotation, key.pts)]
        beyond = [pts for pts in keyed if (pts - here) * direction > 0]
        if beyond:
            self._desk.player.go_to_pts(min(beyond, key=lambda pts: abs(pts - here)))
        else:
            self._desk.say(tr("There is no other keyed frame that way."))

    def ask_delete(self) -> None:
        """A menu that says plainly what goes: this frame's key, or the region."""
        region = self.board.region
        if region is None:
            return
        menu = QMenu(self._desk.window)
        menu.setObjectName("delete_region")
        menu.addAction(self._desk.actions["region_unkey"])
        menu.addAction(self._desk.actions["region_delete"])
        self.panel.show_state()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(QCursor.pos())

    # ---------------------------------------------------------------- following

    def follow(self, direction: int) -> None:
        """Follows the chosen region from the frame on screen, until it is unsure."""
        session, region = self._desk.session, self.board.region
        media = session.media
        if self._entry is not None:
            self._desk.say(tr("A region is being followed already."))
        elif region is None or media is None:
            self._desk.say(tr("Choose the region to follow first."))
        elif self.board.may_draw():
            self.board.settle()
            uid, pts, seconds = region.uid, self.board.pts, self.panel.seconds
            self._followed = None
            self._entry = self._desk.work.submit(
                tr("Follow region R{number} in {media}", number=region.number, media=media.label),
                lambda: regions.track_region(
                    session.case,
                    uid,
                    actor=session.author,
                    from_pts=pts,
                    direction=direction,
                    seconds=seconds,
                ),
                then=lambda done: self._on_followed(*done),
                each=lambda so_far: self._hear(uid, so_far),
                quiet=True,
            )
            self.panel.show_following(tr("Following R{number}…", number=region.number), running=True)

    def _hear(self, uid: str, so_far: object) -> None:
        if isinstance(so_far, TrackResult):
            self._followed = (uid, so_far)

    def _on_work(self, entry: Entry) -> None:
        if entry is self._entry and entry.snapshot is not None and not entry.finished:
            done = int(entry.snapshot.done)
            self.panel.show_following(trn("Followed so far: %n frames", done), running=True)

    def _on_followed(self, region: Region, result: TrackResult) -> None:
        session, moments = self._desk.session, self._desk.session.moments
        session.refresh()
        self._entry = self._followed = None
        self.panel.show_following("")
        if moments is None or session.media is None or session.media.uid != region.media_uid:
            return
        count = trn("%n frames", len(result.places) - 1)
        if result.unsure_pts is not None:
            self._desk.player.go_to_pts(result.unsure_pts)
            at = moments.clock(result.unsure_pts)
            text = tr(
                "Followed for {count}, then unsure at {at}: {why}.", count=count, at=at, why=result.unsure_why
            )
        elif result.ended == "left":
            self._desk.player.go_to_pts(result.reached_pts)
            text = tr("Followed for {count}; it leaves the picture here.", count=count)
        else:
            text = tr("Followed for {count}, as far as was asked for. Look whether it is right.", count=count)
        self._desk.say(text)

    def _on_finished(self, entry: Entry) -> None:
        """Where it was stopped, or failed, what was followed so far waits for a decision."""
        if entry is not self._entry:
            return
        self._entry = None
        if entry.state is JobState.FAILED:
            self._desk.say(entry.message)
        if self._followed is None or len(self._followed[1].places) < 2:
            self._followed = None
            self.panel.show_following("")
            return
        count = len(self._followed[1].places) - 1
        self.panel.show_following(trn("Stopped. Keep the %n frames so far?", count), decides=True)

    def _stop(self) -> None:
        if self._entry is not None:
            self._desk.work.cancel(self._entry)

    def _keep(self) -> None:
        session = self._desk.session
        if self._followed is not None:
            uid, result = self._followed
            session.write(regions.keep_track, session.case, uid, result, actor=session.author)
        self._discard()

    def _discard(self) -> None:
        self._followed = None
        self.panel.show_following("")
