"""Files from disk: copied with their hashes, never touched, and refused with a clear sentence."""

from __future__ import annotations

import hashlib
import os
import socket
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from catalog.archive.file_import import TakenFile, media_files_in, take_file
from catalog.errors import Cancelled, CatalogError, InvalidInput, MediaUnreadable, SourceUnavailable
from catalog.jobs import Job, ProcessRunner, SilentContext


def take(path: Path, tmp_path: Path) -> TakenFile:
    return take_file(SilentContext(), path=str(path), objects_folder=str(tmp_path / "objects"))


def objects(tmp_path: Path) -> list[Path]:
    return [path for path in (tmp_path / "objects").rglob("*") if path.is_file()]


def test_a_file_is_copied_with_its_hashes_name_and_time(tmp_path: Path) -> None:
    source = tmp_path / "IMG 0001 (копия).MP4"
    data = os.urandom(300_000)
    source.write_bytes(data)
    os.utime(source, ns=(0, 1_700_000_000_123_456_789))
    with ProcessRunner() as runner:
        arguments = {"path": str(source), "objects_folder": str(tmp_path / "objects")}
        taken: TakenFile = runner.start(Job("take", take_file, arguments)).result(30)
    assert taken.taken.sha256 == hashlib.sha256(data).hexdigest()
    assert taken.taken.sha512 == hashlib.sha512(data).hexdigest()
    assert taken.taken.size == len(data)
    assert taken.original_name == source.name
    assert taken.source_path == str(source)
    assert taken.modified_utc == "2023-11-14T22:13:20.123Z"
    assert taken.media_type == "video/mp4"
    [stored] = objects(tmp_path)
    assert stored.read_bytes() == data
    assert stored.suffix == ".mp4"
    assert not stored.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)


def test_the_source_is_not_touched(tmp_path: Path) -> None:
    source = tmp_path / "clip.mp4"
    source.write_bytes(b"bytes")
    source.chmod(0o640)
    before = source.stat()
    take(source, tmp_path)
    after = source.stat()
    assert (before.st_mtime_ns, before.st_ctime_ns, before.st_mode) == (
        after.st_mtime_ns,
        after.st_ctime_ns,
        after.st_mode,
    )


def test_the_same_bytes_twice_are_one_object(tmp_path: Path) -> None:
    for name in ("a.mp4", "b.mov"):
        (tmp_path / name).write_bytes(b"the same")
    first, second = take(tmp_path / "a.mp4", tmp_path), take(tmp_path / "b.mov", tmp_path)
    assert (first.taken.is_new, second.taken.is_new) == (True, False)
    assert len(objects(tmp_path)) == 1
    assert second.original_name == "b.mov"


def test_a_name_that_is_no_text_is_taken(tmp_path: Path) -> None:
    source = os.fsencode(tmp_path) + b"/caf\xe9.mp4"
    Path(os.fsdecode(source)).write_bytes(b"bytes")
    taken = take(Path(os.fsdecode(source)), tmp_path)
    assert taken.original_name == "caf?.mp4"
    taken.source_path.encode()


def test_a_missing_file_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(SourceUnavailable, match="There is no file or folder") as caught:
        take(tmp_path / "gone.mp4", tmp_path)
    assert caught.value.hint


def test_a_path_through_a_file_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "clip.mp4").write_bytes(b"bytes")
    with pytest.raises(SourceUnavailable, match="There is no file or folder"):
        take(tmp_path / "clip.mp4" / "clip.mp4", tmp_path)


def test_a_folder_is_refused_as_a_file(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="is a folder"):
        take(tmp_path, tmp_path)


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "clip.mp4").touch()
    with pytest.raises(MediaUnreadable, match="empty"):
        take(tmp_path / "clip.mp4", tmp_path)
    assert objects(tmp_path) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_and_a_device_and_a_socket_are_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.mp4")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "socket.mp4"))
        for path in (tmp_path / "pipe.mp4", tmp_path / "socket.mp4", Path("/dev/zero")):
            with pytest.raises(InvalidInput, match="no ordinary file"):
                take(path, tmp_path)


@contextmanager
def _as_somebody_else() -> Iterator[None]:
    """Without root's right to read everything. Does nothing for a user who is not root."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.skipif(os.name != "posix", reason="permissions as POSIX has them")
def test_an_unreadable_file_is_told_in_words() -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        secret = Path(folder) / "clip.mp4"
        secret.write_bytes(b"bytes")
        secret.chmod(0)
        with _as_somebody_else(), pytest.raises(SourceUnavailable, match="No permission") as caught:
            take(secret, Path(folder) / "case")
        assert caught.value.hint
        assert objects(Path(folder) / "case") == []


class _Meddler(SilentContext):
    """Writes to the source once while it is being copied, from `start` on."""

    def __init__(self, path: Path, start: int) -> None:
        self.path = path
        self.start: int | None = start

    def report(self, done: float, total: float | None = None, unit: str = "", text: str = "") -> None:
        if self.start is not None:
            with self.path.open("r+b") as stream:
                stream.seek(self.start)
                stream.write(b"more")
        self.start = None


@pytest.mark.parametrize("start", [0, 100_000], ids=["in place", "at the end"])
def test_a_file_that_changes_while_it_is_copied_is_not_taken(tmp_path: Path, start: int) -> None:
    source = tmp_path / "recording.mp4"
    source.write_bytes(b"x" * 100_000)
    os.utime(source, (0, 0))
    with pytest.raises(SourceUnavailable, match="changed while it was being copied"):
        take_file(_Meddler(source, start), path=str(source), objects_folder=str(tmp_path / "objects"))
    assert objects(tmp_path) == []


class _Impatient(SilentContext):
    def check_cancelled(self) -> None:
        raise Cancelled


def test_a_cancelled_copy_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "clip.mp4").write_bytes(b"x" * 100_000)
    with pytest.raises(Cancelled):
        take_file(_Impatient(), path=str(tmp_path / "clip.mp4"), objects_folder=str(tmp_path / "objects"))
    assert objects(tmp_path) == []


# ---------------------------------------------------------------- folders


def _tree(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(name.encode())


def _names(found: list[Path], folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in found]


def test_a_folder_gives_its_recordings_in_order_and_nothing_else(tmp_path: Path) -> None:
    _tree(
        tmp_path,
        *("b.MP4", "a.mov", "sound.opus", "photo.heic", "deep/down/c.mkv", "deep/z.webm"),
        *(
            ".hidden.mp4",
            "._a.mov",
            ".trash/x.mp4",
            "Thumbs.db",
            "d.mp4.part",
            "e.crdownload",
            "notes.txt",
            "f.json",
        ),
    )
    (tmp_path / "folder.mp4").mkdir()
    wanted = ["a.mov", "b.MP4", "photo.heic", "sound.opus", "deep/z.webm", "deep/down/c.mkv"]
    assert _names(media_files_in([tmp_path]), tmp_path) == wanted


def test_a_file_that_is_named_is_taken_whatever_it_is_called(tmp_path: Path) -> None:
    _tree(tmp_path, "recording", ".hidden", "video.dat")
    named = [tmp_path / name for name in ("recording", ".hidden", "video.dat")]
    assert media_files_in(named) == named


def test_a_file_named_twice_comes_once(tmp_path: Path) -> None:
    _tree(tmp_path, "a.mp4", "b.mp4")
    (tmp_path / "link.mp4").symlink_to("a.mp4")
    assert media_files_in([tmp_path / "a.mp4", tmp_path]) == [tmp_path / "a.mp4", tmp_path / "b.mp4"]


def test_links_that_lead_in_a_circle_end(tmp_path: Path) -> None:
    _tree(tmp_path, "in/a.mp4")
    (tmp_path / "in" / "round").symlink_to(tmp_path)
    (tmp_path / "in" / "itself").symlink_to("itself")
    (tmp_path / "in" / "broken.mp4").symlink_to("nowhere.mp4")
    assert _names(media_files_in([tmp_path]), tmp_path) == ["in/a.mp4"]


def test_a_case_inside_the_folder_is_not_taken_in_again(tmp_path: Path) -> None:
    _tree(tmp_path, "a.mp4", "case/case.toml", "case/objects/ab/abcd.mp4")
    assert _names(media_files_in([tmp_path]), tmp_path) == ["a.mp4"]


def test_a_folder_without_recordings_is_told_in_words(tmp_path: Path) -> None:
    _tree(tmp_path, "papers/notes.txt", ".hidden/a.mp4")
    with pytest.raises(InvalidInput, match="No recording was found") as caught:
        media_files_in([tmp_path])
    assert caught.value.hint


def test_a_missing_path_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(SourceUnavailable, match="no file or folder"):
        media_files_in([tmp_path / "gone"])


@pytest.mark.skipif(os.name != "posix", reason="permissions as POSIX has them")
def test_a_folder_that_may_not_be_read_is_not_passed_over() -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        _tree(Path(folder), "a.mp4", "closed/b.mp4")
        (Path(folder) / "closed").chmod(0)
        try:
            with _as_somebody_else(), pytest.raises(CatalogError, match="No permission"):
                media_files_in([Path(folder)])
        finally:
            (Path(folder) / "closed").chmod(0o755)
