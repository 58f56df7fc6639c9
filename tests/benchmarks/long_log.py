"""A workspace with a log as long as wanted: cases of 40 entries each, by a dozen people, over years.

Its entries are well-formed, linked and in the tree, but no rows of the record stand behind them, other than
those that the log is filtered by (cases, probes, searches).
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from desktop.domain.log_entries import format_instant, parse_instant
from desktop.domain.merkle import leaf_hash
from desktop.domain.people import Role
from desktop.storage import entry_subjects, log_tree
from desktop.storage.log_format import entry_body, link_hash
from desktop.storage.workspace import Workspace, WorkspaceKind
from tests.people import sign_in_as

READER = "S. Supervisor"
PEOPLE = tuple(f"{letter}. Examiner" for letter in "ABCDEFGHIJKL")
CASE_LENGTH = 40
STEP = timedelta(seconds=97)

_EXAMINED = 24
"""Entries of a case that open one candidate each."""


def build(folder: Path, entries: int) -> Workspace:
    """An open workspace whose log has about so many entries; somebody who may read all is signed in."""
    workspace = Workspace.create(folder, WorkspaceKind.CASEWORK, READER)
    sign_in_as(workspace, READER, Role.SUPERVISOR)
    with contextlib.closing(sqlite3.connect(workspace.database, isolation_level=None)) as raw:
        raw.execute("PRAGMA foreign_keys = OFF")
        raw.execute("PRAGMA synchronous = OFF")
        raw.execute("BEGIN")
        _fill(raw, entries)
        raw.execute("COMMIT")
        raw.execute("ANALYZE")
    return workspace


def _fill(raw: sqlite3.Connection, entries: int) -> None:
    seq, link, at = raw.execute("SELECT seq, link, at FROM log_entry ORDER BY seq DESC LIMIT 1").fetchone()
    moment = parse_instant(at)
    rows: list[tuple[Any, ...]] = []
    number = 0
    while seq < entries:
        number += 1
        _case_rows(raw, number, seq + 1, moment)
        for kind, actor, data in _entries_of_case(number):
            seq, moment = seq + 1, moment + STEP
            body = _body(seq, moment, actor, kind, data)
            link = link_hash(link, leaf_hash(body))
            rows.append((seq, format_instant(moment), actor, kind, body, link))
        if len(rows) > 20_000:
            _insert(raw, rows)
    _insert(raw, rows)
    # Both were begun by the entries of the opening: all of them are made again.
    for table, make in (("log_node", log_tree.fill), ("entry_subject", entry_subjects.fill)):
        guard = f"{table}_no_delete"
        (sql,) = raw.execute("SELECT sql FROM sqlite_master WHERE name = ?", (guard,)).fetchone()
        raw.execute(f"DROP TRIGGER {guard}")
        raw.execute(f"DELETE FROM {table}")
        make(raw)
        raw.execute(sql)


def _insert(raw: sqlite3.Connection, rows: list[tuple[Any, ...]]) -> None:
    raw.executemany(
        "INSERT INTO log_entry (seq, at, actor, kind, body, link) VALUES (?, ?, ?, ?, ?, ?)", rows
    )
    rows.clear()


def _body(seq: int, at: datetime, actor: str, kind: str, data: dict[str, Any]) -> bytes:
    """Canonical: where all is ASCII and nothing a fraction, what Python writes is the same, and faster."""
    if seq < 100:
        return entry_body(seq, at, actor, kind, data)
    document = {"v": 1, "seq": seq, "at": format_instant(at), "actor": actor, "kind": kind, "data": data}
    return json.dumps(document, sort_keys=True, separators=(",", ":")).encode()


def _id(number: int, sort: int) -> str:
    return f"{number:08x}{sort:08x}" + "5ec0" * 4


def _case_rows(raw: sqlite3.Connection, number: int, seq: int, at: datetime) -> None:
    case, probe, search = (_id(number, sort) for sort in (1, 2, 3))
    when, who = format_instant(at), PEOPLE[number % len(PEOPLE)]
    image = f"{number:064x}"
    for table, values in (
        (
            "case_file",
            {
                "case_id": case,
                "case_number": f"C-{number:06d}",
                "purpose": "Theft",
                "authority": "",
                "opened_at": when,
                "opened_by": who,
                "log_seq": seq,
            },
        ),
        ("probe", {"probe_id": probe, "case_id": case, "image_sha256": image, "log_seq": seq}),
        (
            "search",
            {
                "search_id": search,
                "probe_id": probe,
                "case_id": case,
                "gallery_id": 1,
                "at": when,
                "actor": who,
                "warnings": "[]",
                "log_seq": seq,
            },
        ),
    ):
        _insert_row(raw, table, values)


def _insert_row(raw: sqlite3.Connection, table: str, values: dict[str, Any]) -> None:
    """What the values do not say is nothing of its sort."""
    empty = {"TEXT": "", "INTEGER": 0, "REAL": 0.0, "BLOB": b""}
    row = {
        name: empty[sort]
        for _, name, sort, needed, *_ in raw.execute(f"PRAGMA table_info({table})")
        if needed
    }
    row |= values
    marks = ", ".join("?" * len(row))
    raw.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", list(row.values()))


def _entries_of_case(number: int) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """(kind, who, data) of one case, as long as those of real ones."""
    first, second = PEOPLE[number % len(PEOPLE)], PEOPLE[(number + 5) % len(PEOPLE)]
    case, probe, search, look = (_id(number, sort) for sort in (1, 2, 3, 4))
    of_case = {"case_id": case, "case_number": f"C-{number:06d}"}
    digest = f"{number:064x}"
    yield "signin.done", first, {"account_id": _id(1, 9), "roles": ["analyst", "examiner"]}
    yield (
        "case.opened",
        first,
        {**of_case, "purpose": "Theft from a shop", "authority": "", "row_hash": digest},
    )
    yield "case.terms", first, {**of_case, "policy": "two-examiners", "policy_dated": "2026-01-01"}
    yield "probe.intake", first, {**of_case, "probe_id": probe, "image": digest, "probe_type": "photograph"}
    yield "probe.analysed", first, {"probe_id": probe, "faces_in_image": 1, "row_hash": digest}
    yield "probe.examined", first, {**of_case, "probe_id": probe, "suitability": "suitable", "visible": {}}
    yield "search.done", first, {**of_case, "search_id": search, "probe_id": probe, "n": 25_000}
    for rank in range(1, _EXAMINED + 1):
        data = {"search_id": search, "face_id": rank, "subject_id": f"S-{number}-{rank}", "rank": rank}
        yield "candidate.examined", first, data
    reason = f"The folds of both ears run alike; scar {number} on the left brow is seen in both pictures."
    for subject in ("1", "2"):
        given = {"conclusion": "lead", "reason": reason, "subject_id": f"S-{number}-{subject}"}
        yield "conclusion", first, {**of_case, "search_id": search, **given, "row_hash": digest}
    look_of = {"look_id": look, "search_id": search, "case_id": case}
    yield "look.asked", first, {**look_of, "ordinal": 2, "reason": ""}
    yield "signin.done", second, {"account_id": _id(2, 9), "roles": ["examiner"]}
    yield "look.begun", second, {**look_of, "account_id": _id(2, 9)}
    yield (
        "look.completed",
        second,
        {**look_of, "ordinal": 2, "answers": [{"place": 1, "conclusion": "lead"}]},
    )
    yield "report.exported", first, {**of_case, "format": "pdf", "sha256": digest, "bytes": 250_000}
    yield "case.closed", first, {**of_case, "reason": "Nothing more is to be done in this case."}
