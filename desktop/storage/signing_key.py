"""The key that signs a workspace's checkpoints: Ed25519, in a file that only its owner can read.

Whoever has the file can sign in the name of the workspace; whoever has the verifier key can only verify.
"""

from __future__ import annotations

import base64
import contextlib
import os
import uuid
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from desktop.domain.checkpoints import (
    ED25519,
    NoteSignature,
    SignedNote,
    VerifierKey,
    check_name,
    format_note,
    format_verifier_key,
    parse_note,
    parse_verifier_key,
)
from desktop.errors import WorkspaceDamaged
from desktop.storage.files import (
    FILE_MODE,
    make_private_folder,
    open_private,
    reading_from,
    sync_file,
    sync_folder,
    write_all,
    writing_to,
)

FILE_NAME = "signing.key"
_PREFIX = "PRIVATE+KEY+"
_SEED_LENGTH = 32


class SigningKey:
    """Made by `load_or_create`, or of a seed (32 bytes) and a name."""

    def __init__(self, name: str, seed: bytes) -> None:
        """Raises `ValueError` for a name that no key can have or another length of the seed."""
        check_name(name)
        self._private = Ed25519PrivateKey.from_private_bytes(seed)
        self._key = VerifierKey(name, self._private.public_key().public_bytes_raw())

    @classmethod
    def load_or_create(cls, folder: Path, name: str) -> SigningKey:
        """The key in `folder` (`Workspace.keys`); a new one is on the disk before it is returned.

        Raises `WorkspaceDamaged` where the file holds no key or one of another name, `FileNotReadable`,
        `FolderNotWritable`, `StorageFull`.
        """
        path = folder / FILE_NAME
        if path.exists():
            return cls._load(path, name)
        key = cls(name, Ed25519PrivateKey.generate().private_bytes_raw())
        key._store(path)
        return key

    @property
    def verifier_key(self) -> str:
        """What others need to verify: `name+key id+base64`."""
        return format_verifier_key(self._key)

    def sign(self, body: str) -> str:
        """The text of a signed note about `body`, which ends in a line feed. Raises `ValueError`."""
        signature = self._private.sign(body.encode())
        return format_note(SignedNote(body, (NoteSignature(self._key.name, self._key.key_id, signature),)))

    @classmethod
    def _load(cls, path: Path, name: str) -> SigningKey:
        with reading_from(path):
            data = path.read_bytes()
            if os.name == "posix" and path.stat().st_mode & 0o077:
                path.chmod(FILE_MODE)
        try:
            key = cls._parsed(data.decode("ascii"))
        except ValueError as error:
            raise WorkspaceDamaged(
                path=path.parent, detail="the file of its signing key holds no key"
            ) from error
        if key._key.name != name:
            raise WorkspaceDamaged(
                path=path.parent, detail=f"its signing key is that of {key._key.name}, not of {name}"
            )
        return key

    @classmethod
    def _parsed(cls, text: str) -> SigningKey:
        """Inverse of `_text`. Raises `ValueError`."""
        if not text.startswith(_PREFIX) or not text.endswith("\n"):
            raise ValueError("no private key")
        name, _, rest = text.removeprefix(_PREFIX).partition("+")
        data = base64.b64decode(rest.partition("+")[2].strip(), validate=True)
        if len(data) != len(ED25519) + _SEED_LENGTH:
            raise ValueError("no private key for Ed25519")
        key = cls(name, data[1:])
        if key._text() != text:
            raise ValueError("the parts of the private key do not belong together")
        return key

    def _text(self) -> str:
        """As golang.org/x/mod/sumdb/note writes private keys."""
        seed = ED25519 + self._private.private_bytes_raw()
        return f"{_PREFIX}{self._key.name}+{self._key.key_id.hex()}+{base64.b64encode(seed).decode()}\n"

    def _store(self, path: Path) -> None:
        """Under another name first: there is a whole key or none."""
        make_private_folder(path.parent)
        unfinished = path.with_name(f".new-{uuid.uuid4().hex}")
        with writing_to(path):
            try:
                descriptor = open_private(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
                try:
                    write_all(descriptor, self._text().encode())
                    sync_file(descriptor)
                finally:
                    os.close(descriptor)
                unfinished.replace(path)
            except BaseException:
                with contextlib.suppress(OSError):
                    unfinished.unlink()
                raise
            sync_folder(path.parent)


def verify_note(note: str, verifier_key: str) -> str:
    """The text of `note` that the owner of `verifier_key` signed; signatures of others are passed over.

    Raises `ValueError` where the note or the key is malformed, the key did not sign, or a signature of the
    key is not one of this text.
    """
    key, parsed = parse_verifier_key(verifier_key), parse_note(note)
    public = Ed25519PublicKey.from_public_bytes(key.public)
    ours = [s for s in parsed.signatures if s.name == key.name and s.key_id == key.key_id]
    if not ours:
        raise ValueError(f"{key.name} did not sign this note")
    for one in ours:
        try:
            public.verify(one.signature, parsed.text.encode())
        except InvalidSignature as error:
            raise ValueError(f"the signature of {key.name} is not one of this text") from error
    return parsed.text
