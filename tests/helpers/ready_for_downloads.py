"""Loaded by the process that children are forked from: yt-dlp, with the expressions of all its extractors compiled."""

from __future__ import annotations

from catalog.archive.session import yt_dlp
from tests.helpers import many_downloads

for _extractor in yt_dlp.extractor.gen_extractor_classes():
    _extractor.suitable("http://127.0.0.1/")
many_downloads.prepare()
