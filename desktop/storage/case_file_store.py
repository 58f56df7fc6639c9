"""What stands around a case: its terms, whether it is open, and why it needs attention."""

from __future__ import annotations

from datetime import date, datetime

from desktop.domain.cases import CaseFile, CaseFlag, CaseState, CaseTerms, FlagKind
from desktop.domain.log_entries import format_instant, parse_instant
from desktop.domain.searches import Case
from desktop.storage.columns import now
from desktop.storage.policy_store import PolicyStore
from desktop.storage.row_digest import Value
from desktop.storage.session import Session

_FOUND = """FROM case_file
LEFT JOIN case_state ON state_id = (SELECT max(state_id) FROM case_state WHERE case_id = case_file.case_id)
LEFT JOIN case_terms ON terms_id = (SELECT max(terms_id) FROM case_terms WHERE case_id = case_file.case_id)
WHERE (? = '' OR coalesce(case_state.state, 'open') = ?)"""
_TEXT = "lower(case_number || ' ' || purpose || ' ' || coalesce(requester, ''))"


class CaseFileStore:
    def __init__(self, session: Session) -> None:
        self._session = session

    def file(self, case: Case) -> CaseFile:
        """The case with everything around it."""
        return CaseFile(
            case.case_id,
            case.case_number,
            case.purpose,
            case.authority,
            case.opened_at,
            case.opened_by,
            self.terms(case.case_id),
            self.state(case.case_id),
            self.flags(case.case_id),
        )

    def count(self, state: CaseState | None = None, text: str = "") -> int:
        """How many `page` goes through."""
        where, parameters = _found(state, text)
        return int(self._session.value(f"SELECT count(*) {where}", parameters))

    def page(
        self, offset: int, limit: int, state: CaseState | None = None, text: str = ""
    ) -> list[tuple[str, int, int]]:
        """(case id, probes, searches), newest first; number, purpose or requester hold each word."""
        where, parameters = _found(state, text)
        rows = self._session.rows(
            f"""SELECT case_file.case_id,
                (SELECT count(*) FROM probe WHERE probe.case_id = case_file.case_id),
                (SELECT count(*) FROM search WHERE search.case_id = case_file.case_id)
            {where} ORDER BY case_file.log_seq DESC, case_file.rowid DESC LIMIT ? OFFSET ?""",  # noqa: S608
            [*parameters, int(limit), int(offset)],
        )
        return [(case_id, int(probes), int(searches)) for case_id, probes, searches in rows]

    def terms(self, case_id: str) -> CaseTerms | None:
        """The latest; None for a case that was opened before there were any."""
        row = self._session.row(
            "SELECT offence, requester, authorisation, deadline, policy_sha256, retention_until, at, actor"
            " FROM case_terms WHERE case_id = ? ORDER BY terms_id DESC LIMIT 1",
            (case_id,),
        )
        if row is None:
            return None
        offence, requester, authorisation, deadline, sha256, retention, at, actor = row
        policy = PolicyStore(self._session).get(sha256)
        if policy is None:
            raise KeyError(sha256)
        return CaseTerms(
            offence,
            requester,
            authorisation,
            None if deadline is None else date.fromisoformat(deadline),
            policy,
            date.fromisoformat(retention),
            parse_instant(at),
            actor,
        )

    def set_terms(self, case_id: str, terms: CaseTerms) -> None:
        """Needs a log entry; the policy has to be adopted before."""
        self._session.record(
            "case_terms",
            [
                {
                    "terms_id": self._session.next_id("case_terms"),
                    "case_id": case_id,
                    "offence": terms.offence,
                    "requester": terms.requester,
                    "authorisation": terms.authorisation,
                    "deadline": None if terms.deadline is None else terms.deadline.isoformat(),
                    "policy_sha256": terms.policy.sha256,
                    "retention_until": terms.retention_until.isoformat(),
                    "at": format_instant(terms.set_at),
                    "actor": terms.set_by,
                }
            ],
        )

    def state(self, case_id: str) -> CaseState:
        found = self._session.value(
            "SELECT state FROM case_state WHERE case_id = ? ORDER BY state_id DESC LIMIT 1", (case_id,)
        )
        return CaseState.OPEN if found is None else CaseState(found)

    def state_history(self, case_id: str) -> list[tuple[CaseState, str, datetime, str]]:
        """(state, reason, when, by whom), oldest first."""
        rows = self._session.rows(
            "SELECT state, reason, at, actor FROM case_state WHERE case_id = ? ORDER BY state_id",
            (case_id,),
        )
        return [(CaseState(state), reason, parse_instant(at), actor) for state, reason, at, actor in rows]

    def set_state(self, case_id: str, state: CaseState, reason: str, actor: str) -> None:
        """Needs a log entry."""
        self._session.record(
            "case_state",
            [
                {
                    "state_id": self._session.next_id("case_state"),
                    "case_id": case_id,
                    "state": state.value,
                    "reason": reason,
                    "at": format_instant(now()),
                    "actor": actor,
                }
            ],
        )

    def flags(self, case_id: str) -> tuple[CaseFlag, ...]:
        """Oldest first."""
        rows = self._session.rows(
            "SELECT kind, detail, at FROM case_flag WHERE case_id = ? ORDER BY flag_id", (case_id,)
        )
        return tuple(CaseFlag(FlagKind(kind), detail, parse_instant(at)) for kind, detail, at in rows)

    def flag(self, case_id: str, kind: FlagKind, detail: str) -> None:
        """Needs a log entry."""
        self._session.record(
            "case_flag",
            [
                {
                    "flag_id": self._session.next_id("case_flag"),
                    "case_id": case_id,
                    "kind": kind.value,
                    "detail": detail,
                    "at": format_instant(now()),
                }
            ],
        )


def _found(state: CaseState | None, text: str) -> tuple[str, list[Value]]:
    wanted = "" if state is None else state.value
    words = text.lower().split()
    where = "".join(f" AND instr({_TEXT}, ?) > 0" for _ in words)
    return _FOUND + where, [wanted, wanted, *words]
