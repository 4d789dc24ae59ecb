"""Where one was in a case: the recording, the moment, the panels in front. Kept on this machine alone, case by case.

Nothing is shown by it that was not asked for: what may be graphic is blurred and silent again.
"""

from __future__ import annotations

from app.docks import Docks
from app.player.opening import Opener
from app.player.player import Player
from app.session import CaseSession
from app.settings import LastPlace, Settings
from catalog.model.records import Assignment, AssignmentState


def take_up(session: CaseSession) -> None:
    """Whoever works under the name of an open assignment's coder codes for it from the start: nothing of what others
    coded is seen before. One of another coder is left."""
    now = session.assignment
    if now is not None and now.coder == session.author:
        return
    mine = session.case.find(Assignment, coder=session.author, state=str(AssignmentState.OPEN))
    if mine or now is not None:
        session.choose_assignment(mine[-1] if mine else None)


def resume(session: CaseSession, opener: Opener, settings: Settings) -> None:
    """Opens the recording that was open last where it stood, in the time that it takes to open any; the first one
    where none was, or where it is gone. Nothing where somebody was quicker to choose one."""
    if session.media is not None:
        return
    place = settings.place(session.case.details.uid)
    media = session.media_of(place.media_uid) if place is not None else None
    if place is not None and media is not None:
        opener.open_at(media, place.pts)
    elif session.library:
        session.choose_media(session.library[0])


def keep_place(session: CaseSession, player: Player, docks: Docks, settings: Settings) -> None:
    """Keeps where the player stands; a recording that has not been opened yet leaves what was kept before."""
    media = player.media
    if media is not None:
        place = LastPlace(media.uid, player.pts, docks.in_front())
        settings.keep_place(session.case.details.uid, place)
