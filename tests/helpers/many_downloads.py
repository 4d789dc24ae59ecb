"""What makes many downloads in one process quick; nothing of what each of them does is changed."""

from __future__ import annotations

import functools
import gc
from typing import Any


@functools.cache
def prepare() -> None:
    """Loads yt-dlp and keeps its classes from being looked through for garbage again and again. Each session would
    sort its 1,800 extractors anew, a tenth of a second: from now on they are sorted once."""
    from catalog.archive.session import yt_dlp

    made = yt_dlp.YoutubeDL
    sort = made.add_default_info_extractors
    sorted_once: dict[str, Any] = {}

    def add(self: Any) -> None:
        if not sorted_once:
            sort(self)
            sorted_once.update(self._ies)
            return
        for key, extractor in sorted_once.items():
            if isinstance(extractor, type):
                self._ies[key] = extractor
            else:  # the last one, of which each session has its own
                self.add_info_extractor(type(extractor)())

    made.add_default_info_extractors = add
    gc.collect()
    gc.freeze()
