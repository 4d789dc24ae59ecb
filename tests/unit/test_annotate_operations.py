from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from catalog.errors import ChangedMeanwhile, InvalidInput
from catalog.model.records import Annotation, CaseDetails, Media, Region, Term
from catalog.model.regions import place_at
from catalog.operations import annotate, cases
from catalog.operations.history import record_of, revisions, step_in_words
from catalog.operations.undo import back_to, next_redo, next_undo, redo, steps_done, undo
from tests.helpers.cases import add_examination, add_media


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


# ---------------------------------------------------------------- tags, doubts, where in the picture


def test_tags_are_kept_clean_and_each_once(case) -> None:
    made = shield(case, add_media(case), tags=[" gate ", "first  row", "gate"])
    assert made.tags == ["gate", "first row"]
    edited = annotate.edit_annotation(case, made.uid, actor="ada", tags=["gate"])
    assert case.get(Annotation, made.uid) == edited
    for wrong in ("", "x" * 51, "one, two"):
        with pytest.raises(InvalidInput, match="cannot be a tag"):
            annotate.edit_annotation(case, made.uid, actor="ada", tags=["gate", wrong])
    assert case.distinct(Annotation, "tags") == [["gate"]]


def test_a_new_end_settles_a_doubt_and_another_edit_does_not(case) -> None:
    made = shield(case, add_media(case), doubt=annotate.LOST_KEYBOARD)
    annotate.edit_annotation(case, made.uid, actor="ada", note="left hand", start_pts=80_000)
    assert case.get(Annotation, made.uid).doubt == annotate.LOST_KEYBOARD
    annotate.edit_annotation(case, made.uid, actor="ada", end_pts=170_000)
    assert case.get(Annotation, made.uid).doubt == ""
    undo(case, actor="ada")
    assert case.get(Annotation, made.uid).doubt == annotate.LOST_KEYBOARD


def test_a_reaction_delay_is_told_in_the_custody_log(case) -> None:
    made = shield(case, add_media(case), delay_ms=250)
    annotate.edit_annotation(case, made.uid, actor="ada", end_pts=170_000, delay_ms=250)
    *_, added, edited = case.entries()
    assert (added.parameters["reaction_delay_ms"], edited.parameters["reaction_delay_ms"]) == (250, 250)


def key(pts: int, x: int, *, state: str = "visible") -> dict[str, object]:
    return {"pts": pts, "points": [[x, 0], [x + 10_000, 9_000]], "state": state, "made_by": "person"}


def boxed(case, annotation: Annotation, *keys: dict[str, object], **fields) -> Region:
    region = Region(
        annotation_uid=annotation.uid,
        media_uid=annotation.media_uid,
        kind="box",
        keys=list(keys),
        **fields,
    )
    with case.unit_of_work("region.add", actor="ada") as work:
        work.add(region)
    return work.stored(Region)


def test_removing_an_annotation_takes_its_regions_along_and_undo_brings_all_back(case) -> None:
    made = shield(case, add_media(case))
    regions = [boxed(case, made, key(90_000, 5_000)), boxed(case, made, key(120_000, 9_000))]
    annotate.remove_annotation(case, made.uid, actor="ada")
    assert case.find(Region) == [] == case.find(Annotation)
    assert undo(case, actor="ada") == "removing M1-A1 (eq.shield)"
    assert case.find(Annotation) == [made] and case.find(Region, order="number") == regions
    redo(case, actor="ada")
    assert case.find(Region) == [] == case.find(Annotation)
    assert case.differences() == []


@pytest.mark.parametrize("cut", [99_000, 120_000, 129_000, 150_000, 171_000])
@pytest.mark.parametrize("unsure_pts", [None, 111_000, 123_000, 160_000])
def test_each_part_of_a_split_annotation_is_where_the_whole_was(case, cut, unsure_pts) -> None:
    made = shield(case, add_media(case))
    keys = [key(90_000, 5_000), key(120_000, 9_001), key(150_000, 70_007, state="hidden"), key(160_000, 10)]
    whole = boxed(case, made, *keys, unsure_pts=unsure_pts, unsure_why="little texture")
    frames = range(90_000, 180_000, 3_000)
    expected = {pts: place_at(whole, pts, made) for pts in frames}
    parts = annotate.split_annotation(case, made.uid, cut, actor="ada")
    for pts in frames:
        part = parts[0] if pts < cut else parts[1]
        (region,) = case.find(Region, annotation_uid=part.uid)
        assert place_at(region, pts, part) == expected[pts]
    undo(case, actor="ada")
    assert case.find(Region) == [whole] and case.find(Annotation) == [made]


def test_adding_what_a_colleague_drew_in_since_is_not_undone(case) -> None:
    made = shield(case, add_media(case))
    region = Region(annotation_uid=made.uid, media_uid=made.media_uid, kind="box", keys=[key(90_000, 5_000)])
    with case.unit_of_work("region.add", actor="ben") as work:
        work.add(region)
    with pytest.raises(ChangedMeanwhile, match="later change by ben"):
        undo(case, actor="ada")
    assert case.find(Annotation) == [made]


# ---------------------------------------------------------------- terms that exclude each other


def exclude(case, code: str, *others: str) -> None:
    (term,) = case.find(Term, code=code)
    with case.unit_of_work("vocabulary.install", actor="ada") as work:
        work.replace(dataclasses.replace(term, excludes=list(others)))


@pytest.mark.parametrize("named_by", ["eq.shield", "wpn.baton"])
def test_terms_that_exclude_each_other_are_not_coded_over_one_span_by_one_person(case, named_by) -> None:
    exclude(case, named_by, *({"eq.shield", "wpn.baton"} - {named_by}))
    media = add_media(case)
    made = shield(case, media)
    with pytest.raises(InvalidInput, match="M1-A1") as caught:
        shield(case, media, term_code="wpn.baton", start_pts=179_999, end_pts=200_000)
    assert caught.value.hint
    beside = shield(case, media, term_code="wpn.baton", start_pts=180_000, end_pts=200_000)
    with pytest.raises(InvalidInput, match="exclude each other"):
        annotate.edit_annotation(case, beside.uid, actor="ada", start_pts=170_000)
    annotate.edit_annotation(case, beside.uid, actor="ada", note="a note changes no span")
    assert case.get(Annotation, made.uid) == made


def test_what_excludes_nothing_else_counts_for_one_coder_one_recording_and_what_is_there(case) -> None:
    exclude(case, "eq.shield", "wpn.baton")
    media = add_media(case)
    shield(case, media)
    shield(case, add_media(case), term_code="wpn.baton")
    shield(
        case,
        media,
        term_code="wpn.baton",
        presence="looked for and not seen",
        look_speed="1",
        look_with_sound=True,
    )
    annotate.add_annotation(
        case,
        actor="ben",
        media_uid=media.uid,
        term_code="wpn.baton",
        extent="interval",
        start_pts=90_000,
        end_pts=180_000,
    )
    assert case.count(Annotation) == 4


def test_beginning_a_term_ends_the_one_that_it_excludes_in_one_step(case) -> None:
    exclude(case, "eq.shield", "wpn.baton")
    media = add_media(case)
    begun = shield(case, media, extent="open", end_pts=None)
    second = shield(case, media, term_code="wpn.baton", extent="open", start_pts=120_000, end_pts=None)
    ended = case.get(Annotation, begun.uid)
    assert (second.term_code, second.number) == ("wpn.baton", 2)
    assert (ended.extent, ended.end_pts) == ("interval", 120_000)
    assert undo(case, actor="ada") == "adding M1-A2 (wpn.baton)"
    assert case.find(Annotation) == [begun]


def test_what_was_begun_is_not_ended_across_what_it_excludes(case) -> None:
    exclude(case, "eq.shield", "wpn.baton")
    media = add_media(case)
    shield(case, media, term_code="wpn.baton", start_pts=150_000, end_pts=170_000)
    begun = shield(case, media, extent="open", end_pts=None)
    with pytest.raises(InvalidInput, match="exclude each other"):
        annotate.edit_annotation(case, begun.uid, actor="ada", extent="interval", end_pts=160_000)
    done = annotate.edit_annotation(case, begun.uid, actor="ada", extent="interval", end_pts=150_000)
    assert done.end_pts == 150_000


# ---------------------------------------------------------------- what was done


def test_steps_are_taken_back_as_far_as_one_of_them_and_what_stands_in_the_way_is_told(case) -> None:
    media = add_media(case)
    first, second, third = (
        shield(case, media, start_pts=n, end_pts=n + 90_000) for n in (0, 90_000, 180_000)
    )
    annotate.edit_annotation(case, third.uid, actor="ben", note="a second look")
    steps = steps_done(case, actor="ada")
    undone, left = back_to(case, steps[-2], actor="ada")
    assert undone == ["adding M1-A2 (eq.shield)"] and left == ["adding M1-A3 (eq.shield)"]
    assert {each.uid for each in case.find(Annotation)} == {first.uid, third.uid}
    with pytest.raises(InvalidInput, match="cannot be taken back"):
        back_to(case, steps[-2], actor="ada")
    redo(case, actor="ada")
    assert case.get(Annotation, second.uid) == second


def test_the_history_of_an_annotation_says_when_who_and_what_from_what_to_what(case) -> None:
    made = shield(case, add_media(case))
    annotate.edit_annotation(case, made.uid, actor="ben", note="two shields", certainty="probable")
    annotate.remove_annotation(case, made.uid, actor="ben")
    undo(case, actor="ben")
    told = [(each.actor, each.action, each.changes, each.removed) for each in revisions(case, made.uid)]
    assert told == [
        ("ada", "annotation.add", (), False),
        ("ben", "annotation.edit", (("certainty", "clear", "probable"), ("note", "", "two shields")), False),
        ("ben", "annotation.remove", (), True),
        ("ben", "undo", (), False),
    ]


def test_every_step_of_a_case_has_words(case) -> None:
    media = add_media(case)
    made = shield(case, media)
    annotate.rate_graphic(case, media.uid, "graphic", actor="ada")
    undo(case, actor="ada")
    redo(case, actor="ada")
    add_examination(case, media)
    entries = [entry for entry in case.entries() if entry.action != "object.take"]
    words = [step_in_words(case, entry) for entry in entries]
    assert words[0].startswith("making the case") and words[1].startswith("bringing the vocabulary")
    assert words[-5:] == [
        "adding M1-A1 (eq.shield)",
        "rating M1",
        "taking back: rating M1",
        "doing again: rating M1",
        "examining M1",
    ]
    assert record_of(case, entries[-5]) == made
