"""The files that keep a signing key, or say that a key store has it: what they hold, and how they change.

The first characters tell which: `PRIVATE+KEY+` the key itself (as golang.org/x/mod/sumdb/note writes it),
`ENCRYPTED+KEY+` its verifier key above an OpenSSH private key, `KEY+STORE+` the verifier key alone.
"""

from __future__ import annotations

import contextlib
import os
import uuid
from pathlib import Path

from desktop.domain.signing import LONGEST_PASSPHRASE, SHORTEST_PASSPHRASE, Protection
from desktop.errors import UserFacingError, WrongUse
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
from desktop.storage.signing_key import SigningKey

FILE_NAME = "signing.key"
NEXT_NAME = "next.key"
STORED = "KEY+STORE+"
ENCRYPTED = "ENCRYPTED+KEY+"

_LEFT_OVER = ".key-"
"""Files in the making and files on their way out, which a killed process leaves."""


def protection_of(text: str) -> Protection:
    if text.startswith(STORED):
        return Protection.KEY_STORE
    return Protection.PASSPHRASE if text.startswith(ENCRYPTED) else Protection.FILE


def verifier_of(text: str) -> str:
    """The verifier key that a key file speaks of, empty where it is none."""
    for prefix in (STORED, ENCRYPTED):
        if text.startswith(prefix):
            return text.removeprefix(prefix).partition("\n")[0]
    try:
        return SigningKey.from_text(text).verifier_key
    except ValueError:
        return ""


def account_of(verifier_key: str) -> str:
    """Under which a key store keeps the key: its name and id."""
    return verifier_key.rpartition("+")[0]


def encrypted_key(key: SigningKey, passphrase: str) -> str:
    """Raises `WrongUse` for a passphrase that cannot be used."""
    try:
        length = len(passphrase.encode())
    except UnicodeEncodeError:
        raise WrongUse(detail="The passphrase is not valid text on this system.") from None
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise WrongUse(detail=f"A passphrase has at least {SHORTEST_PASSPHRASE} characters.")
    if length > LONGEST_PASSPHRASE:
        raise WrongUse(detail=f"A passphrase has at most {LONGEST_PASSPHRASE} characters.")
    return f"{ENCRYPTED}{key.verifier_key}\n{key.encrypted_text(passphrase)}"


def read_key_file(path: Path) -> str:
    """Empty where there is no such file, or none that can be read."""
    try:
        text = path.read_bytes().decode("ascii")
        if os.name == "posix" and path.stat().st_mode & 0o077:
            path.chmod(FILE_MODE)
    except (OSError, ValueError):
        return ""
    return text


def write_beside(folder: Path, text: str) -> Path:
    """A new file in `folder` with a name that nobody reads; durable once its name is.

    Raises `FolderNotWritable`, `StorageFull`.
    """
    make_private_folder(folder)
    path = folder / f"{_LEFT_OVER}{uuid.uuid4().hex}"
    with writing_to(folder):
        try:
            descriptor = open_private(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
            try:
                write_all(descriptor, text.encode())
                sync_file(descriptor)
            finally:
                os.close(descriptor)
        except BaseException:
            with contextlib.suppress(OSError):
                path.unlink()
            raise
    return path


def put_in_place(path: Path, target: Path) -> None:
    """`path` becomes `target` in one step; what had that name before is overwritten afterwards.

    Raises `FolderNotWritable`.
    """
    before = target.with_name(f"{_LEFT_OVER}{uuid.uuid4().hex}")
    with contextlib.suppress(OSError):  # nothing there, or a file system without second names
        os.link(target, before)
    with writing_to(target):
        path.replace(target)
        sync_folder(target.parent)
    remove_left_overs(target.parent)


def remove_left_overs(folder: Path) -> None:
    """Overwrites first: these are keys. What cannot go now goes the next time."""
    for path in folder.glob(f"{_LEFT_OVER}*"):
        with contextlib.suppress(OSError, UserFacingError):
            if path.stat().st_nlink > 1:
                path.unlink()  # a second name of the file in use
            else:
                erase_file(path)
