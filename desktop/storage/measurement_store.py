"""Measurements: what leave-one-out found on one snapshot with one pack. They can be measured again."""

from __future__ import annotations

import json

import numpy as np

from desktop.domain.log_entries import format_instant, parse_instant
from desktop.domain.measurements import Measurement, ScoreHistogram
from desktop.domain.rates import NonMatedScores
from desktop.storage.columns import to_json
from desktop.storage.session import Session

_COLUMNS = (
    "gallery_id, snapshot_hash, pack_hash, measured_at, seconds, subject_ids, best,"
    " histogram_low, histogram_high, histogram_counts"
)


class MeasurementStore:
    def __init__(self, session: Session) -> None:
        self._session = session

    def save(self, measurement: Measurement) -> None:
        """Keeps it; one of the same gallery, snapshot and pack is replaced."""
        self._session.require_recording()
        key = (int(measurement.gallery_id), measurement.snapshot_hash, measurement.pack_hash)
        self._session.write(
            "DELETE FROM measurement WHERE gallery_id = ? AND snapshot_hash = ? AND pack_hash = ?", key
        )
        scores, histogram = measurement.non_mated, measurement.cross_subject
        self._session.write(
            f"INSERT INTO measurement ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
            (
                *key,
                format_instant(measurement.measured_at),
                float(measurement.seconds),
                to_json(list(scores.subject_ids)),
                np.ascontiguousarray(scores.best, dtype="<f4").tobytes(),
                float(histogram.low),
                float(histogram.high),
                np.ascontiguousarray(histogram.counts, dtype="<i8").tobytes(),
            ),
        )

    def load(self, gallery_id: int, snapshot_hash: str, pack_hash: str) -> Measurement | None:
        row = self._session.row(
            f"SELECT {_COLUMNS} FROM measurement"  # noqa: S608
            " WHERE gallery_id = ? AND snapshot_hash = ? AND pack_hash = ?",
            (int(gallery_id), snapshot_hash, pack_hash),
        )
        if row is None:
            return None
        *_, at, seconds, subjects, best, low, high, counts = row
        return Measurement(
            gallery_id=gallery_id,
            snapshot_hash=snapshot_hash,
            pack_hash=pack_hash,
            measured_at=parse_instant(at),
            seconds=seconds,
            non_mated=NonMatedScores(
                tuple(json.loads(subjects)), np.frombuffer(best, "<f4").astype(np.float32)
            ),
            cross_subject=ScoreHistogram(low, high, np.frombuffer(counts, "<i8").astype(np.int64)),
        )
