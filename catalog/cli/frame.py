"""The command that takes one exact frame."""

from __future__ import annotations

from pathlib import Path

import click

from catalog.cli.base import ACTOR, CASE, MEDIA, PURPOSE, cli, guarded
from catalog.cli.progress import run_one
from catalog.operations import cases
from catalog.operations.frames import export_frame


@cli.command()
@CASE
@MEDIA
@click.option("--at", "time", required=True, help="12.5, 1:02:03.5, frame:300 or pts:90000.")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="The PNG to write.")
@click.option("--overwrite", is_flag=True, help="Replace the file if it exists.")
@PURPOSE
@ACTOR
@guarded
def frame(case: Path, media: str, time: str, out: Path, overwrite: bool, purpose: str, actor: str) -> None:
    """Take the exact frame shown at a time: a keyframe of the case, and a PNG."""
    with cases.open_case(case, actor=actor) as opened:
        chosen = cases.media_named(opened, media)
        taken = run_one(
            f"frame of {chosen.label}",
            export_frame(opened, chosen.uid, time, out, actor=actor, overwrite=overwrite, purpose=purpose),
        )
    click.echo(f"{out}: frame {taken.frame}, PTS {taken.pts}, at {taken.clock}")
    if taken.times_estimated:
        click.echo("The time is estimated: those in the file run back or are missing.")
    if taken.is_damaged:
        click.echo(
            "The file is damaged there: the decoder made up parts of this frame, or of one it builds on."
        )
    for remark in taken.remarks:
        click.echo(remark)
    click.echo(f"SHA-256 of the decoded pixels ({taken.pixel_format}): {taken.pixel_sha256}")
