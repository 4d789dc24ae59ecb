"""The room of protection: links wait until a person was told who will see this computer's address."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog

from app.i18n import tr
from app.notices import Notices
from app.protection.asking import ask_for_access, when_told
from app.room import Desk, Panel

NOTICE = "contact"
NAMED = 3
"""So many sites are named in a line."""


class ProtectionRoom:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._links = desk.intake.links
        self.panels: list[Panel] = []
        self.dialog: QDialog | None = None
        """What asks the person now."""
        self._links.held_changed.connect(self._tell)
        self._links.asked.connect(self._on_asked)
        self._links.failed.connect(desk.session.failed)
        desk.actions["access"].triggered.connect(lambda: self.ask_for_access())
        self._tell()

    def close(self) -> None:
        """Nothing runs here."""

    def ask_for_access(self) -> None:
        self._open(ask_for_access(self._links, self._desk.window, self._say_way))

    def ask(self) -> None:
        """Tells of the sites whose links wait, and has the links go on as the person says."""
        if self.dialog is None:
            self._open(when_told(self._links, self._links.held_urls(), self._desk.window, self._links.look))

    # ---------------------------------------------------------------- parts

    def _on_asked(self) -> None:
        if self._links.waits_for_person:
            self.ask()

    def _open(self, dialog: QDialog | None) -> None:
        self.dialog = dialog
        if dialog is not None:
            dialog.finished.connect(lambda _: self._forget(dialog))

    def _forget(self, dialog: QDialog) -> None:
        if self.dialog is dialog:
            self.dialog = None

    def _tell(self) -> None:
        notices = self._desk.window.findChild(Notices)
        if notices is None:
            return
        if not self._links.way_known and self._links.waits:
            text = tr("Links wait: the proxy that you went through has to be given again.")
        elif self._links.held_hosts:
            hosts = self._links.held_hosts
            more = tr(" and others") if len(hosts) > NAMED else ""
            text = tr(
                "Links wait: {hosts} would see this computer's internet address.",
                hosts=", ".join(hosts[:NAMED]) + more,
            )
        else:
            notices.withdraw(NOTICE)
            return
        notices.tell(NOTICE, text, [(tr("Choose how to go on…"), self.ask)])

    def _say_way(self) -> None:
        self._links.look()
        self._desk.say(tr("Links are asked that way from now on."))
