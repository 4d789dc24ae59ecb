"""Text as strangers might give it, and a case with it in every place where a stranger's text can stand."""

from __future__ import annotations

import dataclasses
import itertools
from typing import Any

from catalog.model.records import Annotation, CaseDetails, Media, Posting, Record, StoredObject, Term
from tests.report.cases import MadeCase, street_case

HOSTILE = {
    "path": "../../etc/passwd",
    "quotes": "\"'`“” \\ {{ 7*7 }} {% for x in y %}",
    "html": "<script>alert(1)</script><img src=x onerror=alert(2)></title></style><!--",
    "typst": '#read("/etc/passwd") $x^2$ #panic() *b* _i_ @ref <label> = head [x] \\ // c /* d',
    "emoji": "😀👩‍👩‍👧 ❤️ 中文",
    "long": "x" * 300,
    "long words": "слово" * 60 + " " + "شركة" * 80,
    "right to left": "\u202egpj.exe\u202c \u200f\u2067abc\u2069 \u061c",
    "controls": "a\x00b\x07c\x1b[31md\x7fe\x85f\r\ng\th",
    "surrogate": "lone \ud83d half",
    "tower": "Z" + "\u0301\u0489\u0332" * 8,
    "private": "\ue000202E\ue001 \ue002 \ue003",
    "three scripts in one word": "\ufba3\U00010189\u21ac\u1ddf",
    "lines": "one\n\n\ntwo\u2028three",
    "arabic": "شركة الشرطة (2019) — 12:30",
}


FIELDS: dict[type[Record], tuple[str, ...]] = {
    CaseDetails: ("name", "requester", "authority", "scope", "examiner", "summary"),
    Media: ("title",),
    Posting: (
        *("title", "uploader", "uploader_id", "description", "platform", "published_as_given", "error"),
        *("original_name", "obtained", "captured_by", "source_path", "url"),
    ),
    Annotation: ("note", "annotator", "term_code", "look_speed", "certainty"),
    Term: ("definition", "group", "colour"),
    StoredObject: ("media_type",),
}


def hostile_case(*texts: str) -> MadeCase:
    """The made case with `texts` in turn in every field, and every custody value, that holds free text."""
    case = street_case(keyframes=2)
    turn = itertools.cycle(texts)
    for record in list(case.records.values()):
        changes: dict[str, Any] = {name: next(turn) for name in FIELDS.get(type(record), ())}
        if isinstance(record, Annotation) and record.number == 2:
            changes |= {"term_code": "act.aim", "attributes": {next(turn): next(turn), "muzzle": next(turn)}}
        if isinstance(record, Media):
            changes["probe"] = {
                "metadata": {next(turn): next(turn)},
                "streams": [{next(turn): next(turn)}],
                "remarks": [next(turn)],
            }
            if record.restriction:
                changes["restriction"] = next(turn)
        if isinstance(record, Posting):
            changes["facts"] = {next(turn): [next(turn), {next(turn): next(turn)}]}
        if isinstance(record, Term) and record.code == "act.aim":
            changes["labels"] = {"en": next(turn), next(turn): next(turn)}
        if changes:
            case.replace(record, **changes)
    case.entries[3] = dataclasses.replace(
        case.entries[3],
        action=next(turn),
        actor=next(turn),
        outcome=next(turn),
        parameters={next(turn): next(turn)},
        tools={next(turn): next(turn)},
    )
    return case
