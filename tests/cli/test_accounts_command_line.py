"""`accounts`, and how a command learns who does it: never from a password among the arguments."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from desktop.cli import command_line
from desktop.cli.credentials import read_password
from desktop.domain.people import Role
from desktop.errors import FileNotReadable, WrongUse
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.workflow.accounts import DEMO_PEOPLE, ensure_demo_accounts
from tests.cli.conftest import NAME, workspace_in
from tests.people import PASSWORD, account_for

Run = Callable[..., Any]
GOOD = "four words and a lamp"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return workspace_in(tmp_path / "w")


@pytest.fixture
def say(home: Path) -> Run:
    """say(arguments..., password, new) -> what it said, with these variables and no others."""

    def invoke(*arguments: object, password: str | None = PASSWORD, new: str | None = None) -> Any:
        given = {
            "SECOND_LOOK_HOME": str(home),
            "SECOND_LOOK_PASSWORD": password,
            "SECOND_LOOK_NEW_PASSWORD": new,
        }
        return CliRunner(env=given).invoke(command_line, [str(a) for a in arguments])

    return invoke


def _kinds(folder: Path) -> list[str]:
    with Workspace.open(folder, "operator") as workspace, workspace.reading() as stores:
        return [e.kind for e in reversed(stores.log.page(0, 100)) if e.kind.startswith("signin.")]


def test_the_first_account_makes_the_workspace(run_as_nobody: Run, say: Run, tmp_path: Path) -> None:
    where = ("--workspace", tmp_path / "new")
    said = say("accounts", "first", "Ada", "--full-name", "Ada L.", "--role", "examiner", "--json", *where)
    assert said.exit_code == 0, said.stderr
    assert '"administrator"' in said.stdout
    assert '"examiner"' in said.stdout
    again = say("accounts", "first", "Bob", "--full-name", "Bob", *where)
    assert again.exit_code == 2
    assert "There are accounts already" in again.stderr
    listed = run_as_nobody("accounts", "list", "--as", "Ada", "--json", *where)
    assert [one["name"] for one in listed.document["accounts"]] == ["Ada"]


def test_accounts_are_added_changed_closed_and_opened(say: Run, run: Run, folder: Path) -> None:
    where = ("--workspace", folder)
    by = ("--as", NAME, *where)
    more = ("--full-name", "Bob B.", "--role", "analyst")
    assert say("accounts", "add", "Bob", *more, *by, new="short").exit_code == 2
    assert say("accounts", "add", "Bob", *more, *by, new=GOOD).exit_code == 0
    assert say("accounts", "list", "--as", "Bob", *where, password=GOOD).exit_code == 2
    changed = run("accounts", "change", "bob", "--role", "examiner", "--json", *where)
    assert changed.document["roles"] == ["examiner"]
    assert run("accounts", "change", "bob", *where).code == 2
    assert run("accounts", "close", "Bob", "--json", *where).document["active"] is False
    assert "closed" in say("case", "list", "--as", "Bob", *where, password=GOOD).stderr
    assert run("accounts", "open", "Bob", "--json", *where).document["active"] is True
    assert say("case", "list", "--as", "Bob", *where, password=GOOD).exit_code == 0
    assert "There is no account “Cleo”" in run("accounts", "close", "Cleo", *where).err
    assert "last administrator" in run("accounts", "close", NAME, *where).err
    assert run("audit", "verify", *where).code == 0


def test_passwords_are_changed_by_their_owner_or_given_by_an_administrator(say: Run, folder: Path) -> None:
    where = ("--workspace", folder)
    with Workspace.open(folder, "operator") as workspace:
        account_for(workspace, "Bob", Role.EXAMINER)
    own = say("accounts", "password", "--as", "Bob", *where, new=GOOD)
    assert own.exit_code == 0, own.stderr
    assert say("case", "list", "--as", "Bob", *where).exit_code == 2
    assert say("case", "list", "--as", "Bob", *where, password=GOOD).exit_code == 0
    refused = say(
        "accounts", "password", NAME, "--as", "Bob", *where, password=GOOD, new="five other words"
    )
    assert refused.exit_code == 2
    given = say("accounts", "password", "Bob", "--as", NAME, *where, new="five other words")
    assert given.exit_code == 0, given.stderr
    assert say("case", "list", "--as", "Bob", *where, password="five other words").exit_code == 0


def test_casework_needs_somebody_and_the_log_says_who(say: Run, folder: Path) -> None:
    where = ("--workspace", folder)
    nobody = say("case", "list", *where)
    assert nobody.exit_code == 2
    assert "--as NAME" in nobody.stderr
    wrong = say("case", "list", "--as", NAME, *where, password="not the password")
    assert wrong.exit_code == 2
    assert "The name or the password is not right" in wrong.stderr
    without = say("case", "list", "--as", NAME, *where, password=None)
    assert without.exit_code == 2
    assert "SECOND_LOOK_PASSWORD" in without.stderr
    assert say("case", "list", "--as", NAME, *where).exit_code == 0
    assert _kinds(folder)[-3:] == ["signin.failed", "signin.done", "signin.ended"]


def test_in_a_demo_its_first_person_does_what_nobody_is_named_for(say: Run, tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "demo", WorkspaceKind.DEMO, "operator") as demo:
        ensure_demo_accounts(demo)
    assert say("case", "list", "--workspace", tmp_path / "demo", password=None).exit_code == 0
    with Workspace.open(tmp_path / "demo", "operator") as demo, demo.reading() as stores:
        (entry,) = stores.log.page(0, 1, kind_prefix="signin.done")
    assert entry.actor == DEMO_PEOPLE[0][0]


@pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")
def test_a_file_of_a_password_is_for_its_owner_alone(say: Run, folder: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text(f"{PASSWORD}\n", encoding="utf-8")
    for mode, code in ((0o640, 2), (0o604, 2), (0o600, 0)):
        os.chmod(secret, mode)
        said = say(
            *("case", "list", "--as", NAME, "--workspace", folder, "--password-file", secret), password=None
        )
        assert said.exit_code == code, said.stderr
        assert ("Others can read" in said.stderr) is (code == 2)
    with pytest.raises(FileNotReadable):
        read_password("NOT_SET", tmp_path / "nowhere", "Password")


def test_a_terminal_is_asked_without_echo(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SECOND_LOOK_PASSWORD", raising=False)
    asked: list[dict[str, object]] = []

    def ask(prompt: str, **how: object) -> str:
        asked.append(how)
        return GOOD

    class Terminal:
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdin", Terminal())
    assert read_password("SECOND_LOOK_PASSWORD", None, "Password", twice=True, ask=ask) == GOOD
    assert asked == [{"hide_input": True, "confirmation_prompt": True, "err": True}]
    monkeypatch.setattr(Terminal, "isatty", lambda self: False)
    with pytest.raises(WrongUse):
        read_password("SECOND_LOOK_PASSWORD", None, "Password", ask=ask)


def test_no_command_takes_a_password_among_its_arguments() -> None:
    def options(command: click.Command) -> list[str]:
        names = [name for parameter in command.params for name in parameter.opts]
        for inner in getattr(command, "commands", {}).values():
            names += options(inner)
        return names

    found = {name for name in options(command_line) if "password" in name}
    assert found == {"--password-file", "--new-password-file"}
