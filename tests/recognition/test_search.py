"""The search against brute force in float64, with duplicates, ties and several faces a subject."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from numpy.typing import NDArray

from desktop.domain.cohorts import Cohort
from desktop.domain.snapshots import GallerySnapshot
from desktop.errors import TemplatesDamaged
from desktop.recognition import search
from desktop.recognition.search import comparison_scores, search_snapshot


def snapshot_of(templates: NDArray[np.float32], subject_index: list[int]) -> GallerySnapshot:
    subjects = max(subject_index, default=-1) + 1
    return GallerySnapshot(
        gallery_id=1,
        gallery_name="g",
        pack_id="p",
        pack_hash="h",
        templates=templates,
        face_ids=np.arange(len(templates), dtype=np.int64) * 10 + 7,
        subject_index=np.array(subject_index, np.int32),
        subject_ids=tuple(f"s{i}" for i in range(subjects)),
        hash="x",
    )


def brute(
    snapshot: GallerySnapshot, probe: NDArray[np.float32], comparator: str, top: int
) -> list[tuple[str, int, float]]:
    """(subject, face id, score) by the definition."""
    best: dict[int, tuple[float, int]] = {}
    for face, row in enumerate(snapshot.templates.astype(np.float64)):
        other = probe.astype(np.float64)
        score = float(row @ other) if comparator == "cosine" else -float(((row - other) ** 2).sum())
        subject = int(snapshot.subject_index[face])
        if subject not in best or score > best[subject][0]:
            best[subject] = (score, face)
    ranked = sorted(best.items(), key=lambda item: (-item[1][0], item[1][1]))
    return [
        (snapshot.subject_ids[subject], int(snapshot.face_ids[face]), score)
        for subject, (score, face) in ranked[:top]
    ]


@st.composite
def galleries(draw: st.DrawFn) -> tuple[GallerySnapshot, NDArray[np.float32]]:
    """Small whole numbers: sums are exact in float32, and ties are everywhere."""
    length = draw(st.integers(1, 5))
    vector = st.lists(st.integers(-3, 3), min_size=length, max_size=length)
    rows = draw(st.lists(vector, min_size=1, max_size=30))
    wanted = draw(st.lists(st.integers(0, 12), min_size=len(rows), max_size=len(rows)))
    # Subjects are numbered in the order in which they are first enrolled, as the stores do.
    number: dict[int, int] = {}
    index = [number.setdefault(subject, len(number)) for subject in wanted]
    return snapshot_of(np.array(rows, np.float32), index), np.array(draw(vector), np.float32)


@given(galleries(), st.sampled_from(["cosine", "euclidean"]), st.integers(0, 40))
def test_candidates_are_those_of_brute_force(
    case: tuple[GallerySnapshot, NDArray[np.float32]], comparator: str, top: int
) -> None:
    snapshot, probe = case
    found = search_snapshot(snapshot, probe, comparator=comparator, top=top)
    want = brute(snapshot, probe, comparator, top)
    assert [(row.subject_id, row.face_id, row.score) for row in found.rows] == want
    assert [row.rank for row in found.rows] == list(range(1, len(want) + 1))
    assert all(row.raw_score == row.score for row in found.rows)
    everybody = brute(snapshot, probe, comparator, snapshot.subjects)
    assert found.ascending.tolist() == sorted(score for _, _, score in everybody)
    assert (found.subjects_searched, found.faces_searched) == (snapshot.subjects, snapshot.faces)


@given(st.integers(0, 2**32 - 1), st.sampled_from(["cosine", "euclidean"]))
def test_scores_of_unit_vectors_are_those_of_float64(seed: int, comparator: str) -> None:
    random = np.random.default_rng(seed)
    rows = random.normal(size=(50, 128))
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    snapshot = snapshot_of(rows.astype(np.float32), (random.permutation(50) // 2).tolist())
    probe = rows[int(random.integers(50))].astype(np.float32)
    found = search_snapshot(snapshot, probe, comparator=comparator, top=25)
    want = brute(snapshot, probe, comparator, 25)
    assert [row.score for row in found.rows] == pytest.approx([score for *_, score in want], abs=2e-6)
    assert [row.subject_id for row in found.rows[:1]] == [want[0][0]]


@given(st.integers(0, 2**32 - 1))
def test_euclidean_is_the_negative_squared_distance(seed: int) -> None:
    rows = np.random.default_rng(seed).normal(size=(9, 16)).astype(np.float32)
    scores = comparison_scores(rows[1:], rows[0], "euclidean")
    explicit = [
        -sum((float(a) - float(b)) ** 2 for a, b in zip(row, rows[0], strict=True)) for row in rows[1:]
    ]
    assert scores == pytest.approx(np.array(explicit), rel=1e-5)
    assert comparison_scores(rows, rows[0], "euclidean")[0] == 0.0


def brute_normalised(
    snapshot: GallerySnapshot, probe: NDArray[np.float32], comparator: str, cohort: Cohort
) -> tuple[list[tuple[str, int, float, float]], float]:
    """(subject, face id, score, raw score of that face) of everybody, and mu_p, by the formula."""
    raw = {face: score for _, face, score in brute_faces(snapshot, probe, comparator)}
    by_subject: dict[str, float] = {}
    for subject, face, _ in brute_faces(snapshot, probe, comparator):
        by_subject[subject] = max(by_subject.get(subject, -np.inf), raw[face])
    mu_p = sum(sorted(by_subject.values(), reverse=True)[1 : cohort.size + 1]) / cohort.size
    best: dict[str, tuple[float, int]] = {}
    for place, (subject, face, score) in enumerate(brute_faces(snapshot, probe, comparator)):
        value = score - (mu_p + float(cohort.means[place])) / 2
        if subject not in best or value > best[subject][0]:
            best[subject] = (value, face)
    ranked = sorted(best.items(), key=lambda item: (-item[1][0], item[1][1]))
    return [(subject, face, value, raw[face]) for subject, (value, face) in ranked], mu_p


def brute_faces(
    snapshot: GallerySnapshot, probe: NDArray[np.float32], comparator: str
) -> list[tuple[str, int, float]]:
    """(subject, face id, raw score) of every face."""
    rows, other = snapshot.templates.astype(np.float64), probe.astype(np.float64)
    return [
        (
            snapshot.subject_ids[snapshot.subject_index[face]],
            int(snapshot.face_ids[face]),
            float(row @ other) if comparator == "cosine" else -float(((row - other) ** 2).sum()),
        )
        for face, row in enumerate(rows)
    ]


@given(
    galleries(),
    st.sampled_from(["cosine", "euclidean"]),
    st.integers(0, 2**32 - 1),
    st.sampled_from([1, 2, 4]),
    st.integers(0, 40),
)
def test_with_a_cohort_the_whole_list_is_that_of_the_formula(
    case: tuple[GallerySnapshot, NDArray[np.float32]], comparator: str, seed: int, size: int, top: int
) -> None:
    """To the last rank, ties by enrolment: every number is exact in float32."""
    snapshot, probe = case
    assume(snapshot.subjects >= size + 1)
    means = np.random.default_rng(seed).integers(-4, 5, snapshot.faces).astype(np.float32)
    cohort = Cohort(size, means)
    want, mu_p = brute_normalised(snapshot, probe, comparator, cohort)
    for listed in (top, snapshot.subjects):
        found = search_snapshot(snapshot, probe, comparator=comparator, top=listed, cohort=cohort)
        got = [(row.subject_id, row.face_id, row.score, row.raw_score) for row in found.rows]
        assert got == want[:listed]
        assert [row.rank for row in found.rows] == list(range(1, len(got) + 1))
        assert found.ascending.tolist() == sorted(score for _, _, score, _ in want)
        assert found.probe_mean == mu_p


def test_the_best_face_of_a_subject_is_chosen_by_the_score_in_use() -> None:
    """The raw score prefers the first face of s0, the normalised one its second, which resembles nobody."""
    templates = np.array([[1.0, 0], [0.75, 0], [0.5, 0], [0.25, 0]], np.float32)
    snapshot = snapshot_of(templates, [0, 0, 1, 2])
    probe = np.array([1, 0], np.float32)
    assert search_snapshot(snapshot, probe).rows[0].face_id == 7
    cohort = Cohort(1, np.array([1.0, 0, 0, 0], np.float32))
    first = search_snapshot(snapshot, probe, cohort=cohort).rows[0]
    assert (first.subject_id, first.face_id, first.score, first.raw_score) == ("s0", 17, 0.5, 0.75)


def test_a_cohort_of_another_snapshot_is_refused() -> None:
    snapshot = snapshot_of(np.eye(4, dtype=np.float32), list(range(4)))
    for faces in (3, 5):
        with pytest.raises(ValueError, match="another snapshot"):
            search_snapshot(snapshot, np.ones(4, np.float32), cohort=Cohort(1, np.zeros(faces, np.float32)))


@pytest.mark.parametrize("with_cohort", [False, True])
def test_damaged_templates_are_counted_and_nothing_is_listed(with_cohort: bool) -> None:
    templates = np.ones((6, 4), np.float32)
    templates[2] = np.nan
    templates[5, 1] = np.nan
    cohort = Cohort(1, np.zeros(6, np.float32)) if with_cohort else None
    with pytest.raises(TemplatesDamaged) as refused:
        search_snapshot(snapshot_of(templates, list(range(6))), np.ones(4, np.float32), cohort=cohort)
    assert refused.value.fields == {"name": "g", "count": "2"}


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_a_damaged_probe_is_not_blamed_on_the_gallery(value: float) -> None:
    snapshot = snapshot_of(np.ones((6, 4), np.float32), list(range(6)))
    probe = np.ones(4, np.float32)
    probe[1] = value
    with pytest.raises(ValueError, match="the probe's template is no number"):
        search_snapshot(snapshot, probe)


@pytest.mark.parametrize("top", [1, 3, 6, 7, 50])
def test_ties_are_listed_in_the_order_of_enrolment(top: int) -> None:
    templates = np.ones((8, 4), np.float32)
    templates[7] = 2
    snapshot = snapshot_of(templates, [3, 1, 0, 1, 2, 5, 4, 6])
    found = search_snapshot(snapshot, np.ones(4, np.float32), top=top)
    assert [row.subject_id for row in found.rows] == ["s6", "s3", "s1", "s0", "s2", "s5", "s4"][:top]
    assert [row.face_id for row in found.rows] == [77, 7, 17, 27, 47, 57, 67][:top]


@pytest.mark.parametrize("comparator", ["cosine", "euclidean"])
@pytest.mark.parametrize("rows", [1, 2, 7, 33])
def test_chunks_change_nothing(comparator: str, rows: int, monkeypatch: pytest.MonkeyPatch) -> None:
    random = np.random.default_rng(rows)
    snapshot = snapshot_of(random.integers(-4, 5, (33, 8)).astype(np.float32), list(range(33)))
    probe = random.integers(-4, 5, 8).astype(np.float32)
    whole = search_snapshot(snapshot, probe, comparator=comparator)
    monkeypatch.setattr(search, "_CHUNK_BYTES", 4 * 8 * rows)
    parts = search_snapshot(snapshot, probe, comparator=comparator)
    assert parts.rows == whole.rows
    assert (parts.ascending == whole.ascending).all()


def test_a_chunk_smaller_than_a_row_still_holds_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "_CHUNK_BYTES", 1)
    assert comparison_scores(np.eye(3, dtype=np.float32), np.ones(3, np.float32), "cosine").tolist() == [
        1,
        1,
        1,
    ]


def test_the_same_search_gives_the_same_list() -> None:
    random = np.random.default_rng(11)
    unit = random.normal(size=(400, 128)).astype(np.float32)
    unit /= np.linalg.norm(unit, axis=1, keepdims=True)
    templates = np.concatenate([unit, unit])  # every template twice, under another subject
    snapshot = snapshot_of(templates, list(range(800)))
    first = search_snapshot(snapshot, unit[3])
    assert [search_snapshot(snapshot, unit[3]).rows for _ in range(3)] == [first.rows] * 3
    assert {row.subject_id for row in first.rows[:2]} == {"s3", "s403"}


def test_equal_templates_score_equally_wherever_they_stand() -> None:
    random = np.random.default_rng(12)
    one = random.normal(size=128).astype(np.float32)
    probe = random.normal(size=128).astype(np.float32)
    for n in (1, 2, 3, 5, 8, 13, 64, 257):
        for comparator in ("cosine", "euclidean"):
            scores = comparison_scores(np.tile(one, (n, 1)), probe, comparator)
            assert len(set(scores.tolist())) == 1, (n, comparator)


def test_a_mapped_file_is_searched(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("m") / "t.f32"
    rows = np.random.default_rng(2).normal(size=(20, 8)).astype(np.float32)
    path.write_bytes(rows.tobytes())
    mapped = np.memmap(path, np.float32, "r", shape=(20, 8))
    found = search_snapshot(snapshot_of(mapped, list(range(20))), rows[4], comparator="euclidean", top=1)
    assert (found.rows[0].subject_id, found.rows[0].score) == ("s4", 0.0)


def test_an_empty_gallery_has_no_candidate() -> None:
    found = search_snapshot(snapshot_of(np.empty((0, 4), np.float32), []), np.ones(4, np.float32))
    assert found.rows == ()
    assert found.count_at_or_above(0.0) == 0


@pytest.mark.parametrize("length", [3, 5])
def test_a_template_of_another_length_is_refused(length: int) -> None:
    with pytest.raises(ValueError, match="length 4"):
        search_snapshot(snapshot_of(np.ones((2, 4), np.float32), [0, 1]), np.ones(length, np.float32))


def test_an_unknown_comparator_is_refused() -> None:
    with pytest.raises(ValueError, match="manhattan"):
        comparison_scores(np.ones((2, 4), np.float32), np.ones(4, np.float32), "manhattan")
