"""Downloads in children that can be killed at once: forked from a process of one thread that has yt-dlp loaded."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Any


class Preloaded:
    """A context manager. `start` begins a download; it goes on until it ends or `kill` ends it."""

    def __enter__(self) -> Preloaded:
        self._mother = subprocess.Popen(
            [sys.executable, "-m", "tests.archive.preloaded"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._mother.communicate(timeout=30)

    def start(self, **arguments: Any) -> int:
        """The child's process id."""
        assert self._mother.stdin is not None
        self._mother.stdin.write(json.dumps(arguments) + "\n")
        self._mother.stdin.flush()
        return int(self._line())

    def kill(self, pid: int) -> bool:
        """Whether it was killed; False: it had ended by itself. Its parent takes note of it only when asked here."""
        os.kill(pid, signal.SIGKILL)
        assert self._mother.stdin is not None
        self._mother.stdin.write("\n")
        self._mother.stdin.flush()
        return self._line() == str(-signal.SIGKILL)

    def _line(self) -> str:
        assert self._mother.stdout is not None
        return self._mother.stdout.readline().strip()


def _serve() -> None:
    from catalog.archive import session  # with yt-dlp, and below its extractors: loaded here, once
    from catalog.archive.download import download_link
    from catalog.archive.options import CaptureOptions
    from catalog.jobs import SilentContext

    for extractor in session.yt_dlp.extractor.gen_extractor_classes():
        extractor.suitable("http://127.0.0.1/")  # compiles its expressions: a second of work in all
    for line in sys.stdin:
        arguments = json.loads(line)
        pid = os.fork()
        if pid == 0:
            options = CaptureOptions(**arguments.pop("options"))
            download_link(SilentContext(), options=options, **arguments)
            os._exit(0)
        print(pid, flush=True)
        sys.stdin.readline()
        print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)


if __name__ == "__main__":
    _serve()
