"""The dialog for links to archive: pasted, from a file, or picked from what a playlist or channel has."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.flow import Flow
from app.i18n import tr, trn
from app.job_bridge import Entry, WorkQueue
from app.library.link_tree import LinkRow, LinkTree
from app.library.table_options import TableOptions
from app.problem import ProblemLine
from app.protection.asking import ask_for_access, when_told
from app.protection.words import way_in_words
from app.queue.links import LinkQueue
from app.session import CaseSession
from catalog.errors import CatalogError
from catalog.jobs import Operation
from catalog.model.records import QueueSource
from catalog.operations.contact import LedElsewhere
from catalog.operations.links import (
    AT_ONCE,
    CaptureOptions,
    LinkList,
    ListedLink,
    Listing,
    look_inside,
    read_list,
)
from catalog.operations.queue import known_links

SETTLED_MILLISECONDS = 300
"""After so long without typing it is looked up what the case knows of the links."""
WRONG_TOLD = 10
IN_A_TURN = 200
"""So many links of a file become rows in one turn of the window."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Links of one source that are to be archived; `again` where the case has recordings of them already."""

    links: tuple[ListedLink, ...]
    source: str = QueueSource.PASTED
    source_name: str = ""
    again: bool = False
    options: CaptureOptions = field(default_factory=CaptureOptions)


def links_in(text: str) -> list[str]:
    """The http and https links in a text, each once, in order."""
    words = text.replace("<", " ").replace(">", " ").split()
    return list(dict.fromkeys(word for word in words if is_link(word)))


def is_link(word: str) -> bool:
    url = QUrl(word, QUrl.ParsingMode.TolerantMode)
    return url.scheme().lower() in ("http", "https") and bool(url.host())


class AddLinkDialog(QDialog):
    """After `accept`, `wanted` holds what was ticked. Nothing is contacted but by “Look inside”."""

    def __init__(
        self,
        session: CaseSession,
        work: WorkQueue,
        links: LinkQueue,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Add from links"))
        self.wanted: list[Wanted] = []
        self._session = session
        self._work = work
        self._links = links
        self._is_open = True
        """Until then answers of what works beside the window are taken."""
        self._looking: Entry | None = None
        self._file: Path | None = None
        self._left_out = ""
        """What of the file became no row, in words."""
        self._coming: deque[ListedLink] = deque()
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLED_MILLISECONDS)
        self._settled.timeout.connect(self._ask_the_case)
        self._filling = QTimer(self)
        self._filling.timeout.connect(self._fill)
        self._make_parts()
        self._lay_out()
        self.finished.connect(lambda _: self._let_go())
        clipboard = "\n".join(links_in(QGuiApplication.clipboard().text()[:10_000]))
        if clipboard:
            self.field.setPlainText(clipboard)
            self.field.selectAll()
        self._tell()
        self._tell_way()
        self.field.setFocus()

    def _make_parts(self) -> None:
        self.tree = LinkTree()
        self.tree.changed.connect(self._tell)
        self.field = QPlainTextEdit()
        self.field.setAccessibleName(tr("Links, one a line"))
        self.field.setPlaceholderText(tr("https://…"))
        self.field.setTabChangesFocus(True)
        self.field.setFixedHeight(self.field.fontMetrics().height() * 4 + 14)
        self.field.textChanged.connect(self._take_text)
        self.from_file = QPushButton(tr("From a file…"))
        self.from_file.setToolTip(tr("A text file, or a table saved as CSV: its other columns are kept"))
        self.from_file.clicked.connect(self._ask_for_file)
        self.look = QPushButton(tr("Look inside"))
        self.look.setToolTip(
            tr("Asks the site what a playlist, channel or feed has, so that you can pick; takes nothing yet")
        )
        self.look.clicked.connect(self.look_inside)
        self.more = QPushButton(tr("Show the next {count}", count=AT_ONCE))
        self.more.clicked.connect(self._look_further)
        self.tick = QPushButton(tr("Tick the chosen"))
        self.tick.clicked.connect(lambda: self.tree.tick_chosen(True))
        self.untick = QPushButton(tr("Untick the chosen"))
        self.untick.clicked.connect(lambda: self.tree.tick_chosen(False))
        self.way = QLabel()
        self.way.setObjectName("dim")
        self.way.setWordWrap(True)
        self.access = QPushButton(tr("Access…"))
        self.access.setToolTip(tr("Go through Tor or a proxy, or use a login"))
        self.access.clicked.connect(lambda: ask_for_access(self._links, self, self._tell_way))
        for each in (self.from_file, self.look, self.more, self.tick, self.untick, self.access):
            each.setAutoDefault(False)
        self.table = TableOptions()
        self.table.changed.connect(self._read_file)
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.live = QCheckBox(tr("Take live streams, of each at most"))
        self.minutes = QSpinBox()
        self.minutes.setRange(1, 24 * 60)
        self.minutes.setValue(10)
        self.minutes.setSuffix(tr(" minutes"))
        self.minutes.setAccessibleName(tr("Minutes of a live stream, at most"))
        self.minutes.setEnabled(False)
        self.live.toggled.connect(self.minutes.setEnabled)
        self.page = QCheckBox(tr("Keep the page as a browser shows it"))
        self.page.setChecked(True)
        self.comments = QCheckBox(tr("Keep the comments too"))
        self.comments.setToolTip(tr("What others wrote below a post; it can take many requests"))
        self.problem = ProblemLine()

    def _lay_out(self) -> None:
        intro = QLabel(
            tr(
                "Paste the addresses of pages or videos, one a line. Each is saved as it is served, hashed, and every "
                "step is written into the case."
            )
        )
        intro.setWordWrap(True)
        live = QWidget()
        live.setLayout(_line(self.live, self.minutes))
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.archive = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.archive.setText(tr("Archive"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(intro)
        layout.addWidget(self.field)
        layout.addLayout(Flow(self.from_file, self.look, self.more, self.tick, self.untick))
        layout.addWidget(self.table)
        layout.addWidget(self.tree, 1)
        layout.addWidget(self.told)
        layout.addLayout(Flow(self.page, self.comments, live, spacing=14))
        layout.addLayout(_line(self.way, self.access))
        layout.addWidget(self.problem)
        layout.addWidget(buttons)
        self.resize(760, 540)

    # ---------------------------------------------------------------- pasted

    def _take_text(self) -> None:
        links = [word for word in dict.fromkeys(self.field.toPlainText().split()) if is_link(word)]
        self.tree.set_rows(QueueSource.PASTED, "", [ListedLink(link) for link in links])
        self._settled.start()

    def _ask_the_case(self) -> None:
        """Looks up beside the window what the case knows of the links."""
        urls = [row.listed.url for row in self.tree.rows() if not row.looked_up]
        if not urls:
            return
        self._work.write_beside(
            tr("Looking for links that the case has"),
            lambda _: known_links(self._session.case, urls),
            then=lambda known: self.tree.show_known(urls, known) if self._is_open else None,
        )

    # ---------------------------------------------------------------- from a file

    def _ask_for_file(self) -> None:
        dialog = QFileDialog(self, tr("A list of links"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([tr("Lists of links (*.txt *.csv *.tsv)"), tr("All files (*)")])
        dialog.fileSelected.connect(lambda name: self.read_file(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def read_file(self, path: Path) -> None:
        """Its links become rows; those of a file that was read before go."""
        self._file = path
        self.table.forget()
        self._read_file()

    def _read_file(self) -> None:
        path = self._file
        if path is None:
            return
        asked = self.table.asked()

        def read(_: object) -> LinkList | CatalogError:
            try:
                return read_list(path, **asked)
            except CatalogError as error:
                return error

        self._work.write_beside(
            tr("Reading {name}", name=path.name), read, then=lambda found: self._take_file(path, found)
        )

    def _take_file(self, path: Path, found: LinkList | CatalogError) -> None:
        if not self._is_open:
            return
        if isinstance(found, CatalogError):
            self.problem.say(found)
            return
        self.problem.say("")
        self._left_out = _left_out(found)
        self.table.show_read(found)
        source = QueueSource.CSV_FILE if found.is_table else QueueSource.TEXT_FILE
        self.tree.set_rows(source, path.name, [])
        self._coming = deque(found.links)
        self._coming_source = source
        self._filling.start()

    def _fill(self) -> None:
        assert self._file is not None
        some = [self._coming.popleft() for _ in range(min(IN_A_TURN, len(self._coming)))]
        self.tree.add_rows(self._coming_source, self._file.name, some)
        if not self._coming:
            self._filling.stop()
            self._ask_the_case()

    # ---------------------------------------------------------------- from a playlist

    def look_inside(self) -> None:
        """Asks what is behind the chosen link, or the only one."""
        row = self.tree.chosen()
        if row is not None:
            when_told(self._links, [row.listed.url], self, lambda: self._look_at(row, first=1))

    def _look_further(self) -> None:
        row = self.tree.chosen()
        row = row.parent_row() or row if row is not None else None
        if row is not None and row.listing is not None:
            first = row.listing.entries[-1].number + 1 if row.listing.entries else 1
            when_told(self._links, [row.listed.url], self, lambda: self._look_at(row, first=first))

    def _look_at(self, row: LinkRow, *, first: int) -> None:
        if self._looking is not None or not self._is_open:
            return
        url = row.listed.url

        def operation() -> Operation[Listing | CatalogError]:
            try:
                return (yield from look_inside(url, options=self._links.capture, first=first))
            except CatalogError as error:
                return error

        self.problem.say("")
        self._looking = self._work.submit(
            tr("Looking at {link}", link=url),
            operation,
            then=lambda found: self._take_listing(row, found, first=first),
            quiet=True,
        )
        self._tell()

    def _take_listing(self, row: LinkRow, found: Listing | CatalogError, *, first: int) -> None:
        self._looking = None
        if not self._is_open:
            return
        if isinstance(found, LedElsewhere):
            self.problem.say(found)
            when_told(self._links, [found.url], self, lambda: self._look_at(row, first=first))
        elif isinstance(found, CatalogError):
            self.problem.say(found)
        else:
            self.tree.show_listing(row, found)
            self._ask_the_case()
        self._tell()

    # ---------------------------------------------------------------- the end

    def _tell(self) -> None:
        ticked, all_rows = self.tree.counts()
        told = [tr("{ticked} of {count} ticked.", ticked=ticked, count=all_rows)] if all_rows else []
        known = sum(1 for row in self.tree.rows() if row.known is not None)
        told += [trn("%n are in the case or its queue already.", known)] if known else []
        told += [self._left_out] if self._left_out else []
        row = self.tree.chosen()
        listing = row.listing if row is not None else None
        if self._looking is not None:
            told.append(tr("Asking the site…"))
        elif listing is not None and listing.is_list:
            shown, total = row.childCount() if row is not None else 0, listing.total
            told.append(
                tr("{shown} of the list's {total} are shown.", shown=shown, total=total)
                if total is not None
                else tr("{shown} of the list are shown; there are more.", shown=shown)
            )
        self.told.setText(" ".join(told))
        self.look.setEnabled(row is not None and self._looking is None)
        self.more.setVisible(listing is not None and listing.more)
        self.more.setEnabled(self._looking is None)

    def _tell_way(self) -> None:
        self.way.setText(way_in_words(self._links))

    def accept(self) -> None:
        words = self.field.toPlainText().split()
        wrong = [word for word in words if not is_link(word)]
        if wrong:
            self.problem.say(
                tr("“{wrong}” is not a link that begins with http:// or https://.", wrong=wrong[0][:120])
            )
            return
        while self._coming:
            self._fill()
        ticked = [row for row in self.tree.rows() if row.ticked]
        if not ticked:
            self.problem.say(
                tr("Tick what is to be archived.") if self.tree.counts()[1] else tr("Paste a link first.")
            )
            return
        self.wanted = list(self._batches(ticked))
        super().accept()

    def _batches(self, ticked: list[LinkRow]) -> Iterable[Wanted]:
        """Rows of one source together, those that the case knows apart: they were ticked all the same."""
        live = self.live.isChecked()
        options = CaptureOptions(
            page=self.page.isChecked(),
            comments=self.comments.isChecked(),
            live=live,
            live_limit_seconds=self.minutes.value() * 60 if live else None,
        )
        parts: dict[tuple[str, str, bool], list[ListedLink]] = {}
        for row in ticked:
            again = row.known is not None
            parts.setdefault((row.source, row.source_name, again), []).append(row.listed)
        for (source, name, again), links in parts.items():
            yield Wanted(tuple(links), source, name, again, options)

    def _let_go(self) -> None:
        self._is_open = False
        self._settled.stop()
        self._filling.stop()
        if self._looking is not None:
            self._work.cancel(self._looking)


def _line(first: QWidget, *others: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(first, 1)
    for each in others:
        line.addWidget(each)
    return line


def _left_out(found: LinkList) -> str:
    told = []
    if found.wrong:
        lines = ", ".join(str(each.line) for each in found.wrong[:WRONG_TOLD])
        more = "…" if len(found.wrong) > WRONG_TOLD else ""
        told.append(
            trn("%n lines of the file have no link (line {lines}).", len(found.wrong), lines=lines + more)
        )
    if found.repeated:
        told.append(trn("%n links stood there more than once.", found.repeated))
    return " ".join(told)
