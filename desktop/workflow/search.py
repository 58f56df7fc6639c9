"""One search: a recorded probe against the present snapshot of a gallery. Every search is recorded."""

from __future__ import annotations

import hashlib
import math
import time
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from desktop.domain.candidates import CandidateList
from desktop.domain.galleries import Gallery
from desktop.domain.log_entries import EntryKind
from desktop.domain.measurements import Measurement
from desktop.domain.probes import Probe
from desktop.domain.progress import CancelToken, ProgressSink, ignore_progress
from desktop.domain.searches import SearchRecord
from desktop.errors import WrongUse
from desktop.recognition.engine import FaceEngine
from desktop.recognition.search import DEFAULT_TOP, search_snapshot
from desktop.storage.workspace import Workspace
from desktop.workflow.gallery_snapshot import content_hash, take_snapshot
from desktop.workflow.measure_rates import DEFAULT_FPIR, measure_rates


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """`threshold` on the pack's own scale, or `fpir` (0..1) from which it follows; neither: 1%."""

    probe_id: str
    gallery_name: str
    top: int = DEFAULT_TOP
    threshold: float | None = None
    fpir: float | None = None


@dataclass(frozen=True, slots=True)
class SearchResult:
    """`measurement` is None where a gallery is too small to measure anything."""

    record: SearchRecord
    probe: Probe
    gallery: Gallery
    candidates: CandidateList
    measurement: Measurement | None


def run_search(
    workspace: Workspace,
    engine: FaceEngine,
    request: SearchRequest,
    *,
    on_progress: ProgressSink = ignore_progress,
    cancel: CancelToken | None = None,
) -> SearchResult:
    """Searches and records. The gallery's rates are measured first where they are not yet: that is what
    takes long and what `on_progress` tells of.

    Raises `GalleryUnknown`, `GalleryEmpty`, `WrongUse`, `Cancelled`.
    """
    if request.top < 1:
        raise WrongUse(detail="A candidate list needs room for at least one candidate.")
    if request.fpir is not None and not 0 <= request.fpir <= 1:
        raise WrongUse(detail="A confidence lies between 0 and 1, for example 0.99.")
    if request.threshold is not None and not math.isfinite(request.threshold):
        raise WrongUse(detail="A threshold is a number on the model pack's score scale.")
    with workspace.reading() as stores:
        gallery = stores.galleries.by_name(request.gallery_name)
        probe = stores.probes.get(request.probe_id)
        template, probe_pack = stores.probes.template(request.probe_id)
    if template is None or probe_pack != gallery.pack_hash or engine.pack.hash != gallery.pack_hash:
        raise WrongUse(
            detail=f"The gallery “{gallery.name}” was enrolled with the model pack {gallery.pack_id}; "
            "open the probe with the same pack."
        )
    snapshot = take_snapshot(workspace, gallery, engine.pack)
    comparator = engine.pack.comparator
    measurement = None
    if snapshot.subjects >= 2:
        measurement = measure_rates(
            workspace, snapshot, comparator=comparator, on_progress=on_progress, cancel=cancel
        )
    if cancel is not None:
        cancel.raise_if_cancelled()
    started = time.monotonic()
    candidates = search_snapshot(snapshot, template, comparator=comparator, top=request.top)
    seconds = time.monotonic() - started
    threshold = _threshold(request, measurement, candidates)
    with workspace.reading() as stores:
        same_file = stores.faces.has_image(gallery.gallery_id, probe.image_sha256)
    warnings = _warnings(probe, measurement, same_file=same_file)
    record = SearchRecord(
        search_id=uuid.uuid4().hex,
        probe_id=probe.probe_id,
        case_id=probe.case_id,
        case_number=probe.case_number,
        gallery_id=gallery.gallery_id,
        gallery_name=gallery.name,
        pack_id=gallery.pack_id,
        pack_hash=gallery.pack_hash,
        snapshot_hash=snapshot.hash,
        subjects=snapshot.subjects,
        faces=snapshot.faces,
        threshold=threshold,
        count_at_threshold=candidates.count_at_or_above(threshold),
        fpir=measurement.curve.rate(threshold) if measurement else None,
        device=engine.device.device,
        seconds=seconds,
        at=datetime.now(UTC),
        actor=workspace.actor,
        warnings=warnings,
        candidates=candidates.rows,
    )
    _write(workspace, record, template)
    return SearchResult(record, probe, gallery, candidates, measurement)


def _threshold(request: SearchRequest, measurement: Measurement | None, candidates: CandidateList) -> float:
    if request.threshold is not None:
        return request.threshold
    if measurement is not None:
        return measurement.curve.threshold_for(DEFAULT_FPIR if request.fpir is None else request.fpir)
    if request.fpir is not None:
        raise WrongUse(detail="This gallery is too small to measure error rates; give a threshold instead.")
    return float(candidates.ascending[0]) if len(candidates.ascending) else 0.0


def _warnings(probe: Probe, measurement: Measurement | None, *, same_file: bool) -> tuple[str, ...]:
    found = []
    if same_file:
        found.append(
            "The probe's own file is enrolled in this gallery: that candidate compares a picture with "
            "itself and says nothing. Find out how it came to be in both."
        )
    if measurement is None:
        found.append("No error rate could be measured: the gallery holds fewer than two people.")
    elif measurement.non_mated.n < 300:
        found.append(
            f"Rates are measured on {measurement.non_mated.n} people only: "
            f"nothing below {3 / measurement.non_mated.n:.1%} can be told from zero."
        )
    found.extend(
        f"Probe quality is poor in {measure.component.value.replace('_', ' ')} ({measure.value} of 100)."
        for measure in probe.quality.poor
    )
    return tuple(found)


def _write(workspace: Workspace, record: SearchRecord, template: NDArray[np.float32]) -> None:
    fpir = record.fpir
    with workspace.recording() as stores:
        stores.searches.add(record)
        stores.log.append(
            EntryKind.SEARCH_DONE,
            {
                "search_id": record.search_id,
                "probe_id": record.probe_id,
                "case_id": record.case_id,
                "case_number": record.case_number,
                "gallery_id": record.gallery_id,
                "snapshot": record.snapshot_hash,
                "pack": record.pack_id,
                "pack_hash": record.pack_hash,
                "probe_template": hashlib.sha256(template.tobytes()).hexdigest(),
                "n": record.subjects,
                "faces": record.faces,
                "threshold": record.threshold,
                "count_at_threshold": record.count_at_threshold,
                "fpir": None
                if fpir is None
                else {"events": fpir.events, "n": fpir.n, "low": fpir.low, "high": fpir.high},
                "device": record.device,
                "candidates": [[c.rank, c.face_id, c.subject_id, c.score] for c in record.candidates],
            },
        )


def reopen_search(workspace: Workspace, search_id: str) -> SearchResult:
    """A recorded search as it stood. Beyond the listed rows only the count at the threshold that the search
    ran with is known: `CandidateList.count_is_exact`."""
    with workspace.reading() as stores:
        record = stores.searches.get(search_id)
        probe = stores.probes.get(record.probe_id)
        gallery = stores.galleries.get(record.gallery_id)
        measurement = stores.measurements.load(record.gallery_id, record.snapshot_hash, record.pack_hash)
    candidates = CandidateList(
        record.candidates,
        record.subjects,
        record.faces,
        counted=(record.threshold, record.count_at_threshold),
    )
    return SearchResult(record, probe, gallery, candidates, measurement)


def snapshot_is_current(workspace: Workspace, record: SearchRecord) -> bool:
    """Whether the gallery still holds exactly what the search saw. No model and no template is needed."""
    with workspace.reading() as stores:
        gallery = stores.galleries.get(record.gallery_id)
        rows = stores.faces.rows_for_snapshot(record.gallery_id)
    return content_hash(gallery.pack_hash, rows) == record.snapshot_hash
