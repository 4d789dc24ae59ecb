"""The custody chain by itself: canonical text, commitments, and what is noticed when an entry is touched."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from catalog.custody.chain import GENESIS, Link, canonical, commitment, entry_hash, faults, new_salt, seal
from tests.helpers.generated import ANY_TEXT, json_values


@given(json_values())
def test_canonical_text_reads_back_as_the_value(value: Any) -> None:
    assert json.loads(canonical(value)) == value


@given(st.dictionaries(st.text(), json_values(), max_size=6), st.randoms())
def test_the_order_in_which_keys_were_set_does_not_matter(value: dict[str, Any], random: Any) -> None:
    keys = list(value)
    random.shuffle(keys)
    assert canonical({key: value[key] for key in keys}) == canonical(value)


@given(json_values(), json_values())
def test_two_values_have_one_canonical_text_only_if_they_are_the_same(first: Any, second: Any) -> None:
    assert (canonical(first) == canonical(second)) == (repr(normal(first)) == repr(normal(second)))


def normal(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: normal(value[key]) for key in sorted(value)}
    return [normal(each) for each in value] if isinstance(value, list) else value


def test_canonical_text_is_that_of_the_standard() -> None:
    """From RFC 8785, sections 3.2.2.2 and 3.2.3, without the numbers that are no integers."""
    value = {
        "\u20ac": "Euro Sign",
        "\r": "Carriage Return",
        "\ufb33": "Hebrew Letter Dalet With Dagesh",
        "1": "One",
        "\U0001f600": "Emoji: Grinning Face",
        "\u0080": "Control",
        "\u00f6": "Latin Small Letter O With Diaeresis",
    }
    assert list(json.loads(canonical(value)).values()) == [
        "Carriage Return",
        "One",
        "Control",
        "Latin Small Letter O With Diaeresis",
        "Euro Sign",
        "Emoji: Grinning Face",
        "Hebrew Letter Dalet With Dagesh",
    ]
    text = '\u20ac$\u000f\nA\'B"\\\\"/'
    assert canonical(text) == '"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'
    assert canonical([None, True, False, {}, (1, 2)]) == "[null,true,false,{},[1,2]]"


@pytest.mark.parametrize("value", [1.0, float("nan"), {"a": [1, {"b": 0.5}]}, [(2.5,)]])
def test_floats_are_refused_at_any_depth(value: Any) -> None:
    with pytest.raises(TypeError, match="float"):
        canonical(value)


@pytest.mark.parametrize("value", [{1: "a"}, [{None: 1}], {"a": {True: 1}}])
def test_keys_that_are_not_text_are_refused(value: Any) -> None:
    with pytest.raises(TypeError, match="not text"):
        canonical(value)


@pytest.mark.parametrize("value", [b"bytes", {1, 2}, object()])
def test_what_json_does_not_know_is_refused(value: Any) -> None:
    with pytest.raises(TypeError):
        canonical(value)


def test_large_integers_keep_all_their_digits() -> None:
    assert canonical(2**63 - 1) == "9223372036854775807"
    assert canonical(2**53 + 1) == "9007199254740993"


@given(ANY_TEXT, ANY_TEXT)
def test_a_commitment_holds_for_its_salt_and_value_alone(value: str, other: str) -> None:
    assume(value != other)
    salt = new_salt()
    assert commitment(salt, value) == commitment(salt, value) != commitment(salt, other)
    assert commitment(new_salt(), value) != commitment(salt, value)


def test_a_commitment_can_be_recomputed_by_hand() -> None:
    expected = hashlib.sha256(bytes.fromhex("00ff" * 8) + '"Ж"'.encode()).hexdigest()
    assert commitment("00ff" * 8, '"Ж"') == expected


def test_salts_are_long_and_never_the_same() -> None:
    salts = {new_salt() for _ in range(1000)}
    assert len(salts) == 1000
    assert all(len(bytes.fromhex(salt)) == 16 for salt in salts)


def chain_of(count: int) -> list[Link]:
    links: list[Link] = []
    for number in range(1, count + 1):
        previous = links[-1].hash if links else GENESIS
        links.append(seal({"action": f"step {number}"}, number=number, previous_hash=previous))
    return links


@given(st.integers(0, 12))
def test_a_chain_that_nobody_touched_has_no_faults(count: int) -> None:
    assert list(faults(chain_of(count))) == []


def test_an_entry_says_its_number_and_the_hash_before_it() -> None:
    first, second = chain_of(2)
    assert json.loads(second.body) == {"action": "step 2", "number": 2, "previous": first.hash}
    assert second.hash == entry_hash(second.body) == hashlib.sha256(second.body.encode()).hexdigest()


@given(st.integers(1, 8), st.integers(0, 7), st.text(min_size=1))
def test_any_change_of_a_text_is_named_with_its_entry(count: int, position: int, text: str) -> None:
    links = chain_of(count)
    position %= count
    assume(text != links[position].body)
    links[position] = dataclasses.replace(links[position], body=text)
    assert any(f"entry {position + 1}" in fault and "changed" in fault for fault in faults(links))


def test_a_text_changed_together_with_its_hash_breaks_the_next_entry() -> None:
    links = chain_of(3)
    links[1] = seal({"action": "another"}, number=2, previous_hash=links[0].hash)
    assert list(faults(links)) == ["custody entry 3: does not follow from the entry before it"]


@pytest.mark.parametrize("gone", [0, 1, 2])
def test_an_entry_taken_out_before_the_end_is_named(gone: int) -> None:
    links = chain_of(4)
    del links[gone]
    assert any(f"entry {gone + 1} was expected" in fault for fault in faults(links))


def test_entries_in_another_order_are_named() -> None:
    links = chain_of(3)
    links[0], links[1] = links[1], links[0]
    assert list(faults(links))


@pytest.mark.parametrize("body", ["", "null", "[]", "7", '"text"', "{", "{}"])
def test_a_text_that_is_no_entry_is_named_and_not_stumbled_over(body: str) -> None:
    links = chain_of(3)
    links[1] = Link(2, body, entry_hash(body))
    assert any("entry 2" in fault for fault in faults(links))
