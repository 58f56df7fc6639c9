"""Leave-one-out over a gallery: what happens to people who are not in it (DESIGN section 6)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from desktop.domain.measurements import ScoreHistogram
from desktop.domain.progress import CancelToken, Progress, ProgressSink, ignore_progress
from desktop.domain.rates import NonMatedScores
from desktop.domain.snapshots import GallerySnapshot

HISTOGRAM_BINS = 2048
_BLOCK_BYTES = 128 * 2**20
_MOST_ROWS = 1024
_BINNED_AT_ONCE = 2**20


def leave_one_out(
    snapshot: GallerySnapshot,
    *,
    comparator: str = "cosine",
    on_progress: ProgressSink = ignore_progress,
    cancel: CancelToken | None = None,
) -> tuple[NonMatedScores, ScoreHistogram]:
    """Each subject's first enrolled face searched against every face of every other subject.

    Returns the best non-mated score of each subject (float32 [subjects], in the order of
    `snapshot.subject_ids`) and the histogram of all these cross-subject scores. Beside the templates it
    takes one block of scores: at most 1024 probes x all faces and 128 MiB, but never less than one probe.
    Raises `ValueError` with fewer than two subjects, `Cancelled` when asked to stop.
    """
    if snapshot.subjects < 2:
        raise ValueError("two subjects are needed to leave one out")
    first = _first_faces(snapshot)
    templates = np.ascontiguousarray(snapshot.templates, np.float32)
    low, high = (-1.0, 1.0) if comparator == "cosine" else (-4.0, 0.0)
    counts = np.zeros(HISTOGRAM_BINS, np.int64)
    best = np.empty(snapshot.subjects, np.float32)
    faces, ends = _faces_by_subject(snapshot)
    squares = np.einsum("ij,ij->i", templates, templates)
    rows = max(1, min(_MOST_ROWS, _BLOCK_BYTES // (4 * snapshot.faces), snapshot.subjects))
    block = np.empty((rows, snapshot.faces), np.float32)
    for start in range(0, snapshot.subjects, rows):
        if cancel is not None:
            cancel.raise_if_cancelled()
        stop = min(start + rows, snapshot.subjects)
        scores = np.matmul(templates[first[start:stop]], templates.T, out=block[: stop - start])
        if comparator == "euclidean":
            scores *= 2.0
            scores -= squares[first[start:stop], None]
            scores -= squares
        for subject in range(start, stop):
            scores[subject - start, faces[ends[subject] : ends[subject + 1]]] = -np.inf
        scores.max(axis=1, out=best[start:stop])
        counts += _binned(scores, low, high)
        # The own faces fell into the lowest bin.
        counts[0] -= ends[stop] - ends[start]
        on_progress(Progress(stop, snapshot.subjects, "subjects"))
    return NonMatedScores(snapshot.subject_ids, best), ScoreHistogram(low, high, counts)


def _first_faces(snapshot: GallerySnapshot) -> NDArray[np.int64]:
    first = np.full(snapshot.subjects, -1, np.int64)
    order = np.arange(snapshot.faces)[::-1]
    first[snapshot.subject_index[order]] = order
    return first


def _faces_by_subject(snapshot: GallerySnapshot) -> tuple[NDArray[np.intp], NDArray[np.int64]]:
    """Faces ordered by subject, and where those of each begin: `faces[ends[i]:ends[i + 1]]`."""
    ends = np.zeros(snapshot.subjects + 1, np.int64)
    np.cumsum(np.bincount(snapshot.subject_index, minlength=snapshot.subjects), out=ends[1:])
    return np.argsort(snapshot.subject_index, kind="stable"), ends


def _binned(scores: NDArray[np.float32], low: float, high: float) -> NDArray[np.int64]:
    """Counts of each bin; what lies outside is counted at the end. `scores` is used up."""
    counts = np.zeros(HISTOGRAM_BINS, np.int64)
    scores -= low
    scores *= HISTOGRAM_BINS / (high - low)
    np.clip(scores, 0, HISTOGRAM_BINS - 1, out=scores)
    # A few rows at a time: as integers for `bincount` the whole block would be twice as large again.
    rows = max(1, _BINNED_AT_ONCE // scores.shape[1])
    for start in range(0, len(scores), rows):
        part = scores[start : start + rows].astype(np.intp)
        counts += np.bincount(part.ravel(), minlength=HISTOGRAM_BINS)
    return counts
