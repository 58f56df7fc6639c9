"""The rates against other people's programs on the same scores: scikit-learn, bob.measure, pyeer."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray
from sklearn.metrics import det_curve, roc_curve

from desktop.domain.error_rates import ErrorRates
from desktop.domain.measurements import MeasuredScores
from desktop.domain.trade_off import tpir_at_fpir, trade_off
from tests.honesty.galleries import from_matrix

SUBJECTS, MATED = 300, 120
THRESHOLDS = (0.5, 0.6875, 0.75, 0.765625, 817 / 1024, 0.84375)


def gallery() -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.int32], MeasuredScores]:
    """Scores in 1/512 (mates: odd 1/1024): exact in float32 and on the edges of the histogram's bins, many
    of them equal, none of a mate equal to another subject's (who stands first then is a convention)."""
    rng = np.random.default_rng(19795)
    cross = (rng.integers(0, 140, (SUBJECTS, SUBJECTS, 3)).sum(axis=2) / 512).astype(np.float32)
    whose = np.arange(0, 2 * MATED, 2, dtype=np.int32)
    mated = ((2 * rng.integers(270, 480, MATED) + 1) / 1024).astype(np.float32)
    return cross, mated, whose, from_matrix(cross, mated, whose)


CROSS, MATED_SCORES, WHOSE, SCORES = gallery()
NON_MATED_SCORES = CROSS[~np.eye(SUBJECTS, dtype=bool)]
# Every mate at rank 1: FNIR is then FNMR, the share of comparisons of one person below the threshold.
VERIFICATION = replace(SCORES, mated_ranks=np.ones(MATED, np.int32))

# bob.measure 6.1.1 (Idiap) in an environment of its own, because it pins numpy 1.26; run on these scores.
# false_alarm_rate of 300 searches without a mate, detection_identification_rate(rank=1) of 120 with one.
BOB_FPIR = (1.0, 299 / 300, 158 / 300, 90 / 300, 6 / 300, 0.0)
BOB_FOUND = (0.4583333333333333, 0.4583333333333333, 0.4166666666666667, 0.4083333333333333,
             0.36666666666666664, 0.25833333333333336)  # fmt: skip
# farfrr of 89,700 comparisons of two people and 120 of one; pyeer 0.5.6 (calculate_roc) gives the same.
BOB_FMR = (0.2599777034559643, 0.01887402452619844, 0.002697881828316611, 0.001181716833890747,
           6.688963210702341e-05, 0.0)  # fmt: skip
BOB_FNMR = (0.0, 0.4083333333333333, 0.5666666666666667, 0.5916666666666667, 0.6333333333333333,
            0.7416666666666667)  # fmt: skip
BOB_EER = 0.11692865105908584
# pyeer's get_eer_values stops one threshold further: between these two.
PYEER_EER = (0.11418060200668896, 0.11666666666666667)


def test_bob_measures_the_same_open_set_rates() -> None:
    rates = ErrorRates(SCORES)
    for threshold, fpir, found in zip(THRESHOLDS, BOB_FPIR, BOB_FOUND, strict=True):
        assert rates.fpir(threshold).value == pytest.approx(fpir, abs=1e-12)
        fnir = rates.fnir(threshold)
        assert fnir is not None
        assert 1 - fnir.value == pytest.approx(found, abs=1e-12)


def test_bob_and_pyeer_measure_the_same_verification_rates() -> None:
    rates = ErrorRates(VERIFICATION)
    for threshold, fmr, fnmr in zip(THRESHOLDS, BOB_FMR, BOB_FNMR, strict=True):
        assert rates.fmr(threshold) == pytest.approx(fmr, rel=1e-12)
        own = rates.fnir(threshold)
        assert own is not None
        assert own.value == pytest.approx(fnmr, abs=1e-12)


def _fmr_and_fnmr() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    rates = ErrorRates(VERIFICATION)
    edges = SCORES.comparisons.edges.tolist()
    fnirs = [rates.fnir(t) for t in edges]
    return (
        np.array([rates.fmr(t) for t in edges]),
        np.array([fnir.value for fnir in fnirs if fnir is not None]),
    )


def test_the_equal_error_rate_is_the_same() -> None:
    fmr, fnmr = _fmr_and_fnmr()
    nearest = int(np.abs(fmr - fnmr).argmin())
    eer = (fmr[nearest] + fnmr[nearest]) / 2
    assert eer == pytest.approx(BOB_EER, abs=1e-12)
    below = int(np.flatnonzero(fmr <= fnmr)[0])
    assert (fmr[below], fnmr[below]) == pytest.approx(PYEER_EER, abs=1e-12)
    labels = np.repeat([0, 1], [len(NON_MATED_SCORES), MATED])
    theirs = det_curve(labels, np.concatenate([NON_MATED_SCORES, MATED_SCORES]))
    at = int(np.abs(theirs[0] - theirs[1]).argmin())
    assert eer == pytest.approx((theirs[0][at] + theirs[1][at]) / 2, abs=1e-12)


def test_scikit_learn_draws_the_same_roc_over_all_comparisons() -> None:
    labels = np.repeat([0, 1], [len(NON_MATED_SCORES), MATED])
    scores = np.concatenate([NON_MATED_SCORES, MATED_SCORES])
    false, true, thresholds = roc_curve(labels, scores, drop_intermediate=False)
    rates = ErrorRates(VERIFICATION)
    assert len(thresholds) > 400
    for threshold, fmr, found in zip(thresholds[1:].tolist(), false[1:], true[1:], strict=True):
        assert rates.fmr(threshold) == pytest.approx(fmr, abs=1e-12)
        fnmr = rates.fnir(threshold)
        assert fnmr is not None
        assert 1 - fnmr.value == pytest.approx(found, abs=1e-12)


def _open_set() -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """One score per search, as scikit-learn wants it; a mate behind somebody else is found at none."""
    others = CROSS.copy()
    np.fill_diagonal(others, -1)
    behind = (others[WHOSE] > MATED_SCORES[:, None]).any(axis=1)
    assert 0 < behind.sum() < MATED
    scores = np.concatenate([others.max(axis=1), np.where(behind, -9.0, MATED_SCORES)])
    return np.repeat([0, 1], [SUBJECTS, MATED]), scores


def test_scikit_learn_draws_the_same_det_curve_of_searches() -> None:
    fpir, fnir, thresholds = det_curve(*_open_set())
    rates = ErrorRates(SCORES)
    compared = 0
    for threshold, false, missed in zip(thresholds.tolist(), fpir, fnir, strict=True):
        own = rates.fnir(threshold)
        if threshold < 0:  # where they let mates count that stood behind somebody
            continue
        assert own is not None
        assert rates.fpir(threshold).value == pytest.approx(false, abs=1e-12)
        assert own.value == pytest.approx(missed, abs=1e-12)
        compared += 1
    assert compared > 60


def test_the_points_of_the_trade_off_lie_on_scikit_learns_curve() -> None:
    false, true, thresholds = roc_curve(*_open_set(), drop_intermediate=False)
    points = trade_off(ErrorRates(SCORES))
    assert len(points) > 60
    for point in points:
        at = np.flatnonzero(thresholds >= point.threshold)[-1]
        assert point.fpir.value == pytest.approx(false[at], abs=1e-12)
        assert 1 - point.fnir.value == pytest.approx(true[at], abs=1e-12)


@pytest.mark.parametrize("target", [0.01, 0.02, 0.1, 0.5])
def test_scikit_learn_finds_as_many_mates_at_a_given_fpir(target: float) -> None:
    false, true, _ = roc_curve(*_open_set(), drop_intermediate=False)
    (point,) = tpir_at_fpir(ErrorRates(SCORES), [target])
    allowed = np.flatnonzero(false <= target + 1e-12)[-1]
    assert point.fpir.value == pytest.approx(false[allowed], abs=1e-12)
    # Theirs reads at a score, ours just above one: no mate may lie between.
    assert point.found.value == pytest.approx(true[allowed], abs=1e-12)
