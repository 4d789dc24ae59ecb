"""Opening a recording, or saying in plain words why it cannot be opened. Only ever called in child processes."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import av
from av.container import InputContainer

from catalog.errors import MediaUnreadable, from_os_error
from catalog.texts import phrase

FORMATS = (
    # Containers of moving pictures, from phones, the web, cameras, broadcasts and recorders of surveillance
    "mov mp4 matroska webm avi mpegts mpeg mpegvideo flv live_flv kux asf asf_o rm ogg nut mxf dv gxf wtv ivf "
    "dhav ifv hxvs lmlm4 luodat dcstr mods smjpeg mjpeg mpjpeg ipmovie h261 h263 h264 hevc evc vvc av1 obu m4v vc1 "
    "cavsvideo avs2 avs3 yuv4mpegpipe gif apng amv rcwt xmv nuv ty pva "
    # Sound
    "mp3 wav w64 flac aac loas ac3 eac3 dts truehd amr amrnb amrwb aiff au caf ape wv tta tak mpc mpc8 gsm qcp ilbc "
    "dss 3gp oma voc sln spdif latm iamf "
    # Pictures
    "image2 png_pipe jpeg_pipe jpegls_pipe jpegxl_pipe jpegxl_anim webp webp_pipe bmp_pipe tiff_pipe gif_pipe "
    "j2k_pipe psd_pipe qoi_pipe ppm_pipe pgm_pipe pbm_pipe pam_pipe hdr_pipe exr_pipe"
).replace(" ", ",")
"""Demuxers that a file may choose. Playlists (HLS, DASH, concat …) are not among them: a file named .mp4 that is
one would have other files of this machine opened and taken for its own pictures (concat did so, tried)."""

_OPTIONS = {"format_whitelist": FORMATS, "protocol_whitelist": "file", "pattern_type": "none"}
_MOV_BOXES = {
    b"ftyp",
    b"moov",
    b"mdat",
    b"free",
    b"skip",
    b"wide",
    b"moof",
    b"styp",
    b"sidx",
    b"uuid",
    b"pnot",
}


def open_media(path: Path) -> InputContainer:
    """An open container (a context manager) with at least one stream.

    Raises SourceUnavailable when the file cannot be had, MediaUnreadable when it is no recording.
    """
    path = path.absolute()  # a name like "http:x.mp4" must not be taken for an address
    _look_at_file(path)
    try:
        container = av.open(str(path), "r", options=_OPTIONS, metadata_errors="replace")
    except OSError as error:  # FFmpegError is one too where errno has a number for it
        if isinstance(error, av.FFmpegError):
            raise _diagnosed(path, error) from error
        raise from_os_error(error, f"opening {path.name}") from error
    except (av.FFmpegError, ValueError) as error:
        raise _diagnosed(path, error) from error
    if not len(container.streams):
        container.close()
        raise MediaUnreadable(
            phrase("“{name}” has neither pictures nor sound in it.", name=path.name), hint=_GET_AGAIN
        )
    return container


_GET_AGAIN = (
    "Compare its size with the source's, and get the file again if you can. These bytes are kept as they are."
)


def _look_at_file(path: Path) -> None:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise MediaUnreadable(
                phrase("“{name}” is a folder, not a recording.", name=path.name),
                hint="Choose the files in it.",
            )
        if not stat.S_ISREG(status.st_mode):
            raise MediaUnreadable(
                phrase("“{name}” is a device or a pipe, not a file.", name=path.name), hint="Choose a file."
            )
        with path.open("rb"):
            pass
    except OSError as error:
        raise from_os_error(error, f"opening {path.name}") from error
    if status.st_size == 0:
        raise MediaUnreadable(
            phrase("“{name}” is empty: it has no bytes at all.", name=path.name), hint=_GET_AGAIN
        )


def _diagnosed(path: Path, error: Exception) -> MediaUnreadable:
    """Why libav could not open the file, as far as its first bytes tell."""
    with path.open("rb") as stream:
        head = stream.read(4096)
    name = f"“{path.name}”"
    text = _as_text(head)
    if text is not None and text.lstrip().startswith(("#EXTM3U", "ffconcat", "<MPD", "<?xml")):
        return MediaUnreadable(
            phrase(
                "{name} is a playlist or another text that points to recordings, not a recording.", name=name
            ),
            hint="Add the link that it came from, so that what it points to is downloaded.",
        )
    if text is not None and "<html" in text.lower():
        return MediaUnreadable(
            phrase("{name} is a web page, not a recording.", name=name),
            hint="The site probably sent an error or a log-in page. Open it in a browser to see, and add the link.",
        )
    if text is not None:
        return MediaUnreadable(
            phrase("{name} is text, not a recording, whatever its name says.", name=name), hint=_GET_AGAIN
        )
    boxes = _mov_boxes(path)
    if boxes and b"moov" not in boxes:
        return MediaUnreadable(
            phrase(
                "{name} was cut off before its index: without that nobody can open such an MP4 or MOV.",
                name=name,
            ),
            hint="Get the file again. If it is the only copy, keep it: special tools can sometimes rebuild the "
            "index with the help of another recording from the same device.",
        )
    if not head.strip(b"\0"):
        return MediaUnreadable(
            phrase("{name} holds nothing but zeros: a copy or download that was never filled.", name=name),
            hint=_GET_AGAIN,
        )
    reason = getattr(error, "strerror", None) or str(error)
    return MediaUnreadable(
        phrase("{name} cannot be opened as a recording ({reason}).", name=name, reason=reason),
        hint=_GET_AGAIN,
    )


def _as_text(head: bytes) -> str | None:
    if b"\0" in head:
        return None
    for cut in range(4):  # the last character may be cut in two
        try:
            text = head[: len(head) - cut].decode("utf-8")
        except UnicodeDecodeError:
            continue
        printable = sum(each.isprintable() or each.isspace() for each in text)
        return text if printable >= 0.97 * len(text) else None
    return None


def _mov_boxes(path: Path) -> list[bytes]:
    """The kinds of the top-level boxes of an MP4 or MOV, in order; empty if it is none."""
    kinds: list[bytes] = []
    end = path.stat().st_size
    with path.open("rb") as stream:
        position = 0
        while position + 8 <= end and len(kinds) < 10_000:
            stream.seek(position, os.SEEK_SET)
            header = stream.read(16)
            size, kind = int.from_bytes(header[:4], "big"), header[4:8]
            if kind not in _MOV_BOXES and not kinds:
                return []
            if size == 1 and len(header) == 16:
                size = int.from_bytes(header[8:], "big")
            elif size == 0:
                size = end - position
            if size < 8:
                break
            kinds.append(kind)
            position += size
    return kinds
