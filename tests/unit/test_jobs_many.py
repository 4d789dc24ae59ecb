"""Many short files examined as one batch: nothing grows, and the results are the same however they are run.

FRAMEWITNESS_TEST_SCALE=167 makes it a thousand files.
"""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from catalog.case import Case
from catalog.jobs import ProcessRunner
from tests.helpers.batches import case_of_short_files, examine_all
from tests.helpers.scale import scaled

GROWTH_ALLOWED = 60_000_000
"""Bytes by which a process may be larger in the second half of a batch than it was at its largest in the first."""
LOADED = 160_000_000
"""Bytes of a worker that has loaded everything: of a few files the first half is over before one has."""


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    with case_of_short_files(tmp_path_factory.mktemp("many") / "case", scaled(6)) as made:
        yield made


@pytest.fixture(scope="module")
def one_by_one(case: Case) -> dict[str, Any]:
    """What each job finds in a process of its own, one after the other, with all decoder threads."""
    with ProcessRunner() as runner:
        return examine_all(case, runner, workers=1)


class Watched:
    """Samples the memory of this process and its children, and what this one has open."""

    def __init__(self) -> None:
        self.own: list[int] = []
        self.children: list[int] = []
        self.open_files: list[int] = []
        self.threads: list[int] = []
        self.most_children = 0

    def __call__(self, *_: object) -> None:
        self.own.append(resident_bytes(os.getpid()))
        pids = children_of(os.getpid())
        self.most_children = max(self.most_children, len(pids))
        self.children.append(max((resident_bytes(pid) for pid in pids), default=0))
        self.open_files.append(len(list(Path("/proc/self/fd").iterdir())))
        self.threads.append(threading.active_count())


def resident_bytes(pid: int) -> int:
    with contextlib.suppress(OSError):
        pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE")
    return 0


def children_of(pid: int) -> list[int]:
    """Spawned workers among the children, by what their command line says."""
    found = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        with contextlib.suppress(OSError):
            found += [int(word) for word in (task / "children").read_text(encoding="ascii").split()]
    return [each for each in found if b"spawn_main" in command_of(each)]


def command_of(pid: int) -> bytes:
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    return b""


def halves(samples: list[int]) -> tuple[int, int]:
    """The largest of the first half, which warms up, and of the second."""
    middle = len(samples) // 2
    return max(samples[:middle]), max(samples[middle:])


@pytest.mark.parametrize("workers", [1, 2])
def test_the_results_are_the_same_whatever_the_number_of_workers_and_nothing_grows(
    case: Case, one_by_one: dict[str, Any], workers: int
) -> None:
    watched = Watched()
    with ProcessRunner(jobs_a_process=10) as runner:
        found = examine_all(case, runner, workers=workers, watch=watched)
    assert found == one_by_one
    assert len(found) == scaled(6)
    assert all(len(facts) > 4 for facts in found.values())
    assert workers <= watched.most_children <= workers + 1  # one that ends, while another takes its place
    for samples in (watched.own, watched.children):
        first, second = halves(samples)
        assert second - first < GROWTH_ALLOWED or second < LOADED
    assert halves(watched.open_files)[1] <= halves(watched.open_files)[0]
    assert halves(watched.threads)[1] <= halves(watched.threads)[0]
    assert children_of(os.getpid()) == []
