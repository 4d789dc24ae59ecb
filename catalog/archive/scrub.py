"""Taking out of an info.json what must not leave the case: signatures, cookies, addresses, local paths."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

LEFT_OUT = "(left out)"

_DROPPED_KEYS = frozenset(
    {
        "http_headers", "cookies", "request_data", "downloader_options", "hls_aes", "hls_media_playlist_data",
        "extra_param_to_segment_url", "extra_param_to_key_url", "fragments", "filename", "_filename",
        "filepath", "infojson_filename", "source_address", "urls",
    }
)  # fmt: skip
_PUBLIC_LINKS = frozenset(
    {"webpage_url", "original_url", "uploader_url", "channel_url", "creator_url", "playlist_webpage_url"}
)
"""Links that people open. They keep their query (it often names the video), less what looks like a secret."""
_SECRET_NAME = re.compile(
    r"(?ix)^(.*(sig|token|hmac|secret|passw|credential|auth|cookie|session|ticket|policy|jwt).*"
    r"|x-(amz|goog)-.*|hdn[a-z]*|key.*|api_?key|pwd|expires?|exp|sid|st|ip|ei|e|md5|hash|s|t_sign|oh|oe)$"
)
_RANDOM_SEGMENT = re.compile(r"[\w.~%=-]{40,}")


def scrubbed(info: dict[str, Any]) -> dict[str, Any]:
    """A copy of a complete info.json that may be given out.

    Request headers, cookies, keys, private fields and paths of this machine are dropped; media links lose their
    query and whatever in their path looks like a signature; links to pages lose the secrets in their query.
    The object in the case stays complete. Titles and descriptions are left as they are: they are public words.
    """
    result: dict[str, Any] = {}
    for key, value in info.items():
        if key not in _DROPPED_KEYS and not key.startswith("__"):
            result[key] = _scrub(value, public=key in _PUBLIC_LINKS)
    return result


def scrubbed_url(url: str, *, public: bool) -> str:
    """One link without its secrets; a `public` one (a page's) keeps the harmless part of its query."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return LEFT_OUT
    kept = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _SECRET_NAME.match(k)]
    query = urlencode(kept) if public else ""
    place = f"[{host}]" if ":" in host else host
    path = parts.path if public else _scrubbed_path(parts.path)
    fragment = parts.fragment if public and "=" not in parts.fragment else ""
    return urlunsplit((parts.scheme, place + port, path, query, fragment))


def is_secret_name(name: str) -> bool:
    """Whether a parameter of a link, by its name, is given to one visitor alone."""
    return _SECRET_NAME.match(name) is not None


def texts_in(value: Any) -> Iterator[str]:
    """Every text in a value of JSON, the names of its mappings among them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name in value:
            yield str(name)
            yield from texts_in(value[name])
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from texts_in(each)


def _scrub(value: Any, *, public: bool = False) -> Any:
    if isinstance(value, dict):
        return scrubbed(value)
    if isinstance(value, list):
        return [_scrub(each, public=public) for each in value]
    if isinstance(value, str) and re.fullmatch(r"(?i)[a-z][a-z0-9+.-]*://\S+", value):
        return scrubbed_url(value, public=public)
    if isinstance(value, str) and value.startswith("data:"):
        return LEFT_OUT
    return value


def _scrubbed_path(path: str) -> str:
    segments = path.split("/")
    for number, segment in enumerate(segments):
        name, has_value, _ = segment.partition("=")
        parts = re.split(r"[~,&;]", segment)
        secret = bool(has_value) and any(_SECRET_NAME.match(part.partition("=")[0]) for part in parts)
        # googlevideo writes its parameters as /name/value/
        follows = number > 1 and _SECRET_NAME.match(segments[number - 1]) is not None
        if secret or (follows and name) or _RANDOM_SEGMENT.fullmatch(segment):
            segments[number] = quote(LEFT_OUT)
    return "/".join(segments)
