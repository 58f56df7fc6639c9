"""What may lie in a key store without being in use: written down before it is put there or left behind."""

from __future__ import annotations

import contextlib
from collections.abc import Collection
from pathlib import Path

from desktop.errors import SigningKeyNotAtHand, UserFacingError
from desktop.storage.key_files import put_in_place, read_key_file, write_beside
from desktop.storage.key_store import KeyStoreFinder

LIST_NAME = "forget"


class StoreLeftovers:
    """Names of entries, one a line, in `keys/forget`; no secret stands there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def _accounts(self) -> list[str]:
        return read_key_file(self._folder / LIST_NAME).splitlines()

    def add(self, account: str) -> None:
        """Raises `FolderNotWritable`, `StorageFull`."""
        accounts = self._accounts()
        if account not in accounts:
            self._write([*accounts, account])

    def clear(self, used: Collection[str], find_store: KeyStoreFinder) -> None:
        """Takes out of the key store what is not `used`; what it does not let go of stays on the list."""
        accounts = self._accounts()
        if not accounts:
            return
        store = find_store() if set(accounts) - set(used) else None
        left = []
        for account in accounts:
            if account in used:
                continue
            try:
                if store is None:
                    left.append(account)
                else:
                    store.remove(account)
            except SigningKeyNotAtHand:
                left.append(account)
        with contextlib.suppress(UserFacingError):
            self._write(left)

    def _write(self, accounts: list[str]) -> None:
        path = self._folder / LIST_NAME
        if accounts:
            put_in_place(write_beside(self._folder, "".join(f"{one}\n" for one in accounts)), path)
        else:
            path.unlink(missing_ok=True)
