"""Why something of a page could not be had: texts that are stored in English, and can be said in other languages."""

from __future__ import annotations

from catalog.model.records import Json
from catalog.model.told import LED_ON
from catalog.texts import marked, recognised_whole

COULD_NOT = marked("{what} could not be had: {why}")
SUBTITLES_OF = marked("the subtitles ({language})")
BROKE_OFF = marked("The site handed out {count} of them and broke off: {why}")
LEFT_OUT = marked("{count} subtitles were left out.")
_WHY = (COULD_NOT, BROKE_OFF, LEFT_OUT, LED_ON)


def explained_missing(each: Json) -> tuple[str, str]:
    """What is missing and why, of a stored `{"what", "why"}`, as phrases where they were made of some."""
    what, why = str(each.get("what") or ""), str(each.get("why") or "")
    return recognised_whole(what, (SUBTITLES_OF,)), recognised_whole(why, _WHY)
