"""The hash that says what exactly was searched."""

from __future__ import annotations

import hashlib

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.snapshots import GallerySnapshot, snapshot_hash

ROWS = st.lists(st.tuples(st.integers(0, 10**6), st.text(max_size=5), st.text(max_size=5)), max_size=5)


def test_the_hash_is_the_documented_one() -> None:
    raw = b"".join(len(t).to_bytes(4, "big") + t for t in (b"pack", b"7", "Zoë".encode(), b"ab12"))
    assert snapshot_hash("pack", [(7, "Zoë", "ab12")]) == hashlib.sha256(raw).hexdigest()


@given(ROWS, ROWS)
def test_two_contents_never_share_a_hash(
    first: list[tuple[int, str, str]], second: list[tuple[int, str, str]]
) -> None:
    assert (snapshot_hash("p", first) == snapshot_hash("p", second)) == (first == second)


def test_fields_cannot_run_into_each_other() -> None:
    hashes = {
        snapshot_hash("p", [(1, "ab", "c")]),
        snapshot_hash("p", [(1, "a", "bc")]),
        snapshot_hash("p1", [(1, "ab", "c")]),
        snapshot_hash("p", [(1, "ab", "c"), (2, "d", "e")]),
        snapshot_hash("p", [(2, "d", "e"), (1, "ab", "c")]),
        snapshot_hash("p", []),
    }
    assert len(hashes) == 6


def test_a_snapshot_counts_faces_and_subjects() -> None:
    snapshot = GallerySnapshot(
        1,
        "g",
        "p",
        "h",
        np.zeros((3, 2), np.float32),
        np.arange(3),
        np.array([0, 1, 0], np.int32),
        ("a", "b"),
        "x",
    )
    assert (snapshot.faces, snapshot.subjects) == (3, 2)
