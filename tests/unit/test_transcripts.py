from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.errors import InvalidInput, SourceUnavailable
from catalog.model.records import Media, PostingObject, Role, StoredObject, Utterance
from catalog.model.subtitles import (
    Cue,
    milliseconds_of_pts,
    parse_subtitles,
    pts_of_milliseconds,
    written_srt,
    written_vtt,
)
from catalog.operations import subtitles, transcripts
from catalog.operations.annotate import restrict
from catalog.operations.undo import next_undo, redo, undo
from tests.helpers.cases import add_media, make_case, take_object

SECOND = 90_000
SRT = """1
00:00:01,000 --> 00:00:02,500
Стой! Назад!

2
00:00:03,000 --> 00:00:04,000 X1:10 X2:20 Y1:5 Y2:9
<i>крик</i> {\\an8}толпы
вторая строка

"""
VTT = """WEBVTT - made by hand
Kind: captions

STYLE
::cue { color: lime }

NOTE one who listens
writes notes

first cue
00:01.000 --> 00:02.500 align:start position:0%
<v Officer A>Back! <i>Back</i> &amp; down</v>

00:00:03.000 --> 00:00:04.000
<v.loud Crowd>No!<v Officer B>Now.
"""


@pytest.fixture
def case(tmp_path: Path):
    with make_case(tmp_path) as made:
        yield made


def say(case, media, start, end, **fields) -> Utterance:
    return transcripts.add_utterance(
        case,
        actor=fields.pop("actor", "tester"),
        media_uid=media.uid,
        start_pts=round(start * SECOND),
        end_pts=round(end * SECOND),
        **fields,
    )


def lines(case) -> list[Utterance]:
    return case.find(Utterance, order="start_pts, number")


def spans(case) -> list[tuple[float, float]]:
    return [(each.start_pts / SECOND, each.end_pts / SECOND) for each in lines(case)]


# ---------------------------------------------------------------- writing down


def test_whoever_enters_the_translation_is_its_translator(case) -> None:
    made = say(case, add_media(case), 1, 2, original="Стой!", language="ru", speaker="officer A")
    assert (made.number, made.written_by, made.translator) == (1, "tester", "")
    edited = transcripts.edit_utterance(case, made.uid, actor="colleague", translation="Stop!")
    assert (edited.written_by, edited.translator) == ("tester", "colleague")
    again = transcripts.edit_utterance(case, made.uid, actor="tester", speaker="officer B")
    assert again.translator == "colleague"
    assert transcripts.edit_utterance(case, made.uid, actor="tester", translation=" ").translator == ""


def test_each_change_of_a_transcript_can_be_undone_and_done_again(case) -> None:
    media = add_media(case)
    one = say(case, media, 1, 3, original="one two three four")
    transcripts.split_utterance(case, one.uid, 2 * SECOND, actor="tester")
    assert [each.original for each in lines(case)] == ["one two", "three four"]
    split = lines(case)
    transcripts.merge_utterances(case, [each.uid for each in split], actor="tester")
    assert [(each.original, each.number) for each in lines(case)] == [("one two three four", 1)]
    transcripts.remove_utterances(case, [one.uid], actor="tester")
    assert lines(case) == []
    assert undo(case, actor="tester") == "removing line 1 of M1"
    assert undo(case, actor="tester") == "merging 2 lines of M1"
    assert lines(case) == split
    assert undo(case, actor="tester") == "splitting 2 lines of M1"
    assert lines(case) == [one]
    redo(case, actor="tester")
    assert lines(case) == split
    assert case.differences() == []


def test_beginning_a_line_ends_the_one_before_in_one_step(case) -> None:
    media = add_media(case)
    for at in (1, 2.5, 4):
        transcripts.begin_line(
            case, actor="tester", media_uid=media.uid, at_pts=round(at * SECOND), end_pts=media.end_pts
        )
    assert spans(case) == [(1, 2.5), (2.5, 4), (4, 10)]
    undo(case, actor="tester")
    assert spans(case) == [(1, 2.5), (2.5, 10)]


def test_a_line_is_divided_where_a_word_ends(case) -> None:
    media = add_media(case)
    made = say(case, media, 0, 10, original="кто-то громко кричит", translation="somebody shouts loudly")
    earlier, later = transcripts.split_utterance(case, made.uid, 6 * SECOND, actor="tester")
    assert (earlier.original, later.original) == ("кто-то громко", "кричит")
    assert (earlier.translation, later.translation) == ("somebody shouts", "loudly")
    assert (earlier.number, later.number) == (1, 2)


def test_lines_of_two_speakers_are_not_made_one(case) -> None:
    media = add_media(case)
    two = [say(case, media, n, n + 1, original="x", speaker=f"speaker {n}") for n in (1, 2)]
    with pytest.raises(InvalidInput, match="speakers"):
        transcripts.merge_utterances(case, [each.uid for each in two], actor="tester")
    assert len(lines(case)) == 2


@pytest.mark.parametrize(("start", "end"), [(2, 2), (3, 2), (-1, 2), (9, 11)])
def test_a_line_lies_inside_the_recording(case, start, end) -> None:
    with pytest.raises(InvalidInput):
        say(case, add_media(case), start, end, original="x")
    assert lines(case) == []


# ---------------------------------------------------------------- reading subtitles


def read(case, media, path: Path, text: str | bytes, **fields) -> subtitles.Imported:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return subtitles.import_subtitles(case, media.uid, path, actor="tester", **fields)


def test_an_srt_file_becomes_lines_and_its_bytes_an_object(case, tmp_path: Path) -> None:
    imported = read(case, add_media(case), tmp_path / "square.srt", SRT, language="ru")
    assert [each.original for each in lines(case)] == ["Стой! Назад!", "крик толпы\nвторая строка"]
    assert spans(case) == [(1, 2.5), (3, 4)]
    assert imported.source.role == Role.TRANSCRIPT
    assert case.object_path(imported.source).read_text(encoding="utf-8") == SRT
    assert {each.source_object_uid for each in lines(case)} == {imported.source.uid}
    assert {each.language for each in lines(case)} == {"ru"}
    assert case.differences() == []
    assert next_undo(case, actor="tester") == "reading in 2 lines of M1"
    undo(case, actor="tester")
    assert lines(case) == []


def test_the_voices_of_a_webvtt_file_are_speakers(case, tmp_path: Path) -> None:
    read(case, add_media(case), tmp_path / "square.vtt", VTT)
    assert [(each.speaker, each.original) for each in lines(case)] == [
        ("Officer A", "Back! Back & down"),
        ("Crowd", "No!"),
        ("Officer B", "Now."),
    ]
    assert spans(case) == [(1, 2.5), (3, 4), (3, 4)]


@pytest.mark.parametrize(
    ("encoding", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("cp1251", "cp1251"),
    ],
)
def test_the_encoding_is_recognised_and_stated(case, tmp_path: Path, encoding, found) -> None:
    text = SRT.replace("\n", "\r\n")
    imported = read(case, add_media(case), tmp_path / "old.srt", text.encode(encoding))
    assert imported.encoding == found
    assert lines(case)[0].original == "Стой! Назад!"


def test_an_encoding_that_is_named_settles_it(case, tmp_path: Path) -> None:
    text = (
        SRT.replace("Стой! Назад!", "Arrêtez là")
        .replace("крик", "")
        .replace("толпы", "")
        .replace("вторая", "")
    )
    data = text.replace("строка", "x").encode("cp1252")
    assert read(case, add_media(case), tmp_path / "old.srt", data, encoding="cp1252").encoding == "cp1252"
    assert lines(case)[0].original == "Arrêtez là"
    with pytest.raises(InvalidInput, match="cannot be read as utf-8"):
        read(case, add_media(case), tmp_path / "old.srt", data, encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.srt", SRT.replace("00:00:03,000", "00:xx:03,000"), "line 6: .* not two times"),
        ("a.srt", SRT.replace("00:00:02,500", "00:00:00,500"), "line 2: .* ends before it begins"),
        ("a.srt", SRT + "no times here\nat all\n", "line 10: here should stand the times"),
        ("a.vtt", SRT, "line 1: a WebVTT file begins"),
        ("a.vtt", VTT.replace("00:01.000 -->", "00:01.000 ->"), "line 10: here should stand the times"),
        ("a.srt", "", "no subtitles"),
        ("a.srt", "{\n}", "line 1: here should stand the times"),
        ("a.srt", b"\xff\xfe" + b"\x00", "cannot be read as utf-16"),
    ],
)
def test_a_malformed_file_is_refused_with_its_line_and_leaves_nothing(
    case, tmp_path: Path, name, text, said
) -> None:
    media = add_media(case)
    head = case.head()
    with pytest.raises(InvalidInput, match=said):
        read(case, media, tmp_path / name, text)
    assert (case.head(), lines(case)) == (head, [])


def test_a_file_that_is_not_there_is_said_to_be_missing(case, tmp_path: Path) -> None:
    with pytest.raises(SourceUnavailable):
        subtitles.import_subtitles(case, add_media(case).uid, tmp_path / "gone.srt", actor="tester")


def test_a_translation_goes_to_the_lines_with_the_same_times(case, tmp_path: Path) -> None:
    media = add_media(case)
    read(case, media, tmp_path / "ru.srt", SRT, language="ru")
    english = (
        SRT.replace("Стой! Назад!", "Stop! Back!")
        .replace("<i>крик</i> {\\an8}толпы\nвторая строка", "Later.")
        .replace("00:00:04,000", "00:00:04,200")
    )
    path = tmp_path / "en.srt"
    path.write_text(english, encoding="utf-8")
    subtitles.import_subtitles(case, media.uid, path, actor="colleague", language="en", translation=True)
    assert [(each.original, each.translation, each.translator) for each in lines(case)] == [
        ("Стой! Назад!", "Stop! Back!", "colleague"),
        ("крик толпы\nвторая строка", "", ""),
        ("", "Later.", "colleague"),
    ]


def test_an_offset_moves_all_lines_and_those_outside_are_counted(case, tmp_path: Path) -> None:
    media = add_media(case)
    imported = read(case, media, tmp_path / "late.srt", SRT, offset_ms=6500)
    assert spans(case) == [(7.5, 9), (9.5, 10)]
    assert imported.outside == 0
    other = add_media(case)
    assert read(case, other, tmp_path / "late.srt", SRT, offset_ms=8000).outside == 1
    with pytest.raises(InvalidInput, match="None of the 2 lines lies inside M2"):
        read(case, other, tmp_path / "late.srt", SRT, offset_ms=60_000)


def test_subtitles_that_a_posting_brought_are_taken_from_the_case(case) -> None:
    media = add_media(case)
    stored = take_object(case, VTT.encode(), extension=".vtt", role=Role.SUBTITLE)
    posting = case.find(PostingObject)[0].posting_uid
    with case.unit_of_work("archive.end", actor="tester") as work:
        work.add(PostingObject(posting_uid=posting, object_uid=stored.uid, role=Role.SUBTITLE, name="en.vtt"))
    assert subtitles.archived_subtitles(case, media.uid) == [(stored, "en.vtt")]
    subtitles.import_archived_subtitles(case, media.uid, stored.uid, actor="tester", language="en")
    assert len(lines(case)) == 3
    assert {each.source_object_uid for each in lines(case)} == {stored.uid}
    assert case.count(StoredObject) == 2


# ---------------------------------------------------------------- writing subtitles


@pytest.mark.parametrize("ending", [".srt", ".vtt"])
def test_a_transcript_written_out_and_read_in_is_the_same_to_the_millisecond(
    case, tmp_path: Path, ending
) -> None:
    media = add_media(case)
    say(case, media, 1.0011, 2.2, original="Стой <назад> & -->\nвторая")
    say(case, media, 2.2, 3.4567, original="42", speaker="офицер A" if ending == ".vtt" else "")
    path = tmp_path / f"out{ending}"
    assert subtitles.export_subtitles(case, media.uid, path).lines == 2
    other = add_media(case)
    subtitles.import_subtitles(case, other.uid, path, actor="tester")
    again = tmp_path / f"again{ending}"
    subtitles.export_subtitles(case, other.uid, again)
    assert again.read_bytes() == path.read_bytes()
    read_in = case.find(Utterance, media_uid=other.uid, order="start_pts")
    written = case.find(Utterance, media_uid=media.uid, order="start_pts")
    assert [(e.original, e.speaker) for e in read_in] == [(e.original, e.speaker) for e in written]
    for one, two in zip(read_in, written, strict=True):
        assert abs(one.start_pts - two.start_pts) < SECOND / 1000


def test_original_translation_or_both_are_written(case, tmp_path: Path) -> None:
    media = add_media(case)
    say(case, media, 1, 2, original="Стой!", translation="Stop!", speaker="A")
    say(case, media, 3, 4, original="Да.")
    path = tmp_path / "out.srt"
    assert subtitles.export_subtitles(case, media.uid, path, text="translation", speakers=True).lines == 1
    assert path.read_text(encoding="utf-8") == "1\n00:00:01,000 --> 00:00:02,000\nA: Stop!\n"
    assert subtitles.export_subtitles(case, media.uid, path, text="both").lines == 2
    assert "Стой!\nStop!\n" in path.read_text(encoding="utf-8")
    with pytest.raises(InvalidInput, match="no name for subtitles"):
        subtitles.export_subtitles(case, media.uid, tmp_path / "out.txt")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["case", "out.srt"]


words = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=40)
times = st.integers(0, 359_999_000)


@given(st.lists(st.tuples(times, st.integers(1, 100_000), words, words), min_size=1, max_size=6))
def test_any_cues_come_back_as_they_were_written(given_cues) -> None:
    cues = [
        Cue(start, start + length, _solid(text), " ".join(speaker.split()))
        for start, length, text, speaker in given_cues
        if _solid(text)
    ]
    if not cues:
        return
    back = parse_subtitles(written_vtt(cues), name="x.vtt")
    assert [(c.start_ms, c.end_ms, c.text) for c in back] == [(c.start_ms, c.end_ms, c.text) for c in cues]
    assert [c.speaker for c in back] == [c.speaker for c in cues]
    plain = [cue for cue in cues if "<" not in cue.text and "{" not in cue.text]
    if plain:
        back = parse_subtitles(written_srt(plain), name="x.srt")
        assert [(c.start_ms, c.end_ms, c.text) for c in back] == [
            (c.start_ms, c.end_ms, c.text) for c in plain
        ]


def _solid(text: str) -> str:
    """As a transcript has words: lines with something in them, without space around."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(line.strip() for line in text.split("\n") if line.strip())


@given(
    st.integers(0, 100_000_000),
    st.sampled_from(
        [Fraction(1, 90_000), Fraction(1, 1000), Fraction(1, 48_000), Fraction(1001, 30_000_000)]
    ),
    st.integers(-(10**6), 10**6),
)
def test_a_millisecond_is_found_again_from_its_pts(milliseconds, time_base, origin) -> None:
    pts = pts_of_milliseconds(milliseconds, time_base=time_base, origin_pts=origin)
    assert (pts - origin) * time_base <= Fraction(milliseconds, 1000)
    assert milliseconds_of_pts(pts, time_base=time_base, origin_pts=origin) == milliseconds


def test_a_media_is_not_needed_to_say_where_a_line_may_begin() -> None:
    media = Media(
        title="late picture",
        kind="video",
        reference_object_uid="o",
        stream_index=0,
        playable_object_uid="o",
        time_base_numerator=1,
        time_base_denominator=1000,
        origin_pts=0,
        first_pts=400,
        end_pts=2000,
        frame_count=40,
        width_px=2,
        height_px=2,
    )
    assert transcripts.earliest(media) == 0


def test_what_was_said_in_a_recording_that_is_left_out_is_not_written_to_a_file(case, tmp_path: Path) -> None:
    media = add_media(case)
    say(case, media, 1, 2, original="a name")
    restrict(case, media.uid, "a witness asked for it", actor="tester")
    with pytest.raises(InvalidInput, match="does not go out: a witness asked for it"):
        subtitles.export_subtitles(case, media.uid, tmp_path / "said.vtt")
    assert not list(tmp_path.glob("said*"))
    restrict(case, media.uid, "", actor="tester")
    assert subtitles.export_subtitles(case, media.uid, tmp_path / "said.vtt").lines == 1
