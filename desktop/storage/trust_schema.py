"""Format 4: the tree and an index beside the log, signed checkpoints, and what was handed to others.

None of it is covered by a `row_hash`: tree and index follow from the entries, a checkpoint proves itself by
its signature, and every entry that calls for one names the one before it (`checkpoint_sha256`).
"""

from __future__ import annotations

TRUST_TABLES: tuple[str, ...] = (
    """CREATE TABLE log_node (
    level INTEGER NOT NULL,
    position INTEGER NOT NULL,
    hash BLOB NOT NULL,
    PRIMARY KEY (level, position)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE checkpoint (
    size INTEGER PRIMARY KEY,
    root BLOB NOT NULL,
    note TEXT NOT NULL,
    occasion TEXT NOT NULL,
    made_at TEXT NOT NULL
) STRICT""",
    """CREATE TABLE checkpoint_delivery (
    delivery_id INTEGER PRIMARY KEY AUTOINCREMENT,
    size INTEGER NOT NULL REFERENCES checkpoint (size),
    destination TEXT NOT NULL,
    at TEXT NOT NULL,
    token BLOB
) STRICT""",
    "CREATE INDEX checkpoint_delivery_size ON checkpoint_delivery (destination, size)",
    "CREATE INDEX log_entry_kind ON log_entry (kind)",
    "CREATE INDEX log_entry_actor ON log_entry (actor)",
    "CREATE INDEX log_entry_at ON log_entry (at)",
    """CREATE TABLE entry_subject (
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (field, value, seq)
) STRICT, WITHOUT ROWID""",
)

TRUST_KEYS: dict[str, tuple[str, ...]] = {
    "log_node": ("level", "position"),
    "entry_subject": ("field", "value", "seq"),
    "checkpoint": ("size",),
    "checkpoint_delivery": ("delivery_id",),
}
