"""UUIDv7 identifiers (RFC 9562, section 5.7): sortable by the time they were made."""

from __future__ import annotations

import os
import time
import uuid
from typing import NewType

MediaUid = NewType("MediaUid", str)
ObjectUid = NewType("ObjectUid", str)
PostingUid = NewType("PostingUid", str)
AnnotationUid = NewType("AnnotationUid", str)


def new_uid() -> str:
    milliseconds = time.time_ns() // 1_000_000
    value = int.from_bytes(milliseconds.to_bytes(6, "big") + os.urandom(10), "big")
    value &= ~(0xF << 76) & ~(0x3 << 62)
    value |= (0x7 << 76) | (0x2 << 62)
    return str(uuid.UUID(int=value))
