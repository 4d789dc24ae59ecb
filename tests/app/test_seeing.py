"""Seeing better in the window: what is set is done to the exact frame, said on the picture, and never to the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.main_window import MainWindow
from app.player.holding import Mode
from app.player.preview import preview
from app.player.viewing import steps_in_words
from app.seeing.panel import KNOBS, SeeingPanel
from catalog.case import Case
from catalog.errors import InvalidInput
from catalog.jobs import run
from catalog.media.seeing import PLAIN, Channel, Lines, Seeing, see
from catalog.model.records import Annotation, DerivedPicture, Media, Role, StoredObject
from catalog.operations.derived_pictures import is_made_again_alike, keep_seen
from catalog.store.objects import sha256_of
from tests.helpers.video import make_video, read_number
from tests.helpers.window import (
    _Here,
    click,
    copy_of,
    make_recorded_case,
    number_on_screen,
    pixels,
    tap,
    wait_at_rest,
    window_on,
)

STRONG = Seeing(contrast=30, local_contrast_tenths=20, sharpening=100)


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of two recordings, the second stored lying on its side."""
    folder = tmp_path_factory.mktemp("two")
    first = make_video(folder / "first.mp4", frames=60, fps=25)
    second = make_video(folder / "second.mp4", frames=30, fps=25, rotation=90)
    return make_recorded_case(folder / "case", [first.path, second.path])


@pytest.fixture
def shown(qtbot: QtBot, two: Path, tmp_path: Path) -> Iterator[MainWindow]:
    with window_on(qtbot, copy_of(two, tmp_path)) as opened:
        opened.docks.bring_up("seeing")
        wait_at_rest(qtbot, opened)
        opened.stage.picture.setFocus()
        yield opened


def panel_of(window: MainWindow) -> SeeingPanel:
    found = window.findChild(SeeingPanel)
    assert isinstance(found, SeeingPanel)
    return found


def exact(window: MainWindow) -> NDArray[np.uint8]:
    return pixels(window.stage.picture.image)


def choose(window: MainWindow, qtbot: QtBot, number: int) -> None:
    window.session.choose_media(window.session.library[number])
    wait_at_rest(qtbot, window)
    window.stage.picture.setFocus()


def test_a_knob_shows_in_the_exact_frame_and_in_words(qtbot: QtBot, shown: MainWindow) -> None:
    panel, picture = panel_of(shown), shown.stage.picture
    shown.player.go_to_number(12)
    wait_at_rest(qtbot, shown)
    plain = exact(shown)
    assert not picture.words.isVisible()
    panel.sliders["contrast"].setFocus()
    for _ in range(3):
        QTest.keyClick(panel.sliders["contrast"], Qt.Key.Key_PageUp)
    wait_at_rest(qtbot, shown)
    contrast = shown.stage.viewing.now.contrast
    assert contrast > 0
    assert panel.numbers["contrast"].value() == contrast
    assert (exact(shown) == see(plain, Seeing(contrast=contrast))).all()
    assert picture.words.isVisible()
    assert picture.words.text() == f"Seen with: contrast +{contrast} – the file is unchanged"
    assert number_on_screen(shown) == 12


def test_every_knob_and_list_reaches_its_step(qtbot: QtBot, shown: MainWindow) -> None:
    panel, viewing = panel_of(shown), shown.stage.viewing
    plain = exact(shown)
    for knob in KNOBS:
        panel.sliders[knob.name].setValue(knob.highest)
        assert getattr(viewing.now, knob.name) == knob.highest
        panel.numbers[knob.name].setValue(knob.lowest / 10**knob.decimals)
        assert getattr(viewing.now, knob.name) == knob.lowest == panel.sliders[knob.name].value()
    viewing.reset()
    for box, name, value in (
        (panel.channel, "channel", Channel.LUMA),
        (panel.lines, "lines", Lines.BLENDED),
    ):
        box.setFocus()
        box.setCurrentIndex(box.findData(str(value)))
        box.activated.emit(box.currentIndex())
        assert getattr(viewing.now, name) == value
    wait_at_rest(qtbot, shown)
    assert (exact(shown)[:, :, 0] == exact(shown)[:, :, 2]).all()
    click(panel.on, QPoint(8, panel.on.height() // 2))
    wait_at_rest(qtbot, shown)
    assert (exact(shown) == plain).all()


def test_one_key_turns_all_off_and_on_again_and_the_zoom_stays(qtbot: QtBot, shown: MainWindow) -> None:
    viewing, picture = shown.stage.viewing, shown.stage.picture
    plain = exact(shown)
    viewing.see(STRONG)
    tap(shown, "Ctrl+2")
    wait_at_rest(qtbot, shown)
    seen = exact(shown)
    assert (seen == see(plain, STRONG)).all()
    assert "zoom 200 %" in picture.words.text()
    tap(shown, "Ctrl+U")
    wait_at_rest(qtbot, shown)
    assert (exact(shown) == plain).all()
    assert "contrast" not in picture.words.text() and "zoom 200 %" in picture.words.text()
    tap(shown, "Ctrl+U")
    wait_at_rest(qtbot, shown)
    assert (exact(shown) == seen).all()


def test_stepping_keeps_what_is_set(qtbot: QtBot, shown: MainWindow) -> None:
    shown.stage.viewing.see(Seeing(brightness=20))
    for _ in range(3):
        tap(shown, "Right")
    wait_at_rest(qtbot, shown)
    assert (shown.player.number, number_on_screen(shown)) == (3, 3)
    seen = exact(shown)
    tap(shown, "Ctrl+U")
    wait_at_rest(qtbot, shown)
    assert (seen == see(exact(shown), Seeing(brightness=20))).all()


def test_each_recording_keeps_its_own_way_of_being_seen(qtbot: QtBot, shown: MainWindow) -> None:
    viewing, picture = shown.stage.viewing, shown.stage.picture
    viewing.see(STRONG)
    tap(shown, "Ctrl+4", "Alt+Shift+Right")
    view = picture.view
    choose(shown, qtbot, 1)
    assert (viewing.now, picture.zoom, picture.words.text()) == (PLAIN, None, "")
    assert number_on_screen(shown) == 0
    choose(shown, qtbot, 0)
    assert (viewing.now, picture.view) == (STRONG, view)


def test_keys_zoom_move_and_turn_the_picture(qtbot: QtBot, shown: MainWindow) -> None:
    picture = shown.stage.picture
    choose(shown, qtbot, 1)
    upright = picture.picture_rect()
    tap(shown, "Ctrl+Shift+T")
    turned = picture.picture_rect()
    assert (upright.width() < upright.height(), turned.width() > turned.height()) == (True, True)
    assert picture.words.text() == "Seen with: turned by 90° – the file is unchanged"
    tap(shown, "Ctrl+4")
    before = picture.to_picture(QPointF(50, 50))
    tap(shown, "Alt+Shift+Down")
    assert picture.to_picture(QPointF(50, 50))[0] > before[0], "down is to the right in the picture that lies"
    tap(shown, "Ctrl+=")
    assert picture.zoom == pytest.approx(5.0)
    tap(shown, "Ctrl+9", "Ctrl+-")
    assert picture.zoom is not None and picture.mapping.scale < turned.width() / picture.mapping.width


def test_the_overview_shows_the_part_and_a_click_in_it_goes_there(qtbot: QtBot, shown: MainWindow) -> None:
    picture = shown.stage.picture
    tap(shown, "Ctrl+4")
    picture.set_zoom(12.0)
    corner = QPoint(picture.width() - 25, picture.height() - 25)
    before = picture.to_picture(QPointF(0, 0))
    QTest.mouseClick(picture, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, corner)
    now = picture.to_picture(QPointF(0, 0))
    assert now[0] > before[0] and now[1] > before[1]


# ---------------------------------------------------------------- a held frame


def test_a_held_frame_stands_beside_the_one_that_is_shown(qtbot: QtBot, shown: MainWindow) -> None:
    picture, viewing = shown.stage.picture, shown.stage.viewing
    shown.player.go_to_number(7)
    wait_at_rest(qtbot, shown)
    tap(shown, "Ctrl+H")
    assert picture.held is not None and "frame 7" in picture.held.words
    shown.player.go_to_number(40)
    wait_at_rest(qtbot, shown)
    assert number_on_screen(shown) == 40, "in its own half"
    assert picture.picture_rect().left() >= picture.width() // 2
    left = picture.picture_rect().translated(-picture.width() / 2 - 1, 0)
    assert read_number(pixels(picture.grab(left.toAlignedRect()).toImage())) == 7
    tap(shown, "Ctrl+H")
    assert picture.held is None
    assert viewing.now == PLAIN


def test_a_wipe_shows_the_held_frame_on_the_left_of_a_line_that_can_be_dragged(
    qtbot: QtBot, shown: MainWindow
) -> None:
    picture, viewing = shown.stage.picture, shown.stage.viewing
    viewing.see(Seeing(brightness=-100))
    wait_at_rest(qtbot, shown)
    tap(shown, "Ctrl+H")
    viewing.see(Seeing(brightness=100))
    viewing.set_mode(Mode.WIPE)
    wait_at_rest(qtbot, shown)

    def white_share() -> float:
        rect = picture.picture_rect()
        row = pixels(picture.grab().toImage())[int(rect.center().y()) + 30]
        return float((row[int(rect.left()) : int(rect.right())] > 200).all(axis=1).mean())

    assert white_share() == pytest.approx(0.5, abs=0.05)
    middle = QPoint(picture.width() // 2, picture.height() // 3)
    rect = picture.picture_rect()
    target = QPoint(round(rect.left() + 0.2 * rect.width()), middle.y())
    QTest.mousePress(picture, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    QTest.mouseMove(picture, target)
    QTest.mouseRelease(picture, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, target)
    assert white_share() == pytest.approx(0.8, abs=0.05)
    shown.actions_table["wipe_right"].trigger()
    assert picture.wipe_share > (target.x() / picture.width())


def test_blinking_shows_the_two_in_turn(qtbot: QtBot, shown: MainWindow) -> None:
    picture, viewing = shown.stage.picture, shown.stage.viewing
    tap(shown, "Ctrl+H")
    shown.player.go_to_number(33)
    wait_at_rest(qtbot, shown)
    tap(shown, "Ctrl+Shift+H", "Ctrl+Shift+H")
    assert picture.holding_mode is Mode.BLINK
    seen: set[int] = set()

    def both() -> bool:
        seen.add(number_on_screen(shown))
        return seen == {0, 33}

    qtbot.waitUntil(both, timeout=5000)
    viewing.hold_or_let_go()
    assert number_on_screen(shown) == 33


def test_a_frame_held_while_playing_is_the_exact_one_that_it_stops_on(
    qtbot: QtBot, shown: MainWindow
) -> None:
    tap(shown, "Space")
    qtbot.waitUntil(lambda: shown.player.number > 2, timeout=10_000)
    tap(shown, "Ctrl+H")
    qtbot.waitUntil(lambda: shown.stage.picture.held is not None, timeout=10_000)
    assert not shown.player.running
    held = shown.stage.picture.held
    assert held is not None
    assert read_number(pixels(held.image)) == shown.player.number
    assert f"frame {shown.player.number}" in held.words


def test_what_is_kept_back_shows_no_held_frame(qtbot: QtBot, shown: MainWindow) -> None:
    tap(shown, "Ctrl+H")
    shown.stage.picture.set_concealed(True, "Not yet rated")
    left = pixels(shown.stage.picture.grab().toImage())[60:, : shown.stage.picture.width() // 8]
    assert (left == left[0, 0]).all()


# ---------------------------------------------------------------- while playing


def test_while_playing_the_curve_is_seen_and_words_say_what_is_not(qtbot: QtBot, shown: MainWindow) -> None:
    viewing, picture = shown.stage.viewing, shown.stage.picture
    viewing.see(Seeing(brightness=-100, sharpening=80))
    wait_at_rest(qtbot, shown)
    tap(shown, "Space")
    qtbot.waitUntil(lambda: shown.player.running and shown.player.number > 2, timeout=10_000)
    assert "Not while playing: sharpening 80 %" in picture.words.text()
    assert exact(shown).max() < 10, "dark, as the knob says"
    tap(shown, "Space")
    wait_at_rest(qtbot, shown)
    assert "Not while playing" not in picture.words.text()


@pytest.mark.parametrize("channel", list(Channel))
def test_a_running_frame_looks_like_the_exact_one_by_curve_and_channel(channel: Channel) -> None:
    rgb = np.random.default_rng(8).integers(0, 256, (40, 64, 3), dtype=np.uint8)
    image = QImage(rgb.tobytes(), 64, 40, 64 * 3, QImage.Format.Format_RGB888)
    seeing = Seeing(channel=channel, contrast=25, gamma_centi=140 if channel == Channel.ALL else 100)
    seen = pixels(preview(image, seeing, image.size())).astype(int)
    off = np.abs(seen - see(rgb, seeing)).max()
    assert off <= (3 if "difference" in channel or channel == Channel.LUMA else 0), (
        "rounding, times the slope"
    )


# ---------------------------------------------------------------- stills of it


def test_a_still_of_what_is_seen_is_an_object_with_its_recipe_and_the_file_is_unchanged(
    qtbot: QtBot, shown: MainWindow
) -> None:
    choose(shown, qtbot, 1)
    session = shown.session
    media = session.media
    assert media is not None
    reference = session.reference(media)
    shown.player.go_to_number(9)
    seeing = Seeing(lines=Lines.UPPER, contrast=30, local_contrast_tenths=20, quarter_turns=1)
    shown.stage.viewing.see(seeing)
    wait_at_rest(qtbot, shown)
    on_screen = exact(shown)
    tap(shown, "Ctrl+Shift+K")
    qtbot.waitUntil(lambda: len(session.case.find(DerivedPicture)) == 1, timeout=30_000)
    (kept,) = session.case.find(DerivedPicture)
    stored = session.case.get(StoredObject, kept.object_uid)
    assert (stored.role, stored.parent_uid) == (Role.DERIVED_PICTURE, reference.uid)
    assert [step["step"] for step in stored.recipe["steps"]] == [
        "deinterlace",
        "contrast, brightness, gamma",
        "even out local contrast (CLAHE)",
        "turn clockwise",
    ]
    still = pixels(QImage(str(session.case.object_path(stored))))
    assert (still == np.rot90(on_screen, -1)).all(), "the very pixels that were seen, turned"
    assert sha256_of(session.case.object_path(reference)) == reference.sha256
    assert run(is_made_again_alike(session.case, kept.uid), _Here())
    qtbot.waitUntil(lambda: panel_of(shown).kept.count() == 1, timeout=5000)
    shown.stage.viewing.reset()
    shown.player.go_to_number(0)
    kept_list = panel_of(shown).kept
    kept_list.itemActivated.emit(kept_list.item(0))
    wait_at_rest(qtbot, shown)
    assert (shown.player.number, shown.stage.viewing.now) == (9, seeing)
    tap(shown, "Ctrl+Z")
    assert session.case.find(DerivedPicture) == []
    assert session.case.find(Annotation) == []


def test_a_plain_picture_is_not_kept_as_a_still_of_what_is_seen(qtbot: QtBot, shown: MainWindow) -> None:
    tap(shown, "Ctrl+Shift+K")
    assert "C captures" in shown.statusBar().currentMessage()
    case, media = shown.session.case, shown.session.library[0]
    with pytest.raises(InvalidInput, match="Nothing is done"):
        run(keep_seen(case, media.uid, 0, PLAIN, actor="tester"), _Here())
    assert case.find(DerivedPicture) == []


def test_a_recipe_that_was_changed_is_not_made_again_alike(two: Path, tmp_path: Path) -> None:
    with Case.open(copy_of(two, tmp_path)) as case:
        media = case.find(Media, order="number")[0]
        kept = run(keep_seen(case, media.uid, media.first_pts, STRONG, actor="tester"), _Here())
        assert run(is_made_again_alike(case, kept.uid), _Here())
        steps = [{**kept.recipe["steps"][0], "contrast": 0}, *kept.recipe["steps"][1:]]
        with case.unit_of_work("picture.keep", actor="tester") as work:
            work.replace(replace(kept, recipe={**kept.recipe, "steps": steps}))
        assert not run(is_made_again_alike(case, kept.uid), _Here())


def test_everything_that_is_done_is_said() -> None:
    every = Seeing(
        lines=Lines.LOWER,
        channel=Channel.RED,
        contrast=-5,
        brightness=7,
        gamma_centi=150,
        local_contrast_tenths=25,
        sharpening=40,
        quarter_turns=2,
    )
    assert steps_in_words(every) == [
        "Lower field alone",
        "Red alone",
        "contrast -5",
        "brightness +7",
        "gamma 1.50",
        "local contrast 2.5 (CLAHE)",
        "sharpening 40 %",
        "turned by 180°",
    ]
