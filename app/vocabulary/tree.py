"""The tree of groups, terms and sub-terms, reordered by dragging or by Alt with the arrow keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QFont, QIcon, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QWidget

from app import swatch
from app.i18n import tr
from app.vocabulary.words import in_window_language, label_of
from catalog.model.records import Term
from catalog.model.vocabulary import Group, Vocabulary

_TERM = int(Qt.ItemDataRole.UserRole) + 1
_GROUP = int(Qt.ItemDataRole.UserRole) + 2
_ARROWS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


@dataclass(frozen=True, slots=True)
class Move:
    """Where a term, or (without `code`) the group is to stand: before another of its kind, or at the end."""

    group: str
    code: str = ""
    parent: str = ""
    before: str | None = None


class VocabularyTree(QTreeWidget):
    chosen = Signal()
    move_asked = Signal(object)
    """Move"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Groups and terms"))
        self.setHeaderHidden(True)
        self.setIconSize(QSize(swatch.SIZE))
        self.setUniformRowHeights(True)
        self.setIndentation(14)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.currentItemChanged.connect(lambda *_: self.chosen.emit())

    # ---------------------------------------------------------------- what is shown

    def read(self, vocabulary: Vocabulary, terms: list[Term], *, retired: bool) -> None:
        """Shows everything anew and keeps what was chosen. `terms` have the shapes they are drawn with."""
        code, group = self.code(), self.group()
        shut = {item.data(0, _GROUP) for item in self._tops() if not item.isExpanded()}
        self.blockSignals(True)
        self.clear()
        items: dict[str, QTreeWidgetItem] = {}
        for each in vocabulary.groups:
            top = items[each.name] = _group_item(each)
            self.addTopLevelItem(top)
        for term in terms:
            if term.retired and not retired:
                continue
            above = items.get(term.parent) or items.get(term.group)
            if above is not None:
                items[term.code] = _term_item(term)
                above.addChild(items[term.code])
        for item in items.values():
            item.setExpanded(item.data(0, _GROUP) not in shut or item.data(0, _TERM) is not None)
        self.blockSignals(False)
        self.choose(code or group)

    def choose(self, name: str) -> None:
        """The term with this code or the group with this name."""
        for item in self._all():
            if name in (item.data(0, _TERM), item.data(0, _GROUP)):
                self.setCurrentItem(item)
                self.scrollToItem(item)
                return
        self.chosen.emit()

    def code(self) -> str:
        """Of the chosen term; empty where a group or nothing is chosen."""
        item = self.currentItem()
        return str(item.data(0, _TERM) or "") if item is not None else ""

    def group(self) -> str:
        """Name of the chosen group; empty where a term or nothing is chosen."""
        item = self.currentItem()
        return str(item.data(0, _GROUP) or "") if item is not None else ""

    def filter(self, text: str) -> None:
        """Shows the terms with this in their words, and what they stand under."""
        wanted = text.casefold().strip()

        def show(item: QTreeWidgetItem) -> bool:
            below = [show(child) for child in _children(item)]
            shown = any(below) or wanted in f"{item.text(0)} {item.toolTip(0)}".casefold()
            item.setHidden(not shown)
            return shown

        for top in self._tops():
            show(top)

    def item_of(self, name: str) -> QTreeWidgetItem | None:
        return next(
            (each for each in self._all() if name in (each.data(0, _TERM), each.data(0, _GROUP))), None
        )

    def _tops(self) -> list[QTreeWidgetItem]:
        return [item for i in range(self.topLevelItemCount()) if (item := self.topLevelItem(i)) is not None]

    def _all(self) -> list[QTreeWidgetItem]:
        found: list[QTreeWidgetItem] = []

        def walk(item: QTreeWidgetItem) -> None:
            found.append(item)
            for child in _children(item):
                walk(child)

        for top in self._tops():
            walk(top)
        return found

    # ---------------------------------------------------------------- moving

    def keyPressEvent(self, event: QKeyEvent) -> None:
        arrow = _ARROWS.get(Qt.Key(event.key()))
        if arrow is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.step(*arrow)
        else:
            super().keyPressEvent(event)

    def step(self, rows: int, levels: int) -> None:
        """Asks to move what is chosen a row up or down, or a level out (-1) or in (1)."""
        item = self.currentItem()
        if item is None:
            return
        above = item.parent()
        siblings = _children(above) if above is not None else self._tops()
        at = siblings.index(item)
        if levels > 0 and at > 0 and above is not None:
            self._ask(item, siblings[at - 1], None)
        elif levels < 0 and above is not None and above.data(0, _TERM):
            outer = above.parent()
            self._ask(item, outer, _after(outer, above))
        elif rows and 0 <= at + rows < len(siblings):
            beyond = at + rows + (1 if rows > 0 else 0)
            self._ask(item, above, siblings[beyond] if beyond < len(siblings) else None)

    def dropEvent(self, event: QDropEvent) -> None:
        """What is dropped is asked for; the tree follows when the case has it."""
        item, on = self.currentItem(), self.itemAt(event.position().toPoint())
        where = self.dropIndicatorPosition()
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if item is None or on is None or on is item:
            return
        if item.data(0, _GROUP):
            self._drop_group(item, on, where)
        elif where == QAbstractItemView.DropIndicatorPosition.OnItem or on.data(0, _GROUP):
            self._ask(item, on, None)
        else:
            above = on.parent()
            below = where == QAbstractItemView.DropIndicatorPosition.BelowItem
            self._ask(item, above, _after(above, on) if below else on)

    def _drop_group(self, item: QTreeWidgetItem, on: QTreeWidgetItem, where: Any) -> None:
        on = _top(on)
        below = where == QAbstractItemView.DropIndicatorPosition.BelowItem
        at = self.indexOfTopLevelItem(on) + (1 if below else 0)
        self._ask(item, None, self.topLevelItem(at))

    def _ask(
        self, item: QTreeWidgetItem, above: QTreeWidgetItem | None, before: QTreeWidgetItem | None
    ) -> None:
        if before is item:
            return  # between itself and its neighbour: it is there already
        if item.data(0, _GROUP):
            self.move_asked.emit(
                Move(
                    group=item.data(0, _GROUP), before=before.data(0, _GROUP) if before is not None else None
                )
            )
            return
        if above is None or above is item:
            return
        self.move_asked.emit(
            Move(
                group=_top(above).data(0, _GROUP),
                code=item.data(0, _TERM),
                parent=str(above.data(0, _TERM) or ""),
                before=before.data(0, _TERM) if before is not None else None,
            )
        )


def _children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    return [child for i in range(item.childCount()) if (child := item.child(i)) is not None]


def _after(above: QTreeWidgetItem | None, item: QTreeWidgetItem) -> QTreeWidgetItem | None:
    """The next one under the same; None: there is none."""
    siblings = _children(above) if above is not None else []
    return next(iter(siblings[siblings.index(item) + 1 :]), None) if item in siblings else None


def _top(item: QTreeWidgetItem) -> QTreeWidgetItem:
    above = item.parent()
    return item if above is None else _top(above)


def _group_item(group: Group) -> QTreeWidgetItem:
    item = QTreeWidgetItem([in_window_language(group.labels, otherwise=group.name)])
    item.setData(0, _GROUP, group.name)
    font = QFont()
    font.setWeight(QFont.Weight.DemiBold)
    item.setFont(0, font)
    item.setIcon(0, group_icon(group))
    return item


def group_icon(group: Group) -> QIcon:
    return swatch.icon(swatch.sample(colour=group.colour, shape=group.shape))


def _term_item(term: Term) -> QTreeWidgetItem:
    words = label_of(term)
    key = f"   {term.key}" if term.key else ""
    item = QTreeWidgetItem([tr("{term} (retired)", term=words) if term.retired else f"{words}{key}"])
    item.setData(0, _TERM, term.code)
    item.setIcon(0, swatch.icon(term))
    item.setToolTip(0, "\n".join([*map(str, term.labels.values()), term.definition, term.code]))
    if term.retired:
        font = QFont()
        font.setItalic(True)
        item.setFont(0, font)
    return item
