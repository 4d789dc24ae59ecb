from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.find.panel import FindPanel
from app.find.room import FindRoom
from app.main_window import MainWindow
from app.media_page.room import MediaPageRoom
from catalog.model.records import PageCapture, Posting, PostingObject, Role
from catalog.operations import annotate, transcripts
from tests.helpers.cases import take_object
from tests.helpers.window import click, only_media, room_in, tap, wait_at_rest, window_on


def room(window: MainWindow) -> FindRoom:
    return room_in(window, FindRoom)


def panel(window: MainWindow) -> FindPanel:
    return room(window).panel


def note(window: MainWindow, frame: int, text: str) -> None:
    assert window.session.moments is not None
    annotate.add_annotation(
        window.session.case,
        actor="tester",
        media_uid=only_media(window).uid,
        term_code="eq.shield",
        extent="point",
        start_pts=window.session.moments.pts_of_frame(frame),
        note=text,
    )
    window.session.refresh()


def rows(window: MainWindow) -> list[str]:
    found = panel(window).found
    return [found.topLevelItem(row).text(0) for row in range(found.topLevelItemCount())]


def look_for(qtbot: QtBot, window: MainWindow, words: str) -> None:
    tap(window, "Ctrl+Shift+F")
    assert QApplication.focusWidget() is panel(window).words
    panel(window).words.setText(words)
    qtbot.waitUntil(lambda: panel(window).searching.complete, timeout=20_000)
    with qtbot.waitSignal(panel(window).listed, timeout=20_000):
        panel(window).look()


def test_words_are_found_and_return_goes_to_the_first(qtbot: QtBot, window: MainWindow) -> None:
    note(window, 50, "Щит у входа")
    note(window, 100, "another")
    look_for(qtbot, window, "ВХОДА щит")
    assert rows(window) == ["M1-A1"]
    assert panel(window).count.text() == "1 found"
    tap(window, "Return")
    wait_at_rest(qtbot, window)
    assert window.player.number == 50
    assert window.session.annotation is not None
    assert window.session.annotation.number == 1


def test_a_click_on_a_line_of_the_transcript_goes_to_its_time(qtbot: QtBot, window: MainWindow) -> None:
    assert window.session.moments is not None
    pts = window.session.moments.pts_of_frame
    transcripts.add_utterance(
        window.session.case,
        actor="tester",
        media_uid=only_media(window).uid,
        start_pts=pts(75),
        end_pts=pts(80),
        original="Назад!",
    )
    window.session.refresh()
    look_for(qtbot, window, "назад")
    assert rows(window) == ["M1 line 1"]
    found = panel(window).found
    click(found, found.visualItemRect(found.topLevelItem(0)).center())
    wait_at_rest(qtbot, window)
    assert window.player.number == 75


def test_what_is_written_while_the_panel_is_open_is_found_at_once(qtbot: QtBot, window: MainWindow) -> None:
    look_for(qtbot, window, "crowd")
    assert rows(window) == []
    assert panel(window).count.text() == "nothing found"
    note(window, 10, "crowd at the gate")
    qtbot.waitUntil(lambda: rows(window) == ["M1-A1"], timeout=5000)
    window.session.undo()
    qtbot.waitUntil(lambda: rows(window) == [], timeout=5000)


def with_comments(window: MainWindow, count: int) -> Posting:
    """The recording's own posting, with so many comments kept beside it."""
    case = window.session.case
    (posting,) = case.find(Posting, media_uid=only_media(window).uid)
    comments = [
        {"author": f"neighbour {n}", "text": f"lantern seen {n}", "timestamp": 1_793_525_400}
        for n in range(count)
    ]
    data = json.dumps({"comments": comments}).encode()
    stored = take_object(case, data, extension=".json", role=str(Role.INFO))
    with case.unit_of_work("archive.bring", actor="colleague") as work:
        work.add(
            PostingObject(
                posting_uid=posting.uid, object_uid=stored.uid, role=str(Role.INFO), name="info.json"
            )
        )
    window.session.refresh()
    return posting


def test_a_hit_in_a_comment_opens_the_posting_at_that_comment(qtbot: QtBot, window: MainWindow) -> None:
    posting = with_comments(window, 500)
    look_for(qtbot, window, '"lantern seen 400"')
    qtbot.waitUntil(lambda: rows(window) == [f"P{posting.number}"], timeout=20_000)
    (found,) = (panel(window).found.topLevelItem(0),)
    assert (found.text(1), found.text(2)) == ("2026-11-01 09:30", "Comment")
    click(panel(window).found, panel(window).found.visualItemRect(found).center())
    comments = room(window).comments
    qtbot.waitUntil(lambda: comments.view.currentIndex().isValid(), timeout=20_000)
    assert comments.isVisible()
    assert "neighbour 400" in comments.view.currentIndex().data()
    assert "500 comments" in comments.told.text()
    assert (
        comments.view.viewport()
        .rect()
        .contains(comments.view.visualRect(comments.view.currentIndex()).center())
    )
    assert comments.later.isHidden(), "the last is among them"
    comments.earlier.click()
    qtbot.waitUntil(lambda: len(comments.model.comments) == 200, timeout=20_000)
    for count in (400, 500):
        comments.later.click()
        qtbot.waitUntil(lambda count=count: len(comments.model.comments) == count, timeout=20_000)
    assert comments.later.isHidden()


PAGE = "👍 line of the page\n" * 400 + "Ёлка у входа,\nв ЩИТАХ\n" + "after it\n" * 400


def with_pages(window: MainWindow) -> None:
    """Two captures of the page of M1; the text of the second alone has what is looked for."""
    case = window.session.case
    (posting,) = case.find(Posting)
    with case.unit_of_work("page.capture", actor="tester") as work:
        for hour, text in ((9, "another page"), (8, PAGE)):
            stored = take_object(case, text.encode(), extension=".txt", role=Role.PAGE_TEXT)
            work.add(
                PostingObject(
                    posting_uid=posting.uid, object_uid=stored.uid, role=Role.PAGE_TEXT, name="page.txt"
                )
            )
            moment = f"2026-11-01T0{hour}:30:00.000Z"
            objects = {str(Role.PAGE_TEXT): stored.uid}
            work.add(
                PageCapture(
                    posting_uid=posting.uid,
                    asked_url="http://127.0.0.1/",
                    started_utc=moment,
                    objects=objects,
                )
            )
    window.session.refresh()


def test_words_in_a_page_are_shown_and_marked_where_they_stand_in_its_text(
    qtbot: QtBot, window: MainWindow
) -> None:
    with_pages(window)
    look_for(qtbot, window, '"входа, в" елка щит')
    qtbot.waitUntil(lambda: rows(window) == ["P1"], timeout=20_000)
    tap(window, "Return")
    page = room_in(window, MediaPageRoom).page.panel
    qtbot.waitUntil(lambda: page.tabs.currentWidget() is page.text and page.text.isVisible(), timeout=20_000)
    marked = [each.cursor.selectedText().replace("\u2029", "|") for each in page.text.extraSelections()]
    assert marked == ["Ёлка", "входа,|в", "ЩИТ"]
    text, cursor = page.text, page.text.textCursor()
    assert cursor.selectedText() == "Ёлка" and QApplication.focusWidget() is text
    assert text.viewport().rect().contains(text.cursorRect(cursor).center())
    assert text.verticalScrollBar().value() > 0
    look_for(qtbot, window, "another")
    tap(window, "Return")
    qtbot.waitUntil(lambda: text.toPlainText() == "another page", timeout=20_000)
    assert text.textCursor().selectedText() == "another"


def test_where_one_looks_and_in_which_recordings_can_be_chosen_and_nothing_found_says_what_to_do(
    qtbot: QtBot, window: MainWindow
) -> None:
    with_comments(window, 80)
    note(window, 10, "a lantern at the gate")
    look_for(qtbot, window, "lantern")
    find = panel(window)
    qtbot.waitUntil(lambda: find.count.text() == "the first 61", timeout=20_000)
    assert rows(window)[0] == "M1-A1" and len(rows(window)) == 61
    assert "Comment" in find.advice.text(), "there are more of them than are listed"
    find.where.setCurrentIndex(find.where.findText("In comments"))
    qtbot.waitUntil(lambda: len(rows(window)) == 80, timeout=20_000)
    assert find.count.text() == "80 found" and find.advice.isHidden()
    find.where.setCurrentIndex(find.where.findText("In pages"))
    qtbot.waitUntil(lambda: rows(window) == [], timeout=20_000)
    assert "Fewer letters find more" in find.advice.text() and "look everywhere" in find.advice.text()


def test_an_index_that_cannot_be_made_says_so_and_leaves_everything_else_alone(
    qtbot: QtBot, case_path: Path
) -> None:
    folder = case_path / "derived"
    (folder / "search.sqlite").mkdir(parents=True)  # in its place
    with window_on(qtbot, case_path) as window:
        tap(window, "Ctrl+Shift+F")
        qtbot.waitUntil(lambda: panel(window).count.text() == "cannot search", timeout=20_000)
        assert "cannot be made" in panel(window).advice.text()
        note(window, 5, "still written")
        assert len(window.session.annotations) == 1


def test_the_window_closes_at_once_while_the_index_is_being_made(qtbot: QtBot, case_path: Path) -> None:
    with window_on(qtbot, case_path) as window:
        with_comments(window, 4000)
        room(window).searching.begin()
    with window_on(qtbot, case_path) as window:
        look_for(qtbot, window, '"lantern seen 3999"')
        qtbot.waitUntil(lambda: len(rows(window)) == 1, timeout=20_000)
