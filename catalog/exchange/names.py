"""Names of files in a bag, which a stranger may have chosen: what climbs out, and what not every system can hold."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from catalog.texts import marked

_DEVICES = {"con", "prn", "aux", "nul", "conin$", "conout$"}
_DEVICES |= {f"{name}{n}" for name in ("com", "lpt") for n in "123456789¹²³"}


def climbs_out(path: str) -> bool:
    """Whether a path as a manifest has it could lead outside the bag, on any system."""
    parts = re.split(r"[/\\]", path)
    return (
        not path
        or path.startswith(("/", "\\", "~"))
        or re.match(r"[A-Za-z]:|%\w+%", path) is not None
        or ".." in parts
        or "\0" in path
    )


def unportable(path: str) -> str | None:
    """Why some system cannot hold a file of this name, or makes another thing of it; None: all can."""
    if "\\" in path:
        return marked("has a backslash, which some systems take for a folder")
    for part in path.split("/"):
        if part.split(".")[0].rstrip(" ").lower() in _DEVICES:
            return marked("is the name of a device")
        if any(unicodedata.category(each) == "Cc" for each in part):
            return marked("has a control character")
        if any(each in '<>:"|?*' for each in part):
            return marked("has a character that some systems do not allow")
        if part != part.rstrip(". ") and part not in (".", ".."):
            return marked("ends in a dot or a space, which some systems cut off")
        if len(part.encode("utf-8", "surrogatepass")) > 255:
            return marked("is too long")
    return None


def is_device(path: str) -> bool:
    return any(part.split(".")[0].rstrip(" ").lower() in _DEVICES for part in path.split("/"))


def doubles(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of names that are one file where case, or how a letter is composed, makes no difference."""
    seen: dict[str, str] = {}
    for path in sorted(set(paths)):
        key = unicodedata.normalize("NFC", path).casefold()
        if key in seen:
            yield seen[key], path
        else:
            seen[key] = path
