"""The list of recordings narrowed by words, conditions and collections; and what is done with collections."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QInputDialog, QLineEdit, QMenu

from app.actions import words_of
from app.find.condition_words import condition_said
from app.find.filter_dialog import FilterDialog
from app.find.narrowing import Narrowing, Query
from app.find.searching import Searching
from app.i18n import tr
from app.room import Desk
from catalog.model.records import Collection, SavedSearch
from catalog.operations import collections
from catalog.operations.search import Field

LONGEST_MENU = 40
"""So many collections or searches stand in a menu."""


class ListFilter(QObject):
    """Connects the bar above the list with what narrows it."""

    def __init__(self, desk: Desk, searching: Searching, find: Callable[[str], None]) -> None:
        super().__init__(desk.window)
        self._desk = desk
        self._session = desk.session
        self._searching = searching
        self._library = desk.library
        self._bar = desk.library.filter_bar
        self._fields: dict[str, Field] = {}
        self._collections: dict[str, Collection] = {}
        self.narrowing = Narrowing(desk.session, searching, self)
        self.dialog: FilterDialog | QInputDialog | None = None
        self.narrowing.asked.connect(self._on_asked)
        self.narrowing.changed.connect(self._on_changed)
        self._bar.words.textChanged.connect(
            lambda text: self.narrowing.ask(replace(self.narrowing.query, words=text))
        )
        self._bar.words.returnPressed.connect(lambda: find(self._bar.words.text()))
        self._bar.filter.clicked.connect(self.ask_conditions)
        self._bar.show_all.clicked.connect(lambda: self.narrowing.ask(Query()))
        self._bar.menu.aboutToShow.connect(self._fill_menu)
        self._library.menu_asked.connect(self._add_to_menu)
        desk.session.history_changed.connect(self._look_for_collection)
        desk.actions["filter_recordings"].triggered.connect(self.ask_conditions)
        desk.actions["find_recordings"].triggered.connect(self.to_words)
        desk.actions["keep_search"].triggered.connect(self.ask_to_keep)

    def close(self) -> None:
        self.narrowing.close()

    def to_words(self) -> None:
        words = words_of(self._desk.actions["find_recordings"])
        self._desk.bring_up("recordings")
        if words is not None:
            self._bar.words.setText(words)
        self._bar.words.setFocus()
        self._bar.words.selectAll()

    def ask_conditions(self) -> None:
        dialog = FilterDialog(
            self._session, self._searching, self.narrowing, count=self.count_said, parent=self._desk.window
        )
        dialog.keep_asked.connect(self.ask_to_keep)
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        dialog.open()

    def count_said(self) -> str:
        """“12 of 340 recordings”."""
        return tr(
            "{shown} of {all} recordings listed",
            shown=self._library.model_count(),
            all=len(self._session.library) + len(self._session.failed_postings),
        )

    # ---------------------------------------------------------------- what is shown

    def _on_asked(self) -> None:
        query = self.narrowing.query
        if self._bar.words.text() != query.words:
            self._bar.words.setText(query.words)
        count = len(query.conditions)
        self._bar.filter.setText(tr("Filter… ({count})", count=count) if count else tr("Filter…"))
        if query.conditions and not self._fields:
            self._searching.ask(
                "names of fields", lambda reading: reading.holdings.fields(), self._name_fields
            )
        self._tell()

    def _name_fields(self, fields: list[Field]) -> None:
        self._fields = {each.name: each for each in fields}
        self._tell()

    def _on_changed(self) -> None:
        self._library.show_only(self.narrowing.uids)
        self._tell()

    def _tell(self) -> None:
        query = self.narrowing.query
        if query.is_empty:
            self._bar.tell("")
            return
        parts = [self.count_said()] if self.narrowing.uids is not None else [tr("looking…")]
        if query.collection:
            found = self._session.case.find(Collection, uid=query.collection)
            parts += [tr("collection “{name}”", name=each.name) for each in found]
        parts += [
            condition_said(self._session, each, self._fields.get(each.field)) for each in query.conditions
        ]
        self._bar.tell(" · ".join(parts))

    def _look_for_collection(self) -> None:
        """A collection that is gone narrows nothing any more."""
        uid = self.narrowing.query.collection
        if uid and not self._session.case.count(Collection, uid=uid):
            self.narrowing.ask(replace(self.narrowing.query, collection=""))

    # ---------------------------------------------------------------- menus

    def _fill_menu(self) -> None:
        menu, case, query = self._bar.menu, self._session.case, self.narrowing.query
        menu.clear()
        everything = menu.addAction(tr("All recordings"))
        everything.triggered.connect(lambda: self.narrowing.ask(Query()))
        _head(menu, tr("Collections"))
        for each in collections.collections(case)[:LONGEST_MENU]:
            action = menu.addAction(each.name)
            action.setCheckable(True)
            action.setChecked(each.uid == query.collection)
            wanted = "" if each.uid == query.collection else each.uid
            action.triggered.connect(partial(self._choose_collection, wanted))
        self._entry(menu, tr("New collection…"), self.ask_new_collection)
        if query.collection:
            self._entry(menu, tr("Rename this collection…"), self.ask_name)
            self._entry(menu, tr("Delete this collection"), self.remove_collection)
        _head(menu, tr("Searches that are kept"))
        searches = collections.saved_searches(case)[:LONGEST_MENU]
        self.narrowing.prepare(str(each.get("field")) for kept in searches for each in kept.conditions)
        for kept in searches:
            menu.addAction(kept.name).triggered.connect(partial(self._ask_kept, kept))
        self._entry(menu, tr("Keep this search…"), self.ask_to_keep, bool(query.words or query.conditions))
        for kept in self._kept_now():
            self._entry(
                menu, tr("Delete the search “{name}”", name=kept.name), partial(self.remove_search, kept)
            )

    def _add_to_menu(self, menu: QMenu, uids: list[str]) -> None:
        """What can be done with these recordings in a row's menu."""
        menu.addSeparator()
        sub = menu.addMenu(tr("Add to a collection"))
        for each in collections.collections(self._session.case)[:LONGEST_MENU]:
            self._entry(sub, each.name, partial(self.add_to, each, uids))
        self._entry(sub, tr("New collection…"), partial(self.ask_new_collection, uids))
        for each in self._session.case.find(Collection, uid=self.narrowing.query.collection):
            self._entry(
                menu,
                tr("Take out of the collection “{name}”", name=each.name),
                partial(self.take_from, each, uids),
            )

    def _entry(self, menu: QMenu, text: str, act: Callable[[], object], allowed: bool = True) -> None:
        action = menu.addAction(text)
        action.setEnabled(allowed and not self._session.case.read_only)
        action.triggered.connect(lambda _=False: act())

    def _kept_now(self) -> list[SavedSearch]:
        """The kept searches that say just what is asked now."""
        query = self.narrowing.query
        now = [each.as_json() for each in query.conditions]
        return [
            each
            for each in collections.saved_searches(self._session.case)
            if not query.is_empty and (each.words, each.conditions) == (query.words.strip(), now)
        ]

    def _choose_collection(self, uid: str, _checked: bool = False) -> None:
        self.narrowing.ask(replace(self.narrowing.query, collection=uid))

    def _ask_kept(self, kept: SavedSearch, _checked: bool = False) -> None:
        self.narrowing.ask_kept(kept)

    # ---------------------------------------------------------------- what is written

    def add_to(self, collection: Collection, uids: list[str]) -> None:
        count = self._session.write(
            collections.add_to_collection,
            self._session.case,
            collection.uid,
            uids,
            actor=self._session.author,
        )
        if count is not None:
            self._desk.say(tr("{count} added to “{name}”.", count=count, name=collection.name))

    def take_from(self, collection: Collection, uids: list[str]) -> None:
        self._session.write(
            collections.take_from_collection,
            self._session.case,
            collection.uid,
            uids,
            actor=self._session.author,
        )

    def remove_collection(self) -> None:
        self._session.write(
            collections.remove_collection,
            self._session.case,
            self.narrowing.query.collection,
            actor=self._session.author,
        )

    def remove_search(self, kept: SavedSearch) -> None:
        self._session.write(
            collections.remove_search, self._session.case, kept.uid, actor=self._session.author
        )

    def ask_new_collection(self, uids: list[str] | None = None) -> None:
        chosen = self._library.chosen_uids() if uids is None else uids
        self._ask_text(
            tr("New collection"),
            tr("Its name ({count} recordings go into it)", count=len(chosen)),
            "",
            lambda name: self._session.write(
                collections.make_collection, self._session.case, name, uids=chosen, actor=self._session.author
            ),
        )

    def ask_name(self) -> None:
        uid = self.narrowing.query.collection
        for each in self._session.case.find(Collection, uid=uid):
            self._ask_text(
                tr("Rename the collection"),
                tr("Its name"),
                each.name,
                lambda name: self._session.write(
                    collections.rename_collection, self._session.case, uid, name, actor=self._session.author
                ),
            )

    def ask_to_keep(self) -> None:
        query = self.narrowing.query
        named = next(iter(self._kept_now()), None)
        self._ask_text(
            tr("Keep this search"),
            tr("Its name"),
            named.name if named else "",
            lambda name: self._session.write(
                collections.save_search,
                self._session.case,
                name,
                words=query.words,
                conditions=query.conditions,
                actor=self._session.author,
            ),
        )

    def _ask_text(self, title: str, label: str, text: str, then: Callable[[str], object]) -> None:
        dialog = QInputDialog(self._desk.window)
        dialog.setWindowTitle(title)
        dialog.setLabelText(label)
        dialog.setTextEchoMode(QLineEdit.EchoMode.Normal)
        dialog.setTextValue(text)
        dialog.textValueSelected.connect(then)
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        dialog.open()


def _head(menu: QMenu, text: str) -> None:
    """A title in a menu: a section's own is not drawn by every style."""
    menu.addSeparator()
    menu.addAction(text).setEnabled(False)
