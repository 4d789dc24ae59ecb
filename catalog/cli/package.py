"""Commands for what leaves a case and comes back."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path
from typing import Any

import click

from catalog.case import Case
from catalog.cli.base import ACTOR, CASE, PURPOSE, cli, guarded
from catalog.cli.progress import run_one
from catalog.cli.way import may_be_asked, with_proxy
from catalog.errors import CatalogError, InvalidInput
from catalog.operations import cases
from catalog.operations.authorities import known_authorities
from catalog.operations.before_packaging import READ_NOTES, anything_stays, outlook
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
@click.option(
    "--places",
    type=click.Choice(["leave-out", "go-on"]),
    default=None,
    help="What becomes of recordings whose files name a place; without this it is asked.",
)
@PURPOSE
@with_proxy
@ACTOR
@guarded
def package_command(
    case: Path,
    out: Path,
    chosen: tuple[str, ...],
    with_report: bool,
    recipient: str,
    places: str | None,
    purpose: str,
    way: dict[str, Any],
    actor: str,
) -> None:
    """Write recordings of CASE, what was said of them, and the proofs of its log, as a bag (BagIt 1.0).

    Restricted recordings are left out. Whoever receives it checks it with sha256sum, Python or openssl alone, as
    the README.txt in it says. The log is signed, and time-stamped by the authorities that are set.
    """
    with cases.open_case(case, actor=actor, proxy=way["proxy"]) as opened:
        media = [cases.media_named(opened, name).uid for name in chosen] or None
        media = _after_asking_of_places(opened, media, places, purpose)
        if anything_stays(opened):
            click.echo(READ_NOTES, err=True)
        with contextlib.suppress(CatalogError):  # of a list that cannot be read is told at the end
            if not may_be_asked([each.url for each in known_authorities()], way["proxy"]):
                click.echo("Time stamps wait: “framewitness stamp CASE” asks for them.", err=True)
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


def _after_asking_of_places(
    case: Case, chosen: list[str] | None, answer: str | None, purpose: str
) -> list[str] | None:
    """Says of how many recordings the files name a place, and which of them are packaged then (None: all). Raises
    InvalidInput where nobody says what is to become of them, or where none is left."""
    going = [
        each
        for each in outlook(case)
        if (chosen is None or each.media.uid in chosen) and purpose not in each.stays
    ]
    naming = {each.media.uid: each.media.label for each in going if each.names_place}
    if not naming:
        return chosen
    click.echo(
        f"{len(naming)} of {len(going)} recordings have files that tell where they were recorded: "
        f"{', '.join(naming.values())}. A package holds files as they are: whoever gets it can read the place.",
        err=True,
    )
    if answer is None and not (
        sys.stdin.isatty() and click.confirm("Package them all the same?", default=False, err=True)
    ):
        raise InvalidInput(
            "Nothing was packaged.",
            hint="--places leave-out leaves these recordings out; --places go-on packages them all the same.",
        )
    if answer != "leave-out":
        return chosen
    left = [uid for uid in chosen or [each.media.uid for each in going] if uid not in naming]
    if not left:
        raise InvalidInput(
            "No recording is left to package.", hint="--places go-on packages them all the same."
        )
    return left


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
