"""Verification of what stands beside the log since format 4: tree, index, checkpoints and their keys.

Everything is made again from the entries as they pass, and compared with what is stored.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from desktop.domain.checkpoints import note_hash, origin_of, parse_checkpoint, parse_note
from desktop.domain.log_entries import (
    CHECKPOINT_KINDS,
    KEY_KINDS,
    PREVIOUS_CHECKPOINT,
    UNSIGNED_SINCE,
    EntryKind,
    LogProblem,
)
from desktop.domain.merkle import node_hash
from desktop.storage.entry_subjects import subjects_of

_SINCE = 4


class TrustReader:
    """Is shown every entry in order, with the root of the log up to it where a checkpoint asks for that."""

    def __init__(self, connection: sqlite3.Connection, signed: Collection[int] = ()) -> None:
        """`signed` are sizes of which a signed checkpoint is held elsewhere."""
        self.problems: list[LogProblem] = []
        self._known = int(connection.execute("PRAGMA user_version").fetchone()[0]) >= _SINCE
        self._connection = connection
        self._signed = signed
        self._nodes = _NodeReader(connection)
        self._subjects = 0
        self._checkpoints: list[tuple[int, bytes, object]] = []
        if self._known:
            sql = "SELECT size, root, note FROM checkpoint ORDER BY size"
            self._checkpoints = connection.execute(sql).fetchall()
            row = connection.execute("SELECT workspace_id FROM workspace").fetchone()
            self._origin = origin_of(str(row[0])) if row else ""
        self._passed = 0
        self._previous: str | None = None
        self._first_naming: int | None = None
        self._key = ""
        self._vouching = ""
        self._unsigned: tuple[int, str] | None = None
        self.signed_late: list[tuple[int, int]] = []
        """Stretches that a session found unsigned when it began."""
        self.signed_up_to = 0
        """Entries that the newest checkpoint that stands speaks for."""

    @property
    def checkpoints(self) -> int:
        """How many stored ones were compared."""
        return self._passed

    @property
    def unsigned(self) -> LogProblem | None:
        """The first entry that should have been signed for at once, and that no checkpoint covers.

        None for a log that was made before checkpoints were stored.
        """
        if self._unsigned is None or (self._first_naming is None and not self.signed_up_to):
            return None
        seq, kind = self._unsigned
        return LogProblem(
            seq,
            f"No stored checkpoint covers entry {seq} ({kind}), for which the program signs at once while "
            "it has the key: the key was locked or away, or somebody without it wrote the entry.",
        )

    def wants_root(self, size: int) -> bool:
        return self._passed < len(self._checkpoints) and self._checkpoints[self._passed][0] <= size

    def entry(self, seq: int, leaf: bytes, kind: str, data: Mapping[str, Any] | None) -> None:
        if self._unsigned is None and kind in CHECKPOINT_KINDS:
            self._unsigned = (seq, kind)
        if data is not None:
            self._check_chain(seq, kind, data)
            self._note_key(kind, data)
            if kind == EntryKind.SESSION_OPENED and isinstance(data.get(UNSIGNED_SINCE), int):
                self.signed_late.append((data[UNSIGNED_SINCE], seq - 1))
        if not self._known:
            return
        if not self._nodes.follows(leaf):
            self._report(seq, f"The tree kept beside the log is not that of the entries up to {seq}.")
        for subject in subjects_of(seq, data or {}):
            self._subjects += 1
            sql = "SELECT 1 FROM entry_subject WHERE field = ? AND value = ? AND seq = ?"
            if self._connection.execute(sql, subject).fetchone() is None:
                self._report(seq, f"Entry {seq} was taken out of the index by which a case is found.")

    def checkpoint(self, size: int, root: bytes) -> None:
        """The first `size` entries have this root; call it after `entry` where `wants_root` says so."""
        while self.wants_root(size):
            stored_size, stored_root, note = self._checkpoints[self._passed]
            self._passed += 1
            why = self._why_not(stored_size, stored_root, note, size, root)
            if why:
                self._report(stored_size, f"The checkpoint of {stored_size} entries {why}.")
            else:
                self.signed_up_to, self._unsigned = stored_size, None
            self._previous = note_hash(str(note))
            self._vouching = ""

    def end(self, size: int) -> None:
        if not self._known:
            if self._first_naming is not None:
                self._report(self._first_naming, "The checkpoints of the log were removed.")
            return
        if self._nodes.has_more():
            self._report(0, "The tree kept beside the log holds more than belongs to its entries.")
        if self._subjects != self._connection.execute("SELECT count(*) FROM entry_subject").fetchone()[0]:
            self._report(0, "The index of the log names entries that do not speak of what it says.")
        for stored, _, _ in self._checkpoints[self._passed :]:
            self._report(
                size + 1,
                f"A checkpoint speaks of {stored} entries, the log has {size}: entries were removed from "
                "its end.",
            )
        stored_sizes = {stored for stored, _, _ in self._checkpoints}
        for held in sorted(set(self._signed) - stored_sizes):
            if self._first_naming is not None and self._first_naming <= held <= size:
                self._report(held, f"The checkpoint of {held} entries, held elsewhere, was removed here.")
        sql = "SELECT size FROM checkpoint_delivery WHERE size NOT IN (SELECT size FROM checkpoint)"
        for (lost,) in self._connection.execute(sql):
            seq = lost if isinstance(lost, int) else 0
            self._report(seq, f"A checkpoint of {lost} entries was delivered, and is not there.")

    def _report(self, seq: int, detail: str) -> None:
        self.problems.append(LogProblem(seq, detail))

    def _check_chain(self, seq: int, kind: str, data: Mapping[str, Any]) -> None:
        if PREVIOUS_CHECKPOINT not in data:
            if self._first_naming is not None and kind in CHECKPOINT_KINDS:
                self._report(seq, f"Entry {seq} does not name the checkpoint before it.")
            return
        if self._first_naming is None:
            self._first_naming = seq
        if self._known and data[PREVIOUS_CHECKPOINT] != self._previous:
            self._report(seq, f"The checkpoint before entry {seq} is not the one that the entry names.")

    def _note_key(self, kind: str, data: Mapping[str, Any]) -> None:
        if kind not in KEY_KINDS or not isinstance(data.get("verifier_key"), str):
            return
        if kind == EntryKind.KEY_ROTATED and data.get("old_key_signs"):
            self._vouching = self._key
        self._key = str(data["verifier_key"])

    def _why_not(self, size: int, stored_root: object, note: object, passed: int, root: bytes) -> str:
        """What is wrong with a stored checkpoint, for the end of a sentence; empty where nothing is."""
        from desktop.storage.signing_key import verify_note  # loads cryptography

        if size != passed:
            return "speaks of a number of entries that the log does not have"
        if stored_root != root:
            return "is not one of these entries"
        if not isinstance(note, str):  # a table that takes anything was put in place of ours
            return "is not written as checkpoints are"
        try:
            checkpoint = parse_checkpoint(parse_note(note).text)
        except ValueError:
            return "is not written as checkpoints are"
        if (checkpoint.origin, checkpoint.size, checkpoint.root) != (self._origin, size, root):
            return "says something else than its place in the record"
        for key in filter(None, (self._key, self._vouching)):
            try:
                verify_note(note, key)
            except ValueError:
                return "is not signed with the key that the log names"
        return "" if self._key else "is signed with a key that the log does not name"


class _NodeReader:
    """The stored nodes, level by level, beside those that the leaves give."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._levels: list[Iterator[tuple[int, bytes]]] = []
        self._pending: list[bytes | None] = []
        self._size = 0

    def follows(self, leaf: bytes) -> bool:
        """Whether every subtree that this leaf completes stands there as it must."""
        node, level, right = leaf, 0, True
        while self._size >> level & 1:
            left = self._pending[level]
            self._pending[level] = None
            node, level = node_hash(left or b"", node), level + 1
            right = self._next(level) == (self._size >> level, node) and right
        while len(self._pending) <= level:
            self._pending.append(None)
        self._pending[level] = node
        self._size += 1
        return right

    def has_more(self) -> bool:
        levels = (self._level(level) for level in range(1, len(self._levels) + 1))
        highest = self._connection.execute("SELECT max(level) FROM log_node").fetchone()[0] or 0
        lowest = self._connection.execute("SELECT min(level) FROM log_node").fetchone()[0]
        return (
            any(next(level, None) is not None for level in levels)
            or highest > len(self._levels)
            or (lowest is not None and lowest < 1)
        )

    def _next(self, level: int) -> tuple[int, bytes] | None:
        return next(self._level(level), None)

    def _level(self, level: int) -> Iterator[tuple[int, bytes]]:
        while len(self._levels) < level:
            sql = "SELECT position, hash FROM log_node WHERE level = ? ORDER BY position"
            self._levels.append(iter(self._connection.execute(sql, (len(self._levels) + 1,))))
        return self._levels[level - 1]
