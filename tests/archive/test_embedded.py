"""What files say of themselves: all of it found, places apart, nothing asked of the network, nothing brought down."""

from __future__ import annotations

import dataclasses
import os
import socket
from pathlib import Path

import pytest

from catalog.archive.embedded import read_embedded, xmp_values
from catalog.case import Case
from catalog.errors import WorkerDied
from catalog.jobs import Job, ProcessRunner, SilentContext
from catalog.model.embedded_names import is_place
from catalog.model.records import EmbeddedMetadata, EmbeddedPlace, Media
from catalog.operations.acquire import add_file
from catalog.operations.embedded import DIED, read_again, told_by
from tests.archive.capturing import run_here
from tests.helpers.given import make_phone_video, make_photograph
from tests.helpers.video import make_sound


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("given")
    make_photograph(folder / "photo.jpg")
    make_phone_video(folder / "phone.mov")
    make_sound(folder / "sound.m4a", seconds=0.2)
    return folder


def said(path: Path) -> dict[str, str]:
    return {fact["name"]: fact["value"] for fact in read_embedded(SilentContext(), path=str(path)).facts}


def test_a_photograph_tells_its_time_and_camera(given: Path) -> None:
    told = said(given / "photo.jpg")
    assert told["Image Make"] == "Testcam"
    assert told["Image Model"] == "Testcam One"
    assert told["EXIF DateTimeOriginal"] == "2026:05:03 12:00:01"
    assert told["xmp:CreatorTool"] == "Darkroom 3"


def test_a_telephone_s_video_tells_its_time_and_maker(given: Path) -> None:
    told = said(given / "phone.mov")
    assert told["creation_time"] == "2026-05-03T10:00:00.000000Z"
    assert told["com.apple.quicktime.model"] == "Testphone 9"


def test_places_stand_apart_and_nowhere_else(given: Path) -> None:
    for name, places in (
        ("photo.jpg", ["52.520000, 13.405000", "Springfield"]),
        ("phone.mov", ["+52.5200+013.4050+034.000/"]),
    ):
        read = read_embedded(SilentContext(), path=str(given / name))
        assert [each.value for each in read.places] == places
        elsewhere = f"{read.facts}{read.raw}"
        assert not any(place in elsewhere for place in places)
        assert "GPS" not in elsewhere and "13, 24, 18" not in elsewhere


def test_what_is_said_of_the_copy_in_the_store_is_not_what_the_file_says(given: Path) -> None:
    read = read_embedded(SilentContext(), path=str(given / "phone.mov"))
    assert str(given) not in str(read.raw)
    assert not any("File_Modified" in name for name in read.raw["MediaInfo"])


@pytest.mark.parametrize(
    "name", ["GPS GPSLatitude", "location-eng", "com.android.gps", "photoshop:City", "©xyz"]
)
def test_names_that_tell_a_place_are_known(name: str) -> None:
    assert is_place(name)


def test_rubbish_is_a_remark_and_no_end(tmp_path: Path) -> None:
    for number, data in enumerate(
        [
            b"",
            os.urandom(5000),
            b"\xff\xd8\xff\xe1\x00\x02",
            b"\xff\xd8\xff\xe1\xff\xffExif\0\0MM\0*\0\0\0\x08" + b"\xff" * 500,
            b"<x:xmpmeta><broken</x:xmpmeta>",
            b"<x:xmpmeta>" * 2000 + b"</x:xmpmeta>",
        ]
    ):
        path = tmp_path / f"{number}.jpg"
        path.write_bytes(data)
        read = read_embedded(SilentContext(), path=str(path))
        assert read.places == []
        assert read.tools["MediaInfo"] or read.remarks


def test_entities_that_grow_are_not_followed() -> None:
    inner = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "lol" * 10}">' for n in range(9))
    packet = f"<!DOCTYPE x [{inner}]><x:xmpmeta xmlns:x='adobe:ns:meta/'>&e8;</x:xmpmeta>"
    with pytest.raises(Exception, match=r"(?i)amplification|entity|limit"):
        list(xmp_values(packet.encode()))


def test_no_reader_asks_the_network(tmp_path: Path) -> None:
    """A playlist names a file on a server of this test's own, which nobody comes to."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        server.settimeout(0.2)
        playlist = tmp_path / "list.m3u8"
        link = f"http://127.0.0.1:{server.getsockname()[1]}/segment.ts"
        playlist.write_text(f"#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\n{link}\n#EXT-X-ENDLIST\n")
        for name in ("list.m3u8", "list.mp4"):
            playlist.rename(tmp_path / name)
            playlist = tmp_path / name
            with ProcessRunner() as runner:  # one that asks would wait for an answer
                runner.start(Job("read", read_embedded, {"path": str(playlist)})).result(20)
        with pytest.raises(TimeoutError):
            server.accept()


def test_all_of_it_is_in_the_case_with_the_recording_and_places_stay_here(case: Case, given: Path) -> None:
    media = run_here(add_file(case, given / "phone.mov", actor="tester")).media
    told = told_by(case, media.uid)
    assert told.metadata is not None
    assert {"kind": "device", "name": "com.apple.quicktime.make", "value": "Testphone", "source": "PyAV"} in (
        told.metadata.facts
    )
    [place] = told.places
    assert place.value == "+52.5200+013.4050+034.000/"
    assert place.restricted
    assert "52.52" not in str(media.probe)
    state = case.state_as_of(case.head() - 1)
    assert [state.all(kind) for kind in (Media, EmbeddedMetadata, EmbeddedPlace)] == [[], [], []]


def test_bytes_that_the_case_has_are_not_described_twice(case: Case, given: Path) -> None:
    for _ in range(2):
        media = run_here(add_file(case, given / "sound.m4a", actor="tester")).media
    assert case.count(EmbeddedMetadata) == 1
    assert media.kind == "sound"


def test_reading_again_takes_the_place_of_what_was_read_and_keeps_what_was_released(
    case: Case, given: Path
) -> None:
    media = run_here(add_file(case, given / "photo.jpg", actor="tester")).media
    first = told_by(case, media.uid)
    with case.unit_of_work("test", actor="tester") as work:
        work.replace(dataclasses.replace(first.places[0], restricted=False))
    again = run_here(read_again(case, media.uid, actor="tester"))
    assert again.metadata is not None and first.metadata is not None
    assert again.metadata.uid != first.metadata.uid
    assert [(each.uid, each.restricted) for each in again.places] == [
        (first.places[0].uid, False),
        (first.places[1].uid, True),
    ]


def test_a_reader_that_brings_its_process_down_costs_only_what_it_would_have_said(
    case: Case, given: Path
) -> None:
    def die(job: Job) -> None:
        if job.function.__name__ == "examine_bytes":
            raise WorkerDied("The process ended.")

    media = run_here(add_file(case, given / "photo.jpg", actor="tester"), before=die).media
    told = told_by(case, media.uid)
    assert media.kind == "photograph"
    assert told.metadata is not None
    assert told.metadata.remarks == [DIED]


def test_it_is_read_in_a_child(given: Path) -> None:
    with ProcessRunner() as runner:
        job = Job("read", read_embedded, {"path": str(given / "photo.jpg")})
        assert runner.start(job).result(30).places
