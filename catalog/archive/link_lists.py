"""Lists of links that people have: lines of text, and tables (CSV) whose other columns are kept."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from catalog.archive.links import check_url, shown
from catalog.errors import InvalidInput, from_os_error
from catalog.texts import phrase

TABLES = (".csv", ".tsv", ".tab")
DELIMITERS = ",;\t|"
MOST_BYTES = 20_000_000
SAMPLE_CHARACTERS = 20_000
LINK_NAMES = ("url", "link", "links", "address", "ссылка", "адрес")
"""A column of this name has the links, whatever else has some."""


@dataclass(frozen=True, slots=True)
class ListedLink:
    """A link of a list, with what the list says of it. `fields` are texts by the names of their columns."""

    url: str
    title: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    line: int = 0
    """Where it stands in its file, from 1; 0: nowhere."""


@dataclass(frozen=True, slots=True)
class WrongLine:
    """A line that brought no link, and why."""

    line: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class LinkList:
    """What was read: each link once, in order. `repeated` counts those that stood there more than once."""

    links: tuple[ListedLink, ...]
    wrong: tuple[WrongLine, ...] = ()
    repeated: int = 0
    is_table: bool = False
    delimiter: str = ""
    has_header: bool = False
    link_column: str = ""
    columns: tuple[str, ...] = ()
    """The names of the other columns, which became fields."""


def read_list(
    path: Path,
    *,
    delimiter: str | None = None,
    has_header: bool | None = None,
    column: str | None = None,
) -> LinkList:
    """Reads a file of links: a table where it is called so or a delimiter is given, else lines of text.

    UTF-8, or UTF-16 with its mark. Raises InvalidInput for what is neither or far too large, and what
    `from_os_error` says of a file that cannot be read.
    """
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= MOST_BYTES else b""
    except OSError as error:
        raise from_os_error(error, phrase("reading {name}", name=path.name)) from error
    if size > MOST_BYTES:
        raise InvalidInput(
            phrase("{name} is too large for a list of links.", name=path.name),
            hint="Give a text file or a table saved as CSV, of 20 MB at most.",
        )
    text = _decoded(data, path.name)
    if delimiter is not None or column is not None or path.suffix.lower() in TABLES:
        return read_table(text, delimiter=delimiter, has_header=has_header, column=column)
    return read_text(text)


def read_text(text: str) -> LinkList:
    """Every link in a text, whatever stands around them; lines that begin with # are left out.

    A line with words and no link is told as wrong.
    """
    found: list[ListedLink] = []
    wrong: list[WrongLine] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if line.lstrip().startswith("#"):
            continue
        words = line.replace("<", " ").replace(">", " ").split()
        links = [word.rstrip(",;") for word in words if "://" in word]
        for link in links:
            _take(link, ListedLink(link, line=number), found, wrong)
        if words and not links:
            wrong.append(WrongLine(number, shown(line.strip()), "There is no link in this line."))
    return _each_once(found, wrong)


def read_table(
    text: str,
    *,
    delimiter: str | None = None,
    has_header: bool | None = None,
    column: str | None = None,
) -> LinkList:
    """Reads a table: one column has the links, the others become fields.

    What is not said is found: the delimiter by `csv.Sniffer`; the header is the first row if no cell of it is a
    link (the sniffer's own guess goes by lengths of cells and takes links for a header); the column of links is
    the one called so, else the one with the most. Raises InvalidInput where there are no links or no such column.
    """
    if delimiter is not None and len(delimiter) != 1:
        raise InvalidInput("A delimiter is a single character.", hint="Such as , or ; or a tab.")
    delimiter = delimiter or _sniffed(text)
    try:
        rows = list(_rows(text, delimiter))
    except csv.Error as error:
        raise InvalidInput(
            phrase("The table cannot be read: {error}.", error=error),
            hint="Save it again as CSV, or give the links as lines of text.",
        ) from error
    if not rows:
        raise InvalidInput("The table is empty.", hint="Give one with a column of links.")
    if has_header is None:
        has_header = not any(_is_link(cell) for cell in rows[0][1])
    names = _names(rows[0][1] if has_header else [], max(len(cells) for _, cells in rows))
    body = rows[1:] if has_header else rows
    place = _place_of(column, names, body)
    found: list[ListedLink] = []
    wrong: list[WrongLine] = []
    for line, cells in body:
        link = cells[place] if place < len(cells) else ""
        fields = {
            name: cell
            for number, (name, cell) in enumerate(zip(names, cells, strict=False))
            if number != place and cell
        }
        if link:
            _take(link, ListedLink(link, fields=fields, line=line), found, wrong)
        else:
            wrong.append(WrongLine(line, shown(delimiter.join(cells)), "There is no link in this line."))
    others = tuple(name for number, name in enumerate(names) if number != place)
    read = _each_once(found, wrong)
    return LinkList(
        read.links,
        read.wrong,
        read.repeated,
        is_table=True,
        delimiter=delimiter,
        has_header=has_header,
        link_column=names[place],
        columns=others,
    )


def _decoded(data: bytes, name: str) -> str:
    utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = data.decode("utf-16" if utf16 else "utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise InvalidInput(
            phrase("{name} is no text in UTF-8.", name=name),
            hint="Save it as a text file or as “CSV UTF-8” and give that.",
        )
    return text


def _sniffed(text: str) -> str:
    try:
        return csv.Sniffer().sniff(text[:SAMPLE_CHARACTERS], delimiters=DELIMITERS).delimiter
    except csv.Error:  # a single column
        return ","


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that have anything in them, with the number of the line that each begins in."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True)
    begins = 1
    for cells in reader:
        stripped = [cell.strip() for cell in cells]
        if any(stripped):
            yield begins, stripped
        begins = reader.line_num + 1


def _names(header: list[str], count: int) -> list[str]:
    """A name for each column, none twice."""
    names: list[str] = []
    for number in range(1, count + 1):
        given = header[number - 1] if number <= len(header) else ""
        name = wanted = given or f"column {number}"
        again = 2
        while name in names:
            name, again = f"{wanted} ({again})", again + 1
        names.append(name)
    return names


def _place_of(column: str | None, names: list[str], body: list[tuple[int, list[str]]]) -> int:
    if column is not None:
        folded = [name.casefold() for name in names]
        if column.casefold() in folded:
            return folded.index(column.casefold())
        if column.isdecimal() and 1 <= int(column) <= len(names):
            return int(column) - 1
        raise InvalidInput(
            phrase("The table has no column “{column}”.", column=column),
            hint=phrase("Its columns are: {names}.", names=", ".join(names)),
        )
    links = Counter(place for _, cells in body for place, cell in enumerate(cells) if _is_link(cell))
    if not links:
        raise InvalidInput(
            "There are no links in the table.",
            hint="One column has to have whole links, with http:// or https://.",
        )
    named = [place for place in links if names[place].casefold() in LINK_NAMES]
    return named[0] if named else max(links, key=lambda place: (links[place], -place))


def _is_link(cell: str) -> bool:
    return cell.lower().startswith(("http://", "https://"))


def _take(link: str, listed: ListedLink, found: list[ListedLink], wrong: list[WrongLine]) -> None:
    try:
        check_url(link)
    except InvalidInput as error:
        wrong.append(WrongLine(listed.line, shown(link), error.message))
    else:
        found.append(listed)


def _each_once(found: Iterable[ListedLink], wrong: list[WrongLine]) -> LinkList:
    links: dict[str, ListedLink] = {}
    repeated = 0
    for each in found:
        repeated += each.url in links
        links.setdefault(each.url, each)
    return LinkList(tuple(links.values()), tuple(wrong), repeated)
