"""Commands that say what is in a case: a list, and the evidence report."""

from __future__ import annotations

import json
from pathlib import Path

import click

from catalog.cli import listing
from catalog.cli.base import ACTOR, CASE, PURPOSE, cli, guarded
from catalog.cli.progress import Stop, run_one
from catalog.operations import cases, publish
from catalog.operations.before_packaging import READ_NOTES, anything_stays
from catalog.operations.going_out import GoingOut


@cli.command(name="list")
@CASE
@click.option("--json", "as_json", is_flag=True, help="Print what may go out of it as JSON.")
@click.option("--everything", is_flag=True, help="With --json: what is restricted too.")
@PURPOSE
@ACTOR
@guarded
def list_command(case: Path, as_json: bool, everything: bool, purpose: str, actor: str) -> None:
    """Show the recordings of CASE with keyframes, annotations and postings.

    As JSON what does not go out is left out and counted, unless --everything is given.
    """
    with cases.open_case(case, actor=actor) as opened:
        if as_json:
            going = GoingOut(opened, purpose=purpose, everything=everything)
            click.echo(json.dumps(listing.case_json(opened, going), indent=2, ensure_ascii=False))
        else:
            for line in listing.case_lines(opened):
                click.echo(line)


@cli.command()
@CASE
@click.option(
    "--out", required=True, type=click.Path(path_type=Path), help="Folder for the PDF and the HTML."
)
@click.option("--as-of", type=int, default=None, help="Report the case as of this custody entry.")
@PURPOSE
@ACTOR
@guarded
def report(case: Path, out: Path, as_of: int | None, purpose: str, actor: str) -> None:
    """Write the evidence report: a tagged PDF/A and one self-contained HTML file."""
    with cases.open_case(case, actor=actor) as opened:
        issued = run_one("report", publish.report(opened, out, actor=actor, as_of=as_of, purpose=purpose))
        read_notes = anything_stays(opened)
    for line in issued.in_words():
        click.echo(line)
    if read_notes:
        click.echo(READ_NOTES, err=True)
    if issued.remarks:
        raise Stop(1)
