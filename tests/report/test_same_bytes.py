"""The same content gives the same bytes: in another process, time zone, language, hash order and folder."""

from __future__ import annotations

import dataclasses
import hashlib
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from catalog.model.records import Keyframe
from catalog.report.html import render_html
from catalog.report.pdf import render_pdf
from catalog.store.history import State
from tests.helpers.scale import scaled
from tests.report.cases import MadeCase, street_case

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import hashlib
from catalog.report.html import render_html
from catalog.report.pdf import render_pdf
from tests.report.cases import street_case
content = street_case(keyframes=4).content()
for data in (render_pdf(content), render_html(content)):
    print(hashlib.sha256(data).hexdigest())
"""


@pytest.fixture(scope="module")
def case() -> MadeCase:
    return street_case(keyframes=4)


@pytest.fixture(scope="module")
def forms(case: MadeCase) -> list[bytes]:
    content = case.content()
    return [render_pdf(content), render_html(content)]


@pytest.fixture(scope="module")
def hashes(forms: list[bytes]) -> list[str]:
    return list(map(_sha256, forms))


def test_twice_in_one_process(case: MadeCase, hashes: list[str]) -> None:
    content = case.content()
    assert [_sha256(render_pdf(content)), _sha256(render_html(content))] == hashes


def test_in_another_process_with_another_clock_language_hash_order_and_folder(
    hashes: list[str], tmp_path: Path
) -> None:
    places = [
        {"TZ": "Pacific/Kiritimati", "LANG": "ru_RU.UTF-8", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
        {"TZ": "America/St_Johns", "LANG": "ar_EG.UTF-8", "PYTHONHASHSEED": "4242", "PYTHONUTF8": "0"},
    ]
    for number in random.sample(range(len(places)), min(len(places), scaled(1))):
        place = places[number]
        temporary = tmp_path / f"a folder {number}"
        temporary.mkdir()
        environment = {name: value for name, value in os.environ.items() if not name.startswith("LC_")}
        environment |= {
            "PYTHONPATH": str(ROOT),
            "TMPDIR": str(temporary),
            "SOURCE_DATE_EPOCH": "1",
            "HOME": str(temporary),
        }
        environment |= {"JSIMD_FORCENONE": "1", "RAYON_NUM_THREADS": str(number + 1)}
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM],
            cwd=temporary,
            env=environment | place,
            capture_output=True,
            timeout=120,
        )
        assert done.returncode == 0, done.stderr.decode()
        assert done.stdout.decode().split() == hashes
        assert list(temporary.glob("framewitness-*")) == []


def test_whatever_the_order_in_which_records_and_names_come(case: MadeCase, hashes: list[str]) -> None:
    shuffled = list(case.records.items())
    random.Random(3).shuffle(shuffled)
    other = dataclasses.replace(case, records=dict(shuffled))
    assert [type(each) for each in other.state.all(Keyframe)]
    turned = other.content(program={"typst": "0.15.2", "framewitness": "0.1.0"})
    assert [_sha256(render_pdf(turned)), _sha256(render_html(turned))] == hashes


def test_other_bytes_when_anything_that_is_said_changes(case: MadeCase, hashes: list[str]) -> None:
    for changed in (
        case.content(issued_utc="2026-11-22T15:30:01.000Z"),
        case.content(number=7),
        case.content(program={"framewitness": "0.2.0", "typst": "0.15.2"}),
        case.content(graphic_stills="shown"),
    ):
        assert _sha256(render_html(changed)) != hashes[1]
    later = case.content(issued_utc="2026-11-22T15:30:01.000Z")
    assert _sha256(render_pdf(later)) != hashes[0]


def test_no_path_of_this_machine_is_in_the_bytes(forms: list[bytes]) -> None:
    for data in forms:
        for path in (str(ROOT), str(Path.home()), "/tmp", "site-packages"):
            assert path.encode() not in data


def test_a_state_is_not_changed_by_being_told(case: MadeCase) -> None:
    before = dict(case.records)
    case.content()
    assert State(before).all(Keyframe) == case.state.all(Keyframe)
    assert before == case.records


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
