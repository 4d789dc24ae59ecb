"""A recording's sound at 8 kHz in one channel: what comparing sounds needs, and no more."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from types import TracebackType

import av
import numpy as np
from av.audio.frame import AudioFrame
from numpy.typing import NDArray

from catalog.media.audio import SoundBlock, SoundReader

LOW_RATE = 8000
Samples = NDArray[np.float32]


class LowSound:
    """Takes blocks in order and keeps them, thinned out, in a temporary file (58 MB an hour). Use it with `with`.

    Places are samples at 8 kHz since the stream's first. What lies in a gap reads as zeros.
    """

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._file = tempfile.TemporaryFile(prefix="framewitness-")  # noqa: SIM115 (it lives as long as this)
        self._resampler = av.AudioResampler("flt", "mono", LOW_RATE)
        self._fed_to = -1
        self.end = 0

    def __enter__(self) -> LowSound:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._file.close()

    def take(self, block: SoundBlock) -> Iterator[tuple[int, Samples]]:
        """Adds a block; yields (place, samples) of all that became ready. Drain it whole."""
        if block.start != self._fed_to:
            yield from self.rest()
            self.end = max(self.end, round(Fraction(block.start * LOW_RATE, self._rate)))
            self._resampler = av.AudioResampler("flt", "mono", LOW_RATE)
        self._fed_to = block.end
        frame = AudioFrame.from_ndarray(_one_channel(block.samples)[None], format="flt", layout="mono")
        frame.sample_rate = self._rate
        frame.pts = None
        yield from self._kept(self._resampler.resample(frame))

    def rest(self) -> Iterator[tuple[int, Samples]]:
        """What the filter still holds, at the end or before a gap."""
        if self._fed_to >= 0:
            yield from self._kept(self._resampler.resample(None))
        self._fed_to = -1

    def read(self, start: int, count: int) -> Samples:
        """`count` samples from `start` on; zeros outside of what was taken."""
        made = np.zeros(count, np.float32)
        first, last = max(0, start), min(self.end, start + count)
        if first < last:
            self._file.seek(2 * first)
            stored = np.frombuffer(self._file.read(2 * (last - first)), np.int16)
            made[first - start : first - start + len(stored)] = stored
        return made / np.float32(32768)

    def _kept(self, frames: list[AudioFrame]) -> Iterator[tuple[int, Samples]]:
        for frame in frames:
            samples: Samples = frame.to_ndarray().reshape(-1).astype(np.float32, copy=False)
            place, self.end = self.end, self.end + len(samples)
            self._file.seek(2 * place)
            self._file.write(np.clip(np.rint(samples * 32768), -32768, 32767).astype(np.int16).tobytes())
            yield place, samples


def low_sound_of(path: Path, stream_index: int | None) -> LowSound:
    """A file's whole sound; leave it as a context manager when it is no longer needed.

    It is decoded from the start: seeking in containers that round times (Matroska) moves samples by half a
    millisecond, which is enough to make the same sound look different. Raises what opening the file raises.
    """
    with SoundReader(path, stream_index) as reader, contextlib.ExitStack() as stack:
        low: LowSound | None = None
        for block in reader.blocks():
            low = low or stack.enter_context(LowSound(reader.rate))
            for _ in low.take(block):
                pass
        low = low or stack.enter_context(LowSound(LOW_RATE))
        for _ in low.rest():
            pass
        stack.pop_all()
        return low


def _one_channel(samples: Samples) -> Samples:
    """The mean of the channels; where they cancel each other out (one wired the wrong way), the first."""
    if len(samples) == 1:
        return np.ascontiguousarray(samples[0])
    mixed: Samples = samples.mean(0, dtype=np.float32)
    if float(np.dot(mixed, mixed)) < 0.01 * float(np.dot(samples[0], samples[0])):
        return np.ascontiguousarray(samples[0])
    return mixed
