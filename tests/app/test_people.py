"""The panel of the people whom the case names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.main_window import MainWindow
from app.people.room import PeopleRoom
from catalog.case import Case
from catalog.model.records import Actor, Annotation, Media
from catalog.operations import actors, annotate
from tests.helpers.video import make_video
from tests.helpers.window import (
    click,
    copy_of,
    make_recorded_case,
    room_in,
    row_centre,
    wait_at_rest,
    window_on,
)

ACTOR = "tester"


@pytest.fixture(scope="module")
def two_recordings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two recordings, each with an annotation of one person, who is concerned in a third annotation."""
    folder = tmp_path_factory.mktemp("people")
    videos = [make_video(folder / f"{n}.mp4", frames=n, fps=25).path for n in (40, 50)]
    path = make_recorded_case(folder / "case", videos)
    with Case.open(path) as case:
        one = actors.add_actor(case, actor=ACTOR, name="officer A, helmet 217", description="torn sleeve")
        other = actors.add_actor(case, actor=ACTOR, name="officer with a dented helmet")
        actors.add_actor(case, actor=ACTOR, name="the row of shields", kind="group")
        for media in case.find(Media, order="number"):
            step = round(1 / 25 / media.time_base)
            for n, fields in ((5, {"actor_uid": one.uid}), (9, {"target_uid": other.uid})):
                annotate.add_annotation(
                    case,
                    actor=ACTOR,
                    media_uid=media.uid,
                    term_code="eq.shield",
                    extent="interval",
                    start_pts=media.first_pts + n * step,
                    end_pts=media.first_pts + (n + 4) * step,
                    **fields,
                )
    return path


@pytest.fixture
def opened(qtbot: QtBot, two_recordings: Path, tmp_path: Path) -> Iterator[MainWindow]:
    with window_on(qtbot, copy_of(two_recordings, tmp_path)) as window:
        window.actions_table["people"].trigger()
        yield window


def room(window: MainWindow) -> PeopleRoom:
    return room_in(window, PeopleRoom)


def rows(tree: object) -> list[list[str]]:
    found = []
    for n in range(tree.topLevelItemCount()):  # type: ignore[attr-defined]
        item = tree.topLevelItem(n)  # type: ignore[attr-defined]
        if not item.isHidden():
            found.append([item.text(column) for column in range(item.columnCount())])
    return found


def test_everybody_whom_the_case_names_is_listed_with_their_annotations_in_all_recordings(
    opened: MainWindow,
) -> None:
    panel = room(opened).panel
    assert panel.isVisible()
    assert [(row[0], row[1], row[4]) for row in rows(panel.people)] == [
        ("H1", "officer A, helmet 217", "2"),
        ("H2", "officer with a dented helmet", "2"),
        ("H3", "the row of shields", "0"),
    ]
    assert [(row[0], row[4]) for row in rows(panel.found)] == [("M1-A1", "acts"), ("M2-A1", "acts")]
    assert "torn sleeve" in panel.about.text()
    panel.choose(opened.session.actors[1].uid)
    assert [(row[0], row[4]) for row in rows(panel.found)] == [
        ("M1-A2", "is concerned"),
        ("M2-A2", "is concerned"),
    ]
    panel.search.setText("torn")
    assert [row[0] for row in rows(panel.people)] == ["H1"]


def test_a_click_goes_to_the_annotation_in_its_own_recording(qtbot: QtBot, opened: MainWindow) -> None:
    found = room(opened).panel.found
    click(found, row_centre(found, found.indexFromItem(found.topLevelItem(1))))
    qtbot.waitUntil(
        lambda: opened.player.media is not None and opened.player.media.number == 2, timeout=30_000
    )
    wait_at_rest(qtbot, opened)
    assert opened.player.number == 5
    assert opened.session.annotation is not None and opened.session.annotation.actor_uid is not None


def test_somebody_is_named_changed_and_removed_in_the_panel_and_undo_brings_them_back(
    opened: MainWindow,
) -> None:
    panel = room(opened).panel
    click(panel.add)
    dialog = room(opened).dialog
    assert dialog is not None
    dialog.name.setText("OFFICER a, helmet 217")
    dialog.accept()
    assert "called that already" in dialog.problem.text()
    dialog.name.setText("man in a red jacket")
    dialog.group.setCurrentIndex(1)
    dialog.accept()
    made = panel.chosen()
    assert made is not None and (made.label, made.name) == ("H4", "man in a red jacket")
    assert rows(panel.people)[3][3] == "the row of shields"
    click(panel.edit)
    again = room(opened).dialog
    assert again is not None and again.name.text() == "man in a red jacket"
    again.name.setText("man in a red coat")
    again.accept()
    assert rows(panel.people)[3][1] == "man in a red coat"
    click(panel.remove)
    assert len(rows(panel.people)) == 3
    opened.session.undo()
    assert rows(panel.people)[3][1] == "man in a red coat"


def test_whom_annotations_name_is_not_removed_and_the_reason_is_told(
    qtbot: QtBot, opened: MainWindow
) -> None:
    with qtbot.waitSignal(opened.session.failed) as failed:
        click(room(opened).panel.remove)
    assert "named by 2 annotations" in failed.args[0].message
    assert len(opened.session.actors) == 3


def test_two_become_one_from_the_menu(opened: MainWindow) -> None:
    panel = room(opened).panel
    panel.choose(opened.session.actors[1].uid)
    panel.fill_menu()
    (into,) = panel.merge.menu().actions()
    assert into.text() == "H1  officer A, helmet 217", "a person is not merged into a group"
    into.trigger()
    case = opened.session.case
    assert [each.number for each in case.find(Actor, order="number")] == [1, 3]
    assert case.count(Annotation, target_uid=opened.session.actors[0].uid) == 2
    assert rows(panel.people)[0][4] == "4"
