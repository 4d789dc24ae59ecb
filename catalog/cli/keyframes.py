"""The command for the keyframes of one recording: what is shown, and what people decide about it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from catalog.case import Case
from catalog.cli.base import ACTOR, CASE, MEDIA, cli, guarded
from catalog.cli.listing import plain
from catalog.cli.progress import run_one
from catalog.errors import InvalidInput
from catalog.model.records import Examination, Keyframe, Media, Shot
from catalog.model.selection import current, shown_examination
from catalog.model.timecode import clock, seconds_of
from catalog.operations import cases
from catalog.operations import keyframes as decide
from catalog.operations.times import resolve_times
from catalog.texts import phrase


@cli.command()
@CASE
@MEDIA
@click.option(
    "--pin", multiple=True, metavar="LABEL|TIME", help="Keep it: M1-K4, 12.5, 1:02:03.5, frame:300."
)
@click.option("--unpin", multiple=True, metavar="LABEL", help="Leave it to the examination again.")
@click.option("--remove", multiple=True, metavar="LABEL", help="Take it out of the strip.")
@click.option("--restore", multiple=True, metavar="LABEL", help="Put a removed one back.")
@click.option("--run", default="", metavar="N", help="Show what this examination found from now on.")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
@ACTOR
@guarded
def keyframes(
    case: Path,
    media: str,
    pin: tuple[str, ...],
    unpin: tuple[str, ...],
    remove: tuple[str, ...],
    restore: tuple[str, ...],
    run: str,
    as_json: bool,
    actor: str,
) -> None:
    """List the keyframes of MEDIA with why each was chosen; pin, remove or restore some; choose an examination.

    What is pinned or removed stays so when the recording is examined again.
    """
    with cases.open_case(case, actor=actor) as opened:
        chosen = cases.media_named(opened, media)
        removed, restored, unpinned = (
            [_of(opened, chosen, name) for name in names] for names in (remove, restore, unpin)
        )
        if run:
            decide.choose_examination(opened, decide.examination_named(opened, chosen, run).uid, actor=actor)
        for each in removed:
            decide.remove_keyframe(opened, each.uid, actor=actor)
        for each in restored:
            decide.restore_keyframe(opened, each.uid, actor=actor)
        for each in unpinned:
            run_one(
                f"unpin {chosen.label}",
                decide.pin_keyframe(opened, each.uid, actor=actor, pinned=False),
            )
        for text in pin:
            _pin(opened, chosen, text, actor)
        if as_json:
            click.echo(json.dumps(_as_json(opened, chosen), indent=2, ensure_ascii=False))
        else:
            for line in _lines(opened, chosen):
                click.echo(line)


def _pin(case: Case, media: Media, text: str, actor: str) -> None:
    if "-K" in text.upper():
        keyframe = _of(case, media, text)
        run_one(f"pin {text}", decide.pin_keyframe(case, keyframe.uid, actor=actor))
        return
    times = run_one(f"time in {media.label}", resolve_times(case, media.uid, start=text, end=None))
    run_one(f"pin {text}", decide.pin_moment(case, media.uid, times.start_pts, actor=actor))


def _of(case: Case, media: Media, name: str) -> Keyframe:
    keyframe = decide.keyframe_named(case, name)
    if keyframe.media_uid != media.uid:
        raise InvalidInput(
            phrase("{name} is not a keyframe of {label}.", name=name, label=media.label),
            hint="Name its own recording with it.",
        )
    return keyframe


def _lines(case: Case, media: Media) -> Iterator[str]:
    runs = decide.runs_of(case, media)
    shown = shown_examination(runs)
    for number, each in enumerate(runs, 1):
        mark = "  (shown)" if each == shown else ""
        yield f"Examination {number}, {each.made_utc}: {_words(case, each)}{mark}"
    known = case.find(Keyframe, media_uid=media.uid, order="pts, number")
    for keyframe in current(known, runs):
        at = clock(keyframe.pts, time_base=media.time_base, origin_pts=media.origin_pts)
        pinned = ", pinned" if keyframe.pinned else ""
        yield f"{media.label}-K{keyframe.number}  {at}  frame {keyframe.frame}  {keyframe.reason}{pinned}"
    for keyframe in known:
        if keyframe.removed:
            yield f"{media.label}-K{keyframe.number}  removed"


def _words(case: Case, examination: Examination) -> str:
    shots = case.count(Shot, examination_uid=examination.uid)
    found = case.count(Keyframe, examination_uid=examination.uid)
    density = examination.settings.get("density", "normal")
    seconds = float(examination.settings.get("interval_seconds", 0) or 0)
    every = f" and every {seconds:g} s" if seconds else ""
    counted = ", ".join(
        f"{count} {what}{'s' * (count != 1)}" for count, what in ((shots, "shot"), (found, "keyframe"))
    )
    return f"{counted}, density {density}{every}"


def _as_json(case: Case, media: Media) -> dict[str, Any]:
    runs = decide.runs_of(case, media)
    shown = shown_examination(runs)
    known = case.find(Keyframe, media_uid=media.uid, order="pts, number")
    in_strip = {each.uid for each in current(known, runs)}
    return {
        "media": media.label,
        "examinations": [
            {**plain(each), "number": number, "shown": each == shown} for number, each in enumerate(runs, 1)
        ],
        "keyframes": [
            {
                **plain(each),
                "label": f"{media.label}-K{each.number}",
                "seconds": float(
                    seconds_of(each.pts, time_base=media.time_base, origin_pts=media.origin_pts)
                ),
                "shown": each.uid in in_strip,
            }
            for each in known
        ],
    }
