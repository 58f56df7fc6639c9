"""Figures of a pack on a labelled set: 1:1 over folds, and open-set 1:N (ISO/IEC 19795-1)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.domain.cohorts import COHORT_SIZE, probe_means
from desktop.domain.rates import FpirCurve, Rate, wilson_rate
from desktop.domain.score_kinds import ScoreKind

_BLOCK = 512


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
class SearchFigures:
    """One kind of score: `rank1` is the share of mated probes whose mate stands first without a threshold;
    `tpir_at_fpir` maps an FPIR to the share of mated probes whose mate stands first, at or above the
    threshold (`thresholds`) at which at most that share of the non-mated searches return anybody."""

    kind: ScoreKind
    rank1: Rate
    tpir_at_fpir: dict[float, Rate]
    thresholds: dict[float, float]


@dataclass(frozen=True, slots=True)
class OpenSetFigures:
    """Open-set 1:N. `normalised` is None where too few people are enrolled for a cohort."""

    enrolled: int
    mated_probes: int
    raw: SearchFigures
    normalised: SearchFigures | None


@dataclass(frozen=True, slots=True)
class OpenSetScores:
    """Of each mated probe: `mate` float32 [m], the score of its mate; `first` bool [m], whether the mate
    stands before everybody else; `outside` float32 [m], the best score when the mate is not enrolled."""

    kind: ScoreKind
    mate: NDArray[np.float32]
    first: NDArray[np.bool_]
    outside: NDArray[np.float32]


def open_set_scores(
    gallery: NDArray[np.float32],
    probes: NDArray[np.float32],
    mates: NDArray[np.int64],
    cohort_size: int | None = None,
) -> OpenSetScores:
    """Searches `probes` float32 [m, d] in `gallery` float32 [n, d], one face per subject, with and without
    their mates (`mates` int64 [m], places in the gallery). Scores are cosine.

    With a `cohort_size` scores are normalised (`desktop.domain.cohorts`). Without the mate neither the
    means of the enrolled nor that of the probe know it. Raises `ValueError` with fewer than
    `cohort_size` + 2 subjects.
    """
    cohort = _CohortLists.of(gallery, cohort_size) if cohort_size is not None else None
    mate, outside = np.empty(len(probes), np.float32), np.empty(len(probes), np.float32)
    first = np.empty(len(probes), bool)
    for start in range(0, len(probes), _BLOCK):
        rows = slice(start, start + _BLOCK)
        scores = probes[rows] @ gallery.T
        at = np.arange(len(scores)), mates[rows]
        without = scores.copy()
        without[at] = -np.inf
        if cohort is not None:
            scores = cohort.normalised(scores)
            without = cohort.normalised(without, mates[rows])
        mate[rows] = scores[at]
        outside[rows] = without.max(axis=1)
        scores[at] = -np.inf
        first[rows] = mate[rows] > scores.max(axis=1)
    kind = ScoreKind.RAW if cohort is None else ScoreKind.NORMALISED
    return OpenSetScores(kind, mate, first, outside)


@dataclass(frozen=True, slots=True)
class _CohortLists:
    """The K + 1 best others of each enrolled face: `scores` float32 [n, K + 1], descending, and their
    places `others` int64 [n, K + 1]."""

    scores: NDArray[np.float32]
    others: NDArray[np.int64]

    @classmethod
    def of(cls, gallery: NDArray[np.float32], size: int) -> _CohortLists:
        n = len(gallery)
        if n < size + 2:
            raise ValueError(f"a cohort of {size} needs {size + 2} subjects, not {n}")
        best, others = np.empty((n, size + 1), np.float32), np.empty((n, size + 1), np.int64)
        for start in range(0, n, _BLOCK):
            scores = gallery[start : start + _BLOCK] @ gallery.T
            np.fill_diagonal(scores[:, start:], -np.inf)
            top = np.argpartition(scores, n - size - 1, axis=1)[:, n - size - 1 :]
            values = np.take_along_axis(scores, top, axis=1)
            order = np.argsort(-values, axis=1, kind="stable")
            best[start : start + _BLOCK] = np.take_along_axis(values, order, axis=1)
            others[start : start + _BLOCK] = np.take_along_axis(top, order, axis=1)
        return cls(best, others)

    def normalised(
        self, scores: NDArray[np.float32], without: NDArray[np.int64] | None = None
    ) -> NDArray[np.float32]:
        """Of raw `scores` float32 [probes, n]; `without` int64 [probes] names the subject whom each search
        does without, and whose score is -inf."""
        size = self.scores.shape[1] - 1
        means = self.scores[:, :size].mean(axis=1)
        result: NDArray[np.float32] = scores - (probe_means(scores, size)[:, None] + means) / np.float32(2)
        for row, subject in enumerate(without.tolist() if without is not None else ()):
            listed, place = np.nonzero(self.others[:, :size] == subject)
            # The subject's score is dropped and the next one taken.
            gone = (self.scores[listed, place] - self.scores[listed, size]) / np.float32(size)
            result[row, listed] += gone / np.float32(2)
        return result


def open_set_figures(
    gallery: NDArray[np.float32],
    gallery_subjects: NDArray[np.int64],
    probes: NDArray[np.float32],
    probe_subjects: NDArray[np.int64],
    fpir_targets: tuple[float, ...] = (0.01, 0.05),
    cohort_size: int = COHORT_SIZE,
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
    normalised = None
    if len(gallery) >= cohort_size + 2:
        normalised = search_figures(open_set_scores(gallery, probes, mates, cohort_size), fpir_targets)
    raw = search_figures(open_set_scores(gallery, probes, mates), fpir_targets)
    return OpenSetFigures(len(gallery), len(probes), raw, normalised)


def search_figures(scores: OpenSetScores, fpir_targets: tuple[float, ...]) -> SearchFigures:
    """Thresholds are those at which `scores.outside` keep to the targets; intervals are Wilson's."""
    curve = FpirCurve(scores.outside)
    thresholds = {target: curve.threshold_for(target) for target in fpir_targets}
    m = len(scores.first)
    tpir = {
        target: wilson_rate(int((scores.first & (scores.mate >= np.float32(t))).sum()), m)
        for target, t in thresholds.items()
    }
    return SearchFigures(scores.kind, wilson_rate(int(scores.first.sum()), m), tpir, thresholds)
