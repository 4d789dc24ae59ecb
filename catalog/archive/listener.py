"""What yt-dlp says while it works, told on as progress; and the waiting between its tries."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from catalog.archive.failures import explained, status_of, without_paths
from catalog.jobs import JobContext
from catalog.texts import amount

if TYPE_CHECKING:
    from catalog.archive.session import WatchedYoutubeDL

LONGEST_PAUSE_SECONDS = 60.0
SUBTITLE_TRIES = 3
FINAL_STATUSES = (404, 410, 451)
"""Answers that are asked for once more, in case one server of several is behind, and then believed."""
_NOISE = ("Falling back on generic information extractor",)


class Listener:
    """yt-dlp's logger, its hooks and its pauses. Nothing is printed; `warnings` keeps what it warned of.

    Each hook and each pause looks whether the job was cancelled and then raises Cancelled, which leaves the
    unfinished files where they are.
    """

    def __init__(self, context: JobContext, *, url: str, backoff_seconds: float) -> None:
        self._context = context
        self.url = url
        self._backoff_seconds = backoff_seconds
        self._seen_fragments: dict[str, int] = {}
        self.site: WatchedYoutubeDL | None = None
        self.warnings: list[str] = []
        self.tries = 1

    # ---------------------------------------------------------------- yt-dlp's logger

    def debug(self, message: str) -> None:
        self._context.check_cancelled()

    def warning(self, message: str, **_: object) -> None:
        text = re.sub(r"\x1b\[[0-9;]*m", "", message).replace("\r", "").strip()
        if self.site is not None:
            text = without_paths(text, self.site.journal.folder)
        if text not in self.warnings and not any(noise in text for noise in _NOISE):
            self.warnings.append(text)

    def error(self, message: str) -> None:
        pass  # it is raised too

    # ---------------------------------------------------------------- yt-dlp's hooks

    def progress(self, status: dict[str, Any]) -> None:
        self._context.check_cancelled()
        transfer = self.site.transfer if self.site is not None else None
        if transfer is None or self.site is None:
            return
        number = status.get("fragment_index") or self._seen_fragments.get(transfer.name, 0)
        if transfer.segments is not None and number > self._seen_fragments.get(transfer.name, 0):
            self._seen_fragments[transfer.name] = number
            piece = Path(f"{status['tmpfilename']}-Frag{number}")
            self.site.journal.fragment(transfer.name, number, piece)
        done = float(status.get("downloaded_bytes") or 0)
        total = status.get("total_bytes") or status.get("total_bytes_estimate")
        text = progress_text(
            transfer.what,
            done,
            total,
            estimated=not status.get("total_bytes"),
            speed=status.get("speed"),
            seconds_left=status.get("eta"),
        )
        if transfer.segments is not None:
            text += f", segment {min(number + 1, transfer.segments.count)} of {transfer.segments.count}"
        self._context.report(done, float(total) if total else None, "bytes", text)

    def postprocessing(self, status: dict[str, Any]) -> None:
        self._context.check_cancelled()
        if status.get("status") == "started" and status.get("postprocessor") == "Merger":
            self._context.report(0, None, "", "putting picture and sound together, without encoding anew")

    # ---------------------------------------------------------------- pauses

    def waits(self) -> dict[str, Callable[[int], float]]:
        """yt-dlp's `retry_sleep_functions`. They do the waiting themselves, so that it can be cancelled."""
        return dict.fromkeys(("http", "fragment", "extractor", "file_access"), self.wait)

    def wait(self, n: int) -> float:
        """Waits before try number n + 2 of one thing; raises what went wrong where more tries are no use."""
        site = self.site
        failure = site.last_failure if site is not None else None
        if site is not None and failure is not None:
            subtitle = site.transfer is not None and site.transfer.subtitle
            if (subtitle and n + 1 >= SUBTITLE_TRIES) or (n >= 1 and status_of(failure) in FINAL_STATUSES):
                raise explained(failure, site.situation(self.url, self.tries))
        self.tries += 1
        seconds = max(min(self._backoff_seconds * 2.0**n, LONGEST_PAUSE_SECONDS), _asked_pause(failure))
        self._pause(seconds, f"no luck yet; waiting {seconds:.0f} s before try {n + 2}")
        return 0.0

    def _pause(self, seconds: float, text: str) -> None:
        end = time.monotonic() + seconds
        self._context.report(0, None, "", text)
        while (left := end - time.monotonic()) > 0:
            self._context.check_cancelled()
            time.sleep(min(left, 0.2))


def progress_text(
    what: str,
    done: float,
    total: float | None,
    *,
    estimated: bool,
    speed: float | None,
    seconds_left: float | None,
) -> str:
    """`the video: 12.3 MB of 40.0 MB, 1.2 MB/s, 0:23 left`; sizes in bytes, speed in bytes a second."""
    parts = [f"{what}: {amount(done)}"]
    if total:
        parts[0] += f" of {'about ' if estimated else ''}{amount(total)}"
    if speed:
        parts.append(f"{amount(speed)}/s")
    if seconds_left is not None:
        minutes, seconds = divmod(int(seconds_left), 60)
        hours, minutes = divmod(minutes, 60)
        parts.append(f"{hours}:{minutes:02}:{seconds:02} left" if hours else f"{minutes}:{seconds:02} left")
    return ", ".join(parts)


def _asked_pause(failure: BaseException | None) -> float:
    """Seconds that the server asked to wait (`Retry-After`), within reason."""
    response = getattr(failure, "response", None)
    asked = response.headers.get("Retry-After") if response is not None else None
    return min(float(asked), LONGEST_PAUSE_SECONDS) if asked and str(asked).isdigit() else 0.0
