"""The tables of a workspace by the format that brought them, and the triggers that guard the record.

Triggers are no proof (a raw connection can drop them, and sqlite-utils' `transform()` does so without a
word); they keep our own mistakes out, and verification checks that each is there to the letter.
"""

from __future__ import annotations

from desktop.storage.review_schema import REVIEW_COLUMNS, REVIEW_KEYS, REVIEW_TABLES
from desktop.storage.trust_schema import TRUST_KEYS, TRUST_TABLES

APPLICATION_ID = 0x5EC0100C
"""`PRAGMA application_id` of a workspace database."""

FIRST_TABLES: tuple[str, ...] = (
    """CREATE TABLE workspace (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    workspace_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    created_at TEXT NOT NULL
) STRICT""",
    """CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE log_entry (
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    kind TEXT NOT NULL,
    body BLOB NOT NULL,
    link BLOB NOT NULL
) STRICT""",
    """CREATE TABLE gallery (
    gallery_id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    pack_id TEXT NOT NULL,
    pack_hash TEXT NOT NULL,
    created_at TEXT NOT NULL,
    log_seq INTEGER NOT NULL
) STRICT""",
    """CREATE TABLE face (
    face_id INTEGER PRIMARY KEY AUTOINCREMENT,
    gallery_id INTEGER NOT NULL REFERENCES gallery (gallery_id),
    row INTEGER NOT NULL,
    subject_id TEXT NOT NULL,
    sex TEXT NOT NULL,
    race_ethnicity TEXT NOT NULL,
    birth_first INTEGER,
    birth_last INTEGER,
    capture_date TEXT,
    source TEXT NOT NULL,
    extra TEXT NOT NULL,
    image_sha256 TEXT NOT NULL,
    relative_path TEXT NOT NULL,
    box TEXT NOT NULL,
    landmarks TEXT NOT NULL,
    confidence REAL NOT NULL,
    quality TEXT NOT NULL,
    log_seq INTEGER NOT NULL,
    UNIQUE (gallery_id, row)
) STRICT""",
    "CREATE INDEX face_subject ON face (gallery_id, subject_id, row)",
    "CREATE INDEX face_image ON face (gallery_id, image_sha256)",
    "CREATE INDEX face_log_seq ON face (log_seq)",
    """CREATE TABLE enrolment (
    enrolment_id INTEGER PRIMARY KEY AUTOINCREMENT,
    gallery_id INTEGER NOT NULL REFERENCES gallery (gallery_id),
    folder TEXT NOT NULL,
    metadata_file TEXT,
    total INTEGER NOT NULL,
    options TEXT NOT NULL,
    started_at TEXT NOT NULL,
    finished_at TEXT
) STRICT""",
    """CREATE TABLE enrolment_done (
    enrolment_id INTEGER NOT NULL REFERENCES enrolment (enrolment_id),
    relative_path TEXT NOT NULL,
    image_sha256 TEXT NOT NULL,
    PRIMARY KEY (enrolment_id, relative_path)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE refusal (
    refusal_id INTEGER PRIMARY KEY,
    enrolment_id INTEGER NOT NULL REFERENCES enrolment (enrolment_id),
    relative_path TEXT NOT NULL,
    image_sha256 TEXT,
    reason TEXT NOT NULL,
    sentence TEXT NOT NULL,
    UNIQUE (enrolment_id, relative_path)
) STRICT""",
    """CREATE TABLE case_file (
    case_id TEXT PRIMARY KEY,
    case_number TEXT NOT NULL UNIQUE,
    purpose TEXT NOT NULL,
    authority TEXT NOT NULL,
    opened_at TEXT NOT NULL,
    opened_by TEXT NOT NULL,
    log_seq INTEGER NOT NULL
) STRICT""",
    """CREATE TABLE probe (
    probe_id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES case_file (case_id),
    image_sha256 TEXT NOT NULL,
    file_name TEXT NOT NULL,
    probe_type TEXT NOT NULL,
    provenance TEXT NOT NULL,
    box TEXT NOT NULL,
    landmarks TEXT NOT NULL,
    confidence REAL NOT NULL,
    faces_in_image INTEGER NOT NULL,
    quality TEXT NOT NULL,
    template BLOB,
    pack_hash TEXT NOT NULL,
    log_seq INTEGER NOT NULL
) STRICT""",
    "CREATE INDEX probe_case ON probe (case_id)",
    """CREATE TABLE search (
    search_id TEXT PRIMARY KEY,
    probe_id TEXT NOT NULL REFERENCES probe (probe_id),
    case_id TEXT NOT NULL REFERENCES case_file (case_id),
    gallery_id INTEGER NOT NULL REFERENCES gallery (gallery_id),
    gallery_name TEXT NOT NULL,
    pack_id TEXT NOT NULL,
    pack_hash TEXT NOT NULL,
    snapshot_hash TEXT NOT NULL,
    subjects INTEGER NOT NULL,
    faces INTEGER NOT NULL,
    threshold REAL NOT NULL,
    count_at_threshold INTEGER NOT NULL,
    fpir_events INTEGER,
    fpir_n INTEGER,
    fpir_low REAL,
    fpir_high REAL,
    device TEXT NOT NULL,
    seconds REAL NOT NULL,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    warnings TEXT NOT NULL,
    log_seq INTEGER NOT NULL
) STRICT""",
    "CREATE INDEX search_case ON search (case_id)",
    """CREATE TABLE candidate (
    search_id TEXT NOT NULL REFERENCES search (search_id),
    rank INTEGER NOT NULL,
    subject_id TEXT NOT NULL,
    face_id INTEGER NOT NULL,
    score REAL NOT NULL,
    raw_score REAL NOT NULL,
    log_seq INTEGER NOT NULL,
    PRIMARY KEY (search_id, rank)
) STRICT""",
    """CREATE TABLE conclusion (
    conclusion_id INTEGER PRIMARY KEY AUTOINCREMENT,
    search_id TEXT NOT NULL REFERENCES search (search_id),
    subject_id TEXT,
    face_id INTEGER,
    conclusion TEXT NOT NULL,
    reason TEXT NOT NULL,
    examiner TEXT NOT NULL,
    at TEXT NOT NULL,
    log_seq INTEGER NOT NULL
) STRICT""",
    "CREATE INDEX conclusion_search ON conclusion (search_id)",
    """CREATE TABLE measurement (
    measurement_id INTEGER PRIMARY KEY AUTOINCREMENT,
    gallery_id INTEGER NOT NULL REFERENCES gallery (gallery_id),
    snapshot_hash TEXT NOT NULL,
    pack_hash TEXT NOT NULL,
    measured_at TEXT NOT NULL,
    seconds REAL NOT NULL,
    subject_ids TEXT NOT NULL,
    best BLOB NOT NULL,
    histogram_low REAL NOT NULL,
    histogram_high REAL NOT NULL,
    histogram_counts BLOB NOT NULL,
    UNIQUE (gallery_id, snapshot_hash, pack_hash)
) STRICT""",
)


def _append_only(table: str, what: str, already_there: str) -> dict[str, str]:
    """Three triggers: no change, no removal, and (against INSERT OR REPLACE) no second row for a key."""
    return {
        f"{table}_no_update": f"""CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table}
BEGIN
    SELECT RAISE(ABORT, '{what} is never changed');
END""",
        f"{table}_no_delete": f"""CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table}
BEGIN
    SELECT RAISE(ABORT, '{what} is never removed');
END""",
        f"{table}_no_replace": f"""CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table}
WHEN {already_there}
BEGIN
    SELECT RAISE(ABORT, '{what} is only ever added at the end');
END""",
    }


def _exists(table: str, where: str) -> str:
    return f"EXISTS (SELECT 1 FROM {table} WHERE {where})"  # noqa: S608 -- our own names only


FIRST_TRIGGERS: dict[str, str] = {
    **_append_only(
        "log_entry",
        "a log entry",
        "NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM log_entry)",
    ),
    **_append_only("search", "a search", _exists("search", "search_id = NEW.search_id")),
    **_append_only(
        "candidate",
        "a candidate",
        _exists("candidate", "search_id = NEW.search_id AND rank = NEW.rank"),
    ),
    **_append_only(
        "conclusion", "a conclusion", _exists("conclusion", "conclusion_id = NEW.conclusion_id")
    ),
}

RATES_TABLES: tuple[str, ...] = (
    "DROP TABLE measurement",
    """CREATE TABLE measurement (
    measurement_id INTEGER PRIMARY KEY AUTOINCREMENT,
    gallery_id INTEGER NOT NULL REFERENCES gallery (gallery_id),
    snapshot_hash TEXT NOT NULL,
    pack_hash TEXT NOT NULL,
    measured_at TEXT NOT NULL,
    seconds REAL NOT NULL,
    file TEXT NOT NULL,
    file_sha256 TEXT NOT NULL,
    UNIQUE (gallery_id, snapshot_hash, pack_hash)
) STRICT""",
    """CREATE TABLE search_rates (
    search_id TEXT PRIMARY KEY REFERENCES search (search_id),
    score_kind TEXT NOT NULL,
    cohort_size INTEGER,
    probe_mean REAL,
    declared TEXT NOT NULL,
    notes TEXT NOT NULL,
    log_seq INTEGER NOT NULL
) STRICT""",
    """CREATE TABLE threshold_reason (
    reason_id INTEGER PRIMARY KEY AUTOINCREMENT,
    search_id TEXT REFERENCES search (search_id),
    gallery_id INTEGER NOT NULL REFERENCES gallery (gallery_id),
    floor REAL NOT NULL,
    reason TEXT NOT NULL,
    actor TEXT NOT NULL,
    at TEXT NOT NULL,
    log_seq INTEGER NOT NULL
) STRICT""",
    """CREATE TABLE conclusion_rates (
    conclusion_id INTEGER PRIMARY KEY REFERENCES conclusion (conclusion_id),
    threshold REAL NOT NULL,
    notes TEXT NOT NULL,
    log_seq INTEGER NOT NULL
) STRICT""",
)
"""Format 2: measured rates lie in files of their own, and what was known about error stands with each
search and each conclusion. What format 1 had measured is measured again."""

RATES_TABLES_COVERED = ("search_rates", "threshold_reason", "conclusion_rates")

RATES_TRIGGERS: dict[str, str] = {
    **_append_only(
        "search_rates", "what a search showed", _exists("search_rates", "search_id = NEW.search_id")
    ),
    **_append_only(
        "threshold_reason",
        "a reason",
        _exists("threshold_reason", "reason_id = NEW.reason_id"),
    ),
    **_append_only(
        "conclusion_rates",
        "what a conclusion rested on",
        _exists("conclusion_rates", "conclusion_id = NEW.conclusion_id"),
    ),
}


def _key_exists(table: str, key: tuple[str, ...]) -> str:
    return _exists(table, " AND ".join(f"{column} = NEW.{column}" for column in key))


def _keyed_append_only(table: str, key: tuple[str, ...]) -> dict[str, str]:
    return _append_only(table, f"a row of {table.replace('_', ' ')}", _key_exists(table, key))


REVIEW_TRIGGERS: dict[str, str] = {
    name: text
    for table in REVIEW_COLUMNS
    for name, text in _keyed_append_only(table, REVIEW_KEYS[table]).items()
}

TRUST_TRIGGERS: dict[str, str] = {
    name: text for table, key in TRUST_KEYS.items() for name, text in _keyed_append_only(table, key).items()
}

TABLES_BY_FORMAT: dict[int, tuple[str, ...]] = {
    1: FIRST_TABLES,
    2: RATES_TABLES,
    3: REVIEW_TABLES,
    4: TRUST_TABLES,
}
"""What each format did to the tables, in order; verification does the same and compares."""

TRIGGERS_BY_FORMAT: dict[int, dict[str, str]] = {
    1: FIRST_TRIGGERS,
    2: RATES_TRIGGERS,
    3: REVIEW_TRIGGERS,
    4: TRUST_TRIGGERS,
}
"""What each format brought."""

TRIGGERS: dict[str, str] = FIRST_TRIGGERS | RATES_TRIGGERS | REVIEW_TRIGGERS | TRUST_TRIGGERS
"""Every trigger of the database by name, as SQLite keeps its text."""

COVERED_SINCE: dict[str, int] = {
    **dict.fromkeys(RATES_TABLES_COVERED, 2),
    **dict.fromkeys(REVIEW_COLUMNS, 3),
}
"""The format that brought a covered table; those of the first format are not named."""


def triggers_of(format_number: int) -> dict[str, str]:
    """All triggers of a database of that format."""
    return {
        name: text
        for brought, triggers in TRIGGERS_BY_FORMAT.items()
        if brought <= format_number
        for name, text in triggers.items()
    }
