"""Puts the vocabulary editor beside the window."""

from __future__ import annotations

from app.room import Desk, Panel
from app.vocabulary.editor import VocabularyEditor


class VocabularyRoom:
    """Opens the editor when it is asked for; one at a time."""

    def __init__(self, desk: Desk) -> None:
        self.panels: list[Panel] = []
        self._desk = desk
        self.editor: VocabularyEditor | None = None
        desk.actions["edit_vocabulary"].triggered.connect(self.open)

    def open(self) -> None:
        """Shows the editor, at the term that is chosen in the vocabulary."""
        if self.editor is None:
            self.editor = VocabularyEditor(self._desk)
        chosen = self._desk.chosen_term()
        if chosen is not None:
            self.editor.choose(chosen.code)
        self.editor.show()
        self.editor.raise_()
        self.editor.activateWindow()

    def close(self) -> None:
        if self.editor is not None:
            self.editor.close()
            self.editor.deleteLater()
            self.editor = None
