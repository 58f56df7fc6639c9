"""Profiles in a workspace: the adopted text stands, whatever happens to the file it came from."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.domain.cases import FlagKind
from desktop.domain.log_entries import LogEntry
from desktop.domain.people import Role
from desktop.errors import AccessRefused, FileNotReadable, PolicyRefused, SignInRequired, WrongUse
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.workflow import policies
from desktop.workflow.cases import CaseDraft, case_file, open_case
from desktop.workflow.policies import (
    adopt_policy,
    available_policies,
    default_policy_id,
    find_policy,
    policy_folder,
    set_default_policy,
)
from desktop.workflow.verify_audit import verify_workspace
from tests.people import sign_in_as

Entries = Callable[..., list[LogEntry]]


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of profiles that may be edited, in the place of the one that ships."""
    folder = tmp_path / "policies"
    shutil.copytree(policy_folder(), folder)
    monkeypatch.setattr(policies, "policy_folder", lambda: folder)
    return folder


@pytest.fixture
def signed(workspace: Workspace) -> Workspace:
    sign_in_as(workspace, "sam", Role.SUPERVISOR)
    return workspace


def edit(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def own_file(folder: Path, **changes: str) -> Path:
    path = folder / "own.toml.txt"
    text = (policy_folder() / "general.toml").read_text(encoding="utf-8")
    text = text.replace('id = "general"', 'id = "own"').replace('title = "General"', 'title = "Our own"')
    for before, after in changes.items():
        text = text.replace(before, after)
    path.write_text(text, encoding="utf-8")
    return path


def test_the_text_that_was_adopted_is_the_one_of_the_file(signed: Workspace, shelf: Path) -> None:
    case = open_case(signed, CaseDraft("C-1", "Robbery at a shop", policy_id="general"))
    assert case.terms is not None
    assert case.terms.policy.text == (shelf / "general.toml").read_text(encoding="utf-8")


def test_an_edited_file_of_the_same_date_is_refused_and_logged(
    signed: Workspace, shelf: Path, entries: Entries
) -> None:
    case = open_case(signed, CaseDraft("C-1", "Robbery at a shop", policy_id="general"))
    other = open_case(signed, CaseDraft("T-1", "Practice in the office", policy_id="training"))
    assert case.terms is not None
    before = case.terms.policy
    edit(shelf / "general.toml", "corroboration_required = true", "corroboration_required = false")
    with pytest.raises(PolicyRefused, match="was edited after it was adopted"):
        open_case(signed, CaseDraft("C-2", "Robbery at a shop", policy_id="general"))
    refused = entries(signed, "policy.refused")
    assert [e.data["adopted"] for e in refused] == [before.sha256]
    assert refused[0].data["found"] != before.sha256
    # The case that is open keeps what it began with, and what is offered is the adopted text.
    kept = case_file(signed, case.case_id)
    assert kept.terms is not None
    assert kept.terms.policy == before
    assert kept.terms.policy.corroboration_required
    assert before in available_policies(signed)
    # Whoever works on it hears of it, once.
    with pytest.raises(PolicyRefused):
        find_policy(signed, "general")
    assert len(entries(signed, "policy.refused")) == 2
    flags = case_file(signed, case.case_id).flags
    assert [flag.kind for flag in flags] == [FlagKind.POLICY_FILE_EDITED]
    assert case_file(signed, other.case_id).flags == ()
    with signed.reading() as stores:
        assert stores.cases.by_number("C-2") is None
    assert verify_workspace(signed, deep=True).ok


def test_a_newer_date_is_offered_for_new_cases_only(signed: Workspace, shelf: Path) -> None:
    old = open_case(signed, CaseDraft("C-1", "Robbery at a shop", policy_id="general"))
    edit(shelf / "general.toml", "dated = 2026-11-24", "dated = 2027-02-01")
    edit(shelf / "general.toml", "retention_days = 1825", "retention_days = 100")
    new = open_case(signed, CaseDraft("C-2", "Robbery at a shop", policy_id="general"))
    old = case_file(signed, old.case_id)
    assert old.terms is not None
    assert new.terms is not None
    assert (old.terms.policy.retention_days, new.terms.policy.retention_days) == (1825, 100)
    offered = [policy for policy in available_policies(signed) if policy.profile_id == "general"]
    assert offered == [new.terms.policy]


def test_an_older_file_does_not_come_back(signed: Workspace, shelf: Path) -> None:
    new = open_case(signed, CaseDraft("C-1", "Robbery at a shop", policy_id="general"))
    edit(shelf / "general.toml", "dated = 2026-11-24", "dated = 2020-01-01")
    assert new.terms is not None
    assert find_policy(signed, "general") == new.terms.policy


def test_a_profile_of_ones_own_is_adopted_once_and_offered(
    signed: Workspace, tmp_path: Path, entries: Entries
) -> None:
    path = own_file(tmp_path)
    policy = adopt_policy(signed, path)
    assert adopt_policy(signed, path) == policy
    adopted = entries(signed, "policy.adopted")
    assert [(e.actor, e.data["profile"], e.data["sha256"]) for e in adopted] == [
        ("sam", "own", policy.sha256)
    ]
    path.unlink()
    case = open_case(signed, CaseDraft("C-1", "Robbery at a shop", policy_id="own"))
    assert case.terms is not None
    assert case.terms.policy == policy
    assert verify_workspace(signed, deep=True).ok


def test_another_text_of_the_adopted_date_is_not_adopted(signed: Workspace, tmp_path: Path) -> None:
    policy = adopt_policy(signed, own_file(tmp_path))
    with pytest.raises(PolicyRefused, match="give the new text a new date"):
        adopt_policy(signed, own_file(tmp_path, **{"fillers = 5": "fillers = 2"}))
    assert find_policy(signed, "own") == policy
    newer = adopt_policy(signed, own_file(tmp_path, **{"dated = 2026-11-24": "dated = 2026-12-24"}))
    assert find_policy(signed, "own") == newer


def test_a_file_that_is_no_profile_gets_a_sentence(signed: Workspace, tmp_path: Path) -> None:
    with pytest.raises(FileNotReadable):
        adopt_policy(signed, tmp_path / "nowhere.toml")
    bad = tmp_path / "bad.toml"
    for content, said in ((b"\xff\xfe", "bad.toml"), (b"a = 1", "nobody knows"), (b"a =", "not TOML")):
        bad.write_bytes(content)
        with pytest.raises(PolicyRefused, match=said):
            adopt_policy(signed, bad)


def test_adopting_needs_the_right_and_a_refusal_is_logged(
    workspace: Workspace, tmp_path: Path, entries: Entries
) -> None:
    path = own_file(tmp_path)
    workspace.set_person(None)
    with pytest.raises(SignInRequired):
        adopt_policy(workspace, path)
    sign_in_as(workspace, "ann", Role.ANALYST, Role.EXAMINER)
    with pytest.raises(AccessRefused):
        adopt_policy(workspace, path)
    assert [e.data["right"] for e in entries(workspace, "access.refused")] == ["change_policy"]
    assert not entries(workspace, "policy.adopted")


def test_the_default_is_changed_with_the_right_only(workspace: Workspace, entries: Entries) -> None:
    assert default_policy_id(workspace) == "general"
    sign_in_as(workspace, "ann", Role.ANALYST)
    with pytest.raises(AccessRefused):
        set_default_policy(workspace, "eu-ai-act")
    sign_in_as(workspace, "ada", Role.ADMINISTRATOR)
    with pytest.raises(WrongUse, match="no policy profile “nobody”"):
        set_default_policy(workspace, "nobody")
    set_default_policy(workspace, "eu-ai-act")
    set_default_policy(workspace, "eu-ai-act")
    assert default_policy_id(workspace) == "eu-ai-act"
    changed = entries(workspace, "policy.adopted")
    assert [(e.actor, e.data["default_before"], e.data["default"]) for e in changed] == [
        ("ada", "general", "eu-ai-act")
    ]


def test_the_demo_offers_practice_and_training_adopts_nothing(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "demo", WorkspaceKind.DEMO, "A. Analyst") as demo:
        assert default_policy_id(demo) == "training"
    with (
        Workspace.create(tmp_path / "training", WorkspaceKind.TRAINING, "T. Trainer") as training,
        pytest.raises(WrongUse),
    ):
        adopt_policy(training, own_file(tmp_path))
