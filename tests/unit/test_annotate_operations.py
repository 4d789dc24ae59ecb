from __future__ import annotations

from pathlib import Path

import pytest

from catalog.errors import ChangedMeanwhile, InvalidInput
from catalog.model.records import Annotation, CaseDetails, Media
from catalog.operations import annotate, cases
from catalog.operations.undo import next_redo, next_undo, redo, undo
from tests.helpers.cases import add_media


@pytest.fixture
def case(tmp_path: Path):
    with cases.new_case(tmp_path / "case", actor="ada") as made:
        yield made


def shield(case, media, **fields) -> Annotation:
    given = {
        "term_code": "eq.shield",
        "extent": "interval",
        "start_pts": 90_000,
        "end_pts": 180_000,
        **fields,
    }
    return annotate.add_annotation(case, actor="ada", media_uid=media.uid, **given)


def test_an_annotation_is_in_the_case_the_moment_it_is_made(case) -> None:
    media = add_media(case)
    made = shield(case, media, note="held in the left hand")
    assert case.find(Annotation) == [made]
    assert (made.number, made.annotator, made.presence, made.certainty) == (1, "ada", "seen", "clear")


def test_every_version_of_an_annotation_is_kept(case) -> None:
    made = shield(case, add_media(case))
    annotate.edit_annotation(case, made.uid, actor="ben", note="two shields", certainty="probable")
    annotate.edit_annotation(case, made.uid, actor="ben", end_pts=270_000)
    kept = [record for _, record in case.versions(made.uid)]
    assert [(r.note, r.certainty, r.end_pts) for r in kept] == [
        ("", "clear", 180_000),
        ("two shields", "probable", 180_000),
        ("two shields", "probable", 270_000),
    ]
    assert case.differences() == []


def test_an_edit_that_changes_nothing_writes_nothing(case) -> None:
    made = shield(case, add_media(case))
    head = case.head()
    annotate.edit_annotation(case, made.uid, actor="ada", note="")
    assert case.head() == head


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"term_code": "eq.sheild"}, "eq.shield"),
        ({"start_pts": -1}, "outside"),
        ({"start_pts": 900_000, "end_pts": 900_001}, "outside"),
        ({"end_pts": 900_001}, "past the end"),
        ({"end_pts": 90_000}, "after its start"),
        ({"end_pts": None}, "after its start"),
        ({"extent": "point"}, "no end"),
        ({"extent": "always"}, "not an extent"),
        ({"certainty": "sure"}, "not a certainty"),
        ({"presence": "guessed"}, "not a presence"),
        ({"presence": "looked for and not seen"}, "speed"),
        ({"presence": "looked for and not seen", "extent": "point", "end_pts": None}, "span"),
        ({"attributes": {"mood": "grim"}}, "no attribute"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_words_and_nothing_is_written(case, fields, said) -> None:
    media = add_media(case)
    head = case.head()
    with pytest.raises(InvalidInput) as caught:
        shield(case, media, **fields)
    assert said in f"{caught.value.message} {caught.value.hint}"
    assert case.head() == head


def test_looked_for_and_not_seen_names_span_speed_and_sound(case) -> None:
    made = shield(
        case, add_media(case), presence="looked for and not seen", look_speed="0.5", look_with_sound=False
    )
    assert (made.look_speed, made.look_with_sound) == ("0.5", False)
    assert case.get(Annotation, made.uid) == made


def test_undo_and_redo_write_inverse_units_and_the_chain_stays_whole(case) -> None:
    media = add_media(case)
    made = shield(case, media)
    edited = annotate.edit_annotation(case, made.uid, actor="ada", note="raised")
    annotate.remove_annotation(case, made.uid, actor="ada")
    head = case.head()

    assert undo(case, actor="ada") == "removing M1-A1 (eq.shield)"
    assert case.find(Annotation) == [edited]
    assert undo(case, actor="ada") == "editing M1-A1 (eq.shield)"
    assert case.find(Annotation) == [made]
    assert undo(case, actor="ada") == "adding M1-A1 (eq.shield)"
    assert case.find(Annotation) == []
    assert undo(case, actor="ada") is None

    for expected in ([made], [edited], []):
        assert redo(case, actor="ada") is not None
        assert case.find(Annotation) == expected
    assert redo(case, actor="ada") is None
    assert case.head() == head + 6
    assert case.differences() == []


def test_a_new_step_ends_what_could_be_done_again(case) -> None:
    media = add_media(case)
    shield(case, media)
    undo(case, actor="ada")
    assert next_redo(case, actor="ada") is not None
    second = shield(case, media)
    assert next_redo(case, actor="ada") is None
    assert second.number == 2, "a number is never given twice"
    assert next_undo(case, actor="ada") == "adding M1-A2 (eq.shield)"


def test_undo_outlives_the_program(tmp_path: Path) -> None:
    with cases.new_case(tmp_path / "case", actor="ada") as case:
        shield(case, add_media(case))
    with cases.open_case(tmp_path / "case", actor="ada") as case:
        undo(case, actor="ada")
    with cases.open_case(tmp_path / "case", actor="ada") as case:
        redo(case, actor="ada")
        assert case.count(Annotation) == 1


def test_nobody_undoes_what_somebody_else_did(case) -> None:
    shield(case, add_media(case))
    assert undo(case, actor="ben") is None
    assert case.count(Annotation) == 1


def test_a_later_change_by_somebody_else_stands_in_the_way_and_nothing_is_written(case) -> None:
    made = shield(case, add_media(case))
    annotate.edit_annotation(case, made.uid, actor="ben", note="a second look")
    head = case.head()
    with pytest.raises(ChangedMeanwhile, match="stands in the way"):
        undo(case, actor="ada")
    assert case.head() == head


def test_a_step_that_cannot_be_taken_back_does_not_bar_the_ones_before_it(case) -> None:
    media = add_media(case)
    made = shield(case, media)
    annotate.rate_graphic(case, media.uid, "graphic", actor="ada")
    rated = annotate.rate_graphic(case, media.uid, "not graphic", actor="ben")
    said = undo(case, actor="ada")
    assert said is not None and "adding M1-A1" in said and "rating M1" in said
    assert case.find(Annotation) == []
    assert case.get(Media, media.uid) == rated, "what somebody else said stays"
    assert redo(case, actor="ada") is not None
    assert case.find(Annotation) == [made]


def test_splitting_a_span_is_one_step_back(case) -> None:
    made = shield(case, add_media(case))
    earlier, later = annotate.split_annotation(case, made.uid, 120_000, actor="ada")
    assert (earlier.end_pts, later.start_pts, later.end_pts) == (120_000, 120_000, 180_000)
    assert (earlier.number, later.number) == (1, 2)
    undo(case, actor="ada")
    assert case.find(Annotation) == [made]


def test_rating_restricting_and_describing_can_be_undone(case) -> None:
    media = add_media(case)
    annotate.rate_graphic(case, media.uid, "graphic", actor="ada")
    annotate.restrict(case, media.uid, "shows a child", actor="ada")
    annotate.describe_case(case, actor="ada", requester="The court")
    for _ in range(3):
        undo(case, actor="ada")
    assert case.get(Media, media.uid) == media
    assert case.find(CaseDetails)[0].requester == ""


def test_a_case_whose_making_was_cut_short_gets_its_vocabulary_on_opening(tmp_path: Path) -> None:
    from catalog.case import Case
    from catalog.model.records import Term

    Case.create(tmp_path / "case", actor="ada").close()
    with cases.open_case(tmp_path / "case", actor="ada") as case:
        assert case.count(Term) > 60


def test_a_media_is_found_by_the_names_people_use(case) -> None:
    media = add_media(case)
    for name in ("M1", "m1", "1", media.uid):
        assert cases.media_named(case, name) == media
    with pytest.raises(InvalidInput, match="no media “M7”"):
        cases.media_named(case, "M7")


def test_an_open_case_is_copied_whole(case, tmp_path: Path) -> None:
    media = add_media(case)
    shield(case, media)
    assert cases.copy_case(case.path, tmp_path / "copy") == cases.CaseCopy(1, [], [])
    with cases.open_case(tmp_path / "copy", actor="ada") as copy:
        assert copy.find(Annotation) == case.find(Annotation)
        assert copy.differences() == []
