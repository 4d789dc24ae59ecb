"""Commands that find shots and keyframes."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import click

from catalog.case import Case
from catalog.cli import listing
from catalog.cli.base import ACTOR, CASE, cli, guarded
from catalog.cli.progress import Stop, run_one, run_shown, tell
from catalog.errors import CatalogError
from catalog.jobs import JOBS_A_PROCESS_IN_BATCHES, Job, Operation, ProcessRunner, Runner
from catalog.model.records import Examination, Media
from catalog.operations import cases, examine

DENSITY = click.option(
    "--density", default="normal", show_default=True, help="Of keyframes: few, normal or many."
)
EVERY = click.option(
    "--every", type=float, default=0.0, metavar="SECONDS", help="A keyframe at fixed intervals, too."
)


def _keyframe_settings(density: str, every: float) -> dict[str, str]:
    return {"density": density, "interval_seconds": str(every)}


@cli.command(name="examine")
@CASE
@click.argument("media", nargs=-1)
@DENSITY
@EVERY
@click.option("--again", is_flag=True, help="Those examined before, too; what is pinned or removed stays so.")
@click.option(
    "--workers", type=click.IntRange(1, 4096), default=None, help="How many at a time; by default one a core."
)
@click.option(
    "--cluster",
    metavar="ADDRESS",
    default=None,
    help="Examine on a Dask cluster, such as tcp://10.0.0.5:8786, whose computers all see CASE at the same path. "
    "Anybody who can reach it can run programs on it: use only one that you trust, with tls:// where others share "
    "the network.",
)
@ACTOR
@guarded
def examine_command(
    case: Path,
    media: tuple[str, ...],
    density: str,
    every: float,
    again: bool,
    workers: int | None,
    cluster: str | None,
    actor: str,
) -> None:
    """Find shots and keyframes: of the MEDIA named (M1, M2 …), or of all that were not examined yet.

    Another examination stands beside the earlier ones; the last is shown until one is chosen.
    """
    settings = _keyframe_settings(density, every)
    with cases.open_case(case, actor=actor) as opened:
        chosen = [cases.media_named(opened, text) for text in media] or [
            each
            for each in opened.find(Media, order="number")
            if again or not opened.count(Examination, media_uid=each.uid)
        ]
        if not chosen:
            click.echo("Nothing to examine: every recording of the case has been.")
            return
        runner, places = _runner_for_a_batch(opened, workers, cluster)
        options: dict[str, Any] = {"settings": settings, "one_thread": min(places, len(chosen)) > 1}
        operations = [
            (each.label, examine.examine(opened, each.uid, actor=actor, **options)) for each in chosen
        ]
        code = 0
        outcomes = run_shown(operations, workers=places, runner=runner)
        for each, outcome in zip(chosen, outcomes, strict=True):
            if isinstance(outcome, CatalogError):
                code = max(code, tell(outcome))
            else:
                click.echo(listing.examination_line(opened, each, outcome))
    if code:
        raise Stop(code)


def _runner_for_a_batch(case: Case, workers: int | None, cluster: str | None) -> tuple[Runner, int]:
    """Who runs a batch of short and long jobs on files of the case, and how many at a time."""
    if cluster is None:
        return ProcessRunner(jobs_a_process=JOBS_A_PROCESS_IN_BATCHES), workers or os.cpu_count() or 2
    from catalog.jobs.cluster import DaskRunner

    runner = DaskRunner(cluster, shared_folder=case.path / "derived")
    return runner, workers or runner.places


@cli.command()
@click.argument("file", type=click.Path(path_type=Path))
@DENSITY
@EVERY
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
@guarded
def shots(file: Path, density: str, every: float, as_json: bool) -> None:
    """Find shots and keyframes of a bare FILE, without a case."""
    found = run_one(f"shots of {file.name}", _shots_of(file, _keyframe_settings(density, every)))
    if as_json:
        click.echo(json.dumps(found, indent=2))
    else:
        for line in listing.shot_lines(found):
            click.echo(line)


def _shots_of(file: Path, settings: dict[str, str]) -> Operation[dict[str, Any]]:
    found: dict[str, Any] = yield Job(
        f"shots of {file.name}", examine.shots_of_bare_file, {"path": str(file), "settings": settings}
    )
    return found
