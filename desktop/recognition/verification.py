"""Figures of a pack on a labelled set: 1:1 over folds, and open-set 1:N (ISO/IEC 19795-1)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.domain.rates import FpirCurve


@dataclass(frozen=True, slots=True)
class VerificationFigures:
    """1:1 accuracy, and the share of mated pairs accepted at a given FMR.

    `accuracy` is the mean over folds of the accuracy at the threshold that is best on the other folds, `se`
    its standard error (LFW view 2, Huang et al., UMass TR 07-49, section 4). `tpr_at_fmr` maps an FMR to
    the share of mated pairs at or above the threshold whose FMR over all non-mated pairs is at most that.
    """

    accuracy: float
    se: float
    tpr_at_fmr: dict[float, float]
    mated: int
    non_mated: int
    folds: int


def verification_figures(
    scores: NDArray[np.float32],
    mated: NDArray[np.bool_],
    fold: NDArray[np.int64],
    fmr_targets: tuple[float, ...] = (1e-2, 1e-3),
) -> VerificationFigures:
    """Figures of pairs: `scores` float32 [pairs], `mated` bool [pairs], `fold` int64 [pairs].

    Raises `ValueError` with fewer than two folds or without pairs of both kinds.
    """
    names = np.unique(fold)
    if len(names) < 2 or mated.all() or not mated.any():
        raise ValueError("pairs of both kinds in two folds or more are needed")
    accuracies = []
    for name in names:
        test = fold == name
        threshold = best_threshold(scores[~test], mated[~test])
        accuracies.append(float(((scores[test] >= threshold) == mated[test]).mean()))
    values = np.array(accuracies)
    se = float(values.std(ddof=1) / np.sqrt(len(values)))
    curve = FpirCurve(scores[~mated])
    tpr = {
        target: float((scores[mated] >= np.float32(curve.threshold_for(target))).mean())
        for target in fmr_targets
    }
    return VerificationFigures(
        float(values.mean()), se, tpr, int(mated.sum()), int((~mated).sum()), len(names)
    )


def best_threshold(scores: NDArray[np.float32], mated: NDArray[np.bool_]) -> float:
    """The threshold with the highest accuracy, halfway between the two scores it separates."""
    order = np.argsort(-scores, kind="stable")
    ranked, kind = scores[order], mated[order]
    # Accepting the first k pairs: correct are the mated among them and the non-mated behind them.
    correct = np.concatenate([[0], np.cumsum(kind)]) + (
        (~kind).sum() - np.concatenate([[0], np.cumsum(~kind)])
    )
    # Between equal scores no threshold can cut.
    allowed = np.ones(len(correct), bool)
    allowed[1:-1] = ranked[1:] != ranked[:-1]
    k = int(np.flatnonzero(allowed & (correct == correct[allowed].max()))[0])
    if k == 0:
        return float(np.nextafter(ranked[0], np.float32(np.inf)))
    if k == len(ranked):
        return float(ranked[-1])
    middle = np.float32((float(ranked[k - 1]) + float(ranked[k])) / 2)
    # Between neighbours in float32 the middle is one of the two; the lower one must stay below.
    return float(middle if middle > ranked[k] else ranked[k - 1])


@dataclass(frozen=True, slots=True)
class OpenSetFigures:
    """Open-set 1:N: `rank1` is the share of mated probes whose mate stands first without a threshold;
    `tpir_at_fpir` maps an FPIR to the share of mated probes whose mate stands first, at or above the
    threshold at which at most that share of the non-mated searches return anybody."""

    enrolled: int
    mated_probes: int
    rank1: float
    tpir_at_fpir: dict[float, float]
    thresholds: dict[float, float]


def open_set_figures(
    gallery: NDArray[np.float32],
    gallery_subjects: NDArray[np.int64],
    probes: NDArray[np.float32],
    probe_subjects: NDArray[np.int64],
    fpir_targets: tuple[float, ...] = (0.01, 0.05),
) -> OpenSetFigures:
    """One enrolled face per subject (float32 [n, d]) and mated probes (float32 [m, d]).

    The non-mated searches are the same probes with their mates taken out of the gallery. Raises
    `ValueError` when a probe has no mate or there is no second subject.
    """
    if len(gallery) < 2 or not len(probes):
        raise ValueError("two enrolled subjects and a probe are needed")
    place = {int(subject): row for row, subject in enumerate(gallery_subjects)}
    try:
        mates = np.array([place[int(s)] for s in probe_subjects])
    except KeyError as missing:
        raise ValueError(f"no enrolled face for subject {missing}") from None
    mate_score = np.empty(len(probes), np.float32)
    best_other = np.empty(len(probes), np.float32)
    for start in range(0, len(probes), 512):
        rows = slice(start, min(start + 512, len(probes)))
        scores = probes[rows] @ gallery.T
        index = np.arange(scores.shape[0])
        mate_score[rows] = scores[index, mates[rows]]
        scores[index, mates[rows]] = -np.inf
        best_other[rows] = scores.max(axis=1)
    first = mate_score > best_other
    curve = FpirCurve(best_other)
    thresholds = {target: curve.threshold_for(target) for target in fpir_targets}
    tpir = {
        target: float((first & (mate_score >= np.float32(t))).mean()) for target, t in thresholds.items()
    }
    return OpenSetFigures(len(gallery), len(probes), float(first.mean()), tpir, thresholds)
