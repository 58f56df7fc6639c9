"""`policies`: looking at profiles, adopting one, and the one that new cases begin with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop import paths
from desktop.domain.people import Role
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.workflow.policies import policy_folder
from tests.cli.conftest import NAME
from tests.people import account_for

Run = Callable[..., Any]


@pytest.fixture
def own(tmp_path: Path) -> Path:
    text = (policy_folder() / "general.toml").read_text(encoding="utf-8")
    path = tmp_path / "county.toml"
    path.write_text(text.replace('id = "general"', 'id = "county"'), encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Workspace.create(tmp_path / "workspace", WorkspaceKind.CASEWORK, "operator") as made:
        account_for(made, NAME, Role.SUPERVISOR)
    return tmp_path / "workspace"


def test_a_profile_is_checked_without_a_workspace(run: Run, own: Path) -> None:
    said = run("policies", "check", own, "--json")
    assert (said.code, said.document["id"]) == (0, "county")
    own.write_text("id = 1", encoding="utf-8")
    said = run("policies", "check", own)
    assert said.code == 2
    assert "county.toml" in said.err


def test_a_profile_is_adopted_and_new_cases_begin_with_it(run: Run, own: Path, folder: Path) -> None:
    assert run("policies", "adopt", own, "--workspace", folder).code == 0
    assert run("policies", "default", "county", "--workspace", folder).code == 0
    said = run("policies", "list", "--workspace", folder, "--json").document
    assert said["default"] == "county"
    assert {"county", "general"} <= {policy["id"] for policy in said["policies"]}
    said = run("policies", "list", "--workspace", folder)
    assert "new cases begin with it" in said.out


def test_what_the_computer_hands_out_is_said(
    run: Run, own: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    handed = tmp_path / "of-the-computer"
    handed.mkdir(mode=0o755)
    own.rename(handed / own.name)
    (handed / "selection.toml").write_text('only = ["county"]', encoding="utf-8")
    monkeypatch.setattr(paths, "computer_policies_dir", lambda: handed)
    said = run("policies", "list", "--workspace", folder)
    assert "handed out with this computer" in said.out
    assert f"offers no others ({handed})" in said.out
    assert run("policies", "default", "general", "--workspace", folder).code == 2
