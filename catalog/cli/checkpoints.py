"""Signing and time-stamping a case's log, and the user's own settings of both."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from catalog.cli.base import ACTOR, CASE, cli, guarded
from catalog.cli.progress import Stop, run_one
from catalog.cli.way import agree, may_be_asked, with_proxy
from catalog.errors import InvalidInput
from catalog.model.records import CheckpointReason, StampState, TimeStamp
from catalog.operations import authorities, cases, checkpoints


@cli.command()
@CASE
@with_proxy
@ACTOR
@guarded
def stamp(case: Path, way: dict[str, Any], actor: str) -> None:
    """Sign the log of CASE now and ask every authority that is set for a time stamp.

    Exit code 1 where one that was asked gave none; it is asked again later unless it refused.
    """
    with cases.open_case(case, actor=actor, proxy=way["proxy"]) as opened:
        signed = checkpoints.sign_head(opened, actor=actor, reason=CheckpointReason.REQUEST)
        click.echo(f"Signed entries 1 to {signed.entry}, SHA-256 {signed.entry_hash}.")
        if not authorities.known_authorities():
            click.echo("No time stamp authority is set: see “framewitness authorities --help”.")
            return
        agree(checkpoints.untold(opened), way["proxy"])
        outcome = run_one("time stamps", checkpoints.stamp_due(opened, actor=actor, at_once=True))
        asked = [*opened.find(TimeStamp, checkpoint_uid=signed.uid), *outcome]
    for each in {each.uid: each for each in asked}.values():
        if each.state == StampState.STAMPED:
            click.echo(f"{each.authority}: stamped {each.stamped_utc}")
        elif each.state == StampState.FAILED:
            click.echo(f"{each.authority}: no time stamp. {each.error}", err=True)
        else:
            click.echo(f"{each.authority}: tried again after {each.next_try_utc}. {each.error}", err=True)
    if any(each.state != StampState.STAMPED for each in outcome):
        raise Stop(1)


@cli.command()
@click.option("--pem", is_flag=True, help="Print the public key in PEM form, for openssl.")
@guarded
def key(pem: bool) -> None:
    """Show the public key that signs the logs of your cases; it is made at first use."""
    told = authorities.own_key_told()
    if pem:
        click.echo(told.pem, nl=False)
        return
    for line in told.in_words():
        click.echo(line)


@cli.command(name="authorities")
@click.option("--add", "added", metavar="URL", default="", help="Ask this one for time stamps from now on.")
@click.option(
    "--certificates",
    type=click.Path(path_type=Path),
    default=None,
    help="With --add: its certificates in PEM form, root included. By default those that this system trusts.",
)
@click.option("--remove", "removed", metavar="URL", default="", help="Do not ask this one any more.")
@with_proxy
@guarded
def authorities_command(added: str, certificates: Path | None, removed: str, way: dict[str, Any]) -> None:
    """Set which authorities (RFC 3161) give time stamps to the logs of your cases. None is set by default.

    An authority learns the hash of a signature and nothing of the case; and your address, unless commands go through
    a proxy or Tor (--proxy, FRAMEWITNESS_PROXY). Before that it is asked whether it may.
    """
    if certificates is not None and not added:
        raise InvalidInput("--certificates belongs to --add.", hint="Name the authority with --add URL.")
    if added:
        authority = authorities.add_authority(added, certificates)
        if not may_be_asked([authority.url], way["proxy"]):
            click.echo(
                f"{authority.name} is not asked from this computer's own address before you say yes: "
                "“framewitness stamp CASE” asks.",
                err=True,
            )
    if removed:
        authorities.remove_authority(removed)
    known = authorities.known_authorities()
    for each in known:
        trust = "its own certificates" if each.certificates else "the certificates that this system trusts"
        click.echo(f"{each.name}  checked with {trust}")
    if not known:
        click.echo("No time stamp authority is set.")
