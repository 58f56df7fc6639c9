"""Measures error rates on the gallery in use, and reads them back."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime

from desktop.domain.log_entries import EntryKind
from desktop.domain.measurements import Measurement
from desktop.domain.progress import CancelToken, ProgressSink, ignore_progress
from desktop.domain.rates import GroupRate, group_rates
from desktop.domain.snapshots import GallerySnapshot
from desktop.domain.subjects import CaptureRecord, age_band
from desktop.errors import WrongUse
from desktop.recognition.leave_one_out import leave_one_out
from desktop.storage.workspace import Workspace

DEFAULT_FPIR = 0.01
"""The threshold starts where one non-mated search in a hundred returns somebody."""


def current_measurement(workspace: Workspace, snapshot: GallerySnapshot) -> Measurement | None:
    """What was measured on exactly this snapshot with exactly this pack; None when nothing was."""
    with workspace.reading() as stores:
        return stores.measurements.load(snapshot.gallery_id, snapshot.hash, snapshot.pack_hash)


def measure_rates(
    workspace: Workspace,
    snapshot: GallerySnapshot,
    *,
    comparator: str = "cosine",
    on_progress: ProgressSink = ignore_progress,
    cancel: CancelToken | None = None,
) -> Measurement:
    """Leave-one-out over the snapshot, recorded and logged; returns at once when it is there already.

    Raises `WrongUse` with fewer than two subjects, `Cancelled` when asked to stop.
    """
    known = current_measurement(workspace, snapshot)
    if known is not None:
        return known
    if snapshot.subjects < 2:
        raise WrongUse(
            detail=f"The gallery “{snapshot.gallery_name}” holds one person only: "
            "no error rate can be measured on it."
        )
    started = time.monotonic()
    non_mated, histogram = leave_one_out(
        snapshot, comparator=comparator, on_progress=on_progress, cancel=cancel
    )
    measurement = Measurement(
        gallery_id=snapshot.gallery_id,
        snapshot_hash=snapshot.hash,
        pack_hash=snapshot.pack_hash,
        measured_at=datetime.now(UTC),
        seconds=time.monotonic() - started,
        non_mated=non_mated,
        cross_subject=histogram,
    )
    with workspace.recording() as stores:
        stores.measurements.save(measurement)
        stores.log.append(
            EntryKind.RATES_MEASURED,
            {
                "gallery_id": snapshot.gallery_id,
                "snapshot": snapshot.hash,
                "pack_hash": snapshot.pack_hash,
                "n": non_mated.n,
                "threshold_at_1_percent": round(measurement.curve.threshold_for(DEFAULT_FPIR), 6),
            },
        )
    return measurement


GROUPINGS: dict[str, Callable[[CaptureRecord], str]] = {
    "sex": lambda record: record.sex,
    "race_ethnicity": lambda record: record.race_ethnicity,
    "age_band": lambda record: age_band(record.age_at_capture),
}


def grouped_rates(
    workspace: Workspace, measurement: Measurement, by: str, threshold: float
) -> tuple[GroupRate, ...]:
    """FPIR per recorded group. `by` is `sex`, `race_ethnicity`, `age_band` or a kept column of the table.

    Raises `WrongUse` when nothing of that name is recorded.
    """
    with workspace.reading() as stores:
        records = stores.faces.records(measurement.gallery_id)
    reading = GROUPINGS.get(by) or (lambda record: record.extra.get(by, ""))
    groups = [
        reading(records[subject]) if subject in records else ""
        for subject in measurement.non_mated.subject_ids
    ]
    if not any(groups):
        raise WrongUse(detail=f"Nothing is recorded as “{by}” in this gallery.")
    return group_rates(by, groups, measurement.non_mated.best, threshold)
