"""A small case to package: two recordings that really decode, coded, with secrets that must not leave it."""

from __future__ import annotations

import json
import tarfile
from dataclasses import replace
from pathlib import Path

from catalog.case import Case
from catalog.model.records import EmbeddedPlace, Media, Posting, PostingObject, PostingState, Role
from catalog.operations.acquire import add_file
from catalog.operations.package import Packaged, package
from tests.helpers.cases import A_MOMENT, ACTOR, add_annotation, add_term, make_case, take_object
from tests.helpers.here import run_here
from tests.helpers.video import make_video

SECRET = "s3cr3t-c00kie-value"
HOME = "/home/archivist-by-name/evidence"
WORDS_OF_TWO = "the courtyard behind the bakery"
"""Said of M2 alone."""


def make_case_to_package(folder: Path) -> Path:
    """M1 "one.mp4" with three annotations (one removed, one edited) and an info file, M2 "two.mp4" with one. Closed."""
    with make_case(folder, name="A street") as case:
        for number, name in enumerate(("one.mp4", "two.mp4"), 1):
            made = make_video(folder / name, frames=6 + number, size=(64, 48))
            run_here(add_file(case, made.path, actor=ACTOR))
        one, two = case.find(Media, order="number")
        add_term(case)
        add_term(case, "not.used", key="")
        first, second, gone = (add_annotation(case, one, note=f"note {n}") for n in range(3))
        add_annotation(case, two, note=WORDS_OF_TWO)
        with case.unit_of_work("annotation.edit", actor="colleague") as work:
            work.replace(replace(first, note="a note that was edited"))
            work.replace(replace(second, annotator="colleague"))
            work.remove(gone)
        _add_posting_with_secrets(case, one)
        return case.path


def _add_posting_with_secrets(case: Case, media: Media) -> None:
    info = {
        "id": "x1",
        "title": "a title",
        "http_headers": {"Cookie": f"session={SECRET}"},
        "url": f"https://cdn.example.org/v.mp4?token={SECRET}",
        "_filename": f"{HOME}/v.mp4",
    }
    stored = take_object(case, json.dumps(info).encode(), extension=".json", role=Role.INFO)
    posting = Posting(
        url=f"https://example.org/watch?v=1&access_token={SECRET}",
        state=PostingState.ARCHIVED,
        title="a title",
        source_path=f"{HOME}/v.mp4",
        captured_utc=A_MOMENT,
        captured_by=ACTOR,
        media_uid=media.uid,
        facts={"saved": f"{HOME}/v.part", "cookies": SECRET, "headers": [["Set-Cookie", SECRET]]},
    )
    with case.unit_of_work("archive.end", actor=ACTOR, parameters={"path": f"{HOME}/v.mp4"}) as work:
        work.add(posting)
        work.add(
            PostingObject(posting_uid=posting.uid, object_uid=stored.uid, role=Role.INFO, name="v.info.json")
        )


def add_place(case: Case, number: int) -> None:
    """Lets the file of this recording tell where it was made."""
    media = case.find(Media, number=number)[0]
    place = EmbeddedPlace(
        media_uid=media.uid,
        object_uid=media.reference_object_uid,
        name="gps",
        value="+43.2389+076.8897/",
        source="moov",
    )
    with case.unit_of_work("test", actor=ACTOR) as work:
        work.add(place)


def packaged(path: Path, out: Path, *, media: tuple[int, ...] | None = None, **how: bool | str) -> Packaged:
    """Packages the recordings of these numbers (None: all) of the case at `path` into `out`."""
    with Case.open(path) as case:
        uids = None if media is None else [case.find(Media, number=number)[0].uid for number in media]
        return run_here(package(case, out, actor=ACTOR, media_uids=uids, **how))  # type: ignore[arg-type]


def unpack(archive: Path, folder: Path) -> None:
    """Takes all out of a tar file of this test's own."""
    with tarfile.open(archive) as tar:
        tar.extraction_filter = getattr(tarfile, "data_filter", None)  # Python 3.11.2 has none yet
        tar.extractall(folder)
