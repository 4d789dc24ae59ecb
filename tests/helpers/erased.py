"""A recording with one word in everything that can be said of it, and a search of every byte for that word."""

from __future__ import annotations

import time
import zlib
from collections.abc import Iterator
from pathlib import Path

from catalog.case import Case
from catalog.model.records import (
    Capture,
    Media,
    PageCapture,
    Posting,
    PostingObject,
    Role,
    StoredObject,
    Utterance,
)
from tests.helpers.cases import A_MOMENT, ACTOR, add_annotation, add_media, take_object

WORD = "Zvezdochka-Ивановна-77"
"""Stands everywhere in what is erased, and nowhere else."""
KEPT = "Strelka-Петровна-33"


def traces(folder: Path, word: str) -> list[str]:
    """Files under `folder` in which a word stands: as UTF-8, UTF-16 or JSON's escapes, plain or deflated. Where a
    window makes derived files meanwhile, it is looked through until it holds still."""
    while True:
        try:
            return _traces(folder, word)
        except FileNotFoundError:
            time.sleep(0.05)


def _traces(folder: Path, word: str) -> list[str]:
    escaped = word.encode("ascii", "backslashreplace").replace(b"\\x", b"\\u00")
    forms = [word.encode(), word.encode("utf-16-le"), word.encode("utf-16-be"), escaped]
    found = []
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        data = path.read_bytes()
        if any(form in each for each in (data, *_inflated(data)) for form in forms) or word in path.name:
            found.append(path.relative_to(folder).as_posix())
    return found


def _inflated(data: bytes) -> Iterator[bytes]:
    for start in (b"\x78\x9c", b"\x78\xda", b"\x78\x01", b"\x1f\x8b"):
        at = data.find(start)
        while at != -1:
            try:
                yield zlib.decompressobj(wbits=47).decompress(data[at:])
            except zlib.error:
                pass
            at = data.find(start, at + 1)


def fill(case: Case, word: str) -> Media:
    """A recording with the word in everything that can be said of it, in changed and removed records too."""
    media = add_media(case, title=f"{word}.mp4", data=f"bytes of {word}".encode())
    (posting,) = case.find(Posting, media_uid=media.uid)
    page = take_object(case, f"<p>{word}</p>".encode(), extension=".html", role=Role.PAGE_SOURCE)
    info = take_object(case, f'{{"uploader": "{word}"}}'.encode(), extension=".json", role=Role.INFO)
    url = f"https://example.org/{word}"
    with case.unit_of_work("archive.end", actor=ACTOR, parameters={"url": url}) as work:
        work.replace(
            type(posting)(
                **{
                    **posting.values(),
                    "url": url,
                    "uploader": word,
                    "description": word,
                    "facts": {"by": word},
                }
            )
        )
        work.add(PostingObject(posting_uid=posting.uid, object_uid=page.uid, role=Role.PAGE_SOURCE))
        work.add(PostingObject(posting_uid=posting.uid, object_uid=info.uid, role=Role.INFO))
        work.add(PageCapture(posting_uid=posting.uid, asked_url=url, started_utc=A_MOMENT, title=word))
        work.add(Capture(posting_uid=posting.uid, asked_url=url, started_utc=A_MOMENT, collector=ACTOR))
        work.add(Posting(url=url, title=word, error=f"no {word}"))
        work.add(
            Utterance(
                media_uid=media.uid,
                start_pts=0,
                end_pts=9,
                original=word,
                written_by=ACTOR,
                made_utc=A_MOMENT,
            )
        )
    kept = add_annotation(case, media, note=f"first {word}")
    with case.unit_of_work("annotation.edit", actor=ACTOR, parameters={"note": word}) as work:
        work.replace(type(kept)(**{**kept.values(), "note": f"then {word}"}))
    gone = add_annotation(case, media, note=f"removed {word}")
    with case.unit_of_work("annotation.remove", actor=ACTOR) as work:
        work.remove(gone)
    for name in ("derived/x/words.txt", "exports/report.html", "backups/catalog.sqlite", "damaged/old.bin"):
        path = case.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if name.startswith("damaged"):
            path = path.with_name(f"{case.get(StoredObject, media.reference_object_uid).sha256}-is-ab.mp4")
        path.write_bytes(word.encode())
    left = case.objects.folder / "incoming" / "left.part"
    left.parent.mkdir(exist_ok=True)
    left.write_bytes(word.encode("utf-16-le"))
    return media
