"""Commands that keep a case's bytes well, and the one that takes them away for good."""

from __future__ import annotations

from pathlib import Path

import click

from catalog.case import Case
from catalog.cli.base import ACTOR, CASE, cli, guarded
from catalog.cli.progress import Stop, run_one
from catalog.errors import InvalidInput
from catalog.model.records import Actor, Media, Posting, Record
from catalog.operations import cases, erasure, fixity
from catalog.operations import mirror as mirroring
from catalog.operations.erasure_plan import (
    Part,
    find_named,
    plan_actor,
    plan_field,
    plan_posting,
    plan_recording,
    plan_worker,
)
from catalog.operations.erasure_planning import Plan
from catalog.operations.mirror_settings import keeping_of
from catalog.operations.restore import restore


@cli.command(name="fixity")
@CASE
@click.option(
    "--percent", type=int, default=None, help="Read only this share, what was not read for longest."
)
@click.option("--count", type=int, default=None, help="Read only so many files, likewise.")
@click.option("--gently", is_flag=True, help="At the lowest priority, resting half of the time.")
@click.option(
    "--every", "every_days", type=int, default=None, metavar="DAYS", help="When the window is to do it."
)
@click.option("--if-due", is_flag=True, help="Only when the last check is that long ago (for a scheduler).")
@ACTOR
@guarded
def fixity_command(
    case: Path,
    percent: int | None,
    count: int | None,
    gently: bool,
    every_days: int | None,
    if_due: bool,
    actor: str,
) -> None:
    """Read the stored files of CASE again and compare them with their recorded hashes.

    What is damaged is moved to damaged/ in the case and restored from the mirror, if one is set. A check that was
    interrupted is gone on with. Exit code 1 where something is damaged or missing afterwards.
    """
    if percent is not None and count is not None:
        raise InvalidInput("--percent and --count exclude each other.", hint="Give one of them.")
    with cases.open_case(case, actor=actor) as opened:
        if every_days is not None:
            fixity.set_schedule(opened, every_days)
            click.echo(f"Checked every {every_days} days." if every_days else "Never checked by itself.")
        if if_due and not fixity.standing(opened).due:
            click.echo("No check is due.")
            return
        sample = fixity.sample_size(opened, percent=percent, count=count)
        done = run_one("fixity", fixity.check(opened, actor=actor, sample=sample, gently=gently))
    for line in done.in_words():
        click.echo(line)
    if not done.sound:
        raise Stop(1)


@cli.command(name="mirror")
@CASE
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option("--check", "read_all", is_flag=True, help="Read every file in the mirror again.")
@click.option("--forget", is_flag=True, help="Keep it in step no longer; the mirror itself stays.")
@click.option("--clean", is_flag=True, help="Take what was erased out of mirrors that were away then.")
@click.option("--destroyed", is_flag=True, help="FOLDER was a mirror once and is no more: do not ask for it.")
@ACTOR
@guarded
def mirror_command(
    case: Path,
    folder: Path | None,
    read_all: bool,
    forget: bool,
    clean: bool,
    destroyed: bool,
    actor: str,
) -> None:
    """Keep a second copy of CASE in FOLDER, and bring it into step by what is new.

    FOLDER is remembered on this computer, and brought into step at the end of each session. A damaged file is never
    put over a good one. The mirror is a case: it opens and verifies like one. Folders that were a mirror earlier are
    remembered, too: what is erased from CASE goes there as well.
    """
    with cases.open_case(case, actor=actor) as opened:
        if destroyed:
            if folder is None:
                raise InvalidInput("Which folder was destroyed?", hint="Give its path.")
            mirroring.forget_mirror(opened, folder.absolute())
            click.echo("It is not asked for any more.")
            return
        if clean:
            _clean(opened)
            return
        if forget:
            mirroring.set_mirror(opened, None)
            click.echo("No mirror is set any more.")
            return
        done = run_one("mirror", mirroring.mirror(opened, folder, read_all=read_all))
        click.echo(f"Mirror: {keeping_of(opened.details.uid).mirror}")
    for line in done.in_words():
        click.echo(line)
    if done.lacking:
        raise Stop(1)


def _clean(case: Case) -> None:
    left = mirroring.clean_mirrors(case)
    for folder, why in left.items():
        click.echo(f"What was erased may still be in {folder}: {why}")
    if left:
        raise Stop(1)
    click.echo("What was erased is in no mirror that this computer knows of.")


@cli.command(name="restore")
@CASE
@ACTOR
@guarded
def restore_command(case: Path, actor: str) -> None:
    """Fetch from the mirror what the last check of CASE found damaged or missing.

    Each file is read once more first. Damaged ones are moved to damaged/ in the case, never thrown away.
    """
    with cases.open_case(case, actor=actor) as opened:
        done = run_one("restore", restore(opened, actor=actor))
    lines = list(done.in_words())
    for line in lines or [
        "Nothing was found damaged or missing when it was last read: see “framewitness fixity”."
    ]:
        click.echo(line)
    if done.lost:
        raise Stop(1)


@cli.command(name="erase")
@CASE
@click.argument("what")
@click.option("--why", required=True, help="Stays in the case; leave out the names that are to go.")
@click.option(
    "--part",
    type=click.Choice([str(each) for each in Part]),
    default=None,
    help="Of a posting: the page with comments and traffic, or all that tells of a person.",
)
@click.option("--field", "field_name", default="", help="Only what stands in this field, in every version.")
@click.option("--worker", is_flag=True, help="WHAT is the name of somebody who worked on the case.")
@click.option("--everywhere", is_flag=True, help="Take its names out of all else that the case says, too.")
@click.option(
    "--confirm", default="", metavar="NAME", help="The short name again, instead of being asked for it."
)
@ACTOR
@guarded
def erase_command(
    case: Path,
    what: str,
    why: str,
    part: str | None,
    field_name: str,
    worker: bool,
    everywhere: bool,
    confirm: str,
    actor: str,
) -> None:
    """Erase WHAT from CASE for good: M3 a recording, P4 a posting, H2 a person, M1-A7 an annotation (with --field).

    With --worker WHAT is the name of somebody who worked on the case: a pseudonym takes its place.

    Shows first what goes and what stays, and asks for the short name to be typed. A tombstone stays with when and
    why; the log still verifies. Derived files, exports and backups in the case go whole. Cannot be undone.
    """
    with cases.open_case(case, actor=actor, window=True) as opened:  # nobody else is to work in it meanwhile
        plan = (
            plan_worker(opened, what, everywhere=everywhere)
            if worker
            else _plan(opened, find_named(opened, what), part, field_name, everywhere=everywhere)
        )
        erasure.check_actor(plan, actor)
        shown = erasure.preview(opened, plan)
        click.echo("This goes for good:")
        for line in shown.goes:
            click.echo(f"  {line}")
        click.echo("This stays:")
        for line in shown.stays:
            click.echo(f"  {line}")
        typed = confirm or click.prompt(f"Type {plan.confirm} to erase it", default="", show_default=False)
        if typed.strip() != plan.confirm:
            raise InvalidInput("That is not its name; nothing was erased.")
        stone = erasure.erase(opened, plan, why=why, actor=actor)
        left = keeping_of(opened.details.uid).to_clean
    click.echo(stone.in_words)
    for folder in left:
        click.echo(
            f"Still in a mirror that could not be reached: {folder}. “framewitness mirror --clean” cleans it."
        )


def _plan(case: Case, record: Record, part: str | None, field_name: str, *, everywhere: bool) -> Plan:
    if field_name:
        return plan_field(case, record, field_name, everywhere=everywhere)
    if isinstance(record, Posting):
        if part is None:
            raise InvalidInput(
                "Of a posting, say what is to go: --part page, --part person, or --field NAME.",
                hint="To erase the recording with all its postings, give the recording.",
            )
        return plan_posting(case, record, Part(part), everywhere=everywhere)
    if isinstance(record, Media):
        return plan_recording(case, record, everywhere=everywhere)
    if isinstance(record, Actor):
        return plan_actor(case, record, everywhere=everywhere)
    raise InvalidInput(
        "Only a field of this can be erased.", hint="Give --field with its name, or erase the recording."
    )
