"""Exact frames for a window: one child process decodes, pictures come through shared memory.

A file that kills its decoder kills the child, not the window: the child is started again unnoticed, and a request
that has killed it `DEATHS_ALLOWED` times fails with MediaUnreadable. Between requests the child decodes what may be
asked for next; of a file that has killed a child, no more than what is asked for.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import time
from dataclasses import dataclass, replace
from fractions import Fraction
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path
from typing import TYPE_CHECKING, Any

from catalog.errors import MediaUnreadable
from catalog.jobs import JobBug
from catalog.later import np
from catalog.media.frame_messages import Source, bytes_of
from catalog.media.seeing import PLAIN, Seeing
from catalog.texts import phrase

if TYPE_CHECKING:
    from numpy.typing import NDArray

DEATHS_ALLOWED = 3
SILENCE_SECONDS = 20.0
"""A child that works on a request and says nothing for so long hangs, and is killed."""
GIVEN_UP_AFTER_SECONDS = 1.5
"""A request that takes longer is given up when a newer one waits; a shorter one is shown first, so that dragging
along a time line shows something on the way."""
AT_REST_SECONDS = 0.08
"""When nothing newer was asked for so long, the hand is at rest: what was asked for before is given up at once."""


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A frame for people: `rgb` is `uint8 (height, width, 3)`, upright, square pixels, the receiver's own copy."""

    number: int
    pts: int
    rgb: NDArray[np.uint8]
    width: int
    height: int
    after_damage: bool = False
    """The decoder made up parts of it, or of a frame before it in its group."""
    seeing: Seeing = PLAIN
    """What was done to it."""


class FrameServer:
    """Not thread-safe: to be used from one thread. `close` (or leaving a `with`) ends the child.

    Either `request`, which waits, or `ask` and then `poll` from a timer, which never wait.
    """

    def __init__(self) -> None:
        self._source: Source | None = None
        self._process: SpawnProcess | None = None
        self._pipe: Connection
        self._memory: SharedMemory | None = None
        self._serial = 0
        self._wanted: tuple[int, Seeing] | None = None
        """A frame that was asked for and not yet sent to the child, and how it is to be seen."""
        self._asked = 0.0
        """When it was."""
        self._sent: tuple[int, tuple[int, Seeing], float] | None = None
        """Serial, frame and moment of the request that the child works on."""
        self._to_prepare = False
        self._heard = 0.0
        self._deaths = 0
        self._deadly: int | None = None
        """The frame whose request killed the child last."""
        self._picture: Picture | None = None
        self._error: BaseException | None = None

    def __enter__(self) -> FrameServer:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process is not None else None

    def start(self) -> None:
        """Starts the child, ahead of the first file if need be: it loads the decoders for a third of a second."""
        spawn = multiprocessing.get_context("spawn")
        self._pipe, child_end = spawn.Pipe()
        self._process = spawn.Process(target=_serve, args=(child_end,), name="frames", daemon=True)
        self._process.start()
        child_end.close()
        if self._memory is not None:
            self._send(("memory", self._memory.name))
        if self._source is not None:
            self._send(("open", self._source))

    def open(
        self,
        path: Path,
        index_path: Path,
        stream_index: int,
        rotation_degrees: int = 0,
        sample_aspect: Fraction = Fraction(1),
        *,
        cache_share: int = 1,
    ) -> None:
        """Serves this file from now on; what was asked of another is forgotten. What is wrong with it, the first
        request says. `cache_share` is how many servers share the memory that decoded frames may take."""
        self._source = Source(
            path, index_path, stream_index, rotation_degrees, sample_aspect, cache_share=cache_share
        )
        self._wanted = self._sent = self._picture = self._error = None
        self._deadly = None
        if self._process is None:
            self.start()
        else:
            self._send(("open", self._source))

    def ask(self, number: int, seeing: Seeing = PLAIN) -> None:
        """Asks for a frame by its number. A frame asked for before and not yet begun is forgotten."""
        assert self._source is not None, "open a file first"
        if self._sent is not None and self._sent[1] == (number, seeing):
            self._wanted = None
            return
        self._wanted, self._asked = (number, seeing), time.monotonic()
        self._move_on()

    def prepare(self) -> None:
        """Pictures will be asked for that are not plain: the first should come as fast as the others."""
        self._to_prepare = True
        self._move_on()

    def poll(self) -> Picture | None:
        """The newest picture that arrived since the last call, or None. Never waits.

        Raises what the request failed with: InvalidInput, MediaUnreadable, or JobBug.
        """
        self._receive()
        self._watch_for_silence()
        self._move_on()
        picture, self._picture = self._picture, None
        error, self._error = self._error, None
        if error is not None:
            raise error
        return picture

    def request(self, number: int, seeing: Seeing = PLAIN, *, timeout_seconds: float = 120.0) -> Picture:
        """The frame. Raises as `poll` does, and MediaUnreadable when it is not there in time."""
        end = time.monotonic() + timeout_seconds
        self.ask(number, seeing)
        while time.monotonic() < end:
            picture = self.poll()
            if picture is not None and (picture.number, picture.seeing) == (number, seeing):
                return picture
            if self._process is not None:
                with contextlib.suppress(OSError):
                    self._pipe.poll(0.05)
        raise MediaUnreadable(
            phrase(
                "Frame {number} took longer than {timeout_seconds} seconds to decode.",
                number=number,
                timeout_seconds=f"{timeout_seconds:g}",
            )
        )

    def close(self) -> None:
        """Ends the child and frees the memory; `open` starts anew."""
        self._end_child()
        self._free_memory()
        self._source = self._wanted = self._sent = self._picture = self._error = None

    # ------------------------------------------------------------ the child's life

    def _end_child(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
            self._process = None
            self._pipe.close()

    def _child_died(self) -> None:
        """Ends what is left of it and, if a request was under way, prepares to send that again."""
        self._end_child()
        if self._source is not None:
            self._source = replace(self._source, reads_ahead=False)
        if self._sent is None:
            return
        sent, self._sent = self._sent[1], None
        number = sent[0]
        self._deaths = self._deaths + 1 if number == self._deadly else 1
        self._deadly = number
        if self._deaths >= DEATHS_ALLOWED:
            self._deadly = None
            assert self._source is not None
            self._error = MediaUnreadable(
                phrase(
                    "Decoding frame {number} of “{name}” stops the decoder each time.",
                    number=number,
                    name=self._source.path.name,
                ),
                hint="The file is damaged there, or made to do so. Other frames can still be shown.",
            )
        elif self._wanted is None:
            self._wanted = sent

    def _watch_for_silence(self) -> None:
        if self._sent is not None and time.monotonic() - self._heard > SILENCE_SECONDS:
            self._child_died()

    # ------------------------------------------------------------ messages

    def _send(self, message: tuple[Any, ...]) -> None:
        try:
            self._pipe.send(message)
        except OSError:
            self._child_died()

    def _move_on(self) -> None:
        """Sends the wanted frame if the child is free or has worked on another for too long, or nobody waits for the
        other any more."""
        if self._to_prepare and self._sent is None and self._process is not None:
            self._to_prepare = False
            self._send(("prepare",))
        if self._wanted is None:
            return
        now = time.monotonic()
        if self._sent is not None and now < min(
            self._sent[2] + GIVEN_UP_AFTER_SECONDS, self._asked + AT_REST_SECONDS
        ):
            return
        if self._process is None:
            self.start()
        wanted, self._wanted = self._wanted, None
        self._serial += 1
        self._heard = now
        self._sent = (self._serial, wanted, now)
        self._send(("frame", self._serial, *wanted))

    def _receive(self) -> None:
        while self._process is not None:
            try:
                if not self._pipe.poll(0):
                    return
                kind, serial, *values = self._pipe.recv()
            except (EOFError, OSError):
                self._child_died()
                return
            self._heard = time.monotonic()
            if self._sent is None or serial != self._sent[0]:
                continue
            if kind == "need":
                self._provide_memory(*values)
            elif kind != "alive":
                self._settle(kind, *values)

    def _settle(self, kind: str, *values: Any) -> None:
        assert self._sent is not None
        (number, seeing), self._sent = self._sent[1], None
        self._deadly = None
        if kind == "picture":
            pts, height, width, offset, after_damage = values
            rgb = self._copied(height, width, offset)
            self._picture = Picture(number, pts, rgb, width, height, after_damage, seeing)
        elif kind == "failed":
            self._error = values[0]
        else:
            self._error = JobBug(values[0])
            self._error.add_note(values[1])

    def _copied(self, height: int, width: int, offset: int) -> NDArray[np.uint8]:
        assert self._memory is not None
        shared = np.frombuffer(bytes_of(self._memory), np.uint8, height * width * 3, offset)
        return shared.reshape(height, width, 3).copy()

    def _provide_memory(self, size: int) -> None:
        self._free_memory()
        self._memory = SharedMemory(create=True, size=size)
        self._send(("memory", self._memory.name))

    def _free_memory(self) -> None:
        if self._memory is not None:
            self._memory.close()
            self._memory.unlink()
            self._memory = None


def _serve(pipe: Connection) -> None:
    """In the child alone: what decodes is not loaded here."""
    from catalog.media.frame_child import serve

    serve(pipe)
