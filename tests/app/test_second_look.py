"""A second look and a second coder in the window."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QPointF, Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel
from pytestqt.qtbot import QtBot

from app import start
from app.find.room import FindRoom
from app.history.annotation_history import AnnotationHistory
from app.history.model import Column as Step
from app.history.room import HistoryRoom
from app.i18n import use_language
from app.main_window import MainWindow, make_window
from app.models.annotations import Column
from app.second_look.coders_panel import CodersPanel
from app.second_look.looking_panel import LookingPanel
from app.second_look.room import SecondLookRoom
from app.settings import Settings
from app.timeline.track import GUTTER
from app.together.room import TogetherRoom
from app.transcript.model import Column as Spoken
from app.transcript.room import TranscriptRoom
from catalog.case import Case
from catalog.jobs import ProcessRunner, run
from catalog.model.records import Adjudication, Annotation, Assignment, Media, SecondLook
from catalog.operations import assignments
from catalog.operations.about_disclosure import restrict_term
from catalog.operations.actors import add_actor
from catalog.operations.annotate import add_annotation
from catalog.operations.examine import grab_keyframe
from catalog.operations.reviews import Watched, add_reviews
from catalog.operations.transcripts import add_utterance
from tests.helpers.window import ACTOR, click, only_media, room_in, tap, wait_at_rest, window_on


def room_of(window: MainWindow) -> SecondLookRoom:
    return room_in(window, SecondLookRoom)


def looking(window: MainWindow) -> LookingPanel:
    window.actions_table["second_look"].trigger()
    QApplication.processEvents()
    return room_of(window).looking


def coders(window: MainWindow) -> CodersPanel:
    window.actions_table["two_coders"].trigger()
    QApplication.processEvents()
    return room_of(window).coders


def said(case: Case, who: str, code: str, start_frame: int, **more: object) -> Annotation:
    media = case.find(Media)[0]
    ticks = (media.end_pts - media.first_pts) // media.frame_count
    start = media.first_pts + start_frame * ticks
    return add_annotation(
        case,
        actor=who,
        media_uid=media.uid,
        term_code=code,
        extent="interval",
        start_pts=start,
        end_pts=start + 3 * ticks,
        **more,  # type: ignore[arg-type]
    )


def test_a_queue_of_what_others_coded_is_gone_through_with_reasons(qtbot: QtBot, window: MainWindow) -> None:
    case = window.session.case
    first, second = said(case, "coder", "wpn.baton", 5), said(case, "coder", "eq.shield", 20)
    said(case, ACTOR, "eq.barrier", 30)
    window.session.refresh()
    panel = looking(window)
    assert [panel.list.item(i).text().split()[0] for i in range(panel.list.count())] == ["M1-A1", "M1-A2"]
    panel.list.setCurrentRow(1)
    panel.list.setCurrentRow(0)
    wait_at_rest(qtbot, window)
    assert window.player.pts == first.start_pts
    assert not panel.dispute.isEnabled() and "Coded by coder" in panel.words.text()
    panel.why.setFocus()
    qtbot.keyClicks(panel.why, "It is a torch.")
    click(panel.dispute)
    (look,) = case.find(SecondLook)
    assert (look.text, look.looked_by, case.get(Annotation, first.uid).status) == (
        "It is a torch.",
        ACTOR,
        "disputed",
    )
    assert panel.list.count() == 1 and panel.why.text() == ""
    panel.hide_coder.setChecked(True)
    assert "Coded by hidden" in panel.words.text()
    click(panel.confirm)
    assert case.get(Annotation, second.uid).status == "confirmed"
    assert case.find(SecondLook, of_annotation=second.uid)[0].coder_hidden
    assert panel.list.count() == 0 and "Nothing" in panel.words.text()
    assert panel.list.hasFocus()
    tap(window, "Ctrl+Z")
    qtbot.waitUntil(lambda: panel.list.count() == 1, timeout=3000)


def test_two_coders_from_the_assignment_to_the_decision(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    case = window.session.case
    said(case, ACTOR, "wpn.baton", 5)
    window.session.refresh()
    panel = coders(window)
    click(panel.assign)
    dialog = room_of(window).dialog
    assert dialog is not None
    dialog.ok.click()  # type: ignore[union-attr]
    assert dialog.isVisible() and "Say who" in dialog.problem.text()  # type: ignore[union-attr]
    qtbot.keyClicks(dialog.coder, "second")  # type: ignore[union-attr]
    dialog.ok.click()  # type: ignore[union-attr]
    (assignment,) = case.find(Assignment)
    assert assignment.media_uids == [only_media(window).uid]
    restrict_term(case, "con.fall", "It names a person.", actor=ACTOR)
    target = tmp_path / "blind"
    room_of(window).copy_to(assignment, target)
    qtbot.waitUntil(target.exists, timeout=30_000)
    qtbot.waitUntil(lambda: window.notices.notice("blind copy") is not None, timeout=30_000)
    assert "Left out: 1 restricted term" in window.notices.notice("blind copy").label.text()  # type: ignore[union-attr]
    with Case.open(target) as copy:
        said(copy, "second", "wpn.baton", 6, assignment_uid=assignment.uid)
        said(copy, "second", "eq.shield", 30, assignment_uid=assignment.uid)
        assignments.hand_in(copy, assignment.uid, actor="second")
    room_of(window).take_in(target)
    qtbot.waitUntil(lambda: panel.table.rowCount() == 2, timeout=30_000)
    assert len(window.session.annotations) == 1, "the second coding is not among the case's own"
    panel.table.selectRow(0)
    click(panel.outcomes[next(o for o in panel.outcomes if str(o) == "second")])
    assert panel.table.currentRow() == 1, "it goes on to what is not decided"
    click(panel.outcomes[next(o for o in panel.outcomes if str(o) == "neither")])
    assert [each.outcome for each in case.find(Adjudication)] == ["second", "neither"]
    assert [each.start_pts for each in window.session.annotations] == [
        case.find(Annotation, annotator="second")[0].start_pts
    ]
    click(panel.finish)
    assert case.find(Assignment)[0].state == "adjudicated"


def test_the_second_coder_sees_and_makes_only_the_assignments_annotations(
    qtbot: QtBot, case_path: Path, tmp_path: Path
) -> None:
    with Case.open(case_path) as case:
        said(case, "coder", "wpn.baton", 5)
        made = assignments.assign(case, actor="coder", coder=ACTOR, media_uids=[case.find(Media)[0].uid])
        with ProcessRunner() as runner:
            run(assignments.blind_copy(case, made.uid, tmp_path / "blind", actor="coder"), runner)
    with window_on(qtbot, tmp_path / "blind") as window:
        qtbot.waitUntil(lambda: window.session.assignment is not None, timeout=3000)
        wait_at_rest(qtbot, window)
        tap(window, "S", "Right", "Right", "S")
        (coded,) = window.session.case.find(Annotation)
        assert (coded.assignment_uid, coded.annotator) == (made.uid, ACTOR)
        panel = coders(window)
        assert not panel.table.isVisible() and "You are coding" in panel.words.text()
        click(panel.hand_in)
        assert window.session.assignment is None
        assert window.session.case.find(Assignment)[0].state == "handed in"
        assert window.session.annotations == []


def test_nothing_of_what_others_coded_is_seen_before_the_assignment_is_taken_up(
    qtbot: QtBot, case_path: Path
) -> None:
    with Case.open(case_path) as case:
        said(case, "coder", "wpn.baton", 5)
        (media,) = case.find(Media)
        made = assignments.assign(case, actor="coder", coder=ACTOR, media_uids=[media.uid])
        window = make_window(case, author=ACTOR, settings=Settings(case_path.with_name("window.ini")))
        try:
            assert window.session.assignment == made, "and it is not even shown yet"
            assert window.session.annotation_counts == {media.uid: 0}
            window.show()
            window.session.choose_media(window.session.library[0])  # quicker than the window itself
            assert window.session.annotations == []
        finally:
            window.close_for_good()
            window.deleteLater()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_whoever_takes_up_the_work_under_a_coders_name_codes_for_their_assignment(window: MainWindow) -> None:
    session, media = window.session, only_media(window)
    said(session.case, ACTOR, "wpn.baton", 5)
    made = assignments.assign(session.case, actor=ACTOR, coder="second", media_uids=[media.uid])
    session.refresh()
    assert len(session.annotations) == 1
    window.commands._set_author("second")
    assert session.assignment == made and session.annotations == []
    window.commands._set_author("third")
    assert session.assignment is None and len(session.annotations) == 1


def words_shown(window: MainWindow) -> str:
    """Everything that the window's lists and labels say, hidden panels included."""
    found = [label.text() for label in window.findChildren(QLabel)]
    for view in window.findChildren(QAbstractItemView):
        model = view.model()
        if model is not None:
            for row in range(min(model.rowCount(view.rootIndex()), 200)):
                for column in range(model.columnCount() if isinstance(model, QAbstractTableModel) else 9):
                    found.append(str(model.index(row, column, view.rootIndex()).data()))
    return "\n".join(found)


def test_who_codes_an_assignment_in_the_case_itself_finds_nothing_of_what_others_said(
    qtbot: QtBot, window: MainWindow
) -> None:
    session, case = window.session, window.session.case
    media = only_media(window)
    person = add_actor(case, actor="coder", name="officer A")
    first = said(case, "coder", "wpn.baton", 5, note="swung overhead", actor_uid=person.uid)
    line: dict[str, Any] = {
        "media_uid": media.uid,
        "start_pts": media.first_pts,
        "end_pts": media.first_pts + 9000,
    }
    add_utterance(case, actor="coder", original="swung overhead", **line)
    own_line = add_utterance(case, actor=ACTOR, original="my own words", **line)
    made = assignments.assign(case, actor="coder", coder=ACTOR, media_uids=[media.uid])
    window.actions_table["find"].trigger()
    for each in ("history", "people", "second_look", "event_timeline"):
        window.actions_table[each].trigger()
        QApplication.processEvents()
    room = room_in(window, FindRoom)
    session.refresh()
    room.panel.words.setText("overhead")
    room.panel.look()
    qtbot.waitUntil(lambda: room.panel.found.topLevelItemCount() == 2, timeout=5000)
    event = room_in(window, TogetherRoom).event_panel.timeline
    qtbot.waitUntil(lambda: [len(row.marks.start) for row in event.event_shown.rows] == [1], timeout=5000)
    assert "overhead" in words_shown(window) and "coder" in words_shown(window)

    session.choose_assignment(made)
    for each in ("history", "people", "second_look", "event_timeline"):
        window.actions_table[each].trigger()
        QApplication.processEvents()
    qtbot.waitUntil(lambda: room.panel.found.topLevelItemCount() == 0, timeout=5000)
    qtbot.waitUntil(lambda: [len(row.marks.start) for row in event.event_shown.rows] == [0], timeout=5000)
    qtbot.waitUntil(lambda: "overhead" not in words_shown(window), timeout=5000)
    assert session.utterances == [own_line]
    assert f"M1-A{first.number}" not in words_shown(window)

    session.choose_assignment(None)
    assert [each.uid for each in session.annotations] == [first.uid]
    assert len(session.utterances) == 2


def test_a_frame_that_another_coder_captured_can_be_captured_without_seeing_theirs(
    qtbot: QtBot, window: MainWindow
) -> None:
    session, media, runner = window.session, only_media(window), ProcessRunner()
    with runner:
        theirs = run(grab_keyframe(session.case, media.uid, media.first_pts, actor="coder"), runner)
    made = assignments.assign(session.case, actor="coder", coder=ACTOR, media_uids=[media.uid])
    session.refresh()
    assert session.keyframes == [theirs]
    session.choose_assignment(made)
    assert session.keyframes == []
    tap(window, "Home")
    wait_at_rest(qtbot, window)
    tap(window, "C")
    qtbot.waitUntil(lambda: session.keyframes != [], timeout=30_000)
    (own,) = session.keyframes
    assert (own.pts, own.made_by, own.still_object_uid) == (theirs.pts, ACTOR, theirs.still_object_uid)
    tap(window, "C")
    qtbot.waitUntil(lambda: not window.work.busy, timeout=30_000)
    assert session.keyframes == [own]
    session.choose_assignment(None)
    assert session.keyframes == [theirs], "one frame stands there once"


def test_while_coders_are_hidden_no_panel_names_them(qtbot: QtBot, window: MainWindow) -> None:
    made = said(window.session.case, "coder", "wpn.baton", 5)
    media = only_media(window)
    add_utterance(
        window.session.case, media_uid=media.uid, actor="coder", start_pts=0, end_pts=9000, original="stop"
    )
    seen = Watched(
        media_uid=media.uid,
        start_pts=media.first_pts,
        end_pts=media.end_pts,
        speed_milli=1000,
        with_sound=True,
    )
    add_reviews(window.session.case, [seen], actor="coder")
    window.session.refresh()
    window.session.choose_annotation(made.uid)
    transcript = room_in(window, TranscriptRoom).panel.model
    written_by = transcript.index(0, Spoken.BY)
    timeline, recordings = window.timeline, window.library_model
    lane = QPointF(GUTTER + 40, timeline.track.watched_top + 4)

    def told() -> list[str]:
        tip = recordings.index(0).data(Qt.ItemDataRole.ToolTipRole)
        return [timeline.words_at(lane), str(tip), written_by.data(), window.editor.author.text()]

    assert all("coder" in each for each in told())
    model = window.table.model
    by = model.index(0, Column.AUTHOR)
    assert (by.data(), "By coder" in window.editor.author.text()) == ("coder", True)
    window.actions_table["history"].trigger()
    QApplication.processEvents()
    steps = room_in(window, HistoryRoom).panel
    assert steps.model.index(0, Step.WHO).data() == "coder"
    repainted: list[int] = []
    transcript.dataChanged.connect(lambda first, last: repainted.append(last.row()))
    looking(window).hide_coder.setChecked(True)
    assert steps.model.index(0, Step.WHO).data() == "hidden"
    assert not any("coder" in each for each in told()) and all("hidden" in each for each in told())
    assert repainted == [0]
    assert "coder" not in AnnotationHistory(window.session, made).text.toPlainText()
    window.session.choose_annotation(None)
    window.session.choose_annotation(made.uid)
    assert (model.index(0, Column.AUTHOR).data(), "By coder" in window.editor.author.text()) == (
        "hidden",
        False,
    )


def test_coders_stay_hidden_when_the_window_speaks_another_language(qtbot: QtBot, case_path: Path) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    settings = Settings(case_path.with_name("window.ini"))
    hidden: list[tuple[bool, bool]] = []

    def hide_then_look() -> None:
        for window in application.topLevelWidgets():
            if isinstance(window, MainWindow) and window.isVisible():
                if settings.language == "ru":
                    hidden.append((window.session.coders_hidden, looking(window).hide_coder.isChecked()))
                    window.close_for_good()
                else:
                    looking(window).hide_coder.click()
                    window.shell.choose_language("ru")

    turns = QTimer()
    turns.timeout.connect(hide_then_look)
    turns.start(50)
    try:
        start._run(application, case_path, ACTOR, settings)
    finally:
        turns.stop()
        use_language(application, "en")
    assert hidden == [(True, True)]
