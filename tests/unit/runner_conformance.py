"""What every runner promises: a class of tests that each runner's own tests inherit, with a `make_runner` of its own.

`make_runner(**options)` makes a runner with those options, to be closed by the fixture.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from catalog.errors import Cancelled, CaseInUse, WorkerDied
from catalog.jobs import Job, JobBug, JobHandle, JobState, Runner
from tests.helpers import jobs

MakeRunner = Callable[..., Runner]


def first_partial(handle: JobHandle, *, within_seconds: float = 20.0) -> Any:
    end = time.monotonic() + within_seconds
    while time.monotonic() < end:
        arrived = handle.partials()
        if arrived:
            return arrived[0]
        time.sleep(0.01)
    raise AssertionError("nothing arrived")


class RunnerConformance:
    @pytest.fixture
    def runner(self, make_runner: MakeRunner) -> Runner:
        return make_runner()

    @pytest.fixture
    def impatient_runner(self, make_runner: MakeRunner) -> Runner:
        return make_runner(grace_seconds=0.5)

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

    def test_a_job_cancelled_straight_after_its_start_ends_at_once(self, make_runner: MakeRunner) -> None:
        runner = make_runner(grace_seconds=25.0)
        began = time.monotonic()
        handle = runner.start(Job("wait", jobs.wait_until_cancelled))
        handle.cancel()
        with pytest.raises(Cancelled):
            handle.result(30)
        assert time.monotonic() - began < 15

    def test_a_cancel_ends_what_the_job_has_started_itself(self, impatient_runner: Runner) -> None:
        handle = impatient_runner.start(Job("child", jobs.wait_with_a_child))
        own, childs = first_partial(handle)
        handle.cancel()
        with pytest.raises(Cancelled):
            handle.result(30)
        assert jobs.is_gone(own) and jobs.is_gone(childs)

    def test_a_job_that_ignores_the_cancel_is_killed_after_the_grace_with_all_its_own(
        self, impatient_runner: Runner
    ) -> None:
        handle = impatient_runner.start(Job("deaf", jobs.wait_with_a_child, {"listens": False}))
        own, childs = first_partial(handle)
        handle.cancel()
        with pytest.raises(Cancelled):
            handle.result(30)
        assert jobs.is_gone(own) and jobs.is_gone(childs)

    def test_a_job_asleep_in_one_long_call_is_killed_after_the_grace(self, impatient_runner: Runner) -> None:
        handle = impatient_runner.start(Job("asleep", jobs.never_mind_cancelling))
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
