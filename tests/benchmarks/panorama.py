"""Stitching made pans of seeds that nothing was chosen on, beside `cv2.Stitcher` on the very same frames.

Each picture is laid over the scene that the pan was made of, by what is seen in both: mean absolute difference of grey
values, mean distance from the true place in pixels of the scene, the share of the scene's part that the frames showed,
and CPU seconds from decoded frames on (for ours with choosing the frames and decoding them).
"""

from __future__ import annotations

import tempfile
import time
from fractions import Fraction
from pathlib import Path

from catalog.analysis.panorama import panorama
from catalog.jobs import SilentContext
from catalog.media.frame_indexing import build_index
from catalog.media.frame_reader import FrameReader
from catalog.media.opencv import cv2
from catalog.store.objects import ObjectStore
from tests.helpers.panning import Judged, Pan, judged, made_pan
from tests.helpers.scale import scaled

HELD_OUT_SEEDS = range(700, 740)


def main() -> None:
    seeds = HELD_OUT_SEEDS[: scaled(3)]
    print(f"panorama: {len(seeds)} pans of 60 frames of 480x270, seeds {seeds[0]} to {seeds[-1]}")
    print(f"{'':12} {'error':>6} {'off px':>7} {'covered':>8} {'CPU s':>6}   failed")
    told: dict[str, list[tuple[Judged | None, float]]] = {"ours": [], "peer": [], "peer, scans": []}
    with tempfile.TemporaryDirectory() as folder:
        for seed in seeds:
            pan = made_pan(Path(folder) / f"{seed}.mp4", seed=seed, walker=seed % 2 == 1)
            _measure(pan, Path(folder), told)
    for name, results in told.items():
        _print(name, results)


def _measure(pan: Pan, folder: Path, told: dict[str, list[tuple[Judged | None, float]]]) -> None:
    index = build_index(pan.path, 0, SilentContext())
    index.save(folder / "index")
    begun = time.process_time()
    made = panorama(
        SilentContext(),
        path=str(pan.path),
        stream_index=0,
        index_path=str(folder / "index"),
        start_pts=int(index.pts[0]),
        end_pts=index.end_pts,
        rotation_degrees=0,
        sample_aspect=Fraction(1),
        objects_folder=str(folder / "objects"),
    )
    spent = time.process_time() - begun
    assert made.taken is not None
    path = ObjectStore(folder / "objects").path(made.taken.sha256, made.taken.extension)
    told["ours"].append((judged(pan, cv2.imread(str(path))[:, :, ::-1].copy()), spent))
    with FrameReader(pan.path, index, 0) as reader:
        frames = [reader.frame(each["frame"]).rgb()[:, :, ::-1].copy() for each in made.recipe["frames"]]
    for name, mode in (("peer", cv2.Stitcher_PANORAMA), ("peer, scans", cv2.Stitcher_SCANS)):
        begun = time.process_time()
        status, picture = cv2.Stitcher_create(mode).stitch(frames)
        spent = time.process_time() - begun
        told[name].append((judged(pan, picture[:, :, ::-1].copy()) if status == 0 else None, spent))


def _print(name: str, results: list[tuple[Judged | None, float]]) -> None:
    good = [one for one, _ in results if one is not None]
    seconds = sum(spent for _, spent in results) / len(results)
    means = [
        sum(getattr(one, field) for one in good) / max(1, len(good))
        for field in ("error", "off_px", "covered")
    ]
    print(
        f"{name:12} {means[0]:6.2f} {means[1]:7.2f} {100 * means[2]:6.1f} % {seconds:6.1f}   "
        f"{len(results) - len(good)} of {len(results)}"
    )


if __name__ == "__main__":
    main()
