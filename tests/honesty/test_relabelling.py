"""A group is flagged for what it is, not by chance: relabelling, and a difference that was planted."""

from __future__ import annotations

import numpy as np

from desktop.domain.group_rates import FAMILY_ERROR
from tests.honesty import coverage


def test_relabelled_subjects_are_rarely_flagged() -> None:
    seen = coverage.flagged_shares(paired=False, draws=600)
    allowed = FAMILY_ERROR + 4 * (FAMILY_ERROR * (1 - FAMILY_ERROR) / seen.draws) ** 0.5
    assert seen.share <= allowed


def test_pairs_within_a_group_are_rarely_flagged_either() -> None:
    seen = coverage.flagged_shares(paired=True, draws=600)
    allowed = FAMILY_ERROR + 4 * (FAMILY_ERROR * (1 - FAMILY_ERROR) / seen.draws) ** 0.5
    # Counts are whole numbers, so that less than the whole 5% is used; far less would cost power.
    assert 0.01 <= seen.share <= allowed


def test_a_planted_difference_is_flagged() -> None:
    own, other = np.array(coverage.planted(0.12)).T
    assert own.mean() >= 0.95
    # The others are flagged no more often than where nothing differs.
    assert other.mean() <= 0.05 + 4 * (0.05 * 0.95 / len(other)) ** 0.5
