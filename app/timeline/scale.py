"""From PTS to pixels and back, and where the ruler's marks stand."""

from __future__ import annotations

from dataclasses import dataclass

_STEPS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200)
FRAME_PIXELS = 40.0
"""The most that one frame is drawn wide."""


@dataclass(slots=True)
class Scale:
    """`start` is the time at the left edge, in seconds from the recording's first frame."""

    length: float = 1.0
    width: float = 1.0
    per_second: float = 1.0
    start: float = 0.0
    frame_seconds: float = 0.04

    @property
    def smallest(self) -> float:
        """Pixels for a second at which the whole recording fits."""
        return self.width / max(self.length, 1e-6)

    @property
    def largest(self) -> float:
        return max(self.smallest, FRAME_PIXELS / max(self.frame_seconds, 1e-6))

    def x(self, seconds: float) -> float:
        return (seconds - self.start) * self.per_second

    def seconds(self, x: float) -> float:
        return self.start + x / self.per_second

    @property
    def shown(self) -> float:
        """Seconds that are in view."""
        return self.width / self.per_second

    def resize(self, width: float) -> None:
        """Keeps the whole in view if it was, else the left edge and the zoom."""
        whole = self.per_second <= self.smallest * 1.001
        self.width = max(1.0, width)
        if whole:
            self.show_all()
        else:
            self.zoom(1.0, 0.0)

    def show_all(self) -> None:
        self.per_second = self.smallest
        self.start = 0.0

    def zoom(self, factor: float, at_x: float) -> None:
        """Closer by `factor`, while what is under `at_x` stays there."""
        held = self.seconds(at_x)
        self.per_second = min(max(self.per_second * factor, self.smallest), self.largest)
        self.move_to(held - at_x / self.per_second)

    def move_to(self, start: float) -> None:
        self.start = min(max(0.0, start), max(0.0, self.length - self.shown))

    def ruler(self) -> list[tuple[float, bool]]:
        """(seconds, whether it bears a time) of the marks in view."""
        step = next((each for each in _STEPS if each * self.per_second >= 90), _STEPS[-1])
        small = step / 5
        first = int(self.start / small)
        last = int((self.start + self.shown) / small) + 1
        return [(number * small, number % 5 == 0) for number in range(first, last + 1)]
