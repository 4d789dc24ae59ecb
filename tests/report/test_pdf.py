"""The PDF form: tagged PDF/A-2b whose text can be read out, whatever strangers wrote."""

from __future__ import annotations

import io
import random
import re
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pypdf
import pytest
import typst
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalog.media.opencv import cv2
from catalog.model.records import CaseDetails
from catalog.report import characters, pdf
from catalog.report.characters import flat, marked, shortened
from catalog.report.content import ReportContent
from catalog.report.fonts import characters_of_families
from catalog.report.pdf import render_pdf
from tests.helpers.scale import scaled
from tests.report.cases import MadeCase, digest, empty_case, street_case
from tests.report.hostile import HOSTILE, hostile_case


@pytest.fixture(scope="module")
def street() -> MadeCase:
    return street_case()


@pytest.fixture(scope="module")
def made(street: MadeCase) -> bytes:
    return render_pdf(street.content())


@pytest.fixture(scope="module")
def pages(made: bytes) -> list[str]:
    """The words on each page: reading them out takes longer than setting them."""
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made)).pages]


def test_it_is_tagged_and_says_that_it_is_pdf_a_2b(made: bytes) -> None:
    reader = pypdf.PdfReader(io.BytesIO(made))
    catalogue = reader.trailer["/Root"]
    assert catalogue["/MarkInfo"]["/Marked"].value is True
    assert "/StructTreeRoot" in catalogue
    assert catalogue["/Lang"] == "en"
    assert catalogue["/OutputIntents"][0]["/S"] == "/GTS_PDFA1"
    metadata = catalogue["/Metadata"].get_data().decode()
    assert re.search(r"<pdfaid:part>2</pdfaid:part>", metadata)
    assert re.search(r"<pdfaid:conformance>B</pdfaid:conformance>", metadata)
    assert reader.metadata is not None and reader.metadata.title == "Report 1: Square, 21 November"


def test_every_picture_has_a_description_and_every_font_is_embedded(made: bytes) -> None:
    reader = pypdf.PdfReader(io.BytesIO(made))
    figures = [each for each in _objects(reader) if each.get("/S") == "/Figure"]
    descriptions = [str(each.get("/Alt", "")) for each in figures]
    assert len(figures) > 20
    assert all(descriptions)
    assert any(
        each.startswith("Timeline of M1: 9 shots, 31 keyframes, 8 annotations") for each in descriptions
    )
    for each in _objects(reader):
        if each.get("/Type") == "/FontDescriptor":
            assert "/FontFile2" in each or "/FontFile3" in each


def test_its_text_can_be_read_out_hashes_whole(street: MadeCase, pages: list[str]) -> None:
    text = "\n".join(pages)
    for said in (
        "not supplied",
        "M1-A2",
        "Weapon pointed at people",
        "Свидетель 7",
        "What is not proved",
        "1 / ",
    ):
        assert said in text
    together = re.sub(r"\s", "", text)
    assert street.entries[-1].hash in together
    assert digest("served") in together
    assert re.search(r"0:00:00\.400 \(0\.400000 s\)", text)


def test_pages_carry_the_case_the_report_and_the_page_number(pages: list[str]) -> None:
    for number, text in enumerate(pages, start=1):
        assert f"{number} / {len(pages)}" in text
        assert "As of custody entry 20" in text
        if number > 1:
            assert "Square, 21 November" in text and "Report 1" in text


def test_arabic_words_keep_their_letters_in_order(pages: list[str]) -> None:
    text = "\n".join(pages)
    assert "الأرض" in text or "الأرض"[::-1] in text


def test_hostile_text_appears_as_text() -> None:
    """A sample of the texts alone; all of them stand in the next one."""
    for name in random.sample(sorted(HOSTILE), min(len(HOSTILE), scaled(4))):
        made = render_pdf(_saying(HOSTILE[name]))
        shown = flat(marked(HOSTILE[name], families=characters_of_families()))
        reader = pypdf.PdfReader(io.BytesIO(made))
        assert reader.metadata is not None
        assert reader.metadata.title == f"Report 1: {shown}", name
        _assert_said(shown, _text(made))


def test_hostile_text_in_every_place_breaks_nothing() -> None:
    texts = [HOSTILE[name] for name in sorted(HOSTILE)]
    said = _text(render_pdf(hostile_case(*texts).content()))
    assert "root:" not in said
    for text in texts:
        _assert_said(flat(marked(text, families=characters_of_families())), said)
    for heading in ("Source and capture", "Stored bytes", "Annotations", "What is not proved", "Signature"):
        assert heading in said


@pytest.mark.parametrize("name", ["long", "long words"])
def test_nothing_runs_over_the_edge_of_a_page_however_long_a_word_is(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages: list[bytes] = []

    def as_pictures(template: Path, fonts: typst.Fonts, _timestamp: int) -> bytes:
        made = typst.compile(str(template), root=str(template.parent), font_paths=fonts, format="png", ppi=48)
        pages.extend([made] if isinstance(made, bytes) else made)
        return b""

    monkeypatch.setattr(pdf, "_compiled", as_pictures)
    render_pdf(hostile_case(HOSTILE[name]).content())
    assert len(pages) > 10
    for page in pages:
        pixels = cv2.imdecode(np.frombuffer(page, np.uint8), cv2.IMREAD_GRAYSCALE)
        margin = round(pixels.shape[1] * 19 / 210)
        assert pixels.min() < 200
        assert pixels[:, :margin].min() == 255
        assert pixels[:, -margin:].min() == 255


def test_a_title_of_five_thousand_characters_stays_short_in_the_running_header() -> None:
    case = empty_case("Case " + "long name " * 500)
    pages = pypdf.PdfReader(io.BytesIO(render_pdf(case.content()))).pages
    header = shortened("Case " + "long name " * 500, 64)
    assert header in pages[1].extract_text().replace("\n", " ")


def test_a_character_that_the_fonts_promise_and_cannot_set_is_a_number_in_the_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    families = characters_of_families()
    monkeypatch.setattr(
        pdf, "characters_of_families", lambda: (families[0] | {0x1F600, 0x4E2D}, *families[1:])
    )
    said = _text(render_pdf(_saying("before 😀 中 after Привет")))
    for word in ("before", "U+1F600", "U+4E2D", "after", "Привет"):
        assert word in said


def test_a_word_that_makes_typst_panic_is_numbers_in_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    tries: list[object] = []
    lay_down = pdf._lay_down
    monkeypatch.setattr(pdf, "_lay_down", lambda *each: (tries.append(each), lay_down(*each)))
    monkeypatch.setattr(characters, "unicodedata", SimpleNamespace(category=lambda _: "Lo"))
    said = _text(render_pdf(_saying(HOSTILE["three scripts in one word"])))
    assert len(tries) > 1, "Typst has learnt to set this: the rule about accents can go"
    assert "U+1DDF" in said


@settings(
    max_examples=scaled(6),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=True,
)
@given(st.lists(st.text(st.characters(), max_size=12), max_size=80))
def test_any_text_at_all_can_be_set(words: list[str]) -> None:
    made = render_pdf(_saying(" ".join(words)))
    assert pypdf.PdfReader(io.BytesIO(made)).pages


def _saying(text: str) -> ReportContent:
    case = empty_case(text)
    details = next(each for each in case.records.values() if isinstance(each, CaseDetails))
    case.replace(details, summary=text, scope=text)
    return case.content()


def _assert_said(shown: str, said: str) -> None:
    """Latin words and the numbers of hidden characters; lines may be broken anywhere."""
    together = re.sub(r"\s", "", said)
    for word in re.findall(r"[A-Za-z0-9#$<>/._]{2,40}", re.sub(r"\[U\+\w+\]", " ", shown)):
        assert word in together, word
    for number in re.findall(r"U\+[0-9A-F]+", shown):
        assert number in together, number


def _text(made: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made)).pages)


def _objects(reader: pypdf.PdfReader) -> list[pypdf.generic.DictionaryObject]:
    found = []
    for number in range(1, int(reader.trailer["/Size"])):
        each = reader.get_object(number)
        if isinstance(each, pypdf.generic.DictionaryObject):
            found.append(each)
    return found
