"""yt-dlp, embedded: what is asked of it, and an eye on every byte that it receives.

Import this in a child process only, when a download begins: it keeps yt-dlp from running plugins that lie in the
user's folders (`YTDLP_NO_PLUGINS` has to be set before yt-dlp is imported; a parameter does not stop them).
"""

# mypy: disable-error-code="no-untyped-call"
# yt-dlp has no types.

from __future__ import annotations

import functools
import io
import os
import traceback
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

os.environ["YTDLP_NO_PLUGINS"] = "1"

import yt_dlp
from yt_dlp.networking.common import Request, Response
from yt_dlp.networking.exceptions import HTTPError
from yt_dlp.utils.networking import select_proxy

from catalog.archive.contact import require_led
from catalog.archive.failures import Situation
from catalog.archive.links import SCHEMES, refuse_others
from catalog.archive.parameters import FFMPEG, parameters
from catalog.archive.playlist import Segments, read_dash, read_hls, source_of
from catalog.archive.ranges import declared, first_byte, fits, from_the_start, refuse_ignored_range
from catalog.archive.resume import Journal, Kept, fragment_paths, received_bytes
from catalog.archive.secrets import Secrets, values_of_proxy
from catalog.archive.sending import NotFollowed, senders
from catalog.archive.traffic import Traffic
from catalog.archive.witness import Answer, answer_of, plain_headers
from catalog.errors import CatalogError, InvalidInput, SourceUnavailable
from catalog.texts import phrase

if TYPE_CHECKING:
    from catalog.archive.listener import Listener
    from catalog.archive.options import CaptureOptions

DIRECT = ("http", "https")
SEGMENTED = ("m3u8", "m3u8_native", "http_dash_segments")
"""Ways of sending that leave the bytes as they were served. Others are not taken (but see `live`)."""


@dataclass
class Transfer:
    """One file being received into the work folder."""

    name: str
    what: str
    url: str
    kept: Kept
    subtitle: bool = False
    playlist_wanted: bool = False
    """An HLS playlist is due to come by."""
    segments: Segments | None = None
    declared_exactly: bool = True
    headers: dict[str, str] = field(default_factory=dict)
    format: dict[str, Any] = field(default_factory=dict)
    """What was chosen: strings and integers."""


class WatchedYoutubeDL(yt_dlp.YoutubeDL):
    """Refuses what is not http(s), keeps the journal, and checks each received file for being whole.

    `received` has every Transfer by its name, in the order of receiving. Requests that go on from a part carry
    `If-Range`, so that a file that changed on the server is fetched anew and never joined from two. Where `link`, its
    page or a redirect leads on to another site that nobody was told of, LedElsewhere is raised before it is asked.
    """

    def __init__(
        self,
        params: dict[str, Any],
        *,
        journal: Journal,
        live: bool,
        link: str,
    ) -> None:
        self.link = link
        self.traffic = Traffic()
        self.transfer: Transfer | None = None
        super().__init__(params)
        self.journal = journal
        self.live = live
        self.received: dict[str, Transfer] = {}
        self.commands: list[str] = []
        self.last_failure: Exception | None = None
        self.first_response: Response | None = None
        self.answer: Answer | None = None
        """The first answer that handed something out, or the last refusal."""
        self.comments_failure: Exception | None = None
        """Why a site broke off handing out comments."""
        self._reads_comments = False
        self._hosts: set[str] = set()
        self._open: list[Response] = []
        self._given = self._load_cookies_given()

    def close(self) -> None:
        self.let_go()
        super().close()
        self.traffic.close()

    def build_request_director(self, handlers: Any, preferences: Any = None) -> Any:
        director = super().build_request_director(senders(handlers, self._follow), preferences)
        director.send = self.traffic.watched(director.send, self._receives_media)
        return director

    def _receives_media(self) -> bool:
        transfer = self.transfer
        return transfer is not None and not transfer.subtitle and not transfer.playlist_wanted

    def let_go(self) -> None:
        """Ends the connections that yt-dlp left half read: it looks at the first bytes of a link and no more."""
        while self._open:
            self._open.pop().close()

    # ---------------------------------------------------------------- requests

    def _follow(self, before: str, after: str) -> None:
        require_led(before, after, self.params.get("proxy"))

    def extract_info(self, url: str, *arguments: Any, **named: Any) -> Any:
        """As yt-dlp does it, of the link that is asked for and of those that its page hands on to."""
        self._follow(self.link, url)
        return super().extract_info(url, *arguments, **named)

    def urlopen(self, req: Any) -> Any:
        request: Any = Request(req) if isinstance(req, str) else req
        url = getattr(request, "url", None) or request.full_url
        refuse_others(url)
        if self.first_response is None:
            self._follow(self.link, url)
        self._hosts.add(urlsplit(url).hostname or "")
        sent = datetime.now(UTC)
        try:
            response = self._send(request)
        except Exception as error:
            self.last_failure = error
            if isinstance(error, (HTTPError, NotFollowed)):
                self._open.append(error.response)
                self._see(error.response, url, sent)
            raise
        if self.transfer is None:
            self._open.append(response)
        self._see(response, url, sent)
        self._hosts.add(urlsplit(response.url).hostname or "")
        if self.first_response is None:
            self.first_response = response
        return response

    def _see(self, response: Any, url: str, sent: datetime) -> None:
        if self.first_response is None and url.partition(":")[0].lower() in SCHEMES:
            self.answer = answer_of(
                response, asked_url=url, proxy=self.proxy_for(url), sent=sent, received=datetime.now(UTC)
            )

    def proxy_for(self, url: str) -> str | None:
        """The proxy that a request for `url` goes through, as yt-dlp chooses it; None: none."""
        proxy = select_proxy(url, self.proxies)
        return None if proxy == "__noproxy__" else proxy

    def secrets(self) -> Secrets:
        """What may nowhere be written: the way's password, and where there is a login, the cookies of the hosts."""
        values = [value for proxy in self.proxies.values() for value in values_of_proxy(proxy)]
        if self._given:
            values += [
                cookie.value
                for cookie in self.cookiejar
                if cookie.value
                and any(f".{host}".endswith(f".{cookie.domain.lstrip('.')}") for host in self._hosts)
            ]
        return Secrets(values)

    def _load_cookies_given(self) -> bool:
        """Reads the cookies file or the browser's now, so that a wrong one is told of before the first contact."""
        given = any(self.params.get(name) for name in ("cookiefile", "cookiesfrombrowser"))
        try:
            len(self.cookiejar)
        except (yt_dlp.cookies.CookieLoadError, yt_dlp.utils.DownloadError) as error:
            raise InvalidInput(
                "The cookies could not be read.",
                hint="Give a cookies.txt in Netscape's form, or the name of a browser that is logged in here.",
            ) from error
        return given

    def _send(self, request: Any) -> Any:
        transfer = self.transfer
        if transfer is None or transfer.subtitle:
            return super().urlopen(request)
        if not transfer.kept.direct:
            response = self._playlist(super().urlopen(request), transfer)
            _note_headers(response, transfer)
            return refuse_ignored_range(request, response, transfer.what)
        goes_on = first_byte(request.headers.get("Range")) > 0
        if goes_on and transfer.kept.validator:
            request.headers["If-Range"] = transfer.kept.validator
        try:
            response = super().urlopen(request)
        except HTTPError as error:
            if not (goes_on and error.status == 416):  # what is here is longer than what is there
                raise
            error.close()
            response = super().urlopen(from_the_start(request))
        if goes_on and response.status == 206 and not fits(response, transfer.kept):
            response.close()
            response = super().urlopen(from_the_start(request))
        self._note(response, transfer)
        return response

    def _note(self, response: Any, transfer: Transfer) -> None:
        _note_headers(response, transfer)
        transfer.declared_exactly = not response.headers.get("Content-Encoding")
        self.journal.declared(
            transfer.name,
            size=declared(response) if transfer.declared_exactly else None,
            etag=response.headers.get("ETag") or "",
            modified=response.headers.get("Last-Modified") or "",
        )

    def _playlist(self, response: Any, transfer: Transfer) -> Any:
        if not transfer.playlist_wanted:
            return response
        transfer.playlist_wanted = False
        body = response.read()
        self._take_playlist(body.decode("utf-8", "ignore"), transfer)
        return Response(io.BytesIO(body), response.url, dict(response.headers), response.status)

    def _take_playlist(self, text: str, transfer: Transfer) -> None:
        segments = read_hls(text)
        if not segments.closed and not self.live:
            raise SourceUnavailable(
                "This is a live stream: its list of segments has no end yet.",
                hint="Wait until the broadcast is over, and add the link again.",
            )
        transfer.segments = segments
        self.journal.playlist(transfer.name, segments.digest, segments.count)
        transfer.kept = self.journal.files[transfer.name]
        if segments.left_out:
            self.report_warning(
                f"{segments.left_out} segments that the playlist marks as advertisements were left out."
            )

    def post_extract(self, info_dict: dict[str, Any]) -> None:  # type: ignore[override]
        """Reads the comments. What came before a site broke off is kept, and the recording does not fail with them."""
        self.params["ignoreerrors"] = self._reads_comments = True
        try:
            super().post_extract(info_dict)
        finally:
            self.params["ignoreerrors"] = self._reads_comments = False

    def report_error(self, message: Any, *arguments: Any, **named: Any) -> None:
        if isinstance(message, CatalogError):
            raise message
        if self._reads_comments:
            self.comments_failure = message if isinstance(message, Exception) else Exception(message)
        else:
            super().report_error(message, *arguments, **named)

    # ---------------------------------------------------------------- files

    def dl(self, name: str, info: dict[str, Any], subtitle: bool = False, test: bool = False) -> Any:
        if test:
            return super().dl(name, info, subtitle, test)
        self.let_go()
        transfer = self._begin(Path(name).name, info, subtitle=subtitle)
        self.transfer = self.received[transfer.name] = transfer
        try:
            success, real = super().dl(name, info, subtitle, test)
            if success and real and not subtitle and not info.get("is_live"):
                self._check_whole(transfer)
        finally:
            self.transfer = None
        if success and transfer.kept.complete is None:
            self.journal.complete(transfer.name)
        for path in fragment_paths(self.journal.folder, transfer.name) if success else ():
            path.unlink()
        return success, real

    def _begin(self, name: str, info: dict[str, Any], *, subtitle: bool) -> Transfer:
        refuse_others(info["url"])  # for which yt-dlp runs other programs, which know no proxy
        protocol = self.protocol_of(info)
        kept = self.journal.begin(name, source=source_of(info["url"]), direct=protocol in DIRECT)
        transfer = Transfer(
            name,
            _what(info, subtitle=subtitle),
            info["url"],
            kept,
            subtitle=subtitle,
            format=_format_facts(info),
        )
        if protocol.startswith("m3u8") and not subtitle:
            playlist = info.get("hls_media_playlist_data")
            if playlist:
                self._take_playlist(playlist, transfer)
            transfer.playlist_wanted = not playlist
        elif protocol == "http_dash_segments" and not subtitle:
            transfer.segments = read_dash(info.get("fragments"))
            if transfer.segments:
                self.journal.playlist(name, transfer.segments.digest, transfer.segments.count)
        transfer.kept = self.journal.files[name]
        return transfer

    def _check_whole(self, transfer: Transfer) -> None:
        """Raises SourceUnavailable when the file that yt-dlp calls finished is not what the server declared."""
        path = self.journal.folder / transfer.name
        size = path.stat().st_size
        kept = self.journal.files[transfer.name]
        if transfer.segments is not None:
            self._check_segments(transfer, size)
        elif kept.direct and kept.declared is not None and size != kept.declared:
            self.journal.forget(transfer.name)
            raise SourceUnavailable(
                phrase(
                    "{size} bytes of {what} arrived, and the server declared {declared}.",
                    size=size,
                    what=transfer.what,
                    declared=kept.declared,
                ),
                hint="Nothing was counted as archived. Try again.",
            )
        elif kept.direct and kept.declared is None:
            self.report_warning(
                f"The server did not say how long {transfer.what} is: that it was received whole cannot be checked "
                "by its length."
            )

    def _check_segments(self, transfer: Transfer, size: int) -> None:
        segments = transfer.segments
        assert segments is not None
        pieces = fragment_paths(self.journal.folder, transfer.name)
        joined = sum(piece.stat().st_size for piece in pieces)
        # Encrypted segments are stored decrypted: shorter by their padding.
        if len(pieces) != segments.count or (not segments.encrypted and joined != size):
            self.journal.forget(transfer.name)
            raise SourceUnavailable(
                phrase(
                    "{count} of {count_2} segments of {what} arrived ({joined} bytes, and {size} bytes "
                    "were joined).",
                    count=len(pieces),
                    count_2=segments.count,
                    what=transfer.what,
                    joined=joined,
                    size=size,
                ),
                hint="Nothing was counted as archived. Try again.",
            )

    def streams(self) -> list[Transfer]:
        """The recordings received, subtitles left out, in the order that yt-dlp asked for them: picture first."""
        return [transfer for transfer in self.received.values() if not transfer.subtitle]

    def receive(self, url: str, most_bytes: int, headers: dict[str, str] | None) -> bytes:
        """Fetches a small file whole into memory, at most `most_bytes`."""
        with self.urlopen(Request(url, headers=headers or {})) as response:
            return bytes(response.read(most_bytes))

    @staticmethod
    def is_failure(error: Exception) -> bool:
        return is_of_yt_dlp(error)

    @staticmethod
    def protocol_of(info: dict[str, Any]) -> str:
        return str(info.get("protocol") or yt_dlp.utils.determine_protocol(info))

    # ---------------------------------------------------------------- what it says

    def write_debug(self, message: str, only_once: bool = False) -> None:
        if "command line:" in message:
            self.commands.append(message.partition("command line:")[2].strip())

    def situation(self, url: str, tries: int) -> Situation:
        """Where things stand now, for the sentence that tells a failure."""
        folder = self.journal.folder
        transfer = self.transfer or next(reversed(self.received.values()), None)
        if transfer is None:
            return Situation(url, tries, folder=str(folder))
        kept = self.journal.files.get(transfer.name)
        segments = transfer.segments
        arrived = len(fragment_paths(folder, transfer.name))
        return Situation(
            transfer.url,
            tries,
            what=transfer.what,
            received=received_bytes(folder, transfer.name),
            declared=kept.declared if kept else None,
            segment=arrived + 1 if segments and arrived < segments.count else None,
            segments=segments.count if segments else None,
            folder=str(folder),
        )


@functools.cache
def ffmpeg_version() -> str:
    return str(FFMPEG.get_ffmpeg_version())  # it starts ffmpeg


def open_session(journal: Journal, listener: Listener, chosen: CaptureOptions) -> WatchedYoutubeDL:
    """A WatchedYoutubeDL (a context manager) that receives into the journal's folder and tells `listener`."""
    params = parameters(journal.folder, listener, chosen)
    site = WatchedYoutubeDL(params, journal=journal, live=chosen.live, link=listener.url)
    listener.site = site
    return site


def is_of_yt_dlp(error: Exception) -> bool:
    """Whether the site or the disk made yt-dlp fail, its own stumbling over a changed page included."""
    if isinstance(error, (yt_dlp.utils.YoutubeDLError, OSError)):
        return True
    steps = list(traceback.walk_tb(error.__traceback__))
    return Path(yt_dlp.__file__).parent in Path(steps[-1][0].f_code.co_filename).parents


def _what(info: dict[str, Any], *, subtitle: bool) -> str:
    if subtitle:
        return "the subtitles"
    return "the sound" if info.get("vcodec") == "none" else "the video"


def _format_facts(info: dict[str, Any]) -> dict[str, Any]:
    """What identifies the chosen format, without its signed link; strings and integers alone."""
    facts: dict[str, Any] = {}
    for key in (
        "format_id", "format_id_as_given", "ext", "protocol", "container", "vcodec", "acodec", "width", "height",
        "fps", "tbr", "vbr", "abr", "asr", "filesize", "language", "format_note", "dynamic_range",
    ):  # fmt: skip
        value = info.get(key)
        if value is not None:
            facts[key] = value if isinstance(value, int) else str(value)
    return facts


def _note_headers(response: Any, transfer: Transfer) -> None:
    if not transfer.headers:
        transfer.headers = plain_headers(response)
