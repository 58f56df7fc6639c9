"""Checkpoints of the log and the signed notes that carry them: formats only, no signature is made here.

A checkpoint says how many entries the log had and what the root of its tree was (C2SP tlog-checkpoint). It
travels as the text of a signed note (C2SP signed-note), which other people's programs can verify.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass

ORIGIN_PREFIX = "second-look/"
ROOT_LENGTH = 32
ED25519 = b"\x01"
"""The signature type that stands before the key in its encoding."""
KEY_ID_LENGTH = 4
PUBLIC_KEY_LENGTH = 32
MOST_SIGNATURES = 100

_DASH = "— "
_SIZE = re.compile(r"0|[1-9][0-9]{0,18}", re.ASCII)
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")


def origin_of(workspace_id: str) -> str:
    """The name of a workspace's log, which is the name of its key as well."""
    return ORIGIN_PREFIX + workspace_id


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The head of the log's tree: `root` is that of the first `size` entries, 32 bytes."""

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()

    @property
    def root_base64(self) -> str:
        return base64.b64encode(self.root).decode()

    @property
    def short_root(self) -> str:
        """The first 8 bytes as 16 hexadecimal digits, for the foot of a page."""
        return self.root[:8].hex()


def format_checkpoint(checkpoint: Checkpoint) -> str:
    """The body of its note. Raises `ValueError` for what `parse_checkpoint` would not give back."""
    lines = (checkpoint.origin, str(checkpoint.size), checkpoint.root_base64, *checkpoint.extensions)
    body = "".join(f"{line}\n" for line in lines)
    if parse_checkpoint(body) != checkpoint:
        raise ValueError(f"{checkpoint!r} cannot be written as a checkpoint")
    return body


def parse_checkpoint(body: str) -> Checkpoint:
    """Inverse of `format_checkpoint`. Raises `ValueError` for anything but a well-formed body."""
    _check_text(body)
    lines = body[:-1].split("\n")
    if len(lines) < 3 or not all(lines):
        raise ValueError("a checkpoint has three lines or more, none of them empty")
    origin, size, root = lines[:3]
    if not _SIZE.fullmatch(size):
        raise ValueError(f"{size!r} is not the size of a tree")
    return Checkpoint(origin, int(size), _decoded(root, ROOT_LENGTH), tuple(lines[3:]))


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """Who signs under which name: `public` is an Ed25519 public key, 32 bytes."""

    name: str
    public: bytes

    @property
    def key_id(self) -> bytes:
        """The first 4 bytes of SHA-256(name || 0x0A || 0x01 || public key)."""
        named = self.name.encode() + b"\n" + ED25519 + self.public
        return hashlib.sha256(named).digest()[:KEY_ID_LENGTH]


def format_verifier_key(key: VerifierKey) -> str:
    """`name+key id+base64(0x01 || public key)`. Raises `ValueError` where the name or the key is none."""
    check_name(key.name)
    if len(key.public) != PUBLIC_KEY_LENGTH:
        raise ValueError(f"an Ed25519 key has {PUBLIC_KEY_LENGTH} bytes, not {len(key.public)}")
    return f"{key.name}+{key.key_id.hex()}+{base64.b64encode(ED25519 + key.public).decode()}"


def parse_verifier_key(text: str) -> VerifierKey:
    """Inverse of `format_verifier_key`. Raises `ValueError`, also for a key id of another name or key."""
    name, first, rest = text.partition("+")
    key_id, second, encoded = rest.partition("+")
    if not (first and second):
        raise ValueError("a verifier key is name+key id+key")
    check_name(name)
    data = _decoded(encoded, len(ED25519) + PUBLIC_KEY_LENGTH)
    if data[:1] != ED25519:
        raise ValueError("the key is not one for Ed25519")
    key = VerifierKey(name, data[1:])
    if key_id != key.key_id.hex():
        raise ValueError("the key id does not belong to this name and key")
    return key


@dataclass(frozen=True, slots=True)
class NoteSignature:
    """One line below a note; `signature` is 64 bytes where the key is one for Ed25519."""

    name: str
    key_id: bytes
    signature: bytes


@dataclass(frozen=True, slots=True)
class SignedNote:
    """`text` is what was signed, its last line feed included."""

    text: str
    signatures: tuple[NoteSignature, ...]


def format_note(note: SignedNote) -> str:
    """Raises `ValueError` for what `parse_note` would not give back."""
    lines = [
        f"{_DASH}{s.name} {base64.b64encode(s.key_id + s.signature).decode()}\n" for s in note.signatures
    ]
    text = f"{note.text}\n{''.join(lines)}"
    if parse_note(text) != note:
        raise ValueError("this cannot be written as a signed note")
    return text


def parse_note(text: str) -> SignedNote:
    """Inverse of `format_note`; verifies no signature. Raises `ValueError` for what is malformed."""
    _check_text(text)
    parted = text.rfind("\n\n")
    if parted < 0:
        raise ValueError("a signed note has an empty line before its signatures")
    body, below = text[: parted + 1], text[parted + 2 :]
    lines = below.split("\n")[:-1]
    if not body.strip("\n") or not lines or len(lines) > MOST_SIGNATURES:
        raise ValueError(f"a signed note has a text and 1 to {MOST_SIGNATURES} signatures")
    return SignedNote(body, tuple(_signature(line) for line in lines))


def note_hash(note: str) -> str:
    """What a later entry says of a checkpoint: SHA-256 (hex) of its note in UTF-8."""
    return hashlib.sha256(note.encode()).hexdigest()


def check_name(name: str) -> None:
    """Raises `ValueError` unless `name` may be that of a key: no spaces, no plus, not empty."""
    name.encode()  # raises UnicodeEncodeError, a ValueError
    if not name or "+" in name or any(c.isspace() for c in name) or _CONTROL.search(name):
        raise ValueError(f"{name!r} cannot be the name of a key")


def _signature(line: str) -> NoteSignature:
    name, space, encoded = line.removeprefix(_DASH).partition(" ")
    if not line.startswith(_DASH) or not space:
        raise ValueError(f"{line!r} is not a signature line")
    check_name(name)
    data = _decoded(encoded, None)
    if len(data) <= KEY_ID_LENGTH:
        raise ValueError("a signature is longer than its key id")
    return NoteSignature(name, data[:KEY_ID_LENGTH], data[KEY_ID_LENGTH:])


def _check_text(text: str) -> None:
    """Valid UTF-8, no control characters but the line feed, which ends it."""
    text.encode()  # raises UnicodeEncodeError, a ValueError
    if _CONTROL.search(text):
        raise ValueError("control characters are not allowed")
    if not text.endswith("\n"):
        raise ValueError("the last line has no end")


def _decoded(text: str, length: int | None) -> bytes:
    """Standard base64 in its one canonical form. Raises `ValueError`."""
    try:
        data = base64.b64decode(text.encode("ascii"), validate=True)
    except binascii.Error as error:
        raise ValueError(f"{text!r} is not base64") from error
    if base64.b64encode(data).decode() != text:
        raise ValueError(f"{text!r} is not the canonical base64 of anything")
    if length is not None and len(data) != length:
        raise ValueError(f"{length} bytes are needed, not {len(data)}")
    return data
