"""What turns an agreed lead into one that may leave: corroboration, release, and the reports made of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desktop.domain.log_entries import format_instant, parse_instant
from desktop.domain.standings import Corroboration, Release
from desktop.storage.columns import now
from desktop.storage.session import Session


@dataclass(frozen=True, slots=True)
class RecordedReport:
    """A report that was written; `sha256` is of its bytes."""

    format: str
    sha256: str
    at: datetime
    actor: str
    log_seq: int


class ReleaseStore:
    def __init__(self, session: Session) -> None:
        self._session = session

    def corroborate(self, corroboration: Corroboration, account_id: str) -> None:
        """Needs a log entry."""
        self._session.record(
            "corroboration",
            [
                {
                    "corroboration_id": self._session.next_id("corroboration"),
                    "search_id": corroboration.search_id,
                    "face_id": int(corroboration.face_id),
                    "text": corroboration.text,
                    "source": corroboration.source,
                    "at": format_instant(corroboration.at),
                    "actor": corroboration.actor,
                    "account_id": account_id,
                }
            ],
        )

    def corroborations(self, search_id: str) -> list[Corroboration]:
        """Oldest first."""
        rows = self._session.rows(
            "SELECT search_id, face_id, text, source, at, actor, log_seq FROM corroboration"
            " WHERE search_id = ? ORDER BY corroboration_id",
            (search_id,),
        )
        return [
            Corroboration(s, f, text, source, parse_instant(at), who, seq)
            for s, f, text, source, at, who, seq in rows
        ]

    def release(self, release: Release) -> None:
        """Needs a log entry."""
        self._session.record(
            "lead_release",
            [
                {
                    "release_id": self._session.next_id("lead_release"),
                    "search_id": release.search_id,
                    "face_id": int(release.face_id),
                    "subject_id": release.subject_id,
                    "at": format_instant(release.at),
                    "actor": release.actor,
                    "account_id": release.account_id,
                }
            ],
        )

    def releases(self, search_id: str) -> list[Release]:
        """Oldest first."""
        rows = self._session.rows(
            "SELECT search_id, face_id, subject_id, at, actor, account_id, log_seq FROM lead_release"
            " WHERE search_id = ? ORDER BY release_id",
            (search_id,),
        )
        return [
            Release(search, face, subject, parse_instant(at), who, account, seq)
            for search, face, subject, at, who, account, seq in rows
        ]

    def all_released(self) -> list[tuple[str, int, int]]:
        """(search id, face id, log entry) of every release, in order."""
        return self._session.rows(
            "SELECT search_id, face_id, log_seq FROM lead_release ORDER BY release_id"
        )

    def add_report(self, case_id: str, format_name: str, sha256: str, actor: str) -> None:
        """Needs a log entry."""
        self._session.record(
            "report",
            [
                {
                    "report_id": self._session.next_id("report"),
                    "case_id": case_id,
                    "format": format_name,
                    "sha256": sha256,
                    "at": format_instant(now()),
                    "actor": actor,
                }
            ],
        )

    def reports(self, case_id: str) -> list[RecordedReport]:
        """Oldest first."""
        rows = self._session.rows(
            "SELECT format, sha256, at, actor, log_seq FROM report WHERE case_id = ? ORDER BY report_id",
            (case_id,),
        )
        return [RecordedReport(f, sha256, parse_instant(at), who, seq) for f, sha256, at, who, seq in rows]
