"""The rooms that nobody sees before asking for them, in the order in which they are made once the window stands, and
what each is asked by. Their modules load with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, cast

from app.i18n import marked

if TYPE_CHECKING:
    from app.room import Desk, Room


@dataclass(frozen=True, slots=True)
class LaterRoom:
    """A class of `module`, the `actions` that it answers, and the titles of its `panels` by their ids."""

    module: str
    name: str
    actions: tuple[str, ...]
    panels: Mapping[str, str] = field(default_factory=dict)

    def load(self) -> Callable[[Desk], Room]:
        return cast("Callable[[Desk], Room]", getattr(import_module(self.module), self.name))


LATER_ROOMS: tuple[LaterRoom, ...] = (
    LaterRoom(
        "app.transcript.room",
        "TranscriptRoom",
        (
            *("transcript", "line_begin", "line_end", "line_split", "line_merge", "line_remove"),
            *("read_subtitles", "write_subtitles"),
        ),
        {"transcript": marked("Transcript")},
    ),
    LaterRoom("app.queue.room", "LinksRoom", ("links",), {"links": marked("Links")}),
    LaterRoom("app.people.room", "PeopleRoom", ("people",), {"people": marked("People")}),
    LaterRoom("app.history.room", "HistoryRoom", ("history",), {"history": marked("What was done")}),
    LaterRoom("app.vocabulary.room", "VocabularyRoom", ("edit_vocabulary",)),
    LaterRoom(
        "app.together.room",
        "TogetherRoom",
        ("side_by_side", "event_timeline", "clock_in_picture"),
        {"together": marked("Side by side"), "event": marked("Event timeline")},
    ),
    LaterRoom(
        "app.places.room",
        "PlacesRoom",
        ("places", "place_new", "place_reference", "place_panorama"),
        {"places": marked("Where it was")},
    ),
    LaterRoom(
        "app.media_page.room",
        "MediaPageRoom",
        ("media_page", "page", "public_copy"),
        {"page": marked("About it")},
    ),
    LaterRoom(
        "app.about.room", "AboutRoom", ("describe", "describe_many"), {"describe": marked("Description")}
    ),
    LaterRoom("app.keeping.room", "KeepingRoom", ("sign_now", "custody")),
    LaterRoom("app.fixity.room", "FixityRoom", ("fixity", "erase")),
    LaterRoom("app.package.room", "PackageRoom", ("package", "receive")),
)
"""Each of their panels stands behind another, hidden; each shows what the case and the player show when it is made.
None knows of another, so that any may come first."""
