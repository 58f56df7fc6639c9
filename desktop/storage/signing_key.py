"""The key that signs a workspace's checkpoints: Ed25519 (RFC 8032), and what a signature is worth.

Whoever has the key can sign in the name of the workspace; whoever has the verifier key can only verify.
Where it is kept is the business of `key_cabinet`.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from typing import Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
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

_PREFIX = "PRIVATE+KEY+"
_SEED_LENGTH = 32
_ROUNDS = 64
"""Of bcrypt's key derivation: about half a second for each guess at a passphrase."""


class SigningKey:
    """Made by `generate`, of one of the texts below, or of a seed (32 bytes) and a name."""

    def __init__(self, name: str, seed: bytes) -> None:
        """Raises `ValueError` for a name that no key can have or another length of the seed."""
        check_name(name)
        self._private = Ed25519PrivateKey.from_private_bytes(seed)
        self._key = VerifierKey(name, self._private.public_key().public_bytes_raw())

    @classmethod
    def generate(cls, name: str) -> Self:
        """A new key from the system's randomness."""
        return cls(name, Ed25519PrivateKey.generate().private_bytes_raw())

    @property
    def name(self) -> str:
        return self._key.name

    @property
    def verifier_key(self) -> str:
        """What others need to verify: `name+key id+base64`."""
        return format_verifier_key(self._key)

    def signature(self, body: str) -> NoteSignature:
        return NoteSignature(self._key.name, self._key.key_id, self._private.sign(body.encode()))

    def sign(self, body: str) -> str:
        """The text of a signed note about `body`, which ends in a line feed. Raises `ValueError`."""
        return sign_note(body, [self])

    def text(self) -> str:
        """As golang.org/x/mod/sumdb/note writes private keys, one line. Whoever reads it has the key."""
        seed = ED25519 + self._private.private_bytes_raw()
        return f"{_PREFIX}{self._key.name}+{self._key.key_id.hex()}+{base64.b64encode(seed).decode()}\n"

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Inverse of `text`. Raises `ValueError`."""
        if not text.startswith(_PREFIX) or not text.endswith("\n"):
            raise ValueError("no private key")
        name, _, rest = text.removeprefix(_PREFIX).partition("+")
        data = base64.b64decode(rest.partition("+")[2].strip(), validate=True)
        if len(data) != len(ED25519) + _SEED_LENGTH:
            raise ValueError("no private key for Ed25519")
        key = cls(name, data[1:])
        if key.text() != text:
            raise ValueError("the parts of the private key do not belong together")
        return key

    def encrypted_text(self, passphrase: str) -> str:
        """As OpenSSH writes private keys with a passphrase (bcrypt, AES-256-CTR); ssh-keygen reads it."""
        encryption = (
            serialization.PrivateFormat.OpenSSH.encryption_builder()
            .kdf_rounds(_ROUNDS)
            .build(passphrase.encode())
        )
        data = self._private.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.OpenSSH, encryption
        )
        return data.decode("ascii")

    @classmethod
    def from_encrypted_text(cls, text: str, name: str, passphrase: str) -> Self:
        """Inverse of `encrypted_text`. Raises `ValueError`, for a wrong passphrase as well."""
        try:
            private = serialization.load_ssh_private_key(text.encode("ascii"), passphrase.encode())
        except (ValueError, TypeError) as error:
            raise ValueError("the passphrase does not open this key") from error
        if not isinstance(private, Ed25519PrivateKey):
            raise ValueError("no private key for Ed25519")
        return cls(name, private.private_bytes_raw())


def sign_note(body: str, keys: Sequence[SigningKey]) -> str:
    """The text of a note about `body` that each of `keys` signs, in that order. Raises `ValueError`."""
    return format_note(SignedNote(body, tuple(key.signature(body) for key in keys)))


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
