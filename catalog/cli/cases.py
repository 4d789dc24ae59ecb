"""Commands that make a case, open its window, copy it, and check it."""

from __future__ import annotations

from pathlib import Path

import click
from click.core import ParameterSource

from catalog.case import Case
from catalog.cli.base import ACTOR, CASE, Desktop, cli, guarded
from catalog.cli.progress import Stop, run_one
from catalog.errors import CatalogError
from catalog.operations import cases
from catalog.store.disk import describe_disk


@cli.command()
@CASE
@click.option("--name", default="", help="The case's name; by default the folder's.")
@ACTOR
@guarded
def new(case: Path, name: str, actor: str) -> None:
    """Make a new case in the folder CASE."""
    with cases.new_case(case, actor=actor, name=name) as opened:
        click.echo(f"Made the case “{opened.details.name}” in {opened.path}.")
    for line in describe_disk(case).in_words():
        click.echo(line)


@cli.command(name="open")
@click.argument("case", type=click.Path(path_type=Path), required=False)
@ACTOR
@click.pass_obj
@guarded
def open_command(desktop: Desktop | None, case: Path | None, actor: str) -> None:
    """Open the window on CASE, or on one that is asked for.

    Without an actor the window takes the name that was last chosen in it.
    """
    if desktop is None:
        raise CatalogError(
            "No window can be opened: the window is not installed.",
            hint="The command line works without one.",
        )
    if case is not None:
        Case.open(case, read_only=True).close()
    raise Stop(desktop.open_window(case, actor if _is_given("actor") else ""))


def _is_given(name: str) -> bool:
    """Whether an option of the command that runs was given, by hand or by the environment."""
    return click.get_current_context().get_parameter_source(name) is not ParameterSource.DEFAULT


@cli.command(name="copy")
@CASE
@click.argument("target", type=click.Path(path_type=Path))
@guarded
def copy_command(case: Path, target: Path) -> None:
    """Copy a case, open or not, to the new folder TARGET."""
    copied = cases.copy_case(case, target)
    click.echo(
        f"Copied {copied.objects} objects and the catalogue to {target}. Run “framewitness verify {target}”."
    )
    for name in copied.missing:
        click.echo(f"Missing in {case.name}, so not in the copy: {name}")
    for name in copied.differs:
        click.echo(f"Not as it was recorded: {name}")
    if not copied.whole:
        raise Stop(1)


@cli.command()
@click.option("--case", "folder", type=click.Path(path_type=Path), default=Path("framewitness-demo"))
@click.option("--no-window", is_flag=True, help="End after the report, without opening the window.")
@ACTOR
@click.pass_obj
@guarded
def demo(desktop: Desktop | None, folder: Path, no_window: bool, actor: str) -> None:
    """Run the whole way on a drawn scene, without a network: archive, examine, annotate, report."""
    from catalog.operations.demonstrate import demonstrate

    outcome = run_one("demonstration", demonstrate(folder, actor=actor))
    for line in outcome.in_words():
        click.echo(line)
    reason = "the window is not installed" if desktop is None else desktop.why_no_window()
    if no_window or reason:
        click.echo("The window was not opened" + ("." if no_window else f": {reason}."))
        return
    assert desktop is not None
    click.echo("Opening the window …")
    raise Stop(desktop.open_window(outcome.case_path, actor if _is_given("actor") else ""))
