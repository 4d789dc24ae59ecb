"""The frame server's child: decodes one recording, and lays pictures where the window's process reads them.

What it is told and says stands in `catalog.media.frame_messages`.
"""

from __future__ import annotations

import contextlib
import signal
import time
import traceback
from collections import deque
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.shared_memory import SharedMemory
from typing import Any

import numpy as np
from numpy.typing import NDArray

from catalog.errors import CatalogError
from catalog.jobs import own_process_group
from catalog.media.frame_index import FrameIndex
from catalog.media.frame_messages import Source, bytes_of
from catalog.media.frame_reader import DecodedFrame, FrameReader
from catalog.media.read_ahead import ReadAhead, cache_bytes
from catalog.media.seeing import PLAIN, Seeing, plain_picture, see

ALIVE_EVERY_SECONDS = 1.0
PICTURES_BYTES = 64 * 1024 * 1024
"""Shared memory for pictures that are ready to be shown, as far as it holds two of them; else for two."""
MOST_PICTURES = 8


def serve(pipe: Connection) -> None:
    """Answers until the parent is gone."""
    own_process_group()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _Child(pipe).run()


class _Superseded(Exception):
    """A newer message waits: the frame under way is not wanted any more."""


@dataclass(frozen=True, slots=True)
class _Ready:
    """A picture in shared memory."""

    slot: int
    pts: int
    height: int
    width: int
    after_damage: bool


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A frame by its number, and how it is to be seen."""

    number: int
    seeing: Seeing


class _Pictures:
    """The shared memory, cut into places for pictures of one size.

    The place that was sent last is not written to before the next request: the parent may not have read it yet.
    """

    def __init__(self) -> None:
        self.memory: SharedMemory | None = None
        self._place_bytes = 0
        self._ready: dict[_Wanted, _Ready] = {}
        self._sent: int | None = None

    def attach(self, name: str) -> None:
        self.forget()
        if self.memory is not None:
            self.memory.close()
        self.memory = SharedMemory(name)

    def forget(self) -> None:
        self._ready.clear()
        self._place_bytes = 0

    def wanted_bytes(self, picture_bytes: int) -> int:
        """What to ask the parent for, so that pictures of that size fit; 0 when they do."""
        if self.memory is not None and self.memory.size >= 2 * picture_bytes:
            return 0
        return picture_bytes * min(MOST_PICTURES, max(2, PICTURES_BYTES // picture_bytes))

    def fits(self, picture_bytes: int) -> bool:
        """Whether it can be laid beside the others, none of which is lost but by its turn."""
        return 0 < picture_bytes <= self._place_bytes

    @property
    def places(self) -> int:
        if self.memory is None or not self._place_bytes:
            return 0
        return min(MOST_PICTURES, self.memory.size // self._place_bytes)

    def get(self, wanted: _Wanted) -> _Ready | None:
        return self._ready.get(wanted)

    def send(self, wanted: _Wanted) -> tuple[Any, ...]:
        """What the parent must know of a picture that is ready."""
        ready = self._ready[wanted]
        self._sent = ready.slot
        offset = ready.slot * self._place_bytes
        return ready.pts, ready.height, ready.width, offset, ready.after_damage

    def lay(self, frame: DecodedFrame, rgb: NDArray[np.uint8], looked_at: _Wanted) -> None:
        """Writes a picture, as what is looked at is to be seen, over the one farthest from that."""
        assert self.memory is not None
        if rgb.nbytes > self._place_bytes:
            self.forget()
            self._place_bytes = rgb.nbytes
        taken = {each.slot for each in self._ready.values()} | {self._sent}
        free = [slot for slot in range(self.places) if slot not in taken]
        if free:
            slot = free[0]
        else:
            others = [wanted for wanted, each in self._ready.items() if each.slot != self._sent]
            slot = self._ready.pop(max(others, key=lambda other: _way(other, looked_at))).slot
        start = slot * self._place_bytes
        np.frombuffer(bytes_of(self.memory), np.uint8, rgb.nbytes, start)[:] = rgb.reshape(-1)
        laid = _Wanted(frame.number, looked_at.seeing)
        self._ready[laid] = _Ready(slot, frame.pts, rgb.shape[0], rgb.shape[1], frame.after_damage)


def _way(other: _Wanted, looked_at: _Wanted) -> tuple[bool, int]:
    return other.seeing != looked_at.seeing, abs(other.number - looked_at.number)


class _Child:
    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._unread: deque[tuple[Any, ...]] = deque()
        self._source: Source | None = None
        self._reader: FrameReader | None = None
        self._ahead: ReadAhead | None = None
        self._pictures = _Pictures()
        self._plain: tuple[int, str, NDArray[np.uint8]] | None = None
        """The last frame asked for that is not seen plainly: number, lines and upright picture."""
        self._serial = 0
        self._wanted = _Wanted(0, PLAIN)
        self._answering = False
        self._spoke = 0.0

    def run(self) -> None:
        with contextlib.suppress(EOFError, OSError):
            while True:
                kind, *values = self._next_message()
                if kind == "memory":
                    self._pictures.attach(*values)
                elif kind == "open":
                    self._forget_reader()
                    (self._source,) = values
                elif kind == "prepare":
                    import catalog.media.opencv  # noqa: F401 -- the first picture must not wait for it
                else:
                    self._serial, number, seeing = values
                    self._wanted = _Wanted(number, seeing)
                    self._answer(self._wanted)

    # ------------------------------------------------------------ requests

    def _answer(self, wanted: _Wanted) -> None:
        answer: tuple[Any, ...]
        self._answering = True
        try:
            answer = "picture", self._serial, *self._picture(wanted)
        except _Superseded:
            return
        except CatalogError as error:
            answer = ("failed", self._serial, error)
        except Exception as error:
            answer = ("bug", self._serial, f"{type(error).__name__}: {error}", traceback.format_exc())
        finally:
            self._answering = False
        self._pipe.send(answer)

    def _picture(self, wanted: _Wanted) -> tuple[Any, ...]:
        reader = self._opened()
        self._spoke = time.monotonic()
        if self._pictures.get(wanted) is None:
            frame = reader.frame(wanted.number)
            rgb = self._rgb(frame, wanted.seeing, keep=True)
            self._provide(rgb.nbytes)
            self._pictures.lay(frame, rgb, wanted)
        if self._ahead is not None:
            self._ahead.turn_to(wanted.number)
        return self._pictures.send(wanted)

    def _opened(self) -> FrameReader:
        source = self._source
        assert source is not None
        if self._reader is None:
            self._reader = FrameReader(
                source.path,
                FrameIndex.load(source.index_path),
                source.stream_index,
                cache_bytes=cache_bytes() // source.cache_share,
                while_decoding=self._while_decoding,
            )
            self._ahead = ReadAhead(self._reader) if source.reads_ahead else None
        return self._reader

    def _rgb(self, frame: DecodedFrame, seeing: Seeing, *, keep: bool) -> NDArray[np.uint8]:
        """The picture; with `keep` the plain one is kept beside it, for the next turn of a knob."""
        assert self._source is not None
        plain = self._plain
        if plain is not None and plain[:2] == (frame.number, seeing.lines):
            return see(plain[2], seeing)
        rgb = plain_picture(
            frame.raw,
            lines=seeing.lines,
            rotation_degrees=self._source.rotation_degrees,
            sample_aspect=self._source.sample_aspect,
        )
        if keep:
            self._plain = None if seeing.is_plain else (frame.number, seeing.lines, rgb)
        return see(rgb, seeing)

    def _while_decoding(self) -> None:
        if self._unread or self._pipe.poll(0):
            raise _Superseded
        now = time.monotonic()
        if self._answering and now - self._spoke > ALIVE_EVERY_SECONDS:
            self._spoke = now
            self._pipe.send(("alive", self._serial))

    def _provide(self, picture_bytes: int) -> None:
        """Asks the parent for memory when there is too little.

        The parent makes and unlinks it, so that a child that is killed leaves nothing behind.
        """
        wanted = self._pictures.wanted_bytes(picture_bytes)
        if wanted:
            self._pipe.send(("need", self._serial, wanted))
            message = self._pipe.recv()
            if message[0] != "memory":
                self._unread.append(message)
                raise _Superseded
            self._pictures.attach(message[1])

    def _forget_reader(self) -> None:
        self._pictures.forget()
        self._plain = None
        self._ahead = None
        if self._reader is not None:
            self._reader.close()
            self._reader = None

    # ------------------------------------------------------------ between requests

    def _next_message(self) -> tuple[Any, ...]:
        """The next one; until it comes, the time is used."""
        if self._unread:
            return self._unread.popleft()
        while not self._pipe.poll(0):
            pause = self._use_the_time()
            if pause != 0.0:
                self._pipe.poll(pause)
        message: tuple[Any, ...] = self._pipe.recv()
        return message

    def _use_the_time(self) -> float | None:
        """Makes one picture or decodes one frame ahead. The seconds until there may be more to do; None: never."""
        if self._ahead is None:
            return None
        try:
            return 0.0 if self._make_ready() else self._ahead.step()
        except _Superseded:
            return 0.0
        except Exception:  # what is wrong is said when somebody asks for that frame
            self._ahead = None
            return None

    def _make_ready(self) -> bool:
        """Converts the likeliest next frame that is decoded and not yet a picture."""
        assert self._ahead is not None and self._reader is not None
        for number in self._ahead.next_shown()[: max(0, self._pictures.places - 2)]:
            if self._pictures.get(_Wanted(number, self._wanted.seeing)) is None:
                frame = self._reader.kept(number)
                if frame is not None:
                    rgb = self._rgb(frame, self._wanted.seeing, keep=False)
                    if self._pictures.fits(rgb.nbytes):
                        self._pictures.lay(frame, rgb, self._wanted)
                        return True
        return False
