"""Commands for what people say: annotations, ratings, restrictions, the title block, undo."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from catalog.cli import listing
from catalog.cli.base import ACTOR, CASE, MEDIA, cli, guarded
from catalog.cli.progress import run_one
from catalog.errors import InvalidInput
from catalog.model.records import Certainty, Extent, Graphic, Presence, Term
from catalog.model.vocabulary import Vocabulary
from catalog.operations import annotate, cases, undo
from catalog.operations.times import resolve_times
from catalog.operations.vocabulary import case_vocabulary


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
@click.option(
    "--presence",
    type=click.Choice([str(p) for p in Presence]),
    default=None,
    help="By default heard for terms of sound, seen for the others.",
)
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
        values = _attributes(case_vocabulary(opened), annotate.known_term(opened, term), attributes)
        times = run_one(f"index of {chosen.label}", resolve_times(opened, chosen.uid, start=start, end=end))
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


def _attributes(vocabulary: Vocabulary, term: Term, pairs: tuple[str, ...]) -> dict[str, Any]:
    """NAME=VALUE pairs, each value read as the kind that the vocabulary gives the attribute."""
    kinds = {each.code: each.kind for each in vocabulary.attributes_of(term)}
    found: dict[str, Any] = {}
    for pair in pairs:
        name, equals, value = (part.strip() for part in pair.partition("="))
        if not (name and equals):
            raise InvalidInput(
                "An attribute is written NAME=VALUE.", hint="For example --attribute hand=left."
            )
        if kinds.get(name) == "number" and value.isdecimal():
            found[name] = int(value)
        elif kinds.get(name) == "yes_no" and value.lower() in ("yes", "no", "true", "false"):
            found[name] = value.lower() in ("yes", "true")
        else:
            found[name] = value
    return found


@cli.command()
@CASE
@MEDIA
@click.argument("rating", type=click.Choice([str(g) for g in Graphic]))
@ACTOR
@guarded
def rate(case: Path, media: str, rating: str, actor: str) -> None:
    """Say whether MEDIA is graphic. Unrated counts as graphic in the window."""
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
