"""Batches of short files: cases of them, examined by any runner, and what came out, to compare."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

from catalog.case import Case
from catalog.jobs import Runner, run_all
from catalog.model.records import Examination, Keyframe, Media, Shot, StoredObject
from catalog.operations import acquire, examine
from tests.helpers.cases import ACTOR
from tests.helpers.here import run_here
from tests.helpers.video import make_video

OF_THE_RUN = {"uid", "id", "number", "examination_uid", "made_utc", "chosen_utc", "position_utc"}
"""Fields that are of the run and not of what was found: which record it is, and when it was made."""


def case_of_short_files(folder: Path, count: int) -> Case:
    """A case in `folder` with `count` files of ten small frames each, all different; open."""
    files = folder.with_name(f"{folder.name}-files")
    files.mkdir()
    for number in range(count):
        make_video(
            files / f"{number:04}.mp4", frames=10, size=(64, 48), codec="mpeg4", first_number=10 * number
        )
    case = Case.create(folder, name="Short files", actor=ACTOR)
    for path in sorted(files.iterdir()):
        run_here(acquire.add_file(case, path, actor=ACTOR))
    return case


def examine_all(case: Case, runner: Runner, *, workers: int, watch: Any = lambda *_: None) -> dict[str, Any]:
    """Examines every media once more; returns what was found by label of the media, but for `OF_THE_RUN`."""
    media = case.find(Media, order="number")
    operations = (examine.examine(case, each.uid, actor=ACTOR, one_thread=workers > 1) for each in media)
    runs = run_all(operations, runner, workers=workers, watch=watch)
    return {each.label: found(case, each, run.outcome().uid) for each, run in zip(media, runs, strict=True)}


def found(case: Case, media: Media, examination_uid: str) -> list[dict[str, Any]]:
    records: list[Any] = [case.get(Examination, examination_uid), case.get(Media, media.uid)]
    records += case.find(Shot, examination_uid=examination_uid, order="position")
    records += case.find(Keyframe, examination_uid=examination_uid, order="pts")
    facts = [
        {name: value for name, value in dataclasses.asdict(each).items() if name not in OF_THE_RUN}
        for each in records
    ]
    stills = [
        each.still_object_uid for each in records if isinstance(each, Keyframe) and each.still_object_uid
    ]
    facts += [{"sha256": case.get(StoredObject, uid).sha256} for uid in stills]
    derived = case.derived(media.uid)
    return [*facts, {path.name: path.read_bytes() for path in sorted(derived.glob("*.jpg"))}]
