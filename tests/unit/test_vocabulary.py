"""The default vocabulary says exactly what was agreed, and a faulty file is refused in words."""

from __future__ import annotations

import hashlib
import itertools
import re

import numpy as np
import pytest

from catalog.errors import InvalidInput
from catalog.model.colours import NEAR, PALETTE, contrast, distance, shades, too_near
from catalog.model.vocabulary import SHAPES, Vocabulary, load_vocabulary, parse_vocabulary, vocabulary_names

AGREED_SHA256 = "4242dd06ead99460753fa3c7c74b8a5588492e88394c91f56d8b3091cc4b0ee5"
"""Of the agreed table: a line `group|code|English|Russian|I or P|definition` for each of its 66 terms."""
SOUNDS = ("bang", "warning", "speech", "recordist")
KEYS_OF_THE_PLAYER = set("KJLIOBGC")
MACHADO_2009 = {
    "unimpaired": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.01182, 0.04294, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.3039],
    ],
}
SMALL = """
name = "small"
version = "1"
languages = ["en"]
title = { en = "Small" }
[[groups]]
labels = { en = "Things" }
colour = "#112233"
[[attributes]]
code = "hand"
kind = "choice"
labels = { en = "Hand" }
definition = "Which hand"
values = [{ code = "left", labels = { en = "left" } }, { code = "right", labels = { en = "right" } }]
[[attributes]]
code = "count"
kind = "number"
labels = { en = "Count" }
definition = "How many"
[[terms]]
code = "thing.a"
group = "Things"
kind = "point"
labels = { en = "A" }
definition = "The thing A"
colour = "#445566"
key = "Z"
attributes = ["hand", "count"]
"""


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


def test_every_agreed_term_is_there_word_for_word_and_no_other(vocabulary: Vocabulary) -> None:
    letter = {"interval": "I", "point": "P"}
    rows = [
        "|".join((t.group, t.code, t.labels["en"], t.labels["ru"], letter[t.kind], t.definition))
        for t in vocabulary.terms
    ]
    assert hashlib.sha256("\n".join(rows).encode()).hexdigest() == AGREED_SHA256


def test_the_default_vocabulary_has_its_66_terms_in_seven_groups(vocabulary: Vocabulary) -> None:
    assert len(vocabulary.terms) == 66
    counted = {g.name: sum(t.group == g.name for t in vocabulary.terms) for g in vocabulary.groups}
    assert list(counted.values()) == [21, 16, 9, 8, 4, 3, 5]
    assert [t.position for t in vocabulary.terms] == list(range(66))
    assert {t.vocabulary for t in vocabulary.terms} == {"public-order"} == {vocabulary.name}
    assert {t.vocabulary_version for t in vocabulary.terms} == {vocabulary.version}


def test_no_key_is_given_twice_or_taken_from_the_player(vocabulary: Vocabulary) -> None:
    keys = [t.key for t in vocabulary.terms if t.key]
    assert 20 <= len(keys) == len(set(keys))
    for key in keys:
        assert re.fullmatch(r"(Shift\+)?[A-Z0-9]", key)
        assert key[-1] not in KEYS_OF_THE_PLAYER


def test_every_term_has_a_colour_of_its_own_and_groups_stay_apart_for_the_colour_blind(
    vocabulary: Vocabulary,
) -> None:
    assert len({t.colour for t in vocabulary.terms}) == 66
    for matrix in MACHADO_2009.values():
        seen = {t.code: _oklab(np.array(matrix) @ _linear(t.colour)) for t in vocabulary.terms}
        for one, other in itertools.combinations(vocabulary.terms, 2):
            if one.group != other.group:
                assert np.linalg.norm(seen[one.code] - seen[other.code]) > 0.08, (one.code, other.code)


def test_every_group_has_a_shape_of_its_own_and_exclusions_have_two_sides(vocabulary: Vocabulary) -> None:
    shapes = [each.shape for each in vocabulary.groups]
    assert len(set(shapes)) == 7
    assert set(shapes) <= set(SHAPES)
    excluded = {(t.code, other) for t in vocabulary.terms for other in t.excludes}
    assert excluded == {(other, code) for code, other in excluded}
    assert {code for code, _ in excluded} == {"rec.sound_gap", *(f"snd.{n}" for n in SOUNDS)}
    distressing = {t.code for t in vocabulary.terms if t.distressing}
    assert distressing == {"con.injury", "act.blow_object", "act.blow_body"}


def test_the_palette_is_told_apart_by_everybody_and_seen_on_light_and_dark() -> None:
    for one, other in itertools.combinations(PALETTE, 2):
        for matrix in MACHADO_2009.values():
            a, b = (_oklab(np.array(matrix) @ _linear(each)) for each in (one, other))
            assert np.linalg.norm(a - b) > NEAR, (one, other)
    for colour in PALETTE:
        for ground in ("#ffffff", "#f8f8f7", "#191b1d", "#26282b"):
            assert contrast(colour, ground) > 1.3, (colour, ground)


def test_distances_are_those_of_the_worst_sight_and_near_ones_are_named() -> None:
    for one, other in itertools.combinations([*PALETTE, "#ff0000", "#00a000", "#000000", "#ffffff"], 2):
        told = {
            name: float(
                np.linalg.norm(np.subtract(*(_oklab(np.array(m) @ _linear(each)) for each in (one, other))))
            )
            for name, m in MACHADO_2009.items()
        }
        how_far, sight = distance(one, other)
        assert how_far == pytest.approx(min(told.values()), abs=1e-9)
        assert told[sight.split()[0]] == pytest.approx(how_far, abs=1e-9)
    near = too_near("#c0480d", {"Acts": "#bd4506", "Persons": "#217fe9"})
    assert [name for name, _ in near] == ["Acts"]
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert "#a23c06" in shades("#a23c06")


def test_each_attribute_is_offered_by_a_term_and_fits_the_agreed_values(vocabulary: Vocabulary) -> None:
    offered = {code for t in vocabulary.terms for code in t.attributes}
    assert offered == {attribute.code for attribute in vocabulary.attributes}
    choices = {a.code: [c.code for c in a.choices] for a in vocabulary.attributes if a.kind == "choice"}
    assert choices["posture"] == ["standing", "leaving", "ground", "restrained"]
    assert choices["muzzle"] == ["up", "down", "at people", "elsewhere", "unseen"]
    assert choices["hand"] == ["left", "right", "both"]
    assert "muzzle" in vocabulary.term("wpn.long").attributes
    assert "muzzle" not in vocabulary.term("snd.bang").attributes


def test_attribute_values_are_checked_against_the_term(vocabulary: Vocabulary) -> None:
    aim = vocabulary.term("act.aim")
    good = {"muzzle": "at people", "actor": " man in grey ", "elevated_position": True}
    assert vocabulary.checked_attributes(aim, good) == {**good, "actor": "man in grey"}
    bang = vocabulary.term("snd.bang")
    assert vocabulary.checked_attributes(bang, {"count": 3}) == {"count": 3}
    for term, values, words in (
        (aim, {"muzzle": "sideways"}, "at people"),
        (aim, {"elevated_position": "yes"}, "true or false"),
        (aim, {"actor": "  "}, "note"),
        (bang, {"count": -1}, "whole number"),
        (bang, {"count": True}, "whole number"),
        (bang, {"muzzle": "up"}, "count"),
    ):
        with pytest.raises(InvalidInput) as caught:
            vocabulary.checked_attributes(term, values)
        assert words in (caught.value.hint or "")


def test_an_unknown_vocabulary_or_term_is_named(vocabulary: Vocabulary) -> None:
    assert vocabulary_names() == ["public-order"]
    for name in ("private-order", "../public-order", ""):
        with pytest.raises(InvalidInput, match="no vocabulary") as caught:
            load_vocabulary(name)
        assert "public-order" in (caught.value.hint or "")
    with pytest.raises(InvalidInput, match="act\\.dance"):
        vocabulary.term("act.dance")


def test_a_small_sound_file_is_read() -> None:
    small = parse_vocabulary(SMALL, source="small.toml")
    (term,) = small.terms
    assert (term.code, term.key, term.attributes) == ("thing.a", "Z", ["hand", "count"])
    assert small.checked_attributes(term, {"hand": "left"}) == {"hand": "left"}


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('name = "small"', "name = ", "not valid TOML"),
        ('languages = ["en"]', 'languages = ["ru"]', "languages"),
        ('languages = ["en"]', 'languages = ["en", "ru"]', "“ru” is missing"),
        ('version = "1"', "", "“version” is missing"),
        ('key = "Z"', 'key = "K"', "belongs to the player"),
        ('key = "Z"', 'key = "Shift+G"', "belongs to the player"),
        ('key = "Z"', 'key = "Space"', "cannot be “Space”"),
        ('colour = "#445566"', 'colour = "red"', "cannot be “red”"),
        ('kind = "point"', 'kind = "state"', "point or interval"),
        ('kind = "number"', 'kind = "choice"', "needs “values”"),
        ('kind = "number"', 'kind = "float"', "must be one of"),
        ('group = "Things"', 'group = "Stuff"', "no group “Stuff”"),
        ('attributes = ["hand", "count"]', 'attributes = ["foot"]', "must be a list of hand, count"),
        ('attributes = ["hand", "count"]', 'attributes = ["hand", "hand"]', "twice"),
        ('code = "thing.a"', 'code = "Thing A"', "cannot be “Thing A”"),
        ("[[terms]]", "[terms]", "list of tables"),
        ('code = "right"', 'code = "left"', "twice"),
        ('key = "Z"', 'parent = "thing.b"', "not in its group"),
        ('key = "Z"', 'parent = "thing.a"', "under itself"),
        ('key = "Z"', 'excludes = ["thing.a"]', "no other term"),
        ('key = "Z"', 'shape = "heart"', "must be one of"),
        ('key = "Z"', 'definitions = { ru = "А" }', "does not list"),
        ('key = "Z"', 'merged_into = "thing.b"', "which is not there"),
        ('colour = "#112233"', 'colour = "#112233"\nshape = "heart"', "must be one of"),
    ],
)
def test_a_faulty_file_is_refused_with_its_fault_in_words(old: str, new: str, words: str) -> None:
    assert old in SMALL
    with pytest.raises(InvalidInput) as caught:
        parse_vocabulary(SMALL.replace(old, new), source="small.toml")
    assert words in caught.value.message
    assert "small.toml" in caught.value.message
    assert caught.value.hint


def test_a_term_or_key_that_stands_twice_is_refused() -> None:
    again = SMALL[SMALL.index("[[terms]]") :]
    with pytest.raises(InvalidInput, match=r"the term “thing\.a” stands there twice"):
        parse_vocabulary(SMALL + again, source="small.toml")
    with pytest.raises(InvalidInput, match="the key “Z” stands there twice"):
        parse_vocabulary(SMALL + again.replace("thing.a", "thing.b"), source="small.toml")


def _linear(colour: str) -> np.ndarray:
    value = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)


def _oklab(rgb: np.ndarray) -> np.ndarray:
    """Björn Ottosson's OKLab, from linear sRGB."""
    to_cones = [[0.41222, 0.53633, 0.05145], [0.2119, 0.68068, 0.1074], [0.0883, 0.28172, 0.62998]]
    to_lab = [[0.21045, 0.79362, -0.00407], [1.978, -2.42859, 0.45059], [0.0259, 0.78277, -0.80868]]
    return np.array(to_lab) @ np.cbrt(np.clip(np.array(to_cones) @ rgb, 0, None))
