"""Rows of the record that are taken away on purpose, and the digests that prove what was done.

An entry states the digest of its rows once and for all. Where an expungement removes or blanks some of
them, its own entry states for each earlier entry the digest before and the digest after; verification
follows that chain (`expungement_verification`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any

from desktop.storage.columns import to_json
from desktop.storage.row_digest import COVERED_COLUMNS, encode_row, rows_digest
from desktop.storage.schema import TRIGGERS
from desktop.storage.session import Session


def digests_of(session: Session, seqs: Collection[int]) -> dict[int, str | None]:
    """The digest of the rows that each entry has now; None where it has none left."""
    encoded: dict[int, list[bytes]] = {seq: [] for seq in seqs}
    wanted = to_json(sorted(encoded))
    for table, columns in COVERED_COLUMNS.items():
        found = session.connection.execute(
            f"SELECT log_seq, {', '.join(columns)} FROM {table}"  # noqa: S608 -- our own names
            " WHERE log_seq IN (SELECT value FROM json_each(?))",
            (wanted,),
        )
        for seq, *values in found:
            encoded[seq].append(encode_row(table, values))
    return {seq: rows_digest(rows) if rows else None for seq, rows in encoded.items()}


class Redigest:
    """What the entry of an expungement states about the digests of earlier entries."""

    def __init__(self, session: Session, seqs: Collection[int]) -> None:
        """Before anything is changed. `seqs` are the entries whose rows are going to change."""
        self._session = session
        self._before = digests_of(session, seqs)

    def stated(self) -> list[dict[str, Any]]:
        """After everything was changed: `seq`, `before` and `after` of each."""
        after = digests_of(self._session, self._before.keys())
        return [
            {"seq": seq, "before": before, "after": after[seq]}
            for seq, before in sorted(self._before.items())
        ]


@contextmanager
def unguarded(session: Session, *tables: str) -> Iterator[None]:
    """Takes the guard against change off append-only tables and puts it back to the letter, all within the
    transaction that is open: nobody else ever sees the record without it."""
    session.require_recording()
    names = [f"{table}_no_update" for table in tables]
    for name in names:
        session.write(f"DROP TRIGGER {name}")
    yield
    for name in names:
        session.write(TRIGGERS[name])
