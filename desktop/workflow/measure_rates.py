"""Measures error rates on the gallery in use, and reads them back."""

from __future__ import annotations

import time
from datetime import UTC, datetime

from desktop.domain.cohorts import COHORT_SIZE
from desktop.domain.group_rates import GroupTable
from desktop.domain.groups import all_cells, base_groupings, grouping
from desktop.domain.log_entries import EntryKind
from desktop.domain.measurements import Measurement
from desktop.domain.progress import CancelToken, ProgressSink, ignore_progress
from desktop.domain.rate_samples import EVERYBODY_UP_TO, GROUP_SIZE, SAMPLE_SIZE, RateSample
from desktop.domain.rates import FpirCurve
from desktop.domain.snapshots import GallerySnapshot
from desktop.errors import WrongUse
from desktop.recognition.leave_one_out import leave_one_out
from desktop.storage.measurement_store import KnownMeasurement
from desktop.storage.workspace import Workspace
from desktop.workflow.expunged import EXPUNGED_SINCE
from desktop.workflow.gallery_errors import DEFAULT_FPIR, GalleryErrors, read_errors
from desktop.workflow.sampled_groups import group_curves, members_for_groups
from desktop.workflow.score_choice import score_in_use


def current_measurement(workspace: Workspace, snapshot: GallerySnapshot) -> Measurement | None:
    """What was measured on exactly this snapshot with exactly this pack; None when nothing was."""
    return stored_measurement(workspace, snapshot.gallery_id, snapshot.hash, snapshot.pack_hash)


def stored_measurement(
    workspace: Workspace, gallery_id: int, snapshot_hash: str, pack_hash: str
) -> Measurement | None:
    """As `current_measurement`, without the snapshot at hand."""
    with workspace.reading() as stores:
        known = stores.measurements.find(gallery_id, snapshot_hash, pack_hash)
    return _read(workspace, known)


def latest_measurement(workspace: Workspace, gallery_id: int) -> Measurement | None:
    """The newest of a gallery, which may have changed since: compare `snapshot_hash`."""
    with workspace.reading() as stores:
        known = stores.measurements.latest(gallery_id)
    return _read(workspace, known)


def _read(workspace: Workspace, known: KnownMeasurement | None) -> Measurement | None:
    return workspace.measurements.read(known) if known is not None else None


def measure_rates(
    workspace: Workspace,
    snapshot: GallerySnapshot,
    *,
    comparator: str = "cosine",
    everybody: bool = False,
    on_progress: ProgressSink = ignore_progress,
    cancel: CancelToken | None = None,
) -> Measurement:
    """Leave-one-out over the snapshot, recorded and logged; returns at once when it is there already.

    In a gallery of more than `EVERYBODY_UP_TO` subjects a sample of them is searched for (`rate_samples`),
    or `everybody` where that is wanted. The cohort is the sample either way: the scores of the gallery, and
    the thresholds that were chosen on them, stay what they were.

    Raises `WrongUse` with fewer than two subjects, `TemplatesDamaged`, `Cancelled` when asked to stop.
    """
    known = current_measurement(workspace, snapshot)
    if known is not None and (known.is_of_everybody or not everybody):
        return known
    if snapshot.subjects < 2:
        raise WrongUse(
            detail=f"The gallery “{snapshot.gallery_name}” holds one person only: "
            "no error rate can be measured on it."
        )
    with workspace.reading() as stores:
        records = stores.faces.records(snapshot.gallery_id)
    started = time.monotonic()
    sample = more = None
    if snapshot.subjects > EVERYBODY_UP_TO:
        sample = RateSample.of_snapshot(snapshot.hash, snapshot.subjects, SAMPLE_SIZE, GROUP_SIZE)
    drawn = sample.drawn() if sample is not None else None
    if sample is not None and not everybody:
        more = members_for_groups(sample, base_groupings(records, snapshot.subject_ids))
    found = leave_one_out(
        snapshot,
        all_cells(records, snapshot.subject_ids),
        comparator=comparator,
        sample=None if everybody else drawn,
        more=more,
        cohort=drawn,
        on_progress=on_progress,
        cancel=cancel,
    )
    measurement = Measurement(
        gallery_id=snapshot.gallery_id,
        snapshot_hash=snapshot.hash,
        pack_hash=snapshot.pack_hash,
        measured_at=datetime.now(UTC),
        seconds=time.monotonic() - started,
        subject_ids=snapshot.subject_ids,
        face_ids=snapshot.face_ids,
        first_faces=found.first_faces,
        raw=found.raw,
        normalised=found.normalised,
        cohort=found.cohort,
        sample=sample,
    )
    _keep(workspace, measurement)
    return measurement


def _keep(workspace: Workspace, measurement: Measurement) -> None:
    # Worked out before the one writer is taken.
    thresholds = {
        scores.kind.value: round(FpirCurve(scores.best).threshold_for(DEFAULT_FPIR), 6)
        for scores in (measurement.raw, measurement.normalised)
        if scores is not None
    }
    sample = measurement.sample
    written = workspace.measurements.write(measurement)
    try:
        with workspace.recording() as stores:
            if stores.expungements.any_gone(measurement.gallery_id, measurement.face_ids.tolist()):
                raise WrongUse(detail=EXPUNGED_SINCE)
            stores.measurements.save(written)
            stores.measurements.drop_unused(measurement.gallery_id)
            # Also what a killed program left, and what another measurement of the same content replaced.
            unused = workspace.measurements.left_over(
                measurement.gallery_id, stores.measurements.files(measurement.gallery_id)
            )
            stores.log.append(
                EntryKind.RATES_MEASURED,
                {
                    "gallery_id": measurement.gallery_id,
                    "snapshot": measurement.snapshot_hash,
                    "pack_hash": measurement.pack_hash,
                    "n": measurement.raw.n,
                    **({"sample": _draw_body(sample, measurement)} if sample is not None else {}),
                    "mated": len(measurement.raw.mated),
                    "cohort_size": COHORT_SIZE if measurement.cohort is not None else None,
                    "file_sha256": written.sha256,
                    "threshold_at_1_percent": thresholds,
                },
            )
    except BaseException:
        workspace.measurements.remove(written.file)
        raise
    finally:
        workspace.measurements.settle(written.file)
    for file in unused:
        workspace.measurements.remove(file)


def _draw_body(sample: RateSample, measurement: Measurement) -> dict[str, int]:
    """What it takes to draw the same people again. `group_members` were searched for in addition."""
    more = measurement.raw.more
    return {
        "seed": sample.seed,
        "size": sample.size,
        "of": sample.of,
        "group_size": sample.group_size,
        "group_members": 0 if more is None else len(more),
    }


def seconds_for_everybody(measurement: Measurement) -> float | None:
    """How long it would take here to search for everybody, by what the sample took; None where that was
    done, or where nobody knows how long the sample took."""
    if measurement.is_of_everybody or measurement.seconds <= 0:
        return None
    more = measurement.raw.more
    searched = measurement.raw.n + (0 if more is None else len(more))
    return measurement.seconds * measurement.n / searched


def measured_errors(
    workspace: Workspace,
    snapshot: GallerySnapshot,
    *,
    comparator: str = "cosine",
    everybody: bool = False,
    on_progress: ProgressSink = ignore_progress,
    cancel: CancelToken | None = None,
) -> GalleryErrors | None:
    """Measures where it is not yet, and reads it by the score in use; None for a gallery of one person."""
    if snapshot.subjects < 2:
        return None
    measurement = measure_rates(
        workspace,
        snapshot,
        comparator=comparator,
        everybody=everybody,
        on_progress=on_progress,
        cancel=cancel,
    )
    return read_errors(workspace, measurement, score_in_use(workspace, measurement))


def grouped_rates(errors: GalleryErrors, workspace: Workspace, by: str, threshold: float) -> GroupTable:
    """FPIR per recorded group. `by` is `sex`, `race_ethnicity`, `age_band`, `sex_race` or a kept column.

    Raises `WrongUse` when nothing of that name is recorded.
    """
    with workspace.reading() as stores:
        records = stores.faces.records(errors.measurement.gallery_id)
    found = grouping(records, errors.measurement.subject_ids, by)
    if not found.recorded:
        raise WrongUse(detail=f"Nothing is recorded as “{by}” in this gallery.")
    return group_curves(found, errors.rates, errors.measurement.sample).at(threshold)
