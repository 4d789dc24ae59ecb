from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from catalog.model.records import Acquisition, Actor, Annotation, Assignment, Posting, Term, Utterance
from catalog.operations import annotate, cases, search, transcripts
from tests.helpers.cases import A_MOMENT, ACTOR, add_media
from tests.helpers.cli import CommandLine


@pytest.fixture
def case(tmp_path: Path):
    with cases.new_case(tmp_path / "case", actor=ACTOR) as made:
        yield made


def labels(case, words: str) -> list[str]:
    return [each.label for each in search.find_text(case, words)]


def note(case, media, text: str, **fields) -> Annotation:
    given = {"term_code": "eq.shield", "extent": "point", "start_pts": 90_000, **fields}
    return annotate.add_annotation(case, actor=ACTOR, media_uid=media.uid, note=text, **given)


def test_everything_that_was_written_is_found_by_one_search(case) -> None:
    media = add_media(case, title="Square from the north")
    note(case, media, "helmet 217 in front")
    transcripts.add_utterance(
        case,
        actor=ACTOR,
        media_uid=media.uid,
        start_pts=0,
        end_pts=90_000,
        speaker="officer A",
        original="Назад!",
        translation="Back!",
    )
    with case.unit_of_work("posting.add", actor=ACTOR) as work:
        work.add(Posting(title="A walk", description="the square at noon", uploader="channel seven"))
    assert labels(case, "square") == ["M1", "P1", "P2"]
    assert labels(case, "helmet") == ["M1-A1"]
    assert labels(case, "назад") == ["M1 line 1"]
    assert labels(case, "BACK officer") == ["M1 line 1"]
    assert labels(case, "seven") == ["P2"]
    assert labels(case, "щит") == ["M1-A1"], "the term's label in another language"
    assert labels(case, "nowhere") == labels(case, " ") == []


def test_capitals_and_the_two_dots_of_cyrillic_make_no_difference(case) -> None:
    note(case, add_media(case), "Ёлка у ЩИТОВОЙ")
    for words in ("елка", "ЁЛКА щитовой", "ёлка", "итов"):
        assert labels(case, words) == ["M1-A1"], words


def test_all_words_must_stand_in_one_place(case) -> None:
    media = add_media(case)
    note(case, media, "left hand")
    note(case, media, "right hand", start_pts=180_000)
    assert labels(case, "hand left") == ["M1-A1"]
    assert labels(case, "hand") == ["M1-A1", "M1-A2"]


def test_what_stands_in_quotes_is_found_where_a_line_ends_in_it(case) -> None:
    media = add_media(case)
    note(case, media, "I saw\n the man run")
    note(case, media, "the man I saw", start_pts=180_000)
    assert labels(case, '"saw the  man"') == ["M1-A1"]


def test_what_was_said_of_a_failed_link_is_found_once_it_has_a_recording(case) -> None:
    media = add_media(case)
    with case.unit_of_work("posting.add", actor=ACTOR) as work:
        failed = work.add(Posting(url="https://site.example/1"))
        work.add(Acquisition(posting_uid=failed.uid, note="handed over at the fountain"))
    assert labels(case, "fountain") == []
    with case.unit_of_work("archive.end", actor=ACTOR) as work:
        work.replace(replace(case.get(Posting, failed.uid), media_uid=media.uid))
    assert labels(case, "fountain") == ["M1"]


def test_tags_and_named_people_are_found(case) -> None:
    media = add_media(case)
    with case.unit_of_work("actor.add", actor=ACTOR) as work:
        person = work.add(Actor(name="officer A", description="helmet 217"))
        work.add(
            Annotation(
                media_uid=media.uid,
                term_code="eq.shield",
                extent="point",
                start_pts=0,
                annotator=ACTOR,
                made_utc=A_MOMENT,
                actor_uid=person.uid,
                tags=["колонна", "to check"],
            )
        )
    assert labels(case, "217 КОЛОННА") == labels(case, "check") == ["M1-A1"]


def test_what_was_coded_for_an_assignment_is_not_found(case) -> None:
    """A second coder is not to see the first one's."""
    media = add_media(case)
    made = note(case, media, "secret words")
    with case.unit_of_work("assignment.add", actor=ACTOR) as work:
        assignment = work.add(
            Assignment(
                title="blind", media_uids=[media.uid], coder="colleague", made_by=ACTOR, made_utc=A_MOMENT
            )
        )
        work.replace(replace(made, assignment_uid=assignment.uid))
    assert labels(case, "secret") == []


def test_a_long_text_is_shown_around_the_word(case) -> None:
    text = "beginning " + "word " * 200 + "Кордон стоит " + "word " * 200
    note(case, add_media(case), text)
    (found,) = search.find_text(case, "кордон")
    assert "Кордон" in found.excerpt
    assert found.excerpt.startswith("… ")
    assert found.excerpt.endswith(" …")
    assert len(found.excerpt) < 150


def test_an_index_that_is_kept_takes_in_what_is_written_since(case) -> None:
    media = add_media(case)
    made = note(case, media, "old words")
    index = search.CaseIndex(case)
    index.update()

    def found(words: str) -> list[str]:
        index.update()
        return [each.label for each in search.find(index, words).found]

    annotate.edit_annotation(case, made.uid, actor=ACTOR, note="new words")
    line = transcripts.add_utterance(
        case, actor=ACTOR, media_uid=media.uid, start_pts=0, end_pts=9, original="words too"
    )
    assert found("words") == ["M1-A1", "M1 line 1"]
    assert found("old") == []
    transcripts.remove_utterances(case, [line.uid], actor=ACTOR)
    assert found("words") == ["M1-A1"]
    (term,) = case.find(Term, code="eq.shield")
    with case.unit_of_work("term.edit", actor=ACTOR) as work:
        work.replace(replace(term, labels={**term.labels, "en": "Pavise"}))
    assert found("pavise words") == ["M1-A1"], "a term that is called otherwise"
    index.close()


def test_the_command_line_finds_words_in_a_case(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with cases.new_case(tmp_path / "case", actor=ACTOR) as made:
        media = add_media(made, title="Площадь")
        note(made, media, "Щит у входа")
        assert made.count(Utterance) == 0
    command = CommandLine(capsys)
    said = command("find", tmp_path / "case", "щит", "ВХОДА")
    assert said.code == 0
    assert "M1-A1" in said.out
    assert "0:00:01.000" in said.out
    (found,) = json.loads(command("find", tmp_path / "case", "щит входа", "--json").out)
    assert (found["label"], found["kind"], found["pts"]) == ("M1-A1", "annotation", 90_000)
    nothing = command("find", tmp_path / "case", "nowhere")
    assert nothing.code == 0
    assert "Nothing" in nothing.words
