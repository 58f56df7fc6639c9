"""Digests that tie rows of the database to the log entry they were written with.

Every row of the tables below carries `log_seq`, the number of its entry, and that entry's data carries
`row_hash`: the SHA-256 (hex) over all rows with that `log_seq`, each as `encode_row` writes it, sorted by
their bytes and joined by line feeds. A changed, added or missing row makes the two differ.
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


def encode_row(table: str, values: Sequence[Value]) -> bytes:
    """A row as one line of JSON: an array of the table's name and the columns in `COVERED_COLUMNS` order.

    Numbers stand as the shortest digits that read back the same; bytes stand as their SHA-256 (hex).
    Raises `UnicodeEncodeError` (a `ValueError`) for text that is not Unicode.
    """
    return _ENCODER.encode([table, *values]).encode("utf-8")


def rows_digest(rows: Iterable[bytes]) -> str:
    """The `row_hash` over encoded rows, whatever their order."""
    return hashlib.sha256(b"\n".join(sorted(rows))).hexdigest()
