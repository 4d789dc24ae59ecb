"""What must leave no trace: the values of cookies that give access, and a proxy's name and password."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import unquote, urlsplit

from catalog.archive.witness import LEFT_OUT

SHORTEST = 6
"""Characters. Shorter values are words of any text; they stand under names that are dropped whole."""
_SECRET_KEYS = frozenset({"cookies", "cookie", "set-cookie", "authorization", "proxy-authorization"})


class Secrets:
    """Known secret values, found again with any of their characters written as in links (`%2F`)."""

    def __init__(self, values: Iterable[str] = ()) -> None:
        forms = {form for value in values for form in (value, unquote(value)) if len(form) >= SHORTEST}
        longest_first = sorted(forms, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(_in_any_writing, longest_first))) if forms else None

    def hidden(self, value: Any) -> Any:
        """A copy of `value` (as of JSON) without them; what stands under a name for cookies goes whole."""
        if isinstance(value, str):
            return value if self._pattern is None else self._pattern.sub(LEFT_OUT, value)
        if isinstance(value, dict):
            return {
                self.hidden(key): LEFT_OUT if str(key).lower() in _SECRET_KEYS else self.hidden(each)
                for key, each in value.items()
            }
        if isinstance(value, (list, tuple)):
            return [self.hidden(each) for each in value]
        return value


def _in_any_writing(text: str) -> str:
    """A regular expression for `text` with each character as it is, or as a link or a form writes it."""
    parts = []
    for character in text:
        quoted = "".join(f"%{byte:02x}" for byte in character.encode("utf-8", "surrogatepass"))
        plus = "|\\+" if character == " " else ""
        parts.append(f"(?:{re.escape(character)}|(?i:{quoted}){plus})")
    return "".join(parts)


def values_of_proxy(proxy: str | None) -> list[str]:
    """The name and the password in a proxy's address, and both as the header that carries them."""
    if not proxy:
        return []
    try:
        parts = urlsplit(proxy if "://" in proxy else f"http://{proxy}")
        name, password = unquote(parts.username or ""), unquote(parts.password or "")
    except ValueError:
        return [proxy]
    if not name and not password:
        return []
    basic = base64.b64encode(f"{name}:{password}".encode()).decode()
    return [name, password, basic, f"{parts.username}:{parts.password}"]
