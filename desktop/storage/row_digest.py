"""Digests that tie rows of the database to the log entry they were written with.

Every row of the tables below carries `log_seq`, the number of its entry, and that entry's data carries
`row_hash`, a digest over all rows with that `log_seq`. A changed, added or missing row makes the two
differ.

The digest is made of the rows' own digests (`row_leaf`), so that an expungement can show of the rows that
it leaves that they are what they were: it names the digests of those that it took. Before that the digest
was one over the rows themselves (`flat_digest`); entries that were written then keep it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence

from desktop.storage.review_schema import REVIEW_COLUMNS

Value = None | int | float | str | bytes
"""What a column holds."""

ROW_HASH = "row_hash"
"""The field of an entry's data."""

COVERED_COLUMNS: dict[str, tuple[str, ...]] = {
    "gallery": ("gallery_id", "name", "pack_id", "pack_hash", "created_at"),
    "face": (
        "face_id",
        "gallery_id",
        "row",
        "subject_id",
        "sex",
        "race_ethnicity",
        "birth_first",
        "birth_last",
        "capture_date",
        "source",
        "extra",
        "image_sha256",
        "relative_path",
        "box",
        "landmarks",
        "confidence",
        "quality",
    ),
    "case_file": ("case_id", "case_number", "purpose", "authority", "opened_at", "opened_by"),
    "probe": (
        "probe_id",
        "case_id",
        "image_sha256",
        "file_name",
        "probe_type",
        "provenance",
        "box",
        "landmarks",
        "confidence",
        "faces_in_image",
        "quality",
        "template",
        "pack_hash",
    ),
    "search": (
        "search_id",
        "probe_id",
        "case_id",
        "gallery_id",
        "gallery_name",
        "pack_id",
        "pack_hash",
        "snapshot_hash",
        "subjects",
        "faces",
        "threshold",
        "count_at_threshold",
        "fpir_events",
        "fpir_n",
        "fpir_low",
        "fpir_high",
        "device",
        "seconds",
        "at",
        "actor",
        "warnings",
    ),
    "candidate": ("search_id", "rank", "subject_id", "face_id", "score", "raw_score"),
    "conclusion": (
        "conclusion_id",
        "search_id",
        "subject_id",
        "face_id",
        "conclusion",
        "reason",
        "examiner",
        "at",
    ),
    "search_rates": ("search_id", "score_kind", "cohort_size", "probe_mean", "declared", "notes"),
    "threshold_reason": ("reason_id", "search_id", "gallery_id", "floor", "reason", "actor", "at"),
    "conclusion_rates": ("conclusion_id", "threshold", "notes"),
    **REVIEW_COLUMNS,
}
"""Per table the columns its digest covers, in order; all but `log_seq`."""


def _hash_of_bytes(value: object) -> str:
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    raise TypeError(f"{type(value).__name__} cannot be stored in a row")


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_hash_of_bytes)


ERASABLE_COLUMNS: dict[str, tuple[str, ...]] = {
    "probe": ("file_name", "template"),
    "search_rates": ("notes",),
    "conclusion_rates": ("notes",),
}
"""What an expungement may blank in a row that stays. It stands in the row's digest as a digest of its own,
so that whoever knows only that one can still show that the rest of the row is what it was."""

_MARK = "2:"
_LEAF, _SET = b"\x03", b"\x04"
"""Before what is hashed: no digest of one kind is one of the other, or one of the log's tree."""


def row_leaf(table: str, values: Sequence[Value], erasable: str | None = None) -> bytes:
    """Digest of a row, 32 bytes, of the columns in `COVERED_COLUMNS` order. `erasable` takes the place of
    `erasable_digest`. Raises as `encode_row`."""
    hidden = ERASABLE_COLUMNS.get(table, ())
    shown = [v for name, v in zip(COVERED_COLUMNS[table], values, strict=True) if name not in hidden]
    if hidden:
        shown.append(erasable_digest(table, values) if erasable is None else erasable)
    return hashlib.sha256(_LEAF + encode_row(table, shown)).digest()


def erasable_digest(table: str, values: Sequence[Value]) -> str:
    """Of the columns in `ERASABLE_COLUMNS`, hex."""
    hidden = ERASABLE_COLUMNS[table]
    shown = [v for name, v in zip(COVERED_COLUMNS[table], values, strict=True) if name in hidden]
    return hashlib.sha256(encode_row(table, shown)).hexdigest()


def leaves_digest(leaves: Iterable[bytes]) -> str:
    """The `row_hash` over rows of these digests, whatever their order."""
    return _MARK + hashlib.sha256(_SET + b"".join(sorted(leaves))).hexdigest()


def is_of_leaves(row_hash: object) -> bool:
    """Whether a `row_hash` is one over the digests of rows, not over the rows themselves."""
    return isinstance(row_hash, str) and row_hash.startswith(_MARK)


def rows_digest(rows: Iterable[tuple[str, Sequence[Value]]], like: object = _MARK) -> str:
    """The `row_hash` over (table, values), in the form of the row hash `like`."""
    if is_of_leaves(like):
        return leaves_digest(row_leaf(table, values) for table, values in rows)
    return flat_digest(encode_row(table, values) for table, values in rows)


def encode_row(table: str, values: Sequence[Value]) -> bytes:
    """A row as one line of JSON: an array of the table's name and the values.

    Numbers stand as the shortest digits that read back the same; bytes stand as their SHA-256 (hex).
    Raises `UnicodeEncodeError` (a `ValueError`) for text that is not Unicode.
    """
    return _ENCODER.encode([table, *values]).encode("utf-8")


def flat_digest(rows: Iterable[bytes]) -> str:
    """The `row_hash` over encoded rows as it was made before: sorted by their bytes, one a line."""
    return hashlib.sha256(b"\n".join(sorted(rows))).hexdigest()
