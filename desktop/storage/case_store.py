"""Cases: what searches are done for."""

from __future__ import annotations

import re
import uuid

from desktop.domain.log_entries import format_instant, parse_instant
from desktop.domain.searches import Case
from desktop.errors import WrongUse
from desktop.storage.columns import now
from desktop.storage.session import Session

_SELECT = "SELECT case_id, case_number, purpose, authority, opened_at, opened_by FROM case_file"

_WILD = re.compile(r"[%_|]")


class CaseStore:
    def __init__(self, session: Session) -> None:
        self._session = session

    def open(self, case_number: str, purpose: str, authority: str, actor: str) -> tuple[Case, bool]:
        """The case of that number as it stands, or a new one (then True, and it needs a log entry).

        Raises `WrongUse` for an empty number.
        """
        case_number = case_number.strip()
        if not case_number:
            raise WrongUse(detail="Give the case number.")
        existing = self.by_number(case_number)
        if existing is not None:
            return existing, False
        case = Case(uuid.uuid4().hex, case_number, purpose, authority, now(), actor)
        self._session.record(
            "case_file",
            [
                {
                    "case_id": case.case_id,
                    "case_number": case.case_number,
                    "purpose": case.purpose,
                    "authority": case.authority,
                    "opened_at": format_instant(case.opened_at),
                    "opened_by": case.opened_by,
                }
            ],
        )
        return case, True

    def by_number(self, case_number: str) -> Case | None:
        row = self._session.row(f"{_SELECT} WHERE case_number = ?", (case_number.strip(),))
        return None if row is None else _case(*row)

    def get(self, case_id: str) -> Case:
        """Raises `WrongUse` for an id that no case has."""
        row = self._session.row(f"{_SELECT} WHERE case_id = ?", (case_id,))
        if row is None:
            raise WrongUse(detail="There is no such case.")
        return _case(*row)

    def numbers(self, text: str, limit: int) -> list[tuple[str, str]]:
        """Id and number of the newest cases whose number holds `text`, in whatever case."""
        text = text.strip()
        if text.isascii():  # there SQLite's own comparison is enough, and much faster
            plain = _WILD.sub(r"|\g<0>", text)
            holds, wanted = "case_number LIKE ? ESCAPE '|'", f"%{plain}%"
        else:
            holds, wanted = "instr(folded(case_number), ?) > 0", text.casefold()
        rows = self._session.rows(
            f"SELECT case_id, case_number FROM case_file WHERE {holds}"  # noqa: S608
            " ORDER BY log_seq DESC, rowid DESC LIMIT ?",
            (wanted, int(limit)),
        )
        return [(case_id, number) for case_id, number in rows]

    def all(self) -> list[Case]:
        """Newest first."""
        rows = self._session.rows(f"{_SELECT} ORDER BY log_seq DESC, rowid DESC")
        return [_case(*row) for row in rows]


def _case(
    case_id: str, case_number: str, purpose: str, authority: str, opened_at: str, opened_by: str
) -> Case:
    return Case(case_id, case_number, purpose, authority, parse_instant(opened_at), opened_by)
