"""Jobs for the tests of runners: each does one thing that a real job may do, good or bad."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from catalog.errors import CaseInUse, SourceUnavailable
from catalog.jobs import JobContext

LONG = 600
"""Seconds that no test waits for."""


def add(context: JobContext, *, a: int, b: int) -> int:
    return a + b


def count_up(context: JobContext, *, to: int) -> str:
    """Reports and hands over every number; "counted" in the end."""
    for number in range(1, to + 1):
        context.report(number, to, "steps", f"step {number}")
        context.partial(number)
    return "counted"


def wait_for(context: JobContext, *, path: str) -> str:
    """Says "waiting", then waits until there is a file at `path`."""
    context.report(1, 2, "steps", "waiting")
    context.partial("waiting")
    while not Path(path).exists():
        context.check_cancelled()
        time.sleep(0.01)
    return "it came"


def tell_whose_and_wait_for(context: JobContext, *, path: str) -> str:
    """Hands over (own pid, parent's pid) and then "waiting"; waits until there is a file at `path`."""
    context.partial((os.getpid(), os.getppid()))
    return wait_for(context, path=path)


def wait_until_cancelled(context: JobContext, *, tidied: str = "") -> None:
    """Hands over its pid and waits; writes the file `tidied` on the way out."""
    context.partial(os.getpid())
    try:
        context.report(0, text="waiting")
        for _ in range(LONG * 100):
            context.check_cancelled()
            time.sleep(0.01)
    finally:
        if tidied:
            Path(tidied).write_text("tidied up", encoding="utf-8")


def never_mind_cancelling(context: JobContext) -> None:
    context.partial(os.getpid())
    time.sleep(LONG)
    while True:
        time.sleep(LONG)


def wait_with_a_child(context: JobContext, *, listens: bool = True) -> None:
    """Starts a program that outlives a terminate signal, hands over (own pid, its pid), and waits."""
    deaf = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up', flush=True); "
    with subprocess.Popen(
        [sys.executable, "-c", f"{deaf} time.sleep({LONG})"], stdout=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        child.stdout.readline()
        context.partial((os.getpid(), child.pid))
        while True:
            time.sleep(0.01)
            if listens:
                context.check_cancelled()


def fails_when_its_child_is_ended(context: JobContext) -> None:
    """As a job does whose ffmpeg the cancel has reached first."""
    with subprocess.Popen([sys.executable, "-c", f"import time; time.sleep({LONG})"]) as child:
        context.partial(child.pid)
        child.wait()
    raise SourceUnavailable("ffmpeg gave up")


def ends_while_its_child_lives_on(context: JobContext) -> str:
    child = subprocess.Popen([sys.executable, "-c", f"import time; time.sleep({LONG})"])
    context.partial(child.pid)
    child.returncode = 0  # no warning that it still runs: that is the point
    return "done"


def leaves_an_orphan(context: JobContext) -> int:
    """Its child's child lives on; returns that one's pid, and leaves no child of its own."""
    sleeps = f"[sys.executable, '-c', 'import time; time.sleep({LONG})'], stdout=subprocess.DEVNULL"
    starts_and_goes = f"import subprocess, sys; print(subprocess.Popen({sleeps}).pid)"
    done = subprocess.run([sys.executable, "-c", starts_and_goes], stdout=subprocess.PIPE, check=True)
    return int(done.stdout)


def leaves_a_thread(context: JobContext) -> int:
    threading.Thread(target=time.sleep, args=(LONG,), daemon=True).start()
    return os.getpid()


def keeps_memory(context: JobContext, *, size: int) -> int:
    _kept.append(bytearray(b"k") * size)
    return os.getpid()


_kept: list[bytearray] = []


def die_by(context: JobContext, *, number: int = signal.SIGSEGV) -> None:
    os.kill(os.getpid(), number)
    time.sleep(LONG)


def kill_the_parent(context: JobContext) -> None:
    os.kill(os.getppid(), signal.SIGKILL)
    time.sleep(LONG)


def die_while_a_fork_holds_the_pipe(context: JobContext) -> None:
    if os.fork() == 0:
        time.sleep(LONG)
        os._exit(0)
    os.kill(os.getpid(), signal.SIGKILL)


def leave(context: JobContext, *, code: int) -> None:
    os._exit(code)


def has_a_bug(context: JobContext) -> None:
    the_line_that_is_wrong: dict[str, int] = {}
    the_line_that_is_wrong["nothing here"] += 1


def cannot_have_the_source(context: JobContext) -> None:
    raise CaseInUse("Somebody – “кто-то” – has it.", hint="Wait a little.")


def answer_that_cannot_be_sent(context: JobContext) -> Callable[[], None]:
    return lambda: None


class OnlyInTheChild:
    """Can be pickled, and cannot be read back."""

    def __reduce__(self) -> tuple[Any, ...]:
        return (_refuse, ())


def _refuse() -> None:
    raise ValueError("cannot be read back")


def answer_that_cannot_be_read(context: JobContext) -> OnlyInTheChild:
    return OnlyInTheChild()


def answer_of_size(context: JobContext, *, size: int) -> bytes:
    return bytes(size)


def report_from_threads(context: JobContext, *, threads: int, each: int) -> None:
    def work(number: int) -> None:
        for step in range(each):
            context.partial((number, step, "x" * 5000))

    running = [threading.Thread(target=work, args=(number,)) for number in range(threads)]
    for thread in running:
        thread.start()
    for thread in running:
        thread.join()


def groups(context: JobContext) -> tuple[int, int]:
    return os.getpid(), os.getpgid(0)


def parent(context: JobContext) -> int:
    return os.getppid()


def is_gone(pid: int, *, within_seconds: float = 5.0) -> bool:
    """Whether the process has ended (a zombie that nobody has waited for has)."""
    end = time.monotonic() + within_seconds
    while time.monotonic() < end:
        try:
            if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
                return True
        except (FileNotFoundError, ProcessLookupError):
            return True
        time.sleep(0.02)
    return False
