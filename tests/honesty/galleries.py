"""Galleries for these tests: leave-one-out written down as its definition, no `desktop.recognition`."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from desktop.domain.measurements import (
    TOP_NON_MATED,
    Cells,
    MeasuredScores,
    PairHistograms,
    ScoreHistogram,
)
from desktop.domain.score_kinds import ScoreKind

BINS = 2048
NO_CELLS = Cells((), ((),), np.zeros(0, np.int32))


def from_matrix(
    cross: NDArray[np.float32],
    mated: NDArray[np.float32] | None = None,
    mated_subjects: NDArray[np.int32] | None = None,
    *,
    listed: int = TOP_NON_MATED,
) -> MeasuredScores:
    """Of a square of cross-subject scores in -1..1, one face per subject; row i searches with subject i.

    float32 [n, n]; the diagonal is never read. `listed` is how many scores of each row are kept.
    """
    n = len(cross)
    faces = np.arange(n, dtype=np.int32)
    return _measured(cross, faces, faces, mated, mated_subjects, listed)[0]


def measure(
    templates: NDArray[np.float32], subject: NDArray[np.int64], *, listed: int = TOP_NON_MATED
) -> tuple[MeasuredScores, NDArray[np.int32]]:
    """Of unit templates float32 [faces, length], faces of a subject together; also the first faces."""
    first = np.flatnonzero(np.diff(subject, prepend=-1)).astype(np.int32)
    scores = templates[first] @ templates.T
    several = np.flatnonzero(np.bincount(subject) > 1).astype(np.int32)
    own = np.where(subject[None, :] == several[:, None], scores[several], np.float32(-2))
    own[np.arange(len(several)), first[several]] = -2
    mated = own.max(axis=1) if len(several) else np.empty(0, np.float32)
    return _measured(scores, subject.astype(np.int32), first, mated, several, listed)


def _measured(
    scores: NDArray[np.float32],
    subject: NDArray[np.int32],
    first: NDArray[np.int32],
    mated: NDArray[np.float32] | None,
    mated_subjects: NDArray[np.int32] | None,
    listed: int,
) -> tuple[MeasuredScores, NDArray[np.int32]]:
    n = len(first)
    foreign = subject[None, :] != np.arange(n)[:, None]
    counts = np.histogram(scores[foreign].astype(np.float64), BINS, (-1.0, 1.0))[0].astype(np.int64)
    k = min(listed, n - 1)
    top = np.empty((n, k), np.float32)
    other = np.empty((n, k), np.int32)
    face = np.empty((n, k), np.int32)
    ranks = []
    mated = np.empty(0, np.float32) if mated is None else mated
    whose = np.empty(0, np.int32) if mated_subjects is None else mated_subjects
    mate_of = dict(zip(whose.tolist(), mated, strict=True))
    for i in range(n):
        order = np.flatnonzero(foreign[i])
        order = order[np.argsort(-scores[i, order], kind="stable")]
        _, best = np.unique(subject[order], return_index=True)
        chosen = order[np.sort(best)]
        if i in mate_of:
            ranks.append(min(k, int((scores[i, chosen] >= mate_of[i]).sum())) + 1)
        chosen = chosen[:k]
        top[i], other[i], face[i] = scores[i, chosen], subject[chosen], chosen
    pairs = PairHistograms(NO_CELLS, -1.0, 1.0, counts[None, None])
    histogram = ScoreHistogram(-1.0, 1.0, counts)
    measured = MeasuredScores(
        ScoreKind.RAW,
        top,
        other,
        face,
        mated.astype(np.float32),
        whose.astype(np.int32),
        np.array(ranks, np.int32),
        histogram,
        pairs,
    )
    return measured, first


def on_sphere(rng: np.random.Generator, count: int, length: int) -> NDArray[np.float32]:
    """Random unit templates, float32 [count, length]."""
    drawn = rng.standard_normal((count, length))
    return (drawn / np.linalg.norm(drawn, axis=1, keepdims=True)).astype(np.float32)
