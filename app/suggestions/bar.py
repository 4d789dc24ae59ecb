"""A line under the timeline: what the chosen suggestion is, in plain words, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QToolButton, QWidget

from app import swatch
from app.actions import Actions
from app.flow import Flow
from app.i18n import marked, said, tr
from app.icons import icon
from app.session import CaseSession
from app.suggestions import words
from app.vocabulary.words import group_label, label_of
from catalog.model.records import Suggestion, SuggestionKind, Term
from catalog.operations.suggestions import USUAL_TERMS

WHAT_IS_MEASURED = marked(
    "The program measured this in the sound; it does not know what made it.\n"
    "dBFS: decibels below the loudest that a recording can hold. Clipped: louder than it could hold.\n"
    "It counts for nothing until somebody accepts it: then it is an annotation, with your name."
)
_FIRST_GROUPS = ("snd.", "rec.")


class SuggestionBar(QWidget):
    """Hidden where the recording has no suggestion that waits for a decision."""

    accept_asked = Signal(object)
    """Term that the chosen suggestion is to be accepted as."""

    def __init__(self, session: CaseSession, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._actions = actions
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setAccessibleName(tr("Suggestion"))
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.text.setSizePolicy(policy)
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop)
        metrics = self.text.fontMetrics()
        self.text.setMinimumSize(metrics.averageCharWidth() * 40, metrics.lineSpacing() * 2 + 4)
        self.earlier, self.later = self._button("previous_suggestion"), self._button("next_suggestion")
        self.play = self._button("play_around")
        self.accept, self.dismiss = self._button("accept_suggestion"), self._button("dismiss_suggestion")
        self.dismiss.setText(tr("Dismiss"))
        self.accept.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self.fill_menu)
        self.accept.setMenu(self.menu)
        buttons = QWidget()
        buttons.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # earlier and later as on the timeline
        buttons.setLayout(Flow(self.earlier, self.later, self.play, self.accept, self.dismiss, spacing=5))
        self.setLayout(Flow(self.text, buttons, spacing=5, margins=(9, 3, 8, 4)))
        self.draw_icons()
        session.suggestions_changed.connect(self._show)
        session.suggestion_chosen.connect(lambda _: self._show())
        session.media_chosen.connect(lambda _: self._show())
        session.terms_changed.connect(self._show)
        self._show()

    def draw_icons(self) -> None:
        self.earlier.setIcon(icon("earlier"))
        self.later.setIcon(icon("later"))
        self.play.setIcon(icon("play"))

    def fill_menu(self) -> None:
        """“Accept as…”: the terms of sound and recording at once, every other group in a menu of its own."""
        self.menu.clear()
        self.menu.addSection(tr("Accept as"))
        groups: dict[str, QMenu] = {}
        terms = [term for term in self._session.terms if not term.retired]
        for term in terms:
            if term.code.startswith(_FIRST_GROUPS):
                self._add(self.menu, term)
        self.menu.addSeparator()
        for term in terms:
            if not term.code.startswith(_FIRST_GROUPS):
                if term.group not in groups:
                    label = group_label(self._session.vocabulary.groups, term.group)
                    groups[term.group] = self.menu.addMenu(label)
                self._add(groups[term.group], term)

    def _add(self, menu: QMenu, term: Term) -> None:
        action = menu.addAction(swatch.icon(term), label_of(term))
        action.triggered.connect(lambda: self.accept_asked.emit(term))

    def _button(self, action_id: str) -> QToolButton:
        action = self._actions[action_id]
        button = QToolButton()
        button.setIconSize(QSize(14, 14))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolTip(action.toolTip())
        button.setAccessibleName(action.text())
        button.clicked.connect(action.trigger)
        return button

    def _show(self) -> None:
        session, chosen, moments = self._session, self._session.suggestion, self._session.moments
        self.setVisible(bool(session.suggestions))
        can_decide = chosen is not None and not session.case.read_only
        self.accept.setEnabled(can_decide)
        self.dismiss.setEnabled(can_decide)
        if chosen is None or moments is None:
            self.accept.setText(tr("Accept"))
            self._say(_in_general(session.suggestions))
            return
        position = session.suggestions.index(chosen) + 1
        self._say(
            tr(
                "S{number} ({position} of {count}) at {place}. {words}. Nobody has looked at it yet.",
                number=chosen.number,
                position=position,
                count=len(session.suggestions),
                place=words.place(chosen, moments),
                words=words.in_full(chosen, session.media_of),
            )
        )
        term = session.term(USUAL_TERMS[SuggestionKind(chosen.kind)])
        self.accept.setText(tr("Accept as {label}", label=label_of(term)) if term else tr("Accept as…"))

    def _say(self, text: str) -> None:
        self.text.setText(text)
        self.text.setToolTip(f"{text}\n\n{tr(WHAT_IS_MEASURED)}")


def _in_general(found: list[Suggestion]) -> str:
    """How many of which kind wait."""
    counts = {kind: sum(each.kind == kind for each in found) for kind in SuggestionKind}
    told = ", ".join(f"{count} × {said(str(kind))}" for kind, count in counts.items() if count)
    return tr(
        "Suggestions that nobody has looked at yet: {told}. {key:next_suggestion} goes to the next.",
        told=told,
    )
