"""The newest measurement of this machine's devices with each pack, kept from one start to the next."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from desktop import paths
from desktop.recognition.agreement import Agreement
from desktop.recognition.machine_file import keep_finding, read_findings
from desktop.workflow.measure_devices import DeviceMeasurement, DeviceSpeed

_MOST = 32
"""More than these are not kept: it is begun anew."""


class KeptSpeeds:
    """In the person's own folder, not in a workspace: they are about the machine."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path if path is not None else paths.devices_dir() / "speeds.json"

    def find(self, pack_hash: str) -> DeviceMeasurement | None:
        """None where nothing was measured with this pack, or what lies there cannot be read."""
        try:
            return _read(pack_hash, read_findings(self._path)[pack_hash])
        except (KeyError, TypeError, ValueError):
            return None

    def keep(self, measured: DeviceMeasurement) -> None:
        """In the place of an earlier one. A disk that refuses is no matter."""
        keep_finding(self._path, measured.pack_hash, as_document(measured), _MOST)


def as_document(measured: DeviceMeasurement) -> dict[str, Any]:
    """As JSON has it; also what the command line prints."""
    recommended = measured.recommended
    return {
        "pack": measured.pack_id,
        "measured_at": measured.at.isoformat(),
        "versions": dict(measured.versions),
        "searched_faces": measured.faces,
        "length": measured.length,
        "recommended": recommended.provider if recommended is not None else None,
        "devices": [
            {
                "provider": speed.provider,
                "device": speed.device,
                "agreement": asdict(speed.agreement) if speed.agreement is not None else None,
                "agrees": speed.agreement.agrees if speed.agreement is not None else None,
                "problem": speed.problem,
                "detections_per_second": speed.detections,
                "templates_per_second": speed.templates,
                "searches_per_second": speed.searches,
                "batched_searches_per_second": speed.batched,
            }
            for speed in measured.speeds
        ],
    }


def _read(pack_hash: str, kept: dict[str, Any]) -> DeviceMeasurement:
    versions = kept["versions"]
    return DeviceMeasurement(
        str(kept["pack"]),
        pack_hash,
        datetime.fromisoformat(kept["measured_at"]),
        {str(name): str(version) for name, version in dict(versions).items()},
        int(kept["searched_faces"]),
        int(kept["length"]),
        tuple(_read_speed(one) for one in kept["devices"]),
    )


def _read_speed(kept: dict[str, Any]) -> DeviceSpeed:
    agreement = kept["agreement"]
    return DeviceSpeed(
        str(kept["provider"]),
        str(kept["device"]),
        Agreement(**agreement) if agreement is not None else None,
        str(kept["problem"]),
        *(
            None if kept[name] is None else float(kept[name])
            for name in (
                "detections_per_second",
                "templates_per_second",
                "searches_per_second",
                "batched_searches_per_second",
            )
        ),
    )
