"""The queue of links to archive. It lies in the case: each change of state is a unit of work.

What is asked for by a person stands here; `queue_run` works it off.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from catalog.archive.contact import LedElsewhere
from catalog.archive.failures import MayPass
from catalog.archive.link_lists import ListedLink
from catalog.archive.links import check_url, same_place
from catalog.archive.options import CaptureOptions
from catalog.case import Case
from catalog.errors import Cancelled, CatalogError, InvalidInput, WorkerDied
from catalog.jobs import Operation
from catalog.model.records import Capture, Media, Posting, QueueItem, QueueSource, QueueState
from catalog.model.timecode import utc_form, utc_now
from catalog.operations.acquired import Acquired
from catalog.operations.written import written
from catalog.store.unit_of_work import UnitOfWork
from catalog.texts import phrase

LONGEST_WAIT_SECONDS = 60 * 60
"""Between two tries, unless the server asks for more."""
LASTING = ("comments", "subtitles", "thumbnail", "page", "live", "live_limit_seconds", "decode_check")
STEP = 1024
"""Between the positions of two neighbours, so that one can be put between them without moving the others."""
_OVER = (QueueState.FAILED, QueueState.CANCELLED)
_ORDER = "position, number"


@dataclass(frozen=True, slots=True)
class Known:
    """What the case knows of a link: the recording it brought, or its place in the queue."""

    url: str
    media: Media | None = None
    item: QueueItem | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """`queued` are new in the queue or wait again; `known` were left out, and why."""

    queued: tuple[QueueItem, ...]
    known: tuple[Known, ...]


@dataclass(frozen=True, slots=True)
class Patience:
    """How often a link is tried by itself, and how long is waited before the second try; then twice that."""

    tries: int = 6
    first_wait_seconds: int = 30


def queue(case: Case) -> list[QueueItem]:
    """Everything that was ever asked for, in the order of the queue."""
    return case.find(QueueItem, order=_ORDER)


def known_links(case: Case, urls: Iterable[str]) -> dict[str, Known]:
    """Those of these links that the case has a recording of, or that stand in its queue, by the link as given."""
    wanted = {url: same_place(url) for url in urls}
    places = set(wanted.values())
    brought: dict[str, str] = {}
    posted: dict[str, str] = {}
    for rows in case.columns(Posting, ["uid", "url", "media_uid"]):
        for uid, url, media_uid in rows:
            if media_uid is not None and url:
                posted[uid] = media_uid
                if same_place(url) in places:
                    brought.setdefault(same_place(url), media_uid)
    for rows in case.columns(Capture, ["posting_uid", "reached_url"]):
        for posting_uid, url in rows:
            if posting_uid in posted and url and same_place(url) in places:
                brought.setdefault(same_place(url), posted[posting_uid])
    queued = {
        same_place(url): uid
        for rows in case.columns(QueueItem, ["uid", "url"])
        for uid, url in rows
        if same_place(url) in places
    }
    known = {}
    for url, place in wanted.items():
        media = case.get(Media, brought[place]) if place in brought else None
        item = case.get(QueueItem, queued[place]) if place in queued else None
        if media is not None or item is not None:
            known[url] = Known(url, media, item)
    return known


def add_links(
    case: Case,
    links: Sequence[ListedLink],
    *,
    actor: str,
    source: str = QueueSource.PASTED,
    source_name: str = "",
    options: CaptureOptions | None = None,
    again: bool = False,
) -> Added:
    """Puts links at the end of the queue, each once.

    A link that the case has a recording of is left out unless `again`, and so is one that waits or runs; one that
    failed or was cancelled waits again in its old row. Of `options` what may be written down is kept. Raises
    InvalidInput for what is no link, and for live streams without a limit, and then adds none.
    """
    chosen = options or CaptureOptions()
    if chosen.live and not chosen.live_limit_seconds:
        raise InvalidInput(
            "A live stream is only taken with a limit.", hint="Say how many minutes of it are to be taken."
        )
    for each in links:
        check_url(each.url)

    def write() -> Added:
        return _add(case, links, actor, str(source), source_name, lasting(chosen), again)

    return written(write)


def _add(
    case: Case,
    links: Sequence[ListedLink],
    actor: str,
    source: str,
    source_name: str,
    options: dict[str, Any],
    again: bool,
) -> Added:
    found = known_links(case, [each.url for each in links])
    places: set[str] = set()
    left_out: list[Known] = []
    put_back: list[QueueItem] = []
    fresh: list[QueueItem] = []
    last = max((each[0] for rows in case.columns(QueueItem, ["position"]) for each in rows), default=0)
    now = utc_now()
    for each in links:
        place = same_place(each.url)
        known = found.get(each.url, Known(each.url))
        stands = known.item is not None and known.item.state in (QueueState.WAITING, QueueState.RUNNING)
        if stands or (known.media is not None and not again) or place in places:
            if place not in places:
                left_out.append(known)
            continue
        places.add(place)
        last += STEP
        if known.item is not None and known.item.state in _OVER:
            fields = {**known.item.fields, **each.fields}
            back = _waiting_again(known.item)
            put_back.append(dataclasses.replace(back, position=last, fields=fields, options=options))
            continue
        fresh.append(
            QueueItem(
                url=each.url,
                source=source,
                source_name=source_name,
                title=each.title,
                fields=each.fields,
                position=last,
                options=options,
                added_by=actor,
                added_utc=now,
            )
        )
    if not fresh and not put_back:
        return Added((), tuple(left_out))
    parameters = {"source": source, "name": source_name, "links": len(fresh) + len(put_back)}
    with case.unit_of_work("queue.add", actor=actor, parameters=parameters) as work:
        work.add_all(fresh)
        for item in put_back:
            work.replace(item)
    assert work.committed is not None
    stored = [change.after for change in work.committed.changes if isinstance(change.after, QueueItem)]
    return Added(tuple(stored), tuple(left_out))


def lasting(options: CaptureOptions) -> dict[str, Any]:
    """What of the options is kept with a link: choices that differ from the usual, and never a way or an access.

    Only how the link is taken, not how fast or how often: that is the queue's affair on each day anew.
    """
    usual = CaptureOptions()
    return {
        name: getattr(options, name) for name in LASTING if getattr(options, name) != getattr(usual, name)
    }


# ---------------------------------------------------------------- what a person decides


def retry(case: Case, uids: Iterable[str], *, actor: str) -> list[QueueItem]:
    """Has links that failed or were cancelled, or that wait for their next try, tried as soon as there is room."""
    chosen = [case.get(QueueItem, uid) for uid in uids]
    again = [
        _waiting_again(each)
        for each in chosen
        if each.state in _OVER or (each.state == QueueState.WAITING and each.next_try_utc)
    ]
    return _replaced(case, "queue.retry", again, actor=actor)


def retry_failed(case: Case, *, actor: str) -> list[QueueItem]:
    """As `retry`, of everything that failed."""
    failed = case.find(QueueItem, state=str(QueueState.FAILED), order=_ORDER)
    return retry(case, [each.uid for each in failed], actor=actor)


def cancel(case: Case, uids: Iterable[str], *, actor: str) -> list[QueueItem]:
    """Takes links that wait out of the queue; they can be tried again later. What runs is ended where it runs."""
    chosen = [case.get(QueueItem, uid) for uid in uids]
    waiting = [
        dataclasses.replace(each, state=str(QueueState.CANCELLED), next_try_utc="")
        for each in chosen
        if each.state == QueueState.WAITING
    ]
    return _replaced(case, "queue.cancel", waiting, actor=actor)


def move(case: Case, uids: Sequence[str], *, before: str | None, actor: str) -> list[QueueItem]:
    """Puts waiting links, in the order of the queue, before another waiting one; None: at the end."""
    asked = set(uids)
    waiting = sorted(  # a queue may be long: whole rows are read of few
        (position, number, uid)
        for rows in case.columns(QueueItem, ["position", "number", "uid", "state"])
        for position, number, uid, state in rows
        if state == QueueState.WAITING
    )
    moved = [uid for _, _, uid in waiting if uid in asked]
    rest = [each for each in waiting if each[2] not in asked]
    place = next((number for number, each in enumerate(rest) if each[2] == before), len(rest))
    after_it = rest[place][0] if place < len(rest) else None
    before_it = rest[place - 1][0] if place > 0 else None
    positions = _between(before_it, after_it, len(moved))
    if positions is None:  # no room is left there
        all_uids = [uid for _, _, uid in rest]
        moved = [*all_uids[:place], *moved, *all_uids[place:]]
        positions = [STEP * number for number in range(1, len(moved) + 1)]
    changed = [
        dataclasses.replace(case.get(QueueItem, uid), position=position)
        for uid, position in zip(moved, positions, strict=True)
    ]
    return _replaced(case, "queue.move", changed, actor=actor)


def _between(first: int | None, last: int | None, count: int) -> list[int] | None:
    """So many positions after the first and before the last, in order; None where they do not fit between."""
    if first is None and last is None:
        return None
    if first is None:
        assert last is not None
        return [last - STEP * number for number in range(count, 0, -1)]
    if last is None:
        return [first + STEP * number for number in range(1, count + 1)]
    step = (last - first) // (count + 1)
    return [first + step * number for number in range(1, count + 1)] if step else None


def recover(case: Case, *, actor: str) -> list[QueueItem]:
    """Has what was running when a program ended wait again. Only whoever holds the queue's lock may say so."""
    left = case.find(QueueItem, state=str(QueueState.RUNNING), order=_ORDER)
    waiting = [
        dataclasses.replace(each, state=str(QueueState.WAITING), tries=max(0, each.tries - 1))
        for each in left
    ]
    return _replaced(case, "queue.recover", waiting, actor=actor)


# ---------------------------------------------------------------- one try


def work_off(
    case: Case,
    uid: str,
    *,
    actor: str,
    capture: CaptureOptions,
    patience: Patience,
    put_back: Callable[[], bool] = lambda: False,
) -> Operation[Acquired]:
    """Archives one waiting link, and writes into its row how that went.

    What may pass waits for its next try; what will not, fails; what leads on to a site that nobody was told of waits
    for that. On being cancelled it waits again if `put_back` says so (the program is closing), and is cancelled else.
    Raises what `add_link` raises.
    """
    from catalog.operations.acquire import add_link

    item = case.get(QueueItem, uid)
    running = dataclasses.replace(
        item, state=str(QueueState.RUNNING), tries=item.tries + 1, next_try_utc="", error="", error_hint=""
    )
    (running,) = _replaced(case, "queue.start", [running], actor=actor)
    try:
        options = dataclasses.replace(capture, **running.options)
        acquired: Acquired = yield from add_link(case, running.url, actor=actor, options=options)
    except Exception as error:
        _ended_badly(case, running, error, actor=actor, patience=patience, put_back=put_back())
        raise
    done = dataclasses.replace(
        running,
        state=str(QueueState.DONE),
        posting_uid=acquired.posting.uid,
        was_known=not acquired.is_new,
        title=acquired.posting.title or running.title,
    )
    _replaced(case, "queue.end", [done], actor=actor)
    return acquired


def _ended_badly(
    case: Case, item: QueueItem, error: Exception, *, actor: str, patience: Patience, put_back: bool
) -> None:
    tries = case.find(Posting, url=item.url, order="number DESC")
    item = dataclasses.replace(item, posting_uid=tries[0].uid if tries else None)
    if isinstance(error, Cancelled):
        state = QueueState.WAITING if put_back else QueueState.CANCELLED
        ended = dataclasses.replace(item, state=str(state), tries=item.tries - 1)
        _replaced(case, "queue.end", [ended], actor=actor, outcome="cancelled")
        return
    told = error if isinstance(error, CatalogError) else CatalogError(f"{type(error).__name__}: {error}")
    item = dataclasses.replace(item, error=told.message, error_hint=told.hint or "")
    wait = wait_seconds(error, item.tries, patience)
    if isinstance(error, LedElsewhere):
        ended = dataclasses.replace(item, state=str(QueueState.WAITING), tries=item.tries - 1)
    elif wait is None:
        ended = dataclasses.replace(item, state=str(QueueState.FAILED))
    else:
        ended = dataclasses.replace(item, state=str(QueueState.WAITING), next_try_utc=_in(wait))
    _replaced(case, "queue.end", [ended], actor=actor, outcome="failed")


def wait_seconds(error: BaseException, tries: int, patience: Patience) -> int | None:
    """How long to wait before try number `tries + 1`; None: another try by itself would not help, or was the last.

    Doubles with each try, up to an hour; longer where the server asks for it.
    """
    if not isinstance(error, (MayPass, WorkerDied)) or tries >= patience.tries:
        return None
    asked = error.wait_seconds if isinstance(error, MayPass) else 0
    return max(asked, min(patience.first_wait_seconds << (tries - 1), LONGEST_WAIT_SECONDS))


def _waiting_again(item: QueueItem) -> QueueItem:
    return dataclasses.replace(item, state=str(QueueState.WAITING), tries=0, next_try_utc="")


def _in(seconds: int) -> str:
    moment = datetime.now(UTC) + timedelta(seconds=seconds)
    return utc_form(moment)


def _replaced(
    case: Case, action: str, items: Sequence[QueueItem], *, actor: str, outcome: str = "done"
) -> list[QueueItem]:
    """Writes the changed rows in one unit; nothing is written where there are none."""
    if not items:
        return []
    parameters = {"url": items[0].url} if len(items) == 1 else {"links": len(items)}

    def write() -> UnitOfWork:
        with case.unit_of_work(action, actor=actor, parameters=parameters, outcome=outcome) as work:
            for each in items:
                work.replace(each)
        return work

    written(write)
    return list(items)


def item_named(case: Case, name: str) -> QueueItem:
    """The row with a number as people write it, `Q3` or `3`. Raises InvalidInput where there is none."""
    number = name.upper().removeprefix("Q")
    found = case.find(QueueItem, number=int(number)) if number.isdecimal() else []
    if not found:
        raise InvalidInput(
            phrase("There is no link “{name}” in the queue.", name=name),
            hint="“framewitness queue CASE” shows their numbers.",
        )
    return found[0]
