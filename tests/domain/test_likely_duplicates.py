"""Who stands on the list of likely duplicates, by which limit, with which faces."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from desktop.domain.likely_duplicates import DuplicatePair, LimitBasis, likely_duplicates
from desktop.domain.score_kinds import ScoreKind
from tests.honesty.galleries import from_matrix, measure, on_sphere


def planted(n: int = 120, seed: int = 5) -> np.ndarray:
    """Nobody alike, except 3 and 17, and 40 and 90."""
    rng = np.random.default_rng(seed)
    cross = rng.uniform(0.1, 0.3, (n, n)).astype(np.float32)
    cross = np.maximum(cross, cross.T)
    cross[3, 17] = cross[17, 3] = 0.9
    cross[40, 90] = cross[90, 40] = 0.8
    return cross


FACES = np.arange(120, dtype=np.int32)


def test_without_mates_the_limit_is_tukeys_outer_fence() -> None:
    scores = from_matrix(planted())
    found = likely_duplicates(scores, FACES)
    q1, q3 = np.quantile(scores.best.astype(np.float64), (0.25, 0.75))
    assert found.basis is LimitBasis.FAR_OUT_FENCE
    assert found.limit == pytest.approx(q3 + 3 * (q3 - q1))
    assert [(p.first, p.second) for p in found.pairs] == [(3, 17), (40, 90)]
    assert [p.score for p in found.pairs] == pytest.approx([0.9, 0.8])
    assert found.found == 2


@pytest.mark.parametrize(
    ("mates", "basis"), [(29, LimitBasis.FAR_OUT_FENCE), (30, LimitBasis.MATED_MEDIAN)]
)
def test_thirty_mates_give_their_median(mates: int, basis: LimitBasis) -> None:
    mated = np.linspace(0.7, 0.94, mates, dtype=np.float32)
    scores = from_matrix(planted(), mated, np.arange(mates, dtype=np.int32))
    found = likely_duplicates(scores, FACES)
    assert found.basis is basis
    if basis is LimitBasis.MATED_MEDIAN:
        assert found.limit == pytest.approx(0.82)
        assert [(p.first, p.second) for p in found.pairs] == [(3, 17)]


def test_a_score_at_the_limit_counts() -> None:
    cross = planted()
    mated = np.full(30, cross[40, 90], np.float32)
    scores = from_matrix(cross, mated, np.arange(30, dtype=np.int32))
    assert [(p.first, p.second) for p in likely_duplicates(scores, FACES).pairs] == [(3, 17), (40, 90)]


def test_no_more_than_asked_for_and_the_rest_is_counted() -> None:
    found = likely_duplicates(from_matrix(planted()), FACES, limit=1)
    assert [(p.first, p.second) for p in found.pairs] == [(3, 17)]
    assert found.found == 2


def test_one_must_stand_in_the_list_of_the_other() -> None:
    cross = planted()
    # 17 resembles so many more closely that 3 is not among the 64 it lists.
    cross[17, 20:100] = 0.95
    cross[20:100, 17] = 0.2
    found = likely_duplicates(from_matrix(cross), FACES)
    pairs = {(p.first, p.second) for p in found.pairs}
    assert (3, 17) not in pairs
    assert (40, 90) in pairs


@pytest.mark.parametrize("higher", [(3, 17), (17, 3)])
def test_of_the_two_searches_the_higher_score_counts(higher: tuple[int, int]) -> None:
    cross = planted()
    cross[higher] = 0.96
    first = likely_duplicates(from_matrix(cross), FACES).pairs[0]
    assert (first.first, first.second, first.first_face, first.second_face) == (3, 17, 3, 17)
    assert first.score == pytest.approx(0.96)


def test_the_faces_are_those_that_were_compared() -> None:
    rng = np.random.default_rng(9)
    templates = on_sphere(rng, 90, 32)
    subject = np.repeat(np.arange(60), np.where(np.arange(60) < 30, 2, 1))
    # The second face of subject 2 (column 5) is nearly that of subject 50 (column 80).
    templates[5] = templates[80]
    scores, first = measure(templates, subject)
    scores = replace(
        scores,
        mated=np.empty(0, np.float32),
        mated_subjects=np.empty(0, np.int32),
        mated_ranks=np.empty(0, np.int32),
    )
    # The first face of subject 2 resembles 50 enough for its list (59 others, all listed).
    found = likely_duplicates(scores, first)
    assert found.pairs[0] == DuplicatePair(2, 50, 5, int(first[50]), pytest.approx(1.0))


def test_other_scores_and_wrong_faces_are_refused() -> None:
    scores = from_matrix(planted())
    with pytest.raises(ValueError, match="raw scores"):
        likely_duplicates(replace(scores, kind=ScoreKind.NORMALISED), FACES)
    with pytest.raises(ValueError, match="3 faces for 120"):
        likely_duplicates(scores, FACES[:3])
