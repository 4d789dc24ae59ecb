"""The custody entries as a compact table, and the tools that they name.

Of what concerns a recording that is left out, the report says that something was done, when and by whom, and
nothing of what.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from catalog.archive.scrub import scrubbed, scrubbed_url, texts_in
from catalog.model.records import RECORD_TYPES, Media, Posting, PostingObject
from catalog.report.content import Block, Column, Paragraph, Table
from catalog.report.facts import json_text, readable
from catalog.report.holdings import Entry, Holdings, Recording
from catalog.report.wording import CUSTODY

LONGEST_DETAIL = 240
LONGEST_PARAMETER = 90
"""Characters of an entry's details, and of one value in them; the entry in full stands in the case."""
_HASHES_NAMED = 3
_RECORD_NAMES = {each.TABLE: each.TABLE.replace("_", " ").rstrip("s") for each in RECORD_TYPES} | {
    "media": "recording",
    "case_details": "title block",
    "objects": "object",
}


def custody_blocks(holdings: Holdings, entries: Sequence[Entry]) -> Iterable[Block]:
    yield Paragraph(CUSTODY)
    columns = (
        *(
            Column("No.", 10, "figures"),
            Column("Time (UTC)", 30, "figures"),
            Column("Step", 27),
            Column("By", 22),
        ),
        *(Column("Concerns, details", 54), Column("Hash", 25, "code")),
    )
    details = _Details(holdings)
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
    def __init__(self, holdings: Holdings) -> None:
        self._labels = holdings.labels()
        self._secret = [(each.media.label, _Secrets(each, holdings.shown)) for each in holdings.left_out]

    def of(self, entry: Entry) -> str:
        about = [label for label, secrets in self._secret if secrets.are_in(entry)]
        if about:
            return f"about {', '.join(about)}, which this report leaves out"
        parts = [self._concerned(entry.changed), _parameters(entry.parameters)]
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


class _Secrets:
    """By what an entry betrays a recording that is left out: its records, its bytes, its names."""

    def __init__(self, recording: Recording, shown: Sequence[Recording]) -> None:
        media: Media = recording.media
        postings: Sequence[Posting] = recording.postings
        others = {each.sha256 for other in shown for each in other.objects}
        self._uids = {media.uid, *(each.uid for each in postings)}
        self._uids |= {
            each.uid for each in (*recording.annotations, *recording.every_keyframe, *recording.shots)
        }
        self._uids |= {each.uid for each in (*recording.examinations, *recording.suggestions)}
        self._uids |= {each.uid for each in recording.objects if each.sha256 not in others}
        self._hashes = {each.sha256 for each in recording.objects} - others
        words = {media.title, *(each.title for each in postings), *(each.url for each in postings)}
        words |= {each.source_path for each in postings} | {each.original_name for each in postings}
        elsewhere = {name for other in shown for name in other.people.values()}
        words |= set(recording.people.values()) - elsewhere
        self._words = sorted(word for word in words if len(word) >= 4)
        self._label = re.compile(rf"\b{re.escape(media.label)}\b")
        """Of the recording itself and in "M2-A7": what was removed since is known by nothing else."""

    def are_in(self, entry: Entry) -> bool:
        if any(uid in self._uids for _, uid in entry.changed):
            return True
        if not self._hashes.isdisjoint(entry.inputs) or not self._hashes.isdisjoint(entry.outputs):
            return True
        return any(self._betrayed(text) for text in texts_in(entry.parameters))

    def _betrayed(self, text: str) -> bool:
        return (
            text in self._uids
            or text in self._hashes
            or self._label.search(text) is not None
            or any(word in text for word in self._words)
        )


def _parameters(parameters: Mapping[str, Any]) -> str:
    clean = scrubbed(dict(parameters))
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
