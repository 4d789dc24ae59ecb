"""OpenCV as all of this room has it: see `catalog.media.opencv`."""

from __future__ import annotations

from catalog.media.opencv import cv2 as cv2
