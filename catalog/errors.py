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
├── StorageFull           the disk has no room; nothing half-made is left
└── WorkerDied            a child process ended without an answer
"""

from __future__ import annotations

import errno


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


class StorageFull(CatalogError):
    pass


class WorkerDied(CatalogError):
    pass


def _rebuild(kind: type[CatalogError], message: str, hint: str | None) -> CatalogError:
    return kind(message, hint=hint)


def from_os_error(error: OSError, what: str) -> CatalogError:
    """The CatalogError for an OSError that hit while doing `what` ("copying clip.mp4")."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return StorageFull(
            f"The disk is full: {what} did not finish.",
            hint="Free some space and do it again; nothing half-made was kept.",
        )
    if error.errno in (errno.EACCES, errno.EPERM):
        return SourceUnavailable(
            f"No permission: {what} did not finish ({error.strerror}).",
            hint="Ask the owner of the file or folder for access, or copy it to a place of your own.",
        )
    if error.errno == errno.EROFS:
        return CaseReadOnly(
            f"The place is read-only: {what} did not finish.",
            hint="Copy the case to a disk that can be written.",
        )
    return SourceUnavailable(f"{what[:1].upper()}{what[1:]} did not finish: {error.strerror or error}.")
