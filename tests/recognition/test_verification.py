"""Figures of a pack against small cases by hand and against their definitions."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from numpy.typing import NDArray

from desktop.domain.cohorts import COHORT_SIZE
from desktop.domain.rates import wilson_rate
from desktop.domain.score_kinds import ScoreKind
from desktop.recognition import verification
from desktop.recognition.verification import (
    best_threshold,
    open_set_figures,
    open_set_scores,
    verification_figures,
)


def f32(*values: float) -> NDArray[np.float32]:
    return np.array(values, np.float32)


def accuracy(scores: NDArray[np.float32], mated: NDArray[np.bool_], threshold: float) -> float:
    return float(((scores >= np.float32(threshold)) == mated).mean())


@pytest.mark.parametrize(
    ("scores", "mated", "threshold"),
    [
        ([0.9, 0.8, 0.2, 0.1], [1, 1, 0, 0], 0.5),
        ([0.9, 0.8, 0.7, 0.1], [1, 0, 1, 0], 0.85),  # two are equally good: the higher one
        ([0.4, 0.6], [1, 1], 0.4),
    ],
)
def test_thresholds_by_hand(scores: list[float], mated: list[int], threshold: float) -> None:
    assert best_threshold(f32(*scores), np.array(mated, bool)) == pytest.approx(threshold)


def test_where_nothing_is_mated_nothing_is_accepted() -> None:
    scores = f32(0.4, 0.6)
    threshold = best_threshold(scores, np.array([False, False]))
    assert accuracy(scores, np.array([False, False]), threshold) == 1.0


SCORED = st.lists(
    st.tuples(st.one_of(st.integers(-5, 5).map(float), st.floats(-1, 1, width=32)), st.booleans()),
    min_size=1,
    max_size=30,
)


@given(SCORED)
def test_no_threshold_is_better(pairs: list[tuple[float, bool]]) -> None:
    scores, mated = f32(*(s for s, _ in pairs)), np.array([m for _, m in pairs])
    every = [*scores.tolist(), float(np.nextafter(scores.max(), np.float32(np.inf)))]
    assert accuracy(scores, mated, best_threshold(scores, mated)) == max(
        accuracy(scores, mated, t) for t in every
    )


def test_neighbours_in_float32_are_told_apart() -> None:
    for start in np.linspace(0.1, 0.9, 50, dtype=np.float32):
        scores = np.array([np.nextafter(start, np.float32(1)), start], np.float32)
        mated = np.array([True, False])
        assert accuracy(scores, mated, best_threshold(scores, mated)) == 1.0


def test_verification_by_hand() -> None:
    # Fold 0 asks for a threshold of 0.5, fold 1 for one of 0.75; each is tested with the other's.
    scores = f32(0.8, 0.6, 0.4, 0.2, 0.9, 0.8, 0.7, 0.1)
    mated = np.array([1, 1, 0, 0, 1, 1, 0, 0], bool)
    figures = verification_figures(scores, mated, np.repeat([0, 1], 4), (0.25, 0.0))
    # Fold 0 at 0.75: 0.8 yes, 0.6 no (wrong) -> 3/4. Fold 1 at 0.5: 0.7 yes (wrong) -> 3/4.
    assert figures.accuracy == 0.75
    assert figures.se == 0.0
    assert (figures.mated, figures.non_mated, figures.folds) == (4, 4, 2)
    # Non-mated 0.7 0.4 0.2 0.1: a quarter lies above 0.4, none above 0.7.
    assert figures.tpr_at_fmr == {0.25: 1.0, 0.0: 0.75}


def test_the_standard_error_is_that_of_the_mean_over_folds() -> None:
    random = np.random.default_rng(1)
    mated = np.tile([True, False], 200)
    fold = np.repeat(np.arange(10), 40)
    scores = (random.normal(size=400) + mated).astype(np.float32)
    figures = verification_figures(scores, mated, fold)
    each = []
    for name in range(10):
        test = fold == name
        each.append(accuracy(scores[test], mated[test], best_threshold(scores[~test], mated[~test])))
    assert figures.accuracy == pytest.approx(np.mean(each))
    assert figures.se == pytest.approx(np.std(each, ddof=1) / np.sqrt(10))


@pytest.mark.parametrize(
    ("mated", "fold"), [([True, True], [0, 1]), ([False, False], [0, 1]), ([True, False], [0, 0]), ([], [])]
)
def test_too_little_to_say_anything_is_refused(mated: list[bool], fold: list[int]) -> None:
    with pytest.raises(ValueError, match="both kinds"):
        verification_figures(
            np.zeros(len(mated), np.float32), np.array(mated, bool), np.array(fold, np.int64)
        )


def means_of(scores: dict[int, float], size: int, *, skip: int) -> float:
    """Mean of the best `size` scores after the first `skip`."""
    return float(np.mean(sorted(scores.values(), reverse=True)[skip : skip + size]))


def naive_search(
    gallery: dict[int, NDArray[np.float32]], probe: NDArray[np.float32], size: int | None
) -> dict[int, float]:
    """Score of each enrolled subject by the formulas; the means are those of this very gallery."""
    raw = {s: float(row.astype(float) @ probe) for s, row in gallery.items()}
    if size is None:
        return raw
    mu_p = means_of(raw, size, skip=1)
    scores = {}
    for subject, row in gallery.items():
        others = {s: float(other.astype(float) @ row) for s, other in gallery.items() if s != subject}
        scores[subject] = raw[subject] - (mu_p + means_of(others, size, skip=0)) / 2
    return scores


def naive_open_set(
    gallery: NDArray[np.float32],
    subjects: list[int],
    probes: NDArray[np.float32],
    mates: list[int],
    target: float,
    size: int | None = None,
) -> tuple[float, float]:
    """(rank 1, TPIR at the target): searches one by one, thresholds tried one by one. The non-mated ones
    go to a gallery in which the mate really is not enrolled."""
    first, mate_scores, outside = [], [], []
    enrolled = dict(zip(subjects, gallery, strict=True))
    for probe, mate in zip(probes, mates, strict=True):
        scores = naive_search(enrolled, probe, size)
        mate_scores.append(scores.pop(mate))
        first.append(mate_scores[-1] > max(scores.values()))
        rest = {s: row for s, row in enrolled.items() if s != mate}
        outside.append(max(naive_search(rest, probe, size).values()))
    steps = sorted(set(outside) | {max(outside) + 1, *mate_scores})
    allowed = [t for t in steps if np.mean([o >= t for o in outside]) <= target]
    threshold = min(allowed)
    found = [f and m >= threshold for f, m in zip(first, mate_scores, strict=True)]
    return float(np.mean(first)), float(np.mean(found))


@given(
    st.integers(0, 2**32 - 1),
    st.integers(2, 12),
    st.integers(1, 15),
    st.sampled_from([0.0, 0.05, 0.2, 0.5]),
    st.sampled_from([1, 2, 4]),
)
def test_open_set_is_what_searching_one_by_one_gives(
    seed: int, n: int, m: int, target: float, size: int
) -> None:
    random = np.random.default_rng(seed)
    # Whole numbers: scores and means of 1, 2 or 4 of them are exact, and often tied.
    gallery = random.integers(-3, 4, (n, 4)).astype(np.float32)
    subjects = (random.permutation(n) + 100).tolist()
    mates = random.choice(subjects, m).tolist()
    probes = gallery[[subjects.index(s) for s in mates]] + random.integers(-1, 2, (m, 4)).astype(np.float32)
    figures = open_set_figures(
        gallery, np.array(subjects), probes, np.array(mates), fpir_targets=(target,), cohort_size=size
    )
    assert (figures.enrolled, figures.mated_probes) == (n, m)
    assert (figures.normalised is not None) == (n >= size + 2)
    for found, cohort in ((figures.raw, None), (figures.normalised, size)):
        if found is None:
            continue
        rank1, tpir = naive_open_set(gallery, subjects, probes, mates, target, cohort)
        assert found.kind is (ScoreKind.RAW if cohort is None else ScoreKind.NORMALISED)
        assert found.rank1 == wilson_rate(round(rank1 * m), m)
        assert found.tpir_at_fpir == {target: wilson_rate(round(tpir * m), m)}


def test_open_set_goes_over_more_probes_than_a_block(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verification, "_BLOCK", 7)
    random = np.random.default_rng(4)
    gallery = random.normal(size=(20, 8)).astype(np.float32)
    mates = random.integers(0, 20, 110)
    probes = (gallery[mates] + random.normal(0, 0.8, (110, 8))).astype(np.float32)
    figures = open_set_figures(gallery, np.arange(20), probes, mates, fpir_targets=(0.1,))
    for found, size in ((figures.raw, None), (figures.normalised, COHORT_SIZE)):
        assert found is not None
        rank1, tpir = naive_open_set(gallery, list(range(20)), probes, mates.tolist(), 0.1, size)
        assert found.rank1.value == pytest.approx(rank1, abs=1e-9)
        assert found.tpir_at_fpir[0.1].value == pytest.approx(tpir, abs=1e-9)


def test_open_set_scores_need_subjects_enough_for_the_cohort() -> None:
    rows = np.eye(5, dtype=np.float32)
    assert open_set_scores(rows, rows, np.arange(5), 3).first.all()
    with pytest.raises(ValueError, match="a cohort of 4 needs 6 subjects, not 5"):
        open_set_scores(rows, rows, np.arange(5), 4)


def test_open_set_refuses_what_has_no_answer() -> None:
    rows = np.eye(3, dtype=np.float32)
    with pytest.raises(ValueError, match="two enrolled"):
        open_set_figures(rows[:1], np.array([0]), rows[:1], np.array([0]))
    with pytest.raises(ValueError, match="two enrolled"):
        open_set_figures(rows, np.arange(3), rows[:0], np.array([], np.int64))
    with pytest.raises(ValueError, match="no enrolled face"):
        open_set_figures(rows, np.arange(3), rows[:1], np.array([9]))


@given(SCORED)
def test_true_positives_are_counted_at_the_measured_threshold(pairs: list[tuple[float, bool]]) -> None:
    scores, mated = f32(*(s for s, _ in pairs)), np.array([m for _, m in pairs])
    assume(mated.any() and not mated.all())
    fold = np.arange(len(pairs)) % 2
    figures = verification_figures(scores, mated, fold, (0.0, 0.3))
    for target, tpr in figures.tpr_at_fmr.items():
        others = scores[~mated]
        tried = [*scores.tolist(), *np.nextafter(others, np.float32(np.inf)).tolist()]
        allowed = [t for t in tried if np.mean(others >= np.float32(t)) <= target]
        assert tpr == pytest.approx(max(float(np.mean(scores[mated] >= np.float32(t))) for t in allowed))
