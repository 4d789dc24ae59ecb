"""Commands for words: finding them in a case, and what was said in a recording."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import click

from catalog.case import Case
from catalog.cli.base import ACTOR, CASE, MEDIA, PURPOSE, cli, guarded
from catalog.cli.listing import moment, plain
from catalog.model.records import Media, Utterance
from catalog.operations import cases, subtitles
from catalog.operations.going_out import GoingOut, going_out
from catalog.operations.search import Found, find_text

MOST = 1000


@cli.command()
@CASE
@click.argument("words", nargs=-1, required=True)
@click.option(
    "--most", default=200, show_default=True, type=click.IntRange(1, MOST), help="How many to print."
)
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
@guarded
def find(case: Path, words: tuple[str, ...], most: int, as_json: bool) -> None:
    """Find WORDS in everything written in CASE: annotations, transcripts, titles, comments, pages, subtitles.

    All words must stand in one place, in any order; parts of words are found too. "In quotes" they stay together.
    """
    with Case.open(case, read_only=True) as opened:
        found = find_text(opened, " ".join(words), most)
        if as_json:
            click.echo(json.dumps([dataclasses.asdict(each) for each in found], indent=2, ensure_ascii=False))
            return
        media = {each.uid: each for each in opened.find(Media)}
        for each in found:
            click.echo(_line(each, media.get(each.media_uid or "")))
        if not found:
            click.echo("Nothing was found.")


def _line(found: Found, media: Media | None) -> str:
    at = f"  {moment(media, found.pts)}" if media is not None and found.pts is not None else ""
    return f"{found.label}{at}  {found.excerpt}"


@cli.command()
@CASE
@MEDIA
@click.option(
    "--read", "source", type=click.Path(path_type=Path), metavar="FILE", help="Read an SRT or WebVTT file in."
)
@click.option("--language", default="", metavar="TAG", help="Language of its words: ru, en, ar.")
@click.option("--translation", is_flag=True, help="Its words are a translation.")
@click.option("--offset", default=0.0, metavar="SECONDS", help="Is added to each of its times.")
@click.option(
    "--encoding", default="", metavar="NAME", help="How its letters are written, where that is mistaken."
)
@click.option(
    "--write", "target", type=click.Path(path_type=Path), metavar="FILE", help="Write it as .srt or .vtt."
)
@click.option(
    "--text",
    default="original",
    type=click.Choice(subtitles.TEXTS),
    show_default=True,
    help="What is written.",
)
@click.option("--json", "as_json", is_flag=True, help="Print what may go out of it as JSON.")
@click.option("--everything", is_flag=True, help="With --json: what is restricted too.")
@PURPOSE
@ACTOR
@guarded
def transcript(
    case: Path,
    media: str,
    source: Path | None,
    language: str,
    translation: bool,
    offset: float,
    encoding: str,
    target: Path | None,
    text: str,
    as_json: bool,
    everything: bool,
    purpose: str,
    actor: str,
) -> None:
    """Print what was said in MEDIA; read it from subtitles, or write it as subtitles."""
    with cases.open_case(case, actor=actor) as opened:
        chosen = cases.media_named(opened, media)
        if source is not None:
            imported = subtitles.import_subtitles(
                opened,
                chosen.uid,
                source,
                actor=actor,
                language=language,
                translation=translation,
                offset_ms=round(offset * 1000),
                encoding=encoding,
            )
            outside = f"; {imported.outside} lie outside the recording" if imported.outside else ""
            click.echo(f"{len(imported.utterances)} lines, read as {imported.encoding}{outside}", err=True)
        if target is not None:
            written = subtitles.export_subtitles(opened, chosen.uid, target, text=text, purpose=purpose)
            less = f"; of {written.less} of them words or names are left out" if written.less else ""
            click.echo(f"{written.lines} lines in {target}{less}", err=True)
            for remark in written.remarks:
                click.echo(remark, err=True)
        if as_json:
            _as_json(opened, chosen, purpose=purpose, everything=everything)
            return
        lines = opened.find(Utterance, media_uid=chosen.uid, order="start_pts, number")
        for each in lines:
            who = f"{each.speaker}: " if each.speaker else ""
            click.echo(
                f"{moment(chosen, each.start_pts)}–{moment(chosen, each.end_pts)}  {who}{_flat(each.original)}"
            )
            if each.translation:
                click.echo(f"    {_flat(each.translation)} ({each.translator})")


def _as_json(case: Case, media: Media, *, purpose: str, everything: bool) -> None:
    """Prints the lines as they may go out. Raises InvalidInput where nothing of the recording may."""
    remarks = [] if everything else going_out(case, media.uid, purpose)[1]
    wanted = {"media_uid": media.uid, "order": "start_pts, number"}
    lines = GoingOut(case, purpose=purpose, everything=everything).find(Utterance, **wanted)
    less = sum(one != other for one, other in zip(lines, case.find(Utterance, **wanted), strict=True))
    click.echo(json.dumps([plain(each) for each in lines], indent=2, ensure_ascii=False))
    for remark in [*([f"Of {less} lines words or names are left out."] if less else []), *remarks]:
        click.echo(remark, err=True)


def _flat(text: str) -> str:
    return " ".join(text.split())
