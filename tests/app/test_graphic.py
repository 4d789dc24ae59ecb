from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app.library.library_panel import THUMB
from app.models.library import Role
from catalog.model.records import Graphic
from tests.helpers.video import read_number
from tests.helpers.window import (
    click,
    copy_of,
    corner,
    draw_small,
    number_on_screen,
    only_media,
    tap,
    wait_at_rest,
    window_on,
)

FIFTH = 0.2


def put_thumbnail(path: Path, media_uid: str) -> None:
    """A poster with a number in it, as an examination makes one."""
    folder = path / "derived" / media_uid
    picture = draw_small(41, 320, 180)
    QImage(picture.data, 320, 180, 960, QImage.Format.Format_RGB888).save(
        str(folder / "poster.jpg"), quality=95
    )


def test_an_unrated_recording_is_blurred_and_silent_until_asked_for(
    qtbot: QtBot, unrated: Path, tmp_path: Path
) -> None:
    with window_on(qtbot, copy_of(unrated, tmp_path)) as window:
        wait_at_rest(qtbot, window)
        with pytest.raises(ValueError, match="no number"):
            number_on_screen(window, of=FIFTH)
        assert window.stage.silent
        tap(window, "Ctrl+M")
        assert window.stage.silent
        tap(window, "Right", "Right")
        wait_at_rest(qtbot, window)
        with pytest.raises(ValueError, match="no number"):
            number_on_screen(window, of=FIFTH)
        click(window.stage.picture._cover.button)
        assert number_on_screen(window, of=FIFTH) == 2
        assert not window.stage.silent
        tap(window, "Ctrl+E")
        with pytest.raises(ValueError, match="no number"):
            number_on_screen(window, of=FIFTH)
        assert window.stage.silent


def test_while_playing_the_picture_stays_blurred(qtbot: QtBot, unrated: Path, tmp_path: Path) -> None:
    with window_on(qtbot, copy_of(unrated, tmp_path)) as window:
        seen: list[int] = []

        def look(image: QImage, pts: int) -> None:
            if window.player.running:
                read_number(corner(image, FIFTH))
                with pytest.raises(ValueError, match="no number"):
                    number_on_screen(window, of=FIFTH)
                seen.append(pts)

        window.player.picture.connect(look)
        tap(window, "Space")
        qtbot.waitUntil(lambda: len(seen) > 4, timeout=10_000)
        tap(window, "Space")


def test_rating_it_not_graphic_shows_it_and_the_rating_is_in_the_case(
    qtbot: QtBot, unrated: Path, tmp_path: Path
) -> None:
    with window_on(qtbot, copy_of(unrated, tmp_path)) as window:
        wait_at_rest(qtbot, window)
        rating = window.stage.rating
        rating.setCurrentIndex(rating.findData("not graphic"))
        rating.activated.emit(rating.currentIndex())
        assert number_on_screen(window, of=FIFTH) == 0
        assert only_media(window).graphic == Graphic.NOT_GRAPHIC
        tap(window, "Ctrl+Z")
        assert only_media(window).graphic == Graphic.UNRATED
        with pytest.raises(ValueError, match="no number"):
            number_on_screen(window, of=FIFTH)


def test_its_thumbnail_is_blurred_until_asked_for(qtbot: QtBot, unrated: Path, tmp_path: Path) -> None:
    path = copy_of(unrated, tmp_path)
    with window_on(qtbot, path) as window:
        media = only_media(window)
        put_thumbnail(path, media.uid)

        def thumbnail() -> QImage:
            view = window.library.view
            view.viewport().update()
            place = view.visualRect(view.model().index(0, 0))
            row = view.viewport().grab(place).toImage()
            return row.copy(8, 6, THUMB.width(), THUMB.height())

        assert window.library.view.model().index(0, 0).data(Role.RATING) == Graphic.UNRATED
        with pytest.raises(ValueError, match="no number"):
            read_number(corner(thumbnail(), FIFTH))
        window.session.reveal(media, True)
        rating = window.stage.rating
        rating.setCurrentIndex(rating.findData("not graphic"))
        rating.activated.emit(rating.currentIndex())
        assert read_number(corner(thumbnail(), FIFTH)) == 41
