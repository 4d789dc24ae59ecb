from __future__ import annotations

from collections import Counter
from html import unescape

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.actions import ACTIONS, MENUS, as_markdown
from app.keymap import KeyMap
from app.main_window import MainWindow
from app.sheet import KeySheet
from catalog.model.vocabulary import load_vocabulary, vocabulary_names


def test_no_two_actions_have_the_same_key() -> None:
    keys = Counter(key for spec in ACTIONS for key in spec.keys)
    assert [key for key, count in keys.items() if count > 1] == []


def test_no_two_actions_have_the_same_id_and_each_has_a_menu() -> None:
    assert len({spec.id for spec in ACTIONS}) == len(ACTIONS)
    assert {spec.menu for spec in ACTIONS} == set(MENUS)


def test_no_term_of_a_carried_vocabulary_has_the_key_of_an_action() -> None:
    actions = {key for spec in ACTIONS for key in spec.keys}
    for name in vocabulary_names():
        assert actions.isdisjoint({term.key for term in load_vocabulary(name).terms if term.key})


def test_every_action_is_in_the_sheet_with_all_its_keys(qtbot: QtBot) -> None:
    sheet = KeySheet(KeyMap())
    qtbot.addWidget(sheet)
    text = unescape(sheet.text)
    for spec in ACTIONS:
        assert spec.text in text
        for key in spec.keys:
            assert f">{key}" in text or f" {key}" in text or f"\xa0{key}" in text


def test_every_action_with_a_key_is_in_the_table_for_the_readme() -> None:
    table = as_markdown()
    for spec in ACTIONS:
        for key in spec.keys:
            assert f"`{key}`" in table


def actions_in(menu: QMenu) -> list[QAction]:
    found: list[QAction] = []
    for action in menu.actions():
        below = action.menu()
        found += actions_in(below) if isinstance(below, QMenu) else [action] * (not action.isSeparator())
    return found


def test_every_action_is_in_a_menu_and_does_something(window: MainWindow) -> None:
    menus = [action.menu() for action in window.menuBar().actions()]
    for menu in menus:
        menu.aboutToShow.emit()  # some list what is there when they open
    in_menus = {action.objectName() for menu in menus for action in actions_in(menu)}
    panels = {f"panel_{panel.id}" for panel in window.panels}
    assert in_menus == {spec.id for spec in ACTIONS} | panels
    # one receiver is the menu itself
    idle = [spec.id for spec in ACTIONS if window.actions_table[spec.id].receivers("2triggered(bool)") < 2]
    assert idle == []
