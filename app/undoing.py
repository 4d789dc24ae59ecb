"""Taking back and doing again, by the menus, the keys and the vocabulary's window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.i18n import marked, said, tr
from catalog.operations import undo as steps

if TYPE_CHECKING:
    from app.session import CaseSession


def undo(session: CaseSession) -> None:
    _take(session, steps.undo, steps.size_of_undo, marked("Undone: {what}"))


def redo(session: CaseSession) -> None:
    _take(session, steps.redo, steps.size_of_redo, marked("Done again: {what}"))


def _take(session: CaseSession, step: Callable[..., str | None], size: Callable[..., int], how: str) -> None:
    case, author = session.case, session.author
    if session.work is not None and session.work.writes:
        session.said.emit(tr("The last step is still being written."))
        return

    def say(what: str | None) -> None:
        if what:
            session.said.emit(tr(how, what=said(what)))

    name = tr("Writing a step of many records")
    session.write_many(name, size(case, actor=author), lambda _: step(case, actor=author), say)
