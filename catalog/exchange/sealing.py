"""Encrypting a package for one recipient: a tar of its folder, by age (age-encryption.org/v1), as one file."""

from __future__ import annotations

import contextlib
import os
import tarfile
import threading
from pathlib import Path
from typing import Any

import pyrage

from catalog.errors import InvalidInput, from_os_error
from catalog.jobs import JobContext
from catalog.texts import phrase


def check_recipient(recipient: str) -> None:
    """Raises InvalidInput where this is no public key of age ("age1…") or of SSH."""
    _recipient(recipient)


def seal_package(context: JobContext, *, folder: Path, target: Path, name: str, recipient: str) -> None:
    """Job: writes `target`, an encrypted tar with `folder` in it as `name`. Removes `target` where it fails."""
    key = _recipient(recipient)
    read, write = os.pipe()
    failed: list[BaseException] = []

    def feed() -> None:
        """Writes the tar into the pipe: it never lies on a disk."""
        try:
            with os.fdopen(write, "wb") as pipe, tarfile.open(fileobj=pipe, mode="w|") as tar:
                for path in sorted(folder.rglob("*")):
                    context.check_cancelled()
                    context.report(0, None, "", f"encrypting {path.name}")
                    tar.add(path, f"{name}/{path.relative_to(folder).as_posix()}", False, filter=_plain)
        except BaseException as error:
            failed.append(error)

    feeder = threading.Thread(target=feed, name="package-tar")
    try:
        with os.fdopen(read, "rb") as source, target.open("xb") as out:
            feeder.start()
            try:
                pyrage.encrypt_io(source, out, [key])
            finally:
                source.close()
                feeder.join()
            if failed:
                raise failed[0]
            out.flush()
            os.fsync(out.fileno())
    except BaseException as error:
        with contextlib.suppress(OSError):
            target.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise from_os_error(error, "writing the encrypted package") from error
        raise


def _plain(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """Without who owns the files here."""
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    member.mode = 0o755 if member.isdir() else 0o644
    return member


def _recipient(text: str) -> Any:
    kinds = (pyrage.x25519.Recipient, pyrage.ssh.Recipient)
    for kind in kinds:
        with contextlib.suppress(pyrage.RecipientError, ValueError):
            return kind.from_str(text.strip())
    raise InvalidInput(
        phrase("“{text}” is no public key.", text=text),
        hint="Ask the recipient for theirs: it begins with age1, or is the text of an SSH public key.",
    )
