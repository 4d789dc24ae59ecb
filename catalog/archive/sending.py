"""yt-dlp's sender of requests, which asks before it follows a redirect; ffmpeg sends for it of live streams alone.

Import this in a child process only.

`YTDLP_NO_PLUGINS` has to be set before yt-dlp is imported, so that plugins in the user's folders do not run.
"""

# mypy: disable-error-code="no-untyped-call"
# yt-dlp has no types.

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urljoin, urlparse

os.environ["YTDLP_NO_PLUGINS"] = "1"

from requests.utils import requote_uri
from yt_dlp.downloader import hls
from yt_dlp.downloader.external import FFmpegFD
from yt_dlp.networking._requests import RequestsResponseAdapter, RequestsRH
from yt_dlp.networking._urllib import UrllibRH
from yt_dlp.networking.common import Request, Response
from yt_dlp.networking.exceptions import HTTPError, RequestError

from catalog.archive.links import host_of
from catalog.errors import CatalogError, SourceUnavailable
from catalog.texts import phrase

__all__ = ["HTTPError", "NotFollowed", "RequestError", "post", "senders"]

Follow = Callable[[str, str], None]
"""Told of each redirect before it is followed, by where it is and where it leads; raises CatalogError to stop there."""


class NotFollowed(RequestError):
    """A redirect was not followed, for the CatalogError that is its cause. `response` is the answer that leads on."""

    def __init__(self, response: Response, cause: CatalogError) -> None:
        super().__init__(cause.message, cause=cause)
        self.response = response


def senders(known: Iterable[Any], follow: Follow) -> list[Any]:
    """yt-dlp's kinds of senders, of which one alone asks sites by http: it asks `follow` before each redirect.

    The one of Python's own library, which follows by itself, is left for what asks nobody (`data:`).
    """
    others = [each for each in known if not {"http", "https"}.intersection(each._SUPPORTED_URL_SCHEMES or ())]
    return [_watched(follow), _DataRH, *others]


def _watched(follow: Follow) -> type[RequestsRH]:
    """A kind of sender (a `RequestHandler` of yt-dlp) that asks `follow` before each redirect."""

    class WatchedRH(RequestsRH):
        def __init__(self, **named: Any) -> None:
            super().__init__(**named)
            self._way = threading.local()

        def _send(self, request: Any) -> Response:
            self._way.steps = []
            response: Response = super()._send(request)
            return response

        def _create_instance(self, *arguments: Any, **named: Any) -> Any:  # type: ignore[override]
            session = super()._create_instance(*arguments, **named)

            def look(response: Any, *_: Any, **__: Any) -> None:
                target = session.get_redirect_target(response)
                if target is not None:
                    try:
                        follow(response.url, _place(response.url, target))
                    except CatalogError as error:
                        response.history = self._way.steps  # which is noted only as a redirect is followed
                        raise NotFollowed(RequestsResponseAdapter(response), error) from error
                    self._way.steps.append(response)

            session.hooks["response"].append(look)
            return session

    return WatchedRH


def _place(before: str, target: str) -> str:
    """Where a redirect leads, read as requests reads it before it asks: without tabs inside, then quoted."""
    try:
        return urljoin(before, requote_uri(urlparse(target).geturl()))
    except ValueError:
        return target


def post(
    url: str, data: bytes, headers: dict[str, str], *, proxy: str, timeout_seconds: float, most_bytes: int
) -> bytes:
    """The first bytes of what is answered to a POST, which follows no redirect: it would become another request.

    An empty `proxy` is none. Raises HTTPError and NotFollowed, which have the `response`, and other RequestErrors.
    """
    sender = _watched(_never)(
        logger=_Quiet(),
        proxies={"all": proxy} if proxy else {},
        timeout=timeout_seconds,
        prefer_system_certs=True,
    )
    with contextlib.closing(sender):
        request = Request(url, data=data, headers=headers)
        sender.validate(request)
        with sender.send(request) as response:
            return bytes(response.read(most_bytes))


def _never(_before: str, _after: str) -> None:
    raise SourceUnavailable("It leads on to another place.")


class _Quiet:
    """A logger as yt-dlp wants one."""

    def stdout(self, message: str) -> None:
        pass

    stderr = error = stdout


class _DataRH(UrllibRH):
    _SUPPORTED_URL_SCHEMES = ("data",)  # type: ignore[assignment]


class _NotByFFmpeg(FFmpegFD):
    """In ffmpeg's place where a list of segments has something that yt-dlp does not know, which a site can write into
    any: ffmpeg would ask around a SOCKS proxy or Tor, and follow whatever leads elsewhere."""

    @classmethod
    def available(cls, path: Any = None) -> bool:
        return False

    def real_download(self, filename: str, info_dict: Any) -> Any:
        raise SourceUnavailable(
            phrase(
                "{host_of} sends this video only in ways that do not keep it as it is served.",
                host_of=host_of(info_dict["url"]),
            ),
            hint="Save the video by hand, and add the file together with its link.",
        )


hls.FFmpegFD = _NotByFFmpeg  # type: ignore[attr-defined]
