"""One reading of the entries of an export, in order: their form, their place, and what they state."""

from __future__ import annotations

import time
from bisect import bisect_left
from collections import deque
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from desktop.domain.checkpoints import Checkpoint, note_hash, origin_of
from desktop.domain.log_entries import (
    CHECKPOINT_KINDS,
    FORMAT_VERSION,
    PREVIOUS_CHECKPOINT,
    EntryKind,
    LogProblem,
    parse_instant,
)
from desktop.domain.log_exports import LEAVES, LOG, PROOFS, NoteLine, Scope, parse_inclusion_line
from desktop.domain.merkle import TreeHasher, leaf_hash
from desktop.domain.merkle_proofs import ProofRefused, verify_inclusion
from desktop.domain.progress import CancelToken, Progress, ProgressSink
from desktop.storage.log_format import parse_canonical_body
from desktop.verifier.export_source import ExportSource
from desktop.verifier.file_search import FileSearch
from desktop.verifier.key_trust import NAMING_KINDS, KeyHistory
from desktop.verifier.timestamps import Written

_STEP = 2000
_MOST_NAMED = 1000
"""Problems that are kept; a file in which everything is wrong need not be told line by line."""
_FIELDS = {"v", "seq", "at", "actor", "kind", "data"}


class EntryPass:
    """Call `read`, then the rest."""

    def __init__(
        self, source: ExportSource, notes: Sequence[NoteLine], sizes: Collection[int], files: FileSearch
    ) -> None:
        """`sizes` are numbers of entries whose root is wanted, beside those of the checkpoints `notes`."""
        self._source = source
        self._manifest = source.manifest
        self._whole = source.manifest.scope is Scope.WHOLE
        self._files = files
        self._note_sizes = [line.size for line in notes]
        self._note_hashes = [note_hash(line.note) for line in notes]
        self._wanted = {*self._note_sizes, *sizes, source.manifest.size}
        self._problems: list[LogProblem] = []
        self._suspects: list[int] = []
        self._first_naming: int | None = None
        self._tree, self._leaves = TreeHasher(), TreeHasher()
        self._last = 0
        self.history = KeyHistory(source.manifest.origin)
        self.entries = 0
        self.roots: dict[int, bytes] = {}
        """Of a whole log: number of entries -> root of the entries that are here."""
        self.first_origin = ""
        """That of the workspace of which the first entry speaks; empty where it cannot be read."""
        self.written: dict[int, Written] = {}
        """For checkpoints, by their size: their last entry; of one case the first that is here from there
        on."""
        self.late: tuple[int, str] | None = None
        """The first entry (number, kind) behind the newest of `notes` that should have been signed for at
        once. None where checkpoints were not stored yet; the last entry may have called for that of the
        export."""
        self._unwritten = deque(sorted({*self._note_sizes, source.manifest.size}))

    def read(self, root: bytes | None, on_progress: ProgressSink, cancel: CancelToken) -> None:
        """`root` is that of the export's checkpoint, against which the entries of one case are shown to be
        there. Raises `Cancelled`, `OSError`."""
        try:
            if self._whole:
                self._read_whole(on_progress, cancel)
            else:
                self._read_case(root, on_progress, cancel)
        except ValueError as error:
            self._report(self._last + 1 if self._whole else 0, f"The entries cannot be read on: {error}.")
        if self.entries != self._manifest.entries:
            expected = self._manifest.entries
            first = min(self.entries, expected) + 1 if self._whole else 0
            self._report(first, f"The export holds {self.entries} entries, its manifest says {expected}.")

    def _read_whole(self, on_progress: ProgressSink, cancel: CancelToken) -> None:
        leaves = self._stated_leaves()
        for body in self._counted(self._source.lines(LOG), on_progress, cancel):
            seq = self.entries
            leaf = leaf_hash(body)
            self._check_whole_entry(seq, body)
            stated = next(leaves, None)
            if stated is not None:
                self._leaves.append(stated)
            if stated != leaf and len(self._suspects) < _MOST_NAMED:
                self._suspects.append(seq)
            self._tree.append(leaf)
            if seq in self._wanted:
                self.roots[seq] = self._tree.root()
        for stated in leaves:
            self._leaves.append(stated)

    def _stated_leaves(self) -> Iterator[bytes]:
        try:
            for line in self._source.lines(LEAVES):
                yield _leaf(line)
        except ValueError as error:
            self._report(0, f"{LEAVES} cannot be read on: {error}.")

    def _check_whole_entry(self, seq: int, body: bytes) -> None:
        document = self._document(seq, body)
        if document is None:
            return
        if document["seq"] != seq:
            self._report(seq, f"Entry {seq} is missing: entry {document['seq']} stands in its place.")
            return
        self._check_stated_root(seq, document["data"])
        self._take(seq, document)

    def _read_case(self, root: bytes | None, on_progress: ProgressSink, cancel: CancelToken) -> None:
        proofs = self._source.parsed(PROOFS, parse_inclusion_line)
        for body in self._counted(self._source.lines(LOG), on_progress, cancel):
            proof = next(proofs, None)
            if proof is None:
                raise ValueError(f"{PROOFS} ends before the entries do")
            document = self._document(proof.seq, body)
            if document is None:
                continue
            seq = document["seq"]
            if type(seq) is not int or not self._last < seq <= self._manifest.size:
                raise ValueError(f"entry {seq} does not come behind entry {self._last}")
            if self._last == 0 and seq != 1:
                self._report(1, "The first entry of the log is missing.")
            self._last = seq
            try:
                if proof.seq != seq:
                    raise ProofRefused("its proof is that of another entry")
                if root is not None:
                    leaf = leaf_hash(body)
                    verify_inclusion(leaf, seq - 1, self._manifest.size, proof.proof, root)
            except ProofRefused as error:
                self._report(seq, f"Entry {seq} is not shown to be in the signed log: {error}.")
            self._take(seq, document)
        if next(proofs, None) is not None:
            raise ValueError(f"{PROOFS} goes on after the entries end")

    def _counted(
        self, lines: Iterator[bytes], on_progress: ProgressSink, cancel: CancelToken
    ) -> Iterator[bytes]:
        began, total = time.monotonic(), self._manifest.entries
        for line in lines:
            self.entries += 1
            yield line
            if self._whole:
                self._last = self.entries
            if self.entries % _STEP == 0:
                cancel.raise_if_cancelled()
                rate = self.entries / max(1e-9, time.monotonic() - began)
                on_progress(Progress(self.entries, max(total, self.entries), "entries", rate))
        on_progress(Progress(self.entries, max(total, self.entries), "entries"))

    def _document(self, seq: int, body: bytes) -> dict[str, Any] | None:
        try:
            document = parse_canonical_body(body)
            if document.keys() != _FIELDS or document["v"] != FORMAT_VERSION:
                raise ValueError("it has other fields")
            parse_instant(document["at"])
            if not isinstance(document["data"], dict) or not isinstance(document["kind"], str):
                raise ValueError("it has other fields")
        except (ValueError, TypeError, RecursionError):
            self._report(seq, f"Entry {seq} is not written as log entries are (RFC 8785 canonical JSON).")
            return None
        return document

    def _take(self, seq: int, document: dict[str, Any]) -> None:
        kind, data = document["kind"], document["data"]
        if (kind == EntryKind.WORKSPACE_CREATED) != (seq == 1):
            self._report(seq, f"Entry {seq} is of the kind {kind}: the creation comes first, and once.")
        stated = (data.get("workspace_id"), data.get("workspace_kind"))
        if seq == 1:
            self.first_origin = origin_of(str(data.get("workspace_id")))
        if seq == 1 and stated != (self._manifest.workspace_id, self._manifest.workspace_kind):
            self._report(1, "Entry 1 speaks of another workspace than the manifest does.")
        if kind in NAMING_KINDS:
            why = self.history.entry(seq, kind, data)
            if why:
                self._report(seq, f"Entry {seq} {why}.")
        self._check_chain(seq, kind, data)
        while self._unwritten and self._unwritten[0] <= seq:
            self.written[self._unwritten.popleft()] = Written(seq, document["at"])
        stored = self._note_sizes[-1] if self._note_sizes else 0
        known = stored or self._first_naming is not None
        if self.late is None and known and stored < seq < self._manifest.size and kind in CHECKPOINT_KINDS:
            self.late = (seq, kind)
        self._files.entry(seq, kind, data)

    def _check_stated_root(self, seq: int, data: dict[str, Any]) -> None:
        """An entry may state the root of everything before it; closing a session does."""
        if "log_root" not in data:
            return
        if (data.get("log_size"), data["log_root"]) != (self._tree.size, self._tree.root().hex()):
            self._report(seq, f"Something before entry {seq} differs from what that entry was made for.")

    def _check_chain(self, seq: int, kind: str, data: dict[str, Any]) -> None:
        """The checkpoint that the entry names is the newest that was stored before it."""
        if PREVIOUS_CHECKPOINT not in data:
            if self._first_naming is not None and kind in CHECKPOINT_KINDS:
                self._report(seq, f"Entry {seq} does not name the checkpoint before it.")
            return
        if self._first_naming is None:
            self._first_naming = seq
        place = bisect_left(self._note_sizes, seq)
        before = self._note_hashes[place - 1] if place else None
        if data[PREVIOUS_CHECKPOINT] != before:
            self._report(seq, f"The checkpoint before entry {seq} is not the one that the entry names.")

    def names_checkpoints_before(self, size: int) -> bool:
        """Whether among the first `size` entries one names the checkpoint before it: from then on every
        checkpoint was kept."""
        return self._first_naming is not None and self._first_naming <= size

    def problems_against(self, head: Checkpoint | None, good: int) -> list[LogProblem]:
        """All that was found; of a whole log also which entries are not those that `head` was signed for.

        The first `good` entries are those of an earlier checkpoint.
        """
        found = list(self._problems)
        if not self._whole:
            return found
        root = self._tree.root()
        stated = bytes.fromhex(self._manifest.root) if head is None else head.root
        if (self._tree.size, root) == (self._manifest.size, stated):
            if self._suspects or self._leaves.size != self._tree.size:
                found.append(LogProblem(0, f"{LEAVES} is not that of the entries."))
            return found
        if (self._leaves.size, self._leaves.root()) == (self._manifest.size, stated):
            # The list of leaf hashes has the root that the entries should have: it tells which are wrong.
            for seq in self._suspects:
                detail = f"Entry {seq} is not what stood at its place: it was changed, moved or put in."
                found.append(LogProblem(seq, detail))
            if self._tree.size < self._manifest.size:
                seq = self._tree.size + 1
                found.append(LogProblem(seq, f"The entries from {seq} on are missing."))
        else:
            span = f"Something among the entries {good + 1} to {self._manifest.size}"
            found.append(LogProblem(good + 1, f"{span} is not what the checkpoint was made for."))
        return found

    def _report(self, seq: int, detail: str) -> None:
        if len(self._problems) < _MOST_NAMED:
            self._problems.append(LogProblem(seq, detail))


def _leaf(line: bytes) -> bytes:
    if len(line) != 64:
        raise ValueError("a line is no hash")
    return bytes.fromhex(line.decode("ascii"))
