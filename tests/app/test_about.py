"""The panel in which a recording is described and assessed, and the dialog for many: by keys and mouse."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.about.many_dialog import ManyDialog
from app.about.panel import AboutPanel
from app.about.room import AboutRoom
from app.main_window import MainWindow
from app.session import CaseSession
from catalog.case import Case
from catalog.model.records import Disclosure, Media, MediaDetails
from catalog.operations import about
from tests.helpers.cases import add_media, add_term, make_case
from tests.helpers.window import ACTOR, click, copy_of, room_in, row_centre, tap, window_on


@pytest.fixture(scope="module")
def three(recorded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A recording that plays, and two of which there is only what is said of them."""
    path = copy_of(recorded, tmp_path_factory.mktemp("about"))
    with Case.open(path) as case:
        for title in ("balcony", "bridge"):
            add_media(case, title=title, graphic="not graphic")
    return path


@pytest.fixture
def window(qtbot: QtBot, three: Path, tmp_path: Path) -> Iterator[MainWindow]:
    with window_on(qtbot, copy_of(three, tmp_path)) as opened:
        opened.actions_table["describe"].trigger()
        yield opened


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three recordings that nobody looks into."""
    with make_case(tmp_path_factory.mktemp("described")) as case:
        for title in ("square.mp4", "balcony", "bridge"):
            add_media(case, title=title, graphic="not graphic")
        add_term(case)
        return case.path


@pytest.fixture
def session(described: Path, tmp_path: Path) -> Iterator[CaseSession]:
    with Case.open(copy_of(described, tmp_path)) as case:
        made = CaseSession(case, author=ACTOR)
        made.choose_media(made.library[0])
        yield made
        made.close()


@pytest.fixture
def panel(qtbot: QtBot, session: CaseSession) -> AboutPanel:
    """In a window of its own."""
    made = AboutPanel(session)
    qtbot.addWidget(made)
    made.resize(420, 640)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow, timeout=5000)
    return made


def room(window: MainWindow) -> AboutRoom:
    return room_in(window, AboutRoom)


def media(session: CaseSession, number: int = 1) -> Media:
    return session.case.find(Media, number=number)[0]


def kept(session: CaseSession, number: int = 1) -> MediaDetails | None:
    return about.details_of(session.case, media(session, number).uid)


def enter(editor: QWidget, key: Qt.Key = Qt.Key.Key_Return) -> None:
    QTest.keyClick(editor, key)


def line(form: object, name: str) -> QLineEdit:
    editor = form.editor(name)  # type: ignore[attr-defined]
    assert isinstance(editor, QLineEdit)
    return editor


def typed(editor: QLineEdit | QPlainTextEdit, text: str) -> None:
    editor.setFocus()
    editor.selectAll()
    QTest.keyClicks(editor, text)


def test_a_field_is_in_the_case_as_soon_as_it_is_left_and_one_key_takes_it_back(window: MainWindow) -> None:
    form = room(window).panel.form
    typed(line(form, "device"), "a phone")
    assert kept(window.session) is None
    tap(window, "Return")
    found = kept(window.session)
    assert found is not None and found.device == "a phone"
    summary = form.editor("summary")
    assert isinstance(summary, QPlainTextEdit)
    typed(summary, "people in a square")
    QTest.keyClick(summary, Qt.Key.Key_Tab)
    again = kept(window.session)
    assert again is not None and (again.summary, again.device) == ("people in a square", "a phone")
    window.actions_table["undo"].trigger()
    assert summary.toPlainText() == "" and line(form, "device").text() == "a phone"


def test_what_was_typed_of_one_recording_is_kept_when_another_is_chosen_or_the_window_closes(
    window: MainWindow,
) -> None:
    form, session = room(window).panel.form, window.session
    typed(line(form, "creator"), "a neighbour")
    session.choose_media(media(session, 2))
    first, second = kept(session), kept(session, 2)
    assert first is not None and first.creator == "a neighbour"
    assert second is None and line(form, "creator").text() == ""
    assert line(form, "title").text() == "balcony"
    typed(line(form, "weather"), "rain")
    uid = media(session, 2).uid
    window.close_for_good()
    with Case.open(window.session.case.path, read_only=True) as case:
        second = about.details_of(case, uid)
    assert second is not None and second.weather == "rain"


def test_what_a_field_cannot_hold_stays_to_be_mended_and_the_words_say_what_is_wrong(
    panel: AboutPanel, session: CaseSession
) -> None:
    shown = panel
    typed(line(shown.form, "place_error_metres"), "many")
    enter(line(shown.form, "place_error_metres"))
    assert shown.problem.isVisible() and "Error of the place" in shown.problem.text()
    assert kept(session) is None and line(shown.form, "place_error_metres").text() == "many"
    typed(line(shown.form, "place_error_metres"), "40")
    enter(line(shown.form, "place_error_metres"))
    found = kept(session)
    assert found is not None and found.place_error_metres == 40
    assert not shown.problem.isVisible()


def test_a_choice_is_made_by_keys_and_not_by_a_wheel_that_passes_over_it(
    panel: AboutPanel, session: CaseSession
) -> None:
    choice = panel.form.editor("priority")
    assert isinstance(choice, QComboBox)
    line(panel.form, "device").setFocus()
    middle = QPointF(choice.rect().center())
    turn = QWheelEvent(
        middle,
        choice.mapToGlobal(middle),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(choice, turn)
    assert choice.currentData() == "" and kept(session) is None
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Down)
    found = kept(session)
    assert found is not None and found.priority == "low"


def test_what_a_colleague_writes_meanwhile_appears_and_is_never_written_over(
    panel: AboutPanel, session: CaseSession
) -> None:
    form, case = panel.form, session.case
    typed(line(form, "device"), "mine")
    about.edit_about(case, [media(session).uid], {"device": "theirs", "weather": "snow"}, actor="colleague")
    session.refresh()
    assert line(form, "weather").text() == "snow"
    assert line(form, "device").text() == "mine", "what is being typed is not taken away"
    enter(line(form, "device"))
    found = kept(session)
    assert found is not None and found.device == "theirs" and line(form, "device").text() == "theirs"
    assert "You had typed: mine" in panel.problem.text()
    typed(line(form, "device"), "mine after all")
    enter(line(form, "device"))
    found = kept(session)
    assert found is not None and found.device == "mine after all"


def test_a_text_that_a_field_shows_otherwise_than_it_is_kept_is_not_changed_by_looking(
    panel: AboutPanel, session: CaseSession
) -> None:
    form = panel.form
    title = "two\nlines and  spaces " + "x" * 6000 + " "
    strange = add_media(session.case, title=title, graphic="not graphic")
    session.refresh()
    session.choose_media(strange)
    head = session.case.head()
    for name in ("title", "summary", "keywords"):
        form.editor(name).setFocus()
    enter(form.editor("keywords"), Qt.Key.Key_Tab)
    session.choose_media(media(session, 2))
    assert session.case.head() == head and media(session, 4).title == title


def test_a_statement_needs_a_reason_and_every_one_stays(
    qtbot: QtBot, panel: AboutPanel, session: CaseSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = panel
    read_by: set[str] = set()
    history_of = about.history_of

    def watched(case: Case, media: Media) -> list[about.Said]:
        read_by.add(threading.current_thread().name)
        return history_of(case, media)

    monkeypatch.setattr(about, "history_of", watched)
    shown.tabs.setCurrentIndex(1)
    assessing = shown.assessing
    assert not assessing.state.isEnabled()
    assert "nobody has examined" in assessing.meaning.text()
    for value, why in (("under examination", "begun"), ("verified", "the sun stood so")):
        assessing.value.setCurrentIndex(assessing.value.findData(value))
        typed(assessing.why, why)
        click(assessing.state)
    told = assessing.told.text()
    assert told.index("verified") < told.index("before: under examination")
    assert "the sun stood so" in told and ACTOR in told and "Confidence: nobody has said" in told
    assert assessing.why.toPlainText() == ""
    shown.tabs.setCurrentWidget(shown.changes)
    qtbot.waitUntil(lambda: "Status: — → verified (the sun stood so)" in shown.changes.toPlainText())
    session.choose_media(media(session, 3))
    assert shown.changes.toPlainText() == "", "of another recording, not read yet"
    qtbot.waitUntil(lambda: "Nothing was said" in shown.changes.toPlainText())
    assert read_by == {"reader"}, "a step on very many recordings takes long to read"


def test_fields_and_terms_are_kept_here_released_and_given_back(
    panel: AboutPanel, session: CaseSession
) -> None:
    shown, case = panel, session.case
    shown.tabs.setCurrentIndex(2)
    staying = shown.staying
    assert not staying.keep.isEnabled() and not staying.release.isEnabled()
    typed(staying.why, "known anyway")
    assert staying.release.isEnabled(), "the place of recording stands first, and stays by default"
    click(staying.release)
    staying.what.setCurrentIndex(staying.what.findText("Uploader"))
    staying.where.setCurrentIndex(1)
    typed(staying.why, "at risk")
    assert not staying.release.isEnabled()
    click(staying.keep)
    label = next(
        staying.what.itemText(n) for n in range(staying.what.count()) if "Term:" in staying.what.itemText(n)
    )
    staying.what.setCurrentIndex(staying.what.findText(label))
    typed(staying.why, "a minor")
    click(staying.keep)
    made = [(each.released, each.media_uid is None, each.reason) for each in case.find(Disclosure)]
    assert made == [(True, False, "known anyway"), (False, True, "at risk"), (False, True, "a minor")]
    assert [staying.decisions.item(n).text().split(":")[0] for n in range(3)] == [
        "Goes out",
        "Stays here",
        "Stays here",
    ]
    click(staying.decisions, row_centre(staying.decisions, staying.decisions.model().index(1, 0)))
    click(staying.lift)
    assert [each.reason for each in case.find(Disclosure)] == ["known anyway", "a minor"]
    session.undo()
    assert case.count(Disclosure) == 3


def test_many_are_described_in_one_step_that_changes_only_what_was_typed(window: MainWindow) -> None:
    session = window.session
    about.edit_about(
        session.case, [media(session, 2).uid], {"device": "a camera", "rights": "x"}, actor=ACTOR
    )
    about.edit_about(session.case, [media(session, 3).uid], {"device": "a phone", "rights": "x"}, actor=ACTOR)
    head = session.case.head()
    window.actions_table["describe_many"].trigger()
    dialog = room(window).dialog
    assert isinstance(dialog, ManyDialog)
    assert dialog.model.chosen == {media(session).uid} and not dialog.save.isEnabled()
    QTest.keyClicks(dialog.search, "b")
    click(dialog.none)
    assert len(dialog.model.chosen) == 1, "what is not shown is left alone"
    click(dialog.all)
    dialog.search.clear()
    row = dialog.list.visualRect(dialog.list.model().index(0, 0))
    click(dialog.list, QPoint(row.left() + 10, row.center().y()))
    assert dialog.model.chosen == {media(session, 2).uid, media(session, 3).uid}
    assert line(dialog.form, "device").placeholderText() == "left as they are"
    assert line(dialog.form, "rights").text() == "x"
    typed(line(dialog.form, "language"), "Kazakh")
    assert "2 recordings chosen, 1 field changed" in dialog.count.text()
    click(dialog.save)
    assert session.case.head() == head + 1
    found = [(each.device, each.rights, each.language) for n in (2, 3) if (each := kept(session, n))]
    assert found == [("a camera", "x", "Kazakh"), ("a phone", "x", "Kazakh")]
    window.actions_table["undo"].trigger()
    assert {each.language for each in session.case.find(MediaDetails)} == {""}


def test_many_are_assessed_and_what_was_typed_outlives_another_choice(
    qtbot: QtBot, session: CaseSession
) -> None:
    dialog = ManyDialog(session)
    qtbot.addWidget(dialog)
    dialog.show()
    typed(line(dialog.form, "place_error_metres"), "far")
    click(dialog.all)
    assert line(dialog.form, "place_error_metres").text() == "far"
    click(dialog.save)
    assert dialog.isVisible() and "whole number" in dialog.problem.text()
    dialog.tabs.setCurrentIndex(1)
    typed(dialog.assessing.why, "seen by two")
    click(dialog.assessing.state)
    said = [about.assessments_of(session.case, media(session, n).uid)[0] for n in (1, 2, 3)]
    assert {each.why for each in said} == {"seen by two"}
    dialog.reject()
    assert kept(session) is None


def test_a_case_that_is_only_read_shows_its_fields_and_takes_none(
    qtbot: QtBot, three: Path, tmp_path: Path
) -> None:
    path = copy_of(three, tmp_path)
    with Case.open(path, read_only=True) as case:
        session = CaseSession(case, author=ACTOR)
        shown = AboutPanel(session)
        qtbot.addWidget(shown)
        session.choose_media(case.find(Media, number=2)[0])
        shown.show()
        assert line(shown.form, "title").text() == "balcony" and line(shown.form, "title").isReadOnly()
        assert not shown.form.editor("priority").isEnabled()
        shown.assessing.why.setPlainText("x")
        assert not shown.assessing.state.isEnabled()
        session.close()
