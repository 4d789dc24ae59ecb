"""The vocabulary editor, by keys and by mouse, in the real window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app import swatch
from app.annotate.vocabulary_panel import Role
from app.main_window import MainWindow
from app.vocabulary.attributes_dialog import AttributesDialog
from app.vocabulary.check_dialog import CheckDialog
from app.vocabulary.dialogs import MergeDialog, NewGroupDialog, NewTermDialog, VersionsDialog
from app.vocabulary.editor import VocabularyEditor
from app.vocabulary.import_dialog import ImportDialog
from app.vocabulary.tree import Move, VocabularyTree
from catalog.model.records import Keyframe, Media, Term
from catalog.model.vocabulary import SHAPES
from catalog.operations import annotate, vocabulary
from tests.helpers.window import ACTOR, PATIENCE_MILLISECONDS, annotations, click, tap, wait_at_rest


@pytest.fixture
def editor(qtbot: QtBot, window: MainWindow) -> VocabularyEditor:
    window.actions_table["edit_vocabulary"].trigger()
    found = next(each for each in QApplication.topLevelWidgets() if isinstance(each, VocabularyEditor))
    qtbot.waitUntil(found.isVisible, timeout=5000)
    return found


def term(window: MainWindow, code: str) -> Term:
    (found,) = window.session.case.find(Term, code=code)
    return found


def typed(field: QLineEdit, text: str) -> None:
    """As a person does it: into the field, all of it replaced, and out again."""
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def choose_item(box: object, data: str) -> None:
    """Chooses an entry of a combo box by its value."""
    row = box.findData(data)  # type: ignore[attr-defined]
    assert row >= 0
    box.setCurrentIndex(row)  # type: ignore[attr-defined]
    box.activated.emit(row)  # type: ignore[attr-defined]


def codes_of(window: MainWindow, group: str) -> list[str]:
    return [each.code for each in window.session.terms if each.group == group]


def test_words_in_each_language_are_in_the_case_when_the_field_is_left(
    window: MainWindow, editor: VocabularyEditor
) -> None:
    editor.choose("eq.shield")
    tabs = editor.term_form.texts
    assert [tabs.tabText(i) for i in range(tabs.count())] == ["English", "Русский"]
    typed(tabs._labels["en"], "Riot shield")
    assert term(window, "eq.shield").labels["en"] == "Riot shield"
    tabs.add_language("kk")
    typed(tabs._labels["kk"], "Qalqan")
    assert term(window, "eq.shield").labels == {"en": "Riot shield", "ru": "Щит", "kk": "Qalqan"}
    assert window.vocabulary._item("eq.shield").text() == "Riot shield"
    QTest.keyClick(editor.tree, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(editor.tree, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert term(window, "eq.shield").labels == {"en": "Shield", "ru": "Щит"}
    assert tabs.labels()["en"] == "Shield"


def test_words_being_typed_are_kept_when_the_window_is_closed(
    window: MainWindow, editor: VocabularyEditor
) -> None:
    editor.choose("eq.shield")
    field = editor.term_form.texts._labels["en"]
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "Riot shield")
    editor.close()
    assert term(window, "eq.shield").labels["en"] == "Riot shield"


def test_a_free_key_is_taken_by_pressing_it_and_codes_at_once(
    qtbot: QtBot, window: MainWindow, editor: VocabularyEditor
) -> None:
    editor.choose("wpn.blade")
    QTest.keyClick(editor.term_form.key, Qt.Key.Key_4)
    assert term(window, "wpn.blade").key == "4"
    assert annotations(window) == []
    editor.close()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=5000)
    window.stage.picture.setFocus()
    tap(window, "4")
    assert [each.term_code for each in annotations(window)] == ["wpn.blade"]


def test_another_terms_key_is_named_and_can_be_given_over(
    window: MainWindow, editor: VocabularyEditor
) -> None:
    editor.choose("wpn.blade")
    form = editor.term_form
    QTest.keyClick(form.key, Qt.Key.Key_W)
    assert "W belongs to “Long gun”" in form.key_warning.text()
    assert term(window, "wpn.blade").key == ""
    click(form.take_key)
    assert (term(window, "wpn.blade").key, term(window, "wpn.long").key) == ("W", "")
    QTest.keyClick(form.key, Qt.Key.Key_Backspace)
    assert term(window, "wpn.blade").key == ""


def test_a_key_of_the_player_is_warned_of_and_not_taken(window: MainWindow, editor: VocabularyEditor) -> None:
    editor.choose("wpn.blade")
    form = editor.term_form
    QTest.keyClick(form.key, Qt.Key.Key_K)
    assert "K is the key of “Play or pause”" in form.key_warning.text()
    assert form.take_key.isHidden()
    QTest.keyClick(form.key, Qt.Key.Key_Semicolon)
    assert "letters and digits" in form.key_warning.text()
    assert term(window, "wpn.blade").key == ""
    keymap = window.actions_table.keymap
    keymap.take("play", "K")
    QTest.keyClick(form.key, Qt.Key.Key_K)
    assert term(window, "wpn.blade").key == "K"


def test_a_colour_too_near_to_another_groups_is_warned_of(
    window: MainWindow, editor: VocabularyEditor
) -> None:
    editor.choose("act.throw")
    form = editor.term_form
    assert form.colour_warning.isHidden()
    form.colour.chosen.emit("#59996f")
    assert term(window, "act.throw").colour == "#59996f"
    assert "Movement and condition" in form.colour_warning.text()
    choose_item(form.colour, "#a23c06")
    assert form.colour_warning.isHidden()
    choose_item(form.shape, "hourglass")
    assert term(window, "act.throw").shape == "hourglass"
    choose_item(form.shape, "")
    assert term(window, "act.throw").shape == ""


def test_attributes_and_exclusions_are_chosen_from_lists(
    window: MainWindow, editor: VocabularyEditor
) -> None:
    editor.choose("mov.hands")
    form = editor.term_form
    click(form.choose_excludes)
    assert isinstance(form.dialog, CheckDialog)
    for item in form.dialog._items():
        if item.data(Qt.ItemDataRole.UserRole) == "wpn.blade":
            item.setCheckState(Qt.CheckState.Checked)
    form.dialog.accept()
    assert term(window, "wpn.blade").excludes == ["mov.hands"]
    assert "Blade" in form.excludes.text()
    click(form.choose_attributes)
    assert isinstance(form.dialog, CheckDialog)
    for item in form.dialog._items():
        item.setCheckState(Qt.CheckState.Unchecked)
    form.dialog.accept()
    assert term(window, "mov.hands").attributes == []
    click(form.distressing, QPoint(8, form.distressing.height() // 2))
    assert term(window, "mov.hands").distressing


def test_a_term_is_added_under_another_and_stands_indented_in_the_vocabulary(
    window: MainWindow, editor: VocabularyEditor
) -> None:
    editor.choose("act.throw")
    editor.new_term(below=True)
    dialog = editor.dialog
    assert isinstance(dialog, NewTermDialog)
    dialog.accept()
    assert dialog.problem.text()
    QTest.keyClicks(dialog.label, "Stone thrown")
    assert dialog.code.text() == "act.throw.stone_thrown"
    QTest.keyClicks(dialog.definition, "A stone leaves the hand")
    dialog.accept()
    assert editor.tree.code() == "act.throw.stone_thrown"
    item = window.vocabulary._item("act.throw.stone_thrown")
    assert item is not None and item.data(Role.DEPTH) == 1
    assert item.parent().data(Role.TERM).code == "act.throw"
    window.vocabulary.search.setText("stone leaves")
    tree = window.vocabulary.tree
    assert not tree.isRowHidden(item.row(), item.index().parent())


def test_terms_are_moved_by_keys_and_by_dragging(window: MainWindow, editor: VocabularyEditor) -> None:
    before = codes_of(window, "Acts")
    editor.choose(before[1])
    QTest.keyClick(editor.tree, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert codes_of(window, "Acts")[:2] == [before[1], before[0]]
    QTest.keyClick(editor.tree, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert codes_of(window, "Acts") == before
    QTest.keyClick(editor.tree, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert term(window, before[1]).parent == before[0]
    QTest.keyClick(editor.tree, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert term(window, before[1]).parent == ""
    editor.choose("Persons")
    QTest.keyClick(editor.tree, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    groups = [each.name for each in window.session.vocabulary.groups]
    assert groups.index("Persons") == groups.index("Movement and condition") - 1
    editor.tree.move_asked.emit(Move(group="Persons", code="act.hold", before="per.civil"))
    assert codes_of(window, "Persons")[3:5] == ["act.hold", "per.civil"]


def drag(tree: VocabularyTree, name: str, on: str, part: float) -> None:
    """With the mouse: takes what is called `name` and lets it go over `on`, this far down its row.

    Without a screen Qt ends each drag as it begins; what a screen would then send on the way is sent here. Such
    events come from nowhere, which the tree refuses as it should, so that it is told to take them for a moment.
    """
    rows = []
    for each in (name, on):
        item = tree.item_of(each)
        assert item is not None
        tree.scrollToItem(item)
        rows.append(tree.visualItemRect(item))
    view, start, left = tree.viewport(), rows[0].center(), Qt.MouseButton.LeftButton
    end = QPointF(rows[1].center().x(), rows[1].top() + part * rows[1].height())
    QTest.mousePress(view, left, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseRelease(view, left, Qt.KeyboardModifier.NoModifier, start)
    mime, move, none = (
        tree.mimeData(tree.selectedItems()),
        Qt.DropAction.MoveAction,
        Qt.KeyboardModifier.NoModifier,
    )
    usual = tree.dragDropMode()
    assert usual is QAbstractItemView.DragDropMode.InternalMove and tree.dragEnabled()
    tree.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
    QApplication.sendEvent(view, QDragEnterEvent(start, move, mime, left, none))
    QApplication.sendEvent(view, QDragMoveEvent(end.toPoint(), move, mime, left, none))
    QApplication.sendEvent(view, QDropEvent(end, move, mime, left, none))
    tree.setDragDropMode(usual)
    QApplication.processEvents()


def test_terms_and_groups_are_dragged_by_the_mouse(window: MainWindow, editor: VocabularyEditor) -> None:
    tree, before = editor.tree, codes_of(window, "Acts")
    first, second, third = before[:3]
    drag(tree, third, first, 0.05)
    assert codes_of(window, "Acts")[:3] == [third, first, second]
    drag(tree, third, second, 0.95)
    assert codes_of(window, "Acts") == before
    drag(tree, second, first, 0.5)
    assert term(window, second).parent == first
    window.session.undo()
    groups = [each.name for each in window.session.vocabulary.groups]
    for top in groups:
        item = tree.item_of(top)
        assert item is not None
        item.setExpanded(False)
    drag(tree, groups[2], groups[0], 0.05)
    assert [each.name for each in window.session.vocabulary.groups][:3] == [groups[2], *groups[:2]]


def test_what_is_let_go_between_itself_and_its_neighbour_stays_where_it_is(
    window: MainWindow, editor: VocabularyEditor
) -> None:
    """It went to the end of its group."""
    before, head = codes_of(window, "Acts"), window.session.case.head()
    drag(editor.tree, before[1], before[0], 0.95)
    assert codes_of(window, "Acts") == before
    assert window.session.case.head() == head


def test_merging_says_how_many_annotations_move_and_moves_them(
    window: MainWindow, editor: VocabularyEditor
) -> None:
    media = window.session.media
    assert media is not None
    for frame in range(3):
        annotate.add_annotation(
            window.session.case,
            actor=ACTOR,
            media_uid=media.uid,
            term_code="act.throw",
            extent="point",
            start_pts=window.session.moments.pts_of_frame(frame),  # type: ignore[union-attr]
        )
    window.session.refresh()
    assert [each.term_code for each in annotations(window)] == ["act.throw"] * 3
    editor.choose("act.throw")
    click(editor.merge)
    dialog = editor.dialog
    assert isinstance(dialog, MergeDialog)
    assert "3 annotations move" in dialog.effect.text()
    dialog.accept()
    assert dialog.problem.text()
    dialog.choice.setCurrentIndex(dialog.choice.findData("act.launch"))
    dialog.accept()
    assert [each.term_code for each in annotations(window)] == ["act.launch"] * 3
    assert term(window, "act.throw").merged_into == "act.launch"
    assert editor.tree.item_of("act.throw") is None
    click(editor.show_retired, QPoint(8, editor.show_retired.height() // 2))
    assert editor.tree.item_of("act.throw") is not None
    window.session.undo()
    assert [each.term_code for each in annotations(window)] == ["act.throw"] * 3


def test_a_retired_term_leaves_the_vocabulary_and_comes_back(
    window: MainWindow, editor: VocabularyEditor
) -> None:
    editor.choose("act.carry")
    click(editor.retire)
    assert window.vocabulary._item("act.carry") is None
    assert editor.tree.code() == "act.carry"
    assert "retired" in editor.term_form.state.text()
    assert editor.retire.text() == "Bring back"
    click(editor.retire)
    assert window.vocabulary._item("act.carry") is not None
    click(editor.delete)
    assert window.session.term("act.carry") is None


def test_the_frame_on_screen_becomes_an_example_and_is_blurred_where_its_recording_is(
    qtbot: QtBot, window: MainWindow, editor: VocabularyEditor
) -> None:
    wait_at_rest(qtbot, window)
    window.player.go_to_pts(window.session.moments.pts_of_frame(50))  # type: ignore[union-attr]
    wait_at_rest(qtbot, window)
    editor.choose("act.throw")
    click(editor.term_form.examples.add)
    qtbot.waitUntil(lambda: bool(term(window, "act.throw").examples), timeout=PATIENCE_MILLISECONDS)
    (uid,) = term(window, "act.throw").examples
    keyframe = window.session.case.get(Keyframe, uid)
    assert (keyframe.frame, keyframe.pts) == (50, window.player.pts)
    pictures = editor.term_form.examples.pictures
    assert pictures.count() == 1
    window.vocabulary.choose("act.throw")
    plain = shown_example(window)
    assert plain is not None
    media: Media = window.session.library[0]
    window.session.write(annotate.rate_graphic, window.session.case, media.uid, "graphic", actor=ACTOR)
    concealed = shown_example(window)
    assert concealed is not None and concealed != plain
    pictures.setCurrentRow(0)
    click(editor.term_form.examples.remove)
    assert term(window, "act.throw").examples == []
    assert window.vocabulary.examples.isHidden()


def shown_example(window: MainWindow) -> QImage | None:
    pixmap = window.vocabulary.examples.pixmap()
    return None if window.vocabulary.examples.isHidden() else pixmap.toImage()


def test_a_group_gets_a_colour_and_a_shape_that_no_other_has(
    window: MainWindow, editor: VocabularyEditor
) -> None:
    before = window.session.vocabulary.groups
    editor.new_group()
    dialog = editor.dialog
    assert isinstance(dialog, NewGroupDialog)
    QTest.keyClicks(dialog.label, "Places")
    dialog.accept()
    made = window.session.vocabulary.groups[-1]
    assert made.name == "Places"
    assert made.colour not in {each.colour for each in before}
    assert made.shape not in {each.shape for each in before}
    typed(editor.group_form.texts._labels["en"], "Sites")
    assert editor.tree.group() == "Sites"
    click(editor.delete)
    assert window.session.vocabulary.groups == before


def test_a_version_is_published_with_what_changed(window: MainWindow, editor: VocabularyEditor) -> None:
    vocabulary.retire_term(window.session.case, "act.carry", actor=ACTOR)
    window.session.refresh()
    editor.show_versions()
    dialog = editor.dialog
    assert isinstance(dialog, VersionsDialog)
    assert dialog.changes.item(0).text() == "act.carry “Goods carried out”: retired"
    assert dialog.number.text() == "1.2"
    dialog.accept()
    assert window.session.vocabulary.version == "1.2"
    assert "version 1.2" in editor.windowTitle()


def test_a_file_is_shown_before_it_is_read_in_and_written_out_again(
    window: MainWindow, editor: VocabularyEditor, tmp_path: Path
) -> None:
    (tmp_path / "more.csv").write_text("code,group,label_en\nplace.gate,Places,Gate\n", "utf-8")
    editor.read_in(tmp_path / "more.csv")
    dialog = editor.dialog
    assert isinstance(dialog, ImportDialog)
    lines = [dialog.rows.item(i).text().strip() for i in range(dialog.rows.count())]
    assert "new term place.gate “Gate”" in lines
    assert window.session.term("place.gate") is None
    dialog.accept()
    assert window.session.term("place.gate") is not None
    editor.write_to(tmp_path / "all.toml")
    assert "place.gate" in (tmp_path / "all.toml").read_text("utf-8")
    (tmp_path / "bad.toml").write_text("name =", "utf-8")
    editor.read_in(tmp_path / "bad.toml")
    dialog = editor.dialog
    assert isinstance(dialog, ImportDialog)
    assert "not valid TOML" in dialog.problem.text()
    assert not dialog.do.isEnabled()
    dialog.reject()


def test_a_large_file_is_looked_through_beside_the_window(
    qtbot: QtBot, window: MainWindow, editor: VocabularyEditor, tmp_path: Path
) -> None:
    filler = "of very many along the wall " * 3
    rows = "".join(f"place.gate_{n},Places,The gate with the number {n} {filler}\n" for n in range(600))
    (tmp_path / "large.csv").write_text(f"code,group,label_en\n{rows}", "utf-8")
    editor.read_in(tmp_path / "large.csv")
    dialog = editor.dialog
    assert isinstance(dialog, ImportDialog)
    assert window.work.writes and dialog.plan is None and "Reading large.csv" in dialog.problem.text()
    qtbot.waitUntil(lambda: dialog.plan is not None, timeout=PATIENCE_MILLISECONDS)
    dialog.accept()
    qtbot.waitUntil(lambda: window.session.term("place.gate_599") is not None, timeout=PATIENCE_MILLISECONDS)
    editor.read_in(tmp_path / "large.csv")
    dialog = editor.dialog
    assert isinstance(dialog, ImportDialog)
    dialog.reject()
    qtbot.waitUntil(lambda: not window.work.busy, timeout=PATIENCE_MILLISECONDS)


def test_a_file_that_was_not_written_is_not_said_to_be_read_in(
    window: MainWindow, editor: VocabularyEditor, tmp_path: Path
) -> None:
    (tmp_path / "more.csv").write_text("code,group,label_en\nact.throw,Acts,Thrown\n", "utf-8")
    editor.read_in(tmp_path / "more.csv")
    dialog = editor.dialog
    assert isinstance(dialog, ImportDialog)
    vocabulary.edit_term(window.session.case, "act.throw", actor="colleague", definition="Changed meanwhile.")
    dialog.accept()
    assert term(window, "act.throw").definition == "Changed meanwhile."
    assert "read in" not in editor.said.text()


def test_an_attribute_is_made_and_what_stands_in_the_way_is_said(
    window: MainWindow, editor: VocabularyEditor
) -> None:
    editor.show_attributes()
    dialog = editor.dialog
    assert isinstance(dialog, AttributesDialog)
    click(dialog.new)
    typed(dialog.texts._labels["en"], "Light")
    typed(dialog.definition, "How light it is")
    dialog.kind.setCurrentIndex(dialog.kind.findData("choice"))
    click(dialog.save)
    assert "needs choices" in dialog.problem.text()
    dialog.choices.setPlainText("day | ru: день\nnight")
    click(dialog.save)
    made = window.session.vocabulary.attributes[-1]
    assert (made.code, [each.labels for each in made.choices]) == (
        "light",
        [{"en": "day", "ru": "день"}, {"en": "night"}],
    )
    assert dialog.code() == "light"
    click(dialog.delete)
    assert "light" not in {each.code for each in window.session.vocabulary.attributes}
    dialog.reject()


def test_every_shape_is_drawn_unlike_every_other(qtbot: QtBot) -> None:
    drawn = []
    for shape in SHAPES:
        for kind in ("point", "interval"):
            mark = swatch.icon(swatch.sample(colour="#a23c06", shape=shape, kind=kind))
            drawn.append(mark.pixmap(swatch.SIZE).toImage())
    for i, one in enumerate(drawn):
        for other in drawn[i + 1 :]:
            assert _differing(one, other) > 10


def _differing(one: QImage, other: QImage) -> int:
    """How many pixels of two pictures are plainly unlike."""
    count = 0
    for y in range(one.height()):
        for x in range(one.width()):
            a, b = one.pixelColor(x, y), other.pixelColor(x, y)
            count += abs(a.alpha() - b.alpha()) > 80
    return count
