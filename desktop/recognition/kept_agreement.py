"""Agreements that were found on this machine, so that a start need not check again what has not changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from desktop import paths
from desktop.recognition.agreement import CHECK_VERSION, Agreement
from desktop.recognition.device_versions import machine_versions
from desktop.recognition.machine_file import keep_finding, read_findings

_MOST = 64
"""More than these are not kept: it is begun anew."""


class KeptAgreements:
    """One result for each pack and provider, valid for the versions it was found with.

    The file lies in the person's own folder, not in a workspace: it is about the machine.
    """

    def __init__(self, path: Path | None = None, *, again: bool = False) -> None:
        """With `again` nothing is known, so that everything is checked, and kept."""
        self._path = path if path is not None else paths.devices_dir() / "agreement.json"
        self._again = again

    def checked_again(self) -> KeptAgreements:
        """The same file, for a check that does not rest on what it says."""
        return KeptAgreements(self._path, again=True)

    def find(self, pack_hash: str, provider: str) -> Agreement | None:
        """None where it was never checked, or something has changed since."""
        if self._again:
            return None
        kept = read_findings(self._path).get(_name(pack_hash, provider))
        if not isinstance(kept, dict) or kept.get("with") != _versions():
            return None
        try:
            pixels = kept["pixels"]
            return Agreement(
                float(kept["template"]),
                float(kept["score"]),
                None if pixels is None else float(pixels),
                float(kept["confidence"]),
            )
        except (KeyError, TypeError, ValueError):
            return None

    def keep(self, pack_hash: str, provider: str, found: Agreement) -> None:
        """Where it cannot be written, it is found again at the next start."""
        finding = {
            "template": found.template,
            "score": found.score,
            "pixels": found.pixels,
            "confidence": found.confidence,
            "with": _versions(),
        }
        keep_finding(self._path, _name(pack_hash, provider), finding, _MOST)


def _name(pack_hash: str, provider: str) -> str:
    return f"{provider} {pack_hash}"


def _versions() -> dict[str, Any]:
    return {**machine_versions(), "check": CHECK_VERSION}
