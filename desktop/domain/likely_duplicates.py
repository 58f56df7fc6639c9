"""People who may be enrolled under two subject ids. They raise every non-mated rate of the gallery.

A list for a human to look at; nothing is decided or merged, and relatives stand on it too.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from desktop.domain.error_rates import MINIMUM_MATED
from desktop.domain.measurements import MeasuredScores
from desktop.domain.score_kinds import ScoreKind


class LimitBasis(StrEnum):
    """Where the limit comes from."""

    MATED_MEDIAN = "mated_median"
    """As alike as half of the pairs known to be of one person."""
    FAR_OUT_FENCE = "far_out_fence"
    """Far outside the best non-mated scores of this gallery; no mated pair is known."""


@dataclass(frozen=True, slots=True)
class DuplicatePair:
    """`first` < `second` are places in `Measurement.subject_ids`, the faces places in `face_ids`."""

    first: int
    second: int
    first_face: int
    second_face: int
    score: float


@dataclass(frozen=True, slots=True)
class LikelyDuplicates:
    """The `pairs` with the highest scores first; `found` counts those that were cut off, too."""

    limit: float
    basis: LimitBasis
    pairs: tuple[DuplicatePair, ...]
    found: int


def likely_duplicates(
    raw: MeasuredScores, first_faces: NDArray[np.int32], limit: int = 200
) -> LikelyDuplicates:
    """At most `limit` pairs of subjects that stand in each other's lists, one face of them as alike as one
    person's often are.

    The score's limit is the median of the mated scores where at least `MINIMUM_MATED` are known, else the
    upper outer fence Q3 + 3 (Q3 - Q1) of the best non-mated scores (Tukey 1977, "Exploratory Data
    Analysis", section 2D: far out). Where a sample was searched for, only pairs with somebody of it can be
    seen. `first_faces` int32 [subjects] as in `Measurement`. Raises `ValueError` for
    normalised scores, which a second enrolment of the person lowers, and unless there is one face per
    subject.
    """
    if raw.kind is not ScoreKind.RAW:
        raise ValueError("raw scores are needed")
    n = raw.enrolled
    if len(first_faces) != n:
        raise ValueError(f"{len(first_faces)} faces for {n} subjects")
    bound, basis = _limit(raw)
    row, column = np.nonzero(raw.top >= bound)
    other = raw.other[row, column].astype(np.int64)
    places = raw.places.astype(np.int64)
    subject = places[row]
    low, high = np.minimum(subject, other), np.maximum(subject, other)
    # By pair, the higher score first; of a pair in both lists two entries stand together.
    order = np.lexsort((-raw.top[row, column], low * n + high))
    pair = (low * n + high)[order]
    firsts = np.flatnonzero(np.diff(pair, prepend=-1))
    kept = [at for at in order[firsts] if _stands_in(raw, places, int(other[at]), int(subject[at]))]
    kept.sort(key=lambda at: (-raw.top[row[at], column[at]], low[at], high[at]))
    pairs = tuple(
        _pair(raw, int(subject[at]), first_faces, int(row[at]), int(column[at])) for at in kept[:limit]
    )
    return LikelyDuplicates(float(bound), basis, pairs, len(kept))


def _limit(raw: MeasuredScores) -> tuple[np.float32, LimitBasis]:
    if len(raw.mated) >= MINIMUM_MATED:
        return np.float32(np.median(raw.mated)), LimitBasis.MATED_MEDIAN
    q1, q3 = np.quantile(raw.best.astype(np.float64), (0.25, 0.75))
    return np.float32(q3 + 3 * (q3 - q1)), LimitBasis.FAR_OUT_FENCE


def _stands_in(raw: MeasuredScores, places: NDArray[np.int64], searched: int, subject: int) -> bool:
    """Whether the search for the one returned the other; so it is taken to be where there was none."""
    row = int(np.searchsorted(places, searched))
    if row >= len(places) or places[row] != searched:
        return True
    return bool((raw.other[row] == subject).any())


def _pair(
    raw: MeasuredScores, subject: int, first_faces: NDArray[np.int32], row: int, column: int
) -> DuplicatePair:
    other, face = int(raw.other[row, column]), int(raw.other_face[row, column])
    own = int(first_faces[subject])
    score = float(raw.top[row, column])
    if subject < other:
        return DuplicatePair(subject, other, own, face, score)
    return DuplicatePair(other, subject, face, own, score)
