"""What a file is, by its name and its first bytes. Nothing is decoded here."""

from __future__ import annotations

from pathlib import Path

_VIDEO = {
    ".mp4": "video/mp4", ".m4v": "video/mp4", ".f4v": "video/mp4", ".insv": "video/mp4", ".lrv": "video/mp4",
    ".mov": "video/quicktime", ".qt": "video/quicktime", ".3gp": "video/3gpp", ".3g2": "video/3gpp2",
    ".mkv": "video/x-matroska", ".webm": "video/webm", ".avi": "video/x-msvideo", ".divx": "video/x-msvideo",
    ".ts": "video/mp2t", ".mts": "video/mp2t", ".m2ts": "video/mp2t", ".mpg": "video/mpeg",
    ".mpeg": "video/mpeg", ".m2v": "video/mpeg", ".vob": "video/mpeg", ".dat": "video/mpeg",
    ".wmv": "video/x-ms-wmv", ".asf": "video/x-ms-asf", ".flv": "video/x-flv", ".ogv": "video/ogg",
    ".mxf": "application/mxf", ".dv": "video/dv", ".rm": "application/vnd.rn-realmedia",
    ".rmvb": "application/vnd.rn-realmedia-vbr", ".h264": "video/h264", ".264": "video/h264",
    ".h265": "video/h265", ".265": "video/h265", ".hevc": "video/h265", ".dav": "application/octet-stream",
}  # fmt: skip
_SOUND = {
    ".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".aac": "audio/aac", ".wav": "audio/wav",
    ".flac": "audio/flac", ".ogg": "audio/ogg", ".oga": "audio/ogg", ".opus": "audio/ogg",
    ".weba": "audio/webm", ".wma": "audio/x-ms-wma", ".amr": "audio/amr", ".aif": "audio/aiff",
    ".aiff": "audio/aiff", ".caf": "audio/x-caf",
}  # fmt: skip
_PHOTOGRAPHS = {
    ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".gif": "image/gif",
    ".webp": "image/webp", ".heic": "image/heic", ".heif": "image/heif", ".avif": "image/avif",
    ".tif": "image/tiff", ".tiff": "image/tiff", ".bmp": "image/bmp", ".dng": "image/x-adobe-dng",
}  # fmt: skip
_BESIDE = {
    ".json": "application/json", ".vtt": "text/vtt", ".srt": "application/x-subrip", ".ass": "text/x-ssa",
    ".ttml": "application/ttml+xml", ".xml": "application/xml", ".html": "text/html", ".txt": "text/plain",
}  # fmt: skip
_TYPES = {**_VIDEO, **_SOUND, **_PHOTOGRAPHS, **_BESIDE}

MEDIA_EXTENSIONS = frozenset({**_VIDEO, **_SOUND, **_PHOTOGRAPHS}) - {".dat"}
"""Lower-case suffixes of what a folder is searched for. `.dat` can be anything: only when named."""

HEAD_BYTES = 1024
"""How much of a file `extension_by_bytes` and `is_no_media` want to see."""
_TS_PACKET_BYTES = 188


def media_type_of(name: str) -> str:
    """The media type that the name's suffix stands for; `application/octet-stream` when it is unknown."""
    return _TYPES.get(Path(name).suffix.lower(), "application/octet-stream")


def head_of(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(HEAD_BYTES)


def extension_by_bytes(head: bytes) -> str | None:
    """The suffix of the container that begins with `head`, for the ones that sites often misname, or None.

    HLS segments joined are called `.mp4` by the downloader and are an MPEG transport stream.
    """
    sync = head[::_TS_PACKET_BYTES]
    if len(sync) > 2 and set(sync) == {0x47}:
        return ".ts"
    for start, suffix in (
        (b"\xff\xd8\xff", ".jpg"),
        (b"\x89PNG\r\n\x1a\n", ".png"),
        (b"GIF8", ".gif"),
    ):
        if head.startswith(start):
            return suffix
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return ".webp"
    if head[4:8] == b"ftyp" and head[8:12] in (b"avif", b"avis"):
        return ".avif"
    if head[:4] == b"\x1aE\xdf\xa3":
        return ".webm" if b"webm" in head[:64] else ".mkv"
    return None


def is_no_media(head: bytes) -> str | None:
    """What `head` plainly is instead of a recording ("a web page", "text", …), or None."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<body")):
        return "a web page"
    if start.startswith(b"%pdf-"):
        return "a PDF document"
    if head.startswith((b"PK\x03\x04", b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf")):
        return "a packed archive"
    if head and not any(byte < 9 or 13 < byte < 32 for byte in head) and _is_text(head):
        return "text"
    return None


def _is_text(head: bytes) -> bool:
    for cut in range(4):  # the last letter may be cut in the middle
        try:
            head[: len(head) - cut].decode("utf-8")
        except UnicodeDecodeError:
            continue
        return True
    return False
