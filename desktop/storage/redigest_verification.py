"""Shows that an expungement changed nothing but what it says: its digests are unwound, newest first.

An expungement names the digests of the rows that it took, and of what it blanked in a row that stayed. Put
back into the rows that are there, they have to give the digest that stood before, and at last the one that
the entry of the rows stated. So every row that is there is one that was there from the beginning, but for
what may be blanked; that is compared with what the entry says of it.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.domain.log_entries import EntryKind
from desktop.storage.redigest import Row
from desktop.storage.row_digest import COVERED_COLUMNS, Value, leaves_digest, row_leaf

_BLANKED = {
    EntryKind.SEARCH_DONE.value: "search_rates",
    EntryKind.CONCLUSION.value: "conclusion_rates",
    EntryKind.PROBE_INTAKE.value: "probe",
}
"""Kinds of entry of which no row is taken, and the table of the one that is blanked."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What one expungement says that it did to the rows of an earlier entry; digests."""

    before: object
    after: object
    gone: tuple[bytes, ...]
    was: str | None
    """Of what was blanked."""


def claim_of(kind: str, stated: Mapping[str, Any], faces_taken: int | None) -> Claim | None:
    """Of a row of `redigested` about an entry of this kind, of whose faces `faces_taken` were expunged
    (None where that is not known). None for anything that an expungement does not do.

    Raises `KeyError`, `TypeError`, `ValueError` for what is no such row.
    """
    gone = tuple(bytes.fromhex(one) for one in stated["gone"])
    blanked = [(one["table"], str(one["was"])) for one in stated["blanked"]]
    if kind == EntryKind.ENROLMENT_BATCH:
        if blanked or not gone or (faces_taken is not None and len(gone) != faces_taken):
            return None
        return Claim(stated["before"], stated["after"], gone, None)
    if gone or len(blanked) != 1 or blanked[0][0] != _BLANKED.get(kind):
        return None
    return Claim(stated["before"], stated["after"], (), blanked[0][1])


def unwinds(kind: str, rows: Sequence[Row], claims: Sequence[Claim]) -> bool:
    """Whether `rows`, which are there, come of what the first of `claims` found, by way of all of them."""
    table = _BLANKED.get(kind)
    changing = [row for row in rows if row[0] == table]
    if len(changing) != (0 if table is None else 1):
        return False
    leaves = [row_leaf(*row) for row in rows if row[0] != table]
    was: str | None = None
    for claim in reversed(claims):
        there = [*leaves, *(row_leaf(*row, erasable=was) for row in changing)]
        if (leaves_digest(there) if there else None) != claim.after:
            return False
        leaves, was = [*leaves, *claim.gone], claim.was
        if leaves_digest([*leaves, *(row_leaf(*row, erasable=was) for row in changing)]) != claim.before:
            return False
    return True


def notes_are_left(kind: str, data: Mapping[str, Any], rows: Sequence[Row], taken: Collection[int]) -> bool:
    """Whether notes that were blanked are what the entry tells of, without those of the faces `taken`.

    Of what an entry does not repeat, the names of the groups, nothing can be said here.
    """
    try:
        if kind == EntryKind.SEARCH_DONE:
            return _search_notes_are_left(data, json.loads(str(_notes(rows, "search_rates"))), taken)
        if kind == EntryKind.CONCLUSION:
            return _conclusion_notes_are_left(data, json.loads(str(_notes(rows, "conclusion_rates"))))
    except (KeyError, TypeError, ValueError, StopIteration):
        return False
    return True


def _notes(rows: Sequence[Row], table: str) -> Value:
    values = next(values for name, values in rows if name == table)
    return values[COVERED_COLUMNS[table].index("notes")]


def _search_notes_are_left(data: Mapping[str, Any], notes: Any, taken: Collection[int]) -> bool:
    threshold = _single(data["threshold"])
    listed = [c[1] for c in data["candidates"] if _single(c[3]) >= threshold]
    told = dict(zip(listed, data["candidate_notes"], strict=True))
    left = {int(face): note for face, note in notes["candidates"].items()}
    if notes["probe"] != data["probe_note"] or not left.keys().isdisjoint(taken):
        return False
    if not left.keys() <= {c[1] for c in data["candidates"]}:
        return False
    for face, numbers in told.items():
        note = left.get(face)
        if (note is None) != (face in taken):
            return False
        if note is not None and {name: note[name] for name in numbers} != numbers:
            return False
    return True


def _single(number: float) -> float:
    """As scores and thresholds are compared."""
    return float(struct.unpack("<f", struct.pack("<f", number))[0])


def _conclusion_notes_are_left(data: Mapping[str, Any], notes: Any) -> bool:
    told = data["group_rates"]
    if len(notes) != (1 if len(told) == 2 else 0):
        return False
    for note, numbers in zip(notes, told, strict=False):
        rate = note["rate"] or {"events": None, "n": None}
        found = {
            "events": rate["events"],
            "n": rate["n"],
            "ratio": note["ratio"],
            "flagged": note["flagged"],
        }
        if found != numbers:
            return False
    return True
