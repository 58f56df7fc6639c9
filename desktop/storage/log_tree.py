"""The Merkle tree of the log, kept beside it: what is known of complete subtrees is not computed twice.

`log_node(level, position)` is the root of the subtree over the leaves `position * 2^level` and the
`2^level - 1` after it (RFC 6962, section 2.1), kept from the entry on that completes it. Leaves (level 0)
are hashed from their bodies. With it an append costs two hashes on average, the root of any size and any
proof a logarithmic number of look-ups. It can be made again from the entries alone, and verification does.
"""

from __future__ import annotations

import sqlite3

from desktop.domain.merkle import EMPTY_ROOT, leaf_hash, node_hash

_INSERT = "INSERT INTO log_node (level, position, hash) VALUES (?, ?, ?)"


class TreeBroken(Exception):
    """The tree is not that of the entries: some of the log, or of the tree, was taken away."""


class LogTree:
    """Of the log behind `connection`; writes only where the caller may."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def append(self, seq: int, leaf: bytes) -> None:
        """Keeps the subtrees that entry `seq` (from 1) with this leaf hash completes.

        Raises `TreeBroken`.
        """
        level, position, node = 0, seq - 1, leaf
        try:
            while position & 1:
                node = node_hash(self.node(level, position - 1), node)
                level, position = level + 1, position >> 1
                self._connection.execute(_INSERT, (level, position, node))
        except (KeyError, sqlite3.IntegrityError) as error:
            raise TreeBroken from error

    def node(self, level: int, position: int) -> bytes:
        """32 bytes. Raises `KeyError` for a subtree that is not complete."""
        if level == 0:
            sql = "SELECT body FROM log_entry WHERE seq = :position + 1"
        else:
            sql = "SELECT hash FROM log_node WHERE level = :level AND position = :position"
        found = self._connection.execute(sql, {"level": level, "position": position}).fetchone()
        if found is None:
            raise KeyError((level, position))
        return leaf_hash(found[0]) if level == 0 else bytes(found[0])

    def root(self, size: int) -> bytes:
        """Of the first `size` entries, 32 bytes. Raises `TreeBroken`, also for more than there are."""
        try:
            roots = [self.node(level, position) for level, position in complete_subtrees(size)]
        except KeyError as error:
            raise TreeBroken from error
        if not roots:
            return EMPTY_ROOT
        node = roots.pop()
        while roots:
            node = node_hash(roots.pop(), node)
        return node


def complete_subtrees(size: int) -> list[tuple[int, int]]:
    """(level, position) of the largest complete subtrees of a tree of `size` leaves, left to right."""
    found, covered = [], 0
    for level in reversed(range(size.bit_length())):
        if size >> level & 1:
            found.append((level, covered >> level))
            covered += 1 << level
    return found


def fill(connection: sqlite3.Connection) -> None:
    """Makes all nodes of a log that has none yet."""
    pending: list[list[bytes]] = []
    nodes: list[tuple[int, int, bytes]] = []
    for index, (body,) in enumerate(connection.execute("SELECT body FROM log_entry ORDER BY seq")):
        node, level, position = leaf_hash(body), 0, index
        while position & 1:
            node = node_hash(pending[level].pop(), node)
            level, position = level + 1, position >> 1
            nodes.append((level, position, node))
        while len(pending) <= level:
            pending.append([])
        pending[level].append(node)
        if len(nodes) >= 10_000:
            connection.executemany(_INSERT, nodes)
            nodes.clear()
    connection.executemany(_INSERT, nodes)
