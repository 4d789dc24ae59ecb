"""Tags as one line, with commas between them; the last word is completed from the tags that the case has."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from app.i18n import tr
from app.session import CaseSession
from catalog.model.records import Annotation


class TagsField(QLineEdit):
    changed = Signal(list)
    """The tags as typed, whenever they differ from those shown."""

    def __init__(self, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: list[str] = []
        self._known_at = -1
        self.setAccessibleName(tr("Tags"))
        self.setPlaceholderText(tr("Words of your own, with commas"))
        self._names = QStringListModel(self)
        self._completer = _LastWord(self._names, self)
        self.setCompleter(self._completer)
        self.editingFinished.connect(self._take)

    def show_tags(self, tags: list[str]) -> None:
        self._shown = list(tags)
        if not (self.hasFocus() and self.isModified()):
            self.setText(", ".join(tags))
            self.setCursorPosition(0)

    def typed(self) -> list[str]:
        return [tag for tag in (part.strip() for part in self.text().split(",")) if tag]

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The case's tags are looked up when somebody is about to type one, not before."""
        head = self._session.case.head()
        if head != self._known_at:
            self._known_at = head
            known = {tag for tags in self._session.case.distinct(Annotation, "tags") for tag in tags}
            self._names.setStringList(sorted(known, key=str.casefold))
        super().focusInEvent(event)

    def _take(self) -> None:
        self.setModified(False)
        if self.typed() != self._shown:
            self.changed.emit(self.typed())


class _LastWord(QCompleter):
    """Completes what stands behind the last comma."""

    def __init__(self, names: QStringListModel, line: QLineEdit) -> None:
        super().__init__(names, line)
        self._line = line
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)

    def splitPath(self, path: str) -> list[str]:
        return [path.rpartition(",")[2].strip()]

    def pathFromIndex(self, index: object) -> str:
        before, comma, _ = self._line.text().rpartition(",")
        tag = super().pathFromIndex(index)  # type: ignore[arg-type]
        return f"{before.strip()}, {tag}" if comma else tag
