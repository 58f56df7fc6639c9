"""What an expungement may explain: rows that an earlier entry stated and that are no longer there.

The digest that an entry stated is replaced only by a chain of later entries of expungements, each of which
names the digest before and the digest after, and says whom it took. The chain has to end at what is there,
and to lead back from there to what was stated (`redigest_verification`); anything else is a change that
nobody accounts for. Everything here goes along with one reading of the log:
only entries whose rows differ are remembered.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from desktop.domain.log_entries import EntryKind, LogProblem
from desktop.storage.log_format import parse_body
from desktop.storage.redigest import Row
from desktop.storage.redigest_verification import Claim, claim_of, notes_are_left, unwinds
from desktop.storage.row_digest import ROW_HASH, is_of_leaves

KINDS = frozenset({EntryKind.SUBJECT_EXPUNGED.value, EntryKind.PROBE_EXPUNGED.value})
SINCE = 3
"""The format that brought expungements."""


@dataclass(slots=True)
class _Differing:
    """An entry whose rows are not those that it stated. `stood` moves along the chain."""

    kind: str
    stood: object
    found: str | None
    data: dict[str, Any]
    rows: list[Row]
    """What is there."""
    faces: frozenset[Any] | None
    """Faces that the entry speaks of; None where it does not say."""
    claims: list[Claim] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)
    """Faces that the claims are about."""


class Redigests:
    """Told of the entries of a log in order."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._differing: dict[int, _Differing] = {}
        self._problems: list[LogProblem] = []

    def differs(
        self, seq: int, kind: str, data: dict[str, Any], found: str | None, rows: list[Row]
    ) -> None:
        """The rows of this entry, whose digest is `found`, are not those that it stated: somebody later has
        to account for it."""
        faces = _faces_of(kind, data)
        self._differing[seq] = _Differing(kind, data.get(ROW_HASH), found, data, rows, faces)

    def expunged(self, seq: int, kind: str, data: dict[str, Any]) -> None:
        """An entry of one of `KINDS`."""
        try:
            claims = [(int(c["seq"]), c["before"], c["after"], c) for c in data["redigested"]]
            consistent = (
                self._subject_is_consistent(seq, data)
                if kind == EntryKind.SUBJECT_EXPUNGED
                else self._probe_is_consistent(seq, data)
            )
        except (KeyError, TypeError, ValueError, sqlite3.Error):
            claims, consistent = [], False
        if not consistent:
            self._report(seq, f"Entry {seq} ({kind}) says something else than the rows of the expungement.")
            return
        for earlier, before, after, stated in claims:
            self._follow(seq, kind, data, earlier, before, after, stated)

    def _follow(
        self,
        seq: int,
        kind: str,
        data: dict[str, Any],
        earlier: int,
        before: object,
        after: object,
        stated: dict[str, Any],
    ) -> None:
        row = self._differing.get(earlier)
        if row is None:
            # Also where the rows are back: what an expungement removed stays removed.
            self._report(
                min(earlier, seq),
                f"Entry {seq} says that rows of entry {earlier} were expunged, and they are there.",
            )
        elif not _may_change(row, kind, data):
            self._report(
                seq, f"Entry {seq} says that it changed rows of entry {earlier}, which it has no part in."
            )
        elif before != row.stood or not (after is None or isinstance(after, str)):
            self._report(
                earlier,
                f"The records of entry {earlier} ({row.kind}) are not those that entry {seq} took from.",
            )
        elif is_of_leaves(row.stood) and not _take(row, data, stated):
            self._report(
                seq, f"Entry {seq} says that it did to rows of entry {earlier} what no expungement does."
            )
        else:
            row.stood = after

    def _subject_is_consistent(self, seq: int, data: dict[str, Any]) -> bool:
        row = self._connection.execute(
            "SELECT gallery_id, subject_id, ground, reference, log_seq FROM expungement"
            " WHERE expungement_id = ?",
            (data["expungement_id"],),
        ).fetchone()
        if row != (*(data[name] for name in ("gallery_id", "subject_id", "ground", "reference")), seq):
            return False
        faces = self._connection.execute(
            "SELECT face_id, image_sha256, row, log_seq FROM expunged_face"
            " WHERE gallery_id = ? AND subject_id = ? AND expungement_id = ? ORDER BY row",
            (data["gallery_id"], data["subject_id"], data["expungement_id"]),
        ).fetchall()
        stated = [(*one, seq) for one in zip(data["faces"], data["images"], data["rows"], strict=True)]
        return bool(faces) and faces == stated

    def _probe_is_consistent(self, seq: int, data: dict[str, Any]) -> bool:
        row = self._connection.execute(
            "SELECT p.image_sha256, p.reference, p.log_seq, probe.template, probe.file_name"
            " FROM probe_expungement AS p JOIN probe USING (probe_id) WHERE probe_id = ?",
            (data["probe_id"],),
        ).fetchone()
        return bool(row == (data["image"], data["reference"], seq, None, ""))

    def problems(self) -> list[LogProblem]:
        """After the last entry."""
        for seq, row in self._differing.items():
            if row.stood == row.found and _is_shown(row):
                self._problems += self._left_over(seq, row)
            elif row.found is None:
                self._report(seq, f"The records of entry {seq} ({row.kind}) are missing.")
            else:
                self._report(
                    seq, f"The records of entry {seq} ({row.kind}) were changed after it was written."
                )
        return self._problems

    def _left_over(self, seq: int, row: _Differing) -> Iterator[LogProblem]:
        """Of a batch all faces are there but those that were expunged."""
        if row.kind != EntryKind.ENROLMENT_BATCH or row.faces is None:
            return
        there = {
            n for (n,) in self._connection.execute("SELECT face_id FROM face WHERE log_seq = ?", (seq,))
        }
        gone = {
            face
            for face in row.faces
            if self._connection.execute("SELECT 1 FROM expunged_face WHERE face_id = ?", (face,)).fetchone()
        }
        if there != row.faces - gone:
            yield LogProblem(seq, f"Other faces of entry {seq} are missing than those that were expunged.")

    def _report(self, seq: int, detail: str) -> None:
        self._problems.append(LogProblem(seq, detail))


def _take(row: _Differing, data: dict[str, Any], stated: dict[str, Any]) -> bool:
    """Notes what an expungement with these data states about the rows; False for what none does."""
    taken = set(data.get("faces", ()))
    try:
        claim = claim_of(row.kind, stated, None if row.faces is None else len(row.faces & taken))
    except (KeyError, TypeError, ValueError):
        return False
    if claim is None:
        return False
    row.claims.append(claim)
    row.taken |= taken
    return True


def _is_shown(row: _Differing) -> bool:
    """Whether nothing else was changed than what the expungements state. Of entries of an older form that
    cannot be told."""
    if not is_of_leaves(row.data.get(ROW_HASH)):
        return True
    return unwinds(row.kind, row.rows, row.claims) and notes_are_left(
        row.kind, row.data, row.rows, row.taken
    )


def _faces_of(kind: str, data: dict[str, Any]) -> frozenset[Any] | None:
    try:
        if kind == EntryKind.ENROLMENT_BATCH:
            return frozenset(data["faces"])
        if kind == EntryKind.SEARCH_DONE:
            return frozenset(candidate[1] for candidate in data["candidates"])
        if kind == EntryKind.CONCLUSION:
            return frozenset([data["face_id"]])
    except (KeyError, TypeError, IndexError):
        pass
    return None


_OF_A_SUBJECT = {EntryKind.ENROLMENT_BATCH, EntryKind.SEARCH_DONE, EntryKind.CONCLUSION}


def _may_change(row: _Differing, kind: str, data: dict[str, Any]) -> bool:
    """Only rows that hold something of who was expunged."""
    if kind == EntryKind.PROBE_EXPUNGED:
        return row.kind == EntryKind.PROBE_INTAKE and row.data.get("probe_id") == data["probe_id"]
    if row.kind not in _OF_A_SUBJECT:
        return False
    if row.kind == EntryKind.ENROLMENT_BATCH and row.data.get("gallery_id") != data["gallery_id"]:
        return False
    return row.faces is None or not row.faces.isdisjoint(data["faces"])


# --- files


@dataclass(frozen=True, slots=True)
class TemplateClaim:
    """What one expungement states about the templates of an earlier batch."""

    seq: int
    before: str
    after: str
    completed: bool
    rows: tuple[int, ...]
    was: dict[int, bytes]
    """Digests of the rows that it took; empty for batches of an older form."""


def template_claims(connection: sqlite3.Connection) -> dict[int, list[TemplateClaim]]:
    """By the entry of the batch, in the order of the log."""
    claims: dict[int, list[TemplateClaim]] = {}
    if not known_here(connection):
        return claims
    rows = connection.execute(
        "SELECT seq, body, expungement_end.at FROM log_entry"
        " JOIN expungement ON expungement.log_seq = log_entry.seq"
        " LEFT JOIN expungement_end USING (expungement_id) ORDER BY seq"
    )
    for seq, body, ended in rows:
        try:
            data = parse_body(body)["data"]
            for claim in data["templates"]:
                claims.setdefault(int(claim["seq"]), []).append(
                    TemplateClaim(
                        seq,
                        claim["before"],
                        claim["after"],
                        ended is not None,
                        tuple(data["rows"]),
                        {int(row): bytes.fromhex(was) for row, was in claim.get("was", ())},
                    )
                )
        except (ValueError, KeyError, TypeError):
            continue  # reading the log has found it
    return claims


def known_here(connection: sqlite3.Connection) -> bool:
    """Whether the database is of a format that has expungements."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0]) >= SINCE
