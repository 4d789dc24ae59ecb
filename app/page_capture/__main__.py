"""The process of one capture: `python -m app.page_capture FOLDER`, with the wish as a line of JSON on standard input.

The folder gets the files and `facts.json`. The process ends when its standard input does.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from catalog.model.page_visit import PageWish
from catalog.model.told import Told


def main() -> int:
    folder = Path(sys.argv[1])
    wish = _wish(json.loads(_line()))
    threading.Thread(target=_end_with_the_parent, name="parent-watch", daemon=True).start()
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"  # Chromium's sandbox refuses to work for root
    from PySide6.QtWidgets import QApplication

    from app.page_capture.visit import visit

    application = QApplication(["framewitness", "--webEngineArgs", *_flags(wish)])
    visit(application, wish, folder)
    return 0


def _wish(given: dict[str, Any]) -> PageWish:
    told = given.pop("told")
    return PageWish(**given, told=Told(told["salt"], frozenset(told["hosts"])) if told else None)


def _line() -> bytes:
    """The first line of standard input, and nothing after it."""
    line = b""
    while not line.endswith(b"\n") and (more := os.read(0, 1)):
        line += more
    return line


def _flags(wish: PageWish) -> list[str]:
    flags = [
        "--disable-gpu",
        "--mute-audio",
        "--no-pings",
        "--disable-background-networking",
        "--disable-breakpad",
        "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
        "--lang=en-US",
        "--js-flags=--max-old-space-size=1024",  # MB: a page that fills the memory ends itself
    ]
    if wish.proxy:  # no name may be looked up past the proxy
        host = urlsplit(wish.proxy).hostname or ""
        flags.append(f"--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE {host}")
    return flags


def _end_with_the_parent() -> None:
    while os.read(0, 1):  # past Python's buffer, whose lock would be held at the end
        pass
    if hasattr(os, "killpg") and os.getpgid(0) == os.getpid():
        os.killpg(0, signal.SIGKILL)
    os._exit(1)


if __name__ == "__main__":
    code = main()
    sys.stderr.flush()
    os._exit(code)  # everything is written; Chromium's own leave-taking takes long and can crash
