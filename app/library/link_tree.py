"""Links with a box to tick before each, and below a playlist what it has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from app.i18n import tr
from app.queue.links_model import STATES
from catalog.model.records import QueueSource, QueueState
from catalog.operations.links import ListedEntry, ListedLink, Listing
from catalog.operations.queue import Known

LINK, MORE, CASE = range(3)


class LinkRow(QTreeWidgetItem):
    """A link; `listing` is what was found inside it, whose entries are its children."""

    def __init__(
        self, listed: ListedLink, source: str, source_name: str, entry: ListedEntry | None = None
    ) -> None:
        super().__init__()
        self.listed = listed
        self.source = source
        self.source_name = source_name
        self.known: Known | None = None
        self.looked_up = False
        self.listing: Listing | None = None
        self.touched = False
        """Somebody ticked or unticked it."""
        self.setText(LINK, listed.title or listed.url)
        self.setToolTip(LINK, f"{listed.title}\n{listed.url}".strip())
        self.setText(MORE, _more(listed, entry))
        self.setToolTip(MORE, "\n".join(f"{name}: {value}" for name, value in listed.fields.items()))
        self.setFlags(self.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        self.setSizeHint(LINK, QSize(0, max(24, QFontMetrics(self.font(LINK)).height() + 8)))
        self.ticked = entry is None or entry.asked

    @property
    def ticked(self) -> bool:
        return self.checkState(LINK) is Qt.CheckState.Checked

    @ticked.setter
    def ticked(self, ticked: bool) -> None:
        self.setCheckState(LINK, Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    @property
    def can_be_ticked(self) -> bool:
        return bool(self.flags() & Qt.ItemFlag.ItemIsUserCheckable)

    def parent_row(self) -> LinkRow | None:
        parent = self.parent()
        return parent if isinstance(parent, LinkRow) else None

    def only_children(self) -> None:
        """A list is not taken as a whole: what is in it is ticked one by one."""
        self.ticked = False
        self.setData(LINK, Qt.ItemDataRole.CheckStateRole, None)
        self.setFlags(self.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)


class LinkTree(QTreeWidget):
    changed = Signal()
    """Other rows, other ticks, or another chosen row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Links to archive"))
        self.setHeaderLabels([tr("Link"), tr("More of it"), tr("In the case")])
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(LINK, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(MORE, 180)
        header.resizeSection(CASE, 200)
        self._quiet = False
        self.itemChanged.connect(self._on_changed)
        self.currentItemChanged.connect(lambda *_: self._tell())

    # ---------------------------------------------------------------- what is there

    def rows(self) -> Iterator[LinkRow]:
        """All rows that can be ticked, a list's entries after what stands before it."""
        waiting = self._tops()
        while waiting:
            row = waiting.pop(0)
            if row.can_be_ticked:
                yield row
            waiting[:0] = _children(row)

    def counts(self) -> tuple[int, int]:
        """How many are ticked, of how many."""
        rows = list(self.rows())
        return sum(1 for row in rows if row.ticked), len(rows)

    def chosen(self) -> LinkRow | None:
        """The current row, or the only one."""
        current = self.currentItem()
        if isinstance(current, LinkRow):
            return current
        only = self.topLevelItem(0) if self.topLevelItemCount() == 1 else None
        return only if isinstance(only, LinkRow) else None

    # ---------------------------------------------------------------- filling

    def set_rows(self, source: str, source_name: str, links: Sequence[ListedLink]) -> None:
        """The rows of one source: those that stay keep their ticks and what was found inside them."""
        self._quiet = True
        wanted = {each.url: each for each in links}
        for row in [row for row in self._tops() if _is_of(row, source)]:
            if row.listed.url in wanted:
                del wanted[row.listed.url]
            else:
                self.takeTopLevelItem(self.indexOfTopLevelItem(row))
        self._quiet = False
        self.add_rows(source, source_name, list(wanted.values()))

    def add_rows(self, source: str, source_name: str, links: Iterable[ListedLink]) -> None:
        self._quiet = True
        there = {row.listed.url for row in self.rows()}
        self.addTopLevelItems([LinkRow(each, source, source_name) for each in links if each.url not in there])
        self._quiet = False
        self._tell()

    def show_listing(self, row: LinkRow, listing: Listing) -> None:
        """What is inside a link becomes its children; nothing is ticked but what the link itself asks for."""
        if not listing.is_list:
            row.setText(MORE, listing.entries[0].title if listing.entries else row.text(MORE))
            row.listing = listing
            self._tell()
            return
        self._quiet = True
        row.listing = listing
        row.only_children()
        row.setText(MORE, listing.title)
        there = {child.listed.url for child in _children(row)}
        for entry in listing.entries:
            if entry.url in there:
                continue
            listed = ListedLink(entry.url, entry.title)
            child = LinkRow(listed, str(QueueSource.PLAYLIST), row.listed.url, entry)
            row.addChild(child)
            if entry.is_list:
                child.only_children()
        row.setExpanded(True)
        self._quiet = False
        self.setCurrentItem(row)
        self._tell()

    def show_known(self, urls: Iterable[str], known: Mapping[str, Known]) -> None:
        """Says what the case has of these links; what it has is not ticked unless somebody did."""
        looked_up = set(urls)
        self._quiet = True
        for row in self.rows():
            if row.listed.url not in looked_up:
                continue
            row.looked_up = True
            row.known = known.get(row.listed.url)
            words = in_words(row.known)
            row.setText(CASE, words)
            row.setToolTip(CASE, words)
            if row.known is not None and not row.touched:
                row.ticked = False
        self._quiet = False
        self._tell()

    def tick_chosen(self, ticked: bool) -> None:
        """Ticks or unticks the selected rows."""
        self._quiet = True
        for row in self.selectedItems():
            if isinstance(row, LinkRow) and row.can_be_ticked:
                row.ticked, row.touched = ticked, True
        self._quiet = False
        self._tell()

    # ---------------------------------------------------------------- parts

    def keyPressEvent(self, event: QKeyEvent) -> None:
        several = [row for row in self.selectedItems() if isinstance(row, LinkRow) and row.can_be_ticked]
        if event.key() == Qt.Key.Key_Space and len(several) > 1:
            self.tick_chosen(not all(row.ticked for row in several))
        else:
            super().keyPressEvent(event)

    def _tops(self) -> list[LinkRow]:
        found = (self.topLevelItem(number) for number in range(self.topLevelItemCount()))
        return [row for row in found if isinstance(row, LinkRow)]

    def _on_changed(self, item: QTreeWidgetItem) -> None:
        if not self._quiet and isinstance(item, LinkRow):
            item.touched = True
            self._tell()

    def _tell(self) -> None:
        if not self._quiet:
            self.changed.emit()


def in_words(known: Known | None) -> str:
    """What the case knows of a link, shortly."""
    if known is None:
        return ""
    if known.media is not None:
        return tr("Archived as {label}", label=known.media.label)
    assert known.item is not None
    state = tr(STATES[QueueState(known.item.state)])
    return tr("In the queue as Q{number}: {state}", number=known.item.number, state=state)


def _is_of(row: LinkRow, source: str) -> bool:
    files = (QueueSource.TEXT_FILE, QueueSource.CSV_FILE)
    return row.source == source or (row.source in files and source in files)


def _children(row: LinkRow) -> list[LinkRow]:
    found = (row.child(number) for number in range(row.childCount()))
    return [child for child in found if isinstance(child, LinkRow)]


def _more(listed: ListedLink, entry: ListedEntry | None) -> str:
    """Length and date of a list's entry; the fields of a table's row."""
    if entry is None:
        return "; ".join(f"{name}: {value}" for name, value in listed.fields.items())
    parts = [tr("a list: look inside")] if entry.is_list else []
    if entry.live:
        parts.append(tr("live now"))
    if entry.seconds is not None:
        parts.append(f"{entry.seconds // 60}:{entry.seconds % 60:02}")
    parts += [each for each in (entry.published, entry.uploader) if each]
    return ", ".join(parts)
