"""The names of what lies in `derived/` of a recording, which the program makes again whenever it is gone."""

from __future__ import annotations

WAVEFORM = "waveform.npz"
LANDMARKS = "landmarks.npz"
FINGERPRINTS = "fingerprints.npz"
FINGERPRINTS_OF_ALL = "fingerprints-of-all.npz"
"""In `derived/` itself."""


def look_name(pts: int) -> str:
    """The first look's picture: not named as thumbnails of keyframes are, so that neither can be taken for the other or
    go with the other."""
    return f"look-{pts}.jpg"
