"""Fields of an annotation, their values and the steps that changed them, as people read them."""

from __future__ import annotations

from typing import Any

from app.annotate.words import actor_label
from app.i18n import marked, said, tr
from app.session import CaseSession
from app.vocabulary.words import label_of

FIELDS = {
    "term_code": marked("Term"),
    "extent": marked("Extent"),
    "start_pts": marked("Begins"),
    "end_pts": marked("Ends"),
    "presence": marked("Presence"),
    "certainty": marked("Certainty"),
    "attributes": marked("Attributes"),
    "note": marked("Note"),
    "status": marked("Status"),
    "look_speed": marked("Speed of the look"),
    "look_with_sound": marked("Look with sound"),
    "actor_uid": marked("Who acts"),
    "target_uid": marked("Whom it concerns"),
    "tags": marked("Tags"),
    "doubt": marked("To check"),
    "assignment_uid": marked("Assignment"),
}
ACTIONS = {
    "annotation.add": marked("Added"),
    "annotation.edit": marked("Changed"),
    "annotation.edit_many": marked("Changed with others"),
    "annotation.move": marked("Moved"),
    "annotation.remove": marked("Deleted"),
    "annotation.remove_many": marked("Deleted with others"),
    "annotation.split": marked("Split"),
    "annotation.merge": marked("Merged"),
    "annotation.copy_to_term": marked("Copied to another term"),
    "suggestion.accept": marked("Accepted from a suggestion"),
    "copy.carry": marked("Carried over from a copy"),
    "actor.merge": marked("Two people became one"),
    "erasure.begin": marked("Erased: what stood here before is gone for good"),
    "undo": marked("A step was taken back"),
    "redo": marked("A step was done again"),
}
VERDICTS = {
    "confirm": marked("Second look: confirmed"),
    "dispute": marked("Second look: disputed"),
    "comment": marked("Second look: a comment"),
}


def action_text(action: str) -> str:
    words = ACTIONS.get(action)
    return tr(words) if words else action.replace(".", ": ").replace("_", " ")


def field_text(name: str) -> str:
    return tr(FIELDS[name]) if name in FIELDS else name.replace("_", " ").capitalize()


def value_text(session: CaseSession, name: str, value: Any) -> str:
    """A value as the editor shows it; a dash for none."""
    moments = session.moments
    if name in ("start_pts", "end_pts") and value is not None and moments is not None:
        return moments.clock(value)
    if name in ("actor_uid", "target_uid") and value:
        found = session.actor(value)
        return actor_label(found) if found else tr("somebody who is no longer named")
    if name == "term_code":
        term = session.term(value)
        return label_of(term) if term else str(value)
    if name in ("status", "presence", "certainty") and value:
        return said(str(value))
    if isinstance(value, dict):
        told = [f"{code.replace('_', ' ')} {value_text(session, code, each)}" for code, each in value.items()]
        return ", ".join(told) or "—"
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "—"
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    return tr(value) if name == "doubt" and value else str(value if value is not None else "") or "—"


def when(time_utc: str) -> str:
    """“2026-11-01 09:30:00”, UTC."""
    return time_utc.replace("T", " ")[:19]
