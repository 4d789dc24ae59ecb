"""Taking out of a page's source what tells of whoever fetched it: signed links, tokens of a session, addresses.

Sites write into a page what they handed out to this visitor alone, sometimes with the visitor's own address. What is
recognised by its name is replaced; everything else stays as it is, byte for byte.
"""

from __future__ import annotations

import email
import email.policy
import re
from email.message import Message

from catalog.archive.scrub import LEFT_OUT, is_secret_name

IN_LINKS = "left-out"
_LINK = re.compile(r"(?i)\b(?:https?|wss?):(?:\\?/){2}(?:[^\s\"'<>\\]|\\/|\\u00[0-9a-f]{2}|\\x[0-9a-f]{2})+")
_AND = r"(?:&amp;|&#38;|&#x26;|\\u0026|\\x26|&|\?)"
_IS = r"(?:=|\\u003d|\\x3d)"
_PARAMETER = re.compile(rf"(?i)({_AND})([\w.%~-]+)({_IS})((?:(?!{_AND}|#).)*)")
_STEP = re.compile(
    r"(?i)(?<=/)(ip|sig|lsig|signature|expire|expires|ei|token|policy|key-pair-id)(\\?/)([^/\\?#]+)"
)
_NAMED = (
    r"[\w-]{0,80}?(?:token|csrf|xsrf|session[_-]?id|visitor[_-]?(?:data|id)|(?:client|user|remote)[_-]?(?:ip|addr)"
    r"|api[_-]?key)[\w-]{0,80}"
)
"""Its ends are bounded, and tags are read once from left to right: a page is not to keep whoever reads it busy."""
_FIELD = re.compile(rf"(?i)(\\?[\"'])({_NAMED})(\1\s*:\s*\\?[\"'])([^\"'\\]{{4,}})")
_TAG = re.compile(r"(?i)<(?:meta|input)\b[^>]*")
_NAMED_SO = re.compile(rf"(?i)\b(?:name|id|property)\s*=\s*[\"']?{_NAMED}")
_VALUE = re.compile(r"(?i)(\b(?:content|value)\s*=\s*)(\"[^\"]*\"|'[^']*'|[^\s>\"']+)")


def source_without_secrets(data: bytes) -> bytes:
    """A page's source without them; the same bytes where nothing was recognised."""
    text = data.decode("utf-8", "surrogateescape")
    clean = _LINK.sub(lambda found: _clean_link(found[0]), text)
    clean = _FIELD.sub(lambda found: f"{found[1]}{found[2]}{found[3]}{LEFT_OUT}", clean)
    clean = _TAG.sub(lambda found: _clean_tag(found[0]), clean)
    return data if clean == text else clean.encode("utf-8", "surrogateescape")


def holds_secrets(data: bytes) -> bool:
    """Whether a page kept as MHTML holds any, in its texts or in the links that its parts came from."""
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    return any(source_without_secrets(each) != each for part in message.walk() for each in _texts_of(part))


def _texts_of(part: Message) -> list[bytes]:
    headers = "\n".join(str(value) for value in part.values()).encode("utf-8", "surrogateescape")
    if part.is_multipart() or part.get_content_maintype() not in ("text", "application"):
        return [headers]
    body = part.get_payload(decode=True)
    return [headers, body] if isinstance(body, bytes) else [headers]


def _clean_tag(tag: str) -> str:
    """Whichever of name and value stands first."""
    return _VALUE.sub(rf'\1"{LEFT_OUT}"', tag) if _NAMED_SO.search(tag) else tag


def _clean_link(link: str) -> str:
    def parameter(found: re.Match[str]) -> str:
        if not found[4] or not is_secret_name(found[2]):
            return found[0]
        return f"{found[1]}{found[2]}{found[3]}{IN_LINKS}"

    return _STEP.sub(lambda found: f"{found[1]}{found[2]}{IN_LINKS}", _PARAMETER.sub(parameter, link))
