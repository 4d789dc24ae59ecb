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
        "app.regions.room",
        "RegionsRoom",
        (
            *("region_select", "region_box", "region_polygon", "region_point", "region_take"),
            *("region_earlier", "region_later", "region_key", "region_visible", "region_hidden"),
            *("region_out", "track_on", "track_back", "region_unkey", "region_delete"),
        ),
        {"regions": marked("In the picture")},
    ),
    LaterRoom(
        "app.seeing.room",
        "SeeingRoom",
        (
            *("picture_closer", "picture_wider", "picture_whole", "picture_100", "picture_200"),
            *("picture_400", "picture_left", "picture_right", "picture_up", "picture_down"),
            *("see_better", "seeing_on", "seeing_none", "picture_turn", "hold_frame"),
            *("hold_mode", "wipe_left", "wipe_right", "keep_seen"),
        ),
        {"seeing": marked("See better")},
    ),
    LaterRoom(
        "app.second_look.room",
        "SecondLookRoom",
        ("second_look", "two_coders"),
        {"second look": marked("Second look"), "two coders": marked("Two coders")},
    ),
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
