"""Recordings of one event side by side: the chosen one leads, up to three others follow it on one clock.

The leading recording is the one that the window's player has: its keys step and play it, and what is coded is coded
there. Each other has exact frames and a player of its own.
"""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QImage

from app.flow import scrolled
from app.i18n import tr
from app.room import Desk, Panel, Place
from app.together.aligning import Aligning
from app.together.event_panel import EventPanel
from app.together.follower import MOST, Follower
from app.together.pane import Pane
from app.together.panel import TogetherPanel
from app.together.words import conflict_in_words
from catalog.model.records import Media

TOGETHER, EVENT = "together", "event"


class TogetherRoom(QObject):
    """Nothing of it costs anything until a second recording is added."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.window)
        self._desk = desk
        self.followers: list[Follower] = []
        self.panel = TogetherPanel(desk.session)
        self.event_panel = EventPanel(desk.session)
        self.aligning = Aligning(desk, self)
        self._image = QImage()
        self._leader: Media | None = None
        self._muted_leader = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._follow)
        self.panels = [
            Panel(
                TOGETHER,
                tr("Side by side"),
                scrolled(self.panel, tr("Side by side")),
                Place.BELOW,
                behind="annotations",
                shown=False,
            ),
            Panel(
                EVENT, tr("Event timeline"), self.event_panel, Place.BELOW, behind="annotations", shown=False
            ),
        ]
        self._connect()
        self._lead(desk.session.media)
        self._image = desk.stage.picture.image

    def close(self) -> None:
        self._later.stop()
        for each in self.followers:
            each.close()
        self.followers = []

    def _connect(self) -> None:
        desk, panel = self._desk, self.panel
        session, player = desk.session, desk.player
        session.media_chosen.connect(self._lead)
        session.concealment_changed.connect(self._on_concealment)
        session.library_changed.connect(self._on_library)
        session.history_changed.connect(self._on_history)
        desk.opener.opened.connect(self._follow)
        player.moved.connect(lambda _: self._follow())
        player.picture.connect(self._on_picture)
        player.running_changed.connect(lambda _: self._follow())
        player.rate_changed.connect(lambda _: self._follow())
        panel.add_asked.connect(self.add)
        panel.came_up.connect(lambda: None if panel.panes else self._show())
        panel.sound_chosen.connect(lambda _: self._share_sound())
        panel.clock_asked.connect(self.aligning.ask_clock)
        self.event_panel.timeline.go_asked.connect(self._go)
        for action, panel_id in (("side_by_side", TOGETHER), ("event_timeline", EVENT)):
            desk.actions[action].triggered.connect(lambda _=False, panel_id=panel_id: desk.bring_up(panel_id))
        desk.actions["clock_in_picture"].triggered.connect(self.aligning.ask_clock)

    # ---------------------------------------------------------------- who is shown

    def add(self, uid: str) -> None:
        """Shows another recording beside the leading one; no more than three."""
        media = self._desk.session.media_of(uid)
        if media is None or self._leader is None or len(self.followers) >= MOST - 1:
            return
        self.followers.append(self._made_follower(media))
        self._show()

    def _made_follower(self, media: Media) -> Follower:
        follower = Follower(self._desk.session, self._desk.work, media, self)
        follower.changed.connect(self._tell)
        return follower

    def _remove(self, pane: Pane) -> None:
        follower = pane.follower
        if follower is not None and follower in self.followers:
            self.followers.remove(follower)
            follower.close()
            follower.deleteLater()
            self._show()

    def _take_lead(self, pane: Pane) -> None:
        """The pane's recording leads from where it stands; the one that led follows."""
        assert pane.follower is not None
        self._desk.opener.open_at(pane.media, pane.follower.pts)

    def _lead(self, media: Media | None) -> None:
        """Another recording was chosen in the window."""
        before, self._leader = self._leader, media
        self._image = QImage()
        for each in list(self.followers):
            if media is None or each.media.uid == media.uid:
                self.followers.remove(each)
                each.close()
                each.deleteLater()
                if media is not None and before is not None:
                    self.followers.append(self._made_follower(before))
        self._show()

    def _show(self) -> None:
        """Panes for the leading recording and the others, those that are there already kept. The leading one alone is
        made once it is seen."""
        known = {pane.follower: pane for pane in self.panel.panes if pane.follower is not None}
        panes = []
        if self._leader is not None and (self.followers or self.panel.isVisible()):
            panes.append(self._pane(self._leader, None))
            panes += [known.get(each) or self._pane(each.media, each) for each in self.followers]
        self.panel.show_panes(panes)
        if panes and not self._image.isNull():
            panes[0].show_picture(self._image)
        self._share_sound()
        self._follow()

    def _pane(self, media: Media, follower: Follower | None) -> Pane:
        pane = Pane(self._desk.session, media, follower)
        pane.lead_asked.connect(self._take_lead)
        pane.close_asked.connect(self._remove)
        pane.nudged.connect(self._nudge)
        self.aligning.serve(pane)
        return pane

    # ---------------------------------------------------------------- following

    def _follow(self) -> None:
        player, leader = self._desk.player, self._leader
        if leader is not None and player.loaded:
            for each in self.followers:
                each.follow(leader, player.pts, running=player.running, rate=player.rate)
        self._tell()
        self.event_panel.show_position(leader, player.pts if player.loaded else None)

    def _on_picture(self, image: QImage, pts: int) -> None:
        self._image = image
        if self.panel.panes and self.panel.isVisible():
            self.panel.panes[0].show_picture(image)

    def _nudge(self, pane: Pane, much: int, frames: bool) -> None:
        """Held or not aligned, a recording is stepped by frames; aligned, the offset itself is tried elsewhere."""
        follower = pane.follower
        if follower is None:
            return
        if frames and (follower.held or not follower.aligned):
            follower.step(much)
            return
        follower.nudge += much * follower.frame_seconds() if frames else Fraction(much, 1000)
        self._follow()

    def _go(self, media: Media, pts: int) -> None:
        """To a moment of the event: in the leading recording where it is tied to it, else in that one."""
        leader = self._leader
        there = None
        if leader is not None:
            there = self._desk.session.world().moment(media, pts, leader)
            if there is not None and not leader.first_pts <= there < leader.end_pts:
                there = None
        if leader is not None and there is not None:
            self._desk.player.go_to_pts(there)
        else:
            self._desk.opener.open_at(media, pts)

    # ---------------------------------------------------------------- what is told

    def _tell(self) -> None:
        leader, moments = self._leader, self._desk.session.moments
        if leader is None or not self.panel.isVisible():
            return
        for pane in self.panel.panes:
            if pane.follower is not None:
                pane.show_state(leader)
            elif moments is not None and self._desk.player.loaded:
                pts = self._desk.player.pts
                time = moments.clock(pts)
                world = self._desk.session.world().utc_of(leader, pts)
                utc = f"   {world[0]}" if world else ""
                pane.show_leading(tr("{time}   frame {number}", time=time, number=moments.number(pts)) + utc)

    def _on_history(self) -> None:
        """Alignments may be others now."""
        conflicts = self._desk.session.world().conflicts()
        shown = "\n".join(conflict_in_words(self._desk.session, each) for each in conflicts[:3])
        self.panel.say(shown)
        self.event_panel.reload()
        self._later.start()

    def _on_library(self) -> None:
        self.panel.offer()
        self.event_panel.reload()
        self._on_concealment()

    def _on_concealment(self) -> None:
        for pane in self.panel.panes:
            pane.show_concealment()
        self._share_sound()

    def _share_sound(self) -> None:
        """One recording is heard, or all; what may be graphic is silent until it is shown."""
        desk, heard = self._desk, self.panel.sound.currentData()
        stage = desk.stage
        for each in self.followers:
            media = desk.session.media_of(each.media.uid) or each.media
            audible = heard in ("all", media.uid) and not desk.session.concealed(media)
            each.player.set_volume(stage.volume, muted=not audible)
        leads = not self.followers or self._leader is None or heard in ("all", self._leader.uid)
        if leads == self._muted_leader:
            self._muted_leader = not leads
            stage.set_sound(stage.volume, muted=not leads)
