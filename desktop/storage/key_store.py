"""The key store of the operating system: Credential Manager, Keychain, Secret Service or KWallet."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from desktop.errors import SigningKeyNotAtHand

SERVICE = "Second Look"
"""Under which the entries stand in the store; the account is the name and id of the key."""

_REAL = ("keyring.backends.Windows", "keyring.backends.macOS", "keyring.backends.SecretService")
_ALSO_REAL = ("keyring.backends.kwallet", "keyring.backends.libsecret", "keyring.backends.chainer")


class KeyStore(Protocol):
    """Every method raises `SigningKeyNotAtHand` where the store does not answer."""

    def get(self, account: str) -> str | None:
        """None where the store has nothing of that name."""

    def put(self, account: str, secret: str) -> None: ...

    def remove(self, account: str) -> None:
        """What is not there is no error."""


KeyStoreFinder = Callable[[], KeyStore | None]
"""Looks for a store when it is first needed: the library takes long to load."""


def no_key_store() -> KeyStore | None:
    """For workspaces whose key never leaves their folder: demo, training, tests."""
    return None


class OsKeyStore:
    """Through the `keyring` library. Made by `os_key_store`."""

    def get(self, account: str) -> str | None:
        import keyring

        with _answers():
            return keyring.get_password(SERVICE, account)

    def put(self, account: str, secret: str) -> None:
        import keyring

        with _answers():
            keyring.set_password(SERVICE, account, secret)

    def remove(self, account: str) -> None:
        import keyring
        from keyring.errors import PasswordDeleteError

        with _answers(), contextlib.suppress(PasswordDeleteError):
            keyring.delete_password(SERVICE, account)


def os_key_store() -> KeyStore | None:
    """The store of this account, None where there is none that keeps anything."""
    try:
        import keyring

        backend = type(keyring.get_keyring())
    except Exception:  # a store's plugin may fail in any way; then there is none
        return None
    return OsKeyStore() if backend.__module__ in (*_REAL, *_ALSO_REAL) else None


@contextmanager
def _answers() -> Iterator[None]:
    """A backend raises whatever the library of its system raises: of D-Bus, of Windows, of its own."""
    try:
        yield
    except Exception as error:
        raise SigningKeyNotAtHand(
            detail=f"the key store of this account does not answer ({type(error).__name__}). Unlock it and "
            "try again, or start a new key in Settings."
        ) from error
