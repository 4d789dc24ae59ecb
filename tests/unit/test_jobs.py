"""Jobs in processes of this machine: one for each, or one for several of a batch."""

from __future__ import annotations

import contextlib
import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from catalog.errors import CatalogError
from catalog.jobs import Job, ProcessRunner, SilentContext
from tests.helpers import jobs
from tests.unit.runner_conformance import MakeRunner, RunnerConformance


class TestProcessRunner(RunnerConformance):
    @pytest.fixture
    def make_runner(self) -> Iterator[MakeRunner]:
        with contextlib.ExitStack() as stack:
            yield lambda **options: stack.enter_context(ProcessRunner(**options))


class TestProcessRunnerInBatches(RunnerConformance):
    @pytest.fixture
    def make_runner(self) -> Iterator[MakeRunner]:
        """Its process has done a job before, and rests."""
        with contextlib.ExitStack() as stack:

            def make(**options: Any) -> ProcessRunner:
                made = stack.enter_context(ProcessRunner(jobs_a_process=20, **options))
                assert made.start(Job("first", jobs.add, {"a": 1, "b": 1})).result(30) == 2
                return made

            yield make


STARTS_AND_WAITS = """
import sys, time
from catalog.jobs import Job, ProcessRunner
from tests.helpers import jobs

if __name__ == "__main__":
    handle = ProcessRunner().start(Job("child", jobs.wait_with_a_child, {"listens": False}))
    while not (arrived := handle.partials()):
        time.sleep(0.01)
    print(*arrived[0], flush=True)
    time.sleep(600)
"""


def test_a_job_and_its_children_end_when_the_program_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "program.py"
    script.write_text(STARTS_AND_WAITS)
    environment = {**os.environ, "PYTHONPATH": str(Path.cwd())}
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, env=environment) as program:
        assert program.stdout is not None
        pids = [int(word) for word in program.stdout.readline().split()]
        assert len(pids) == 2
        program.kill()
    assert all(jobs.is_gone(pid) for pid in pids)


def kinds_of(error: type[CatalogError]) -> list[type[CatalogError]]:
    return [error, *(each for child in error.__subclasses__() for each in kinds_of(child))]


@pytest.mark.parametrize("kind", kinds_of(CatalogError))
def test_every_error_of_the_world_can_be_pickled(kind: type[CatalogError]) -> None:
    copy = pickle.loads(pickle.dumps(kind("What happened.", hint="What to do.")))
    assert (type(copy), copy.message, copy.hint, str(copy)) == (
        kind,
        "What happened.",
        "What to do.",
        "What happened.",
    )


def test_a_job_can_be_called_directly() -> None:
    assert jobs.count_up(SilentContext(), to=3) == "counted"
