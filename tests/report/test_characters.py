"""What hides or turns round the text beside it is shown as its number, and nothing else is touched."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.report.characters import BREAK, MARK, breakable, flat, marked, runs_right_to_left, shortened
from catalog.report.fonts import characters_of_families


@pytest.mark.parametrize(
    "code",
    [
        *(0x00, 0x09, 0x1B, 0x7F, 0x85, 0xAD, 0x200B, 0x200F, 0x202E, 0x2066, 0xFEFF, 0xFFFE),
        *(0xD83D, 0xE000, 0xF8FF, 0xE0041, 0x10FFFF),
    ],
)
def test_a_character_that_hides_or_overrides_is_shown_as_its_number(code: int) -> None:
    assert flat(marked(f"a{chr(code)}b")) == f"a[U+{code:04X}]b"


@pytest.mark.parametrize(
    "text",
    [
        "plain",
        "Площадь",
        "شركة الشرطة (2019)",
        "می\u200cخواهم",
        "q\u0301",
        "two\nlines",
        "🤔 中文",
        "a U+202E b",
    ],
)
def test_readable_text_of_any_script_is_left_alone(text: str) -> None:
    assert marked(text) == text


def test_a_mark_cannot_be_forged_by_the_text_itself() -> None:
    forged = "\ue000202E\ue001"
    assert MARK.findall(marked(forged)) == ["E000", "E001"]


def test_a_tower_of_accents_is_cut_off_after_the_third() -> None:
    assert flat(marked("e" + "\u0301" * 5)) == "e\u0301\u0301\u0301[U+0301][U+0301]"


def test_what_no_font_has_is_shown_as_its_number() -> None:
    assert flat(marked("a😀中б", families=characters_of_families())) == "a[U+1F600][U+4E2D]б"


def test_the_fonts_have_latin_cyrillic_kazakh_and_arabic_letters() -> None:
    for text in (
        "ABCäöüßñçőşž",
        "АБВгдежёыэ",
        "әғқңөұүһіӘҒҚҢӨҰҮҺІ",
        "ابتثجحخدذرزسشصضطظعغفقكلمنهويپچژگک",
        "“…–×°→",
    ):
        assert {ord(c) for c in text} <= characters_of_families()[0]
    assert not any(ord("中") in family for family in characters_of_families())


@given(st.text(st.characters(), max_size=60))
def test_marking_loses_no_character(text: str) -> None:
    def restore(found: re.Match[str]) -> str:
        return chr(int(found[1], 16))

    assert MARK.sub(restore, marked(text)) == text.replace("\r\n", "\n")
    assert breakable(marked(text)).replace(BREAK, "") == marked(text)


def test_a_long_word_may_be_broken_at_short_distances() -> None:
    pieces = breakable("x" * 300).split(BREAK)
    assert max(map(len, pieces)) <= 20
    assert BREAK not in breakable("short words only, all of them")


def test_the_direction_follows_the_first_letter() -> None:
    assert runs_right_to_left("(2019) شركة abc")
    assert runs_right_to_left("\u200f12 שלום")
    assert not runs_right_to_left("abc شركة")
    assert not runs_right_to_left("2019")


def test_a_title_is_shortened_to_one_line() -> None:
    assert shortened("one\ntwo", 90) == "one …"
    assert shortened("x" * 300, 90) == "x" * 89 + "…"
    assert shortened("short", 90) == "short"
