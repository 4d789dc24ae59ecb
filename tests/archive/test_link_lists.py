"""Lists of links: lines of text, and tables whose other columns are kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.archive.link_lists import ListedLink, read_list, read_table, read_text
from catalog.archive.links import same_place
from catalog.errors import InvalidInput, SourceUnavailable

ONE, TWO = "https://one.example/a", "https://two.example/b?x=1"


def test_every_link_of_a_text_is_found_once_and_what_is_none_is_told_with_its_line() -> None:
    read = read_text(
        f"# a heading\n{ONE}\nseen on {TWO}, by a colleague\n\nno link here\n<{ONE}>\nftp://x.example/c\n"
    )
    assert [each.url for each in read.links] == [ONE, TWO]
    assert [each.line for each in read.links] == [2, 3]
    assert read.repeated == 1
    assert [each.line for each in read.wrong] == [5, 7]
    assert "only http and https" in read.wrong[1].why


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_columns_of_a_table_are_kept_as_fields(delimiter: str) -> None:
    rows = [
        ["Place", "Link", "Note"],
        ["Square", ONE, "first"],
        ["Bridge", TWO, ""],
        ["Harbour", "", "no link"],
    ]
    read = read_table("\r\n".join(delimiter.join(row) for row in rows))
    assert read.delimiter == delimiter
    assert read.has_header
    assert read.link_column == "Link"
    assert read.columns == ("Place", "Note")
    assert [each.fields for each in read.links] == [{"Place": "Square", "Note": "first"}, {"Place": "Bridge"}]
    assert [each.line for each in read.wrong] == [4]


def test_a_table_without_a_header_gets_names_and_loses_no_row() -> None:
    read = read_table(f"{ONE};Square;12\n{TWO};Bridge;7\n")
    assert not read.has_header
    assert [each.fields for each in read.links] == [
        {"column 2": "Square", "column 3": "12"},
        {"column 2": "Bridge", "column 3": "7"},
    ]


def test_of_two_columns_with_links_the_one_called_so_is_taken_or_the_one_that_is_named() -> None:
    text = f"profile,url\nhttps://one.example/user,{ONE}\nhttps://two.example/user,{TWO}\n"
    assert [each.url for each in read_table(text).links] == [ONE, TWO]
    chosen = read_table(text, column="profile")
    assert [each.fields["url"] for each in chosen.links] == [ONE, TWO]
    assert read_table(text, column="1").links == chosen.links
    with pytest.raises(InvalidInput, match="no column"):
        read_table(text, column="links")


def test_cells_with_line_breaks_quotes_and_delimiters_stay_whole() -> None:
    read = read_table(f'url,what is said\n{ONE},"He says: ""go"",\nand goes"\n{TWO},x\n')
    assert read.links[0].fields == {"what is said": 'He says: "go",\nand goes'}
    assert [each.line for each in read.links] == [2, 4]


def test_columns_of_one_name_are_told_apart() -> None:
    read = read_table(f"url,note,note,\n{ONE},a,b,c\n")
    assert read.links[0].fields == {"note": "a", "note (2)": "b", "column 4": "c"}


def test_files_are_read_by_their_kind_and_encoding(tmp_path: Path) -> None:
    table, text = tmp_path / "links.csv", tmp_path / "links.txt"
    table.write_text(f"url;Ort\n{ONE};Brücke\n", encoding="utf-8-sig")
    assert read_list(table).links == (ListedLink(ONE, fields={"Ort": "Brücke"}, line=2),)
    text.write_text(f"{ONE}\n{TWO}\n", encoding="utf-16")
    assert [each.url for each in read_list(text).links] == [ONE, TWO]
    assert not read_list(text).is_table
    (tmp_path / "old.csv").write_bytes(f"url;Ort\n{ONE};Br\xfccke\n".encode("latin-1"))
    with pytest.raises(InvalidInput, match="UTF-8"):
        read_list(tmp_path / "old.csv")
    with pytest.raises(SourceUnavailable):
        read_list(tmp_path / "gone.csv")


@given(st.text(max_size=200))
def test_no_text_breaks_the_reading(text: str) -> None:
    read_text(text)
    try:
        read_table(text)
    except InvalidInput as error:
        assert error.hint


def test_links_to_one_place_are_recognised_for_what_is_added_to_them() -> None:
    place = same_place("https://www.video.example/watch?v=1&t=5")
    assert same_place("http://video.example:80/watch/?v=1&t=5&utm_source=x&fbclid=y#top") == place
    assert same_place("https://video.example/watch?v=2&t=5") != place
    assert same_place("https://video.example:8443/watch?v=1&t=5") != place
