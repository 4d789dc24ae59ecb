"""The command for the vocabulary of a case: read in, written out, given a version, merged."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from catalog.cli.base import ACTOR, CASE, cli, guarded
from catalog.errors import InvalidInput
from catalog.operations import cases, vocabulary
from catalog.operations.vocabulary_files import ImportPlan, apply_import, export_vocabulary, plan_import
from catalog.operations.vocabulary_versions import changes_since_version, publish_version, versions


@cli.command(name="vocabulary")
@CASE
@click.option(
    "--import",
    "source",
    type=click.Path(path_type=Path),
    help="Read in a TOML, CSV, BORIS or ELAN file. Nothing is ever deleted.",
)
@click.option("--preview", is_flag=True, help="With --import: only say what it would change.")
@click.option("--retire-missing", is_flag=True, help="With --import: retire the terms that the file lacks.")
@click.option(
    "--export", "target", type=click.Path(path_type=Path), help="Write it out, as .toml, .csv or .boris."
)
@click.option(
    "--merge", nargs=2, metavar="CODE INTO", help="Move all annotations of CODE to INTO; retire CODE."
)
@click.option("--retire", metavar="CODE", help="Offer a term no longer; its annotations stay.")
@click.option("--bring-back", metavar="CODE", help="Offer a retired term again.")
@click.option("--publish", metavar="VERSION", help="Give what was changed a version.")
@click.option("--note", default="", help="With --publish: why.")
@ACTOR
@guarded
def vocabulary_command(
    case: Path,
    source: Path | None,
    preview: bool,
    retire_missing: bool,
    target: Path | None,
    merge: tuple[str, str] | None,
    retire: str | None,
    bring_back: str | None,
    publish: str | None,
    note: str,
    actor: str,
) -> None:
    """Show the versions of the vocabulary of CASE, or change it: one thing at a time."""
    asked = [each for each in (source, target, merge, retire, bring_back, publish) if each]
    if len(asked) > 1:
        raise InvalidInput("Only one thing can be done at a time.", hint="Give the command once for each.")
    with cases.open_case(case, actor=actor) as opened:
        if source is not None:
            plan = plan_import(opened, source, retire_missing=retire_missing)
            for line in _plan_lines(plan):
                click.echo(line)
            if not preview:
                apply_import(plan, actor=actor)
        elif target is not None:
            for lost in export_vocabulary(opened, target):
                click.echo(f"Left out: {lost}")
            click.echo(f"Written to {target}.")
        elif merge:
            moved = vocabulary.merge_terms(opened, *merge, actor=actor)
            click.echo(f"{moved} annotations moved from {merge[0]} to {merge[1]}; {merge[0]} is retired.")
        elif retire:
            click.echo(f"{vocabulary.retire_term(opened, retire, actor=actor).code} is retired.")
        elif bring_back:
            click.echo(
                f"{vocabulary.bring_back_term(opened, bring_back, actor=actor).code} is offered again."
            )
        elif publish:
            done = publish_version(opened, publish, note, actor=actor)
            for line in (f"Version {done.version}:", *(f"  {each}" for each in done.changes)):
                click.echo(line)
        else:
            for each in versions(opened):
                said = f"  {each.note}" if each.note else ""
                click.echo(f"{each.version}  {each.time_utc[:10]}  {each.actor}{said}")
                for change in each.changes:
                    click.echo(f"    {change}")
            for change in changes_since_version(opened):
                click.echo(f"not in a version yet: {change}")


def _plan_lines(plan: ImportPlan) -> Iterator[str]:
    yield from (*plan.new, *plan.changed, *plan.retired)
    yield from (f"note: {each}" for each in plan.notes)
    if plan.left_alone:
        yield f"{plan.left_alone} terms of the case are not in {plan.source} and stay as they are."
    if not plan.changes_anything:
        yield f"Nothing in {plan.source} is new."
