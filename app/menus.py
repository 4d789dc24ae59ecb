"""The window's menus, made from the table of actions; the menu of editing names the step that it takes back."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenuBar

from app.actions import ACTIONS, MENUS, Actions
from app.docks import Docks
from app.i18n import marked, said, tr
from app.session import CaseSession
from catalog.operations import undo

_STEPS = (
    ("undo", marked("Undo"), marked("Undo: {step}"), marked("Nothing to undo"), undo.next_undo),
    ("redo", marked("Redo"), marked("Redo: {step}"), marked("Nothing to redo"), undo.next_redo),
)


class Menus(QObject):
    def __init__(self, bar: QMenuBar, actions: Actions, docks: Docks, session: CaseSession) -> None:
        super().__init__(bar)
        self._actions = actions
        self._session = session
        for name in MENUS:
            menu = bar.addMenu(tr(name))
            for spec in ACTIONS:
                if spec.menu == name:
                    menu.addAction(actions[spec.id])
            if name == "Edit":
                menu.aboutToShow.connect(self._name_steps)
                menu.aboutToHide.connect(self._unname_steps)
            if name == "View":
                self._panels = menu.addMenu(tr("Panels"))
                menu.aboutToShow.connect(lambda: self._list_panels(docks))

    def _list_panels(self, docks: Docks) -> None:
        self._panels.clear()
        self._panels.addActions(docks.toggles())

    def _name_steps(self) -> None:
        case, author = self._session.case, self._session.author
        for action_id, _, named, nothing, next_step in _STEPS:
            step = next_step(case, actor=author)
            text = tr(named, step=said(step)) if step is not None else tr(nothing)
            self._actions[action_id].setText(text)
            self._actions[action_id].setEnabled(step is not None and not case.read_only)

    def _unname_steps(self) -> None:
        """Outside the menu the keys stay alive: what can be undone changes all the time."""
        for action_id, text, *_ in _STEPS:
            self._actions[action_id].setText(tr(text))
            self._actions[action_id].setEnabled(not self._session.case.read_only)
