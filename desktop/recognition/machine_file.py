"""Small findings about this machine, kept as one JSON file; losing it costs finding out again."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from pathlib import Path
from typing import Any

_MOST_BYTES = 2**20


def read_findings(path: Path) -> dict[str, Any]:
    """What was kept; empty where there is no file, or one that this program did not write."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            return {}
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return kept if isinstance(kept, dict) else {}


def write_findings(path: Path, findings: dict[str, Any]) -> bool:
    """All of it or nothing; False where it cannot be written."""
    text = json.dumps(findings, indent=1, sort_keys=True, allow_nan=False)
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        number, name = tempfile.mkstemp(prefix=path.name, dir=path.parent)
    except OSError:
        return False
    try:
        with os.fdopen(number, "w", encoding="utf-8") as file:
            file.write(text)
        os.replace(name, path)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(name)
        return False
    return True


def keep_finding(path: Path, name: str, finding: object, most: int) -> bool:
    """`finding` under `name`, in the place of an earlier one. Where `most` others are kept already it is
    begun anew. False where it cannot be written."""
    findings = read_findings(path)
    findings.pop(name, None)
    if len(findings) >= most:
        findings.clear()
    return write_findings(path, {**findings, name: finding})
