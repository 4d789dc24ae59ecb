"""Copies in the window: found behind it, drawn as two bars, confirmed, carried over; where a picture comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from app.copies.bars import CopyBars
from app.copies.pairs import pairs_of, there
from app.copies.panel import ROUGH
from app.copies.search import CopySearch
from app.copies.source_dialog import SourceDialog, picture_in
from app.main_window import MainWindow
from app.models.library import Role
from app.models.thumbnails import Thumbnails
from catalog.case import Case
from catalog.jobs import run
from catalog.model.records import Annotation, CopyLink, CopyState, Media
from catalog.operations import annotate, examine
from catalog.operations.assignments import assign
from catalog.operations.copies import CopyCandidate, CopyRange, find_copies
from tests.helpers.video import make_video
from tests.helpers.window import _Here, click, copy_of, make_recorded_case, tap, wait_at_rest, window_on

SIZE = (320, 180)
FRAMES, LATER = 200, 50
PATIENCE = 60_000


def scene(number: int, width: int, height: int) -> np.ndarray[tuple[int, int, int], np.dtype[np.uint8]]:
    """A picture that changes wholly every 20 frames and in one place with each: footage that can be told apart."""
    chance = np.random.default_rng(number // 20)
    coarse = chance.integers(0, 255, (9, 16, 3), dtype=np.uint8)
    picture = np.kron(coarse, np.ones((height // 9, width // 16, 1), np.uint8))
    at = number % 20 * 8
    picture[at : at + 12, at : at + 12] = 255
    return picture


@pytest.fixture(scope="session")
def two_recordings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """M1 has 200 frames at 25/s; M2 lacks its first 50. Both were examined; M2 is not rated."""
    folder = tmp_path_factory.mktemp("two")
    whole = make_video(folder / "whole.mp4", frames=FRAMES, fps=25, size=SIZE, draw=scene, gop=25)
    late = make_video(
        folder / "late.mp4",
        frames=FRAMES - LATER,
        fps=25,
        size=SIZE,
        gop=25,
        draw=lambda number, width, height: scene(number + LATER, width, height),
    )
    path = make_recorded_case(folder / "case", [whole.path, late.path])
    with Case.open(path) as case:
        for media in case.find(Media, order="number"):
            run(examine.examine(case, media.uid, actor="tester"), _Here())
        annotate.rate_graphic(case, case.find(Media, number=2)[0].uid, "unrated", actor="tester")
    return path


@pytest.fixture(scope="session")
def found(two_recordings: Path) -> list[CopyCandidate]:
    """What a search of that case finds, its frames compared."""
    with Case.open(two_recordings) as case:
        return run(find_copies(case), _Here())


@pytest.fixture
def window(
    qtbot: QtBot,
    two_recordings: Path,
    found: list[CopyCandidate],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[MainWindow]:
    """The window with both, the tab of copies open, knowing what a search found; no search runs behind it."""
    monkeypatch.setattr(CopySearch, "_start", lambda search: None)
    with window_on(qtbot, copy_of(two_recordings, tmp_path)) as opened:
        search = opened.copy_search
        search._take(None, found)
        search._compared.update(each.uid for each in opened.session.library)
        search.searched = True
        search._tell()
        opened.docks.bring_up("copies")
        yield opened


def only_link(window: MainWindow) -> CopyLink:
    (link,) = window.session.case.find(CopyLink)
    return link


def row_words(window: MainWindow, number: int) -> str:
    return str(window.library_model.index(number - 1).data(Role.FACTS))


def say_something(window: MainWindow, frame: int) -> Annotation:
    moments, media = window.session.moments, window.session.media
    assert moments is not None and media is not None
    made = window.session.write(
        annotate.add_annotation,
        window.session.case,
        actor="tester",
        media_uid=media.uid,
        term_code="act.throw",
        extent="point",
        start_pts=moments.pts_of_frame(frame),
    )
    assert made is not None
    return made


# ---------------------------------------------------------------- the drawing, from made records


def a_pair(qtbot: QtBot, window: MainWindow, ranges: tuple[CopyRange, ...]) -> CopyBars:
    one, other = window.session.library
    candidate = CopyCandidate(
        media_uid=one.uid,
        other_uid=other.uid,
        ranges=ranges,
        only_here=(),
        only_there=(),
        changes={},
        looked_closely=False,
        earliest=None,
        earliest_words="",
        words="",
        annotations=0,
        watched=None,
        state="candidate",
        link_uid="",
    )
    (pair,) = pairs_of(one, window.session.library, [candidate], [])
    bars = CopyBars(Thumbnails(window.session))
    qtbot.addWidget(bars)
    bars.resize(900, bars.height())
    bars.show_pair(pair)
    return bars


def test_a_click_in_a_bar_or_band_means_the_moment_there(qtbot: QtBot, window: MainWindow) -> None:
    one, other = window.session.library
    second = one.time_base_denominator // one.time_base_numerator
    found = CopyRange(start_pts=2 * second, end_pts=8 * second, other_start_pts=0, other_end_pts=6 * second)
    bars = a_pair(qtbot, window, (found,))
    in_upper = QPointF(bars.x_of(one, 5 * second), bars.upper_bar.center().y())
    meant = bars.meant(in_upper)
    assert meant is not None and meant[0] == one and abs(meant[1] - 5 * second) < second / 10
    assert there(found, 5 * second) == 3 * second
    middle = (bars.x_of(one, 5 * second) + bars.x_of(other, 3 * second)) / 2
    between = (bars.upper_bar.bottom() + bars.lower_bar.top()) / 2
    meant = bars.meant(QPointF(middle, between + 1))
    assert meant is not None and meant[0] == other and abs(meant[1] - 3 * second) < second / 5
    assert bars.words_at(QPointF(middle, between - 1)).startswith("0:00:04.9")
    begin = QPointF(bars.x_of(one, second), bars.upper_bar.center().y())
    assert "Not found in M2" in bars.words_at(begin)
    assert bars.meant(QPointF(bars.x_of(other, 7 * second), bars.lower_bar.center().y())) is None


def test_both_bars_are_to_one_scale(qtbot: QtBot, window: MainWindow) -> None:
    one, other = window.session.library
    bars = a_pair(qtbot, window, ())
    long, short = (bars.x_of(each, each.end_pts) - bars.x_of(each, each.first_pts) for each in (one, other))
    assert short / long == pytest.approx((FRAMES - LATER) / FRAMES, abs=0.01)


# ---------------------------------------------------------------- the whole way


def test_copies_are_found_behind_the_window_once_all_is_examined(
    qtbot: QtBot, two_recordings: Path, tmp_path: Path
) -> None:
    with window_on(qtbot, copy_of(two_recordings, tmp_path)) as window:
        qtbot.waitUntil(lambda: "may be a copy of M1" in row_words(window, 2), timeout=PATIENCE)
        first = window.session.library[0]
        assert not window.copy_search.is_compared(first), "frames are compared when somebody looks"
        window.docks.bring_up("copies")
        assert ROUGH in window.copies.words.text()
        search = window.copy_search
        qtbot.waitUntil(lambda: search.is_compared(first) and not search.running, timeout=PATIENCE)
        assert ROUGH not in window.copies.words.text()
        assert window.session.case.find(CopyLink) == [], "a machine decides nothing"


def test_a_candidate_is_told_drawn_and_confirmed(window: MainWindow) -> None:
    panel = window.copies
    (pair,) = panel.pairs
    assert pair.other.label == "M2"
    (match,) = pair.matches
    second = 1 / float(pair.here.time_base)
    assert abs(match.start_pts - 2 * second) < second / 2 and abs(match.other_start_pts) < second / 2
    assert panel.words.text().startswith("Candidate: nobody has confirmed it yet.")
    assert "is not in M2" in panel.words.text()
    assert "may be a copy of M1" in row_words(window, 2)
    assert not panel.carry.isEnabled()
    click(panel.confirm)
    assert only_link(window).state == CopyState.CONFIRMED
    assert "copy of M1" in row_words(window, 2) and "may be" not in row_words(window, 2)
    assert panel.words.text().startswith("Confirmed as a copy by tester.")
    assert panel.carry.isEnabled() and not panel.confirm.isEnabled()
    window.stage.picture.setFocus()
    tap(window, "Ctrl+Z")
    assert window.session.case.find(CopyLink) == []
    assert "may be a copy of M1" in row_words(window, 2)


def test_what_is_no_copy_is_not_told_in_the_library_any_more(window: MainWindow) -> None:
    click(window.copies.dismiss)
    assert only_link(window).state == CopyState.DISMISSED
    assert "copy" not in row_words(window, 1) + row_words(window, 2)
    assert window.copies.words.text().startswith("Not a copy, says tester.")


def test_the_other_opens_at_the_same_moment(qtbot: QtBot, window: MainWindow) -> None:
    window.player.go_to_number(100)
    wait_at_rest(qtbot, window)
    assert window.copies.open_other.text() == "Open M2 here"
    click(window.copies.open_other)
    qtbot.waitUntil(lambda: window.player.loaded and window.player.number > 0, timeout=PATIENCE)
    assert window.session.media == window.session.library[1]
    assert abs(window.player.number - (100 - LATER)) <= 1
    assert window.library.view.currentIndex().row() == 1


def test_who_codes_an_assignment_is_not_told_how_many_annotations_could_be_carried_over(
    window: MainWindow,
) -> None:
    session = window.session
    click(window.copies.confirm)
    uids = [each.uid for each in session.library]
    made = assign(session.case, actor="coder", coder="tester", media_uids=uids)
    session.choose_assignment(made)
    click(window.copies.carry)
    assert window.copying.box is None
    assert "what others coded is not shown" in window.statusBar().currentMessage()


def test_annotations_are_carried_over_to_the_copy_s_own_times_and_back_by_undo(
    qtbot: QtBot, window: MainWindow
) -> None:
    inside = say_something(window, 120)
    say_something(window, 10)
    with window.session.case.unit_of_work("annotation.edit", actor="tester") as work:
        work.replace(replace(say_something(window, 121), term_code="snd.bang", presence="heard"))
    click(window.copies.confirm)
    click(window.copies.carry)
    box = window.copying.box
    assert isinstance(box, QMessageBox)
    texts = {button.text(): button for button in box.buttons()}
    assert not texts["0 annotations from M2 to M1"].isEnabled()
    texts["2 annotations from M1 to M2"].click()
    other = window.session.library[1]

    def carried() -> list[Annotation]:
        return window.session.case.find(Annotation, media_uid=other.uid)

    qtbot.waitUntil(lambda: carried() != [], timeout=PATIENCE)
    (made,) = carried()
    assert made.carried_from == inside.uid
    seconds = float((made.start_pts - other.first_pts) * other.time_base)
    assert seconds == pytest.approx((120 - LATER) / 25, abs=0.021)
    qtbot.waitUntil(lambda: "carried over" in window.statusBar().currentMessage(), timeout=5000)
    assert "Not in M2 at all: 1." in window.statusBar().currentMessage()
    assert "Heard and left out, for M2 has no sound: 1." in window.statusBar().currentMessage()
    window.stage.picture.setFocus()
    tap(window, "Ctrl+Z")
    assert carried() == []


def test_the_picture_of_an_unrated_recording_is_blurred_beside_its_bar(
    qtbot: QtBot, window: MainWindow
) -> None:
    bars = window.copies.bars
    other = window.session.library[1]
    place = bars.lower_bar

    def sharpness() -> float:
        image = bars.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
        ratio = bars.devicePixelRatioF()
        strip = image.copy(
            round(4 * ratio), round((place.center().y() - 12) * ratio), round(58 * ratio), round(24 * ratio)
        )
        rows = np.frombuffer(strip.constBits(), np.uint8).reshape(strip.height(), strip.bytesPerLine())
        return float(np.abs(np.diff(rows[:, : strip.width()].astype(int), axis=1)).mean())

    blurred = sharpness()
    window.session.reveal(other, True)
    assert sharpness() > 2 * blurred > 0


def test_a_still_is_found_where_it_comes_from_and_a_click_goes_there(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    picture = scene(130, *SIZE)
    path = tmp_path / "still.png"
    QImage(picture.data, *SIZE, SIZE[0] * 3, QImage.Format.Format_RGB888).save(str(path))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    assert picture_in(mime) == path
    window.copying.find_source(path)
    dialog = window.copying.dialog
    assert isinstance(dialog, SourceDialog) and dialog.isVisible()
    qtbot.waitUntil(lambda: dialog.found != [] or dialog.problem.isVisible(), timeout=PATIENCE)
    assert {media.label for media, _ in dialog.found} == {"M1", "M2"}
    row = next(row for row, (media, _) in enumerate(dialog.found) if media.label == "M1")
    dialog.list.setCurrentRow(row)
    dialog.go_button.click()
    assert not dialog.isVisible()
    wait_at_rest(qtbot, window)
    assert abs(window.player.number - 130) <= 20, "the scene of that still"


def test_a_file_that_is_no_picture_is_said_to_be_unreadable(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "still.png"
    path.write_text("no picture")
    window.copying.find_source(path)
    dialog = window.copying.dialog
    assert isinstance(dialog, SourceDialog)
    qtbot.waitUntil(dialog.problem.isVisible, timeout=PATIENCE)
    assert dialog.problem.text() and dialog.found == []
    dialog.reject()


def test_the_list_says_for_which_state_without_colour(window: MainWindow) -> None:
    item = window.copies.list.item(0)
    assert "candidate" in item.text() and "shares 0:06" in item.text()
    click(window.copies.confirm)
    assert "confirmed" in window.copies.list.item(0).text()
    assert window.copies.list.item(0).flags() & Qt.ItemFlag.ItemIsSelectable
