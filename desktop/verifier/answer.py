"""What verification found, for people and for programs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from desktop.domain.log_entries import LogProblem


@dataclass(frozen=True, slots=True)
class HeldAnswer:
    """A checkpoint that was kept elsewhere; `why` says what is wrong, empty where it agrees."""

    name: str
    size: int
    root: str
    signed: bool
    why: str

    @property
    def ok(self) -> bool:
        return not self.why


@dataclass(frozen=True, slots=True)
class TimestampAnswer:
    """A time stamp of the checkpoint of `size` entries.

    `verified` is None where nobody asked for that; `detail` says why not, or who gave it and when. `time`
    is that of the authority, where it was verified; `late_days` is how long after the entries that was,
    where it is more than a day.
    """

    size: int
    at: str
    verified: bool | None
    detail: str
    time: str = ""
    late_days: int = 0


@dataclass(frozen=True, slots=True)
class Mention:
    """Entry `seq` of that kind speaks of a file; `how` is the field that does, or which part of it."""

    seq: int
    kind: str
    how: str


@dataclass(frozen=True, slots=True)
class FileAnswer:
    """A file that somebody has, and the entries that speak of exactly these bytes."""

    name: str
    sha256: str
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """`problems` are in the order in which they should be read; the log is intact where there is none.

    `vouched` is up to which entry the keys that were given answer for the log, None where none was given.
    `unsigned` is the first entry of a workspace that should have been signed for at once and is not: that
    does not make the log a forged one, but who gave a key asked for more than that.
    """

    source: str
    scope: str
    origin: str
    case_number: str
    entries: int
    size: int
    root: str
    problems: tuple[LogProblem, ...]
    stored_checkpoints: int
    signed_up_to: int
    keys: tuple[str, ...]
    vouched: int | None
    held: tuple[HeldAnswer, ...] = ()
    timestamps: tuple[TimestampAnswer, ...] = ()
    files: tuple[FileAnswer, ...] = ()
    cannot_see: tuple[str, ...] = field(default=())
    unsigned: LogProblem | None = None

    @property
    def ok(self) -> bool:
        """Whether everything that was asked was confirmed."""
        return (
            not self.problems
            and (self.vouched is None or self.unsigned is None)
            and all(one.ok for one in self.held)
            and all(one.verified is not False for one in self.timestamps)
            and all(one.mentions for one in self.files)
        )

    @property
    def first_bad(self) -> LogProblem | None:
        return self.problems[0] if self.problems else None

    def document(self) -> dict[str, Any]:
        """For JSON. `checkpoints` are those held elsewhere that agree."""
        first, unsigned = self.first_bad, self.unsigned
        return {
            "ok": self.ok,
            "source": self.source,
            "scope": self.scope,
            "origin": self.origin,
            "case": self.case_number or None,
            "entries": self.entries,
            "size": self.size,
            "root": self.root,
            "first_bad": None if first is None else {"seq": first.seq, "detail": first.detail},
            "problems": [{"seq": one.seq, "detail": one.detail} for one in self.problems],
            "checkpoints": sum(one.ok for one in self.held),
            "stored_checkpoints": self.stored_checkpoints,
            "signed_up_to": self.signed_up_to,
            "unsigned": None if unsigned is None else {"seq": unsigned.seq, "detail": unsigned.detail},
            "keys": list(self.keys),
            "key_given": self.vouched is not None,
            "vouched_up_to": self.vouched,
            "held": [
                {"name": one.name, "size": one.size, "root": one.root, "signed": one.signed, "ok": one.ok,
                 "detail": one.why or None}
                for one in self.held
            ],
            "timestamps": [
                {"size": one.size, "at": one.at, "verified": one.verified, "detail": one.detail,
                 "time": one.time or None, "late_days": one.late_days}
                for one in self.timestamps
            ],
            "files": [
                {"name": one.name, "sha256": one.sha256,
                 "mentions": [{"seq": m.seq, "kind": m.kind, "how": m.how} for m in one.mentions]}
                for one in self.files
            ],
            "cannot_see": list(self.cannot_see),
        }  # fmt: skip


def in_order(problems: list[LogProblem]) -> tuple[LogProblem, ...]:
    """The first bad entry first; what concerns the log as a whole behind all that concern one."""
    return tuple(sorted(problems, key=lambda one: (one.seq == 0, one.seq)))
