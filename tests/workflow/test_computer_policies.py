"""Profiles that a computer's administrator hands out: offered, binding, recorded, never half read."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop import paths
from desktop.domain.log_entries import LogEntry
from desktop.domain.people import Role
from desktop.errors import AccessRefused, PolicyRefused
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.workflow.cases import CaseDraft, case_file, open_case, set_terms
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
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Of this computer, empty."""
    made = tmp_path / "of-the-computer"
    made.mkdir(mode=0o755)
    monkeypatch.setattr(paths, "computer_policies_dir", lambda: made)
    return made


@pytest.fixture
def signed(workspace: Workspace) -> Workspace:
    sign_in_as(workspace, "sam", Role.SUPERVISOR)
    return workspace


def hand_out(folder: Path, profile_id: str = "county", **changes: str) -> Path:
    text = (policy_folder() / "general.toml").read_text(encoding="utf-8")
    text = text.replace('id = "general"', f'id = "{profile_id}"')
    text = text.replace('title = "General"', 'title = "Our county"')
    for before, after in changes.items():
        assert before in text
        text = text.replace(before, after)
    path = folder / f"{profile_id}.toml"
    path.write_text(text, encoding="utf-8")
    return path


def select(folder: Path, text: str) -> None:
    (folder / "selection.toml").write_text(text, encoding="utf-8")


def ids(workspace: Workspace) -> set[str]:
    return {policy.profile_id for policy in available_policies(workspace)}


def test_the_folder_is_one_that_people_do_not_write_to(folder_of_policies: Callable[[], Path]) -> None:
    assert folder_of_policies().name == "policies"
    assert paths.user_data_dir() not in folder_of_policies().parents


def test_nothing_changes_where_nothing_is_handed_out(
    signed: Workspace, folder: Path, entries: Entries
) -> None:
    shipped = ids(signed)
    folder.rmdir()
    assert ids(signed) == shipped
    open_case(signed, CaseDraft("C-1", "Robbery at a shop"))
    assert all("computer_policies" not in e.data for e in entries(signed, "case."))


def test_a_profile_is_offered_and_a_case_says_that_it_was_handed_out(
    signed: Workspace, folder: Path, entries: Entries
) -> None:
    shipped = ids(signed)
    path = hand_out(folder)
    assert ids(signed) == shipped | {"county"}
    case = open_case(signed, CaseDraft("C-1", "Robbery at a shop", policy_id="county"))
    assert case.terms is not None
    assert case.terms.policy.text == path.read_text(encoding="utf-8")
    (terms,) = entries(signed, "case.terms")
    assert terms.data["computer_policies"] == {
        "default": "",
        "only": [],
        "profiles": {"county": case.terms.policy.sha256},
    }
    assert verify_workspace(signed, deep=True).ok


def test_only_what_is_selected_is_offered_and_the_rest_is_refused_and_logged(
    signed: Workspace, folder: Path, entries: Entries
) -> None:
    hand_out(folder)
    select(folder, 'only = ["county", "eu-ai-act"]')
    assert ids(signed) == {"county", "eu-ai-act"}
    assert default_policy_id(signed) == "county"
    with pytest.raises(AccessRefused, match="certain policy profiles only: county, eu-ai-act"):
        open_case(signed, CaseDraft("C-1", "Robbery at a shop", policy_id="general"))
    (refused,) = entries(signed, "access.refused")
    assert refused.data["profile"] == "general"
    assert refused.data["computer_policies"]["only"] == ["county", "eu-ai-act"]
    case = open_case(signed, CaseDraft("C-1", "Robbery at a shop"))
    assert case.terms is not None
    assert case.terms.policy.profile_id == "county"


def test_what_was_adopted_does_not_take_the_place_of_the_computers(
    signed: Workspace, folder: Path, tmp_path: Path, entries: Entries
) -> None:
    lax = {"dated = 2026-11-24": "dated = 2099-01-01", "fillers = 5": "fillers = 1"}
    own = hand_out(tmp_path, **lax)
    adopt_policy(signed, own)
    adopt_policy(signed, hand_out(tmp_path, "eu-ai-act", **lax))
    hand_out(folder)
    assert find_policy(signed, "county").fillers == 5
    with pytest.raises(AccessRefused, match="set by whoever administers it"):
        adopt_policy(signed, hand_out(tmp_path, **{**lax, "retention_days = 1825": "retention_days = 1"}))
    assert entries(signed, "access.refused")[-1].data["profile"] == "county"
    # Of a shipped one that is selected the adopted text does not count either.
    assert find_policy(signed, "eu-ai-act").fillers == 1
    select(folder, 'only = ["eu-ai-act"]')
    assert find_policy(signed, "eu-ai-act").dated.year == 2026
    with pytest.raises(AccessRefused):
        adopt_policy(signed, hand_out(tmp_path, "other"))


def test_the_default_is_the_computers_where_it_has_one(signed: Workspace, folder: Path) -> None:
    hand_out(folder)
    set_default_policy(signed, "county")
    assert default_policy_id(signed) == "county"
    select(folder, 'default = "eu-ai-act"')
    assert default_policy_id(signed) == "eu-ai-act"
    with pytest.raises(AccessRefused, match="set by whoever administers it"):
        set_default_policy(signed, "general")


def test_an_open_case_keeps_its_policy_when_the_computer_offers_another(
    signed: Workspace, folder: Path
) -> None:
    before = open_case(signed, CaseDraft("C-1", "Robbery at a shop", policy_id="general"))
    hand_out(folder)
    select(folder, 'only = ["county"]')
    case = set_terms(signed, before.case_id, CaseDraft("C-1", "Robbery at a shop", requester="J. Doe"))
    assert case.terms is not None
    assert case.terms.policy.profile_id == "general"
    assert case_file(signed, case.case_id).terms == case.terms


def test_an_edited_profile_of_the_same_date_is_refused_and_logged(
    signed: Workspace, folder: Path, entries: Entries
) -> None:
    hand_out(folder)
    open_case(signed, CaseDraft("C-1", "Robbery at a shop", policy_id="county"))
    hand_out(folder, **{"fillers = 5": "fillers = 6"})
    with pytest.raises(PolicyRefused, match="was edited after it was adopted"):
        open_case(signed, CaseDraft("C-2", "Robbery at a shop", policy_id="county"))
    assert len(entries(signed, "policy.refused")) == 1
    hand_out(folder, **{"fillers = 5": "fillers = 6", "dated = 2026-11-24": "dated = 2026-12-01"})
    case = open_case(signed, CaseDraft("C-2", "Robbery at a shop", policy_id="county"))
    assert case.terms is not None
    assert case.terms.policy.fillers == 6


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("bad.toml", "a = 1", "bad.toml: it has fields that nobody knows"),
        ("selection.toml", "only = 1", "selection.toml: “only”"),
        ("selection.toml", 'only = ["nowhere"]', "names “nowhere”"),
    ],
)
def test_what_cannot_be_read_stops_new_cases_and_no_others(
    signed: Workspace, folder: Path, name: str, text: str, said: str
) -> None:
    known = open_case(signed, CaseDraft("C-1", "Robbery at a shop"))
    (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(PolicyRefused, match=said):
        open_case(signed, CaseDraft("C-2", "Robbery at a shop"))
    with pytest.raises(PolicyRefused, match="administers the computer puts that right"):
        available_policies(signed)
    set_terms(signed, known.case_id, CaseDraft("C-1", "Robbery at a shop", requester="J. Doe"))


def test_two_texts_of_one_date_are_refused(signed: Workspace, folder: Path) -> None:
    hand_out(folder)
    path = hand_out(folder, **{"fillers = 5": "fillers = 6"})
    path.rename(folder / "another.toml")
    hand_out(folder)
    with pytest.raises(PolicyRefused, match="two texts of “county” have one date"):
        available_policies(signed)


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps permissions elsewhere")
@pytest.mark.parametrize("which", ["folder", "file"])
def test_what_everybody_may_write_is_not_the_administrators(
    signed: Workspace, folder: Path, which: str
) -> None:
    path = hand_out(folder)
    (folder if which == "folder" else path).chmod(0o777)
    with pytest.raises(PolicyRefused, match="everybody may write"):
        available_policies(signed)


def test_the_demo_is_not_bound(tmp_path: Path, folder: Path) -> None:
    hand_out(folder)
    select(folder, 'only = ["county"]')
    with Workspace.create(tmp_path / "demo", WorkspaceKind.DEMO, "A. Analyst") as demo:
        assert default_policy_id(demo) == "training"
        assert "training" in ids(demo)
