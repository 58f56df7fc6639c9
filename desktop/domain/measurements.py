"""What leave-one-out measured on one snapshot with one pack."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from desktop.domain.cohorts import MINIMUM_SUBJECTS, Cohort
from desktop.domain.rate_samples import RateSample
from desktop.domain.score_kinds import ScoreKind

TOP_NON_MATED = 64
"""How many non-mated scores are kept for each subject."""


@dataclass(frozen=True, slots=True)
class ScoreHistogram:
    """Counts of scores in equal bins from `low` to `high`: int64 [bins]."""

    low: float
    high: float
    counts: NDArray[np.int64]

    @property
    def total(self) -> int:
        return int(self.counts.sum())

    @property
    def edges(self) -> NDArray[np.float64]:
        """Lower edge of each bin, float64 [bins]."""
        return np.linspace(self.low, self.high, len(self.counts) + 1)[:-1]

    def share_at_or_above(self) -> NDArray[np.float64]:
        """Share of all scores at or above each lower edge, float64 [bins]; zeros when empty."""
        from_top = np.cumsum(self.counts[::-1])[::-1].astype(np.float64)
        return from_top / self.total if self.total else from_top


@dataclass(frozen=True, slots=True)
class Cells:
    """Subjects by everything that is recorded about them at once.

    `values` are the combinations of recorded values of `attributes` (for example sex, race, age band) that
    occur; empty text means not recorded. `of[i]` int32 [subjects] points into them.
    """

    attributes: tuple[str, ...]
    values: tuple[tuple[str, ...], ...]
    of: NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class PairHistograms:
    """Cross-subject scores by who was compared with whom.

    `counts[p, g]` int64 [cells, cells, bins] counts the scores of probes of cell p against enrolled faces
    of cell g, in equal bins from `low` to `high`.
    """

    cells: Cells
    low: float
    high: float
    counts: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class MeasuredScores:
    """Leave-one-out scores of one kind, for n subjects, each searched with its first enrolled face.

    `searched` int32 [n], ascending, are their places in `Measurement.subject_ids`; None where everybody
    was searched for. `top[i]` float32 [n, k], descending: the k best scores of the i-th of them against
    other subjects, each by its best face; k is `TOP_NON_MATED`, or the number of the others where that is
    less. `other[i]` int32 [n, k] are these subjects
    (places in `Measurement.subject_ids`), `other_face[i]` int32 [n, k] their best faces (places in
    `Measurement.face_ids`).

    `mated` float32 [m] is the best score of the first face of each subject with several captures against
    its own other faces; `mated_subjects` int32 [m] says whose.

    `mated_ranks` int32 [m] are the ranks of these mates among all subjects, behind those of equal score;
    k + 1 means that k or more stood before it. `comparisons` counts every score of a first face against a
    face of another subject.

    `more` int32 [e], ascending, were searched in addition to a sample for the rate of their group alone
    (`rate_samples`), with the best scores `more_best` float32 [e]; None where nobody was.
    """

    kind: ScoreKind
    top: NDArray[np.float32]
    other: NDArray[np.int32]
    other_face: NDArray[np.int32]
    mated: NDArray[np.float32]
    mated_subjects: NDArray[np.int32]
    mated_ranks: NDArray[np.int32]
    comparisons: ScoreHistogram
    pairs: PairHistograms
    searched: NDArray[np.int32] | None = None
    more: NDArray[np.int32] | None = None
    more_best: NDArray[np.float32] | None = None

    @property
    def best(self) -> NDArray[np.float32]:
        """float32 [n]: each is one non-mated search against all other subjects."""
        return self.top[:, 0]

    @property
    def n(self) -> int:
        """How many searches there are."""
        return len(self.top)

    @property
    def enrolled(self) -> int:
        """How many subjects the gallery has; each is searched for in all others."""
        return self.n if self.searched is None else len(self.pairs.cells.of)

    @property
    def places(self) -> NDArray[np.int32]:
        """Whom each search is for, int32 [n]: places in `Measurement.subject_ids`."""
        return np.arange(self.n, dtype=np.int32) if self.searched is None else self.searched


@dataclass(frozen=True, slots=True)
class Measurement:
    """`subject_ids` and `face_ids` (int64 [faces]) as in the snapshot; `first_faces` int32 [n] are the
    places of the subjects' first faces, which play the probe. `normalised` and `cohort` are None where the
    gallery is too small for a cohort. `sample` is None where the gallery is not so large that a sample of
    it is drawn: then everybody is searched for, and belongs to the cohort."""

    gallery_id: int
    snapshot_hash: str
    pack_hash: str
    measured_at: datetime
    seconds: float
    subject_ids: tuple[str, ...]
    face_ids: NDArray[np.int64]
    first_faces: NDArray[np.int32]
    raw: MeasuredScores
    normalised: MeasuredScores | None
    cohort: Cohort | None
    sample: RateSample | None = None

    @property
    def n(self) -> int:
        """How many subjects are enrolled."""
        return len(self.subject_ids)

    @property
    def is_of_everybody(self) -> bool:
        """Whether each of them was searched for."""
        return self.raw.searched is None

    @property
    def default_kind(self) -> ScoreKind:
        """The normalised score from `MINIMUM_SUBJECTS` subjects up."""
        enough = self.normalised is not None and self.n >= MINIMUM_SUBJECTS
        return ScoreKind.NORMALISED if enough else ScoreKind.RAW

    def scores(self, kind: ScoreKind) -> MeasuredScores:
        """Raises `ValueError` for the normalised scores of a gallery that is too small for them."""
        if kind is ScoreKind.RAW:
            return self.raw
        if self.normalised is None:
            raise ValueError("no normalised scores were measured")
        return self.normalised
