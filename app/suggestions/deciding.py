"""Going from suggestion to suggestion, listening to one, accepting or dismissing it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.actions import Actions
from app.i18n import tr
from app.player.player import Player
from app.session import CaseSession
from app.suggestions.bar import SuggestionBar
from app.vocabulary.words import label_of
from catalog.model.records import Suggestion, Term
from catalog.operations import suggestions

AROUND_SECONDS = 1
"""How much before and after a suggestion is played with it."""


class Deciding(QObject):
    """Acts on `session.suggestion`. A suggestion is never an annotation before somebody accepted it here."""

    said = Signal(str)

    def __init__(self, session: CaseSession, player: Player) -> None:
        super().__init__(session)
        self._session = session
        self._player = player

    def connect_to(self, actions: Actions, bar: SuggestionBar) -> None:
        actions["previous_suggestion"].triggered.connect(lambda: self.go(-1))
        actions["next_suggestion"].triggered.connect(lambda: self.go(1))
        actions["play_around"].triggered.connect(self.play_around)
        actions["accept_suggestion"].triggered.connect(lambda: self.accept())
        actions["dismiss_suggestion"].triggered.connect(self.dismiss)
        bar.accept_asked.connect(self.accept)

    def go(self, direction: int) -> None:
        """To the next suggestion after (1) or before (-1) the one that is chosen, else the player's place."""
        found = self._beside(direction)
        if found is None:
            where = "after" if direction > 0 else "before"
            self.said.emit(
                tr("There is no suggestion {where} this.", where=where)
                if self._session.suggestions
                else tr("No suggestions.")
            )
            return
        self._session.choose_suggestion(found.uid)
        self._player.go_to_pts(found.start_pts)

    def play_around(self) -> None:
        """Plays the chosen suggestion, else the frame on screen, with a second before and after, then goes back."""
        moments = self._session.moments
        if moments is None or not self._player.loaded:
            return
        chosen, here = self._session.suggestion, self._player.pts
        start, end = (chosen.start_pts, chosen.end_pts) if chosen else (here, here)
        margin = round(AROUND_SECONDS / moments.media.time_base)
        self._player.play_span(start - margin, end + margin, then_pts=start)
        if self._session.concealed(moments.media):
            self.said.emit(tr("Sound is off until picture and sound are shown ({key:reveal})."))

    def accept(self, term: Term | None = None) -> None:
        """Makes an annotation of the chosen suggestion: of `term`, else of the one that fits its kind."""
        chosen = self._chosen()
        if chosen is None:
            return
        made = self._session.write(
            suggestions.accept,
            self._session.case,
            chosen.uid,
            actor=self._session.author,
            term_code=term.code if term else None,
        )
        if made is not None:
            self._session.choose_annotation(made.uid)
            known = self._session.term(made.term_code)
            label = label_of(known) if known else made.term_code
            self.said.emit(
                tr(
                    "Accepted as A{number}: {label} ({certainty}). {key:undo} takes that back.",
                    number=made.number,
                    label=label,
                    certainty=made.certainty,
                )
            )

    def dismiss(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        self._session.write(suggestions.dismiss, self._session.case, chosen.uid, actor=self._session.author)
        if self._session.suggestion is None:
            self.said.emit(tr("Dismissed S{number}. {key:undo} brings it back.", number=chosen.number))

    def _chosen(self) -> Suggestion | None:
        chosen = self._session.suggestion
        if chosen is None:
            self.said.emit(tr("Go to a suggestion first: {key:next_suggestion} is the next one."))
        return chosen

    def _beside(self, direction: int) -> Suggestion | None:
        ordered, chosen, here = self._session.suggestions, self._session.suggestion, self._player.pts
        if chosen is not None and self._shows(chosen, here):
            position = ordered.index(chosen) + direction
            return ordered[position] if 0 <= position < len(ordered) else None
        if direction > 0:
            return next((each for each in ordered if each.start_pts > here), None)
        return next((each for each in reversed(ordered) if each.start_pts < here), None)

    def _shows(self, suggestion: Suggestion, pts: int) -> bool:
        """Whether the frame at `pts` is the one that going to the suggestion shows."""
        moments = self._session.moments
        return moments is not None and moments.number(suggestion.start_pts) == moments.number(pts)
