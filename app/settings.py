"""What the window remembers between starts, in a plain text file of the user's own."""

from __future__ import annotations

import getpass
from pathlib import Path

import platformdirs
from PySide6.QtCore import QByteArray, QSettings


def default_path() -> Path:
    return Path(platformdirs.user_config_dir("framewitness", appauthor=False)) / "window.ini"


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
    def volume(self) -> float:
        """0 to 1."""
        return float(str(self._store.value("volume", 0.8)))

    @volume.setter
    def volume(self, value: float) -> None:
        self._store.setValue("volume", round(value, 3))

    def layout(self, name: str) -> QByteArray | None:
        value = self._store.value(f"layout/{name}")
        return value if isinstance(value, QByteArray) and not value.isEmpty() else None

    def keep_layout(self, name: str, state: QByteArray) -> None:
        self._store.setValue(f"layout/{name}", state)

    def sync(self) -> None:
        self._store.sync()
