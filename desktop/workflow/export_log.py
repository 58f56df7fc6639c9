"""The log leaves: all of it, or the entries of one case with proofs that they are in it.

What leaves is a file that can be verified offline, years later, by somebody who does not trust us. Whoever
may still look at a case blind cannot export what tells of it: nothing is left out silently, so it is
refused.
"""

from __future__ import annotations

import hashlib
import os
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from desktop.domain.checkpoints import origin_of, parse_verifier_key
from desktop.domain.log_entries import KEY_KINDS, EntryKind, format_instant
from desktop.domain.log_exports import (
    CHECKPOINT,
    CHECKPOINTS,
    CONSISTENCY,
    KEYS,
    LEAVES,
    LOG,
    MANIFEST,
    MANIFEST_NOTE,
    PROOFS,
    README,
    TIMESTAMPS,
    ConsistencyLine,
    ExportManifest,
    InclusionLine,
    KeySince,
    NoteLine,
    Scope,
    TimestampLine,
    format_consistency_line,
    format_inclusion_line,
    format_keys,
    format_manifest,
    format_note_line,
    format_timestamp_line,
    manifest_claim,
)
from desktop.domain.merkle import leaf_hash
from desktop.domain.merkle_proofs import consistency_proof, inclusion_proof
from desktop.domain.people import Person, Right
from desktop.domain.progress import CancelToken, Progress, ProgressSink, ignore_progress
from desktop.domain.searches import Case
from desktop.errors import AccessRefused, UserFacingError, WrongUse
from desktop.storage.columns import now
from desktop.storage.files import open_private, writing_to
from desktop.storage.plain_zip import PlainZipWriter, TooLarge
from desktop.storage.program import program_version
from desktop.storage.signing_key import SigningKey
from desktop.storage.stores import Stores
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.workflow.access import permitted, refusals_logged, require
from desktop.workflow.blindness import withheld_cases
from desktop.workflow.checkpoints import SignedCheckpoint, sign_checkpoint, signing_key
from desktop.workflow.export_file import write_export_from
from desktop.workflow.export_readme import export_readme

_STEP = 2000
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class ExportedLog:
    """`entries` of a log of `size` with this root (hex) are in the file; `sha256` (hex) is that of the file
    and stands in the log."""

    path: Path
    entries: int
    size: int
    root: str
    verifier_key: str
    sha256: str


def why_no_export(workspace: Workspace, case_id: str | None = None) -> str:
    """The sentence of the refusal that an export would meet, empty where it would meet none."""
    try:
        with workspace.reading() as stores:
            person = stores.person
            if person is not None:
                _refuse_withheld(workspace, stores, person, case_id)
    except AccessRefused as refused:
        return refused.sentence
    return ""


def case_of_number(workspace: Workspace, number: str) -> Case:
    """Raises `AccessRefused`, and `WrongUse` where there is none."""
    require(workspace, Right.READ_LOG)
    with workspace.reading() as stores:
        case = stores.cases.by_number(number)
    if case is None:
        raise WrongUse(detail=f"There is no case {number.strip()} in this workspace.")
    return case


def export_log(
    workspace: Workspace,
    target: Path,
    case_id: str | None = None,
    *,
    on_progress: ProgressSink = ignore_progress,
    cancel: CancelToken | None = None,
) -> ExportedLog:
    """Writes the log up to now to `target`, or the entries of one case of it, and logs that with the hash
    of the file. Progress counts entries.

    Raises `AccessRefused` without the right, and where something of it is kept from whoever asks;
    `SigningKeyNotAtHand`, `WrongUse` for an unknown case, `FolderNotWritable`, `StorageFull`, `Cancelled`.
    """
    person = require(workspace, Right.READ_LOG)
    with refusals_logged(workspace), workspace.reading() as stores:
        _refuse_withheld(workspace, stores, person, case_id)
    key = signing_key(workspace)
    signed = sign_checkpoint(workspace)
    if key.verifier_key != signed.verifier_key:
        raise WrongUse(detail="The signing key was changed meanwhile: export the log again.")
    unfinished = workspace.temporary / f"export-{uuid.uuid4().hex}"
    try:
        with workspace.reading() as stores:
            builder = _ExportBuilder(workspace, stores, person, case_id, signed, key)
            entries = builder.write(unfinished, on_progress, cancel or CancelToken())
        sha256 = _sha256(unfinished)
        size = signed.checkpoint.size
        about = {"scope": builder.scope.value, "case_id": case_id, "size": size, "sha256": sha256}
        with permitted(workspace, Right.READ_LOG) as (stores, person):
            _refuse_withheld(workspace, stores, person, case_id)
            stores.log.append(EntryKind.LOG_EXPORTED, {**about, "entries": entries})
        # Recorded first: nothing ever lies there that the record does not know of.
        try:
            write_export_from(target, _pieces(unfinished))
        except UserFacingError:
            with workspace.recording() as stores:
                stores.log.append(EntryKind.LOG_EXPORT_REFUSED, {**about, "why": "not written"})
            raise
    finally:
        with writing_to(unfinished):
            unfinished.unlink(missing_ok=True)
    return ExportedLog(target, entries, size, signed.checkpoint.root.hex(), signed.verifier_key, sha256)


def _refuse_withheld(workspace: Workspace, stores: Stores, person: Person, case_id: str | None) -> None:
    """Raises `AccessRefused` where the file would tell this person what the window does not."""
    if workspace.kind is WorkspaceKind.TRAINING:
        return
    about: dict[str, object] = {} if case_id is None else {"case_id": case_id}
    account = stores.accounts.get(person.account_id)
    if account is None or Right.VIEW_CASES not in account.rights:
        raise AccessRefused(
            detail="This export would tell of casework, in which your roles have no part: ask somebody who "
            "works on cases to export it.",
            right=Right.READ_LOG.value,
            about=about,
        )
    withheld = withheld_cases(stores, person)
    if case_id in withheld:
        raise AccessRefused(
            detail="You may still look at this case blind, and its entries tell what others concluded: ask "
            "somebody who has seen it to export it.",
            right=Right.READ_LOG.value,
            about=about,
        )
    if case_id is None and withheld:
        raise AccessRefused(
            detail="The whole log tells of cases at which you may still look blind: ask a supervisor or an "
            "analyst to export it, or export one case that you have seen.",
            right=Right.READ_LOG.value,
        )


class _ExportBuilder:
    """Of one moment; writes the file into the workspace's folder for such."""

    def __init__(
        self,
        workspace: Workspace,
        stores: Stores,
        person: Person,
        case_id: str | None,
        signed: SignedCheckpoint,
        key: SigningKey,
    ) -> None:
        self.scope = Scope.WHOLE if case_id is None else Scope.CASE
        self._workspace, self._stores, self._person = workspace, stores, person
        self._case = None if case_id is None else stores.cases.get(case_id)
        self._signed, self._key = signed, key
        self._size = signed.checkpoint.size
        self._root = signed.checkpoint.root
        self._files: dict[str, str] = {}

    def write(self, path: Path, on_progress: ProgressSink, cancel: CancelToken) -> int:
        """Returns the number of entries in it."""
        numbers = self._numbers()
        entries = self._size if numbers is None else len(numbers)
        with writing_to(path), _new_file(path) as file:
            try:
                writer = PlainZipWriter(file)
                self._add(writer, README, export_readme(self.scope).encode())
                self._add(writer, CHECKPOINT, self._signed.note.encode())
                self._add(writer, KEYS, format_keys(self._keys()))
                self._stream(writer, LOG, _watched(self._bodies(numbers), entries, on_progress, cancel))
                self._add_proofs(writer, numbers, cancel)
                notes = [line for line in self._notes() if line.size < self._size]
                self._stream(writer, CHECKPOINTS, map(format_note_line, notes))
                if self.scope is Scope.CASE:
                    self._stream(writer, CONSISTENCY, self._consistency(notes, cancel))
                self._stream(writer, TIMESTAMPS, self._timestamps())
                manifest = format_manifest(self._manifest(entries))
                writer.add(MANIFEST, manifest)
                claim = manifest_claim(origin_of(self._workspace.workspace_id), manifest)
                writer.add(MANIFEST_NOTE, self._key.sign(claim).encode())
                writer.close()
            except TooLarge:
                raise WrongUse(
                    detail="The log is too large for one file: export it case by case."
                ) from None
        return entries

    def _add(self, writer: PlainZipWriter, name: str, data: bytes) -> None:
        writer.add(name, data)
        self._files[name] = hashlib.sha256(data).hexdigest()

    def _stream(self, writer: PlainZipWriter, name: str, lines: Iterable[bytes]) -> None:
        digest = hashlib.sha256()
        member = writer.begin(name, compressed=True)
        for line in lines:
            member.write(line + b"\n")
            digest.update(line + b"\n")
        member.end()
        self._files[name] = digest.hexdigest()

    def _numbers(self) -> list[int] | None:
        """Of the entries that go in; None for all."""
        if self._case is None:
            return None
        found = {1, *(one.seq for one in self._keys())}
        found |= {entry.seq for entry in self._stores.log.of_case(self._case.case_id)}
        return sorted(seq for seq in found if seq <= self._size)

    def _bodies(self, numbers: list[int] | None) -> Iterator[bytes]:
        if numbers is None:
            return self._stores.log.bodies(1, self._size)
        return (body for seq in numbers for body in self._stores.log.bodies(seq, seq))

    def _add_proofs(self, writer: PlainZipWriter, numbers: list[int] | None, cancel: CancelToken) -> None:
        if numbers is None:
            self._stream(writer, LEAVES, self._leaves(cancel))
        else:
            self._stream(writer, PROOFS, self._inclusion(numbers, cancel))

    def _leaves(self, cancel: CancelToken) -> Iterator[bytes]:
        for count, body in enumerate(self._bodies(None)):
            if count % _STEP == 0:
                cancel.raise_if_cancelled()
            yield leaf_hash(body).hex().encode()

    def _inclusion(self, numbers: list[int], cancel: CancelToken) -> Iterator[bytes]:
        for seq in numbers:
            cancel.raise_if_cancelled()
            proof = inclusion_proof(seq - 1, self._size, self._stores.log.node)
            yield format_inclusion_line(InclusionLine(seq, tuple(proof)))

    def _consistency(self, notes: Iterable[NoteLine], cancel: CancelToken) -> Iterator[bytes]:
        for line in notes:
            cancel.raise_if_cancelled()
            proof = consistency_proof(line.size, self._size, self._stores.log.node)
            yield format_consistency_line(ConsistencyLine(line.size, tuple(proof)))

    def _keys(self) -> list[KeySince]:
        entries = [
            entry
            for kind in KEY_KINDS
            for entry in self._stores.log.page(0, 10_000, kind_prefix=kind.value)
            if entry.seq <= self._size and "verifier_key" in entry.data
        ]
        entries.sort(key=lambda entry: entry.seq)
        return [KeySince(e.seq, parse_verifier_key(e.data["verifier_key"])) for e in entries]

    def _notes(self) -> list[NoteLine]:
        return [NoteLine(one.size, one.note) for one in self._stores.checkpoints.all()]

    def _timestamps(self) -> Iterator[bytes]:
        for one in self._stores.checkpoints.deliveries():
            if one.token is not None and one.size <= self._size:
                yield format_timestamp_line(TimestampLine(one.size, format_instant(one.at), one.token))

    def _manifest(self, entries: int) -> ExportManifest:
        case = self._case
        return ExportManifest(
            origin=origin_of(self._workspace.workspace_id),
            workspace_id=self._workspace.workspace_id,
            workspace_kind=self._workspace.kind.value,
            scope=self.scope,
            case_id="" if case is None else case.case_id,
            case_number="" if case is None else case.case_number,
            size=self._size,
            root=self._root.hex(),
            entries=entries,
            made_at=format_instant(now()),
            made_by=self._person.name,
            program=program_version(),
            files=self._files,
        )


def _new_file(path: Path) -> BinaryIO:
    """Mode 0600. Raises `OSError`."""
    return os.fdopen(open_private(path, os.O_RDWR | os.O_CREAT | os.O_EXCL), "w+b")


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece


def _sha256(path: Path) -> str:
    found = hashlib.sha256()
    for piece in _pieces(path):
        found.update(piece)
    return found.hexdigest()


def _watched(
    lines: Iterator[bytes], total: int, on_progress: ProgressSink, cancel: CancelToken
) -> Iterator[bytes]:
    done = 0
    for done, line in enumerate(lines, start=1):
        if done % _STEP == 0:
            cancel.raise_if_cancelled()
            on_progress(Progress(done, total, "entries"))
        yield line
    on_progress(Progress(done, total, "entries"))
