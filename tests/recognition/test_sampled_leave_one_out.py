"""A sample of people searched against the whole gallery: the rows of leave-one-out that were drawn."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.measurements import Cells, MeasuredScores
from desktop.domain.snapshots import GallerySnapshot
from desktop.recognition.leave_one_out import LeaveOneOut, leave_one_out

ARRAYS = ("top", "other", "other_face", "mated", "mated_subjects", "mated_ranks")


def gallery(seed: int, subjects: int, extra: int, length: int = 8) -> tuple[GallerySnapshot, Cells]:
    """`extra` further faces of people drawn at random, and two cells."""
    random = np.random.default_rng(seed)
    index = np.concatenate([np.arange(subjects), random.integers(0, subjects, extra)]).astype(np.int32)
    rows = random.normal(size=(subjects + extra, length))
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    snapshot = GallerySnapshot(
        1,
        "g",
        "pack",
        "hash",
        rows.astype(np.float32),
        np.arange(len(rows)),
        index,
        tuple(f"S{number}" for number in range(subjects)),
        "snapshot",
    )
    of = random.integers(0, 2, subjects).astype(np.int32)
    return snapshot, Cells(("sex",), (("f",), ("m",)), of)


def kinds(found: LeaveOneOut) -> list[MeasuredScores]:
    assert found.normalised is not None
    return [found.raw, found.normalised]


GALLERIES = st.tuples(st.integers(0, 2**32 - 1), st.integers(12, 40), st.integers(0, 30))


@settings(deadline=None)  # the threads of the first pass take a while to start
@given(GALLERIES, st.sampled_from(["cosine", "euclidean"]))
def test_a_sample_and_a_cohort_of_everybody_give_what_leave_one_out_gives(
    made: tuple[int, int, int], comparator: str
) -> None:
    snapshot, cells = gallery(*made)
    everybody = np.arange(snapshot.subjects)
    whole = leave_one_out(snapshot, cells, comparator=comparator, cohort_size=4)
    drawn = leave_one_out(
        snapshot, cells, comparator=comparator, cohort_size=4, sample=everybody, cohort=everybody
    )
    assert whole.cohort is not None
    assert drawn.cohort is not None
    assert drawn.cohort.means == pytest.approx(whole.cohort.means, abs=2e-6)
    assert (drawn.first_faces == whole.first_faces).all()
    for got, want in zip(kinds(drawn), kinds(whole), strict=True):
        assert (got.n, got.enrolled) == (want.n, want.enrolled)
        for name in ARRAYS:
            assert getattr(got, name) == pytest.approx(getattr(want, name), abs=5e-6), name
        assert got.comparisons.total == want.comparisons.total
        assert (got.pairs.counts.sum(axis=2) == want.pairs.counts.sum(axis=2)).all()


@settings(deadline=None)  # the threads of the first pass take a while to start
@given(GALLERIES, st.data())
def test_whoever_is_drawn_has_the_scores_that_they_have_where_everybody_is_searched_for(
    made: tuple[int, int, int], data: st.DataObject
) -> None:
    snapshot, cells = gallery(*made)
    order = np.random.default_rng(data.draw(st.integers(0, 99))).permutation(snapshot.subjects)
    cohort, sample, more = np.sort(order[:11]), np.sort(order[2:7]), np.sort(order[5:10])
    whole = leave_one_out(snapshot, cells, cohort_size=4, cohort=cohort)
    drawn = leave_one_out(snapshot, cells, cohort_size=4, cohort=cohort, sample=sample, more=more)
    assert whole.cohort is not None
    assert drawn.cohort is not None
    assert drawn.cohort.means == pytest.approx(whole.cohort.means, abs=2e-6)
    for got, want in zip(kinds(drawn), kinds(whole), strict=True):
        assert got.searched is not None
        assert got.searched.tolist() == sample.tolist()
        assert (got.n, got.enrolled) == (5, snapshot.subjects)
        assert got.top == pytest.approx(want.top[sample], abs=5e-6)
        assert (got.other == want.other[sample]).all()
        assert (got.other_face == want.other_face[sample]).all()
        mates = np.isin(want.mated_subjects, sample)
        assert got.mated_subjects.tolist() == want.mated_subjects[mates].tolist()
        assert got.mated == pytest.approx(want.mated[mates], abs=5e-6)
        assert (got.mated_ranks == want.mated_ranks[mates]).all()
        added = np.setdiff1d(more, sample)
        assert got.more is not None
        assert got.more.tolist() == added.tolist()
        assert got.more_best == pytest.approx(want.best[added], abs=5e-6)
        counts = [int((snapshot.subject_index != subject).sum()) for subject in sample]
        assert got.comparisons.total == sum(counts), "those who were added are in no rate of all"


@settings(deadline=None)  # the threads of the first pass take a while to start
@given(GALLERIES)
def test_the_cohort_of_a_face_is_the_best_of_those_who_were_drawn(made: tuple[int, int, int]) -> None:
    snapshot, cells = gallery(*made)
    cohort = np.sort(np.random.default_rng(made[0]).permutation(snapshot.subjects)[:9])
    found = leave_one_out(snapshot, cells, cohort_size=4, sample=cohort, cohort=cohort)
    assert found.cohort is not None
    scores = snapshot.templates.astype(np.float64) @ snapshot.templates.T.astype(np.float64)
    for face, own in enumerate(snapshot.subject_index.tolist()):
        best = [scores[face, snapshot.subject_index == one].max() for one in cohort if one != own]
        want = np.mean(sorted(best, reverse=True)[:4])
        assert found.cohort.means[face] == pytest.approx(want, abs=3e-6)


def test_the_probe_is_left_out_of_the_cohort_of_those_it_is_compared_with() -> None:
    """As it would be were that subject neither enrolled nor drawn."""
    snapshot, cells = gallery(7, 30, 12)
    cohort = np.arange(0, 30, 2)
    found = leave_one_out(snapshot, cells, cohort_size=4, sample=cohort, cohort=cohort)
    assert found.normalised is not None
    for row, subject in enumerate(cohort[:5].tolist()):
        kept = np.flatnonzero(snapshot.subject_index != subject)
        rest = GallerySnapshot(
            1,
            "g",
            "pack",
            "hash",
            snapshot.templates[kept],
            snapshot.face_ids[kept],
            (snapshot.subject_index[kept] - (snapshot.subject_index[kept] > subject)).astype(np.int32),
            snapshot.subject_ids[:-1],
            "rest",
        )
        others = cohort[cohort != subject]
        others = others - (others > subject)
        without = leave_one_out(
            rest, Cells((), ((),), np.zeros(29, np.int32)), cohort_size=4, sample=others, cohort=others
        ).cohort
        assert without is not None
        raw = snapshot.templates[found.first_faces[subject]] @ rest.templates.T
        by_subject = np.array([raw[rest.subject_index == one].max() for one in range(29)])
        probe = np.sort(by_subject)[::-1][1:5].mean()
        want = (raw - without.means / 2).max() - probe / 2
        assert found.normalised.best[row] == pytest.approx(want, abs=5e-6)


def test_somebody_has_to_be_searched_for() -> None:
    snapshot, cells = gallery(1, 12, 0)
    with pytest.raises(ValueError, match="somebody"):
        leave_one_out(snapshot, cells, sample=np.empty(0, np.int64))
