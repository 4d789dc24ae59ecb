"""What the case holds, as conditions ask for it: the values of each field for every recording, read when asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from catalog.case import Case
from catalog.model.records import Media, Posting, QueueItem, Record
from catalog.operations.search.conditions import Condition, FieldKind, Relation, Value
from catalog.operations.search.fields import FIELDS, Field, about_fields, list_columns, list_field
from catalog.operations.search.finding import Whose
from catalog.store.search_index import folded

Values = dict[Value, set[str]]
"""Uids of the recordings that have it, by value."""
MOST_FOLDED = 100_000
"""So many folded texts are kept at most."""


class Holdings:
    """For one thread. What was read stays until the custody log tells of a change to the records it came from."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._head = -1
        self._fields: dict[str, Field] = {}
        self._values: dict[str, Values] = {}
        self._folded: dict[str, str] = {}
        self._media: dict[str, int] = {}
        self._postings: dict[str, tuple[int, str | None]] = {}

    def fields(self) -> list[Field]:
        """All that can be asked for, by section."""
        self._look()
        return list(self._fields.values())

    def choices(self, name: str) -> Counter[Value]:
        """Each value that a field has, with how many recordings have it."""
        self._look()
        field = self._fields.get(name)
        found = self._of(field) if field is not None else {}
        return Counter({value: len(uids) for value, uids in found.items() if value != ""})

    def prepare(self, names: Iterable[str]) -> None:
        """Reads the values of these fields now, so that `matching` need not."""
        self._look()
        for field in (self._fields[name] for name in names if name in self._fields):
            for value in self._of(field):
                if field.kind is FieldKind.TEXT:
                    self._fold(str(value))

    def matching(self, conditions: Sequence[Condition]) -> set[str]:
        """Uids of the recordings, and of the postings that brought none, for which all conditions hold.

        A condition on a field that there is not holds for nothing, so that nobody takes a list for whole that is not.
        """
        self._look()
        found = self._everything()
        for condition in conditions:
            field = self._fields.get(condition.field)
            if field is None or condition.relation not in set(Relation):
                return set()
            values = self._of(field)
            having = set().union(*(values[each] for each in condition.accepted(values, self._fold)))
            found = found - having if condition.is_negative else found & having
        return found

    def whose(self, uids: set[str]) -> Whose:
        """The numbers of these recordings, and of the postings that are theirs or are named themselves."""
        self._look()
        return Whose(
            frozenset(number for uid, number in self._media.items() if uid in uids),
            frozenset(
                number
                for uid, (number, media_uid) in self._postings.items()
                if (media_uid or uid) in uids or uid in uids
            ),
        )

    def of_places(self, whose: Whose) -> set[str]:
        """The inverse of `whose`: the recordings that have these numbers, or whose postings have them."""
        self._look()
        media, postings = set(whose.media), set(whose.postings)
        found = {uid for uid, number in self._media.items() if number in media}
        return found | {self._owner(uid) for uid, (number, _) in self._postings.items() if number in postings}

    # ---------------------------------------------------------------- parts

    def _look(self) -> None:
        """Forgets what was read of records that changed since."""
        head = self._case.head()
        if head == self._head:
            return
        changed: set[str] | None = None
        if 0 <= self._head < head:
            changed = set(self._case.changes(first=self._head + 1, upto=head, most=1))
        self._head = head
        for name, field in list(self._fields.items()):
            if changed is None or any(each.TABLE in changed for each in field.types):
                self._values.pop(name, None)
        if changed is None or {Media.TABLE, Posting.TABLE, QueueItem.TABLE} & changed or not self._fields:
            self._read_owners()

    def _read_owners(self) -> None:
        self._media = dict(self._columns(Media, ("uid", "number")))
        self._postings = {
            uid: (number, media_uid)
            for uid, number, media_uid in self._columns(Posting, ("uid", "number", "media_uid"))
        }
        listed = [list_field(name) for name in list_columns(self._columns)]
        self._fields = {each.name: each for each in (*FIELDS, *about_fields(), *listed)}

    def _everything(self) -> set[str]:
        failed = {uid for uid, (_, media_uid) in self._postings.items() if media_uid is None}
        return self._media.keys() | failed

    def _of(self, field: Field) -> Values:
        if field.name not in self._values:
            values: Values = {}
            for uid, value in field.read(self._columns, self._owner):
                values.setdefault(value, set()).add(uid)
            self._values[field.name] = values
        return self._values[field.name]

    def _fold(self, text: str) -> str:
        if text not in self._folded:
            if len(self._folded) > MOST_FOLDED:
                self._folded.clear()
            self._folded[text] = folded(text)
        return self._folded[text]

    def _owner(self, posting_uid: str) -> str:
        found = self._postings.get(posting_uid)
        return (found[1] if found else None) or posting_uid

    def _columns(self, record_type: type[Record], names: tuple[str, ...]) -> Iterator[tuple[Any, ...]]:
        for rows in self._case.columns(record_type, names):
            yield from rows
