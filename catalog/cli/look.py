"""The command for a first look at a recording."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from catalog.cli.base import ACTOR, PURPOSE, cli, guarded
from catalog.cli.progress import run_one
from catalog.errors import InvalidInput
from catalog.operations import cases
from catalog.operations.first_look import WrittenSheet, contact_sheet
from catalog.texts import phrase


@cli.command()
@click.argument("source", type=click.Path(path_type=Path), metavar="FILE|CASE")
@click.argument("media", required=False)
@click.option("--out", required=True, type=click.Path(path_type=Path), help="The JPEG or PNG to write.")
@click.option(
    "--pictures", type=click.IntRange(1, 600), default=60, show_default=True, help="At most so many."
)
@click.option(
    "--reveal",
    is_flag=True,
    help="Do not blur a bare file, or a recording that is rated graphic or not rated yet.",
)
@click.option("--overwrite", is_flag=True, help="Replace the file if it exists.")
@PURPOSE
@ACTOR
@guarded
def look(
    source: Path,
    media: str | None,
    out: Path,
    pictures: int,
    reveal: bool,
    overwrite: bool,
    purpose: str,
    actor: str,
) -> None:
    """Write a contact sheet of a bare FILE, or of a recording of CASE: some of its key frames with their times.

    Only key frames are decoded, so that it takes a fraction of the time of examining; there is no telling what lies
    between them. They are blurred unless --reveal is given or the recording is rated “not graphic”; a bare file is
    rated by nobody.
    """
    if source.is_dir() and not media:
        raise InvalidInput(
            phrase("{source} is a folder.", source=source), hint="Name a recording of the case too: M1, M2 …"
        )
    if media and not source.is_dir():
        raise InvalidInput(
            phrase("{source} is no case.", source=source),
            hint=phrase("For a bare file leave out “{media}”.", media=media),
        )
    options: dict[str, Any] = {"most": pictures, "reveal": reveal, "overwrite": overwrite}
    if not media:
        written = run_one(f"look at {source.name}", contact_sheet(source, "", out, **options))
    else:
        with cases.open_case(source, actor=actor) as opened:
            chosen = cases.media_named(opened, media)
            written = run_one(
                f"look at {chosen.label}", contact_sheet(opened, chosen.uid, out, purpose=purpose, **options)
            )
    for line in _in_words(written, out, media):
        click.echo(line)


def _in_words(written: WrittenSheet, out: Path, media: str | None) -> list[str]:
    lines = [f"{out}: {written.count} key frame{'' if written.count == 1 else 's'}"]
    if written.blurred:
        why = f"{media} is not rated “not graphic”" if media else "nobody has rated this file"
        lines.append(f"The pictures are blurred: {why}. --reveal shows them.")
    if written.estimated:
        lines.append("The times are estimated: those in the file run back or are missing.")
    return lines + written.remarks
