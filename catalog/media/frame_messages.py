"""What the frame server and its child say to each other, through a pipe and through shared memory.

Messages to it: ("open", Source), ("memory", name), ("frame", serial, number, Seeing), and ("prepare",): pictures will
be asked for that are not plain. From it, each with the request's serial: ("picture", serial, PTS, height, width,
offset, after damage), ("failed", serial, error), ("bug", serial, text, traceback), ("alive", serial), ("need", serial,
bytes), which is answered by "memory". While it works on a request, "open" or a newer "frame" ends that.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Source:
    path: Path
    index_path: Path
    stream_index: int
    rotation_degrees: int
    sample_aspect: Fraction
    reads_ahead: bool = True
    cache_share: int = 1
    """How many windows' readers share the memory that one may keep."""


def bytes_of(memory: SharedMemory) -> memoryview:
    assert memory.buf is not None, "closed"
    return memory.buf
