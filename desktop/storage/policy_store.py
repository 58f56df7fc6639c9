"""Policy profiles as they were adopted: the exact text, so that an edited file changes no open case."""

from __future__ import annotations

from datetime import date

from desktop.domain.log_entries import format_instant
from desktop.domain.policies import PolicyProfile, policy_from_text
from desktop.storage.columns import now
from desktop.storage.session import Session


class PolicyStore:
    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, sha256: str) -> PolicyProfile | None:
        text = self._session.value("SELECT text FROM policy_profile WHERE sha256 = ?", (sha256,))
        return None if text is None else policy_from_text(text)

    def of_id(self, profile_id: str, dated: date) -> PolicyProfile | None:
        """What was adopted under that name and date."""
        text = self._session.value(
            "SELECT text FROM policy_profile WHERE profile_id = ? AND dated = ? ORDER BY log_seq LIMIT 1",
            (profile_id, dated.isoformat()),
        )
        return None if text is None else policy_from_text(text)

    def all(self) -> list[PolicyProfile]:
        """In the order they were adopted."""
        rows = self._session.rows("SELECT text FROM policy_profile ORDER BY log_seq, sha256")
        return [policy_from_text(text) for (text,) in rows]

    def adopt(self, policy: PolicyProfile, actor: str) -> None:
        """Needs a log entry."""
        self._session.record(
            "policy_profile",
            [
                {
                    "sha256": policy.sha256,
                    "profile_id": policy.profile_id,
                    "dated": policy.dated.isoformat(),
                    "text": policy.text,
                    "at": format_instant(now()),
                    "actor": actor,
                }
            ],
        )
