from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from catalog.crash_log import UNEXPECTED, Watch, last_crash, write_crash

_WINDOW = """
import sys, ctypes
from pathlib import Path
from catalog.crash_log import Watch
watch = Watch(Path(sys.argv[1]))
{end}
"""


def run_window(log: Path, end: str) -> None:
    """A program that opens a window's watch and ends in this way."""
    program = [sys.executable, "-c", _WINDOW.format(end=end), str(log)]
    subprocess.run(program, check=False, capture_output=True, timeout=60)


def test_a_log_that_is_not_there_or_empty_has_no_last_crash(tmp_path: Path) -> None:
    assert last_crash(tmp_path / "crashes.log") is None
    (tmp_path / "crashes.log").write_text("")
    assert last_crash(tmp_path / "crashes.log") is None


def test_the_newest_entry_is_read(tmp_path: Path) -> None:
    log = tmp_path / "logs" / "crashes.log"
    write_crash(ValueError("the first"), log)
    write_crash(ValueError("the second"), log)
    found = last_crash(log)
    assert found is not None
    when, lines = found
    assert when.startswith("20") and lines.endswith("ValueError: the second")


def test_a_window_that_was_closed_leaves_nothing(tmp_path: Path) -> None:
    log = tmp_path / "crashes.log"
    run_window(log, "watch.close()")
    Watch(log).close()
    assert last_crash(log) is None
    assert list(tmp_path.iterdir()) == []


def test_a_window_that_was_killed_is_told_at_the_next_start(tmp_path: Path) -> None:
    log = tmp_path / "crashes.log"
    run_window(log, "import os; os._exit(9)")
    Watch(log).close()
    found = last_crash(log)
    assert found is not None and found[1] == UNEXPECTED
    assert [path.name for path in tmp_path.iterdir()] == ["crashes.log"]


def test_what_python_could_say_of_a_crash_is_in_the_log(tmp_path: Path) -> None:
    log = tmp_path / "crashes.log"
    run_window(log, "ctypes.string_at(0)")
    Watch(log).close()
    found = last_crash(log)
    assert found is not None and UNEXPECTED in found[1] and "string_at" in found[1]


def test_a_window_that_is_still_open_is_not_taken_for_a_crash(tmp_path: Path) -> None:
    log = tmp_path / "crashes.log"
    end = "print('open', flush=True); sys.stdin.read(); watch.close()"
    program = [sys.executable, "-c", _WINDOW.format(end=end), str(log)]
    with subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None and other.stdout.readline() == "open\n"
        Watch(log).close()
        assert last_crash(log) is None
        other.communicate()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    Watch(blocked / "crashes.log").close()
