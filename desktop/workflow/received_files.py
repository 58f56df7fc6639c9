"""A file that somebody was given: a disclosure pack or an exported log, looked at without any workspace."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.disclosure_records import disclosure_from_json
from desktop.domain.disclosures import DisclosureDocument
from desktop.domain.progress import CancelToken, ProgressSink, ignore_progress
from desktop.errors import FileNotReadable
from desktop.storage.files import reading_from
from desktop.storage.signing_key import verify_note
from desktop.verifier.answer import Answer
from desktop.verifier.export_check import check_export

PACK_ENDING, LOG_ENDING = "slpack", "sllog"
"""Of the file types that an installer registers; what is inside is JSON and zip, whatever the name."""

_MOST_BYTES = 1 << 30
_ZIP = b"PK"


@dataclass(frozen=True, slots=True)
class ReceivedPack:
    """`sha256` (hex) is that of the file, as the log has it; `signed`: its checkpoint bears
    the signature of the key beside it."""

    path: Path
    sha256: str
    document: DisclosureDocument
    signed: bool


@dataclass(frozen=True, slots=True)
class ReceivedLog:
    """`answer` is what verification found, with the key that the file itself brought."""

    path: Path
    sha256: str
    answer: Answer


def read_received(
    path: Path, *, on_progress: ProgressSink = ignore_progress, cancel: CancelToken | None = None
) -> ReceivedPack | ReceivedLog:
    """Raises `FileNotReadable` for anything else, `ExportNotReadable` for another zip, `Cancelled`."""
    with reading_from(path), path.open("rb") as file:
        begins = file.read(2)
        file.seek(0)
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    if begins == _ZIP:
        return ReceivedLog(path, sha256, check_export(path, on_progress=on_progress, cancel=cancel))
    with reading_from(path):
        if path.stat().st_size > _MOST_BYTES:
            raise FileNotReadable(path=path, reason="it is too large for a disclosure pack")
        data = path.read_bytes()
    try:
        document = disclosure_from_json(data)
    except (ValueError, RecursionError):
        reason = "it is neither a disclosure pack nor an exported log of Second Look"
        raise FileNotReadable(path=path, reason=reason) from None
    return ReceivedPack(path, sha256, document, _is_signed(document))


def _is_signed(document: DisclosureDocument) -> bool:
    try:
        verify_note(document.checkpoint, document.verifier_key)
    except ValueError:
        return False
    return True
