"""Saying before the first contact that a site sees this computer's address, and the ways that hide it."""

from __future__ import annotations

from catalog.archive.contact import (
    TOR,
    Contacts,
    LedElsewhere,
    is_whole_proxy,
    proxy_for,
    remember_told,
    require_told,
)

__all__ = [
    "TOR",
    "Contacts",
    "LedElsewhere",
    "is_whole_proxy",
    "proxy_for",
    "remember_told",
    "require_told",
]
