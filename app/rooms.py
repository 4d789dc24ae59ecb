"""The rooms of the window: one list, in the order in which they are made."""

from __future__ import annotations

from collections.abc import Callable

from app.about.room import AboutRoom
from app.acquisition.room import AcquisitionRoom
from app.annotate.room import CodingRoom
from app.find.room import FindRoom
from app.fixity.room import FixityRoom
from app.help.room import HelpRoom
from app.history.room import HistoryRoom
from app.keeping.room import KeepingRoom
from app.media_page.room import MediaPageRoom
from app.package.room import PackageRoom
from app.people.room import PeopleRoom
from app.places.room import PlacesRoom
from app.player.room import PlayerRoom
from app.protection.room import ProtectionRoom
from app.queue.room import LinksRoom
from app.regions.room import RegionsRoom
from app.room import Desk, Room
from app.second_look.room import SecondLookRoom
from app.seeing.room import SeeingRoom
from app.timeline.editing import TimelineEditing
from app.together.room import TogetherRoom
from app.transcript.room import TranscriptRoom
from app.vocabulary.room import VocabularyRoom
from app.watching.room import WatchingRoom

ROOMS: tuple[Callable[[Desk], Room], ...] = (
    CodingRoom,
    WatchingRoom,
    TranscriptRoom,
    FindRoom,
    TimelineEditing,
    RegionsRoom,
    SecondLookRoom,
    LinksRoom,
    ProtectionRoom,
    PeopleRoom,
    HistoryRoom,
    PlayerRoom,
    SeeingRoom,
    VocabularyRoom,
    TogetherRoom,
    PlacesRoom,
    MediaPageRoom,
    AboutRoom,
    AcquisitionRoom,
    KeepingRoom,
    FixityRoom,
    PackageRoom,
    HelpRoom,
)
"""What stands in the window beside the player, the timeline and the vocabulary; each brings its own panels."""
