"""Vocabularies come in from files of every kind after a preview, and go out so that they come back the same."""

from __future__ import annotations

import errno
import json
import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalog.case import Case
from catalog.errors import ChangedMeanwhile, InvalidInput, SourceUnavailable, StorageFull
from catalog.model.records import Term, TermGroup
from catalog.model.vocabulary import SHAPES, Vocabulary, load_vocabulary, parse_vocabulary
from catalog.model.vocabulary_text import vocabulary_text
from catalog.operations import annotate, cases, undo, vocabulary
from catalog.operations.vocabulary_files import (
    LARGEST_BYTES,
    apply_import,
    export_vocabulary,
    import_vocabulary,
    plan_import,
)
from catalog.operations.vocabulary_versions import versions
from tests.helpers.cases import ACTOR, add_examination, add_media
from tests.helpers.cli import CommandLine
from tests.helpers.scale import scaled


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("fresh") / "case"
    cases.new_case(path, actor=ACTOR).close()
    return path


@pytest.fixture
def case(fresh: Path, tmp_path: Path) -> Iterator[Case]:
    with Case.open(Path(shutil.copytree(fresh, tmp_path / "case"))) as opened:
        yield opened


@pytest.fixture
def other(fresh: Path, tmp_path: Path) -> Iterator[Case]:
    with Case.open(Path(shutil.copytree(fresh, tmp_path / "other"))) as opened:
        yield opened


def same(vocabulary: Vocabulary) -> Vocabulary:
    """Without what is another each time it is read."""
    return replace(vocabulary, terms=tuple(replace(each, uid="") for each in vocabulary.terms))


def term(case: Case, code: str) -> Term:
    (found,) = case.find(Term, code=code)
    return found


def edited(case: Case) -> None:
    """A case whose vocabulary is unlike the one that the program brings, in every way that there is."""
    vocabulary.add_term(
        case,
        actor=ACTOR,
        group="Acts",
        parent="act.throw",
        kind="point",
        labels={"en": "“Stone” \\ thrown", "kk": "Тас лақтыру"},
        definition="A stone, = nothing else",
        definitions={"ru": "Камень"},
        excludes=["act.lead"],
        shape="plus",
        distressing=True,
        attributes=["hand", "count"],
    )
    vocabulary.move_group(case, "Sound", actor=ACTOR, before="Acts")
    vocabulary.edit_group(case, "Sound", actor=ACTOR, labels={"en": "Heard", "ru": "Слышно"}, shape="ring")
    vocabulary.remove_attribute(case, "readable_text", actor=ACTOR)
    vocabulary.retire_term(case, "act.carry", actor=ACTOR)
    vocabulary.merge_terms(case, "act.blow_body", "act.blow_object", actor=ACTOR)
    vocabulary.remove_term(case, "wpn.water", actor=ACTOR)


# ---------------------------------------------------------------- TOML

words = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=20)


@settings(max_examples=scaled(12), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_any_vocabulary_that_is_written_is_read_as_the_very_same(data: st.DataObject) -> None:
    brought = load_vocabulary()
    some = [each for each in brought.terms if each.code.startswith(("act.", "con."))][:8]
    terms = [replace(each, position=number) for number, each in enumerate(some)]
    for number in data.draw(st.lists(st.integers(0, len(terms) - 1), max_size=5)):
        terms[number] = replace(
            terms[number],
            labels={"en": data.draw(words), "ru": data.draw(words)},
            definition=data.draw(words),
            definitions=data.draw(st.dictionaries(st.sampled_from(["ru", "kk"]), words)),
            shape=data.draw(st.sampled_from(["", *SHAPES])),
            distressing=data.draw(st.booleans()),
            retired=data.draw(st.booleans()),
        )
    made = replace(brought, terms=tuple(terms), partly=("kk",))
    assert same(parse_vocabulary(vocabulary_text(made), source="written")) == same(made)


def test_a_cases_vocabulary_comes_back_the_same_in_another_case(
    case: Case, other: Case, tmp_path: Path
) -> None:
    edited(case)
    assert export_vocabulary(case, tmp_path / "own.toml") == []
    plan = import_vocabulary(other, tmp_path / "own.toml", actor="colleague", retire_missing=True)
    assert any("merged into act.blow_object" in each for each in plan.retired)
    gone = term(other, "wpn.water")
    assert gone.retired
    vocabulary.remove_term(other, "wpn.water", actor=ACTOR)
    vocabulary.remove_attribute(other, "readable_text", actor=ACTOR)
    vocabulary.remove_group(other, "Sound", actor=ACTOR)
    export_vocabulary(other, tmp_path / "again.toml")
    assert (tmp_path / "again.toml").read_text("utf-8") == (tmp_path / "own.toml").read_text("utf-8")
    assert not other.differences()


def test_reading_in_what_is_there_already_changes_nothing(case: Case, tmp_path: Path) -> None:
    edited(case)
    export_vocabulary(case, tmp_path / "own.toml")
    head = case.head()
    plan = import_vocabulary(case, tmp_path / "own.toml", actor=ACTOR)
    assert not plan.changes_anything
    assert case.head() == head


def test_a_plan_writes_nothing_deletes_nothing_and_is_undone_as_one_step(case: Case, tmp_path: Path) -> None:
    text = vocabulary_text(load_vocabulary())
    text = text.replace('version = "1.1"', 'version = "3.0"').replace('en = "Shield"', 'en = "Riot shield"')
    start = text.index('[[terms]]\ncode = "wpn.water"')
    text = text[:start] + text[text.index("[[terms]]", start + 5) :]
    (tmp_path / "new.toml").write_text(text, "utf-8")
    before = [replace(each) for each in case.find(Term, order="code")]
    head = case.head()
    plan = plan_import(case, tmp_path / "new.toml")
    assert case.head() == head
    assert plan.changed == ["eq.shield “Riot shield”: label en: “Riot shield”, was “Shield”"]
    assert (plan.new, plan.retired, plan.left_alone) == ([], [], 1)
    assert "becomes version 3.0" in plan.notes[0]
    assert plan_import(case, tmp_path / "new.toml", retire_missing=True).retired == [
        "wpn.water “Water cannon”: retired"
    ]
    apply_import(plan, actor=ACTOR)
    assert term(case, "wpn.water")
    assert [each.version for each in versions(case)] == ["1.1", "3.0"]
    assert undo.undo(case, actor=ACTOR) == "reading in a vocabulary"
    assert case.find(Term, order="code") == before


def test_a_plan_that_somebody_elses_change_has_overtaken_is_not_written(case: Case, tmp_path: Path) -> None:
    text = vocabulary_text(load_vocabulary()).replace('en = "Shield"', 'en = "Riot shield"')
    (tmp_path / "new.toml").write_text(text, "utf-8")
    plan = plan_import(case, tmp_path / "new.toml")
    vocabulary.edit_term(case, "eq.shield", actor="colleague", key="4")
    with pytest.raises(ChangedMeanwhile):
        apply_import(plan, actor=ACTOR)
    assert term(case, "eq.shield").labels["en"] == "Shield"


def test_a_used_terms_kind_and_a_taken_key_stay_and_it_is_said(case: Case, tmp_path: Path) -> None:
    media = add_media(case)
    annotate.add_annotation(
        case, actor=ACTOR, media_uid=media.uid, term_code="act.throw", extent="point", start_pts=0
    )
    (tmp_path / "t.csv").write_text(
        "code;group;kind;key;label_en\nact.throw;Acts;interval;T;Thrown\nx.y;Acts;point;W;New\n", "utf-8"
    )
    plan = import_vocabulary(case, tmp_path / "t.csv", actor=ACTOR)
    assert (term(case, "act.throw").kind, term(case, "act.throw").labels["en"]) == ("point", "Thrown")
    assert term(case, "x.y").key == ""
    assert plan.notes == [
        "act.throw stays point: it has 1 annotations.",
        "x.y gets no key: W belongs to wpn.long.",
    ]


def test_a_file_that_cannot_be_written_whole_leaves_the_one_that_was_there(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "terms.toml"
    export_vocabulary(case, path)
    before = path.read_bytes()
    write_bytes = Path.write_bytes

    def half(self: Path, data: bytes) -> int:
        write_bytes(self, data[: len(data) // 2])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", half)
    with pytest.raises(StorageFull):
        export_vocabulary(case, path)
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir() if "terms" in each.name] == ["terms.toml"]


def test_examples_are_not_written_and_it_is_said(case: Case, tmp_path: Path) -> None:
    keyframe = add_examination(case, add_media(case))[0]
    vocabulary.edit_term(case, "act.throw", actor=ACTOR, examples=[keyframe.uid])
    assert export_vocabulary(case, tmp_path / "own.toml") == ["1 examples: they are frames of this case."]
    import_vocabulary(case, tmp_path / "own.toml", actor=ACTOR)
    assert term(case, "act.throw").examples == [keyframe.uid]


# ---------------------------------------------------------------- CSV


def test_a_table_comes_back_with_every_word_and_no_formula_runs(
    case: Case, other: Case, tmp_path: Path
) -> None:
    edited(case)
    vocabulary.edit_term(case, "act.lead", actor=ACTOR, labels={"en": "=SUM(1;2)", "ru": '\'@а, "б"'})
    export_vocabulary(case, tmp_path / "own.csv")
    written = (tmp_path / "own.csv").read_bytes()
    assert written.startswith(b"\xef\xbb\xbfcode,group,label_en,label_ru")
    assert b",'=SUM(1;2)," in written
    import_vocabulary(other, tmp_path / "own.csv", actor=ACTOR)
    for each in case.find(Term):
        there = term(other, each.code)
        told = (there.labels, there.definition, there.kind, there.parent, there.key, there.colour)
        assert told == (each.labels, each.definition, each.kind, each.parent, each.key, each.colour)
        assert there.group == each.group


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("a.csv", "group,label\nActs,Thing\n", "row 2 has no code"),
        ("a.csv", "", "no terms"),
        ("a.csv", "code\n\n\n", "no terms"),
        ("a.csv", "code,kind\nx.y,state\n", "not a kind"),
        ("a.csv", "code\nBad Code\n", "cannot be a code"),
        ("a.csv", "code,parent\nx.y,x.y\n", "under itself"),
        ("a.csv", f"code,label\nx.y,{'z' * 121}\n", "longer than"),
        ("a.toml", "name = ", "not valid TOML"),
        ("a.boris", "{", "not valid JSON"),
        ("a.boris", "[" * 100_000, "not valid JSON"),
        ("a.boris", "[]", "no BORIS project"),
        ("a.boris", '{"behaviors_conf": {"0": 3}}', "no BORIS project"),
        ("a.boris", '{"behaviors_conf": {}}', "no terms"),
        ("a.eaf", "<A>", "not valid XML"),
        ("a.eaf", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "entities"),
        ("a.eaf", "<ANNOTATION_DOCUMENT/>", "no terms"),
        ("a.doc", "x", "no kind of vocabulary"),
    ],
)
def test_a_faulty_file_is_refused_in_words_and_leaves_nothing(
    case: Case, tmp_path: Path, name: str, text: str, words: str
) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    head = case.head()
    with pytest.raises(InvalidInput, match=words):
        import_vocabulary(case, tmp_path / name, actor=ACTOR)
    assert case.head() == head


def test_a_file_too_large_or_not_text_or_not_there_is_refused(case: Case, tmp_path: Path) -> None:
    (tmp_path / "big.csv").write_bytes(b"x" * (LARGEST_BYTES + 1))
    (tmp_path / "odd.csv").write_bytes(b"\xff\xfe\x00c")
    for name, words in (("big.csv", "larger than"), ("odd.csv", "not a text in UTF-8")):
        with pytest.raises(InvalidInput, match=words):
            plan_import(case, tmp_path / name)
    with pytest.raises(SourceUnavailable, match="not there"):
        plan_import(case, tmp_path / "none.csv")


def test_toml_nested_beyond_reason_is_refused(case: Case, tmp_path: Path) -> None:
    (tmp_path / "deep.toml").write_text("a = " + "[" * (sys.getrecursionlimit() * 20), "utf-8")
    with pytest.raises(InvalidInput, match="not valid TOML"):
        plan_import(case, tmp_path / "deep.toml")


# ---------------------------------------------------------------- BORIS and ELAN

ETHOGRAM = {
    "behaviors_conf": {
        "0": {
            "type": "State event",
            "key": "r",
            "code": "Runs fast",
            "description": "Both feet off the ground",
            "color": "#FF8800",
            "category": "Moving",
            "modifiers": {"0": {"name": "Where to", "type": 0, "values": ["left (l)", "right (r)"]}},
            "excluded": "Stands",
        },
        "1": {"type": "State event", "key": "4", "code": "Stands", "category": "Moving", "excluded": ""},
        "2": {
            "type": "Point event",
            "key": "X",
            "code": "Calls out",
            "category": "",
            "modifiers": {"0": {"name": "Times", "type": 2, "values": []}},
        },
    }
}


def test_a_boris_ethogram_becomes_terms_groups_and_attributes(case: Case, tmp_path: Path) -> None:
    (tmp_path / "e.boris").write_text(json.dumps(ETHOGRAM), "utf-8")
    plan = import_vocabulary(case, tmp_path / "e.boris", actor=ACTOR)
    assert len(plan.new) == 2 + 2 + 3
    runs, stands, calls = (
        term(case, code) for code in ("moving.runs_fast", "moving.stands", "boris.calls_out")
    )
    assert (runs.kind, runs.key, runs.colour, runs.group) == ("interval", "", "#ff8800", "Moving")
    assert (runs.excludes, stands.excludes) == (["moving.stands"], ["moving.runs_fast"])
    assert (stands.key, stands.definition, runs.definition) == ("4", "Stands", "Both feet off the ground")
    assert (calls.kind, calls.key, calls.group, calls.attributes) == (
        "point",
        "Shift+X",
        "From BORIS",
        ["times"],
    )
    offered = {each.code: each for each in vocabulary.case_vocabulary(case).attributes}
    assert [each.code for each in offered["where_to"].choices] == ["left", "right"]
    assert offered["times"].kind == "number"
    assert len({each.colour for each in case.find(TermGroup)}) == 9


def test_what_is_written_for_boris_is_read_back_from_it(case: Case, other: Case, tmp_path: Path) -> None:
    export_vocabulary(case, tmp_path / "own.boris")
    project = json.loads((tmp_path / "own.boris").read_text("utf-8"))
    assert len(project["behaviors_conf"]) == 66
    gap = next(each for each in project["behaviors_conf"].values() if each["code"] == "Sound gap")
    assert gap["excluded"] == "Bang,Order or warning,Speech,Voice by camera"
    plan = plan_import(other, tmp_path / "own.boris")
    assert sum(each.startswith("new term") for each in plan.new) == 66
    assert [each for each in plan.new if each.startswith("new group")] == []


def test_an_elan_vocabulary_brings_its_entries_in_each_language(case: Case, tmp_path: Path) -> None:
    (tmp_path / "v.eaf").write_text(
        '<ANNOTATION_DOCUMENT><CONTROLLED_VOCABULARY CV_ID="Gesture">'
        '<CV_ENTRY_ML CVE_ID="a"><CVE_VALUE DESCRIPTION="before" LANG_REF="eng">prep</CVE_VALUE>'
        '<CVE_VALUE DESCRIPTION="voor" LANG_REF="nld">voorb</CVE_VALUE></CV_ENTRY_ML></CONTROLLED_VOCABULARY>'
        '<CONTROLLED_VOCABULARY CV_ID="Old"><CV_ENTRY DESCRIPTION="said">speech</CV_ENTRY></CONTROLLED_VOCABULARY>'
        '<CONTROLLED_VOCABULARY CV_ID="Elsewhere" EXT_REF="er5"/></ANNOTATION_DOCUMENT>',
        "utf-8",
    )
    plan = import_vocabulary(case, tmp_path / "v.eaf", actor=ACTOR)
    prep = term(case, "gesture.prep")
    assert (prep.labels, prep.definition) == ({"en": "prep", "nl": "voorb"}, "before")
    assert prep.definitions == {"nl": "voor"}
    assert term(case, "old.speech").definition == "said"
    assert "Elsewhere" in plan.notes[0]


# ---------------------------------------------------------------- the command


def test_the_command_previews_reads_in_merges_publishes_and_writes_out(
    fresh: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = Path(shutil.copytree(fresh, tmp_path / "case"))
    said = CommandLine(capsys)
    (tmp_path / "more.csv").write_text("code,group,label\nplace.gate,Places,Gate\n", "utf-8")
    asked = ["vocabulary", path, "--import", tmp_path / "more.csv"]
    assert "new term place.gate “Gate”" in said(*asked, "--preview").out
    assert "place.gate" not in said("terms", path).out
    assert said(*asked).code == 0
    assert "0 annotations moved" in said("vocabulary", path, "--merge", "place.gate", "eq.barrier").out
    assert "(retired, merged into eq.barrier)" in said("terms", path).out
    assert "not in a version yet: new term place.gate" in said("vocabulary", path).out
    assert said("vocabulary", path, "--publish", "2.0", "--note", "with places").code == 0
    assert "2.0" in (told := said("vocabulary", path).out) and "with places" in told
    assert said("vocabulary", path, "--export", tmp_path / "all.toml").code == 0
    assert "place.gate" in (tmp_path / "all.toml").read_text("utf-8")
    assert said("vocabulary", path, "--retire", "act.throw", "--publish", "3").code == 2
    assert said("vocabulary", path, "--retire", "act.throw").code == 0
    assert said("vocabulary", path, "--bring-back", "act.throw").code == 0
