"""A workspace verified from outside, against keys, checkpoints and files that people have."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop.domain.checkpoints import Checkpoint, format_checkpoint, parse_verifier_key
from desktop.domain.people import Role
from desktop.domain.signing import Protection
from desktop.errors import WorkspaceMissing, WrongUse
from desktop.storage.log_verification import verify_log
from desktop.storage.signing_key import SigningKey
from desktop.storage.workspace import Workspace
from desktop.verifier.check import check
from desktop.verifier.held_notes import parse_held
from desktop.workflow.checkpoints import sign_checkpoint
from desktop.workflow.export_log import export_log
from desktop.workflow.signing import rotate_key
from tests.people import sign_in_as
from tests.verifier.conftest import Exported


def tampered(folder: Path, *statements: str) -> None:
    """Raw SQL, the guards taken off before and put back after."""
    with closing(sqlite3.connect(folder / "workspace.db", isolation_level=None)) as raw:
        guards = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            raw.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            assert raw.execute(statement).rowcount
        for _, sql in guards:
            raw.execute(sql)


def test_it_verifies_with_its_key_and_what_was_kept(exported: Exported) -> None:
    held = [parse_held("early", exported.early), parse_held("late", exported.late)]
    for source in (exported.folder, exported.folder / "workspace.db"):
        answer = check(source, keys=[parse_verifier_key(exported.key)], held=held, deep=True)
        assert answer.ok, (answer.problems, answer.held)
        assert answer.document()["checkpoints"] == 2
        assert (answer.vouched, answer.signed_up_to) == (answer.entries, answer.entries)
        assert (answer.source, answer.origin) == ("workspace", exported.origin)


def test_it_is_not_written_to(folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert check(folder, deep=True).ok
    after = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert {p: d for p, d in after.items() if p.name not in ("workspace.db-shm", "workspace.db-wal")} == {
        p: d for p, d in before.items() if p.name not in ("workspace.db-shm", "workspace.db-wal")
    }


def test_a_workspace_in_use_is_verified(folder: Path) -> None:
    with Workspace.open(folder, "A. Analyst"):
        assert check(folder).ok


def test_what_is_not_there_and_what_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceMissing):
        check(tmp_path)
    (tmp_path / "workspace.db").write_bytes(b"no database at all" * 400)
    assert not check(tmp_path).ok


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE log_entry SET actor = 'nobody' WHERE seq = 9",
        "DELETE FROM log_entry WHERE seq = 9",
        "DELETE FROM checkpoint WHERE size = (SELECT min(size) FROM checkpoint WHERE size > 10)",
        "UPDATE checkpoint SET note = replace(note, 'second-look', 'third-look') WHERE size > 40",
        "UPDATE face SET sex = 'X' WHERE face_id = 3",
    ],
)
def test_tampering_is_found(folder: Path, statement: str) -> None:
    tampered(folder, statement)
    answer = check(folder)
    assert not answer.ok
    assert answer.first_bad is not None


def test_entries_cut_off_are_found_by_what_was_kept(exported: Exported, folder: Path) -> None:
    size = parse_held("early", exported.early).size
    late = parse_held("late", exported.late)
    tampered(
        folder,
        f"DELETE FROM log_entry WHERE seq >= {late.size}",
        f"DELETE FROM checkpoint WHERE size >= {late.size}",
    )
    answer = check(folder, held=[late])
    assert not answer.ok
    assert "removed from its end" in answer.held[0].why
    assert check(folder, held=[parse_held("early", exported.early)]).held[0].ok
    assert size < late.size


def test_checkpoints_that_do_not_agree(exported: Exported, folder: Path) -> None:
    early = parse_held("early", exported.early)
    stranger = SigningKey.generate(exported.origin)
    for note, why in (
        (stranger.sign(format_checkpoint(Checkpoint(exported.origin, early.size, bytes(32)))), "not those"),
        (
            stranger.sign(format_checkpoint(Checkpoint(exported.origin, early.size, early.root))),
            "not signed",
        ),
    ):
        answer = check(folder, held=[parse_held("x", note)])
        assert not answer.ok
        assert why in answer.held[0].why
    with pytest.raises(WrongUse, match="another workspace"):
        check(folder, held=[parse_held("x", exported.foreign)])


def test_a_kept_checkpoint_that_the_record_lost_is_found(exported: Exported, folder: Path) -> None:
    held = parse_held("late", exported.late)
    with closing(sqlite3.connect(folder / "workspace.db")) as raw:
        (newest,) = raw.execute("SELECT max(size) FROM checkpoint").fetchone()
    tampered(folder, f"DELETE FROM checkpoint WHERE size = {held.size}")
    assert newest >= held.size
    answer = check(folder, held=[held])
    assert not answer.ok
    assert "removed from the record" in answer.held[0].why


def test_a_key_of_somebody_else(exported: Exported) -> None:
    answer = check(exported.folder, keys=[parse_verifier_key(exported.foreign_key)])
    assert not answer.ok
    assert answer.vouched == 0


# --- keys that change


@pytest.fixture
def rotated(folder: Path, tmp_path: Path) -> tuple[Path, Path, str, str]:
    """(folder, export, old key, new key): the old one signed for the new one."""
    with Workspace.open(folder, "A. Analyst") as opened:
        sign_in_as(opened, "sam", Role.SUPERVISOR, Role.ADMINISTRATOR)
        old = sign_checkpoint(opened).verifier_key
        rotate_key(opened, "The yearly change of the key.", Protection.FILE)
        exported = export_log(opened, tmp_path / "rotated.zip")
        return folder, tmp_path / "rotated.zip", old, exported.verifier_key


def test_a_key_that_signed_for_the_next_answers_for_it(rotated: tuple[Path, Path, str, str]) -> None:
    folder, export, old, new = rotated
    assert old != new
    for source in (folder, export):
        for keys in ([old], [new], [old, new]):
            answer = check(source, keys=[parse_verifier_key(key) for key in keys])
            assert answer.ok, (source, answer.problems)
            assert answer.keys == (old, new)
            assert answer.vouched == answer.signed_up_to


def test_a_key_that_was_lost_answers_only_for_what_it_signed(folder: Path, tmp_path: Path) -> None:
    with Workspace.open(folder, "A. Analyst") as opened:
        old = sign_checkpoint(opened).verifier_key
    (folder / "keys" / "signing.key").unlink()
    with Workspace.open(folder, "A. Analyst") as opened:
        sign_in_as(opened, "sam", Role.SUPERVISOR, Role.ADMINISTRATOR)
        rotate_key(opened, "The file of the key was lost.", Protection.FILE)
        new = export_log(opened, tmp_path / "lost.zip").verifier_key
    for source in (folder, tmp_path / "lost.zip"):
        assert check(source).ok
        assert check(source, keys=[parse_verifier_key(new)]).ok
        assert check(source, keys=[parse_verifier_key(old), parse_verifier_key(new)]).ok
        answer = check(source, keys=[parse_verifier_key(old)])
        assert not answer.ok
        assert answer.vouched is not None
        assert 0 < answer.vouched < answer.signed_up_to
        assert f"the first {answer.vouched} entries only" in answer.problems[0].detail


# --- files


def test_templates_and_exports_are_found_by_their_bytes(exported: Exported) -> None:
    template = next((exported.folder / "templates").rglob("*.f32"))
    answer = check(exported.folder, files=[template, exported.whole, exported.case])
    assert answer.ok, answer.files
    assert [[one.kind for one in file.mentions] for file in answer.files] == [
        ["enrolment.batch"],
        ["log.exported"],
        ["log.exported"],
    ]


def test_a_file_that_nobody_speaks_of(exported: Exported, tmp_path: Path) -> None:
    (tmp_path / "report.pdf").write_bytes(b"%PDF-1.7")
    answer = check(exported.folder, files=[tmp_path / "report.pdf"])
    assert not answer.ok
    assert answer.files[0].mentions == ()


def test_verification_of_the_record_says_the_same(folder: Path) -> None:
    answer, found = check(folder), verify_log(folder)
    assert (answer.entries, answer.root, answer.stored_checkpoints) == (
        found.entries,
        found.root,
        found.stored_checkpoints,
    )
