"""A small Dask cluster on this machine, as a program of its own: a scheduler and two workers with a thread each."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def local_cluster(folder: Path, *, workers: int = 2, deaths_allowed: int = 3) -> Iterator[str]:
    """The address of its scheduler. A worker that dies is started again; a job that has cost more than
    `deaths_allowed` of them is given up. What the cluster says goes into `folder`."""
    root = Path(__file__).parents[2]
    environment = {
        **os.environ,
        "PYTHONPATH": str(root),
        "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": str(deaths_allowed),
    }
    with (
        (folder / "cluster.log").open("w") as log,
        subprocess.Popen(
            [sys.executable, "-m", "tests.helpers.cluster", str(folder), str(workers)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            cwd=root,
            env=environment,
        ) as program,
    ):
        assert program.stdin is not None and program.stdout is not None
        try:
            yield program.stdout.readline().strip()
        finally:
            program.stdin.close()
            program.wait(60)


def main() -> None:
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=int(sys.argv[2]),
        threads_per_worker=1,
        processes=True,
        dashboard_address=None,
        local_directory=sys.argv[1],
        host="127.0.0.1",
    ) as cluster:
        print(cluster.scheduler_address, flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main()
