"""The file in which the log, or one case of it, leaves: what is in it and how that is written.

It is a zip file with text files only, so that it can be checked years later with other people's tools. The
manifest has the SHA-256 of every other file and is signed with the key that signs the checkpoint.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import Any

from desktop.domain.checkpoints import VerifierKey, format_verifier_key, parse_verifier_key

FORMAT = "second-look-log"
VERSION = 1

README = "README.txt"
MANIFEST = "manifest.json"
MANIFEST_NOTE = "manifest-signature.txt"
CHECKPOINT = "checkpoint.txt"
KEYS = "keys.txt"
LOG = "log.jsonl"
LEAVES = "leaves.txt"
PROOFS = "proofs.jsonl"
CHECKPOINTS = "checkpoints.jsonl"
CONSISTENCY = "consistency.jsonl"
TIMESTAMPS = "timestamps.jsonl"

LONGEST_LINE = 1 << 25
"""Bytes of one line of any file; an entry is some hundred, one with a long list some hundred thousand."""
LARGEST_NOTE = 1 << 16
"""Bytes of a checkpoint; they have some hundred."""
LARGEST_TOKEN = 1 << 17
"""Bytes of a time stamp, that is of an authority's answer: about 2 to 10 KiB, most of it certificates."""
LARGEST_TEXT = 1 << 20
"""Bytes of the files that are read whole: manifest, notes, keys."""


class Scope(StrEnum):
    WHOLE = "whole"
    CASE = "case"


_ALWAYS = (README, CHECKPOINT, KEYS, LOG, CHECKPOINTS, TIMESTAMPS)
FILES: Mapping[Scope, tuple[str, ...]] = {
    Scope.WHOLE: (*_ALWAYS, LEAVES),
    Scope.CASE: (*_ALWAYS, PROOFS, CONSISTENCY),
}
"""What the manifest has the hash of. Beside them stand the manifest and its signature, nothing else."""

LONGEST_LINES: Mapping[str, int] = {
    LEAVES: 64,
    PROOFS: 1 << 14,
    CONSISTENCY: 1 << 14,
    CHECKPOINTS: 2 * LARGEST_NOTE,
    TIMESTAMPS: 2 * LARGEST_TOKEN,
}
"""Bytes of a line of those files in which no line is as long as an entry can be."""
KEPT = (CHECKPOINTS, TIMESTAMPS)
"""Of whose lines something is kept while the export is read."""
TIGHTEST_PACKING = 100
"""How many times smaller one of `KEPT` may be packed: roots, signatures and tokens hardly shrink."""

_SHA256 = re.compile(r"[0-9a-f]{64}", re.ASCII)
_NUMBER = re.compile(r"[1-9][0-9]{0,15}", re.ASCII)


@dataclass(frozen=True, slots=True)
class ExportManifest:
    """`size` and `root` (hex) are those of the checkpoint; `entries` is how many lines the log has here."""

    origin: str
    workspace_id: str
    workspace_kind: str
    scope: Scope
    case_id: str
    case_number: str
    size: int
    root: str
    entries: int
    made_at: str
    made_by: str
    program: str
    files: Mapping[str, str]
    """Name -> SHA-256 (hex)."""


def format_manifest(manifest: ExportManifest) -> bytes:
    document = {"format": FORMAT, "version": VERSION, **asdict(manifest)}
    return (json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def parse_manifest(data: bytes) -> ExportManifest:
    """Inverse of `format_manifest`. Raises `ValueError`, which says so where the version is another."""
    try:
        document = json.loads(data)
    except (ValueError, RecursionError):
        raise ValueError("its manifest is not JSON") from None
    if not isinstance(document, dict) or document.pop("format", None) != FORMAT:
        raise ValueError("its manifest is not that of an exported log")
    if document.pop("version", None) != VERSION:
        raise ValueError("it was made by a newer program: verify it with a newer one")
    texts = {field.name for field in fields(ExportManifest)} - {"size", "entries", "files"}
    if document.keys() != texts | {"size", "entries", "files"}:
        raise ValueError("its manifest does not have the fields of one")
    if not all(isinstance(document[name], str) for name in texts):
        raise ValueError("its manifest has a field of another kind")
    if not all(type(document[name]) is int and document[name] > 0 for name in ("size", "entries")):
        raise ValueError("its manifest does not say how many entries there are")
    if not isinstance(document["files"], dict) or not _SHA256.fullmatch(document["root"]):
        raise ValueError("its manifest has a field of another kind")
    if not all(isinstance(found, str) and _SHA256.fullmatch(found) for found in document["files"].values()):
        raise ValueError("its manifest has a hash that is none")
    manifest = ExportManifest(**{**document, "scope": Scope(document["scope"])})
    if format_manifest(manifest) != data:
        raise ValueError("its manifest is not written as the program writes it")
    return manifest


def manifest_claim(origin: str, manifest: bytes) -> str:
    """The text that is signed for a manifest. It cannot be taken for a checkpoint: its second line is no
    size of a tree."""
    return f"{FORMAT} {VERSION}\n{origin}\n{hashlib.sha256(manifest).hexdigest()}\n"


@dataclass(frozen=True, slots=True)
class KeySince:
    """From entry `seq` on, which names it, checkpoints are signed with `key`."""

    seq: int
    key: VerifierKey


def format_keys(keys: Iterable[KeySince]) -> bytes:
    """A line each: number of the entry, space, verifier key."""
    return "".join(f"{one.seq} {format_verifier_key(one.key)}\n" for one in keys).encode()


def parse_keys(data: bytes) -> list[KeySince]:
    """Inverse of `format_keys`. Raises `ValueError`."""
    found = []
    for line in data.decode("utf-8").splitlines():
        number, _, key = line.partition(" ")
        if not _NUMBER.fullmatch(number):
            raise ValueError(f"{number!r} is not the number of an entry")
        found.append(KeySince(int(number), parse_verifier_key(key)))
    if format_keys(found) != data:
        raise ValueError("the keys are not written as the program writes them")
    return found


# --- lines


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A checkpoint that was made before the one of the export: of `checkpoints.jsonl`."""

    size: int
    note: str


@dataclass(frozen=True, slots=True)
class TimestampLine:
    """What a time-stamp authority answered (DER) for the checkpoint of that size: of `timestamps.jsonl`."""

    size: int
    at: str
    token: bytes


@dataclass(frozen=True, slots=True)
class InclusionLine:
    """That entry `seq` is in the tree of the checkpoint: of `proofs.jsonl`, a line for each entry."""

    seq: int
    proof: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class ConsistencyLine:
    """That the tree of the checkpoint begins with that of `first` entries: of `consistency.jsonl`, a line
    for each of `checkpoints.jsonl`."""

    first: int
    proof: tuple[bytes, ...]


def format_note_line(line: NoteLine) -> bytes:
    return _line({"size": line.size, "note": line.note})


def format_timestamp_line(line: TimestampLine) -> bytes:
    token = base64.b64encode(line.token).decode()
    return _line({"size": line.size, "at": line.at, "token": token})


def format_inclusion_line(line: InclusionLine) -> bytes:
    return _line({"seq": line.seq, "proof": [node.hex() for node in line.proof]})


def format_consistency_line(line: ConsistencyLine) -> bytes:
    return _line({"first": line.first, "proof": [node.hex() for node in line.proof]})


def parse_note_line(raw: bytes) -> NoteLine:
    """Raises `ValueError`, as the others do."""
    found = _document(raw, {"size": int, "note": str}, LONGEST_LINES[CHECKPOINTS])
    if len(found["note"].encode()) > LARGEST_NOTE:
        raise ValueError("a checkpoint is too large to be one")
    return NoteLine(found["size"], found["note"])


def parse_timestamp_line(raw: bytes) -> TimestampLine:
    found = _document(raw, {"size": int, "at": str, "token": str}, LONGEST_LINES[TIMESTAMPS])
    try:
        token = base64.b64decode(found["token"], validate=True)
    except binascii.Error:
        raise ValueError("a time-stamp is not base64") from None
    if len(token) > LARGEST_TOKEN:
        raise ValueError("a time-stamp is too large to be one")
    return TimestampLine(found["size"], found["at"], token)


def parse_inclusion_line(raw: bytes) -> InclusionLine:
    found = _document(raw, {"seq": int, "proof": list}, LONGEST_LINES[PROOFS])
    return InclusionLine(found["seq"], _nodes(found["proof"]))


def parse_consistency_line(raw: bytes) -> ConsistencyLine:
    found = _document(raw, {"first": int, "proof": list}, LONGEST_LINES[CONSISTENCY])
    return ConsistencyLine(found["first"], _nodes(found["proof"]))


def _line(document: Mapping[str, object]) -> bytes:
    """One line, without its line feed."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def _document(raw: bytes, types: Mapping[str, type], longest: int) -> dict[str, Any]:
    if len(raw) > longest:
        raise ValueError(f"a line has more than {longest} bytes")
    try:
        found = json.loads(raw)
    except RecursionError:
        raise ValueError("a line is not written as the program writes it") from None
    if not isinstance(found, dict) or found.keys() != types.keys():
        raise ValueError("a line does not have the fields that it should have")
    if any(type(found[name]) is not kind for name, kind in types.items()) or _line(found) != raw:
        raise ValueError("a line is not written as the program writes it")
    return found


def _nodes(texts: Sequence[object]) -> tuple[bytes, ...]:
    if not all(isinstance(text, str) and _SHA256.fullmatch(text) for text in texts):
        raise ValueError("a proof holds something else than hashes")
    return tuple(bytes.fromhex(str(text)) for text in texts)
