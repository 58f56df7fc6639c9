"""Where the key that signs checkpoints is kept, and whether it is at hand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

SHORTEST_PASSPHRASE = 10
"""Characters."""

LONGEST_PASSPHRASE = 1000
"""Bytes of UTF-8; OpenSSH's format takes no more than 1023."""


class Protection(StrEnum):
    """What stands between the key and somebody who gets at the workspace's folder."""

    FILE = "file"
    """A file that only its owner may read."""
    PASSPHRASE = "passphrase"  # noqa: S105 -- the name of a way, not a password
    """The same file, encrypted; it opens with a passphrase once a session."""
    KEY_STORE = "key_store"
    """The key store of the operating system: of one account on one machine."""


class KeyState(StrEnum):
    NONE = "none"
    """No key was made yet."""
    READY = "ready"
    LOCKED = "locked"
    """Waits for its passphrase."""
    AWAY = "away"
    """Kept in a key store that this account does not have, or its file is gone."""
    WRONG = "wrong"
    """What is there is not the key that the log names."""


@dataclass(frozen=True, slots=True)
class KeyStatus:
    """`verifier_key` is that of the key which the log names; empty where there is none yet."""

    state: KeyState
    protection: Protection
    verifier_key: str

    @property
    def is_ready(self) -> bool:
        return self.state is KeyState.READY
