"""Blind looks: who was asked to look at what, what they concluded, and who knows too much to be asked."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from desktop.domain.annotations import annotations_from, annotations_record
from desktop.domain.conclusions import Conclusion
from desktop.domain.features import FeatureList
from desktop.domain.log_entries import format_instant, parse_instant
from desktop.domain.looks import Look, LookAnswer, LookItem, LookState
from desktop.errors import WrongUse
from desktop.storage.columns import now, to_json
from desktop.storage.session import Session

_SELECT = """SELECT look.look_id, search_id, ordinal, look.reason, look.at, look.actor, look.log_seq,
    look_start.account_id, look_start.examiner, look_start.at,
    look_end.state, look_end.reason, look_end.at, look_end.log_seq
FROM look LEFT JOIN look_start USING (look_id) LEFT JOIN look_end USING (look_id)"""


class LookStore:
    def __init__(self, session: Session) -> None:
        self._session = session

    def ask(
        self, look_id: str, search_id: str, ordinal: int, reason: str, items: Sequence[LookItem], actor: str
    ) -> None:
        """Needs a log entry."""
        self._session.record(
            "look",
            [
                {
                    "look_id": look_id,
                    "search_id": search_id,
                    "ordinal": ordinal,
                    "reason": reason,
                    "at": format_instant(now()),
                    "actor": actor,
                }
            ],
        )
        self._session.record(
            "look_item",
            [
                {
                    "look_id": look_id,
                    "place": item.place,
                    "face_id": int(item.face_id),
                    "subject_id": item.subject_id,
                    "is_filler": int(item.is_filler),
                }
                for item in items
            ],
        )

    def begin(self, look_id: str, account_id: str, examiner: str) -> None:
        """Needs a log entry."""
        self._session.record(
            "look_start",
            [
                {
                    "look_id": look_id,
                    "account_id": account_id,
                    "examiner": examiner,
                    "at": format_instant(now()),
                }
            ],
        )

    def answer(self, look_id: str, answer: LookAnswer) -> None:
        """Needs a log entry."""
        self._session.record(
            "look_answer",
            [
                {
                    "look_id": look_id,
                    "place": answer.place,
                    "conclusion": answer.conclusion.value,
                    "reason": answer.reason,
                    "features": to_json(answer.features.as_record()),
                    "annotations": to_json(annotations_record(answer.annotations)),
                    "seconds": float(answer.seconds),
                    "at": format_instant(answer.at),
                }
            ],
        )

    def end(self, look_id: str, state: LookState, reason: str = "") -> None:
        """Completed or withdrawn. Needs a log entry."""
        self._session.record(
            "look_end",
            [{"look_id": look_id, "state": state.value, "reason": reason, "at": format_instant(now())}],
        )

    def get(self, look_id: str) -> Look:
        """Raises `WrongUse` for an id that no look has."""
        found = self._read("WHERE look.look_id = ?", (look_id,))
        if not found:
            raise WrongUse(detail="There is no such look.")
        return found[0]

    def of_search(self, search_id: str) -> list[Look]:
        """In the order they were asked for."""
        return self._read("WHERE search_id = ?", (search_id,))

    def open(self) -> list[Look]:
        """All that are neither completed nor withdrawn, oldest first."""
        return self._read("WHERE look_end.look_id IS NULL", ())

    def all(self) -> list[Look]:
        """In the order they were asked for."""
        return self._read("", ())

    def holding(self, face_id: int) -> list[Look]:
        """Open ones that show this face."""
        return [look for look in self.open() if any(item.face_id == face_id for item in look.items)]

    def unblind(self, search_id: str, account_id: str, how: str) -> bool:
        """Notes that a person has seen scores or conclusions of the search. False where that was known;
        then there is nothing to log. Needs a log entry otherwise."""
        if self.is_unblinded(search_id, account_id):
            return False
        self._session.record(
            "unblinded",
            [
                {
                    "search_id": search_id,
                    "account_id": account_id,
                    "how": how,
                    "at": format_instant(now()),
                }
            ],
        )
        return True

    def is_unblinded(self, search_id: str, account_id: str) -> bool:
        sql = "SELECT 1 FROM unblinded WHERE search_id = ? AND account_id = ?"
        return self._session.row(sql, (search_id, account_id)) is not None

    def unseen_cases(self, account_ids: Collection[str], among: Collection[str] | None = None) -> set[str]:
        """Cases with searches of which these accounts have seen none, nor one of the same picture; of those
        `among` alone where that is given."""
        parameters = [json.dumps(sorted(account_ids))]
        of_these = ""
        if among is not None:
            of_these = " AND case_id IN (SELECT value FROM json_each(?))"
            parameters.append(json.dumps(sorted(among)))
        rows = self._session.rows(
            f"""SELECT DISTINCT case_id FROM search WHERE case_id NOT IN (
                SELECT other.case_id FROM unblinded JOIN search seen USING (search_id)
                JOIN probe shown ON shown.probe_id = seen.probe_id
                JOIN probe same ON same.image_sha256 = shown.image_sha256
                JOIN search other ON other.probe_id = same.probe_id
                WHERE unblinded.account_id IN (SELECT value FROM json_each(?))){of_these}""",  # noqa: S608
            parameters,
        )
        return {case_id for (case_id,) in rows}

    def unblinded(self, search_id: str) -> dict[str, str]:
        """Account id -> how it came to know."""
        rows = self._session.rows("SELECT account_id, how FROM unblinded WHERE search_id = ?", (search_id,))
        return dict(rows)

    def _read(self, where: str, parameters: Sequence[Any]) -> list[Look]:
        rows = self._session.rows(f"{_SELECT} {where} ORDER BY look.log_seq, look.rowid", parameters)
        return [self._look(*row) for row in rows]

    def _look(
        self,
        look_id: str,
        search_id: str,
        ordinal: int,
        reason: str,
        at: str,
        actor: str,
        seq: int,
        account_id: str | None,
        examiner: str | None,
        begun_at: str | None,
        state: str | None,
        end_reason: str | None,
        ended_at: str | None,
        ended_seq: int | None,
    ) -> Look:
        if state is not None:
            standing = LookState(state)
        else:
            standing = LookState.WAITING if account_id is None else LookState.BEGUN
        return Look(
            look_id=look_id,
            search_id=search_id,
            ordinal=ordinal,
            asked_at=parse_instant(at),
            asked_seq=seq,
            asked_by=actor,
            reason=reason,
            state=standing,
            items=self._items(look_id),
            account_id=account_id,
            examiner=examiner,
            begun_at=_instant(begun_at),
            ended_at=_instant(ended_at),
            ended_seq=ended_seq,
            end_reason=end_reason or "",
            answers=self._answers(look_id),
        )

    def _items(self, look_id: str) -> tuple[LookItem, ...]:
        rows = self._session.rows(
            "SELECT place, face_id, subject_id, is_filler FROM look_item WHERE look_id = ? ORDER BY place",
            (look_id,),
        )
        return tuple(LookItem(place, face, subject, bool(filler)) for place, face, subject, filler in rows)

    def _answers(self, look_id: str) -> tuple[LookAnswer, ...]:
        rows = self._session.rows(
            "SELECT place, conclusion, reason, features, annotations, seconds, at FROM look_answer"
            " WHERE look_id = ? ORDER BY place",
            (look_id,),
        )
        return tuple(
            LookAnswer(
                place,
                Conclusion(conclusion),
                reason,
                FeatureList.from_record(json.loads(features)),
                annotations_from(json.loads(annotations)),
                seconds,
                parse_instant(at),
            )
            for place, conclusion, reason, features, annotations, seconds, at in rows
        )


def _instant(text: str | None) -> datetime | None:
    return None if text is None else parse_instant(text)
