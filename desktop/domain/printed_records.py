"""What a certificate of expungement and the figures of a year are printed from: plain values, as in JSON.

Moments are written as in the log (2026-01-31T09:30:00.000000Z). An empty text or list is printed as “none
recorded”.
"""

from __future__ import annotations

from typing import TypedDict


class RemovedCounts(TypedDict):
    images: int
    thumbnails: int
    templates: int
    rows: int
    """Of the database."""


class Remaining(TypedDict):
    """Something that an expungement leaves where it is."""

    what: str
    why: str


class CertificateRecord(TypedDict):
    """Of one subject who was removed from one gallery."""

    subject_id: str
    gallery: str
    reason: str
    reference: str
    """Of the order or request."""
    by: str
    role: str
    at: str
    removed: RemovedCounts
    image_hashes: list[str]
    """SHA-256 of every original that was removed."""
    stays: list[Remaining]
    beyond_reach: list[str]
    """Copies that this program cannot remove: earlier exports, backups."""
    flagged_cases: list[str]
    """Numbers of the cases in which the subject was a candidate."""
    program: str
    checkpoint: str
    """Text of the signed note, which says that the log holds the entry of the expungement."""
    verifier_key: str


class FiguresTable(TypedDict):
    """`rows` have a text for each of `columns`, numbers as they shall be printed."""

    title: str
    columns: list[str]
    rows: list[list[str]]
    note: str


class FiguresRecord(TypedDict):
    """Counts of a period. A count is never a person."""

    title: str
    period: str
    made_by: str
    made_at: str
    tables: list[FiguresTable]
    notes: list[str]
    program: str
    checkpoint: str
    verifier_key: str
