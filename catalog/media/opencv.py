"""The one door to OpenCV: `from catalog.media.opencv import cv2`.

Importing opencv-python on Linux points `QT_QPA_PLATFORM_PLUGIN_PATH` and `QT_QPA_FONTDIR` at the Qt 5 it carries,
and a Qt 6 window started afterwards in the same process, or in a child of it, finds no platform plugin. Here the
environment is put back as it was. OpenCV works on one thread: the decoder has the cores.
"""

from __future__ import annotations

import os
from types import ModuleType

_TOUCHED = ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR")


def _import_without_a_trace() -> ModuleType:
    before = {name: os.environ.get(name) for name in _TOUCHED}
    import cv2 as module

    for name, value in before.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value
    module.setNumThreads(1)
    return module


cv2 = _import_without_a_trace()
