"""The one place where an error is shown, and where a fault of the program is written down."""

from __future__ import annotations

import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

import platformdirs
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from catalog.errors import Cancelled, CatalogError


def crash_log() -> Path:
    return Path(platformdirs.user_log_dir("framewitness", appauthor=False)) / "crashes.log"


def in_words(error: BaseException) -> tuple[str, str]:
    """(what happened, what to do next) for a person. A fault of the program is written to the crash log."""
    if isinstance(error, CatalogError):
        return error.message, error.hint or ""
    path = write_crash(error)
    return (
        "Something in Framewitness itself went wrong. What you had done before is in the case.",
        f"What happened is written in {path}. It stays on this machine; nothing is sent anywhere.",
    )


def show_error(parent: QWidget | None, error: BaseException) -> QMessageBox | None:
    """Shows message and hint in a box that does not stop the window; nothing for work that was cancelled."""
    if isinstance(error, Cancelled):
        return None
    message, hint = in_words(error)
    box = QMessageBox(QMessageBox.Icon.Warning, "Framewitness", message, parent=parent)
    box.setInformativeText(hint)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
    return box


def write_crash(error: BaseException) -> Path:
    """Appends the traceback to the crash log and returns its path. Never raises."""
    path = crash_log()
    lines = "".join(traceback.format_exception(error))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as out:
            out.write(f"---- {datetime.now(UTC).isoformat(timespec='seconds')}\n{lines}\n")
    except OSError:
        sys.stderr.write(lines)
    return path


def catch_faults() -> None:
    """From now on an exception that nothing caught is shown and written down, and the window lives on."""

    def on_fault(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        show_error(QApplication.activeWindow(), error.with_traceback(trace))

    sys.excepthook = on_fault
