"""What the names under which files tell of themselves are about. Which of them tell a place decides what stays here."""

from __future__ import annotations

import re
from typing import Any

_PLACE = re.compile(
    r"(?i)gps|location|latitude|longitude|altitude|(^|[^a-z])xyz|geotag|iso6709|(^|[:_ .])(city|country|sublocation)"
)
_KINDS = (
    ("", re.compile(r"(?i)colou?r_")),
    ("time", re.compile(r"(?i)date|creation_?time|offset_?time|timecode|subsectime|recorded_time")),
    ("device", re.compile(r"(?i)(^|[^a-z])make|model|lens|serial|android|device|camera")),
    (
        "software",
        re.compile(
            r"(?i)software|encoder|encoded_?(library|application)|creatortool|writing|muxing|handler|generator"
        ),
    ),
    ("author", re.compile(r"(?i)artist|author|copyright|owner|creator|by-?line|performer|credit|rights")),
    ("identifier", re.compile(r"(?i)unique|documentid|instanceid|identifier|(^|[^a-z])uu?id")),
    (
        "description",
        re.compile(r"(?i)title|comment|description|subject|caption|keyword|synopsis|album|headline"),
    ),
)


def is_place(name: str) -> bool:
    """Whether what stands under this name may tell where something was recorded."""
    return bool(_PLACE.search(name))


def kind_of(name: str) -> str:
    """What a name is about ("time", "device", …); empty: nothing that is shown first."""
    return next((kind for kind, pattern in _KINDS if pattern.search(name)), "")


def without_places(value: Any) -> Any:
    """A value of JSON's kinds without what stands under a name that may tell a place."""
    if isinstance(value, dict):
        return {key: without_places(inner) for key, inner in value.items() if not is_place(str(key))}
    if isinstance(value, list):
        return [without_places(each) for each in value]
    return value
