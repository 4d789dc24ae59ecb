"""A video site on this machine's loopback address, for everything that a real site does right or wrong.

    with Site() as site:
        site.add_video("clip.mp4", clip)
        link = site.add_page("post.html", title="A title", video="clip.mp4")
        …
        assert site.asked("clip.mp4")[0].range == "bytes=0-"

A `Way` says how a path is served: slowly, cut off, refused, refused only at first. Nothing leaves the machine, and no
thread outlives the `with` block, however slowly something is being sent when it ends.
"""

from __future__ import annotations

import html
import http.server
import mimetypes
import re
import socket
import subprocess
import tempfile
import threading
import time
import urllib.parse
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import TracebackType

import imageio_ffmpeg

from tests.helpers.certificates import wrapped

NO_PROXY = {"proxy": ""}
"""Options that keep yt-dlp from asking the environment's proxies for a loopback address."""

HOSTILE_TITLES = (
    "../../../../etc/passwd",
    "..\\..\\windows\\system32",
    "-rf --exec=touch /tmp/x; `id` $(id) | cat",
    "“quotes” 'single' \"double\" back`tick",
    "<script>alert(1)</script><b>bold</b> &amp; &lt;",
    '#set page(width: 1pt) #read("/etc/passwd") $ x $ *strong* _emph_ \\ @ref <label>',
    "%(id)s %(ext)s %s {0} ${HOME} ~root",
    "emoji \N{FIRE}\N{FAMILY} and \N{CJK UNIFIED IDEOGRAPH-4E2D}",
    "\N{RIGHT-TO-LEFT OVERRIDE}gpj.evil\N{POP DIRECTIONAL FORMATTING}\N{RIGHT-TO-LEFT MARK} שלום مرحبا",
    "x" * 300,
    "CON.mp4. . .",
    "tab\there and\na new line",
)


@dataclass(frozen=True)
class Way:
    """How a path is served. Speeds are bytes a second, sizes bytes."""

    status: int = 200
    content_type: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    bytes_per_second: float | None = None
    cut_after: int | None = None
    """The connection is dropped after so many bytes of the body, whatever was declared."""
    cut_times: int | None = None
    """How many answers are cut (None: each)."""
    fail_status: int = 503
    fail_times: int = 0
    """The first so many answers have `fail_status` instead."""
    ranges: bool = True
    declares_length: bool = True
    etag: str = ""
    heeds_if_range: bool = True
    wants_cookie: str = ""
    """`name=value` that a request must bring; others are answered with 401."""


@dataclass(frozen=True)
class Asked:
    """A request that arrived, and the status it was answered with."""

    method: str
    path: str
    range: str
    status: int
    headers: dict[str, str]


Body = bytes | Path | Callable[[], bytes]


class Site:
    """The site and its server thread; a context manager. With `tls`, it has a certificate that nobody trusts.

    `host` is another of this machine's loopback addresses, for what is to look like another site.
    """

    def __init__(self, *, tls: bool = False, host: str = "127.0.0.1") -> None:
        self.host = host
        self._pages: dict[str, tuple[Body, Way]] = {}
        self._answers: dict[str, int] = {}
        self._requests: list[Asked] = []
        self._lock = threading.Lock()
        self._tls = tls
        self.closing = threading.Event()
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def __enter__(self) -> Site:
        self._folder = tempfile.TemporaryDirectory(prefix="framewitness-site-")
        self._server = _Server((self.host, 0), self)
        if self._tls:
            self._server.socket = wrapped(self._server.socket, Path(self._folder.name))
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, name="loopback-site"
        )
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.drop_connections()
        self._server.server_close()  # joins the threads that still answer
        self._thread.join()
        assert self._folder is not None
        self._folder.cleanup()

    # ---------------------------------------------------------------- what the site has

    def url(self, path: str) -> str:
        scheme = "https" if self._tls else "http"
        return f"{scheme}://{self.host}:{self._server.server_port}/{urllib.parse.quote(path)}"

    def add(self, path: str, body: Body, way: Way | None = None) -> str:
        """Serves `body` (bytes, a file, or a function that gives bytes anew) under `path`; gives its link."""
        way = way or Way()
        if not way.content_type:
            way = replace(way, content_type=_content_type(path))
        self._pages[path] = (body, way)
        return self.url(path)

    def add_video(self, path: str, video: Path | bytes, way: Way | None = None) -> str:
        """A video file with ranges and an ETag, as common servers send it."""
        way = way or Way()
        return self.add(path, video, way if way.etag else replace(way, etag=f'"{path}"'))

    def add_page(
        self,
        path: str,
        *,
        video: str | Sequence[str],
        title: str = "A street, seen from above",
        description: str = "What the page says of its video.",
        thumbnail: str = "",
        subtitles: dict[str, str] | None = None,
        way: Way | None = None,
    ) -> str:
        """A page with a <video> for each of `video` (paths on this site or links) and Open Graph tags."""
        tracks = "".join(
            f'<track kind="subtitles" srclang="{html.escape(language)}" src="{html.escape(track)}">'
            for language, track in (subtitles or {}).items()
        )
        videos = "\n".join(
            f"<video controls><source src={_quoted(self._link(each))}>{tracks}</video>"
            for each in ([video] if isinstance(video, str) else video)
        )
        tags = {"og:type": "video.other", "og:title": title, "og:description": description}
        if thumbnail:
            tags["og:image"] = self._link(thumbnail)
        metas = "\n".join(f"<meta property={_quoted(k)} content={_quoted(v)}>" for k, v in tags.items())
        text = (
            f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{html.escape(title)}</title>\n'
            f"{metas}\n</head><body>\n{videos}\n</body></html>\n"
        )
        return self.add(path, text.encode("utf-8", "surrogatepass"), way)

    def add_page_without_video(self, path: str) -> str:
        text = '<!DOCTYPE html>\n<html lang="en"><head><title>News</title></head><body><p>Words.</p></body></html>\n'
        return self.add(path, text.encode())

    def add_redirect(self, path: str, to: str, *, status: int = 302) -> str:
        return self.add(path, b"", Way(status=status, headers={"Location": self._link(to)}))

    def add_feed(self, path: str, videos: Sequence[tuple[str, str]], *, title: str = "A channel") -> str:
        """A feed (RSS) of (title, path on this site or link): what yt-dlp takes for a playlist."""
        items = "".join(
            f"<item><title>{html.escape(name)}</title><link>{html.escape(self._link(video))}</link></item>"
            for name, video in videos
        )
        text = (
            f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>{html.escape(title)}</title>'
            f"{items}</channel></rss>"
        )
        return self.add(path, text.encode(), Way(content_type="application/rss+xml"))

    def add_status(self, path: str, status: int, *, headers: dict[str, str] | None = None) -> str:
        body = b"<!DOCTYPE html><html><body>An error page.</body></html>"
        return self.add(path, body, Way(status=status, content_type="text/html", headers=headers or {}))

    def add_hls(
        self,
        folder: str,
        video: Path,
        *,
        segment_seconds: float = 0.5,
        missing: Sequence[int] = (),
        ended: bool = True,
        way: Way | None = None,
    ) -> tuple[str, list[bytes]]:
        """Serves `video`, cut into MPEG-TS segments without encoding anew, under `folder/`.

        Gives the playlist's link and the segments' bytes. `missing` are numbers (from 1) answered with 404;
        without `ended` the list says that more is to come, as a live stream's does.
        """
        target = self._made_folder(folder)
        _ffmpeg(
            *("-i", video, "-map", "0", "-c", "copy", "-f", "hls", "-hls_time", segment_seconds),
            *("-hls_flags", "split_by_time", "-hls_playlist_type", "vod", "-hls_list_size", 0),
            *("-hls_segment_filename", target / "segment%03d.ts", target / "index.m3u8"),
        )
        segments = [path.read_bytes() for path in sorted(target.glob("*.ts"))]
        playlist = (target / "index.m3u8").read_text()
        if not ended:
            playlist = playlist.replace("#EXT-X-ENDLIST", "").replace("#EXT-X-PLAYLIST-TYPE:VOD", "")
        for number, path in enumerate(sorted(target.glob("*.ts")), start=1):
            if number in missing:
                self.add_status(f"{folder}/{path.name}", 404)
            else:
                self.add(f"{folder}/{path.name}", segments[number - 1], way)
        return self.add(f"{folder}/index.m3u8", playlist.encode()), segments

    def add_dash(
        self, folder: str, video: Path, *, segment_seconds: float = 0.5, way: Way | None = None
    ) -> tuple[str, dict[str, bytes]]:
        """Serves the picture and the sound of `video` apart, as DASH, without encoding anew.

        Gives the manifest's link and what must be received: {"video": bytes, "sound": bytes}.
        """
        target = self._made_folder(folder)
        _ffmpeg(
            *("-i", video, "-map", "0:v", "-map", "0:a", "-c", "copy", "-f", "dash"),
            *("-seg_duration", segment_seconds, "-use_template", 1, "-use_timeline", 1),
            *("-adaptation_sets", "id=0,streams=v id=1,streams=a", target / "manifest.mpd"),
        )
        for path in target.iterdir():
            self.add(f"{folder}/{path.name}", path.read_bytes(), way if path.suffix == ".m4s" else None)
        received = {
            name: b"".join(path.read_bytes() for path in _dash_segments(target, number))
            for number, name in enumerate(("video", "sound"))
        }
        return self.url(f"{folder}/manifest.mpd"), received

    @property
    def certificate(self) -> Path:
        """The site's own certificate, for who chooses to trust it."""
        assert self._folder is not None and self._tls
        return Path(self._folder.name) / "certificate.pem"

    @property
    def port(self) -> int:
        return self._server.server_port

    # ---------------------------------------------------------------- what was asked

    def asked(self, path: str = "") -> list[Asked]:
        """The requests so far, of one path or of all, in the order of their answers."""
        with self._lock:
            return [each for each in self._requests if not path or each.path == path]

    # ---------------------------------------------------------------- for the server

    def answer(self, path: str) -> tuple[bytes, Way] | None:
        """What to send now for `path`, with what happens only a few times counted."""
        with self._lock:
            if path not in self._pages:
                return None
            body, way = self._pages[path]
            number = self._answers[path] = self._answers.get(path, 0) + 1
        if number <= way.fail_times:
            return b"not now", replace(way, status=way.fail_status, cut_after=None, content_type="text/plain")
        if way.cut_times is not None and number - way.fail_times > way.cut_times:
            way = replace(way, cut_after=None)
        data = body.read_bytes() if isinstance(body, Path) else body if isinstance(body, bytes) else body()
        return data, way

    def paths(self) -> list[str]:
        """Everything that the site has."""
        return list(self._pages)

    def note(self, asked: Asked) -> None:
        with self._lock:
            self._requests.append(asked)

    def _link(self, path_or_link: str) -> str:
        return path_or_link if re.match(r"[a-z0-9+]+:", path_or_link) else self.url(path_or_link)

    def _made_folder(self, name: str) -> Path:
        assert self._folder is not None, "the site is not open"
        folder = Path(self._folder.name) / name
        folder.mkdir(parents=True)
        return folder


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = False
    block_on_close = True

    def __init__(self, address: tuple[str, int], site: Site) -> None:
        super().__init__(address, _Handler)
        self.site = site
        self._open: set[socket.socket] = set()
        self._open_lock = threading.Lock()

    def process_request(self, request: socket.socket, client_address: object) -> None:  # type: ignore[override]
        with self._open_lock:
            self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: socket.socket) -> None:  # type: ignore[override]
        with self._open_lock:
            self._open.discard(request)
        super().shutdown_request(request)

    def drop_connections(self) -> None:
        with self._open_lock:
            for each in self._open:
                _drop(each)

    def handle_error(self, request: object, client_address: object) -> None:
        pass  # a client that went away, or spoke plain text to TLS: that is what the tests are about


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        self._serve(with_body=True)

    def do_HEAD(self) -> None:
        self._serve(with_body=False)

    def log_message(self, *_: object) -> None:
        pass

    def _serve(self, *, with_body: bool) -> None:
        self.close_connection = True
        path = urllib.parse.unquote(urllib.parse.urlsplit(self.path).path).lstrip("/")
        found = self.server.site.answer(path)
        body, way = (
            found if found is not None else (b"nothing here", Way(status=404, content_type="text/plain"))
        )
        if way.wants_cookie and way.wants_cookie not in (self.headers.get("Cookie") or "").split("; "):
            body, way = b"log in first", Way(status=401, content_type="text/plain")
        start, end, status = self._wanted_part(len(body), way)
        asked = Asked(self.command, path, self.headers.get("Range") or "", status, dict(self.headers.items()))
        self.server.site.note(asked)
        (self.send_response_only if "Date" in way.headers else self.send_response)(status)
        for name, value in self._head(way, status, start, end, len(body)).items():
            self.send_header(name, value)
        self.end_headers()
        if with_body and status != 416:
            self._send(memoryview(body)[start:end], way)

    def _wanted_part(self, size: int, way: Way) -> tuple[int, int, int]:
        wanted = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range") or "")
        same = self.headers.get("If-Range") in (None, way.etag, way.headers.get("Last-Modified"))
        if wanted is None or not way.ranges or way.status != 200 or (way.heeds_if_range and not same):
            return 0, size, way.status
        start = int(wanted.group(1))
        end = min(int(wanted.group(2)) + 1, size) if wanted.group(2) else size
        return (0, 0, 416) if start >= size else (start, end, 206)

    def _head(self, way: Way, status: int, start: int, end: int, size: int) -> dict[str, str]:
        head = {"Content-Type": way.content_type, "Connection": "close", **way.headers}
        if way.ranges and way.status == 200:
            head["Accept-Ranges"] = "bytes"
        if way.etag:
            head["ETag"] = way.etag
        if status == 206:
            head["Content-Range"] = f"bytes {start}-{end - 1}/{size}"
        if status == 416:
            head["Content-Range"] = f"bytes */{size}"
        if way.declares_length:
            head["Content-Length"] = str(end - start)
        return head

    def _send(self, data: memoryview, way: Way) -> None:
        if way.cut_after is not None:
            data = data[: way.cut_after]
        closing = self.server.site.closing
        if way.bytes_per_second is None:
            self.wfile.write(data)
        else:
            step = max(1, int(way.bytes_per_second / 50))
            began = time.monotonic()
            for offset in range(0, len(data), step):
                self.wfile.write(data[offset : offset + step])
                due = began + (offset + step) / way.bytes_per_second
                if closing.wait(max(0.0, due - time.monotonic())):
                    return
        self.wfile.flush()
        if way.cut_after is not None:
            _drop(self.connection)


# ---------------------------------------------------------------- parts


def _drop(connection: socket.socket) -> None:
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        pass  # the other side was quicker


def _quoted(text: str) -> str:
    return f'"{html.escape(text)}"'


def _content_type(path: str) -> str:
    known = {".m3u8": "application/vnd.apple.mpegurl", ".mpd": "application/dash+xml", ".ts": "video/mp2t"}
    known |= {".m4s": "video/iso.segment", ".vtt": "text/vtt", ".html": "text/html; charset=utf-8"}
    suffix = Path(path).suffix.lower()
    return known.get(suffix) or mimetypes.guess_type(path)[0] or "application/octet-stream"


def _ffmpeg(*arguments: object) -> None:
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-nostdin", "-y", *map(str, arguments)]
    subprocess.run(command, check=True, timeout=60)


def _dash_segments(folder: Path, number: int) -> list[Path]:
    return [folder / f"init-stream{number}.m4s", *sorted(folder.glob(f"chunk-stream{number}-*.m4s"))]
