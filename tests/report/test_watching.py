"""What a report says of watching and of what was said."""

from __future__ import annotations

from catalog.model.records import Annotation, Media, Review, Role, Utterance
from catalog.report.content import AnnotationCard, Facts, Section, Table
from catalog.report.gather import gather
from catalog.report.html import render_html
from tests.report.cases import ISSUED, PROGRAM, MadeCase, empty_case, media, stored_object

MOMENT = "2026-11-21T11:00:00.000Z"
SECOND = 12_800


def recorded_case() -> tuple[MadeCase, Media]:
    case = empty_case()
    reference = case.add(stored_object("served", Role.SERVED_STREAM, ".mp4", "video/mp4"))
    return case, case.add(media(reference, number=1))


def watched(case: MadeCase, found: Media, start: float, end: float, **fields) -> None:
    case.add(
        Review(
            **{
                "media_uid": found.uid,
                "start_pts": round(start * SECOND),
                "end_pts": round(end * SECOND),
                "speed_milli": 1000,
                "with_sound": True,
                "watched_by": "A. Annotator",
                "watched_utc": MOMENT,
                **fields,
            }
        )
    )


def look(case: MadeCase, found: Media, start: float, end: float, **fields) -> None:
    case.add(
        Annotation(
            **{
                "number": 1,
                "media_uid": found.uid,
                "term_code": "eq.shield",
                "extent": "interval",
                "start_pts": round(start * SECOND),
                "end_pts": round(end * SECOND),
                "presence": "looked for and not seen",
                "annotator": "A. Annotator",
                "made_utc": MOMENT,
                "look_speed": "1",
                "look_with_sound": True,
                **fields,
            }
        )
    )


def section(case: MadeCase, anchor: str) -> Section:
    case.step("made")
    return next(each for each in case.content().sections if each.anchor == anchor)


def facts_of_opening(case: MadeCase) -> list[tuple[str, str]]:
    (facts,) = (block for block in section(case, "m1").blocks if isinstance(block, Facts))
    return [(each.label, each.value) for each in facts.rows]


def facts_of_look(case: MadeCase) -> list[tuple[str, str]]:
    (card,) = (each for each in section(case, "m1-annotations").blocks if isinstance(each, AnnotationCard))
    return [(each.label, each.value) for each in card.facts]


def test_each_recording_says_how_much_of_it_was_watched_and_by_whom() -> None:
    case, found = recorded_case()
    watched(case, found, 0, 5)
    watched(case, found, 5, 8, speed_milli=4000, with_sound=False)
    watched(case, found, 9, 10, watched_by="B. Second")
    told = [value for label, value in facts_of_opening(case) if label == "Watched"]
    assert told == [
        "by A. Annotator: 80 %, 50 % at normal speed or slower, 50 % with sound",
        "by B. Second: 10 %, 10 % at normal speed or slower, 10 % with sound",
    ]


def test_a_recording_that_nobody_watched_says_so() -> None:
    case, _ = recorded_case()
    told = dict(facts_of_opening(case))
    assert told["Watched"] == "not recorded that anybody watched it with this program"


def test_a_look_that_was_watched_whole_as_stated_says_so() -> None:
    case, found = recorded_case()
    watched(case, found, 0, 5, speed_milli=500)
    look(case, found, 1, 4)
    told = dict(facts_of_look(case))
    assert told["Recorded while playing"] == "100 % of the span by A. Annotator as stated"


def test_a_look_names_what_was_not_watched_as_stated_and_all_other_watching() -> None:
    case, found = recorded_case()
    watched(case, found, 0, 2)
    watched(case, found, 2, 3, speed_milli=8000)
    watched(case, found, 3, 4, watched_by="B. Second", with_sound=False)
    look(case, found, 0, 4)
    told = facts_of_look(case)
    place = [label for label, _ in told].index("Recorded while playing")
    assert [value for _, value in told[place : place + 4]] == [
        "50 % of the span by A. Annotator as stated; not watched so: 0:00:02.000 to 0:00:04.000. "
        "“Not seen” means nothing there",
        "50 % by A. Annotator, 1×, with sound",
        "25 % by A. Annotator, 8×, with sound",
        "25 % by B. Second, 1×, without sound",
    ]


def test_a_look_without_sound_is_borne_out_by_watching_with_it_too() -> None:
    case, found = recorded_case()
    watched(case, found, 0, 4)
    look(case, found, 0, 4, look_with_sound=False)
    assert dict(facts_of_look(case))["Recorded while playing"].startswith("100 %")


def test_the_transcript_is_printed_with_translation_and_by_whom() -> None:
    case, found = recorded_case()
    source = case.add(stored_object("subtitles", Role.TRANSCRIPT, ".vtt", "text/vtt"))
    case.add(
        Utterance(
            number=1,
            media_uid=found.uid,
            start_pts=SECOND,
            end_pts=2 * SECOND,
            speaker="officer A",
            language="ru",
            original="Стой! <назад>",
            translation_language="en",
            translation="Stop! Back!",
            translator="B. Second",
            written_by="A. Annotator",
            made_utc=MOMENT,
            source_object_uid=source.uid,
        )
    )
    blocks = section(case, "m1-transcript").blocks
    (table,) = (block for block in blocks if isinstance(block, Table))
    assert table.rows == (
        (
            *("1", "0:00:01.000", "0:00:02.000", "officer A", "Стой! <назад> [ru]", "Stop! Back! [en]"),
            "A. Annotator; translated by B. Second",
        ),
    )
    html = render_html(case.content()).decode()
    assert "Стой! &lt;назад&gt; [ru]" in html
    assert source.sha256 in html


def test_a_report_as_of_an_earlier_entry_stays_the_same_when_more_is_watched() -> None:
    """The state as of an entry holds the reviews of then."""
    case, found = recorded_case()
    watched(case, found, 0, 5)
    case.step("review.add")
    before = case.content()
    as_of, state, entries = len(case.entries), case.state, list(case.entries)
    watched(case, found, 5, 10)
    case.step("review.add")
    again = gather(
        state, case.entries, as_of=as_of, issued_utc=ISSUED, program=PROGRAM, read_object=case.read
    )
    assert len(entries) < len(case.entries)
    assert again == before
    assert case.content() != before
