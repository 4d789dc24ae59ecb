"""What can be done with a keyframe: pinned, removed, brought back, and which examination's keyframes are shown."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from app.i18n import tr
from app.job_bridge import WorkQueue
from app.player.runs import add_runs_menu
from app.session import CaseSession
from catalog.model.records import Keyframe
from catalog.model.selection import shown_examination
from catalog.operations import keyframes


class StripMenu(QObject):
    """Makes the menu of the strip and of each keyframe in it, and does what is chosen there."""

    def __init__(self, session: CaseSession, queue: WorkQueue) -> None:
        super().__init__(session)
        self._session = session
        self._queue = queue

    def menu_for(self, keyframe: Keyframe | None, parent: QWidget) -> QMenu:
        """For a keyframe, or None for a place of the strip where there is none."""
        menu = QMenu(parent)
        writable = not self._session.case.read_only
        if keyframe is not None:
            pin = menu.addAction(
                tr("Unpin") if keyframe.pinned else tr("Pin: show it whatever examination is shown")
            )
            pin.triggered.connect(lambda: self.pin(keyframe, pinned=not keyframe.pinned))
            remove = menu.addAction(tr("Remove from the strip"))
            remove.triggered.connect(lambda: self.remove(keyframe))
            for action in (pin, remove):
                action.setEnabled(writable)
            menu.addSeparator()
        self._add_removed(menu, writable=writable)
        session = self._session
        shown = shown_examination(session.examinations)
        add_runs_menu(menu, session.examinations, shown, self.choose_run, writable=writable)
        return menu

    def _add_removed(self, menu: QMenu, *, writable: bool) -> None:
        removed, moments = self._session.removed_keyframes, self._session.moments
        if not removed or moments is None:
            return
        back = menu.addMenu(tr("Bring back what was removed"))
        for each in {
            each.pts: each for each in removed
        }.values():  # several examinations may have found the frame
            action = back.addAction(
                tr("K{number} at {time}", number=each.number, time=moments.clock(each.pts))
            )
            action.setEnabled(writable)
            action.triggered.connect(partial(self._bring_back, each))

    def pin(self, keyframe: Keyframe, *, pinned: bool) -> None:
        """Pinning makes the full still where there is none, which takes a moment."""
        session, name = self._session, _name(self._session, keyframe)
        self._queue.submit(
            tr("Pin {name}", name=name) if pinned else tr("Unpin {name}", name=name),
            lambda: keyframes.pin_keyframe(session.case, keyframe.uid, actor=session.author, pinned=pinned),
            then=lambda _: self._say(
                tr("{name} is pinned. {key:undo} undoes it.", name=name)
                if pinned
                else tr("{name} is no longer pinned. {key:undo} undoes it.", name=name)
            ),
            quiet=True,
        )

    def remove(self, keyframe: Keyframe) -> None:
        session = self._session
        session.write(keyframes.remove_keyframe, session.case, keyframe.uid, actor=session.author)
        self._say(
            tr("{name} is removed from the strip. {key:undo} brings it back.", name=_name(session, keyframe))
        )

    def _bring_back(self, keyframe: Keyframe, _: bool = False) -> None:
        session = self._session
        session.write(keyframes.restore_keyframe, session.case, keyframe.uid, actor=session.author)
        self._say(tr("{name} is back in the strip.", name=_name(session, keyframe)))

    def choose_run(self, uid: str) -> None:
        session = self._session
        session.write(keyframes.choose_examination, session.case, uid, actor=session.author)

    def _say(self, text: str) -> None:
        self._session.refresh()
        self._session.said.emit(text)


def _name(session: CaseSession, keyframe: Keyframe) -> str:
    media = session.media_of(keyframe.media_uid)
    return f"{media.label if media else ''}-K{keyframe.number}"
