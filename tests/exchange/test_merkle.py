"""Merkle trees after RFC 6962: known roots, and proofs that the package's own program accepts, and no others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.exchange.merkle import EMPTY, Tree
from resources.package.verify import merkle_root

LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
"""The roots of the first 1 to 8 leaves, as the test data of Certificate Transparency logs have them."""


@pytest.mark.parametrize("count", range(1, 9))
def test_the_root_is_that_of_certificate_transparency(count: int) -> None:
    assert Tree(bytes.fromhex(leaf) for leaf in LEAVES[:count]).root.hex() == ROOTS[count - 1]


def test_a_tree_of_nothing_has_the_root_that_the_standard_gives_it() -> None:
    assert Tree([]).root == EMPTY
    with pytest.raises(IndexError):
        Tree([]).proof(0)


@given(st.integers(1, 130), st.data())
def test_every_entry_is_proved_and_nothing_else_is(size: int, data: st.DataObject) -> None:
    texts = [f"entry {number}" for number in range(size)]
    tree = Tree(text.encode() for text in texts)
    index = data.draw(st.integers(0, size - 1))
    path = [each.hex() for each in tree.proof(index)]
    root = tree.root.hex()
    assert merkle_root(index, size, texts[index], path) == root
    assert merkle_root(index, size, "another", path) != root
    assert merkle_root(index, size, texts[index], [*path, "00" * 32]) != root
    other = data.draw(st.integers(0, size).filter(lambda each: each != index))
    assert merkle_root(other, size, texts[index], path) != root
    if path:
        assert merkle_root(index, size, texts[index], path[:-1]) != root
        assert (
            merkle_root(
                index, size, texts[index], [("0" if path[0][0] != "0" else "1") + path[0][1:], *path[1:]]
            )
            != root
        )
    assert merkle_root(index, size, texts[index], None) is None
