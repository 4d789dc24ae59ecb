"""Which key does what now: the table's own keys, those of a preset, and what a person changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from app.actions import ACTIONS, BY_ID
from app.i18n import use_keys
from app.presets import OWN, PRESETS
from app.settings import Settings
from catalog.model.records import Term


@dataclass(frozen=True, slots=True)
class Clash:
    """A key that a term of the vocabulary has and an action too: the action gets it."""

    key: str
    action_id: str
    term: Term


def keys_of_preset(name: str) -> dict[str, tuple[str, ...]]:
    """Keys by action id. A key that the preset gives to one action is taken from every other."""
    changed = PRESETS[name]
    taken = {key for keys in changed.values() for key in keys}
    return {
        spec.id: changed.get(spec.id, tuple(key for key in spec.keys if key not in taken)) for spec in ACTIONS
    }


class KeyMap(QObject):
    """The keys in force, remembered in `settings` where there are any."""

    changed = Signal()

    def __init__(self, settings: Settings | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.preset = settings.preset if settings and settings.preset in PRESETS else OWN
        self._own: dict[str, tuple[str, ...]] = {}
        if settings is not None:
            self._own = {id: keys for id, keys in settings.keys.items() if id in BY_ID}
        self._read()
        use_keys(self.keys)

    def keys(self, action_id: str) -> tuple[str, ...]:
        """Keys of an action, the one to be named first."""
        return self._keys[action_id]

    def action_at(self, key: str) -> str | None:
        return self._by_key.get(key)

    def is_changed(self, action_id: str) -> bool:
        """Whether a person gave it other keys than the preset has."""
        return action_id in self._own

    def give(self, action_id: str, key: str) -> None:
        """One more key for an action; whatever had it loses it."""
        before = self.action_at(key)
        if before == action_id:
            return
        if before is not None:
            self._own[before] = tuple(each for each in self._keys[before] if each != key)
        self._own[action_id] = (*self._keys[action_id], key)
        self._keep()

    def take(self, action_id: str, key: str) -> None:
        """The action has this key no longer."""
        self._own[action_id] = tuple(each for each in self._keys[action_id] if each != key)
        self._keep()

    def reset(self, action_id: str) -> None:
        """The preset's keys again, as far as no other action was given them."""
        self._own.pop(action_id, None)
        wanted = keys_of_preset(self.preset)[action_id]
        others = {key for id, keys in self._keys.items() if id != action_id for key in keys}
        if others & set(wanted):
            self._own[action_id] = tuple(key for key in wanted if key not in others)
        self._keep()

    def choose_preset(self, name: str) -> None:
        """All keys as in the preset; what a person changed is forgotten."""
        self.preset, self._own = name, {}
        self._keep()

    def clashes(self, terms: Iterable[Term]) -> list[Clash]:
        found = []
        for term in terms:
            action_id = self.action_at(term.key) if term.key and not term.retired else None
            if action_id is not None:
                found.append(Clash(str(term.key), action_id, term))
        return found

    def _keep(self) -> None:
        self._read()
        if self._settings is not None:
            self._settings.preset, self._settings.keys = self.preset, self._own
        self.changed.emit()

    def _read(self) -> None:
        self._keys = {**keys_of_preset(self.preset), **self._own}
        self._by_key = {key: id for id, keys in self._keys.items() for key in keys}
