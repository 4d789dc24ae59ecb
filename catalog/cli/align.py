"""The command that puts recordings on one clock."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import click

from catalog.case import Case
from catalog.cli.base import ACTOR, CASE, cli, guarded
from catalog.cli.progress import run_one
from catalog.errors import InvalidInput
from catalog.model.clock import UTC
from catalog.model.records import Alignment, Media
from catalog.model.timecode import clock_of_seconds, parse_time
from catalog.operations import alignments, cases
from catalog.operations.times import resolve_times
from catalog.texts import phrase


@cli.command(name="align")
@CASE
@click.argument("one", required=False)
@click.argument("other", required=False)
@click.option("--offset", metavar="TIME", help="OTHER begins so long after ONE; negative: before it.")
@click.option("--from-sound", is_flag=True, help="Propose the offset from what is heard in both.")
@click.option("--accept", is_flag=True, help="With --from-sound: align so, unless the sound is unsure.")
@click.option("--metres", default=100, show_default=True, help="The recorders were at most so far apart.")
@click.option("--at", metavar="TIME", help="With --utc: a moment of ONE whose picture shows a clock.")
@click.option("--utc", metavar="WHEN", help="What that clock says, like 2026-11-01T12:30:00+06:00.")
@click.option("--error", metavar="SECONDS", help="How far off it may be: needed with --offset and --utc.")
@click.option("--note", default="", help="Why, in words.")
@click.option("--json", "as_json", is_flag=True)
@ACTOR
@guarded
def align_command(
    case: Path,
    one: str | None,
    other: str | None,
    offset: str | None,
    from_sound: bool,
    accept: bool,
    metres: int,
    at: str | None,
    utc: str | None,
    error: str | None,
    note: str,
    as_json: bool,
    actor: str,
) -> None:
    """Put recordings ONE and OTHER of CASE on one clock, or tie ONE to UTC by a clock seen in its picture.

    Without further options, lists what is aligned: with its method, error and drift, and what contradicts it.
    """
    if sum((offset is not None, from_sound, utc is not None)) > 1:
        raise InvalidInput("Give one of --offset, --from-sound and --utc.")
    with cases.open_case(case, actor=actor) as opened:
        first = cases.media_named(opened, one) if one else None
        second = cases.media_named(opened, other) if other else None
        said: dict[str, Any] = {"note": note, "actor": actor}
        if utc is not None:
            _tie(opened, first, at, utc, _micros(error), said)
        elif offset is not None:
            one_media, other_media = _both(first, second)
            alignments.align_by_offset(
                opened, one_media.uid, other_media.uid, _seconds(offset), error_micros=_micros(error), **said
            )
        elif from_sound:
            _by_sound(opened, *_both(first, second), metres=metres, accept=accept, said=said)
            if not accept:
                return
        _list(opened, as_json=as_json)


def _tie(
    case: Case, media: Media | None, at: str | None, utc: str, error_micros: int, said: dict[str, Any]
) -> None:
    if media is None or at is None:
        raise InvalidInput("--utc needs a recording and --at, the moment whose picture shows the clock.")
    times = run_one(f"frame times of {media.label}", resolve_times(case, media.uid, start=at, end=None))
    alignments.tie_to_utc(case, media.uid, times.start_pts, utc, error_micros=error_micros, **said)


def _by_sound(
    case: Case, one: Media, other: Media, *, metres: int, accept: bool, said: dict[str, Any]
) -> None:
    proposal = run_one(
        f"sound of {one.label} and {other.label}",
        alignments.propose_from_sound(case, one.uid, other.uid, metres=metres),
    )
    if accept:
        alignments.accept_proposal(case, proposal, **said)
        return
    click.echo(proposal.in_words())
    if proposal.sure:
        begun = clock_of_seconds(proposal.offset_seconds(one, other))
        click.echo(f"{other.label} begins {begun} after {one.label}. Add --accept to align them so.")


def _list(case: Case, *, as_json: bool) -> None:
    labels = {each.uid: each.label for each in case.find(Media)} | {UTC: UTC}
    clock = alignments.clock_of(case)
    rows: list[dict[str, Any]] = []
    for tie in clock.ties:
        rows.append(
            {
                "media": labels[tie.one],
                "other": labels[tie.other],
                "method": tie.method,
                "error_micros": tie.error_micros,
                "drift_ppb": tie.source.drift_ppb if isinstance(tie.source, Alignment) else 0,
                "offset_seconds": None
                if tie.other == UTC
                else float(alignments.offset_seconds(case, tie.one, tie.other) or 0),
            }
        )
    conflicts: list[dict[str, Any]] = [
        {
            "clocks": sorted(labels[each] for each in conflict.clocks),
            "apart_micros": conflict.apart_micros,
            "allowed_micros": conflict.allowed_micros,
        }
        for conflict in clock.conflicts()
    ]
    if as_json:
        click.echo(json.dumps({"alignments": rows, "conflicts": conflicts}, indent=2))
        return
    for row in rows:
        begun = "" if row["offset_seconds"] is None else f"{row['offset_seconds']:+.3f} s  "
        drift = f"  drift {row['drift_ppb'] / 1000:+.1f} ppm" if row["drift_ppb"] else ""
        error = f"±{row['error_micros'] / 1e6:.3f} s"
        click.echo(f"{row['media']}–{row['other']}  {begun}{error}  {row['method']}{drift}")
    for each in conflicts:
        click.echo(
            f"These contradict each other: {', '.join(each['clocks'])} are {each['apart_micros'] / 1e6:.3f} s "
            f"apart by two ways, and their errors allow {each['allowed_micros'] / 1e6:.3f} s."
        )
    if not rows:
        click.echo("Nothing is aligned yet.")


def _both(one: Media | None, other: Media | None) -> tuple[Media, Media]:
    if one is None or other is None:
        raise InvalidInput(
            "Name two recordings.", hint="For example: framewitness align CASE M1 M2 --from-sound"
        )
    return one, other


def _seconds(text: str) -> Fraction:
    kind, value = parse_time(text)
    if kind != "seconds":
        raise InvalidInput(
            phrase("“{value}” is not a number of seconds.", value=text), hint="For example 12.48 or 0:12.480."
        )
    return Fraction(value)


def _micros(text: str | None) -> int:
    if text is None:
        raise InvalidInput(
            "Say how far off it may be.", hint="For example --error 0.04 for a frame at 25 a second."
        )
    return round(_seconds(text) * 1_000_000)
