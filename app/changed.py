"""What the window reads anew: what the custody log says has changed, and tries that brought nothing."""

from __future__ import annotations

from catalog.case import Case
from catalog.model.records import Media, Posting, PostingState, Record

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


def changed_since(case: Case, before: int) -> tuple[int, Changed]:
    """The number of the last custody entry, and what changed after entry `before`; 0: nothing was read yet."""
    head = case.head()
    if before == 0 or head < before:
        return head, Changed(None)
    return head, Changed(case.changes(first=before + 1, upto=head, most=FEW + 1))


def media_now(case: Case, before: list[Media], changed: Changed) -> list[Media]:
    """The case's recordings in order; of those known before only the few that changed are read."""
    few = changed.few(Media)
    if few is None:
        return case.find(Media, order="number")
    others = [each for each in before if each.uid not in few]
    now = [each for uid in few for each in case.find(Media, uid=uid)]
    return sorted([*others, *now], key=lambda each: each.number)


def failed_postings(case: Case) -> list[Posting]:
    """Tries that brought nothing, unless another of the same source did.

    A link's source is the link alone: a file saved by hand from there has a path too.
    """
    failed = case.find(Posting, state=str(PostingState.FAILED), media_uid=None, order="number")
    if not failed:
        return []
    names = ("media_uid", "url", "source_path")
    rows = (row for part in case.columns(Posting, names) for row in part)
    brought = {url or path for media_uid, url, path in rows if media_uid is not None}
    last = {each.url or each.source_path: each for each in failed}
    return [each for source, each in last.items() if source not in brought]
