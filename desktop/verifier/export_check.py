"""Verification of an exported log, from nothing but the file and what was kept elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from desktop.domain.checkpoints import (
    Checkpoint,
    SignedNote,
    VerifierKey,
    format_note,
    format_verifier_key,
    parse_checkpoint,
    parse_note,
)
from desktop.domain.log_entries import LogProblem
from desktop.domain.log_exports import (
    CHECKPOINT,
    CHECKPOINTS,
    CONSISTENCY,
    FILES,
    KEYS,
    MANIFEST_NOTE,
    TIMESTAMPS,
    NoteLine,
    Scope,
    TimestampLine,
    format_keys,
    manifest_claim,
    parse_consistency_line,
    parse_note_line,
    parse_timestamp_line,
)
from desktop.domain.merkle_proofs import ProofRefused, verify_consistency
from desktop.domain.progress import CancelToken, ProgressSink, ignore_progress
from desktop.storage.files import reading_from
from desktop.verifier.answer import Answer, HeldAnswer, in_order
from desktop.verifier.entry_pass import EntryPass
from desktop.verifier.export_source import ExportSource
from desktop.verifier.file_search import FileSearch
from desktop.verifier.held_notes import HeldCheckpoint, why_of_another
from desktop.verifier.key_trust import signed_by, vouched_up_to
from desktop.verifier.limits import limits_of_export
from desktop.verifier.timestamps import stamp_answers


def check_export(
    path: Path,
    *,
    keys: Sequence[VerifierKey] = (),
    held: Sequence[HeldCheckpoint] = (),
    files: Sequence[Path] = (),
    tsa_roots: bytes | None = None,
    on_progress: ProgressSink = ignore_progress,
    cancel: CancelToken | None = None,
) -> Answer:
    """Whether the export is what was signed for. `keys` are those that somebody has from elsewhere, `held`
    checkpoints likewise, `files` are looked up among the entries, `tsa_roots` is PEM.

    Raises `ExportNotReadable`, `FileNotReadable`, `WrongUse` for a checkpoint of another workspace,
    `Cancelled`.
    """
    with reading_from(path), ExportSource(path) as source:
        check = _ExportCheck(source, keys, held)
        return check.run(FileSearch(files), tsa_roots, on_progress, cancel or CancelToken())


class _ExportCheck:
    def __init__(
        self, source: ExportSource, keys: Sequence[VerifierKey], held: Sequence[HeldCheckpoint]
    ) -> None:
        self._source = source
        self._manifest = source.manifest
        self._keys = keys
        self._held = held
        self._problems: list[LogProblem] = []

    def run(
        self, files: FileSearch, tsa_roots: bytes | None, on_progress: ProgressSink, cancel: CancelToken
    ) -> Answer:
        manifest = self._manifest
        self._check_files()
        notes = self._stored_notes()
        head_note, head = self._head()
        log = EntryPass(self._source, notes, {one.size for one in self._held}, files)
        log.read(None if head is None else head.root, on_progress, cancel)
        self._log = log
        signed = self._check_signatures(head_note, head, notes[-1].size if notes else 0)
        if log.history.since() and format_keys(log.history.since()) != self._bytes(KEYS):
            self._report(0, f"{KEYS} does not hold the keys that the entries name.")
        good = self._check_notes(notes, head)
        self._problems += log.problems_against(head if signed else None, good[-1][0] if good else 0)
        if signed and head is not None and head_note is not None:
            good.append((head.size, head_note))
        vouched = self._vouched(good, cancel)
        texts = {line.size: line.note for line in notes}
        if head is not None and head_note is not None:
            texts[head.size] = format_note(head_note)
        stamps = stamp_answers(self._stamps(), texts, tsa_roots, log.written)
        held = tuple(self._compare(one, notes, head) for one in self._held)
        return Answer(
            source="export",
            scope=manifest.scope.value,
            origin=manifest.origin,
            case_number=manifest.case_number,
            entries=log.entries,
            size=manifest.size,
            root=manifest.root,
            problems=in_order(self._problems),
            stored_checkpoints=len(good),
            signed_up_to=max((size for size, _ in good), default=0),
            keys=tuple(format_verifier_key(one.key) for one in log.history.changes),
            vouched=vouched,
            held=held,
            timestamps=stamps,
            files=files.answers(),
            cannot_see=limits_of_export(
                manifest.scope,
                key_given=bool(self._keys),
                held=held,
                timestamps=stamps,
                stored_up_to=notes[-1].size if notes else 0,
                size=manifest.size,
                late=log.late,
            ),
        )

    def _report(self, seq: int, detail: str) -> None:
        self._problems.append(LogProblem(seq, detail))

    # --- the files

    def _check_files(self) -> None:
        stated = self._manifest.files
        if stated.keys() != set(FILES[self._manifest.scope]):
            self._report(0, "The manifest does not speak of the files that are there.")
        for name in FILES[self._manifest.scope]:
            try:
                if self._source.sha256(name) != stated.get(name):
                    self._report(0, f"{name} is not the file that the manifest speaks of.")
            except ValueError as error:
                self._report(0, f"{name} cannot be read: {error}.")

    def _bytes(self, name: str) -> bytes:
        try:
            return self._source.text(name).encode()
        except ValueError:
            return b""

    def _stored_notes(self) -> list[NoteLine]:
        """Checkpoints before that of the export, in ascending order; what is none is reported."""
        found: list[NoteLine] = []
        try:
            for line in self._source.parsed(CHECKPOINTS, parse_note_line):
                if not (found[-1].size if found else 0) < line.size < self._manifest.size:
                    raise ValueError("its lines are not in order")
                found.append(line)
        except ValueError as error:
            self._report(0, f"{CHECKPOINTS} cannot be read: {error}.")
        return found

    def _stamps(self) -> Iterator[TimestampLine]:
        """One at a time: their tokens are large, and there may be as many as somebody liked."""
        try:
            yield from self._source.parsed(TIMESTAMPS, parse_timestamp_line)
        except ValueError as error:
            self._report(0, f"{TIMESTAMPS} cannot be read: {error}.")

    def _head(self) -> tuple[SignedNote | None, Checkpoint | None]:
        try:
            note = parse_note(self._source.text(CHECKPOINT))
            head = parse_checkpoint(note.text)
        except ValueError as error:
            self._report(0, f"{CHECKPOINT} is not written as checkpoints are: {error}.")
            return None, None
        manifest = self._manifest
        if head.origin != manifest.origin:
            self._report(0, f"{CHECKPOINT} is a checkpoint of another workspace ({head.origin}).")
        elif (head.size, head.root.hex()) != (manifest.size, manifest.root):
            self._report(0, f"{CHECKPOINT} and the manifest speak of different logs.")
        else:
            return note, head
        return None, None

    # --- signatures and proofs

    def _check_signatures(self, note: SignedNote | None, head: Checkpoint | None, before: int) -> bool:
        """Of the checkpoint and of the manifest; whether the former is good. `before` is the size of the
        checkpoint before it."""
        size = self._manifest.size
        key = self._log.history.in_force(size)
        if key is None:
            self._report(0, "No entry names the key that signs: nothing here is vouched for.")
            return False
        signers = self._log.history.signers(size, before)
        good = note is not None and head is not None and all(signed_by(note, one) for one in signers)
        if note is not None and not good:
            self._report(0, f"{CHECKPOINT} is not signed with the key that the log names.")
        try:
            claim = parse_note(self._source.text(MANIFEST_NOTE))
            expected = manifest_claim(self._manifest.origin, self._source.manifest_bytes)
            if claim.text != expected or not signed_by(claim, key):
                raise ValueError("it is not signed")
        except ValueError:
            self._report(0, "The manifest is not signed with the key that the log names: it was changed.")
        return good

    def _check_notes(self, notes: list[NoteLine], head: Checkpoint | None) -> list[tuple[int, SignedNote]]:
        """Those that stand: of these entries, signed by whom the log names."""
        roots = self._roots_of(notes, head)
        found = []
        before = 0
        for line in notes:
            root = roots.get(line.size)
            try:
                note = parse_note(line.note)
                checkpoint = parse_checkpoint(note.text)
                if (checkpoint.origin, checkpoint.size) != (self._manifest.origin, line.size):
                    raise ValueError("says something else than its place in the export")
                if root is None or checkpoint.root != root:
                    raise ValueError("is not one of these entries")
                signers = self._log.history.signers(line.size, before)
                if not signers or not all(signed_by(note, key) for key in signers):
                    raise ValueError("is not signed with the key that the log names")
                found.append((line.size, note))
            except ValueError as error:
                self._report(line.size, f"The checkpoint of {line.size} entries {error}.")
            before = line.size
        return found

    def _roots_of(self, notes: list[NoteLine], head: Checkpoint | None) -> dict[int, bytes]:
        """The roots that the checkpoints must have: from the entries, or shown to lead to the head."""
        if self._manifest.scope is Scope.WHOLE:
            return self._log.roots
        found: dict[int, bytes] = {}
        try:
            lines = self._source.parsed(CONSISTENCY, parse_consistency_line)
            for note, line in zip(notes, lines, strict=True):
                if note.size != line.first or head is None:
                    raise ValueError("it does not belong to the checkpoints")
                root = _root_in(note.note)
                try:
                    if root is not None:
                        verify_consistency(line.first, head.size, line.proof, root, head.root)
                        found[note.size] = root
                except ProofRefused:
                    continue  # told with the checkpoint
        except ValueError as error:
            self._report(0, f"{CONSISTENCY} cannot be used: {error}.")
        return found

    def _vouched(self, good: list[tuple[int, SignedNote]], cancel: CancelToken) -> int | None:
        if not self._keys:
            return None
        cancel.raise_if_cancelled()
        vouched = vouched_up_to(self._keys, self._log.history, good)
        if vouched == 0:
            self._report(0, "The key that was given signed no checkpoint of this log.")
        elif vouched < self._manifest.size:
            self._report(
                0,
                f"The key that was given answers for the first {vouched} entries only: what follows is "
                "signed with a key that it did not sign for. Give that key as well if you have it from "
                "somebody whom you trust.",
            )
        return vouched

    def _compare(self, held: HeldCheckpoint, notes: list[NoteLine], head: Checkpoint | None) -> HeldAnswer:
        return HeldAnswer(
            held.name, held.size, held.root.hex(), held.note is not None, self._why_not(held, notes, head)
        )

    def _why_not(self, held: HeldCheckpoint, notes: list[NoteLine], head: Checkpoint | None) -> str:
        size = held.size
        foreign = why_of_another(held, self._manifest.origin, self._log.first_origin)
        if foreign:
            return foreign
        if size > self._manifest.size:
            return (
                f"It speaks of {size} entries, the export of {self._manifest.size}: the export was made "
                "before it, or entries were cut off. Ask for a newer export."
            )
        known = {line.size: _root_in(line.note) for line in notes if line.size == size}
        if head is not None:
            known[head.size] = head.root
        root = self._log.roots.get(size, known.get(size))
        if root is not None and root != held.root:
            return f"The first {size} entries are not those that it was made for."
        key = self._log.history.in_force(size)
        if held.note is not None and (key is None or not signed_by(held.note, key)):
            return "It is not signed with the key that the log names."
        kept = self._log.names_checkpoints_before(size) or (bool(notes) and notes[0].size < size)
        if held.note is not None and size not in known and kept:
            return "It was removed from the record, which has none of that size."
        if root is None:
            return "This export of one case has no checkpoint of that size to compare it with."
        return ""


def _root_in(note: str) -> bytes | None:
    try:
        return parse_checkpoint(parse_note(note).text).root
    except ValueError:
        return None
