"""A person's folder with the default pack, and a small casework workspace made by the command line."""

from __future__ import annotations

import csv
import json
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from desktop.cli import command_line
from desktop.recognition.packs import ModelPack
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.workflow.demo import demo_folder
from tests.people import PASSWORD, account_for

FACES = 36
NAME = "A. Analyst"
"""Who runs the commands, unless a test says --as."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command said, apart on each stream."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> dict[str, Any]:
        """The one JSON document on stdout; fails when anything stands beside it."""
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found


Run = Callable[..., Ran]


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory, default_pack: ModelPack) -> Path:
    """SECOND_LOOK_HOME of somebody who has built the default pack."""
    folder = tmp_path_factory.mktemp("home")
    shutil.copytree(default_pack.folder, folder / "models" / default_pack.id, copy_function=_link)
    return folder


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


@pytest.fixture(scope="session")
def environment(home: Path) -> dict[str, str]:
    return {**os.environ, "SECOND_LOOK_HOME": str(home), "SECOND_LOOK_PASSWORD": PASSWORD}


def workspace_in(folder: Path) -> Path:
    """A new workspace with the account of whoever runs the commands."""
    with Workspace.create(folder, WorkspaceKind.CASEWORK, "operator") as made:
        account_for(made, NAME)
    return folder


def signed(arguments: tuple[object, ...]) -> list[str]:
    """With `--as` where the command takes it and the test does not say it."""
    words = [str(argument) for argument in arguments]
    command: click.Command = command_line
    for word in words:
        if not isinstance(command, click.Group) or word not in command.commands:
            break
        command = command.commands[word]
    takes = any(parameter.name == "as_name" for parameter in command.params)
    return [*words, "--as", NAME] if takes and "--as" not in words and "--help" not in words else words


def _run(environment: dict[str, str], *arguments: object) -> Ran:
    result = CliRunner(env=environment).invoke(command_line, [str(a) for a in arguments])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Ran(result.exit_code, result.stdout, result.stderr)


@pytest.fixture
def run(environment: dict[str, str]) -> Run:
    """run(arguments...) -> what it said."""
    return lambda *arguments: _run(environment, *signed(arguments))


@pytest.fixture
def run_as_nobody(environment: dict[str, str]) -> Run:
    """As `run`, with the words as they stand."""
    return lambda *arguments: _run(environment, *arguments)


@pytest.fixture(scope="session")
def rows() -> list[dict[str, str]]:
    """Mates of ten probes first."""
    with (demo_folder() / "metadata.csv").open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file))
    probes = {r["subject_id"] for r in found if r["role"] == "probe" and "CCTV" not in r["note"]}
    gallery = [r for r in found if r["role"] == "gallery"]
    gallery.sort(key=lambda r: r["subject_id"] not in probes)
    return gallery[:FACES]


@pytest.fixture(scope="session")
def images(tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, str]]) -> Path:
    """Folder with `gallery/` and `metadata.csv`; one file has no row, one is no picture."""
    base = tmp_path_factory.mktemp("images")
    (base / "gallery").mkdir()
    for row in rows:
        shutil.copy(demo_folder() / row["file"], base / row["file"])
    (base / "gallery" / "broken.jpg").write_bytes(b"no picture")
    with (base / "metadata.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return base


@pytest.fixture(scope="session")
def mate(rows: list[dict[str, str]]) -> tuple[Path, str]:
    """(probe file, subject) of somebody who is in the gallery."""
    subjects = [r["subject_id"] for r in rows]
    with (demo_folder() / "metadata.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["role"] == "probe" and row["subject_id"] in subjects and "CCTV" not in row["note"]:
                return demo_folder() / row["file"], row["subject_id"]
    raise AssertionError("no probe has a mate")


@pytest.fixture(scope="session")
def enrolled(
    tmp_path_factory: pytest.TempPathFactory, environment: dict[str, str], images: Path
) -> tuple[Path, Ran]:
    """A workspace, only to be copied, and what its enrolment said with --json."""
    folder = workspace_in(tmp_path_factory.mktemp("cli") / "workspace")
    said = _run(
        environment,
        *("enrol", "People", "--images", images / "gallery", "--metadata", images / "metadata.csv"),
        *("--workspace", folder, "--as", NAME, "--json"),
    )
    return folder, said


@pytest.fixture
def workspace(enrolled: tuple[Path, Ran], tmp_path: Path) -> Path:
    """A copy of the enrolled workspace."""
    shutil.copytree(enrolled[0], tmp_path / "workspace")
    return tmp_path / "workspace"
