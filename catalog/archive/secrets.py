"""What must leave no trace: the values of cookies that give access, and a proxy's name and password."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from catalog.archive.witness import LEFT_OUT

SHORTEST = 6
"""Characters. Shorter values are words of any text; they stand under names that are dropped whole."""
_SECRET_KEYS = frozenset({"cookies", "cookie", "set-cookie", "authorization", "proxy-authorization"})


class Secrets:
    """Known secret values, each in the forms in which a site or a library may hand it back."""

    def __init__(self, values: Iterable[str] = ()) -> None:
        forms = {form for value in values for form in (value, quote(value, safe=""), unquote(value))}
        self._forms = sorted((form for form in forms if len(form) >= SHORTEST), key=len, reverse=True)

    def hidden(self, value: Any) -> Any:
        """A copy of `value` (as of JSON) without them; what stands under a name for cookies goes whole."""
        if isinstance(value, str):
            for form in self._forms:
                value = value.replace(form, LEFT_OUT)
            return value
        if isinstance(value, dict):
            return {
                self.hidden(key): LEFT_OUT if str(key).lower() in _SECRET_KEYS else self.hidden(each)
                for key, each in value.items()
            }
        if isinstance(value, (list, tuple)):
            return [self.hidden(each) for each in value]
        return value


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
