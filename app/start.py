"""From the command line to the window: is there a display, is the case free, and everything closed at the end."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from catalog.errors import CatalogError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from app.settings import Settings

_PROBE = "from PySide6.QtWidgets import QApplication; QApplication([])"
_WITHOUT_SCREEN = ("offscreen", "minimal", "vnc", "minimalegl", "linuxfb", "eglfs")


def why_no_window() -> str | None:
    """Why no window can be shown here, or None. Qt ends the whole program where it cannot: ask a child first."""
    forget_foreign_qt()
    if sys.platform.startswith("linux"):
        chosen = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
        somewhere = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
        if not somewhere and chosen not in _WITHOUT_SCREEN:
            return "there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)"
    try:
        tried = subprocess.run(
            [sys.executable, "-c", _PROBE], capture_output=True, text=True, timeout=60, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"the display does not answer ({error})"
    if tried.returncode == 0:
        return None
    return _reason_in(tried.stderr)


def _reason_in(words: str) -> str:
    """The line of Qt's complaint that says most."""
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    for sign in ("cannot open shared object", "could not connect to display", "is needed", "Could not load"):
        found = next((line for line in lines if sign in line), None)
        if found:
            return found.removeprefix("qt.qpa.xcb: ").removeprefix("qt.qpa.plugin: ")
    return lines[-1] if lines else "no window system answers"


def forget_foreign_qt() -> None:
    """OpenCV points Qt at its own Qt 5 when it is imported; the window's Qt 6 cannot start from there."""
    for name in ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR"):
        if "cv2" in Path(os.environ.get(name, "")).parts:
            del os.environ[name]


def open_window(case_path: Path | None, actor: str = "") -> int:
    """Shows the case's window and returns when it was closed. Without a case it asks for one first.

    `actor` is who works; where it is empty, the name remembered by the window, else the login name. Raises CatalogError
    where no window can be shown, CaseInUse where another window has the case.
    """
    reason = why_no_window()
    if reason is not None:
        raise CatalogError(
            f"No window can be opened: {reason}.",
            hint="The command line works without one. On a bare Linux, the README names the packages it needs.",
        )
    from app.settings import Settings

    settings = Settings()
    actor = actor or settings.author
    application = _made_application(settings)
    path = case_path or _asked_for(settings, actor)
    return _run(application, path, actor, settings) if path is not None else 0


def _made_application(settings: Settings) -> QApplication:
    from PySide6.QtCore import QLoggingCategory
    from PySide6.QtWidgets import QApplication

    from app import messages, theme
    from app.i18n import use_language

    QLoggingCategory.setFilterRules("qt.multimedia.*=false")
    application = QApplication.instance() or QApplication(["framewitness"])
    assert isinstance(application, QApplication)
    application.setApplicationDisplayName("")
    application.setApplicationName("framewitness")
    application.setDesktopFileName("framewitness")
    use_language(application, settings.language)
    theme.apply(application, settings.look, settings.text_percent)
    messages.catch_faults()
    return application


def _asked_for(settings: Settings, actor: str) -> Path | None:
    """The case that a person chose or made; None if they closed the window."""
    from app.start_window import StartWindow

    start = StartWindow(settings, actor=actor)
    start.exec()
    start.deleteLater()
    return start.path


def _run(application: QApplication, path: Path, actor: str, settings: Settings) -> int:
    from app.i18n import use_language
    from app.main_window import make_window
    from catalog.crash_log import Watch, crash_log
    from catalog.operations.cases import open_case

    gc.freeze()  # the modules stay as long as the program does: no look for garbage goes through them
    with open_case(path, actor=actor, window=True) as case:
        settings.remember_case(path)
        watch = Watch(crash_log())
        is_first = True
        try:
            while True:
                use_language(application, settings.language)
                window = make_window(case, author=actor, settings=settings)
                if is_first:
                    window.care.tell_of_crash(crash_log())
                window.show()
                try:
                    code = int(application.exec())
                finally:
                    window.close_for_good()
                    window.deleteLater()
                    application.processEvents()
                if not window.shell.anew:
                    return code
                is_first = False
        finally:
            watch.close()
