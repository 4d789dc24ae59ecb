"""What went wrong with a download, in a sentence for a tired person, from whatever yt-dlp raised."""

from __future__ import annotations

import contextlib
import email.utils
import errno
import re
import socket
import ssl
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from catalog.archive.links import host_of, shown
from catalog.errors import CatalogError, SourceUnavailable, StorageFull, from_os_error
from catalog.texts import amount, phrase

BY_HAND = (
    "Open the page in a browser, save the video if it plays there, and add the file together with its link."
)
AGAIN = "Try again later; what has arrived is kept, and the next try goes on from there."
_REMOVED = "Check the link. If it was removed, look for a copy in a web archive, and add what you find with its link."

LONGEST_WAIT_SECONDS = 24 * 60 * 60
TOO_OFTEN = 429

_LOGIN = re.compile(
    r"(?i)log[ -]?in|sign[ -]?in|cookies|registered users|private video|is private|members[- ]only|subscribers only"
    r"|only available to|authenticat|account (is )?(required|needed)"
)
_GONE = re.compile(
    r"(?i)removed|deleted|no longer (available|exists)|does(n't| not) exist|unavailable|not available"
)
_DRM = re.compile(r"(?i)\bDRM\b")
_CUT = re.compile(
    r"(?i)more expected|IncompleteRead|connection (reset|broken|aborted)|content too short|remote end closed"
    r"|unexpected eof|prematurely"
)
_NO_HOST = re.compile(
    r"(?i)failed to resolve|name or service not known|name resolution|getaddrinfo failed|nodename nor servname"
)
_NOT_FOUND = re.compile(r"(?i)failed to resolve '([^']+)'")
_NO_ANSWER = re.compile(r"(?i)connection refused|no route to host|network is unreachable|host is down")
_SLOW = re.compile(r"(?i)timed? ?out")
_TLS = re.compile(r"(?i)\bssl\b|certificate|\btls\b")
_PROXY = re.compile(r"(?i)proxy")
_STATUS = re.compile(r"HTTP Error (\d{3})")
_FULL = re.compile(r"(?i)no space left|disk quota")


@dataclass(frozen=True, slots=True)
class Situation:
    """Where a try stood when it failed. Sizes are bytes."""

    url: str
    tries: int = 1
    what: str = ""
    """What was being received ("the video"); empty while the page was being read."""
    received: int = 0
    declared: int | None = None
    segment: int | None = None
    segments: int | None = None
    folder: str = ""
    """The work folder, which yt-dlp names in its messages: no person and no record is to read it."""

    @property
    def part(self) -> str:
        """The thing in question, as the subject of a sentence."""
        if self.segment is not None and self.segments is not None:
            return f"segment {self.segment} of {self.segments} of {self.what}"
        return self.what or "the page"

    @property
    def after_tries(self) -> str:
        return f" after {self.tries} tries" if self.tries > 1 else ""


class MayPass(SourceUnavailable):
    """Something that another try at a later time may get past: a busy or faulty server, a cut connection."""

    def __init__(
        self, message: str, *, hint: str | None = None, wait_seconds: int = 0, too_often: bool = False
    ) -> None:
        super().__init__(message, hint=hint)
        self.wait_seconds = wait_seconds
        """How long the server asked to be left alone; 0: it did not say."""
        self.wants_peace = too_often or wait_seconds > 0
        """Whether the server asked to be left alone."""

    def __reduce__(self) -> tuple[object, ...]:
        return _made_again, (self.message, self.hint, self.wait_seconds, self.wants_peace)


def _made_again(message: str, hint: str | None, wait_seconds: int, too_often: bool) -> MayPass:
    return MayPass(message, hint=hint, wait_seconds=wait_seconds, too_often=too_often)


def status_of(error: BaseException | None) -> int | None:
    """The HTTP status that `error` or one of its causes carries, or None."""
    for each in _chain(error):
        status = getattr(each, "status", None)
        if isinstance(status, int) and 400 <= status < 600:
            return status
    found = _STATUS.search(_message(error)) if error is not None else None
    return int(found.group(1)) if found else None


def is_passing(error: BaseException) -> bool:
    """Whether trying again soon may help: a busy or faulty server, a cut or slow connection."""
    if any(isinstance(each, CatalogError) for each in _chain(error)):
        return False
    status = status_of(error)
    if status is not None:
        return status in (408, 425, 429) or status >= 500
    names = {type(each).__name__ for each in _chain(error)}
    if names & {"CertificateVerifyError", "SSLError"} or _has(error, socket.gaierror, _NO_HOST):
        return False
    return bool(names & {"TransportError", "IncompleteRead", "ProxyError"})


def explained(error: BaseException, situation: Situation) -> CatalogError:
    """The CatalogError for anything that yt-dlp raised: SourceUnavailable, or StorageFull and its like.

    MayPass for what trying again later may help against.
    """
    for each in _chain(error):
        if isinstance(each, CatalogError):
            return each
    found = _explained(error, situation)
    if type(found) is SourceUnavailable and _passes_later(error):
        return MayPass(
            found.message,
            hint=found.hint,
            wait_seconds=_asked_wait_seconds(error),
            too_often=status_of(error) == TOO_OFTEN,
        )
    return found


def _passes_later(error: BaseException) -> bool:
    """As `is_passing`, of another hour: then a name that is not found now may be, once there is a connection."""
    return is_passing(error) or (status_of(error) is None and _has(error, socket.gaierror, _NO_HOST))


def _asked_wait_seconds(error: BaseException) -> int:
    """How long the server asked to wait (`Retry-After`, in seconds or as a date), at most a day; 0: it did not."""
    for each in _chain(error):
        response = getattr(each, "response", None)
        if response is not None and (seconds := retry_after(str(response.headers.get("Retry-After") or ""))):
            return seconds
    return 0


def retry_after(asked: str) -> int:
    """The seconds of a `Retry-After`, be it a number or a date, at most a day; 0 of what is neither."""
    asked = asked.strip()
    if asked.isascii() and asked.isdigit():
        return min(int(asked), LONGEST_WAIT_SECONDS)
    with contextlib.suppress(ValueError, TypeError):
        until = email.utils.parsedate_to_datetime(asked).timestamp()
        return max(0, min(int(until - time.time()) + 1, LONGEST_WAIT_SECONDS))
    return 0


def _explained(error: BaseException, situation: Situation) -> CatalogError:
    if any(type(each).__name__ == "DownloadCancelled" for each in _chain(error)):
        return SourceUnavailable("The download was stopped.", hint=AGAIN)
    disk = _disk_fault(error)
    if disk is not None:
        return disk
    status = status_of(error)
    if status is not None:
        return _by_status(status, situation)
    return network_fault(error, situation) or _by_words(error, situation)


def _disk_fault(error: BaseException) -> CatalogError | None:
    for each in _chain(error):
        here = isinstance(each, OSError) and each.errno in (
            errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.ENAMETOOLONG,
            errno.ENOENT, errno.EEXIST, errno.ENOTDIR, errno.EISDIR, errno.EIO,
        )  # fmt: skip
        # An SSLError is an OSError too, and so is a proxy's refusal: with numbers that mean something else.
        other = (ConnectionError, ssl.SSLError, socket.gaierror)
        by_proxy = any(kind.__name__ == "ProxyError" for kind in type(each).__mro__)
        if here and isinstance(each, OSError) and not isinstance(each, other) and not by_proxy:
            return from_os_error(each, "saving the download")
    if _FULL.search(_message(error)):
        return StorageFull(
            "The disk is full: saving the download did not finish.",
            hint="Free some space and do it again; what has arrived is kept.",
        )
    return None


def _by_status(status: int, at: Situation) -> SourceUnavailable:
    host = host_of(at.url)
    if at.segment is not None and status in (404, 410):
        return SourceUnavailable(
            phrase(
                "{capital} is missing on the server ({status}), so the recording cannot be had whole.",
                capital=_capital(at.part),
                status=status,
            ),
            hint=phrase("Nothing was counted as archived. {AGAIN} {BY_HAND}", AGAIN=AGAIN, BY_HAND=BY_HAND),
        )
    of = "" if not at.what else f" for {at.part}"
    where = shown(at.url)
    sentences = {
        401: (f"{host} asks for a login{of} (401).", BY_HAND),
        402: (f"{host} asks for a payment{of} (402).", BY_HAND),
        403: (
            f"{host} refused to hand out {at.part} (403 Forbidden).",
            f"It may be private, closed to your country, or closed to programs. {BY_HAND}",
        ),
        404: (f"There is nothing at {where}{of} (404 Not Found).", _REMOVED),
        410: (f"What was at {where} has been removed{of} (410 Gone).", _REMOVED),
        429: (
            f"{host} says that it was asked too often (429 Too Many Requests){at.after_tries}.",
            "Wait some minutes, or use another connection, and try again.",
        ),
        451: (f"{host} holds {at.part} back for legal reasons (451).", BY_HAND),
    }
    if status in sentences:
        message, hint = sentences[status]
    elif status >= 500:
        message = (
            f"{host} has a fault of its own (status {status}) and did not hand out {at.part}{at.after_tries}."
        )
        hint = AGAIN
    else:
        message, hint = f"{host} answered with status {status}{of}.", BY_HAND
    return SourceUnavailable(message, hint=hint)


def network_fault(error: BaseException, at: Situation) -> SourceUnavailable | None:
    """What kept a request from being answered at all; None where it was something else."""
    host = host_of(at.url)
    text = _message(error)
    names = {type(each).__name__ for each in _chain(error)}
    if _has(error, socket.gaierror, _NO_HOST):
        named = _NOT_FOUND.search(text)  # after a redirect it is another one
        return SourceUnavailable(
            phrase("No site called {host} can be found.", host=named[1] if named else host),
            hint="Check the link for a slip, and check that this computer is connected to the internet.",
        )
    if "ProxyError" in names or ("TransportError" in names and _PROXY.search(text)):
        return SourceUnavailable(
            "The proxy that this computer is set to use does not answer.",
            hint="Check the proxy's address, or turn it off.",
        )
    if names & {"CertificateVerifyError", "SSLError"} or ("TransportError" in names and _TLS.search(text)):
        return SourceUnavailable(
            phrase(
                "No safe connection to {host} could be made: its certificate or its encryption is not right.",
                host=host,
            ),
            hint="Check this computer's clock. Somebody on the way may be reading along: try another connection.",
        )
    if _NO_ANSWER.search(text):
        return SourceUnavailable(
            phrase("{host} does not answer{after_tries}.", host=host, after_tries=at.after_tries), hint=AGAIN
        )
    if "IncompleteRead" in names or _CUT.search(text):
        how_far = f" at {amount(at.received)}" if at.what else ""
        whole = f" of {amount(at.declared)}" if at.what and at.declared else ""
        return SourceUnavailable(
            phrase(
                "The connection to {host} was cut{how_far}{whole} while receiving {part}{after_tries}.",
                host=host,
                how_far=how_far,
                whole=whole,
                part=at.part,
                after_tries=at.after_tries,
            ),
            hint=phrase("Nothing was counted as archived. {AGAIN}", AGAIN=AGAIN),
        )
    if _SLOW.search(text):
        return SourceUnavailable(
            phrase("{host} took too long to answer{after_tries}.", host=host, after_tries=at.after_tries),
            hint=AGAIN,
        )
    if "TransportError" in names:
        return SourceUnavailable(
            phrase("The connection to {host} failed{after_tries}.", host=host, after_tries=at.after_tries),
            hint=AGAIN,
        )
    return None


def _by_words(error: BaseException, at: Situation) -> SourceUnavailable:
    host = host_of(at.url)
    names = {type(each).__name__ for each in _chain(error)}
    text = _plain(without_paths(str(error), at.folder))
    if _DRM.search(text):
        return SourceUnavailable(
            phrase(
                "{host} hands this video out with copy protection (DRM) only, which cannot be archived.",
                host=host,
            ),
            hint="Look for the same recording elsewhere.",
        )
    if "UnsupportedError" in names:
        return SourceUnavailable(
            phrase("No video was found on {shown}.", shown=shown(at.url)),
            hint=phrase(
                "Check that the link is of the post itself, and not of a list or a front page. {BY_HAND}",
                BY_HAND=BY_HAND,
            ),
        )
    if "GeoRestrictedError" in names:
        return SourceUnavailable(
            phrase(
                "{host} does not show this video in the country that this connection comes from.", host=host
            ),
            hint=phrase("Use a connection from another country. {BY_HAND}", BY_HAND=BY_HAND),
        )
    if _LOGIN.search(text):
        return SourceUnavailable(
            phrase("{host} asks for a login to show this video: {value}", host=host, value=text), hint=BY_HAND
        )
    if _GONE.search(text):
        return SourceUnavailable(
            phrase("{host} says that this video is not there: {value}", host=host, value=text), hint=_REMOVED
        )
    return SourceUnavailable(
        phrase("The video could not be had from {host}: {value}", host=host, value=text), hint=BY_HAND
    )


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """`error` and whatever is said to have caused it, each once."""
    waiting: list[object] = [error]
    seen: set[int] = set()
    while waiting:
        each = waiting.pop(0)
        if isinstance(each, tuple):  # yt-dlp keeps sys.exc_info()
            waiting += each
        if not isinstance(each, BaseException) or id(each) in seen:
            continue
        seen.add(id(each))
        yield each
        waiting += [getattr(each, "cause", None), getattr(each, "exc_info", None), each.__cause__]
        waiting += [getattr(each, "reason", None), *each.args, each.__context__]


def _has(error: BaseException, kind: type[BaseException], words: re.Pattern[str]) -> bool:
    return any(isinstance(each, kind) for each in _chain(error)) or bool(words.search(_message(error)))


def _message(error: BaseException | None) -> str:
    return " ".join(dict.fromkeys(str(each) for each in _chain(error)))


def _plain(text: str) -> str:
    """yt-dlp's first sentence without its marks, its advice for its own command line, and control characters."""
    text = re.sub(r"\x1b\[[0-9;]*m", "", text).replace("\r", "").removeprefix("ERROR:").strip()
    text = re.sub(r"^\[[\w:.+-]+\]\s*", "", text)
    text = re.split(
        r"(?i)\n|; please report this issue|\. ?use --|\. ?see +http|; see +http|\(caused by", text
    )[0]
    text = "".join(c for c in text if c.isprintable())[:300].strip()
    return text if text.endswith((".", "!", "?")) else f"{text}."


def without_paths(text: str, folder: str | Path) -> str:
    """`text` with the files of the work folder `folder` under their names alone, and nothing of where it lies.

    The home folder and that of the programs go too, wherever a path begins with them.
    """
    work = [str(folder), str(Path(folder).absolute()), str(Path(folder).resolve())] if str(folder) else []
    # Longest first: a work folder mostly lies in the home folder.
    roots = sorted({*work, str(Path.home()), sys.prefix}, key=len, reverse=True)
    for root in roots:
        if len(Path(root).parts) < 2:  # "/" or a bare name would be found in any text
            continue
        # repr() doubles the backslashes of Windows.
        for each in dict.fromkeys((root, root.replace("\\", "\\\\"))):
            start = rf"(?<![\w.\-/\\])(?:file://)?{re.escape(each)}"
            text = re.sub(rf"{start}[/\\]+", "", text)
            text = re.sub(rf"{start}(?![\w.\-])", "the work folder" if root in work else "a folder", text)
    return text


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
