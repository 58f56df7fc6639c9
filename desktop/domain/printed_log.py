"""What pages of the log are printed from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desktop.domain.log_entries import LogEntry


@dataclass(frozen=True, slots=True)
class PrintedLog:
    """Some entries of a log, oldest first. `about` says in words which they are; empty: all of them."""

    entries: tuple[LogEntry, ...]
    about: str
    of_one_case: bool
    made_by: str
    made_at: datetime
    program: str
    checkpoint: str
    """Text of the signed note, which covers every entry."""
    verifier_key: str
