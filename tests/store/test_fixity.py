"""Every way in which a file of the object store can differ from its record is told apart, and nothing is changed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from catalog.custody import fixity
from catalog.custody.fixity import FixityResult, check_objects
from catalog.errors import Cancelled
from catalog.jobs import Job, ProcessRunner, SilentContext
from catalog.store.objects import ObjectStore, TakenObject


class Store:
    """An object store, and what its records would say."""

    def __init__(self, folder: Path) -> None:
        self.objects = ObjectStore(folder)
        self.known: list[TakenObject] = []

    def take(self, data: bytes, extension: str = ".mp4", *, recorded: bool = True) -> Path:
        taken = self.objects.take_bytes(data, extension=extension)
        if recorded:
            self.known.append(taken)
        return self.objects.path(taken.sha256, taken.extension)

    def expected(self) -> list[tuple[str, str, str, int]]:
        return [(each.sha256, each.sha512, each.extension, each.size) for each in self.known]

    def check(self, context: SilentContext | None = None) -> FixityResult:
        return check_objects(
            context or SilentContext(),
            objects_folder=str(self.objects.folder),
            expected=self.expected(),
        )


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store(tmp_path / "objects")
    made.take(b"first recording")
    made.take(b"second", ".png")
    made.take(b"", ".json")
    return made


def overwrite(path: Path, data: bytes) -> None:
    path.chmod(0o600)
    path.write_bytes(data)
    path.chmod(0o400)


def name_of(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def faults(result: FixityResult) -> list[str]:
    return [*result.differs, *result.missing, *result.left_over, *result.unrecorded, *result.unfinished]


def test_a_sound_store_has_nothing_to_tell(store: Store) -> None:
    result = store.check()
    assert faults(result) == []
    assert (result.files, result.size) == (3, len(b"first recording") + len(b"second"))


def test_one_changed_bit_is_told(store: Store) -> None:
    path = store.take(b"evidence")
    overwrite(path, b"evidencd")
    result = store.check()
    (line,) = faults(result)
    assert result.differs == [line]
    assert line.startswith(name_of(path)) and "SHA-256" in line and "instead" not in line


def test_a_truncated_object_is_told_with_both_lengths(store: Store) -> None:
    path = store.take(b"evidence")
    overwrite(path, b"evid")
    (line,) = store.check().differs
    assert "4 bytes instead of 8" in line


def test_a_wrong_sha512_alone_is_told(store: Store) -> None:
    path = store.take(b"evidence")
    last = store.known.pop()
    store.known.append(TakenObject(last.sha256, "0" * 128, last.size, last.extension, is_new=True))
    (line,) = store.check().differs
    assert line.startswith(name_of(path)) and "SHA-512" in line


def test_a_wrong_size_in_the_record_alone_is_told(store: Store) -> None:
    store.take(b"evidence")
    last = store.known.pop()
    store.known.append(TakenObject(last.sha256, last.sha512, 9, last.extension, is_new=True))
    (line,) = store.check().differs
    assert "8 bytes" in line and "9" in line


def test_a_missing_object_is_told(store: Store) -> None:
    path = store.take(b"evidence")
    path.unlink()
    result = store.check()
    assert faults(result) == result.missing == [name_of(path)]


def test_an_object_under_another_extension_is_missing_and_left_unrecorded(store: Store) -> None:
    path = store.take(b"evidence")
    path.rename(path.with_suffix(".mov"))
    result = store.check()
    assert result.missing == [name_of(path)]
    assert result.unrecorded == [f"{name_of(path.with_suffix('.mov'))} (8 bytes)"]


def test_a_store_that_is_gone_misses_everything(store: Store) -> None:
    store.objects.folder.rename(store.objects.folder.with_name("moved away"))
    assert len(store.check().missing) == 3


def test_a_link_in_the_place_of_an_object_differs_even_if_its_bytes_agree(
    store: Store, tmp_path: Path
) -> None:
    path = store.take(b"evidence")
    path.rename(tmp_path / "elsewhere")
    path.symlink_to(tmp_path / "elsewhere")
    (line,) = faults(store.check())
    assert line == f"{name_of(path)}: is not a plain file"


def test_an_object_that_cannot_be_read_differs(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    path = store.take(b"evidence")
    real_open = Path.open

    def failing_disk(self: Path, *arguments: object, **named: object) -> object:
        if self.name == path.name:
            raise OSError(5, "Input/output error")
        return real_open(self, *arguments, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", failing_disk)
    result = store.check()
    assert result.differs == [f"{name_of(path)}: cannot be read (Input/output error)"]
    assert result.files == 3


def test_a_complete_file_without_a_record_is_told_from_a_foreign_one(store: Store) -> None:
    complete = store.take(b"from an interrupted job", recorded=False)
    wrong = store.take(b"these bytes", recorded=False)
    overwrite(wrong, b"other bytes")
    foreign = store.objects.folder / "notes.txt"
    foreign.write_bytes(b"note")
    misplaced = store.objects.folder / "zz" / complete.name
    misplaced.parent.mkdir()
    misplaced.write_bytes(complete.read_bytes())
    result = store.check()
    assert result.unrecorded == [f"{name_of(complete)} ({len(b'from an interrupted job')} bytes)"]
    assert len(result.left_over) == 3
    text = "\n".join(result.left_over)
    assert f"{name_of(wrong)}: no record knows it" in text
    assert "notes.txt: not the name" in text and f"{name_of(misplaced)}: not the name" in text
    assert result.differs == result.missing == result.unfinished == []


def test_unfinished_files_are_told(store: Store) -> None:
    incoming = store.objects.folder / "incoming"
    incoming.mkdir(exist_ok=True)
    (incoming / "a.part").write_bytes(b"half")
    (incoming / "deep").mkdir()
    (incoming / "deep" / "b.part").write_bytes(b"")
    assert store.check().unfinished == ["incoming/a.part (4 bytes)", "incoming/deep/b.part (0 bytes)"]
    assert store.check().left_over == []


def test_odd_things_in_the_store_are_told_and_not_opened(store: Store) -> None:
    os.mkfifo(store.objects.folder / "pipe")
    (store.objects.folder / "link").symlink_to("/")
    (store.objects.folder / "name \udcff\n.mp4").touch()
    assert len(store.check().left_over) == 3


def test_checking_changes_nothing(store: Store) -> None:
    def state() -> list[tuple[str, int, int, int]]:
        return [
            (str(path), path.stat().st_mtime_ns, path.stat().st_mode, path.stat().st_size)
            for path in sorted(store.objects.folder.rglob("*"))
        ]

    (store.objects.folder / "foreign").touch()
    before = state()
    store.check()
    assert state() == before


class Watches(SilentContext):
    def __init__(self, *, cancel_at: int | None = None) -> None:
        self.seen: list[tuple[float, float | None, str]] = []
        self.cancel_at = cancel_at

    def report(self, done: float, total: float | None = None, unit: str = "", text: str = "") -> None:
        self.seen.append((done, total, unit))
        if self.cancel_at is not None and len(self.seen) >= self.cancel_at:
            raise Cancelled


def test_progress_is_in_bytes_of_every_file_that_is_read(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fixity, "CHUNK_BYTES", 10)
    store.take(b"x" * 100)
    store.take(b"y" * 35, recorded=False)
    watching = Watches()
    store.check(watching)
    total = 100 + 35 + len(b"first recording") + len(b"second")
    assert {(seen_total, unit) for _, seen_total, unit in watching.seen} == {(total, "bytes")}
    done = [each for each, _, _ in watching.seen]
    assert done == sorted(done) and done[-1] == total and len(set(done)) > 10


def test_a_check_can_be_cancelled_in_the_middle_of_a_file(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fixity, "CHUNK_BYTES", 10)
    store.take(b"x" * 1000)
    with pytest.raises(Cancelled):
        store.check(Watches(cancel_at=20))


def test_it_runs_as_a_job_and_its_result_comes_back(store: Store) -> None:
    overwrite(store.take(b"evidence"), b"changed!")
    arguments = {"objects_folder": str(store.objects.folder), "expected": store.expected()}
    with ProcessRunner() as runner:
        found = runner.start(Job("verify", check_objects, arguments)).result(60)
    assert found == store.check()
    assert len(found.differs) == 1
