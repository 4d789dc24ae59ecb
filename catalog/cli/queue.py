"""The command for the queue of links: fill it from lists and playlists, work it off, try again, cancel, reorder."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from catalog.case import Case
from catalog.cli.base import ACTOR, CASE, cli, guarded, page_capturer
from catalog.cli.progress import Stop, amount, bars, fault, plain, run_one, shortened, tell
from catalog.cli.way import agree, followed, go_on, with_way
from catalog.errors import CatalogError, InvalidInput
from catalog.jobs import ProcessRunner
from catalog.model.records import Media, Posting, QueueItem, QueueSource, QueueState
from catalog.operations import cases, queue
from catalog.operations.acquired import Acquired
from catalog.operations.links import CaptureOptions, LinkList, ListedLink, Listing, look_inside, read_list
from catalog.operations.queue_run import Pace, QueueRun
from catalog.texts import phrase

if TYPE_CHECKING:
    from rich.progress import TaskID

POLL_SECONDS = 0.05


@cli.command(name="queue")
@CASE
@click.option("--add", "links", multiple=True, metavar="LINK", help="Put a link at the end.")
@click.option(
    "--list",
    "lists",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Put in the links of a text or CSV file.",
)
@click.option("--delimiter", default=None, help="Of the CSV file; by default it is found.")
@click.option("--column", default=None, help="The CSV column with the links, by name or number.")
@click.option("--header/--no-header", default=None, help="Whether the CSV's first row is names of columns.")
@click.option(
    "--from", "source", metavar="LINK", help="Show what a playlist or channel has; with --pick take of it."
)
@click.option("--pick", default="", metavar="1,3-5", help="With --from: these of the list, by number.")
@click.option("--again", is_flag=True, help="Links that the case has recordings of, too.")
@click.option("--live-minutes", type=click.IntRange(1, 24 * 60), help="Take live streams, so much of each.")
@click.option("--retry", multiple=True, metavar="Q3", help="Try again; “failed” stands for all that failed.")
@click.option("--cancel", multiple=True, metavar="Q3", help="Take out what waits.")
@click.option("--move", default=None, metavar="Q3", help="With --before: move what waits; else to the end.")
@click.option("--before", default=None, metavar="Q1", help="See --move.")
@click.option("--run", is_flag=True, help="Work the queue off; goes on where an earlier run stopped.")
@click.option("--no-wait", is_flag=True, help="With --run: end rather than wait for the time of a next try.")
@click.option("--at-once", type=click.IntRange(1, 20), default=3, show_default=True, help="Links at a time.")
@click.option("--per-host", type=click.IntRange(1, 20), default=1, show_default=True, help="Of one host.")
@click.option(
    "--pause", type=click.FloatRange(0, 3600), default=2.0, show_default=True, help="Seconds, for a host."
)
@click.option("--rate-limit", type=click.IntRange(1), default=None, help="Kilobytes a second, for each link.")
@click.option("--tries", type=click.IntRange(1, 100), default=6, show_default=True, help="Of what may pass.")
@with_way
@click.option("--no-page", is_flag=True, help="Do not keep the pages as a browser shows them.")
@click.option("--json", "as_json", is_flag=True, help="Print the queue as JSON.")
@ACTOR
@guarded
def queue_command(
    case: Path,
    links: tuple[str, ...],
    lists: tuple[Path, ...],
    delimiter: str | None,
    column: str | None,
    header: bool | None,
    source: str | None,
    pick: str,
    again: bool,
    live_minutes: int | None,
    retry: tuple[str, ...],
    cancel: tuple[str, ...],
    move: str | None,
    before: str | None,
    run: bool,
    no_wait: bool,
    at_once: int,
    per_host: int,
    pause: float,
    rate_limit: int | None,
    tries: int,
    way: dict[str, Any],
    no_page: bool,
    as_json: bool,
    actor: str,
) -> None:
    """Show the queue of links of CASE, fill it, change it, or work it off with --run.

    Links that failed for what may pass (a busy server, a cut connection) are tried again by themselves, later and
    later; what will not pass (404, 410, no video there) is not.
    """
    options = _taken(live_minutes, page=not no_page)
    with cases.open_case(case, actor=actor, proxy=way["proxy"]) as opened:
        asked = bool(links or lists or source or retry or cancel or move or run)
        if links:
            pasted = [ListedLink(each) for each in links]
            tell_added(opened, queue.add_links(opened, pasted, actor=actor, options=options, again=again))
        for each in lists:
            add_list(
                opened, each, actor=actor, options=options, again=again,
                delimiter=delimiter, column=column, has_header=header,
            )  # fmt: skip
        if source:
            _from_list(opened, source, pick, actor=actor, options=options, again=again, way=way)
        _change(opened, retry, cancel, move, before, actor=actor)
        if run:
            rate = rate_limit * 1000 if rate_limit else None
            pace = Pace(at_once, per_host, pause, rate, queue.Patience(tries=tries))
            capture = CaptureOptions(**way, page_capturer=None if no_page else page_capturer())
            work_off(opened, actor=actor, pace=pace, capture=capture, wait=not no_wait)
        if as_json:
            rows = [_as_json(opened, each) for each in queue.queue(opened)]
            click.echo(json.dumps(rows, indent=2, ensure_ascii=False))
        elif not asked:
            _show(opened)


def _taken(live_minutes: int | None, *, page: bool) -> CaptureOptions:
    if live_minutes is None:
        return CaptureOptions(page=page)
    return CaptureOptions(page=page, live=True, live_limit_seconds=live_minutes * 60)


# ---------------------------------------------------------------- filling it


def add_list(
    case: Case,
    path: Path,
    *,
    actor: str,
    options: CaptureOptions,
    again: bool,
    delimiter: str | None = None,
    column: str | None = None,
    has_header: bool | None = None,
) -> None:
    """Puts the links of a file into the queue, and says what was read and what was left out."""
    delimiter = "\t" if delimiter in ("tab", "\\t") else delimiter
    read = read_list(path, delimiter=delimiter, has_header=has_header, column=column)
    for line in _read_in_words(path, read):
        click.echo(line, err=True)
    source = QueueSource.CSV_FILE if read.is_table else QueueSource.TEXT_FILE
    added = queue.add_links(
        case, read.links, actor=actor, source=source, source_name=path.name, options=options, again=again
    )
    tell_added(case, added)


def add_lists(case: Case, lists: Sequence[Path], *, actor: str, capture: CaptureOptions) -> None:
    """Puts the links of files into the queue and works it off: `framewitness add CASE --list FILE`."""
    for each in lists:
        add_list(case, each, actor=actor, options=CaptureOptions(), again=False)
    work_off(case, actor=actor, pace=Pace(), capture=capture)


def _read_in_words(path: Path, read: LinkList) -> list[str]:
    lines = [f"{path.name}: {len(read.links)} links."]
    if read.is_table:
        columns = ", ".join(read.columns) or "none"
        header = "with a header" if read.has_header else "without a header"
        named = {"\t": "tab"}.get(read.delimiter, read.delimiter)
        lines.append(
            f"A table, {header}, parted by “{named}”; links in “{read.link_column}”; kept as fields: {columns}."
        )
    if read.repeated:
        lines.append(f"{read.repeated} stand there more than once and are taken once.")
    lines += [f"Line {each.line} was left out: {each.why} {each.text}" for each in read.wrong]
    return lines


def tell_added(case: Case, added: queue.Added) -> None:
    for item in added.queued:
        click.echo(f"Q{item.number}  {item.url}")
    for known in added.known:
        click.echo(f"Left out: {known.url} {known_in_words(known)}.")


def known_in_words(known: queue.Known) -> str:
    if known.media is not None:
        return f"is in the case already, as {known.media.label} ({known.media.title})"
    assert known.item is not None
    return f"stands in the queue already, as Q{known.item.number} ({known.item.state})"


def _from_list(
    case: Case,
    source: str,
    pick: str,
    *,
    actor: str,
    options: CaptureOptions,
    again: bool,
    way: dict[str, Any],
) -> None:
    agree([source], way["proxy"])
    options_now = CaptureOptions(**way)
    listing = followed(lambda: run_one(source, look_inside(source, options=options_now)), way["proxy"])
    numbers = picked(pick) if pick else set()
    entries = {each.number: each for each in listing.entries}
    if numbers - set(entries):
        raise InvalidInput(
            phrase("The list has no number {number}.", number=min(numbers - set(entries))),
            hint="Leave --pick out to see the list.",
        )
    if not numbers:
        _show_listing(case, listing)
        return
    chosen = [ListedLink(entries[each].url, entries[each].title) for each in sorted(numbers)]
    added = queue.add_links(
        case,
        chosen,
        actor=actor,
        source=QueueSource.PLAYLIST,
        source_name=source,
        options=options,
        again=again,
    )
    tell_added(case, added)


def _show_listing(case: Case, listing: Listing) -> None:
    known = queue.known_links(case, [each.url for each in listing.entries])
    total = f"{listing.total}" if listing.total is not None else "more than are shown"
    click.echo(f"{listing.title or listing.url}: {len(listing.entries)} shown of {total}. Pick with --pick.")
    for each in listing.entries:
        notes = ["a list itself"] if each.is_list else []
        notes += ["live now"] if each.live else []
        notes += [known_in_words(known[each.url])] if each.url in known else []
        length = f"  {each.seconds // 60}:{each.seconds % 60:02}" if each.seconds is not None else ""
        click.echo(f"{each.number:>4}  {each.title or each.url}{length}" + "".join(f"; {n}" for n in notes))


def picked(text: str) -> set[int]:
    """The numbers of “1,3-5”. Raises InvalidInput for what is none."""
    numbers: set[int] = set()
    for part in text.replace(" ", "").split(","):
        first, dash, last = part.partition("-")
        if (
            not first.isdecimal()
            or (dash and not last.isdecimal())
            or int(last or first) - int(first) > 10_000
        ):
            raise InvalidInput(
                phrase("“{text}” does not say which to pick.", text=text), hint="Such as 1,3-5."
            )
        numbers.update(range(int(first), int(last or first) + 1))
    return numbers


# ---------------------------------------------------------------- changing it


def _change(
    case: Case,
    retry: Sequence[str],
    cancel: Sequence[str],
    move: str | None,
    before: str | None,
    *,
    actor: str,
) -> None:
    if "failed" in retry:
        for item in queue.retry_failed(case, actor=actor):
            click.echo(f"Q{item.number} waits again.")
    named = [queue.item_named(case, each).uid for each in retry if each != "failed"]
    for item in queue.retry(case, named, actor=actor):
        click.echo(f"Q{item.number} waits again.")
    for item in queue.cancel(case, [queue.item_named(case, each).uid for each in cancel], actor=actor):
        click.echo(f"Q{item.number} is cancelled.")
    if move:
        target = queue.item_named(case, before).uid if before else None
        queue.move(case, [queue.item_named(case, move).uid], before=target, actor=actor)
        _show(case)


# ---------------------------------------------------------------- working it off


def work_off(case: Case, *, actor: str, pace: Pace, capture: CaptureOptions, wait: bool = True) -> None:
    """Works the queue off with a line of progress for each link, and says each end.

    Ctrl-C leaves what runs waiting for the next run. Stop(1) if something failed; CatalogError where another
    program works it off.
    """
    failed: list[QueueItem] = []
    errors: list[BaseException] = []

    def ended(item: QueueItem, outcome: Acquired | BaseException) -> None:
        if isinstance(outcome, Acquired):
            known = "" if outcome.is_new else " (these very bytes were in the case already)"
            click.echo(f"Q{item.number}  {outcome.media.label}  {outcome.media.title}{known}")
            return
        if item.state == QueueState.FAILED:
            failed.append(item)
        elif run.paused:
            errors.append(outcome)
        error = outcome if isinstance(outcome, CatalogError) else fault(Exception(str(outcome)))
        tell(CatalogError(f"Q{item.number}: {error.message}", hint=error.hint))
        if item.next_try_utc:
            click.echo(f"  Try {item.tries + 1} of Q{item.number} is at {item.next_try_utc}.", err=True)

    run = QueueRun(case, ProcessRunner(), actor=lambda: actor, pace=pace, capture=capture, ended=ended)
    try:
        if not run.begin():
            raise CatalogError(
                "Another program works this queue off, or the case can only be read.",
                hint="Wait for it, or close the window of the case.",
            )
        agree(run.wanted_urls(), capture.proxy)
        _until_over(run, wait=wait)
        while run.held_hosts and go_on(run.held_urls, capture.proxy):
            _until_over(run, wait=wait)
        if run.held_hosts:
            click.echo("Links of sites that nobody was told of yet wait on.", err=True)
    finally:
        run.close()
    if failed or errors:
        raise Stop(1)


def _until_over(run: QueueRun, *, wait: bool) -> None:
    lines: dict[str, TaskID] = {}
    with bars() as progress:
        run.poll()
        while not run.idle and (run.running or not run.paused) and (wait or not run.only_later):
            if run.only_held:  # put in by somebody else meanwhile, or led on to
                break
            for uid, snapshot in run.snapshots.items():
                if uid not in lines:
                    name = plain(shortened(run.rows.items[uid].url))
                    lines[uid] = progress.add_task(name, total=None, amount="")
                progress.update(
                    lines[uid], total=snapshot.total, completed=snapshot.done, amount=plain(amount(snapshot))
                )
            for uid in lines.keys() - run.running.keys():
                progress.remove_task(lines.pop(uid))
            time.sleep(POLL_SECONDS)
            run.poll()


# ---------------------------------------------------------------- showing it


def _show(case: Case) -> None:
    items = queue.queue(case)
    for item in items:
        click.echo("  ".join(_row(case, item)))
    counts = Counter(item.state for item in items)
    parts = [f"{counts[state]} {state.value}" for state in QueueState if counts[state]]
    click.echo(", ".join(parts) + "." if parts else "The queue is empty.")


def _row(case: Case, item: QueueItem) -> list[str]:
    cells = [f"Q{item.number}", item.state, item.url]
    if item.state == QueueState.DONE:
        media = _media_of(case, item)
        cells.append((media.label if media else "") + (" (bytes known before)" if item.was_known else ""))
    if item.error:
        cells.append(item.error)
    if item.next_try_utc:
        cells.append(f"next try {item.next_try_utc}")
    return cells


def _as_json(case: Case, item: QueueItem) -> dict[str, object]:
    media = _media_of(case, item)
    return {
        "queue": f"Q{item.number}",
        "url": item.url,
        "state": item.state,
        "source": item.source,
        "source_name": item.source_name,
        "title": item.title,
        "fields": item.fields,
        "tries": item.tries,
        "next_try_utc": item.next_try_utc,
        "error": item.error,
        "error_hint": item.error_hint,
        "media": media.label if media else None,
        "bytes_known_before": item.was_known,
        "added_by": item.added_by,
        "added_utc": item.added_utc,
    }


def _media_of(case: Case, item: QueueItem) -> Media | None:
    for posting in case.find(Posting, uid=item.posting_uid) if item.posting_uid else []:
        if posting.media_uid:
            return case.get(Media, posting.media_uid)
    return None
