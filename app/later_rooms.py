"""The rooms that nobody sees before asking for them, in the order in which they are made once the window stands."""

from __future__ import annotations

from collections.abc import Callable

import numpy.ma  # noqa: F401 -- `np.unique` loads it in the first turn that paints annotations: 18 ms

from app.about.room import AboutRoom
from app.fixity.room import FixityRoom
from app.history.room import HistoryRoom
from app.keeping.room import KeepingRoom
from app.media_page.room import MediaPageRoom
from app.package.room import PackageRoom
from app.people.room import PeopleRoom
from app.places.room import PlacesRoom
from app.queue.room import LinksRoom
from app.room import Desk, Room
from app.together.room import TogetherRoom
from app.transcript.room import TranscriptRoom
from app.vocabulary.room import VocabularyRoom

LATER_ROOMS: tuple[Callable[[Desk], Room], ...] = (
    TranscriptRoom,
    LinksRoom,
    PeopleRoom,
    HistoryRoom,
    VocabularyRoom,
    TogetherRoom,
    PlacesRoom,
    MediaPageRoom,
    AboutRoom,
    KeepingRoom,
    FixityRoom,
    PackageRoom,
)
"""Each of their panels stands behind another, hidden; each shows what the case and the player show when it is made."""
