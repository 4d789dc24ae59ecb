"""What an acquisition brought."""

from __future__ import annotations

from dataclasses import dataclass

from catalog.model.records import Completeness, Media, Posting


@dataclass(frozen=True, slots=True)
class Acquired:
    """What came in. `is_new` is False when the case had these very bytes already."""

    posting: Posting
    media: Media
    is_new: bool
    completeness: Completeness | None = None
    """Of what a link led to."""
    wait_seconds: int = 0
    """How long the host asked to be left alone when its page was asked for."""
    beside: tuple[str, ...] = ()
    """Names of what lay beside a file and was taken in with it."""

    @property
    def beside_in_words(self) -> str:
        return f" (with {', '.join(self.beside)})" if self.beside else ""
