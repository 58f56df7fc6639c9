"""`audit key`: state, another place, a new key, and a passphrase from the environment."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from desktop.cli import command_line
from desktop.domain.people import Role
from desktop.storage.workspace import Workspace
from tests.cli.conftest import NAME, workspace_in
from tests.people import PASSWORD, account_for

PASSPHRASE = "nine blind mice"
Run = Callable[..., Any]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return workspace_in(tmp_path / "w")


@pytest.fixture
def key(folder: Path, home: Path) -> Run:
    """key(arguments..., passphrase) -> what `audit key` said, run by an administrator."""

    def invoke(
        *arguments: str, passphrase: str | None = None, new: str | None = None, name: str = NAME
    ) -> Any:
        given = {
            "SECOND_LOOK_HOME": str(home),
            "SECOND_LOOK_PASSWORD": PASSWORD,
            "SECOND_LOOK_KEY_PASSPHRASE": passphrase,
            "SECOND_LOOK_NEW_KEY_PASSPHRASE": new,
        }
        who = [] if arguments[0] == "show" else ["--as", name]
        words = ["audit", "key", *arguments, *who, "--json", "--workspace", str(folder)]
        return CliRunner(env=given).invoke(command_line, words)

    return invoke


def told(said: Any) -> dict[str, str]:
    assert said.exit_code == 0, said.stderr
    found = json.loads(said.stdout)
    assert isinstance(found, dict)
    return found


def test_state_and_verifier_key_are_shown(key: Run, folder: Path) -> None:
    shown = told(key("show"))
    assert (shown["state"], shown["protection"]) == ("ready", "file")
    assert shown["verifier_key"].startswith("second-look/")


def test_a_passphrase_comes_from_the_environment(key: Run) -> None:
    assert told(key("keep", "passphrase", new=PASSPHRASE))["protection"] == "passphrase"
    assert told(key("show"))["state"] == "locked"
    assert told(key("show", passphrase=PASSPHRASE))["state"] == "ready"
    wrong = key("show", passphrase="nine blind rats")
    assert (told(wrong)["state"], "does not open" in wrong.stderr) == ("locked", True)
    assert told(key("keep", "file", passphrase=PASSPHRASE))["protection"] == "file"
    assert told(key("show"))["state"] == "ready"


def test_a_new_key_needs_a_reason_and_the_right(key: Run, folder: Path) -> None:
    old = told(key("show"))["verifier_key"]
    assert key("rotate", "--reason", "lost").exit_code == 2
    with Workspace.open(folder, "operator") as workspace:
        account_for(workspace, "Eve", Role.EXAMINER)
    refused = key("rotate", "--reason", "the laptop was stolen", name="Eve")
    assert (refused.exit_code, "administrator" in refused.stderr) == (2, True)
    new = told(key("rotate", "--reason", "the laptop was stolen"))["verifier_key"]
    assert new != old
    assert told(key("show"))["verifier_key"] == new


def test_a_key_store_that_is_not_there_is_refused(key: Run) -> None:
    refused = key("keep", "key-store")
    assert (refused.exit_code, "no key store" in refused.stderr) == (2, True)
    assert told(key("show"))["protection"] == "file"


def test_a_forgotten_passphrase_does_not_stand_in_the_way_of_a_new_key(key: Run) -> None:
    told(key("keep", "passphrase", new=PASSPHRASE))
    arguments = ("rotate", "--reason", "nobody knows the passphrase", "--keep", "passphrase")
    assert told(key(*arguments, passphrase="a wrong one", new="ten sighted cats"))["state"] == "ready"
    assert told(key("show", passphrase="ten sighted cats"))["state"] == "ready"
