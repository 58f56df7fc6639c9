"""`expunge` asks, does it, and prints the certificate."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from desktop.domain.people import Role
from desktop.recognition.engine import FaceEngine
from desktop.recognition.packs import ModelPack
from desktop.storage.log_verification import verify_log
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.workflow.enrol import EnrolmentRequest, enrol
from tests.cli.conftest import Run
from tests.workflow.expunging import sign_in

WHY = ("--ground", "court_order", "--reference", "Order 4/2026 of the county court.")


BY = ("--as", "S. Supervisor")


@pytest.fixture
def folder(home: Path, images: Path, tmp_path: Path, default_pack: ModelPack) -> Path:
    """A closed workspace with a gallery of a few people."""
    few = tmp_path / "few"
    few.mkdir()
    for path in sorted((images / "gallery").glob("*.jpg"))[:4]:
        shutil.copy(path, few)
    with Workspace.create(tmp_path / "w", WorkspaceKind.CASEWORK, "A. Analyst") as made:
        sign_in(made, *Role)
        enrol(made, FaceEngine.open(default_pack, "cpu"), EnrolmentRequest("People", few))
    return tmp_path / "w"


@pytest.fixture
def subject(folder: Path) -> str:
    return sorted(_subjects(folder))[0]


def _subjects(folder: Path) -> set[str]:
    with Workspace.open(folder, "A. Analyst") as workspace, workspace.reading() as stores:
        return {face.record.subject_id for face in stores.faces.page(1, 0, 1000)}


def test_nobody_is_signed_in(run_as_nobody: Run, folder: Path, subject: str) -> None:
    said = run_as_nobody("expunge", "People", subject, *WHY, "--yes", "--workspace", folder)
    assert said.code == 2
    assert "Nobody is signed in" in said.err
    assert subject in _subjects(folder)


def test_with_yes_it_is_done_and_the_certificate_is_the_document(
    run: Run, folder: Path, subject: str
) -> None:
    before = _subjects(folder)
    said = run("expunge", "People", subject, *WHY, *BY, "--yes", "--json", "--workspace", folder)
    assert said.code == 0, said.err
    assert said.document["done"] is True
    certificate = said.document["certificate"]
    assert (certificate["subject_id"], certificate["ground"]) == (subject, "court_order")
    assert certificate["removed"]["images"] == 1
    assert _subjects(folder) == before - {subject}
    assert verify_log(folder, deep=True).ok
    again = run("expunge", "People", subject, *WHY, *BY, "--yes", "--workspace", folder)
    assert again.code == 2
    assert "has no subject" in again.err


def test_with_json_alone_it_says_what_would_be_done(run: Run, folder: Path, subject: str) -> None:
    said = run("expunge", "People", subject, *WHY, *BY, "--json", "--workspace", folder)
    assert said.code == 1
    assert said.document["done"] is False
    assert len(said.document["preview"]["faces"]) == 1
    assert subject in _subjects(folder)


@pytest.mark.parametrize("right", [True, False])
def test_without_yes_the_subject_has_to_be_typed(
    folder: Path,
    subject: str,
    environment: dict[str, str],
    right: bool,
) -> None:
    from click.testing import CliRunner

    from desktop.cli import command_line

    result = CliRunner(env=environment).invoke(
        command_line,
        ["expunge", "People", subject, *WHY, *BY, "--workspace", str(folder)],
        input=f"{subject if right else 'somebody'}\n",
    )
    assert result.exit_code == (0 if right else 2), result.stderr
    assert ("What cannot be reached from here:" in result.stdout) == right
    assert (subject in _subjects(folder)) != right
