"""The vocabulary with its keys. What is begun or held is plainly seen."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from app import swatch, theme
from app.session import CaseSession
from catalog.model.records import Extent, Term

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    TERM = int(Qt.ItemDataRole.UserRole) + 1
    STATE = int(Qt.ItemDataRole.UserRole) + 2
    """Empty, or what is under way: "begun 0:00:12.300", "held"."""


class VocabularyPanel(QWidget):
    """A click chooses a term, a double click or its key adds it."""

    add_asked = Signal(object)
    """Term: as if its key were tapped."""
    commit_asked = Signal()
    not_seen_asked = Signal()

    def __init__(self, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._held: list[str] = []
        self.search = QLineEdit()
        self.search.setPlaceholderText("Find a term")
        self.search.setAccessibleName("Find a term of the vocabulary")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self._model = QStandardItemModel(self)
        self.tree = self._made_tree()
        self._definition = QLabel()
        self._definition.setWordWrap(True)
        self._definition.setTextFormat(Qt.TextFormat.PlainText)
        self._definition.setMinimumHeight(self._definition.fontMetrics().height() * 3)
        self._definition.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.add_button = QPushButton("Add here")
        self.add_button.setToolTip("Adds the chosen term at this frame, or over the marked span (Enter)")
        self.add_button.clicked.connect(self.commit_asked)
        self.not_seen_button = QPushButton("Not seen…")
        self.not_seen_button.setToolTip("Says that the chosen term was looked for and not seen (Ctrl+N)")
        self.not_seen_button.clicked.connect(self.not_seen_asked)
        self._lay_out()
        session.terms_changed.connect(self._read)
        session.annotations_changed.connect(self._show_states)
        session.media_chosen.connect(lambda _: self._show_states())
        self._read()

    # ---------------------------------------------------------------- what is told and asked

    def chosen(self) -> Term | None:
        found = self.tree.currentIndex().data(Role.TERM)
        return found if isinstance(found, Term) else None

    def choose(self, code: str) -> None:
        item = self._item(code)
        if item is not None:
            self.tree.setCurrentIndex(item.index())
            self.tree.scrollTo(item.index())

    def show_held(self, codes: list[str]) -> None:
        self._held = codes
        self._show_states()

    def state_of(self, code: str) -> str:
        item = self._item(code)
        return str(item.data(Role.STATE) or "") if item is not None else ""

    # ---------------------------------------------------------------- parts

    def _lay_out(self) -> None:
        for button in (self.add_button, self.not_seen_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setEnabled(False)
        buttons = QHBoxLayout()
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.not_seen_button)
        buttons.addStretch(1)
        below = QVBoxLayout()
        below.setContentsMargins(8, 6, 8, 8)
        below.addWidget(self._definition)
        below.addLayout(buttons)
        above = QHBoxLayout()
        above.setContentsMargins(8, 8, 8, 6)
        above.addWidget(self.search)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 1, 0)
        layout.setSpacing(0)
        layout.addLayout(above)
        layout.addWidget(self.tree, 1)
        layout.addLayout(below)

    def _made_tree(self) -> QTreeView:
        tree = QTreeView()
        tree.setAccessibleName("Vocabulary")
        tree.setModel(self._model)
        tree.setHeaderHidden(True)
        tree.setIndentation(0)
        tree.setUniformRowHeights(True)
        tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        tree.setItemDelegate(_TermDelegate(tree))
        tree.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tree.selectionModel().currentChanged.connect(lambda *_: self._show_definition())
        tree.doubleClicked.connect(self._ask_to_add)
        tree.clicked.connect(self._fold)
        return tree

    def _read(self) -> None:
        chosen = self.chosen()
        self._model.clear()
        groups: dict[str, QStandardItem] = {}
        for term in self._session.terms:
            if term.retired:
                continue
            group = groups.get(term.group)
            if group is None:
                group = groups[term.group] = QStandardItem(term.group)
                group.setSelectable(False)
                self._model.appendRow(group)
            item = QStandardItem(str(term.labels.get("en", term.code)))
            item.setData(term, Role.TERM)
            words = [f"{label}" for label in term.labels.values()] + [term.definition, f"code {term.code}"]
            item.setToolTip("\n".join(words))
            item.setData(
                f"{item.text()}, {term.kind}, key {term.key or 'none'}", Qt.ItemDataRole.AccessibleTextRole
            )
            group.appendRow(item)
        self.tree.expandAll()
        self._show_states()
        if chosen is not None:
            self.choose(chosen.code)
        self._show_definition()

    def _items(self) -> list[QStandardItem]:
        found = []
        for row in range(self._model.rowCount()):
            group = self._model.item(row)
            found += [group.child(i) for i in range(group.rowCount())]
        return found

    def _item(self, code: str) -> QStandardItem | None:
        return next((each for each in self._items() if each.data(Role.TERM).code == code), None)

    def _show_states(self) -> None:
        begun: dict[str, str] = {}
        moments = self._session.moments
        for annotation in self._session.annotations:
            if annotation.extent == Extent.OPEN and moments is not None:
                begun[annotation.term_code] = f"begun {moments.clock(annotation.start_pts)}"
        for item in self._items():
            code = item.data(Role.TERM).code
            state = "held" if code in self._held else begun.get(code, "")
            if state != (item.data(Role.STATE) or ""):
                item.setData(state, Role.STATE)

    def _show_definition(self) -> None:
        term = self.chosen()
        for button in (self.add_button, self.not_seen_button):
            button.setEnabled(term is not None)
        if term is None:
            self._definition.setText("Choose a term, or press its key while watching.")
            return
        labels = "  ·  ".join(str(label) for label in term.labels.values())
        self._definition.setText(f"{labels}\n{term.definition} ({term.kind})")

    def _filter(self, text: str) -> None:
        wanted = text.casefold().strip()
        for row in range(self._model.rowCount()):
            group = self._model.item(row)
            shown = 0
            for i in range(group.rowCount()):
                term: Term = group.child(i).data(Role.TERM)
                words = " ".join([term.code, term.definition, *map(str, term.labels.values())]).casefold()
                hidden = wanted not in words
                self.tree.setRowHidden(i, group.index(), hidden)
                shown += not hidden
            self.tree.setRowHidden(row, QModelIndex(), shown == 0)
        if wanted:
            self.tree.expandAll()

    def _ask_to_add(self, index: QModelIndex) -> None:
        term = index.data(Role.TERM)
        if isinstance(term, Term):
            self.add_asked.emit(term)

    def _fold(self, index: QModelIndex) -> None:
        if index.data(Role.TERM) is None:
            self.tree.setExpanded(index, not self.tree.isExpanded(index))


class _TermDelegate(QStyledItemDelegate):
    """A row: shape and colour, label, the second language where there is room, state, key."""

    def __init__(self, tree: QTreeView) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, max(24, option.fontMetrics.height() + 9))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours = theme.look()
        box: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        term = index.data(Role.TERM)
        if isinstance(term, Term):
            is_current = bool(option.state & QStyle.StateFlag.State_Selected)
            self._term(painter, box, term, str(index.data(Role.STATE) or ""), is_current)
        else:
            painter.fillRect(box, QColor(colours.panel))
            font = QFont(painter.font())
            font.setWeight(QFont.Weight.DemiBold)
            painter.setFont(font)
            painter.setPen(QColor(colours.dim))
            sign = "▾" if self._tree.isExpanded(index) else "▸"
            painter.drawText(
                box.adjusted(8, 0, -8, 0),
                int(Qt.AlignmentFlag.AlignVCenter),
                f"{sign}  {index.data(Qt.ItemDataRole.DisplayRole)}",
            )
        painter.restore()

    def _term(self, painter: QPainter, box: QRect, term: Term, state: str, is_current: bool) -> None:
        colours = theme.look()
        if state:
            painter.fillRect(box, theme.mixed(colours.field, colours.warning, 0.28))
        if is_current:
            painter.fillRect(box, theme.mixed(colours.field, colours.accent, 0.30))
        swatch.draw(painter, QRectF(box.x() + 10, box.center().y() - 6, 13, 13), term)
        right = box.right() - 8
        if term.key:
            right = _key_badge(painter, right, box, term.key) - 8
        if state:
            painter.setPen(QColor(colours.warning))
            width = painter.fontMetrics().horizontalAdvance(state)
            painter.drawText(QRect(right - width, box.y(), width, box.height()), _MIDDLE, state)
            right -= width + 8
        left = box.x() + 31
        label = str(term.labels.get("en", term.code))
        painter.setPen(QColor(colours.text))
        metrics = painter.fontMetrics()
        room = QRect(left, box.y(), max(0, right - left), box.height())
        painter.drawText(room, _MIDDLE, metrics.elidedText(label, Qt.TextElideMode.ElideRight, room.width()))
        left += metrics.horizontalAdvance(label) + 10
        other = next((str(text) for language, text in term.labels.items() if language != "en"), "")
        if other and right - left > 50:
            painter.setPen(QColor(colours.dim))
            room = QRect(left, box.y(), right - left, box.height())
            painter.drawText(
                room, _MIDDLE, metrics.elidedText(other, Qt.TextElideMode.ElideRight, room.width())
            )


_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


def _key_badge(painter: QPainter, right: int, box: QRect, key: str) -> int:
    """Draws the key as on a US board and returns its left edge."""
    colours = theme.look()
    text = key.replace("Shift+", "⇧ ") if painter.fontMetrics().inFont("⇧") else key
    width = max(22, painter.fontMetrics().horizontalAdvance(text) + 12)
    badge = QRectF(right - width, box.y() + 3.5, width, box.height() - 7)
    painter.setPen(QPen(QColor(colours.line), 1))
    painter.setBrush(QColor(colours.button))
    painter.drawRoundedRect(badge, 3, 3)
    painter.setPen(QColor(colours.text))
    painter.drawText(badge, int(Qt.AlignmentFlag.AlignCenter), text)
    return round(badge.left())
