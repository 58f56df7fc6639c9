"""Where the signing key of a workspace is kept: file, encrypted file, or the system's key store.

`keys/signing.key` holds the key, the encrypted key, or the word that a key store has it. A key that is
taking over lies beside it as `next.key` until the log names it, so that the file and the log agree after a
crash at any instant.
"""

from __future__ import annotations

import contextlib
import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.domain.checkpoints import parse_verifier_key
from desktop.domain.signing import SHORTEST_PASSPHRASE, KeyState, KeyStatus, Protection
from desktop.errors import SigningKeyNotAtHand, UserFacingError, WrongUse
from desktop.storage.files import (
    FILE_MODE,
    erase_file,
    make_private_folder,
    open_private,
    sync_file,
    sync_folder,
    write_all,
    writing_to,
)
from desktop.storage.key_store import KeyStoreFinder
from desktop.storage.signing_key import SigningKey

FILE_NAME = "signing.key"
NEXT_NAME = "next.key"
_LEFT_OVER = ".key-"
"""Files in the making and files on their way out, which a killed process leaves."""

_PLAIN = "PRIVATE+KEY+"
_STORED = "KEY+STORE+"
_ENCRYPTED = "ENCRYPTED+KEY+"


class KeyCabinet:
    """`name` is that of every key of the workspace. Holds the key in memory once it was at hand."""

    def __init__(self, folder: Path, name: str, find_store: KeyStoreFinder) -> None:
        self._folder = folder
        self._name = name
        self._find_store = find_store
        self._key: SigningKey | None = None
        self._incoming: SigningKey | None = None
        self._expected = ""

    @property
    def has_key_store(self) -> bool:
        """Whether this account has a key store that can be chosen."""
        return self._find_store() is not None

    def expect(self, verifier_key: str) -> None:
        """The key that the log names; finishes or undoes a change of keys that was interrupted."""
        self._expected = verifier_key
        for path in self._folder.glob(f"{_LEFT_OVER}*"):
            _remove(path)
        following = self._folder / NEXT_NAME
        if not following.exists():
            return
        if _verifier_of(_read(following)) == verifier_key:
            self._settle()
        else:
            with contextlib.suppress(UserFacingError):
                self._forget_stored(following)
                erase_file(following)

    def status(self) -> KeyStatus:
        """Does not ask for a passphrase; may ask the key store."""
        protection = self._protection()
        if not self._expected:
            return KeyStatus(KeyState.NONE, protection, "")
        state = KeyState.READY
        if self.ready() is None:
            try:
                state = self._why_not()
            except SigningKeyNotAtHand:
                state = KeyState.AWAY
        return KeyStatus(state, protection, self._expected)

    def create(self) -> SigningKey:
        """The first key, durably: in the key store where there is one, else in a file.

        The caller writes it into the log. Raises `FolderNotWritable`, `StorageFull`.
        """
        key = SigningKey.generate(self._name)
        store = self._find_store()
        protection = Protection.KEY_STORE if store is not None else Protection.FILE
        try:
            self._keep(FILE_NAME, key, protection, "")
        except SigningKeyNotAtHand:
            self._keep(FILE_NAME, key, Protection.FILE, "")
        self._key, self._expected = key, key.verifier_key
        return key

    def ready(self) -> SigningKey | None:
        """The key that the log names, where it is at hand without a passphrase; else None."""
        if self._key is None and self._expected:
            with contextlib.suppress(UserFacingError, ValueError):
                self._key = self._accepted(self._load(_read(self._folder / FILE_NAME)))
        return self._key

    def signers(self) -> list[SigningKey]:
        """Who signs now: the key in force, and before it the one that is taking over."""
        keys = [self._incoming, self.ready()]
        return [key for key in keys if key is not None]

    def require(self) -> SigningKey:
        """As `ready`. Raises `SigningKeyNotAtHand`, which says what to do."""
        key = self.ready()
        if key is not None:
            return key
        raise SigningKeyNotAtHand(detail=_WHAT_TO_DO[self.status().state])

    def unlock(self, passphrase: str) -> SigningKey:
        """Raises `WrongUse` for a wrong passphrase, `SigningKeyNotAtHand` where none is asked for."""
        text = _read(self._folder / FILE_NAME)
        if not text.startswith(_ENCRYPTED):
            return self.require()
        verifier_key, _, rest = text.removeprefix(_ENCRYPTED).partition("\n")
        try:
            key = SigningKey.from_encrypted_text(rest, parse_verifier_key(verifier_key).name, passphrase)
        except ValueError:
            raise WrongUse(detail="This passphrase does not open the signing key.") from None
        self._key = self._accepted(key)
        return key

    def protect(self, protection: Protection, passphrase: str = "") -> None:
        """Keeps the same key in another way, and takes it from where it was.

        Raises `SigningKeyNotAtHand`, `WrongUse` for a passphrase that is too short, `FolderNotWritable`,
        `StorageFull`.
        """
        key = self.require()
        was = self._protection()
        before = self._folder / f"{_LEFT_OVER}{uuid.uuid4().hex}"
        with contextlib.suppress(OSError):  # file systems without second names
            os.link(self._folder / FILE_NAME, before)
        try:
            self._keep(FILE_NAME, key, protection, passphrase)
        finally:
            _remove(before)
        store = self._find_store()
        if was is Protection.KEY_STORE and protection is not was and store is not None:
            store.remove(_account(key.verifier_key))

    @contextmanager
    def replacing(self, protection: Protection, passphrase: str = "") -> Iterator[SigningKey]:
        """A new key that takes over where the block ends well; inside, both sign.

        The block commits the entry that names it. Raises as `protect`, but not for a key that is away.
        """
        key = SigningKey.generate(self._name)
        self._keep(NEXT_NAME, key, protection, passphrase)
        self._incoming = key
        try:
            yield key
        except BaseException:
            self._incoming = None
            with contextlib.suppress(UserFacingError):
                self._forget_stored(self._folder / NEXT_NAME)
                erase_file(self._folder / NEXT_NAME)
            raise
        self._incoming = None
        self._key, self._expected = key, key.verifier_key
        self._settle()

    def _settle(self) -> None:
        """The key that the log names is in `next.key`: it becomes the key, the one before goes."""
        current = self._folder / FILE_NAME
        with contextlib.suppress(UserFacingError):
            self._forget_stored(current)
        erase_file(current)
        with writing_to(current):
            (self._folder / NEXT_NAME).replace(current)
            sync_folder(self._folder)

    def _forget_stored(self, path: Path) -> None:
        text = _read(path)
        store = self._find_store() if text.startswith(_STORED) else None
        if store is not None:
            store.remove(_account(_verifier_of(text)))

    def _protection(self) -> Protection:
        text = _read(self._folder / FILE_NAME)
        if text.startswith(_STORED):
            return Protection.KEY_STORE
        return Protection.PASSPHRASE if text.startswith(_ENCRYPTED) else Protection.FILE

    def _why_not(self) -> KeyState:
        text = _read(self._folder / FILE_NAME)
        if not text:
            return KeyState.AWAY
        if _verifier_of(text) != self._expected:
            return KeyState.WRONG
        if text.startswith(_ENCRYPTED):
            return KeyState.LOCKED
        return KeyState.AWAY if text.startswith(_STORED) else KeyState.WRONG

    def _accepted(self, key: SigningKey) -> SigningKey:
        if key.verifier_key != self._expected:
            raise SigningKeyNotAtHand(detail=_WHAT_TO_DO[KeyState.WRONG])
        return key

    def _load(self, text: str) -> SigningKey:
        """Raises `ValueError` for what needs a passphrase or is no key, `SigningKeyNotAtHand`."""
        if text.startswith(_STORED):
            store = self._find_store()
            secret = None if store is None else store.get(_account(_verifier_of(text)))
            if secret is None:
                raise SigningKeyNotAtHand(detail=_WHAT_TO_DO[KeyState.AWAY])
            text = secret
        return SigningKey.from_text(text)

    def _keep(self, file_name: str, key: SigningKey, protection: Protection, passphrase: str) -> None:
        if protection is Protection.PASSPHRASE:
            if len(passphrase) < SHORTEST_PASSPHRASE:
                raise WrongUse(detail=f"A passphrase has at least {SHORTEST_PASSPHRASE} characters.")
            text = f"{_ENCRYPTED}{key.verifier_key}\n{key.encrypted_text(passphrase)}"
        elif protection is Protection.KEY_STORE:
            store = self._find_store()
            if store is None:
                raise SigningKeyNotAtHand(detail="this account has no key store. Choose a file instead.")
            store.put(_account(key.verifier_key), key.text())
            if store.get(_account(key.verifier_key)) != key.text():
                raise SigningKeyNotAtHand(detail="the key store did not keep it. Choose a file instead.")
            text = f"{_STORED}{key.verifier_key}\n"
        else:
            text = key.text()
        _write_private(self._folder / file_name, text)


_WHAT_TO_DO = {
    KeyState.NONE: "none was made yet. Open the workspace once where it can be written.",
    KeyState.READY: "",
    KeyState.LOCKED: "it waits for its passphrase. Unlock it in Settings (on the command line: the "
    "variable SECOND_LOOK_KEY_PASSPHRASE).",
    KeyState.AWAY: "it is kept for another account or machine, or its file is gone. Open the workspace "
    "there, put the file back, or start a new key in Settings (second-look audit key rotate).",
    KeyState.WRONG: "what is in its place is not the key that the log names. Put the right file back, or "
    "start a new key in Settings (second-look audit key rotate).",
}


def _account(verifier_key: str) -> str:
    """Name and id of a key."""
    return verifier_key.rpartition("+")[0]


def _verifier_of(text: str) -> str:
    """The verifier key that a key file speaks of, empty where it is none."""
    for prefix in (_STORED, _ENCRYPTED):
        if text.startswith(prefix):
            return text.removeprefix(prefix).partition("\n")[0]
    try:
        return SigningKey.from_text(text).verifier_key
    except ValueError:
        return ""


def _read(path: Path) -> str:
    """Empty where there is no such file, or none that can be read."""
    try:
        text = path.read_bytes().decode("ascii")
        if os.name == "posix" and path.stat().st_mode & 0o077:
            path.chmod(FILE_MODE)
    except (OSError, ValueError):
        return ""
    return text


def _remove(path: Path) -> None:
    """Overwrites first: these are keys. Another name of the file in use has to be let go before."""
    with contextlib.suppress(OSError, UserFacingError):
        if path.stat().st_nlink > 1:
            path.unlink()
        else:
            erase_file(path)


def _write_private(path: Path, text: str) -> None:
    """Under another name first: there is a whole file or the one before."""
    make_private_folder(path.parent)
    unfinished = path.with_name(f"{_LEFT_OVER}{uuid.uuid4().hex}")
    with writing_to(path):
        try:
            descriptor = open_private(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
            try:
                write_all(descriptor, text.encode())
                sync_file(descriptor)
            finally:
                os.close(descriptor)
            unfinished.replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                unfinished.unlink()
            raise
        sync_folder(path.parent)
