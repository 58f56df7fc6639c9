"""Writing a log anew as the program writes it, for a forger who knows the format and mends what follows."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from typing import Any

import rfc8785

from desktop.domain.checkpoints import Checkpoint, format_checkpoint
from desktop.domain.log_entries import KEY_KINDS, PREVIOUS_CHECKPOINT
from desktop.domain.merkle import TreeHasher, leaf_hash
from desktop.storage import entry_subjects, log_tree
from desktop.storage.checkpoint_store import note_hash
from desktop.storage.log_format import FIRST_LINK, link_hash, parse_body
from desktop.storage.row_digest import ROW_HASH
from desktop.storage.signing_key import SigningKey
from tests.torture.forgeries import Scene, digest_of

Row = tuple[int, str, str, str, bytes, bytes]


def store(raw: sqlite3.Connection, rows: list[Row]) -> None:
    raw.execute("DELETE FROM log_entry")
    raw.executemany("INSERT INTO log_entry VALUES (?, ?, ?, ?, ?, ?)", rows)


@dataclass
class Rewriting:
    """The log as documents, and written again as the program writes it."""

    raw: sqlite3.Connection
    documents: list[dict[str, Any]] = field(default_factory=list)

    @classmethod
    def of(cls, raw: sqlite3.Connection) -> Rewriting:
        bodies = raw.execute("SELECT body FROM log_entry ORDER BY seq").fetchall()
        return cls(raw, [parse_body(body) for (body,) in bodies])

    def write(self, *, digests: bool = False, beside: bool = False, key: SigningKey | None = None) -> None:
        """Links are mended; with `digests` every `row_hash` that is not that of the rows, with `beside` the
        tree, the index and the roots that entries state; with `key` every checkpoint is signed anew."""
        sizes = self.raw.execute("SELECT size, occasion, made_at FROM checkpoint ORDER BY size").fetchall()
        wanted = {size: (occasion, at) for size, occasion, at in sizes}
        signed: list[tuple[int, bytes, str, str, str]] = []
        previous: str | None = None
        tree, link, rows = TreeHasher(), FIRST_LINK, []
        for seq, document in enumerate(self.documents, 1):
            data = document["data"]
            document["seq"] = seq
            if digests and ROW_HASH in data and (found := digest_of(self.raw, seq)) is not None:
                data[ROW_HASH] = found
            if beside and "log_root" in data:
                data |= {"log_size": tree.size, "log_root": tree.root().hex()}
            if key is not None and PREVIOUS_CHECKPOINT in data:
                data[PREVIOUS_CHECKPOINT] = previous
            if key is not None and document["kind"] in KEY_KINDS:
                data["verifier_key"] = key.verifier_key
                if "old_key_signs" in data:
                    data |= {"old_verifier_key": key.verifier_key}
            body = rfc8785.dumps(document)
            leaf = leaf_hash(body)
            link = link_hash(link, leaf)
            tree.append(leaf)
            rows.append((seq, document["at"], document["actor"], document["kind"], body, link))
            if key is not None and seq in wanted:
                checkpoint = Checkpoint(key.name, seq, tree.root())
                note = key.sign(format_checkpoint(checkpoint))
                signed.append((seq, tree.root(), note, *wanted[seq]))
                previous = note_hash(note)
        store(self.raw, rows)
        if key is not None:
            self.raw.execute("DELETE FROM checkpoint")
            self.raw.executemany("INSERT INTO checkpoint VALUES (?, ?, ?, ?, ?)", signed)
        if beside:
            self.raw.execute("DELETE FROM log_node")
            self.raw.execute("DELETE FROM entry_subject")
            log_tree.fill(self.raw)
            entry_subjects.fill(self.raw)


def stated_root_after(scene: Scene, raw: sqlite3.Connection, seq: int, *, held_alone: bool) -> int:
    """The first entry from `seq` on at which a root is known: one that is held, else one that an entry or a
    checkpoint states."""
    known = [held.size for held in scene.held if held.size >= seq]
    if not held_alone:
        known += [s for (s,) in raw.execute("SELECT size FROM checkpoint WHERE size >= ?", (seq,))]
        closed = "SELECT seq FROM log_entry WHERE seq > ? AND kind = 'session.closed'"
        known += [s for (s,) in raw.execute(closed, (seq,))]
    return min(known)
