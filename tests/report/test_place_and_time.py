"""Place and time of recording, and all that tells them, go out only where somebody released them."""

from __future__ import annotations

import json
from typing import Any

from catalog.exchange.discretion import Discretion
from catalog.exchange.selection import Selection, select
from catalog.model.records import (
    Alignment,
    ContentCredentials,
    EarlierCustody,
    EmbeddedMetadata,
    EmbeddedPlace,
    Media,
    MediaDetails,
    PlaceMatch,
    Posting,
)
from catalog.model.said_by_files import stamps_in
from tests.helpers.cases import A_MOMENT, ACTOR
from tests.report.cases import MadeCase, decision, empty_case, media, stored_object, street_case, texts_of
from tests.report.test_restriction import said_in

PLACE, TIME = "place_of_recording", "time_of_recording"


def first_of(case: MadeCase) -> Media:
    (found,) = (each for each in case.records.values() if isinstance(each, Media) and each.number == 1)
    return found


def records_in(selection: Selection) -> str:
    """The records of a package, as it writes them."""
    discretion = Discretion(selection)
    shown = [discretion.cleaned(each.TABLE, each.values())[0] for each in selection.shown.values()]
    return json.dumps(shown, ensure_ascii=False)


def released(*names: str, of: str) -> list[Any]:
    return [decision("field", name, media_uid=of, released=True) for name in names]


# ---------------------------------------------------------------- what people say and find


def test_what_an_archivist_says_of_place_and_time_goes_out_only_where_it_was_released() -> None:
    def case(*names: str, restricted: tuple[str, ...] = ()) -> str:
        made = street_case(keyframes=1)
        first = first_of(made)
        probe = {
            **first.probe,
            "metadata": {**first.probe["metadata"], "com.apple.location.ISO6709": "+43+76/"},
        }
        made.replace(first, probe=probe)
        made.add(
            MediaDetails(
                media_uid=first.uid,
                recorded_place="Fountain Square",
                latitude_micro=43_238_949,
                longitude_micro=76_889_709,
                place_error_metres=40,
                recorded_utc="2026-11-20T04:00:00.000Z",
                device="a phone",
            )
        )
        for each in [*released(*names, of=first.uid), *(decision("field", name) for name in restricted)]:
            made.add(each)
        return said_in(made)

    said = case()
    for word in ("Fountain", "43.238949", "2026-11-20", "2026-11-21T04:01:12", "+43+76"):
        assert word not in said, word
    assert "2 statements of the place or the time of recording" in said
    assert "a phone" in said and "iPhone 12" in said
    both = case(PLACE, TIME)
    assert "Fountain Square" in both and "43.238949, 76.889709" in both and "+43+76" in both
    assert "2026-11-20 04:00:00" in both and "2026-11-21T04:01:12" in both
    assert "Error of the time, in seconds\nnot stated" in both
    outweighed = case(PLACE, restricted=(PLACE,))
    assert "Fountain" not in outweighed and "43.238949" not in outweighed


def found_case() -> tuple[MadeCase, Media, Media]:
    """M1 with a match of places and ties to UTC and to M3."""
    made = empty_case("Found")
    one, other = (
        made.add(media(made.add(stored_object(name, "local file", ".mp4", "video/mp4")), number=number))
        for number, name in ((1, "one"), (3, "three"))
    )
    stated = {"kind": "photograph", "source": "an album", "date": "", "title": "Fountain of Zqtown"}
    made.step("media.add")
    reference = made.still(5)
    made.step("reference.take", parameters=stated)
    made.add(
        PlaceMatch(
            number=1,
            media_uid=one.uid,
            pts=0,
            reference_object_uid=reference.uid,
            reference=stated,
            result="the fountain in Zqtown",
            made_by=ACTOR,
            made_utc=A_MOMENT,
        )
    )
    tie: dict[str, Any] = {"at_pts": 0, "error_micros": 500_000, "method": "typed", "made_by": ACTOR}
    made.add(Alignment(media_uid=one.uid, utc="2026-10-31T05:06:07.000Z", made_utc=A_MOMENT, **tie))
    made.add(Alignment(media_uid=one.uid, other_uid=other.uid, other_pts=9, made_utc=A_MOMENT, **tie))
    made.step("place.conclude", parameters={"of": "M1"})
    return made, one, other


def test_what_was_stated_of_a_photograph_that_others_were_compared_with_goes_out_with_the_match_alone() -> (
    None
):
    made, one, other = found_case()
    (place,) = (each for each in made.records.values() if isinstance(each, PlaceMatch))
    photograph = made.replace(made.records[other.reference_object_uid], recipe={"reference": place.reference})
    made.replace(place, reference_object_uid=photograph.uid)
    for text in (said_in(made), records_in(select(made.state, None))):
        assert "Zqtown" not in text
    made.add(*released(PLACE, of=one.uid))
    for text in (said_in(made), records_in(select(made.state, None))):
        assert text.count("Fountain of Zqtown") > 1


def test_matches_of_places_and_ties_to_utc_go_out_only_where_they_were_released() -> None:
    made, one, _ = found_case()
    for text in (said_in(made), records_in(select(made.state, None))):
        assert "Zqtown" not in text and "2026-10-31" not in text
    assert "2 statements of the place or the time of recording" in said_in(made)
    for each in released(PLACE, TIME, of=one.uid):
        made.add(each)
    for text in (said_in(made), records_in(select(made.state, None))):
        assert "Zqtown" in text and "2026-10-31" in text
    assert "title: Fountain of Zqtown" in said_in(made), "in the log, too"
    made.add(decision("field", TIME))
    text = said_in(made)
    assert "Zqtown" in text and "2026-10-31" not in text and "1 restricted field: Time of recording" in text


def test_a_tie_between_two_recordings_stays_where_it_would_tell_the_time_of_one_by_that_of_the_other() -> (
    None
):
    made, one, other = found_case()

    def ties() -> list[str | None]:
        return [each.other_uid for each in select(made.state, None).outgoing.all(Alignment)]

    assert ties() == [other.uid], "a distance alone tells no time"
    made.add(*released(TIME, of=one.uid))
    assert ties() == [None]
    assert (TIME, other.uid) in select(made.state, None).outgoing.hidden_fields
    made.add(*released(TIME, of=other.uid))
    assert ties() == [None, other.uid]


# ---------------------------------------------------------------- what files say


def file_case(name: str = "VID_20261121_041405.mp4") -> tuple[MadeCase, Media]:
    """A recording of which its file says in every way when it was made: words with “Zq” tell of something else."""
    made = empty_case("Said")
    stored = made.add(
        stored_object("file", "local file", ".mp4", "video/mp4", recipe={"copied from disk": name})
    )
    one = made.add(media(stored, number=1, title=name, probe={"metadata": {"timecode": "04:14:05:12"}}))
    whose = {"media_uid": one.uid, "object_uid": stored.uid, "read_utc": A_MOMENT}
    posting = made.add(
        Posting(
            number=1,
            media_uid=one.uid,
            state="archived",
            source_path=f"/media/card/{name}",
            original_name=name,
            title=name,
            description=f"https://videos.example/Zq20261121 has {name} too",
            url="https://videos.example/Zq20261121",
            facts={"modified_utc": "2026-11-21T04:15:09.000Z", "size": 77_777},
        )
    )
    made.add(
        ContentCredentials(
            **whose,
            verdict="signed, not trusted",
            signer="Zqsigner",
            signed_as_given="2026-11-21T04:14:06+00:00",
            actions=["Zqcreated (2026-11-21T04:14:05Z)", "Zqcropped (by hand)"],
            raw={"manifests": {"m": {"signature_info": {"time": "2026-11-21T04:14:06+00:00"}}}},
        )
    )
    facts = [
        {"kind": "time", "name": "CreationDate", "value": "2026:11:21 04:14:05", "source": "EXIF"},
        {"kind": "device", "name": "Make", "value": "Zqphone", "source": "EXIF"},
    ]
    made.add(EmbeddedMetadata(**whose, facts=facts, raw={"EXIF": {"Odd": "2026:11:21 04:14:05"}}))
    made.add(
        EarlierCustody(
            posting_uid=posting.uid,
            program="Zqprogram",
            file_name=name,
            agreement="agrees",
            facts={"DateTimeOriginal": "2026:11:21 04:14:05", "Zqkept": "yes"},
        )
    )
    made.step("acquire.file", parameters={"path": f"/media/card/{name}"})
    return made, one


TOLD = ("04:14:05", "04:15:09", "20261121_041405")


def test_a_report_tells_no_time_that_a_file_says_until_it_is_released_and_counts_that() -> None:
    made, one = file_case()
    text = said_in(made)
    assert not [word for word in TOLD if word in text]
    assert "VID_(left out).mp4" in text and "path: VID_(left out).mp4" in text
    assert "1 statement of the place or the time of recording" in text
    for word in ("Zqsigner", "Zqcreated; Zqcropped (by hand)", "Zq20261121", "77777"):
        assert word in text, word
    made.add(*released(TIME, of=one.uid))
    text = said_in(made)
    assert all(word in text for word in TOLD)
    assert "(left out)" not in text


def test_a_package_tells_what_its_files_say_until_that_is_restricted_and_then_says_where_it_can_be_read() -> (
    None
):
    made, one = file_case()
    text = records_in(select(made.state, None))
    assert all(word in text for word in ("04:14:05", "04:15:09", "20261121_041405"))
    made.add(decision("field", TIME, media_uid=one.uid))
    chosen = select(made.state, None)
    text = records_in(chosen)
    assert not [word for word in (*TOLD, "2026:11:21", "2026-11-21") if word in text]
    for word in ("Zqsigner", "Zqphone", "Zqkept", "https://videos.example/Zq20261121"):
        assert word in text, word
    assert "1 restricted field: Time of recording" in chosen.outgoing.told({one.uid})
    assert [
        each for each in chosen.remarks if "time of recording" in each and "read in the files: M1" in each
    ]
    discretion = Discretion(chosen)
    assert not discretion.is_clean({"path": "VID_20261121_041405.mp4"}), (
        "what was said of a step tells it too"
    )
    assert discretion.is_clean({"path": "VID_1.mp4"})


def test_days_and_times_are_found_in_names_as_cameras_and_messengers_write_them() -> None:
    for name, stamp in {
        "PXL_20261121_041405123.mp4": "20261121_041405123",
        "VID-20261121-WA0003.mp4": "20261121",
        "WhatsApp Video 2026-11-21 at 09.14.05.mp4": "2026-11-21 at 09.14.05",
        "signal-2026-11-21-09-14-05-123.mp4": "2026-11-21-09-14-05-123",
        "mmexport1574312345678.jpg": "1574312345678",
        "clip 21.11.2026 09-14.mp4": "21.11.2026 09-14",
    }.items():
        assert stamps_in(name) == {stamp}
    for name in (
        "one.mp4",
        "IMG_4711.jpg",
        "10220190512345.jpg",
        "M2U00123.MPG",
        "1920x1080.mp4",
        "20269999.mp4",
    ):
        assert stamps_in(name) == set()


def test_the_name_of_what_was_fetched_from_a_link_is_no_time() -> None:
    made, _ = file_case()
    (posting,) = (each for each in made.records.values() if isinstance(each, Posting))
    made.replace(posting, source_path="", facts={})
    assert "VID_20261121_041405.mp4" in "\n".join(texts_of(made.content()))


def test_a_place_that_a_file_names_stays_until_the_place_is_released() -> None:
    case = street_case(keyframes=1)
    first = first_of(case)
    place = case.add(
        EmbeddedPlace(
            media_uid=first.uid,
            object_uid=first.reference_object_uid,
            name="gps",
            value="+43.2389+076.8897/",
            source="moov",
        )
    )
    assert "+43.2389" not in said_in(case)
    chosen = select(case.state, None)
    assert place.uid not in chosen.shown
    assert [each for each in chosen.remarks if "read in the files: M1" in each], (
        "its bytes go out as they are"
    )
    assert chosen.outgoing.told({first.uid}) == [], "they tell it by their bytes, which the remark says"
    restricted = case.add(decision("field", PLACE, media_uid=first.uid))
    assert "1 restricted field: Place of recording" in select(case.state, None).outgoing.told({first.uid})
    del case.records[restricted.uid]
    case.add(*released(PLACE, of=first.uid))
    chosen = select(case.state, None)
    assert place.uid in chosen.shown and not [each for each in chosen.remarks if "read in the files" in each]
