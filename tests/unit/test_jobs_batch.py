"""Processes that do several jobs: when they go on, and when another takes their place."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from typing import Any

import pytest

from catalog.errors import CaseInUse, WorkerDied
from catalog.jobs import Job, JobBug, ProcessRunner
from catalog.jobs.child import MOST_RESIDENT_BYTES
from tests.helpers import jobs


@pytest.fixture
def runner() -> Iterator[ProcessRunner]:
    with ProcessRunner(jobs_a_process=4) as made:
        yield made


def done(runner: ProcessRunner, function: Any, **arguments: Any) -> Any:
    return runner.start(Job("job", function, arguments)).result(30)


def pid(runner: ProcessRunner) -> int:
    own, group = done(runner, jobs.groups)
    assert own == group
    return int(own)


def test_a_process_does_several_jobs_and_ends_after_its_last(runner: ProcessRunner) -> None:
    pids = [pid(runner) for _ in range(9)]
    assert [pids.count(each) for each in dict.fromkeys(pids)] == [4, 4, 1]
    assert jobs.is_gone(pids[0]) and jobs.is_gone(pids[4])


def test_jobs_at_the_same_time_have_a_process_each(runner: ProcessRunner) -> None:
    handles = [runner.start(Job("job", jobs.groups)) for _ in range(3)]
    assert len({handle.result(30) for handle in handles}) == 3


def test_an_error_of_the_world_does_not_cost_the_process(runner: ProcessRunner) -> None:
    first = pid(runner)
    with pytest.raises(CaseInUse):
        done(runner, jobs.cannot_have_the_source)
    assert pid(runner) == first


@pytest.mark.parametrize(
    ("function", "error"), [(jobs.has_a_bug, JobBug), (jobs.die_by, WorkerDied)], ids=["bug", "crash"]
)
def test_after_a_bug_or_a_crash_another_process_goes_on(
    runner: ProcessRunner, function: Any, error: type[Exception]
) -> None:
    first = pid(runner)
    with pytest.raises(error):
        done(runner, function)
    assert jobs.is_gone(first)
    assert pid(runner) != first


def test_what_a_job_left_to_others_is_ended_before_the_next_job(runner: ProcessRunner) -> None:
    first = pid(runner)
    orphan = done(runner, jobs.leaves_an_orphan)
    assert jobs.is_gone(orphan, within_seconds=1)
    assert pid(runner) == first


def test_a_process_in_which_a_job_left_a_thread_does_no_other(runner: ProcessRunner) -> None:
    assert jobs.is_gone(done(runner, jobs.leaves_a_thread))
    assert done(runner, jobs.add, a=1, b=2) == 3


def test_a_process_whose_memory_has_grown_does_no_other(runner: ProcessRunner) -> None:
    first = done(runner, jobs.keeps_memory, size=1_000_000)
    assert pid(runner) == first
    assert jobs.is_gone(done(runner, jobs.keeps_memory, size=MOST_RESIDENT_BYTES))
    assert pid(runner) != first


def test_a_process_that_was_ended_while_it_rested_is_replaced(runner: ProcessRunner) -> None:
    first = pid(runner)
    os.kill(first, signal.SIGTERM)
    assert jobs.is_gone(first)
    time.sleep(0.3)  # its last thread may still be ending
    assert pid(runner) != first


def test_closing_ends_the_processes_that_rest() -> None:
    with ProcessRunner(jobs_a_process=4) as runner:
        resting = pid(runner)
    assert jobs.is_gone(resting, within_seconds=0.1)
