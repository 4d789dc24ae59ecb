"""What can be found, in the order in which it is shown."""

from __future__ import annotations

from enum import IntEnum


class Kind(IntEnum):
    """Each text of the index is one of these; the numbers stand in the index."""

    RECORDING = 1
    """Title, archivist's fields, why it is left out of reports."""
    POSTING = 2
    """Title, uploader, description and link of where something was found."""
    ANNOTATION = 3
    LINE = 4
    """A line of a transcript."""
    NOTE = 5
    """What somebody noted of a recording: second looks, places, assessments, how it was handed over."""
    SUBTITLE = 6
    PAGE = 7
    """The text of a page as it was seen."""
    COMMENT = 8
    """What somebody wrote below a posting."""

    @property
    def of_posting(self) -> bool:
        """Whether its place is the number of a posting; the others' is that of a recording."""
        return self in _OF_POSTING


_OF_POSTING = frozenset({Kind.POSTING, Kind.SUBTITLE, Kind.PAGE, Kind.COMMENT})
