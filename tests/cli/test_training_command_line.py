"""A training workspace on the command line: what is for practice works, what is casework is refused."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop.workflow.training import open_training

Run = Callable[..., Any]


@pytest.fixture
def trainers(run: Run, images: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "training"
    open_training(folder, "T. Trainer").close()
    said = run("enrol", "People", "--images", images / "gallery", "--workspace", folder)
    assert said.code == 0, said.err
    return folder


def rows_of(workspace: Path, *tables: str) -> list[int]:
    connection = sqlite3.connect(workspace / "workspace.db")
    found = [connection.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in tables]
    connection.close()
    return found


@pytest.mark.parametrize("probe_type", ["photograph", "sketch"])
def test_nobody_is_searched_for_a_case(
    run: Run, trainers: Path, mate: tuple[Path, str], probe_type: str
) -> None:
    casework = ("probe", "search", "log_entry")
    before = rows_of(trainers, *casework)
    said = run(
        *("search", "People", "--probe", mate[0], "--workspace", trainers, "--type", probe_type),
        *("--case", "C-1", "--purpose", "Theft", "--provenance", "Shop camera", "--json"),
    )
    assert said.code == 2
    assert "This is a training workspace" in said.document["error"]
    after = rows_of(trainers, *casework)
    # Opening and closing leave a trace, nothing else does.
    assert (after[:2], after[2]) == (before[:2], before[2] + 2)


def test_rates_are_measured(run: Run, trainers: Path) -> None:
    said = run("rates", "People", "--workspace", trainers, "--json")
    assert (said.code, said.document["n"]) == (0, 36)


@pytest.mark.parametrize("reset", [False, True])
def test_it_is_no_demo(run: Run, trainers: Path, reset: bool) -> None:
    options = ["--reset"] if reset else []
    said = run("demo", "--headless", *options, "--workspace", trainers, "--json")
    assert said.code == 2
    assert "is not a demo workspace" in said.document["error"]
    assert rows_of(trainers, "face") == [36]
