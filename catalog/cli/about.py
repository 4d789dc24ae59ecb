"""Commands for what an archivist says of recordings, and for what stays in the case."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from catalog.case import Case
from catalog.cli.base import ACTOR, CASE, cli, guarded
from catalog.cli.listing import plain
from catalog.errors import InvalidInput
from catalog.model.about import BY_NAME, KIND_LABELS, SCALES, sections
from catalog.model.disclosed_fields import FIELDS
from catalog.model.records import Disclosure, DisclosureKind, Media
from catalog.operations import about_disclosure, cases
from catalog.operations.about import assess, assessments_of, edit_about, history_of, typed_fields
from catalog.operations.naming import name_of
from catalog.texts import phrase


@cli.command()
@CASE
@click.argument("media", nargs=-1, required=True)
@click.option("--set", "filled", multiple=True, metavar="FIELD=VALUE", help="Fill a field; empty: clear it.")
@click.option("--status", type=click.Choice(list(SCALES["status"])), help="State how far it is verified.")
@click.option("--confidence", type=click.Choice(list(SCALES["confidence"])), help="On how much that rests.")
@click.option(
    "--likelihood", type=click.Choice(list(SCALES["likelihood"])), help="Whether what is said is so."
)
@click.option("--why", default="", help="What an assessment rests on; it needs this.")
@click.option("--history", is_flag=True, help="Print every change instead.")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
@ACTOR
@guarded
def about(
    case: Path,
    media: tuple[str, ...],
    filled: tuple[str, ...],
    status: str | None,
    confidence: str | None,
    likelihood: str | None,
    why: str,
    history: bool,
    as_json: bool,
    actor: str,
) -> None:
    """Print what is said of recordings (M1 M2 …), or fill fields and assess them.

    All that is filled is one step to undo, of however many recordings; each assessment is another.
    """
    stated = {"status": status, "confidence": confidence, "likelihood": likelihood}
    typed = dict(_split(each) for each in filled)
    with cases.open_case(case, actor=actor) as opened:
        uids = [cases.media_named(opened, each).uid for each in media]
        if typed:
            changed = edit_about(opened, uids, typed, actor=actor)
            click.echo(f"{len(changed)} of {len(set(uids))} changed", err=True)
        for kind, value in stated.items():
            if value is not None:
                assess(opened, uids, kind=kind, value=value, why=why, actor=actor)
        chosen = [opened.get(Media, uid) for uid in dict.fromkeys(uids)]
        if as_json:
            click.echo(json.dumps([_json(opened, each) for each in chosen], indent=2, ensure_ascii=False))
        elif not typed and not any(stated.values()):
            for each in chosen:
                for line in _history(opened, each) if history else _lines(opened, each):
                    click.echo(line)


@cli.command()
@CASE
@click.argument("media", required=False)
@click.option("--field", "fields", multiple=True, metavar="FIELD", help="Keep this field here.")
@click.option(
    "--term", "terms", multiple=True, metavar="CODE", help="Keep this term here, and what it marks."
)
@click.option("--release", multiple=True, metavar="FIELD", help="Let it go out: place or time of recording.")
@click.option("--lift", multiple=True, metavar="NAME", help="Take the decision on a field or term back.")
@click.option("--reason", default="", help="Why; a restriction or release needs it.")
@ACTOR
@guarded
def disclose(
    case: Path,
    media: str | None,
    fields: tuple[str, ...],
    terms: tuple[str, ...],
    release: tuple[str, ...],
    lift: tuple[str, ...],
    reason: str,
    actor: str,
) -> None:
    """Decide which terms and fields stay in CASE of all that is given out; without options print what was decided.

    A field is one of all recordings, or of MEDIA alone. Whole recordings are kept by “restrict”.
    """
    with cases.open_case(case, actor=actor) as opened:
        uid = cases.media_named(opened, media).uid if media else None
        if release and uid is None:
            raise InvalidInput("Fields are released one by one.", hint="Name the recording too: M1, M2 …")
        for name in lift:
            for each in _decisions(opened, name, uid):
                about_disclosure.lift(opened, each, actor=actor)
        for code in terms:
            about_disclosure.restrict_term(opened, code, reason, actor=actor)
        for name in fields:
            about_disclosure.restrict_field(opened, name, reason, actor=actor, media_uid=uid)
        for name in release:
            about_disclosure.release_field(opened, name, reason, actor=actor, media_uid=uid or "")
        for each in about_disclosure.decided(opened):
            click.echo(_decision(opened, each))
        if not fields and not terms and not release and not lift:
            click.echo(f"Fields that can be kept: {', '.join(FIELDS)}")


def _decisions(case: Case, name: str, media_uid: str | None) -> list[Disclosure]:
    found = [
        each for each in about_disclosure.decided(case) if (each.name, each.media_uid) == (name, media_uid)
    ]
    if not found:
        raise InvalidInput(
            phrase("Nothing was decided of “{name}” there.", name=name),
            hint="“framewitness disclose CASE” prints what was; name the recording where it is of one.",
        )
    return found


def _decision(case: Case, each: Disclosure) -> str:
    what = "term" if each.kind == DisclosureKind.TERM else "field"
    where = "goes out" if each.released else "stays here"
    return f"{what} {each.name} ({name_of(case, each)}) {where}: {each.reason}  [{each.decided_by}, {each.decided_utc}]"


def _split(text: str) -> tuple[str, str]:
    name, is_there, value = text.partition("=")
    if not is_there:
        raise InvalidInput(
            phrase("“{text}” says no value.", text=text),
            hint=phrase("Write FIELD=VALUE; fields are: {names}.", names=", ".join(BY_NAME)),
        )
    return name.strip(), value


def _json(case: Case, media: Media) -> dict[str, Any]:
    return {
        "media": media.label,
        "fields": typed_fields(case, media),
        "assessments": [plain(each) for each in assessments_of(case, media.uid)],
    }


def _lines(case: Case, media: Media) -> Iterator[str]:
    yield f"{media.label}  {media.title}"
    typed = typed_fields(case, media)
    for section, fields in sections():
        rows = [(field.label, typed[field.name]) for field in fields if typed[field.name]]
        if rows:
            yield f"  {section}"
        for label, text in rows:
            yield f"    {label}: {text}"
    said = assessments_of(case, media.uid)
    for kind in SCALES:
        newest = next((each for each in said if each.kind == kind), None)
        words = (
            f"{newest.value} ({newest.assessed_by}, {newest.assessed_utc}: {newest.why})" if newest else ""
        )
        yield f"  {KIND_LABELS[kind]}: {words or 'nobody has said'}"


def _history(case: Case, media: Media) -> Iterator[str]:
    yield f"{media.label}  {media.title}"
    for each in history_of(case, media):
        why = f" ({each.why})" if each.why else ""
        yield f"  {each.time_utc}  {each.actor}  {each.label}: {each.before or '—'} → {each.after or '—'}{why}"
