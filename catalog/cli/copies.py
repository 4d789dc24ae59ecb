"""The command for copies: recordings that share footage, where a file or picture comes from, what a person decides."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import click

from catalog.case import Case
from catalog.cli import listing
from catalog.cli.base import ACTOR, CASE, cli, guarded
from catalog.cli.progress import run_one
from catalog.errors import InvalidInput
from catalog.jobs import Operation
from catalog.model.records import Annotation, CopyLink, CopyState, Media
from catalog.operations import cases, copies
from catalog.operations.copies import CopyCandidate
from catalog.texts import phrase


@cli.command(name="copies")
@CASE
@click.argument("what", required=False, metavar="[MEDIA|FILE|IMAGE]")
@click.option("--confirm", metavar="MEDIA", help="Say that this one, such as M2, is a copy of MEDIA.")
@click.option("--dismiss", metavar="MEDIA", help="Say that this one is no copy of MEDIA.")
@click.option("--carry", metavar="MEDIA", help="Carry the annotations of this confirmed copy over to MEDIA.")
@click.option("--quick", is_flag=True, help="Compare fingerprints alone: moments to half a second.")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
@ACTOR
@guarded
def copies_command(
    case: Path,
    what: str | None,
    confirm: str | None,
    dismiss: str | None,
    carry: str | None,
    quick: bool,
    as_json: bool,
    actor: str,
) -> None:
    """List recordings of CASE that share footage: of one MEDIA, of a FILE that is not in the case, or all.

    An IMAGE, such as a still or a screenshot, is looked for in the recordings. What is found are candidates until a
    person confirms them.
    """
    with cases.open_case(case, actor=actor) as opened:
        if confirm or dismiss or carry:
            one = _media(opened, what)
            for named, decide in ((confirm, copies.confirm_copy), (dismiss, copies.dismiss_copy)):
                if named:
                    link = decide(opened, _candidate(opened, one, named, quick), actor=actor)
                    click.echo(
                        f"{_label(opened, link.media_uid)} and {_label(opened, link.other_uid)}: {link.state}."
                    )
            if carry:
                _carry(opened, one, cases.media_named(opened, carry), actor)
            return
        found = run_one(f"copies in {case.name}", _search(opened, what, closely=not quick))
        left_out = copies.not_comparable(opened)
        if as_json:
            said = {
                "copies": [_as_json(opened, each) for each in found],
                "not_compared": [each.label for each in left_out],
            }
            click.echo(json.dumps(said, indent=2, ensure_ascii=False))
            return
        for each in found:
            click.echo(_line(opened, each))
        if not found:
            click.echo("Nothing was found that shares footage.")
        for media in left_out:
            why = "sound alone" if media.kind == "sound" else "its pictures cannot be read"
            click.echo(f"{media.label} was not compared: {why}.", err=True)


def _search(case: Case, what: str | None, *, closely: bool) -> Operation[list[CopyCandidate]]:
    if what is None:
        return copies.find_copies(case, closely=closely)
    if Path(what).is_file() and not re.fullmatch(r"[Mm]\d+", what):
        return copies.find_source(case, Path(what), closely=closely)
    return copies.find_copies(case, media_uid=cases.media_named(case, what).uid, closely=closely)


def _media(case: Case, what: str | None) -> Media:
    if what is None:
        raise InvalidInput("Name the recording, such as M3, before --confirm, --dismiss or --carry.")
    return cases.media_named(case, what)


def _candidate(case: Case, media: Media, named: str, quick: bool) -> CopyCandidate:
    other = cases.media_named(case, named)
    search = copies.find_copies(case, media_uid=media.uid, closely=not quick)
    for each in run_one(f"copies of {media.label}", search):
        if each.other_uid == other.uid:
            return each
    raise InvalidInput(
        phrase(
            "{label} and {label_2} were not found to share footage.", label=media.label, label_2=other.label
        ),
        hint=phrase("“framewitness copies CASE {label}” lists what was found.", label=media.label),
    )


def _carry(case: Case, media: Media, source: Media, actor: str) -> None:
    pairs = ((media.uid, source.uid), (source.uid, media.uid))
    links = [
        each
        for one, other in pairs
        for each in case.find(CopyLink, media_uid=one, other_uid=other, state=CopyState.CONFIRMED)
    ]
    if not links:
        raise InvalidInput(
            phrase(
                "{label} and {label_2} are not confirmed copies.", label=media.label, label_2=source.label
            ),
            hint=phrase(
                "“framewitness copies CASE {label} --confirm {label_2}” confirms them.",
                label=media.label,
                label_2=source.label,
            ),
        )
    carrying = copies.carry_annotations(case, links[0].uid, actor=actor, from_media_uid=source.uid)
    carried = run_one(f"carry over to {media.label}", carrying)
    for each in carried.annotations:
        click.echo(listing.annotation_line(media, each))
    click.echo(f"Carried over: {len(carried.annotations)}. Already there: {carried.already}.")
    if carried.outside:
        click.echo(f"Left out, because {media.label} does not show them: {carried.outside}.")
    if carried.unsure:
        click.echo(f"Left out, because the picture stands still there: {carried.unsure}.")
    if carried.not_seen:
        click.echo(
            f"Left out, because “looked for and not seen” holds only for {source.label}, which was watched: "
            f"{carried.not_seen}."
        )
    if carried.unheard:
        click.echo(f"Left out, because they were heard and {media.label} has no sound: {carried.unheard}.")
    if carried.exchanged:
        click.echo(f"Left and right exchanged, because the picture is mirrored: {carried.exchanged}.")


def _line(case: Case, found: CopyCandidate) -> str:
    here = _label(case, found.media_uid) if found.media_uid else "The file"
    return f"{here} – {_label(case, found.other_uid)}  {found.state}: {found.words}"


def _label(case: Case, uid: str) -> str:
    return case.get(Media, uid).label


def _as_json(case: Case, found: CopyCandidate) -> dict[str, Any]:
    return {
        "media": _label(case, found.media_uid) if found.media_uid else None,
        "other": _label(case, found.other_uid),
        "state": found.state,
        "words": found.words,
        "ranges": [
            {
                "start_pts": each.start_pts,
                "end_pts": each.end_pts,
                "other_start_pts": each.other_start_pts,
                "other_end_pts": each.other_end_pts,
                "speed": round(each.speed, 6),
                "mirrored": each.mirrored,
                "stands_still": each.stands_still,
                **_seconds(
                    case, found, each.start_pts, each.end_pts, each.other_start_pts, each.other_end_pts
                ),
            }
            for each in found.ranges
        ],
        "only_here_pts": [list(each) for each in found.only_here],
        "only_there_pts": [list(each) for each in found.only_there],
        "changes": found.changes,
        "looked_closely": found.looked_closely,
        "earliest_posting": f"P{found.earliest.number}" if found.earliest else None,
        "annotations_of_other": case.count(Annotation, media_uid=found.other_uid),
    }


def _seconds(
    case: Case, found: CopyCandidate, start: int, end: int, other_start: int, other_end: int
) -> dict[str, float]:
    """Derived, from each recording's 0:00; of a file outside the case only the other's."""
    other = case.get(Media, found.other_uid)
    told = {
        "other_start_seconds": float((other_start - other.origin_pts) * other.time_base),
        "other_end_seconds": float((other_end - other.origin_pts) * other.time_base),
    }
    if found.media_uid:
        one = case.get(Media, found.media_uid)
        told["start_seconds"] = float((start - one.origin_pts) * one.time_base)
        told["end_seconds"] = float((end - one.origin_pts) * one.time_base)
    return told
