"""Leave-one-out against loops that are written from the formulas (DESIGN sections 5 and 6)."""

from __future__ import annotations

import tracemalloc
from dataclasses import dataclass, field

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from desktop.domain.measurements import TOP_NON_MATED, Cells, MeasuredScores
from desktop.domain.progress import Cancelled, CancelToken, Progress
from desktop.domain.score_kinds import ScoreKind
from desktop.domain.snapshots import GallerySnapshot
from desktop.errors import TemplatesDamaged
from desktop.recognition import score_scan
from desktop.recognition.leave_one_out import LeaveOneOut, leave_one_out
from desktop.recognition.search import search_snapshot

COMPARATORS = st.sampled_from(["cosine", "euclidean"])


def snapshot_of(templates: NDArray[np.float32], subject_index: list[int]) -> GallerySnapshot:
    return GallerySnapshot(
        gallery_id=1,
        gallery_name="g",
        pack_id="p",
        pack_hash="h",
        templates=templates,
        face_ids=np.arange(len(templates), dtype=np.int64),
        subject_index=np.array(subject_index, np.int32),
        subject_ids=tuple(f"s{i}" for i in range(max(subject_index) + 1)),
        hash="x",
    )


def cells_of(of: list[int]) -> Cells:
    """Up to three cells, one of which may have no subject."""
    return Cells(("sex",), (("a",), ("b",), ("c",)), np.array(of, np.int32))


def one_cell(snapshot: GallerySnapshot) -> Cells:
    return Cells((), ((),), np.zeros(snapshot.subjects, np.int32))


def numbered(wanted: list[int]) -> list[int]:
    """Subjects are numbered in the order in which they are first enrolled, as the stores do."""
    number: dict[int, int] = {}
    return [number.setdefault(subject, len(number)) for subject in wanted]


def random_gallery(seed: int, subjects: int, extra: int, length: int = 6) -> GallerySnapshot:
    """Unit templates; every subject once and `extra` more faces, in any order."""
    random = np.random.default_rng(seed)
    index = list(range(subjects)) + random.integers(0, subjects, extra).tolist()
    random.shuffle(index)
    templates = random.normal(size=(len(index), length))
    templates /= np.linalg.norm(templates, axis=1, keepdims=True)
    return snapshot_of(templates.astype(np.float32), numbered(index))


def tied_gallery(seed: int, subjects: int, extra: int) -> GallerySnapshot:
    """Small whole numbers: every sum is exact in float32, and ties are everywhere."""
    drawn = random_gallery(seed, subjects, extra)
    whole = np.random.default_rng(seed).integers(-2, 3, (drawn.faces, 3))
    return snapshot_of(whole.astype(np.float32), drawn.subject_index.tolist())


@dataclass(slots=True)
class Listed:
    """What one kind of score is to give, subject by subject: (score, other subject, its best face)."""

    top: list[list[tuple[float, int, int]]] = field(default_factory=list)
    mated: dict[int, float] = field(default_factory=dict)
    ranks: dict[int, int] = field(default_factory=dict)
    everything: list[tuple[int, int, float]] = field(default_factory=list)
    """(subject of the probe, subject of the face, score)."""


class Brute:
    """Every number by its definition, in float64, with nothing remembered between two of them."""

    def __init__(self, snapshot: GallerySnapshot, comparator: str, size: int) -> None:
        self.subject = snapshot.subject_index.tolist()
        self.faces, self.subjects, self.size = snapshot.faces, snapshot.subjects, size
        rows = snapshot.templates.astype(np.float64)
        if comparator == "cosine":
            self.score = (rows @ rows.T).tolist()
        else:
            self.score = [[-float(((a - b) ** 2).sum()) for b in rows] for a in rows]
        self.first = [self.subject.index(i) for i in range(self.subjects)]

    def best_of_others(self, face: int, without: int | None = None) -> list[float]:
        """Descending: this face against each subject that is neither its own nor `without`."""
        best: dict[int, float] = {}
        for other in range(self.faces):
            who = self.subject[other]
            if who not in (self.subject[face], without):
                best[who] = max(best.get(who, -np.inf), self.score[face][other])
        return sorted(best.values(), reverse=True)

    def mu_g(self, face: int, without: int | None = None) -> float:
        return float(np.mean(self.best_of_others(face, without)[: self.size]))

    def mu_p(self, first: int, mate: float | None = None) -> float:
        among = self.best_of_others(first) + ([] if mate is None else [mate])
        return float(np.mean(sorted(among, reverse=True)[1 : self.size + 1]))

    def listed(self, kind: ScoreKind) -> Listed:
        found = Listed()
        for subject, first in enumerate(self.first):
            own = [f for f in range(self.faces) if self.subject[f] == subject and f != first]
            mate = max((self.score[first][f] for f in own), default=None)

            def score(face: int, without: int | None, mu_p: float, first: int = first) -> float:
                raw = float(self.score[first][face])
                if kind is ScoreKind.RAW:
                    return raw
                return raw - (mu_p + self.mu_g(face, without)) / 2

            mu_p = 0.0 if kind is ScoreKind.RAW else self.mu_p(first)
            best: dict[int, tuple[float, int]] = {}
            for face, who in enumerate(self.subject):
                if who == subject:
                    continue
                value = score(face, subject, mu_p)
                found.everything.append((subject, who, value))
                if who not in best or value > best[who][0]:
                    best[who] = (value, face)
            rows = [(value, who, face) for who, (value, face) in best.items()]
            rows.sort(key=lambda row: (-row[0], row[2]))
            found.top.append(rows[:TOP_NON_MATED])
            if mate is not None:
                unshifted = max(score(f, None, mu_p) for f in own)
                before = sum(value >= unshifted for value, _, _ in found.top[-1])
                found.ranks[subject] = before + 1
                shifted = 0.0 if kind is ScoreKind.RAW else self.mu_p(first, mate)
                found.mated[subject] = max(score(f, None, shifted) for f in own)
        return found


def kinds(found: LeaveOneOut) -> list[MeasuredScores]:
    return [found.raw] if found.normalised is None else [found.raw, found.normalised]


def check_histograms(scores: MeasuredScores, cells: Cells, want: Listed) -> None:
    """At every edge the count lies between those of edges a rounding error away."""
    whole = np.array([value for *_, value in want.everything])
    assert scores.comparisons.total == len(whole)
    assert scores.comparisons.low < whole.min()
    assert scores.comparisons.high > whole.max() - 1e-5
    from_top = np.cumsum(scores.comparisons.counts[::-1])[::-1]
    edges = scores.comparisons.edges
    assert (from_top >= (whole[:, None] >= edges + 1e-5).sum(axis=0)).all()
    assert (from_top[1:] <= (whole[:, None] >= edges[1:] - 1e-5).sum(axis=0)).all()
    pairs = scores.pairs
    assert (pairs.low, pairs.high, pairs.cells) == (scores.comparisons.low, scores.comparisons.high, cells)
    edges = np.linspace(pairs.low, pairs.high, pairs.counts.shape[2] + 1)[:-1]
    for p in range(len(cells.values)):
        for g in range(len(cells.values)):
            of_cell = [v for a, b, v in want.everything if cells.of[a] == p and cells.of[b] == g]
            counted = np.cumsum(pairs.counts[p, g][::-1])[::-1]
            part = np.array(of_cell)[:, None]
            assert counted[0] == len(of_cell)
            assert (counted >= (part >= edges + 1e-5).sum(axis=0)).all()
            assert (counted[1:] <= (part >= edges[1:] - 1e-5).sum(axis=0)).all()


@given(
    st.integers(0, 2**32 - 1),
    st.integers(2, 9),
    st.integers(0, 8),
    COMPARATORS,
    st.sampled_from([1, 3, 4, 8]),
    st.integers(1, 3),
)
def test_unit_templates_give_what_the_formulas_say(
    seed: int, subjects: int, extra: int, comparator: str, size: int, number_of_cells: int
) -> None:
    snapshot = random_gallery(seed, subjects, extra)
    cells = cells_of(np.random.default_rng(seed).integers(0, number_of_cells, subjects).tolist())
    found = leave_one_out(snapshot, cells, comparator=comparator, cohort_size=size)
    brute = Brute(snapshot, comparator, size)
    assert found.first_faces.tolist() == brute.first
    assert (found.normalised is None) == (found.cohort is None) == (subjects < size + 2)
    if found.cohort is not None:
        assert found.cohort.size == size
        assert found.cohort.means == pytest.approx([brute.mu_g(f) for f in range(brute.faces)], abs=3e-6)
    for scores in kinds(found):
        want = brute.listed(scores.kind)
        assert scores.top.dtype == scores.mated.dtype == np.float32
        assert scores.top == pytest.approx(np.array([[v for v, *_ in row] for row in want.top]), abs=5e-6)
        assert scores.mated_subjects.tolist() == sorted(want.mated)
        assert scores.mated == pytest.approx([want.mated[i] for i in sorted(want.mated)], abs=5e-6)
        check_histograms(scores, cells, want)


@given(
    st.integers(0, 2**32 - 1), st.integers(2, 9), st.integers(0, 8), COMPARATORS, st.sampled_from([1, 2, 4])
)
def test_tied_scores_are_ordered_by_enrolment_to_the_last_place(
    seed: int, subjects: int, extra: int, comparator: str, size: int
) -> None:
    snapshot = tied_gallery(seed, subjects, extra)
    cells = cells_of(np.random.default_rng(seed).integers(0, 3, subjects).tolist())
    found = leave_one_out(snapshot, cells, comparator=comparator, cohort_size=size)
    for scores in kinds(found):
        want = Brute(snapshot, comparator, size).listed(scores.kind)
        got = zip(scores.top.tolist(), scores.other.tolist(), scores.other_face.tolist(), strict=True)
        assert [list(zip(*row, strict=True)) for row in got] == want.top
        assert dict(zip(scores.mated_subjects.tolist(), scores.mated.tolist(), strict=True)) == want.mated
        assert (
            dict(zip(scores.mated_subjects.tolist(), scores.mated_ranks.tolist(), strict=True))
            == want.ranks
        )


@pytest.mark.parametrize(("subjects", "extra"), [(70, 0), (70, 40)])
def test_long_lists_end_at_the_sixty_fourth(subjects: int, extra: int) -> None:
    snapshot = random_gallery(subjects + extra, subjects, extra, 16)
    found = leave_one_out(snapshot, one_cell(snapshot), cohort_size=4)
    assert found.normalised is not None
    for scores in kinds(found):
        want = Brute(snapshot, "cosine", 4).listed(scores.kind)
        assert scores.top.shape == (subjects, TOP_NON_MATED)
        assert scores.top == pytest.approx(np.array([[v for v, *_ in row] for row in want.top]), abs=5e-6)
        assert scores.mated_ranks.tolist() == [want.ranks[i] for i in sorted(want.ranks)]


@pytest.mark.parametrize("tied", [False, True])
def test_the_bound_of_many_faces_is_reached_by_enough_and_by_few_more(tied: bool) -> None:
    random = np.random.default_rng(2)
    scores = random.normal(size=(50, 1000)).astype(np.float32)
    if tied:
        scores = np.round(scores, 1)
    scores[:, :7] = -np.inf
    for k in (1, 5, 15):
        bound = score_scan._bound(scores, k)
        reached = (scores >= bound[:, None]).sum(axis=1)
        assert (reached >= k).all()
        assert tied or reached.max() <= 2 * k + 3


def test_few_people_with_very_many_faces_do_not_hide_the_others() -> None:
    """Two people hold the best 1200 scores; the lists still hold everybody."""
    random = np.random.default_rng(1)
    near = np.tile(np.array([1.0, 0, 0, 0]), (1200, 1)) + random.normal(0, 0.01, (1200, 4))
    far = random.normal(size=(80, 4))
    rows = np.concatenate([[[1.0, 0, 0, 0]], far, near])
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    index = [0, *range(1, 81), *([81] * 600), *([82] * 600)]
    snapshot = snapshot_of(rows.astype(np.float32), index)
    found = leave_one_out(snapshot, one_cell(snapshot))
    first = rows[0] @ rows.T
    want = sorted([*first[1:81], first[81:681].max(), first[681:].max()], reverse=True)[:TOP_NON_MATED]
    assert found.raw.top[0] == pytest.approx(want, abs=2e-6)
    assert len(set(found.raw.other[0].tolist())) == TOP_NON_MATED


@pytest.mark.parametrize("comparator", ["cosine", "euclidean"])
@pytest.mark.parametrize("block", [1, 3, 1024])
@pytest.mark.parametrize("workers", [1, 2, 5])
def test_blocks_and_workers_change_nothing(
    block: int, workers: int, comparator: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    snapshot = tied_gallery(3, 17, 9)
    cells = cells_of([i % 3 for i in range(17)])
    whole = leave_one_out(snapshot, cells, comparator=comparator, cohort_size=4)
    monkeypatch.setattr(score_scan, "_MOST_ROWS", block)
    monkeypatch.setattr(score_scan, "WORKERS", workers)
    monkeypatch.setattr(score_scan, "_COUNTED_AT_ONCE", 30)
    parts = leave_one_out(snapshot, cells, comparator=comparator, cohort_size=4)
    for ours, theirs in zip(kinds(parts), kinds(whole), strict=True):
        for name in ("top", "other", "other_face", "mated", "mated_subjects", "mated_ranks"):
            assert np.array_equal(getattr(ours, name), getattr(theirs, name)), name
        assert np.array_equal(ours.comparisons.counts, theirs.comparisons.counts)
        assert np.array_equal(ours.pairs.counts, theirs.pairs.counts)


def test_a_best_score_is_what_a_search_without_the_subject_returns() -> None:
    """Raw and normalised: the gallery really without that subject, measured and searched anew."""
    snapshot = random_gallery(5, 14, 10)
    found = leave_one_out(snapshot, one_cell(snapshot), cohort_size=3)
    for subject in range(snapshot.subjects):
        kept = snapshot.subject_index != subject
        rest = snapshot_of(snapshot.templates[kept], numbered(snapshot.subject_index[kept].tolist()))
        cohort = leave_one_out(rest, one_cell(rest), cohort_size=3).cohort
        probe = snapshot.templates[found.first_faces[subject]]
        for scores, using in zip(kinds(found), (None, cohort), strict=True):
            rows = search_snapshot(rest, probe, cohort=using).rows
            assert [row.score for row in rows] == pytest.approx(scores.top[subject].tolist(), abs=2e-6)


def test_the_own_faces_of_a_subject_never_count() -> None:
    # Every subject has the same template twice; across subjects they are at right angles.
    snapshot = snapshot_of(np.repeat(np.eye(4, dtype=np.float32), 2, axis=0), [0, 0, 1, 1, 2, 2, 3, 3])
    found = leave_one_out(snapshot, one_cell(snapshot), cohort_size=2)
    assert found.normalised is not None
    for scores in kinds(found):
        assert (scores.top == 0.0).all()
        assert (scores.other != np.arange(4)[:, None]).all()
        assert scores.comparisons.total == 4 * 6
    assert found.raw.mated.tolist() == [1.0] * 4
    assert found.raw.mated_ranks.tolist() == [1] * 4
    # The mate is the best and left out of mu_p; the others are all at nought.
    assert found.normalised.mated.tolist() == [1.0] * 4


def test_the_probe_s_subject_is_left_out_of_the_means_of_the_others() -> None:
    """Subjects 0 and 1 are alike, everybody else is at right angles: with K = 1, mu of face 1 is 1 because
    of subject 0. In the search for subject 0 it is 0, so that the two stand out as they would."""
    templates = np.eye(6, dtype=np.float32)
    templates[1] = templates[0]
    snapshot = snapshot_of(templates, list(range(6)))
    found = leave_one_out(snapshot, one_cell(snapshot), cohort_size=1)
    assert found.cohort is not None
    assert found.cohort.means.tolist() == [1.0, 1.0, 0, 0, 0, 0]
    assert found.normalised is not None
    assert found.normalised.best.tolist() == [1.0, 1.0, 0, 0, 0, 0]


@pytest.mark.parametrize(("subjects", "size", "enough"), [(2, 1, False), (9, 8, False), (10, 8, True)])
def test_a_gallery_too_small_for_a_cohort_has_raw_scores_only(
    subjects: int, size: int, enough: bool
) -> None:
    snapshot = random_gallery(1, subjects, 3)
    found = leave_one_out(snapshot, one_cell(snapshot), cohort_size=size)
    assert (found.normalised is not None, found.cohort is not None) == (enough, enough)
    assert found.raw.n == subjects


def test_a_cohort_has_room_in_the_lists_that_are_kept() -> None:
    snapshot = random_gallery(1, 70, 0)
    cohort = leave_one_out(snapshot, one_cell(snapshot), cohort_size=63).cohort
    brute = Brute(snapshot, "cosine", 63)
    assert cohort is not None
    assert cohort.means == pytest.approx([brute.mu_g(face) for face in range(70)], abs=3e-6)
    with pytest.raises(ValueError, match="a cohort of 64 is more than the lists of 64 hold"):
        leave_one_out(snapshot, one_cell(snapshot), cohort_size=64)


def test_progress_adds_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(score_scan, "_MOST_ROWS", 4)
    told: list[Progress] = []
    snapshot = random_gallery(1, 10, 5)
    leave_one_out(snapshot, one_cell(snapshot), cohort_size=2, on_progress=told.append)
    # First faces, later faces, and the first ones again.
    assert [p.done for p in told] == [4, 8, 10, 14, 15, 19, 23, 25]
    assert {(p.total, p.unit) for p in told} == {(25, "faces")}
    told.clear()
    leave_one_out(snapshot, one_cell(snapshot), cohort_size=9, on_progress=told.append)
    assert [(p.done, p.total) for p in told] == [(4, 10), (8, 10), (10, 10)]


@pytest.mark.parametrize("after", [1, 4, 6])
def test_it_stops_when_it_is_asked_to(after: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the first pass over first faces, over later faces, and in the second pass."""
    monkeypatch.setattr(score_scan, "_MOST_ROWS", 4)
    token, told = CancelToken(), []

    def stop(progress: Progress) -> None:
        told.append(progress)
        if len(told) == after:
            token.cancel()

    snapshot = random_gallery(1, 10, 5)
    with pytest.raises(Cancelled):
        leave_one_out(snapshot, one_cell(snapshot), cohort_size=2, on_progress=stop, cancel=token)
    assert len(told) == after


def test_one_subject_cannot_be_left_out() -> None:
    snapshot = snapshot_of(np.ones((3, 2), np.float32), [0, 0, 0])
    with pytest.raises(ValueError, match="two subjects"):
        leave_one_out(snapshot, one_cell(snapshot))


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
def test_templates_that_are_no_numbers_are_refused(value: float) -> None:
    snapshot = random_gallery(1, 12, 3)
    snapshot.templates[4, 2] = value
    snapshot.templates[4, 3] = value
    snapshot.templates[7, 0] = value
    with pytest.raises(TemplatesDamaged) as refused:
        leave_one_out(snapshot, one_cell(snapshot))
    assert refused.value.fields == {"name": "g", "count": "2"}


@pytest.mark.parametrize(("bytes_", "rows"), [(4 * 26 * 5, 5), (4 * 26 * 5 - 1, 4), (10, 1)])
def test_a_block_is_sized_by_its_bytes(bytes_: int, rows: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(score_scan, "_BLOCK_BYTES", bytes_)
    told: list[Progress] = []
    snapshot = random_gallery(3, 17, 9)
    leave_one_out(snapshot, one_cell(snapshot), on_progress=told.append)
    assert told[0].done == rows
    assert told[-1].done == told[-1].total == 26 + 17


def test_a_block_of_a_large_gallery_stays_in_bounds() -> None:
    """200,000 faces: 1024 probes at once would be 820 MB of scores."""
    templates = np.random.default_rng(1).normal(size=(200_000, 2)).astype(np.float32)
    index = [face % 1000 for face in range(200_000)]
    told: list[Progress] = []
    token = CancelToken()

    def stop(progress: Progress) -> None:
        told.append(progress)
        token.cancel()

    snapshot = snapshot_of(templates, index)
    tracemalloc.start()
    with pytest.raises(Cancelled):
        leave_one_out(snapshot, one_cell(snapshot), on_progress=stop, cancel=token)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert told[0].done == 64 * 2**20 // (4 * 200_000) == 83
    assert peak < 200 * 2**20
