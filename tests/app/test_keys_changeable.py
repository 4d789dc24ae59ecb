from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.actions import ACTIONS, BY_ID
from app.help.pages import read_pages
from app.i18n import tr
from app.key_editor import KeyEditor
from app.keymap import KeyMap, keys_of_preset
from app.main_window import MainWindow
from app.presets import ABOUT, OWN, PRESETS
from app.settings import Settings
from app.sheet import KeySheet, in_columns
from catalog.model.vocabulary import load_vocabulary, vocabulary_names
from tests.helpers.translations import texts
from tests.helpers.window import annotations, click, tap, wait_at_rest

KEYS_ARE_THEIR_SUBJECT = {"app/actions.py", "app/presets.py", "app/vocabulary/key_field.py"}
"""Files whose texts speak of keys themselves: of presets, and of a field that a key is pressed in."""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "window.ini")


@pytest.fixture
def editor(qtbot: QtBot, window: MainWindow) -> Iterator[KeyEditor]:
    window.actions_table["change_keys"].trigger()
    assert isinstance(window.shell.dialog, KeyEditor)
    yield window.shell.dialog
    window.shell.dialog.reject()


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_knows_its_actions_and_gives_no_key_twice(name: str) -> None:
    assert set(PRESETS[name]) <= set(BY_ID)
    assert name in ABOUT
    keys = keys_of_preset(name)
    assert set(keys) == set(BY_ID)
    counted = Counter(key for each in keys.values() for key in each)
    assert [key for key, count in counted.items() if count > 1] == []


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_takes_the_last_key_from_no_action(name: str) -> None:
    left = [id for id, keys in keys_of_preset(name).items() if not keys and BY_ID[id].keys]
    assert left == []


def test_the_own_preset_is_the_table() -> None:
    assert keys_of_preset(OWN) == {spec.id: spec.keys for spec in ACTIONS}


def test_a_key_given_to_an_action_is_taken_from_the_one_that_had_it(settings: Settings) -> None:
    keymap = KeyMap(settings)
    keymap.give("capture", "B")
    assert keymap.keys("capture") == ("C", "B")
    assert keymap.keys("split") == ()
    assert keymap.action_at("B") == "capture"


def test_changed_keys_are_remembered_and_can_be_put_back(settings: Settings) -> None:
    KeyMap(settings).give("capture", "B")
    again = KeyMap(settings)
    assert again.action_at("B") == "capture" and again.is_changed("split")
    again.reset("split")
    assert again.keys("split") == (), "another action has that key"
    again.reset("capture")
    again.reset("split")
    assert {id: again.keys(id) for id in BY_ID} == keys_of_preset(OWN)
    assert settings.keys == {}


def test_a_preset_is_remembered_and_forgets_single_changes(settings: Settings) -> None:
    keymap = KeyMap(settings)
    keymap.give("capture", "B")
    keymap.choose_preset("ELAN")
    again = KeyMap(settings)
    assert again.preset == "ELAN"
    assert again.action_at("Ctrl+Right") == "frame_forward"
    assert again.action_at("B") == "split"


def test_settings_that_make_no_sense_leave_the_table_as_it_is(settings: Settings) -> None:
    settings.preset = "Somebody's"
    settings.keys = {"no_such_action": ("X",)}
    keymap = KeyMap(settings)
    assert {id: keymap.keys(id) for id in BY_ID} == keys_of_preset(OWN)


def test_a_clash_with_a_key_of_the_vocabulary_is_found(settings: Settings, window: MainWindow) -> None:
    terms = window.session.terms
    keymap = KeyMap(settings)
    assert keymap.clashes(terms) == []
    keymap.give("mute", "N")
    (clash,) = keymap.clashes(terms)
    assert (clash.key, clash.action_id, clash.term.code) == ("N", "mute", "wpn.baton")


def test_the_carried_vocabularies_clash_with_no_preset_but_vlc_and_losslesscut(settings: Settings) -> None:
    keymap = KeyMap(settings)
    term_keys = {
        term.key
        for vocabulary in vocabulary_names()
        for term in load_vocabulary(vocabulary).terms
        if term.key
    }
    for name in PRESETS:
        keymap.choose_preset(name)
        taken = {key for key in term_keys if keymap.action_at(key)}
        assert not taken or name in ("VLC", "LosslessCut"), f"{name} takes {taken}"


# ---------------------------------------------------------------- in the window


def test_a_changed_key_acts_at_once_and_the_old_one_no_longer(qtbot: QtBot, window: MainWindow) -> None:
    keymap = window.actions_table.keymap
    keymap.give("frame_forward", "Ctrl+Alt+F")
    keymap.take("frame_forward", ".")
    tap(window, "Ctrl+Alt+F")
    wait_at_rest(qtbot, window)
    assert window.player.number == 1
    tap(window, ".")
    assert window.player.number == 1
    assert "Ctrl+Alt+F" in [each.toString() for each in window.actions_table["frame_forward"].shortcuts()]


def test_a_preset_acts_in_the_window(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_table.keymap.choose_preset("LosslessCut")
    tap(window, "Right")
    wait_at_rest(qtbot, window)
    assert window.player.number == 25
    tap(window, ",")
    wait_at_rest(qtbot, window)
    assert window.player.number == 24


def test_a_key_taken_from_the_player_codes(window: MainWindow) -> None:
    window.actions_table.keymap.give("mute", "N")
    tap(window, "N")
    assert annotations(window) == []
    window.actions_table.keymap.take("mute", "N")
    tap(window, "N")
    assert [each.term_code for each in annotations(window)] == ["wpn.baton"]


def test_the_sheet_shows_the_keys_in_force_and_those_of_the_vocabulary(window: MainWindow) -> None:
    window.actions_table.keymap.give("capture", "Ctrl+Alt+F")
    tap(window, "F1")
    sheet = window.shell.dialog
    assert isinstance(sheet, KeySheet)
    assert "Ctrl+Alt+F" in sheet.text
    assert "Baton" in sheet.text
    sheet.reject()


def test_no_group_is_missing_from_the_columns_of_the_sheet() -> None:
    groups = [(f"{length}", [("", "")] * length) for length in (9, 4, 30, 9, 6, 9, 5)]
    columns = in_columns(groups)
    assert [group for column in columns for group in column] == groups
    assert len(columns) == 3


def test_the_editor_says_what_has_the_key_and_gives_it_when_told(
    editor: KeyEditor, window: MainWindow
) -> None:
    editor.choose("capture")
    QTest.keyClick(editor.catcher, Qt.Key.Key_B)
    assert "Split the chosen annotation here" in editor.problem.text()
    click(editor.give)
    assert window.actions_table.keymap.keys("capture") == ("C", "B")
    assert window.actions_table.keymap.keys("split") == ()
    click(editor.reset)
    assert window.actions_table.keymap.keys("capture") == ("C",)


def test_the_editor_warns_of_keys_of_the_vocabulary(editor: KeyEditor) -> None:
    editor.choose("mute")
    QTest.keyClick(editor.catcher, Qt.Key.Key_N)
    assert "Baton" in editor.problem.text()
    assert not editor.clashes.isVisible()
    click(editor.give)
    assert "Baton" in editor.clashes.text() and editor.clashes.isVisible()
    click(editor.take)
    assert not editor.clashes.isVisible()


def test_the_editor_takes_the_key_by_its_place_under_any_layout(editor: KeyEditor) -> None:
    editor.choose("mute")
    cyrillic = QKeyEvent(QEvent.Type.KeyPress, 0x0422, Qt.KeyboardModifier.ControlModifier, 49 + 8, 0, 0, "т")
    from app.keyboard import names_of

    assert names_of(cyrillic, "xcb") == ["Ctrl+N"]
    QTest.keyClick(editor.catcher, Qt.Key.Key_Shift)
    assert editor.catcher.text() == "", "a modifier alone is no key"


def test_the_editor_finds_actions_and_chooses_a_preset(editor: KeyEditor, window: MainWindow) -> None:
    editor.search.setText("split annot")
    left = [item.text(0) for item in editor._items() if not item.isHidden()]
    assert left == ["Split the chosen annotation here"]
    editor.presets.setCurrentText("BORIS")
    editor.presets.textActivated.emit("BORIS")
    assert window.actions_table.keymap.action_at("Home") == "a_little_faster"


def test_no_text_names_a_key_that_people_can_change() -> None:
    """`{key:undo}` in a text stands for the key that an action has now."""
    keys = {key for spec in ACTIONS for key in spec.keys}
    letters = "".join(key for key in keys if len(key) == 1 and key.isalpha())
    several = "|".join(re.escape(key) for key in sorted(keys, key=len, reverse=True) if "+" in key)
    literal = re.compile(rf"(?<![\w-])(?:{several}|[{letters}]|Space|Backspace|PgUp|PgDown)(?![\w’'+{{-])")
    found = {
        source.place: text
        for text, source in texts().items()
        if literal.search(text) and source.place.partition(":")[0] not in KEYS_ARE_THEIR_SUBJECT
    }
    assert found == {}
    named = {name for text in texts() for name in re.findall(r"\{key:(\w+)\}", text)}
    assert named and named <= BY_ID.keys()


def test_a_message_and_a_page_of_help_name_the_key_that_the_action_has_now(
    qtbot: QtBot, window: MainWindow
) -> None:
    keymap, rate = window.actions_table.keymap, window.stage.transport.rate
    assert "J and L" in rate.toolTip()
    keymap.give("slower", "Ctrl+Alt+J")
    keymap.take("slower", "J")
    assert "Ctrl+Alt+J and L" in rate.toolTip()
    keymap.give("undo", "Ctrl+Alt+U")
    keymap.take("undo", "Ctrl+Z")
    assert tr("{key:undo} takes that back.") == "Ctrl+Alt+U takes that back."
    safety = next(page for page in read_pages("en") if page.name == "safety")
    assert "taken back: Ctrl+Alt+U, step by step" in safety.text
    keymap.take("undo", "Ctrl+Alt+U")
    assert tr("{key:undo} takes that back.") == "“Undo” takes that back.", "it is in the menu"
