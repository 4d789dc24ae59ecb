"""What is done to set recordings on one clock: by eye, by ear, typed, from the sound, by a clock in the picture."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from app.i18n import tr
from app.room import Desk
from app.together.dialogs import ClockDialog, OffsetDialog
from app.together.pane import Pane
from catalog.model.clock import frame_seconds
from catalog.model.records import Alignment, Media
from catalog.operations import alignments
from catalog.operations.alignments import SPEED_OF_SOUND, SoundProposal

if TYPE_CHECKING:
    from app.together.room import TogetherRoom

HEARD_APART = Fraction(3, 100)
"""Two of the same sound are heard as two from about so many seconds on (Litovsky et al., JASA 106(4), 1999)."""


class Aligning(QObject):
    """Each writes one alignment of the leading recording with another, in one step that can be undone."""

    def __init__(self, desk: Desk, room: TogetherRoom) -> None:
        super().__init__(room)
        self._desk = desk
        self._room = room
        self.dialog: QDialog | None = None

    def serve(self, pane: Pane) -> None:
        pane.same_moment_asked.connect(self.same_moment)
        pane.keep_asked.connect(self.keep)
        pane.type_asked.connect(self.ask_offset)
        pane.sound_asked.connect(self.propose)
        pane.remove_asked.connect(self.take_away)

    # ---------------------------------------------------------------- by eye and ear

    def same_moment(self, pane: Pane) -> None:
        """The frame that the pane shows and the leading one are of one moment: within a frame of each."""
        follower, leader = pane.follower, self._desk.session.media
        if follower is None or leader is None or not self._desk.player.loaded:
            return
        self._desk.player.pause()
        error = frame_seconds(leader) + frame_seconds(pane.media)
        made = self._align(leader, self._desk.player.pts, pane.media, follower.pts, error=error, method="eye")
        if made is not None:
            follower.nudge = Fraction(0)
            pane.hold.setChecked(False)

    def keep(self, pane: Pane) -> None:
        """The offset that is being tried, set by ear: within what an ear tells apart, and what sound may travel."""
        follower, session = pane.follower, self._desk.session
        leader = session.media
        if follower is None or leader is None:
            return
        aligned = session.world().between(leader.uid, pane.media.uid)
        if aligned is None or not follower.nudge:
            return
        seconds = self._desk.player.pts * leader.time_base
        there = round((aligned.line.at(seconds) + follower.nudge) / pane.media.time_base)
        error = HEARD_APART + Fraction(self._room.panel.metres.value(), SPEED_OF_SOUND)
        made = self._align(
            leader,
            self._desk.player.pts,
            pane.media,
            there,
            error=error,
            method="ear",
            drift_ppb=aligned.drift_ppb,
        )
        if made is not None:
            follower.nudge = Fraction(0)
            follower.again()

    def _align(
        self,
        leader: Media,
        at_pts: int,
        other: Media,
        other_pts: int,
        *,
        error: Fraction,
        method: str,
        drift_ppb: int = 0,
    ) -> Alignment | None:
        session = self._desk.session
        made = session.write(
            alignments.align,
            session.case,
            leader.uid,
            at_pts,
            other_uid=other.uid,
            other_pts=other_pts,
            error_micros=max(1000, math.ceil(error * 1_000_000)),
            method=method,
            drift_ppb=drift_ppb,
            actor=session.author,
        )
        self._say(made, leader, other)
        return made

    def _say(self, made: Alignment | None, leader: Media, other: Media) -> None:
        if made is not None:
            self._desk.say(
                tr(
                    "{one} and {other} are aligned, ±{error} s. {key:undo} takes that back.",
                    one=leader.label,
                    other=other.label,
                    error=f"{made.error_micros / 1e6:.3f}",
                )
            )

    # ---------------------------------------------------------------- typed

    def ask_offset(self, pane: Pane) -> None:
        session = self._desk.session
        leader = session.media
        if leader is None:
            return
        known = alignments.offset_seconds(session.case, leader.uid, pane.media.uid) or Fraction(0)
        dialog = OffsetDialog(leader, pane.media, known, self._desk.window)
        dialog.accepted.connect(lambda: self._type(dialog, leader, pane.media))
        self._open(dialog)

    def _type(self, dialog: OffsetDialog, leader: Media, other: Media) -> None:
        session = self._desk.session
        made = session.write(
            alignments.align_by_offset,
            session.case,
            leader.uid,
            other.uid,
            dialog.offset,
            error_micros=dialog.error_micros,
            actor=session.author,
        )
        self._say(made, leader, other)

    def ask_clock(self) -> None:
        """The leading recording's frame shows a clock."""
        session, player = self._desk.session, self._desk.player
        media, moments = session.media, session.moments
        if media is None or moments is None or not player.loaded or session.case.read_only:
            return
        player.pause()
        pts = player.pts
        known = session.world().utc_of(media, pts)
        dialog = ClockDialog(media, moments.clock(pts), known[0][:10] if known else "", self._desk.window)
        dialog.accepted.connect(lambda: self._tie(dialog, media, pts))
        self._open(dialog)

    def _tie(self, dialog: ClockDialog, media: Media, pts: int) -> None:
        session = self._desk.session
        made = session.write(
            alignments.tie_to_utc,
            session.case,
            media.uid,
            pts,
            dialog.utc,
            error_micros=dialog.error_micros,
            actor=session.author,
        )
        if made is not None:
            self._desk.say(
                tr("{media} is tied to the world's time. {key:undo} takes that back.", media=media.label)
            )

    # ---------------------------------------------------------------- from the sound

    def propose(self, pane: Pane) -> None:
        """Compares the sound of both; what it says is asked for, never taken over unseen."""
        session, leader, other = self._desk.session, self._desk.session.media, pane.media
        if leader is None:
            return
        metres = self._room.panel.metres.value()
        self._room.panel.say(
            tr("Comparing the sound of {one} and {other}…", one=leader.label, other=other.label)
        )
        self._desk.work.submit(
            tr("Sound of {one} and {other}", one=leader.label, other=other.label),
            lambda: alignments.propose_from_sound(session.case, leader.uid, other.uid, metres=metres),
            then=lambda proposal: self._on_proposal(proposal, leader, other),
        )

    def _on_proposal(self, proposal: SoundProposal, leader: Media, other: Media) -> None:
        from app.together.proposal import ProposalDialog

        self._room.panel.say("")
        dialog = ProposalDialog(proposal, leader, other, self._desk.window)
        dialog.accepted.connect(lambda: self._accept(proposal, leader, other))
        self._open(dialog)

    def _accept(self, proposal: SoundProposal, leader: Media, other: Media) -> None:
        session = self._desk.session
        made = session.write(alignments.accept_proposal, session.case, proposal, actor=session.author)
        self._say(made, leader, other)

    # ---------------------------------------------------------------- away

    def take_away(self, pane: Pane) -> None:
        session, leader = self._desk.session, self._desk.session.media
        if leader is None:
            return
        found = alignments.alignments_between(session.case, leader.uid, pane.media.uid)
        if not found:
            self._desk.say(
                tr(
                    "{one} and {other} were not aligned with each other directly.",
                    one=leader.label,
                    other=pane.media.label,
                )
            )
            return
        session.write(alignments.remove_alignment, session.case, found[-1].uid, actor=session.author)
        self._desk.say(
            tr("The one that was made before counts again.")
            if len(found) > 1
            else tr("{one} and {other} are no longer aligned.", one=leader.label, other=pane.media.label)
        )

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
