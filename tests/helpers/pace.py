"""How fast this processor is at the moment, beside others' work on it: as a factor to its best in the same run.

A thread's own processor time grows too while others work: they push what it needs out of the caches at each change,
and a virtual machine's host takes its share unseen. Turns of the window took up to twice as long so (measured, eight
processes on two cores), and so does the work here, which goes through some megabytes as a window's painting does.

Limits in milliseconds are meant of one processor: an EPYC core of 2021 in a virtual machine, at its usual best. A
slower one is not held to them, and a faster one keeps its own best.
"""

from __future__ import annotations

import time

WORDS = 20_000
TRIES = 30
USUAL_MS = 0.7
"""What the unit of work takes on that processor."""


class Pace:
    """Made where little else is done: its best of then is what `slowdown` compares with, or a better one since."""

    def __init__(self) -> None:
        self._words = [str(number * 7919) for number in range(WORDS)]
        self._places = {word: number for number, word in enumerate(self._words)}
        self.best_ms = min(self._times())

    def work(self, milliseconds: float) -> None:
        """Works as much as takes so long at best."""
        for _ in range(round(milliseconds / self.best_ms)):
            self._unit()

    def slowdown(self) -> float:
        """1.0 at the best of this run, or as the processor is for which limits are meant; 2.0 where work takes twice
        the processor time now."""
        times = self._times()
        self.best_ms = min(self.best_ms, *times)
        return sum(times) / len(times) / min(self.best_ms, USUAL_MS)

    def _times(self) -> list[float]:
        times = []
        for _ in range(TRIES):
            began = time.thread_time()
            self._unit()
            times.append((time.thread_time() - began) * 1000)
        return times

    def _unit(self) -> None:
        sum(map(self._places.__getitem__, self._words))
