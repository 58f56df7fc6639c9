"""Histograms, and which score a measurement offers."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest

from desktop.domain.cohorts import MINIMUM_SUBJECTS, Cohort
from desktop.domain.measurements import MeasuredScores, Measurement, ScoreHistogram
from desktop.domain.score_kinds import ScoreKind
from tests.honesty.galleries import from_matrix


def raw_scores(n: int) -> MeasuredScores:
    return from_matrix(np.random.default_rng(n).uniform(-0.9, 0.9, (n, n)).astype(np.float32))


def measured(n: int, *, normalised: bool) -> Measurement:
    raw = raw_scores(n)
    return Measurement(
        1,
        "snapshot",
        "pack",
        datetime(2026, 1, 1, tzinfo=UTC),
        0.1,
        tuple(f"s{i}" for i in range(n)),
        np.arange(n, dtype=np.int64),
        np.arange(n, dtype=np.int32),
        raw,
        replace(raw, kind=ScoreKind.NORMALISED) if normalised else None,
        Cohort(8, np.zeros(n, np.float32)) if normalised else None,
    )


def test_the_best_score_is_the_first_of_the_list() -> None:
    scores = raw_scores(5)
    assert (scores.n, scores.top.shape) == (5, (5, 4))
    np.testing.assert_array_equal(scores.best, scores.top.max(axis=1))


@pytest.mark.parametrize(
    ("n", "normalised", "kind"),
    [
        (MINIMUM_SUBJECTS, True, ScoreKind.NORMALISED),
        (MINIMUM_SUBJECTS - 1, True, ScoreKind.RAW),
        (MINIMUM_SUBJECTS, False, ScoreKind.RAW),
    ],
)
def test_the_normalised_score_is_the_default_of_large_galleries(
    n: int, normalised: bool, kind: ScoreKind
) -> None:
    measurement = measured(n, normalised=normalised)
    assert (measurement.n, measurement.default_kind) == (n, kind)


def test_only_measured_scores_are_given() -> None:
    both, raw = measured(12, normalised=True), measured(12, normalised=False)
    assert both.scores(ScoreKind.RAW) is both.raw
    assert both.scores(ScoreKind.NORMALISED) is both.normalised
    assert raw.scores(ScoreKind.RAW) is raw.raw
    with pytest.raises(ValueError, match="no normalised scores"):
        raw.scores(ScoreKind.NORMALISED)


def test_a_histogram_knows_its_edges_and_shares() -> None:
    histogram = ScoreHistogram(0.0, 1.0, np.array([1, 0, 2, 1], np.int64))
    assert histogram.total == 4
    assert histogram.edges.tolist() == [0.0, 0.25, 0.5, 0.75]
    assert histogram.share_at_or_above().tolist() == [1.0, 0.75, 0.75, 0.25]


def test_an_empty_histogram_has_no_share() -> None:
    assert ScoreHistogram(0.0, 1.0, np.zeros(3, np.int64)).share_at_or_above().tolist() == [0.0, 0.0, 0.0]
