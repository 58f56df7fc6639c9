"""`audit export` and `audit verify`: no models are needed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from desktop.cli import command_line
from desktop.domain.people import Role
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.workflow.checkpoints import sign_checkpoint
from tests.figures_builder import filled_record
from tests.people import PASSWORD, account_for


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A filled workspace; `sam` is its supervisor. Beside it a note that was kept, and the key."""
    with Workspace.create(tmp_path / "w", WorkspaceKind.CASEWORK, "A. Analyst") as made:
        signed = sign_checkpoint(made)
        (tmp_path / "note.txt").write_text(signed.note, encoding="utf-8")
        (tmp_path / "key.txt").write_text(signed.verifier_key, encoding="utf-8")
        filled_record(made)
        account_for(made, "sam", Role.SUPERVISOR)
    return tmp_path / "w"


def run(*arguments: object) -> Result:
    return CliRunner(env={"SECOND_LOOK_PASSWORD": PASSWORD}).invoke(
        command_line, ["audit", *(str(a) for a in arguments)]
    )


def exported(folder: Path, name: str = "log.zip", *more: object, person: str = "sam") -> Result:
    target = folder.parent / name
    return run("export", target, "--workspace", folder, "--as", person, *more)


def test_the_log_is_exported_and_verified(folder: Path) -> None:
    said = exported(folder)
    assert said.exit_code == 0, said.output
    assert f"Written: {folder.parent / 'log.zip'}" in said.stdout
    assert "second-look-verify" in said.stdout
    key, note = folder.parent / "key.txt", folder.parent / "note.txt"
    said = run("verify", "--export", folder.parent / "log.zip", "--key", key, "--checkpoint", note)
    assert said.exit_code == 0, said.output
    assert said.stdout.startswith("The export is intact: ")
    assert "Checkpoint held elsewhere (note.txt" in said.stdout


def test_one_case_is_exported_by_its_number(folder: Path) -> None:
    said = exported(folder, "case.zip", "--case", "C-1", "--json")
    assert said.exit_code == 0, said.output
    document = json.loads(said.stdout)
    assert document["entries"] < document["size"]
    case = folder.parent / "case.zip"
    said = run("verify", "--export", case, "--key", document["verifier_key"], "--json")
    found = json.loads(said.stdout)
    assert (said.exit_code, found["ok"], found["scope"], found["case"]) == (0, True, "case", "C-1")
    assert (found["root"], found["size"]) == (document["root"], document["size"])


@pytest.mark.parametrize(
    ("words", "person", "why"),
    [
        (["--case", "0-0"], "sam", "There is no case 0-0"),
        ([], "ann", "still look blind"),
        ([], "nobody", "not right"),
    ],
)
def test_what_is_refused_ends_with_2(folder: Path, words: list[str], person: str, why: str) -> None:
    with Workspace.open(folder, "operator") as opened:
        account_for(opened, "ann", Role.EXAMINER)
    said = exported(folder, "x.zip", *words, person=person)
    assert said.exit_code == 2
    assert why in said.stderr
    assert not (folder.parent / "x.zip").exists()


def test_a_workspace_is_verified_with_what_people_have(folder: Path) -> None:
    exported(folder)
    key, note = folder.parent / "key.txt", folder.parent / "note.txt"
    words = ("--workspace", folder, "--key", key, "--checkpoint", note, "--file", folder.parent / "log.zip")
    said = run("verify", *words)
    assert said.exit_code == 0, said.output
    assert "log.exported: sha256" in said.stdout
    document = json.loads(run("verify", *words, "--json").stdout)
    assert (document["ok"], document["checkpoints"]) == (True, 1)
    said = run("verify", *words, "--file", key)
    assert said.exit_code == 1
    assert "NO entry of this log speaks of it" in said.stdout


def test_a_changed_export_ends_with_1(folder: Path) -> None:
    exported(folder)
    path = folder.parent / "log.zip"
    data = bytearray(path.read_bytes())
    data[data.index(b"checkpoint.txt") + 60] ^= 1
    path.write_bytes(bytes(data))
    said = run("verify", "--export", path)
    assert said.exit_code == 1
    assert "NOT intact" in said.stdout


@pytest.mark.parametrize("words", [["--deep"], ["--workspace", "w"], ["--key", "no key"]])
def test_wrong_use_ends_with_2(folder: Path, words: list[str]) -> None:
    exported(folder)
    said = run("verify", "--export", folder.parent / "log.zip", *words)
    assert said.exit_code == 2
    assert said.stderr.startswith("second-look: ")
