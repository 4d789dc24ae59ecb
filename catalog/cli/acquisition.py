"""Commands for files that came from people and other programs: the form, what files say of themselves, taking over."""

from __future__ import annotations

import dataclasses
import functools
import json
from pathlib import Path
from typing import Any

import click

from catalog.case import Case
from catalog.cli.base import ACTOR, CASE, MEDIA, F, cli, guarded
from catalog.cli.progress import Stop, run_one
from catalog.errors import InvalidInput
from catalog.model.records import ConsentState, Media, Posting
from catalog.operations import cases, embedded, others
from catalog.operations.about_disclosure import place_stays
from catalog.operations.acquisition import (
    UNSAID,
    Form,
    Said,
    acquisition_of,
    consents_of,
    fill_in,
    postings_of,
)
from catalog.texts import phrase

OPTIONS = (
    click.option("--from", "received_from", default=None, metavar="WHO", help="From whom the files came."),
    click.option("--how", default=None, help="How: “by messenger”, “on a memory card”."),
    click.option("--received", "received_as_given", default=None, metavar="WHEN", help="When they came."),
    click.option("--original-name", default=None, help="What the file was called where it was made."),
    click.option(
        "--custodian",
        "custodians",
        multiple=True,
        metavar="WHO",
        help="Who had it before, the first one first; may be repeated.",
    ),
    click.option("--note", default=None, help="What else is to be said of how it came."),
    click.option(
        "--consent",
        "consents",
        multiple=True,
        metavar="PURPOSE=STATE[@DAY]",
        help="What may be done with it: keep, court or publish; given, refused, withdrawn, or unsaid: nobody has said. "
        "“publish=withdrawn@2026-05-03”; may be repeated.",
    ),
    click.option("--consent-by", default="", metavar="WHO", help="Who said so."),
)
_NAMES = ("received_from", "how", "received_as_given", "original_name", "note")


def with_form(function: F) -> F:
    """Adds the options of the acquisition form; the function gets a `form`."""

    @functools.wraps(function)
    def wrapper(*arguments: Any, **options: Any) -> Any:
        fields = {name: options.pop(name) for name in _NAMES}
        custodians, consents = options.pop("custodians"), options.pop("consents")
        by = options.pop("consent_by")

        def form() -> Form:
            """Raises InvalidInput for a consent that cannot be meant."""
            return Form(
                **fields,
                prior_custodians=custodians or None,
                consents=tuple(_said(text, by) for text in consents),
            )

        return function(*arguments, form=form, **options)

    for option in reversed(OPTIONS):
        wrapper = option(wrapper)
    return wrapper  # type: ignore[return-value]


def _said(text: str, by: str) -> Said:
    purpose, equals, rest = text.partition("=")
    state, _, day = rest.partition("@")
    if not equals:
        raise InvalidInput(
            phrase("“{text}” is no consent.", text=text),
            hint="For example: --consent publish=given@2026-05-03.",
        )
    withdrawn = state == ConsentState.WITHDRAWN
    return Said(
        purpose.strip(),
        {"": "?", "unsaid": UNSAID}.get(state.strip(), state.strip()),
        given_by=by,
        said_on="" if withdrawn else day,
        withdrawn_on=day if withdrawn else "",
    )


@cli.command()
@CASE
@click.argument("media", nargs=-1)
@with_form
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
@ACTOR
@guarded
def acquired(case: Path, media: tuple[str, ...], form: Any, as_json: bool, actor: str) -> None:
    """Say from whom the MEDIA came, how, through whose hands, and what may be done with them; or list what was said."""
    with cases.open_case(case, actor=actor) as opened:
        chosen = [cases.media_named(opened, each) for each in media] or opened.find(Media, order="number")
        filled: Form = form()
        if filled.says_anything:
            if not media:
                raise InvalidInput("No recording was named.", hint="Name those that it is said of: M1 M2.")
            fill_in(opened, postings_of(opened, [each.uid for each in chosen]), filled, actor=actor)
        told = [_told(opened, each) for each in chosen]
    if as_json:
        click.echo(json.dumps(told, indent=2, ensure_ascii=False))
        return
    for each in told:
        click.echo(f"{each['media']}  {each['title']}")
        for way in each["came"]:
            click.echo("  " + ", ".join(f"{name}: {value}" for name, value in way.items() if value))


def _told(case: Case, media: Media) -> dict[str, Any]:
    came = []
    for posting in case.find(Posting, media_uid=media.uid, order="number"):
        acquisition = acquisition_of(case, posting.uid)
        fields = dataclasses.asdict(acquisition) if acquisition is not None else {}
        consents = {
            f"consent to {each.purpose}": " ".join(
                part for part in (each.state, each.withdrawn_on or each.said_on, each.given_by) if part
            )
            for each in consents_of(case, [posting.uid])
        }
        earlier = [
            f"{each.program}: {each.file_name}: {each.agreement}"
            for each in others.earlier_custody_of(case, [posting.uid])
        ]
        came.append(
            {
                "posting": f"P{posting.number}",
                "file": posting.original_name or posting.url,
                **{
                    name.replace("_", " "): "; ".join(value) if isinstance(value, list) else value
                    for name, value in fields.items()
                    if name not in ("uid", "posting_uid", "written_utc")
                },
                **consents,
                **({"earlier custody, claimed": "; ".join(earlier)} if earlier else {}),
            }
        )
    return {"media": media.label, "title": media.title, "came": came}


@cli.command()
@CASE
@MEDIA
@click.option("--again", is_flag=True, help="Read it from the bytes again.")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
@ACTOR
@guarded
def metadata(case: Path, media: str, again: bool, as_json: bool, actor: str) -> None:
    """Show what a recording says of itself: times, device, place, content credentials. None of it is taken as true."""
    with cases.open_case(case, actor=actor) as opened:
        chosen = cases.media_named(opened, media)
        told = embedded.told_by(opened, chosen.uid)
        if again or told.metadata is None:
            told = run_one(chosen.label, embedded.read_again(opened, chosen.uid, actor=actor))
        kept = "left out of exports" if place_stays(opened, chosen.uid) else "released"
    if as_json:
        click.echo(json.dumps(dataclasses.asdict(told), indent=2, ensure_ascii=False))
        return
    click.echo("As the file says; nothing of it is proved.")
    for fact in told.metadata.facts if told.metadata else []:
        click.echo(f"  {fact['kind']}: {fact['name']} = {fact['value']}  ({fact['source']})")
    for place in told.places:
        click.echo(f"  place ({kept}): {place.name} = {place.value}  ({place.source})")
    found = told.credentials
    if found is not None:
        signed = (
            f", signed by {found.signer or 'nobody named'} ({found.issuer})"
            if found.signer or found.issuer
            else ""
        )
        why = f": {found.why}" if found.why else ""
        click.echo(f"Content credentials (C2PA): {found.verdict}{signed}{why}")
    for remark in told.metadata.remarks if told.metadata else []:
        click.echo(f"  {remark}")


@cli.command(name="import")
@CASE
@click.argument("source", type=click.Path(path_type=Path))
@with_form
@ACTOR
@guarded
def import_command(case: Path, source: Path, form: Any, actor: str) -> None:
    """Take in what another program archived: a folder of auto-archiver, or a Hunchly case export."""
    if not source.exists():
        raise InvalidInput(phrase("There is no file or folder “{value}”.", value=source))
    with cases.open_case(case, actor=actor) as opened:
        taken = run_one(source.name, others.take_from_others(opened, source, actor=actor, form=form()))
    for line in taken.in_words():
        click.echo(line)
    if taken.differing or taken.missing or taken.unread:
        raise Stop(1)
