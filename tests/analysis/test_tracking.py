"""Following a region: right while it says so, and unsure rather than wrong. On clips that nothing was chosen on."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from catalog.analysis.results import TrackResult
from catalog.analysis.tracking import APART, CUT, HIDDEN_OR_CHANGED, TOO_FEW, Follower, track_file
from catalog.jobs import SilentContext
from catalog.media.frame_index import FrameIndex
from catalog.media.frame_indexing import build_index
from tests.helpers.following import boxes_of, could_tell, follow, judged
from tests.helpers.moving import HELD_OUT_SEEDS, Clip, make_clip, overlap, write_clip
from tests.helpers.scale import scaled

SEEDS = HELD_OUT_SEEDS[: scaled(1)]
SHORT = 60
UNSURE = {HIDDEN_OR_CHANGED, TOO_FEW, APART}


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("trouble", ["shake", "dims", "faint"])
def test_it_is_carried_on_through_what_hides_nothing(trouble: str, seed: int) -> None:
    clip = make_clip(seed, trouble, frames=SHORT)
    told = judged(clip, boxes_of(follow(clip)))
    assert told.wrong == 0
    assert told.frames > 0.9 * told.could
    assert told.overlap > 0.9


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("trouble", ["pole", "passer"])
def test_it_stops_as_unsure_before_what_is_hidden_and_never_follows_what_hides_it(
    trouble: str, seed: int
) -> None:
    clip = make_clip(seed, trouble)
    track = follow(clip)
    told = judged(clip, boxes_of(track))
    assert told.wrong == 0
    assert track.ended == "unsure" and track.unsure_why in UNSURE
    assert track.unsure_pts is not None
    assert 0.3 * could_tell(clip) < track.unsure_pts <= could_tell(clip)


@pytest.mark.parametrize("seed", SEEDS)
def test_it_knows_when_the_thing_leaves_the_picture(seed: int) -> None:
    clip = make_clip(seed, "leaves")
    track = follow(clip)
    assert judged(clip, boxes_of(track)).wrong == 0
    assert track.ended == "left"
    assert track.left_pts is not None and abs(track.left_pts - could_tell(clip)) <= 3
    assert track.unsure_pts is None


def test_nothing_to_hold_on_to_is_said_at_once() -> None:
    flat = np.full((120, 160), 90, np.uint8)
    step = Follower(flat, np.array([[40.0, 30.0], [90.0, 80.0]]), "box").step(flat)
    assert step.points is None and step.why == TOO_FEW


@pytest.mark.parametrize("kind", ["polygon", "point"])
def test_outlines_and_points_are_followed_too(kind: str) -> None:
    clip = make_clip(HELD_OUT_SEEDS[1], "plain", frames=30)
    (left, top), (right, bottom) = clip.first_points()
    middle = np.array([(left + right) / 2, (top + bottom) / 2])
    diamond = np.array([[middle[0], top], [right, middle[1]], [middle[0], bottom], [left, middle[1]]])
    points = diamond if kind == "polygon" else middle[None]
    follower = Follower(clip.frames[0], points, kind)
    for number in range(1, 30):
        step = follower.step(clip.frames[number])
        assert step.points is not None, (number, step.why)
        box = clip.boxes[number]
        true = np.array([(box[0] + box[2]) / 2, (box[1] + box[3]) / 2])
        assert np.abs(step.points.mean(axis=0) - true).max() < 2


# ---------------------------------------------------------------- files


@pytest.fixture(scope="module")
def clip() -> Clip:
    return make_clip(HELD_OUT_SEEDS[2], "cut", frames=SHORT)


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory, clip: Clip) -> Path:
    return write_clip(tmp_path_factory.mktemp("followed") / "cut.mp4", clip).path


def followed(
    path: Path, clip: Clip, first: int, until: int, direction: int, cuts: tuple[int, ...] = ()
) -> tuple[TrackResult, FrameIndex]:
    """By numbers of frames."""
    index = build_index(path, 0, SilentContext())
    index.save(path.with_suffix(".npz"))
    left, top, right, bottom = clip.boxes[first]
    end = index.pts_of(until) if until >= 0 else index.pts_of(0) - 1
    result = track_file(
        SilentContext(),
        path=str(path),
        stream_index=0,
        index_path=str(path.with_suffix(".npz")),
        kind="box",
        points=((round(left * 1000), round(top * 1000)), (round(right * 1000), round(bottom * 1000))),
        from_pts=index.pts_of(first),
        until_pts=end,
        direction=direction,
        cuts=[index.pts_of(each) for each in cuts],
    )
    return result, index


def check_places(result: TrackResult, index: FrameIndex, clip: Clip) -> None:
    for pts, points, _ in result.places:
        box = tuple(value / 1000 for point in points for value in point)
        assert overlap(clip.boxes[index.number_at(pts)], box) > 0.9


def test_a_file_is_followed_over_its_exact_frames_up_to_a_known_cut(recording: Path, clip: Clip) -> None:
    assert clip.cut is not None
    result, index = followed(recording, clip, 3, SHORT - 1, 1, (clip.cut,))
    assert (result.ended, result.unsure_why) == ("cut", CUT)
    assert result.unsure_pts == index.pts_of(clip.cut)
    assert [index.number_at(pts) for pts, _, _ in result.places] == list(range(3, clip.cut))
    check_places(result, index, clip)


def test_a_cut_that_nobody_knew_of_makes_it_unsure(recording: Path, clip: Clip) -> None:
    assert clip.cut is not None
    result, index = followed(recording, clip, clip.cut - 6, SHORT - 1, 1)
    assert result.ended == "unsure"
    assert result.unsure_pts is not None and index.number_at(result.unsure_pts) <= clip.cut
    check_places(result, index, clip)


def test_it_goes_back_as_well_and_no_farther_than_asked(recording: Path, clip: Clip) -> None:
    assert clip.cut is not None
    result, index = followed(recording, clip, clip.cut - 1, 4, -1)
    assert (result.ended, result.unsure_pts) == ("limit", None)
    assert [index.number_at(pts) for pts, _, _ in result.places] == list(range(clip.cut - 1, 4, -1))
    check_places(result, index, clip)
    first, _ = followed(recording, clip, 5, -1, -1)
    assert first.reached_pts == index.pts_of(0)


def test_what_it_has_so_far_is_handed_over_on_the_way(recording: Path, clip: Clip) -> None:
    class Listening(SilentContext):
        heard: list[TrackResult] = []  # noqa: RUF012

        def partial(self, value: object) -> None:
            assert isinstance(value, TrackResult)
            self.heard.append(value)

    index = build_index(recording, 0, SilentContext())
    index.save(recording.with_suffix(".npz"))
    left, top, right, bottom = (round(each * 1000) for each in clip.boxes[0])
    context = Listening()
    track_file(
        context,
        path=str(recording),
        stream_index=0,
        index_path=str(recording.with_suffix(".npz")),
        kind="box",
        points=((left, top), (right, bottom)),
        from_pts=index.pts_of(0),
        until_pts=index.pts_of(SHORT - 1),
        direction=1,
        cuts=[],
    )
    assert context.heard
    assert context.heard[0].ended == "stopped"
    assert index.time_base * (context.heard[0].reached_pts - index.pts_of(0)) == Fraction(10, 25)
