"""What the system answers is told in our own words, with what to do next, and without this computer's paths."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from catalog.errors import CaseReadOnly, CatalogError, SourceUnavailable, StorageFull, from_os_error


def told(act: Callable[[], object]) -> CatalogError:
    """What a person is told of the OSError that `act` really meets."""
    with pytest.raises(OSError) as caught:
        act()
    return from_os_error(caught.value, "copying clip.mp4")


def by_number(number: int) -> CatalogError:
    return from_os_error(OSError(number, os.strerror(number), "/home/ada/clip.mp4"), "copying clip.mp4")


def test_what_really_goes_wrong_is_told_in_plain_words(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    answers = {
        "is not there": told((tmp_path / "gone").read_bytes),
        "A file stands where a folder is wanted": told(file.mkdir),
        "A folder stands where a file is wanted": told(lambda: tmp_path.open("rb")),
        "too long": told((tmp_path / ("n" * 300)).touch),
    }
    for words, answer in answers.items():
        assert type(answer) is SourceUnavailable
        assert words in answer.message
        assert "copying clip.mp4 did not finish" in answer.message
        assert answer.hint
        assert "Errno" not in answer.message and str(tmp_path) not in answer.message


@pytest.mark.skipif(os.name != "posix", reason="Windows says that the path was not found")
def test_a_file_in_the_middle_of_a_path_is_told_as_one_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert "stands where a folder is wanted" in told((tmp_path / "file" / "inside").touch).message


@pytest.mark.parametrize(
    ("number", "kind", "words"),
    [
        (errno.ENOSPC, StorageFull, "disk is full"),
        (errno.EDQUOT, StorageFull, "disk is full"),
        (errno.EROFS, CaseReadOnly, "read-only"),
        (errno.EACCES, SourceUnavailable, "No permission"),
        (errno.EPERM, SourceUnavailable, "No permission"),
        (errno.EIO, SourceUnavailable, "may be failing"),
        (errno.EMFILE, SourceUnavailable, "did not finish"),
    ],
)
def test_each_answer_of_the_system_has_its_kind_and_a_hint(
    number: int, kind: type[CatalogError], words: str
) -> None:
    answer = by_number(number)
    assert type(answer) is kind
    assert words in answer.message and answer.hint
    assert "ada" not in answer.message and "Errno" not in answer.message


def test_an_error_without_a_number_brings_no_paths_along(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    answer = told(lambda: shutil.copyfile(tmp_path / "file", tmp_path / "file"))  # its text is two paths
    assert answer.message == "Copying clip.mp4 did not finish."
    assert answer.hint
