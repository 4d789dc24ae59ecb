"""A small site on this computer that posts the street scene: a page with the MP4, and a page with HLS.

It answers on 127.0.0.1 alone, at a port that is free, and only for the files it was given; nothing leaves the
computer. Downloads in parts (HTTP ranges, RFC 9110 section 14) are answered as a real site does.
"""

from __future__ import annotations

import html
import re
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import av

TITLE = "Street scene, drawn — Уличная сцена, рисунок"
DESCRIPTION = "A drawn demonstration: no real event, place or person. Рисованная сцена, не настоящее событие."
SEGMENT_SECONDS = 4
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".mp4": "video/mp4",
    ".m3u8": "application/vnd.apple.mpegurl",
    ".ts": "video/mp2t",
}


@dataclass(frozen=True, slots=True)
class DemoSite:
    """Where the scene is posted while the site is served."""

    page_url: str
    """A page with a video element on the MP4."""
    hls_page_url: str
    """A page with a video element on the HLS playlist."""
    mp4_url: str
    hls_url: str


@contextmanager
def served(video: Path, folder: Path) -> Iterator[DemoSite]:
    """Serves `video` (an MP4) until the block is left; then no thread and no open socket remains.

    `folder` is made; pages, playlist and segments are written into it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    files = {"/video/street.mp4": video}
    for path in cut_into_segments(video, folder / "hls"):
        files[f"/hls/{path.name}"] = path
    _write_page(folder / "street.html", TITLE, "/video/street.mp4", "video/mp4")
    _write_page(folder / "live.html", f"{TITLE} (HLS)", "/hls/street.m3u8", "application/x-mpegURL")
    files |= {f"/{name}": folder / name for name in ("street.html", "live.html")}
    server = _Server(("127.0.0.1", 0), _handler_of(files))
    thread = threading.Thread(target=lambda: server.serve_forever(poll_interval=0.05), name="demo-site")
    thread.start()
    base = f"http://127.0.0.1:{server.server_port}"
    try:
        yield DemoSite(
            page_url=f"{base}/street.html",
            hls_page_url=f"{base}/live.html",
            mp4_url=f"{base}/video/street.mp4",
            hls_url=f"{base}/hls/street.m3u8",
        )
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def cut_into_segments(video: Path, folder: Path) -> list[Path]:
    """Copies the streams of `video`, without encoding them again, into MPEG-TS segments and a playlist.

    Returns all files; the playlist is `street.m3u8`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    playlist = folder / "street.m3u8"
    options = {
        "hls_time": str(SEGMENT_SECONDS),
        "hls_playlist_type": "vod",
        "hls_segment_filename": str(folder / "street%03d.ts"),
    }
    with av.open(str(video)) as source, av.open(str(playlist), "w", format="hls", options=options) as target:
        copies = {stream.index: target.add_stream_from_template(stream) for stream in source.streams}
        for packet in source.demux():
            if packet.dts is not None:
                packet.stream = copies[packet.stream.index]
                target.mux(packet)
    return sorted(folder.iterdir())


def _write_page(path: Path, title: str, source: str, media_type: str) -> None:
    text, about = html.escape(title), html.escape(DESCRIPTION)
    path.write_text(
        f"""<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{text}</title>
<meta property="og:title" content="{text}"><meta property="og:description" content="{about}"></head>
<body><h1>{text}</h1><p>{about}</p>
<video controls width="854"><source src="{source}" type="{media_type}"></video></body>
</html>
""",
        encoding="utf-8",
    )


class _Server(ThreadingHTTPServer):
    daemon_threads = False  # closing the server waits for the threads of its requests

    def handle_error(self, request: object, client_address: object) -> None:
        if not isinstance(sys.exception(), ConnectionError):  # a client that hangs up is no fault
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def _handler_of(files: dict[str, Path]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 10

        def do_GET(self) -> None:
            self._answer(with_body=True)

        def do_HEAD(self) -> None:
            self._answer(with_body=False)

        def log_message(self, format: str, *args: object) -> None:
            pass

        def _answer(self, *, with_body: bool) -> None:
            self.close_connection = True
            path = files.get(self.path.partition("?")[0])
            if path is None:
                self.send_error(HTTPStatus.NOT_FOUND)
                return
            size = path.stat().st_size
            span = _span_of(self.headers.get("Range", ""), size)
            if span is None:
                self.send_response(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
                self.send_header("Content-Range", f"bytes */{size}")
                self.send_header("Content-Length", "0")
                self.send_header("Connection", "close")
                self.end_headers()
                return
            first, end = span
            whole = (first, end) == (0, size)
            self.send_response(HTTPStatus.OK if whole else HTTPStatus.PARTIAL_CONTENT)
            if not whole:
                self.send_header("Content-Range", f"bytes {first}-{end - 1}/{size}")
            self.send_header("Content-Type", _TYPES[path.suffix])
            self.send_header("Content-Length", str(end - first))
            self.send_header("Accept-Ranges", "bytes")
            self.send_header("Connection", "close")
            self.end_headers()
            if with_body:
                with path.open("rb") as stream:
                    stream.seek(first)
                    self.wfile.write(stream.read(end - first))

    return Handler


def _span_of(asked: str, size: int) -> tuple[int, int] | None:
    """The half-open span of bytes that a Range header asks for; the whole where it asks for none; None: no such."""
    match = re.fullmatch(r"bytes=(\d*)-(\d*)", asked.strip())
    if match is None or match[0] == "bytes=-":
        return 0, size
    if not match[1]:
        return (max(size - int(match[2]), 0), size) if int(match[2]) else None
    first = int(match[1])
    end = min(int(match[2]) + 1, size) if match[2] else size
    return (first, end) if first < end else None
