"""The full-text index of a case: what it takes in, how it is thrown away, and that it can always be made again."""

from __future__ import annotations

import json
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from catalog.case import Case
from catalog.errors import Cancelled
from catalog.model.records import Media, MediaDetails, Posting, PostingObject, Role, SecondLook, StoredObject
from catalog.operations import search
from catalog.store.search_index import SearchIndex, Text, wanted_words
from tests.helpers.cases import A_MOMENT, ACTOR, add_media, make_case, take_object

SRT = "1\n00:00:01,000 --> 00:00:02,000\nНазад, назад!\n\n2\n00:00:05,500 --> 00:00:06,000\nStand back\n"
COMMENTS = [
    {"id": "a", "author": "passer-by", "text": "I stood at the fountain", "timestamp": 1_793_525_400},
    {"id": "b", "author": "neighbour", "text": "так и было 👍 \ud800", "timestamp": "no time"},
    {"id": "c", "author": None, "text": "  "},
    "no comment at all",
    {"id": "d", "author": "neighbour", "text": "Fountain again"},
]


def bring(case: Case, posting: Posting, role: str, data: bytes, name: str) -> PostingObject:
    stored = take_object(case, data, extension=Path(name).suffix, role=role)
    with case.unit_of_work("archive.bring", actor=ACTOR) as work:
        return work.add(PostingObject(posting_uid=posting.uid, object_uid=stored.uid, role=role, name=name))


def with_everything(case: Case) -> Media:
    media = add_media(case, title="Walk")
    (posting,) = case.find(Posting)
    info = json.dumps({"title": "no place to look in", "comments": COMMENTS}).encode()
    bring(case, posting, Role.INFO, info, "walk.info.json")
    bring(case, posting, Role.SUBTITLE, SRT.encode(), "walk.ru.srt")
    bring(case, posting, Role.SUBTITLE, b"words in no form", "walk.en.ttml")
    page = "A page\n" * 4000 + "with the word lighthouse near its end\n"
    bring(case, posting, Role.PAGE_TEXT, page.encode(), "page.txt")
    return media


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed case with a recording, comments, subtitles and a page, and its index."""
    with make_case(tmp_path_factory.mktemp("filled")) as case:
        with_everything(case)
        search.find_text(case, "anything")
        return case.path


@pytest.fixture
def case(filled: Path, tmp_path: Path):
    with Case.open(Path(shutil.copytree(filled, tmp_path / "case"))) as opened:
        yield opened


def kinds(case: Case, words: str) -> list[str]:
    return [each.kind for each in search.find_text(case, words)]


def test_comments_subtitles_and_pages_are_found_where_they_stand(case: Case) -> None:
    first, second = search.find_text(case, "FOUNTAIN")
    assert (first.kind, first.label, first.position, first.who) == ("comment", "P1", 0, "passer-by")
    assert (first.time_utc, second.time_utc) == ("2026-11-01T09:30:00.000Z", "")
    assert second.position == 4, "counted as the file counts them"
    (media,) = case.find(Media)
    (posting,) = case.find(Posting)
    assert {first.media_uid, second.media_uid} == {media.uid} and first.posting_uid == posting.uid
    assert len(search.find_text(case, "neighbour")) == 2, "by whoever wrote it"
    assert "было 👍" in search.find_text(case, "было")[0].excerpt
    (line,) = search.find_text(case, "stand back")
    assert (line.kind, line.pts) == ("subtitle", 495_000)
    assert kinds(case, "words form") == ["subtitle"], "in a form that is not read"
    (page,) = search.find_text(case, "lighthouse word")
    assert (page.kind, page.position) == ("page", 5)
    assert kinds(case, "title no place to look in") == [], "what stands elsewhere in the file is no text"


def test_words_of_fewer_than_three_letters_are_found_too(case: Case) -> None:
    assert kinds(case, "та") == kinds(case, "и") == ["comment"]
    assert kinds(case, "👍") == ["comment"]
    assert kinds(case, "i fountain") == ["comment", "comment"]
    assert kinds(case, "zq fountain") == []
    assert kinds(case, "%") == kinds(case, "_") == []


def test_what_stands_in_quotes_is_one_word_and_no_sign_means_anything(case: Case) -> None:
    assert wanted_words('Left "the  Hand" ёж " " "unclosed') == ["left", "the hand", "еж", "unclosed"]
    assert kinds(case, '"stood at the"') == ["comment"]
    assert kinds(case, '"at stood"') == []
    for words in (
        'fountain" OR "walk',
        "fountain*",
        "NEAR(fountain stood)",
        "folded:fountain",
        "-fountain",
        "^",
    ):
        assert kinds(case, words) == [], words
    assert kinds(case, "fountain AND stood") == []


def test_what_was_noted_of_a_recording_is_found(case: Case) -> None:
    (media,) = case.find(Media)
    with case.unit_of_work("media.about", actor=ACTOR) as work:
        work.add(MediaDetails(media_uid=media.uid, keywords=["Harbour", "night"], weather="drizzle"))
        work.add(
            SecondLook(
                of_annotation="gone", verdict="comment", text="drizzle", looked_by=ACTOR, looked_utc=A_MOMENT
            )
        )
    (found,) = search.find_text(case, "drizzle harbour")
    assert (found.kind, found.label) == ("recording", "M1")
    assert kinds(case, "drizzle") == ["recording"], "a look at an annotation that is gone belongs nowhere"


def test_an_index_that_is_gone_damaged_or_of_another_case_is_made_again(case: Case, tmp_path: Path) -> None:
    path = search.place_of(case)
    whole = path.read_bytes()

    def of_another_case() -> None:
        path.unlink()
        SearchIndex(path, case_uid="another").close()

    def of_another_version() -> None:
        with sqlite3.connect(path) as db:
            db.execute("PRAGMA user_version = 77")
        db.close()

    def without_a_table() -> None:
        with sqlite3.connect(path) as db:
            db.execute("DROP TABLE words")
        db.close()

    for break_it in (
        lambda: path.unlink(),
        lambda: path.write_bytes(b""),
        lambda: path.write_bytes(b"no database " * 1000),
        lambda: path.write_bytes(whole[: len(whole) // 2]),
        lambda: path.write_bytes(whole[:4096] + bytes(len(whole) - 4096)),
        of_another_case,
        of_another_version,
        without_a_table,
        lambda: shutil.rmtree(path.parent),
    ):
        break_it()
        assert kinds(case, "fountain") == ["comment", "comment"]
        assert kinds(case, "walk") == ["recording", "posting"]


def test_an_index_that_goes_while_it_is_open_is_made_again(case: Case) -> None:
    index = search.CaseIndex(case)
    index.update()
    search.forget_index(case)
    assert index.sound(lambda: index.index.find(["walk"], 1, 9)) != []
    index.read_objects()
    assert len(index.sound(lambda: index.index.find(["fountain"], 8, 9))) == 2
    index.close()


def test_a_forgotten_index_leaves_no_word_of_itself(case: Case) -> None:
    other = sqlite3.connect(search.place_of(case))  # somebody else has it open
    assert other.execute("SELECT count(*) FROM texts").fetchone()[0] > 3
    search.forget_index(case)
    other.close()
    left = [each for each in (case.path / "derived").rglob("*") if each.is_file()]
    assert [each.name for each in left if b"passer-by" in each.read_bytes()] == []
    assert not search.place_of(case).exists()


def test_a_word_in_a_long_page_is_shown_with_what_stands_around_it(case: Case) -> None:
    (posting,) = case.find(Posting)
    page = "Beginning\r\n" + "x\r\n" * 150_000 + "here the LIGHT  of a ﬁshing boat\r\n" + "y\r\n" * 150_000
    brought = bring(case, posting, Role.PAGE_TEXT, page.encode(), "long.txt")
    (found,) = search.find_text(case, '"light of" fish')
    index = search.CaseIndex(case)
    passage = search.passage_of(case, index, found, wanted_words('"light of" fish'))
    assert passage is not None and passage.object_uid == brought.object_uid
    assert [passage.text[first:end] for first, end in passage.marks] == ["LIGHT  of", "ﬁsh"]
    assert passage.has_earlier and passage.has_later and "\r" not in passage.text
    assert len(passage.text) == 200_000
    stored = case.get(StoredObject, brought.object_uid)
    path = case.objects.path(stored.sha256, stored.extension)
    path.chmod(0o600)
    path.write_text("others have been here")
    assert search.passage_of(case, index, found, ["light"]) is None
    path.unlink()
    assert search.passage_of(case, index, found, ["light"]) is None
    index.close()


def test_an_object_that_goes_takes_its_texts_along(case: Case) -> None:
    (info,) = case.find(PostingObject, role=str(Role.INFO))
    with case.unit_of_work("object.remove", actor=ACTOR) as work:
        work.remove(info)
    assert kinds(case, "fountain") == []
    assert kinds(case, "назад") == ["subtitle"]
    (posting,) = case.find(Posting)
    other = json.dumps({"comments": [{"text": "fountain", "author": "x"}]}).encode()
    bring(case, posting, Role.INFO, other, "again.info.json")
    assert kinds(case, "fountain") == ["comment"]


def test_a_case_that_can_only_be_read_has_its_index_elsewhere(case: Case) -> None:
    path = case.path
    case.close()
    before = sorted(each.name for each in (path / "derived").iterdir())
    with Case.open(path, read_only=True) as opened:
        assert kinds(opened, "fountain") == ["comment", "comment"]
        assert path not in search.place_of(opened).parents
        scratch = search.place_of(opened).parent
        assert scratch.exists()
    assert not scratch.exists()
    assert sorted(each.name for each in (path / "derived").iterdir()) == before


KILLED = """
import os, signal, sys
from pathlib import Path
from catalog.case import Case
from catalog.errors import Cancelled
from catalog.operations import search
from catalog.store import search_index
steps = int(sys.argv[2])
run = search_index.SearchIndex._run
def counted(self, statement, values=()):
    global steps
    steps -= 1
    if steps == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return run(self, statement, values)
search_index.SearchIndex._run = counted
search.find_text(Case.open(Path(sys.argv[1])), "fountain")
print("finished")
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal here")
@pytest.mark.parametrize("step", [3, 12, 30])
def test_one_that_was_killed_while_making_it_is_finished_by_the_next(case: Case, step: int) -> None:
    search.forget_index(case)
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(case.path), str(step)], capture_output=True, text=True, check=False
    )
    assert done.returncode == -signal.SIGKILL, done.stdout + done.stderr
    assert kinds(case, "fountain") == ["comment", "comment"]
    assert kinds(case, "walk") == ["recording", "posting"]


def test_hostile_files_have_no_texts_and_break_nothing(case: Case) -> None:
    (posting,) = case.find(Posting)
    deep: Any = b'{"comments":' + b"[" * 100_000
    for number, data in enumerate(
        (
            b'"comments"',
            b'{"comments": {}}',
            b'{"comments": [{"text": 7}, {"text": "ok", "timestamp": 1e300}]}',
            deep,
        )
    ):
        bring(case, posting, Role.INFO, data, f"{number}.json")
    assert kinds(case, "ok") == ["comment"]


def test_kinds_and_places_come_in_their_order_and_no_more_than_asked(tmp_path: Path) -> None:
    index = SearchIndex(tmp_path / "index.sqlite", case_uid="x")
    with index.writing():
        index.put(Text(8, place, n, f"common word {place}") for place in (2, 1) for n in (1, 0))
        index.put([Text(1, 5, 0, "common title")])
    assert [(e.place, e.position) for e in index.find(["common"], 8, 3)] == [(1, 0), (1, 1), (2, 0)]
    assert [e.place for e in index.find(["common"], 8, 9, places={2})] == [2, 2]
    assert index.find(["common"], 8, 9, places=()) == []
    assert index.places(["common"]) == {8: {1, 2}, 1: {5}}
    assert index.places(["co"]) == {8: {1, 2}, 1: {5}}
    assert [e.text for e in index.texts(8, 1)] == ["common word 1"] * 2
    assert (index.count(8), index.count(8, 1)) == (4, 2)
    index.close()


def steps_of(index: SearchIndex, words: list[str]) -> int:
    """How many instructions SQLite takes to look for words, to the next ten."""
    taken: list[None] = []
    index._db.set_progress_handler(lambda: taken.append(None), 10)
    try:
        index.find(words, 8, 61)
        index.places(words)
    finally:
        index._db.set_progress_handler(None, 0)
    return 10 * len(taken)


def test_one_or_two_letters_are_found_wherever_they_stand_without_a_look_into_each_text(
    tmp_path: Path,
) -> None:
    index = SearchIndex(tmp_path / "index.sqlite", case_uid="x")
    many = 3000
    with index.writing():
        index.put(Text(8, n, 0, f"площадь и люди {n % 7}") for n in range(1, many))
        index.put([Text(8, many, 0, "Щит ёж №5 Zq 👍", uid="its own")])

    def places(words: str) -> set[int]:
        wanted = wanted_words(words)
        found = {each.place for each in index.find(wanted, 8, 9)}
        assert found <= index.places(wanted).get(8, set())
        return found

    for short in ("щи", "ит", "т", "еж", "№", "№5", '"5 z"', "zq", "q", "👍"):
        assert places(short) == {many}, short
    assert places("щи zq") == places("zq щит") == {many}
    assert len(places("ло")) == 9 and len(index.places(["и"])[8]) == many
    assert places("6") == set(range(6, 63, 7)), "a text's last letter"
    assert places("ы") == places("zx") == places("щи zx") == places("щи 6") == set()
    for words in (["zq"], ["zx"], ["№5"], ["q"], ["ы"], ["zq", "ло"]):
        assert steps_of(index, words) < many / 4, words
    with index.writing():
        index.remove("its own")
    assert places("zq") == places("q") == set(), "a text that went is not found any more"
    index.close()


class Between:
    """A job's context that does something each time it is asked whether to end."""

    def __init__(self, act: Any) -> None:
        self.act = act

    def report(self, done: float, total: float | None = None, unit: str = "", text: str = "") -> None:
        pass

    def partial(self, value: object) -> None:
        pass

    def check_cancelled(self) -> None:
        self.act()


def test_while_the_index_is_being_filled_what_is_in_it_is_found_and_its_end_can_be_asked(case: Case) -> None:
    search.forget_index(case)
    seen: list[list[str]] = []
    index = search.CaseIndex(
        case, context=Between(lambda: seen.append([each.kind for each in search.find(index, "walk").found]))
    )
    index.update()
    assert [] in seen and ["recording"] in seen
    index.close()

    def end() -> None:
        raise Cancelled()

    search.forget_index(case)
    index = search.CaseIndex(case, context=Between(end))
    with pytest.raises(Cancelled):
        index.update()
    index.close()
    assert kinds(case, "walk") == ["recording", "posting"]
