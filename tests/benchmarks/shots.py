"""How well boundaries are found, on montages that the detector was not tuned on, beside PySceneDetect.

PySceneDetect's detectors run with their own defaults and with the best of several settings, the best being chosen
on the very files that are reported: more than a user of theirs could do.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from catalog.jobs import Job, JobContext, ProcessRunner
from tests.helpers.boundaries import Plain, Score, scores
from tests.helpers.montage import HELD_OUT_SEEDS, Montage, make_montage
from tests.helpers.scale import scaled


@dataclass
class Row:
    """Scores over all files; `settings` are those of the peer."""

    what: str
    settings: str = ""
    score: dict[str, Score] = field(
        default_factory=lambda: {"all": Score(), "cut": Score(), "gradual": Score()}
    )


def run() -> list[Row]:
    """Makes the montages, a process each, and returns a row for each detector."""
    with tempfile.TemporaryDirectory() as name, ProcessRunner() as runner:
        seeds = HELD_OUT_SEEDS[: scaled(len(HELD_OUT_SEEDS))]
        print(f"shots: drawing {len(seeds)} montages …", flush=True)
        montages: list[Montage] = []
        for seed in seeds:
            montages.append(runner.start(Job("draw", draw, {"folder": name, "seed": seed})).result(1800))
        rows = [runner.start(Job("shots", ours, {"montages": montages})).result(3600)]
        print("shots: PySceneDetect's detectors on the same files …", flush=True)
        rows += runner.start(Job("peers", peers, {"montages": montages})).result(3600)
    return rows


def draw(context: JobContext, *, folder: str, seed: int) -> Montage:
    return make_montage(Path(folder) / f"{seed}.mp4", seed)


def ours(context: JobContext, *, montages: list[Montage]) -> Row:
    from catalog.analysis.examine import shots_of_bare_file

    row = Row("framewitness")
    for montage in montages:
        found = shots_of_bare_file(context, path=str(montage.path), settings={})["boundaries"]
        _add(
            row,
            montage,
            [_Ours(**{k: each[k] for k in ("kind", "first_frame", "last_frame")}) for each in found],
        )
    return row


@dataclass(frozen=True)
class _Ours:
    kind: str
    first_frame: int
    last_frame: int


def peers(context: JobContext, *, montages: list[Montage]) -> list[Row]:
    """Content and adaptive detection, joined with detection of fades as its command line can; defaults, then best."""
    rows = []
    for name, choices in _choices().items():
        tried = [Row(f"PySceneDetect {name}", settings) for settings in choices]
        for row, make in zip(tried, choices.values(), strict=True):
            for montage in montages:
                _add(row, montage, [Plain(frame) for frame in _scenes(montage.path, make())])
        best = max(tried, key=lambda row: row.score["cut"].f1)
        tried[0].what += " (defaults)"
        rows += [tried[0]] if best is tried[0] else [tried[0], best]
    return rows


def _choices() -> dict[str, dict[str, Callable[[], list[Any]]]]:
    from scenedetect.detectors import AdaptiveDetector, ContentDetector, ThresholdDetector

    def content(threshold: float, shortest: int) -> Callable[[], list[Any]]:
        return lambda: [ContentDetector(threshold=threshold, min_scene_len=shortest)]

    def adaptive(
        ratio: float, least: float, window: int, shortest: int, fades: bool
    ) -> Callable[[], list[Any]]:
        def make() -> list[Any]:
            own = AdaptiveDetector(
                adaptive_threshold=ratio, min_content_val=least, window_width=window, min_scene_len=shortest
            )
            return [own, ThresholdDetector(min_scene_len=shortest)] if fades else [own]

        return make

    contents = {
        f"threshold={t} min_scene_len={s}": content(t, s)
        for t, s in [(27, 15), (20, 8), (27, 8), (35, 8), (45, 8)]
    }
    adaptives = {
        f"ratio={r} min={m} window={w} min_scene_len={s}{' + fades' * f}": adaptive(r, m, w, s, f)
        for r, m, w, s, f in [
            (3, 15, 2, 15, False), (3, 15, 2, 8, False), (3, 10, 4, 8, False), (5, 15, 4, 8, False),
            (8, 15, 4, 8, False), (8, 25, 4, 8, False), (12, 20, 6, 8, False), (8, 20, 8, 8, False),
            (3, 15, 2, 8, True),
        ]
    }  # fmt: skip
    return {"content": contents, "adaptive": adaptives}


def _scenes(path: Path, detectors: list[Any]) -> list[int]:
    from scenedetect import SceneManager, open_video

    manager = SceneManager()
    for each in detectors:
        manager.add_detector(each)
    manager.detect_scenes(open_video(str(path)))
    return [start.frame_num for start, _ in manager.get_scene_list()[1:]]


def _add(row: Row, montage: Montage, found: list[Any]) -> None:
    for kind, score in scores(montage.transitions, found).items():
        row.score[kind].add(score)


def main() -> None:
    for row in run():
        parts = []
        for kind, score in row.score.items():
            parts.append(f"{kind} P {score.precision:.3f} R {score.recall:.3f} F1 {score.f1:.3f}")
        print(f"{row.what:34} {'   '.join(parts)}   {row.settings}")


if __name__ == "__main__":
    main()
