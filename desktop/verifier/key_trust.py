"""Which key signs from which entry on, and how far a key that somebody has answers for a log."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.domain.checkpoints import SignedNote, VerifierKey, format_verifier_key, parse_verifier_key
from desktop.domain.log_entries import KEY_KINDS, EntryKind
from desktop.domain.log_exports import KeySince

NAMING_KINDS = frozenset(kind.value for kind in KEY_KINDS)


@dataclass(frozen=True, slots=True)
class KeyChange:
    """An entry that names the key from now on; `also` is the one before it where that signs as well."""

    seq: int
    key: VerifierKey
    also: VerifierKey | None = None


class KeyHistory:
    """Is told of the entries that name keys, in order."""

    def __init__(self, origin: str) -> None:
        self._origin = origin
        self.changes: list[KeyChange] = []

    def entry(self, seq: int, kind: str, data: Mapping[str, Any]) -> str:
        """What is wrong with this entry of `NAMING_KINDS`, for the end of a sentence; empty for nothing."""
        if kind == EntryKind.WORKSPACE_CREATED and "verifier_key" not in data:
            return ""  # of a program that did not sign yet
        try:
            key = parse_verifier_key(str(data["verifier_key"]))
        except (KeyError, ValueError):
            return "names no key"
        before = self.changes[-1].key if self.changes else None
        also = before if kind == EntryKind.KEY_ROTATED and data.get("old_key_signs") else None
        self.changes.append(KeyChange(seq, key, also))
        if key.name != self._origin:
            return "names the key of another log"
        if kind == EntryKind.KEY_ROTATED and "old_verifier_key" in data:
            said = data["old_verifier_key"]
            if before is None or said != format_verifier_key(before):
                return "says that another key was in use than the one before it"
        return ""

    def since(self) -> list[KeySince]:
        return [KeySince(change.seq, change.key) for change in self.changes]

    def in_force(self, size: int) -> VerifierKey | None:
        """Whose signature a checkpoint over `size` entries has to have."""
        place = bisect_right([change.seq for change in self.changes], size)
        return self.changes[place - 1].key if place else None

    def signers(self, size: int, before: int) -> list[VerifierKey]:
        """All who have to sign the checkpoint over `size` entries, when the one before it was over
        `before`."""
        found = self.in_force(size)
        also = [c.also for c in self.changes if before < c.seq <= size and c.also is not None]
        return [] if found is None else [found, *also]


def signed_by(note: SignedNote, key: VerifierKey) -> bool | None:
    """Whether `key` signed this text; None where the note does not say that it did."""
    from cryptography.exceptions import InvalidSignature  # takes a tenth of a second to load
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    ours = [s for s in note.signatures if s.name == key.name and s.key_id == key.key_id]
    if not ours:
        return None
    public = Ed25519PublicKey.from_public_bytes(key.public)
    try:
        for one in ours:
            public.verify(one.signature, note.text.encode())
    except InvalidSignature:
        return False
    return True


def vouched_up_to(
    given: Sequence[VerifierKey],
    history: KeyHistory,
    notes: Iterable[tuple[int, SignedNote]],
) -> int:
    """Up to which entry the owners of the keys `given` answer for the log; 0 where they signed none of it.

    `notes` are checkpoints of this log, whose roots were compared. Whoever signs one answers for every
    entry before it, so also for the keys that are named there, and with these for what they signed.
    """
    by_key: dict[VerifierKey, int] = {}
    keys = {*given, *(change.key for change in history.changes)}
    for size, note in notes:
        names = {(s.name, s.key_id) for s in note.signatures}
        for key in keys:
            if (key.name, key.key_id) in names and size > by_key.get(key, 0) and signed_by(note, key):
                by_key[key] = size
    trusted, reached = set(given), 0
    while True:
        now = max([reached, *(by_key.get(key, 0) for key in trusted)])
        if now == reached:
            return reached
        reached = now
        trusted |= {change.key for change in history.changes if change.seq <= reached}
