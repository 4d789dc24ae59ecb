"""Files and times as lists of other programs speak of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.archive.others_listing import Files, in_utc


def test_a_file_of_the_same_name_that_came_with_other_links_is_not_taken_for_one_that_is_missing(
    tmp_path: Path,
) -> None:
    there = [tmp_path / link / "hashes.txt" for link in ("one", "two")]
    files = Files(tmp_path, there)
    assert files.find("local_archive/three/hashes.txt") is None
    assert files.find("local_archive/two/hashes.txt") == there[1]
    assert Files(tmp_path, there[:1]).find("https://cdn.example/x/hashes.txt") == there[0]


@pytest.mark.parametrize(
    ("given", "utc"),
    [
        ("2026-05-03T10:00:01+02:00", "2026-05-03T08:00:01.000Z"),
        ("2026-05-03T10:00:01", ""),
        ("0001-01-01T00:00:00+23:59", ""),
        ("9999-12-31T23:59:59-23:00", ""),
        ("noon", ""),
    ],
)
def test_a_time_is_in_utc_where_it_names_its_offset_and_the_calendar_has_it(given: str, utc: str) -> None:
    assert in_utc(given) == utc
