"""`figures`: text, a table, JSON; no models are needed."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from desktop.cli import command_line
from desktop.domain.people import Role
from desktop.storage.workspace import Workspace, WorkspaceKind
from tests.figures_builder import filled_record
from tests.people import PASSWORD, account_for

YEAR = str(datetime.now().astimezone().year)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A filled workspace; `sam` is its supervisor."""
    with Workspace.create(tmp_path / "w", WorkspaceKind.CASEWORK, "A. Analyst") as made:
        filled_record(made)
        account_for(made, "sam", Role.SUPERVISOR)
    return tmp_path / "w"


def run(folder: Path, *arguments: object, name: str | None = "sam") -> Result:
    words = ["figures", "--workspace", str(folder), *(str(a) for a in arguments)]
    person = [] if name is None else ["--as", name]
    return CliRunner(env={"SECOND_LOOK_PASSWORD": PASSWORD}).invoke(command_line, [*words, *person])


def test_the_figures_are_printed_table_by_table(folder: Path) -> None:
    said = run(folder, "--year", YEAR)
    assert said.exit_code == 0, said.output
    assert said.stdout.startswith(f"Figures of {YEAR}\n")
    lines = [line.split() for line in said.stdout.splitlines()]
    assert ["General", "Robbery", "1"] in lines
    assert ["Lead", "of", "the", "first", "examiner", "3"] in lines
    assert "95% interval" in said.stdout


def test_with_json_there_is_one_document(folder: Path, tmp_path: Path) -> None:
    said = run(
        folder, "--from", f"{YEAR}-01-01", "--to", f"{YEAR}-12-31", "--json", "--csv", tmp_path / "f.csv"
    )
    document = json.loads(said.stdout)
    assert document["period"] == {"from": f"{YEAR}-01-01", "to": f"{YEAR}-12-31"}
    assert "reviewers" in [table["name"] for table in document["tables"]]
    assert document["written"] == [str(tmp_path / "f.csv")]
    assert (tmp_path / "f.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_pages_are_printed_without_a_screen(folder: Path, tmp_path: Path) -> None:
    said = run(folder, "--year", YEAR, "--pdf", tmp_path / "f.pdf")
    assert said.exit_code == 0, said.output
    assert f"Written: {tmp_path / 'f.pdf'}" in said.stdout
    assert (tmp_path / "f.pdf").read_bytes().startswith(b"%PDF-")
    assert run(folder, "--year", YEAR, "--pdf", tmp_path / "nowhere" / "f.pdf").exit_code == 2


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--year", "1"),
        ("--year", YEAR, "--from", "2026-01-01"),
        ("--from", "2026-02-01", "--to", "2026-01-01"),
        ("--from", "yesterday", "--to", "2026-01-01"),
        ("--year", YEAR, "--csv", "/nowhere/at/all/f.csv"),
    ],
)
def test_wrong_use_ends_with_2_and_a_sentence(folder: Path, words: tuple[str, ...]) -> None:
    said = run(folder, *words)
    assert said.exit_code == 2
    assert said.stderr.strip()


def test_nobody_signed_in_sees_no_figures(tmp_path: Path) -> None:
    Workspace.create(tmp_path / "w", WorkspaceKind.CASEWORK, "A. Analyst").close()
    said = run(tmp_path / "w", "--year", YEAR, name=None)
    assert said.exit_code == 2
    assert "Sign in first" in said.stderr
