"""Conclusions of examiners. Append-only: a later one stands beside an earlier one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.domain.annotations import Annotation, annotations_from, annotations_record
from desktop.domain.conclusions import Conclusion, RecordedConclusion, SearchOutcome
from desktop.domain.features import FeatureList
from desktop.domain.log_entries import format_instant, parse_instant
from desktop.storage.columns import to_json
from desktop.storage.session import Session


@dataclass(frozen=True, slots=True)
class ConclusionDetail:
    """Who concluded, by account, and what was seen."""

    account_id: str
    features: FeatureList
    annotations: tuple[Annotation, ...]


class ConclusionStore:
    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def next_id(self) -> int:
        """The id that `add` gives next."""
        return self._session.next_id("conclusion")

    def add(self, conclusion: RecordedConclusion) -> RecordedConclusion:
        """Adds it; returns it with the `log_seq` of the entry that comes next. Needs a log entry."""
        self._session.record(
            "conclusion",
            [
                {
                    "conclusion_id": self._session.next_id("conclusion"),
                    "search_id": conclusion.search_id,
                    "subject_id": conclusion.subject_id,
                    "face_id": None if conclusion.face_id is None else int(conclusion.face_id),
                    "conclusion": conclusion.conclusion.value,
                    "reason": conclusion.reason,
                    "examiner": conclusion.examiner,
                    "at": format_instant(conclusion.at),
                }
            ],
        )
        return replace(conclusion, log_seq=self._session.next_seq)

    def of_search(self, search_id: str) -> list[RecordedConclusion]:
        """Newest last."""
        rows = self._session.rows(
            "SELECT search_id, subject_id, face_id, conclusion, reason, examiner, at, log_seq"
            " FROM conclusion WHERE search_id = ? ORDER BY conclusion_id",
            (search_id,),
        )
        return [
            RecordedConclusion(
                search_id=search,
                subject_id=subject_id,
                face_id=face_id,
                conclusion=_conclusion(text),
                reason=reason,
                examiner=examiner,
                at=parse_instant(at),
                log_seq=log_seq,
            )
            for search, subject_id, face_id, text, reason, examiner, at, log_seq in rows
        ]

    def add_detail(
        self,
        conclusion_id: int,
        account_id: str,
        features: FeatureList,
        annotations: Sequence[Annotation],
    ) -> None:
        """Adds what the conclusion rests on. Needs a log entry."""
        self._session.record(
            "conclusion_detail",
            [
                {
                    "conclusion_id": int(conclusion_id),
                    "account_id": account_id,
                    "features": to_json(features.as_record()),
                    "annotations": to_json(annotations_record(annotations)),
                }
            ],
        )

    def details(self, search_id: str) -> dict[int, ConclusionDetail]:
        """By the number of the log entry of each conclusion (`RecordedConclusion.log_seq`)."""
        rows = self._session.rows(
            "SELECT conclusion.log_seq, account_id, features, annotations FROM conclusion_detail"
            " JOIN conclusion USING (conclusion_id) WHERE search_id = ?",
            (search_id,),
        )
        return {
            seq: ConclusionDetail(
                account_id,
                FeatureList.from_record(json.loads(features)),
                annotations_from(json.loads(annotations)),
            )
            for seq, account_id, features, annotations in rows
        }

    def account_of(self, log_seq: int) -> str:
        """Id of the account that the conclusion of that log entry was written with; empty if not known."""
        found = self._session.value(
            "SELECT account_id FROM conclusion_detail JOIN conclusion USING (conclusion_id)"
            " WHERE conclusion.log_seq = ?",
            (log_seq,),
        )
        return "" if found is None else str(found)


def _conclusion(text: str) -> Conclusion | SearchOutcome:
    return Conclusion(text) if text in set(Conclusion) else SearchOutcome(text)
