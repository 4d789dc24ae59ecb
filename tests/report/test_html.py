"""The HTML form: one file, no script, nothing from outside, and strangers' text as text alone."""

from __future__ import annotations

import base64
import hashlib
import random
import re
from html.parser import HTMLParser

import pytest

from catalog.report.characters import flat, marked
from catalog.report.content import ReportContent
from catalog.report.html import render_html
from tests.helpers.scale import scaled
from tests.report.cases import street_case, texts_of
from tests.report.hostile import HOSTILE, hostile_case

VOID = {"meta", "img", "br", "link", "input", "hr"}
KNOWN = {
    *(
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "main",
        "section",
        "nav",
        "header",
        "footer",
        "article",
    ),
    *(
        "h1",
        "h2",
        "h3",
        "h4",
        "p",
        "ul",
        "ol",
        "li",
        "dl",
        "div",
        "dt",
        "dd",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
    ),
    *(
        "td",
        "code",
        "pre",
        "em",
        "strong",
        "span",
        "bdi",
        "a",
        "img",
        "figure",
        "figcaption",
        "blockquote",
        "br",
    ),
}
KNOWN_ATTRIBUTES = {
    *(
        "lang",
        "charset",
        "http-equiv",
        "content",
        "name",
        "class",
        "id",
        "dir",
        "href",
        "src",
        "alt",
        "width",
    ),
    *("height", "scope", "aria-label", "aria-hidden"),
}


class Page(HTMLParser):
    """Elements, attributes and text of a page; fails on elements that do not close."""

    def __init__(self, page: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.comments: list[str] = []
        self.pieces: list[str] = []
        self.feed(page.decode("utf-8"))
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def handle_data(self, data: str) -> None:
        if self.open[-1:] != ["style"]:
            self.pieces.append(data)

    @property
    def text(self) -> str:
        return "".join(self.pieces)


@pytest.fixture(scope="module")
def content() -> ReportContent:
    return street_case().content()


@pytest.fixture(scope="module")
def page(content: ReportContent) -> Page:
    return Page(render_html(content))


def test_it_needs_nothing_from_outside_and_runs_nothing(page: Page) -> None:
    tags = {tag for tag, _ in page.elements}
    assert tags <= KNOWN
    for tag, attributes in page.elements:
        assert set(attributes) <= KNOWN_ATTRIBUTES
        if tag == "img":
            assert re.match(r"data:image/(jpeg|svg\+xml);base64,", attributes["src"] or "")
        assert tag != "a" or (attributes["href"] or "").startswith("#")


def test_its_policy_allows_its_own_style_sheet_and_no_other(content: ReportContent) -> None:
    made = render_html(content).decode()
    style = re.search(r"<style>(.*?)</style>", made, re.DOTALL)
    assert style is not None
    own = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', made)
    assert policy is not None
    rules = dict(each.strip().split(" ", 1) for each in policy[1].split(";"))
    assert rules == {
        "default-src": "'none'",
        "img-src": "data:",
        "style-src": f"'sha256-{own}'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert "url(" not in style[1] and "@import" not in style[1]
    assert "prefers-color-scheme: dark" in style[1] and "@media print" in style[1]


def test_it_says_everything_that_the_content_says(content: ReportContent, page: Page) -> None:
    said = re.sub(r"\s+", " ", page.text)
    descriptions = {attributes["alt"] for tag, attributes in page.elements if tag == "img"}
    kinds = re.compile(
        r"(plain|notice|quiet|text|code|figures|missing|image/.*|#[0-9a-f]{6}|[0-9a-f-]*\.(jpg|svg)|timeline-.*)"
    )
    anchors = {section.anchor for section in content.sections}
    hidden_ticks = re.compile(r"0:00:\d\d(\.\d+)?|0:0\d:\d\d")
    for text in texts_of(content):
        expected = re.sub(r"\s+", " ", flat(marked(text))).strip()
        if kinds.fullmatch(text) or text in anchors or text in descriptions or hidden_ticks.fullmatch(text):
            continue
        assert expected in said, expected


def test_every_entry_of_the_contents_leads_somewhere(page: Page) -> None:
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    links = [attributes["href"] for tag, attributes in page.elements if tag == "a"]
    assert len(links) > 8
    assert {(link or "")[1:] for link in links} <= set(ids)


def test_words_from_right_to_left_are_kept_apart_from_their_neighbours(page: Page) -> None:
    values = [attributes for tag, attributes in page.elements if tag in ("dd", "td", "blockquote")]
    assert values
    assert any(attributes.get("dir") == "auto" for tag, attributes in page.elements if tag == "span")


@pytest.mark.parametrize("alone", [False, True])
def test_no_element_attribute_or_rule_comes_from_hostile_text(alone: bool, page: Page) -> None:
    """All texts in turn, and a sample of them alone in every place."""
    sample = random.sample(sorted(HOSTILE), min(len(HOSTILE), scaled(4)))
    for texts in [[HOSTILE[name]] for name in sample] if alone else [list(HOSTILE.values())]:
        _assert_nothing_comes_from(texts, page)


def _assert_nothing_comes_from(texts: list[str], page: Page) -> None:
    hostile = Page(render_html(hostile_case(*texts).content()))
    assert {tag for tag, _ in hostile.elements} <= KNOWN
    assert {key for _, attributes in hostile.elements for key in attributes} <= KNOWN_ATTRIBUTES
    assert hostile.comments == []
    classes = {attributes.get("class") for _, attributes in hostile.elements}
    colours = re.compile(r"((card )?c[0-9a-f]{6}|w\d+)")
    assert {c for c in classes if c and not colours.fullmatch(c)} <= {
        attributes.get("class") for _, attributes in page.elements
    } | {"mark"}
    together = re.sub(r"\s+", " ", hostile.text)
    for text in texts:
        for number in re.findall(r"\[(U\+[0-9A-F]+)\]", flat(marked(text))):
            assert number in hostile.text
        visible = re.sub(r"\[U\+[0-9A-F]+\]", "\0", flat(marked(text)))
        for piece in visible.split("\0"):
            assert re.sub(r"\s+", " ", piece) in together
