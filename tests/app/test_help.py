"""Help inside: every page is there in every language, is found by its words, and needs no network."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest

from app.actions import BY_ID
from app.help.help_window import HelpWindow
from app.help.pages import FOLDER, KEY, OF_PANEL, PAGES, read_pages
from app.help.room import HelpRoom
from app.i18n import LANGUAGES
from app.main_window import MainWindow
from catalog.model.records.coding import CERTAINTY_MEANING
from tests.helpers.window import room_in

IMAGE = QTextDocument.ResourceType.ImageResource.value


def room_of(window: MainWindow) -> HelpRoom:
    return room_in(window, HelpRoom)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_written_in_every_language_with_the_same_picture_links_and_keys(language: str) -> None:
    folder = FOLDER if language == "en" else FOLDER / language
    assert {path.stem for path in folder.glob("*.md")} == set(PAGES)
    for page, english in zip(read_pages(language), read_pages("en"), strict=True):
        assert page.title and f"({'' if language == 'en' else '../'}{page.name}.png)" in page.text
        pattern = r"\((\w[\w-]*\.md)\)"
        assert sorted(re.findall(pattern, page.text)) == sorted(re.findall(pattern, english.text)), page.name
        written, english_written = (
            (each / f"{page.name}.md").read_text(encoding="utf-8") for each in (folder, FOLDER)
        )
        assert sorted(KEY.findall(written)) == sorted(KEY.findall(english_written)), page.name
        assert set(KEY.findall(written)) <= BY_ID.keys() and "{" not in page.text
        assert not re.search(r"\b(Ctrl|Alt|Shift)\b(?! (with|со) )", written), (
            "a key that people may have changed"
        )
        assert all(link.removesuffix(".md") in PAGES for link in re.findall(r"\(([^)]*\.md)\)", page.text))
        assert "http" not in page.text


def test_every_panel_has_a_page(window: MainWindow) -> None:
    assert {panel.id for panel in window.panels} <= OF_PANEL.keys()
    assert set(OF_PANEL.values()) <= set(PAGES)


def test_help_opens_at_the_page_of_the_panel_that_has_the_keyboard(window: MainWindow) -> None:
    room = room_of(window)
    for widget, page in (
        (window.stage.picture, "seeing"),
        (window.strip, "seeing"),
        (window.library.view, "first-steps"),
    ):
        window.activateWindow()
        widget.setFocus()
        window.actions_table["help"].trigger()
        assert room.window is not None and room.window.isVisible()
        assert room.window.shown() == page
        room.window.close()
        assert room.window is None


def test_typing_narrows_the_pages_to_those_that_have_the_words(window: MainWindow) -> None:
    opened: HelpWindow = room_of(window).open_help("first-steps")
    QTest.keyClicks(opened.search, "blind copy")
    assert opened.titles() == ["A second look, and two coders"]
    assert opened.shown() == "second-look" and "blind copy" in opened.text.toPlainText()
    opened.search.setText("zebra")
    assert opened.titles() == [] and opened.shown() == ""
    opened.search.clear()
    assert len(opened.titles()) == len(PAGES)


@pytest.mark.parametrize(
    ("question", "page", "words"),
    [
        ("How do I correct a wrong end?", "annotating", "correct a wrong"),
        ("what does probable mean", "annotating", "Probable"),
        ("wrong end", "annotating", "wrong end"),
    ],
)
def test_a_question_finds_the_page_that_answers_it_and_stands_at_its_words(
    window: MainWindow, question: str, page: str, words: str
) -> None:
    opened: HelpWindow = room_of(window).open_help("first-steps")
    QTest.keyClicks(opened.search, question)
    assert opened.shown() == page
    text = opened.text
    assert text.viewport().rect().intersects(text.cursorRect(text.document().find(words)))
    marked = {each.cursor.selectedText().casefold() for each in text.extraSelections()}
    assert marked & set(words.casefold().split()) and not marked & {"how", "what", "a"}
    opened.search.clear()
    assert not text.extraSelections() and len(opened.titles()) == len(PAGES)


def test_help_says_of_each_certainty_what_the_report_prints() -> None:
    (page,) = [each for each in read_pages("en") if each.name == "annotating"]
    assert all(
        f"{name.value.capitalize()}: {words}." in page.text for name, words in CERTAINTY_MEANING.items()
    )


def test_links_lead_to_other_pages_and_nowhere_else(window: MainWindow) -> None:
    opened = room_of(window).open_help("first-steps")
    opened.text.anchorClicked.emit(QUrl("seeing.md"))
    assert opened.shown() == "seeing"
    opened.text.anchorClicked.emit(QUrl("https://example.org/first-steps.md"))
    assert opened.shown() == "seeing"
    assert opened.text.loadResource(IMAGE, QUrl("https://example.org/picture.png")) is None
    assert opened.text.loadResource(IMAGE, QUrl("../../README.md")) is None
