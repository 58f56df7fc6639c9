"""Searches with their listed candidates. Append-only."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from desktop.domain.candidates import Candidate
from desktop.domain.log_entries import format_instant, parse_instant
from desktop.domain.rates import Rate
from desktop.domain.searches import SearchRecord
from desktop.errors import WrongUse
from desktop.storage.columns import to_json
from desktop.storage.rates_store import RatesStore, SearchRates
from desktop.storage.row_digest import COVERED_COLUMNS, Value
from desktop.storage.session import Session

_NAMES = (*COVERED_COLUMNS["search"], "case_number")
_SELECT = f"""SELECT {", ".join(f"search.{name}" for name in COVERED_COLUMNS["search"])}, case_number
FROM search JOIN case_file ON case_file.case_id = search.case_id"""  # noqa: S608


class SearchStore:
    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, record: SearchRecord) -> None:
        """Adds the search, its candidates and what it showed about error. Needs a log entry."""
        rate = record.fpir
        self._session.record(
            "search",
            [
                {
                    "search_id": record.search_id,
                    "probe_id": record.probe_id,
                    "case_id": record.case_id,
                    "gallery_id": int(record.gallery_id),
                    "gallery_name": record.gallery_name,
                    "pack_id": record.pack_id,
                    "pack_hash": record.pack_hash,
                    "snapshot_hash": record.snapshot_hash,
                    "subjects": int(record.subjects),
                    "faces": int(record.faces),
                    "threshold": float(record.threshold),
                    "count_at_threshold": int(record.count_at_threshold),
                    "fpir_events": None if rate is None else int(rate.events),
                    "fpir_n": None if rate is None else int(rate.n),
                    "fpir_low": None if rate is None else float(rate.low),
                    "fpir_high": None if rate is None else float(rate.high),
                    "device": record.device,
                    "seconds": float(record.seconds),
                    "at": format_instant(record.at),
                    "actor": record.actor,
                    "warnings": to_json(list(record.warnings)),
                }
            ],
        )
        candidates: list[dict[str, Value]] = [
            {
                "search_id": record.search_id,
                "rank": int(candidate.rank),
                "subject_id": candidate.subject_id,
                "face_id": int(candidate.face_id),
                "score": float(candidate.score),
                "raw_score": float(candidate.raw_score),
            }
            for candidate in record.candidates
        ]
        self._session.record("candidate", candidates)
        RatesStore(self._session).add_search(record)

    def get(self, search_id: str) -> SearchRecord:
        """Raises `WrongUse` for an id that no search has."""
        found = self._read("WHERE search_id = ?", (search_id,))
        if not found:
            raise WrongUse(detail=f"There is no search with the id {search_id}.")
        return found[0]

    def get_for(self, search_id: str, face_ids: Collection[int]) -> SearchRecord:
        """With the candidates of these faces alone, and without the notes beside them: reading thousands of
        them takes long. Raises `WrongUse` for an id that no search has."""
        found = self._read("WHERE search_id = ?", (search_id,), with_candidates=False)
        if not found:
            raise WrongUse(detail=f"There is no search with the id {search_id}.")
        return replace(found[0], candidates=self._candidates(search_id, face_ids))

    def case_of(self, search_id: str) -> str:
        """The case's id. Raises `WrongUse` for an id that no search has."""
        found = self._session.value("SELECT case_id FROM search WHERE search_id = ?", (search_id,))
        if found is None:
            raise WrongUse(detail=f"There is no search with the id {search_id}.")
        return str(found)

    def recent(
        self, limit: int, case_id: str | None = None, *, with_candidates: bool = True
    ) -> list[SearchRecord]:
        """Newest first; of one case, or of all. Without their candidates and the notes
        beside them a thousand are read at once."""
        order = "ORDER BY search.log_seq DESC, search.rowid DESC LIMIT ?"
        if case_id is None:
            return self._read(order, (int(limit),), with_candidates)
        return self._read(f"WHERE search.case_id = ? {order}", (case_id, int(limit)), with_candidates)

    def cases_of(self, search_ids: Collection[str]) -> dict[str, str]:
        """The case of each of these searches; unknown ones are left out."""
        rows = self._session.rows(
            "SELECT search_id, case_id FROM search WHERE search_id IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(search_ids)),),
        )
        return dict(rows)

    def ids_in(self, case_ids: Collection[str]) -> list[str]:
        """Of every search in these cases, newest first."""
        rows = self._session.rows(
            "SELECT search_id FROM search WHERE case_id IN (SELECT value FROM json_each(?))"
            " ORDER BY log_seq DESC, rowid DESC",
            (json.dumps(list(case_ids)),),
        )
        return [search_id for (search_id,) in rows]

    def _read(
        self, where: str, parameters: Sequence[Value], with_candidates: bool = True
    ) -> list[SearchRecord]:
        rows = self._session.rows(f"{_SELECT} {where}", parameters)
        return [
            _search(
                *row,
                candidates=self._candidates(row[0]) if with_candidates else (),
                rates=RatesStore(self._session).of_search(row[0], with_notes=with_candidates),
            )
            for row in rows
        ]

    def _candidates(self, search_id: str, face_ids: Collection[int] | None = None) -> tuple[Candidate, ...]:
        wanted = "" if face_ids is None else " AND face_id IN (SELECT value FROM json_each(?))"
        rows = self._session.rows(
            "SELECT rank, subject_id, face_id, score, raw_score FROM candidate"  # noqa: S608
            f" WHERE search_id = ?{wanted} ORDER BY rank",
            (search_id,) if face_ids is None else (search_id, json.dumps(sorted(face_ids))),
        )
        return tuple(Candidate(*row) for row in rows)


def _search(*row: Any, candidates: tuple[Candidate, ...], rates: SearchRates) -> SearchRecord:
    named = dict(zip(_NAMES, row, strict=True))
    events, n, low, high = (named.pop(f"fpir_{name}") for name in ("events", "n", "low", "high"))
    named["at"] = parse_instant(named["at"])
    named["warnings"] = tuple(json.loads(named["warnings"]))
    return SearchRecord(
        **named,
        fpir=None if n is None else Rate(events, n, low, high),
        candidates=candidates,
        score_kind=rates.score_kind,
        cohort_size=rates.cohort_size,
        probe_mean=rates.probe_mean,
        declared=rates.declared or {},
        notes=rates.notes,
    )
