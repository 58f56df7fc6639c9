"""The kinds of log entry and their fields. What is written here is read by auditors years later.

An entry's body is the RFC 8785 canonical JSON of `{"actor", "at", "data", "kind", "seq", "v"}`. `at` is
UTC as `2026-01-31T09:30:00.123456Z`. `data` holds hashes, identifiers, numbers and the words people
wrote; never an image and never the metadata of a subject, so that expungement stays possible.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

FORMAT_VERSION = 1


class EntryKind(StrEnum):
    """One kind for each stage that leaves a trace."""

    WORKSPACE_CREATED = "workspace.created"
    SESSION_OPENED = "session.opened"
    SESSION_CLOSED = "session.closed"
    DEVICE_CHOSEN = "device.chosen"
    DEVICE_FELL_BACK = "device.fell_back"
    PACK_INSTALLED = "pack.installed"
    PACK_REMOVED = "pack.removed"
    GALLERY_CREATED = "gallery.created"
    ENROLMENT_STARTED = "enrolment.started"
    ENROLMENT_BATCH = "enrolment.batch"
    ENROLMENT_STOPPED = "enrolment.stopped"
    ENROLMENT_FINISHED = "enrolment.finished"
    RATES_MEASURED = "rates.measured"
    PACKS_COMPARED = "packs.compared"
    SCORE_CHOSEN = "score.chosen"
    FLOOR_CHANGED = "policy.floor_changed"
    THRESHOLD_LOWERED = "threshold.lowered"
    CASE_OPENED = "case.opened"
    PROBE_REFUSED = "probe.refused"
    PROBE_INTAKE = "probe.intake"
    PROBE_ANALYSED = "probe.analysed"
    SEARCH_DONE = "search.done"
    REPLAY_DONE = "replay.done"
    CANDIDATE_EXAMINED = "candidate.examined"
    CONCLUSION = "conclusion"
    LOG_VERIFIED = "log.verified"
    ACCOUNT_CREATED = "account.created"
    ACCOUNT_CHANGED = "account.changed"
    SIGNED_IN = "signin.done"
    SIGN_IN_FAILED = "signin.failed"
    SIGNED_OUT = "signin.ended"
    LOCKED = "signin.locked"
    UNLOCKED = "signin.unlocked"
    LOCK_CHANGED = "signin.lock_changed"
    ACCESS_REFUSED = "access.refused"
    POLICY_ADOPTED = "policy.adopted"
    POLICY_REFUSED = "policy.refused"
    DELIVERY_CHANGED = "checkpoint.delivery_changed"
    CASE_TERMS = "case.terms"
    CASE_CLOSED = "case.closed"
    CASE_REOPENED = "case.reopened"
    CASE_FLAGGED = "case.flagged"
    PROBE_EXAMINED = "probe.examined"
    SEARCH_OPENED = "search.opened"
    LOOK_ASKED = "look.asked"
    LOOK_BEGUN = "look.begun"
    LOOK_ANSWERED = "look.answered"
    LOOK_COMPLETED = "look.completed"
    LOOK_WITHDRAWN = "look.withdrawn"
    CORROBORATION = "corroboration"
    LEAD_RELEASED = "lead.released"
    REPORT_EXPORTED = "report.exported"
    REPORT_REFUSED = "report.refused"
    SUBJECT_EXPUNGED = "subject.expunged"
    PROBE_EXPUNGED = "probe.expunged"
    EXPUNGEMENT_COMPLETED = "expungement.completed"
    FIGURES_EXPORTED = "figures.exported"
    KEY_CREATED = "key.created"
    KEY_ROTATED = "key.rotated"
    KEY_PROTECTED = "key.protected"
    LOG_EXPORTED = "log.exported"
    LOG_EXPORT_REFUSED = "log.export_refused"


CHECKPOINT_KINDS: frozenset[str] = frozenset(
    kind.value
    for kind in (
        EntryKind.CONCLUSION,
        EntryKind.LOOK_COMPLETED,
        EntryKind.LEAD_RELEASED,
        EntryKind.REPORT_EXPORTED,
        EntryKind.FIGURES_EXPORTED,
        EntryKind.LOG_EXPORTED,
        EntryKind.CASE_CLOSED,
        EntryKind.SESSION_CLOSED,
        EntryKind.SUBJECT_EXPUNGED,
        EntryKind.PROBE_EXPUNGED,
        EntryKind.EXPUNGEMENT_COMPLETED,
        EntryKind.KEY_CREATED,
        EntryKind.KEY_ROTATED,
    )
)
"""What is signed for at once: a checkpoint is committed together with an entry of these kinds."""

UNSIGNED_SINCE = "unsigned_since"
"""The field of `session.opened` that names the first entry which should have been signed for at once and
was not when the session began: what is signed from then on may have been written by anybody before."""

KEY_KINDS: tuple[EntryKind, ...] = (
    EntryKind.WORKSPACE_CREATED,
    EntryKind.KEY_CREATED,
    EntryKind.KEY_ROTATED,
)
"""Whose `verifier_key` is that of the key which signs from that entry on. The first entry of a workspace
names it, but for those made by a program that did not sign yet; `key.rotated` tells with `old_key_signs`
whether the checkpoint that covers it is signed by the key before as well."""

PREVIOUS_CHECKPOINT = "checkpoint_sha256"
"""The field of their data that names the checkpoint before: SHA-256 (hex) of its note, or null."""


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One entry as read back."""

    seq: int
    at: datetime
    actor: str
    kind: str
    data: dict[str, Any]
    leaf: str
    """Leaf hash, hexadecimal."""


_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z", re.ASCII)


def format_instant(at: datetime) -> str:
    """UTC with microseconds and a Z. Raises `ValueError` for a time without a zone."""
    if at.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def parse_instant(text: str) -> datetime:
    """Inverse of `format_instant`. Raises `ValueError`."""
    if not _INSTANT.fullmatch(text):
        raise ValueError(f"{text!r} is not an instant as the log writes it")
    return datetime.fromisoformat(text)


def entry_document(seq: int, at: datetime, actor: str, kind: str, data: dict[str, Any]) -> dict[str, Any]:
    """The JSON document whose canonical form is the body."""
    return {
        "v": FORMAT_VERSION,
        "seq": seq,
        "at": format_instant(at),
        "actor": actor,
        "kind": kind,
        "data": data,
    }


@dataclass(frozen=True, slots=True)
class LogProblem:
    """Why verification failed at entry `seq` (0 when it is about the log as a whole)."""

    seq: int
    detail: str


@dataclass(frozen=True, slots=True)
class LogVerification:
    """The answer of `audit verify`."""

    entries: int
    root: str
    problem: LogProblem | None
    checkpoints: int = 0
    """Roots held elsewhere that were compared."""
    stored_checkpoints: int = 0
    """Signed checkpoints of the record that were compared, their signatures included."""
    signed_up_to: int = 0
    """How many entries the newest of them that stands speaks for."""
    unsigned: LogProblem | None = None
    """The first entry behind it of a kind that is signed for at once. It is no problem of the log: the key
    may have been away; but nobody answers for it."""
    signed_late: tuple[tuple[int, int], ...] = ()
    """First and last entry of stretches that a session found unsigned when it began."""

    @property
    def ok(self) -> bool:
        return self.problem is None
