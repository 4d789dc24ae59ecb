"""What the window remembers between starts, in a plain text file of the user's own."""

from __future__ import annotations

import getpass
import json
from pathlib import Path
from typing import Any, NamedTuple

import platformdirs
from PySide6.QtCore import QByteArray, QSettings

from catalog.operations.queue import Patience
from catalog.operations.queue_run import Pace

RECENT = 8
"""So many cases are offered to be opened again."""
MOST_PLACES = 50
"""Of so many cases it is remembered where one was."""


def default_path() -> Path:
    return Path(platformdirs.user_config_dir("framewitness", appauthor=False)) / "window.ini"


class LastPlace(NamedTuple):
    """Where one was in a case: uid of the recording, PTS of the frame, ids of the panels in front."""

    media_uid: str
    pts: int
    panels: tuple[str, ...]


class Settings:
    """Reads and writes `path`. Nothing about a case's content is ever put there."""

    def __init__(self, path: Path | None = None) -> None:
        self._store = QSettings(str(path or default_path()), QSettings.Format.IniFormat)

    @property
    def author(self) -> str:
        """The name that annotations are made under: the account's, or a chosen one (a pseudonym where wished)."""
        return str(self._store.value("author", "")) or getpass.getuser()

    @author.setter
    def author(self, name: str) -> None:
        self._store.setValue("author", name.strip())

    @property
    def look(self) -> str:
        """ "system", "light" or "dark"."""
        return str(self._store.value("look", "system"))

    @look.setter
    def look(self, name: str) -> None:
        self._store.setValue("look", name)

    @property
    def language(self) -> str:
        """ "system", or the code of a language in `app.i18n.LANGUAGES`."""
        return str(self._store.value("language", "system"))

    @language.setter
    def language(self, code: str) -> None:
        self._store.setValue("language", code)

    @property
    def volume(self) -> float:
        """0 to 1."""
        return float(str(self._store.value("volume", 0.8)))

    @volume.setter
    def volume(self, value: float) -> None:
        self._store.setValue("volume", round(value, 3))

    @property
    def text_percent(self) -> int:
        """Size of all text: 100, 125 or 150 per cent of the desktop's."""
        return int(str(self._store.value("text_percent", 100)))

    @text_percent.setter
    def text_percent(self, percent: int) -> None:
        self._store.setValue("text_percent", percent)

    @property
    def preset(self) -> str:
        """Name of the preset of keys."""
        return str(self._store.value("keys/preset", ""))

    @preset.setter
    def preset(self, name: str) -> None:
        self._store.setValue("keys/preset", name)

    @property
    def keys(self) -> dict[str, tuple[str, ...]]:
        """Keys that a person changed, by action id."""
        try:
            kept = json.loads(str(self._store.value("keys/changed", "{}")))
            return {str(id): tuple(str(key) for key in keys) for id, keys in kept.items()}
        except (ValueError, TypeError, AttributeError):
            return {}

    @keys.setter
    def keys(self, keys: dict[str, tuple[str, ...]]) -> None:
        self._store.setValue("keys/changed", json.dumps(keys))

    @property
    def pause_minutes(self) -> int:
        """After so many minutes of watching what may be graphic a pause is suggested; 0: never."""
        return int(str(self._store.value("care/pause_minutes", 30)))

    @pause_minutes.setter
    def pause_minutes(self, minutes: int) -> None:
        self._store.setValue("care/pause_minutes", minutes)

    @property
    def steps_closed(self) -> bool:
        """Whether the strip of first steps was put away."""
        return str(self._store.value("steps_closed", "false")).lower() == "true"

    @steps_closed.setter
    def steps_closed(self, closed: bool) -> None:
        self._store.setValue("steps_closed", closed)

    @property
    def crash_seen(self) -> str:
        """Time of the last fault that was shown, as the crash log has it."""
        return str(self._store.value("crash_seen", ""))

    @crash_seen.setter
    def crash_seen(self, when: str) -> None:
        self._store.setValue("crash_seen", when)

    @property
    def recent_cases(self) -> list[str]:
        """Folders of the cases that were open last, the newest first."""
        try:
            return [str(path) for path in json.loads(str(self._store.value("recent_cases", "[]")))]
        except (ValueError, TypeError):
            return []

    def remember_case(self, path: Path) -> None:
        """Puts a case's folder at the head of the recent ones."""
        name = str(path.resolve())
        kept = [name, *(each for each in self.recent_cases if each != name)][:RECENT]
        self._store.setValue("recent_cases", json.dumps(kept, ensure_ascii=False))

    def place(self, case_uid: str) -> LastPlace | None:
        """Where one was in this case when its window closed last."""
        try:
            media_uid, pts, panels = self._places()[case_uid]
            return LastPlace(str(media_uid), int(pts), tuple(str(each) for each in panels))
        except (KeyError, ValueError, TypeError):
            return None

    def keep_place(self, case_uid: str, place: LastPlace) -> None:
        others = {uid: each for uid, each in self._places().items() if uid != case_uid}
        kept = list({case_uid: place, **others}.items())[:MOST_PLACES]
        self._store.setValue("places", json.dumps(dict(kept)))

    def _places(self) -> dict[str, Any]:
        """By the uids of cases, the newest first."""
        try:
            kept = json.loads(str(self._store.value("places", "{}")))
        except ValueError:
            return {}
        return kept if isinstance(kept, dict) else {}

    @property
    def pace(self) -> Pace:
        """How fast the queue of links is worked off."""
        usual = Pace()
        try:
            kept = json.loads(str(self._store.value("queue/pace", "{}")))
            patience = Patience(int(kept["tries"]), int(kept["first_wait_seconds"]))
            rate = int(kept["rate_limit_bytes"]) or None
            return Pace(
                int(kept["at_once"]), int(kept["per_host"]), float(kept["pause_seconds"]), rate, patience
            )
        except (ValueError, TypeError, KeyError):
            return usual

    @pace.setter
    def pace(self, pace: Pace) -> None:
        kept = {
            "at_once": pace.at_once,
            "per_host": pace.per_host,
            "pause_seconds": pace.pause_seconds,
            "rate_limit_bytes": pace.rate_limit_bytes or 0,
            "tries": pace.patience.tries,
            "first_wait_seconds": pace.patience.first_wait_seconds,
        }
        self._store.setValue("queue/pace", json.dumps(kept))

    @property
    def way(self) -> str:
        """How sites are asked: "own", "tor" or "proxy". A proxy's address is never kept."""
        found = str(self._store.value("access/way", "own"))
        return found if found in ("own", "tor", "proxy") else "proxy"

    @way.setter
    def way(self, way: str) -> None:
        self._store.setValue("access/way", way)

    @property
    def queue_goes_on(self) -> bool:
        """Whether links that wait are gone on with as soon as a case is opened."""
        return str(self._store.value("queue/goes_on", "true")).lower() == "true"

    @queue_goes_on.setter
    def queue_goes_on(self, goes_on: bool) -> None:
        self._store.setValue("queue/goes_on", goes_on)

    @property
    def reaction_ms(self) -> int:
        """How much earlier codes are set while playing, for the time that a hand takes."""
        text = str(self._store.value("reaction_ms", 0))
        return int(text) if text.isdecimal() else 0

    @reaction_ms.setter
    def reaction_ms(self, milliseconds: int) -> None:
        self._store.setValue("reaction_ms", milliseconds)

    def layout(self, name: str) -> QByteArray | None:
        value = self._store.value(f"layout/{name}")
        return value if isinstance(value, QByteArray) and not value.isEmpty() else None

    def keep_layout(self, name: str, state: QByteArray) -> None:
        self._store.setValue(f"layout/{name}", state)

    def sync(self) -> None:
        self._store.sync()
