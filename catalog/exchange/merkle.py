"""Merkle trees over the entries of a custody log (RFC 6962, section 2.1), with SHA-256.

A leaf is an entry's canonical text. The root stands for the whole log; an inclusion proof shows that one entry
is in it with nothing of the others but hashes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

EMPTY = hashlib.sha256(b"").digest()


def leaf_hash(data: bytes) -> bytes:
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


class Tree:
    """The tree over these leaves, in their order; built once, then asked for proofs.

    Pairs are joined level by level and an odd last one goes up as it is: the same tree as the standard's splits
    at the largest power of two.
    """

    def __init__(self, leaves: Iterable[bytes]) -> None:
        self._levels = [[leaf_hash(leaf) for leaf in leaves]]
        while len(self._levels[-1]) > 1:
            under = self._levels[-1]
            joined = [node_hash(under[i], under[i + 1]) for i in range(0, len(under) - 1, 2)]
            self._levels.append(joined + under[len(under) - len(under) % 2 :])

    @property
    def size(self) -> int:
        return len(self._levels[0])

    @property
    def root(self) -> bytes:
        return self._levels[-1][0] if self.size else EMPTY

    def proof(self, index: int) -> list[bytes]:
        """The audit path of the leaf at `index`, from 0, lowest first. IndexError where there is no such leaf."""
        if not 0 <= index < self.size:
            raise IndexError(index)
        path = []
        for level in self._levels[:-1]:
            if index ^ 1 < len(level):
                path.append(level[index ^ 1])
            index >>= 1
        return path
