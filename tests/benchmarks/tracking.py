"""Following a box through made clips of seeds that nothing was chosen on, beside OpenCV's own tracker.

For each kind of trouble: the share of frames that were carried, of those on which somebody could say where the thing
is; how many of the told places are wrong (less than half over the true box, or told while the thing is hidden); and
CPU time a frame. `TrackerMIL` is the tracker that opencv-python 5 has without a model; it never says that it is
unsure, so that it goes on to the end.
"""

from __future__ import annotations

from tests.helpers.following import Told, judged_ours, judged_peer
from tests.helpers.moving import HELD_OUT_SEEDS, TROUBLES, make_clip
from tests.helpers.scale import scaled


def main() -> None:
    seeds = HELD_OUT_SEEDS[: scaled(4)]
    print(
        f"tracking: {len(seeds)} clips of each kind, 110 frames of 480x270, seeds {seeds[0]} to {seeds[-1]}"
    )
    print(f"{'':9}   ours: carried  wrong    IoU  ms/frame     TrackerMIL:  wrong    IoU  ms/frame")
    ours, peer = Told(), Told()
    for trouble in TROUBLES:
        here, there = Told(), Told()
        for seed in seeds:
            clip = make_clip(seed, trouble)
            here += judged_ours(clip)
            there += judged_peer(clip)
        print(_line(trouble, here, there), flush=True)
        ours += here
        peer += there
    print(_line("all", ours, peer), flush=True)


def _line(name: str, ours: Told, peer: Told) -> str:
    carried, wrong = _share(ours.frames, ours.could), _share(ours.wrong, ours.frames)
    theirs = f"{_share(peer.wrong, peer.frames):>19} {peer.overlap:6.3f} {_milliseconds(peer):9.1f}"
    return f"{name:9} {carried:15} {wrong:>6} {ours.overlap:6.3f} {_milliseconds(ours):9.1f} {theirs}"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / max(1, whole):.1f} %"


def _milliseconds(told: Told) -> float:
    return 1000 * told.seconds / max(1, told.looked_at)


if __name__ == "__main__":
    main()
