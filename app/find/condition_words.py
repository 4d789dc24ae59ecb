"""Conditions in words, and what is typed for their values."""

from __future__ import annotations

import re

from app.i18n import marked, said, tr
from app.session import CaseSession
from app.vocabulary.words import label_of
from catalog.operations.search import Condition, Field, FieldKind, Relation

RELATIONS_SAID = {
    Relation.ANY_OF: marked("is any of"),
    Relation.NONE_OF: marked("is none of"),
    Relation.HAS: marked("has the words"),
    Relation.HAS_NOT: marked("has not the words"),
    Relation.BETWEEN: marked("lies between"),
    Relation.YES: marked("yes"),
    Relation.NO: marked("no"),
    Relation.IS_EMPTY: marked("is not known"),
    Relation.IS_FILLED: marked("is known"),
}
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
MOST_SHOWN = 3


def typed_value(text: str, kind: FieldKind) -> str | int | None:
    """The end of a span as it was typed; None for nothing, and for what is no number or date."""
    text = text.strip()
    if kind is FieldKind.DATE:
        return text if _DATE.fullmatch(text) else None
    return int(text) if re.fullmatch(r"-?\d{1,15}", text) else None


def value_said(session: CaseSession, field: str, value: str | int | bool) -> str:
    if field == "terms":
        term = session.term(str(value))
        return label_of(term) if term else str(value)
    return said(str(value))


def condition_said(session: CaseSession, condition: Condition, field: Field | None) -> str:
    """“Platform is any of telegram, youtube”."""
    label = said(field.label) if field is not None else condition.field
    if condition.relation not in set(Relation):
        return tr("a condition that this version does not know")
    relation = Relation(condition.relation)
    if relation is Relation.BETWEEN:
        low, high = (*condition.values, None, None)[:2]
        if high is None:
            return tr("{field} from {value}", field=label, value=low)
        if low is None:
            return tr("{field} up to {value}", field=label, value=high)
        return tr("{field} from {low} to {high}", field=label, low=low, high=high)
    if relation in (Relation.YES, Relation.NO):
        return f"{label}: {tr(RELATIONS_SAID[relation])}"
    values = [value_said(session, condition.field, each) for each in condition.values if each is not None]
    shown = ", ".join(values[:MOST_SHOWN]) + (" …" if len(values) > MOST_SHOWN else "")
    return f"{label} {tr(RELATIONS_SAID[relation])} {shown}".strip()
