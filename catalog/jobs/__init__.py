"""Long work: jobs run in child processes, and operations made of such jobs.

A *job* is a plain function that takes a `JobContext` first. A *runner* starts jobs; each gets a process of its
own in a process group of its own, so a cancel ends ffmpeg and deno with it, and a crash costs one job.
An *operation* is a generator that yields jobs, receives their results, and writes between them; what a
person asks for is one operation. `OperationRun` moves one on without blocking: the command line loops over
`poll`, the window calls it from a timer.
"""

from catalog.jobs.child import own_process_group
from catalog.jobs.job import (
    Job,
    JobBug,
    JobContext,
    JobHandle,
    JobState,
    Runner,
    SilentContext,
    Snapshot,
    counted,
)
from catalog.jobs.operations import Operation, OperationRun, run, run_all
from catalog.jobs.process_runner import JOBS_A_PROCESS_IN_BATCHES, ProcessHandle, ProcessRunner

__all__ = [
    "JOBS_A_PROCESS_IN_BATCHES",
    "Job",
    "JobBug",
    "JobContext",
    "JobHandle",
    "JobState",
    "Operation",
    "OperationRun",
    "ProcessHandle",
    "ProcessRunner",
    "Runner",
    "SilentContext",
    "Snapshot",
    "counted",
    "own_process_group",
    "run",
    "run_all",
]
