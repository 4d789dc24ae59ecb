"""Everything that the world can do to us, as one tree. Any other exception is a bug.

CatalogError
├── Cancelled             a person ended the work; nothing is shown
├── InvalidInput          what was asked for cannot be meant (unknown term, time past the end): exit code 2
├── SourceUnavailable     a link or file cannot be had
├── MediaUnreadable       bytes are here but cannot be decoded
├── CaseUnusable          the case folder cannot be opened or made
│   ├── CaseIsNewer       made by a newer Framewitness; left untouched
│   ├── CaseInUse         another window has it open
│   └── CaseReadOnly      opened for reading, and a change was asked for
├── ChangedMeanwhile      somebody else changed the record first; nothing was written
│   └── RecordGone        somebody else removed it; a KeyError too
├── StorageFull           the disk has no room; nothing half-made is left
└── WorkerDied            a child process ended without an answer
"""

from __future__ import annotations

import errno

from catalog.texts import phrase


class CatalogError(Exception):
    """Something the world did. `message` says what happened, `hint` what to do next (or None)."""

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (type(self), self.message, self.hint))


class Cancelled(CatalogError):
    def __init__(self, message: str = "Cancelled.", *, hint: str | None = None) -> None:
        super().__init__(message, hint=hint)


class InvalidInput(CatalogError):
    pass


class SourceUnavailable(CatalogError):
    pass


class MediaUnreadable(CatalogError):
    pass


class CaseUnusable(CatalogError):
    pass


class CaseIsNewer(CaseUnusable):
    pass


class CaseInUse(CaseUnusable):
    pass


class CaseReadOnly(CaseUnusable):
    pass


class ChangedMeanwhile(CatalogError):
    pass


class RecordGone(ChangedMeanwhile, KeyError):
    def __init__(
        self,
        message: str = "This is no longer in the case: it was removed meanwhile.",
        *,
        hint: str | None = None,
    ) -> None:
        super().__init__(
            message, hint=hint or "The history names who removed it; undoing that brings it back."
        )

    def __str__(self) -> str:
        return self.message


class StorageFull(CatalogError):
    pass


class WorkerDied(CatalogError):
    pass


def _rebuild(kind: type[CatalogError], message: str, hint: str | None) -> CatalogError:
    return kind(message, hint=hint)


def from_os_error(error: OSError, what: str) -> CatalogError:
    """The CatalogError for an OSError that hit while doing `what` ("copying clip.mp4").

    The system's own words are used only where there are none of ours, and its paths never.
    """
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return StorageFull(
            phrase("The disk is full: {what} did not finish.", what=what),
            hint="Free some space and do it again; nothing half-made was kept.",
        )
    if error.errno == errno.EROFS:
        return CaseReadOnly(
            phrase("The place is read-only: {what} did not finish.", what=what),
            hint="Copy the case to a disk that can be written.",
        )
    if error.errno in _WORDS:
        why, hint = _WORDS[error.errno]
        return SourceUnavailable(phrase("{why}: {what} did not finish.", why=why, what=what), hint=hint)
    reason = f": {error.strerror}" if error.strerror else ""
    return SourceUnavailable(
        phrase("{upper}{what} did not finish{reason}.", upper=what[:1].upper(), what=what[1:], reason=reason),
        hint="Try again. If it happens again, try another folder or another disk.",
    )


_NO_PERMISSION = (
    "No permission",
    "Ask the owner of the file or folder for access, or copy it to a place of your own.",
)
_IN_THE_WAY = (
    "A file stands where a folder is wanted",
    "Choose another folder, or move that file away or rename it.",
)
_WORDS: dict[int | None, tuple[str, str]] = {
    errno.EACCES: _NO_PERMISSION,
    errno.EPERM: _NO_PERMISSION,
    errno.ENOENT: (
        "A file or folder is not there",
        "Look whether it was moved, renamed or deleted, and whether the disk that it is on is connected.",
    ),
    errno.EEXIST: _IN_THE_WAY,
    errno.ENOTDIR: _IN_THE_WAY,
    errno.EISDIR: (
        "A folder stands where a file is wanted",
        "Choose another name, or move that folder away or rename it.",
    ),
    errno.ENAMETOOLONG: (
        "A name is too long for this disk",
        "Give the file or the folder a shorter name, or choose a folder that lies less deep.",
    ),
    errno.EIO: (
        "The disk did not answer as it should, and may be failing",
        "Check its cable. If it happens again, copy what is on it to another disk now, and work on from there.",
    ),
}
"""What happened and what to do next, by the number that the system gives."""
