"""The room of stored files: a badge in the status bar, checks by hand and by schedule, the mirror, and erasing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QMainWindow, QMessageBox, QToolButton

from app.fixity import words
from app.fixity.dialog import FixityDialog
from app.fixity.erase_dialog import EraseDialog, choices
from app.i18n import said, tr
from app.job_bridge import Entry
from app.room import Desk, Panel
from catalog.errors import CatalogError
from catalog.model.records import Tombstone
from catalog.operations import erasure, fixity, mirror
from catalog.operations.erasure_planning import Plan
from catalog.operations.mirror_settings import keeping_of
from catalog.operations.mirror_step import Mirrored
from catalog.operations.restore import restore

SETTLE_MILLISECONDS = 400
FIRST_LOOK_MILLISECONDS = 20_000
"""After opening, before a check that is due begins: first people open what they came for."""
LOOK_MILLISECONDS = 15 * 60_000
"""How often is looked whether a check is due, and whether the mirror is to be brought into step."""


class FixityRoom:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.panels: list[Panel] = []
        self.dialog: FixityDialog | None = None
        self.erasing: EraseDialog | None = None
        self.box: QMessageBox | None = None
        self._work: Entry | None = None
        """The check, step of the mirror or restoring that runs now."""
        self._cleaning: Entry | None = None
        self._mirrored_head = desk.session.case.head()
        self.badge = QToolButton()
        self.badge.setObjectName("slim")
        self.badge.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.badge.clicked.connect(self.show_dialog)
        window = desk.window
        assert isinstance(window, QMainWindow)
        window.statusBar().addPermanentWidget(self.badge)
        self._settling = _timer(window, SETTLE_MILLISECONDS, self._show, once=True)
        self._looking = _timer(window, FIRST_LOOK_MILLISECONDS, self._look)
        desk.session.history_changed.connect(self._settling.start)
        desk.work.changed.connect(self._on_changed)
        desk.work.finished.connect(self._on_ended)
        desk.actions["fixity"].triggered.connect(lambda: self.show_dialog())
        desk.actions["erase"].triggered.connect(lambda: self.ask_what_to_erase())
        self._show()
        if not desk.session.case.read_only:
            self._looking.start()

    def close(self) -> None:
        self._settling.stop()
        self._looking.stop()

    # ---------------------------------------------------------------- what is shown

    def _show(self) -> None:
        try:
            standing = fixity.standing(self._desk.session.case)
        except CatalogError as error:
            self.badge.setText(tr("Settings cannot be read"))
            self.badge.setToolTip(said(error.message))
            return
        begun = erasure.under_way(self._desk.session.case)
        text = tr("An erasure has not ended") if begun else words.badge_text(standing)
        self.badge.setText(text)
        self.badge.setAccessibleName(tr("Stored files: {state}", state=text))
        self.badge.setToolTip(
            tr("Close other programs that have this case open, and open it again: the erasure goes on then.")
            if begun
            else words.told(standing)
        )

    def show_dialog(self) -> None:
        dialog = self.dialog = FixityDialog(self._desk.session, self._desk.window)
        dialog.check_asked.connect(lambda percent: self.check(percent=percent))
        dialog.mirror_asked.connect(lambda read_all: self.mirror(read_all=read_all))
        dialog.restore_asked.connect(self.restore)
        dialog.clean_asked.connect(lambda: self.clean(told=True))
        dialog.stop_asked.connect(self._stop)
        dialog.finished.connect(lambda: self._forget(dialog))
        if self._work is not None:
            dialog.show_running(_fraction(self._work))
        dialog.open()

    def _forget(self, dialog: FixityDialog) -> None:
        if self.dialog is dialog:
            self.dialog = None
        dialog.deleteLater()

    # ---------------------------------------------------------------- what is done

    def _look(self) -> None:
        """Begins what is due, at low priority, where nothing of this room runs."""
        self._looking.setInterval(LOOK_MILLISECONDS)
        case = self._desk.session.case
        try:
            standing = fixity.standing(case)
        except CatalogError:
            self._looking.stop()
            return
        if self._work is not None:
            return
        if standing.due:
            self.check(percent=100, gently=True)
        elif standing.keeping.mirror is not None and (
            case.head() != self._mirrored_head or standing.keeping.mirror_problem == mirror.UNFINISHED
        ):
            self.mirror(quiet=True)
        elif standing.keeping.to_clean:
            self.clean()

    def check(self, *, percent: int, gently: bool = False) -> None:
        session = self._desk.session

        def operation() -> Any:
            sample = None if percent == 100 else fixity.sample_size(session.case, percent=percent)
            return fixity.check(session.case, actor=session.author, sample=sample, gently=gently)

        self._begin(tr("Check the stored files"), operation, then=self._say_checked, quiet=gently)

    def mirror(self, *, read_all: bool = False, quiet: bool = False) -> None:
        case = self._desk.session.case
        head = case.head()

        def done(step: Mirrored) -> None:
            self._mirrored_head = head
            troubles = [said(each) for each in step.troubles()]
            if troubles:
                self._tell(
                    tr("Files were damaged"),
                    tr("The mirror is in step. This was found on the way:"),
                    "\n".join(troubles),
                )
            elif not quiet:
                self._desk.say(tr("The mirror is in step: {count} files were copied.", count=step.copied))

        self._begin(
            tr("Bring the mirror into step"),
            lambda: mirror.mirror(case, read_all=read_all),
            then=done,
            quiet=quiet,
        )

    def clean(self, *, told: bool = False) -> None:
        """Takes what was erased out of mirrors that were away then; `told`: says what came of it."""
        case = self._desk.session.case

        def done(left: dict[Path, str]) -> None:
            if self.dialog is not None:
                self.dialog.refresh()
            if told and left:
                self._tell(
                    tr("Mirrors that could not be reached"),
                    tr(
                        "What was erased may still lie there. Connect the disk, or delete the folder by hand."
                    ),
                    "\n".join(f"{folder}: {said(why)}" for folder, why in left.items()),
                )
            elif told:
                self._desk.say(tr("What was erased is in no mirror that this computer knows of."))

        if self._cleaning is None:
            self._cleaning = self._desk.work.write_beside(
                tr("Erase in mirrors"), lambda context: mirror.clean_mirrors(case, context), then=done
            )

    def restore(self) -> None:
        session = self._desk.session
        self._begin(
            tr("Restore from the mirror"),
            lambda: restore(session.case, actor=session.author),
            then=lambda done: self._desk.say(" ".join(said(each) for each in done.in_words())),
        )

    def _begin(
        self, name: str, make: Callable[[], Any], *, then: Callable[[Any], None], quiet: bool = False
    ) -> None:
        if self._work is None:
            self._work = self._desk.work.submit(name, make, then=then, quiet=quiet)
            self._on_changed(self._work)

    def _stop(self) -> None:
        if self._work is not None:
            self._desk.work.cancel(self._work)

    def _on_changed(self, entry: Entry) -> None:
        if entry is self._work and self.dialog is not None:
            self.dialog.show_running(_fraction(entry))

    def _on_ended(self, entry: Entry) -> None:
        if entry is self._cleaning:
            self._cleaning = None
        if entry is not self._work:
            return
        self._work = None
        self._desk.session.refresh()
        self._show()
        if self.dialog is not None:
            self.dialog.problem.say(f"{said(entry.message)} {said(entry.hint)}".strip())
            self.dialog.show_running(1)
            self.dialog.refresh()

    def _say_checked(self, done: fixity.Checked) -> None:
        lost, restored = done.restored.lost, done.restored.restored
        if lost or restored:
            self._tell(
                tr("Stored files were damaged"),
                tr(
                    "{restored} were restored from the mirror. {lost} could not be restored.",
                    restored=len(restored),
                    lost=len(lost),
                ),
                "\n".join(said(each) for each in done.in_words()),
            )
        else:
            self._desk.say(tr("{count} files were read, and all are as they came.", count=done.run.checked))

    # ---------------------------------------------------------------- erasing

    def ask_what_to_erase(self) -> None:
        desk = self._desk
        dialog = self.erasing = EraseDialog(
            choices(desk.session),
            desk.window,
            busy=lambda: desk.work.busy,
            author=lambda: desk.session.author,
        )
        dialog.wanted.connect(lambda make: self._preview(dialog, make))
        dialog.parts_wanted.connect(lambda make: self._parts(dialog, make))
        dialog.accepted.connect(lambda: self._erase(dialog))
        dialog.finished.connect(lambda: self._forget_erasing(dialog))
        dialog.open()
        dialog.look()

    def _forget_erasing(self, dialog: EraseDialog) -> None:
        """What is still looked up for it comes too late."""
        if self.erasing is dialog:
            self.erasing = None
        dialog.deleteLater()

    def _preview(self, dialog: EraseDialog, make: Callable[[], Plan]) -> None:
        case, asked = self._desk.session.case, dialog.asked()

        def look(_: object) -> tuple[Plan, erasure.Preview]:
            plan = make()
            return plan, erasure.preview(case, plan)

        def show(seen: tuple[Plan, erasure.Preview]) -> None:
            if self.erasing is dialog and dialog.asked() is asked:
                dialog.show_preview(*seen)

        self._desk.work.write_beside(tr("Look what would go"), look, then=show)

    def _parts(self, dialog: EraseDialog, make: Callable[[], list[tuple[str, Any]]]) -> None:
        asked = dialog.asked()

        def show(parts: list[tuple[str, Any]]) -> None:
            if self.erasing is dialog and dialog.asked() is asked:
                dialog.show_parts(parts)

        self._desk.work.write_beside(tr("Look what would go"), lambda _: make(), then=show)

    def _erase(self, dialog: EraseDialog) -> None:
        """Nothing that goes may be open meanwhile: the recording is closed first."""
        session, plan, why = self._desk.session, dialog.plan, dialog.why.text()
        if plan is None:
            return
        was_open = session.media.uid if session.media is not None else ""
        session.choose_media(None)

        def erase(context: Any) -> Tombstone:
            return erasure.erase(session.case, plan, why=why, actor=session.author, context=context)

        def done(stone: Tombstone) -> None:
            session.refresh()
            media = session.media_of(was_open)
            if media is not None:
                session.choose_media(media)
            self._tell(
                tr("Erased"),
                tr("It is gone from the case: {what}. A tombstone says when and why.", what=said(stone.what)),
                "\n".join([*(said(each) for each in stone.remarks), *self._still_in_mirrors()]),
            )

        self._desk.work.write_beside(tr("Erase for good"), erase, then=done)

    def _still_in_mirrors(self) -> list[str]:
        """With their places, which the case itself never names."""
        try:
            folders = keeping_of(self._desk.session.case.details.uid).to_clean
        except CatalogError:  # a remark of the erasure says so
            return []
        return [tr("Connect the disk of {folder}: it is cleaned then.", folder=each) for each in folders]

    def _tell(self, title: str, text: str, more: str) -> None:
        box = self.box = QMessageBox(self._desk.window)
        box.setWindowTitle(title)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(text)
        box.setInformativeText(more)
        box.finished.connect(box.deleteLater)
        box.open()


def _fraction(entry: Entry) -> float | None:
    """How far work is; None: not known; 1: it has ended."""
    if entry.finished:
        return 1
    fraction = entry.snapshot.fraction if entry.snapshot else None
    return None if fraction is None else min(fraction, 0.999)


def _timer(parent: QMainWindow, milliseconds: int, do: Callable[[], None], *, once: bool = False) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(once)
    timer.setInterval(milliseconds)
    timer.timeout.connect(do)
    return timer
