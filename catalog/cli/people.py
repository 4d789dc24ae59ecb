"""The command for the persons and groups that a case names."""

from __future__ import annotations

import json
from pathlib import Path

import click

from catalog.case import Case
from catalog.cli.base import ACTOR, CASE, cli, guarded
from catalog.model.records import Actor, ActorKind
from catalog.operations import actors, cases


@cli.command()
@CASE
@click.option("--add", "name", default="", metavar="NAME", help="Name somebody: “officer A, helmet 217”.")
@click.option("--group", is_flag=True, help="With --add: it is a group, not a person.")
@click.option(
    "--with", "member_of", default="", metavar="GROUP", help="With --add: the group, H2 or its name."
)
@click.option("--description", default="", help="With --add: what tells them apart from others.")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
@ACTOR
@guarded
def people(
    case: Path, name: str, group: bool, member_of: str, description: str, as_json: bool, actor: str
) -> None:
    """List the persons and groups that CASE names, with how many annotations each has; or name another."""
    with cases.open_case(case, actor=actor) as opened:
        if name:
            actors.add_actor(
                opened,
                actor=actor,
                name=name,
                kind=ActorKind.GROUP if group else ActorKind.PERSON,
                description=description,
                member_of=actors.actor_named(opened, member_of).uid if member_of else "",
            )
        told = [_told(opened, each) for each in opened.find(Actor, order="number")]
    if as_json:
        click.echo(json.dumps(told, indent=2, ensure_ascii=False))
        return
    for each in told:
        seen_with = f", with {each['with']}" if each["with"] else ""
        line = f"{each['label']}  {each['name']}  ({each['kind']}{seen_with}; annotations: {each['annotations']})"
        click.echo(line)
    if not told:
        click.echo("The case names nobody yet.")


def _told(case: Case, found: Actor) -> dict[str, str | int]:
    group = case.find(Actor, uid=found.member_of) if found.member_of else []
    return {
        "label": found.label,
        "kind": found.kind,
        "name": found.name,
        "description": found.description,
        "with": group[0].label if group else "",
        "annotations": len(actors.annotations_of(case, found.uid)),
    }
