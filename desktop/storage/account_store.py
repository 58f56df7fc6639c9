"""Accounts of a workspace: who they are, and (the newest row counts) their roles and password."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable
from datetime import datetime

from desktop.domain.log_entries import format_instant, parse_instant
from desktop.domain.people import Account, Role, folded
from desktop.errors import WrongUse
from desktop.storage.columns import now, to_json
from desktop.storage.session import Session

_SELECT = """SELECT account.account_id, name, full_name, roles, active, created_at, created_by
FROM account JOIN account_state ON state_id = (
    SELECT max(state_id) FROM account_state AS s WHERE s.account_id = account.account_id)"""


class AccountStore:
    def __init__(self, session: Session) -> None:
        self._session = session

    def create(
        self, name: str, full_name: str, roles: Iterable[Role], password_hash: str, actor: str
    ) -> Account:
        """A new, active account. Raises `WrongUse` where the name is taken. Needs a log entry."""
        if self._session.value("SELECT 1 FROM account WHERE folded_name = ?", (folded(name),)):
            raise WrongUse(detail=f"There is already an account called “{name}”. Choose another name.")
        account = Account(
            account_id=uuid.uuid4().hex,
            name=name,
            full_name=full_name,
            roles=frozenset(roles),
            active=True,
            created_at=now(),
            created_by=actor,
        )
        self._session.record(
            "account",
            [
                {
                    "account_id": account.account_id,
                    "name": name,
                    "folded_name": folded(name),
                    "full_name": full_name,
                    "created_at": format_instant(account.created_at),
                    "created_by": actor,
                }
            ],
        )
        self.set_state(account.account_id, account.roles, True, password_hash, actor)
        return account

    def set_state(
        self, account_id: str, roles: Iterable[Role], active: bool, password_hash: str, actor: str
    ) -> None:
        """Roles, activity and password from now on. Needs a log entry."""
        self._session.record(
            "account_state",
            [
                {
                    "state_id": self._session.next_id("account_state"),
                    "account_id": account_id,
                    "roles": to_json(sorted(role.value for role in roles)),
                    "active": int(active),
                    "password_hash": password_hash,
                    "at": format_instant(now()),
                    "actor": actor,
                }
            ],
        )

    def any(self) -> bool:
        """Whether there is an account at all."""
        return self._session.value("SELECT 1 FROM account LIMIT 1") is not None

    def all(self) -> list[Account]:
        """By name."""
        return [_account(*row) for row in self._session.rows(f"{_SELECT} ORDER BY folded_name")]

    def by_name(self, name: str) -> Account | None:
        row = self._session.row(f"{_SELECT} WHERE folded_name = ?", (folded(name),))
        return None if row is None else _account(*row)

    def get(self, account_id: str) -> Account | None:
        row = self._session.row(f"{_SELECT} WHERE account.account_id = ?", (account_id,))
        return None if row is None else _account(*row)

    def password_hash(self, account_id: str) -> str:
        """As argon2 encodes it. Raises `KeyError` for an id that no account has."""
        found = self._session.value(
            "SELECT password_hash FROM account_state WHERE account_id = ? ORDER BY state_id DESC LIMIT 1",
            (account_id,),
        )
        if found is None:
            raise KeyError(account_id)
        return str(found)

    def failures(self, name: str) -> tuple[int, datetime | None]:
        """Attempts that failed since the last success, and when the last of them was."""
        row = self._session.row(
            "SELECT failures, last_at FROM sign_in_delay WHERE folded_name = ?", (folded(name),)
        )
        return (0, None) if row is None else (int(row[0]), parse_instant(row[1]))

    def note_failure(self, name: str, at: datetime) -> int:
        """One more; returns how many there are now."""
        self._session.write(
            "INSERT INTO sign_in_delay (folded_name, failures, last_at) VALUES (?, 1, ?)"
            " ON CONFLICT (folded_name) DO UPDATE SET failures = failures + 1, last_at = excluded.last_at",
            (folded(name), format_instant(at)),
        )
        return self.failures(name)[0]

    def set_last_failure(self, name: str, at: datetime) -> None:
        self._session.write(
            "UPDATE sign_in_delay SET last_at = ? WHERE folded_name = ?", (format_instant(at), folded(name))
        )

    def clear_failures(self, name: str) -> None:
        self._session.write("DELETE FROM sign_in_delay WHERE folded_name = ?", (folded(name),))


def _account(
    account_id: str,
    name: str,
    full_name: str,
    roles: str,
    active: int,
    created_at: str,
    created_by: str,
) -> Account:
    return Account(
        account_id,
        name,
        full_name,
        frozenset(Role(role) for role in json.loads(roles)),
        bool(active),
        parse_instant(created_at),
        created_by,
    )
