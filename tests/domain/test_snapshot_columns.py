"""The snapshot hash by columns is the one that is defined face by face."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.snapshot_columns import TextColumn, Texts, hash_of_columns
from desktop.domain.snapshots import snapshot_hash

WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x1f"), max_size=6)
SUBJECTS = st.lists(WORDS, min_size=1, max_size=4)
NUMBERS = st.one_of(st.integers(0, 12), st.integers(0, 10**6), st.integers(0, 10**18))
FACES = st.lists(st.tuples(NUMBERS, st.integers(0, 3), st.integers(0, 4)), max_size=8)


def _column(texts: list[str], places: list[int], piece: int) -> TextColumn:
    made = Texts.none()
    for start in range(0, len(texts), piece):
        part = texts[start : start + piece]
        found = Texts.joined("\x1f".join(part), "\x1f", len(part))
        assert found is not None
        made.extend(found)
    return TextColumn(made, np.array(places, np.int32))


def _both(pack: str, subjects: list[str], faces: list[tuple[int, int, str]], piece: int) -> tuple[str, str]:
    """By columns, and face by face."""
    by_columns = hash_of_columns(
        pack,
        np.array([face for face, _, _ in faces], np.int64),
        _column(subjects, [subject for _, subject, _ in faces], piece),
        _column([image for _, _, image in faces], list(range(len(faces))), piece),
    )
    return by_columns, snapshot_hash(pack, [(face, subjects[n], image) for face, n, image in faces])


@given(st.text("ab", max_size=3), SUBJECTS, FACES, st.integers(1, 5))
def test_it_is_the_hash_of_the_definition(
    pack: str, subjects: list[str], faces: list[tuple[int, int, int]], piece: int
) -> None:
    content = [(face, n % len(subjects), "0f" * length) for face, n, length in faces]
    by_columns, defined = _both(pack, subjects, content, piece)
    assert by_columns == defined


def test_it_is_so_over_many_pieces_where_numbers_gain_digits() -> None:
    subjects = [f"P{n}" for n in range(777)]
    faces = [(n, n * 7 % 777, f"{n:064x}") for n in range(99_500, 200_500)]
    by_columns, defined = _both("pack", subjects, faces, 5000)
    assert by_columns == defined


def test_texts_that_cannot_be_told_apart_or_are_too_long_make_no_table() -> None:
    assert Texts.joined("a\x1fb", "\x1f", 1) is None
    assert Texts.joined("a\x1f" + "b" * 3000, "\x1f", 2) is None
    assert Texts.joined("a\x1f", "\x1f", 2) is not None
