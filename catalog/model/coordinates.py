"""Places on the earth as people write them: degrees, degrees with minutes and seconds, and links to maps.

Nothing is asked of any network: of a link only what stands in it is read. Latitude and longitude are WGS 84, in
millionths of a degree.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from urllib.parse import parse_qs, unquote, urlsplit

from catalog.errors import InvalidInput
from catalog.texts import phrase

MICRO = 1_000_000
_NUMBER = r"[-+−]?\d{1,3}(?:\.\d+)?"
_PAIR = re.compile(rf"({_NUMBER})\s*[,;~ ]\s*({_NUMBER})")
_AT = re.compile(rf"@({_NUMBER}),({_NUMBER})")
_PIN = re.compile(rf"!3d({_NUMBER})!4d({_NUMBER})")
_MAP = re.compile(rf"map=[\d.]+/({_NUMBER})/({_NUMBER})")
_SIDE = r"[NSEWСЮЗВ]"
_SPELLED = re.compile(
    rf"(?P<before>{_SIDE})?\s*(?P<degrees>[-+−]?\d{{1,3}}(?:\.\d+)?)\s*°?\s*"
    rf"(?:(?P<minutes>\d{{1,2}}(?:\.\d+)?)\s*['′’]\s*)?(?:(?P<seconds>\d{{1,2}}(?:\.\d+)?)\s*(?:[\"″”]|'')\s*)?"
    rf"(?P<after>{_SIDE})?",
)
_RUSSIAN = {"С": "N", "Ю": "S", "В": "E", "З": "W"}
_EAST_FIRST = ("yandex.", "2gis.")
"""Services whose links give the longitude first."""


def parse_place(text: str) -> tuple[int, int]:
    """Latitude and longitude in millionths of a degree, rounded to the nearest.

    Raises InvalidInput where two numbers cannot be read out of it, and where they lie outside the earth.
    """
    text = text.strip()
    try:
        found = _of_link(text) if re.match(r"(?i)https?://|geo:", text) else _typed(text)
    except InvalidOperation:
        found = None
    if found is None:
        raise InvalidInput(
            phrase("No place can be read out of “{text}”.", text=text[:120]),
            hint="Write 43.238949, 76.889709 (north first), 43°14'20\" N 76°53'23\" E, or the whole link to a map.",
        )
    latitude, longitude = found
    if not -90 <= latitude <= 90 or not -180 <= longitude <= 180:
        raise InvalidInput(
            phrase("“{text}” lies outside the earth.", text=text[:120]),
            hint="The latitude comes first, from -90 to 90; then the longitude, from -180 to 180.",
        )
    return _micro(latitude), _micro(longitude)


def place_text(latitude_micro: int, longitude_micro: int) -> str:
    """`43.238949, 76.889709`"""
    return f"{_degrees(latitude_micro)}, {_degrees(longitude_micro)}"


def _degrees(micro: int) -> str:
    whole, rest = divmod(abs(micro), MICRO)
    return f"{'-' if micro < 0 else ''}{whole}.{rest:06}"


def _micro(degrees: Decimal) -> int:
    return round(degrees * MICRO)


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace("−", "-"))


def _pair(found: re.Match[str] | None, *, east_first: bool = False) -> tuple[Decimal, Decimal] | None:
    if found is None:
        return None
    one, two = _decimal(found[1]), _decimal(found[2])
    return (two, one) if east_first else (one, two)


def _typed(text: str) -> tuple[Decimal, Decimal] | None:
    plain = _PAIR.fullmatch(text)
    if plain is not None:
        return _pair(plain)
    if re.fullmatch(r"\s*[-+−]?\d+,\d+\s*[,;]?\s+[-+−]?\d+,\d+\s*", text):  # decimal commas
        return _pair(_PAIR.fullmatch(re.sub(r"(\d),(\d)", r"\1.\2", text)))
    upper = (
        re.sub(r"\.?\s*[ШД]\.?", "", text.upper())
        if re.search(r"(?i)[шд]\.?\s*($|[,;\s])", text)
        else text.upper()
    )
    parts = list(_SPELLED.finditer(re.sub(r"[;,]\s", " ", upper)))
    rest = _SPELLED.sub("", re.sub(r"[;,]\s", " ", upper)).strip(" ,;")
    if len(parts) != 2 or rest:
        return None
    told = [_spelled(each) for each in parts]
    sides = [side for _, side in told]
    if sides in (["E", "N"], ["E", "S"], ["W", "N"], ["W", "S"], ["EAST", "NORTH"]):
        told.reverse()
    first, second = told[0][1], told[1][1]
    if first in ("E", "W") or second in ("N", "S"):
        return None
    return told[0][0], told[1][0]


def _spelled(found: re.Match[str]) -> tuple[Decimal, str]:
    """Degrees with their sign, and the side that was named."""
    side = found["before"] or found["after"] or ""
    side = _RUSSIAN.get(side, side)
    degrees = _decimal(found["degrees"])
    minutes, seconds = Decimal(found["minutes"] or 0), Decimal(found["seconds"] or 0)
    if minutes >= 60 or seconds >= 60:
        raise InvalidOperation
    size = abs(degrees) + minutes / 60 + seconds / 3600
    is_negative = found["degrees"][0] in "-−" or side in ("S", "W")
    return (-size if is_negative else size), side


def _of_link(text: str) -> tuple[Decimal, Decimal] | None:
    parts = urlsplit(unquote(text))
    if parts.scheme.lower() == "geo":
        return _pair(_PAIR.match(parts.path))
    host = (parts.hostname or "").lower()
    asked = parse_qs(parts.query)
    east_first = any(name in f".{host}" for name in _EAST_FIRST)
    marked = _PIN.search(text)
    if marked is not None:  # the pin itself, not the middle of the view
        return _pair(marked)
    if "mlat" in asked and "mlon" in asked:
        return _decimal(asked["mlat"][0]), _decimal(asked["mlon"][0])
    for name in ("pt", "whatshere[point]", "q", "query", "destination", "ll", "sll", "center", "cp", "m"):
        for value in asked.get(name, ()):
            found = _PAIR.match(value.strip())
            if found is not None:
                return _pair(found, east_first=east_first and name not in ("q", "query"))
    if east_first:
        return _pair(re.search(rf"/({_NUMBER}),({_NUMBER})", parts.path), east_first=True)
    return _pair(_AT.search(text)) or _pair(_MAP.search(parts.fragment))
