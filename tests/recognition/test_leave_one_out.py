"""Leave-one-out against loops that do what its docstring says."""

from __future__ import annotations

import tracemalloc

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from desktop.domain.progress import Cancelled, CancelToken, Progress
from desktop.domain.snapshots import GallerySnapshot
from desktop.recognition import leave_one_out as module
from desktop.recognition.leave_one_out import HISTOGRAM_BINS, leave_one_out
from desktop.recognition.search import search_snapshot


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


def random_gallery(seed: int, subjects: int, extra: int) -> GallerySnapshot:
    """Unit templates; every subject once and `extra` more faces, in any order."""
    random = np.random.default_rng(seed)
    index = list(range(subjects)) + random.integers(0, subjects, extra).tolist()
    random.shuffle(index)
    templates = random.normal(size=(len(index), 6))
    templates /= np.linalg.norm(templates, axis=1, keepdims=True)
    return snapshot_of(templates.astype(np.float32), index)


def naive(snapshot: GallerySnapshot, comparator: str) -> tuple[list[float], list[float]]:
    """(best score of each subject, all cross-subject scores)."""
    best, everything = [], []
    for subject in range(snapshot.subjects):
        first = next(i for i in range(snapshot.faces) if snapshot.subject_index[i] == subject)
        probe = snapshot.templates[first].astype(np.float64)
        scores = []
        for face in range(snapshot.faces):
            if snapshot.subject_index[face] == subject:
                continue
            other = snapshot.templates[face].astype(np.float64)
            scores.append(
                float(probe @ other) if comparator == "cosine" else -float(((probe - other) ** 2).sum())
            )
        best.append(max(scores))
        everything += scores
    return best, everything


@given(
    st.integers(0, 2**32 - 1),
    st.integers(2, 12),
    st.integers(0, 10),
    st.sampled_from(["cosine", "euclidean"]),
)
def test_it_does_what_the_loops_do(seed: int, subjects: int, extra: int, comparator: str) -> None:
    snapshot = random_gallery(seed, subjects, extra)
    scores, histogram = leave_one_out(snapshot, comparator=comparator)
    best, everything = naive(snapshot, comparator)
    assert scores.subject_ids == snapshot.subject_ids
    assert scores.best.dtype == np.float32
    assert scores.best == pytest.approx(np.array(best), abs=2e-6)
    assert histogram.total == len(everything)
    low, high = (-1.0, 1.0) if comparator == "cosine" else (-4.0, 0.0)
    assert (histogram.low, histogram.high) == (low, high)
    # A score on the edge of a bin may fall to either side of it.
    naive_share = [
        np.mean([s >= edge for s in everything]) for edge in histogram.edges[:: HISTOGRAM_BINS // 16]
    ]
    near = [
        sum(abs(s - edge) < 1e-5 for s in everything) for edge in histogram.edges[:: HISTOGRAM_BINS // 16]
    ]
    got = histogram.share_at_or_above()[:: HISTOGRAM_BINS // 16]
    for ours, theirs, close in zip(got, naive_share, near, strict=True):
        assert abs(ours - theirs) <= (close + 1e-9) / len(everything)


@pytest.mark.parametrize("comparator", ["cosine", "euclidean"])
@pytest.mark.parametrize("block", [1, 3, 512])
def test_blocks_change_nothing(block: int, comparator: str, monkeypatch: pytest.MonkeyPatch) -> None:
    snapshot = random_gallery(3, 17, 9)
    whole, histogram = leave_one_out(snapshot, comparator=comparator)
    monkeypatch.setattr(module, "_MOST_ROWS", block)
    monkeypatch.setattr(module, "_BINNED_AT_ONCE", 30)
    parts, again = leave_one_out(snapshot, comparator=comparator)
    assert parts.best == pytest.approx(whole.best, abs=1e-6)
    assert abs(again.counts - histogram.counts).sum() <= 4


def test_a_best_score_is_what_a_search_without_the_subject_returns() -> None:
    snapshot = random_gallery(5, 12, 12)
    best = leave_one_out(snapshot)[0].best
    for subject in range(snapshot.subjects):
        probe = snapshot.templates[int(np.flatnonzero(snapshot.subject_index == subject)[0])]
        rows = search_snapshot(snapshot, probe).rows
        others = [row for row in rows if row.subject_id != f"s{subject}"]
        assert others[0].score == pytest.approx(float(best[subject]), abs=1e-6)


def test_the_own_faces_of_a_subject_never_count() -> None:
    # Every subject has the same template twice; across subjects they are at right angles.
    snapshot = snapshot_of(np.repeat(np.eye(4, dtype=np.float32), 2, axis=0), [0, 0, 1, 1, 2, 2, 3, 3])
    scores, histogram = leave_one_out(snapshot)
    assert scores.best.tolist() == [0.0] * 4
    assert histogram.total == 4 * 6
    assert histogram.counts[HISTOGRAM_BINS // 2] == 24


def test_equal_faces_of_different_subjects_reach_the_end_of_the_scale() -> None:
    snapshot = snapshot_of(np.tile(np.array([[0.6, 0.8]], np.float32), (3, 1)), [0, 1, 2])
    for comparator, top in (("cosine", 1.0), ("euclidean", 0.0)):
        scores, histogram = leave_one_out(snapshot, comparator=comparator)
        assert scores.best == pytest.approx(np.full(3, top), abs=1e-6)
        assert histogram.counts[-1] == histogram.total == 6


def test_progress_is_told_and_reaches_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_ROWS", 4)
    told: list[Progress] = []
    leave_one_out(random_gallery(1, 10, 0), on_progress=told.append)
    assert [(p.done, p.total, p.unit) for p in told] == [(n, 10, "subjects") for n in (4, 8, 10)]


def test_it_stops_when_it_is_asked_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_ROWS", 4)
    token, told = CancelToken(), []

    def stop_at_once(progress: Progress) -> None:
        told.append(progress)
        token.cancel()

    with pytest.raises(Cancelled):
        leave_one_out(random_gallery(1, 10, 0), on_progress=stop_at_once, cancel=token)
    assert len(told) == 1


def test_one_subject_cannot_be_left_out() -> None:
    with pytest.raises(ValueError, match="two subjects"):
        leave_one_out(snapshot_of(np.ones((3, 2), np.float32), [0, 0, 0]))


@pytest.mark.parametrize(("bytes_", "rows"), [(4 * 26 * 5, 5), (4 * 26 * 5 - 1, 4), (10, 1)])
def test_a_block_is_sized_by_its_bytes(bytes_: int, rows: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_BLOCK_BYTES", bytes_)
    told: list[Progress] = []
    leave_one_out(random_gallery(3, 17, 9), on_progress=told.append)
    assert told[0].done == rows
    assert told[-1].done == 17


def test_a_block_of_a_large_gallery_stays_in_bounds() -> None:
    """200,000 faces: 512 probes at once would be 410 MB of scores."""
    templates = np.zeros((200_000, 2), np.float32)
    templates[:, 0] = 1.0
    index = [0] * 199_000 + list(range(1, 1001))
    told: list[Progress] = []
    token = CancelToken()

    def stop(progress: Progress) -> None:
        told.append(progress)
        token.cancel()

    tracemalloc.start()
    with pytest.raises(Cancelled):
        leave_one_out(snapshot_of(templates, index), on_progress=stop, cancel=token)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert told[0].done == 128 * 2**20 // (4 * 200_000) == 167
    assert peak < 200 * 2**20
