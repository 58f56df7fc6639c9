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
