"""Settings that were found on this machine: it is tried again only after something changed."""

from __future__ import annotations

from pathlib import Path

from desktop import paths
from desktop.recognition.engine import EngineSetting
from desktop.recognition.machine_file import keep_finding, read_findings
from desktop.recognition.providers import usable_cores
from desktop.recognition.silent_onnxruntime import ort

_TRIALS_VERSION = 1
"""Goes up with the way in which it is tried."""
_MOST = 64
"""More than these are not kept: it is begun anew."""
_LARGEST = 4096


class KeptTunings:
    """One for each pack, device and number of cores, valid for the onnxruntime that it was found with.

    The file lies in the person's own folder, not in a workspace: it is about the machine.
    """

    def __init__(self, path: Path | None = None, *, cores: int | None = None) -> None:
        self._path = path if path is not None else paths.devices_dir() / "tuning.json"
        self._cores = cores or usable_cores()

    def find(self, pack_hash: str, provider: str) -> EngineSetting | None:
        """None where it was never tried, or something has changed since."""
        kept = read_findings(self._path).get(self._name(pack_hash, provider))
        if not isinstance(kept, dict) or kept.get("with") != _versions():
            return None
        numbers = [kept.get(name) for name in ("threads", "calls", "batch")]
        threads, calls, batch = (number if type(number) is int else 0 for number in numbers)
        if not all(0 < number <= _LARGEST for number in (threads, calls, batch)):
            return None
        return EngineSetting(threads, calls, batch)

    def keep(self, pack_hash: str, provider: str, found: EngineSetting) -> None:
        """Where it cannot be written, it is tried again next time."""
        finding = {
            "threads": found.threads,
            "calls": found.calls,
            "batch": found.batch,
            "with": _versions(),
        }
        keep_finding(self._path, self._name(pack_hash, provider), finding, _MOST)

    def _name(self, pack_hash: str, provider: str) -> str:
        return f"{provider} {self._cores} {pack_hash}"


def _versions() -> dict[str, object]:
    return {"onnxruntime": str(ort.__version__), "trials": _TRIALS_VERSION}
