from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication

from app.main_window import MainWindow
from catalog.crash_log import write_crash
from tests.helpers.window import click


def test_what_went_wrong_is_told_once_with_what_was_written_and_a_copy(
    window: MainWindow, tmp_path: Path
) -> None:
    log = tmp_path / "crashes.log"
    window.care.tell_of_crash(log)
    assert window.notices.notice("crash") is None
    write_crash(ValueError("a tile fell"), log)
    window.care.tell_of_crash(log)
    notice = window.notices.notice("crash")
    assert notice is not None and notice.isVisible()
    click(notice.buttons[0])
    dialog = window.care.dialog
    assert dialog is not None and "a tile fell" in dialog.text.toPlainText()
    click(dialog.copy_button)
    assert "a tile fell" in QGuiApplication.clipboard().text()
    dialog.reject()
    window.care.tell_of_crash(log)
    assert window.notices.notice("crash") is None, "the same is not told twice"
    write_crash(ValueError("another"), log)
    window.care.tell_of_crash(log)
    assert window.notices.notice("crash") is not None
