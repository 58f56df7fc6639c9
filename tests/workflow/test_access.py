"""Rights: asked of the record each time, and a refusal is on the record."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.domain.log_entries import EntryKind, LogEntry
from desktop.domain.people import RIGHTS, Right, Role, rights_of
from desktop.errors import AccessRefused, SignInRequired, WrongUse
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.workflow.access import _DOING, account_of, may, permitted, refusals_logged, require
from desktop.workflow.accounts import change_account
from desktop.workflow.idle_lock import DEFAULT_MINUTES, lock_minutes, set_lock_minutes
from desktop.workflow.sign_in import sign_out
from desktop.workflow.verify_audit import verify_workspace
from tests.people import account_for, sign_in_as

Entries = Callable[..., list[LogEntry]]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """As a new one is: without any account."""
    with Workspace.create(tmp_path / "workspace", WorkspaceKind.CASEWORK, "A. Analyst") as opened:
        yield opened


def test_every_right_is_somebodys_and_is_said_in_words() -> None:
    assert rights_of(Role) == set(Right)
    assert set(_DOING) == set(Right)
    assert set(RIGHTS) == set(Role)


def test_who_administers_has_no_part_in_casework_by_that_alone() -> None:
    casework = {
        Right.VIEW_CASES,
        Right.OPEN_CASES,
        Right.TAKE_IN,
        Right.SEARCH,
        Right.EXAMINE,
        Right.SECOND_LOOK,
        Right.RELEASE,
        Right.DISCLOSE,
    }
    assert not RIGHTS[Role.ADMINISTRATOR] & casework
    assert not RIGHTS[Role.TRAINER] & casework
    assert [role for role in Role if Right.MANAGE_ACCOUNTS in RIGHTS[role]] == [Role.ADMINISTRATOR]


@pytest.mark.parametrize("right", list(Right))
@pytest.mark.parametrize("role", list(Role))
def test_a_role_may_what_the_table_says(workspace: Workspace, role: Role, right: Right) -> None:
    sign_in_as(workspace, "Bob", role)
    allowed = right in RIGHTS[role]
    assert may(workspace, right) is allowed
    if allowed:
        assert require(workspace, right).name == "Bob"
    else:
        with pytest.raises(AccessRefused, match="needs the role"):
            require(workspace, right)


def test_nobody_may_anything(workspace: Workspace, entries: Entries) -> None:
    assert not any(may(workspace, right) for right in Right)
    assert account_of(workspace) is None
    with pytest.raises(SignInRequired):
        require(workspace, Right.SEARCH)
    with pytest.raises(SignInRequired), permitted(workspace, Right.SEARCH):
        raise AssertionError("it was let in")
    assert entries(workspace, "access.") == []


def test_a_role_taken_away_in_the_middle_of_work_is_gone_at_the_next_call_and_logged(
    workspace: Workspace, entries: Entries
) -> None:
    ada = sign_in_as(workspace, "Ada", Role.ADMINISTRATOR)
    bob = sign_in_as(workspace, "Bob", Role.EXAMINER)
    with permitted(workspace, Right.EXAMINE) as (_, person):
        assert person == bob
    with workspace.acting_as(ada):
        change_account(workspace, bob.account_id, roles=[Role.TRAINER])
    assert workspace.person == bob, "still signed in"
    with pytest.raises(AccessRefused), permitted(workspace, Right.EXAMINE) as (stores, _):
        stores.settings.set("touched", "yes")
    with workspace.reading() as stores:
        assert stores.settings.get("touched") is None
    (refused,) = entries(workspace, "access.refused")
    assert (refused.actor, refused.data["right"]) == ("Bob", "examine")
    with workspace.acting_as(ada):
        change_account(workspace, bob.account_id, active=False)
    with pytest.raises(AccessRefused, match="closed"):
        require(workspace, Right.SEE_FIGURES)
    assert not may(workspace, Right.SEE_FIGURES)
    assert verify_workspace(workspace).ok


def test_what_is_refused_inside_leaves_nothing_but_its_entry(
    workspace: Workspace, entries: Entries
) -> None:
    sign_in_as(workspace, "Bob", Role.EXAMINER)

    def half_way() -> None:
        with refusals_logged(workspace), permitted(workspace, Right.EXAMINE) as (stores, _):
            stores.settings.set("touched", "yes")
            stores.log.append(EntryKind.LOG_VERIFIED, {})
            raise AccessRefused(detail="Not this one.", right="examine", about={"case_number": "C-1"})

    with pytest.raises(AccessRefused, match="Not this one"):
        half_way()
    assert entries(workspace, "log.") == []
    (refused,) = entries(workspace, "access.refused")
    assert refused.data["case_number"] == "C-1"


def test_work_that_began_for_somebody_stays_theirs(workspace: Workspace, entries: Entries) -> None:
    bob = sign_in_as(workspace, "Bob", Role.EXAMINER)
    account_for(workspace, "Cleo", Role.TRAINER)
    begun, switched = threading.Event(), threading.Event()
    found: list[str] = []

    def work() -> None:
        with workspace.acting_as(bob):
            begun.set()
            assert switched.wait(10)
            with permitted(workspace, Right.EXAMINE) as (stores, person):
                found.append(person.name)
                stores.log.append(EntryKind.LOG_VERIFIED, {})

    thread = threading.Thread(target=work)
    thread.start()
    assert begun.wait(10)
    sign_out(workspace)
    sign_in_as(workspace, "Cleo")
    switched.set()
    thread.join(10)
    assert found == ["Bob"]
    assert entries(workspace, "log.verified")[-1].actor == "Bob"
    assert workspace.actor == "Cleo"


def test_training_asks_nobody(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "training", WorkspaceKind.TRAINING, "operator") as training:
        assert require(training, Right.ENROL).name == "operator"
        assert may(training, Right.SEE_FIGURES)


def test_the_lock_comes_after_ten_minutes_unless_who_administers_says_otherwise(
    workspace: Workspace, tmp_path: Path, entries: Entries
) -> None:
    assert lock_minutes(workspace) == DEFAULT_MINUTES == 10
    sign_in_as(workspace, "Bob", Role.EXAMINER)
    with pytest.raises(AccessRefused):
        set_lock_minutes(workspace, 60)
    sign_in_as(workspace, "Ada", Role.ADMINISTRATOR)
    for minutes in (0, -1, 121):
        with pytest.raises(WrongUse, match="minutes"):
            set_lock_minutes(workspace, minutes)
    set_lock_minutes(workspace, 5)
    set_lock_minutes(workspace, 5)
    assert lock_minutes(workspace) == 5
    (entry,) = entries(workspace, "signin.lock_changed")
    assert (entry.data, entry.actor) == ({"before": 10, "minutes": 5}, "Ada")
    with workspace.recording() as stores:
        stores.settings.set("lock_minutes", "0")
    assert lock_minutes(workspace) == DEFAULT_MINUTES, "it cannot be switched off in casework"
    with Workspace.create(tmp_path / "demo", WorkspaceKind.DEMO, "operator") as demo:
        sign_in_as(demo, "Ada", Role.ADMINISTRATOR)
        set_lock_minutes(demo, 0)
        assert lock_minutes(demo) == 0
