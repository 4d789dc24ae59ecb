"""The program that is a small Dask cluster: started by `tests.helpers.cluster`, with folder, workers and protocol.

Each job's process loads this file anew, as Python has it for the main file of a program: it loads nothing at its top.
"""

from __future__ import annotations

import sys


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


if __name__ == "__main__":
    main()
