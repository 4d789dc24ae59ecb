"""A case of 10,000 postings with 200,000 comments: opening, searching, filtering, scrolling; each beside a peer.

Every recording has its own media, object, posting, verdict and a file of what the site said, with its comments; the
first alone has a film. Words are drawn from a few hundred that are common, as in any text, and from sixty thousand
that are rare. The peers are what there would be without an index: SQLite's LIKE over the same texts in a table, the
same condition as a query by hand, a list of as many plain lines, and the same start on a case of one recording.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, QStringListModel, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QListView

from app.find.filter_dialog import FilterDialog
from app.find.room import FindRoom
from app.main_window import MainWindow
from catalog.case import Case
from catalog.model.records import (
    CaptureVerdict,
    Completeness,
    Media,
    Posting,
    PostingObject,
    Role,
    StoredObject,
)
from catalog.model.uids import new_uid
from catalog.operations.search import CaseIndex, Condition, Holdings, Relation, find
from catalog.store.search_index import folded
from tests.benchmarks import starting
from tests.helpers.scale import scaled
from tests.helpers.video import make_video
from tests.helpers.watchdog import watching
from tests.helpers.window import Waiting, make_recorded_case, room_in, window_on

POSTINGS, COMMENTS_EACH = 10_000, 20
TURNS = 300
TYPING_SECONDS = 0.5
"""From choosing a field to what is asked of it."""
COMMON = [
    "square",
    "police",
    "street",
    "people",
    "run",
    "stand",
    "shield",
    "baton",
    "crowd",
    "night",
    "video",
    "witness",
    "woman",
    "road",
    "bridge",
    "light",
    "building",
    "window",
    "door",
    "voice",
    "shout",
    "siren",
    "smoke",
    "fire",
    "uniform",
    "helmet",
    "left",
    "right",
    "north",
    "south",
    "officer",
    "group",
    "seen",
    "near",
    "behind",
    "площадь",
    "щит",
    "колонна",
    "студент",
    "полиция",
    "вечер",
    "дубинка",
    "камера",
    "улица",
    "люди",
    "стоят",
    "бегут",
    "кричат",
    "задержание",
    "марш",
    "город",
    "ночь",
    "видео",
    "свидетель",
    "женщина",
    "дорога",
    "мост",
    "окно",
    "дверь",
    "голос",
    "крик",
    "сирена",
    "дым",
    "огонь",
    "форма",
    "шлем",
    "маска",
]
PARTS = [
    "ка",
    "ро",
    "ми",
    "ле",
    "ту",
    "ста",
    "вен",
    "дор",
    "пли",
    "мел",
    "go",
    "ba",
    "ten",
    "mor",
    "lis",
    "ve",
    "ra",
    "nu",
    "shi",
    "ker",
]
CONDITIONS = (
    Condition("platform", Relation.ANY_OF, ("telegram",)),
    Condition("verdict", Relation.NONE_OF, ("complete",)),
    Condition("duration", Relation.BETWEEN, (5, None)),
    Condition("published", Relation.BETWEEN, ("2026-03-01", "2026-06-30")),
    Condition("title", Relation.HAS, ("street",)),
    Condition("graphic", Relation.ANY_OF, ("unrated", "graphic")),
    Condition("annotations", Relation.BETWEEN, (0, 0)),
)


@dataclass(frozen=True)
class Words:
    chance: random.Random
    rare: list[str]

    def text(self, count: int) -> str:
        pick = self.chance.choice
        return " ".join(pick(COMMON if self.chance.random() < 0.75 else self.rare) for _ in range(count))


def _words() -> Words:
    chance = random.Random(5)
    return Words(
        chance, ["".join(chance.choice(PARTS) for _ in range(chance.randint(2, 5))) for _ in range(60_000)]
    )


# ---------------------------------------------------------------- the case


def fill(path: Path, words: Words) -> None:
    """Makes each of the case's recordings one that a link brought, with what the site said of it."""
    with Case.open(path) as case:
        made, facts = [], []
        for number, posting in enumerate(case.find(Posting)):
            comments = [
                {
                    "author": f"@{words.chance.choice(words.rare)}",
                    "text": words.text(words.chance.randint(4, 25)),
                    "timestamp": 1_793_525_400 + words.chance.randrange(10**7),
                }
                for _ in range(COMMENTS_EACH)
            ]
            title = words.text(6)
            month = 1 + number % 12
            made.append(
                replace(
                    posting,
                    title=title,
                    description=words.text(40),
                    platform=words.chance.choice(["telegram", "youtube", "vk", "tiktok"]),
                    uploader=f"channel {number % 300}",
                    url=f"https://example.org/{number}",
                    published_utc=f"2026-{month:02}-{1 + number % 28:02}T09:30:00.000Z",
                )
            )
            facts.append(_kept(case, {"title": title, "comments": comments}))
        with case.unit_of_work("archive.end", actor="benchmark") as work:
            for posting, stored in zip(made, facts, strict=True):
                work.replace(posting)
                work.add(stored)
                work.add(
                    PostingObject(
                        posting_uid=posting.uid, object_uid=stored.uid, role=str(Role.INFO), name="info.json"
                    )
                )
                verdict = words.chance.choice(list(CaptureVerdict))
                work.add(
                    Completeness(posting_uid=posting.uid, verdict=str(verdict), made_utc=posting.captured_utc)
                )
        with case.unit_of_work("media.name", actor="benchmark") as work:
            for media in case.find(Media):
                work.replace(replace(media, title=words.text(5)))


def _kept(case: Case, info: dict[str, object]) -> StoredObject:
    """The file in the object store, without the fsync that each would wait for."""
    data = json.dumps(info, ensure_ascii=False).encode()
    sha256 = hashlib.sha256(data).hexdigest()
    path = case.objects.path(sha256, ".json")
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    return StoredObject(
        uid=new_uid(),
        sha256=sha256,
        sha512=hashlib.sha512(data).hexdigest(),
        size=len(data),
        media_type="application/json",
        extension=".json",
        role=str(Role.INFO),
    )


# ---------------------------------------------------------------- without the window


def searches(case: Case, words: Words) -> Iterator[str]:
    index = CaseIndex(case)
    began, cpu = time.perf_counter(), time.process_time()
    index.update()
    index.read_objects()
    taken, cpu = time.perf_counter() - began, time.process_time() - cpu
    texts = index.index._run("SELECT text FROM texts")
    with tempfile.TemporaryDirectory() as name:
        plain, alone = _plain(Path(name) / "plain.sqlite", [text for (text,) in texts])
        size = index.path.stat().st_size / 1e6
        yield (
            f"index of {len(texts)} texts made: {taken:.1f} s ({cpu:.1f} s CPU), {size:.0f} MB; "
            f"peer, the same texts in a plain table: {alone:.1f} s"
        )
        yield from _searched(case, index, plain, words)
        plain.close()
    index.close()


def _plain(path: Path, texts: list[str]) -> tuple[sqlite3.Connection, float]:
    began = time.perf_counter()
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE texts (text)")
    db.executemany("INSERT INTO texts VALUES (?)", ([folded(text)] for text in texts))
    db.commit()
    return db, time.perf_counter() - began


def _searched(case: Case, index: CaseIndex, plain: sqlite3.Connection, words: Words) -> Iterator[str]:
    chance, rare = words.chance, words.rare
    asked: dict[str, list[str]] = {
        "one common word": [chance.choice(COMMON) for _ in range(40)],
        "a part of a word": [chance.choice(COMMON)[1:5] for _ in range(40)],
        "two common words": [" ".join(chance.sample(COMMON, 2)) for _ in range(40)],
        "four common words": [" ".join(chance.sample(COMMON, 4)) for _ in range(20)],
        "one rare word": [chance.choice(rare) for _ in range(40)],
        "a common and a rare word": [f"{chance.choice(COMMON)} {chance.choice(rare)}" for _ in range(40)],
        "what is nowhere": [f"{chance.choice(COMMON)}zq" for _ in range(20)],
        "an author": [f"@{chance.choice(rare)}" for _ in range(20)],
    }
    everything: list[Taken] = []
    peers: list[Taken] = []
    for what, queries in asked.items():
        ours, theirs = _timed(case, index, plain, queries)
        everything += ours
        peers += theirs
        yield _row(f"search, {what}", ours, "LIKE", theirs)
    yield _row("search, all of these", everything, "LIKE", peers)
    short = [word for word in ("щи", "go", "zq", "ша", "№5") for _ in range(4)]
    yield _row("search, two letters", *_with_peer(_timed(case, index, plain, short)))
    places = [_ms(lambda word=word: index.index.places([word])) for word in COMMON]
    yield _row("all recordings that have a common word", places)


def _with_peer(both: tuple[list[Taken], list[Taken]]) -> tuple[list[Taken], str, list[Taken]]:
    return both[0], "LIKE", both[1]


def _timed(
    case: Case, index: CaseIndex, plain: sqlite3.Connection, queries: list[str]
) -> tuple[list[Taken], list[Taken]]:
    """Of each query, from the words to what is told of each place; and of LIKE until 300 are found."""
    ours, theirs = [], []
    for query in queries:
        ours.append(_ms(lambda query=query: find(index, query)))
        parts = query.split()
        sql = "SELECT rowid FROM texts WHERE " + " AND ".join("text LIKE ?" for _ in parts) + " LIMIT 300"
        theirs.append(
            _ms(lambda sql=sql, parts=parts: plain.execute(sql, [f"%{p}%" for p in parts]).fetchall())
        )
    return ours, theirs


def filters(case: Case) -> Iterator[str]:
    """Each condition alone and all two by two, the values read before; and the first time, when they are read."""
    first = []
    for condition in CONDITIONS:
        holdings = Holdings(case)
        holdings.fields()
        first.append(_ms(lambda condition=condition, holdings=holdings: holdings.matching([condition])))
    holdings = Holdings(case)
    holdings.matching(CONDITIONS)
    pairs = [[one, other] for one in CONDITIONS for other in CONDITIONS]
    taken = [_ms(lambda pair=pair: holdings.matching(pair)) for pair in pairs for _ in range(2)]
    by_hand = (
        "SELECT DISTINCT m.uid FROM media m JOIN postings p ON p.media_uid = m.uid "
        "JOIN completeness c ON c.posting_uid = p.uid WHERE p.platform = 'telegram' AND c.verdict != 'complete'"
    )
    with case._reading() as db:
        peer = [_ms(lambda: db.execute(by_hand).fetchall()) for _ in range(20)]
    yield _row("filter, for the first time", first, "a query by hand", peer)
    yield _row("filter, two conditions", taken, "a query by hand", peer)


# ---------------------------------------------------------------- in the window


def in_the_window(path: Path) -> Iterator[str]:
    with window_on(Waiting(), path) as window:
        _settle(window)
        yield _scrolled(window, "scrolling")
        yield from _asked(window)
        search_again = room_in(window, FindRoom).searching
        assert search_again.complete
    (path / "derived" / "search.sqlite").unlink()
    with window_on(Waiting(), path) as window:
        room = room_in(window, FindRoom)
        room.searching.begin()
        yield _scrolled(window, "scrolling while the index is being made")
        began = time.perf_counter()
        Waiting(patience=20).waitUntil(lambda: room.searching.complete)
        yield f"the index was made beside the window after {time.perf_counter() - began:.1f} s more"


def _scrolled(window: MainWindow, what: str) -> str:
    ours = _turns(window.library.view)
    plain = QListView()
    plain.setModel(QStringListModel([f"M{n}  a recording" for n in range(window.library_model.rowCount())]))
    plain.resize(window.library.view.size())
    plain.show()
    Waiting().waitUntil(plain.isVisible)
    peer = _turns(plain)
    plain.close()
    return (
        f"{what}: longest turn {ours[0]:.1f} ms, median step {ours[1]:.2f} ms; "
        f"peer, a list of plain lines: longest {peer[0]:.1f} ms, median {peer[1]:.2f} ms"
    )


def _turns(view: QListView) -> tuple[float, float]:
    """The longest turn of the window's thread, and the median of a wheel's step until it is painted, milliseconds."""
    steps, bar = [], view.verticalScrollBar()
    with watching() as watched:
        for number in range(TURNS):
            began = time.perf_counter()
            if number % 50 == 49:
                bar.setValue(bar.maximum() * ((number * 7919) % 101) // 100)  # as if its handle were dragged
            middle = QPointF(view.viewport().rect().center())
            wheel = QWheelEvent(
                middle,
                QPointF(view.viewport().mapToGlobal(middle.toPoint())),
                QPoint(0, 0),
                QPoint(0, -240),
                Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier,
                Qt.ScrollPhase.NoScrollPhase,
                False,
            )
            QApplication.sendEvent(view.viewport(), wheel)
            QApplication.processEvents()
            steps.append(1000 * (time.perf_counter() - began))
    return watched.worst_ms, statistics.median(steps)


def _asked(window: MainWindow) -> Iterator[str]:
    """From the words to the list of places, and from a filter to the narrowed list, as they are seen."""
    room = room_in(window, FindRoom)
    room.show()
    Waiting(patience=20).waitUntil(lambda: room.searching.complete)
    QApplication.processEvents()
    taken, narrowed = [], []
    room.list_filter.ask_conditions()
    dialog = room.list_filter.dialog
    assert isinstance(dialog, FilterDialog)
    Waiting().waitUntil(lambda: bool(dialog.rows))
    with watching() as watched:
        for word in COMMON:
            room.panel.words.blockSignals(True)
            room.panel.words.setText(word)
            room.panel.words.blockSignals(False)
            began = time.perf_counter()
            room.panel.look()
            Waiting().waitUntil(lambda word=word: room.panel.searched == word)
            taken.append(Taken(1000 * (time.perf_counter() - began), 0.0))
        told: list[None] = []
        narrowing = room.list_filter.narrowing
        narrowing.changed.connect(lambda: told.append(None))
        for number, condition in enumerate(CONDITIONS[:5] * 4):
            told.clear()
            if number < 5:  # a person chooses the field, and then takes a while to type what it is to be
                field = dialog.rows[0].field
                field.setCurrentIndex(field.findData(condition.field))
                chosen = time.perf_counter()
                Waiting().waitUntil(lambda since=chosen: time.perf_counter() - since > TYPING_SECONDS)
            began = time.perf_counter()
            narrowing.ask(replace(narrowing.query, conditions=(condition,)))
            Waiting().waitUntil(lambda: bool(told))
            narrowed.append(Taken(1000 * (time.perf_counter() - began), 0.0))
    yield _row("in the window: from a word to its places listed", taken)
    dialog.close()
    yield _row("in the window: from a condition to the narrowed list", narrowed)
    yield f"in the window: longest turn meanwhile {watched.worst_ms:.1f} ms"


def _settle(window: MainWindow) -> None:
    Waiting(patience=20).waitUntil(lambda: not window.work.busy)
    QApplication.processEvents()


def opening(many: Path, one: Path) -> Iterator[str]:
    found, alone = [], []
    for _ in range(scaled(5)):  # in turn, so that both meet the same load
        alone.append(Taken(1000 * starting.start(one)[0], 0.0))
        found.append(Taken(1000 * starting.start(many)[0], 0.0))
    yield _row("from the program's start to the painted window", found, "one recording", alone)


# ---------------------------------------------------------------- parts


@dataclass(frozen=True, order=True)
class Taken:
    """Milliseconds on the clock, and of the processor: on a machine that does other work the two differ."""

    clock: float
    processor: float


def _ms(step: Callable[[], object]) -> Taken:
    began, cpu = time.perf_counter(), time.thread_time()
    step()
    return Taken(1000 * (time.perf_counter() - began), 1000 * (time.thread_time() - cpu))


def _row(what: str, taken: Sequence[Taken], peer: str = "", peers: Sequence[Taken] = ()) -> str:
    told = f"{what}: {_told(taken)}"
    return (
        f"{told}; peer, {peer}: {_told(peers)} ({len(taken)} times)"
        if peers
        else f"{told} ({len(taken)} times)"
    )


def _told(taken: Sequence[Taken]) -> str:
    clock, processor = sorted(each.clock for each in taken), sorted(each.processor for each in taken)
    at = int(0.95 * len(taken))
    told = f"median {statistics.median(clock):.1f} ms, 95th percentile {clock[at]:.1f} ms"
    if processor[-1]:
        told += f" (processor {statistics.median(processor):.1f}, {processor[at]:.1f})"
    return told


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication(["benchmark"])
    words = _words()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        video = make_video(folder / "square.mp4", frames=200, b_frames=2, sound=True)
        many = make_recorded_case(folder / "case", [video.path])
        one = Path(shutil.copytree(many, folder / "one"))
        starting.fill(many, scaled(POSTINGS) - 1)
        fill(many, words)
        print(f"{scaled(POSTINGS)} postings with {scaled(POSTINGS) * COMMENTS_EACH} comments", flush=True)
        for line in opening(many, one):
            print(line, flush=True)
        with Case.open(many) as case:
            for line in (*searches(case, words), *filters(case)):
                print(line, flush=True)
        for line in in_the_window(many):
            print(line, flush=True)
    application.processEvents()


if __name__ == "__main__":
    main()
