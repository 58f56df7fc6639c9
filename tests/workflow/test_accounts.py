"""Accounts: who may make and change them, and what no account may become."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.log_entries import LogEntry
from desktop.domain.people import Role, folded
from desktop.errors import AccessRefused, SignInFailed, SignInRequired, WrongUse
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.workflow.accounts import (
    DEMO_PASSWORD,
    DEMO_PEOPLE,
    accounts,
    change_account,
    change_own_password,
    create_account,
    create_first_account,
    ensure_demo_accounts,
    has_accounts,
)
from desktop.workflow.passwords import encode_password
from desktop.workflow.sign_in import sign_in, sign_in_to_demo
from desktop.workflow.verify_audit import verify_workspace
from tests.people import PASSWORD, account_for, sign_in_as

Entries = Callable[..., list[LogEntry]]
GOOD = "four words and a lamp"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """As a new one is: without any account."""
    with Workspace.create(tmp_path / "workspace", WorkspaceKind.CASEWORK, "A. Analyst") as opened:
        yield opened


@pytest.fixture
def administrator(workspace: Workspace) -> str:
    """The account id of the one administrator, who is signed in."""
    return sign_in_as(workspace, "Ada", Role.ADMINISTRATOR, full_name="Ada Lovelace").account_id


def test_the_first_account_administers_and_is_the_only_first(
    workspace: Workspace, entries: Entries
) -> None:
    assert not has_accounts(workspace)
    made = create_first_account(workspace, "  Ada ", "Ada  Lovelace", GOOD, [Role.EXAMINER])
    assert (made.name, made.full_name) == ("Ada", "Ada Lovelace")
    assert made.roles == {Role.ADMINISTRATOR, Role.EXAMINER}
    assert has_accounts(workspace)
    with pytest.raises(WrongUse, match="There are accounts already"):
        create_first_account(workspace, "Eve", "Eve", GOOD)
    assert [a.name for a in accounts(workspace)] == ["Ada"]
    assert workspace.person is None, "nobody is signed in by having an account"
    (entry,) = entries(workspace, "account.")
    assert entry.actor == "Ada"
    assert sign_in(workspace, "ada", GOOD).name == "Ada"
    assert verify_workspace(workspace).ok


@pytest.mark.parametrize(
    ("name", "full_name"),
    [
        ("", "Ada"),
        ("Ada", " "),
        ("A" * 65, "Ada"),
        ("Ada\u202e", "Ada"),
        ("Ada\u200b", "Ada"),
        ("Ada\ufe0f", "Ada"),
        ("\u3164", "Ada"),
        ("Ada", "Ada\x00"),
    ],
)
def test_names_that_cannot_be_read_are_refused(workspace: Workspace, name: str, full_name: str) -> None:
    with pytest.raises(WrongUse, match="Give "):
        create_first_account(workspace, name, full_name, GOOD)
    assert not has_accounts(workspace)


@pytest.mark.parametrize("other", ["ada", " ADA ", "Ａｄａ", "A\u0064a"])
def test_a_name_in_another_spelling_is_taken(workspace: Workspace, administrator: str, other: str) -> None:
    with pytest.raises(WrongUse, match="already an account"):
        create_account(workspace, other, "Somebody else", [Role.ANALYST], GOOD)


@pytest.mark.parametrize(
    ("first", "second"), [("Åsa", "A\u030asa"), ("Weiß", "WEISS"), ("Zoë", "ZOE\u0308"), ("a  b", "A b")]
)
def test_one_name_in_two_forms_folds_to_one(first: str, second: str) -> None:
    assert folded(first) == folded(second)


@given(st.text(max_size=12))
def test_folding_a_name_twice_changes_nothing(name: str) -> None:
    assert folded(folded(name)) == folded(name)


@pytest.mark.parametrize(
    "password",
    [
        "",
        "eleven char",
        "aaaaaaaaaaaaaaaa",
        "abababababababab",
        "Ada Lovelace",
        "ada lovelace1",
        "password12345",
        "Password-Password",
        "second look 2026!",
        "123456789012",
        "9876543210987",
        "abcdefghijkl",
        "qwertyuiop asdf",
        DEMO_PASSWORD,
        DEMO_PASSWORD.upper(),
        "x" * 600 + "abcdefgh" * 60,
    ],
)
def test_a_password_that_protects_nothing_is_refused(password: str) -> None:
    with pytest.raises(WrongUse, match="password"):
        encode_password(password, "Ada", "Ada Lovelace")


def test_a_password_of_several_words_is_taken_however_its_letters_are_composed(
    workspace: Workspace,
) -> None:
    create_first_account(workspace, "Ada", "Ada Lovelace", "sept e\u0301toiles bleues")
    assert sign_in(workspace, "Ada", "sept \u00e9toiles bleues").name == "Ada"


def test_only_who_administers_makes_and_changes_accounts(workspace: Workspace, entries: Entries) -> None:
    victim = account_for(workspace, "Vic", Role.EXAMINER)
    with pytest.raises(SignInRequired):
        create_account(workspace, "Eve", "Eve", [Role.ADMINISTRATOR], GOOD)
    sign_in_as(workspace, "Bob", Role.ANALYST, Role.EXAMINER, Role.SUPERVISOR, Role.TRAINER)
    with pytest.raises(AccessRefused, match="manage accounts"):
        create_account(workspace, "Eve", "Eve", [Role.ADMINISTRATOR], GOOD)
    for change in ({"roles": [Role.ADMINISTRATOR]}, {"active": False}, {"password": GOOD}):
        with pytest.raises(AccessRefused):
            change_account(workspace, victim.account_id, **change)
    refused = entries(workspace, "access.refused")
    assert [e.actor for e in refused] == ["Bob"] * 4
    assert [a.name for a in accounts(workspace)] == ["Bob", "Vic"]


def test_the_last_administrator_stays_one(workspace: Workspace, administrator: str) -> None:
    for change in ({"roles": [Role.EXAMINER]}, {"active": False}):
        with pytest.raises(WrongUse, match="last administrator"):
            change_account(workspace, administrator, **change)
    other = account_for(workspace, "Bea", Role.ADMINISTRATOR)
    change_account(workspace, other.account_id, active=False)
    with pytest.raises(WrongUse, match="last administrator"):
        change_account(workspace, administrator, active=False)
    change_account(workspace, other.account_id, active=True)
    change_account(workspace, administrator, roles=[Role.EXAMINER])
    with pytest.raises(AccessRefused):
        change_account(workspace, other.account_id, active=False)


def test_an_account_keeps_a_role_and_what_does_not_change_is_not_logged(
    workspace: Workspace, administrator: str, entries: Entries
) -> None:
    with pytest.raises(WrongUse, match="at least one role"):
        create_account(workspace, "Bob", "Bob", [], GOOD)
    bob = account_for(workspace, "Bob", Role.ANALYST)
    with pytest.raises(WrongUse, match="at least one role"):
        change_account(workspace, bob.account_id, roles=[])
    with pytest.raises(WrongUse, match="no such account"):
        change_account(workspace, "nobody", active=False)
    assert change_account(workspace, bob.account_id, roles=[Role.ANALYST], active=True) == bob
    assert entries(workspace, "account.changed") == []
    change_account(workspace, bob.account_id, roles=[Role.EXAMINER])
    (entry,) = entries(workspace, "account.changed")
    assert entry.actor == "Ada"
    assert (entry.data["roles_before"], entry.data["roles"]) == (["analyst"], ["examiner"])
    assert verify_workspace(workspace).ok


def test_a_second_account_of_one_person_is_said_in_the_log(
    workspace: Workspace, administrator: str, entries: Entries
) -> None:
    create_account(workspace, "Ada 2", "ADA LOVELACE", [Role.EXAMINER], GOOD)
    assert entries(workspace, "account.created")[-1].data["same_full_name"] == ["Ada"]


def test_ones_own_password_takes_the_old_one(workspace: Workspace, administrator: str) -> None:
    with pytest.raises(WrongUse, match="with the old one"):
        change_account(workspace, administrator, password=GOOD)
    with pytest.raises(SignInFailed):
        change_own_password(workspace, "not the old one", GOOD)
    with pytest.raises(WrongUse, match="that you have"):
        change_own_password(workspace, PASSWORD, PASSWORD)
    with pytest.raises(WrongUse, match="at least 12"):
        change_own_password(workspace, PASSWORD, "short")
    change_own_password(workspace, PASSWORD, GOOD)
    with pytest.raises(SignInFailed):
        sign_in(workspace, "Ada", PASSWORD)
    assert sign_in(workspace, "Ada", GOOD).account_id == administrator


def test_a_new_password_ends_the_wait_of_who_forgot_theirs(
    workspace: Workspace, administrator: str
) -> None:
    bob = account_for(workspace, "Bob", Role.ANALYST)
    with workspace.recording() as stores:
        for _ in range(9):
            stores.accounts.note_failure("Bob", bob.created_at)
    change_account(workspace, bob.account_id, password=GOOD)
    with workspace.reading() as stores:
        assert stores.accounts.failures("Bob") == (0, None)


@pytest.mark.parametrize("kind", [WorkspaceKind.CASEWORK, WorkspaceKind.TRAINING])
def test_people_of_the_demo_are_made_in_a_demo_only(tmp_path: Path, kind: WorkspaceKind) -> None:
    with Workspace.create(tmp_path / "other", kind, "operator") as other:
        with pytest.raises(WrongUse, match="demo workspace only"):
            ensure_demo_accounts(other)
        with pytest.raises(WrongUse, match="Only in a demo"):
            sign_in_to_demo(other)
        assert not has_accounts(other)


def test_the_demo_has_its_people_once_and_signs_one_in(tmp_path: Path, entries: Entries) -> None:
    with Workspace.create(tmp_path / "demo", WorkspaceKind.DEMO, "operator") as demo:
        assert sign_in_to_demo(demo).name == DEMO_PEOPLE[0][0]
        assert len(ensure_demo_accounts(demo)) == len(DEMO_PEOPLE)
        assert len(entries(demo, "account.created")) == len(DEMO_PEOPLE)
        assert sign_in_to_demo(demo, DEMO_PEOPLE[1][0]).name == DEMO_PEOPLE[1][0]
        assert [e.kind for e in entries(demo, "signin.")] == ["signin.done", "signin.ended", "signin.done"]
        assert verify_workspace(demo).ok


def test_training_has_no_accounts(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "training", WorkspaceKind.TRAINING, "operator") as training:
        for make in (
            lambda: create_first_account(training, "Ada", "Ada", GOOD),
            lambda: create_account(training, "Ada", "Ada", [Role.TRAINER], GOOD),
            lambda: sign_in(training, "Ada", GOOD),
        ):
            with pytest.raises(WrongUse, match="training workspace"):
                make()
        assert not has_accounts(training)


def test_no_password_stands_anywhere_in_the_workspace(workspace: Workspace, administrator: str) -> None:
    create_account(workspace, "Bob", "Bob", [Role.ANALYST], GOOD)
    change_own_password(workspace, PASSWORD, "quite another sentence")
    for path in workspace.folder.iterdir():
        if path.is_file():
            data = path.read_bytes()
            for secret in (GOOD, PASSWORD, "quite another sentence"):
                assert secret.encode() not in data, path.name
