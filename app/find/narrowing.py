"""Which recordings the list shows: those that have all the words, meet all conditions, and are in the collection."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer, Signal

from app.find.searching import WHO_CODES_SEES, Reading, Searching
from app.session import CaseSession
from catalog.model.records import SavedSearch
from catalog.operations.collections import members
from catalog.operations.search import OF_CODING, Condition, Kind, Whose, condition_of, wanted_words

PAUSE_MILLISECONDS = 200


@dataclass(frozen=True, slots=True)
class Query:
    """Words that stand anywhere in what belongs to a recording, conditions, and the uid of a collection."""

    words: str = ""
    conditions: tuple[Condition, ...] = ()
    collection: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.words.strip() or self.conditions or self.collection)


class Narrowing(QObject):
    """Asks for what a query matches, and again after anything was written."""

    changed = Signal()
    """`uids` are others: of the recordings, and of the postings that brought none, that are shown; None: all."""
    asked = Signal()
    """`query` is another one; what it matches is told by `changed` a little later."""

    def __init__(self, session: CaseSession, searching: Searching, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._searching = searching
        self.query = Query()
        self.uids: frozenset[str] | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE_MILLISECONDS)
        self._soon.timeout.connect(self.look)
        searching.updated.connect(self._again)
        session.history_changed.connect(self._again)
        session.assignment_changed.connect(self._on_assignment)

    def ask(self, query: Query) -> None:
        """Shows what matches `query`, as soon as it is known. Who codes for an assignment asks nothing of what others
        saw or heard."""
        if self._session.assignment is not None:
            query = replace(query, conditions=tuple(c for c in query.conditions if c.field not in OF_CODING))
        if query == self.query:
            return
        only_words = replace(query, words=self.query.words) == self.query and bool(query.words)
        self.query = query
        self.asked.emit()
        if only_words:
            self._soon.start()  # somebody is typing
        else:
            self.look()

    def ask_kept(self, kept: SavedSearch) -> None:
        """What is no condition here, such as one of a later version, is kept as one that nothing meets."""
        conditions = (condition_of(each) or Condition(str(each), "") for each in kept.conditions)
        self.ask(Query(kept.words, tuple(conditions)))

    def prepare(self, fields: Iterable[str]) -> None:
        """Has the values of these fields read, since somebody is about to ask for them."""
        names = sorted(set(fields))
        if names:
            self._searching.ask(
                f"values of {names}", lambda reading: reading.holdings.prepare(names), lambda _: None
            )

    def look(self) -> None:
        self._soon.stop()
        query = self.query
        if query.is_empty:
            self._searching.forget("narrow")
            self._take(None)
            return
        blind = self._session.assignment is not None

        def step(reading: Reading) -> frozenset[str]:
            return frozenset(_matching(reading, query, blind=blind))

        self._searching.ask("narrow", step, self._take)

    def close(self) -> None:
        self._soon.stop()

    def _on_assignment(self) -> None:
        before = self.query
        self.ask(before)
        if self.query == before:
            self._again()

    def _again(self) -> None:
        if not self.query.is_empty:
            self._soon.start()

    def _take(self, uids: frozenset[str] | None) -> None:
        if uids != self.uids:
            self.uids = uids
            self.changed.emit()


def _matching(reading: Reading, query: Query, *, blind: bool) -> set[str]:
    holdings = reading.holdings
    found = holdings.matching(query.conditions)
    if query.collection:
        found &= members(reading.case, query.collection)
    words = wanted_words(query.words)
    if words and found:
        index = reading.case_index
        places = index.sound(lambda: index.index.places(words))
        if blind:
            places = {kind: places.get(kind, set()) for kind in WHO_CODES_SEES}
        of_postings = (kind for kind in Kind if kind.of_posting)
        of_media = (kind for kind in Kind if not kind.of_posting)
        found &= holdings.of_places(Whose(_joined(places, of_media), _joined(places, of_postings)))
    return found


def _joined(places: dict[int, set[int]], kinds: Iterable[Kind]) -> set[int]:
    return {place for kind in kinds for place in places.get(kind, ())}
