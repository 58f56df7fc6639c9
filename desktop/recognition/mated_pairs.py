"""Mated 1:1 comparisons of a gallery: one a person, so that they are independent of each other."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from desktop.domain.snapshots import GallerySnapshot


def first_with_second(snapshot: GallerySnapshot, comparator: str) -> NDArray[np.float32]:
    """Raw score of the first face of each subject with its second, float32 [subjects with two or more].

    Raises `ValueError` for an unknown comparator.
    """
    if comparator not in ("cosine", "euclidean"):
        raise ValueError(comparator)
    order = np.argsort(snapshot.subject_index, kind="stable")
    ordered = snapshot.subject_index[order]
    starts = np.flatnonzero(np.diff(ordered, prepend=-1))
    ends = np.append(starts[1:], len(ordered))
    several = ends - starts > 1
    first, second = (
        np.asarray(snapshot.templates[order[starts[several] + place]], np.float32) for place in (0, 1)
    )
    if comparator == "cosine":
        scores: NDArray[np.float32] = np.einsum("ij,ij->i", first, second)
        return scores
    apart = first - second
    distances: NDArray[np.float32] = -np.einsum("ij,ij->i", apart, apart)
    return distances
