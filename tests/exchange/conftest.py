"""A case to package, made once; each test that changes it works on a copy."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.exchange.made import make_case_to_package, packaged


@pytest.fixture(scope="session")
def made_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_case_to_package(tmp_path_factory.mktemp("made"))


@pytest.fixture
def case_path(made_case: Path, tmp_path: Path) -> Path:
    """A copy of the case, to be written to."""
    return shutil.copytree(made_case, tmp_path / "case")


@pytest.fixture(scope="session")
def whole(made_case: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package of everything. Not to be changed."""
    folder = tmp_path_factory.mktemp("whole")
    packaged(shutil.copytree(made_case, folder / "case"), folder / "package")
    return folder / "package"


@pytest.fixture(scope="session")
def part(made_case: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package of M1 alone. Not to be changed."""
    folder = tmp_path_factory.mktemp("part")
    packaged(shutil.copytree(made_case, folder / "case"), folder / "package", media=(1,))
    return folder / "package"
