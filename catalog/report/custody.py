"""The custody entries as a compact table, and the tools that they name.

Of what concerns a recording that is left out, the report says that something was done, when and by whom, and
nothing of what.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from catalog.archive.hidden import Hidden, Places
from catalog.archive.scrub import scrubbed, scrubbed_url
from catalog.model.records import (
    RECORD_TYPES,
    Actor,
    Alignment,
    Media,
    PlaceMatch,
    Posting,
    PostingObject,
    Record,
    Region,
    StoredObject,
    Tombstone,
)
from catalog.report.content import Block, Column, Paragraph, Table
from catalog.report.facts import json_text, readable
from catalog.report.holdings import Entry, Holdings, State
from catalog.report.wording import CUSTODY

LONGEST_DETAIL = 240
LONGEST_PARAMETER = 90
"""Characters of an entry's details, and of one value in them; the entry in full stands in the case."""
_HASHES_NAMED = 3
_TERMS_OR_FIELDS = "terms or fields"
_RECORD_NAMES = {each.TABLE: each.TABLE.replace("_", " ").rstrip("s") for each in RECORD_TYPES} | {
    "media": "recording",
    "case_details": "title block",
    "objects": "object",
    "media_details": "description of a recording",
}


def custody_blocks(holdings: Holdings, entries: Sequence[Entry], state: State) -> Iterable[Block]:
    """`state` is the whole one, by which is known what must not be told."""
    yield Paragraph(CUSTODY)
    for stone in sorted(state.all(Tombstone), key=lambda each: each.number):
        yield Paragraph(stone.in_words)
    columns = (
        *(
            Column("No.", 10, "figures"),
            Column("Time (UTC)", 30, "figures"),
            Column("Step", 27),
            Column("By", 22),
        ),
        *(Column("Concerns, details", 54), Column("Hash", 25, "code")),
    )
    details = _Details(holdings, state)
    rows = tuple(
        (str(e.number), _short_time(e.time_utc), _step(e), e.actor, details.of(e), e.hash[:16])
        for e in entries
    )
    yield Table(columns, rows)


def tool_rows(entries: Sequence[Entry]) -> tuple[tuple[str, str, str], ...]:
    """(tool, version, entries that name it), by name and first use."""
    used: dict[tuple[str, str], list[int]] = {}
    for entry in entries:
        for tool in sorted(entry.tools):
            used.setdefault((tool, str(entry.tools[tool])), []).append(entry.number)
    return tuple(
        (tool, version, f"{numbers[0]} to {numbers[-1]}" if len(numbers) > 1 else str(numbers[0]))
        for (tool, version), numbers in sorted(
            used.items(), key=lambda each: (each[0][0], each[1][0], each[0][1])
        )
    )


def _step(entry: Entry) -> str:
    return entry.action if entry.outcome in ("", "done") else f"{entry.action}: {entry.outcome}"


def _short_time(time_utc: str) -> str:
    return time_utc[:19].replace("T", " ")


class _Details:
    def __init__(self, holdings: Holdings, state: State) -> None:
        self._labels = holdings.labels()
        self._places = holdings.places_on_disk
        self._clean = holdings.outgoing.without_words
        self._hidden = dict(_hidden(holdings, state))
        self._references = holdings.outgoing.references

    def of(self, entry: Entry) -> str:
        about = [name for name, hidden in self._hidden.items() if _tells_of(hidden, entry)]
        if not about and entry.action == "reference.take":  # what was stated of it names a place
            about = [] if any(uid in self._references for _, uid in entry.changed) else [_TERMS_OR_FIELDS]
        if about:
            return f"about {', '.join(about)}, which this report leaves out"
        parts = [self._concerned(entry.changed), _parameters(self._clean(entry.parameters), self._places)]
        parts += [_hashes("in", entry.inputs), _hashes("out", entry.outputs)]
        text = "; ".join(part for part in parts if part)
        return text if len(text) <= LONGEST_DETAIL else f"{text[: LONGEST_DETAIL - 1]}…"

    def _concerned(self, changed: Sequence[tuple[str, str]]) -> str:
        """Labels where they are few, numbers of records by kind where they are many."""
        named = [(kind, self._labels.get(uid)) for kind, uid in changed if kind != PostingObject.TABLE]
        few = {kind for kind, count in Counter(kind for kind, _ in named).items() if count <= 3}
        labels = [label for kind, label in named if label and kind in few]
        rest = Counter(kind for kind, label in named if not label or kind not in few)
        counted = [f"{n} {_RECORD_NAMES.get(kind, kind)}{'s' if n > 1 else ''}" for kind, n in rest.items()]
        return ", ".join([*labels, *counted])


def _hidden(holdings: Holdings, state: State) -> Iterator[tuple[str, Hidden]]:
    """What is left out, by what the report calls it: each recording, and all terms and fields together."""
    left_out = {each.media.uid: each.media.label for each in holdings.left_out}
    outgoing = holdings.outgoing
    if left_out:
        of_media = _by_media(holdings, state)
        shown = [each for uid, records in of_media.items() if uid not in left_out for each in records]
        for uid, label in left_out.items():
            yield label, Hidden(of_media[uid], shown)
    labels = {each.media.uid: each.media.label for each in holdings.recordings}
    annotations = [each for each in outgoing.hidden_annotations if each.media_uid not in left_out]
    named = [f"{labels[each.media_uid]}-A{each.number}" for each in annotations]
    others = (each for kind in (Region, PlaceMatch, Alignment) for each in state.all(kind))
    records = [*annotations, *(each for each in others if outgoing.stays(each))]
    yield (
        _TERMS_OR_FIELDS,
        Hidden(records, words=outgoing.words(), labels=[*named, *sorted(outgoing.decided.codes)]),
    )


def _by_media(holdings: Holdings, state: State) -> dict[str, list[Record]]:
    """Every record of each recording by its uid, with the objects and the persons that it names."""
    found: dict[str, list[Record]] = {each.media.uid: [] for each in holdings.recordings}
    postings = {each.uid: each.media_uid for each in state.all(Posting)}
    objects = {each.uid: each for each in state.all(StoredObject)}
    actors = {each.uid: each for each in state.all(Actor)}
    for kind in RECORD_TYPES:
        for record in state.all(kind):
            uid = record.uid if isinstance(record, Media) else getattr(record, "media_uid", None)
            uid = uid or postings.get(getattr(record, "posting_uid", ""))
            if uid in found:
                found[uid] += [record, *_named_by(record, objects), *_named_by(record, actors)]
    return found


def _named_by(record: Record, others: Mapping[str, Record]) -> Iterator[Record]:
    """Of a match of places the reference picture is somebody else's."""
    for name, value in record.values().items():
        own = name.endswith("_uid") and (name != "reference_object_uid" or isinstance(record, Media))
        if own and value in others:
            yield others[value]


def _tells_of(hidden: Hidden, entry: Entry) -> bool:
    if any(uid in hidden.uids for _, uid in entry.changed):
        return True
    return hidden.has_bytes([*entry.inputs, *entry.outputs]) or hidden.is_named_in(entry.parameters)


def _parameters(parameters: Mapping[str, Any], places: Places) -> str:
    clean = scrubbed(places.told("", dict(parameters)))
    for name, value in parameters.items():
        if isinstance(value, str) and value.startswith(("http://", "https://")):
            clean[name] = scrubbed_url(value, public=True)
    return ", ".join(
        f"{readable(name)}: {_short(clean[name])}"
        for name in sorted(clean)
        if clean[name] not in ("", None, [], {})
    )


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else json_text(value)
    return text if len(text) <= LONGEST_PARAMETER else f"{text[: LONGEST_PARAMETER - 1]}…"


def _hashes(way: str, hashes: Sequence[str]) -> str:
    if not hashes:
        return ""
    named = ", ".join(f"{each[:12]}…" for each in hashes[:_HASHES_NAMED])
    more = len(hashes) - _HASHES_NAMED
    return f"{way} {named}" + (f" and {more} more" if more > 0 else "")
