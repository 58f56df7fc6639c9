"""Exact search: every face of the snapshot is compared, no index decides who becomes a candidate."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from desktop.domain.candidates import Candidate, CandidateList
from desktop.domain.cohorts import Cohort
from desktop.domain.snapshots import GallerySnapshot
from desktop.errors import TemplatesDamaged

DEFAULT_TOP = 100
_CHUNK_BYTES = 64 * 2**20


def comparison_scores(
    templates: NDArray[np.float32], probe: NDArray[np.float32], comparator: str
) -> NDArray[np.float32]:
    """Scores float32 [n] of `templates` float32 [n, d] against `probe` float32 [d]; higher is more alike.

    `cosine` is the inner product of unit vectors, `euclidean` the negative squared distance. Scanned in
    chunks, so that a mapped file larger than memory passes through. Raises `ValueError` for another word.
    """
    if comparator not in ("cosine", "euclidean"):
        raise ValueError(comparator)
    n, length = templates.shape
    scores = np.empty(n, np.float32)
    step = max(1, _CHUNK_BYTES // (4 * length))
    for start in range(0, n, step):
        part = templates[start : start + step]
        if comparator == "cosine":
            # Not a BLAS product: that rounds the same row differently at different places, and the order
            # among equal templates would hang on it. As fast, since memory is what it waits for.
            np.einsum("ij,j->i", part, probe, out=scores[start : start + step])
        else:
            delta = part - probe
            scores[start : start + step] = -np.einsum("ij,ij->i", delta, delta)
    return scores


def search_snapshot(
    snapshot: GallerySnapshot,
    probe: NDArray[np.float32],
    *,
    comparator: str = "cosine",
    top: int = DEFAULT_TOP,
    cohort: Cohort | None = None,
) -> CandidateList:
    """Candidates of one probe template (float32 [d]): each subject by its best face, best first.

    With a `cohort` (of this very snapshot) scores are normalised, exactly: half of each face's cohort mean
    is taken off in the scan, half of the probe's off all of them; `raw_score` is that of the same face.
    Equal scores are ordered by enrolment, earlier first, so that the same search gives the same list.
    Raises `ValueError` when the probe's length is not that of the templates, the probe is no number, or the
    cohort is of another snapshot, `TemplatesDamaged` where a template of the gallery is no number.
    """
    if not np.isfinite(probe).all():
        raise ValueError("the probe's template is no number")
    if probe.shape != (snapshot.templates.shape[1],):
        raise ValueError(f"a template of length {snapshot.templates.shape[1]} is needed, not {probe.shape}")
    if cohort is not None and len(cohort.means) != snapshot.faces:
        raise ValueError("the cohort was measured on another snapshot")
    raw = comparison_scores(snapshot.templates, np.ascontiguousarray(probe, np.float32), comparator)
    broken = int((~np.isfinite(raw)).sum())
    if broken:
        raise TemplatesDamaged(name=snapshot.gallery_name, count=broken)
    probe_mean = None
    scores = raw
    if cohort is not None:
        probe_mean = cohort.probe_mean(_best_by_subject(snapshot, raw))
        scores = raw + cohort.offsets - np.float32(probe_mean / 2)
    best = _best_by_subject(snapshot, scores)
    # The first face of each subject that reaches its best score.
    at_best = np.flatnonzero(scores == best[snapshot.subject_index])
    best_face = np.zeros(snapshot.subjects, np.int64)
    best_face[snapshot.subject_index[at_best[::-1]]] = at_best[::-1]
    listed = min(top, snapshot.subjects)
    # Exact also among ties at the last place: everything at or above the k-th score is sorted.
    if 0 < listed < snapshot.subjects:
        cut = np.partition(best, snapshot.subjects - listed)[snapshot.subjects - listed]
        pool = np.flatnonzero(best >= cut)
    else:
        pool = np.arange(snapshot.subjects)
    order = pool[np.lexsort((best_face[pool], -best[pool]))][:listed]
    rows = tuple(
        Candidate(
            rank=rank,
            subject_id=snapshot.subject_ids[subject],
            face_id=int(snapshot.face_ids[best_face[subject]]),
            score=float(best[subject]),
            raw_score=float(raw[best_face[subject]]),
        )
        for rank, subject in enumerate(order.tolist(), start=1)
    )
    return CandidateList(rows, snapshot.subjects, snapshot.faces, np.sort(best), probe_mean=probe_mean)


def _best_by_subject(snapshot: GallerySnapshot, scores: NDArray[np.float32]) -> NDArray[np.float32]:
    best = np.full(snapshot.subjects, -np.inf, np.float32)
    np.maximum.at(best, snapshot.subject_index, scores)
    return best
