"""The one place where an error is shown, and where a fault of the program is written down."""

from __future__ import annotations

import sys
from types import TracebackType

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from app.i18n import said, tr
from catalog.crash_log import crash_log, write_crash
from catalog.errors import Cancelled, CatalogError


def in_words(error: BaseException) -> tuple[str, str]:
    """(what happened, what to do next) for a person. A fault of the program is written to the crash log."""
    if isinstance(error, CatalogError):
        return said(error.message), said(error.hint or "")
    log = crash_log()
    if write_crash(error, log):
        where = tr(
            "What happened is written in {path}. It stays on this machine; nothing is sent anywhere.",
            path=log,
        )
    else:
        fault = f"{type(error).__name__}: {error}"
        where = tr("It could not be written down in {path}: {fault}", path=log, fault=fault)
    return tr("Something in Framewitness itself went wrong. What you had done before is in the case."), where


def show_error(parent: QWidget | None, error: BaseException) -> QMessageBox | None:
    """Shows message and hint in a box that does not stop the window; nothing for work that was cancelled."""
    if isinstance(error, Cancelled):
        return None
    message, hint = in_words(error)
    box = QMessageBox(QMessageBox.Icon.Warning, tr("Framewitness"), message, parent=parent)
    box.setInformativeText(hint)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
    return box


def catch_faults() -> None:
    """From now on an exception that nothing caught is shown and written down, and the window lives on."""

    def on_fault(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        show_error(QApplication.activeWindow(), error.with_traceback(trace))

    sys.excepthook = on_fault
