"""What stands at or above a threshold, beyond the rows that are listed."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.candidates import Candidate, CandidateList

SCORES = st.lists(st.one_of(st.floats(-1, 1, width=32), st.sampled_from([0.1, 0.3, 0.7])), max_size=40)


def listed(scores: list[float], top: int, *, recorded: bool = False) -> CandidateList:
    ordered = np.sort(np.array(scores, np.float32))
    rows = tuple(
        Candidate(rank, f"s{rank}", rank, float(score), float(score))
        for rank, score in enumerate(ordered[::-1][:top], start=1)
    )
    if recorded:
        return CandidateList(rows, len(scores), len(scores))
    return CandidateList(rows, len(scores), len(scores), ordered)


@given(SCORES, st.floats(-1.2, 1.2), st.integers(0, 50))
def test_all_subjects_are_counted_and_listed_rows_shown(scores: list[float], at: float, top: int) -> None:
    found = listed(scores, top)
    naive = sum(1 for score in np.array(scores, np.float32) if score >= np.float32(at))
    shown = found.at_or_above(at)
    if scores:
        assert found.count_at_or_above(at) == naive
    assert len(shown) == min(naive, top)
    assert shown == found.rows[: len(shown)]


@given(SCORES, st.floats(-1.2, 1.2), st.integers(0, 50))
def test_a_list_from_the_record_counts_its_rows(scores: list[float], at: float, top: int) -> None:
    found = listed(scores, top, recorded=True)
    assert found.count_at_or_above(at) == len(found.at_or_above(at))


def test_a_threshold_is_compared_in_float32() -> None:
    score = float(np.float32(0.7))
    assert score < 0.7
    for recorded in (False, True):
        found = listed([score], 5, recorded=recorded)
        assert found.count_at_or_above(0.7) == 1
        assert len(found.at_or_above(0.7)) == 1


@given(SCORES, st.floats(-1.2, 1.2), st.floats(-1.2, 1.2), st.integers(0, 50))
def test_a_reopened_list_says_whether_it_knows(
    scores: list[float], ran: float, at: float, top: int
) -> None:
    live, bare = listed(scores, top), listed(scores, top, recorded=True)
    found = CandidateList(bare.rows, len(scores), len(scores), counted=(ran, naive(scores, ran)))
    assert found.count_is_exact(ran)
    assert found.count_at_or_above(ran) == naive(scores, ran)
    for threshold in (at, *(row.score for row in found.rows[-1:])):
        if found.count_is_exact(threshold):
            assert found.count_at_or_above(threshold) == naive(scores, threshold)
        else:
            assert found.count_at_or_above(threshold) <= naive(scores, threshold)
        if bare.count_is_exact(threshold):
            assert bare.count_at_or_above(threshold) == naive(scores, threshold)
    if scores:
        assert live.count_is_exact(at)


def naive(scores: list[float], at: float) -> int:
    return sum(1 for score in np.array(scores, np.float32) if score >= np.float32(at))


def test_what_lies_below_the_last_listed_score_is_not_known() -> None:
    scores = [0.9, 0.8, 0.8, 0.5]
    bare = listed(scores, 2, recorded=True)
    found = CandidateList(bare.rows, 4, 4, counted=(0.4, 4))
    assert [(t, found.count_is_exact(t)) for t in (0.95, 0.85, 0.8, 0.5, 0.4, 0.3)] == [
        (0.95, True),
        (0.85, True),
        (0.8, False),
        (0.5, False),
        (0.4, True),
        (0.3, False),
    ]
    assert [found.count_at_or_above(t) for t in (0.95, 0.85, 0.4, 0.3)] == [0, 1, 4, 2]
    assert listed(scores, 4, recorded=True).count_is_exact(-1.0)
    assert CandidateList((), 0, 0).count_is_exact(0.0)
