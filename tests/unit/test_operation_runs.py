"""Operations: generators of jobs that are run, watched, cancelled and run side by side, with real processes."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from catalog.errors import Cancelled, CaseInUse, CatalogError
from catalog.jobs import (
    Job,
    JobState,
    Operation,
    OperationRun,
    ProcessRunner,
    Runner,
    run,
    run_all,
)
from tests.helpers import jobs


@pytest.fixture
def runner() -> Iterator[Runner]:
    with ProcessRunner() as made:
        yield made


def sum_of(*numbers: int) -> Operation[int]:
    total = 0
    for number in numbers:
        total = yield Job("sum", jobs.add, {"a": total, "b": number})
    return total


def finish(under_way: OperationRun[Any]) -> None:
    end = time.monotonic() + 30
    while not under_way.finished:
        assert time.monotonic() < end
        under_way.poll()
        time.sleep(0.005)


def test_an_operation_is_sent_each_result(runner: Runner) -> None:
    assert run(sum_of(1, 2, 3), runner) == 6


def test_an_operation_without_jobs_is_finished_at_once(runner: Runner) -> None:
    under_way = OperationRun(sum_of(), runner)
    assert under_way.finished
    assert under_way.outcome() == 0


def test_an_operation_may_catch_what_a_job_raised_and_go_on(runner: Runner) -> None:
    def tries_again() -> Operation[str]:
        try:
            yield Job("busy", jobs.cannot_have_the_source)
        except CaseInUse as error:
            found = yield Job("sum", jobs.add, {"a": 1, "b": 1})
            return f"{error.hint} {found}"
        return "did not fail"

    assert run(tries_again(), runner) == "Wait a little. 2"


def test_what_an_operation_does_not_catch_ends_it_and_is_raised_by_its_outcome(runner: Runner) -> None:
    tidied: list[str] = []

    def fails() -> Operation[None]:
        try:
            yield Job("busy", jobs.cannot_have_the_source)
        finally:
            tidied.append("tidied")

    under_way = OperationRun(fails(), runner)
    finish(under_way)
    assert under_way.poll().state is JobState.FAILED
    with pytest.raises(CaseInUse):
        under_way.outcome()
    assert tidied == ["tidied"]


def test_the_partials_of_all_jobs_of_an_operation_arrive(runner: Runner) -> None:
    def counts_twice() -> Operation[None]:
        yield Job("count", jobs.count_up, {"to": 3})
        yield Job("count", jobs.count_up, {"to": 2})

    under_way = OperationRun(counts_twice(), runner)
    finish(under_way)
    assert under_way.partials() == [1, 2, 3, 1, 2]
    assert under_way.partials() == []


def test_a_cancel_ends_the_job_and_is_thrown_into_the_operation(runner: Runner) -> None:
    seen: list[str] = []

    def waits() -> Operation[None]:
        try:
            yield Job("wait", jobs.wait_until_cancelled)
        except Cancelled:
            seen.append("cancelled")
            raise

    under_way = OperationRun(waits(), runner)
    while not under_way.partials():
        under_way.poll()
    under_way.cancel()
    finish(under_way)
    assert under_way.poll().state is JobState.CANCELLED
    assert seen == ["cancelled"]
    with pytest.raises(Cancelled):
        under_way.outcome()


def test_a_cancel_that_comes_after_a_job_is_done_starts_no_other(runner: Runner, tmp_path: Path) -> None:
    def two_jobs() -> Operation[None]:
        yield Job("sum", jobs.add, {"a": 1, "b": 1})
        yield Job("wait", jobs.wait_until_cancelled, {"tidied": str(tmp_path / "was run")})

    under_way = OperationRun(two_jobs(), runner)
    time.sleep(1.0)
    under_way.cancel()
    finish(under_way)
    assert under_way.poll().state is JobState.CANCELLED
    assert not (tmp_path / "was run").exists()


def test_an_operation_that_makes_good_after_a_cancel_is_done(runner: Runner) -> None:
    def keeps_what_there_is() -> Operation[str]:
        with contextlib.suppress(Cancelled):
            yield Job("wait", jobs.wait_until_cancelled)
        return "kept"

    under_way = OperationRun(keeps_what_there_is(), runner)
    under_way.cancel()
    finish(under_way)
    assert under_way.outcome() == "kept"


def test_a_job_that_cannot_be_started_fails_the_operation_and_closes_it(runner: Runner) -> None:
    tidied: list[str] = []

    def yields_a_job_that_cannot_be_sent() -> Operation[None]:
        try:
            yield Job("lambda", lambda context: None)
        finally:
            tidied.append("tidied")

    under_way = OperationRun(yields_a_job_that_cannot_be_sent(), runner)
    assert under_way.finished
    assert under_way.poll().state is JobState.FAILED
    assert isinstance(under_way.error, Exception) and not isinstance(under_way.error, CatalogError)
    assert tidied == ["tidied"]


def test_operations_side_by_side_keep_their_order_and_their_number(runner: Runner, tmp_path: Path) -> None:
    running: set[int] = set()
    most = 0

    def watched(number: int) -> Operation[int]:
        nonlocal most
        running.add(number)
        most = max(most, len(running))
        try:
            if number == 2:
                yield Job("busy", jobs.cannot_have_the_source)
            return (yield Job("sum", jobs.add, {"a": number, "b": 10}))
        finally:
            running.discard(number)

    seen: list[int] = []
    runs = run_all(
        [watched(number) for number in range(5)],
        runner,
        workers=2,
        watch=lambda index, snapshot: seen.append(index),
    )
    assert most == 2
    assert set(seen) == {0, 1, 2, 3, 4}
    assert [each.error is None and each.outcome() for each in runs] == [10, 11, False, 13, 14]
    assert isinstance(runs[2].error, CaseInUse)


def test_ctrl_c_while_an_operation_writes_ends_it_as_cancelled(runner: Runner) -> None:
    def interrupted() -> Operation[None]:
        yield Job("sum", jobs.add, {"a": 1, "b": 1})
        raise KeyboardInterrupt

    with pytest.raises(Cancelled):
        run(interrupted(), runner)


CANCELLED_BY_CTRL_C = """
import signal, time
from catalog.errors import Cancelled
from catalog.jobs import Job, ProcessRunner, run
from tests.helpers import jobs

def operation():
    yield Job("child", jobs.wait_with_a_child)

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored where the tests themselves run under nohup
    with ProcessRunner() as runner:
        start = runner.start
        def tell(job):
            handle = start(job)
            while not (arrived := handle.partials()):
                time.sleep(0.01)
            print(*arrived[0], flush=True)
            return handle
        runner.start = tell
        try:
            run(operation(), runner)
        except Cancelled:
            print("cancelled", flush=True)
"""


def test_ctrl_c_cancels_the_job_and_everything_it_started(tmp_path: Path) -> None:
    script = tmp_path / "program.py"
    script.write_text(CANCELLED_BY_CTRL_C)
    environment = {**os.environ, "PYTHONPATH": str(Path.cwd())}
    with subprocess.Popen(
        [sys.executable, script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    ) as program:
        assert program.stdout is not None and program.stderr is not None
        pids = [int(word) for word in program.stdout.readline().split()]
        assert len(pids) == 2
        time.sleep(0.2)
        program.send_signal(signal.SIGINT)
        assert program.stdout.readline() == b"cancelled\n"
        assert program.wait(30) == 0
        assert program.stderr.read() == b""
    assert all(jobs.is_gone(pid) for pid in pids)
