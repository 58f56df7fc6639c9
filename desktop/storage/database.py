"""Connections to `workspace.db`: creation, settings, version, and what SQLite's refusals mean."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from desktop.errors import (
    FolderNotWritable,
    StorageFull,
    UserFacingError,
    WorkspaceDamaged,
    WorkspaceInUse,
    WorkspaceTooNew,
)
from desktop.storage.files import FILE_MODE, open_private, sync_folder, writing_to
from desktop.storage.schema import APPLICATION_ID
from desktop.storage.workspace_layout import TEMPORARY

FORMAT = 4
"""Number of the newest migration, `PRAGMA user_version` of a database of this program."""

BUSY_SECONDS = 10

_IN_MEMORY = 1 << 30
_PROBE_BYTES = 1 << 15
"""As much as SQLite's shared memory grows at a time."""


@contextmanager
def sqlite_sentences(folder: Path) -> Iterator[None]:
    """Turns SQLite's refusals that a person can act on into `UserFacingError`s about `folder`."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code == sqlite3.SQLITE_FULL:
            raise StorageFull(path=folder) from error
        if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            raise WorkspaceDamaged(path=folder, detail="its database cannot be read") from error
        if code in (
            sqlite3.SQLITE_READONLY,
            sqlite3.SQLITE_CANTOPEN,
            sqlite3.SQLITE_PERM,
            sqlite3.SQLITE_IOERR,
        ):
            raise _not_written(folder, error) from error
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise WorkspaceInUse(path=folder, process="unknown") from error
        raise


def _not_written(folder: Path, error: sqlite3.Error) -> UserFacingError:
    """SQLite does not say why it could not open or enlarge a file: the disk is asked."""
    probe = folder / TEMPORARY / f"probe-{uuid.uuid4().hex}"
    try:
        with writing_to(folder):
            if probe.parent.is_dir():
                try:
                    probe.write_bytes(bytes(_PROBE_BYTES))
                finally:
                    probe.unlink(missing_ok=True)
    except UserFacingError as found:
        return found
    return FolderNotWritable(path=folder, reason=error)


def connect(path: Path) -> sqlite3.Connection:
    """A connection that the caller gives to one thread at a time. Raises `sqlite3.Error`.

    Transactions are begun and ended by hand. WAL, foreign keys, `synchronous=FULL`; recursive triggers, so
    that INSERT OR REPLACE fires the triggers that forbid removal.
    """
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        for pragma in (
            "journal_mode = WAL",
            "synchronous = FULL",
            "fullfsync = ON",
            "foreign_keys = ON",
            "recursive_triggers = ON",
            "trusted_schema = OFF",
            "secure_delete = ON",  # what is deleted is overwritten, also where the page stays in use
            "temp_store = MEMORY",  # large sorts would go to the system's folder for temporary files
        ):
            connection.execute(f"PRAGMA {pragma}")
        # SQLite's own LIKE knows upper and lower case of A to Z only.
        connection.create_function("folded", 1, str.casefold, deterministic=True)
    except BaseException:
        connection.close()
        raise
    return connection


def connect_read_only(path: Path) -> sqlite3.Connection:
    """A connection that cannot write, also beside an open workspace. Raises `sqlite3.Error`."""
    posix = path.resolve().as_posix()
    uri = f"file://{'' if posix.startswith('/') else '/'}{quote(posix, safe='/:')}?mode=ro"
    try:
        return _connect_uri(uri)
    except sqlite3.OperationalError:
        # A WAL database on a medium that takes no side files can be read as one that never changes; not
        # where a WAL or a journal waits: what it does to the database would be passed over.
        if any(path.with_name(path.name + ending).exists() for ending in ("-wal", "-journal")):
            raise
        return _connect_uri(uri + "&immutable=1")


def _connect_uri(uri: str) -> sqlite3.Connection:
    connection = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("SELECT 1 FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def create_empty_file(path: Path) -> None:
    """An empty file of mode 0600 (SQLite's side files take its mode). Raises `FolderNotWritable`."""
    with writing_to(path.parent):
        os.close(open_private(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL))


def write_anew(connection: sqlite3.Connection, temporary: Path) -> None:
    """VACUUM, then everything out of the WAL and the WAL to nothing. Raises `sqlite3.Error`.

    A copy that is too large for memory is made in the folder `temporary`, never in the system's.
    """
    pages, size = (connection.execute(f"PRAGMA {n}").fetchone()[0] for n in ("page_count", "page_size"))
    if pages * size < _IN_MEMORY:
        connection.execute("VACUUM")
    else:
        # The folder is the process's, not the connection's; all others keep theirs in memory.
        where = str(temporary).replace("'", "''")
        connection.execute(f"PRAGMA temp_store_directory = '{where}'")
        connection.execute("PRAGMA temp_store = FILE")
        try:
            connection.execute("VACUUM")
        finally:
            connection.execute("PRAGMA temp_store = MEMORY")
            connection.execute("PRAGMA temp_store_directory = ''")
    busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        error = sqlite3.OperationalError("the WAL is being read")
        error.sqlite_errorcode = sqlite3.SQLITE_BUSY
        raise error


def check_and_migrate(folder: Path, path: Path) -> None:
    """Brings the database up to `FORMAT`, after a copy of it was put beside it.

    Raises `WorkspaceTooNew`, `WorkspaceDamaged`, `StorageFull`, `FolderNotWritable`.
    """
    if not os.access(path, os.W_OK):
        # SQLite would open it to be read, and give its side files a mode that stays in the way.
        raise FolderNotWritable(path=path, reason="the file is read-only")
    with sqlite_sentences(folder), contextlib.closing(connect(path)) as connection:
        found = int(connection.execute("PRAGMA user_version").fetchone()[0])
        application = int(connection.execute("PRAGMA application_id").fetchone()[0])
        if application != APPLICATION_ID or found < 1:
            raise WorkspaceDamaged(path=folder, detail="its database is not one of Second Look")
        if found > FORMAT:
            raise WorkspaceTooNew(path=folder, found=found, known=FORMAT)
        if found < FORMAT:
            from desktop.storage.migrations import migrate

            _copy(connection, path.with_name(f"workspace-format-{found}.backup.db"))
            migrate(connection)
            reached = int(connection.execute("PRAGMA user_version").fetchone()[0])
            if reached != FORMAT:
                # Everything was applied once already: somebody wrote another number since.
                raise WorkspaceDamaged(path=folder, detail="its database calls itself older than it is")


def _copy(connection: sqlite3.Connection, target: Path) -> None:
    """A complete copy of the database, durable before this returns; an older copy of that name is replaced.

    Killed half-way it leaves nothing of that name: what is called a backup is one.
    """
    unfinished = target.parent / TEMPORARY / f"backup-{uuid.uuid4().hex}.db"
    create_empty_file(unfinished)
    with contextlib.closing(sqlite3.connect(unfinished)) as copy:
        connection.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
    if os.name == "posix":
        unfinished.chmod(FILE_MODE)
    with writing_to(target.parent):
        unfinished.replace(target)
        sync_folder(target.parent)
