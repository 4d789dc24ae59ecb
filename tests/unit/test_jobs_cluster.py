"""Jobs on a Dask cluster: the promises of every runner, workers that die, and clusters that are not as they should."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from catalog.errors import CatalogError, InvalidInput, WorkerDied
from catalog.jobs import Job, JobState, ProcessRunner, Snapshot
from catalog.jobs.cluster import WAITING, DaskRunner
from tests.helpers import jobs
from tests.helpers.batches import case_of_short_files, examine_all
from tests.helpers.cluster import local_cluster, tls_cluster, tls_configured
from tests.helpers.scale import scaled
from tests.unit.runner_conformance import MakeRunner, RunnerConformance, first_partial


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a scheduler with two workers of one thread each, who speak TLS."""
    folder = tmp_path_factory.mktemp("cluster")
    with tls_cluster(folder) as address:
        # Dask keeps one thread for large messages for good: it starts here, before anybody counts threads.
        with DaskRunner(address, shared_folder=folder) as runner:
            runner.start(Job("large", jobs.answer_of_size, {"size": 30_000_000})).result(60)
        yield address


@pytest.fixture
def shared(tmp_path: Path) -> Iterator[Path]:
    """A folder that all share; nothing may be left in it."""
    folder = tmp_path / "shared"
    folder.mkdir()
    yield folder
    assert list(folder.iterdir()) == []


def wait_until_whole(address: str, shared: Path) -> None:
    """Returns when both workers are there again."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        with DaskRunner(address, shared_folder=shared) as runner:
            if runner.places == 2:
                return
        time.sleep(0.2)
    raise AssertionError("a worker did not come back")


class TestDaskRunner(RunnerConformance):
    @pytest.fixture
    def make_runner(self, cluster: str, shared: Path) -> Iterator[MakeRunner]:
        with contextlib.ExitStack() as stack:
            yield lambda **options: stack.enter_context(DaskRunner(cluster, shared_folder=shared, **options))


def test_it_knows_how_many_jobs_it_can_run_at_a_time(cluster: str, shared: Path) -> None:
    with DaskRunner(cluster, shared_folder=shared) as runner:
        assert runner.places == 2


def test_a_job_that_has_no_place_yet_says_so_and_can_be_cancelled(
    cluster: str, shared: Path, tmp_path: Path
) -> None:
    with DaskRunner(cluster, shared_folder=shared) as runner:
        wait = Job("wait", jobs.wait_for, {"path": str(tmp_path / "go")})
        first = [runner.start(wait) for _ in range(2)]
        for handle in first:
            first_partial(handle)
        third = runner.start(wait)
        assert (third.snapshot().state, third.snapshot().text) == (JobState.RUNNING, WAITING)
        third.cancel()
        assert third.snapshot().state is JobState.CANCELLED
        (tmp_path / "go").touch()
        assert [handle.result(30) for handle in first] == ["it came", "it came"]


def test_what_a_killed_worker_did_is_done_again_by_another(
    cluster: str, shared: Path, tmp_path: Path
) -> None:
    with DaskRunner(cluster, shared_folder=shared) as runner:
        wait = Job("wait", jobs.tell_whose_and_wait_for, {"path": str(tmp_path / "go")})
        handles = [runner.start(wait) for _ in range(2)]
        (own, worker), (_, other) = [first_partial(handle) for handle in handles]
        while handles[0].snapshot().text != "waiting":
            time.sleep(0.01)
        assert worker != other
        os.kill(worker, signal.SIGKILL)
        assert jobs.is_gone(own), "the job outlived its worker"
        (tmp_path / "go").touch()
        assert [handle.result(60) for handle in handles] == ["it came", "it came"]
        assert handles[0].partials() in ([], ["waiting"]), "a partial came twice, or not at all"
    wait_until_whole(cluster, shared)


def test_a_job_that_takes_its_workers_down_is_given_up(tmp_path: Path, shared: Path) -> None:
    with (
        local_cluster(tmp_path, workers=1, deaths_allowed=0) as address,
        DaskRunner(address, shared_folder=shared) as runner,
    ):
        handle = runner.start(Job("clip.mp4", jobs.kill_the_parent))
        with pytest.raises(WorkerDied, match="“clip") as caught:
            handle.result(60)
        assert caught.value.hint


def test_a_cluster_finds_what_this_computer_finds_although_a_worker_is_killed_half_way(
    cluster: str, tmp_path: Path
) -> None:
    count = scaled(8)
    with case_of_short_files(tmp_path / "case", count) as case:
        with ProcessRunner(jobs_a_process=count) as here:
            expected = examine_all(case, here, workers=1)
        with DaskRunner(cluster, shared_folder=case.path / "derived") as runner:
            victim = runner.start(Job("whose", jobs.parent)).result(30)
            ended: set[int] = set()

            def kill_half_way(number: int, snapshot: Snapshot) -> None:
                if snapshot.state is not JobState.RUNNING:
                    ended.add(number)
                if len(ended) == count // 2 and not jobs.is_gone(victim, within_seconds=0.001):
                    with contextlib.suppress(ProcessLookupError):  # told so twice
                        os.kill(victim, signal.SIGKILL)

            found = examine_all(case, runner, workers=2, watch=kill_half_way)
            assert jobs.is_gone(victim)
        assert found == expected
        assert len(found) == count
        assert [each.name for each in (case.path / "derived").iterdir() if each.is_file()] == []
    wait_until_whole(cluster, tmp_path)


SENDS_AND_WAITS = """
import sys, time
from pathlib import Path
from catalog.jobs import Job
from catalog.jobs.cluster import DaskRunner
from tests.helpers import jobs

if __name__ == "__main__":
    runner = DaskRunner(sys.argv[1], shared_folder=Path(sys.argv[2]))
    handle = runner.start(Job("child", jobs.wait_with_a_child))
    while not (arrived := handle.partials()):
        time.sleep(0.01)
    print(*arrived[0], flush=True)
    time.sleep(600)
"""


def test_jobs_on_a_cluster_end_when_the_program_that_sent_them_is_killed(
    cluster: str, tmp_path: Path
) -> None:
    script = tmp_path / "program.py"
    script.write_text(SENDS_AND_WAITS)
    environment = {**os.environ, "PYTHONPATH": str(Path.cwd())}
    with subprocess.Popen(
        [sys.executable, script, cluster, tmp_path], stdout=subprocess.PIPE, env=environment
    ) as program:
        assert program.stdout is not None
        pids = [int(word) for word in program.stdout.readline().split()]
        assert len(pids) == 2
        program.kill()
    assert all(jobs.is_gone(pid, within_seconds=20) for pid in pids)


def test_where_nobody_answers_it_says_so_in_time(shared: Path) -> None:
    began = time.monotonic()
    with pytest.raises(CatalogError, match=r"Nobody answers .* tcp://127\.0\.0\.1:9") as caught:
        DaskRunner("tcp://127.0.0.1:9", shared_folder=shared, patience_seconds=1)
    assert caught.value.hint
    assert time.monotonic() - began < 10


@pytest.mark.parametrize("address", ["carrier-pigeon://loft", "tcp://", "the big one"])
def test_what_is_no_address_is_said_to_be_none(shared: Path, address: str) -> None:
    with pytest.raises(InvalidInput, match="not the address of a cluster"):
        DaskRunner(address, shared_folder=shared, patience_seconds=1)


def test_over_tls_nobody_is_let_in_without_certificates_and_it_says_what_to_set(
    cluster: str, shared: Path
) -> None:
    assert cluster.startswith("tls://")
    with (
        tls_configured(None, None, None),
        pytest.raises(CatalogError, match="must name the certificates") as caught,
    ):
        DaskRunner(cluster, shared_folder=shared, patience_seconds=5)
    assert caught.value.hint


def test_without_workers_it_says_so(tmp_path: Path, shared: Path) -> None:
    with (
        local_cluster(tmp_path, workers=0) as address,
        pytest.raises(CatalogError, match="no workers") as caught,
    ):
        DaskRunner(address, shared_folder=shared, patience_seconds=1)
    assert caught.value.hint is not None and f"dask worker {address}" in caught.value.hint


def test_a_folder_that_the_workers_do_not_see_is_refused(
    cluster: str, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where the same path is another disk there: what the worker finds is not what was written."""
    import catalog.jobs.cluster as room

    written = room._written_token

    def elsewhere(folder: Path) -> room.Token:
        token = written(folder)
        Path(token.path).write_text("another disk", encoding="ascii")
        return token

    monkeypatch.setattr(room, "_written_token", elsewhere)
    with pytest.raises(CatalogError, match="does not see the folder") as caught:
        DaskRunner(cluster, shared_folder=shared)
    assert caught.value.hint
