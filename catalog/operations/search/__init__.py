"""Search over a case: its full-text index, what is found in it, and conditions on its recordings."""

from catalog.operations.search.case_index import CaseIndex, forget_index, place_of
from catalog.operations.search.conditions import RELATIONS, Condition, FieldKind, Relation, condition_of
from catalog.operations.search.fields import OF_CODING, Field
from catalog.operations.search.finding import Findings, Found, Whose, excerpt, find, find_text
from catalog.operations.search.holdings import Holdings
from catalog.operations.search.kinds import Kind
from catalog.operations.search.passages import Passage, beginning_of, passage_of
from catalog.store.search_index import Text, wanted_words

__all__ = [
    "OF_CODING",
    "RELATIONS",
    "CaseIndex",
    "Condition",
    "Field",
    "FieldKind",
    "Findings",
    "Found",
    "Holdings",
    "Kind",
    "Passage",
    "Relation",
    "Text",
    "Whose",
    "beginning_of",
    "condition_of",
    "excerpt",
    "find",
    "find_text",
    "forget_index",
    "passage_of",
    "place_of",
    "wanted_words",
]
