"""`framewitness look`: a contact sheet whose pictures are the frames that stand under them."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from catalog.analysis.contact_sheet import CAPTION_PX, CELL_PX, COLUMNS, GAP_PX
from tests.helpers.cli import CommandLine
from tests.helpers.numbers import draw_number
from tests.helpers.video import MadeVideo, make_sound, make_video, read_number

pytestmark = pytest.mark.usefixtures("children_ready_made")


@pytest.fixture(scope="module")
def video(tmp_path_factory: pytest.TempPathFactory) -> MadeVideo:
    return make_video(tmp_path_factory.mktemp("look") / "square.mp4", frames=600, fps=25, gop=60)


def pictures_of(sheet: Path) -> list[NDArray[np.uint8]]:
    """The pictures of a sheet of videos of 3 by 2, empty places left out."""
    with av.open(str(sheet)) as container:
        whole = next(container.decode(video=0)).to_ndarray(format="gray")
    height = round(128 * CELL_PX / 192)
    rows = (whole.shape[0] - GAP_PX) // (height + CAPTION_PX + GAP_PX)
    cells = []
    for place in range(rows * COLUMNS):
        top = GAP_PX + place // COLUMNS * (height + CAPTION_PX + GAP_PX)
        left = GAP_PX + place % COLUMNS * (CELL_PX + GAP_PX)
        cells.append(whole[top : top + height, left : left + CELL_PX])
    return [cell for cell in cells if cell.size and cell.std() > 1]


def number_in_a_corner(number: int, width: int, height: int) -> NDArray[np.uint8]:
    """A detail that no blur may let through."""
    picture = np.full((height, width, 3), 128, np.uint8)
    picture[: height // 5, : width // 5] = draw_number(number, width // 5, height // 5)
    return picture


def upper_left_fifth(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    return picture[: round(picture.shape[0] / 5), : round(picture.shape[1] / 5)]


def test_the_sheet_of_a_bare_file_shows_key_frames_in_order(
    framewitness: CommandLine, video: MadeVideo, tmp_path: Path
) -> None:
    out = tmp_path / "sheet.jpg"
    done = framewitness("look", video.path, "--out", out, "--reveal")
    assert done.code == 0 and "10 key frames" in done.words
    numbers = [read_number(picture) for picture in pictures_of(out)]
    assert numbers == list(range(0, 600, 60))
    again = framewitness("look", video.path, "--out", out)
    assert again.code == 2 and "exists already" in again.words
    fewer = framewitness("look", video.path, "--out", tmp_path / "few.png", "--pictures", "4", "--reveal")
    assert fewer.code == 0 and len(pictures_of(tmp_path / "few.png")) == 4


def test_a_bare_file_which_nobody_has_rated_is_blurred_unless_asked_for(
    framewitness: CommandLine, tmp_path: Path
) -> None:
    street = make_video(
        tmp_path / "street.mp4", frames=120, fps=25, gop=60, size=(480, 320), draw=number_in_a_corner
    )
    done = framewitness("look", street.path, "--out", tmp_path / "blurred.jpg")
    assert done.code == 0
    assert "The pictures are blurred: nobody has rated this file. --reveal shows them." in done.words
    with pytest.raises(ValueError, match="no number"):
        read_number(upper_left_fifth(pictures_of(tmp_path / "blurred.jpg")[1]))
    done = framewitness("look", street.path, "--out", tmp_path / "plain.jpg", "--reveal")
    assert done.code == 0 and "--reveal" not in done.words
    assert read_number(upper_left_fifth(pictures_of(tmp_path / "plain.jpg")[1])) == 60


def test_a_recording_that_is_not_rated_is_blurred_unless_asked_for(
    framewitness: CommandLine, tmp_path: Path
) -> None:
    street = make_video(
        tmp_path / "street.mp4", frames=120, fps=25, gop=60, size=(480, 320), draw=number_in_a_corner
    )
    case = tmp_path / "case"
    assert framewitness("new", case).code == framewitness("add", case, street.path).code == 0
    done = framewitness("look", case, "M1", "--out", tmp_path / "blurred.jpg")
    assert done.code == 0 and "--reveal" in done.words
    with pytest.raises(ValueError, match="no number"):
        read_number(upper_left_fifth(pictures_of(tmp_path / "blurred.jpg")[1]))
    done = framewitness("look", case, "M1", "--out", tmp_path / "plain.jpg", "--reveal")
    assert done.code == 0 and "--reveal" not in done.words
    assert read_number(upper_left_fifth(pictures_of(tmp_path / "plain.jpg")[1])) == 60


def test_what_makes_no_sense_is_said(framewitness: CommandLine, video: MadeVideo, tmp_path: Path) -> None:
    sound = make_sound(tmp_path / "voice.m4a")
    for arguments, code, words in (
        ((tmp_path,), 2, "Name a recording"),
        ((video.path, "M1"), 2, "is no case"),
        ((sound,), 1, "has no pictures"),
        ((tmp_path / "none.mp4",), 1, "not there"),
    ):
        done = framewitness("look", *arguments, "--out", tmp_path / "out.jpg")
        assert done.code == code and words in done.words
    done = framewitness("look", video.path, "--out", tmp_path / "out.txt")
    assert done.code == 2 and ".jpg" in done.words
    assert not list(tmp_path.glob("out*"))
