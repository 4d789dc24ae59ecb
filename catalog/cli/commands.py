"""The commands. Results go to standard output, progress and errors to standard error.

Exit codes: 0 done; 1 something could not be had or does not verify; 2 what was asked for makes no sense;
130 cancelled.
"""

from __future__ import annotations

import dataclasses
import json
import os
import re
import shutil
import sys
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from catalog.archive.folders import FoundFile
from catalog.archive.options import CaptureOptions
from catalog.case import Case
from catalog.cli import listing, queue
from catalog.cli.acquisition import with_form
from catalog.cli.base import ACTOR, CASE, MEDIA, PURPOSE, Desktop, cli, guarded, page_capturer
from catalog.cli.progress import CANCELLED_EXIT, Stop, run_one, run_shown, tell
from catalog.cli.way import agree, is_link, with_way
from catalog.errors import CatalogError, InvalidInput
from catalog.jobs import JOBS_A_PROCESS_IN_BATCHES, Job, Operation, ProcessRunner, Runner
from catalog.model.records import Examination, Media
from catalog.operations import acquire, cases, examine, publish
from catalog.operations.about_disclosure import GoingOut
from catalog.operations.frames import export_frame
from catalog.operations.receive import PackageCheck, is_package, verify_package
from catalog.operations.verify import Verification
from catalog.operations.verify import verify as verify_case
from catalog.store.disk import describe_disk
from catalog.texts import phrase


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


@cli.command()
@CASE
@click.argument("sources", nargs=-1, metavar="URL|FILE|FOLDER…")
@click.option(
    "--list",
    "lists",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Archive the links of a text or CSV file, by way of the queue.",
)
@click.option("--posting", "posting_url", default="", help="The link that a file saved by hand came from.")
@click.option("--obtained", default="", help="With --posting: how it was obtained, in your words.")
@click.option("--retries", type=click.IntRange(0, 100), default=10, show_default=True, help="For links.")
@with_way
@click.option("--no-page", is_flag=True, help="For links: do not keep the page as a browser shows it.")
@click.option("--no-sidecars", is_flag=True, help="For files: leave out what lies beside them.")
@with_form
@ACTOR
@guarded
def add(
    case: Path,
    sources: tuple[str, ...],
    lists: tuple[Path, ...],
    posting_url: str,
    obtained: str,
    retries: int,
    way: dict[str, Any],
    no_page: bool,
    no_sidecars: bool,
    form: Any,
    actor: str,
) -> None:
    """Archive links, files and folders of files into CASE, hashed and logged."""
    if not sources and not lists:
        raise InvalidInput(
            "Nothing was named to add.", hint="Give links, files or folders, or a list by --list."
        )
    options: dict[str, Any] = {
        "retries": retries,
        "fragment_retries": retries,
        "page_retries": min(retries, 3),
        **way,
        "page": not no_page,
        "page_capturer": None if no_page else page_capturer(),
    }
    code = 0
    form()  # what cannot be meant is said before anything is taken in
    with cases.open_case(case, actor=actor) as opened:
        operations: list[tuple[str, Operation[acquire.Acquired]]] = []
        for source in dict.fromkeys(sources):
            try:
                found = _files_or_link(source)
            except CatalogError as error:
                code = max(code, tell(error))
                continue
            if isinstance(found, str):
                operations.append((found, acquire.add_link(opened, found, actor=actor, options=options)))
            else:
                said: dict[str, Any] = {"posting_url": posting_url, "obtained": obtained, "form": form()}
                for each in found:
                    each = dataclasses.replace(each, sidecars=()) if no_sidecars else each
                    operations.append((each.path.name, acquire.add_file(opened, each, actor=actor, **said)))
        if posting_url and (len(operations) != 1 or "://" in operations[0][0]):
            raise InvalidInput("--posting joins one file to one link.", hint="Give a single file with it.")
        agree([name for name, _ in operations if is_link(name)], way["proxy"])
        for outcome in run_shown(operations, workers=2):
            if isinstance(outcome, CatalogError):
                code = max(code, tell(outcome))
            else:
                known = "" if outcome.is_new else " (these very bytes were in the case already)"
                beside = outcome.beside_in_words
                click.echo(f"{outcome.media.label}  {outcome.media.title}{beside}{known}")
        if lists:
            queue.add_lists(opened, lists, actor=actor, capture=CaptureOptions(**options))
    if code:
        raise Stop(code)


def _files_or_link(source: str) -> str | list[FoundFile]:
    """A link as it is; the files that a path stands for."""
    if "://" in source:
        return source
    try:
        return acquire.look_through([Path(source)])
    except CatalogError:
        if not Path(source).exists() and re.match(r"(www\.|[a-z]+:|[\w-]+(\.[\w-]+)+/)", source):
            raise InvalidInput(
                phrase("There is no file “{source}”.", source=source),
                hint="If this is a link, write it whole, with https://.",
            ) from None
        raise


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
@CASE
@MEDIA
@click.option("--at", "time", required=True, help="12.5, 1:02:03.5, frame:300 or pts:90000.")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="The PNG to write.")
@click.option("--overwrite", is_flag=True, help="Replace the file if it exists.")
@ACTOR
@guarded
def frame(case: Path, media: str, time: str, out: Path, overwrite: bool, actor: str) -> None:
    """Take the exact frame shown at a time: a keyframe of the case, and a PNG."""
    with cases.open_case(case, actor=actor) as opened:
        chosen = cases.media_named(opened, media)
        taken = run_one(
            f"frame of {chosen.label}",
            export_frame(opened, chosen.uid, time, out, actor=actor, overwrite=overwrite),
        )
    click.echo(f"{out}: frame {taken.frame}, PTS {taken.pts}, at {taken.clock}")
    if taken.times_estimated:
        click.echo("The time is estimated: those in the file run back or are missing.")
    if taken.is_damaged:
        click.echo(
            "The file is damaged there: the decoder made up parts of this frame, or of one it builds on."
        )
    click.echo(f"SHA-256 of the decoded pixels ({taken.pixel_format}): {taken.pixel_sha256}")


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


@cli.command(name="list")
@CASE
@click.option("--json", "as_json", is_flag=True, help="Print what may go out of it as JSON.")
@click.option("--everything", is_flag=True, help="With --json: what is restricted too.")
@ACTOR
@guarded
def list_command(case: Path, as_json: bool, everything: bool, actor: str) -> None:
    """Show the recordings of CASE with keyframes, annotations and postings.

    As JSON restricted recordings, terms and fields are left out, unless --everything is given.
    """
    with cases.open_case(case, actor=actor) as opened:
        if as_json:
            going = GoingOut(opened, everything=everything)
            click.echo(json.dumps(listing.case_json(opened, going), indent=2, ensure_ascii=False))
        else:
            for line in listing.case_lines(opened):
                click.echo(line)


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
    for line in issued.in_words():
        click.echo(line)
    if issued.remarks:
        raise Stop(1)


@cli.command(name="open")
@click.argument("case", type=click.Path(path_type=Path), required=False)
@ACTOR
@click.pass_obj
@guarded
def open_command(desktop: Desktop | None, case: Path | None, actor: str) -> None:
    """Open the window on CASE, or on one that is asked for.

    Without an actor the window takes the name that was last chosen in it.
    """
    reason = "the window is not installed" if desktop is None else desktop.why_no_window()
    if desktop is None or reason:
        raise CatalogError(
            phrase("No window can be opened: {reason}.", reason=reason),
            hint="The command line works without one.",
        )
    if case is not None:
        Case.open(case, read_only=True).close()
    raise Stop(desktop.open_window(case, actor if _is_given("actor") else ""))


def _is_given(name: str) -> bool:
    """Whether an option of the command that runs was given, by hand or by the environment."""
    return click.get_current_context().get_parameter_source(name) is not ParameterSource.DEFAULT


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


def main(desktop: Desktop | None = None, arguments: list[str] | None = None) -> int:
    """Runs the command line (`arguments`, or those of the process) and returns its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    width = shutil.get_terminal_size().columns
    try:
        code = cli.main(
            arguments,
            prog_name="framewitness",
            obj=desktop,
            standalone_mode=False,
            terminal_width=min(width, 110),
        )
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("Cancelled.", err=True)
        return CANCELLED_EXIT
    return int(code or 0)
