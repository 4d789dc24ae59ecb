"""The whole window in a made-up language: what is not in it does not come from the translations."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.help.pages import read_pages
from app.main_window import MainWindow
from app.protection.access_dialog import BROWSERS
from app.vocabulary.import_dialog import ImportDialog
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
from catalog.operations.vocabulary_draft import case_vocabulary
from tests.helpers.dialogs import DIALOGS, opened
from tests.helpers.pseudo import Pseudo, shown_texts, untranslated
from tests.helpers.window import ACTOR, copy_of, wait_at_rest, window_on

CODECS = ("utf-8", "utf-16", "cp1251", "cp1252")


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
    skipped = {
        "uid",
        "presence",
        "certainty",
        "status",
        "extent",
        "graphic",
        "kind",
        "state",
        "method",
    }
    for record in records:
        for field in dataclasses.fields(record):
            if field.name not in skipped:
                found |= set(strings(getattr(record, field.name)))
    vocabulary = case_vocabulary(case)
    for attribute in vocabulary.attributes:
        found |= {*strings(attribute.labels), attribute.definition}
        for choice in attribute.choices:
            found |= set(strings(choice.labels))
    return {each for text in found for each in (text, *text.splitlines()) if len(each) > 1}


def everything_brought_up(qtbot: QtBot, window: MainWindow) -> None:
    for panel in window.panels:
        window.docks.bring_up(panel.id)
        QApplication.processEvents()
    window.session.choose_annotation(window.session.annotations[4].uid)
    wait_at_rest(qtbot, window)


def left_over(widget: QWidget, data: set[str]) -> set[str]:
    found = ((where, text, untranslated(text, data)) for where, text in shown_texts(widget))
    return {f"{where}: {text!r}: {left!r}" for where, text, left in found if left}


def test_every_text_of_the_window_and_its_dialogs_comes_from_the_translations(
    qtbot: QtBot, filled_copy: Path, pseudo: Pseudo, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: set[str] = set()
    draw = QPainter.drawText

    def note(painter: QPainter, *arguments: Any) -> Any:
        painted.update(each for each in arguments if isinstance(each, str))
        return draw(painter, *arguments)

    with window_on(qtbot, filled_copy) as window:
        with monkeypatch.context() as patch:
            patch.setattr(QPainter, "drawText", note)
            everything_brought_up(qtbot, window)
        data = said_by_people(window.session.case) | {panel.id for panel in window.panels}
        found = left_over(window, data)
        assert not found, "\n".join(sorted(found))
        whole = {text for text in painted if "…" not in text}  # what is cut off has lost its bracket
        drawn = {text for text in whole if untranslated(text, data)}
        assert not drawn, "\n".join(sorted(drawn))
        found = left_over_in_dialogs(window, data | said_in_dialogs(filled_copy))
        assert not found, "\n".join(sorted(found))


def said_in_dialogs(case: Path) -> set[str]:
    """What people, files and other programs are called in the dialogs."""
    data = {page.title for page in read_pages("en")}
    data |= {*CODECS, "vocabulary.csv", "https://example.org/watch/17"}
    data |= {*BROWSERS, "video.example", "social.example"}
    data |= {"card", "card/DCIM", "clip.mp4", "clip.srt", "sound.m4a"}  # files that are to be taken in
    return data | {f"{case.name}\n{case.parent}"}  # in the list of recent cases


def left_over_in_dialogs(window: MainWindow, data: set[str]) -> set[str]:
    found = set()
    for name in DIALOGS:
        with opened(window, name) as dialog:
            if isinstance(dialog, ImportDialog) and dialog.plan is not None:
                data |= {*dialog.plan.changed, *dialog.plan.notes}  # as the record of a version has them
            found |= {f"{name}: {each}" for each in left_over(dialog, data)}
    return found
