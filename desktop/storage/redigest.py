"""Rows of the record that are taken away on purpose, and the digests that prove what was done.

An entry states the digest of its rows once and for all. Where an expungement removes or blanks some of
them, its own entry states for each earlier entry the digest before and the digest after, the digests of the
rows that are gone, and of what was blanked; verification puts them back in, and so shows that nothing else
was changed (`expungement_verification`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from desktop.storage.columns import to_json
from desktop.storage.log_format import parse_body
from desktop.storage.row_digest import (
    COVERED_COLUMNS,
    ERASABLE_COLUMNS,
    ROW_HASH,
    Value,
    erasable_digest,
    is_of_leaves,
    row_leaf,
    rows_digest,
)
from desktop.storage.schema import TRIGGERS
from desktop.storage.session import Session

Row = tuple[str, tuple[Value, ...]]
"""Table, and the values of its covered columns."""


def rows_of(session: Session, seqs: Collection[int]) -> dict[int, list[Row]]:
    """The rows that each entry has now."""
    found: dict[int, list[Row]] = {seq: [] for seq in seqs}
    wanted = to_json(sorted(found))
    for table, columns in COVERED_COLUMNS.items():
        rows = session.connection.execute(
            f"SELECT log_seq, {', '.join(columns)} FROM {table}"  # noqa: S608 -- our own names
            " WHERE log_seq IN (SELECT value FROM json_each(?))",
            (wanted,),
        )
        for seq, *values in rows:
            found[seq].append((table, tuple(values)))
    return found


class Redigest:
    """What the entry of an expungement states about the digests of earlier entries."""

    def __init__(self, session: Session, seqs: Collection[int]) -> None:
        """Before anything is changed. `seqs` are the entries whose rows are going to change."""
        self._session = session
        self._before = rows_of(session, seqs)

    def stated(self) -> list[dict[str, Any]]:
        """After everything was changed: `seq`, `before` and `after` of each, and, but for entries of an
        older form, `gone` and `blanked`."""
        after = rows_of(self._session, self._before.keys())
        return [self._claim(seq, before, after[seq]) for seq, before in sorted(self._before.items())]

    def _claim(self, seq: int, before: Sequence[Row], after: Sequence[Row]) -> dict[str, Any]:
        body = self._session.value("SELECT body FROM log_entry WHERE seq = ?", (seq,))
        form = parse_body(body)["data"].get(ROW_HASH)
        claim = {
            "seq": seq,
            "before": rows_digest(before, form),
            "after": rows_digest(after, form) if after else None,
        }
        if not is_of_leaves(form):
            return claim
        there = {_key(row) for row in after}
        gone = [row_leaf(*row).hex() for row in before if _key(row) not in there]
        blanked = [
            {"table": table, "was": erasable_digest(table, values)}
            for table, values in before
            if table in ERASABLE_COLUMNS and (table, values) not in after
        ]
        return {**claim, "gone": sorted(gone), "blanked": blanked}


def _key(row: Row) -> Row:
    """A row is the same one where an expungement may have blanked something in it."""
    table, values = row
    return (table, values[:1]) if table in ERASABLE_COLUMNS else row


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
