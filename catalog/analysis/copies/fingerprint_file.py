"""The fingerprints of one media in its derived file. Free of OpenCV, so that the window may look into one."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from catalog.media.arrays import save_arrays, stored_arrays

FORMAT_VERSION = 1
LEAST_QUALITY = 50
"""Pictures below it are too plain to be told apart: their fingerprints count for nothing."""

Hashes = NDArray[np.uint8]


@dataclass(frozen=True, eq=False, kw_only=True)
class Fingerprints:
    """The fingerprints of one media, in order of time. All arrays have one place for each."""

    time_base: Fraction
    pts: NDArray[np.int64]
    hashes: Hashes
    """(n, 32) uint8: 256 bits each."""
    mirrored: Hashes
    """(n, 32) uint8: of the picture with left and right exchanged."""
    quality: NDArray[np.uint8]
    """0 to 100; see LEAST_QUALITY."""
    keyframe: NDArray[np.bool_]
    area: NDArray[np.uint16]
    """(n, 4): left, top, right, bottom of the picture without uniform borders, as shares of 10,000."""

    def __len__(self) -> int:
        return len(self.pts)

    def save(self, path: Path) -> None:
        """Writes one file that appears whole or not at all. Raises StorageFull and the like."""
        numbers = np.array([FORMAT_VERSION, self.time_base.numerator, self.time_base.denominator], np.int64)
        arrays = {name: getattr(self, name) for name in _SHAPES}
        save_arrays(path, "saving fingerprints", numbers=numbers, **arrays)

    @classmethod
    def load(cls, path: Path) -> Fingerprints:
        """Raises MediaUnreadable when the file is missing, damaged or of another version (make it again then)."""
        hint = "Look for copies again: they are made anew."
        with stored_arrays(path, "The fingerprints", hint=hint) as stored:
            numbers = [int(each) for each in stored["numbers"]]
            if numbers[0] != FORMAT_VERSION:
                raise ValueError(f"version {numbers[0]}")
            found = cls(
                time_base=Fraction(numbers[1], numbers[2]),
                **{name: stored[name] for name in _SHAPES},
            )
            for name, (width, kind) in _SHAPES.items():
                array = getattr(found, name)
                if array.shape != (len(found.pts), *width) or array.dtype != kind:
                    raise ValueError(f"{name} of another shape")
            return found


_SHAPES: dict[str, tuple[tuple[int, ...], type]] = {
    "pts": ((), np.int64),
    "hashes": ((32,), np.uint8),
    "mirrored": ((32,), np.uint8),
    "quality": ((), np.uint8),
    "keyframe": ((), np.bool_),
    "area": ((4,), np.uint16),
}
