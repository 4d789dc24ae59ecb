"""A copy of a page at a public web archive, on request alone."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from catalog.archive.options import CaptureOptions
from catalog.case import Case
from catalog.cli.base import ACTOR, CASE, MEDIA, cli, guarded
from catalog.cli.progress import run_one
from catalog.cli.way import agree, said_yes, with_proxy
from catalog.errors import InvalidInput
from catalog.model.records import Posting, PublicCopy
from catalog.operations import cases
from catalog.operations.public_archive import (
    ARCHIVE,
    ask_for_copy,
    look_link,
    note_copy,
    postings_with_link,
    save_link,
)
from catalog.texts import phrase


@cli.command(name="public-copy")
@CASE
@MEDIA
@click.option(
    "--note", metavar="LINK", help="Only note the link of a copy that you had made in your browser."
)
@with_proxy
@ACTOR
@guarded
def public_copy(case: Path, media: str, note: str | None, way: dict[str, Any], actor: str) -> None:
    """Ask the Wayback Machine for a copy of the page that MEDIA (M1) was found on.

    The archive learns the link and who asks, and shows its copy to everybody: it is asked whether you want that,
    unless --yes says so. The answer is kept in CASE.
    """
    with cases.open_case(case, actor=actor, proxy=way["proxy"]) as opened:
        posting = _posting(opened, media)
        if note is not None:
            _tell(note_copy(opened, posting.uid, note, actor=actor))
            return
        _agree_to_publish(posting.url)
        agree([ARCHIVE], way["proxy"])
        options = CaptureOptions(proxy=way["proxy"])
        _tell(run_one(ARCHIVE, ask_for_copy(opened, posting.uid, actor=actor, options=options)))


def _posting(case: Case, name: str) -> Posting:
    media = cases.media_named(case, name)
    found = postings_with_link(case, media.uid)
    if not found:
        raise InvalidInput(
            phrase("{label} was found at no link.", label=media.label),
            hint="Only pages can be copied by a web archive.",
        )
    return found[0]


def _agree_to_publish(url: str) -> None:
    click.echo(f"{ARCHIVE} would save {url} and show it to everybody.", err=True)
    if said_yes():
        return
    if not sys.stdin.isatty():
        raise InvalidInput(
            "Nothing was sent: there is nobody here to ask.",
            hint=f"Give --yes, or open {save_link(url)} in a browser and note the copy with --note.",
        )
    if not click.confirm("Ask it to?", default=False, err=True):
        raise InvalidInput("Nothing was sent.", hint=f"Copies that there are: {look_link(url)}")


def _tell(copy: PublicCopy) -> None:
    click.echo(f"{copy.copy_url}  {copy.copied_as_given}".strip())
