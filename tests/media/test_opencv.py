"""OpenCV must not spoil the environment that the window starts in."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

import catalog
from catalog.media.opencv import cv2

QT = ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR")


def environment_after_import(**given: str) -> list[str]:
    code = f"from catalog.media.opencv import cv2; import os; print([os.environ.get(n) for n in {QT}])"
    environment = {name: value for name, value in os.environ.items() if name not in QT} | given
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    return list(ast.literal_eval(done.stdout))


def test_importing_opencv_leaves_no_variable_of_qt_behind() -> None:
    assert environment_after_import() == [None, None]


@pytest.mark.parametrize("name", QT)
def test_a_variable_of_qt_that_a_person_set_is_kept(name: str) -> None:
    assert "/opt/own/place" in environment_after_import(**{name: "/opt/own/place"})


def test_opencv_works_on_one_thread() -> None:
    assert cv2.getNumThreads() == 1


def test_nothing_in_the_product_imports_opencv_but_through_its_door() -> None:
    folder = Path(str(catalog.__path__[0])).parent
    found = subprocess.run(
        ["git", "grep", "-lE", r"^\s*(import cv2|from cv2)", "--", "catalog", "app"],
        cwd=folder,
        capture_output=True,
        text=True,
    ).stdout.split()
    assert found == ["catalog/media/opencv.py"]
