"""Versions of the libraries that made something, as they are noted beside it."""

from __future__ import annotations

import functools
from importlib import metadata


@functools.cache
def version(library: str) -> str:
    """Of an installed library. Looked up once: each look parses a file, and every capture notes eight of them."""
    return metadata.version(library)
