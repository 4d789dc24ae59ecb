"""The pages of help: Markdown files in `resources/help`, in English, and in `resources/help/<language>`."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources
from pathlib import Path

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
    "second look": "second-look",
    "two coders": "second-look",
    "people": "annotating",
    "history": "safety",
    "places": "where",
    "page": "first-steps",
}
"""Which page tells of a panel, by the panel's id."""
FOLDER = Path(str(resources.files("resources"))) / "help"


@dataclass(frozen=True, slots=True)
class Page:
    name: str
    title: str
    text: str
    """Markdown; its first line is the title."""

    def has(self, words: str) -> bool:
        """Whether every one of these words is on the page."""
        text = self.text.casefold()
        return all(word in text for word in words.casefold().split())


def read_pages(language: str) -> list[Page]:
    """All pages in a language; a page that it lacks is given in English."""
    found = []
    for name in PAGES:
        path = FOLDER / language / f"{name}.md"
        text = (path if path.exists() else FOLDER / f"{name}.md").read_text(encoding="utf-8")
        found.append(Page(name, text.partition("\n")[0].lstrip("# ").strip(), text))
    return found
