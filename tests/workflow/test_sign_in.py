"""Signing in: who guesses waits, also after a restart and whatever the clock says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop.domain.log_entries import LogEntry
from desktop.domain.people import Role
from desktop.errors import (
    AccessRefused,
    SignInDelayed,
    SignInFailed,
    SignInFailedAgain,
    SignInRequired,
    StorageFull,
)
from desktop.storage.workspace import Workspace, WorkspaceKind
from desktop.workflow import passwords
from desktop.workflow.accounts import accounts, change_account
from desktop.workflow.sign_in import (
    FREE_ATTEMPTS,
    LONGEST_WAIT_SECONDS,
    check_password,
    note_locked,
    seconds_to_wait,
    sign_in,
    sign_out,
    unlock,
    wait_seconds,
)
from desktop.workflow.verify_audit import verify_workspace
from tests.people import PASSWORD, account_for, cheap_hash, sign_in_as

Entries = Callable[..., list[LogEntry]]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """As a new one is: without any account."""
    with Workspace.create(tmp_path / "workspace", WorkspaceKind.CASEWORK, "A. Analyst") as opened:
        yield opened


class Clock:
    """What `now` says in the sign-in; in it passwords take no time to make."""

    def __init__(self) -> None:
        self.at = datetime(2026, 3, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def forward(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr("desktop.workflow.sign_in.now", clock)
    return clock


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is checked here is who waits how long; that hashes take long is checked with the real ones."""
    from argon2 import PasswordHasher

    hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "HASHER", hasher)
    monkeypatch.setattr("desktop.workflow.sign_in.HASHER", hasher)


def fail(workspace: Workspace, name: str = "Bob", times: int = 1) -> SignInFailed:
    for _ in range(times):
        with pytest.raises(SignInFailed) as raised:
            sign_in(workspace, name, "not the password")
    return raised.value


def test_the_wait_doubles_up_to_a_quarter_of_an_hour() -> None:
    waits = [wait_seconds(failures) for failures in range(1, 40)]
    assert waits[: FREE_ATTEMPTS - 1] == [0] * (FREE_ATTEMPTS - 1)
    assert waits[FREE_ATTEMPTS - 1] == 2
    for before, after in zip(waits[FREE_ATTEMPTS - 1 :], waits[FREE_ATTEMPTS:], strict=False):
        assert after == min(2 * before, LONGEST_WAIT_SECONDS)
    assert waits[-1] == LONGEST_WAIT_SECONDS


def test_the_right_password_signs_in_and_the_log_says_so(workspace: Workspace, entries: Entries) -> None:
    bob = account_for(workspace, "Bob", Role.ANALYST, full_name="Robert")
    person = sign_in(workspace, " bOB ", PASSWORD)
    assert (person.name, person.full_name, person.account_id) == ("Bob", "Robert", bob.account_id)
    assert workspace.person == person
    assert workspace.actor == "Bob"
    sign_out(workspace)
    assert workspace.person is None
    assert workspace.actor == workspace.operator
    sign_out(workspace)
    assert [(e.kind, e.actor) for e in entries(workspace, "signin.")] == [
        ("signin.done", "Bob"),
        ("signin.ended", "Bob"),
    ]
    assert verify_workspace(workspace).ok


def test_a_wrong_password_and_an_unknown_name_are_refused_alike(
    workspace: Workspace, entries: Entries
) -> None:
    account_for(workspace, "Bob", Role.ANALYST)
    known, unknown = fail(workspace, "Bob"), fail(workspace, "Nobody of this name")
    assert known.sentence == unknown.sentence
    assert workspace.person is None
    assert [e.data["name"] for e in entries(workspace, "signin.failed")] == ["Bob", None]


def test_an_unknown_name_takes_the_same_work(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    account_for(workspace, "Bob", Role.ANALYST)
    done: list[str] = []
    hasher = passwords.HASHER

    class Counting:
        def hash(self, password: bytes) -> str:
            done.append("hash")
            return hasher.hash(password)

        def verify(self, encoded: str, password: bytes) -> bool:
            done.append("verify")
            return hasher.verify(encoded, password)

    monkeypatch.setattr(passwords, "HASHER", Counting())
    fail(workspace, "Bob")
    fail(workspace, "Nobody")
    assert done == ["verify", "hash"], "one pass of argon2 for each, with the same parameters"


def test_what_was_typed_for_a_name_is_kept_nowhere(workspace: Workspace) -> None:
    account_for(workspace, "Bob", Role.ANALYST)
    typed = "my secret typed in the wrong field"
    fail(workspace, typed, FREE_ATTEMPTS)
    with pytest.raises(SignInDelayed):
        sign_in(workspace, typed, "x")
    for path in workspace.folder.iterdir():
        if path.is_file():
            data = path.read_bytes()
            assert typed.encode() not in data, path.name
            assert PASSWORD.encode() not in data, path.name
            assert b"not the password" not in data, path.name


def test_unknown_names_wait_together_and_known_ones_each_alone(workspace: Workspace, clock: Clock) -> None:
    account_for(workspace, "Bob", Role.ANALYST)
    account_for(workspace, "Cleo", Role.ANALYST)
    for name in ("One", "Two", "Three"):
        fail(workspace, name)
    with pytest.raises(SignInDelayed):
        sign_in(workspace, "Four", "x")
    fail(workspace, "Bob", FREE_ATTEMPTS)
    with pytest.raises(SignInDelayed):
        sign_in(workspace, "Bob", PASSWORD)
    assert sign_in(workspace, "Cleo", PASSWORD).name == "Cleo"


def test_delays_double_survive_a_restart_and_end_with_the_password(
    workspace: Workspace, clock: Clock, entries: Entries
) -> None:
    account_for(workspace, "Bob", Role.ANALYST)
    assert fail(workspace, times=FREE_ATTEMPTS - 1).wait == 0
    waits = []
    for _ in range(4):
        failed = fail(workspace)
        assert isinstance(failed, SignInFailedAgain)
        waits.append(failed.wait)
        clock.forward(failed.wait - 0.5)
        with pytest.raises(SignInDelayed) as delayed:
            sign_in(workspace, "Bob", PASSWORD)
        assert delayed.value.wait == seconds_to_wait(workspace, "bob") == 1
        clock.forward(0.5)
    assert waits == [2, 4, 8, 16]
    folder = workspace.folder
    assert fail(workspace).wait == 32
    workspace.close()
    with Workspace.open(folder, "operator") as again:
        with pytest.raises(SignInDelayed):
            sign_in(again, "Bob", PASSWORD)
        clock.forward(32)
        assert sign_in(again, "Bob", PASSWORD).name == "Bob"
        assert seconds_to_wait(again, "Bob") == 0
        assert fail(again).wait == 0
        assert verify_workspace(again).ok
        # What was not looked at is no failure.
        assert len(entries(again, "signin.failed")) == FREE_ATTEMPTS + 5


def test_a_clock_set_back_neither_ends_nor_prolongs_the_wait(workspace: Workspace, clock: Clock) -> None:
    account_for(workspace, "Bob", Role.ANALYST)
    wait = fail(workspace, times=FREE_ATTEMPTS).wait
    clock.forward(-3 * 86_400)
    assert seconds_to_wait(workspace, "Bob") == wait
    with pytest.raises(SignInDelayed) as delayed:
        sign_in(workspace, "Bob", PASSWORD)
    assert delayed.value.wait == wait
    clock.forward(wait)
    assert sign_in(workspace, "Bob", PASSWORD).name == "Bob"


def test_a_program_that_is_ended_while_it_checks_has_counted_the_attempt(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    account_for(workspace, "Bob", Role.ANALYST)

    def killed(*_: object) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr("desktop.workflow.sign_in.verify_password", killed)
    for _ in range(FREE_ATTEMPTS):
        with pytest.raises(KeyboardInterrupt):
            sign_in(workspace, "Bob", "guess")
    with pytest.raises(SignInDelayed):
        sign_in(workspace, "Bob", "guess")


def test_a_closed_account_is_refused_with_the_right_password_only(
    workspace: Workspace, entries: Entries
) -> None:
    bob = account_for(workspace, "Bob", Role.ANALYST)
    sign_in_as(workspace, "Ada", Role.ADMINISTRATOR)
    change_account(workspace, bob.account_id, active=False)
    sign_out(workspace)
    fail(workspace, "Bob")
    with pytest.raises(AccessRefused, match="closed"):
        sign_in(workspace, "Bob", PASSWORD)
    assert workspace.person is None
    (refused,) = entries(workspace, "access.refused")
    assert refused.data["name"] == "Bob"


def test_locking_and_unlocking_are_logged_and_count_wrong_passwords(
    workspace: Workspace, entries: Entries, clock: Clock
) -> None:
    with pytest.raises(SignInRequired):
        unlock(workspace, PASSWORD)
    note_locked(workspace, idle=True)
    sign_in_as(workspace, "Bob", Role.ANALYST)
    note_locked(workspace, idle=True)
    for _ in range(FREE_ATTEMPTS):
        with pytest.raises(SignInFailed):
            unlock(workspace, "not the password")
    with pytest.raises(SignInDelayed):
        unlock(workspace, PASSWORD)
    clock.forward(2)
    unlock(workspace, PASSWORD)
    kinds = [e.kind for e in entries(workspace, "signin.")][1:]
    assert kinds == ["signin.locked", *["signin.failed"] * FREE_ATTEMPTS, "signin.unlocked"]
    assert workspace.person is not None
    assert check_password(workspace, PASSWORD) == workspace.person


def test_nobody_stays_signed_in_because_the_disk_is_full(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    account_for(workspace, "Bob", Role.ANALYST)

    def full() -> None:
        raise StorageFull(path="there")

    sign_in_as(workspace, "Bob")
    with monkeypatch.context() as patch:
        patch.setattr(workspace, "recording", full)
        with pytest.raises(StorageFull):
            sign_out(workspace)
    assert workspace.person is None


def test_old_hashes_are_made_anew_without_giving_a_role_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, entries: Entries
) -> None:
    from argon2 import PasswordHasher

    stronger = PasswordHasher(time_cost=2, memory_cost=16, parallelism=1)
    monkeypatch.setattr(passwords, "HASHER", stronger)
    monkeypatch.setattr("desktop.workflow.sign_in.HASHER", stronger)
    with Workspace.create(tmp_path / "own", WorkspaceKind.CASEWORK, "operator") as workspace:
        bob = account_for(workspace, "Bob", Role.ANALYST, Role.EXAMINER)

        def meanwhile(password: str) -> str:
            account_for(workspace, "Bob", Role.ANALYST)
            return stronger.hash(password)

        monkeypatch.setattr("desktop.workflow.sign_in.hash_password", meanwhile)
        sign_in(workspace, "Bob", PASSWORD)
        with workspace.reading() as stores:
            assert stores.accounts.password_hash(bob.account_id) != cheap_hash()
        assert accounts(workspace)[0].roles == {Role.ANALYST}
        assert [e.actor for e in entries(workspace, "account.changed")] == ["operator", "Bob"]
        assert verify_workspace(workspace).ok
