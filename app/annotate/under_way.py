"""A line between the picture and its title: what is begun and not ended, and what is held just now.

It always takes the same room, so that the picture stays where it is when a code begins.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QWidget

from app import swatch
from app.annotate.coder import Coder
from app.i18n import tr, trn
from app.session import CaseSession
from app.vocabulary.words import label_of
from catalog.model.records import Annotation, Term

SHOWN = 5
"""So many have a button of their own; the rest are in a menu."""


class UnderWay(QWidget):
    """A click on what is begun ends it where the player stands; what is held ends when its key goes up."""

    end_asked = Signal(object)
    """Annotation."""
    reaction_asked = Signal()

    def __init__(self, session: CaseSession, coder: Coder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._coder = coder
        self._now: list[tuple[str, str, int, bool]] | None = None
        self.buttons: list[QToolButton] = []
        self.nothing = QLabel()
        self.nothing.setObjectName("dim")
        self.nothing.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.more = self._button()
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        self.more.setMenu(self._menu)
        self.reaction = self._button()
        self.reaction.clicked.connect(self.reaction_asked)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 0, 8, 3)
        self._row.setSpacing(5)
        self._row.addWidget(self.nothing, 1)
        self._row.addWidget(self.more)
        self._row.addStretch(1)
        self._row.addWidget(self.reaction)
        self.setFixedHeight(self.more.sizeHint().height() + 6)
        for signal in (coder.held_changed, session.annotations_changed, session.terms_changed):
            signal.connect(self.show_state)
        session.media_chosen.connect(lambda _: self.show_state())
        coder.reaction_changed.connect(self._show_reaction)
        self._show_reaction()
        self.show_state()

    def texts(self) -> list[str]:
        """What its buttons say, for those who look without eyes."""
        return [button.text() for button in self.buttons]

    # ---------------------------------------------------------------- what is shown

    def show_state(self) -> None:
        held = [("", each.term.code, each.start_pts, True) for each in self._coder.held()]
        begun = self._coder.begun()
        now = held + [(each.uid, each.term_code, each.start_pts, False) for each in begun]
        if now != self._now:
            self._now = now
            self._build(begun)

    def _build(self, begun: list[Annotation]) -> None:
        for button in self.buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self.buttons = []
        self._menu.clear()
        by_uid = {each.uid: each for each in begun}
        moments, rest = self._session.moments, 0
        for uid, code, start_pts, is_held in self._now or []:
            term = self._session.term(code)
            if term is None or moments is None:
                continue
            words = tr("{term}: held since {time}") if is_held else tr("{term}: begun {time}")
            text = words.format(term=label_of(term), time=moments.clock(start_pts))
            if len(self.buttons) < SHOWN:
                self._add_button(text, term, by_uid.get(uid))
            else:
                rest += 1
                action = self._menu.addAction(swatch.icon(term), text)
                action.setEnabled(uid in by_uid)
                action.triggered.connect(lambda _=False, uid=uid: self.end_asked.emit(by_uid[uid]))
        self.more.setText(trn("%n more", rest))
        self.more.setVisible(rest > 0)
        chosen = self._session.media is not None
        self.nothing.setText(tr("No annotation is under way.") if chosen else "")
        self.nothing.setVisible(not self.buttons)

    def _add_button(self, text: str, term: Term, begun: Annotation | None) -> None:
        button = self._button()
        button.setText(text)
        button.setIcon(swatch.icon(term))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIconSize(QSize(12, 12))
        if begun is None:
            button.setToolTip(tr("Let the key go to end it"))
            button.setAccessibleName(text)
        else:
            how = tr("Click to end it at this frame")
            if term.key:
                how = tr("Press {key} or click to end it at this frame", key=term.key)
            button.setToolTip(how)
            button.setAccessibleName(f"{text}. {how}")
            button.clicked.connect(lambda: self.end_asked.emit(begun))
            button.setEnabled(not self._session.case.read_only)
        self._row.insertWidget(len(self.buttons), button)
        self.buttons.append(button)

    def _show_reaction(self) -> None:
        delay = self._coder.reaction_ms
        self.reaction.setText(tr("Reaction delay {delay} ms", delay=delay))
        self.reaction.setAccessibleName(self.reaction.text())
        self.reaction.setToolTip(tr("While it plays, codes are set this much earlier. Click to change it"))
        self.reaction.setVisible(delay > 0)

    def _button(self) -> QToolButton:
        button = QToolButton()
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button
