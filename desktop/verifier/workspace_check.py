"""Verification of a workspace from outside: read-only, also beside an open one."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from desktop.domain.checkpoints import (
    SignedNote,
    VerifierKey,
    format_verifier_key,
    origin_of,
    parse_note,
)
from desktop.domain.log_entries import (
    PREVIOUS_CHECKPOINT,
    EntryKind,
    LogProblem,
    LogVerification,
    parse_instant,
)
from desktop.domain.log_exports import Scope, TimestampLine
from desktop.domain.merkle import TreeHasher, leaf_hash
from desktop.domain.progress import CancelToken, ProgressSink, ignore_progress
from desktop.errors import WorkspaceMissing
from desktop.storage.database import connect_read_only
from desktop.storage.log_format import parse_body
from desktop.storage.log_verification import NOT_A_LOG, not_a_log, verify_log
from desktop.storage.workspace_layout import DATABASE
from desktop.verifier.answer import Answer, HeldAnswer, in_order
from desktop.verifier.file_search import FileSearch
from desktop.verifier.held_notes import HeldCheckpoint, why_of_another
from desktop.verifier.key_trust import NAMING_KINDS, KeyHistory, signed_by, vouched_up_to
from desktop.verifier.limits import limits_of_workspace
from desktop.verifier.timestamps import Written, stamp_answers

_SINCE = 4
"""The format that brought stored checkpoints."""


def check_workspace(
    source: Path,
    *,
    keys: Sequence[VerifierKey] = (),
    held: Sequence[HeldCheckpoint] = (),
    files: Sequence[Path] = (),
    tsa_roots: bytes | None = None,
    deep: bool = False,
    on_progress: ProgressSink = ignore_progress,
    cancel: CancelToken | None = None,
) -> Answer:
    """As `check_export`, of the folder of a workspace or its database; what the log names is there as well.

    Raises `WorkspaceMissing`, `FileNotReadable`, `WrongUse`, `Cancelled`.
    """
    path = source / DATABASE if source.is_dir() else source
    if not path.is_file():
        raise WorkspaceMissing(path=source)
    verification = verify_log(
        path,
        deep=deep,
        held={one.size: one.root.hex() for one in held},
        signed={one.size for one in held if one.note is not None},
        on_progress=on_progress,
        cancel=cancel,
    )
    return answer_about(
        path, verification, keys=keys, held=held, files=files, tsa_roots=tsa_roots, cancel=cancel
    )


def answer_about(
    path: Path,
    verification: LogVerification,
    *,
    keys: Sequence[VerifierKey] = (),
    held: Sequence[HeldCheckpoint] = (),
    files: Sequence[Path] = (),
    tsa_roots: bytes | None = None,
    cancel: CancelToken | None = None,
) -> Answer:
    """What `verify_log` said of the database at `path`, and what it has to do with keys, checkpoints and
    files from elsewhere. Raises `FileNotReadable`, `WrongUse`, `Cancelled`."""
    search = FileSearch(files)
    record = _Record(search, held)
    problems = [] if verification.problem is None else [verification.problem]
    try:
        record.read(path, cancel or CancelToken())
    except (sqlite3.DatabaseError, *NOT_A_LOG) as error:
        if not problems:  # else `verify_log` says what is wrong with it
            problems.append(LogProblem(0, not_a_log(error)))
    problems += record.problems
    vouched = _vouched(keys, record, problems)
    compared = tuple(record.compare(one) for one in held)
    stamps = stamp_answers(record.stamps, record.notes, tsa_roots, record.written)
    return Answer(
        source="workspace",
        scope=Scope.WHOLE.value,
        origin=record.origin,
        case_number="",
        entries=verification.entries,
        size=verification.entries,
        root=verification.root,
        problems=in_order(problems),
        stored_checkpoints=verification.stored_checkpoints,
        signed_up_to=verification.signed_up_to,
        keys=tuple(format_verifier_key(one.key) for one in record.history.changes),
        vouched=vouched,
        held=compared,
        timestamps=stamps,
        files=search.answers(),
        cannot_see=limits_of_workspace(
            key_given=bool(keys),
            held=compared,
            timestamps=stamps,
            signed_up_to=verification.signed_up_to,
            late=verification.signed_late,
            size=verification.entries,
        ),
        unsigned=verification.unsigned,
    )


def _vouched(keys: Sequence[VerifierKey], record: _Record, problems: list[LogProblem]) -> int | None:
    if not keys:
        return None
    vouched = vouched_up_to(keys, record.history, record.parsed_notes())
    newest = max(record.notes, default=0)
    if vouched == 0:
        problems.append(LogProblem(0, "The key that was given signed no checkpoint of this log."))
    elif vouched < newest:
        problems.append(
            LogProblem(
                0,
                f"The key that was given answers for the first {vouched} entries only: later checkpoints "
                "are signed with a key that it did not sign for.",
            )
        )
    return vouched


class _Record:
    """What of the database is compared with what people have elsewhere."""

    def __init__(self, search: FileSearch, held: Sequence[HeldCheckpoint]) -> None:
        self._search = search
        self._sizes = {one.size for one in held}
        self._roots: dict[int, bytes] = {}
        self._first_naming: int | None = None
        self.problems: list[LogProblem] = []
        self.origin = ""
        self.first_origin = ""
        """That of the workspace of which the first entry speaks."""
        self.entries = 0
        self.history = KeyHistory("")
        self.notes: dict[int, str] = {}
        """By size."""
        self.stamps: list[TimestampLine] = []
        self.written: dict[int, Written] = {}
        """The entries of those numbers for which there is a time stamp."""

    def read(self, path: Path, cancel: CancelToken) -> None:
        """Raises `sqlite3.DatabaseError`, `Cancelled`."""
        with contextlib.closing(connect_read_only(path)) as connection:
            connection.execute("BEGIN")
            for (workspace_id,) in connection.execute("SELECT workspace_id FROM workspace"):
                self.origin = origin_of(str(workspace_id))
            self.history = KeyHistory(self.origin)
            if int(connection.execute("PRAGMA user_version").fetchone()[0]) >= _SINCE:
                found = connection.execute("SELECT size, note FROM checkpoint ORDER BY size")
                # `verify_log` names those that are no text.
                self.notes = {size: note for size, note in found if isinstance(note, str)}
                self._read_stamps(connection)
            self._read_entries(connection, cancel)

    def _read_stamps(self, connection: sqlite3.Connection) -> None:
        sql = "SELECT size, at, token FROM checkpoint_delivery WHERE token IS NOT NULL"
        for size, at, token in connection.execute(sql):
            if isinstance(size, int) and isinstance(at, str) and isinstance(token, bytes):
                self.stamps.append(TimestampLine(size, at, token))
            else:
                self.problems.append(LogProblem(0, "A time stamp is not stored as the program stores it."))

    def _read_entries(self, connection: sqlite3.Connection, cancel: CancelToken) -> None:
        tree = TreeHasher()
        stamped = {one.size for one in self.stamps}
        for seq, kind, stored in connection.execute("SELECT seq, kind, body FROM log_entry ORDER BY seq"):
            body = stored if isinstance(stored, bytes) else str(stored).encode()
            tree.append(leaf_hash(body))
            if tree.size in self._sizes:
                self._roots[tree.size] = tree.root()
            if tree.size % 2000 == 0:
                cancel.raise_if_cancelled()
            try:
                document = parse_body(body)
                self._take(seq, kind, document["data"])
                if tree.size in stamped:
                    parse_instant(document["at"])
                    self.written[tree.size] = Written(seq, document["at"])
            except (AttributeError, KeyError, OverflowError, RecursionError, TypeError, ValueError):
                continue  # `verify_log` names it
        self.entries = tree.size

    def _take(self, seq: int, kind: str, data: dict[str, Any]) -> None:
        if seq == 1 and kind == EntryKind.WORKSPACE_CREATED:
            self.first_origin = origin_of(str(data["workspace_id"]))
        if self._first_naming is None and PREVIOUS_CHECKPOINT in data:
            self._first_naming = seq
        if kind in NAMING_KINDS:
            self.history.entry(seq, kind, data)
        self._search.entry(seq, kind, data)

    def parsed_notes(self) -> list[tuple[int, SignedNote]]:
        """Those that are notes at all; whether they are of this log is for `verify_log` to say."""
        found = []
        for size, note in self.notes.items():
            with contextlib.suppress(ValueError):
                found.append((size, parse_note(note)))
        return found

    def compare(self, held: HeldCheckpoint) -> HeldAnswer:
        return HeldAnswer(held.name, held.size, held.root.hex(), held.note is not None, self._why_not(held))

    def _why_not(self, held: HeldCheckpoint) -> str:
        foreign = why_of_another(held, self.origin, self.first_origin)
        if foreign:
            return foreign
        if held.size > self.entries:
            return (
                f"It speaks of {held.size} entries, the log has {self.entries}: entries were removed from "
                "its end."
            )
        if self._roots.get(held.size) != held.root:
            return f"The first {held.size} entries are not those that it was made for."
        if held.note is None:
            return ""
        key = self.history.in_force(held.size)
        if key is None or not signed_by(held.note, key):
            return "It is not signed with the key that the log names."
        known = self._first_naming is not None and self._first_naming <= held.size
        if known and held.size not in self.notes:
            return "It was removed from the record, which has none of that size."
        return ""
