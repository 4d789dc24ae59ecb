"""The panel of what was done in the case."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt
from pytestqt.qtbot import QtBot

from app.history.model import AT_ONCE
from app.history.room import HistoryRoom
from app.main_window import MainWindow
from catalog.model.records import Annotation
from catalog.operations import annotate
from tests.helpers.window import annotations, click, room_in, row_centre, wait_at_rest


def room(window: MainWindow) -> HistoryRoom:
    return room_in(window, HistoryRoom)


def shield(window: MainWindow, *frames: int, actor: str = "tester") -> list[Annotation]:
    session = window.session
    assert session.media is not None and session.moments is not None
    made = []
    for frame in frames:
        added = session.write(
            annotate.add_annotation,
            session.case,
            actor=actor,
            media_uid=session.media.uid,
            term_code="eq.shield",
            extent="point",
            start_pts=session.moments.pts_of_frame(frame),
        )
        assert added is not None
        made.append(added)
    return made


def told(window: MainWindow) -> list[tuple[str, str]]:
    model = room(window).panel.model
    return [(model.entry(row).actor, model.words(model.entry(row))) for row in range(model.rowCount())]


def choose(window: MainWindow, row: int) -> None:
    table = room(window).panel.table
    click(table, row_centre(table, table.model().index(row, 1)))


def test_every_step_of_everybody_is_listed_the_newest_first_and_follows_what_is_done(
    window: MainWindow,
) -> None:
    shield(window, 5)
    window.actions_table["history"].trigger()
    assert told(window)[0] == ("tester", "adding M1-A1 (Shield)")
    assert told(window)[-1][1].startswith("making the case")
    shield(window, 9, actor="colleague")
    window.session.undo()
    assert told(window)[:3] == [
        ("tester", "taking back: adding M1-A1 (Shield)"),
        ("colleague", "adding M1-A2 (Shield)"),
        ("tester", "adding M1-A1 (Shield)"),
    ]
    room(window).panel.mine.setChecked(True)
    assert {who for who, _ in told(window)} == {"tester"}


def test_own_steps_are_taken_back_as_far_as_the_chosen_one(window: MainWindow) -> None:
    window.actions_table["history"].trigger()
    first, second, third = shield(window, 5, 15, 25)
    other = shield(window, 35, actor="colleague")[0]
    panel = room(window).panel
    choose(window, 0)
    assert not panel.back.isEnabled() and "Only colleague" in panel.hint.text()
    choose(window, 2)
    assert panel.back.isEnabled()
    click(panel.back)
    assert {each.uid for each in annotations(window)} == {first.uid, other.uid}
    window.session.redo()
    window.session.redo()
    assert {each.uid for each in annotations(window)} == {first.uid, second.uid, third.uid, other.uid}


def test_a_double_click_goes_to_what_a_step_changed(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_table["history"].trigger()
    (made,) = shield(window, 42)
    window.player.go_to_number(0)
    window.session.choose_annotation(None)
    table = room(window).panel.table
    place = row_centre(table, table.model().index(0, 3))
    click(table, place)
    click(table, place, double=True)
    wait_at_rest(qtbot, window)
    assert window.player.number == 42 and window.session.annotation == made


def test_what_is_gone_is_said_to_be_gone(window: MainWindow) -> None:
    window.actions_table["history"].trigger()
    (made,) = shield(window, 42)
    window.session.write(annotate.remove_annotation, window.session.case, made.uid, actor="tester")
    choose(window, 0)
    click(room(window).panel.go)
    assert "no longer in the case" in window.statusBar().currentMessage()


def test_a_long_history_is_read_as_somebody_scrolls(window: MainWindow) -> None:
    case = window.session.case
    for n in range(2 * AT_ONCE):
        with case.unit_of_work("case.describe", actor="tester", parameters={"n": n}):
            pass
    window.actions_table["history"].trigger()
    model = room(window).panel.model
    assert model.rowCount() == AT_ONCE and model.canFetchMore()
    while model.canFetchMore():
        model.fetchMore()
    assert model.rowCount() == case.head()
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Entry"


def test_the_menu_and_the_list_name_terms_by_their_labels_in_the_windows_language(
    window: MainWindow,
) -> None:
    shield(window, 5)
    before = QLocale()
    QLocale.setDefault(QLocale("ru"))
    try:
        window.menus._name_steps()
        assert window.actions_table["undo"].text() == "Undo: adding M1-A1 (Щит)"
        window.actions_table["history"].trigger()
        assert told(window)[0] == ("tester", "adding M1-A1 (Щит)")
    finally:
        QLocale.setDefault(before)
    window.menus._name_steps()
    assert window.actions_table["undo"].text() == "Undo: adding M1-A1 (Shield)"
    words: list[str] = []
    window.session.said.connect(words.append)
    window.session.undo()
    assert words == ["Undone: adding M1-A1 (Shield)"]
    (entry,) = window.session.case.entries(first=window.session.case.head())
    assert entry.parameters["step"] == "adding M1-A1 (eq.shield)", "the log keeps the code"
