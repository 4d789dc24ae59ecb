"""What belongs to coding beside its panels: the line of what is under way, and the reaction delay."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QInputDialog

from app.annotate.coder import LONGEST_DELAY_MS
from app.annotate.under_way import UnderWay
from app.i18n import tr, trn
from app.room import Desk, Panel


class CodingRoom:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.panels: list[Panel] = []
        self.dialog: QInputDialog | None = None
        self.under_way = UnderWay(desk.session, desk.coder)
        self.under_way.end_asked.connect(desk.coder.end)
        self.under_way.reaction_asked.connect(self.ask_for_reaction)
        above = desk.stage.layout()
        assert isinstance(above, QBoxLayout)
        above.insertWidget(1, self.under_way)
        desk.coder.set_reaction(desk.settings.reaction_ms)
        desk.actions["reaction_delay"].triggered.connect(lambda: self.ask_for_reaction())
        desk.actions["end_begun"].triggered.connect(lambda: self.end_all())

    def close(self) -> None:
        """It holds nothing open."""

    def end_all(self) -> None:
        """Ends all that is begun before where the player stands."""
        begun = self._desk.coder.begun()
        for each in begun:
            self._desk.coder.end(each)
        left = len(self._desk.coder.begun())
        if not begun:
            self._desk.say(tr("Nothing is begun."))
        elif not left:
            self._desk.say(trn("%n ended.", len(begun)))

    def ask_for_reaction(self) -> None:
        dialog = QInputDialog(self._desk.window)
        dialog.setWindowTitle(tr("Reaction delay"))
        dialog.setLabelText(
            tr(
                "Milliseconds between seeing something and pressing its key (0: none).\n"
                "While it plays, codes are set this much earlier, times the speed;\n"
                "at rest they are always at the frame on screen."
            )
        )
        dialog.setInputMode(QInputDialog.InputMode.IntInput)
        dialog.setIntRange(0, LONGEST_DELAY_MS)
        dialog.setIntStep(10)
        dialog.setIntValue(self._desk.coder.reaction_ms)
        dialog.intValueSelected.connect(self._set_reaction)
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        dialog.open()

    def _set_reaction(self, milliseconds: int) -> None:
        self._desk.coder.set_reaction(milliseconds)
        self._desk.settings.reaction_ms = self._desk.coder.reaction_ms
