"""Runners and operations, with real processes. A new runner joins `RUNNERS` and must pass the same class."""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import catalog.jobs
from catalog.errors import Cancelled, CaseInUse, CatalogError, WorkerDied
from catalog.jobs import (
    Job,
    JobBug,
    JobHandle,
    JobState,
    Operation,
    OperationRun,
    ProcessRunner,
    Runner,
    SilentContext,
    run,
    run_all,
)
from tests.helpers import jobs

RUNNERS: dict[str, Callable[[], Runner]] = {"process": ProcessRunner}


@pytest.fixture(params=RUNNERS)
def runner(request: pytest.FixtureRequest) -> Iterator[Runner]:
    made = RUNNERS[request.param]()
    yield made
    made.close()


@pytest.fixture
def short_grace(monkeypatch: pytest.MonkeyPatch) -> float:
    monkeypatch.setattr(catalog.jobs, "GRACE_SECONDS", 0.5)
    return 0.5


def first_partial(handle: JobHandle, *, within_seconds: float = 20.0) -> Any:
    end = time.monotonic() + within_seconds
    while time.monotonic() < end:
        arrived = handle.partials()
        if arrived:
            return arrived[0]
        time.sleep(0.01)
    raise AssertionError("nothing arrived")


class TestEveryRunner:
    def test_gives_the_result(self, runner: Runner) -> None:
        handle = runner.start(Job("sum", jobs.add, {"a": 2, "b": 3}))
        assert handle.result(30) == 5
        assert handle.result(30) == 5
        snapshot = handle.snapshot()
        assert (snapshot.name, snapshot.state) == ("sum", JobState.DONE)

    def test_tells_how_far_a_job_is_while_it_runs(self, runner: Runner, tmp_path: Path) -> None:
        handle = runner.start(Job("wait", jobs.wait_for, {"path": str(tmp_path / "go")}))
        assert first_partial(handle) == "waiting"
        seen = handle.snapshot()
        assert (seen.state, seen.done, seen.total, seen.unit, seen.text) == (
            JobState.RUNNING,
            1,
            2,
            "steps",
            "waiting",
        )
        assert seen.fraction == 0.5
        assert seen.seconds > 0
        (tmp_path / "go").touch()
        assert handle.result(30) == "it came"

    def test_hands_over_every_partial_once_and_in_order(self, runner: Runner) -> None:
        handle = runner.start(Job("count", jobs.count_up, {"to": 3000}))
        arrived: list[int] = []
        while handle.snapshot().state is JobState.RUNNING:
            arrived += handle.partials()
        arrived += handle.partials()
        assert arrived == list(range(1, 3001))
        assert handle.partials() == []
        assert (handle.snapshot().done, handle.snapshot().text) == (3000, "step 3000")
        assert handle.result() == "counted"

    def test_keeps_the_messages_of_several_threads_apart(self, runner: Runner) -> None:
        handle = runner.start(Job("threads", jobs.report_from_threads, {"threads": 4, "each": 100}))
        handle.result(60)
        arrived = handle.partials()
        for number in range(4):
            assert [step for thread, step, _ in arrived if thread == number] == list(range(100))

    def test_does_not_keep_a_large_answer_back(self, runner: Runner) -> None:
        handle = runner.start(Job("large", jobs.answer_of_size, {"size": 30_000_000}))
        assert len(handle.result(60)) == 30_000_000

    def test_a_result_that_is_not_there_in_time_can_be_waited_for_again(
        self, runner: Runner, tmp_path: Path
    ) -> None:
        handle = runner.start(Job("wait", jobs.wait_for, {"path": str(tmp_path / "go")}))
        with pytest.raises(TimeoutError, match="wait"):
            handle.result(0.1)
        (tmp_path / "go").touch()
        assert handle.result(30) == "it came"

    def test_a_cancelled_job_tidies_up(self, runner: Runner, tmp_path: Path) -> None:
        tidied = tmp_path / "tidied"
        handle = runner.start(Job("wait", jobs.wait_until_cancelled, {"tidied": str(tidied)}))
        first_partial(handle)
        handle.cancel()
        with pytest.raises(Cancelled):
            handle.result(30)
        assert handle.snapshot().state is JobState.CANCELLED
        assert tidied.read_text() == "tidied up"

    def test_a_job_cancelled_straight_after_its_start_ends_at_once(
        self, runner: Runner, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(catalog.jobs, "GRACE_SECONDS", 25.0)
        began = time.monotonic()
        handle = runner.start(Job("wait", jobs.wait_until_cancelled))
        handle.cancel()
        with pytest.raises(Cancelled):
            handle.result(30)
        assert time.monotonic() - began < 15

    def test_a_cancel_ends_what_the_job_has_started_itself(self, runner: Runner, short_grace: float) -> None:
        handle = runner.start(Job("child", jobs.wait_with_a_child))
        own, childs = first_partial(handle)
        handle.cancel()
        with pytest.raises(Cancelled):
            handle.result(30)
        assert jobs.is_gone(own) and jobs.is_gone(childs)

    def test_a_job_that_ignores_the_cancel_is_killed_after_the_grace_with_all_its_own(
        self, runner: Runner, short_grace: float
    ) -> None:
        handle = runner.start(Job("deaf", jobs.wait_with_a_child, {"listens": False}))
        own, childs = first_partial(handle)
        handle.cancel()
        with pytest.raises(Cancelled):
            handle.result(30)
        assert jobs.is_gone(own) and jobs.is_gone(childs)

    def test_a_job_asleep_in_one_long_call_is_killed_after_the_grace(
        self, runner: Runner, short_grace: float
    ) -> None:
        handle = runner.start(Job("asleep", jobs.never_mind_cancelling))
        pid = first_partial(handle)
        handle.cancel()
        with pytest.raises(Cancelled):
            handle.result(30)
        assert jobs.is_gone(pid)

    def test_a_job_that_fails_because_its_child_was_cancelled_counts_as_cancelled(
        self, runner: Runner
    ) -> None:
        handle = runner.start(Job("ffmpeg", jobs.fails_when_its_child_is_ended))
        first_partial(handle)
        handle.cancel()
        with pytest.raises(Cancelled):
            handle.result(30)
        assert handle.snapshot().state is JobState.CANCELLED

    def test_cancelling_a_finished_job_changes_nothing(self, runner: Runner) -> None:
        handle = runner.start(Job("sum", jobs.add, {"a": 1, "b": 1}))
        assert handle.result(30) == 2
        handle.cancel()
        assert (handle.snapshot().state, handle.result()) == (JobState.DONE, 2)

    def test_what_a_job_leaves_running_is_ended_with_it(self, runner: Runner) -> None:
        handle = runner.start(Job("leaves", jobs.ends_while_its_child_lives_on))
        pid = first_partial(handle)
        assert handle.result(30) == "done"
        assert jobs.is_gone(pid)

    def test_a_crash_costs_one_job(self, runner: Runner, tmp_path: Path) -> None:
        other = runner.start(Job("other", jobs.wait_for, {"path": str(tmp_path / "go")}))
        crashing = runner.start(Job("clip.mp4", jobs.die_by))
        with pytest.raises(WorkerDied, match=r"“clip\.mp4”.*signal 11") as caught:
            crashing.result(30)
        assert caught.value.hint
        (tmp_path / "go").touch()
        assert other.result(30) == "it came"
        assert runner.start(Job("sum", jobs.add, {"a": 1, "b": 1})).result(30) == 2

    def test_a_crash_is_noticed_although_a_child_of_the_job_lives_on(self, runner: Runner) -> None:
        with pytest.raises(WorkerDied, match="signal 9"):
            runner.start(Job("forked", jobs.die_while_a_fork_holds_the_pipe)).result(30)

    def test_a_job_that_leaves_without_an_answer_has_died(self, runner: Runner) -> None:
        with pytest.raises(WorkerDied, match="exit code 3"):
            runner.start(Job("leave", jobs.leave, {"code": 3})).result(30)

    def test_a_bug_in_a_job_carries_its_traceback(self, runner: Runner) -> None:
        handle = runner.start(Job("bug", jobs.has_a_bug))
        with pytest.raises(JobBug, match="KeyError: 'nothing here'") as caught:
            handle.result(30)
        assert "the_line_that_is_wrong" in "".join(caught.value.__notes__)
        assert handle.snapshot().state is JobState.FAILED

    def test_an_error_of_the_world_arrives_with_its_kind_and_hint(self, runner: Runner) -> None:
        with pytest.raises(CaseInUse) as caught:
            runner.start(Job("busy", jobs.cannot_have_the_source)).result(30)
        assert (caught.value.message, caught.value.hint) == (
            "Somebody – “кто-то” – has it.",
            "Wait a little.",
        )

    @pytest.mark.parametrize("job", [jobs.answer_that_cannot_be_sent, jobs.answer_that_cannot_be_read])
    def test_an_answer_that_cannot_be_carried_is_a_bug(self, runner: Runner, job: Callable[..., Any]) -> None:
        with pytest.raises(JobBug):
            runner.start(Job("answer", job)).result(30)

    def test_each_job_has_a_process_group_of_its_own(self, runner: Runner) -> None:
        pid, group = runner.start(Job("groups", jobs.groups)).result(30)
        assert group == pid != os.getpgid(0)

    def test_closing_ends_what_still_runs(self, runner: Runner) -> None:
        handles = [runner.start(Job("child", jobs.wait_with_a_child, {"listens": False})) for _ in range(2)]
        pids = [pid for handle in handles for pid in first_partial(handle)]
        runner.close()
        assert all(jobs.is_gone(pid) for pid in pids)


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


# ---------------------------------------------------------------- operations


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
import time
from catalog.errors import Cancelled
from catalog.jobs import Job, ProcessRunner, run
from tests.helpers import jobs

def operation():
    yield Job("child", jobs.wait_with_a_child)

if __name__ == "__main__":
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
