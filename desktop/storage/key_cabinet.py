"""Where the signing key of a workspace is kept: file, encrypted file, or the system's key store.

`keys/signing.key` holds the key, the encrypted key, or the word that a key store has it. A key that is
taking over lies beside it as `next.key` until the log names it, so that the file and the log agree after a
crash at any instant. What may be left behind in a key store stands in `keys/forget` until it is gone.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.signing import KeyState, KeyStatus, Protection
from desktop.errors import SigningKeyNotAtHand, UserFacingError, WrongUse
from desktop.storage.files import erase_file
from desktop.storage.key_files import (
    ENCRYPTED,
    FILE_NAME,
    NEXT_NAME,
    STORED,
    account_of,
    encrypted_key,
    protection_of,
    put_in_place,
    read_key_file,
    remove_left_overs,
    verifier_of,
    write_beside,
)
from desktop.storage.key_store import KeyStore, KeyStoreFinder
from desktop.storage.signing_key import SigningKey
from desktop.storage.store_leftovers import StoreLeftovers


@dataclass(frozen=True, slots=True)
class Replacement:
    """A key that takes over; `old_signs` says whether the one before vouches for it."""

    key: SigningKey
    protection: Protection
    old_verifier_key: str
    old_signs: bool


class KeyCabinet:
    """`name` is that of every key of the workspace. Holds the key in memory once it was at hand.

    Whatever changes takes turns; `signers` never waits, because it is asked while the record is written.
    """

    def __init__(self, folder: Path, name: str, find_store: KeyStoreFinder) -> None:
        self._folder = folder
        self._name = name
        self._find_store = find_store
        self._leftovers = StoreLeftovers(folder)
        self._turn = threading.RLock()
        self._expected = ""
        self._signing: tuple[SigningKey, ...] = ()

    @property
    def has_key_store(self) -> bool:
        """Whether this account has a key store that can be chosen. May take long."""
        return self._find_store() is not None

    def signers(self) -> tuple[SigningKey, ...]:
        """Who signs now, from memory: the key in force, after one that is taking over."""
        return self._signing

    def expect(self, verifier_key: str) -> None:
        """The key that the log names. Finishes or undoes a change that was interrupted, and takes the key
        up where that needs neither a passphrase nor a key store."""
        with self._turn:
            self._expected = verifier_key
            self._signing = tuple(k for k in self._signing if k.verifier_key == verifier_key)
            remove_left_overs(self._folder)
            self._settle()
            if not self._signing and protection_of(self._text()) is Protection.FILE:
                self.ready()

    def status(self) -> KeyStatus:
        """Does not ask for a passphrase; may ask the key store."""
        with self._turn:
            protection = protection_of(self._text())
            if not self._expected:
                return KeyStatus(KeyState.NONE, protection, "")
            state = KeyState.READY if self.ready() is not None else self._why_not()
            return KeyStatus(state, protection, self._expected)

    def create(self) -> SigningKey:
        """A first key, durably: in the key store where there is one, else in a file. It signs nothing yet.

        Raises `FolderNotWritable`, `StorageFull`.
        """
        with self._turn:
            key = SigningKey.generate(self._name)
            store = self._find_store()
            try:
                prepared = self._prepared(
                    key, Protection.FILE if store is None else Protection.KEY_STORE, ""
                )
            except SigningKeyNotAtHand:
                prepared = self._prepared(key, Protection.FILE, "")
            self._place(prepared, FILE_NAME)
            self._tidy()
            return key

    @contextmanager
    def beginning(self) -> Iterator[SigningKey]:
        """A first key that signs inside the block, which names it in the log, and from then on.

        Raises as `create`.
        """
        with self._turn:
            key = self.create()
            self._signing = (key,)
            try:
                yield key
            except BaseException:
                self._signing = ()  # the next opening asks the log whether it names this one
                raise
            self._expected = key.verifier_key

    def ready(self) -> SigningKey | None:
        """The key that the log names, where it is at hand without a passphrase; else None."""
        with self._turn:
            if not self._signing and self._expected:
                with contextlib.suppress(UserFacingError, ValueError):
                    self._signing = (self._accepted(self._load(self._text())),)
            return self._in_force

    @property
    def _in_force(self) -> SigningKey | None:
        return next((key for key in self._signing if key.verifier_key == self._expected), None)

    def require(self) -> SigningKey:
        """As `ready`. Raises `SigningKeyNotAtHand`, which says what to do."""
        key = self.ready()
        if key is not None:
            return key
        raise SigningKeyNotAtHand(detail=_WHAT_TO_DO[self.status().state])

    def unlock(self, passphrase: str) -> SigningKey:
        """Raises `WrongUse` for a wrong passphrase, `SigningKeyNotAtHand` where none is asked for."""
        with self._turn:
            text = self._text()
            if not text.startswith(ENCRYPTED):
                return self.require()
            _, _, rest = text.partition("\n")
            try:
                key = SigningKey.from_encrypted_text(rest, self._name, passphrase)
            except ValueError:
                raise WrongUse(detail="This passphrase does not open the signing key.") from None
            self._signing = (self._accepted(key),)
            return key

    @contextmanager
    def moving(self, protection: Protection, passphrase: str = "") -> Iterator[None]:
        """Keeps the same key in another way once the block, which records that, has ended well.

        Raises `SigningKeyNotAtHand`, `WrongUse` for a passphrase that cannot be used, `FolderNotWritable`,
        `StorageFull`; all of it before the block begins.
        """
        with self._turn:
            key = self.require()
            if protection_of(self._text()) is Protection.KEY_STORE:
                self._leftovers.add(account_of(key.verifier_key))
            prepared = self._prepared(key, protection, passphrase)
            try:
                yield
            except BaseException:
                with contextlib.suppress(UserFacingError):
                    erase_file(prepared)
                self._tidy()
                raise
            self._place(prepared, FILE_NAME)
            self._tidy()

    @contextmanager
    def replacing(self, protection: Protection | None, passphrase: str = "") -> Iterator[Replacement]:
        """A new key that takes over where the block, which names it in the log, ends well; inside, both
        sign. After a failure call `expect` with what the log says: it may have been committed.

        Without `protection` it is kept as the one before. Raises as `moving`, but not for a key that is
        away.
        """
        with self._turn:
            old = self.status()
            key = SigningKey.generate(self._name)
            way = protection or old.protection
            self._place(self._prepared(key, way, passphrase), NEXT_NAME)
            before = self._signing
            self._signing = (key, *before)
            try:
                yield Replacement(key, way, old.verifier_key, bool(before))
            except BaseException:
                self._signing = before
                raise
            self._expected = key.verifier_key
            self._signing = (key,)
            self._settle()

    def _settle(self) -> None:
        """Where the log names the key in `next.key`, that becomes the key and the one before goes; a key
        that it does not name goes. What cannot be done now (a disk that refuses) is done the next time."""
        following = self._folder / NEXT_NAME
        named = verifier_of(read_key_file(following))
        with contextlib.suppress(UserFacingError):
            if named == self._expected and named:
                self._place(following, FILE_NAME)
            elif named:
                self._leave(read_key_file(following))
                erase_file(following)
        self._tidy()

    def _leave(self, text: str) -> None:
        """A key file that is about to go: what a key store has of it goes as well."""
        if text.startswith(STORED):
            self._leftovers.add(account_of(verifier_of(text)))

    def _tidy(self) -> None:
        texts = (read_key_file(self._folder / name) for name in (FILE_NAME, NEXT_NAME))
        used = {account_of(verifier_of(text)) for text in texts if text.startswith(STORED)}
        self._leftovers.clear(used, self._find_store)

    def _text(self) -> str:
        """Of the file with the key that the log names; `next.key` where it could not take its place yet."""
        following = read_key_file(self._folder / NEXT_NAME)
        if self._expected and verifier_of(following) == self._expected:
            return following
        return read_key_file(self._folder / FILE_NAME)

    def _why_not(self) -> KeyState:
        text = self._text()
        if not text:
            return KeyState.AWAY
        if verifier_of(text) != self._expected:
            return KeyState.WRONG
        if text.startswith(ENCRYPTED):
            return KeyState.LOCKED
        return KeyState.AWAY if text.startswith(STORED) else KeyState.WRONG

    def _accepted(self, key: SigningKey) -> SigningKey:
        if key.verifier_key != self._expected:
            raise SigningKeyNotAtHand(detail=_WHAT_TO_DO[KeyState.WRONG])
        return key

    def _load(self, text: str) -> SigningKey:
        """Raises `ValueError` for what needs a passphrase or is no key, `SigningKeyNotAtHand`."""
        if text.startswith(STORED):
            store = self._find_store()
            secret = None if store is None else store.get(account_of(verifier_of(text)))
            if secret is None:
                raise SigningKeyNotAtHand(detail=_WHAT_TO_DO[KeyState.AWAY])
            text = secret
        return SigningKey.from_text(text)

    def _prepared(self, key: SigningKey, protection: Protection, passphrase: str) -> Path:
        """A file that keeps the key in this way, durable, under a name that is not in use yet."""
        if protection is Protection.PASSPHRASE:
            text = encrypted_key(key, passphrase)
        elif protection is Protection.KEY_STORE:
            self._put_into(self._find_store(), key)
            text = f"{STORED}{key.verifier_key}\n"
        else:
            text = key.text()
        return write_beside(self._folder, text)

    def _put_into(self, store: KeyStore | None, key: SigningKey) -> None:
        if store is None:
            raise SigningKeyNotAtHand(detail="this account has no key store. Choose a file instead.")
        account = account_of(key.verifier_key)
        self._leftovers.add(account)  # until a file says that it is in use
        store.put(account, key.text())
        if store.get(account) != key.text():
            raise SigningKeyNotAtHand(detail="the key store did not keep it. Choose a file instead.")

    def _place(self, prepared: Path, name: str) -> None:
        target = self._folder / name
        self._leave(read_key_file(target))
        put_in_place(prepared, target)


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
