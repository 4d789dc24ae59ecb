"""Two recordings put on one clock by their sound: how far off, how often sure, right or wrong. And how long
the timeline of a large event takes to paint.

Pairs of recordings are of seeds that nothing was tuned on. The peer, in the same run on the same files, is plain
cross-correlation of the whole sounds at 8 kHz with the same rule for when to be sure.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from app.session import CaseSession
from app.together.event_timeline import EventTimeline
from catalog.analysis.synchrony import LEAST_RATIO, LEAST_Z, NEAR_SECONDS, SoundOf, synchronise
from catalog.jobs import SilentContext
from catalog.media.audio import SoundReader
from catalog.media.low_sound import LOW_RATE, low_sound_of
from catalog.model.records import Alignment, Annotation, Extent, Media
from tests.helpers.cases import A_MOMENT, ACTOR, add_media, add_term, make_case
from tests.helpers.events import Pair, make_pair
from tests.helpers.scale import scaled

SEEDS = range(701, 701 + scaled(8))
KINDS: dict[str, tuple[float, float]] = {"clear": (0.0, 12.0), "noisy": (-10.0, -2.0)}
"""The event's level above each recorder's own noise, in decibels."""
RECORDINGS, ANNOTATIONS = 200, 50_000
WRONG_SECONDS = 0.05
"""Beyond this, an answer is another place, not an inexact one."""


@dataclass
class Score:
    errors: list[float] = field(default_factory=list)
    wrong: int = 0
    unsure: int = 0
    outside: int = 0
    """Right answers that lie outside of the error stated."""
    cpu: float = 0.0

    def told(self, name: str, pairs: int) -> str:
        errors = sorted(abs(each) * 1000 for each in self.errors)
        middle = f"{statistics.median(errors):.2f}" if errors else "–"
        most = f"{errors[-1]:.2f}" if errors else "–"
        return (
            f"| {name} | {len(self.errors)} of {pairs} | {self.wrong} | {self.unsure} | {middle} | {most} "
            f"| {self.outside} | {self.cpu / max(1, pairs):.2f} |"
        )


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for kind, snr in KINDS.items():
            pairs = [make_pair(seed, Path(folder), snr_db=snr) for seed in SEEDS]
            _table(f"{len(pairs)} pairs of one event, {kind}", pairs)
        other = [make_pair(seed + 500, Path(folder), related=False) for seed in SEEDS]
        _table(f"{len(other)} pairs of different events", other)
    _paint()


def _paint() -> None:
    """A real case of 200 aligned recordings with 50,000 annotations, painted at three zooms, in CPU time."""
    application = QApplication.instance() or QApplication(["benchmark", "-platform", "offscreen"])
    random = np.random.default_rng(3)
    with tempfile.TemporaryDirectory() as folder, make_case(Path(folder)) as case:
        terms = [add_term(case, f"term.{n}", colour=f"#{40 + 9 * n:02x}6080") for n in range(20)]
        media = [add_media(case, title=f"{n}.mp4", end_pts=600 * 90_000) for n in range(RECORDINGS)]
        with case.unit_of_work("annotation.add", actor=ACTOR) as work:
            for each in media[1:]:
                work.add(_alignment(media[0], each, round(random.uniform(0, 1800) * 90_000)))
            for number, start in enumerate(random.integers(0, 590 * 90_000, ANNOTATIONS).tolist()):
                work.add(_annotation(media[number % RECORDINGS], terms[number % 20].code, start))
        session = CaseSession(case, author=ACTOR)
        timeline = EventTimeline(session)
        timeline.resize(1400, 800)
        timeline.show()
        begun = time.thread_time()
        timeline.show_media(media[0])
        turns = [time.thread_time() - begun]
        while timeline.reading:
            begun = time.thread_time()
            application.processEvents()
            turns.append(time.thread_time() - begun)
        longest = max(turns[1:], default=0.0)
        print(
            f"\n{RECORDINGS} recordings, {ANNOTATIONS} annotations. Laid out in {turns[0] * 1000:.0f} ms of CPU;"
        )
        print(f"of {len(turns) - 1} turns while they are read the longest took {longest * 1000:.0f} ms.\n")
        _print_paint(timeline)
        timeline.close()
        session.close()


def _print_paint(timeline: EventTimeline) -> None:
    print("| in view | paint ms, median | 95th percentile |")
    print("| --- | --- | --- |")
    picture = QImage(timeline.viewport().size(), QImage.Format.Format_ARGB32_Premultiplied)
    for name, zooms in (("all", 0), ("closer by 10", 10), ("closer by 25", 25)):
        timeline.zoom_all()
        for _ in range(zooms):
            timeline.zoom(True)
        times = []
        for turn in range(40):
            timeline.verticalScrollBar().setValue(turn * 60)
            begun = time.thread_time()
            painter = QPainter(picture)
            timeline.paint(painter)
            painter.end()
            times.append((time.thread_time() - begun) * 1000)
        print(f"| {name} | {statistics.median(times):.1f} | {sorted(times)[-2]:.1f} |", flush=True)


def _alignment(one: Media, other: Media, at: int) -> Alignment:
    return Alignment(
        media_uid=one.uid,
        at_pts=at,
        other_uid=other.uid,
        other_pts=0,
        error_micros=40_000,
        method="typed",
        made_by=ACTOR,
        made_utc=A_MOMENT,
    )


def _annotation(media: Media, code: str, start: int) -> Annotation:
    return Annotation(
        media_uid=media.uid,
        term_code=code,
        extent=Extent.INTERVAL,
        start_pts=start,
        end_pts=start + 90_000 * (1 + start % 7),
        annotator=ACTOR,
        made_utc=A_MOMENT,
    )


def _table(title: str, pairs: list[Pair]) -> None:
    ours, peer = Score(), Score()
    for pair in pairs:
        begun = time.process_time()
        found = synchronise(
            SilentContext(),
            one=SoundOf(path=str(pair.one), stream_index=None, first_frame=None),
            other=SoundOf(path=str(pair.other), stream_index=None, first_frame=None),
        )
        ours.cpu += time.process_time() - begun
        assert found is not None
        _count(
            ours, pair, float(found.at), float(found.other_at), sure=found.sure, stated=found.measured_micros
        )
        begun = time.process_time()
        at, other_at, sure = _plain(pair.one, pair.other)
        peer.cpu += time.process_time() - begun
        _count(peer, pair, at, other_at, sure=sure, stated=None)
    print(f"\n{title}\n")
    print(
        "| | sure and right | sure and wrong | unsure | median error ms | largest | outside stated error | CPU s |"
    )
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    print(ours.told("GCC-PHAT in chunks, voted", len(pairs)))
    print(peer.told("plain cross-correlation", len(pairs)), flush=True)


def _count(score: Score, pair: Pair, at: float, other_at: float, *, sure: bool, stated: int | None) -> None:
    off = other_at - pair.there(at)
    if not sure:
        score.unsure += 1
    elif not pair.related or abs(off) > WRONG_SECONDS:
        score.wrong += 1
    else:
        score.errors.append(off)
        score.outside += stated is not None and abs(off) * 1e6 > stated


def _plain(one: Path, other: Path) -> tuple[float, float, bool]:
    """Where the product of the whole sounds is greatest: a time of each, and whether it stands out."""
    sounds, starts = [], []
    for path in (one, other):
        with low_sound_of(path, None) as low:
            sounds.append(low.read(0, low.end).astype(np.float64))
        with SoundReader(path, None) as reader:
            next(reader.blocks(1))
            starts.append(float(reader.start))
    size = 1 << (sum(len(each) for each in sounds) - 1).bit_length()
    product = np.fft.irfft(np.fft.rfft(sounds[1], size) * np.conj(np.fft.rfft(sounds[0], size)), size)
    heights = np.abs(product)
    best = int(heights.argmax())
    lag = best if best < len(sounds[1]) else best - size
    z = heights[best] / float(product.std())
    near = round(NEAR_SECONDS * LOW_RATE)
    rest = heights.copy()
    rest[np.arange(best - near, best + near) % size] = 0
    sure = bool(z > LEAST_Z and heights[best] > LEAST_RATIO * float(rest.max()))
    middle = len(sounds[0]) / 2 / LOW_RATE
    return starts[0] + middle, starts[1] + middle + lag / LOW_RATE, sure
