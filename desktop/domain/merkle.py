"""The Merkle tree of the log: RFC 6962 section 2.1 (RFC 9162 section 2.1), SHA-256."""

from __future__ import annotations

import hashlib

EMPTY_ROOT = hashlib.sha256(b"").digest()


def leaf_hash(body: bytes) -> bytes:
    """SHA-256(0x00 || body), 32 bytes."""
    return hashlib.sha256(b"\x00" + body).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """SHA-256(0x01 || left || right), 32 bytes."""
    return hashlib.sha256(b"\x01" + left + right).digest()


class TreeHasher:
    """Root over leaves that come one by one, in memory logarithmic in their number.

    Keeps the roots of the perfect subtrees of the leaves seen so far, largest first: one for every bit
    that is set in the count.
    """

    def __init__(self) -> None:
        self._roots: list[bytes] = []
        self._size = 0

    @property
    def size(self) -> int:
        return self._size

    def append(self, leaf: bytes) -> None:
        """Adds one leaf hash (32 bytes)."""
        carry, node = self._size, leaf
        while carry & 1:
            node = node_hash(self._roots.pop(), node)
            carry >>= 1
        self._roots.append(node)
        self._size += 1

    def root(self) -> bytes:
        """Merkle tree hash of the leaves so far, 32 bytes; that of the empty tree is SHA-256("")."""
        if not self._roots:
            return EMPTY_ROOT
        node = self._roots[-1]
        for left in reversed(self._roots[:-1]):
            node = node_hash(left, node)
        return node
