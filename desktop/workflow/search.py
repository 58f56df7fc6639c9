"""One search: a recorded probe against the present snapshot of a gallery. Every search is recorded."""

from __future__ import annotations

import hashlib
import math
import time
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray

from desktop.domain.candidates import CandidateList
from desktop.domain.conclusions import MINIMUM_REASON_LENGTH, reason_is_enough
from desktop.domain.error_notes import GroupNote
from desktop.domain.galleries import Gallery
from desktop.domain.log_entries import EntryKind
from desktop.domain.people import Right
from desktop.domain.probes import Probe
from desktop.domain.progress import CancelToken, ProgressSink, ignore_progress
from desktop.domain.rates import Rate
from desktop.domain.score_kinds import ScoreKind
from desktop.domain.searches import SearchRecord
from desktop.errors import ReasonRequired, WrongUse
from desktop.recognition.engine import FaceEngine
from desktop.recognition.search import DEFAULT_TOP
from desktop.recognition.search_engine import SearchEngine
from desktop.storage.workspace import Workspace
from desktop.workflow.access import permitted, refusals_logged, require
from desktop.workflow.blindness import note_seen, refuse_while_looking_anywhere, see_search
from desktop.workflow.casework_only import require_casework
from desktop.workflow.earlier_conclusions import rejected_before, rejection_sentence
from desktop.workflow.expunged import refuse_expunged_probe, refuse_expunged_since
from desktop.workflow.gallery_errors import DEFAULT_FPIR, GalleryErrors, read_errors
from desktop.workflow.gallery_snapshot import current_snapshot
from desktop.workflow.measure_rates import measured_errors, stored_measurement
from desktop.workflow.policy_gates import require_policy_floor, require_searchable
from desktop.workflow.threshold_floor import floor_confidence, floor_in, is_below, write_reason


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """`threshold` on the scale of the score in use, or `fpir` (0..1) from which it follows; neither: 1%.

    `declared` are groups of the person on the probe as somebody declared them (grouping -> group), never
    from pixels. `reason` is needed where the threshold lies below the policy's floor.
    """

    probe_id: str
    gallery_name: str
    top: int = DEFAULT_TOP
    threshold: float | None = None
    fpir: float | None = None
    declared: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SearchResult:
    """`errors` is None where a gallery is too small to measure anything, or what was measured is gone."""

    record: SearchRecord
    probe: Probe
    gallery: Gallery
    candidates: CandidateList
    errors: GalleryErrors | None


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

    Raises `GalleryUnknown`, `GalleryEmpty`, `WrongUse`, `TemplatesDamaged`, `Cancelled`, and
    `ReasonRequired` for a threshold below the policy's floor without a written reason. `AccessRefused`
    without the right, in a closed case, past its authorisation, before the probe was analysed, for a probe
    that was found insufficient, and below what the case's policy allows at all.
    """
    require_casework(workspace)
    require(workspace, Right.SEARCH)
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
        refuse_expunged_probe(stores, request.probe_id)
    with refusals_logged(workspace), workspace.reading() as stores:
        require_searchable(stores, probe)
        if stores.person is not None:
            refuse_while_looking_anywhere(stores, stores.person)
    if template is None or probe_pack != gallery.pack_hash or engine.pack.hash != gallery.pack_hash:
        raise WrongUse(
            detail=f"The gallery “{gallery.name}” was enrolled with the model pack {gallery.pack_id}; "
            "open the probe with the same pack."
        )
    if not np.isfinite(template).all():
        raise WrongUse(
            detail="The probe's template is damaged, part of it is no number: open the picture again."
        )
    snapshot = current_snapshot(workspace, gallery, engine.pack)
    comparator = engine.pack.comparator
    errors = measured_errors(
        workspace, snapshot, comparator=comparator, on_progress=on_progress, cancel=cancel
    )
    if cancel is not None:
        cancel.raise_if_cancelled()
    started = time.monotonic()
    kind = errors.kind if errors is not None else ScoreKind.RAW
    cohort = errors.measurement.cohort if errors is not None and kind is ScoreKind.NORMALISED else None
    candidates = searches_in(workspace, engine).search(
        snapshot, template, comparator=comparator, top=request.top, cohort=cohort
    )
    seconds = time.monotonic() - started
    candidates.start_counting()
    threshold = _threshold(request, errors, candidates)
    fpir = errors.curve.rate(threshold) if errors is not None else None
    if is_below(fpir, floor_confidence(workspace)) and not reason_is_enough(request.reason):
        raise ReasonRequired(minimum=MINIMUM_REASON_LENGTH)
    with workspace.reading() as stores:
        same_file = stores.faces.has_image(gallery.gallery_id, probe.image_sha256)
        rejected = rejected_before(stores, probe.case_id)
    again = [(c.rank, c.subject_id) for c in candidates.rows if c.subject_id in rejected]
    warnings = _warnings(probe, errors, same_file=same_file, again=again)
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
        fpir=fpir,
        device=engine.device.device,
        seconds=seconds,
        at=datetime.now(UTC),
        actor=workspace.actor,
        warnings=warnings,
        candidates=candidates.rows,
        score_kind=kind,
        cohort_size=cohort.size if cohort is not None else None,
        probe_mean=candidates.probe_mean,
        declared=dict(request.declared),
        notes=errors.notes(threshold, request.declared, candidates.rows) if errors is not None else None,
    )
    _write(workspace, record, template, errors, request.reason)
    return SearchResult(record, probe, gallery, candidates, errors)


def searches_in(workspace: Workspace, engine: FaceEngine) -> SearchEngine:
    """What the searches of a workspace with one pack share, on the device that they began with."""
    name = ("searches", engine.pack.hash)
    return workspace.kept.get(name, engine.searching, lambda: SearchEngine(engine.searching))


def _threshold(request: SearchRequest, errors: GalleryErrors | None, candidates: CandidateList) -> float:
    if request.threshold is not None:
        return request.threshold
    if errors is not None:
        return errors.curve.threshold_for(DEFAULT_FPIR if request.fpir is None else request.fpir)
    if request.fpir is not None:
        raise WrongUse(detail="This gallery is too small to measure error rates; give a threshold instead.")
    return float(candidates.ascending[0]) if len(candidates.ascending) else 0.0


def _warnings(
    probe: Probe,
    errors: GalleryErrors | None,
    *,
    same_file: bool,
    again: Sequence[tuple[int, str]],
) -> tuple[str, ...]:
    found = [rejection_sentence(again)] if again else []
    if same_file:
        found.append(
            "The probe's own file is enrolled in this gallery: that candidate compares a picture with "
            "itself and says nothing. Find out how it came to be in both."
        )
    if errors is None:
        found.append("No error rate could be measured: the gallery holds fewer than two people.")
    elif errors.n < 600:
        found.append(
            f"Rates are measured on {errors.n} people only: "
            f"nothing below {1 - errors.curve.highest_supported_confidence:.1%} can be told from zero."
        )
    found.extend(
        f"Probe quality is poor in {measure.component.value.replace('_', ' ')} ({measure.value} of 100)."
        for measure in probe.quality.poor
    )
    return tuple(found)


def _write(
    workspace: Workspace,
    record: SearchRecord,
    template: NDArray[np.float32],
    errors: GalleryErrors | None,
    reason: str,
) -> None:
    fpir = record.fpir
    with permitted(workspace, Right.SEARCH) as (stores, person):
        policy = require_searchable(stores, stores.probes.get(record.probe_id))
        require_policy_floor(policy, fpir, record.case_id)
        refuse_while_looking_anywhere(stores, person)
        # The floor of this moment: it may have been raised while the search ran.
        below = is_below(fpir, floor_in(stores))
        if below and not reason_is_enough(reason):
            raise ReasonRequired(minimum=MINIMUM_REASON_LENGTH)
        refuse_expunged_since(stores, (candidate.face_id for candidate in record.candidates))
        stores.searches.add(record)
        note_seen(stores, person, record.search_id, "searched")
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
                "score": record.score_kind.value,
                "cohort_size": record.cohort_size,
                "threshold": record.threshold,
                "count_at_threshold": record.count_at_threshold,
                "fpir": _rate_entry(fpir),
                "sel": errors.rates.sel(record.threshold) if errors is not None else None,
                "fnir": _rate_entry(errors.rates.fnir(record.threshold)) if errors is not None else None,
                "groups": _group_entries(errors, record.threshold),
                # What is said of the probe rests on a declaration. Of candidates the numbers as they stood;
                # the words are metadata of subjects and stand in the row beside.
                "probe_note": record.notes.probe.as_record() if record.notes is not None else None,
                "candidate_notes": [
                    _numbers(record.notes.candidates[c.face_id])
                    for c in record.candidates
                    if record.notes is not None and np.float32(c.score) >= np.float32(record.threshold)
                ],
                "device": record.device,
                "candidates": [
                    [c.rank, c.face_id, c.subject_id, c.score, c.raw_score] for c in record.candidates
                ],
            },
        )
        if below:
            write_reason(
                stores,
                record.gallery_id,
                reason,
                threshold=record.threshold,
                fpir=fpir,
                search_id=record.search_id,
            )


def _rate_entry(rate: Rate | None) -> dict[str, Any] | None:
    if rate is None:
        return None
    return {"events": rate.events, "n": rate.n, "low": rate.low, "high": rate.high}


def _group_entries(errors: GalleryErrors | None, threshold: float) -> list[dict[str, Any]]:
    tables = errors.tables(threshold) if errors is not None else []
    return [
        {
            "by": row.by,
            "group": row.group,
            "n": row.n,
            "fpir": _rate_entry(row.rate),
            "ratio": row.ratio,
            "ratio_low": row.ratio_low,
            "ratio_high": row.ratio_high,
            "flagged": row.flagged,
        }
        for table in tables
        for row in table.rows
    ]


def _numbers(note: GroupNote) -> dict[str, Any]:
    """A note without what is recorded about the subject."""
    record = note.as_record()
    return {name: record[name] for name in ("basis", "rate", "ratio", "ratio_low", "ratio_high", "flagged")}


def reopen_search(workspace: Workspace, search_id: str) -> SearchResult:
    """A recorded search as it stood. Beyond the listed rows only the count at the threshold that the search
    ran with is known: `CandidateList.count_is_exact`.

    Whoever opens it cannot look at it blind any more: that is recorded (`blindness.would_unblind`). Raises
    `AccessRefused`.
    """
    see_search(workspace, search_id, "opened")
    with workspace.reading() as stores:
        record = stores.searches.get(search_id)
        probe = stores.probes.get(record.probe_id)
        gallery = stores.galleries.get(record.gallery_id)
    measurement = stored_measurement(workspace, record.gallery_id, record.snapshot_hash, record.pack_hash)
    errors = read_errors(workspace, measurement, record.score_kind) if measurement is not None else None
    candidates = CandidateList(
        record.candidates,
        record.subjects,
        record.faces,
        counted=(record.threshold, record.count_at_threshold),
        probe_mean=record.probe_mean,
    )
    return SearchResult(record, probe, gallery, candidates, errors)


def snapshot_is_current(workspace: Workspace, record: SearchRecord) -> bool:
    """Whether the gallery still holds exactly what the search saw. No model and no template is needed."""
    with workspace.reading() as stores:
        gallery = stores.galleries.get(record.gallery_id)
        columns = stores.faces.columns(record.gallery_id)
    return columns.content_hash(gallery.pack_hash) == record.snapshot_hash
