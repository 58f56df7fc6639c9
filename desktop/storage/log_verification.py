"""Verification of the audit log, and of the record that it speaks for.

It shares with the writing side the format of an entry and of a digest, and nothing else: it opens the
database read-only (a workspace that is in use can be verified) and reads tables, not stores.

What it cannot see: entries that were cut off the end after the last root that somebody holds elsewhere,
and a log (with its records) that was rewritten as a whole by somebody who held no root against it. Give
the roots that stand on reports or exports as `held`, and both are found up to the last of them.
"""

from __future__ import annotations

import contextlib
import sqlite3
import time
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from desktop.domain.log_entries import EntryKind, LogProblem, LogVerification
from desktop.domain.merkle import TreeHasher, leaf_hash
from desktop.domain.progress import CancelToken, Progress, ProgressSink, ignore_progress
from desktop.errors import FileNotReadable, WorkspaceMissing
from desktop.storage.checkpoint_row_verification import checkpoint_row_problems
from desktop.storage.database import connect_read_only
from desktop.storage.expungement_verification import KINDS, Redigests
from desktop.storage.file_verification import file_problems
from desktop.storage.log_format import FIRST_LINK, link_hash, parse_canonical_body
from desktop.storage.record_reader import RecordReader
from desktop.storage.redigest import Row
from desktop.storage.row_digest import ROW_HASH, rows_digest
from desktop.storage.schema_verification import number_problems, schema_problems
from desktop.storage.setting_verification import setting_problems
from desktop.storage.trust_verification import TrustReader
from desktop.storage.workspace_layout import DATABASE

_STEP = 2000
_NOT_THE_CONTENT = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_READONLY,
}
"""SQLite's codes for not getting at a database, as opposed to what is in it."""

_NOT_AS_DECLARED = (AttributeError, IndexError, KeyError, OverflowError, TypeError, ValueError)


def verify_log(
    source: Path | sqlite3.Connection,
    *,
    on_progress: ProgressSink = ignore_progress,
    cancel: CancelToken | None = None,
    deep: bool = False,
    held: Mapping[int, str] | None = None,
    signed: Collection[int] = (),
) -> LogVerification:
    """Checks the log and the record in `source`: `workspace.db`, its folder, or an open connection.

    `held` are roots known from elsewhere: number of entries -> root (hex); `signed` are those of these
    numbers whose root stands in a signed checkpoint, which the record has to have as well. `deep` also
    reads every original image and every template file. Progress counts entries. Nothing is written.
    Raises `WorkspaceMissing`, `FileNotReadable`, `Cancelled`.
    """
    if isinstance(source, sqlite3.Connection):
        file = source.execute("PRAGMA database_list").fetchone()[2]
        return _verify(
            source, Path(file).parent if file else None, on_progress, cancel, deep, held or {}, signed
        )
    path = source / DATABASE if source.is_dir() else source
    if not path.is_file():
        raise WorkspaceMissing(path=source)
    try:
        with contextlib.closing(connect_read_only(path)) as connection:
            return _verify(connection, path.resolve().parent, on_progress, cancel, deep, held or {}, signed)
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        if _code_of(error) in _NOT_THE_CONTENT:
            raise FileNotReadable(path=path, reason=error) from error
        # Not a database, a table or column gone, text that is no text: that is an answer.
        return LogVerification(0, "", LogProblem(0, f"The database cannot be read as a log: {error}."))
    except NOT_A_LOG as error:
        return LogVerification(0, "", LogProblem(0, not_a_log(error)))


NOT_A_LOG = (AttributeError, IndexError, KeyError, MemoryError, OverflowError, TypeError, ValueError)
"""What reading rows ends with whose values are not of the types that our tables declare: others stand in
their place."""


def not_a_log(error: BaseException) -> str:
    """The sentence for one of `NOT_A_LOG`."""
    return f"The database cannot be read as a log: a value is not what its table holds ({error})."


def _code_of(error: Exception) -> int:
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _verify(
    connection: sqlite3.Connection,
    folder: Path | None,
    on_progress: ProgressSink,
    cancel: CancelToken | None,
    deep: bool,
    held: Mapping[int, str],
    signed: Collection[int],
) -> LogVerification:
    own_transaction = not connection.in_transaction
    if own_transaction:
        connection.execute("BEGIN")  # one moment for the log and the records
    try:
        found: list[LogProblem] = []
        log = None
        try:
            found += schema_problems(connection)
            if deep:
                found += _integrity_problems(connection)
            log = _LogReader(connection, held, signed)
            log.read(on_progress, cancel)
            found += number_problems(connection) + setting_problems(connection)
            found += checkpoint_row_problems(connection)
            if folder is not None:
                found += file_problems(connection, folder, deep=deep, cancel=cancel)
        except (sqlite3.DatabaseError, *_NOT_AS_DECLARED) as error:
            if _code_of(error) in _NOT_THE_CONTENT:
                raise
            # A page is damaged, or rows are not of the types that their tables declare: that is an answer.
            found.append(LogProblem(0, f"The database cannot be read as a log: {error}."))
        if log is None:
            return LogVerification(0, "", _first(found))
        found = log.problems + found
        return LogVerification(
            log.tree.size,
            log.tree.root().hex(),
            _first(found),
            log.checkpoints,
            log.trust.checkpoints,
            log.trust.signed_up_to,
            log.trust.unsigned,
            tuple(log.trust.signed_late),
        )
    finally:
        if own_transaction and connection.in_transaction:
            connection.execute("ROLLBACK")


def _first(problems: list[LogProblem]) -> LogProblem | None:
    """The first bad entry; what concerns the log as a whole is told behind it."""
    if not problems:
        return None
    general = [p for p in problems if p.seq == 0]
    special = sorted((p for p in problems if p.seq > 0), key=lambda p: p.seq)
    if not special:
        return LogProblem(0, " ".join(p.detail for p in general[:3]))
    return LogProblem(special[0].seq, " ".join(p.detail for p in (special[0], *general[:2])))


class _LogReader:
    """Goes through the log once, in order, beside the rows that belong to each entry."""

    def __init__(
        self, connection: sqlite3.Connection, held: Mapping[int, str], signed: Collection[int] = ()
    ) -> None:
        self.tree = TreeHasher()
        self.problems: list[LogProblem] = []
        self.checkpoints = 0
        self._connection = connection
        self._held = held
        self._link = FIRST_LINK
        self._records = RecordReader(connection)
        self._redigests = Redigests(connection)
        self.trust = TrustReader(connection, signed)

    def read(self, on_progress: ProgressSink, cancel: CancelToken | None) -> None:
        total = self._connection.execute("SELECT count(*) FROM log_entry").fetchone()[0]
        began = time.monotonic()
        rows = self._connection.execute(
            "SELECT seq, at, actor, kind, body, link FROM log_entry ORDER BY seq"
        )
        expected = 1
        for seq, at, actor, kind, body, link in rows:
            if seq != expected:
                self._report_gap(expected, seq)
            raw = body if isinstance(body, bytes) else str(body).encode()
            self._check_entry(seq, at, actor, kind, raw, link)
            expected = seq + 1
            if self.tree.size % _STEP == 0:
                if cancel is not None:
                    cancel.raise_if_cancelled()
                rate = self.tree.size / max(1e-9, time.monotonic() - began)
                on_progress(Progress(self.tree.size, total, "entries", rate))
        for seq in self._records.before(None):
            self._report(seq, f"Records name entry {seq}, which the log does not have.")
        self.problems += self._redigests.problems()
        self.trust.end(self.tree.size)
        self.problems += self.trust.problems
        for size in sorted(self._held):
            if size > self.tree.size:
                self._report(
                    self.tree.size + 1,
                    f"A root held elsewhere speaks of {size} entries, the log has {self.tree.size}: "
                    f"entries were removed from its end.",
                )
        if total == 0:
            self._report(0, "The log is empty.")
        on_progress(Progress(self.tree.size, total, "entries"))

    def _report(self, seq: int, detail: str) -> None:
        self.problems.append(LogProblem(seq, detail))

    def _report_gap(self, expected: int, seq: int) -> None:
        if seq < expected:
            self._report(max(seq, 0), f"The log has an entry numbered {seq}; it begins with 1.")
        elif seq == expected + 1:
            self._report(expected, f"Entry {expected} is missing.")
        else:
            self._report(expected, f"Entries {expected} to {seq - 1} are missing.")

    def _check_entry(self, seq: int, at: str, actor: str, kind: str, body: bytes, link: bytes) -> None:
        leaf = leaf_hash(body)
        data = self._check_body(seq, at, actor, kind, body)
        if data is not None:
            self._check_stated_root(seq, data)
        linked = link_hash(self._link, leaf)
        if linked != link:
            self._report(
                seq, f"Entry {seq} is not what was written at its place: it was changed, moved or put in."
            )
        # Go on from what is stored: only entries that differ themselves are reported.
        self._link = bytes(link) if isinstance(link, bytes) else linked
        self.tree.append(leaf)
        self._check_held(seq)
        self.trust.entry(seq, leaf, kind, data)
        if self.trust.wants_root(self.tree.size):
            self.trust.checkpoint(self.tree.size, self.tree.root())
        for missing in self._records.before(seq):
            self._report(missing, f"Records name entry {missing}, which the log does not have.")
        self._check_records(seq, kind, data, self._records.of(seq))

    def _check_body(self, seq: int, at: str, actor: str, kind: str, body: bytes) -> dict[str, Any] | None:
        try:
            document = parse_canonical_body(body)
        except (ValueError, RecursionError):
            self._report(seq, f"Entry {seq} is not written as log entries are (RFC 8785 canonical JSON).")
            return None
        if document.keys() != {"v", "seq", "at", "actor", "kind", "data"} or document["v"] != 1:
            self._report(seq, f"Entry {seq} does not have the fields of a log entry.")
            return None
        columns = {"seq": seq, "at": at, "actor": actor, "kind": kind}
        for name, value in columns.items():
            if document[name] != value:
                self._report(
                    seq, f"Entry {seq} says “{document[name]}” for {name}, its column says “{value}”."
                )
                return None
        data = document["data"]
        if not isinstance(data, dict):
            self._report(seq, f"Entry {seq} does not have the fields of a log entry.")
            return None
        if (kind == EntryKind.WORKSPACE_CREATED) != (seq == 1):
            self._report(seq, f"Entry {seq} is of the kind {kind}: the creation comes first, and once.")
        if seq == 1:
            self._check_workspace(data)
        return data

    def _check_workspace(self, data: dict[str, Any]) -> None:
        row = self._connection.execute("SELECT workspace_id, kind FROM workspace").fetchone()
        if row != (data.get("workspace_id"), data.get("workspace_kind")):
            self._report(1, "Entry 1 speaks of another workspace than the database does.")

    def _check_stated_root(self, seq: int, data: dict[str, Any]) -> None:
        """An entry may state the root of everything before it; closing a session does."""
        if "log_root" not in data:
            return
        stated = (data.get("log_size"), data["log_root"])
        if stated != (self.tree.size, self.tree.root().hex()):
            self._report(seq, f"Something before entry {seq} differs from what that entry was made for.")

    def _check_held(self, seq: int) -> None:
        root = self._held.get(self.tree.size)
        if root is None:
            return
        self.checkpoints += 1
        if root.lower() != self.tree.root().hex():
            self._report(
                seq, f"The first {self.tree.size} entries are not those of the root that is held elsewhere."
            )

    def _check_records(self, seq: int, kind: str, data: dict[str, Any] | None, rows: list[Row]) -> None:
        if data is None:
            return
        stated = data.get(ROW_HASH)
        digest = rows_digest(rows, stated) if rows else None
        if stated is None and digest is not None:
            self._report(seq, f"Records name entry {seq} ({kind}), which does not speak of any.")
        elif stated != digest:
            self._redigests.differs(seq, kind, data, digest, rows)
        if kind in KINDS:
            self._redigests.expunged(seq, kind, data)


def _integrity_problems(connection: sqlite3.Connection) -> list[LogProblem]:
    (answer,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    return [] if answer == "ok" else [LogProblem(0, f"The database file is damaged: {answer}.")]
