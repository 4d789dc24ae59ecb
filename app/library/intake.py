"""Bringing recordings in by link, file or drop: archived, then examined.

Links go by way of the case's queue; files, and what is done with recordings, are steps of the window's work.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QTimer, Signal

from app import messages
from app.i18n import tr, trn
from app.job_bridge import WorkQueue
from app.library.add_link import Wanted, links_in
from app.library.link_tree import in_words
from app.queue.links import LinkQueue
from app.session import CaseSession
from app.settings import Settings
from catalog.errors import CatalogError, InvalidInput
from catalog.jobs import JobContext, Operation
from catalog.model.records import Media, Posting, QueueItem, QueueState
from catalog.operations import queue
from catalog.operations.acquired import Acquired
from catalog.operations.acquisition import Form
from catalog.operations.examine import examine, missing_thumbnails, remake_thumbnails
from catalog.operations.links import ListedLink

if TYPE_CHECKING:
    from catalog.operations.acquire import FoundFile

AT_ONCE_SECONDS = 0.008
"""So long pictures of the library are looked for in one turn."""


class Intake(QObject):
    """Puts work into the queue; the window stays free."""

    archived = Signal(object)
    """Media that is new in the case and waits for being examined."""
    examined = Signal(str)
    """uid of a media whose shots and keyframes are now known."""
    thumbnails_made = Signal()
    paths_chosen = Signal(object)
    """Files and folders (paths) that somebody chose, and that are to be looked at before they are taken in."""
    _found = Signal(object)

    def __init__(self, session: CaseSession, work: WorkQueue, settings: Settings) -> None:
        super().__init__(session)
        self._session = session
        self._queue = work
        self.links = LinkQueue(session, settings)
        self.links.ended.connect(self._on_link_ended)
        self._found.connect(self._on_found)
        self._closed = False
        self._unchecked: list[Media] = []
        self._checking = QTimer(self)
        self._checking.timeout.connect(self._check_posters)

    def close(self) -> None:
        self._closed = True
        self._checking.stop()
        self.links.close()

    def add_links(self, links: list[str]) -> None:
        if links:
            self.add_wanted([Wanted(tuple(ListedLink(link) for link in links))])

    def add_wanted(self, wanted: list[Wanted]) -> None:
        """Puts links into the queue, and says which were left out because the case has them."""
        case, actor = self._session.case, self._session.author

        def write(_: JobContext) -> list[queue.Added]:
            return [
                queue.add_links(
                    case,
                    each.links,
                    actor=actor,
                    source=each.source,
                    source_name=each.source_name,
                    options=each.options,
                    again=each.again,
                )
                for each in wanted
            ]

        many = sum(len(each.links) for each in wanted)
        self._session.write_many(tr("Putting links into the queue"), many, write, self._on_added)

    def _on_added(self, added: list[queue.Added]) -> None:
        queued = sum(len(each.queued) for each in added)
        known = [one for each in added for one in each.known]
        told = [trn("%n links wait in the queue.", queued)] if queued else []
        if len(known) == 1:
            told.append(tr("{link}: {why}.", link=known[0].url, why=in_words(known[0])))
        elif known:
            told.append(trn("%n were left out: the case has them, or they wait already.", len(known)))
        self._session.said.emit(" ".join(told))
        self.links.go_on()

    def _on_link_ended(self, item: QueueItem, outcome: Acquired | BaseException) -> None:
        if isinstance(outcome, Acquired):
            self._on_acquired(outcome)
            return
        self._session.refresh()
        message, _ = messages.in_words(outcome)
        if item.state == QueueState.FAILED:
            self._session.said.emit(tr("{link} failed: {why}", link=item.title or item.url, why=message))

    def add_paths(self, paths: list[Path]) -> None:
        """Files, and folders with everything in them; looking through folders is done beside the window."""
        threading.Thread(
            target=_search, args=(paths, self._found.emit), name="folder-search", daemon=True
        ).start()

    def add_dropped(self, mime: QMimeData) -> None:
        urls = mime.urls()
        self.add_links([url.toString() for url in urls if url.scheme().lower() in ("http", "https")])
        if not urls and mime.hasText():
            self.add_links(links_in(mime.text()))
        paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        if paths:
            self.add_paths(paths)

    @staticmethod
    def takes(mime: QMimeData) -> bool:
        if mime.hasUrls():
            return any(url.isLocalFile() or url.scheme().lower() in ("http", "https") for url in mime.urls())
        return mime.hasText() and bool(links_in(mime.text()))

    def try_again(self, posting: Posting) -> None:
        if posting.url:
            self.add_links([posting.url])
        else:
            self.add_paths([Path(posting.source_path)])

    def join(self, posting: Posting, path: Path, obtained: str) -> None:
        """Puts a file that somebody saved by hand to the link that failed; `obtained` is how they came by it."""
        from catalog.operations.acquire import add_file

        case = self._session.case
        self._add(path.name, partial(add_file, case, path, posting_url=posting.url, obtained=obtained))

    def examine(self, media: Media, settings: dict[str, str] | None = None) -> None:
        self._queue.submit(
            tr("Shots and keyframes of {label}", label=media.label),
            lambda: examine(self._session.case, media.uid, actor=self._session.author, settings=settings),
            then=lambda _: self.examined.emit(media.uid),
        )

    def restore_thumbnails(self, media: Media) -> None:
        """Has made again what is gone from `derived/`, which anybody may empty."""
        case = self._session.case
        if not case.read_only and missing_thumbnails(case, media.uid):
            self._queue.submit(
                tr("Thumbnails of {label}", label=media.label),
                lambda: remake_thumbnails(case, media.uid),
                then=lambda _: self.thumbnails_made.emit(),
            )

    def restore_posters(self) -> None:
        """The same for every recording of the library that has lost its picture there; a few at a time."""
        self._unchecked = list(reversed(self._session.library))
        self._checking.start()

    def _check_posters(self) -> None:
        derived = self._session.case.path / "derived"
        end = time.monotonic() + AT_ONCE_SECONDS
        while self._unchecked and time.monotonic() < end:
            media = self._unchecked.pop()
            if not (derived / media.uid / "poster.jpg").exists():
                self.restore_thumbnails(media)
        if not self._unchecked:
            self._checking.stop()

    def add_found(self, found: list[FoundFile], form: Form | None = None) -> None:
        """Takes in what was looked at before; `form` is what was said of it."""
        from catalog.operations.acquire import add_file

        for each in found:
            self._add(each.path.name, partial(add_file, self._session.case, each, form=form))

    def _on_found(self, found: list[FoundFile] | CatalogError) -> None:
        if isinstance(found, CatalogError):
            self._session.failed.emit(found)
            return
        self.add_found(found)

    def _add(self, name: str, make: Callable[..., Operation[Acquired]]) -> None:
        self._queue.submit(name, lambda: make(actor=self._session.author), then=self._on_acquired)

    def _on_acquired(self, acquired: Acquired) -> None:
        self._session.refresh()
        media = acquired.media
        if acquired.is_new:
            self.examine(media)
            self.archived.emit(media)
        else:
            self._session.said.emit(
                tr("These very bytes were in the case already, as {label}.", label=media.label)
            )
        if self._session.media is None:  # in a turn of its own: everything about it is read and shown
            QTimer.singleShot(0, self, lambda: self._choose(media))

    def _choose(self, media: Media) -> None:
        if self._session.media is None and not self._closed:
            self._session.choose_media(media)


def _search(paths: list[Path], tell: Callable[[object], None]) -> None:
    """In a thread: tells the files found, or what went wrong."""
    from catalog.operations.acquire import look_through

    found: list[FoundFile] | CatalogError
    try:
        found = look_through(paths)
        if not found:
            found = InvalidInput(
                tr("No files were found there."), hint=tr("Choose video, sound or picture files.")
            )
    except CatalogError as error:
        found = error
    except OSError as error:
        found = InvalidInput(tr("That place cannot be read: {why}.", why=error.strerror or error))
    with contextlib.suppress(RuntimeError):  # the window is gone
        tell(found)
