"""What is read beside the window: told in the window's thread, once, and read again where it was only broken off."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.reader import Reader
from catalog.errors import Cancelled, InvalidInput


class _BrokenOff(Exception):
    """What reading raises that somebody interrupted."""


@pytest.fixture
def ended() -> list[str]:
    return []


@pytest.fixture
def reader(qapp: QApplication, ended: list[str]) -> Iterator[Reader]:
    parent = QObject()
    made = Reader(
        parent,
        name="the reader",
        at_end=lambda: ended.append(threading.current_thread().name),
        is_break=lambda error: isinstance(error, _BrokenOff),
    )
    yield made
    made.close()


def test_of_two_questions_of_one_name_the_later_one_is_answered_and_the_thread_ends_with_its_last_word(
    qtbot: QtBot, reader: Reader, ended: list[str]
) -> None:
    told: list[object] = []
    go_on = threading.Event()
    reader.ask("hold", lambda: go_on.wait(20), told.append)
    for number in range(3):
        reader.ask("count", lambda number=number: number, told.append)  # type: ignore[misc]
    reader.ask("forgotten", lambda: "never", told.append)
    reader.forget("forgotten")
    go_on.set()
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told == [True, 2] and not reader.waits("count")
    reader.close()
    assert ended == ["the reader"]
    reader.ask("count", lambda: 4, told.append)
    assert told == [True, 2] and not reader.waits("count")


def test_what_was_only_broken_off_is_read_again_and_what_failed_is_told_to_whoever_asked(
    qtbot: QtBot, reader: Reader
) -> None:
    told: list[object] = []
    errors: list[Exception] = [_BrokenOff(), InvalidInput("Once."), InvalidInput("Again."), Cancelled()]

    def read() -> str:
        if errors:
            raise errors.pop(0)
        return "read"

    reader.failed.connect(lambda error: told.append(f"failed: {error.message}"))
    reader.ask("one", read, told.append)
    qtbot.waitUntil(lambda: told == ["failed: Once."])
    reader.ask("one", read, told.append, fail=lambda error: told.append(error))
    qtbot.waitUntil(lambda: len(told) == 2)
    assert str(told[1]) == "Again." and isinstance(told[1], InvalidInput)
    reader.ask("one", read, told.append)  # cancelled: nothing is told
    reader.ask("other", read, told.append)
    qtbot.waitUntil(lambda: len(told) == 3)
    assert told[2] == "read"


def test_what_is_asked_during_a_long_answer_is_answered_between_its_parts(
    qtbot: QtBot, reader: Reader
) -> None:
    told: list[str] = []
    begun, go_on = threading.Event(), threading.Event()

    def long() -> str:
        begun.set()
        go_on.wait(20)
        reader.answer_waiting()
        assert reader.reads == "long"
        return "long"

    reader.ask("long", long, told.append)
    assert begun.wait(20)
    reader.ask("short", lambda: reader.reads, told.append)
    go_on.set()
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told == ["short", "long"]
