"""A small case with something in every panel: two recordings cut out of the demonstration's drawn scene, coded.

Nobody real is shown. The second recording begins where the first ends; both are on one clock.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import islice
from pathlib import Path

import av
import numpy as np

from catalog.analysis.png import png_of
from catalog.case import Case
from catalog.jobs import run
from catalog.model.records import (
    ActorKind,
    Certainty,
    Extent,
    Graphic,
    Media,
    Presence,
    RegionKind,
    Term,
    Verdict,
)
from catalog.operations import (
    acquire,
    actors,
    annotate,
    assignments,
    cases,
    places,
    regions,
    second_looks,
    transcripts,
)
from catalog.operations.alignments import align_by_offset
from catalog.operations.examine import examine
from resources.demo.drawing import Picture
from resources.demo.sound import RATE_HZ, street_sound
from resources.demo.street_scene import RATE, pictures, truth
from tests.helpers.window import ACTOR, _Here

FRAMES = 150
FIRST = 110
"""Frames of the first recording; the second has the rest."""
COLLEAGUE = "colleague"


def make_filled_case(path: Path, folder: Path) -> Path:
    """Makes the case at `path`, its files in `folder` before they are archived. It is closed."""
    drawn = list(islice(pictures(), FRAMES))
    bangs = (Fraction(40, RATE), Fraction(80, RATE))
    first, second = folder / "square.mp4", folder / "from the side.mp4"
    _write(first, drawn[:FIRST], bangs)
    _write(second, drawn[FIRST:], ())
    with cases.new_case(path, actor=ACTOR, name="A drawn street") as case:
        media = [run(acquire.add_file(case, video, actor=ACTOR), _Here()).media for video in (first, second)]
        for each in media:
            run(examine(case, each.uid, actor=ACTOR), _Here())
        for each in media[:1]:
            annotate.rate_graphic(case, each.uid, Graphic.NOT_GRAPHIC, actor=ACTOR)
        annotate.rate_graphic(case, media[1].uid, Graphic.GRAPHIC, actor=ACTOR)
        align_by_offset(
            case, media[0].uid, media[1].uid, Fraction(FIRST, RATE), error_micros=20_000, actor=ACTOR
        )
        _code(case, media[0])
        _say(case, media[0])
        _have_looked_again(case, media[0])
        _find_the_place(case, media[0], drawn[0], folder)
    return path


def _write(path: Path, drawn: Sequence[Picture], bangs: Sequence[Fraction]) -> None:
    """H.264 with B-frames and AAC."""
    height, width = drawn[0].shape[1:]
    samples = street_sound(Fraction(len(drawn), RATE), [bang for bang in bangs if bang > 0])
    with av.open(str(path), "w", format="mp4") as container:
        picture = container.add_stream("libx264", rate=RATE)
        picture.width, picture.height, picture.pix_fmt = width, height, "yuv420p"
        picture.codec_context.thread_count = 2
        picture.options = {"preset": "veryfast", "crf": "20", "g": "25", "bf": "2"}
        sound = container.add_stream("aac", rate=RATE_HZ)
        sound.codec_context.layout = "mono"
        for start in range(0, len(samples), 1024):
            block = np.ascontiguousarray(samples[None, start : start + 1024])
            heard = av.AudioFrame.from_ndarray(block, format="fltp", layout="mono")
            heard.sample_rate, heard.pts, heard.time_base = RATE_HZ, start, Fraction(1, RATE_HZ)
            container.mux(sound.encode(heard))
        container.mux(sound.encode())
        for number, planes in enumerate(drawn):
            image = np.ascontiguousarray(planes.transpose(1, 2, 0))
            frame = av.VideoFrame.from_ndarray(image, format="rgb24")
            frame.pts, frame.time_base = number, Fraction(1, RATE)
            container.mux(picture.encode(frame))
        container.mux(picture.encode())


def _code(case: Case, media: Media) -> None:
    """Every known annotation of the scene that lies in the recording; two people; a region that moves."""
    group = actors.add_actor(case, actor=ACTOR, name="line with shields", kind=ActorKind.GROUP)
    person = actors.add_actor(case, actor=ACTOR, name="officer A, helmet 217", member_of=group.uid)
    coded = {each.code for each in case.find(Term)}
    for known in truth().annotations:
        if known.start_frame >= FIRST or known.term_code not in coded:
            continue
        end = known.end_frame
        made = annotate.add_annotation(
            case,
            actor=ACTOR,
            media_uid=media.uid,
            term_code=known.term_code,
            extent=Extent.POINT if end is None else Extent.INTERVAL,
            start_pts=_pts(media, known.start_frame),
            end_pts=None if end is None else _pts(media, min(end, FIRST)),
            presence=Presence(known.presence),
            certainty=Certainty(known.certainty),
            note=known.note,
            look_speed=known.look_speed,
            look_with_sound=known.look_with_sound,
        )
        if known.term_code == "wpn.baton":
            annotate.edit_annotation(
                case,
                made.uid,
                actor=ACTOR,
                actor_uid=person.uid,
                tags=["first row"],
            )
            second_looks.look_again(case, made.uid, Verdict.CONFIRM, actor=COLLEAGUE)
            _follow(case, media, made.uid)


def _follow(case: Case, media: Media, annotation_uid: str) -> None:
    def box(left: int) -> list[tuple[int, int]]:  # thousandths of a pixel
        return [(left, 260_000), (left + 80_000, 380_000)]

    region = regions.add_region(
        case,
        annotation_uid,
        actor=ACTOR,
        kind=RegionKind.BOX,
        pts=_pts(media, 0),
        points=box(320_000),
        label="left hand",
    )
    regions.set_key(case, region.uid, actor=ACTOR, pts=_pts(media, 50), points=box(400_000))


def _say(case: Case, media: Media) -> None:
    for start, end, speaker, text, translation in (
        (5, 40, "officer", "Назад! Всем назад!", "Back! Everybody back!"),
        (55, 90, "somebody in the crowd", "Мы ничего не сделали", "We have done nothing"),
    ):
        transcripts.add_utterance(
            case,
            actor=ACTOR,
            media_uid=media.uid,
            start_pts=_pts(media, start),
            end_pts=_pts(media, end),
            original=text,
            speaker=speaker,
            language="ru",
            translation=translation,
            translation_language="en",
        )


def _have_looked_again(case: Case, media: Media) -> None:
    assignments.assign(
        case, actor=ACTOR, coder=COLLEAGUE, title="Second look", media_uids=[media.uid], note="Weapons only"
    )


def _find_the_place(case: Case, media: Media, drawn: Picture, folder: Path) -> None:
    """Beside a picture of the same drawing, a little cropped; what follows from it is not checked by a second yet."""
    path = folder / "from the south.png"
    path.write_bytes(png_of(np.ascontiguousarray(drawn.transpose(1, 2, 0)[40:, 60:])))
    stated = {"kind": "photograph", "source": "the city's archive", "date": "2024-05", "title": "The square"}
    taking = places.take_reference(case, path, actor=ACTOR, **stated)
    reference = run(taking, _Here())
    place = run(
        places.begin_from_frame(case, media.uid, media.first_pts, reference.uid, actor=ACTOR), _Here()
    )
    corners = [(200, 120), (520, 140), (300, 330), (600, 300)]
    points = [
        places.MatchPoint(number, x * 1000, y * 1000, (x - 60) * 1000, (y - 40) * 1000)
        for number, (x, y) in enumerate(corners, 1)
    ]
    places.set_points(case, place.uid, points, actor=ACTOR)


def _pts(media: Media, frame: int) -> int:
    return media.first_pts + round(Fraction(frame, RATE) / media.time_base)
