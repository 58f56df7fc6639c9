"""Digests of templates as an entry states them, without numpy.

Of a batch it is one over the digests of its rows; before that it was the SHA-256 over their bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

_MARK = "2:"
_ROW, _ROWS = b"\x05", b"\x06"


def row_hashes(raw: bytes, count: int) -> list[bytes]:
    """Digest of each of `count` rows as `read_rows` gives them, 32 bytes; of fewer rows that are no rows of
    the file any more."""
    width = len(raw) // count if count else 0
    return [hashlib.sha256(_ROW + raw[n * width : (n + 1) * width]).digest() for n in range(count)]


def digest_of_hashes(hashes: Sequence[bytes]) -> str:
    """What `templates_digest` gives for rows of these digests."""
    return _MARK + hashlib.sha256(_ROWS + b"".join(hashes)).hexdigest()


def is_by_row(digest: object) -> bool:
    """Whether a digest of templates is one over the digests of rows."""
    return isinstance(digest, str) and digest.startswith(_MARK)


def digest_like(stated: object, raw: bytes, count: int) -> str:
    """Digest of rows as `read_rows` gives them, in the form of `stated`."""
    if is_by_row(stated):
        return digest_of_hashes(row_hashes(raw, count))
    return hashlib.sha256(raw).hexdigest()
