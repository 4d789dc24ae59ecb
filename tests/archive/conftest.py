"""A loopback site, a short noisy clip, and downloads run as in real life: in a child process of their own."""

from __future__ import annotations

import contextlib
import gc
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from catalog.archive.download import BroughtObject, Download, download_link
from catalog.archive.options import CaptureOptions
from catalog.case import Case
from catalog.errors import CatalogError
from catalog.jobs import Job, JobHandle, ProcessHandle, ProcessRunner, SilentContext
from catalog.operations import cases
from catalog.store.objects import ObjectStore
from tests.archive.capturing import QUICK, Captures
from tests.helpers import many_downloads
from tests.helpers.here_runner import HereRunner
from tests.helpers.site import Site
from tests.helpers.video import make_video


def _noise(number: int, width: int, height: int) -> NDArray[np.uint8]:
    return np.random.default_rng(number).integers(0, 255, (height, width, 3), dtype=np.uint8)


@pytest.fixture(scope="session")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two seconds of noise with sound: large for its length (0.8 MB), so that there is something to cut."""
    path = tmp_path_factory.mktemp("clips") / "clip.mp4"
    return make_video(path, frames=48, fps=24, sound=True, draw=_noise).path


@pytest.fixture(scope="session")
def other_clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("clips") / "other.mp4"
    return make_video(path, frames=48, fps=24, first_number=1000, sound=True, draw=_noise).path


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as site:
        yield site


class Downloads:
    """Downloads into one store, with one work folder, as one case would for one link.

    `start` and `in_child` do it as in real life. Called, it does one in this process, and so does `start_here`, as a
    job: a child takes 1 to 2 s to load every extractor of yt-dlp.
    """

    def __init__(self, folder: Path, runner: ProcessRunner, here: HereRunner) -> None:
        self.work_folder = folder / "objects" / "incoming" / "link"
        self.store = ObjectStore(folder / "objects")
        self._runner = runner
        self._here = here

    def __call__(self, url: str, **options: Any) -> Download:
        many_downloads.prepare()
        return download_link(SilentContext(), **self._arguments(url, options))

    def refused(self, url: str, **options: Any) -> CatalogError:
        """What a download in this process fails with. The sockets and files that yt-dlp leaves open when it fails
        go with the child in real life, and are let go here."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)
            try:
                self(url, **options)
            except CatalogError as error:
                refusal = type(error)(error.message, hint=error.hint)
            else:
                raise AssertionError("the download did not fail")
            gc.collect()
        return refusal

    def start(self, url: str, **options: Any) -> ProcessHandle:
        return self._runner.start(Job("download", download_link, self._arguments(url, options)))

    def start_here(self, url: str, **options: Any) -> JobHandle:
        return self._here.start(Job("download", download_link, self._arguments(url, options)))

    def in_child(self, url: str, **options: Any) -> Download:
        download: Download = self.start(url, **options).result(60)
        return download

    def _arguments(self, url: str, options: dict[str, Any]) -> dict[str, Any]:
        return {
            "url": url,
            "work_folder": str(self.work_folder),
            "objects_folder": str(self.store.folder),
            "options": CaptureOptions(**{**QUICK, **options}),
        }

    def bytes_of(self, brought: BroughtObject | str) -> bytes:
        sha256 = brought if isinstance(brought, str) else brought.taken.sha256
        return next(self.store.folder.rglob(f"{sha256}*")).read_bytes()

    @property
    def objects(self) -> list[Path]:
        """What counts as archived: not what the page and the traffic of a failed try left as evidence of it."""
        if not self.store.folder.exists():
            return []
        found = (path for path in sorted(self.store.folder.rglob("*")) if path.is_file())
        return [
            path for path in found if "incoming" not in path.parts and path.suffix not in (".json", ".gz")
        ]


@pytest.fixture
def download(tmp_path: Path) -> Iterator[Downloads]:
    with ProcessRunner() as runner, contextlib.closing(HereRunner()) as here:
        yield Downloads(tmp_path, runner, here)


def of_role(download: Download, role: str) -> list[BroughtObject]:
    return [each for each in download.objects if each.role == role]


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with cases.new_case(tmp_path / "case", actor="tester") as made:
        yield made


@pytest.fixture
def capture(case: Case) -> Captures:
    return Captures(case)
