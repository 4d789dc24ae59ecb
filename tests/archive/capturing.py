"""Links captured into a case, as the command does it but in this process: a child takes 1 to 2 s to load yt-dlp."""

from __future__ import annotations

import gc
import gzip
import json
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from catalog.archive.options import CaptureOptions
from catalog.case import Case
from catalog.errors import CatalogError
from catalog.jobs import Job, Operation, SilentContext
from catalog.model.records import Capture, Completeness, Posting, PostingObject, StoredObject
from catalog.operations import acquire
from tests.helpers import many_downloads
from tests.helpers.here import open_to_others
from tests.helpers.site import NO_PROXY

ACTOR = "tester"
T = TypeVar("T")
QUICK: dict[str, Any] = {
    **NO_PROXY,
    "backoff_seconds": 0.01,
    "retries": 2,
    "fragment_retries": 2,
    "page_retries": 2,
    "timeout_seconds": 10,
}


def run_here(operation: Operation[T], *, before: Callable[[Job], None] = lambda _: None) -> T:
    """What the operation returns. `before` each job; what it raises is the job's outcome."""
    step: Callable[[], Job] = lambda: next(operation)  # noqa: E731
    while True:
        try:
            job = step()
        except StopIteration as stop:
            value: T = stop.value
            return value
        try:
            before(job)
            with open_to_others():
                result = job.function(SilentContext(), **job.arguments)
        except Exception as error:
            step = _raising(operation, error)
        else:
            step = _answering(operation, result)


def _raising(operation: Operation[Any], error: Exception) -> Callable[[], Job]:
    return lambda: operation.throw(error)


def _answering(operation: Operation[Any], result: Any) -> Callable[[], Job]:
    return lambda: operation.send(result)


@dataclass
class Captured:
    """What a case says of one try."""

    case: Case
    posting: Posting
    error: CatalogError | None = None

    @property
    def record(self) -> Capture:
        [record] = self.case.find(Capture, posting_uid=self.posting.uid)
        return record

    @property
    def completeness(self) -> Completeness:
        [record] = self.case.find(Completeness, posting_uid=self.posting.uid)
        return record

    @property
    def verdict(self) -> str:
        return self.completeness.verdict

    @property
    def missing(self) -> dict[str, str]:
        return {each["what"]: each["why"] for each in self.record.missing}

    def objects(self, role: str) -> list[bytes]:
        found = []
        for each in self.case.find(PostingObject, posting_uid=self.posting.uid, role=role):
            stored = self.case.get(StoredObject, each.object_uid)
            found.append(self.case.objects.path(stored.sha256, stored.extension).read_bytes())
        return found

    def json_of(self, role: str) -> Any:
        [data] = self.objects(role)
        return json.loads(data)


class Captures:
    """Calls `acquire.add_link` with little patience for failures; a failed try is an outcome like another."""

    def __init__(self, case: Case) -> None:
        self.case = case

    def __call__(
        self, url: str, *, before: Callable[[Job], None] = lambda _: None, **options: Any
    ) -> Captured:
        many_downloads.prepare()
        chosen = CaptureOptions(**{**QUICK, **options})
        failure = None
        with warnings.catch_warnings():
            # The sockets that yt-dlp leaves open when it fails go with the child in real life.
            warnings.simplefilter("ignore", ResourceWarning)
            try:
                run_here(acquire.add_link(self.case, url, actor=ACTOR, options=chosen), before=before)
            except CatalogError as error:
                failure = error.with_traceback(None)
            if failure is not None:
                failure.__cause__ = failure.__context__ = None
                gc.collect()
        return Captured(self.case, self.case.find(Posting, url=url, order="number DESC")[0], failure)


def files_with(folder: Path, secret: str) -> list[str]:
    """The files below `folder` that hold `secret`, in any of the encodings that SQLite and JSON use."""
    wanted = {secret.encode(), secret.encode("utf-16-le"), secret.encode("utf-16-be")}
    found = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    assert found
    return [
        str(path.relative_to(folder))
        for path in found
        if any(form in each for form in wanted for each in _contents(path))
    ]


def _contents(path: Path) -> list[bytes]:
    """The file's bytes, and unpacked what is packed."""
    data = path.read_bytes()
    return [data, gzip.decompress(data)] if path.suffix == ".gz" else [data]
