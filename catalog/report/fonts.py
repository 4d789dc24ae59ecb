"""The fonts of the PDF form, and which characters they have.

They come with the package `pymupdf-fonts`, never from the system, so that a report has the same bytes on every
machine. Its metadata and LICENSE.txt put them under the SIL Open Font License 1.1 (the Ubuntu fonts in it, under
a licence of their own, are not used): they may be embedded in any document. FiraGO sets Latin, Cyrillic, Greek,
Arabic, Hebrew, Georgian, Thai and Devanagari, Fira Mono hashes and commands; the Noto fonts fill in the rest.
"""

from __future__ import annotations

import functools
import struct
from collections.abc import Iterator
from pathlib import Path

import pymupdf_fonts

TEXT_FONTS = ("FiraGO", "Noto Sans", "Noto Sans Symbols", "Noto Sans Symbols2", "Noto Sans Math")
CODE_FONTS = ("Fira Mono", *TEXT_FONTS)
"""Families by preference. FiraGO and Noto Sans come in regular and bold, FiraGO in italic too."""

_FILES = {
    "figo": "FiraGO-Regular",
    "figbo": "FiraGO-Bold",
    "figit": "FiraGO-Italic",
    "figbi": "FiraGO-BoldItalic",
    "fimo": "FiraMono-Regular",
    "fimbo": "FiraMono-Bold",
    "notos": "NotoSans-Regular",
    "notosbo": "NotoSans-Bold",
    "symbol1": "NotoSansSymbols",
    "symbol2": "NotoSansSymbols2",
    "math": "NotoSansMath",
}
_STYLES = (("figo", "figbo", "figit", "figbi"), ("notos", "notosbo"), ("symbol1",), ("symbol2",), ("math",))
"""The styles of each family of `TEXT_FONTS`."""


def write_fonts(folder: Path) -> None:
    """Lays the font files down in `folder`, which is made."""
    folder.mkdir(parents=True)
    for code, name in _FILES.items():
        (folder / f"{name}.ttf").write_bytes(_font(code))


@functools.cache
def characters_of_families() -> tuple[frozenset[int], ...]:
    """For each of `TEXT_FONTS`, the code points that it has in every style."""
    return tuple(
        frozenset.intersection(*(frozenset(_mapped(_font(code))) for code in styles)) for styles in _STYLES
    )


@functools.cache
def _font(code: str) -> bytes:
    return bytes(pymupdf_fonts.myfont(code))  # type: ignore[no-untyped-call]


def _mapped(font: bytes) -> Iterator[int]:
    """Code points in the font's character map (OpenType 1.9, table `cmap`, formats 4 and 12)."""
    tables = struct.unpack_from(">H", font, 4)[0]
    records = [struct.unpack_from(">4sIII", font, 12 + 16 * n) for n in range(tables)]
    cmap = next(offset for tag, _, offset, _ in records if tag == b"cmap")
    count = struct.unpack_from(">H", font, cmap + 2)[0]
    for n in range(count):
        platform, encoding, offset = struct.unpack_from(">HHI", font, cmap + 4 + 8 * n)
        if (platform, encoding) in ((0, 3), (3, 1), (0, 4), (3, 10)):
            kind = struct.unpack_from(">H", font, cmap + offset)[0]
            if kind == 12:
                yield from _format_12(font, cmap + offset)
            elif kind == 4:
                yield from _format_4(font, cmap + offset)


def _format_12(font: bytes, at: int) -> Iterator[int]:
    groups = struct.unpack_from(">I", font, at + 12)[0]
    for first, last, glyph in struct.iter_unpack(">III", font[at + 16 : at + 16 + 12 * groups]):
        yield from range(first + (glyph == 0), last + 1)


def _format_4(font: bytes, at: int) -> Iterator[int]:
    segments = struct.unpack_from(">H", font, at + 6)[0] // 2
    size = 2 * segments
    ends, starts = at + 14, at + 16 + size
    deltas, offsets = starts + size, starts + 2 * size
    for n in range(segments):
        (end,), (start,), (delta,), (offset,) = (
            struct.unpack_from(">H", font, array + 2 * n) for array in (ends, starts, deltas, offsets)
        )
        for code in range(start, min(end, 0xFFFE) + 1):
            if offset == 0:
                glyph = (code + delta) & 0xFFFF
            else:
                (glyph,) = struct.unpack_from(">H", font, offsets + 2 * n + offset + 2 * (code - start))
            if glyph != 0:
                yield code
