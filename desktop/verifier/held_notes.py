"""Checkpoints and keys as people have them: from a report, a QR code, a file in a mail."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.checkpoints import (
    SignedNote,
    VerifierKey,
    parse_checkpoint,
    parse_note,
    parse_verifier_key,
)
from desktop.errors import WrongUse
from desktop.storage.files import reading_from

_LARGEST = 1 << 16


@dataclass(frozen=True, slots=True)
class HeldCheckpoint:
    """`note` is None where only its text was kept, without the signatures; `root` is 32 bytes."""

    name: str
    origin: str
    size: int
    root: bytes
    note: SignedNote | None


def parse_held(name: str, text: str) -> HeldCheckpoint:
    """A signed note as reports print it, or its text alone, with any line ends. Raises `ValueError`."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").strip("\n") + "\n"
    note = parse_note(lines) if "\n\n" in lines else None
    checkpoint = parse_checkpoint(lines if note is None else note.text)
    return HeldCheckpoint(name, checkpoint.origin, checkpoint.size, checkpoint.root, note)


def why_of_another(held: HeldCheckpoint, stated: str, first: str) -> str:
    """Why it does not agree by its name; empty where it does. `stated` is how the record names its log,
    `first` what its first entry says, empty where that cannot be read.

    Raises `WrongUse` where it is of another workspace by both: then it was given by mistake.
    """
    if held.origin == stated:
        return ""
    if first and held.origin != first:
        raise WrongUse(detail=f"{held.name} is a checkpoint of another workspace ({held.origin}).")
    why = "of which entry 1 speaks" if first else "and entry 1 cannot be read"
    return f"It is a checkpoint of {held.origin}, {why}; the record calls itself {stated or 'nothing'}."


def read_held_file(path: Path) -> HeldCheckpoint:
    """Raises `FileNotReadable`, and `WrongUse` for what is no checkpoint."""
    try:
        return parse_held(path.name, _text(path))
    except ValueError as error:
        raise WrongUse(detail=f"{path.name} cannot be used as a checkpoint: {error}.") from None


def read_key(key: str) -> VerifierKey:
    """A verifier key, or the name of a file that holds one. Raises `FileNotReadable`, `WrongUse`."""
    try:
        return parse_verifier_key(key.strip())
    except ValueError as error:
        if key.count("+") >= 2 and not os.path.isfile(key):
            raise _no_key(error) from None
    try:
        return parse_verifier_key(_text(Path(key)).strip())
    except ValueError as error:
        raise _no_key(error) from None


def _no_key(error: ValueError) -> WrongUse:
    return WrongUse(detail=f"This is no verifier key, as reports print it beside a checkpoint: {error}.")


def _text(path: Path) -> str:
    """Raises `FileNotReadable`, `ValueError`."""
    with reading_from(path), path.open("rb") as file:
        raw = file.read(_LARGEST + 1)
    if len(raw) > _LARGEST:
        raise ValueError("it is too large")
    return raw.decode("utf-8")
