"""What the decoder libraries of Qt's player would write into the terminal.

They describe each file that is opened, with its path, and every fault in it. The fault is told in the window; the
rest is nobody's business. Qt has a switch only for more of it (`QT_FFMPEG_DEBUG`) and hands the lines on to the
libraries' own printing otherwise, past Qt's logging rules. How much is printed is a setting of the libraries.
"""

from __future__ import annotations

import ctypes
import functools
import os
from pathlib import Path

import PySide6

AV_LOG_QUIET = -8
_PLACES = ("Qt/lib/libavutil.so.[0-9][0-9]", "Qt/lib/libavutil.[0-9][0-9].dylib", "avutil-[0-9][0-9].dll")
"""Where PySide6 keeps the library in its own folder: Linux, macOS, Windows."""


@functools.cache
def silence_decoders() -> None:
    """Has them print nothing from now on, unless somebody asked Qt for more. Does nothing where PySide6 brings no such
    library of its own."""
    if os.environ.get("QT_FFMPEG_DEBUG", "0") != "0":
        return
    folder = Path(str(PySide6.__file__)).parent
    for path in (path for pattern in _PLACES for path in folder.glob(pattern)):
        try:
            ctypes.CDLL(str(path)).av_log_set_level(AV_LOG_QUIET)
        except (OSError, AttributeError):
            continue
