"""Fillers: near in score, of the candidate's recorded sex, nobody twice, never a candidate."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.fillers import ListedFace, choose_fillers

faces = st.builds(
    ListedFace,
    st.integers(1, 1000),
    st.sampled_from([f"S{n}" for n in range(30)]),
    st.floats(0, 1, width=32),
    st.sampled_from(["", "f", "m"]),
    st.booleans(),
)
lists = st.lists(faces, max_size=40)


@given(lists, st.lists(faces, min_size=1, max_size=4), st.integers(1, 20))
def test_nobody_is_a_filler_twice_and_no_candidate_is_one(
    pool: list[ListedFace], candidates: list[ListedFace], wanted: int
) -> None:
    chosen = choose_fillers(pool, candidates, wanted)
    subjects = [face.subject_id for face in chosen]
    assert len(set(subjects)) == len(subjects)
    assert not set(subjects) & {c.subject_id for c in candidates}
    available = {face.subject_id for face in pool} - {c.subject_id for c in candidates}
    assert len(chosen) == min(wanted, len(available))


@given(lists, faces, st.integers(1, 20))
def test_another_recorded_sex_and_faces_shown_before_are_what_is_left(
    pool: list[ListedFace], candidate: ListedFace, wanted: int
) -> None:
    chosen = choose_fillers(pool, [candidate], wanted)
    used = {face.subject_id for face in chosen}
    left = [f for f in pool if f.subject_id not in used and f.subject_id != candidate.subject_id]

    def contradicts(face: ListedFace) -> bool:
        return bool(face.sex and candidate.sex and face.sex != candidate.sex)

    if any(contradicts(face) for face in chosen):
        assert all(contradicts(face) for face in left)
    if any(face.shown_before and not contradicts(face) for face in chosen):
        assert all(face.shown_before or contradicts(face) for face in left)


def test_the_nearest_in_score_come_first_each_candidate_in_turn() -> None:
    pool = [ListedFace(n, f"P{n}", n / 100) for n in range(1, 100)]
    candidates = [ListedFace(500, "A", 0.905), ListedFace(501, "B", 0.105)]
    chosen = choose_fillers(pool, candidates, 4)
    assert {face.score for face in chosen} == {0.9, 0.91, 0.1, 0.11}
    assert [face.score > 0.5 for face in chosen] == [True, False, True, False]


def test_without_candidates_there_are_no_fillers() -> None:
    assert choose_fillers([ListedFace(1, "A", 0.5)], [], 3) == ()
