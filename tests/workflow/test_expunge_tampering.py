"""After an expungement verification is green, and every edit of what is left is found."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.conclusions import Conclusion
from desktop.domain.expungements import ExpungeGround
from desktop.domain.log_entries import EntryKind, format_instant
from desktop.domain.merkle import leaf_hash
from desktop.domain.people import Role
from desktop.domain.probes import Intake, ProbeType
from desktop.domain.progress import ignore_progress
from desktop.recognition.engine import FaceEngine
from desktop.storage.database import connect
from desktop.storage.log_format import entry_body, link_hash, parse_body
from desktop.storage.log_verification import _LogReader, verify_log
from desktop.storage.row_digest import COVERED_COLUMNS, Value, rows_digest
from desktop.storage.template_rows import HEADER_BYTES, read_length
from desktop.storage.workspace import Workspace
from desktop.workflow.analyse_probe import read_probe
from desktop.workflow.browse import thumbnail
from desktop.workflow.cases import close_case
from desktop.workflow.examine import conclude, note_examination
from desktop.workflow.expunge import expunge_probe, expunge_subject
from desktop.workflow.search import SearchRequest, run_search
from tests.examination import features_for, take_in
from tests.workflow.expunging import REFERENCE, face_of, sign_in

REASON = "The ears and the hairline agree as far as they are seen."


@dataclass(frozen=True, slots=True)
class Expunged:
    """A closed workspace in which somebody and a probe were expunged, and what was there before."""

    folder: Path
    face: tuple[Any, ...]
    """The row of the face, with all of its columns."""
    face_id: int
    row: int
    image: bytes
    sha256: str
    small: bytes
    template: bytes
    probe: tuple[bytes, str]
    conclusion_seq: int

    @property
    def templates(self) -> Path:
        (path,) = (self.folder / "templates").rglob("*.f32")
        return path

    def connect(self) -> sqlite3.Connection:
        return connect(self.folder / "workspace.db")


@pytest.fixture(scope="module")
def expunged(
    enrolled_folder: Path, engine: FaceEngine, pictures: Any, tmp_path_factory: pytest.TempPathFactory
) -> Expunged:
    folder = tmp_path_factory.mktemp("expunged") / "w"
    shutil.copytree(enrolled_folder, folder)
    with Workspace.open(folder, "A. Analyst") as workspace:
        sign_in(workspace, *Role)
        path, subject = pictures.mated[0]
        intake = Intake("C-17", "Theft", ProbeType.PHOTOGRAPH, "Exported by the shop", "Order 4/2026")
        probe = take_in(workspace, engine, read_probe(workspace, engine, path), 0, intake)
        record = run_search(workspace, engine, SearchRequest(probe.probe_id, "People", top=40)).record
        face = face_of(workspace, subject)
        other = next(c for c in record.candidates if c.face_id != face.face_id)
        assert record.notes is not None
        seqs = {}
        for candidate_id in (face.face_id, other.face_id):
            note_examination(workspace, record.search_id, candidate_id)
            with workspace.recording() as stores:
                stores.rates.add_reason(record.search_id, face.gallery_id, 0.5, REASON, "A. Analyst")
                stores.log.append(EntryKind.THRESHOLD_LOWERED, {"search_id": record.search_id})
            seqs[candidate_id] = conclude(
                workspace,
                record.search_id,
                candidate_id,
                Conclusion.INCONCLUSIVE,
                REASON,
                threshold=record.threshold,
                fpir=record.fpir,
                notes=[record.notes.probe, record.notes.candidates[candidate_id]],
                features=features_for(Conclusion.INCONCLUSIVE),
            ).log_seq
        small = thumbnail(workspace, face.face_id)
        assert small is not None
        image = workspace.images.read(face.image_sha256)
        raw = workspace.templates(1, engine.pack.id, engine.pack.embedder.length).view(40)[face.row]
        template = bytes(raw.tobytes())
        with workspace.reading() as stores:
            session = stores.log._session
            row = session.row("SELECT * FROM face WHERE face_id = ?", (face.face_id,))
            probe_row = session.row("SELECT template, file_name FROM probe")
        expunge_subject(workspace, 1, subject, ExpungeGround.SEALED, REFERENCE)
        close_case(workspace, probe.case_id, "Nothing came of it in a year.")
        expunge_probe(workspace, probe.probe_id, REFERENCE)
    assert row is not None
    assert probe_row is not None
    for deep in (False, True):
        found = verify_log(folder, deep=deep)
        assert found.ok, found.problem
    return Expunged(
        folder,
        row,
        face.face_id,
        face.row,
        image,
        face.image_sha256,
        small,
        template,
        (probe_row[0], probe_row[1]),
        seqs[other.face_id],
    )


@contextmanager
def tampered(expunged: Expunged) -> Iterator[sqlite3.Connection]:
    """A transaction without guards, that is rolled back."""
    with closing(expunged.connect()) as raw:
        raw.execute("PRAGMA foreign_keys = OFF")
        raw.execute("BEGIN")
        guards = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            raw.execute(f"DROP TRIGGER {name}")
        yield raw
        raw.execute("ROLLBACK")


def _found(raw: sqlite3.Connection, *, deep: bool = False) -> str | None:
    """With the guards put back, so that only what was changed is found."""
    from desktop.storage.schema import TRIGGERS

    for sql in TRIGGERS.values():
        raw.execute(sql)
    result = verify_log(raw, deep=deep)
    return None if result.problem is None else f"{result.problem.seq}: {result.problem.detail}"


def _rows(expunged: Expunged) -> list[tuple[str, int, str]]:
    """Every cell of the record: table, row id, column."""
    with closing(expunged.connect()) as raw:
        return [
            (table, rowid, column)
            for table, columns in COVERED_COLUMNS.items()
            for (rowid,) in raw.execute(f"SELECT rowid FROM {table}").fetchall()
            for column in (*columns, "log_seq")
        ]


def test_without_an_edit_nothing_is_found(expunged: Expunged) -> None:
    with tampered(expunged) as raw:
        assert _found(raw, deep=True) is None


@settings(max_examples=120, deadline=None)
@given(data=st.data())
def test_every_edit_of_a_row_that_is_left_is_found(expunged: Expunged, data: st.DataObject) -> None:
    cells = _rows(expunged)
    table, rowid, column = cells[data.draw(st.integers(0, len(cells) - 1))]
    with tampered(expunged) as raw:
        (value,) = raw.execute(f"SELECT {column} FROM {table} WHERE rowid = ?", (rowid,)).fetchone()
        if isinstance(value, int | float):
            other: Any = value + data.draw(st.integers(1, 900))
        elif isinstance(value, bytes):
            other = value + b"\1"
        else:
            other = (value or "") + data.draw(st.sampled_from(["x", " ", "0"]))
        try:
            raw.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (other, rowid))
        except sqlite3.IntegrityError:
            return  # the table itself refuses it
        assert _found(raw) is not None, (table, rowid, column)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_every_row_that_is_missing_is_found(expunged: Expunged, data: st.DataObject) -> None:
    rows = sorted({(table, rowid) for table, rowid, _ in _rows(expunged)})
    table, rowid = rows[data.draw(st.integers(0, len(rows) - 1))]
    with tampered(expunged) as raw:
        raw.execute(f"DELETE FROM {table} WHERE rowid = ?", (rowid,))
        assert _found(raw) is not None, (table, rowid)


EDITS = {
    "the expungement is undone in the tables": (
        "DELETE FROM expungement_end; DELETE FROM expunged_face; DELETE FROM expungement"
    ),
    "the expungement never ended": "DELETE FROM expungement_end",
    "it took another face": "UPDATE expunged_face SET face_id = 2",
    "it took another row": "UPDATE expunged_face SET row = row + 1",
    "a face more": (
        "INSERT INTO expunged_face SELECT face_id, 1, gallery_id, row, subject_id, image_sha256, "
        "(SELECT log_seq FROM expungement) FROM face LIMIT 1"
    ),
    "another face is moved among the expunged": (
        "INSERT INTO expunged_face SELECT face_id, 1, gallery_id, row, subject_id, image_sha256, "
        "(SELECT log_seq FROM expungement) FROM face LIMIT 1; DELETE FROM face WHERE face_id = "
        "(SELECT min(face_id) FROM face)"
    ),
    "a note is filled in": "UPDATE conclusion_rates SET notes = '[]'",
    "the probe has a name": "UPDATE probe SET file_name = 'a.jpg'",
    "the probe's expungement is undone": (
        "DELETE FROM probe_expungement_end; DELETE FROM probe_expungement"
    ),
}


@pytest.mark.parametrize("edit", EDITS)
def test_edits_of_what_is_said_about_it_are_found(expunged: Expunged, edit: str) -> None:
    with tampered(expunged) as raw:
        for statement in EDITS[edit].split(";"):
            raw.execute(statement)
        assert _found(raw) is not None


def test_a_face_that_is_put_back_is_found(expunged: Expunged) -> None:
    with tampered(expunged) as raw:
        raw.execute(f"INSERT INTO face VALUES ({', '.join('?' * len(expunged.face))})", expunged.face)
        found = _found(raw)
        assert found is not None
        assert f"{expunged.face[-1]}: " in found
        assert "they are there" in found


def test_a_probe_that_is_put_back_is_found(expunged: Expunged) -> None:
    with tampered(expunged) as raw:
        raw.execute("UPDATE probe SET template = ?, file_name = ?", expunged.probe)
        assert _found(raw) is not None


# --- forged entries, correctly linked at the end of the log


def _append(raw: sqlite3.Connection, kind: str, data: dict[str, Any]) -> int:
    seq, link = raw.execute("SELECT seq, link FROM log_entry ORDER BY seq DESC LIMIT 1").fetchone()
    at = datetime.now(UTC)
    body = entry_body(seq + 1, at, "M. Allory", kind, data)
    raw.execute(
        "INSERT INTO log_entry VALUES (?, ?, ?, ?, ?, ?)",
        (seq + 1, format_instant(at), "M. Allory", kind, body, link_hash(link, leaf_hash(body))),
    )
    return int(seq) + 1


def _digest(raw: sqlite3.Connection, seq: int) -> str:
    rows: list[tuple[str, tuple[Value, ...]]] = []
    for table, columns in COVERED_COLUMNS.items():
        for values in raw.execute(f"SELECT {', '.join(columns)} FROM {table} WHERE log_seq = ?", (seq,)):
            rows.append((table, values))
    return rows_digest(rows)


def _entry(raw: sqlite3.Connection, kind: str) -> dict[str, Any]:
    (body,) = raw.execute("SELECT body FROM log_entry WHERE kind = ?", (kind,)).fetchone()
    data: dict[str, Any] = parse_body(body)["data"]
    return data


def _hide(raw: sqlite3.Connection, seq: int, edit: str) -> None:
    """Edits rows of an entry and appends a copy of the expungement that claims to have changed them."""
    before = _digest(raw, seq)
    raw.execute(edit)
    claim = {"seq": seq, "before": before, "after": _digest(raw, seq)}
    data = _entry(raw, "subject.expunged") | {"redigested": [claim], "templates": []}
    del data["row_hash"]
    _append(raw, "subject.expunged", data)


HIDDEN: dict[str, Callable[[Expunged], tuple[int | str, str]]] = {
    "a conclusion": lambda e: (
        e.conclusion_seq,
        f"UPDATE conclusion SET conclusion = 'lead' WHERE log_seq = {e.conclusion_seq}",
    ),
    "a search": lambda e: ("search.done", "UPDATE search SET threshold = 0.1"),
    "a case": lambda e: ("case.opened", "UPDATE case_file SET authority = 'none'"),
    "a batch": lambda e: (e.face[-1], f"UPDATE face SET sex = 'X' WHERE log_seq = {e.face[-1]}"),
    "an account": lambda e: ("account.created", "UPDATE account_state SET roles = '[]'"),
}


def _place(raw: sqlite3.Connection, where: int | str, edit: str) -> tuple[int, str]:
    if isinstance(where, int):
        return where, edit
    (seq,) = raw.execute("SELECT seq FROM log_entry WHERE kind = ?", (where,)).fetchone()
    return int(seq), edit


@pytest.mark.parametrize("what", HIDDEN)
def test_a_forged_claim_of_the_log_does_not_hide_an_edit(expunged: Expunged, what: str) -> None:
    with tampered(expunged) as raw:
        where, edit = _place(raw, *HIDDEN[what](expunged))
        _hide(raw, where, edit)
        found = _found(raw)
        assert found is not None


@pytest.mark.parametrize("what", HIDDEN)
def test_a_forged_expungement_with_all_its_rows_changes_nothing_that_it_has_no_part_in(
    expunged: Expunged, what: str
) -> None:
    """Somebody who can write entries and rows as the program does, for a subject that never was."""
    with tampered(expunged) as raw:
        where, edit = _place(raw, *HIDDEN[what](expunged))
        (last,) = raw.execute("SELECT max(seq) FROM log_entry").fetchone()
        at = "2026-01-01T00:00:00.000000Z"
        raw.execute(
            "INSERT INTO expungement VALUES (9, 1, 'nobody', 'sealed', ?, ?, 'M', ?)",
            (REFERENCE, at, last + 1),
        )
        raw.execute(
            "INSERT INTO expunged_face VALUES (9999, 9, 1, 39, 'nobody', ?, ?)", ("0" * 64, last + 1)
        )
        raw.execute(edit)
        data = {
            "expungement_id": 9,
            "gallery_id": 1,
            "subject_id": "nobody",
            "ground": "sealed",
            "reference": REFERENCE,
            "faces": [9999],
            "images": ["0" * 64],
            "rows": [39],
            "redigested": [{"seq": where, "before": _stated(raw, where), "after": _digest(raw, where)}],
            "templates": [],
        }
        _append(raw, "subject.expunged", data | {"row_hash": _digest(raw, last + 1)})
        reader = _LogReader(raw, {})
        reader.read(ignore_progress, None)
        details = [found.detail for found in reader.problems]
        assert any("has no part in" in text or "are not those that" in text for text in details)
        assert any("were changed after it was written" in text for text in details)
        assert not any(text.startswith(f"Entry {last + 1} (") for text in details)  # all else agrees


def _stated(raw: sqlite3.Connection, seq: int) -> str:
    (body,) = raw.execute("SELECT body FROM log_entry WHERE seq = ?", (seq,)).fetchone()
    return str(parse_body(body)["data"]["row_hash"])


def test_a_face_that_is_removed_by_a_copy_of_the_claim_is_found(expunged: Expunged) -> None:
    with tampered(expunged) as raw:
        seq = int(expunged.face[-1])
        _hide(
            raw,
            seq,
            f"DELETE FROM face WHERE face_id = (SELECT min(face_id) FROM face WHERE log_seq = {seq})",
        )
        assert _found(raw) is not None


@pytest.mark.parametrize("field", ["before", "after", "seq"])
def test_an_edited_claim_is_found(expunged: Expunged, field: str) -> None:
    """Also by somebody who mends every link after it."""
    with tampered(expunged) as raw:
        rows = raw.execute("SELECT seq, kind, body FROM log_entry ORDER BY seq").fetchall()
        link = bytes(32)
        for seq, kind, body in rows:
            if kind == "subject.expunged":
                document = parse_body(body)
                claim = document["data"]["redigested"][0]
                claim[field] = claim[field] + 1 if field == "seq" else "0" * 64
                at = datetime.fromisoformat(document["at"])
                body = entry_body(seq, at, document["actor"], kind, document["data"])
            link = link_hash(link, leaf_hash(body))
            raw.execute("UPDATE log_entry SET body = ?, link = ? WHERE seq = ?", (body, link, seq))
        assert _found(raw) is not None


# --- files


def _copy(expunged: Expunged, tmp_path: Path) -> Path:
    shutil.copytree(expunged.folder, tmp_path / "copy")
    return tmp_path / "copy"


def _detail(folder: Path, *, deep: bool = False) -> str:
    found = verify_log(folder, deep=deep)
    assert found.problem is not None
    return found.problem.detail


@pytest.mark.parametrize("deep", [False, True])
def test_an_image_that_is_put_back_is_found(expunged: Expunged, tmp_path: Path, deep: bool) -> None:
    folder = _copy(expunged, tmp_path)
    path = folder / "images" / expunged.sha256[:2] / expunged.sha256[2:]
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(expunged.image)
    assert "was expunged" in _detail(folder, deep=deep)


@pytest.mark.parametrize("deep", [False, True])
def test_a_thumbnail_that_is_put_back_is_found(expunged: Expunged, tmp_path: Path, deep: bool) -> None:
    folder = _copy(expunged, tmp_path)
    (folder / "thumbnails" / "0" / f"{expunged.face_id}.jpg").write_bytes(expunged.small)
    assert "thumbnail" in _detail(folder, deep=deep)


def _write_row(folder: Path, row: int, data: bytes) -> None:
    (path,) = (folder / "templates").rglob("*.f32")
    row_bytes = read_length(path) * 4
    with path.open("r+b") as file:
        file.seek(HEADER_BYTES + row * row_bytes)
        file.write(data)


@pytest.mark.parametrize("deep", [False, True])
def test_a_template_that_is_put_back_is_found(expunged: Expunged, tmp_path: Path, deep: bool) -> None:
    folder = _copy(expunged, tmp_path)
    _write_row(folder, expunged.row, expunged.template)
    assert "template" in _detail(folder, deep=deep)


@pytest.mark.parametrize("offset", [-1, 1])
def test_a_changed_template_beside_the_expunged_one_is_found(
    expunged: Expunged, tmp_path: Path, offset: int
) -> None:
    folder = _copy(expunged, tmp_path)
    row = expunged.row + offset if 0 <= expunged.row + offset < 40 else 20
    _write_row(folder, row, b"\1\2\3\4")
    assert verify_log(folder).ok
    assert "templates" in _detail(folder, deep=True)


def test_an_expungement_does_not_wash_a_record_that_was_changed_before(
    enrolled: Workspace, engine: FaceEngine
) -> None:
    """What it states of the digests is what it found: an edit that was there stays found."""
    sign_in(enrolled, *Role)
    with enrolled.reading() as stores:
        first, second, third = stores.faces.page(1, 0, 3)
    with enrolled.recording() as stores:
        stores.faces._session.write("UPDATE face SET sex = 'X' WHERE face_id = ?", (second.face_id,))
    assert not verify_log(enrolled.folder).ok
    expunge_subject(enrolled, 1, first.record.subject_id, ExpungeGround.SEALED, REFERENCE)
    assert not verify_log(enrolled.folder).ok
    with enrolled.recording() as stores:
        stores.faces._session.write(
            "UPDATE face SET sex = ? WHERE face_id = ?", (second.record.sex, second.face_id)
        )
    assert not verify_log(enrolled.folder).ok  # the claim was made of the edited row
    _write_row(enrolled.folder, third.row, b"\1\2\3\4")
    expunge_subject(enrolled, 1, third.record.subject_id, ExpungeGround.SEALED, REFERENCE)
    assert not verify_log(enrolled.folder, deep=True).ok


def test_templates_that_were_changed_before_stay_found(enrolled: Workspace) -> None:
    sign_in(enrolled, *Role)
    with enrolled.reading() as stores:
        first, second = stores.faces.page(1, 0, 2)
    _write_row(enrolled.folder, second.row, b"\1\2\3\4")
    expunge_subject(enrolled, 1, first.record.subject_id, ExpungeGround.SEALED, REFERENCE)
    assert verify_log(enrolled.folder).ok
    assert "templates" in _detail(enrolled.folder, deep=True)
