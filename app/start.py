"""From the command line to the window: is there a display, is the case free, and everything closed at the end."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from catalog.errors import CatalogError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from app.settings import Settings

_PROBE = "from PySide6.QtWidgets import QApplication; QApplication([])"
_WITHOUT_SCREEN = ("offscreen", "minimal", "vnc", "minimalegl", "linuxfb", "eglfs")


def why_no_window() -> str | None:
    """Why no window can be shown here, or None."""
    return _Screen().reason()


class _Screen:
    """Tries, in a child, to show something: Qt ends the whole program where it cannot. The child begins at once."""

    def __init__(self) -> None:
        forget_foreign_qt()
        self._without = _no_display()
        self._child: subprocess.Popen[str] | None = None
        if self._without is None:
            try:
                self._child = subprocess.Popen(
                    [sys.executable, "-c", _PROBE],
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.PIPE,
                    text=True,
                )
            except OSError as error:
                self._without = f"the display does not answer ({error})"

    def reason(self) -> str | None:
        """Why it cannot, or None; waits for the child."""
        if self._child is None:
            return self._without
        with self._child as child:
            try:
                _, said = child.communicate(timeout=60)
            except subprocess.TimeoutExpired as error:
                child.kill()
                return f"the display does not answer ({error})"
        return None if child.returncode == 0 else _reason_in(said)


def _no_display() -> str | None:
    if not sys.platform.startswith("linux"):
        return None
    chosen = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    somewhere = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if somewhere or chosen in _WITHOUT_SCREEN:
        return None
    return "there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)"


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
    screen = _Screen()
    _load_window()
    reason = screen.reason()
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


def _load_window() -> None:
    """Loads the window's modules, which stay as long as the program does: no look for garbage goes through them. What
    the system lacks for them is said by who looked for a screen."""
    gc.disable()
    with suppress(ImportError):
        import app.main_window  # noqa: F401
    gc.freeze()
    gc.enable()


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
    from app.closing import close_in_sight
    from app.i18n import use_language
    from app.main_window import make_window
    from catalog.crash_log import Watch, crash_log
    from catalog.operations.cases import open_case

    with open_case(path, actor=actor, window=True) as case:
        settings.remember_case(path)
        watch = Watch(crash_log())
        is_first, coders_hidden = True, False
        try:
            while True:
                use_language(application, settings.language)
                window = make_window(case, author=actor, settings=settings)
                window.session.hide_coders(coders_hidden)
                gc.freeze()  # nor does it go through what stands as long as the window does
                if is_first:
                    window.care.tell_of_crash(crash_log())
                window.seen.connect(window.furnishing.begin)
                window.show()
                try:
                    code = int(application.exec())
                finally:
                    window.close_for_good()
                    window.deleteLater()
                    application.processEvents()
                if not window.shell.anew:
                    close_in_sight(case)
                    return code
                actor, coders_hidden = window.session.author, window.session.coders_hidden
                is_first = False
                gc.unfreeze()
        finally:
            watch.close()
