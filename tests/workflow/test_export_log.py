"""The log leaves whole or by case, to whoever may know all of it, and the record says that it did."""

from __future__ import annotations

import hashlib
import json
import threading
from pathlib import Path

import pytest

from desktop.domain.log_entries import LogEntry
from desktop.domain.people import Role
from desktop.domain.progress import Cancelled, CancelToken, Progress
from desktop.errors import (
    AccessRefused,
    FolderNotWritable,
    SigningKeyNotAtHand,
    SignInRequired,
    WrongUse,
)
from desktop.storage.checkpoint_store import StoredCheckpoint
from desktop.storage.plain_zip import PlainZip
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.verifier.export_check import check_export
from desktop.workflow.blindness import see_search
from desktop.workflow.export_log import case_of_number, export_log, why_no_export
from desktop.workflow.verify_audit import verify_workspace
from tests.figures_builder import Record, filled_record
from tests.people import account_for, sign_in_as


@pytest.fixture
def filled(workspace: Workspace) -> Workspace:
    """A record of several cases; a supervisor, who looks at nothing blind, is signed in."""
    filled_record(workspace)
    sign_in_as(workspace, "sam", Role.SUPERVISOR)
    return workspace


def last(workspace: Workspace, kind: str = "") -> LogEntry:
    with workspace.reading() as stores:
        return stores.log.page(0, 1, kind_prefix=kind)[0]


def entries_in(path: Path) -> list[dict]:
    with PlainZip(path) as found:
        return [json.loads(line) for line in found.read("log.jsonl", 10**8).splitlines()]


def test_it_is_recorded_with_its_hash_before_it_lies_there(filled: Workspace, tmp_path: Path) -> None:
    target = tmp_path / "log.zip"
    exported = export_log(filled, target)
    assert hashlib.sha256(target.read_bytes()).hexdigest() == exported.sha256
    entry = last(filled, "log.exported")
    assert entry.actor == "sam"
    assert {k: v for k, v in entry.data.items() if k != "checkpoint_sha256"} == {
        "scope": "whole",
        "case_id": None,
        "size": exported.size,
        "entries": exported.size,
        "sha256": exported.sha256,
    }
    assert entry.seq == exported.size + 1
    assert verify_workspace(filled, held={exported.size: exported.root}).ok


def test_bodies_are_those_of_the_log_to_the_letter(filled: Workspace, tmp_path: Path) -> None:
    exported = export_log(filled, tmp_path / "log.zip")
    with PlainZip(tmp_path / "log.zip") as found, filled.reading() as stores:
        bodies = b"".join(body + b"\n" for body in stores.log.bodies(1, exported.size))
        assert found.read("log.jsonl", 10**8) == bodies
        notes = [one for one in stores.checkpoints.all() if one.size < exported.size]
        lines = [json.loads(line) for line in found.read("checkpoints.jsonl", 10**8).splitlines()]
        assert [(line["size"], line["note"]) for line in lines] == [(n.size, n.note) for n in notes]
        assert len(notes) > 5


def test_a_case_leaves_without_the_others(filled: Workspace, tmp_path: Path) -> None:
    with filled.reading() as stores:
        cases = stores.cases.all()
        expected = {case.case_id: {e.seq for e in stores.log.of_case(case.case_id)} for case in cases}
    assert len(cases) > 1
    for case in cases:
        target = tmp_path / f"{case.case_number}.zip"
        exported = export_log(filled, target, case.case_id)
        assert check_export(target).ok
        found = entries_in(target)
        seqs = [entry["seq"] for entry in found]
        assert set(seqs) == expected[case.case_id] | {1}
        assert seqs == sorted(seqs)
        assert exported.entries == len(seqs) < exported.size
        others = {one.case_id for one in cases} - {case.case_id}
        assert not any(other in target.read_bytes().decode("latin-1") for other in others)
        assert not any(other in json.dumps(found) for other in others)
        assert last(filled, "log.exported").data["case_id"] == case.case_id


def test_cases_are_found_by_their_number(filled: Workspace) -> None:
    with filled.reading() as stores:
        case = stores.cases.all()[0]
    assert case_of_number(filled, f" {case.case_number} ").case_id == case.case_id
    with pytest.raises(WrongUse, match="There is no case 0-0"):
        case_of_number(filled, "0-0")
    with pytest.raises(WrongUse):
        export_log(filled, filled.folder.parent / "x.zip", "no such id")


# --- who may


def test_nobody_exports_without_the_right(filled: Workspace, tmp_path: Path) -> None:
    filled.set_person(None)
    with pytest.raises(SignInRequired):
        export_log(filled, tmp_path / "x.zip")
    sign_in_as(filled, "tim", Role.TRAINER)
    with pytest.raises(AccessRefused, match="read the log"):
        export_log(filled, tmp_path / "x.zip")
    assert last(filled).kind == "access.refused"
    assert not (tmp_path / "x.zip").exists()


def test_whoever_has_no_part_in_casework_exports_none_of_it(filled: Workspace, tmp_path: Path) -> None:
    with filled.reading() as stores:
        case = stores.cases.all()[0].case_id
    sign_in_as(filled, "adam", Role.ADMINISTRATOR)
    for case_id in (None, case):
        assert "no part" in why_no_export(filled, case_id)
        with pytest.raises(AccessRefused, match="your roles have no part"):
            export_log(filled, tmp_path / "x.zip", case_id)
        assert last(filled).kind == "access.refused"
    assert not (tmp_path / "x.zip").exists()


def test_whoever_may_still_look_blind_exports_nothing_of_it(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = Record.begin(workspace)
    seen = record.search(record.case("C-1"))
    put = workspace.images.put  # the second case has another picture: whoever saw one has not seen both
    monkeypatch.setattr(workspace.images, "put", lambda data: put(data + b" of another case"))
    blind = record.search(record.case("C-2"))
    record.conclude(seen, 0)
    record.conclude(blind, 0)
    sign_in_as(workspace, "B. Second", Role.EXAMINER)
    see_search(workspace, seen.search_id, "test")
    for case_id, why in ((None, "The whole log"), (blind.case_id, "You may still look at this case blind")):
        assert why_no_export(workspace, case_id).startswith(why)
        with pytest.raises(AccessRefused, match=why):
            export_log(workspace, tmp_path / "x.zip", case_id)
        assert not (tmp_path / "x.zip").exists()
    assert last(workspace).kind == "access.refused"
    assert last(workspace).data["case_id"] == blind.case_id
    assert why_no_export(workspace, seen.case_id) == ""
    export_log(workspace, tmp_path / "seen.zip", seen.case_id)
    assert check_export(tmp_path / "seen.zip").ok
    see_search(workspace, blind.search_id, "test")
    export_log(workspace, tmp_path / "all.zip")
    assert check_export(tmp_path / "all.zip").ok


def test_it_is_asked_again_before_it_leaves(workspace: Workspace, tmp_path: Path) -> None:
    """Somebody's roles may change while the file is made."""
    record = Record.begin(workspace)
    search = record.search(record.case("C-1"))
    record.conclude(search, 0)
    sign_in_as(workspace, "sam", Role.SUPERVISOR)
    seen: list[Progress] = []

    def meanwhile(progress: Progress) -> None:
        if not seen:
            other = threading.Thread(target=lambda: account_for(workspace, "sam", Role.EXAMINER))
            other.start()
            other.join()
        seen.append(progress)

    with pytest.raises(AccessRefused, match="still look"):
        export_log(workspace, tmp_path / "x.zip", on_progress=meanwhile)
    assert not (tmp_path / "x.zip").exists()
    assert not list(workspace.temporary.glob("export-*"))


def test_training_may_be_exported(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "t", WorkspaceKind.TRAINING, "T. Trainer") as training:
        exported = export_log(training, tmp_path / "t.zip")
        assert check_export(tmp_path / "t.zip").ok
        assert exported.entries == exported.size


# --- what goes wrong


def test_what_could_not_be_written_is_recorded(filled: Workspace, tmp_path: Path) -> None:
    with pytest.raises(FolderNotWritable):
        export_log(filled, tmp_path / "nowhere" / "x.zip")
    refused, exported = last(filled, "log.export_refused"), last(filled, "log.exported")
    assert refused.data["sha256"] == exported.data["sha256"]
    assert refused.seq == exported.seq + 1
    assert not list(filled.temporary.iterdir())
    assert verify_workspace(filled).ok


def test_it_can_be_cancelled(filled: Workspace, tmp_path: Path) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        export_log(filled, tmp_path / "x.zip", cancel=token)
    assert not (tmp_path / "x.zip").exists()
    assert not list(filled.temporary.iterdir())
    with filled.reading() as stores:
        assert not stores.log.page(0, 1, kind_prefix="log.exported")


def test_without_the_key_nothing_leaves(filled: Workspace, tmp_path: Path) -> None:
    filled.close()
    (filled.keys / "signing.key").unlink()
    with Workspace.open(filled.folder, "A. Analyst") as again:
        sign_in_as(again, "sam", Role.SUPERVISOR)
        with pytest.raises(SigningKeyNotAtHand):
            export_log(again, tmp_path / "x.zip")
    assert not (tmp_path / "x.zip").exists()


def test_what_was_there_is_replaced_whole(filled: Workspace, tmp_path: Path) -> None:
    target = tmp_path / "x.zip"
    target.write_bytes(b"something of mine")
    export_log(filled, target)
    assert check_export(target).ok
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["x.zip"]


def test_progress_counts_entries(filled: Workspace, tmp_path: Path) -> None:
    seen: list[Progress] = []
    exported = export_log(filled, tmp_path / "x.zip", on_progress=seen.append)
    assert (seen[-1].done, seen[-1].total, seen[-1].unit) == (exported.size, exported.size, "entries")


def test_time_stamps_leave_with_it(filled: Workspace, tmp_path: Path) -> None:
    with filled.recording() as stores:
        first: StoredCheckpoint = stores.checkpoints.all()[0]
        stores.checkpoints.add_delivery(first.size, "tsa", b"the answer of an authority")
        stores.checkpoints.add_delivery(first.size, "folder")
    export_log(filled, tmp_path / "x.zip")
    (stamp,) = check_export(tmp_path / "x.zip").timestamps
    assert (stamp.size, stamp.verified) == (first.size, None)
