"""Commands for what was heard: suggestions to accept or dismiss, and sound that recordings share."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from catalog.case import Case
from catalog.cli import listing
from catalog.cli.base import ACTOR, CASE, cli, guarded
from catalog.cli.progress import run_one
from catalog.errors import InvalidInput
from catalog.model.records import Media, Suggestion
from catalog.model.timecode import seconds_of
from catalog.operations import cases, suggestions
from catalog.operations.suggestion_words import in_short, is_moment, measured


@cli.command(name="suggestions")
@CASE
@click.argument("media", required=False)
@click.option("--listen", "listen", is_flag=True, help="Listen to MEDIA (or to all) now, as examining does.")
@click.option("--compare", is_flag=True, help="Look for the same sound in two recordings of the case.")
@click.option("--accept", "accepted", metavar="LABEL", help="Make an annotation of this one, such as M3-S4.")
@click.option("--term", default=None, help="With --accept: another term than the one that fits its kind.")
@click.option("--dismiss", "dismissed", metavar="LABEL", help="Say that this one is nothing to note.")
@click.option("--json", "as_json", is_flag=True)
@ACTOR
@guarded
def suggestions_command(
    case: Path,
    media: str | None,
    listen: bool,
    compare: bool,
    accepted: str | None,
    term: str | None,
    dismissed: str | None,
    as_json: bool,
    actor: str,
) -> None:
    """List what the program proposes to listen to in CASE; accept or dismiss it.

    Suggestions are measured, not understood: a short loud sound is called impulsive whatever made it.
    """
    if term and not accepted:
        raise InvalidInput("--term goes with --accept.")
    with cases.open_case(case, actor=actor) as opened:
        chosen = [cases.media_named(opened, media)] if media else opened.find(Media, order="number")
        if accepted or dismissed:
            _decide(opened, accepted=accepted, term=term, dismissed=dismissed, actor=actor)
            return
        if listen:
            for each in chosen:
                if each.has_sound or each.kind == "sound":
                    run_one(
                        f"listen to {each.label}", suggestions.listen_again(opened, each.uid, actor=actor)
                    )
        if compare:
            only = chosen[0].uid if media else None
            run_one("compare sound", suggestions.compare_sound(opened, actor=actor, media_uid=only))
        found = [(each, one) for each in chosen for one in suggestions.open_suggestions(opened, each.uid)]
        if as_json:
            said = [_as_json(each, one) for each, one in found]
            click.echo(json.dumps(said, indent=2, ensure_ascii=False))
            return
        for line in _lines(opened, found):
            click.echo(line)


def _decide(case: Case, *, accepted: str | None, term: str | None, dismissed: str | None, actor: str) -> None:
    if accepted:
        found = suggestions.suggestion_named(case, accepted)
        made = suggestions.accept(case, found.uid, actor=actor, term_code=term)
        click.echo(listing.annotation_line(case.get(Media, made.media_uid), made))
    if dismissed:
        found = suggestions.suggestion_named(case, dismissed)
        suggestions.dismiss(case, found.uid, actor=actor)
        click.echo(f"Dismissed {dismissed.strip().upper()} ({found.kind}).")


def _lines(case: Case, found: Iterable[tuple[Media, Suggestion]]) -> Iterable[str]:
    several = list(found)
    if not several:
        yield "There are no suggestions that nobody has decided on."
    for media, each in several:
        at = listing.moment(media, each.start_pts)
        if not is_moment(each):
            at += f"–{listing.moment(media, each.end_pts)}"
        other_uid = each.facts.get("other_media_uid")
        facts = measured(each, case.get(Media, other_uid) if other_uid else None, listing.moment)
        yield f"{media.label}-S{each.number}  {at}  {in_short(each)}" + (f"  ({facts})" if facts else "")


def _as_json(media: Media, suggestion: Suggestion) -> dict[str, Any]:
    def seconds(pts: int) -> float:
        return float(seconds_of(pts, time_base=media.time_base, origin_pts=media.origin_pts))

    return {
        **listing.plain(suggestion),
        "label": f"{media.label}-S{suggestion.number}",
        "start_seconds": seconds(suggestion.start_pts),
        "end_seconds": seconds(suggestion.end_pts),
    }
