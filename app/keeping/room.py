"""The room of custody: a badge in the status bar, signing and stamping on request, and catching up on time stamps."""

from __future__ import annotations

from urllib.parse import urlsplit

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QMainWindow, QToolButton

from app.i18n import said, tr
from app.job_bridge import Entry
from app.keeping import words
from app.keeping.dialog import CustodyDialog
from app.notices import Notices
from app.protection.asking import when_told
from app.room import Desk, Panel
from catalog.errors import CatalogError
from catalog.model.records import Checkpoint, CheckpointReason, StampState, TimeStamp
from catalog.operations import checkpoints
from catalog.operations.authorities import known_authorities
from catalog.operations.standing import custody_of

LOOK_MILLISECONDS = 60_000
"""How often is looked whether a time stamp is due."""
SETTLE_MILLISECONDS = 300
NOTICE = "time stamps"


class KeepingRoom:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.panels: list[Panel] = []
        self.dialog: CustodyDialog | None = None
        self._untold: list[str] = []
        """The authorities that the last notice was about."""
        self._asked: Entry | None = None
        """What asks for time stamps now."""
        self.badge = QToolButton()
        self.badge.setObjectName("slim")
        self.badge.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.badge.clicked.connect(self._on_badge)
        window = desk.window
        assert isinstance(window, QMainWindow)
        window.statusBar().addPermanentWidget(self.badge)
        self._settling = QTimer(window)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLE_MILLISECONDS)
        self._settling.timeout.connect(self._show)
        self._looking = QTimer(window)
        self._looking.setInterval(LOOK_MILLISECONDS)
        self._looking.timeout.connect(self.catch_up)
        desk.session.history_changed.connect(self._settling.start)
        desk.intake.links.held_changed.connect(self._settling.start)
        desk.work.finished.connect(self._on_ended)
        desk.actions["sign_now"].triggered.connect(lambda: self.sign_now())
        desk.actions["custody"].triggered.connect(lambda: self.show_custody())
        self._show()
        if not desk.session.case.read_only:
            self._looking.start()
            QTimer.singleShot(0, window, self.catch_up)

    def close(self) -> None:
        self._settling.stop()
        self._looking.stop()

    # ---------------------------------------------------------------- what is shown

    def _show(self) -> None:
        custody = custody_of(self._desk.session.case)
        waits = self._why_for_person() if custody.waiting and not self._desk.session.case.read_only else ""
        text = tr("Time stamps wait for you") if waits else words.badge_text(custody)
        try:
            any_authority = bool(known_authorities())
        except CatalogError:
            any_authority = False
        told = words.told(custody, any_authority=any_authority)
        self.badge.setText(text)
        self.badge.setAccessibleName(tr("Signatures and time stamps: {state}", state=text))
        self.badge.setToolTip(f"{waits} {tr('Click here to choose how to go on.')}" if waits else told)
        if custody.waiting and self._looking.isActive():
            self.catch_up()  # a report that was just made is not kept waiting

    def _why_for_person(self) -> str:
        """Why time stamps wait until a person says how they are asked for; empty: they wait for nobody."""
        case = self._desk.session.case
        try:
            due, urls = checkpoints.due(case, at_once=True), checkpoints.untold(case)
        except CatalogError:
            return ""
        if due and not case.way_known:
            return tr("Time stamps wait: the proxy that you went through has to be given again.")
        return _untold_text(urls) if urls else ""

    def _on_badge(self) -> None:
        """Asks where it says that something waits for the person; else tells how it stands."""
        if not self._desk.session.case.read_only and self._why_for_person():
            self.ask_when_told()
        else:
            self.show_custody()

    def show_custody(self) -> None:
        dialog = self.dialog = CustodyDialog(self._desk.session, self._desk.window)
        dialog.stamp_asked.connect(self.sign_now)
        dialog.finished.connect(self._on_closed)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_closed(self) -> None:
        self.dialog = None

    # ---------------------------------------------------------------- what is done

    def sign_now(self) -> None:
        """Signs beside the window, as a keyring may keep one waiting, and asks every authority at once."""
        session = self._desk.session
        self._desk.work.write_beside(
            tr("Sign the log"),
            lambda _: checkpoints.sign_head(
                session.case, actor=session.author, reason=CheckpointReason.REQUEST
            ),
            then=self._on_signed,
        )

    def _on_signed(self, checkpoint: Checkpoint) -> None:
        self._desk.session.refresh()
        self._desk.say(tr("Steps 1 to {entry} are signed.", entry=checkpoint.entry))
        self.ask_when_told()

    def catch_up(self) -> None:
        """Asks for what is due, if anything is; a list of authorities that cannot be read is told where it is set."""
        case = self._desk.session.case
        try:
            due, untold = checkpoints.due(case), checkpoints.untold(case)
        except CatalogError:
            self._looking.stop()
            return
        if not case.way_known:  # the badge says so, and asks the person for it
            return
        self._tell_untold(untold)
        if any(authority.url not in untold for _, authority in due):
            self._ask(at_once=False)

    def ask_when_told(self) -> None:
        """Asks at once for all that is wanted, after the person was told who will see this computer's address."""
        desk = self._desk
        try:
            if not checkpoints.due(desk.session.case, at_once=True):
                return
            urls = checkpoints.untold(desk.session.case)
        except CatalogError as error:
            desk.session.failed.emit(error)
            return
        when_told(desk.intake.links, urls, self.dialog or desk.window, lambda: self._ask(at_once=True))

    def _tell_untold(self, urls: list[str]) -> None:
        """Says it once: whoever puts the notice away is not told each minute."""
        notices = self._desk.window.findChild(Notices)
        if notices is None or urls == self._untold:
            return
        self._untold = urls
        if urls:
            notices.tell(NOTICE, _untold_text(urls), [(tr("Choose how to go on…"), self.ask_when_told)])
        else:
            notices.withdraw(NOTICE)

    def _ask(self, *, at_once: bool) -> None:
        session = self._desk.session
        if self._asked is None and known_authorities():
            self._asked = self._desk.work.submit(
                tr("Time stamps"),
                lambda: checkpoints.stamp_due(session.case, actor=session.author, at_once=at_once),
                then=self._say_stamps if at_once else None,
                quiet=True,
            )

    def _on_ended(self, entry: Entry) -> None:
        if entry is self._asked:
            self._asked = None

    def _say_stamps(self, stamps: list[TimeStamp]) -> None:
        stamped = [each for each in stamps if each.state == StampState.STAMPED]
        if stamped:
            self._desk.say(words.stamp_text(stamped[0]))
        elif stamps:
            self._desk.say(said(words.stamp_text(stamps[0])))


def _untold_text(urls: list[str]) -> str:
    return tr(
        "Time stamps wait: {hosts} would see this computer's internet address.",
        hosts=", ".join(dict.fromkeys(urlsplit(each).hostname or "" for each in urls)),
    )
