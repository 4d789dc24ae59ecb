"""Who acts, or whom it concerns: typed and found among the people that the case names, or named anew in place."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QToolButton, QWidget

from app.annotate.words import actor_label
from app.i18n import tr
from app.session import CaseSession
from catalog.model.records import Actor


class PersonField(QWidget):
    """Enter takes whom the text names; where it names nobody, they are asked for. Empty: nobody named."""

    chosen = Signal(object)
    """Uid, or None."""
    new_asked = Signal(str)
    """What was typed, which names nobody yet."""

    def __init__(self, session: CaseSession, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._uid: str | None = None
        self._asking = False
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(tr("Nobody named"))
        self.line.setToolTip(tr("Type a part of a name or number; Enter on a new name adds them"))
        self.line.setClearButtonEnabled(True)
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.activated.connect(lambda _: QTimer.singleShot(0, self, self._take))
        self.line.setCompleter(completer)
        self.new = QToolButton()
        self.new.setText("+")
        self.new.setAccessibleName(tr("{field}: name somebody new", field=name))
        self.new.setToolTip(tr("Name a person or group that the case does not know yet"))
        self.new.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.new.clicked.connect(lambda: self._ask(""))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.line, 1)
        layout.addWidget(self.new)
        self.line.returnPressed.connect(self._on_enter)
        self.line.editingFinished.connect(self._take)
        self.line.textChanged.connect(self._on_cleared)
        session.actors_changed.connect(self._read)
        self._read()

    def show_person(self, uid: str | None) -> None:
        self._uid = uid
        self._show()

    def _read(self) -> None:
        self._names.setStringList([actor_label(each) for each in self._session.actors])
        self._show()

    def _show(self) -> None:
        found = self._session.actor(self._uid)
        if not self.line.hasFocus() or not self.line.isModified():
            self.line.setText(actor_label(found) if found else "")
            self.line.setCursorPosition(0)

    def named(self) -> Actor | None:
        """Whom the text names: by number, name, or both."""
        text = " ".join(self.line.text().split()).casefold()
        for each in self._session.actors:
            whole = " ".join(actor_label(each).split())
            if text in (each.label.casefold(), each.name.casefold(), whole.casefold()):
                return each
        return None

    def _on_cleared(self, text: str) -> None:
        """The clear button works without the focus, so nobody leaves the field afterwards."""
        if not text and not self.line.hasFocus():
            self._take()

    def _on_enter(self) -> None:
        if self.line.text().strip() and self.named() is None:
            self._ask(" ".join(self.line.text().split()))

    def _ask(self, text: str) -> None:
        self._asking = True
        self.new_asked.emit(text)
        self._asking = False
        self.line.setModified(False)
        self._show()

    def _take(self) -> None:
        """Leaves the field as it was where the text names nobody."""
        if self._asking or self.line.text() == self._text():
            return
        found = self.named()
        self.line.setModified(False)
        if found is None and self.line.text().strip():
            self._show()
            return
        uid = found.uid if found else None
        self._show_after(uid)

    def _show_after(self, uid: str | None) -> None:
        changed, self._uid = uid != self._uid, uid
        self._show()
        if changed:
            self.chosen.emit(uid)

    def _text(self) -> str:
        found = self._session.actor(self._uid)
        return actor_label(found) if found else ""
