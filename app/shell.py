"""What belongs to the window as a whole: the palette, the sheet of keys, changing them, text size and layout."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow

from app import theme
from app.actions import ACTIONS, BY_ID, Actions, ask_with
from app.annotate.coder import Coder
from app.docks import Docks
from app.i18n import LANGUAGES, language_of, tr
from app.key_editor import KeyEditor
from app.palette import Entry, Palette
from app.session import CaseSession
from app.settings import Settings
from app.sheet import KeySheet
from app.vocabulary.words import label_of
from catalog.model.records import Term

TEXT_SIZES = (100, 125, 150)


class Shell(QObject):
    """Dialogs do not stop the window: each is opened, and acts when something is chosen in it."""

    def __init__(
        self,
        window: QMainWindow,
        *,
        session: CaseSession,
        actions: Actions,
        coder: Coder,
        docks: Docks,
        settings: Settings,
        say: Callable[[str], None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._actions = actions
        self._coder = coder
        self._docks = docks
        self._settings = settings
        self._say = say
        self.dialog: QDialog | None = None
        self.anew = False
        """Whether the window is to open again as soon as it has closed: it speaks another language then."""
        done: dict[str, Callable[[], object]] = {
            "palette": self.show_palette,
            "sheet": self.show_sheet,
            "change_keys": self.change_keys,
            "reset_layout": docks.lay_out,
        }
        for percent in TEXT_SIZES:
            done[f"text_{percent}"] = partial(self.choose_text_size, percent)
        for look in ("system", "light", "dark"):
            done[f"look_{look}"] = partial(self.choose_look, look)
        for language in ("system", *LANGUAGES):
            done[f"language_{language}"] = partial(self.choose_language, language)
        for action_id, do in done.items():
            actions[action_id].triggered.connect(lambda _=False, do=do: do())
        actions.keymap.changed.connect(self.warn_of_clashes)
        session.terms_changed.connect(self.warn_of_clashes)
        self.warn_of_clashes()

    # ---------------------------------------------------------------- finding and keys

    def show_palette(self) -> None:
        self._open(Palette(self.entries(), self._window, otherwise=self._where_else))

    def _where_else(self, typed: str) -> list[Entry]:
        """Where words may stand that are the name of nothing that can be done."""
        found = []
        for action_id, text in (
            ("find", tr("Search the whole case for “{words}”", words=typed)),
            ("find_recordings", tr("List the recordings that have “{words}”", words=typed)),
            ("edit_vocabulary", tr("Look in the vocabulary, or add a term to it")),
        ):
            action = self._actions[action_id]
            found.append(Entry(text, "", "", partial(ask_with, action, typed), action.isEnabled()))
        return found

    def entries(self) -> list[Entry]:
        """Everything that can be done now: actions, panels, terms of the vocabulary."""
        found = []
        for spec in ACTIONS:
            action = self._actions[spec.id]
            keys = "  ".join(self._actions.keymap.keys(spec.id))
            text = tr(spec.text)
            found.append(Entry(text, tr(spec.menu), keys, action.trigger, action.isEnabled(), also=spec.text))
        for action in self._docks.toggles():
            panel_id = action.objectName().removeprefix("panel_")
            shown = action.isChecked()
            text = tr("Panel: {name}", name=action.text())
            where = tr("shown") if shown else tr("hidden")
            found.append(Entry(text, where, "", partial(self._docks.bring_up, panel_id)))
        can_code = self._session.media is not None and not self._session.case.read_only
        for term in self._session.terms:
            if not term.retired:
                found.append(self._term_entry(term, can_code))
        return found

    def _term_entry(self, term: Term, can_code: bool) -> Entry:
        labels = [str(label) for label in term.labels.values()]
        text = label_of(term)
        return Entry(
            tr("Code: {term}", term=text),
            tr("Vocabulary"),
            str(term.key or ""),
            lambda: self._coder.tap(term),
            can_code,
            also=" ".join(labels),
        )

    def show_sheet(self) -> None:
        sheet = KeySheet(self._actions.keymap, self._session.terms, self._window)
        sheet.change.clicked.connect(sheet.accept)
        sheet.change.clicked.connect(self.change_keys)
        self._open(sheet)

    def change_keys(self) -> None:
        self._open(KeyEditor(self._actions.keymap, self._session.terms, self._window))

    def warn_of_clashes(self) -> None:
        """A key that a term has and an action too codes nothing: that must not be found out while coding."""
        found = self._actions.keymap.clashes(self._session.terms)
        if found:
            first = found[0]
            label = label_of(first.term)
            action = tr(BY_ID[first.action_id].text)
            words = tr(
                "{key} is the key of “{term}”, but does “{action}”. Help, Change keys.",
                key=first.key,
                term=label,
                action=action,
            )
            self._say(words)

    # ---------------------------------------------------------------- look

    def choose_look(self, look: str) -> None:
        self._settings.look = look
        self._paint()

    def choose_language(self, language: str) -> None:
        """Speaks another language: the window opens anew, with everything as it was."""
        if language_of(language) == language_of(self._settings.language):
            self._settings.language = language
            self._say(tr("The window speaks this language already."))
            return
        self._settings.language = language
        self.anew = True
        self._window.close()
        self.anew = self._window.isHidden()  # not where work is under way and it stays open

    def choose_text_size(self, percent: int) -> None:
        self._settings.text_percent = percent
        self._paint()
        self._say(tr("Text size is {percent} % now.", percent=percent))

    def _paint(self) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        theme.apply(application, self._settings.look, self._settings.text_percent)

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
