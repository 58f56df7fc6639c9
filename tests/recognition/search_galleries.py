"""Galleries that are hard to search: ties, clusters, borders of quantisation, numbers of any size."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

from desktop.domain.snapshots import GallerySnapshot

KINDS = (
    "unit",
    "common",
    "cluster",
    "border",
    "range",
    "rows",
    "denormal",
    "zero",
    "one-hot",
    "whole",
    "near",
)


def snapshot_of(
    templates: NDArray[np.float32], subject_index: NDArray[np.int32], content: str = "x"
) -> GallerySnapshot:
    """Subjects must be numbered in the order of their first face."""
    subjects = int(subject_index.max(initial=-1)) + 1
    return GallerySnapshot(
        gallery_id=1,
        gallery_name="g",
        pack_id="p",
        pack_hash="h",
        templates=templates,
        face_ids=np.arange(len(templates), dtype=np.int64) * 10 + 7,
        subject_index=subject_index,
        subject_ids=tuple(f"s{i}" for i in range(subjects)),
        hash=content,
    )


def vectors(kind: str, count: int, length: int, random: np.random.Generator) -> NDArray[np.float32]:
    """float32 [count, length] of one kind."""
    normal = random.normal(size=(count, length))
    if kind == "unit":
        rows = normal / np.linalg.norm(normal, axis=1, keepdims=True)
    elif kind == "common":  # as templates of faces are: most of each is what all have in common
        rows = np.sin(np.arange(1, length + 1)) / length**0.5 * 1.3 + normal * 0.5 / length**0.5
    elif kind == "cluster":
        centres = random.normal(size=(3, length))
        rows = centres[random.integers(0, 3, count)] + normal * 1e-4
    elif kind == "border":  # exactly between two levels of the rows' own scale
        rows = (random.integers(-127, 127, (count, length)) + 0.5) / 127
        rows[:, 0] = 1
    elif kind == "range":  # within a row
        rows = normal * 10.0 ** random.uniform(-25, 12, (count, length))
    elif kind == "rows":  # from row to row
        rows = normal * 10.0 ** random.uniform(-25, 12, (count, 1))
    elif kind == "denormal":
        rows = normal * 1e-41
    elif kind == "zero":
        rows = np.zeros((count, length))
    elif kind == "one-hot":
        rows = np.eye(length)[random.integers(0, length, count)] * random.choice([-1, 1, 0.5], (count, 1))
    elif kind == "whole":
        rows = random.integers(-2, 3, (count, length)).astype(np.float64)
    else:  # the same up to the last bit of a few numbers
        base = np.tile(random.normal(size=length).astype(np.float32), (count, 1))
        return np.where(random.random((count, length)) < 0.1, np.nextafter(base, np.float32(9)), base)
    return rows.astype(np.float32)


@st.composite
def hard_galleries(draw: st.DrawFn) -> tuple[GallerySnapshot, NDArray[np.float32], np.random.Generator]:
    """A gallery of several kinds of rows, some of them twice, and 3 probes, float32 [3, d]."""
    random = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    length = draw(st.sampled_from([1, 2, 3, 16, 33, 128]))
    kinds = draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=3))
    rows = np.concatenate([vectors(kind, draw(st.integers(1, 150)), length, random) for kind in kinds])
    twice = rows[random.integers(0, len(rows), draw(st.integers(0, len(rows))))]
    rows = np.concatenate([rows, twice])
    rows = np.ascontiguousarray(rows[random.permutation(len(rows))])
    people = draw(st.integers(1, len(rows)))
    index = np.unique(random.integers(0, people, len(rows)), return_index=True, return_inverse=True)
    order = np.argsort(np.argsort(index[1]))  # numbered by first face
    subject_index = order[index[2].ravel()].astype(np.int32)
    probes = vectors(draw(st.sampled_from([*kinds, "unit"])), 3, length, random)
    probes[0] = rows[random.integers(len(rows))]
    return snapshot_of(rows, subject_index), probes, random
