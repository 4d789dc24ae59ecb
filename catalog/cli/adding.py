"""The command that archives links, files and folders at once."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from typing import Any

import click

from catalog.archive.folders import FoundFile
from catalog.archive.options import CaptureOptions
from catalog.case import Case
from catalog.cli import queue
from catalog.cli.acquisition import with_form
from catalog.cli.base import ACTOR, CASE, cli, guarded, page_capturer
from catalog.cli.progress import Stop, run_one, run_shown, tell
from catalog.cli.way import agree, followed, go_on, is_link, with_way
from catalog.errors import CatalogError, InvalidInput
from catalog.jobs import Operation
from catalog.operations import acquire, cases
from catalog.operations.acquired import Acquired
from catalog.operations.contact import LedElsewhere
from catalog.texts import phrase


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
    with cases.open_case(case, actor=actor, proxy=way["proxy"]) as opened:
        operations: list[tuple[str, Operation[Acquired]]] = []
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
        for (name, _), outcome in zip(operations, run_shown(operations, workers=2), strict=True):
            if isinstance(outcome, LedElsewhere) and go_on([outcome.url], way["proxy"]):
                outcome = _followed(opened, name, options, actor=actor)
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


def _followed(case: Case, url: str, options: dict[str, Any], *, actor: str) -> Acquired | CatalogError:
    """A link again that led on to another site, to which somebody said yes."""

    def again() -> Acquired:
        return run_one(url, acquire.add_link(case, url, actor=actor, options=options))

    try:
        return followed(again, options["proxy"])
    except CatalogError as error:
        return error


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
