"""A small Dask cluster on this machine, as a program of its own: a scheduler and two workers with a thread each."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import dask
import distributed  # noqa: F401 (its defaults come into Dask's configuration)
import pytest

from tests.helpers.certificates import write_certificate


@contextlib.contextmanager
def local_cluster(
    folder: Path, *, workers: int = 2, deaths_allowed: int = 3, protocol: str = "tcp"
) -> Iterator[str]:
    """The address of its scheduler. A worker that dies is started again; a job that has cost more than
    `deaths_allowed` of them is given up. What the cluster says goes into `folder`."""
    root = Path(__file__).parents[2]
    environment = {
        **os.environ,
        "PYTHONPATH": str(root),
        "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": str(deaths_allowed),
    }
    program_of_it = [sys.executable, "-m", "tests.helpers.program", "tests.helpers.cluster"]
    with (
        (folder / "cluster.log").open("w") as log,
        subprocess.Popen(
            [*program_of_it, str(folder), str(workers), protocol],
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


def tls_configured(authority: str | None, certificate: str | None, key: str | None) -> dask.config.set:
    """Within, what a client is to use for TLS as Dask's configuration here says."""
    place = "distributed.comm.tls"
    return dask.config.set(
        {
            f"{place}.ca-file": authority,
            f"{place}.client.cert": certificate,
            f"{place}.client.key": key,
        }
    )


@contextlib.contextmanager
def tls_cluster(folder: Path) -> Iterator[str]:
    """The same over TLS, with a certificate made for it; within, this program and those it starts have it too."""
    certificate, key = (str(path) for path in write_certificate(folder))
    with pytest.MonkeyPatch.context() as patch, tls_configured(certificate, certificate, key):
        patch.setenv("DASK_DISTRIBUTED__COMM__TLS__CA_FILE", certificate)
        for place in ("SCHEDULER", "WORKER", "CLIENT"):
            patch.setenv(f"DASK_DISTRIBUTED__COMM__TLS__{place}__CERT", certificate)
            patch.setenv(f"DASK_DISTRIBUTED__COMM__TLS__{place}__KEY", key)
        with local_cluster(folder, protocol="tls") as address:
            yield address


def main() -> None:
    from distributed import LocalCluster, Security

    with LocalCluster(
        n_workers=int(sys.argv[2]),
        threads_per_worker=1,
        processes=True,
        dashboard_address=None,
        local_directory=sys.argv[1],
        host="127.0.0.1",
        protocol=sys.argv[3],
        security=Security() if sys.argv[3] == "tls" else None,
    ) as cluster:
        print(cluster.scheduler_address, flush=True)
        sys.stdin.read()
