"""How well boundaries are found, on montages that the detector was not tuned on, beside PySceneDetect.

The montages are drawn and, where the folder of real recordings is there, joined from real takes. PySceneDetect's
detectors run as they come and with the best of many settings, the best being chosen for each measure by itself and
on the very files that are reported: more than a user of theirs could do.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from catalog.jobs import Job, JobContext, ProcessRunner
from tests.benchmarks import peer_shots
from tests.helpers.boundaries import Counted, Found, Plain, Score, fooled, recalled, scores
from tests.helpers.footage import HELD_OUT_TAKES
from tests.helpers.montage import HELD_OUT_SEEDS, REAL_HELD_OUT_SEEDS, Montage, make_montage
from tests.helpers.scale import scaled
from tests.helpers.video import samples_folder

MEASURES = ("cut", "all")
OURS = "framewitness"


@dataclass(frozen=True)
class OurBoundary:
    kind: str
    first_frame: int
    last_frame: int


@dataclass(frozen=True)
class Outcome:
    """One montage and what each finder found in it, by the finder's name and settings."""

    montage: Montage
    is_real: bool
    found: dict[str, list[Any]]


def run() -> list[Outcome]:
    """Makes the montages and looks for boundaries in them, two processes at a time."""
    wanted = [(seed, False) for seed in HELD_OUT_SEEDS[: scaled(len(HELD_OUT_SEEDS))]]
    if samples_folder():
        wanted += [(seed, True) for seed in REAL_HELD_OUT_SEEDS[: scaled(len(REAL_HELD_OUT_SEEDS))]]
    else:
        print("shots: without montages of real takes: there is no folder of real recordings")
    with (
        tempfile.TemporaryDirectory() as name,
        ProcessRunner() as runner,
        ThreadPoolExecutor(2) as threads,
    ):

        def one(seed: int, is_real: bool) -> Outcome:
            arguments = {"folder": name, "seed": seed, "is_real": is_real}
            montage: Montage = runner.start(Job("draw", draw, arguments)).result(3600)
            mine = runner.start(Job("shots", ours, {"path": str(montage.path)})).result(3600)
            theirs = runner.start(Job("peers", peer_shots.boundaries, {"path": str(montage.path)}))
            found = {name: [Plain(frame) for frame in frames] for name, frames in theirs.result(3600).items()}
            print(f"shots: seed {seed} done", flush=True)
            return Outcome(montage, is_real, {OURS: mine, **found})

        return list(threads.map(lambda each: one(*each), wanted))


def draw(context: JobContext, *, folder: str, seed: int, is_real: bool) -> Montage:
    return make_montage(Path(folder) / f"{seed}.mp4", seed, takes=HELD_OUT_TAKES if is_real else ())


def ours(context: JobContext, *, path: str) -> list[OurBoundary]:
    from catalog.analysis.examine import shots_of_bare_file

    found = shots_of_bare_file(context, path=path, settings={})["boundaries"]
    return [OurBoundary(each["kind"], each["first_frame"], each["last_frame"]) for each in found]


# ---------------------------------------------------------------- tables


def lines(outcomes: list[Outcome]) -> Iterable[str]:
    groups = {"drawn": [each for each in outcomes if not each.is_real]}
    groups["real"] = [each for each in outcomes if each.is_real]
    groups["drawn and real"] = outcomes
    for title, group in groups.items():
        if group:
            frames = sum(each.montage.frame_count for each in group)
            yield f"-- {title}: {len(group)} montages of {frames} frames"
            yield from _scores(group)
    best = best_peer(outcomes, "all")
    yield f"-- found, of each kind of transition (beside {best})"
    yield from _counts(outcomes, recalled, best)
    yield f"-- false boundaries at each disturbance, and in shots as they were filmed (beside {best})"
    yield from _counts(outcomes, fooled, best)


def total(outcomes: list[Outcome], name: str) -> dict[str, Score]:
    result = {kind: Score() for kind in ("all", "cut", "gradual")}
    for each in outcomes:
        for kind, score in scores(each.montage.transitions, each.found[name]).items():
            result[kind].add(score)
    return result


def best_peer(outcomes: list[Outcome], measure: str, detector: str = "") -> str:
    """The setting with the greatest F1 of `measure`, among all or those of one detector."""
    names = [
        f"{each.detector} {each.words}" for each in peer_shots.settings() if detector in ("", each.detector)
    ]
    return max(names, key=lambda name: total(outcomes, name)[measure].f1)


def _scores(outcomes: list[Outcome]) -> Iterable[str]:
    yield _row(OURS, total(outcomes, OURS))
    known = peer_shots.settings()
    for detector in dict.fromkeys(each.detector for each in known):
        (default,) = (each for each in known if each.detector == detector and each.is_default)
        names = {f"{detector} {default.words}": ""}
        for measure in MEASURES:
            best = best_peer(outcomes, measure, detector)
            names[best] = ", ".join(filter(None, [names.get(best, ""), f"best for {measure}"]))
        for name, why in names.items():
            yield _row(f"PySceneDetect {name}" + (f" ({why})" if why else ""), total(outcomes, name))
    for measure in MEASURES:
        own = total(outcomes, OURS)[measure].f1
        peer = total(outcomes, best_peer(outcomes, measure))[measure].f1
        yield f"{measure}: F1 {own:.3f}, {own - peer:+.3f} to the best of PySceneDetect ({peer:.3f})"


def _row(what: str, score: dict[str, Score]) -> str:
    parts = [f"{kind} P {s.precision:.3f} R {s.recall:.3f} F1 {s.f1:.3f}" for kind, s in score.items()]
    return f"{'   '.join(parts)}   {what}"


def _counts(
    outcomes: list[Outcome], count: Callable[[Montage, list[Found]], dict[str, Counted]], peer: str
) -> Iterable[str]:
    both: list[dict[str, Counted]] = []
    for name in (OURS, peer):
        sums: dict[str, Counted] = {}
        for each in outcomes:
            for kind, counted in count(each.montage, each.found[name]).items():
                into = sums.setdefault(kind, Counted())
                into.times, into.happened = into.times + counted.times, into.happened + counted.happened
        both.append(sums)
    for kind in sorted(both[0]):
        mine, theirs = both[0][kind], both[1][kind]
        yield f"{kind:28} {mine.times:4} times: ours {mine.happened:4}, theirs {theirs.happened:4}"


def main() -> None:
    for line in lines(run()):
        print(line)


if __name__ == "__main__":
    main()
