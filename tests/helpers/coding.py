"""Somebody who codes by keys without a pause, in a process of its own that can be killed.

`python -m tests.helpers.program tests.helpers.coding code CASE SEED` or `… watch CASE`. What was done is written to
standard output: a line of JSON before each gesture, and one when it has ended and its effect was seen in the window.
The second says what records are now, by a digest of each that changed.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.annotate.coder import HOLD_SECONDS
from app.main_window import MainWindow
from catalog.case import Case
from catalog.model.records import Annotation, Extent, Record, Region, Utterance
from tests.helpers.window import Waiting, annotations, let_go, press, tap, wait_at_rest, window_on

CODED: tuple[type[Record], ...] = (Annotation, Utterance, Region)
WORDS = ["behind", "the", "barrier", "from", "the", "left", "a", "man", "in", "a", "helmet", "then", "smoke"]


def say(**what: Any) -> None:
    os.write(1, (json.dumps(what) + "\n").encode())


def digest(record: Record) -> str:
    return hashlib.sha256(json.dumps(dataclasses.asdict(record), sort_keys=True).encode()).hexdigest()[:16]


def digests(case: Case) -> dict[str, str]:
    """What is coded in the case, by uid."""
    return {each.uid: digest(each) for kind in CODED for each in case.find(kind)}


# ---------------------------------------------------------------- gestures


class Hands:
    """What somebody does; each gesture checks that it did what it should."""

    def __init__(self, window: MainWindow, chance: random.Random) -> None:
        self.window, self.chance = window, chance

    def code_a_point(self) -> None:
        self._go_somewhere()
        before = len(annotations(self.window))
        tap(self.window, "X")
        made = self.window.session.annotation
        assert made is not None and made.extent == Extent.POINT, made
        assert made.start_pts == self.window.player.pts and len(annotations(self.window)) == before + 1

    def code_a_span(self) -> None:
        """Begins and ends one; what undoing and splitting left open is ended first, at the end of the recording."""
        if self._open_spans():
            tap(self.window, "End")
        else:
            self._go_somewhere()
            self._tap_shield(1)
            tap(self.window, *["Right"] * self.chance.randrange(2, 20))
        if self._open_spans():
            self._tap_shield(-1)

    def hold_a_span(self) -> None:
        self._go_somewhere()
        start = self.window.player.pts
        press(self.window, "N")
        QTest.qWait(300)
        tap(self.window, "Right", "Right")
        let_go(self.window, "N")
        made = self.window.session.annotation
        assert made is not None and (made.term_code, made.start_pts) == ("wpn.baton", start), made
        assert made.extent == Extent.INTERVAL

    def undo(self) -> None:
        tap(self.window, "Ctrl+Z")

    def redo(self) -> None:
        tap(self.window, "Ctrl+Shift+Z")

    def write_a_note(self) -> None:
        if not self._choose():
            return
        note = " ".join(self.chance.sample(WORDS, 4))
        field = self.window.editor.note
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, note)
        self.window.stage.picture.setFocus()
        assert self.window.session.annotation is not None
        assert self.window.session.annotation.note == note

    def split(self) -> None:
        if not self._choose(lambda each: each.extent == Extent.INTERVAL):
            return
        before = len(annotations(self.window))
        tap(self.window, "Right")
        if self._is_inside() and self._chosen().start_pts < self.window.player.pts:
            tap(self.window, "B")
            assert len(annotations(self.window)) == before + 1

    def draw_a_region(self) -> None:
        if not self._choose(lambda each: each.extent == Extent.INTERVAL) or not self._is_inside():
            return
        if self.window.stage.picture.concealed:  # undoing went back before the rating
            return
        wait_at_rest(Waiting(), self.window)
        before = len(self.window.session.regions)
        tap(self.window, "Ctrl+Shift+B", "Return")
        assert len(self.window.session.regions) == before + 1
        tap(self.window, "Shift+Right", "Down", "Escape")

    def write_what_is_said(self) -> None:
        self._go_somewhere()
        words = " ".join(self.chance.sample(WORDS, 3))
        tap(self.window, "Ctrl+Y")
        QTest.keyClicks(QApplication.focusWidget(), words)
        tap(self.window, "Ctrl+Shift+Y")
        self.window.stage.picture.setFocus()
        assert any(each.original == words for each in self.window.session.utterances)

    def delete(self) -> None:
        if self._choose():
            before = len(annotations(self.window))
            tap(self.window, "Delete")
            assert len(annotations(self.window)) == before - 1

    def watch(self) -> None:
        tap(self.window, "Space")
        QTest.qWait(self.chance.randrange(100, 800))
        tap(self.window, "Space")

    # ------------------------------------------------------------ parts of gestures

    def _chosen(self) -> Annotation:
        chosen = self.window.session.annotation
        assert chosen is not None
        return chosen

    def _is_inside(self) -> bool:
        """Whether the player stands in the chosen annotation: where none follows, it stays where it was."""
        chosen, pts = self._chosen(), self.window.player.pts
        return chosen.end_pts is not None and chosen.start_pts <= pts < chosen.end_pts

    def _tap_shield(self, opens: int) -> None:
        """A tap that a busy machine drew out is a hold, and makes a whole span."""
        before, began = self._open_spans(), time.monotonic()
        tap(self.window, "S")
        is_hold = time.monotonic() - began > HOLD_SECONDS
        assert self._open_spans() == before + opens or is_hold

    def _open_spans(self) -> int:
        return sum(each.extent == Extent.OPEN for each in annotations(self.window))

    def _go_somewhere(self) -> None:
        tap(
            self.window,
            *self.chance.choices(["Right", "Left", "Shift+Right", "Shift+Left", "Up", "Home"], k=4),
        )

    def _choose(self, fits: Callable[[Annotation], bool] = lambda _: True) -> bool:
        """Goes from annotation to annotation by keys until one fits."""
        if not any(fits(each) for each in self.window.session.annotations):
            return False
        for _ in range(30):
            tap(self.window, self.chance.choice(["Alt+Left", "Alt+Right", "Alt+Right"]))
            chosen = self.window.session.annotation
            if chosen is not None and fits(chosen):
                return True
        return False


GESTURES = (
    Hands.code_a_point,
    Hands.code_a_point,
    Hands.code_a_span,
    Hands.hold_a_span,
    Hands.undo,
    Hands.redo,
    Hands.write_a_note,
    Hands.split,
    Hands.draw_a_region,
    Hands.write_what_is_said,
    Hands.delete,
    Hands.watch,
)


def code(path: Path, seed: int) -> None:
    """Codes until it is killed."""
    chance = random.Random(seed)
    with window_on(Waiting(), path) as window:
        hands, case = Hands(window, chance), window.session.case
        known = digests(case)
        say(ready=True, head=case.head(), known=known)
        while True:
            gesture = chance.choice(GESTURES)
            say(begins=gesture.__name__)
            gesture(hands)
            box = QApplication.activeModalWidget()
            assert box is None, f"{gesture.__name__}: {getattr(box, 'text', str)()}"
            now = digests(case)
            changed = {uid: each for uid, each in now.items() if known.get(uid) != each}
            say(ended=gesture.__name__, head=case.head(), changed=changed, gone=sorted(set(known) - set(now)))
            known = now
            QApplication.processEvents()


def watch(path: Path) -> None:
    """Plays until it is killed, and says when each frame was painted."""
    with window_on(Waiting(), path) as window:
        say(ready=True)
        tap(window, "Space")
        shown = None
        while True:
            QApplication.processEvents()
            time.sleep(0.005)
            if window.player.running and window.stage.shown_pts != shown:
                shown = window.stage.shown_pts
                say(painted=shown, at=time.monotonic())


def main() -> None:
    QApplication(["coding"])
    if sys.argv[1] == "watch":
        watch(Path(sys.argv[2]))
    else:
        code(Path(sys.argv[2]), int(sys.argv[3]))
