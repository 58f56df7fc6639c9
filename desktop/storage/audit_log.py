"""The audit log: entries are appended and read, nothing else."""

from __future__ import annotations

from typing import Any

from desktop.domain.log_entries import LogEntry, format_instant
from desktop.domain.merkle import TreeHasher, leaf_hash
from desktop.storage.columns import now
from desktop.storage.log_format import FIRST_LINK, entry_body, entry_from_body, link_hash
from desktop.storage.row_digest import ROW_HASH, Value
from desktop.storage.session import Session


class LogStore:
    def __init__(self, session: Session) -> None:
        self._session = session

    def append(self, kind: str, data: dict[str, Any], actor: str | None = None) -> LogEntry:
        """Adds the next entry; it commits together with everything else of the recording.

        If rows were recorded since the last entry, their digest goes into the data as `row_hash`.
        Raises `RuntimeError` outside a recording or for data that has a `row_hash` of its own, and
        `ValueError`, before anything is written, for data that JSON cannot hold exactly.
        """
        self._session.require_recording()
        if ROW_HASH in data:
            raise RuntimeError(f"{ROW_HASH} is filled in here")
        last = self._session.row("SELECT seq, link FROM log_entry ORDER BY seq DESC LIMIT 1")
        seq, previous = (1, FIRST_LINK) if last is None else (last[0] + 1, last[1])
        at, who, kind = now(), self._session.actor if actor is None else actor, str(kind)
        body = entry_body(seq, at, who, kind, data)  # refuses bad data before the digest is taken
        digest = self._session.take_pending()
        if digest is not None:
            body = entry_body(seq, at, who, kind, {**data, ROW_HASH: digest})
        self._session.write(
            "INSERT INTO log_entry (seq, at, actor, kind, body, link) VALUES (?, ?, ?, ?, ?, ?)",
            (seq, format_instant(at), who, kind, body, link_hash(previous, leaf_hash(body))),
        )
        return entry_from_body(body)

    @property
    def next_seq(self) -> int:
        """The number that the next entry gets."""
        return self._session.next_seq

    def has(self, kind: str, search_id: str, face_id: int) -> bool:
        """Whether an entry of that kind speaks of that face of the search. Only what was logged after the
        search is looked at."""
        found = self._session.value(
            "SELECT 1 FROM log_entry"
            " WHERE seq > (SELECT log_seq FROM search WHERE search_id = :search) AND kind = :kind"
            " AND json_extract(CAST(body AS TEXT), '$.data.search_id') = :search"
            " AND json_extract(CAST(body AS TEXT), '$.data.face_id') = :face LIMIT 1",
            {"search": search_id, "kind": str(kind), "face": int(face_id)},
        )
        return found is not None

    def count(self, *, kind_prefix: str = "", text: str = "") -> int:
        """How many entries `page` goes through."""
        where, parameters = _where(kind_prefix, text)
        return int(self._session.value(f"SELECT count(*) FROM log_entry{where}", parameters))  # noqa: S608

    def page(
        self,
        offset: int,
        limit: int,
        newest_first: bool = True,
        kind_prefix: str = "",
        text: str = "",
    ) -> list[LogEntry]:
        """Entries whose kind begins with `kind_prefix`, with `text` in their body."""
        where, parameters = _where(kind_prefix, text)
        order = "DESC" if newest_first else "ASC"
        sql = f"SELECT body FROM log_entry{where} ORDER BY seq {order} LIMIT ? OFFSET ?"  # noqa: S608
        rows = self._session.rows(sql, [*parameters, int(limit), int(offset)])
        return [entry_from_body(body) for (body,) in rows]

    def kinds(self) -> list[str]:
        """Every kind that occurs, sorted."""
        return [kind for (kind,) in self._session.rows("SELECT DISTINCT kind FROM log_entry ORDER BY kind")]

    def tree_head(self) -> tuple[int, str]:
        """Number of entries, and the RFC 6962 root (hex) over them. Reads the whole log."""
        tree = TreeHasher()
        for (body,) in self._session.connection.execute("SELECT body FROM log_entry ORDER BY seq"):
            tree.append(leaf_hash(body))
        return tree.size, tree.root().hex()


def _where(kind_prefix: str, text: str) -> tuple[str, list[Value]]:
    conditions: list[str] = []
    parameters: list[Value] = []
    if kind_prefix:
        conditions.append("substr(kind, 1, length(?)) = ?")
        parameters += [kind_prefix, kind_prefix]
    if text:
        written = text.replace("\\", "\\\\").replace('"', '\\"')  # as it stands in JSON
        conditions.append("instr(folded(CAST(body AS TEXT)), ?) > 0")
        parameters.append(written.casefold())
    return (" WHERE " + " AND ".join(conditions) if conditions else ""), parameters
