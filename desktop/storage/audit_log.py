"""The audit log: entries are appended and read, nothing else."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from desktop.domain.log_entries import (
    CHECKPOINT_KINDS,
    KEY_KINDS,
    PREVIOUS_CHECKPOINT,
    LogEntry,
    format_instant,
    parse_instant,
)
from desktop.domain.log_filters import LeftOut, LogFilter
from desktop.domain.merkle import leaf_hash
from desktop.storage.checkpoint_store import newest_note_hash
from desktop.storage.columns import now
from desktop.storage.entry_subjects import INDEXED_FIELDS, OF_CASE, add_subjects, subjects_of
from desktop.storage.log_conditions import folded_as_written, where
from desktop.storage.log_format import FIRST_LINK, LogUnreadable, entry_body, entry_from_body, link_hash
from desktop.storage.log_tree import LogTree
from desktop.storage.row_digest import ROW_HASH
from desktop.storage.session import Session

CLOCK_TOLERANCE_SECONDS = 2
"""A clock that is corrected by the network goes back a little; by more, an entry says so."""

_NOTHING = LeftOut()

_DISTINCT = """WITH RECURSIVE found (value) AS (
    SELECT min({column}) FROM log_entry
    UNION ALL
    SELECT (SELECT min({column}) FROM log_entry WHERE {column} > value) FROM found WHERE value IS NOT NULL
) SELECT value FROM found WHERE value IS NOT NULL"""
"""From one value of an index to the next: a million entries have a few dozen."""


class LogStore:
    def __init__(self, session: Session) -> None:
        self._session = session
        self._tree = LogTree(session.connection)

    def append(self, kind: str, data: dict[str, Any], actor: str | None = None) -> LogEntry:
        """Adds the next entry; it commits together with everything else of the recording.

        If rows were recorded since the last entry, their digest goes into the data as `row_hash`; one of
        the `CHECKPOINT_KINDS` names the checkpoint before it and gets its own when the recording ends.
        Raises `RuntimeError` outside a recording or for data that has these fields already, and
        `ValueError`, before anything is written, for data that JSON cannot hold exactly.
        """
        self._session.require_recording()
        for name in (ROW_HASH, PREVIOUS_CHECKPOINT):
            if name in data:
                raise RuntimeError(f"{name} is filled in here")
        last = self._session.row("SELECT seq, link, at FROM log_entry ORDER BY seq DESC LIMIT 1")
        seq, previous = (1, FIRST_LINK) if last is None else (last[0] + 1, last[1])
        at, who, kind = now(), self._session.actor if actor is None else actor, str(kind)
        behind = 0.0 if last is None else (_instant(last[2]) - at).total_seconds()
        if behind > CLOCK_TOLERANCE_SECONDS:
            # The order of entries is told by their numbers; that the clock says otherwise is part of it.
            data = {**data, "clock_behind_seconds": round(behind)}
        if kind in CHECKPOINT_KINDS:
            data = {**data, PREVIOUS_CHECKPOINT: newest_note_hash(self._session)}
        body = entry_body(seq, at, who, kind, data)  # refuses bad data before the digest is taken
        digest = self._session.take_pending()
        if digest is not None:
            body = entry_body(seq, at, who, kind, {**data, ROW_HASH: digest})
        leaf = leaf_hash(body)
        self._session.write(
            "INSERT INTO log_entry (seq, at, actor, kind, body, link) VALUES (?, ?, ?, ?, ?, ?)",
            (seq, format_instant(at), who, kind, body, link_hash(previous, leaf)),
        )
        self._tree.append(seq, leaf)
        add_subjects(self._session.connection, subjects_of(seq, data))
        if kind in CHECKPOINT_KINDS:
            self._session.checkpoint_occasion = kind
        return entry_from_body(body)

    @property
    def next_seq(self) -> int:
        """The number that the next entry gets."""
        return self._session.next_seq

    def has(self, kind: str, search_id: str, face_id: int, actor: str) -> bool:
        """Whether an entry of that kind by that person speaks of that face of the search. Only what was
        logged after the search is looked at."""
        found = self._session.value(
            "SELECT 1 FROM log_entry"
            " WHERE seq IN (SELECT seq FROM entry_subject WHERE field = 'search_id' AND value = :search)"
            " AND seq > (SELECT log_seq FROM search WHERE search_id = :search)"
            " AND kind = :kind AND json_extract(CAST(body AS TEXT), '$.data.face_id') = :face"
            " AND json_extract(CAST(body AS TEXT), '$.actor') = :actor LIMIT 1",
            {"actor": actor, "search": search_id, "kind": str(kind), "face": int(face_id)},
        )
        return found is not None

    def count(
        self,
        *,
        kind_prefix: str = "",
        text: str = "",
        wanted: LogFilter | None = None,
        left_out: LeftOut = _NOTHING,
    ) -> int:
        """How many entries `page` goes through."""
        clause, parameters = where(_wanted(wanted, kind_prefix, text), left_out)
        return int(self._session.value(f"SELECT count(*) FROM log_entry{clause}", parameters))  # noqa: S608

    def page(
        self,
        offset: int,
        limit: int,
        newest_first: bool = True,
        kind_prefix: str = "",
        text: str = "",
        *,
        wanted: LogFilter | None = None,
        left_out: LeftOut = _NOTHING,
    ) -> list[LogEntry]:
        """Entries that are `wanted`; or whose kind begins with `kind_prefix`, with `text` in their body."""
        clause, parameters = where(_wanted(wanted, kind_prefix, text), left_out)
        order = "DESC" if newest_first else "ASC"
        sql = f"SELECT body FROM log_entry{clause} ORDER BY seq {order} LIMIT ? OFFSET ?"  # noqa: S608
        rows = self._session.rows(sql, [*parameters, int(limit), int(offset)])
        return [entry_from_body(body) for (body,) in rows]

    def numbers(self, wanted: LogFilter, left_out: LeftOut = _NOTHING) -> Sequence[int]:
        """Numbers of the entries that `page` goes through, newest first; eight bytes each, or none where
        they are all of them."""
        if wanted.is_empty and left_out == _NOTHING:
            last = self.next_seq - 1
            if last == self._session.value("SELECT count(*) FROM log_entry"):
                return range(last, 0, -1)
        clause, parameters = where(wanted, left_out)
        found = self._session.connection.execute(
            f"SELECT seq FROM log_entry{clause} ORDER BY seq DESC",  # noqa: S608
            parameters,
        )
        return array("q", (seq for (seq,) in found))

    def holding(self, text: str, numbers: Sequence[int]) -> list[int]:
        """Those of `numbers` whose entries have `text` in them, in whatever case, in the same order."""
        needle = folded_as_written(text)
        rows = self._session.rows(
            "SELECT seq FROM log_entry WHERE seq IN (SELECT value FROM json_each(?))"
            " AND instr(folded(CAST(body AS TEXT)), ?) > 0",
            (json.dumps(list(numbers)), needle),
        )
        found = {seq for (seq,) in rows}
        return [seq for seq in numbers if seq in found]

    def many(self, numbers: Sequence[int]) -> list[LogEntry]:
        """The entries of these numbers, in their order; numbers that no entry has are left out."""
        rows = self._session.rows(
            "SELECT seq, body FROM log_entry WHERE seq IN (SELECT value FROM json_each(?))",
            (json.dumps(list(numbers)),),
        )
        bodies = dict(rows)
        return [entry_from_body(bodies[seq]) for seq in numbers if seq in bodies]

    def actors(self) -> list[str]:
        """Every name that stands at an entry, sorted."""
        return [name for (name,) in self._session.rows(_DISTINCT.format(column="actor"))]

    def about(self, **ids: Sequence[str]) -> list[LogEntry]:
        """Entries whose data names one of the ids in the field of that name, oldest first; for example
        `about(case_id=[...], search_id=[...])`. Raises `ValueError` for a field that is not indexed."""
        wanted = [(field, value) for field, values in ids.items() for value in values]
        if not ids.keys() <= set(INDEXED_FIELDS):
            raise ValueError(f"entries are found by {', '.join(INDEXED_FIELDS)}")
        rows = self._session.rows(
            """SELECT body FROM log_entry WHERE seq IN (
                SELECT seq FROM json_each(?) AS wanted JOIN entry_subject
                ON field = json_extract(wanted.value, '$[0]') AND entry_subject.value = json_extract(
                    wanted.value, '$[1]')) ORDER BY seq""",
            (json.dumps(wanted),),
        )
        return [entry_from_body(body) for (body,) in rows]

    def of_case(self, case_id: str) -> list[LogEntry]:
        """Every entry that speaks of the case, of a probe or of a search of it, oldest first."""
        rows = self._session.rows(
            f"SELECT body FROM log_entry WHERE seq IN ({OF_CASE}) ORDER BY seq",  # noqa: S608
            {"case": case_id},
        )
        return [entry_from_body(body) for (body,) in rows]

    def bodies(self, first: int, last: int) -> Iterator[bytes]:
        """The entries from `first` to `last` to the letter, in order, read as they are asked for."""
        rows = self._session.connection.execute(
            "SELECT body FROM log_entry WHERE seq BETWEEN ? AND ? ORDER BY seq", (first, last)
        )
        return (body for (body,) in rows)

    def names_checkpoints(self, last: int) -> bool:
        """Whether the log up to the entry `last` names checkpoints, so that none of them may be missing."""
        body = self._session.value(
            "SELECT body FROM log_entry WHERE seq <= ? AND kind IN (SELECT value FROM json_each(?))"
            " ORDER BY seq DESC LIMIT 1",
            (last, json.dumps(sorted(CHECKPOINT_KINDS))),
        )
        return isinstance(body, bytes) and PREVIOUS_CHECKPOINT in entry_from_body(body).data

    def kinds(self) -> list[str]:
        """Every kind that occurs, sorted."""
        return [kind for (kind,) in self._session.rows(_DISTINCT.format(column="kind"))]

    def get(self, seq: int) -> LogEntry:
        """Raises `KeyError` for a number that no entry has."""
        body = self._session.value("SELECT body FROM log_entry WHERE seq = ?", (int(seq),))
        if body is None:
            raise KeyError(seq)
        return entry_from_body(body)

    def tree_head(self, last: int | None = None) -> tuple[int, str]:
        """Number of entries, and the RFC 6962 root (hex) over them, or over those up to the entry `last`.

        From the nodes kept beside the log. Raises `TreeBroken`, also where the log has no such entry.
        """
        size = self.next_seq - 1 if last is None else int(last)
        return size, self._tree.root(size).hex()

    def unsigned_since(self) -> int | None:
        """The first of the `CHECKPOINT_KINDS` that no checkpoint covers, None where there is none."""
        found = self._session.value(
            "SELECT min(seq) FROM log_entry WHERE kind IN (SELECT value FROM json_each(?))"
            " AND seq > (SELECT coalesce(max(size), 0) FROM checkpoint)",
            (json.dumps(sorted(CHECKPOINT_KINDS)),),
        )
        return None if found is None else int(found)

    def verifier_key(self) -> str | None:
        """That of the key which signs now, None where the log names none yet."""
        for kind in reversed(KEY_KINDS):
            for entry in self.page(0, 1, kind_prefix=kind.value):
                if isinstance(entry.data.get("verifier_key"), str):
                    return str(entry.data["verifier_key"])
        return None

    def node(self, level: int, position: int) -> bytes:
        """Root of a complete subtree, 32 bytes; level 0 are leaf hashes. Raises `KeyError`."""
        return self._tree.node(level, position)


def _instant(text: str) -> datetime:
    try:
        return parse_instant(text)
    except (ValueError, TypeError) as error:
        raise LogUnreadable("the time of the last entry is none") from error


def _wanted(wanted: LogFilter | None, kind_prefix: str, text: str) -> LogFilter:
    return LogFilter(kind_prefix=kind_prefix, text=text) if wanted is None else wanted
