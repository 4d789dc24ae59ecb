"""What a report says, before it has a form: sections made of a few kinds of blocks.

Plain values without time, machine or environment in them, so one content gives one sequence of bytes in each
form. All text is raw, as people and servers gave it; a form shows what it cannot set (`catalog.report.characters`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, TypeAlias

NOT_SUPPLIED = "not supplied"
LEFT_OUT = "left out of this report"
"""What stands where a field holds something that is restricted."""
LONGEST_HEADING = 160
"""Characters of the case's name at the top; the whole name stands in the title block."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A labelled value. `form` is "text", "code" (hashes, numbers to compare) or "missing"."""

    label: str
    value: str
    form: str = "text"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture ready to be set. `name` is made from its bytes; `description` is read out to those who cannot see."""

    name: str
    data: bytes
    media_type: str
    width_px: int
    height_px: int
    description: str


@dataclass(frozen=True, slots=True)
class Still:
    """A picture, or the sentence that says why there is none, with lines under it."""

    picture: Picture | None
    absence: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """`share` is the width as a part of all columns' shares; `form` is "text", "code" or "figures"."""

    heading: str
    share: int
    form: str = "text"


@dataclass(frozen=True, slots=True)
class Lane:
    """A band of the timeline's picture, `rows` rows high."""

    label: str
    rows: int
    colour: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of the time scale; `share_ppm` is the part of the width, in millionths, until the next one."""

    label: str
    share_ppm: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`tone` is "plain", "notice" (must not be overlooked) or "quiet" (fine print)."""

    kind: ClassVar[str] = "paragraph"
    text: str
    tone: str = "plain"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Somebody's own words."""

    kind: ClassVar[str] = "quotation"
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Labelled values, one below the other; `fine` ones are set small: details that few readers need."""

    kind: ClassVar[str] = "facts"
    rows: tuple[Fact, ...]
    heading: str = ""
    fine: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    kind: ClassVar[str] = "table"
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Points:
    """Sentences set as a list."""

    kind: ClassVar[str] = "points"
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Command:
    """Lines to be typed into a shell, and before them what they show."""

    kind: ClassVar[str] = "command"
    lines: tuple[str, ...]
    purpose: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """A media's whole length as a picture. Lanes lie below one another from the top, rows all equally high."""

    kind: ClassVar[str] = "timeline"
    picture: Picture
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    caption: str


@dataclass(frozen=True, slots=True)
class Strip:
    kind: ClassVar[str] = "strip"
    stills: tuple[Still, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two pictures side by side."""

    kind: ClassVar[str] = "pair"
    left: Still
    right: Still


@dataclass(frozen=True, slots=True)
class AnnotationCard:
    """One annotation in full. `term` in the report's language, `other_term` in the case's other languages.

    `marked` are stills with what the annotator drew on them: the same frame once more, and later ones on which a region
    is seen first.
    """

    kind: ClassVar[str] = "annotation"
    label: str
    term: str
    other_term: str
    colour: str
    badges: tuple[str, ...]
    still: Still
    facts: tuple[Fact, ...]
    note: str
    marked: tuple[Still, ...] = ()


@dataclass(frozen=True, slots=True)
class SignatureLines:
    """Room for a name, a date and a signature by hand."""

    kind: ClassVar[str] = "signature"
    labels: tuple[str, ...]


Block: TypeAlias = (
    Paragraph
    | Quotation
    | Facts
    | Table
    | Points
    | Command
    | Timeline
    | Strip
    | Pair
    | AnnotationCard
    | SignatureLines
)


@dataclass(frozen=True, slots=True)
class Section:
    """`level` 1 to 3; `anchor` is unique in the report; `new_page` where forms have pages."""

    level: int
    label: str
    title: str
    anchor: str
    blocks: tuple[Block, ...]
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class ReportContent:
    """`front` is the title block; times are UTC as in the records."""

    number: int
    case_name: str
    issued_utc: str
    as_of: int
    entry_hash: str
    front: tuple[Block, ...]
    sections: tuple[Section, ...]
