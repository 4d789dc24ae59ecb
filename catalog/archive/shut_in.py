"""Keeping a reader of other people's bytes from opening anything but what it was given."""

from __future__ import annotations

import contextlib
import resource
from collections.abc import Iterator


@contextlib.contextmanager
def shut_in() -> Iterator[None]:
    """Inside, this process can open no file and no connection; what is open stays open. For child processes only.

    MediaInfo follows links in playlists over the network, whatever its options say (24.12, tried): whoever made the
    file would learn the address of whoever examines it.
    """
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)
