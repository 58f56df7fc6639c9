"""Every row of the review is covered by the log: whatever is edited, taken away or put in is found."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.conclusions import Conclusion
from desktop.domain.probes import Probe
from desktop.recognition.engine import FaceEngine
from desktop.storage.log_verification import verify_log
from desktop.storage.review_schema import REVIEW_COLUMNS
from desktop.storage.schema import REVIEW_TRIGGERS
from desktop.storage.workspace import Workspace
from desktop.workflow.release_lead import corroborate, release
from desktop.workflow.search import SearchRequest, run_search
from tests.workflow.test_disclose import TICKET, export, looked, said

WITHOUT_ROWS = {
    "case_flag",
    "case_state",
    "probe_recipe",
    "expungement",
    "expunged_face",
    "expungement_end",
    "probe_expungement",
    "probe_expungement_end",
}
"""Of the case below; they have tests where their rows are made."""


@pytest.fixture
def reviewed(enrolled: Workspace, engine: FaceEngine, admitted: Probe, tmp_path: Path) -> Path:
    """A closed workspace with a case that went all the way to a report."""
    result = run_search(enrolled, engine, SearchRequest(admitted.probe_id, "People", top=10))
    said(enrolled, result, 1, Conclusion.LEAD)
    looked(enrolled, result, Conclusion.LEAD)
    search, face = result.record.search_id, result.record.candidates[0].face_id
    corroborate(enrolled, search, face, TICKET, "Ticket office")
    release(enrolled, search, face)
    export(enrolled, result, tmp_path / "pack.json")
    enrolled.close()
    assert verify_log(enrolled.folder, deep=True).ok
    return enrolled.folder


def _changed(value: Any) -> Any:
    if isinstance(value, int | float):
        return value + 1000
    return "x" if value is None else f"{value}x"


def test_every_row_of_the_review_is_covered(reviewed: Path, tmp_path: Path) -> None:
    tried = 0
    for table, columns in REVIEW_COLUMNS.items():
        with closing(sqlite3.connect(reviewed / "workspace.db")) as raw:
            row = raw.execute(f"SELECT rowid, {', '.join(columns)} FROM {table}").fetchone()
        if row is None:
            assert table in WITHOUT_ROWS
            continue
        edits = [
            *((f"UPDATE {table} SET {c} = ? WHERE rowid = ?", (_changed(v), row[0]))
              for c, v in zip(columns, row[1:], strict=True)),
            (f"UPDATE {table} SET log_seq = log_seq + 1 WHERE rowid = ?", (row[0],)),
            (f"DELETE FROM {table} WHERE rowid = ?", (row[0],)),
        ]  # fmt: skip
        for statement, values in edits:
            tried += 1
            copy = tmp_path / f"copy-{tried}"
            shutil.copytree(reviewed, copy, ignore=shutil.ignore_patterns("images", "thumbnails"))
            (copy / "images").symlink_to(reviewed / "images")
            with closing(sqlite3.connect(copy / "workspace.db")) as raw:
                triggers = [f"{table}_no_{what}" for what in ("update", "delete", "replace")]
                assert set(triggers) <= REVIEW_TRIGGERS.keys()
                for trigger in triggers:
                    raw.execute(f"DROP TRIGGER {trigger}")
                raw.execute(statement, values)
                for trigger in triggers:
                    raw.execute(REVIEW_TRIGGERS[trigger])
                raw.commit()
            found = verify_log(copy)
            assert not found.ok, statement
            assert found.problem is not None
            assert found.problem.seq > 0, statement
            shutil.rmtree(copy)
    assert tried > 80


def test_an_agreement_that_was_put_in_by_hand_is_found(reviewed: Path) -> None:
    """A forged answer of another look, with a log number that speaks of rows already."""
    with closing(sqlite3.connect(reviewed / "workspace.db")) as raw:
        (seq,) = raw.execute("SELECT log_seq FROM look_answer").fetchone()
        raw.execute(
            "INSERT INTO look_answer SELECT look_id, 9, 'lead', reason, features, annotations, seconds, at,"
            " ? FROM look_answer LIMIT 1",
            (seq,),
        )
        raw.commit()
    found = verify_log(reviewed)
    assert found.problem is not None
    assert found.problem.seq == seq


def test_triggers_keep_our_own_mistakes_out(reviewed: Path) -> None:
    with closing(sqlite3.connect(reviewed / "workspace.db")) as raw:
        raw.execute("PRAGMA recursive_triggers = ON")
        for statement in (
            "UPDATE lead_release SET actor = 'x'",
            "DELETE FROM look_answer",
            "INSERT OR REPLACE INTO look_end SELECT look_id, 'withdrawn', '', at, log_seq FROM look_end",
        ):
            with pytest.raises(sqlite3.IntegrityError, match=r"never|only ever"):
                raw.execute(statement)
