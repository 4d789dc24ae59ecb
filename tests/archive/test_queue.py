"""The queue of links: kept in the case, taken politely, tried again where that may help."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from catalog.archive.failures import MayPass
from catalog.archive.link_lists import ListedLink
from catalog.archive.options import CaptureOptions
from catalog.case import Case
from catalog.errors import CatalogError, InvalidInput, SourceUnavailable, StorageFull
from catalog.jobs import ProcessRunner
from catalog.model.records import Media, Posting, QueueItem, QueueState, StoredObject
from catalog.operations import cases, queue
from catalog.operations.acquired import Acquired
from catalog.operations.queue import Patience
from catalog.operations.queue_run import Pace, QueueRun
from tests.archive.conftest import QUICK
from tests.helpers.here_runner import HereRunner
from tests.helpers.site import Site, Way

pytestmark = pytest.mark.usefixtures("children_ready_made")
ACTOR = "tester"
AT_ONCE = Pace(pause_seconds=0, patience=Patience(tries=3, first_wait_seconds=1))
PATIENCE_SECONDS = 60


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with cases.new_case(tmp_path / "case", actor=ACTOR) as made:
        yield made


@pytest.fixture
def other_site() -> Iterator[Site]:
    with Site(host="127.0.0.2") as site:
        yield site


@contextlib.contextmanager
def running(
    case: Case, pace: Pace = AT_ONCE, *, in_children: bool = False
) -> Iterator[tuple[QueueRun, list[Acquired | BaseException]]]:
    """A run of the queue, and what it tells of each end."""
    ends: list[Acquired | BaseException] = []
    run = QueueRun(
        case,
        ProcessRunner(jobs_a_process=50) if in_children else HereRunner(),
        actor=lambda: ACTOR,
        pace=pace,
        capture=CaptureOptions(**QUICK),
        ended=lambda _, outcome: ends.append(outcome),
    )
    try:
        assert run.begin()
        yield run, ends
    finally:
        run.close()


def until(run: QueueRun, condition: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < end, [(e.url, e.state, e.error) for e in run.rows.ordered]
        run.poll()
        time.sleep(0.01)


def put_in(case: Case, *urls: str) -> list[QueueItem]:
    return list(queue.add_links(case, [ListedLink(url) for url in urls], actor=ACTOR).queued)


def states(case: Case) -> list[str]:
    return [each.state for each in queue.queue(case)]


def bytes_of(case: Case) -> list[bytes]:
    found = case.find(Media, order="number")
    return [next(case.objects.folder.rglob(f"{_sha256(case, each)}*")).read_bytes() for each in found]


def _sha256(case: Case, media: Media) -> str:
    return case.get(StoredObject, media.reference_object_uid).sha256


# ---------------------------------------------------------------- what a person decides


def test_links_stand_in_the_order_they_were_given_with_their_fields_and_who_asked(case: Case) -> None:
    links = [ListedLink(f"https://a.example/{n}", fields={"place": f"square {n}"}) for n in range(3)]
    added = queue.add_links(case, links, actor=ACTOR, source="CSV file", source_name="list.csv")
    assert [each.number for each in added.queued] == [1, 2, 3]
    rows = queue.queue(case)
    assert [each.url for each in rows] == [each.url for each in links]
    assert [each.fields for each in rows] == [each.fields for each in links]
    assert {(each.source, each.source_name, each.added_by) for each in rows} == {
        ("CSV file", "list.csv", ACTOR)
    }
    assert case.entries()[-1].action == "queue.add"


def test_a_link_that_waits_is_not_put_in_twice_and_that_is_said(case: Case) -> None:
    put_in(case, "https://a.example/1")
    added = queue.add_links(
        case,
        [ListedLink("http://www.a.example/1?utm_source=x"), ListedLink("https://a.example/2")],
        actor=ACTOR,
    )
    assert [each.url for each in added.queued] == ["https://a.example/2"]
    assert [(known.item and known.item.number) for known in added.known] == [1]


def test_what_was_cancelled_waits_again_in_its_row_when_it_is_given_again(case: Case) -> None:
    (first, _) = put_in(case, "https://a.example/1", "https://a.example/2")
    queue.cancel(case, [first.uid], actor=ACTOR)
    assert states(case) == ["cancelled", "waiting"]
    put_in(case, "https://a.example/1")
    assert [(each.number, each.state) for each in queue.queue(case)] == [(2, "waiting"), (1, "waiting")]


def test_waiting_links_are_moved_before_another_or_to_the_end(case: Case) -> None:
    one, two, three, four = (each.uid for each in put_in(case, *(f"https://a.example/{n}" for n in range(4))))
    queue.move(case, [four, three], before=one, actor=ACTOR)
    assert [each.uid for each in queue.queue(case)] == [three, four, one, two]
    queue.move(case, [three], before=None, actor=ACTOR)
    assert [each.uid for each in queue.queue(case)] == [four, one, two, three]


def test_links_find_room_between_two_however_often_they_are_moved(case: Case) -> None:
    one, two, three, _ = (each.uid for each in put_in(case, *(f"https://a.example/{n}" for n in range(4))))
    for number in range(24):  # the room between two halves each time, and is made anew when there is none
        moved, before = (two, three) if number % 2 else (three, two)
        queue.move(case, [moved], before=before, actor=ACTOR)
        order = [each.uid for each in queue.queue(case)]
        assert order.index(moved) + 1 == order.index(before)
        queue.move(case, [one], before=moved, actor=ACTOR)
        assert [each.uid for each in queue.queue(case)].index(one) + 1 == [
            each.uid for each in queue.queue(case)
        ].index(moved)


def test_live_streams_want_a_limit(case: Case) -> None:
    links = [ListedLink("https://a.example/live")]
    with pytest.raises(InvalidInput, match="limit"):
        queue.add_links(case, links, actor=ACTOR, options=CaptureOptions(live=True))
    assert queue.queue(case) == []
    queue.add_links(case, links, actor=ACTOR, options=CaptureOptions(live=True, live_limit_seconds=60))
    assert queue.queue(case)[0].options == {"live": True, "live_limit_seconds": 60}


def test_no_access_or_way_is_ever_kept_with_a_link(case: Case) -> None:
    secret = CaptureOptions(
        proxy="socks5h://user:word@127.0.0.1:9050",
        cookies_file="/home/x/cookies.txt",
        cookies_browser="firefox",
    )
    queue.add_links(case, [ListedLink("https://a.example/1")], actor=ACTOR, options=secret)
    assert queue.queue(case)[0].options == {}


def test_what_may_pass_waits_longer_each_time_and_what_will_not_is_not_tried_again() -> None:
    patience = Patience(tries=4, first_wait_seconds=30)
    busy = MayPass("busy")
    assert [queue.wait_seconds(busy, tries, patience) for tries in (1, 2, 3, 4)] == [30, 60, 120, None]
    assert queue.wait_seconds(MayPass("busy", wait_seconds=900), 1, patience) == 900
    assert queue.wait_seconds(busy, 50, Patience(tries=99)) == queue.LONGEST_WAIT_SECONDS
    for error in (SourceUnavailable("gone"), InvalidInput("no link"), StorageFull("full")):
        assert queue.wait_seconds(error, 1, patience) is None


# ---------------------------------------------------------------- working it off


def test_a_whole_queue_is_worked_off_and_each_end_stands_in_its_row(
    case: Case, site: Site, clip: Path, other_clip: Path
) -> None:
    site.add_video("one.mp4", clip)
    site.add_video("two.mp4", other_clip)
    site.add_video("same.mp4", clip)
    site.add_status("gone.mp4", 404)
    items = put_in(case, *(site.url(name) for name in ("one.mp4", "gone.mp4", "two.mp4", "same.mp4")))
    with running(case) as (run, ends):
        until(run, lambda: run.idle)
    one, gone, two, same = queue.queue(case)
    assert [one.state, gone.state, two.state, same.state] == ["done", "failed", "done", "done"]
    assert "There is nothing at" in gone.error and gone.error_hint and gone.tries == 1
    assert [one.was_known, two.was_known, same.was_known] == [False, False, True]
    assert (
        case.get(Posting, one.posting_uid or "").media_uid
        == case.get(Posting, same.posting_uid or "").media_uid
    )
    assert case.get(Posting, gone.posting_uid or "").state == "failed"
    assert bytes_of(case) == [clip.read_bytes(), other_clip.read_bytes()]
    assert len(ends) == len(items)
    # one host: in the order of the queue
    videos = [each.path for each in site.asked() if each.method == "GET"]
    assert list(dict.fromkeys(videos)) == ["one.mp4", "gone.mp4", "two.mp4", "same.mp4"]
    again = queue.add_links(case, [ListedLink(site.url("one.mp4"))], actor=ACTOR)
    assert [known.media and known.media.label for known in again.known] == ["M1"]
    assert not again.queued
    assert case.differences() == []


def test_hosts_are_asked_side_by_side_and_each_for_one_thing_at_a_time(
    case: Case, site: Site, other_site: Site, clip: Path, other_clip: Path
) -> None:
    slow = Way(bytes_per_second=clip.stat().st_size / 0.8)
    for each, number in ((site, 1), (other_site, 2)):
        each.add_video(f"a{number}.mp4", clip, slow)
        each.add_video(f"b{number}.mp4", other_clip, slow)
    put_in(case, site.url("a1.mp4"), site.url("b1.mp4"), other_site.url("a2.mp4"), other_site.url("b2.mp4"))
    together: set[frozenset[str]] = set()
    with running(case, in_children=True) as (run, _):

        def over() -> bool:
            names = [run.rows.items[uid].url.rpartition("/")[2] for uid in run.running]
            together.add(frozenset(names))
            return run.idle

        until(run, over)
    assert states(case) == ["done"] * 4
    assert frozenset({"a1.mp4", "a2.mp4"}) in together
    assert all(len({name[1] for name in names}) == len(names) for names in together), together


def test_no_more_run_than_are_allowed_and_a_host_is_left_in_peace_between_two(
    case: Case, site: Site, clip: Path
) -> None:
    for number in range(3):
        site.add_video(f"{number}.mp4", clip)
    put_in(case, *(site.url(f"{number}.mp4") for number in range(3)))
    most = 0
    starts: dict[str, float] = {}
    ends: dict[str, float] = {}
    pace = Pace(at_once=2, per_host=2, pause_seconds=1.0)
    with running(case, pace, in_children=True) as (run, _):

        def over() -> bool:
            nonlocal most
            most = max(most, len(run.running))
            for uid, item in run.rows.items.items():
                if uid in run.running:
                    starts.setdefault(item.url[-5:], time.monotonic())
                elif item.state == QueueState.DONE:
                    ends.setdefault(item.url[-5:], time.monotonic())
            return run.idle

        until(run, over)
    assert most == 2
    assert starts["2.mp4"] - min(ends["0.mp4"], ends["1.mp4"]) > 0.9


def test_a_busy_site_is_asked_again_when_it_said_and_the_row_tells_why_it_waits(
    case: Case, site: Site, clip: Path
) -> None:
    busy = Way(fail_status=429, fail_times=1, headers={"Retry-After": "2"})
    site.add_video("clip.mp4", clip, busy)
    (item,) = put_in(case, site.url("clip.mp4"))
    with running(case) as (run, ends):
        until(run, lambda: bool(ends))
        row = run.rows.items[item.uid]
        waits = time.monotonic()
        assert (row.state, row.tries) == ("waiting", 1)
        assert "asked too often" in row.error and row.next_try_utc
        assert isinstance(ends[0], MayPass) and ends[0].wait_seconds == 2
        until(run, lambda: run.idle)
        assert time.monotonic() - waits > 1.5
    (row,) = queue.queue(case)
    assert (row.state, row.tries, row.error, row.next_try_utc) == ("done", 2, "", "")
    assert bytes_of(case) == [clip.read_bytes()]


def test_a_site_that_stays_broken_is_given_up_and_all_that_failed_can_be_tried_again(
    case: Case, site: Site, clip: Path
) -> None:
    site.add_video("clip.mp4", clip, Way(fail_status=500, fail_times=2))
    put_in(case, site.url("clip.mp4"))
    pace = Pace(pause_seconds=0, patience=Patience(tries=2, first_wait_seconds=0))
    with running(case, pace) as (run, ends):
        until(run, lambda: run.idle)
        (row,) = run.rows.ordered
        assert (row.state, row.tries) == ("failed", 2)
        assert "has a fault of its own" in row.error
        assert all(isinstance(each, CatalogError) for each in ends)
        queue.retry_failed(case, actor=ACTOR)
        until(run, lambda: run.idle and run.rows.ordered[0].state == "done")
    assert bytes_of(case) == [clip.read_bytes()]


def test_what_runs_can_be_cancelled_and_closing_leaves_it_waiting_with_what_arrived(
    case: Case, site: Site, clip: Path, other_clip: Path
) -> None:
    slow = Way(bytes_per_second=clip.stat().st_size / 6)
    site.add_video("one.mp4", clip, slow)
    site.add_video("two.mp4", other_clip, slow)
    one, two = put_in(case, site.url("one.mp4"), site.url("two.mp4"))

    def received(run: QueueRun, uid: str) -> Callable[[], bool]:
        return lambda: uid in run.snapshots and run.snapshots[uid].done > 50_000

    with running(case, in_children=True) as (run, ends):
        until(run, received(run, one.uid))
        run.cancel(one.uid)
        until(run, lambda: run.rows.items[one.uid].state == "cancelled")
        until(run, received(run, two.uid))
    assert states(case) == ["cancelled", "waiting"]
    assert len(ends) == 1, "closing is no end"
    site.add_video("two.mp4", other_clip)
    with running(case) as (run, _):
        until(run, lambda: run.idle)
    assert states(case) == ["cancelled", "done"]
    assert bytes_of(case) == [other_clip.read_bytes()]
    assert any(not each.range.startswith("bytes=0-") for each in site.asked("two.mp4") if each.range)


def test_one_program_at_a_time_works_a_queue_off(case: Case) -> None:
    with running(case):
        other = QueueRun(case, ProcessRunner(), actor=lambda: ACTOR)
        assert not other.begin()
        other.close()
    with running(case):
        pass
