"""The whole window in a made-up language: what is not in it does not come from the translations."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.actions import ACTIONS
from app.main_window import MainWindow
from catalog.case import Case
from catalog.model.records import (
    Actor,
    Annotation,
    Assignment,
    CaseDetails,
    CopyLink,
    Media,
    Posting,
    Region,
    Term,
    TermGroup,
    Utterance,
)
from tests.helpers.pseudo import Pseudo, shown_texts, untranslated
from tests.helpers.window import ACTOR, copy_of, wait_at_rest, window_on

OPENING = [
    *("add_link", "case_details", "report", "author", "examine", "go_to", "not_seen", "reaction_delay"),
    *("edit_vocabulary", "clock_in_picture", "copy_to_term", "pause_reminder", "palette", "sheet"),
    *("change_keys",),
]
"""Actions that open a dialog."""


@pytest.fixture
def filled_copy(filled: Path, tmp_path: Path) -> Path:
    return copy_of(filled, tmp_path)


@pytest.fixture
def pseudo(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Pseudo]:
    translator = Pseudo(longer=getattr(request, "param", False))
    qapp.installTranslator(translator)
    yield translator
    qapp.removeTranslator(translator)


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
        yield value.capitalize()
    elif isinstance(value, dict):
        for each in value.values():
            yield from strings(each)
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from strings(each)


def said_by_people(case: Case) -> set[str]:
    """What the case holds that a person or a file said: it is shown as it is."""
    found = {ACTOR, case.details.name, str(case.path)}
    records = [*case.find(CaseDetails), case.details]
    for kind in (Actor, Annotation, Assignment, CopyLink, Media, Posting, Region, Term, TermGroup, Utterance):
        records += case.find(kind)
    skipped = {"presence", "certainty", "status", "extent", "graphic", "kind", "state", "method"}
    for record in records:
        for field in dataclasses.fields(record):
            if field.name not in skipped:
                found |= set(strings(getattr(record, field.name)))
    return {each for text in found for each in (text, *text.splitlines()) if len(each) > 1}


def everything_brought_up(qtbot: QtBot, window: MainWindow) -> None:
    for panel in window.panels:
        window.docks.bring_up(panel.id)
        QApplication.processEvents()
    annotation = window.session.annotations[4]
    window.session.choose_annotation(annotation)
    wait_at_rest(qtbot, window)


def dialog_opened_by(window: MainWindow, action_id: str) -> QDialog:
    before = {
        each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()
    }
    window.actions_table[action_id].trigger()
    QApplication.processEvents()
    after = [
        each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()
    ]
    (dialog,) = [each for each in after if each not in before]
    return dialog


def left_over(widget: QWidget, data: set[str]) -> set[str]:
    found = ((where, text, untranslated(text, data)) for where, text in shown_texts(widget))
    return {f"{where}: {text!r}: {left!r}" for where, text, left in found if left}


def test_every_text_of_the_window_its_panels_and_menus_comes_from_the_translations(
    qtbot: QtBot, filled_copy: Path, pseudo: Pseudo, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: set[str] = set()
    draw = QPainter.drawText

    def note(painter: QPainter, *arguments: Any) -> Any:
        painted.update(each for each in arguments if isinstance(each, str))
        return draw(painter, *arguments)

    monkeypatch.setattr(QPainter, "drawText", note)
    with window_on(qtbot, filled_copy) as window:
        everything_brought_up(qtbot, window)
        data = said_by_people(window.session.case) | {panel.id for panel in window.panels}
        assert not left_over(window, data)
        cut = {each for each in painted if "…" not in each}
        assert not {text for text in cut if untranslated(text, data)}


def test_every_text_of_the_dialogs_comes_from_the_translations(
    qtbot: QtBot, filled_copy: Path, pseudo: Pseudo
) -> None:
    assert {spec.id for spec in ACTIONS} >= set(OPENING)
    with window_on(qtbot, filled_copy) as window:
        everything_brought_up(qtbot, window)
        data = said_by_people(window.session.case)
        found = set()
        for action_id in OPENING:
            dialog = dialog_opened_by(window, action_id)
            found |= {f"{action_id}: {each}" for each in left_over(dialog, data)}
            dialog.close()
            QApplication.processEvents()
        assert not found
