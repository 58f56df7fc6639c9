"""Leave-one-out over a gallery: what happens to people who are not in it (DESIGN section 6)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from desktop.domain.measurements import ScoreHistogram
from desktop.domain.progress import CancelToken, Progress, ProgressSink, ignore_progress
from desktop.domain.rates import NonMatedScores
from desktop.domain.snapshots import GallerySnapshot

HISTOGRAM_BINS = 2048
_BLOCK = 512


def leave_one_out(
    snapshot: GallerySnapshot,
    *,
    comparator: str = "cosine",
    on_progress: ProgressSink = ignore_progress,
    cancel: CancelToken | None = None,
) -> tuple[NonMatedScores, ScoreHistogram]:
    """Each subject's first enrolled face searched against every face of every other subject.

    Returns the best non-mated score of each subject (float32 [subjects], in the order of
    `snapshot.subject_ids`) and the histogram of all these cross-subject scores. Memory is bounded by a
    block of 512 probes x all faces. Raises `ValueError` with fewer than two subjects, `Cancelled` when
    asked to stop.
    """
    if snapshot.subjects < 2:
        raise ValueError("two subjects are needed to leave one out")
    first = _first_faces(snapshot)
    templates = np.ascontiguousarray(snapshot.templates, np.float32)
    low, high = (-1.0, 1.0) if comparator == "cosine" else (-4.0, 0.0)
    counts = np.zeros(HISTOGRAM_BINS, np.int64)
    best = np.empty(snapshot.subjects, np.float32)
    by_subject = _faces_by_subject(snapshot)
    squares = np.einsum("ij,ij->i", templates, templates)
    for start in range(0, snapshot.subjects, _BLOCK):
        if cancel is not None:
            cancel.raise_if_cancelled()
        stop = min(start + _BLOCK, snapshot.subjects)
        probes = templates[first[start:stop]]
        scores = probes @ templates.T
        if comparator == "euclidean":
            scores = 2.0 * scores - squares[first[start:stop], None] - squares[None, :]
        for row in range(stop - start):
            scores[row, by_subject[start + row]] = -np.inf
        best[start:stop] = scores.max(axis=1)
        counts += _binned(scores, low, high)
        on_progress(Progress(stop, snapshot.subjects, "subjects"))
    return NonMatedScores(snapshot.subject_ids, best), ScoreHistogram(low, high, counts)


def _first_faces(snapshot: GallerySnapshot) -> NDArray[np.int64]:
    first = np.full(snapshot.subjects, -1, np.int64)
    order = np.arange(snapshot.faces)[::-1]
    first[snapshot.subject_index[order]] = order
    return first


def _faces_by_subject(snapshot: GallerySnapshot) -> list[NDArray[np.intp]]:
    order = np.argsort(snapshot.subject_index, kind="stable")
    ends = np.cumsum(np.bincount(snapshot.subject_index, minlength=snapshot.subjects))
    return np.split(order, ends[:-1])


def _binned(scores: NDArray[np.float32], low: float, high: float) -> NDArray[np.int64]:
    finite = scores[np.isfinite(scores)]
    bins = ((finite - low) * (HISTOGRAM_BINS / (high - low))).astype(np.int32)
    np.clip(bins, 0, HISTOGRAM_BINS - 1, out=bins)
    return np.bincount(bins, minlength=HISTOGRAM_BINS).astype(np.int64)
