"""Exact search: every face of the snapshot is compared, no index decides who becomes a candidate."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from desktop.domain.candidates import Candidate, CandidateList
from desktop.domain.cohorts import Cohort
from desktop.domain.snapshots import GallerySnapshot
from desktop.errors import TemplatesDamaged

DEFAULT_TOP = 100
_CHUNK_BYTES = 64 * 2**20
_GATHERED_BYTES = 4 * 2**20


def comparison_scores(
    templates: NDArray[np.float32], probe: NDArray[np.float32], comparator: str
) -> NDArray[np.float32]:
    """Scores float32 [n] of `templates` float32 [n, d] against `probe` float32 [d]; higher is more alike.

    `cosine` is the inner product of unit vectors, `euclidean` the negative squared distance. Scanned in
    chunks, so that a mapped file larger than memory passes through. Raises `ValueError` for another word.
    """
    if comparator not in ("cosine", "euclidean"):
        raise ValueError(comparator)
    n, length = templates.shape
    scores = np.empty(n, np.float32)
    step = max(1, _CHUNK_BYTES // (4 * length))
    for start in range(0, n, step):
        part = templates[start : start + step]
        if comparator == "cosine":
            # Not a BLAS product: that rounds the same row differently at different places, and the order
            # among equal templates would hang on it. As fast, since memory is what it waits for.
            np.einsum("ij,j->i", part, probe, out=scores[start : start + step])
        else:
            delta = part - probe
            scores[start : start + step] = -np.einsum("ij,ij->i", delta, delta)
    return scores


def row_scores(
    templates: NDArray[np.float32],
    rows: NDArray[np.int64],
    probe: NDArray[np.float32],
    comparator: str,
) -> NDArray[np.float32]:
    """`comparison_scores` of some `rows`, the same to the last bit: float32 [len(rows)]."""
    scores = np.empty(len(rows), np.float32)
    step = max(1, _GATHERED_BYTES // (4 * templates.shape[1]))
    for start in range(0, len(rows), step):
        part = np.ascontiguousarray(templates[rows[start : start + step]], np.float32)
        scores[start : start + step] = comparison_scores(part, probe, comparator)
    return scores


def check_search(snapshot: GallerySnapshot, probe: NDArray[np.float32], cohort: Cohort | None) -> None:
    """Raises `ValueError` for what `search_snapshot` refuses before it looks at the gallery."""
    if not np.isfinite(probe).all():
        raise ValueError("the probe's template is no number")
    if probe.shape != (snapshot.templates.shape[1],):
        raise ValueError(f"a template of length {snapshot.templates.shape[1]} is needed, not {probe.shape}")
    if cohort is not None and len(cohort.means) != snapshot.faces:
        raise ValueError("the cohort was measured on another snapshot")


def search_snapshot(
    snapshot: GallerySnapshot,
    probe: NDArray[np.float32],
    *,
    comparator: str = "cosine",
    top: int = DEFAULT_TOP,
    cohort: Cohort | None = None,
) -> CandidateList:
    """Candidates of one probe template (float32 [d]): each subject by its best face, best first.

    With a `cohort` (of this very snapshot) scores are normalised, exactly: half of each face's cohort mean
    is taken off in the scan, half of the probe's off all of them; `raw_score` is that of the same face.
    Equal scores are ordered by enrolment, earlier first, so that the same search gives the same list.
    Raises `ValueError` when the probe's length is not that of the templates, the probe is no number, or the
    cohort is of another snapshot, `TemplatesDamaged` where a template of the gallery is no number.
    """
    check_search(snapshot, probe, cohort)
    raw, scores, probe_mean = _all_scores(snapshot, probe, comparator, cohort)
    best = _best_by_subject(snapshot, scores)
    # The first face of each subject that reaches its best score.
    at_best = np.flatnonzero(scores == best[snapshot.subject_index])
    best_face = np.zeros(snapshot.subjects, np.int64)
    best_face[snapshot.subject_index[at_best[::-1]]] = at_best[::-1]
    listed = min(top, snapshot.subjects)
    # Exact also among ties at the last place: everything at or above the k-th score is sorted.
    if 0 < listed < snapshot.subjects:
        cut = np.partition(best, snapshot.subjects - listed)[snapshot.subjects - listed]
        pool = np.flatnonzero(best >= cut)
    else:
        pool = np.arange(snapshot.subjects)
    order = pool[np.lexsort((best_face[pool], -best[pool]))][:listed]
    faces = best_face[order]
    rows = candidates_of(snapshot, order, faces, best[order], raw[faces])
    return CandidateList(rows, snapshot.subjects, snapshot.faces, np.sort(best), probe_mean=probe_mean)


def candidates_of(
    snapshot: GallerySnapshot,
    subjects: NDArray[np.int64],
    faces: NDArray[np.int64],
    scores: NDArray[np.float32],
    raw: NDArray[np.float32],
) -> tuple[Candidate, ...]:
    """Best first: places of subjects and of their best faces, and these faces' scores."""
    columns = (subjects, snapshot.face_ids[faces], scores, raw)
    rows = zip(*(column.tolist() for column in columns), strict=True)
    return tuple(
        Candidate(rank, snapshot.subject_ids[subject], face_id, score, raw_score)
        for rank, (subject, face_id, score, raw_score) in enumerate(rows, start=1)
    )


class ScoresOfEverybody:
    """The best score of every subject for one probe, by the exact scan when somebody asks for it.

    A search lists its candidates without. Until they are known this holds on to the snapshot; what is
    erased from its template file in between is read as it then stands, which is why `start` is called as
    soon as a search is over. See `ScoresOnDemand`.
    """

    def __init__(
        self,
        snapshot: GallerySnapshot,
        probe: NDArray[np.float32],
        comparator: str,
        cohort: Cohort | None,
    ) -> None:
        self._turn = threading.Lock()
        self._scores: NDArray[np.float32] | None = None
        self._scan: Callable[[], NDArray[np.float32]] | None = lambda: np.sort(
            _best_by_subject(snapshot, _all_scores(snapshot, probe, comparator, cohort)[1])
        )

    def start(self) -> None:
        """Begins in the background."""
        threading.Thread(target=self._compute_quietly, name="second-look-everybody").start()

    def ascending(self) -> NDArray[np.float32]:
        with self._turn:
            if self._scores is None:
                assert self._scan is not None
                self._scores = self._scan()
                self._scan = None
            return self._scores

    def _compute_quietly(self) -> None:
        # Who asks for them is told what is wrong.
        with contextlib.suppress(TemplatesDamaged):
            self.ascending()


def _all_scores(
    snapshot: GallerySnapshot, probe: NDArray[np.float32], comparator: str, cohort: Cohort | None
) -> tuple[NDArray[np.float32], NDArray[np.float32], float | None]:
    """Raw scores and scores in use of every face, float32 [faces], and `mu_p`.

    Raises `TemplatesDamaged`.
    """
    raw = comparison_scores(snapshot.templates, np.ascontiguousarray(probe, np.float32), comparator)
    broken = int((~np.isfinite(raw)).sum())
    if broken:
        raise TemplatesDamaged(name=snapshot.gallery_name, count=broken)
    if cohort is None:
        return raw, raw, None
    probe_mean = cohort.probe_mean(_best_by_subject(snapshot, raw))
    return raw, raw + cohort.offsets - np.float32(probe_mean / 2), probe_mean


def _best_by_subject(snapshot: GallerySnapshot, scores: NDArray[np.float32]) -> NDArray[np.float32]:
    if snapshot.faces == snapshot.subjects:  # one face each
        best = np.empty(snapshot.subjects, np.float32)
        best[snapshot.subject_index] = scores
        return best
    best = np.full(snapshot.subjects, -np.inf, np.float32)
    np.maximum.at(best, snapshot.subject_index, scores)
    return best
