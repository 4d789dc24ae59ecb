"""The vocabulary with its keys. What is begun or held is plainly seen."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap, QStandardItem, QStandardItemModel
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
from app.flow import Flow, mirrored
from app.i18n import tr
from app.models.thumbnails import Thumbnails
from app.session import CaseSession
from app.vocabulary.words import definition_of, in_window_language, label_of, second_label_of
from catalog.model.records import Extent, Keyframe, Term

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    TERM = int(Qt.ItemDataRole.UserRole) + 1
    STATE = int(Qt.ItemDataRole.UserRole) + 2
    """Empty, or what is under way: "begun 0:00:12.300", "held"."""
    DEPTH = int(Qt.ItemDataRole.UserRole) + 3
    """How many terms this one stands under."""


EXAMPLE_HEIGHT = 54
"""Of the picture of an example, in pixels."""
MOST_EXAMPLES = 3
_INDENT = 14


class VocabularyPanel(QWidget):
    """A click chooses a term, a double click or its key adds it."""

    add_asked = Signal(object)
    """Term: as if its key were tapped."""
    commit_asked = Signal()
    not_seen_asked = Signal()
    find_asked = Signal(str)
    """Words that no term has, to be looked for in the whole case."""
    edit_asked = Signal()

    def __init__(self, session: CaseSession, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._thumbnails = thumbnails
        self._held: list[str] = []
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Find a term"))
        self.search.setAccessibleName(tr("Find a term of the vocabulary"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self._model = QStandardItemModel(self)
        self._by_code: dict[str, QStandardItem] = {}
        """Of all terms that can be chosen."""
        self._make_ways_on()
        self.tree = self._made_tree()
        self._definition = QLabel()
        self._definition.setWordWrap(True)
        self._definition.setTextFormat(Qt.TextFormat.PlainText)
        self._definition.setMinimumHeight(self._definition.fontMetrics().height() * 3)
        self._definition.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.examples = QLabel()
        self.examples.setAccessibleName(tr("Examples of the chosen term"))
        self.examples.hide()
        self.add_button = QPushButton(tr("Add here"))
        self.add_button.setToolTip(tr("Adds the chosen term at this frame, or over the marked span"))
        self.add_button.clicked.connect(self.commit_asked)
        self.not_seen_button = QPushButton(tr("Not seen…"))
        self.not_seen_button.setToolTip(tr("Says that the chosen term was looked for and not seen"))
        self.not_seen_button.clicked.connect(self.not_seen_asked)
        self._lay_out()
        session.terms_changed.connect(self._read)
        session.annotations_changed.connect(self._show_states)
        session.media_chosen.connect(lambda _: self._show_states())
        session.concealment_changed.connect(self._show_definition)
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
        buttons = Flow(self.add_button, self.not_seen_button)
        below = QVBoxLayout()
        below.setContentsMargins(8, 6, 8, 8)
        below.addWidget(self._definition)
        below.addWidget(self.examples)
        below.addLayout(buttons)
        above = QHBoxLayout()
        above.setContentsMargins(8, 8, 8, 6)
        above.addWidget(self.search)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 1, 0)
        layout.setSpacing(0)
        layout.addLayout(above)
        layout.addWidget(self._ways_on)
        layout.addWidget(self.tree, 1)
        layout.addLayout(below)

    def _make_ways_on(self) -> None:
        """What is offered where no term has the words that are looked for."""
        self.nothing = QLabel(tr("No term has these words, in any language."))
        self.nothing.setWordWrap(True)
        self.find_button = QPushButton(tr("Search the whole case for them"))
        self.find_button.clicked.connect(lambda: self.find_asked.emit(self.search.text().strip()))
        self.edit_button = QPushButton(tr("Edit the vocabulary…"))
        self.edit_button.clicked.connect(self.edit_asked)
        self._ways_on = QWidget()
        layout = QVBoxLayout(self._ways_on)
        layout.setContentsMargins(8, 2, 8, 8)
        layout.addWidget(self.nothing)
        layout.addLayout(Flow(self.find_button, self.edit_button))
        self._ways_on.hide()

    def _made_tree(self) -> QTreeView:
        tree = QTreeView()
        tree.setAccessibleName(tr("Vocabulary"))
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
        self._by_code = {}
        headings = {each.name: each.labels for each in self._session.vocabulary.groups}
        items: dict[str, QStandardItem] = {}
        depths: dict[str, int] = {}
        for term in self._session.terms:
            if term.retired:
                continue
            above = items.get(term.parent) if term.parent else None
            depths[term.code] = depths[term.parent] + 1 if above is not None else 0
            if above is None:
                above = items.get(f"group {term.group}")
            if above is None:
                name = in_window_language(headings.get(term.group, {}), otherwise=term.group)
                above = items[f"group {term.group}"] = QStandardItem(name)
                above.setSelectable(False)
                self._model.appendRow(above)
            items[term.code] = self._by_code[term.code] = _item_of(term, depths[term.code])
            above.appendRow(items[term.code])
        self.tree.expandAll()
        self._show_states()
        if chosen is not None:
            self.choose(chosen.code)
        self._show_definition()

    def _item(self, code: str) -> QStandardItem | None:
        return self._by_code.get(code)

    def _show_states(self) -> None:
        moments = self._session.moments
        begun: dict[str, str] = {}
        if moments is not None:
            for each in self._session.begun:
                begun[each.term_code] = tr("begun {when}", when=moments.clock(each.start_pts))
        for code, item in self._by_code.items():
            state = tr("held") if code in self._held else begun.get(code, "")
            if state != (item.data(Role.STATE) or ""):
                item.setData(state, Role.STATE)

    def _show_definition(self) -> None:
        term = self.chosen()
        for button in (self.add_button, self.not_seen_button):
            button.setEnabled(term is not None)
        self._show_examples(term)
        if term is None:
            self._definition.setText(tr("Choose a term, or press its key while watching."))
            return
        labels = "  ·  ".join(part for part in (label_of(term), second_label_of(term)) if part)
        kind = tr("a moment") if term.kind == Extent.POINT else tr("a span")
        self._definition.setText(f"{labels}\n{definition_of(term)} ({kind})")

    def _show_examples(self, term: Term | None) -> None:
        """The first few examples in a row, blurred where their recording is concealed."""
        pictures = []
        for uid in term.examples[:MOST_EXAMPLES] if term is not None else ():
            for keyframe in self._session.case.find(Keyframe, uid=uid):
                media = self._session.media_of(keyframe.media_uid)
                picture = self._thumbnails.of_frame(media, keyframe.pts) if media is not None else QPixmap()
                if not picture.isNull():
                    pictures.append(
                        picture.scaledToHeight(EXAMPLE_HEIGHT, Qt.TransformationMode.SmoothTransformation)
                    )
        self.examples.setVisible(bool(pictures))
        if pictures:
            row = QPixmap(sum(each.width() + 6 for each in pictures) - 6, EXAMPLE_HEIGHT)
            row.fill(Qt.GlobalColor.transparent)
            painter, left = QPainter(row), 0
            for picture in pictures:
                painter.drawPixmap(left, 0, picture)
                left += picture.width() + 6
            painter.end()
            self.examples.setPixmap(row)

    def _filter(self, text: str) -> None:
        wanted = text.casefold().strip()

        def show(item: QStandardItem) -> bool:
            below = [show(item.child(row)) for row in range(item.rowCount())]
            term = item.data(Role.TERM)
            words = ""
            if isinstance(term, Term):
                told = (*term.labels.values(), *term.definitions.values())
                words = " ".join([term.code, term.definition, *map(str, told)]).casefold()
            shown = any(below) or (bool(words) and wanted in words)
            self.tree.setRowHidden(item.row(), self._model.indexFromItem(item).parent(), not shown)
            return shown

        shown = [show(self._model.item(row)) for row in range(self._model.rowCount())]
        self._ways_on.setVisible(bool(wanted) and not any(shown))
        if wanted:
            self.tree.expandAll()

    def _ask_to_add(self, index: QModelIndex) -> None:
        term = index.data(Role.TERM)
        if isinstance(term, Term):
            self.add_asked.emit(term)

    def _fold(self, index: QModelIndex) -> None:
        if index.data(Role.TERM) is None:
            self.tree.setExpanded(index, not self.tree.isExpanded(index))


def _item_of(term: Term, depth: int) -> QStandardItem:
    item = QStandardItem(label_of(term))
    item.setData(term, Role.TERM)
    item.setData(depth, Role.DEPTH)
    told = (*term.labels.values(), definition_of(term))
    words = [str(each) for each in told if each] + [tr("code {code}", code=term.code)]
    if term.excludes:
        words.append(tr("Not at the same time as: {codes}", codes=", ".join(term.excludes)))
    item.setToolTip("\n".join(words))
    kind = tr("a moment") if term.kind == Extent.POINT else tr("a span")
    spoken = tr("{term}, {kind}, key {key}", term=item.text(), kind=kind, key=term.key or tr("none"))
    item.setData(spoken, Qt.ItemDataRole.AccessibleTextRole)
    return item


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
            depth = int(index.data(Role.DEPTH) or 0)
            self._term(painter, box, term, str(index.data(Role.STATE) or ""), is_current, depth)
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

    def _term(
        self, painter: QPainter, box: QRect, term: Term, state: str, is_current: bool, depth: int
    ) -> None:
        colours = theme.look()
        if state:
            painter.fillRect(box, theme.mixed(colours.field, colours.warning, 0.28))
        if is_current:
            painter.fillRect(box, theme.mixed(colours.field, colours.accent, 0.30))
        indent = depth * _INDENT
        place = QRect(box.x() + 10 + indent, box.center().y() - 6, 13, 13)
        swatch.draw(painter, QRectF(mirrored(painter, box, place)), term)
        right = box.right() - 8
        if term.key:
            right = _key_badge(painter, right, box, term.key) - 8
        if state:
            painter.setPen(QColor(colours.warning))
            width = painter.fontMetrics().horizontalAdvance(state)
            room = QRect(right - width, box.y(), width, box.height())
            painter.drawText(mirrored(painter, box, room), _MIDDLE, state)
            right -= width + 8
        left = box.x() + 31 + indent
        label = label_of(term)
        painter.setPen(QColor(colours.text))
        metrics = painter.fontMetrics()
        room = mirrored(painter, box, QRect(left, box.y(), max(0, right - left), box.height()))
        painter.drawText(room, _MIDDLE, metrics.elidedText(label, Qt.TextElideMode.ElideRight, room.width()))
        left += metrics.horizontalAdvance(label) + 10
        other = second_label_of(term)
        if other and right - left > 50:
            painter.setPen(QColor(colours.dim))
            room = mirrored(painter, box, QRect(left, box.y(), right - left, box.height()))
            painter.drawText(
                room, _MIDDLE, metrics.elidedText(other, Qt.TextElideMode.ElideRight, room.width())
            )


_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


def _key_badge(painter: QPainter, right: int, box: QRect, key: str) -> int:
    """Draws the key as on a US board and returns its left edge."""
    colours = theme.look()
    text = key.replace("Shift+", "⇧ ") if painter.fontMetrics().inFont("⇧") else key
    width = max(22, painter.fontMetrics().horizontalAdvance(text) + 12)
    room = QRect(right - width, box.y() + 3, width, box.height() - 6)
    badge = QRectF(mirrored(painter, box, room)).adjusted(0, 0.5, 0, -0.5)
    painter.setPen(QPen(QColor(colours.line), 1))
    painter.setBrush(QColor(colours.button))
    painter.drawRoundedRect(badge, 3, 3)
    painter.setPen(QColor(colours.text))
    painter.drawText(badge, int(Qt.AlignmentFlag.AlignCenter), text)
    return room.left()
