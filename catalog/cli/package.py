"""Commands for what leaves a case and comes back."""

from __future__ import annotations

from pathlib import Path

import click

from catalog.cli.base import ACTOR, CASE, PURPOSE, cli, guarded
from catalog.cli.progress import run_one
from catalog.operations import cases
from catalog.operations.package import package
from catalog.operations.receive import receive


@cli.command(name="package")
@CASE
@click.option(
    "--out", required=True, type=click.Path(path_type=Path), help="The new folder that the package becomes."
)
@click.option(
    "--media", "chosen", multiple=True, help="Only this recording; may be given again. Without: all."
)
@click.option("--report", "with_report", is_flag=True, help="Put the report into it.")
@click.option(
    "--encrypt", "recipient", default="", metavar="RECIPIENT", help="For this age public key: OUT.tar.age."
)
@PURPOSE
@ACTOR
@guarded
def package_command(
    case: Path,
    out: Path,
    chosen: tuple[str, ...],
    with_report: bool,
    recipient: str,
    purpose: str,
    actor: str,
) -> None:
    """Write recordings of CASE, what was said of them, and the proofs of its log, as a bag (BagIt 1.0).

    Restricted recordings are left out. Whoever receives it checks it with sha256sum, Python or openssl alone, as
    the README.txt in it says.
    """
    with cases.open_case(case, actor=actor) as opened:
        media = [cases.media_named(opened, name).uid for name in chosen] or None
        made = package(
            opened,
            out,
            actor=actor,
            media_uids=media,
            with_report=with_report,
            recipient=recipient,
            purpose=purpose,
        )
        done = run_one(f"package {out.name}", made)
    for line in done.in_words():
        click.echo(line)


@cli.command(name="receive")
@CASE
@click.argument("package_path", metavar="PACKAGE", type=click.Path(path_type=Path))
@ACTOR
@guarded
def receive_command(case: Path, package_path: Path, actor: str) -> None:
    """Check PACKAGE and take it into CASE; its own log is kept beside the case's, as an annex.

    Nothing that is in CASE is overwritten. Of a bag that another program made, the recordings are taken in.
    """
    with cases.open_case(case, actor=actor) as opened:
        done = run_one(f"receive {package_path.name}", receive(opened, package_path, actor=actor))
    for line in done.in_words():
        click.echo(line)
