"""Pictures of every panel and every dialog: light and dark, English and Russian, at scale 1 and 2; what is cut off in
them fails the test. At the usual scale of tests dark, Russian, scale 1, and texts half as long or as large again.

`FRAMEWITNESS_PICTURES=folder pytest tests/app/test_every_panel_looks_right.py` keeps the pictures there, to be looked
at.
"""

from __future__ import annotations

import os
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from app.help.pages import OF_PANEL
from app.main_window import MainWindow
from tests.helpers.cut_off import faults
from tests.helpers.dialogs import DIALOGS
from tests.helpers.scale import SCALE
from tests.helpers.screenshots import KEPT, Way, bring_up, lay_out_whole, shown_in, take_in_a_child
from tests.helpers.window import click, copy_of, window_on

LARGER = ("light-ru-150", "light-pseudo-rtl")
if SCALE > 1:
    WAYS = tuple(f"{look}-{language}" for look, language in product(("light", "dark"), ("en", "ru")))
    TAKEN = ((1, (*WAYS, *LARGER, "dark-en-150", "dark-en-rtl")), (2, WAYS))
else:
    TAKEN = ((1, ("dark-ru",)),)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(os.environ.get(KEPT, tmp_path / "pictures"))


@pytest.mark.parametrize("scale, ways", TAKEN)
def test_every_panel_and_dialog_has_the_room_that_its_words_need(
    filled: Path, folder: Path, scale: int, ways: tuple[str, ...]
) -> None:
    found = take_in_a_child(filled, folder / f"scale {scale}", list(ways), scale=scale)
    assert list(found) == list(ways)
    wrong = {
        f"{way}, {picture}: {words}" for way in ways for picture, told in found[way].items() for words in told
    }
    assert not wrong, "\n".join(sorted(wrong))
    for way in ways:
        assert len(found[way]) > len(DIALOGS) + len(OF_PANEL)
        window = QImage(str(folder / f"scale {scale}" / way / "window.png"))
        assert (window.width(), window.height()) == (1280 * scale, 800 * scale)


def faults_of_every_panel(window: MainWindow) -> str:
    wrong = set(faults(window))
    for panel in window.panels:
        bring_up(window, panel.id)
        wrong |= {f"{panel.id}: {words}" for words in faults(window)}
    return "\n".join(sorted(wrong))


def test_text_half_as_large_again_is_nowhere_cut_off_and_the_window_stays_on_a_small_screen(
    qtbot: QtBot, filled: Path, tmp_path: Path
) -> None:
    way = Way("light", "ru", 150)
    with (
        shown_in(way),
        window_on(qtbot, copy_of(filled, tmp_path), text_percent=way.text_percent) as window,
    ):
        lay_out_whole(window)
        assert "кадр 30 из 110" in window.stage.transport.details.text()
        window.session.choose_suggestion(window.session.suggestions[0].uid)
        QApplication.processEvents()
        assert window.suggestion_bar.accept.isVisible() and not faults_of_every_panel(window)


def test_where_one_reads_from_right_to_left_the_window_is_mirrored_but_not_time_and_longer_words_have_room(
    qtbot: QtBot, filled: Path, tmp_path: Path
) -> None:
    def left_of(widget: QWidget) -> int:
        return widget.mapTo(window, QPoint(0, 0)).x()

    way = Way(language="pseudo", right_to_left=True)
    with shown_in(way), window_on(qtbot, copy_of(filled, tmp_path)) as window:
        lay_out_whole(window)
        assert window.menuBar().actionGeometry(window.menuBar().actions()[0]).left() > window.width() // 2
        assert left_of(window.editor.begin.now) < left_of(window.editor.begin.line)
        timeline, media = window.timeline, window.session.media
        assert media is not None
        later, earlier = timeline.place_of(media.end_pts - 1), timeline.place_of(media.first_pts)
        assert earlier.x() < later.x()
        buttons = {each.accessibleName(): each for each in window.stage.transport.findChildren(QToolButton)}
        names = [window.actions_table[id].text() for id in ("frame_back", "play", "frame_forward")]
        assert [left_of(buttons[name]) for name in names] == sorted(left_of(buttons[name]) for name in names)
        assert not faults_of_every_panel(window)


def test_the_check_finds_what_is_cut_off_reaches_out_or_lies_over_another(qtbot: QtBot) -> None:
    whole = QWidget()
    qtbot.addWidget(whole)
    row = QHBoxLayout(whole)
    label, button = QLabel("Annotations of this recording"), QPushButton("Accept")
    row.addWidget(label)
    row.addWidget(button)
    whole.show()
    QApplication.processEvents()
    assert faults(whole) == []
    label.resize(label.width() // 2, label.height())
    button.move(label.x() + 5, label.y())
    told = faults(whole)
    assert any("pixels wide" in each for each in told) and any("lies over" in each for each in told)
    button.move(whole.width() - 10, button.y())
    assert any("reaches out" in each for each in faults(whole))


def test_each_panel_opens_its_page_of_help_by_a_button_in_its_title(qtbot: QtBot, window: MainWindow) -> None:
    title = window.docks.dock("vocabulary").titleBarWidget()
    assert title is not None
    tell = title.findChildren(QToolButton)[0]
    assert tell.text() == "?" and "help" in tell.accessibleName()
    click(tell)
    (shown,) = [
        each for each in QApplication.topLevelWidgets() if each.isVisible() and each.windowTitle() == "Help"
    ]
    assert shown.shown() == "vocabulary"
    shown.close()
    assert set(OF_PANEL) >= {panel.id for panel in window.panels}
