"""Format 3: accounts, terms of cases, analysis of probes, blind looks, releases, expungements.

All of it is append-only and covered by the log, but for `sign_in_delay`, which says how long somebody who
guesses passwords has to wait. What changes (the roles of an account, the state of a case) is a new row;
the newest counts.
"""

from __future__ import annotations

REVIEW_TABLES: tuple[str, ...] = (
    """CREATE TABLE account (
    account_id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    folded_name TEXT NOT NULL UNIQUE,
    full_name TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    log_seq INTEGER NOT NULL
) STRICT""",
    """CREATE TABLE account_state (
    state_id INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id TEXT NOT NULL REFERENCES account (account_id),
    roles TEXT NOT NULL,
    active INTEGER NOT NULL,
    password_hash TEXT NOT NULL,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    log_seq INTEGER NOT NULL
) STRICT""",
    "CREATE INDEX account_state_account ON account_state (account_id)",
    """CREATE TABLE sign_in_delay (
    folded_name TEXT PRIMARY KEY,
    failures INTEGER NOT NULL,
    last_at TEXT NOT NULL
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE policy_profile (
    sha256 TEXT PRIMARY KEY,
    profile_id TEXT NOT NULL,
    dated TEXT NOT NULL,
    text TEXT NOT NULL,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    log_seq INTEGER NOT NULL
) STRICT""",
    """CREATE TABLE case_terms (
    terms_id INTEGER PRIMARY KEY AUTOINCREMENT,
    case_id TEXT NOT NULL REFERENCES case_file (case_id),
    offence TEXT NOT NULL,
    requester TEXT NOT NULL,
    authorisation TEXT NOT NULL,
    deadline TEXT,
    policy_sha256 TEXT NOT NULL REFERENCES policy_profile (sha256),
    retention_until TEXT NOT NULL,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    log_seq INTEGER NOT NULL
) STRICT""",
    "CREATE INDEX case_terms_case ON case_terms (case_id)",
    """CREATE TABLE case_state (
    state_id INTEGER PRIMARY KEY AUTOINCREMENT,
    case_id TEXT NOT NULL REFERENCES case_file (case_id),
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    log_seq INTEGER NOT NULL
) STRICT""",
    "CREATE INDEX case_state_case ON case_state (case_id)",
    """CREATE TABLE case_flag (
    flag_id INTEGER PRIMARY KEY AUTOINCREMENT,
    case_id TEXT NOT NULL REFERENCES case_file (case_id),
    kind TEXT NOT NULL,
    detail TEXT NOT NULL,
    at TEXT NOT NULL,
    log_seq INTEGER NOT NULL
) STRICT""",
    "CREATE INDEX case_flag_case ON case_flag (case_id)",
    """CREATE TABLE probe_recipe (
    probe_id TEXT PRIMARY KEY REFERENCES probe (probe_id),
    recipe TEXT NOT NULL,
    pixels_sha256 TEXT NOT NULL,
    log_seq INTEGER NOT NULL
) STRICT""",
    """CREATE TABLE probe_capture (
    probe_id TEXT PRIMARY KEY REFERENCES probe (probe_id),
    captured_on TEXT,
    log_seq INTEGER NOT NULL
) STRICT""",
    """CREATE TABLE probe_analysis (
    analysis_id INTEGER PRIMARY KEY AUTOINCREMENT,
    probe_id TEXT NOT NULL REFERENCES probe (probe_id),
    visible TEXT NOT NULL,
    suitability TEXT NOT NULL,
    remarks TEXT NOT NULL,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    account_id TEXT NOT NULL,
    log_seq INTEGER NOT NULL
) STRICT""",
    "CREATE INDEX probe_analysis_probe ON probe_analysis (probe_id)",
    """CREATE TABLE unblinded (
    search_id TEXT NOT NULL REFERENCES search (search_id),
    account_id TEXT NOT NULL,
    how TEXT NOT NULL,
    at TEXT NOT NULL,
    log_seq INTEGER NOT NULL,
    PRIMARY KEY (search_id, account_id)
) STRICT""",
    """CREATE TABLE conclusion_detail (
    conclusion_id INTEGER PRIMARY KEY REFERENCES conclusion (conclusion_id),
    account_id TEXT NOT NULL,
    features TEXT NOT NULL,
    annotations TEXT NOT NULL,
    log_seq INTEGER NOT NULL
) STRICT""",
    """CREATE TABLE look (
    look_id TEXT PRIMARY KEY,
    search_id TEXT NOT NULL REFERENCES search (search_id),
    ordinal INTEGER NOT NULL,
    reason TEXT NOT NULL,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    log_seq INTEGER NOT NULL
) STRICT""",
    "CREATE INDEX look_search ON look (search_id)",
    """CREATE TABLE look_item (
    look_id TEXT NOT NULL REFERENCES look (look_id),
    place INTEGER NOT NULL,
    face_id INTEGER NOT NULL,
    subject_id TEXT NOT NULL,
    is_filler INTEGER NOT NULL,
    log_seq INTEGER NOT NULL,
    PRIMARY KEY (look_id, place)
) STRICT""",
    """CREATE TABLE look_start (
    look_id TEXT PRIMARY KEY REFERENCES look (look_id),
    account_id TEXT NOT NULL,
    examiner TEXT NOT NULL,
    at TEXT NOT NULL,
    log_seq INTEGER NOT NULL
) STRICT""",
    """CREATE TABLE look_answer (
    look_id TEXT NOT NULL REFERENCES look (look_id),
    place INTEGER NOT NULL,
    conclusion TEXT NOT NULL,
    reason TEXT NOT NULL,
    features TEXT NOT NULL,
    annotations TEXT NOT NULL,
    seconds REAL NOT NULL,
    at TEXT NOT NULL,
    log_seq INTEGER NOT NULL,
    PRIMARY KEY (look_id, place)
) STRICT""",
    """CREATE TABLE look_end (
    look_id TEXT PRIMARY KEY REFERENCES look (look_id),
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    at TEXT NOT NULL,
    log_seq INTEGER NOT NULL
) STRICT""",
    """CREATE TABLE corroboration (
    corroboration_id INTEGER PRIMARY KEY AUTOINCREMENT,
    search_id TEXT NOT NULL REFERENCES search (search_id),
    face_id INTEGER NOT NULL,
    text TEXT NOT NULL,
    source TEXT NOT NULL,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    account_id TEXT NOT NULL,
    log_seq INTEGER NOT NULL
) STRICT""",
    "CREATE INDEX corroboration_search ON corroboration (search_id)",
    """CREATE TABLE lead_release (
    release_id INTEGER PRIMARY KEY AUTOINCREMENT,
    search_id TEXT NOT NULL REFERENCES search (search_id),
    face_id INTEGER NOT NULL,
    subject_id TEXT NOT NULL,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    account_id TEXT NOT NULL,
    log_seq INTEGER NOT NULL,
    UNIQUE (search_id, face_id)
) STRICT""",
    """CREATE TABLE report (
    report_id INTEGER PRIMARY KEY AUTOINCREMENT,
    case_id TEXT NOT NULL REFERENCES case_file (case_id),
    format TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    log_seq INTEGER NOT NULL
) STRICT""",
    "CREATE INDEX report_case ON report (case_id)",
    """CREATE TABLE expungement (
    expungement_id INTEGER PRIMARY KEY AUTOINCREMENT,
    gallery_id INTEGER NOT NULL REFERENCES gallery (gallery_id),
    subject_id TEXT NOT NULL,
    ground TEXT NOT NULL,
    reference TEXT NOT NULL,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    log_seq INTEGER NOT NULL
) STRICT""",
    """CREATE TABLE expunged_face (
    face_id INTEGER PRIMARY KEY,
    expungement_id INTEGER NOT NULL REFERENCES expungement (expungement_id),
    gallery_id INTEGER NOT NULL REFERENCES gallery (gallery_id),
    row INTEGER NOT NULL,
    subject_id TEXT NOT NULL,
    image_sha256 TEXT NOT NULL,
    log_seq INTEGER NOT NULL
) STRICT""",
    "CREATE INDEX expunged_face_gallery ON expunged_face (gallery_id, subject_id)",
    """CREATE TABLE expungement_end (
    expungement_id INTEGER PRIMARY KEY REFERENCES expungement (expungement_id),
    at TEXT NOT NULL,
    removed TEXT NOT NULL,
    log_seq INTEGER NOT NULL
) STRICT""",
    """CREATE TABLE probe_expungement (
    probe_id TEXT PRIMARY KEY REFERENCES probe (probe_id),
    image_sha256 TEXT NOT NULL,
    reference TEXT NOT NULL,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    log_seq INTEGER NOT NULL
) STRICT""",
    """CREATE TABLE probe_expungement_end (
    probe_id TEXT PRIMARY KEY REFERENCES probe_expungement (probe_id),
    at TEXT NOT NULL,
    removed TEXT NOT NULL,
    log_seq INTEGER NOT NULL
) STRICT""",
)

REVIEW_COLUMNS: dict[str, tuple[str, ...]] = {
    "account": ("account_id", "name", "folded_name", "full_name", "created_at", "created_by"),
    "account_state": ("state_id", "account_id", "roles", "active", "password_hash", "at", "actor"),
    "policy_profile": ("sha256", "profile_id", "dated", "text", "at", "actor"),
    "case_terms": (
        "terms_id",
        "case_id",
        "offence",
        "requester",
        "authorisation",
        "deadline",
        "policy_sha256",
        "retention_until",
        "at",
        "actor",
    ),
    "case_state": ("state_id", "case_id", "state", "reason", "at", "actor"),
    "case_flag": ("flag_id", "case_id", "kind", "detail", "at"),
    "probe_recipe": ("probe_id", "recipe", "pixels_sha256"),
    "probe_capture": ("probe_id", "captured_on"),
    "probe_analysis": (
        "analysis_id",
        "probe_id",
        "visible",
        "suitability",
        "remarks",
        "at",
        "actor",
        "account_id",
    ),
    "unblinded": ("search_id", "account_id", "how", "at"),
    "conclusion_detail": ("conclusion_id", "account_id", "features", "annotations"),
    "look": ("look_id", "search_id", "ordinal", "reason", "at", "actor"),
    "look_item": ("look_id", "place", "face_id", "subject_id", "is_filler"),
    "look_start": ("look_id", "account_id", "examiner", "at"),
    "look_answer": (
        "look_id",
        "place",
        "conclusion",
        "reason",
        "features",
        "annotations",
        "seconds",
        "at",
    ),
    "look_end": ("look_id", "state", "reason", "at"),
    "corroboration": (
        "corroboration_id",
        "search_id",
        "face_id",
        "text",
        "source",
        "at",
        "actor",
        "account_id",
    ),
    "lead_release": ("release_id", "search_id", "face_id", "subject_id", "at", "actor", "account_id"),
    "report": ("report_id", "case_id", "format", "sha256", "at", "actor"),
    "expungement": ("expungement_id", "gallery_id", "subject_id", "ground", "reference", "at", "actor"),
    "expunged_face": ("face_id", "expungement_id", "gallery_id", "row", "subject_id", "image_sha256"),
    "expungement_end": ("expungement_id", "at", "removed"),
    "probe_expungement": ("probe_id", "image_sha256", "reference", "at", "actor"),
    "probe_expungement_end": ("probe_id", "at", "removed"),
}
"""Per table the columns that its digest covers; the first ones are its key."""

REVIEW_KEYS: dict[str, tuple[str, ...]] = {
    table: ("look_id", "place")
    if table in ("look_item", "look_answer")
    else ("search_id", "account_id")
    if table == "unblinded"
    else columns[:1]
    for table, columns in REVIEW_COLUMNS.items()
}
"""Per table the columns of its primary key."""
