"""The database of a new workspace, with the first entry of its log and the key that will sign it."""

from __future__ import annotations

import contextlib
import uuid
from pathlib import Path

from desktop.domain.checkpoints import origin_of
from desktop.domain.log_entries import EntryKind, format_instant
from desktop.storage.columns import now
from desktop.storage.database import connect, create_empty_file, sqlite_sentences
from desktop.storage.files import sync_folder, writing_to
from desktop.storage.key_store import KeyStoreFinder
from desktop.storage.program import running_program
from desktop.storage.session import Session
from desktop.storage.stores import Stores
from desktop.storage.workspace_layout import DATABASE, KEYS, TEMPORARY


def create_database(folder: Path, kind: str, actor: str, find_store: KeyStoreFinder) -> None:
    """Written complete under another name first: there is a whole database or none.

    `kind` is that of the workspace. Its first entry names the key that signs the log, durable before that.
    """
    from desktop.storage.key_cabinet import KeyCabinet
    from desktop.storage.migrations import migrate

    path = folder / TEMPORARY / f"new-{uuid.uuid4().hex}.db"
    create_empty_file(path)
    workspace_id, created_at = uuid.uuid4().hex, now()
    key = KeyCabinet(folder / KEYS, origin_of(workspace_id), find_store).create()
    with sqlite_sentences(folder), contextlib.closing(connect(path)) as connection:
        migrate(connection)
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(
            "INSERT INTO workspace (id, workspace_id, kind, created_at) VALUES (1, ?, ?, ?)",
            (workspace_id, kind, format_instant(created_at)),
        )
        session = Session(connection, actor, recording=True)
        Stores(session).log.append(
            EntryKind.WORKSPACE_CREATED,
            {
                **running_program(),
                "workspace_id": workspace_id,
                "workspace_kind": kind,
                "verifier_key": key.verifier_key,
            },
        )
        connection.execute("COMMIT")
        # All of it is in the one file that is renamed, which stays as it is when it is opened first.
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with writing_to(folder):
        path.replace(folder / DATABASE)
        sync_folder(folder)
