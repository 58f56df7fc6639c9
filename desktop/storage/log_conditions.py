"""A filter of the log as SQL. Every condition but the text is answered by an index."""

from __future__ import annotations

import json

from desktop.domain.log_entries import format_instant
from desktop.domain.log_filters import LeftOut, LogFilter
from desktop.storage.entry_subjects import OF_CASE
from desktop.storage.row_digest import Value

_LAST_CHARACTER = "\U0010ffff"


def where(wanted: LogFilter, left_out: LeftOut) -> tuple[str, list[Value]]:
    """The WHERE clause over `log_entry`, empty where every entry is wanted, and its parameters."""
    found = _Conditions()
    if wanted.kinds:
        # Spelt out: the index gives the entries of a single kind in their order.
        found.add(f"kind IN ({', '.join('?' * len(wanted.kinds))})", *wanted.kinds)
    if wanted.kind_prefix:
        found.add("kind >= ? AND kind < ?", wanted.kind_prefix, wanted.kind_prefix + _LAST_CHARACTER)
    if wanted.actor:
        found.add("actor = ?", wanted.actor)
    if wanted.since is not None:
        found.add("at >= ?", format_instant(wanted.since))
    if wanted.until is not None:
        found.add("at < ?", format_instant(wanted.until))
    if wanted.case_id:
        found.add(f"seq IN ({OF_CASE.replace(':case', '?')})", *[wanted.case_id] * OF_CASE.count(":case"))
    for name, ids in (("case_id", left_out.cases), ("search_id", left_out.searches)):
        if ids:
            found.add(
                "seq NOT IN (SELECT seq FROM entry_subject"
                " WHERE field = ? AND value IN (SELECT value FROM json_each(?)))",
                name,
                json.dumps(sorted(ids)),
            )
    if left_out.casework:
        found.add("seq NOT IN (SELECT seq FROM entry_subject)")
    for beginning in left_out.kinds:
        found.add("NOT (kind >= ? AND kind < ?)", beginning, beginning + _LAST_CHARACTER)
    if wanted.text:
        found.add("instr(folded(CAST(body AS TEXT)), ?) > 0", folded_as_written(wanted.text))
    return found.clause, found.parameters


def folded_as_written(text: str) -> str:
    """As it stands in JSON, in the case in which texts are compared."""
    return text.replace("\\", "\\\\").replace('"', '\\"').casefold()


class _Conditions:
    def __init__(self) -> None:
        self._parts: list[str] = []
        self.parameters: list[Value] = []

    def add(self, condition: str, *parameters: Value) -> None:
        self._parts.append(condition)
        self.parameters += parameters

    @property
    def clause(self) -> str:
        return " WHERE " + " AND ".join(self._parts) if self._parts else ""
