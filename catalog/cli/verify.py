"""The command that checks a case or a package."""

from __future__ import annotations

from pathlib import Path

import click

from catalog.cli.base import cli, guarded
from catalog.cli.progress import Stop, run_one
from catalog.operations.receive import PackageCheck, is_package, verify_package
from catalog.operations.verify import Verification
from catalog.operations.verify import verify as verify_case


@cli.command()
@click.argument("path", metavar="CASE|PACKAGE", type=click.Path(path_type=Path))
@click.option(
    "--against",
    multiple=True,
    metavar="FILE|N:HASH",
    help="Hold a case's log against a checkpoint, or an entry's hash, that somebody kept elsewhere.",
)
@guarded
def verify(path: Path, against: tuple[str, ...]) -> None:
    """Recompute the custody chain and the hash of every object, and check every signature and time stamp.

    Of a package, or of a bag that another program made: every file, the log's proofs, and the records.
    Exit code 1 if anything differs.
    """
    result: Verification | PackageCheck
    if is_package(path):
        result = run_one(f"verify {path.name}", verify_package(path))
    else:
        result = run_one(f"verify {path.name}", verify_case(path, against=against))
    for line in result.in_words():
        click.echo(line)
    if not result.sound:
        raise Stop(1)
