"""What the custody log says has changed since the window read the case last."""

from __future__ import annotations

from catalog.model.records import Record

FEW = 64
"""So many changed records are read one by one; more are read as a whole."""


class Changed:
    """Which records changed, by kind; None: nobody knows, read everything."""

    def __init__(self, kinds: dict[str, set[str]] | None) -> None:
        self._kinds = kinds

    @property
    def any(self) -> bool:
        return self._kinds is None or bool(self._kinds)

    def touches(self, *types: type[Record]) -> bool:
        return self._kinds is None or any(each.TABLE in self._kinds for each in types)

    def few(self, record_type: type[Record]) -> set[str] | None:
        """The uids that changed, if it is known and there are not too many of them."""
        uids = None if self._kinds is None else self._kinds.get(record_type.TABLE, set())
        return uids if uids is not None and len(uids) <= FEW else None
