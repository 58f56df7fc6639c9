"""Probes with the template of their chosen face."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from desktop.domain.probes import Probe, ProbeType
from desktop.errors import WrongUse
from desktop.storage.columns import face_columns, face_from_columns
from desktop.storage.session import Session

_SELECT = """SELECT probe_id, case_id, case_number, image_sha256, file_name, probe_type, provenance,
    box, landmarks, confidence, faces_in_image, quality
FROM probe JOIN case_file USING (case_id)"""


class ProbeStore:
    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, probe: Probe, template: NDArray[np.float32] | None, pack_hash: str) -> None:
        """`template` is float32 [length] of the pack with that hash. Needs a log entry."""
        raw = None if template is None else np.ascontiguousarray(template, dtype="<f4").tobytes()
        self._session.record(
            "probe",
            [
                {
                    "probe_id": probe.probe_id,
                    "case_id": probe.case_id,
                    "image_sha256": probe.image_sha256,
                    "file_name": probe.file_name,
                    "probe_type": probe.probe_type.value,
                    "provenance": probe.provenance,
                    "faces_in_image": int(probe.faces_in_image),
                    "template": raw,
                    "pack_hash": pack_hash,
                    **face_columns(probe.face, probe.quality),
                }
            ],
        )

    def get(self, probe_id: str) -> Probe:
        """Raises `WrongUse` for an id that no probe has."""
        row = self._session.row(f"{_SELECT} WHERE probe_id = ?", (probe_id,))
        if row is None:
            raise WrongUse(detail=f"There is no probe with the id {probe_id}.")
        return _probe(*row)

    def case_of(self, probe_id: str) -> str:
        """Empty for an id that no probe has."""
        found = self._session.value("SELECT case_id FROM probe WHERE probe_id = ?", (probe_id,))
        return found or ""

    def of_case(self, case_id: str) -> list[Probe]:
        """In the order they were taken in."""
        rows = self._session.rows(
            f"{_SELECT} WHERE case_id = ? ORDER BY probe.log_seq, probe.rowid", (case_id,)
        )
        return [_probe(*row) for row in rows]

    def recent(self, limit: int, case_id: str | None = None) -> list[Probe]:
        """Newest first; of one case, or of all."""
        order = "ORDER BY probe.log_seq DESC, probe.rowid DESC LIMIT ?"
        if case_id is None:
            rows = self._session.rows(f"{_SELECT} {order}", (int(limit),))
        else:
            rows = self._session.rows(f"{_SELECT} WHERE case_id = ? {order}", (case_id, int(limit)))
        return [_probe(*row) for row in rows]

    def template(self, probe_id: str) -> tuple[NDArray[np.float32] | None, str]:
        """Template, float32 [length], or None where none was made; and the hash of its pack.

        Raises `WrongUse` for an id that no probe has.
        """
        row = self._session.row("SELECT template, pack_hash FROM probe WHERE probe_id = ?", (probe_id,))
        if row is None:
            raise WrongUse(detail=f"There is no probe with the id {probe_id}.")
        raw, pack_hash = row
        return (None if raw is None else np.frombuffer(raw, "<f4").astype(np.float32)), pack_hash


def _probe(
    probe_id: str,
    case_id: str,
    case_number: str,
    image_sha256: str,
    file_name: str,
    probe_type: str,
    provenance: str,
    *face_and_quality: Any,
) -> Probe:
    box, landmarks, confidence, faces_in_image, quality = face_and_quality
    face, measured = face_from_columns(box, landmarks, confidence, quality)
    return Probe(
        probe_id=probe_id,
        case_id=case_id,
        case_number=case_number,
        image_sha256=image_sha256,
        file_name=file_name,
        probe_type=ProbeType(probe_type),
        provenance=provenance,
        face=face,
        faces_in_image=faces_in_image,
        quality=measured,
    )
