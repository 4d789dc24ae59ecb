"""How much is tried where a test tries many: FRAMEWITNESS_TEST_SCALE multiplies it (1 where it is not set)."""

from __future__ import annotations

import os

SCALE = float(os.environ.get("FRAMEWITNESS_TEST_SCALE", "1"))


def scaled(count: int) -> int:
    return max(1, round(count * SCALE))
