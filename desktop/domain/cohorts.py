"""Cohort normalisation: how alike two faces are, less how much each resembles everyone else here.

`s'(p, g) = s(p, g) - (mu_p + mu_g) / 2`, the mean-only form of adaptive symmetric score normalisation
(Matejka et al., "Analysis of Score Normalization in Multilingual Speaker Recognition", Interspeech 2017;
DESIGN section 5). `mu_g` is the mean of face g's K best scores against other subjects, `mu_p` the mean of
the probe's 2nd to (K+1)th best subjects: the best is left out, because it may be the probe's own mate.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

COHORT_SIZE = 8
"""K. Settled with its form and the limit below by `tests/benchmarks/cohort_study.py`."""
MINIMUM_SUBJECTS = 300
"""With fewer the normalised score finds no more mates than the raw one and is not the default."""


@dataclass(frozen=True, slots=True)
class Cohort:
    """`means[f]` is `mu_g` of the snapshot's face f: float32 [faces]."""

    size: int
    means: NDArray[np.float32]

    def probe_mean(self, best_by_subject: NDArray[np.float32]) -> float:
        """`mu_p` of a probe from its best score against each subject, float32 [subjects].

        Raises `ValueError` with fewer than `size` + 1 subjects.
        """
        return float(probe_means(best_by_subject[None, :], self.size)[0])

    @property
    def offsets(self) -> NDArray[np.float32]:
        """What is added to every score of a face in the scan: `-mu_g / 2`, float32 [faces]."""
        return -self.means / np.float32(2)


def probe_means(best: NDArray[np.float32], size: int) -> NDArray[np.float32]:
    """`mu_p` of each row of `best`, float32 [probes, subjects]: the mean of the 2nd to (size+1)th best.

    Raises `ValueError` with fewer than `size` + 1 columns.
    """
    if best.shape[1] < size + 1:
        raise ValueError(f"a cohort of {size} needs {size + 1} subjects, not {best.shape[1]}")
    # In order, so that the sum does not depend on how they stood.
    top = np.sort(np.partition(best, best.shape[1] - size - 1, axis=1)[:, -size - 1 :], axis=1)
    means: NDArray[np.float64] = (top.sum(axis=1, dtype=np.float64) - top.max(axis=1)) / size
    return means.astype(np.float32)
