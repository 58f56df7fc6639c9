"""A workspace: the folder that holds everything of one place of work, owned by one process at a time."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Self

from desktop.domain.checkpoints import Checkpoint, format_checkpoint, origin_of
from desktop.domain.log_entries import UNSIGNED_SINCE, EntryKind
from desktop.domain.people import Person
from desktop.errors import UserFacingError, WorkspaceDamaged, WorkspaceMissing, WrongUse
from desktop.storage.attachments import Attached, Attachments
from desktop.storage.connection_pool import ConnectionPool
from desktop.storage.database import (
    check_and_migrate,
    sqlite_sentences,
    write_anew,
)
from desktop.storage.files import FOLDER_MODE, empty_folder, make_private_folder, sync_folder, writing_to
from desktop.storage.image_store import ImageStore
from desktop.storage.kept import Kept
from desktop.storage.key_store import KeyStoreFinder, no_key_store
from desktop.storage.log_format import LogUnreadable
from desktop.storage.log_tree import TreeBroken
from desktop.storage.measurement_files import MeasurementFiles
from desktop.storage.new_database import create_database
from desktop.storage.private_modes import LooseModes, put_modes_right
from desktop.storage.program import running_program
from desktop.storage.recovery import put_right
from desktop.storage.session import Session
from desktop.storage.stores import Stores
from desktop.storage.template_file import TemplateFile
from desktop.storage.thumbnail_store import ThumbnailStore
from desktop.storage.workspace_layout import (
    DATABASE,
    FOLDERS,
    KEYS,
    PRECIOUS_FOLDERS,
    TEMPORARY,
    template_path,
)
from desktop.storage.workspace_lock import WorkspaceLock

if TYPE_CHECKING:
    from desktop.storage.key_cabinet import KeyCabinet


class WorkspaceKind(StrEnum):
    """Nothing of a demonstration or of training ever enters casework: each has its own workspace."""

    CASEWORK = "casework"
    DEMO = "demo"
    TRAINING = "training"


class Workspace:
    """Made by `create`, `open` or `open_or_create`; a context manager that closes itself.

    `operator` is the account of the operating system. `actor` is the name that log entries carry: that of
    the person who is signed in, else the operator's.
    """

    def __init__(
        self, folder: Path, actor: str, lock: WorkspaceLock, find_store: KeyStoreFinder = no_key_store
    ) -> None:
        """For the class methods below: `lock` is held and the database is checked."""
        self.folder = folder
        self.operator = actor
        self._person: Person | None = None
        self.loose_modes = LooseModes()
        """What others could get at when it was opened, and what of it was put right."""
        self.images = ImageStore(folder)
        self.thumbnails = ThumbnailStore(folder)
        self.measurements = MeasurementFiles(folder)
        self.kept = Kept()
        self._lock = lock
        self._pool = ConnectionPool(folder / DATABASE)
        self._one_writer = threading.Lock()
        self._current = threading.local()
        self._closed = False
        self._checkpoint_made: Callable[[], None] | None = None
        self._attachments = Attachments()
        with sqlite_sentences(folder), self._pool.lend() as connection:
            row = connection.execute("SELECT workspace_id, kind FROM workspace").fetchone()
        if row is None:
            raise WorkspaceDamaged(path=folder, detail="its database does not say what it is")
        self.workspace_id: str = row[0]
        self.kind = WorkspaceKind(row[1])
        self._find_store = find_store
        self._cabinet: KeyCabinet | None = None

    @classmethod
    def create(
        cls, folder: Path, kind: WorkspaceKind, actor: str, find_store: KeyStoreFinder = no_key_store
    ) -> Workspace:
        """A new workspace in `folder`, which may exist. Killed half-way it can simply be created again.

        Its signing key goes to the key store that `find_store` finds, else to a file.

        Raises `WrongUse` when there is one already, `WorkspaceInUse`, `FolderNotWritable`, `StorageFull`.
        """
        folder = Path(os.path.abspath(folder))
        make_private_folder(folder)
        lock = WorkspaceLock(folder)
        try:
            if (folder / DATABASE).exists():
                raise WrongUse(detail=f"There is already a workspace in {folder}. Open it instead.")
            if os.name == "posix" and {entry.name for entry in folder.iterdir()} <= {"workspace.lock"}:
                folder.chmod(FOLDER_MODE)
            for name in FOLDERS:
                make_private_folder(folder / name)
            create_database(folder, kind.value, actor, find_store)
        except BaseException:
            lock.release()
            raise
        return cls._open_locked(folder, actor, lock, find_store)

    @classmethod
    def open(cls, folder: Path, actor: str, find_store: KeyStoreFinder = no_key_store) -> Workspace:
        """Raises `WorkspaceMissing`, `WorkspaceInUse`, `WorkspaceTooNew`, `WorkspaceDamaged`,
        `FolderNotWritable`, `StorageFull`."""
        folder = Path(os.path.abspath(folder))
        if not (folder / DATABASE).is_file():
            raise WorkspaceMissing(path=folder)
        return cls._open_locked(folder, actor, WorkspaceLock(folder), find_store)

    @classmethod
    def open_or_create(
        cls, folder: Path, kind: WorkspaceKind, actor: str, find_store: KeyStoreFinder = no_key_store
    ) -> Workspace:
        """Opens what is there, whatever its kind, or creates one of `kind`. Raises as the other two."""
        if (Path(folder) / DATABASE).is_file():
            return cls.open(folder, actor, find_store)
        return cls.create(folder, kind, actor, find_store)

    @classmethod
    def _open_locked(
        cls, folder: Path, actor: str, lock: WorkspaceLock, find_store: KeyStoreFinder
    ) -> Workspace:
        workspace = None
        try:
            for name in PRECIOUS_FOLDERS:
                if not (folder / name).is_dir():
                    raise WorkspaceDamaged(path=folder, detail=f"its folder {name} is missing")
            for name in FOLDERS:
                make_private_folder(folder / name)
            loose = put_modes_right(folder)
            empty_folder(folder / TEMPORARY)
            check_and_migrate(folder, folder / DATABASE)
            workspace = cls(folder, actor, lock, find_store)
            workspace.loose_modes = loose
            workspace._log_opening()
            workspace._find_key()
            _finish_expungements(workspace)
        except BaseException:
            if workspace is not None:
                workspace._pool.close()
            lock.release()
            raise
        return workspace

    def _log_opening(self) -> None:
        with self.reading() as stores:
            last = stores.log.page(0, 1, kind_prefix="session.")
            unsigned = stores.log.unsigned_since()
        if not last or last[0].kind != EntryKind.SESSION_CLOSED:
            put_right(self)
        with self.recording() as stores:
            stores.galleries.sizes.keep_missing()
            stores.log.append(
                EntryKind.SESSION_OPENED,
                {
                    **running_program(),
                    "previous_closed": not last or last[0].kind == EntryKind.SESSION_CLOSED,
                    **_loose_modes(self.loose_modes),
                    **({} if unsigned is None else {UNSIGNED_SINCE: unsigned}),
                },
            )
        with writing_to(self.folder):
            # SQLite makes the name of its side file durable as well, but says nothing where that fails.
            sync_folder(self.folder)

    def _find_key(self) -> None:
        """The key that the log names; a workspace of an older program gets its first one.

        Where that cannot be made (a full disk) the work goes on without checkpoints until it can.
        """
        with self.reading() as stores:
            named = stores.log.verifier_key()
        if named is not None:
            self.signing.expect(named)
            return
        beginning = self.signing.beginning()
        with contextlib.suppress(UserFacingError), beginning as key, self.recording() as stores:
            stores.log.append(EntryKind.KEY_CREATED, {"verifier_key": key.verifier_key})

    @property
    def signing(self) -> KeyCabinet:
        """The key that signs checkpoints."""
        if self._cabinet is None:
            from desktop.storage.key_cabinet import KeyCabinet  # loads cryptography

            self._cabinet = KeyCabinet(self.folder / KEYS, origin_of(self.workspace_id), self._find_store)
        return self._cabinet

    def _checkpoint(self, stores: Stores, occasion: str) -> None:
        """Signs the head of the log, inside the recording whose entries ask for it.

        Casework goes on while the key is not at hand; what was recorded then is covered by the next one.
        """
        from desktop.storage.signing_key import sign_note

        signers = self.signing.signers()
        if not signers:
            return
        size, root = stores.log.tree_head()
        checkpoint = Checkpoint(origin_of(self.workspace_id), size, bytes.fromhex(root))
        note = sign_note(format_checkpoint(checkpoint), signers)
        try:
            stores.checkpoints.add(size, root, note, occasion)
        except sqlite3.IntegrityError as error:
            raise TreeBroken from error  # there is one of a log that went further

    @property
    def person(self) -> Person | None:
        """Whoever is signed in, or whom this thread works for."""
        acting: Person | None = getattr(self._current, "acting", None)
        return acting if acting is not None else self._person

    @property
    def actor(self) -> str:
        person = self.person
        return person.name if person is not None else self.operator

    def set_person(self, person: Person | None) -> None:
        """From now on this person works here. What checks a password and logs it is `workflow/sign_in`."""
        self._person = person

    @contextmanager
    def acting_as(self, person: Person | None) -> Iterator[None]:
        """What this thread records in the block is that person's, whoever signs in meanwhile."""
        before = getattr(self._current, "acting", None)
        self._current.acting = person
        try:
            yield
        finally:
            self._current.acting = before

    @property
    def database(self) -> Path:
        """The database file, for `verify_log`."""
        return self.folder / DATABASE

    @property
    def keys(self) -> Path:
        """Folder of the signing key, mode 0700."""
        return self.folder / KEYS

    @property
    def temporary(self) -> Path:
        """Folder for files in the making; emptied when the workspace is opened."""
        return self.folder / TEMPORARY

    def templates(self, gallery_id: int, pack_id: str, length: int) -> TemplateFile:
        """The template file of a gallery; `length` in numbers per template."""
        return TemplateFile(template_path(self.folder, gallery_id, pack_id), length)

    def attached(self, kind: type[Attached], make: Callable[[], Attached] | None = None) -> Attached:
        """The one `kind` that work on this workspace shares: made when it is first asked for (with `make`,
        else without arguments), closed with the workspace."""
        return self._attachments.of(kind, make)

    @contextmanager
    def reading(self) -> Iterator[Stores]:
        """Everything read in the block is of one moment. Inside another block of the thread: its moment."""
        outer: tuple[Session, Stores] | None = getattr(self._current, "open", None)
        if outer is not None:
            yield outer[1]
            return
        with self._sentences(), self._pool.lend() as connection:
            connection.execute("BEGIN")
            try:
                with self._stores(connection, recording=False) as (_, stores):
                    yield stores
            finally:
                _roll_back(connection)

    @contextmanager
    def recording(self) -> Iterator[Stores]:
        """Everything written in the block is committed, durably, when it ends; nothing if it raises.

        With an entry of one of the `CHECKPOINT_KINDS` a signed checkpoint is committed as well.

        Raises `RuntimeError` (a bug) inside another block of the same thread, and when rows of the record
        were added and no log entry after them; `StorageFull`, `FolderNotWritable`, `WorkspaceDamaged`.
        """
        if getattr(self._current, "open", None) is not None:
            raise RuntimeError("a recording cannot begin inside another block of the same thread")
        with self._sentences(), self._one_writer, self._pool.lend() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                with self._stores(connection, recording=True) as (session, stores):
                    yield stores
                    if session.has_pending:
                        raise RuntimeError("rows of the record were added without a log entry after them")
                    if session.checkpoint_occasion is not None:
                        self._checkpoint(stores, session.checkpoint_occasion)
                connection.execute("COMMIT")
            finally:
                _roll_back(connection)
        if session.checkpoint_occasion is not None and self._checkpoint_made is not None:
            self._checkpoint_made()

    def tell_of_checkpoints(self, listener: Callable[[], None] | None) -> None:
        """`listener` is called after each commit that called for one, on the thread that recorded it.

        There is one; None ends it. It must not raise.
        """
        self._checkpoint_made = listener

    @contextmanager
    def _sentences(self) -> Iterator[None]:
        try:
            with sqlite_sentences(self.folder):
                yield
        except (TreeBroken, LogUnreadable) as error:
            raise WorkspaceDamaged(
                path=self.folder,
                detail="entries of its log, or of what stands beside it, were taken away or changed "
                "(second-look-verify names the first one)",
            ) from error

    @contextmanager
    def _stores(
        self, connection: sqlite3.Connection, *, recording: bool
    ) -> Iterator[tuple[Session, Stores]]:
        session = Session(connection, self.actor, recording=recording, person=self.person)
        self._current.open = (session, Stores(session))
        try:
            yield self._current.open
        finally:
            session.end()
            self._current.open = None

    def compact(self) -> None:
        """Writes the database anew, without anything that was deleted, and empties its side file.

        Raises `WorkspaceInUse` while something reads it for longer than it waits, `StorageFull`.
        """
        if getattr(self._current, "open", None) is not None:
            raise RuntimeError("the database cannot be written anew inside a block")
        with sqlite_sentences(self.folder), self._one_writer, self._pool.lend() as connection:
            write_anew(connection, self.temporary)

    def close(self, parting: Callable[[], object] = lambda: None) -> None:
        """Logs the end of the session, closes every connection and lets the next process in.

        `parting` is called once the end is logged and signed, and still reads and records: checkpoints
        leave for where they are held.

        When the end cannot be written (a full disk), the next opening says so; the rest happens anyway.
        """
        if self._closed:
            return
        if getattr(self._current, "open", None) is not None:
            raise RuntimeError("a workspace cannot be closed inside one of its blocks")
        self._checkpoint_made = None
        self._closed = True
        self.kept.forget()
        try:
            self._attachments.close()
            self.signing.ready()  # not inside the recording: a key store may take its time
            with contextlib.suppress(UserFacingError):
                self.images.sync_names()
                self._log_closing()
            parting()
        finally:
            self._pool.close()
            self._lock.release()

    def _log_closing(self) -> None:
        with self.recording() as stores:
            size, root = stores.log.tree_head()
            stores.log.append(
                EntryKind.SESSION_CLOSED, {**running_program(), "log_size": size, "log_root": root}
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _finish_expungements(workspace: Workspace) -> None:
    """What was expunged and not erased yet, because the program was killed, goes now.

    Where it cannot (a disk that may not be written), the workspace opens all the same: the record says that
    it is not done, and the next opening tries again.
    """
    from desktop.storage.erasure import finish_expungements

    with contextlib.suppress(UserFacingError):
        finish_expungements(workspace)


def _loose_modes(found: LooseModes) -> dict[str, dict[str, int]]:
    """The record says when others could read it, where they could."""
    if not found:
        return {}
    return {"open_to_others": {"put_right": found.put_right, "left": found.left}}


def _roll_back(connection: sqlite3.Connection) -> None:
    """Ends a transaction that is still open; SQLite may have ended it itself."""
    if connection.in_transaction:
        connection.execute("ROLLBACK")
