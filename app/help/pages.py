"""The pages of help: Markdown files in `resources/help`, in English, and in `resources/help/<language>`.

`{key:undo}` in them stands for the key that an action has now.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from app.i18n import key_of

PAGES = (
    *("first-steps", "seeing", "annotating", "regions", "vocabulary", "not-seen", "several", "transcripts"),
    *("second-look", "where", "suggestions", "reports", "safety"),
)
"""Names of the pages, in the order in which they are best read."""
OF_PANEL = {
    "recordings": "first-steps",
    "strip": "seeing",
    "work": "first-steps",
    "links": "first-steps",
    "vocabulary": "vocabulary",
    "annotation": "annotating",
    "timeline": "annotating",
    "annotations": "annotating",
    "copies": "suggestions",
    "seeing": "seeing",
    "regions": "regions",
    "watching": "not-seen",
    "together": "several",
    "event": "several",
    "transcript": "transcripts",
    "find": "transcripts",
    "comments": "transcripts",
    "second look": "second-look",
    "two coders": "second-look",
    "people": "annotating",
    "history": "safety",
    "describe": "reports",
    "places": "where",
    "page": "first-steps",
    "embedded": "first-steps",
}
"""Which page tells of a panel, by the panel's id."""
FOLDER = Path(str(resources.files("resources"))) / "help"
KEY = re.compile(r"\{key:(\w+)\}")
"""The key of an action, by the action's id."""
_AROUND_WORDS = ".,;:?!\"'()“”«»…"


@dataclass(frozen=True, slots=True)
class Page:
    name: str
    title: str
    text: str
    """Markdown; its first line is the title."""

    def has(self, word: str) -> bool:
        """Whether a word on the page begins so, in whichever case."""
        return re.search(beginning(word), self.text, re.IGNORECASE) is not None


def beginning(word: str) -> str:
    """A regular expression, for Python and for Qt: where a word begins so."""
    return rf"(?<!\w){re.escape(word)}"


def find_pages(pages: list[Page], asked: str) -> tuple[list[Page], list[str]]:
    """The pages that tell of what was asked, best first, and the words that tell them from others, rarest first.

    Those that have every word. Where none has, people asked in a sentence: then the pages that have some of its words
    count, each word by how few pages have it; a word that more than half of them have ("how", "the") tells nothing.
    """
    words = list(dict.fromkeys(word.strip(_AROUND_WORDS) or word for word in asked.casefold().split()))
    if not words:
        return pages, []
    holders = {word: [page for page in pages if page.has(word)] for word in words}
    rarest_first = sorted((word for word in words if holders[word]), key=lambda word: len(holders[word]))
    phrase = " ".join(words)
    every = [page for page in pages if all(page in holders[word] for word in words)]
    if every:
        return sorted(every, key=lambda page: not page.has(phrase)), rarest_first
    telling = [word for word in rarest_first if 2 * len(holders[word]) <= len(pages)]
    weights = {
        page.name: sum(1 / len(holders[word]) for word in telling if page in holders[word]) for page in pages
    }
    some = [page for page in pages if weights[page.name]]
    return sorted(some, key=lambda page: -weights[page.name]), telling


def read_pages(language: str) -> list[Page]:
    """All pages in a language; a page that it lacks is given in English."""
    found = []
    for name in PAGES:
        path = FOLDER / language / f"{name}.md"
        written = (path if path.exists() else FOLDER / f"{name}.md").read_text(encoding="utf-8")
        text = KEY.sub(lambda found: key_of(found[1]), written)
        found.append(Page(name, text.partition("\n")[0].lstrip("# ").strip(), text))
    return found
