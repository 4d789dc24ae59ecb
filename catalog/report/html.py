"""The report as one HTML file that needs nothing else: no script, no network, pictures as data URIs.

Its content security policy allows the one style sheet in it, by its hash, and data URIs, and nothing more.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import re
from collections.abc import Iterator
from importlib import resources
from typing import Any

import jinja2
from markupsafe import Markup, escape

from catalog.report.characters import MARK, flat, marked, shortened
from catalog.report.content import LONGEST_HEADING, AnnotationCard, Pair, Picture, ReportContent, Timeline

_FOLDER = "resources.report"
_PAIR_RULES = """\
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 0.9rem; margin: 1rem 0; break-inside: avoid; }
.pair figure { margin: 0; }
.pair img { width: 100%; height: auto; }
.pair figcaption { font-size: 0.85rem; margin-top: 0.25rem; }
"""


def render_html(content: ReportContent) -> bytes:
    """UTF-8; the same bytes for the same content everywhere."""
    style = _read("report.css") + "".join(_rules(content))
    policy = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    template = _environment().get_template("report.html")
    return template.render(
        content=content, style=Markup(style), style_hash=policy, longest_heading=LONGEST_HEADING
    ).encode("utf-8")


@functools.cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(_read),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "flat": _flat,
        "data_uri": _data_uri,
        "shortened": shortened,
        "colour_class": _colour_class,
        "share_class": _share_class,
    }
    return environment


def _read(name: str) -> str:
    return resources.files(_FOLDER).joinpath(name).read_text(encoding="utf-8")


def _shown(value: Any) -> Any:
    """Text as markup: escaped, its hidden characters as boxes with their number."""
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    return Markup(MARK.sub(r'<span class="mark">U+\1</span>', str(escape(marked(value)))))


def _flat(text: str) -> Markup:
    """Text for an attribute or the title."""
    return escape(flat(marked(text)))


def _data_uri(picture: Picture) -> Markup:
    return Markup(f"data:{picture.media_type};base64,{base64.b64encode(picture.data).decode()}")


def _colour_class(colour: str) -> str:
    assert re.fullmatch(r"#[0-9a-fA-F]{6}", colour)
    return f"c{colour[1:].lower()}"


def _share_class(share_ppm: int) -> str:
    return f"w{share_ppm}"


def _rules(content: ReportContent) -> Iterator[str]:
    """Style rules for the colours and widths that this content uses: style attributes are not allowed."""
    colours: set[str] = set()
    shares: set[int] = set()
    for section in content.sections:
        for block in section.blocks:
            if isinstance(block, Timeline):
                colours |= {lane.colour for lane in block.lanes}
                shares |= {tick.share_ppm for tick in block.ticks}
            elif isinstance(block, AnnotationCard):
                colours.add(block.colour)
    if any(isinstance(block, Pair) for section in content.sections for block in section.blocks):
        yield _PAIR_RULES
    for colour in sorted(colours):
        yield f".{_colour_class(colour)} {{ --own: {colour}; }}\n"
    for share in sorted(shares):
        yield f".timeline ol li.{_share_class(share)} {{ flex-basis: {share // 10_000}.{share % 10_000:04}%; }}\n"
