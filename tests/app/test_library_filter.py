"""The list of recordings narrowed by words, by conditions and to collections, in the real window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QMenu
from pytestqt.qtbot import QtBot

from app.find.filter_dialog import FilterDialog
from app.find.list_filter import ListFilter
from app.find.narrowing import Query
from app.find.room import FindRoom
from app.main_window import MainWindow
from catalog.case import Case
from catalog.model.records import Collection, Posting, PostingState, Record, SavedSearch
from catalog.model.uids import new_uid
from catalog.operations import assignments
from catalog.operations.search import Condition, Relation
from tests.helpers.cases import add_media
from tests.helpers.scale import scaled
from tests.helpers.watchdog import watching
from tests.helpers.window import ACTOR, room_in, tap, window_on


@pytest.fixture
def case_path(case_path: Path) -> Path:
    """M1 with a film, M2 and M3 that are records alone, and a try that brought nothing."""
    with Case.open(case_path) as case:
        add_media(case, title="Fountain at noon", graphic="not graphic", has_sound=False)
        add_media(case, title="Gate", graphic="graphic")
        with case.unit_of_work("archive.fail", actor="tester") as work:
            work.add(
                Posting(
                    url="https://gone.example/fountain",
                    description="the fountain from above",
                    state=PostingState.FAILED,
                    error="The site is gone.",
                )
            )
    return case_path


@pytest.fixture
def window(qtbot: QtBot, case_path: Path):
    with window_on(qtbot, case_path) as opened:
        yield opened


def room(window: MainWindow) -> FindRoom:
    return room_in(window, FindRoom)


def narrowed(window: MainWindow) -> ListFilter:
    return room(window).list_filter


def titles(window: MainWindow) -> list[str]:
    model = window.library_model
    return [str(model.index(row).data()).split("  ")[-1] for row in range(model.rowCount())]


def wait_for(qtbot: QtBot, window: MainWindow, expected: list[str]) -> None:
    qtbot.waitUntil(lambda: titles(window) == expected, timeout=20_000)


ALL = ["square.mp4", "Fountain at noon", "Gate", "https://gone.example/fountain"]


def test_words_typed_above_the_list_leave_what_has_them_anywhere(qtbot: QtBot, window: MainWindow) -> None:
    bar = window.library.filter_bar
    assert titles(window) == ALL
    window.actions_table["find_recordings"].trigger()
    assert QApplication.focusWidget() is bar.words
    QTest.keyClicks(bar.words, "FOUNT")
    wait_for(qtbot, window, ["Fountain at noon", "https://gone.example/fountain"])
    assert bar.told.isVisible() and "2 of 4" in bar.told.text()
    tap(window, "Down")
    assert QApplication.focusWidget() is window.library.view
    assert window.session.media is not None and window.session.media.label == "M2"
    bar.words.setFocus()
    tap(window, "Return")
    find = room(window).panel
    assert find.isVisible() and find.words.text() == "FOUNT"
    qtbot.waitUntil(lambda: find.found.topLevelItemCount() == 3, timeout=20_000)
    find.words.setText("a")
    find.only_shown.setChecked(True)
    qtbot.waitUntil(lambda: find.searched == "a", timeout=20_000)
    labels = {find.found.topLevelItem(row).text(0) for row in range(find.found.topLevelItemCount())}
    assert "M2" in labels and "M3" not in labels
    QTest.mouseClick(bar.show_all, Qt.MouseButton.LeftButton)
    wait_for(qtbot, window, ALL)
    assert bar.words.text() == "" and not bar.told.isVisible()


def values_read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of columns that are read of all records, from now on."""
    read: list[str] = []
    columns = Case.columns

    def watched(self: Case, of: type[Record], names: Sequence[str], **more: int):
        read.extend(names)
        return columns(self, of, names, **more)

    monkeypatch.setattr(Case, "columns", watched)
    return read


def test_conditions_are_put_together_by_hand_kept_and_asked_again(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    QTest.mouseClick(window.library.filter_bar.filter, Qt.MouseButton.LeftButton)
    dialog = narrowed(window).dialog
    assert isinstance(dialog, FilterDialog) and dialog.isVisible()
    qtbot.waitUntil(lambda: len(dialog.rows) == 1, timeout=20_000)
    (row,) = dialog.rows
    row.field.setCurrentIndex(row.field.findData("graphic"))
    qtbot.waitUntil(lambda: row.listed.count() == 2, timeout=20_000)
    listed = [row.listed.item(n).text() for n in range(2)]
    assert sorted(listed) == ["graphic  (1)", "not graphic  (2)"]
    row.listed.item(listed.index("not graphic  (2)")).setCheckState(Qt.CheckState.Checked)
    wait_for(qtbot, window, ["square.mp4", "Fountain at noon"])
    QTest.mouseClick(dialog.add, Qt.MouseButton.LeftButton)
    second = dialog.rows[1]
    read = values_read(monkeypatch)
    second.field.setCurrentIndex(second.field.findData("duration"))
    qtbot.waitUntil(lambda: "end_pts" in read, timeout=20_000)  # while somebody thinks of a value
    read.clear()
    QTest.keyClicks(second.high, "nine")
    assert second.condition is None, "no number"
    second.high.setText("9")
    wait_for(qtbot, window, ["square.mp4"])
    assert "1 of 4" in dialog.told.text() and "end_pts" not in read
    QTest.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    naming = narrowed(window).dialog
    assert isinstance(naming, QInputDialog)
    naming.setTextValue("Short and harmless")
    naming.accept()
    (kept,) = window.session.case.find(SavedSearch)
    assert [each["relation"] for each in kept.conditions] == [Relation.ANY_OF, Relation.BETWEEN]
    dialog.reject()
    told = window.library.filter_bar.told.text()
    assert "Graphic is any of not graphic" in told and "Duration up to 9" in told
    narrowed(window).narrowing.ask(type(narrowed(window).narrowing.query)())
    wait_for(qtbot, window, ALL)
    chosen(window, "Short and harmless").trigger()
    wait_for(qtbot, window, ["square.mp4"])
    chosen(window, "Delete the search “Short and harmless”").trigger()
    assert window.session.case.find(SavedSearch) == []
    window.session.undo()
    assert len(window.session.case.find(SavedSearch)) == 1


def chosen(window: MainWindow, text: str):
    menu = window.library.filter_bar.menu
    menu.aboutToShow.emit()
    return next(each for each in menu.actions() if each.text() == text)


def in_row_menu(window: MainWindow, row: int, *texts: str):
    menu: QMenu | None = window.library.menu_for(window.library_model.index(row))
    for text in texts[:-1]:
        menu = next(each.menu() for each in menu.actions() if each.text() == text)
    return next(each for each in menu.actions() if each.text() == texts[-1])


def test_a_collection_is_made_from_the_selected_rows_shown_changed_and_deleted(
    qtbot: QtBot, window: MainWindow
) -> None:
    view = window.library.view
    QTest.mouseClick(
        view.viewport(),
        Qt.MouseButton.LeftButton,
        pos=view.visualRect(window.library_model.index(0)).center(),
    )
    for row in (2, 3):
        place = view.visualRect(window.library_model.index(row)).center()
        QTest.mouseClick(
            view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, place
        )
    assert len(window.library.chosen_uids()) == 3
    in_row_menu(window, 2, "Add to a collection", "New collection…").trigger()
    naming = narrowed(window).dialog
    assert isinstance(naming, QInputDialog) and "3" in naming.labelText()
    naming.setTextValue("Yard")
    naming.accept()
    chosen(window, "Yard").trigger()
    wait_for(qtbot, window, ["square.mp4", "Gate", "https://gone.example/fountain"])
    assert "collection “Yard”" in window.library.filter_bar.told.text()
    in_row_menu(window, 0, "Take out of the collection “Yard”").trigger()
    wait_for(qtbot, window, ["Gate", "https://gone.example/fountain"])
    assert window.session.media is not None and window.session.media.label == "M3"
    window.session.undo()
    wait_for(qtbot, window, ["square.mp4", "Gate", "https://gone.example/fountain"])
    chosen(window, "Delete this collection").trigger()
    wait_for(qtbot, window, ALL)
    assert window.session.case.find(Collection) == []
    window.session.undo()
    assert [each.name for each in window.session.case.find(Collection)] == ["Yard"]


def test_a_list_of_many_recordings_is_scrolled_and_narrowed_without_holding_the_window_up(
    qtbot: QtBot, window: MainWindow
) -> None:
    session, count = window.session, scaled(600)
    pattern = session.library[1]
    stored = session.reference(pattern)
    with session.case.unit_of_work("acquire.file", actor="tester") as work:
        for number in range(count):
            own = replace(stored, uid=new_uid(), sha256=f"{number:064}", sha512=f"{number:0128}")
            title = f"clip {number} {'odd' * (number % 2)}"
            work.add(own)
            work.add(replace(pattern, uid=new_uid(), number=0, title=title, reference_object_uid=own.uid))
    session.refresh()
    room(window).searching.begin()
    qtbot.waitUntil(lambda: room(window).searching.complete, timeout=60_000)
    view = window.library.view
    with watching() as watched:
        for step in range(20):
            view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() * step // 20)
            QApplication.processEvents()
        window.library.filter_bar.words.setText("odd")
        qtbot.waitUntil(lambda: len(titles(window)) == count // 2, timeout=20_000)
        window.library.filter_bar.words.clear()
        qtbot.waitUntil(lambda: len(titles(window)) == count + 4, timeout=20_000)
    assert watched.turns > 20 and watched.slow == [], watched


def test_who_codes_for_an_assignment_asks_nothing_of_what_others_saw(
    qtbot: QtBot, window: MainWindow
) -> None:
    session = window.session
    media = session.library[0]
    made = assignments.assign(session.case, actor="coder", coder=ACTOR, media_uids=[media.uid])
    session.refresh()
    listed = narrowed(window).narrowing
    listed.ask(Query(conditions=(Condition("annotations", Relation.IS_FILLED),)))
    session.choose_assignment(made)
    assert listed.query.is_empty
    QTest.mouseClick(window.library.filter_bar.filter, Qt.MouseButton.LeftButton)
    dialog = narrowed(window).dialog
    assert isinstance(dialog, FilterDialog)
    qtbot.waitUntil(lambda: len(dialog.rows) == 1, timeout=20_000)
    offered = {dialog.rows[0].field.itemData(row) for row in range(dialog.rows[0].field.count())}
    assert "graphic" in offered and not offered & {"annotations", "terms", "annotators", "transcript"}
    dialog.close()
    session.choose_assignment(None)
