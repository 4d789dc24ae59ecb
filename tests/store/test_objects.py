"""The object store, on real files: what it takes, what it refuses, what an interruption leaves."""

from __future__ import annotations

import hashlib
import os
import signal
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.errors import Cancelled, CaseReadOnly, SourceUnavailable, StorageFull
from catalog.jobs import SilentContext
from catalog.store.objects import CHUNK_BYTES, ObjectStore, clean_extension
from tests.helpers.disks import read_only, small_disk


def paths_in(store: ObjectStore) -> list[Path]:
    return [path for path in sorted(store.folder.rglob("*")) if path.is_file()]


def files_in(store: ObjectStore) -> list[str]:
    return [path.relative_to(store.folder).as_posix() for path in paths_in(store)]


@pytest.fixture
def store(tmp_path: Path) -> ObjectStore:
    return ObjectStore(tmp_path / "objects")


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    path = tmp_path / "clip.MP4"
    path.write_bytes(os.urandom(CHUNK_BYTES + 17))
    return path


def test_a_file_is_laid_down_under_its_hash_read_only_and_unchanged(store: ObjectStore, clip: Path) -> None:
    data = clip.read_bytes()
    before = clip.stat()
    taken = store.take(clip)
    path = store.path(taken.sha256, taken.extension)
    assert path.read_bytes() == data
    assert (taken.sha256, taken.sha512) == (
        hashlib.sha256(data).hexdigest(),
        hashlib.sha512(data).hexdigest(),
    )
    assert (taken.size, taken.extension, taken.is_new) == (len(data), ".mp4", True)
    assert stat.S_IMODE(path.stat().st_mode) & 0o222 == 0
    after = clip.stat()
    assert (before.st_mtime_ns, before.st_size, before.st_mode) == (
        after.st_mtime_ns,
        after.st_size,
        after.st_mode,
    )
    assert files_in(store) == [f"{taken.sha256[:2]}/{taken.sha256}.mp4"]


def test_the_same_bytes_twice_are_one_object_even_under_another_name(
    store: ObjectStore, clip: Path, tmp_path: Path
) -> None:
    first = store.take(clip)
    other = tmp_path / "copy.mov"
    other.write_bytes(clip.read_bytes())
    second = store.take(other)
    assert (second.sha256, second.extension, second.is_new) == (first.sha256, ".mp4", False)
    assert len(files_in(store)) == 1


def test_an_empty_file_is_an_object_too(store: ObjectStore, tmp_path: Path) -> None:
    (tmp_path / "empty.mp4").touch()
    taken = store.take(tmp_path / "empty.mp4")
    assert (taken.size, taken.sha256) == (0, hashlib.sha256().hexdigest())


def test_a_damaged_object_is_put_right_when_its_bytes_come_again(store: ObjectStore, clip: Path) -> None:
    taken = store.take(clip)
    path = store.path(taken.sha256, taken.extension)
    path.chmod(0o600)
    path.write_bytes(b"rotten")
    again = store.take(clip)
    assert (again.is_new, again.repaired) == (False, True)
    assert path.read_bytes() == clip.read_bytes()
    assert (taken.repaired, store.take(clip).repaired) == (False, False)  # a sound one is not laid down again


class ChangesTheSource(SilentContext):
    """Does something to the source file while it is being read."""

    def __init__(self, change: object) -> None:
        self.change = change

    def report(self, done: float, total: float | None = None, unit: str = "", text: str = "") -> None:
        if self.change:
            self.change()  # type: ignore[operator]
            self.change = None


def test_a_source_that_grows_while_it_is_copied_is_refused_and_nothing_is_kept(
    store: ObjectStore, clip: Path
) -> None:
    def grow() -> None:
        with clip.open("ab") as stream:
            stream.write(b"more")

    with pytest.raises(SourceUnavailable, match=r"clip\.MP4.*changed while it was being copied") as caught:
        store.take(clip, context=ChangesTheSource(grow))
    assert caught.value.hint
    assert files_in(store) == []


def test_a_source_that_never_stops_growing_is_not_read_for_ever(store: ObjectStore, clip: Path) -> None:
    class Grows(SilentContext):
        def report(self, done: float, total: float | None = None, unit: str = "", text: str = "") -> None:
            with clip.open("ab") as stream:
                stream.write(b"more")

    with pytest.raises(SourceUnavailable, match="changed"):
        store.take(clip, context=Grows())
    assert files_in(store) == []


def test_a_source_overwritten_in_place_while_it_is_copied_is_refused(store: ObjectStore, clip: Path) -> None:
    def overwrite() -> None:
        with clip.open("r+b") as stream:
            stream.write(b"\0")
        os.utime(clip, ns=(0, clip.stat().st_mtime_ns + 1))

    with pytest.raises(SourceUnavailable, match="changed"):
        store.take(clip, context=ChangesTheSource(overwrite))
    assert files_in(store) == []


def test_a_source_that_shrinks_while_it_is_copied_is_refused(store: ObjectStore, clip: Path) -> None:
    with pytest.raises(SourceUnavailable, match="changed"):
        store.take(clip, context=ChangesTheSource(lambda: os.truncate(clip, 5)))
    assert files_in(store) == []


def test_a_cancelled_copy_leaves_nothing(store: ObjectStore, clip: Path) -> None:
    class Cancels(SilentContext):
        def check_cancelled(self) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        store.take(clip, context=Cancels())
    assert files_in(store) == []


@pytest.mark.parametrize("what", ["nowhere", "folder", "pipe"])
def test_what_is_not_a_file_is_refused_at_once(store: ObjectStore, tmp_path: Path, what: str) -> None:
    path = tmp_path / "clip.mp4"
    if what == "folder":
        path.mkdir()
    elif what == "pipe":
        os.mkfifo(path)
    with pytest.raises(SourceUnavailable):
        store.take(path)
    assert files_in(store) == []


def test_a_full_disk_is_said_and_leaves_nothing_half_made(clip: Path, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", size="2m") as disk:
        store = ObjectStore(disk / "objects")
        with pytest.raises(StorageFull) as caught:
            store.take(clip)
        assert caught.value.hint
        assert files_in(store) == []
        small = store.take_bytes(b"there is room for this", extension=".txt")
        assert files_in(store) == [f"{small.sha256[:2]}/{small.sha256}.txt"]


def test_a_read_only_place_is_said(store: ObjectStore, clip: Path) -> None:
    store.take_bytes(b"there before", extension=".png")
    with read_only(store.folder):
        with pytest.raises(CaseReadOnly):
            store.take(clip)
        with pytest.raises(CaseReadOnly):
            store.take_bytes(b"a still", extension=".png")


@pytest.mark.parametrize(
    ("name", "extension"),
    [
        ("clip.mp4", ".mp4"),
        (".mp4", ".mp4"),
        ("clip.tar.gz", ".gz"),
        ("CLIP.MoV", ".mov"),
        ("clip", ".bin"),
        ("", ".bin"),
        ("clip.", ".bin"),
        ("clip.mp4/../../../etc/passwd", ".bin"),
        ("../../clip.sh;rm", ".bin"),
        ("clip.mp4 ", ".bin"),
        ("clip.mp4\n", ".bin"),
        ("clip.\u202e4pm", ".bin"),
        ("clip.верх", ".bin"),
        ("clip." + "a" * 300, ".bin"),
        ("clip.\udcff", ".bin"),
    ],
)
def test_an_extension_never_carries_more_than_a_short_plain_suffix(name: str, extension: str) -> None:
    assert clean_extension(name) == extension


@given(st.text())
def test_an_extension_is_always_safe_in_a_path(name: str) -> None:
    suffix = clean_extension(name)
    assert suffix.startswith(".")
    assert suffix[1:].isascii() and suffix[1:].isalnum() and len(suffix) <= 9


def test_an_extension_that_is_given_is_used_and_cleaned(store: ObjectStore, clip: Path) -> None:
    assert store.take(clip, extension=".webm").extension == ".webm"
    assert store.take_bytes(b"a", extension=".png").extension == ".png"
    assert store.take_bytes(b"b", extension="/../x").extension == ".bin"
    assert all(name.count("/") == 1 for name in files_in(store))


def test_many_threads_may_take_objects_at_once(store: ObjectStore) -> None:
    errors: list[BaseException] = []

    def take(number: int) -> None:
        try:
            for n in range(40):
                store.take_bytes(f"{n % 7} {number if n % 2 else 0}".encode(), extension=".txt")
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=take, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not errors
    for path in paths_in(store):
        assert hashlib.sha256(path.read_bytes()).hexdigest() == path.stem


KILLED_MID_COPY = """
import os, signal, sys
from pathlib import Path
from catalog.jobs import SilentContext
from catalog.store.objects import ObjectStore

class Dies(SilentContext):
    def report(self, *arguments):
        os.kill(os.getpid(), signal.SIGKILL)

ObjectStore(Path(sys.argv[1])).take(Path(sys.argv[2]), context=Dies())
"""


def test_a_process_killed_in_the_middle_of_a_copy_leaves_only_an_unfinished_file(
    store: ObjectStore, clip: Path
) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED_MID_COPY, store.folder, clip], check=False)
    assert done.returncode == -signal.SIGKILL
    (left,) = files_in(store)
    assert left.startswith("incoming/")
    assert store.take(clip).is_new
