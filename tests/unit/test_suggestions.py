"""Suggestions are accepted or dismissed by people, and count for nothing before."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from catalog.analysis.sound.landmarks import Landmarks
from catalog.analysis.sound.listening import Proposal
from catalog.case import Case
from catalog.errors import ChangedMeanwhile, InvalidInput, MediaUnreadable
from catalog.jobs import ProcessRunner, run
from catalog.media.waveform import Waveform
from catalog.model.records import Annotation, Media, Suggestion, SuggestionKind
from catalog.operations import annotate, cases, suggestions
from catalog.operations.undo import redo, undo
from tests.helpers import sound as made
from tests.helpers.cases import add_media
from tests.helpers.cli import CommandLine
from tests.helpers.sound import RATE, pink, write_sound

pytestmark = pytest.mark.usefixtures("children_ready_made")

TIME_BASE = Fraction(1, 90_000)


@pytest.fixture
def case(tmp_path: Path):
    with cases.new_case(tmp_path / "case", actor="ada") as made:
        yield made


def proposed(kind: str, start: float, end: float, **facts) -> Proposal:
    other = facts.pop("other", None)
    return Proposal(kind=kind, start=Fraction(start), end=Fraction(end), facts=facts, other=other)


def suggested(case, media, *proposals: Proposal) -> list[Suggestion]:
    made = suggestions.new_suggestions(case, media, proposals)
    with case.unit_of_work("media.listen", actor="ada") as work:
        work.add_all(made)
    return suggestions.open_suggestions(case, media.uid)


def bang(start: float = 2.0, **facts) -> Proposal:
    given = {"peak_milli_dbfs": -3200, "rise_micros": 800, "clipped": True, "clipped_samples": 4, "count": 1}
    return proposed(SuggestionKind.IMPULSIVE, start, start + 0.0625, **{**given, **facts})


def test_accepting_makes_an_annotation_and_marks_the_suggestion_in_one_step(case) -> None:
    media = add_media(case)
    (found,) = suggested(case, media, bang())
    head = case.head()
    made = suggestions.accept(case, found.uid, actor="ben")
    assert case.head() == head + 1
    assert (made.term_code, made.extent, made.start_pts, made.end_pts) == ("snd.bang", "point", 180_000, None)
    assert (made.presence, made.certainty, made.annotator) == ("heard", "possible", "ben")
    now = case.get(Suggestion, found.uid)
    assert (now.state, now.decided_by, now.became) == ("accepted", "ben", made.uid)
    assert suggestions.open_suggestions(case, media.uid) == []
    assert case.differences() == []


@pytest.mark.parametrize(
    ("kind", "term"),
    [
        (SuggestionKind.SILENCE, "rec.sound_gap"),
        (SuggestionKind.SOUND_GAP, "rec.sound_gap"),
        (SuggestionKind.REPEATED, "rec.sound_repeat"),
    ],
)
def test_each_kind_becomes_a_span_of_the_term_that_fits_it(case, kind, term) -> None:
    media = add_media(case)
    other = (Fraction(1), Fraction(2)) if kind == SuggestionKind.REPEATED else None
    (found,) = suggested(case, media, proposed(kind, 4, 5.5, other=other))
    made = suggestions.accept(case, found.uid, actor="ada")
    assert (made.term_code, made.start_pts, made.end_pts, made.presence) == (term, 360_000, 495_000, "heard")


def test_a_burst_becomes_a_span_with_its_count(case) -> None:
    (found,) = suggested(case, add_media(case), bang(count=7))
    made = suggestions.accept(case, found.uid, actor="ada")
    assert (made.extent, made.attributes) == ("interval", {"count": 7})
    assert made.end_pts == found.end_pts


def test_another_term_may_be_chosen_and_an_unknown_one_is_refused(case) -> None:
    (found,) = suggested(case, add_media(case), bang())
    head = case.head()
    with pytest.raises(InvalidInput, match=r"snd\.bng"):
        suggestions.accept(case, found.uid, actor="ada", term_code="snd.bng")
    assert case.head() == head
    assert (
        suggestions.accept(case, found.uid, actor="ada", term_code="snd.warning").term_code == "snd.warning"
    )


def test_accepting_is_undone_whole_and_done_again(case) -> None:
    media = add_media(case)
    (found,) = suggested(case, media, bang())
    made = suggestions.accept(case, found.uid, actor="ada")
    assert undo(case, actor="ada") == "accepting M1-S1 (impulsive sound)"
    assert case.find(Annotation) == []
    assert suggestions.open_suggestions(case, media.uid) == [found]
    assert redo(case, actor="ada") is not None
    assert case.find(Annotation) == [made]
    assert suggestions.open_suggestions(case, media.uid) == []


def test_dismissing_is_undone_and_no_annotation_is_ever_made(case) -> None:
    media = add_media(case)
    (found,) = suggested(case, media, bang())
    gone = suggestions.dismiss(case, found.uid, actor="ada")
    assert (gone.state, gone.decided_by, gone.became) == ("dismissed", "ada", "")
    assert suggestions.open_suggestions(case, media.uid) == []
    assert undo(case, actor="ada") == "dismissing M1-S1 (impulsive sound)"
    assert suggestions.open_suggestions(case, media.uid) == [found]
    assert case.count(Annotation) == 0


def test_what_was_decided_is_not_decided_again(case) -> None:
    first, second = suggested(case, add_media(case), bang(1.0), bang(3.0))
    suggestions.dismiss(case, first.uid, actor="ada")
    suggestions.accept(case, second.uid, actor="ada")
    head = case.head()
    for each in (first, second):
        with pytest.raises(InvalidInput, match="by ada"):
            suggestions.accept(case, each.uid, actor="ben")
        with pytest.raises(InvalidInput, match="by ada"):
            suggestions.dismiss(case, each.uid, actor="ben")
    assert case.head() == head


def test_listening_again_proposes_nothing_that_was_proposed_before(case) -> None:
    media = add_media(case)
    silence = proposed(SuggestionKind.SILENCE, 5, 8, peak_milli_dbfs=-70_000, digital=False, missing=False)
    first, _ = suggested(case, media, bang(), silence)
    suggestions.dismiss(case, first.uid, actor="ada")
    again = suggestions.new_suggestions(case, media, [bang(), silence, bang(9.0)])
    assert [each.start_pts for each in again] == [810_000]


def test_sound_outside_of_the_pictures_is_cut_or_left_out(case) -> None:
    media = add_media(case)
    late = proposed(SuggestionKind.SILENCE, 11, 14)
    over_the_end = proposed(SuggestionKind.SILENCE, 8, 14)
    before = proposed(SuggestionKind.SILENCE, -1, 2.5)
    made = suggestions.new_suggestions(case, media, [late, over_the_end, before])
    assert [(each.start_pts, each.end_pts) for each in made] == [(720_000, 900_000), (0, 225_000)]


def test_a_repeat_names_where_the_sound_was_heard_before(case) -> None:
    media = add_media(case)
    repeat = proposed(SuggestionKind.REPEATED, 6, 9, score_milli=800, other=(Fraction(1), Fraction(4)))
    (found,) = suggested(case, media, repeat)
    assert found.facts == {
        "score_milli": 800,
        "other_media_uid": media.uid,
        "other_start_pts": 90_000,
        "other_end_pts": 360_000,
    }


def test_a_suggestion_is_found_by_the_name_people_use(case) -> None:
    media = add_media(case)
    first, second = suggested(case, media, bang(1.0), bang(3.0))
    assert suggestions.suggestion_named(case, "m1-s2") == second
    assert suggestions.suggestion_named(case, first.uid) == first
    for name in ("M1-S3", "M2-S1", "nothing"):
        with pytest.raises(InvalidInput, match="no suggestion"):
            suggestions.suggestion_named(case, name)


def test_undoing_the_acceptance_after_the_annotation_was_edited_by_somebody_else_changes_nothing(
    case,
) -> None:
    (found,) = suggested(case, add_media(case), bang())
    made = suggestions.accept(case, found.uid, actor="ada")
    annotate.edit_annotation(case, made.uid, actor="ben", note="a door")
    head = case.head()
    with pytest.raises(ChangedMeanwhile):
        undo(case, actor="ada")
    assert case.head() == head


@pytest.fixture
def looped_twice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> tuple[CommandLine, Path]:
    """A case of two recordings of one sound, which has a bang in it."""
    sound = 0.01 * pink(np.random.default_rng(2), 8.0)
    bang_ = made.bang(np.random.default_rng(1))
    sound[5 * RATE : 5 * RATE + len(bang_)] += 0.5 * bang_
    one = write_sound(tmp_path / "one.wav", sound)
    two = write_sound(tmp_path / "two.m4a", 0.5 * sound[2 * RATE :], codec="aac", bit_rate=96_000)
    command, case = CommandLine(capsys), tmp_path / "case"
    assert command("new", case).code == 0
    assert command("add", case, one).code == 0
    assert command("add", case, two).code == 0
    return command, case


def test_the_command_line_lists_accepts_dismisses_and_takes_back(looped_twice) -> None:
    command, case = looped_twice
    assert "no suggestions" in command("suggestions", case).out
    said = command("suggestions", case, "--listen", "--compare")
    assert said.code == 0, said.err
    assert "M1-S1  0:00:05.000  impulsive sound" in said.out
    assert "repeated sound  (the same as at 0:00:0" in said.out
    found = json.loads(command("suggestions", case, "--json").out)
    assert [each["label"] for each in found] == ["M1-S1", "M2-S2", "M2-S1"]
    assert command("list", case, "--json").code == 0
    assert command.listed(case)["media"][0]["annotations"] == [], "a suggestion is no annotation"

    accepted = command("suggestions", case, "--accept", "m1-s1", "--term", "snd.warning")
    assert "M1-A1" in accepted.out and "snd.warning" in accepted.out
    assert command("suggestions", case, "--dismiss", "M2-S2").code == 0
    left = json.loads(command("suggestions", case, "--json").out)
    assert [each["label"] for each in left] == ["M2-S1"]
    assert "dismissing M2-S2" in command("undo", case).out
    assert command("suggestions", case, "--accept", "M1-S1").code == 2
    again = json.loads(command("suggestions", case, "--listen", "--compare", "--json").out)
    assert [each["label"] for each in again] == ["M2-S2", "M2-S1"], "nothing is proposed twice"
    assert command("verify", case).code == 0


def test_a_waveform_that_is_gone_is_made_again(looped_twice) -> None:
    _, folder = looped_twice
    with cases.open_case(folder, actor="ada") as case, ProcessRunner() as runner:
        (media, _) = case.find(Media, order="number")
        path = run(suggestions.ensure_waveform(case, media.uid), runner)
        before = path.stat().st_mtime_ns
        assert float(Waveform.load(path).end) == pytest.approx(8, abs=0.01)
        assert run(suggestions.ensure_waveform(case, media.uid), runner) == path
        assert path.stat().st_mtime_ns == before, "one that is there is left alone"
        path.write_bytes(b"damaged")
        run(suggestions.ensure_waveform(case, media.uid), runner)
        assert Waveform.load(path).rate == RATE
        assert case.count(Suggestion) == 0


@pytest.fixture
def unusable(looped_twice) -> Path:
    """A case whose sound was compared; then one recording's derived files were damaged, the other's outdated."""
    _, folder = looped_twice
    with cases.open_case(folder, actor="ada") as case, ProcessRunner() as runner:
        run(suggestions.compare_sound(case, actor="ada"), runner)
        one, two = case.find(Media, order="number")
        for name in ("waveform.npz", "landmarks.npz"):
            path = case.derived(one.uid) / name
            path.write_bytes(path.read_bytes()[:-400])
            path = case.derived(two.uid) / name
            with np.load(path) as stored:
                arrays = dict(stored)
            arrays["numbers"][0] += 1
            np.savez(path, **arrays)
    return folder


def test_sound_is_compared_though_landmarks_are_of_no_use(unusable) -> None:
    with cases.open_case(unusable, actor="ada") as case, ProcessRunner() as runner:
        (found,) = case.find(Suggestion, kind=SuggestionKind.REPEATED)
        with case.unit_of_work("test.forget", actor="ada") as work:
            work.remove(found)
        again = run(suggestions.compare_sound(case, actor="ada"), runner)
        assert [(each.start_pts, each.facts) for each in again] == [(found.start_pts, found.facts)]
        for media in case.find(Media):
            assert len(Landmarks.load(case.derived(media.uid) / "landmarks.npz").codes)


def test_a_case_that_cannot_be_written_listens_into_a_folder_of_its_own(unusable) -> None:
    before = {each: each.read_bytes() for each in (unusable / "derived").rglob("*.npz")}
    with Case.open(unusable, read_only=True) as case, ProcessRunner() as runner:
        for media in case.find(Media):
            path = run(suggestions.ensure_waveform(case, media.uid), runner)
            assert not path.is_relative_to(unusable)
            assert Waveform.load(path).rate == RATE
            made_at = path.stat().st_mtime_ns
            assert run(suggestions.ensure_waveform(case, media.uid), runner) == path
            assert path.stat().st_mtime_ns == made_at, "made once"
    assert {each: each.read_bytes() for each in (unusable / "derived").rglob("*.npz")} == before


def test_a_recording_without_sound_has_no_waveform_and_says_so(case) -> None:
    media = add_media(case, has_sound=False)
    with ProcessRunner() as runner, pytest.raises(MediaUnreadable, match="no sound"):
        run(suggestions.ensure_waveform(case, media.uid), runner)
