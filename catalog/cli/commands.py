"""The commands. Results go to standard output, progress and errors to standard error.

Exit codes: 0 done; 1 something could not be had or does not verify; 2 what was asked for makes no sense;
130 cancelled.
"""

from __future__ import annotations

import functools
import getpass
import json
import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click
from click.core import ParameterSource

from catalog.case import Case, program_version
from catalog.cli import listing
from catalog.cli.progress import CANCELLED_EXIT, Stop, run_one, run_shown, tell
from catalog.errors import CatalogError, InvalidInput
from catalog.jobs import Job, Operation
from catalog.model.records import Certainty, Examination, Extent, Graphic, Media, Presence, Term
from catalog.model.vocabulary import load_vocabulary
from catalog.operations import acquire, annotate, cases, examine, publish, undo
from catalog.operations.verify import verify as verify_case
from catalog.store.disk import describe_disk

F = TypeVar("F", bound=Callable[..., Any])
CASE = click.argument("case", type=click.Path(path_type=Path))
MEDIA = click.argument("media")
ACTOR = click.option(
    "--actor",
    envvar="FRAMEWITNESS_ACTOR",
    default=lambda: getpass.getuser(),
    show_default="your login name",
    help="Who does this: a name or a pseudonym, for the custody log.",
)


@dataclass(frozen=True, slots=True)
class Desktop:
    """What the command line is given by the program that has a window."""

    open_window: Callable[[Path, str], int]
    """Opens the case's window for this actor and returns the exit code when it is closed."""
    why_no_window: Callable[[], str | None]
    """Why no window can be shown here, or None."""


def guarded(function: F) -> F:
    """Ends a command with the error's words and exit code instead of a traceback."""

    @functools.wraps(function)
    def wrapper(*arguments: Any, **options: Any) -> Any:
        try:
            return function(*arguments, **options)
        except CatalogError as error:
            raise Stop(tell(error)) from error

    return wrapper  # type: ignore[return-value]


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(program_version(), prog_name="framewitness")
def cli() -> None:
    """Framewitness: a catalogue of video evidence, exact to the frame.

    Make a case, add links and files, examine them, annotate, report.
    """


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
@click.argument("sources", nargs=-1, required=True, metavar="URL|FILE|FOLDER…")
@click.option("--posting", "posting_url", default="", help="The link that a file saved by hand came from.")
@click.option("--obtained", default="", help="With --posting: how it was obtained, in your words.")
@click.option("--retries", type=click.IntRange(0, 100), default=10, show_default=True, help="For links.")
@ACTOR
@guarded
def add(
    case: Path, sources: tuple[str, ...], posting_url: str, obtained: str, retries: int, actor: str
) -> None:
    """Archive links, files and folders of files into CASE, hashed and logged."""
    with cases.open_case(case, actor=actor) as opened:
        options = {"retries": retries, "fragment_retries": retries, "page_retries": min(retries, 3)}
        operations: list[tuple[str, Operation[acquire.Acquired]]] = []
        for source in sources:
            if "://" in source:
                operations.append((source, acquire.add_link(opened, source, actor=actor, options=options)))
            else:
                operations += [
                    (
                        path.name,
                        acquire.add_file(
                            opened, path, actor=actor, posting_url=posting_url, obtained=obtained
                        ),
                    )
                    for path in acquire.media_files_in([Path(source)])
                ]
        if posting_url and len(operations) != 1:
            raise InvalidInput("--posting joins one file to one link.", hint="Give a single file with it.")
        code = 0
        for outcome in run_shown(operations, workers=2):
            if isinstance(outcome, CatalogError):
                code = max(code, tell(outcome))
            else:
                known = "" if outcome.is_new else " (these very bytes were in the case already)"
                click.echo(f"{outcome.media.label}  {outcome.media.title}{known}")
    if code:
        raise Stop(code)


@cli.command(name="examine")
@CASE
@click.argument("media", nargs=-1)
@click.option("--workers", type=click.IntRange(1, 64), default=None, help="By default half the cores.")
@ACTOR
@guarded
def examine_command(case: Path, media: tuple[str, ...], workers: int | None, actor: str) -> None:
    """Find shots and keyframes: of the MEDIA named (M1, M2 …), or of all that were not examined yet."""
    with cases.open_case(case, actor=actor) as opened:
        chosen = [cases.media_named(opened, text) for text in media] or [
            each
            for each in opened.find(Media, order="number")
            if not opened.count(Examination, media_uid=each.uid)
        ]
        if not chosen:
            click.echo("Nothing to examine: every recording of the case has been.")
        operations = [(each.label, examine.examine(opened, each.uid, actor=actor)) for each in chosen]
        code = 0
        outcomes = run_shown(operations, workers=workers or max(1, (os.cpu_count() or 2) // 2))
        for each, outcome in zip(chosen, outcomes, strict=True):
            if isinstance(outcome, CatalogError):
                code = max(code, tell(outcome))
            else:
                click.echo(listing.examination_line(opened, each, outcome))
    if code:
        raise Stop(code)


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
            examine.export_frame(opened, chosen.uid, time, out, actor=actor, overwrite=overwrite),
        )
    click.echo(f"{out}: frame {taken.frame}, PTS {taken.pts}, at {taken.clock}")
    click.echo(f"SHA-256 of the decoded pixels ({taken.pixel_format}): {taken.pixel_sha256}")


@cli.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
@guarded
def shots(file: Path, as_json: bool) -> None:
    """Find shots and keyframes of a bare FILE, without a case."""
    found = run_one(f"shots of {file.name}", _shots_of(file))
    if as_json:
        click.echo(json.dumps(found, indent=2))
    else:
        for line in listing.shot_lines(found):
            click.echo(line)


def _shots_of(file: Path) -> Operation[dict[str, Any]]:
    found: dict[str, Any] = yield Job(
        f"shots of {file.name}", examine.shots_of_bare_file, {"path": str(file), "settings": {}}
    )
    return found


@cli.command()
@CASE
@click.option("--json", "as_json", is_flag=True)
@ACTOR
@guarded
def terms(case: Path, as_json: bool, actor: str) -> None:
    """List the vocabulary of CASE: codes, labels, keys."""
    with cases.open_case(case, actor=actor) as opened:
        found = opened.find(Term, order="position")
    if as_json:
        click.echo(json.dumps([listing.term_json(term) for term in found], indent=2, ensure_ascii=False))
    else:
        for line in listing.term_lines(found):
            click.echo(line)


@cli.command(name="annotate")
@CASE
@MEDIA
@click.option("--term", required=True, help="A code of the vocabulary, such as eq.shield.")
@click.option("--at", "start", required=True, help="When: 12.5, 1:02:03.5, frame:300 or pts:90000.")
@click.option("--to", "end", default=None, help="The end of a span: the first moment that is not part of it.")
@click.option("--presence", type=click.Choice([str(p) for p in Presence]), default=str(Presence.SEEN))
@click.option("--certainty", type=click.Choice([str(c) for c in Certainty]), default=str(Certainty.CLEAR))
@click.option("--attribute", "attributes", multiple=True, metavar="NAME=VALUE")
@click.option("--note", default="")
@click.option(
    "--speed", "look_speed", default="", help="For “looked for and not seen”: the speed watched at."
)
@click.option("--with-sound/--without-sound", "look_with_sound", default=None)
@ACTOR
@guarded
def annotate_command(
    case: Path, media: str, term: str, start: str, end: str | None, attributes: tuple[str, ...], **said: Any
) -> None:
    """Say what is seen or heard in MEDIA, at a moment or over a span."""
    actor = said.pop("actor")
    with cases.open_case(case, actor=actor) as opened:
        chosen = cases.media_named(opened, media)
        values = _attributes(annotate.known_term(opened, term), attributes)
        times = run_one(
            f"index of {chosen.label}", examine.resolve_times(opened, chosen.uid, start=start, end=end)
        )
        made = annotate.add_annotation(
            opened,
            actor=actor,
            media_uid=chosen.uid,
            term_code=term,
            extent=Extent.POINT if times.end_pts is None else Extent.INTERVAL,
            start_pts=times.start_pts,
            end_pts=times.end_pts,
            attributes=values,
            **said,
        )
        click.echo(listing.annotation_line(chosen, made))


def _attributes(term: Term, pairs: tuple[str, ...]) -> dict[str, Any]:
    """NAME=VALUE pairs, each value read as the kind that the vocabulary gives the attribute."""
    kinds = {each.code: each.kind for each in load_vocabulary(term.vocabulary).attributes_of(term)}
    found: dict[str, Any] = {}
    for pair in pairs:
        name, equals, value = (part.strip() for part in pair.partition("="))
        if not (name and equals):
            raise InvalidInput("An attribute is written NAME=VALUE.", hint="For example --attribute hand=left.")
        if kinds.get(name) == "number" and value.isdecimal():
            found[name] = int(value)
        elif kinds.get(name) == "yes_no" and value.lower() in ("yes", "no", "true", "false"):
            found[name] = value.lower() in ("yes", "true")
        else:
            found[name] = value
    return found


@cli.command(name="list")
@CASE
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
@ACTOR
@guarded
def list_command(case: Path, as_json: bool, actor: str) -> None:
    """Show the recordings of CASE with keyframes, annotations and postings."""
    with cases.open_case(case, actor=actor) as opened:
        if as_json:
            click.echo(json.dumps(listing.case_json(opened), indent=2, ensure_ascii=False))
        else:
            for line in listing.case_lines(opened):
                click.echo(line)


@cli.command()
@CASE
@MEDIA
@click.argument("rating", type=click.Choice([str(g) for g in Graphic]))
@ACTOR
@guarded
def rate(case: Path, media: str, rating: str, actor: str) -> None:
    """Say whether MEDIA is graphic. Unrated counts as graphic wherever it is shown."""
    with cases.open_case(case, actor=actor) as opened:
        rated = annotate.rate_graphic(opened, cases.media_named(opened, media).uid, rating, actor=actor)
        click.echo(f"{rated.label} is rated {rated.graphic}.")


@cli.command()
@CASE
@MEDIA
@click.option(
    "--reason", default="", help="Why it is left out of reports; without it the restriction is lifted."
)
@ACTOR
@guarded
def restrict(case: Path, media: str, reason: str, actor: str) -> None:
    """Leave MEDIA out of every report, giving the reason; or let it in again."""
    with cases.open_case(case, actor=actor) as opened:
        done = annotate.restrict(opened, cases.media_named(opened, media).uid, reason, actor=actor)
        click.echo(f"{done.label} is {'left out of reports: ' + reason if reason else 'in reports again'}.")


@cli.command()
@CASE
@click.option("--name", default=None)
@click.option("--requester", default=None, help="Who asked for the examination.")
@click.option("--authority", default=None, help="Under what authority or mandate.")
@click.option("--scope", default=None, help="What was to be examined.")
@click.option("--examiner", default=None, help="Who answers for the report.")
@click.option("--summary", default=None, help="The summary printed at the head of the report.")
@ACTOR
@guarded
def describe(case: Path, actor: str, **fields: str | None) -> None:
    """Fill the title block of the reports of CASE."""
    with cases.open_case(case, actor=actor) as opened:
        given = {name: text for name, text in fields.items() if text is not None}
        details = annotate.describe_case(opened, actor=actor, **given)
        for name in fields:
            click.echo(f"{name}: {getattr(details, name) or 'not supplied'}")


@cli.command(name="undo")
@CASE
@click.option("--redo", "again", is_flag=True, help="Do again what was undone last.")
@ACTOR
@guarded
def undo_command(case: Path, again: bool, actor: str) -> None:
    """Take back your last annotation step (or redo it)."""
    with cases.open_case(case, actor=actor) as opened:
        done = (undo.redo if again else undo.undo)(opened, actor=actor)
        click.echo(
            f"{'Did again' if again else 'Took back'}: {done}." if done else "There is nothing to take back."
        )


@cli.command()
@CASE
@guarded
def verify(case: Path) -> None:
    """Recompute the custody chain and the hash of every object; exit code 1 if anything differs."""
    result = run_one(f"verify {case.name}", verify_case(case))
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
    count = cases.copy_case(case, target)
    click.echo(f"Copied {count} objects and the catalogue to {target}. Run “framewitness verify {target}”.")


@cli.command()
@CASE
@click.option(
    "--out", required=True, type=click.Path(path_type=Path), help="Folder for the PDF and the HTML."
)
@click.option("--as-of", type=int, default=None, help="Report the case as of this custody entry.")
@ACTOR
@guarded
def report(case: Path, out: Path, as_of: int | None, actor: str) -> None:
    """Write the evidence report: a tagged PDF/A and one self-contained HTML file."""
    with cases.open_case(case, actor=actor) as opened:
        issued = run_one("report", publish.report(opened, out, actor=actor, as_of=as_of))
    for line in issued.in_words():
        click.echo(line)


@cli.command(name="open")
@CASE
@ACTOR
@click.pass_obj
@guarded
def open_command(desktop: Desktop | None, case: Path, actor: str) -> None:
    """Open the window on CASE. Without an actor the window takes the name that was last chosen in it."""
    reason = "the window is not installed" if desktop is None else desktop.why_no_window()
    if desktop is None or reason:
        raise CatalogError(f"No window can be opened: {reason}.", hint="The command line works without one.")
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
